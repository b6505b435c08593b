//! Organizations over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use super::service;
use super::types::{OrganizationCreate, OrganizationFilter, OrganizationOut, OrganizationPatch};
use crate::context::Context;
use crate::db::Write;
use crate::http::{
    Auth, Body, Created, Filter, Found, IdempotencyKey, IfMatch, List, Listing, Organize, Problem,
    Read, Resource, Tag,
};
use crate::ids::OrganizationId;

/// Organizations.
pub struct OrganizationsApi(pub Context);

impl Resource for OrganizationOut {
    fn path(&self) -> String {
        format!("organizations/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Filter for OrganizationFilter {
    const SORTS: &'static [&'static str] = &["name"];
    const SEARCHABLE: bool = true;
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Organizations")]
impl OrganizationsApi {
    /// List organizations
    ///
    /// `q` finds names in all languages, acronyms and other spellings.
    #[oai(path = "/organizations", method = "get", operation_id = "list_organizations")]
    async fn list_organizations(
        &self,
        _by: Auth<Read>,
        query: Listing<OrganizationFilter>,
    ) -> Result<Json<List<OrganizationOut>>, Problem> {
        Ok(service::list(self.0.db.read(), &query.page, &query).await?.into())
    }

    /// Add an organization
    ///
    /// Search before you add: the same ministry under two spellings is better kept once, with the
    /// other spelling among its `aliases`.
    #[oai(path = "/organizations", method = "post", operation_id = "create_organization")]
    async fn create_organization(
        &self,
        by: Auth<Organize>,
        idempotency_key: IdempotencyKey,
        body: Body<OrganizationCreate>,
    ) -> Result<Created<OrganizationOut>, Problem> {
        let (by, input) = (&*by, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { service::create(&w, by, input).await };
        self.0.create(by, repeat, deed).await
    }

    /// One organization
    #[oai(path = "/organizations/:id", method = "get", operation_id = "get_organization")]
    async fn get_organization(
        &self,
        _by: Auth<Read>,
        id: Path<OrganizationId>,
    ) -> Result<Found<OrganizationOut>, Problem> {
        Ok(Found(service::find(self.0.db.read(), id.0).await?.into()))
    }

    /// Change an organization
    #[oai(path = "/organizations/:id", method = "patch", operation_id = "update_organization")]
    async fn update_organization(
        &self,
        by: Auth<Organize>,
        id: Path<OrganizationId>,
        if_match: IfMatch,
        body: Body<OrganizationPatch>,
    ) -> Result<Found<OrganizationOut>, Problem> {
        let (by, id, expected, patch) = (&*by, id.0, &*if_match, &*body);
        let look = move |w: Write| async move { Ok(service::find(&w, id).await?.into()) };
        let deed = move |w| async move { service::update(&w, by, id, expected, patch).await };
        self.0.change(look, deed).await
    }
}
