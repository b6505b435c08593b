//! Indicators of programmes over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use super::service;
use super::types::{
    IndicatorValueCreate, IndicatorValueFilter, IndicatorValueOut, ProgrammeIndicatorCreate,
    ProgrammeIndicatorFilter, ProgrammeIndicatorOut, ProgrammeIndicatorPatch,
};
use crate::context::Context;
use crate::db::Write;
use crate::http::{
    Auth, Body, Created, Deleted, Filter, Found, IdempotencyKey, IfMatch, List, Listing, Organize,
    Problem, Read, Resource, Tag,
};
use crate::ids::{IndicatorValueId, ProgrammeId, ProgrammeIndicatorId};

/// Indicators of programmes.
pub struct ProgrammeIndicatorsApi(pub Context);

impl Resource for ProgrammeIndicatorOut {
    fn path(&self) -> String {
        format!("programme-indicators/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Resource for IndicatorValueOut {
    fn path(&self) -> String {
        format!("programme-indicators/{}/values/{}", self.indicator_id, self.id)
    }

    fn version(&self) -> i64 {
        1
    }
}

impl Filter for ProgrammeIndicatorFilter {
    const SORTS: &'static [&'static str] = &[];
    const SEARCHABLE: bool = false;
}

impl Filter for IndicatorValueFilter {
    const SORTS: &'static [&'static str] = &[];
    const SEARCHABLE: bool = false;
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Programmes")]
impl ProgrammeIndicatorsApi {
    /// List the indicators of a programme
    ///
    /// Its own alone; those of programmes below it stand there.
    #[oai(
        path = "/programmes/:id/indicators",
        method = "get",
        operation_id = "list_programme_indicators"
    )]
    async fn list_programme_indicators(
        &self,
        by: Auth<Read>,
        id: Path<ProgrammeId>,
        query: Listing<ProgrammeIndicatorFilter>,
    ) -> Result<Json<List<ProgrammeIndicatorOut>>, Problem> {
        Ok(service::list(self.0.db.read(), &by, id.0, &query.page, &query).await?.into())
    }

    /// Make an indicator of a programme
    ///
    /// `measure` says whether values are entered for it or what the system counts. The target lies above
    /// the baseline, or below it where `direction` is `decrease` (422). A code is given once in a programme
    /// (422 `taken`). A programme has 200 indicators at most (409).
    #[oai(
        path = "/programmes/:id/indicators",
        method = "post",
        operation_id = "create_programme_indicator"
    )]
    async fn create_programme_indicator(
        &self,
        by: Auth<Organize>,
        id: Path<ProgrammeId>,
        idempotency_key: IdempotencyKey,
        body: Body<ProgrammeIndicatorCreate>,
    ) -> Result<Created<ProgrammeIndicatorOut>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { service::create(&w, by, id, input).await };
        self.0.create(by, repeat, deed).await
    }

    /// One indicator
    #[oai(
        path = "/programme-indicators/:id",
        method = "get",
        operation_id = "get_programme_indicator"
    )]
    async fn get_programme_indicator(
        &self,
        by: Auth<Read>,
        id: Path<ProgrammeIndicatorId>,
    ) -> Result<Found<ProgrammeIndicatorOut>, Problem> {
        Ok(Found(service::show(self.0.db.read(), &by, id.0).await?))
    }

    /// Change an indicator
    ///
    /// `baseline` and `target` are replaced as a whole. Values that were entered stay whatever it measures
    /// from now on.
    #[oai(
        path = "/programme-indicators/:id",
        method = "patch",
        operation_id = "update_programme_indicator"
    )]
    async fn update_programme_indicator(
        &self,
        by: Auth<Organize>,
        id: Path<ProgrammeIndicatorId>,
        if_match: IfMatch,
        body: Body<ProgrammeIndicatorPatch>,
    ) -> Result<Found<ProgrammeIndicatorOut>, Problem> {
        let (by, id, expected, patch) = (&*by, id.0, &*if_match, &*body);
        let look = move |w: Write| async move { service::show(&w, by, id).await };
        let deed = move |w| async move { service::update(&w, by, id, expected, patch).await };
        self.0.change(look, deed).await
    }

    /// Delete an indicator
    ///
    /// Only one for which no value was entered.
    #[oai(
        path = "/programme-indicators/:id",
        method = "delete",
        operation_id = "delete_programme_indicator"
    )]
    async fn delete_programme_indicator(
        &self,
        by: Auth<Organize>,
        id: Path<ProgrammeIndicatorId>,
    ) -> Result<Deleted, Problem> {
        let (by, id) = (&*by, id.0);
        self.0.db.write(move |w| async move { service::delete(&w, by, id).await }).await?;
        Ok(Deleted)
    }

    /// List the values of an indicator
    ///
    /// As they were entered, also those that a later one corrects.
    #[oai(
        path = "/programme-indicators/:id/values",
        method = "get",
        operation_id = "list_indicator_values"
    )]
    async fn list_indicator_values(
        &self,
        by: Auth<Read>,
        id: Path<ProgrammeIndicatorId>,
        query: Listing<IndicatorValueFilter>,
    ) -> Result<Json<List<IndicatorValueOut>>, Problem> {
        Ok(service::list_values(self.0.db.read(), &by, id.0, &query.page, &query).await?.into())
    }

    /// Enter a value of an indicator
    ///
    /// What was entered is never changed; correct it by entering what is right and naming the wrong one in
    /// `corrects`: that stays in the list and does not hold any more, whatever its date; it is corrected
    /// once (422 `corrected`), and then the correction. Of the others the value dated last holds, and of
    /// two with the same last day the one that was entered last; a month or a year that is not over counts
    /// until the day of the entry. A date that has not begun is refused (422 `future`). Not for an
    /// indicator that the system counts itself, and 1,000 times at most (409).
    #[oai(
        path = "/programme-indicators/:id/values",
        method = "post",
        operation_id = "create_indicator_value"
    )]
    async fn create_indicator_value(
        &self,
        by: Auth<Organize>,
        id: Path<ProgrammeIndicatorId>,
        idempotency_key: IdempotencyKey,
        body: Body<IndicatorValueCreate>,
    ) -> Result<Created<IndicatorValueOut>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { service::enter(&w, by, id, input).await };
        self.0.create(by, repeat, deed).await
    }

    /// One value of an indicator
    #[oai(
        path = "/programme-indicators/:id/values/:value_id",
        method = "get",
        operation_id = "get_indicator_value"
    )]
    async fn get_indicator_value(
        &self,
        by: Auth<Read>,
        id: Path<ProgrammeIndicatorId>,
        value_id: Path<IndicatorValueId>,
    ) -> Result<Found<IndicatorValueOut>, Problem> {
        Ok(Found(service::find_value(self.0.db.read(), &by, id.0, value_id.0).await?))
    }
}
