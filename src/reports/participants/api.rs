//! The list of participants over HTTP.

use poem::Request;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};

use super::types::ListOfParticipants;
use super::{paper, service, table};
use crate::context::Context;
use crate::events;
use crate::files;
use crate::http::{Auth, Format, FormatOf, Offered, Problem, Read, Rendered, Tag, wanted};
use crate::ids::EventId;
use crate::pages::Asked;
use crate::text::Language;

/// The list of participants.
pub struct ParticipantsApi(pub Context);

impl Offered for ListOfParticipants {
    const FORMATS: &'static [Format] =
        &[Format::Json, Format::Csv, Format::Xlsx, Format::Pdf, Format::Docx];
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Registrations")]
impl ParticipantsApi {
    /// The list of participants
    ///
    /// Those who are confirmed and agreed to stand in it, as on the day, in official order: delegates
    /// by the names of their countries in the language of the list, within a delegation whoever is
    /// addressed as an Excellency first, then in the order of the delegation, and then by name; then observers, resource persons with the
    /// speakers, organizers, guests and media. It has no address and no telephone number. As `pdf` it
    /// is ready to print, for screen readers too; as `docx` it is for whoever goes on writing in it;
    /// both hold up to 10,000 people (422).
    #[oai(
        path = "/events/:id/list-of-participants",
        method = "get",
        operation_id = "get_list_of_participants"
    )]
    async fn get_list_of_participants(
        &self,
        by: Auth<Read>,
        id: Path<EventId>,
        /// `json`, `csv`, `xlsx`, `pdf` or `docx`; it goes before `Accept`.
        format: Query<Option<FormatOf<ListOfParticipants>>>,
        /// The language of the list; it goes before `Accept-Language`.
        #[oai(name = "language")]
        _language: Query<Option<Language>>,
        request: &Request,
    ) -> Result<Rendered<ListOfParticipants>, Problem> {
        let (db, format) = (self.0.db.read(), wanted(request, format.as_ref())?);
        let event = events::service::find(db, &by, id.0).await?;
        let reader = Asked::of(request).reader(event.working_languages.iter());
        let list = service::list(db, &event, reader.language()).await?;
        let name = format!("{}-participants.{}", event.slug, format.name());
        if let Some(kind) = format.sheet() {
            let sheet = table::table(kind, &reader, &list)?;
            return Ok(Rendered::sheet(format, &name, sheet).await?);
        }
        if format == Format::Json {
            return Ok(Rendered::Json(list));
        }
        files::paper::check_length(list.participants.len())?;
        let paper = move || paper::paper(&reader, &event, &list);
        Ok(if format == Format::Docx {
            Rendered::file(format, &name, files::paper::docx(move || paper().into()).await?)
        } else {
            Rendered::pdf(&name, move || paper().into()).await?
        })
    }
}
