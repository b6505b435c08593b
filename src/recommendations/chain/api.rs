//! The chain of a recommendation over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use super::service;
use super::types::RecommendationChain;
use crate::context::Context;
use crate::http::{Auth, Problem, Read, Tag};
use crate::ids::RecommendationId;

/// From where recommendations came, and what came of them.
pub struct ChainApi(pub Context);

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Recommendations")]
impl ChainApi {
    /// From where a recommendation came, and what came of it
    ///
    /// The event that made it, the events that led there and the recommendations of which these came;
    /// the recommendations that went on in each other and those that repeat them; the events and papers
    /// that came of it, and the events to which these led. What the token does not see is left out. The
    /// chain of one that repeats another is that of the other.
    #[oai(
        path = "/recommendations/:id/chain",
        method = "get",
        operation_id = "get_recommendation_chain"
    )]
    async fn get_recommendation_chain(
        &self,
        by: Auth<Read>,
        id: Path<RecommendationId>,
    ) -> Result<Json<RecommendationChain>, Problem> {
        Ok(Json(service::chain(self.0.db.read(), &by, id.0).await?))
    }
}
