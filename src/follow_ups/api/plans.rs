//! Plans of follow-ups over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use crate::context::Context;
use crate::db::Write;
use crate::follow_ups::service::{self, plans};
use crate::follow_ups::types::{
    FollowUpPlanCreate, FollowUpPlanFilter, FollowUpPlanOut, FollowUpPlanPatch, FollowUpsFromPlan,
    FollowUpsMade,
};
use crate::http::{
    Auth, Body, Created, Deleted, Filter, Found, IdempotencyKey, IfMatch, List, Listing, Organize,
    Problem, Read, Resource, Tag, Told,
};
use crate::ids::{EventId, FollowUpPlanId};

/// Plans of follow-ups.
pub struct FollowUpPlansApi(pub Context);

impl Resource for FollowUpPlanOut {
    fn path(&self) -> String {
        format!("follow-up-plans/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Filter for FollowUpPlanFilter {
    const SORTS: &'static [&'static str] = &[];
    const SEARCHABLE: bool = true;
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::FollowUps")]
impl FollowUpPlansApi {
    /// List plans of follow-ups
    ///
    /// A plan is a row of follow-ups that belong together, each with its distance from the event. One
    /// ships, "Standard seminar": a reminder, a practical note, thanks, and a first question on the
    /// recommendations, in English and Russian.
    #[oai(path = "/follow-up-plans", method = "get", operation_id = "list_follow_up_plans")]
    async fn list_follow_up_plans(
        &self,
        _by: Auth<Read>,
        query: Listing<FollowUpPlanFilter>,
    ) -> Result<Json<List<FollowUpPlanOut>>, Problem> {
        Ok(plans::list(self.0.db.read(), &query.page, &query).await?.into())
    }

    /// Make a plan of follow-ups
    ///
    /// To copy one, send its `steps` as they are shown, with a name of your own.
    #[oai(path = "/follow-up-plans", method = "post", operation_id = "create_follow_up_plan")]
    async fn create_follow_up_plan(
        &self,
        by: Auth<Organize>,
        idempotency_key: IdempotencyKey,
        body: Body<FollowUpPlanCreate>,
    ) -> Result<Created<FollowUpPlanOut>, Problem> {
        let (by, input) = (&*by, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { plans::create(&w, by, input).await };
        self.0.create(by, repeat, deed).await
    }

    /// One plan of follow-ups
    #[oai(path = "/follow-up-plans/:id", method = "get", operation_id = "get_follow_up_plan")]
    async fn get_follow_up_plan(
        &self,
        _by: Auth<Read>,
        id: Path<FollowUpPlanId>,
    ) -> Result<Found<FollowUpPlanOut>, Problem> {
        Ok(Found(plans::find(self.0.db.read(), id.0).await?.into()))
    }

    /// Change a plan of follow-ups
    ///
    /// Follow-ups that were made from it stay as they are. The plan that came with the software stays
    /// as it is too (409): change a copy.
    #[oai(path = "/follow-up-plans/:id", method = "patch", operation_id = "update_follow_up_plan")]
    async fn update_follow_up_plan(
        &self,
        by: Auth<Organize>,
        id: Path<FollowUpPlanId>,
        if_match: IfMatch,
        body: Body<FollowUpPlanPatch>,
    ) -> Result<Found<FollowUpPlanOut>, Problem> {
        let (by, id, expected, patch) = (&*by, id.0, &*if_match, &*body);
        let look = move |w: Write| async move { Ok(plans::find(&w, id).await?.into()) };
        let deed = move |w| async move { plans::update(&w, by, id, expected, patch).await };
        self.0.change(look, deed).await
    }

    /// Delete a plan of follow-ups
    ///
    /// Follow-ups that were made from it stay. The plan that came with the software stays too (409).
    #[oai(path = "/follow-up-plans/:id", method = "delete", operation_id = "delete_follow_up_plan")]
    async fn delete_follow_up_plan(
        &self,
        by: Auth<Organize>,
        id: Path<FollowUpPlanId>,
    ) -> Result<Deleted, Problem> {
        let (by, id) = (&*by, id.0);
        self.0.db.write(move |w| async move { plans::delete(&w, by, id).await }).await?;
        Ok(Deleted)
    }

    /// Add the follow-ups of a plan
    ///
    /// All of them or none. They are drafts to be looked at and changed, with the time at which each
    /// would go out (`due_at`); `schedule` each once it pleases you. With `"schedule": true` those
    /// that have a time to come are scheduled at once, and one whose time has passed is `missed`:
    /// nothing is ever sent late by this. An event gets the follow-ups of a plan once: a second call
    /// is refused (409) unless those of the first were deleted or cancelled.
    #[oai(
        path = "/events/:id/follow-ups/from-plan",
        method = "post",
        operation_id = "create_follow_ups_from_plan"
    )]
    async fn create_follow_ups_from_plan(
        &self,
        by: Auth<Organize>,
        id: Path<EventId>,
        idempotency_key: IdempotencyKey,
        body: Body<FollowUpsFromPlan>,
    ) -> Result<Told<FollowUpsMade>, Problem> {
        let (by, id, input, renderer) = (&*by, id.0, &*body, self.0.mailroom.renderer());
        let deed = move |w| async move { service::from_plan(&w, by, id, input, renderer).await };
        self.0.tell(by, idempotency_key.with(&body), deed).await
    }
}
