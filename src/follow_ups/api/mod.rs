//! Follow-ups over HTTP.

mod plans;
mod recipients;

use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use super::service;
use super::types::{
    FollowUpCreate, FollowUpFilter, FollowUpOut, FollowUpPatch, FollowUpPreview, PreviewRequest,
};
use crate::context::Context;
use crate::db::Write;
use crate::http::{
    Acted, Auth, Body, Created, Deleted, Filter, Found, IdempotencyKey, IfMatch, List, Listing,
    Organize, Problem, Read, Resource, Tag, Told,
};
use crate::ids::{EventId, FollowUpId};

pub use plans::FollowUpPlansApi;
pub use recipients::RecipientsApi;

/// Follow-ups.
pub struct FollowUpsApi(pub Context);

impl Resource for FollowUpOut {
    fn path(&self) -> String {
        format!("follow-ups/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Filter for FollowUpFilter {
    const SORTS: &'static [&'static str] = &[];
    const SEARCHABLE: bool = true;
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::FollowUps")]
impl FollowUpsApi {
    /// List an event's follow-ups
    #[oai(path = "/events/:id/follow-ups", method = "get", operation_id = "list_follow_ups")]
    async fn list_follow_ups(
        &self,
        by: Auth<Read>,
        id: Path<EventId>,
        query: Listing<FollowUpFilter>,
    ) -> Result<Json<List<FollowUpOut>>, Problem> {
        Ok(service::list(self.0.db.read(), &by, id.0, &query.page, &query).await?.into())
    }

    /// Add a follow-up
    ///
    /// With `send_at` or `anchor` it is scheduled at once, and its placeholders must stand for
    /// something for everybody in the audience; without, it is a draft until it is sent by `send-now`.
    /// A placeholder that there is not, or that is no text, is refused (422) in a draft too. Each person
    /// of the audience gets it once.
    ///
    /// Of the `materials` it carries, one that is for organizers alone is refused (422,
    /// `for_organizers`), and one for participants unless the whole audience is confirmed
    /// (`for_participants`). Files larger than 2 MB together are refused once it is scheduled or sent
    /// (`too_large`). A material stays as long as a follow-up that may still go out carries it; should one
    /// not fit any more when the time comes, or the agenda have grown too large, nobody gets the
    /// follow-up, and its job says why. One whose anchor is `invitation_sent` has no job: the `obstacles`
    /// of its dry run say it, and it is tried again until they are gone. Who is confirmed no more before
    /// their mail with a material for participants goes out does not get it.
    #[oai(path = "/events/:id/follow-ups", method = "post", operation_id = "create_follow_up")]
    async fn create_follow_up(
        &self,
        by: Auth<Organize>,
        id: Path<EventId>,
        idempotency_key: IdempotencyKey,
        body: Body<FollowUpCreate>,
    ) -> Result<Created<FollowUpOut>, Problem> {
        let (by, id, input, renderer) = (&*by, id.0, &*body, self.0.mailroom.renderer());
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { service::create(&w, by, id, input, renderer).await };
        self.0.create(by, repeat, deed).await
    }

    /// One follow-up
    #[oai(path = "/follow-ups/:id", method = "get", operation_id = "get_follow_up")]
    async fn get_follow_up(
        &self,
        by: Auth<Read>,
        id: Path<FollowUpId>,
    ) -> Result<Found<FollowUpOut>, Problem> {
        Ok(Found(service::find(self.0.db.read(), &by, id.0).await?.into()))
    }

    /// Change a follow-up
    ///
    /// Until its first mail goes to the outbox. One that was missed needs a new time and `schedule`.
    #[oai(path = "/follow-ups/:id", method = "patch", operation_id = "update_follow_up")]
    async fn update_follow_up(
        &self,
        by: Auth<Organize>,
        id: Path<FollowUpId>,
        if_match: IfMatch,
        body: Body<FollowUpPatch>,
    ) -> Result<Found<FollowUpOut>, Problem> {
        let (by, id, expected, patch, renderer) =
            (&*by, id.0, &*if_match, &*body, self.0.mailroom.renderer());
        let look = move |w: Write| async move { Ok(service::find(&w, by, id).await?.into()) };
        let deed =
            move |w| async move { service::update(&w, by, id, expected, patch, renderer).await };
        self.0.change(look, deed).await
    }

    /// Delete a draft
    #[oai(path = "/follow-ups/:id", method = "delete", operation_id = "delete_follow_up")]
    async fn delete_follow_up(
        &self,
        by: Auth<Organize>,
        id: Path<FollowUpId>,
    ) -> Result<Deleted, Problem> {
        let (by, id) = (&*by, id.0);
        self.0.db.write(move |w| async move { service::delete(&w, by, id).await }).await?;
        Ok(Deleted)
    }

    /// Schedule a follow-up
    ///
    /// A draft or a missed one that has a time to come. One that is scheduled stays so.
    #[oai(path = "/follow-ups/:id/schedule", method = "post", operation_id = "schedule_follow_up")]
    async fn schedule_follow_up(
        &self,
        by: Auth<Organize>,
        id: Path<FollowUpId>,
        idempotency_key: IdempotencyKey,
    ) -> Result<Acted<FollowUpOut>, Problem> {
        let (by, id, renderer) = (&*by, id.0, self.0.mailroom.renderer());
        let deed = move |w| async move { service::schedule(&w, by, id, renderer).await };
        self.0.act(by, idempotency_key.alone(), deed).await
    }

    /// Send a follow-up now
    ///
    /// Its mails are given to the outbox in the background; it is `sent` once all of them are, and
    /// `GET /jobs/{id}` with its `job_id` says how far that is. Not while the event is a draft (409):
    /// what is due then waits until it is published, or is missed.
    #[oai(path = "/follow-ups/:id/send-now", method = "post", operation_id = "send_follow_up_now")]
    async fn send_follow_up_now(
        &self,
        by: Auth<Organize>,
        id: Path<FollowUpId>,
        idempotency_key: IdempotencyKey,
    ) -> Result<Acted<FollowUpOut>, Problem> {
        let (by, id, renderer) = (&*by, id.0, self.0.mailroom.renderer());
        let deed = move |w| async move { service::send_now(&w, by, id, renderer).await };
        self.0.act(by, idempotency_key.alone(), deed).await
    }

    /// Call a follow-up off
    ///
    /// Also while it is being sent: mails that have not gone out stay unsent.
    #[oai(path = "/follow-ups/:id/cancel", method = "post", operation_id = "cancel_follow_up")]
    async fn cancel_follow_up(
        &self,
        by: Auth<Organize>,
        id: Path<FollowUpId>,
        idempotency_key: IdempotencyKey,
    ) -> Result<Acted<FollowUpOut>, Problem> {
        let (by, id) = (&*by, id.0);
        let deed = move |w| async move { service::cancel(&w, by, id).await };
        self.0.act(by, idempotency_key.alone(), deed).await
    }

    /// Preview a follow-up
    ///
    /// As one person would read it, or a made-up one; nothing is sent, and the links in it lead
    /// nowhere. A placeholder that stands for nothing is named (422), with those that there are. Of one
    /// that was sent or called off, materials that are gone by now are left out.
    #[oai(path = "/follow-ups/:id/preview", method = "post", operation_id = "preview_follow_up")]
    async fn preview_follow_up(
        &self,
        by: Auth<Read>,
        id: Path<FollowUpId>,
        idempotency_key: IdempotencyKey,
        body: Body<PreviewRequest>,
    ) -> Result<Told<FollowUpPreview>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let (db, room) = (self.0.db.read(), &self.0.mailroom);
        let look = move || async move { service::preview(db, by, id, input, room).await };
        self.0.look(by, idempotency_key.with(&body), look).await
    }
}
