//! Programmes over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use super::service;
use super::types::{ProgrammeCreate, ProgrammeFilter, ProgrammeOut, ProgrammePatch};
use crate::context::Context;
use crate::db::Write;
use crate::http::{
    Auth, Body, Created, Deleted, Filter, Found, IdempotencyKey, IfMatch, List, Listing, Organize,
    Problem, Read, Resource, Tag,
};
use crate::ids::ProgrammeId;

/// Programmes.
pub struct ProgrammesApi(pub Context);

impl Resource for ProgrammeOut {
    fn path(&self) -> String {
        format!("programmes/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Filter for ProgrammeFilter {
    const SORTS: &'static [&'static str] = &["title"];
    const SEARCHABLE: bool = true;
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Programmes")]
impl ProgrammesApi {
    /// List programmes
    ///
    /// `q` finds titles in all languages, codes, agreements and references. Of the tree you get
    /// all; `parent_id` gives what stands right under one.
    #[oai(path = "/programmes", method = "get", operation_id = "list_programmes")]
    async fn list_programmes(
        &self,
        by: Auth<Read>,
        query: Listing<ProgrammeFilter>,
    ) -> Result<Json<List<ProgrammeOut>>, Problem> {
        Ok(service::list(self.0.db.read(), &by, &query.page, &query).await?.into())
    }

    /// Make a programme
    ///
    /// Programmes, projects, series and initiatives form one tree by `parent_id`. A token limited
    /// to a programme makes others below it.
    #[oai(path = "/programmes", method = "post", operation_id = "create_programme")]
    async fn create_programme(
        &self,
        by: Auth<Organize>,
        idempotency_key: IdempotencyKey,
        body: Body<ProgrammeCreate>,
    ) -> Result<Created<ProgrammeOut>, Problem> {
        let (by, input) = (&*by, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { service::create(&w, by, input).await };
        self.0.create(by, repeat, deed).await
    }

    /// One programme
    #[oai(path = "/programmes/:id", method = "get", operation_id = "get_programme")]
    async fn get_programme(
        &self,
        by: Auth<Read>,
        id: Path<ProgrammeId>,
    ) -> Result<Found<ProgrammeOut>, Problem> {
        Ok(Found(service::show(self.0.db.read(), &by, id.0).await?))
    }

    /// Change a programme
    ///
    /// `organizations`, `countries`, `agreements` and `references` are replaced as a whole when
    /// they are given.
    #[oai(path = "/programmes/:id", method = "patch", operation_id = "update_programme")]
    async fn update_programme(
        &self,
        by: Auth<Organize>,
        id: Path<ProgrammeId>,
        if_match: IfMatch,
        body: Body<ProgrammePatch>,
    ) -> Result<Found<ProgrammeOut>, Problem> {
        let (by, id, expected, patch) = (&*by, id.0, &*if_match, &*body);
        let look = move |w: Write| async move { service::show(&w, by, id).await };
        let deed = move |w| async move { service::update(&w, by, id, expected, patch).await };
        self.0.change(look, deed).await
    }

    /// Delete a programme
    ///
    /// Only one under which no event, no other programme, no indicator, no assessment, no capacity need and
    /// no barrier stands (409).
    #[oai(path = "/programmes/:id", method = "delete", operation_id = "delete_programme")]
    async fn delete_programme(
        &self,
        by: Auth<Organize>,
        id: Path<ProgrammeId>,
    ) -> Result<Deleted, Problem> {
        let (by, id) = (&*by, id.0);
        self.0.db.write(move |w| async move { service::delete(&w, by, id).await }).await?;
        Ok(Deleted)
    }
}
