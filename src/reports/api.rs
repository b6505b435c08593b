//! Reports over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use super::service;
use super::types::EventStatistics;
use crate::context::Context;
use crate::http::{Auth, Problem, Read, Tag};
use crate::ids::EventId;

/// What is computed over the parts.
pub struct ReportsApi(pub Context);

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Events")]
impl ReportsApi {
    /// Statistics of an event
    ///
    /// Computed from the registrations, beside the figures that a report claims: where the two
    /// differ, `differs` is true and neither is corrected.
    #[oai(path = "/events/:id/statistics", method = "get", operation_id = "get_event_statistics")]
    async fn get_event_statistics(
        &self,
        by: Auth<Read>,
        id: Path<EventId>,
    ) -> Result<Json<EventStatistics>, Problem> {
        Ok(Json(service::statistics(self.0.db.read(), &by, id.0).await?))
    }
}
