//! Registrations over HTTP. Registering and deciding have to do with the seats of countries too: see
//! `processes`.

use poem::Request;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};

use super::table::RegisterTable;
use super::types::{RegistrationFilter, RegistrationOut, RegistrationPatch};
use super::{form, service};
use crate::context::Context;
use crate::db::Write;
use crate::events;
use crate::http::{
    Acted, Auth, Body, Filter, Format, FormatOf, Found, IdempotencyKey, IfMatch, List, Listing,
    Offered, Organize, Problem, Read, Rendered, Resource, Tag, wanted,
};
use crate::ids::{EventId, RegistrationId};
use crate::pages::Asked;
use crate::text::Language;

/// Registrations.
pub struct RegistrationsApi(pub Context);

impl Resource for RegistrationOut {
    fn path(&self) -> String {
        format!("registrations/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Filter for RegistrationFilter {
    const SORTS: &'static [&'static str] = &[];
    const SEARCHABLE: bool = true;
}

impl Offered for List<RegistrationOut> {
    const FORMATS: &'static [Format] = &[Format::Json, Format::Csv, Format::Xlsx];
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Registrations")]
impl RegistrationsApi {
    /// The register of an event
    ///
    /// `q` finds names, codes and organizations. As `csv` or `xlsx` it is a table of all that the
    /// filters leave, and not of one page: `limit` and `cursor` say nothing there. Each field of the
    /// registration form has a column, also one that is asked no more; who chose several has a line
    /// for each. An `xlsx` has up to 50,000 rows (422). For others than organizers there is the list
    /// of participants.
    #[oai(path = "/events/:id/registrations", method = "get", operation_id = "list_registrations")]
    async fn list_registrations(
        &self,
        by: Auth<Read>,
        id: Path<EventId>,
        query: Listing<RegistrationFilter>,
        /// `json`, `csv` or `xlsx`; it goes before `Accept`.
        format: Query<Option<FormatOf<List<RegistrationOut>>>>,
        /// The language of the headings of a table; it goes before `Accept-Language`.
        #[oai(name = "language")]
        _language: Query<Option<Language>>,
        request: &Request,
    ) -> Result<Rendered<List<RegistrationOut>>, Problem> {
        let (db, format) = (self.0.db.read(), wanted(request, format.as_ref())?);
        let Some(kind) = format.sheet() else {
            events::service::check_seen(db, &by, id.0).await?;
            let page = service::list(db, id.0, &query.page, &query).await?;
            return Ok(Rendered::Json(page.into()));
        };
        let event = events::service::find(db, &by, id.0).await?;
        let form = form::service::get(db, event.id).await?;
        let reader = Asked::of(request).reader(event.working_languages.iter());
        let mut register = RegisterTable::begin(kind, &reader, &form)?;
        service::each(db, event.id, &query.page, &query, |row| register.add(row)).await?;
        let name = format!("{}-registrations.{}", event.slug, format.name());
        Ok(Rendered::sheet(format, &name, register.end()).await?)
    }

    /// One registration
    #[oai(path = "/registrations/:id", method = "get", operation_id = "get_registration")]
    async fn get_registration(
        &self,
        by: Auth<Read>,
        id: Path<RegistrationId>,
    ) -> Result<Found<RegistrationOut>, Problem> {
        let db = self.0.db.read();
        let row = service::find(db, &by, id.0).await?;
        Ok(Found(service::get(db, row).await?))
    }

    /// Change a registration
    ///
    /// Nobody is mailed unless `notify` is true: then the person gets one mail that names what
    /// changed for them, with the entry for the calendar as it is now. Who moves between room and network needs a free seat of the other
    /// kind; so does an organizer who becomes anything else. Where there is none, somebody who is
    /// confirmed keeps what they have (409 `registration.full`), and who waits goes to the end of
    /// the other waiting list. Who waits for a seat and becomes an organizer is confirmed, for
    /// organizers take none. In a draft `notify` is refused (409).
    #[oai(path = "/registrations/:id", method = "patch", operation_id = "update_registration")]
    async fn update_registration(
        &self,
        by: Auth<Organize>,
        id: Path<RegistrationId>,
        if_match: IfMatch,
        body: Body<RegistrationPatch>,
    ) -> Result<Found<RegistrationOut>, Problem> {
        let (by, vault, id) = (&*by, &self.0.vault, id.0);
        let said = (&*if_match, &*body);
        let look = move |w: Write| async move {
            let row = service::find(&w, by, id).await?;
            service::get(&w, row).await
        };
        let deed = move |w| async move { service::update(&w, by, vault, id, said).await };
        self.0.change(look, deed).await
    }

    /// Promote the first on the waiting list
    ///
    /// Free seats are filled by themselves; this is for a registration that is first and was left
    /// waiting, such as after a rejection. Nobody overtakes: 409 names the place on the list.
    #[oai(
        path = "/registrations/:id/promote",
        method = "post",
        operation_id = "promote_registration"
    )]
    async fn promote_registration(
        &self,
        by: Auth<Organize>,
        id: Path<RegistrationId>,
        idempotency_key: IdempotencyKey,
    ) -> Result<Acted<RegistrationOut>, Problem> {
        let (by, id) = (&*by, id.0);
        let deed = move |w| async move { service::promote(&w, by, id).await };
        self.0.act(by, idempotency_key.alone(), deed).await
    }
}
