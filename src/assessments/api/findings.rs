//! Findings over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use crate::assessments::service::findings as service;
use crate::assessments::types::{FindingCreate, FindingFilter, FindingOut, FindingPatch};
use crate::context::Context;
use crate::db::Write;
use crate::http::{
    Auth, Body, Created, Deleted, Filter, Found, IdempotencyKey, IfMatch, List, Listing, Organize,
    Problem, Read, Resource, Tag,
};
use crate::ids::{AssessmentId, FindingId};

/// Findings.
pub struct FindingsApi(pub Context);

impl Resource for FindingOut {
    fn path(&self) -> String {
        format!("findings/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Filter for FindingFilter {
    const SORTS: &'static [&'static str] = &[];
    const SEARCHABLE: bool = true;
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Assessments")]
impl FindingsApi {
    /// List the findings of an assessment
    ///
    /// `q` finds texts in all languages, and sources.
    #[oai(path = "/assessments/:id/findings", method = "get", operation_id = "list_findings")]
    async fn list_findings(
        &self,
        by: Auth<Read>,
        id: Path<AssessmentId>,
        query: Listing<FindingFilter>,
    ) -> Result<Json<List<FindingOut>>, Problem> {
        Ok(service::list(self.0.db.read(), &by, id.0, &query.page, &query).await?.into())
    }

    /// Record a finding
    ///
    /// Of a country in a dimension, or of all countries of the assessment together in one: one for each of
    /// these (409 `finding.taken`). Country and dimension are those of the assessment, and a level is on
    /// the scale of the dimension. All texts of an assessment together have 1,000,000 letters at most, in
    /// all languages (409 `assessment.full`). None is added for an archived event.
    #[oai(path = "/assessments/:id/findings", method = "post", operation_id = "create_finding")]
    async fn create_finding(
        &self,
        by: Auth<Organize>,
        id: Path<AssessmentId>,
        idempotency_key: IdempotencyKey,
        body: Body<FindingCreate>,
    ) -> Result<Created<FindingOut>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { service::create(&w, by, id, input).await };
        self.0.create(by, repeat, deed).await
    }

    /// One finding
    #[oai(path = "/findings/:id", method = "get", operation_id = "get_finding")]
    async fn get_finding(
        &self,
        by: Auth<Read>,
        id: Path<FindingId>,
    ) -> Result<Found<FindingOut>, Problem> {
        Ok(Found(service::get(self.0.db.read(), &by, id.0).await?))
    }

    /// Change a finding
    ///
    /// Its country and its dimension stay. `need_ids` are replaced as a whole.
    #[oai(path = "/findings/:id", method = "patch", operation_id = "update_finding")]
    async fn update_finding(
        &self,
        by: Auth<Organize>,
        id: Path<FindingId>,
        if_match: IfMatch,
        body: Body<FindingPatch>,
    ) -> Result<Found<FindingOut>, Problem> {
        let (by, id, expected, patch) = (&*by, id.0, &*if_match, &*body);
        let look = move |w: Write| async move { service::get(&w, by, id).await };
        let deed = move |w| async move { service::update(&w, by, id, expected, patch).await };
        self.0.change(look, deed).await
    }

    /// Delete a finding
    ///
    /// The capacity needs and barriers of which it speaks stay.
    #[oai(path = "/findings/:id", method = "delete", operation_id = "delete_finding")]
    async fn delete_finding(
        &self,
        by: Auth<Organize>,
        id: Path<FindingId>,
    ) -> Result<Deleted, Problem> {
        let (by, id) = (&*by, id.0);
        self.0.db.write(move |w| async move { service::delete(&w, by, id).await }).await?;
        Ok(Deleted)
    }
}
