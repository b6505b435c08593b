//! Quotas over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use crate::context::Context;
use crate::db::Write;
use crate::events;
use crate::http::{
    Auth, Body, Created, Deleted, Filter, Found, IdempotencyKey, IfMatch, List, Listing, Organize,
    Problem, Read, Resource, Tag,
};
use crate::ids::{EventId, QuotaId};
use crate::nominations::service::quotas as service;
use crate::nominations::types::{QuotaCreate, QuotaFilter, QuotaOut, QuotaPatch};

/// Seats by country.
pub struct QuotasApi(pub Context);

impl Resource for QuotaOut {
    fn path(&self) -> String {
        format!("quotas/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Filter for QuotaFilter {
    const SORTS: &'static [&'static str] = &[];
    const SEARCHABLE: bool = false;
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Nominations")]
impl QuotasApi {
    /// The seats of each country
    ///
    /// And how they stand: how many are taken and how many people are nominated, and how many of
    /// them are women and men.
    #[oai(path = "/events/:id/quotas", method = "get", operation_id = "list_quotas")]
    async fn list_quotas(
        &self,
        by: Auth<Read>,
        id: Path<EventId>,
        query: Listing<QuotaFilter>,
    ) -> Result<Json<List<QuotaOut>>, Problem> {
        let db = self.0.db.read();
        events::service::check_seen(db, &by, id.0).await?;
        Ok(service::list(db, id.0, &query.page, &query).await?.into())
    }

    /// Give a country seats
    ///
    /// Once an event has quotas, a country without one has no seats; without any, a country may have
    /// as many selected as you like. Not fewer than are selected already (409 `quota.taken`), nor fewer
    /// `alternates` than stand by (409 `quota.alternates`). A
    /// cloned event has the quotas of the first.
    #[oai(path = "/events/:id/quotas", method = "post", operation_id = "create_quota")]
    async fn create_quota(
        &self,
        by: Auth<Organize>,
        id: Path<EventId>,
        idempotency_key: IdempotencyKey,
        body: Body<QuotaCreate>,
    ) -> Result<Created<QuotaOut>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { service::create(&w, by, id, input).await };
        self.0.create(by, repeat, deed).await
    }

    /// One quota
    #[oai(path = "/quotas/:id", method = "get", operation_id = "get_quota")]
    async fn get_quota(
        &self,
        by: Auth<Read>,
        id: Path<QuotaId>,
    ) -> Result<Found<QuotaOut>, Problem> {
        Ok(Found(service::get(self.0.db.read(), &by, id.0).await?))
    }

    /// Change a quota
    ///
    /// More seats select nobody by themselves; fewer than are taken is a 409 (`quota.taken`), and fewer
    /// `alternates` than stand by too (`quota.alternates`).
    #[oai(path = "/quotas/:id", method = "patch", operation_id = "update_quota")]
    async fn update_quota(
        &self,
        by: Auth<Organize>,
        id: Path<QuotaId>,
        if_match: IfMatch,
        body: Body<QuotaPatch>,
    ) -> Result<Found<QuotaOut>, Problem> {
        let (by, id, expected, patch) = (&*by, id.0, &*if_match, &*body);
        let look = move |w: Write| async move { service::get(&w, by, id).await };
        let deed = move |w| async move { service::update(&w, by, id, expected, patch).await };
        self.0.change(look, deed).await
    }

    /// Delete a quota
    ///
    /// Only one of which no seat is taken (409 `quota.taken`).
    #[oai(path = "/quotas/:id", method = "delete", operation_id = "delete_quota")]
    async fn delete_quota(
        &self,
        by: Auth<Organize>,
        id: Path<QuotaId>,
    ) -> Result<Deleted, Problem> {
        let (by, id) = (&*by, id.0);
        self.0.db.write(move |w| async move { service::delete(&w, by, id).await }).await?;
        Ok(Deleted)
    }
}
