//! The overview of a programme over HTTP.

use poem::{IntoResponse as _, Request};
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};

use super::types::ProgrammeOverview;
use super::{pages, service};
use crate::context::Context;
use crate::http::{Auth, Format, FormatOf, Offered, Problem, Read, Rendered, Tag, wanted};
use crate::ids::ProgrammeId;
use crate::pages::Asked;
use crate::text::Language;

/// The overview of a programme.
pub struct OverviewApi(pub Context);

impl Offered for ProgrammeOverview {
    const FORMATS: &'static [Format] = &[Format::Json, Format::Html];
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Programmes")]
impl OverviewApi {
    /// A programme at a glance
    ///
    /// Its events and those of all programmes below it that the token sees, in their order: how many were
    /// invited, confirmed and came, and from which countries; how many took part in two events or more, and
    /// who (200 at most, in `json` alone); how the recommendations stand. Who takes part is who is
    /// confirmed, but observers, media and organizers; who came back and from where is counted over the
    /// events that have begun. As `json`, and as `html` with pictures for the organizers themselves. At
    /// most 2,000 events (409).
    #[oai(
        path = "/programmes/:id/overview",
        method = "get",
        operation_id = "get_programme_overview"
    )]
    async fn get_programme_overview(
        &self,
        by: Auth<Read>,
        id: Path<ProgrammeId>,
        /// `json` or `html`; it goes before `Accept`.
        format: Query<Option<FormatOf<ProgrammeOverview>>>,
        /// The language of `html`; it goes before `Accept-Language`.
        #[oai(name = "language")]
        _language: Query<Option<Language>>,
        request: &Request,
    ) -> Result<Rendered<ProgrammeOverview>, Problem> {
        let format = wanted(request, format.as_ref())?;
        let (db, now) = (self.0.db.read(), self.0.db.clock().now());
        let seen = service::read(db, &by, id.0, now).await?;
        if format == Format::Json {
            return Ok(Rendered::Json(service::shown(seen)));
        }
        let page = pages::page(&Asked::of(request).reader([]), &seen);
        Ok(Rendered::Other(page.into_response()))
    }
}
