//! Countries and groups of countries over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use super::service;
use super::types::{
    CountryFilter, CountryGroupCreate, CountryGroupFilter, CountryGroupOut, CountryGroupPatch,
    CountryOut,
};
use crate::context::Context;
use crate::country_code::CountryCode;
use crate::db::Write;
use crate::http::{
    Auth, Body, Created, Deleted, Filter, Found, IdempotencyKey, IfMatch, List, Listing, Organize,
    Problem, Read, Resource, Tag,
};
use crate::ids::CountryGroupId;

/// Countries and groups of countries.
pub struct CountriesApi(pub Context);

impl Resource for CountryGroupOut {
    fn path(&self) -> String {
        format!("country-groups/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Filter for CountryFilter {
    const ORDER: &'static str = "alpha2";
    const SORTS: &'static [&'static str] = &["name"];
    const SEARCHABLE: bool = true;
}

impl Filter for CountryGroupFilter {
    const SORTS: &'static [&'static str] = &["name"];
    const SEARCHABLE: bool = true;
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Countries")]
impl CountriesApi {
    /// List countries
    ///
    /// The 249 countries and areas of ISO 3166-1, in the order of their codes unless sorted. `q`
    /// finds names in all languages, and codes.
    #[oai(path = "/countries", method = "get", operation_id = "list_countries")]
    async fn list_countries(
        &self,
        _by: Auth<Read>,
        query: Listing<CountryFilter>,
    ) -> Result<Json<List<CountryOut>>, Problem> {
        Ok(service::list(self.0.db.read(), &query.page, &query).await?.into())
    }

    /// One country
    #[oai(path = "/countries/:alpha2", method = "get", operation_id = "get_country")]
    async fn get_country(
        &self,
        _by: Auth<Read>,
        alpha2: Path<CountryCode>,
    ) -> Result<Json<CountryOut>, Problem> {
        Ok(Json(service::find(self.0.db.read(), &alpha2.0).await?))
    }

    /// List groups of countries
    #[oai(path = "/country-groups", method = "get", operation_id = "list_country_groups")]
    async fn list_country_groups(
        &self,
        _by: Auth<Read>,
        query: Listing<CountryGroupFilter>,
    ) -> Result<Json<List<CountryGroupOut>>, Problem> {
        Ok(service::list_groups(self.0.db.read(), &query.page, &query).await?.into())
    }

    /// Make a group of countries
    ///
    /// A group is what its owner says: no two papers mean the same by "the region".
    #[oai(path = "/country-groups", method = "post", operation_id = "create_country_group")]
    async fn create_country_group(
        &self,
        by: Auth<Organize>,
        idempotency_key: IdempotencyKey,
        body: Body<CountryGroupCreate>,
    ) -> Result<Created<CountryGroupOut>, Problem> {
        let (by, input) = (&*by, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { service::create_group(&w, by, input).await };
        self.0.create(by, repeat, deed).await
    }

    /// One group of countries
    #[oai(path = "/country-groups/:id", method = "get", operation_id = "get_country_group")]
    async fn get_country_group(
        &self,
        _by: Auth<Read>,
        id: Path<CountryGroupId>,
    ) -> Result<Found<CountryGroupOut>, Problem> {
        Ok(Found(service::find_group(self.0.db.read(), id.0).await?))
    }

    /// Change a group of countries
    ///
    /// The groups that came with the software stay as they are.
    #[oai(path = "/country-groups/:id", method = "patch", operation_id = "update_country_group")]
    async fn update_country_group(
        &self,
        by: Auth<Organize>,
        id: Path<CountryGroupId>,
        if_match: IfMatch,
        body: Body<CountryGroupPatch>,
    ) -> Result<Found<CountryGroupOut>, Problem> {
        let (by, id, expected, patch) = (&*by, id.0, &*if_match, &*body);
        let look = move |w: Write| async move { service::find_group(&w, id).await };
        let deed = move |w| async move { service::update_group(&w, by, id, expected, patch).await };
        self.0.change(look, deed).await
    }

    /// Delete a group of countries
    ///
    /// The groups that came with the software stay.
    #[oai(path = "/country-groups/:id", method = "delete", operation_id = "delete_country_group")]
    async fn delete_country_group(
        &self,
        by: Auth<Organize>,
        id: Path<CountryGroupId>,
    ) -> Result<Deleted, Problem> {
        let (by, id) = (&*by, id.0);
        self.0.db.write(move |w| async move { service::delete_group(&w, by, id).await }).await?;
        Ok(Deleted)
    }
}
