//! The dashboard of a programme over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use super::service;
use super::types::RecommendationsDashboard;
use crate::context::Context;
use crate::http::{Auth, Problem, Read, Tag};
use crate::ids::ProgrammeId;

/// How the recommendations of programmes stand.
pub struct DashboardApi(pub Context);

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Recommendations")]
impl DashboardApi {
    /// How the recommendations of a programme stand
    ///
    /// Those of its events and of the events of all programmes below it, as far as the token sees them:
    /// by state, by country and by addressee; how many are open, overdue and due soon.
    #[oai(
        path = "/programmes/:id/recommendations-dashboard",
        method = "get",
        operation_id = "get_recommendations_dashboard"
    )]
    async fn get_recommendations_dashboard(
        &self,
        by: Auth<Read>,
        id: Path<ProgrammeId>,
    ) -> Result<Json<RecommendationsDashboard>, Problem> {
        let (db, now) = (self.0.db.read(), self.0.db.clock().now());
        Ok(Json(service::dashboard(db, &by, now, id.0).await?))
    }
}
