//! Capacity needs and barriers over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use super::service;
use crate::access::Actor;
use crate::context::Context;
use crate::db::{Expected, Write};
use crate::http::{
    Auth, Body, Created, Deleted, Filter, Found, IdempotencyKey, IfMatch, List, Listing, Organize,
    Problem, Read, Resource, Tag,
};
use crate::ids::NeedId;
use crate::needs::types::NeedKind::{Barrier, CapacityNeed};
use crate::needs::types::{NeedCreate, NeedFilter, NeedKind, NeedOut, NeedPatch};

/// Capacity needs and barriers.
pub struct NeedsApi(pub Context);

impl Resource for NeedOut {
    fn path(&self) -> String {
        format!("{}/{}", self.kind.path(), self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Filter for NeedFilter {
    const SORTS: &'static [&'static str] = &[];
    const SEARCHABLE: bool = true;
}

impl NeedsApi {
    async fn make(
        &self,
        by: &Actor,
        kind: NeedKind,
        key: IdempotencyKey,
        body: Body<NeedCreate>,
    ) -> Result<Created<NeedOut>, Problem> {
        let (input, repeat) = (&*body, key.with(&body));
        let deed = move |w| async move { service::create(&w, by, kind, input).await };
        self.0.create(by, repeat, deed).await
    }

    async fn patch(
        &self,
        by: &Actor,
        which: (NeedKind, NeedId),
        expected: &Expected,
        patch: &NeedPatch,
    ) -> Result<Found<NeedOut>, Problem> {
        let look = move |w: Write| async move { service::get(&w, by, which.0, which.1).await };
        let deed = move |w| async move { service::update(&w, by, which, expected, patch).await };
        self.0.change(look, deed).await
    }

    async fn remove(&self, by: &Actor, kind: NeedKind, id: NeedId) -> Result<Deleted, Problem> {
        self.0.db.write(move |w| async move { service::delete(&w, by, kind, id).await }).await?;
        Ok(Deleted)
    }
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Recommendations")]
impl NeedsApi {
    /// List capacity needs
    ///
    /// What was found that countries have to be able to do, with the recommendations that answer it.
    #[oai(path = "/capacity-needs", method = "get", operation_id = "list_capacity_needs")]
    async fn list_capacity_needs(
        &self,
        by: Auth<Read>,
        query: Listing<NeedFilter>,
    ) -> Result<Json<List<NeedOut>>, Problem> {
        let db = self.0.db.read();
        Ok(service::list(db, &by, CapacityNeed, &query.page, &query).await?.into())
    }

    /// Record a capacity need
    ///
    /// Of an event, or of a programme where no event named it; of a country, or of all. None is added to
    /// an archived event.
    #[oai(path = "/capacity-needs", method = "post", operation_id = "create_capacity_need")]
    async fn create_capacity_need(
        &self,
        by: Auth<Organize>,
        idempotency_key: IdempotencyKey,
        body: Body<NeedCreate>,
    ) -> Result<Created<NeedOut>, Problem> {
        self.make(&by, CapacityNeed, idempotency_key, body).await
    }

    /// One capacity need
    #[oai(path = "/capacity-needs/:id", method = "get", operation_id = "get_capacity_need")]
    async fn get_capacity_need(
        &self,
        by: Auth<Read>,
        id: Path<NeedId>,
    ) -> Result<Found<NeedOut>, Problem> {
        Ok(Found(service::get(self.0.db.read(), &by, CapacityNeed, id.0).await?))
    }

    /// Change a capacity need
    ///
    /// `recommendation_ids` are replaced as a whole.
    #[oai(path = "/capacity-needs/:id", method = "patch", operation_id = "update_capacity_need")]
    async fn update_capacity_need(
        &self,
        by: Auth<Organize>,
        id: Path<NeedId>,
        if_match: IfMatch,
        body: Body<NeedPatch>,
    ) -> Result<Found<NeedOut>, Problem> {
        self.patch(&by, (CapacityNeed, id.0), &if_match, &body).await
    }

    /// Delete a capacity need
    ///
    /// The recommendations that answer it stay. None is deleted of an archived event.
    #[oai(path = "/capacity-needs/:id", method = "delete", operation_id = "delete_capacity_need")]
    async fn delete_capacity_need(
        &self,
        by: Auth<Organize>,
        id: Path<NeedId>,
    ) -> Result<Deleted, Problem> {
        self.remove(&by, CapacityNeed, id.0).await
    }

    /// List barriers
    ///
    /// What was found that holds countries back, with the recommendations that answer it.
    #[oai(path = "/barriers", method = "get", operation_id = "list_barriers")]
    async fn list_barriers(
        &self,
        by: Auth<Read>,
        query: Listing<NeedFilter>,
    ) -> Result<Json<List<NeedOut>>, Problem> {
        let db = self.0.db.read();
        Ok(service::list(db, &by, Barrier, &query.page, &query).await?.into())
    }

    /// Record a barrier
    ///
    /// Of an event, or of a programme where no event named it; of a country, or of all. None is added to
    /// an archived event.
    #[oai(path = "/barriers", method = "post", operation_id = "create_barrier")]
    async fn create_barrier(
        &self,
        by: Auth<Organize>,
        idempotency_key: IdempotencyKey,
        body: Body<NeedCreate>,
    ) -> Result<Created<NeedOut>, Problem> {
        self.make(&by, Barrier, idempotency_key, body).await
    }

    /// One barrier
    #[oai(path = "/barriers/:id", method = "get", operation_id = "get_barrier")]
    async fn get_barrier(
        &self,
        by: Auth<Read>,
        id: Path<NeedId>,
    ) -> Result<Found<NeedOut>, Problem> {
        Ok(Found(service::get(self.0.db.read(), &by, Barrier, id.0).await?))
    }

    /// Change a barrier
    ///
    /// `recommendation_ids` are replaced as a whole.
    #[oai(path = "/barriers/:id", method = "patch", operation_id = "update_barrier")]
    async fn update_barrier(
        &self,
        by: Auth<Organize>,
        id: Path<NeedId>,
        if_match: IfMatch,
        body: Body<NeedPatch>,
    ) -> Result<Found<NeedOut>, Problem> {
        self.patch(&by, (Barrier, id.0), &if_match, &body).await
    }

    /// Delete a barrier
    ///
    /// The recommendations that answer it stay. None is deleted of an archived event.
    #[oai(path = "/barriers/:id", method = "delete", operation_id = "delete_barrier")]
    async fn delete_barrier(
        &self,
        by: Auth<Organize>,
        id: Path<NeedId>,
    ) -> Result<Deleted, Problem> {
        self.remove(&by, Barrier, id.0).await
    }
}
