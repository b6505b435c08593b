//! Media coverage over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use crate::context::Context;
use crate::db::Write;
use crate::events::service::coverage as service;
use crate::events::types::{CoverageCreate, CoverageFilter, CoverageOut, CoveragePatch};
use crate::http::{
    Auth, Body, Created, Deleted, Filter, Found, IdempotencyKey, IfMatch, List, Listing, Organize,
    Problem, Read, Resource, Tag,
};
use crate::ids::{CoverageId, EventId};

/// Media coverage of events.
pub struct CoverageApi(pub Context);

impl Resource for CoverageOut {
    fn path(&self) -> String {
        format!("media-coverage/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Filter for CoverageFilter {
    const SORTS: &'static [&'static str] = &[];
    const SEARCHABLE: bool = true;
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Events")]
impl CoverageApi {
    /// List the media coverage of an event
    ///
    /// `q` finds outlets and titles.
    #[oai(
        path = "/events/:id/media-coverage",
        method = "get",
        operation_id = "list_media_coverage"
    )]
    async fn list_media_coverage(
        &self,
        by: Auth<Read>,
        id: Path<EventId>,
        query: Listing<CoverageFilter>,
    ) -> Result<Json<List<CoverageOut>>, Problem> {
        Ok(service::list(self.0.db.read(), &by, id.0, &query.page, &query).await?.into())
    }

    /// Record media coverage of an event
    #[oai(
        path = "/events/:id/media-coverage",
        method = "post",
        operation_id = "create_media_coverage"
    )]
    async fn create_media_coverage(
        &self,
        by: Auth<Organize>,
        id: Path<EventId>,
        idempotency_key: IdempotencyKey,
        body: Body<CoverageCreate>,
    ) -> Result<Created<CoverageOut>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { service::create(&w, by, id, input).await };
        self.0.create(by, repeat, deed).await
    }

    /// One piece of media coverage
    #[oai(path = "/media-coverage/:id", method = "get", operation_id = "get_media_coverage")]
    async fn get_media_coverage(
        &self,
        by: Auth<Read>,
        id: Path<CoverageId>,
    ) -> Result<Found<CoverageOut>, Problem> {
        Ok(Found(service::get(self.0.db.read(), &by, id.0).await?))
    }

    /// Change media coverage
    #[oai(path = "/media-coverage/:id", method = "patch", operation_id = "update_media_coverage")]
    async fn update_media_coverage(
        &self,
        by: Auth<Organize>,
        id: Path<CoverageId>,
        if_match: IfMatch,
        body: Body<CoveragePatch>,
    ) -> Result<Found<CoverageOut>, Problem> {
        let (by, id, expected, patch) = (&*by, id.0, &*if_match, &*body);
        let look = move |w: Write| async move { service::get(&w, by, id).await };
        let deed = move |w| async move { service::update(&w, by, id, expected, patch).await };
        self.0.change(look, deed).await
    }

    /// Delete media coverage
    #[oai(path = "/media-coverage/:id", method = "delete", operation_id = "delete_media_coverage")]
    async fn delete_media_coverage(
        &self,
        by: Auth<Organize>,
        id: Path<CoverageId>,
    ) -> Result<Deleted, Problem> {
        let (by, id) = (&*by, id.0);
        self.0.db.write(move |w| async move { service::delete(&w, by, id).await }).await?;
        Ok(Deleted)
    }
}
