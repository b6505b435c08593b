//! Events over HTTP. Changing, cancelling and cloning one concerns other parts too, and stands
//! with the processes.

mod coverage;

use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

pub use coverage::CoverageApi;

use super::service;
use super::types::{EventCreate, EventFilter, EventOut};
use crate::context::Context;
use crate::http::{
    Acted, Auth, Body, Created, Deleted, Filter, Found, IdempotencyKey, List, Listing, Organize,
    Problem, Read, Resource, Tag,
};
use crate::ids::EventId;

/// Events.
pub struct EventsApi(pub Context);

impl Resource for EventOut {
    fn path(&self) -> String {
        format!("events/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Filter for EventFilter {
    const SORTS: &'static [&'static str] = &["title", "starts_on"];
    const SEARCHABLE: bool = true;
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Events")]
impl EventsApi {
    /// List events
    ///
    /// `q` finds titles and themes in all languages, venues, cities and tags. `from` and `until`
    /// find events that overlap with the days between them.
    #[oai(path = "/events", method = "get", operation_id = "list_events")]
    async fn list_events(
        &self,
        by: Auth<Read>,
        query: Listing<EventFilter>,
    ) -> Result<Json<List<EventOut>>, Problem> {
        Ok(service::list(self.0.db.read(), &by, &query.page, &query).await?.into())
    }

    /// Add an event
    ///
    /// It begins as a draft. Dates and times are wall time in the event's `time_zone`; an hour that
    /// the change of the clocks leaves out is refused. The `slug` is made from the title unless
    /// given, with a number if it is taken: from the title in English, else from one in Latin letters,
    /// else from the first, transliterated. A token that is limited to programmes must give the
    /// `programme_id` of one of them.
    #[oai(path = "/events", method = "post", operation_id = "create_event")]
    async fn create_event(
        &self,
        by: Auth<Organize>,
        idempotency_key: IdempotencyKey,
        body: Body<EventCreate>,
    ) -> Result<Created<EventOut>, Problem> {
        let (by, input) = (&*by, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { service::create(&w, by, input).await };
        self.0.create(by, repeat, deed).await
    }

    /// One event
    #[oai(path = "/events/:id", method = "get", operation_id = "get_event")]
    async fn get_event(
        &self,
        by: Auth<Read>,
        id: Path<EventId>,
    ) -> Result<Found<EventOut>, Problem> {
        Ok(Found(service::get(self.0.db.read(), &by, id.0).await?))
    }

    /// Delete an event
    ///
    /// Only a draft on which nothing hangs; one that was announced is cancelled instead.
    #[oai(path = "/events/:id", method = "delete", operation_id = "delete_event")]
    async fn delete_event(
        &self,
        by: Auth<Organize>,
        id: Path<EventId>,
    ) -> Result<Deleted, Problem> {
        let (by, id) = (&*by, id.0);
        self.0.db.write(move |w| async move { service::delete(&w, by, id).await }).await?;
        Ok(Deleted)
    }

    /// Publish an event
    ///
    /// From now on its page can be seen, people can be invited, and the public can register if
    /// `access` says so. Whoever was registered in the draft was told nothing; a follow-up tells them.
    /// A past event may be published for the record.
    #[oai(path = "/events/:id/publish", method = "post", operation_id = "publish_event")]
    async fn publish_event(
        &self,
        by: Auth<Organize>,
        id: Path<EventId>,
        idempotency_key: IdempotencyKey,
    ) -> Result<Acted<EventOut>, Problem> {
        let (by, id, repeat) = (&*by, id.0, idempotency_key.alone());
        self.0.act(by, repeat, move |w| async move { service::publish(&w, by, id).await }).await
    }

    /// Complete an event
    ///
    /// Says that it was held; possible from its start on. Follow-ups after the event go on.
    #[oai(path = "/events/:id/complete", method = "post", operation_id = "complete_event")]
    async fn complete_event(
        &self,
        by: Auth<Organize>,
        id: Path<EventId>,
        idempotency_key: IdempotencyKey,
    ) -> Result<Acted<EventOut>, Problem> {
        let (by, id, repeat) = (&*by, id.0, idempotency_key.alone());
        self.0.act(by, repeat, move |w| async move { service::complete(&w, by, id).await }).await
    }

    /// Archive an event
    ///
    /// Puts a completed or cancelled event away; nothing of it changes any more: its agenda, its
    /// invitations and its register are the record. What was recommended is still followed up.
    #[oai(path = "/events/:id/archive", method = "post", operation_id = "archive_event")]
    async fn archive_event(
        &self,
        by: Auth<Organize>,
        id: Path<EventId>,
        idempotency_key: IdempotencyKey,
    ) -> Result<Acted<EventOut>, Problem> {
        let (by, id, repeat) = (&*by, id.0, idempotency_key.alone());
        self.0.act(by, repeat, move |w| async move { service::archive(&w, by, id).await }).await
    }
}
