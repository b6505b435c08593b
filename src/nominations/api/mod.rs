//! Quotas and nominations over HTTP. Nominating and selecting have to do with invitations and the
//! register too: see `processes`.

mod quotas;

use poem::Request;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::types::{
    NominationBalance, NominationDecline, NominationFilter, NominationOut, NominationPatch,
};
use super::{service, table};
use crate::context::Context;
use crate::db::Write;
use crate::events;
use crate::http::{
    Acted, Auth, Body, Deleted, Filter, Format, FormatOf, Found, IdempotencyKey, IfMatch, List,
    Listing, Offered, Organize, Problem, Read, Rendered, Resource, Tag, wanted,
};
use crate::ids::{EventId, NominationId};
use crate::pages::Asked;
use crate::text::Language;

pub use quotas::QuotasApi;

/// Nominations.
pub struct NominationsApi(pub Context);

impl Resource for NominationOut {
    fn path(&self) -> String {
        format!("nominations/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Filter for NominationFilter {
    const SORTS: &'static [&'static str] = &["rank"];
    const SEARCHABLE: bool = true;
}

impl Offered for List<NominationOut> {
    const FORMATS: &'static [Format] = &[Format::Json, Format::Csv, Format::Xlsx];
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Nominations")]
impl NominationsApi {
    /// The nominations to an event
    ///
    /// In the order in which they were made, or with `sort=rank` in the order of their country, with
    /// `country` of one. `q` finds names, addresses and positions. As `csv` or `xlsx` it is a table of
    /// all that the filters leave, and not of one page: `limit` and `cursor` say nothing there.
    #[oai(path = "/events/:id/nominations", method = "get", operation_id = "list_nominations")]
    async fn list_nominations(
        &self,
        by: Auth<Read>,
        id: Path<EventId>,
        query: Listing<NominationFilter>,
        /// `json`, `csv` or `xlsx`; it goes before `Accept`.
        format: Query<Option<FormatOf<List<NominationOut>>>>,
        /// The language of the headings of a table; it goes before `Accept-Language`.
        #[oai(name = "language")]
        _language: Query<Option<Language>>,
        request: &Request,
    ) -> Result<Rendered<List<NominationOut>>, Problem> {
        let (db, format) = (self.0.db.read(), wanted(request, format.as_ref())?);
        let Some(kind) = format.sheet() else {
            events::service::check_seen(db, &by, id.0).await?;
            let page = service::list(db, id.0, &query.page, &query).await?;
            return Ok(Rendered::Json(page.into()));
        };
        let event = events::service::find(db, &by, id.0).await?;
        let reader = Asked::of(request).reader(event.working_languages.iter());
        let mut sheet = table::begin(kind, &reader)?;
        for row in service::whole(db, event.id, &query.page, &query).await? {
            sheet.row(&table::cells(&row))?;
        }
        let name = format!("{}-nominations.{}", event.slug, format.name());
        Ok(Rendered::sheet(format, &name, sheet).await?)
    }

    /// How the delegations are balanced
    ///
    /// Among those nominated, and those selected: countries, women and men.
    #[oai(
        path = "/events/:id/nominations/balance",
        method = "get",
        operation_id = "get_nomination_balance"
    )]
    async fn get_nomination_balance(
        &self,
        by: Auth<Read>,
        id: Path<EventId>,
    ) -> Result<Json<NominationBalance>, Problem> {
        let db = self.0.db.read();
        events::service::check_seen(db, &by, id.0).await?;
        Ok(Json(service::balance(db, id.0).await?))
    }

    /// One nomination
    #[oai(path = "/nominations/:id", method = "get", operation_id = "get_nomination")]
    async fn get_nomination(
        &self,
        by: Auth<Read>,
        id: Path<NominationId>,
    ) -> Result<Found<NominationOut>, Problem> {
        let db = self.0.db.read();
        let row = service::find(db, &by, id.0).await?;
        Ok(Found(service::get(db, row).await?))
    }

    /// Change a nomination
    ///
    /// Its place in the country's order, the role, and whether it is an alternate's. Nobody is mailed.
    /// The role of one who is selected is the invitation's: change it there (409
    /// `nomination.selected`).
    #[oai(path = "/nominations/:id", method = "patch", operation_id = "update_nomination")]
    async fn update_nomination(
        &self,
        by: Auth<Organize>,
        id: Path<NominationId>,
        if_match: IfMatch,
        body: Body<NominationPatch>,
    ) -> Result<Found<NominationOut>, Problem> {
        let (by, id, expected, patch) = (&*by, id.0, &*if_match, &*body);
        let look = move |w: Write| async move {
            let row = service::find(&w, by, id).await?;
            service::get(&w, row).await
        };
        let deed = move |w| async move { service::update(&w, by, id, expected, patch).await };
        self.0.change(look, deed).await
    }

    /// Delete a nomination
    ///
    /// For one that was entered by mistake; the person stays. Not one who is selected (409).
    #[oai(path = "/nominations/:id", method = "delete", operation_id = "delete_nomination")]
    async fn delete_nomination(
        &self,
        by: Auth<Organize>,
        id: Path<NominationId>,
    ) -> Result<Deleted, Problem> {
        let (by, id) = (&*by, id.0);
        self.0.db.write(move |w| async move { service::delete(&w, by, id).await }).await?;
        Ok(Deleted)
    }

    /// Have somebody stand by
    ///
    /// They are selected, in the order of their country, when one who is selected does not come.
    /// Nobody is mailed before.
    #[oai(path = "/nominations/:id/reserve", method = "post", operation_id = "reserve_nomination")]
    async fn reserve_nomination(
        &self,
        by: Auth<Organize>,
        id: Path<NominationId>,
        idempotency_key: IdempotencyKey,
    ) -> Result<Acted<NominationOut>, Problem> {
        let (by, id) = (&*by, id.0);
        let deed = move |w| async move { service::reserve(&w, by, id).await };
        self.0.act(by, idempotency_key.alone(), deed).await
    }

    /// Decline a nomination
    ///
    /// The reason is kept, and nobody is mailed. Who is selected is let go by revoking their invitation
    /// or withdrawing their registration (409 says so), so that the seat goes to who is next.
    #[oai(path = "/nominations/:id/decline", method = "post", operation_id = "decline_nomination")]
    async fn decline_nomination(
        &self,
        by: Auth<Organize>,
        id: Path<NominationId>,
        idempotency_key: IdempotencyKey,
        body: Body<NominationDecline>,
    ) -> Result<Acted<NominationOut>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { service::decline(&w, by, id, input).await };
        self.0.act(by, repeat, deed).await
    }
}
