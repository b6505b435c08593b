//! Practices over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use super::service;
use super::types::{PracticeCreate, PracticeFilter, PracticeOut, PracticePatch};
use crate::context::Context;
use crate::db::Write;
use crate::http::{
    Auth, Body, Created, Deleted, Filter, Found, IdempotencyKey, IfMatch, List, Listing, Organize,
    Problem, Read, Resource, Tag,
};
use crate::ids::PracticeId;

/// Practices and digital public goods.
pub struct PracticesApi(pub Context);

impl Resource for PracticeOut {
    fn path(&self) -> String {
        format!("practices/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Filter for PracticeFilter {
    const SORTS: &'static [&'static str] = &[];
    const SEARCHABLE: bool = true;
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Materials")]
impl PracticesApi {
    /// List practices and digital public goods
    ///
    /// The catalogue is common to all: a token that is limited to some events or programmes reads the
    /// whole of it too, but for the `event_id` and the `material_id` of what it may not see, which are
    /// left out, and by which it finds nothing. `q` finds titles and descriptions in all languages.
    #[oai(path = "/practices", method = "get", operation_id = "list_practices")]
    async fn list_practices(
        &self,
        by: Auth<Read>,
        query: Listing<PracticeFilter>,
    ) -> Result<Json<List<PracticeOut>>, Problem> {
        Ok(service::list(self.0.db.read(), &by, &query.page, &query).await?.into())
    }

    /// Add a practice or a digital public good
    ///
    /// It is of a country, of an organization, or both. The catalogue belongs to no event: all tokens
    /// read it, and one that is limited to some events changes nothing in it.
    #[oai(path = "/practices", method = "post", operation_id = "create_practice")]
    async fn create_practice(
        &self,
        by: Auth<Organize>,
        idempotency_key: IdempotencyKey,
        body: Body<PracticeCreate>,
    ) -> Result<Created<PracticeOut>, Problem> {
        let (by, input) = (&*by, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { service::create(&w, by, input).await };
        self.0.create(by, repeat, deed).await
    }

    /// One practice or digital public good
    #[oai(path = "/practices/:id", method = "get", operation_id = "get_practice")]
    async fn get_practice(
        &self,
        by: Auth<Read>,
        id: Path<PracticeId>,
    ) -> Result<Found<PracticeOut>, Problem> {
        Ok(Found(service::get(self.0.db.read(), &by, id.0).await?))
    }

    /// Change a practice or a digital public good
    #[oai(path = "/practices/:id", method = "patch", operation_id = "update_practice")]
    async fn update_practice(
        &self,
        by: Auth<Organize>,
        id: Path<PracticeId>,
        if_match: IfMatch,
        body: Body<PracticePatch>,
    ) -> Result<Found<PracticeOut>, Problem> {
        let (by, id, expected, patch) = (&*by, id.0, &*if_match, &*body);
        let look = move |w: Write| async move { service::get(&w, by, id).await };
        let deed = move |w| async move { service::update(&w, by, id, expected, patch).await };
        self.0.change(look, deed).await
    }

    /// Delete a practice or a digital public good
    #[oai(path = "/practices/:id", method = "delete", operation_id = "delete_practice")]
    async fn delete_practice(
        &self,
        by: Auth<Organize>,
        id: Path<PracticeId>,
    ) -> Result<Deleted, Problem> {
        let (by, id) = (&*by, id.0);
        self.0.db.write(move |w| async move { service::delete(&w, by, id).await }).await?;
        Ok(Deleted)
    }
}
