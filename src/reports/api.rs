//! Reports over HTTP.

use poem::{IntoResponse as _, Request};
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use typesetting::Document;

use super::summary::service::at_ease;
use super::summary::types::ReportLanguage;
use super::types::EventStatistics;
use super::{pages, service};
use crate::context::Context;
use crate::error::Result;
use crate::events;
use crate::files::{document, paper};
use crate::http::{Auth, Format, FormatOf, Offered, Problem, Read, Rendered, Tag, wanted};
use crate::ids::EventId;
use crate::pages::{Asked, Reader};
use crate::text::Language;

/// What is computed over the parts.
pub struct ReportsApi(pub Context);

impl Offered for EventStatistics {
    const FORMATS: &'static [Format] = &[Format::Json, Format::Html];
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Events")]
impl ReportsApi {
    /// Statistics of an event
    ///
    /// Computed from the registrations, beside the figures that a report claims: where the two
    /// differ, `differs` is true and neither is corrected. As `json`, and as `html` with pictures for
    /// the organizers themselves: where few are counted, one can tell who they are. There the seats of
    /// countries stand too.
    #[oai(path = "/events/:id/statistics", method = "get", operation_id = "get_event_statistics")]
    async fn get_event_statistics(
        &self,
        by: Auth<Read>,
        id: Path<EventId>,
        /// `json` or `html`; it goes before `Accept`.
        format: Query<Option<FormatOf<EventStatistics>>>,
        /// The language of `html`; it goes before `Accept-Language`.
        #[oai(name = "language")]
        _language: Query<Option<Language>>,
        request: &Request,
    ) -> Result<Rendered<EventStatistics>, Problem> {
        let format = wanted(request, format.as_ref())?;
        let (db, now) = (self.0.db.read(), self.0.db.clock().now());
        let event = events::service::find(db, &by, id.0).await?;
        let statistics = service::statistics(db, &event, now).await?;
        if format == Format::Json {
            return Ok(Rendered::Json(statistics));
        }
        let reader = Asked::of(request).reader(event.working_languages.iter());
        let page = pages::page(db, &event, statistics, &reader, now).await?;
        Ok(Rendered::Other(page.into_response()))
    }
}

/// Whose a report is: of those who read one of its languages.
pub(super) fn reader<'a>(
    request: &Request,
    otherwise: impl IntoIterator<Item = &'a Language>,
) -> Reader {
    Asked::of(request).reader_among(ReportLanguage::TAGS, otherwise)
}

/// A report in any format but JSON.
pub(super) async fn handed_on<T>(
    format: Format,
    name: &str,
    reader: &Reader,
    document: Document,
) -> Result<Rendered<T>> {
    Ok(match format {
        Format::Html => {
            let (reader, name) = (reader.clone(), name.to_owned());
            let page = at_ease(move || crate::pages::handed_on(&reader, &document, &name));
            Rendered::Other(page.await??.into_response())
        }
        Format::Docx => Rendered::file(format, name, paper::docx(move || document.into()).await?),
        Format::Pdf => Rendered::pdf(name, move || document.into()).await?,
        _ => {
            let text = at_ease(move || document::markdown(&document)).await?;
            Rendered::file(format, name, text.into_bytes())
        }
    })
}
