//! What is done to an event and touches other parts, over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;

use crate::context::Context;
use crate::db::Write;
use crate::events::types::{EventCancel, EventClone, EventOut, EventPatch};
use crate::http::{
    Acted, Auth, Body, Created, Found, IdempotencyKey, IfMatch, Organize, Problem, Tag,
};
use crate::ids::EventId;
use crate::{events, processes};

/// Changing, cancelling and cloning events.
pub struct EventProcessesApi(pub Context);

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Events")]
impl EventProcessesApi {
    /// Change an event
    ///
    /// `venue`, `registration`, `contact` and `claimed` are merged field by field: what is left out
    /// stays, null clears, and null for the whole object clears all of it. Lists are replaced as a
    /// whole. Where first and last day move by as many days, the panels on its days move along, and
    /// their versions rise; where its length changes they stay, and the agenda names those that no
    /// longer lie on its days. Of an event that is completed, the beginning cannot be moved to days
    /// to come (409). Check-ins stay with the days that they were made for. Relative follow-ups move
    /// with the event; what falls into the past by it is missed.
    /// New seats go to the waiting list at once; fewer seats than are taken is a 409. Where an event
    /// is no longer held in the room, or no longer online, all who would attend so move to the other
    /// mode, if its seats hold all who have one; else 409. Mails that have not gone out tell the
    /// event as it is then. Nobody is mailed of the change unless `notify` is true: then the registered,
    /// the invited and who was asked to name a delegation get one mail that names what changed of title,
    /// time, place and mode; of a draft nobody is told.
    #[oai(path = "/events/:id", method = "patch", operation_id = "update_event")]
    async fn update_event(
        &self,
        by: Auth<Organize>,
        id: Path<EventId>,
        if_match: IfMatch,
        body: Body<EventPatch>,
    ) -> Result<Found<EventOut>, Problem> {
        let (by, id, expected, patch) = (&*by, id.0, &*if_match, &*body);
        let look = move |w: Write| async move { events::service::get(&w, by, id).await };
        let deed = move |w| async move { processes::move_event(&w, by, id, expected, patch).await };
        self.0.change(look, deed).await
    }

    /// Cancel an event
    ///
    /// Its queued mails and scheduled follow-ups are called off, and its invitations can no longer
    /// be answered; one whose mail had not gone out is a draft again. Everybody who is registered,
    /// who is invited and has not answered, or who was asked to name a delegation, gets one mail with
    /// the reason, and the confirmed the cancellation for their calendars; nobody if `notify` is false,
    /// the event is over, or it was a draft.
    #[oai(path = "/events/:id/cancel", method = "post", operation_id = "cancel_event")]
    async fn cancel_event(
        &self,
        by: Auth<Organize>,
        id: Path<EventId>,
        idempotency_key: IdempotencyKey,
        body: Body<EventCancel>,
    ) -> Result<Acted<EventOut>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { processes::cancel_event(&w, by, id, input).await };
        self.0.act(by, repeat, deed).await
    }

    /// Clone an event
    ///
    /// Makes a draft that follows this event (`previous_event_id`, `sequence_number` one up), with
    /// all dates moved by as many days: the agenda, organizations, countries, quotas, the
    /// registration form, and the follow-ups that are relative to the event. Speakers only if
    /// `speakers` is true. Nominations, invitations, registrations, claimed figures, references and media coverage stay with the first.
    #[oai(path = "/events/:id/clone", method = "post", operation_id = "clone_event")]
    async fn clone_event(
        &self,
        by: Auth<Organize>,
        id: Path<EventId>,
        idempotency_key: IdempotencyKey,
        body: Body<EventClone>,
    ) -> Result<Created<EventOut>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { processes::clone_event(&w, by, id, input).await };
        self.0.create(by, repeat, deed).await
    }
}
