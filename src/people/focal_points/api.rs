//! Focal points over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use super::service;
use super::types::{FocalPointCreate, FocalPointFilter, FocalPointOut};
use crate::context::Context;
use crate::http::{
    Auth, Body, Created, Deleted, Filter, Found, IdempotencyKey, List, Listing, Organize, Problem,
    Read, Resource, Tag,
};
use crate::ids::FocalPointId;

/// Focal points.
pub struct FocalPointsApi(pub Context);

impl Resource for FocalPointOut {
    fn path(&self) -> String {
        format!("focal-points/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Filter for FocalPointFilter {
    const SORTS: &'static [&'static str] = &[];
    const SEARCHABLE: bool = true;
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::People")]
impl FocalPointsApi {
    /// List focal points
    ///
    /// Whom countries and organizations have named to be written to. `q` finds their names,
    /// addresses and positions. A token limited to some events lists those whom its events know.
    #[oai(path = "/focal-points", method = "get", operation_id = "list_focal_points")]
    async fn list_focal_points(
        &self,
        by: Auth<Read>,
        query: Listing<FocalPointFilter>,
    ) -> Result<Json<List<FocalPointOut>>, Problem> {
        Ok(service::list(self.0.db.read(), &by, &query.page, &query).await?.into())
    }

    /// Add a focal point
    ///
    /// Somebody of the address book, for a country or for an organization. The same person can be
    /// focal point of several, and there for several topics; the same post twice is a 409.
    #[oai(path = "/focal-points", method = "post", operation_id = "create_focal_point")]
    async fn create_focal_point(
        &self,
        by: Auth<Organize>,
        idempotency_key: IdempotencyKey,
        body: Body<FocalPointCreate>,
    ) -> Result<Created<FocalPointOut>, Problem> {
        let (by, input) = (&*by, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { service::create(&w, by, input).await };
        self.0.create(by, repeat, deed).await
    }

    /// One focal point
    #[oai(path = "/focal-points/:id", method = "get", operation_id = "get_focal_point")]
    async fn get_focal_point(
        &self,
        by: Auth<Read>,
        id: Path<FocalPointId>,
    ) -> Result<Found<FocalPointOut>, Problem> {
        Ok(Found(service::get(self.0.db.read(), &by, id.0).await?))
    }

    /// Delete a focal point
    ///
    /// For one that was entered by mistake; the person stays in the address book.
    #[oai(path = "/focal-points/:id", method = "delete", operation_id = "delete_focal_point")]
    async fn delete_focal_point(
        &self,
        by: Auth<Organize>,
        id: Path<FocalPointId>,
    ) -> Result<Deleted, Problem> {
        let (by, id) = (&*by, id.0);
        self.0.db.write(move |w| async move { service::delete(&w, by, id).await }).await?;
        Ok(Deleted)
    }
}
