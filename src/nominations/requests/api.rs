//! Nomination requests over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use super::service;
use super::types::{
    NominationRequestCreate, NominationRequestFilter, NominationRequestOut, NominationRequestPatch,
    NoteVerbaleFile,
};
use crate::context::Context;
use crate::db::Write;
use crate::events;
use crate::http::{
    Acted, Auth, Body, Created, Deleted, Filter, Found, IdempotencyKey, IfMatch, List, Listing,
    Organize, Problem, Read, Resource, Tag,
};
use crate::ids::{EventId, NominationRequestId};
use crate::uploads::api::Attachment;

/// Nomination requests.
pub struct NominationRequestsApi(pub Context);

impl Resource for NominationRequestOut {
    fn path(&self) -> String {
        format!("nomination-requests/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Filter for NominationRequestFilter {
    const SORTS: &'static [&'static str] = &[];
    const SEARCHABLE: bool = false;
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Nominations")]
impl NominationRequestsApi {
    /// Who is asked to name a delegation
    ///
    /// With whom each has named so far. What came of them is under
    /// `/events/{id}/nominations?request_id=`.
    #[oai(
        path = "/events/:id/nomination-requests",
        method = "get",
        operation_id = "list_nomination_requests"
    )]
    async fn list_nomination_requests(
        &self,
        by: Auth<Read>,
        id: Path<EventId>,
        query: Listing<NominationRequestFilter>,
    ) -> Result<Json<List<NominationRequestOut>>, Problem> {
        let db = self.0.db.read();
        let event = events::service::find(db, &by, id.0).await?;
        let now = self.0.db.clock().now();
        Ok(service::list(db, &event, &query.page, &query, now).await?.into())
    }

    /// Ask for a delegation
    ///
    /// A country or an organization, by all of its active focal points, or by one of them. It stays a
    /// draft unless `send` is true. Each is asked once for an event (409 `nomination_request.exists`).
    #[oai(
        path = "/events/:id/nomination-requests",
        method = "post",
        operation_id = "create_nomination_request"
    )]
    async fn create_nomination_request(
        &self,
        by: Auth<Organize>,
        id: Path<EventId>,
        idempotency_key: IdempotencyKey,
        body: Body<NominationRequestCreate>,
    ) -> Result<Created<NominationRequestOut>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { service::create(&w, by, id, input).await };
        self.0.create(by, repeat, deed).await
    }

    /// One nomination request
    #[oai(
        path = "/nomination-requests/:id",
        method = "get",
        operation_id = "get_nomination_request"
    )]
    async fn get_nomination_request(
        &self,
        by: Auth<Read>,
        id: Path<NominationRequestId>,
    ) -> Result<Found<NominationRequestOut>, Problem> {
        let db = self.0.db.read();
        let row = service::find(db, &by, id.0).await?;
        let event = events::service::find(db, &by, row.event_id).await?;
        Ok(Found(service::get(db, &event, row, self.0.db.clock().now()).await?))
    }

    /// Change a nomination request
    ///
    /// Nobody is mailed; `send` it again to tell of a change. A later `deadline` opens a closed one
    /// again, under the same link.
    #[oai(
        path = "/nomination-requests/:id",
        method = "patch",
        operation_id = "update_nomination_request"
    )]
    async fn update_nomination_request(
        &self,
        by: Auth<Organize>,
        id: Path<NominationRequestId>,
        if_match: IfMatch,
        body: Body<NominationRequestPatch>,
    ) -> Result<Found<NominationRequestOut>, Problem> {
        let (by, id, expected, patch) = (&*by, id.0, &*if_match, &*body);
        let look = move |w: Write| async move {
            let row = service::find(&w, by, id).await?;
            let event = events::service::find(&w, by, row.event_id).await?;
            service::get(&w, &event, row, w.now()).await
        };
        let deed = move |w| async move { service::update(&w, by, id, expected, patch).await };
        self.0.change(look, deed).await
    }

    /// Delete a nomination request
    ///
    /// Only one that was never sent; revoke any other (409 `nomination_request.state`).
    #[oai(
        path = "/nomination-requests/:id",
        method = "delete",
        operation_id = "delete_nomination_request"
    )]
    async fn delete_nomination_request(
        &self,
        by: Auth<Organize>,
        id: Path<NominationRequestId>,
    ) -> Result<Deleted, Problem> {
        let (by, id) = (&*by, id.0);
        self.0.db.write(move |w| async move { service::delete(&w, by, id).await }).await?;
        Ok(Deleted)
    }

    /// Send a nomination request
    ///
    /// Or send it again: each active focal point gets the same link, unless the request was revoked in
    /// between. On its page whoever has the link names the delegation until the deadline, in the order
    /// of the country, and can come back to change it. Who has named nobody by then is reminded seven
    /// days and two days before, at the hour of the event's `invitation_reminders` (09:00 without
    /// one). Whom they name is nominated (`submitted`); what they type writes over nobody on record.
    #[oai(
        path = "/nomination-requests/:id/send",
        method = "post",
        operation_id = "send_nomination_request"
    )]
    async fn send_nomination_request(
        &self,
        by: Auth<Organize>,
        id: Path<NominationRequestId>,
        idempotency_key: IdempotencyKey,
    ) -> Result<Acted<NominationRequestOut>, Problem> {
        let (by, id) = (&*by, id.0);
        let deed = move |w| async move { service::send(&w, by, id).await };
        self.0.act(by, idempotency_key.alone(), deed).await
    }

    /// Remind of a nomination request
    ///
    /// To which nobody has been named yet.
    #[oai(
        path = "/nomination-requests/:id/remind",
        method = "post",
        operation_id = "remind_nomination_request"
    )]
    async fn remind_nomination_request(
        &self,
        by: Auth<Organize>,
        id: Path<NominationRequestId>,
        idempotency_key: IdempotencyKey,
    ) -> Result<Acted<NominationRequestOut>, Problem> {
        let (by, id) = (&*by, id.0);
        let deed = move |w| async move { service::remind(&w, by, id).await };
        self.0.act(by, idempotency_key.alone(), deed).await
    }

    /// Take a nomination request back
    ///
    /// Its link is dead from now on, and a letter that has not gone out is called off. Whom it has
    /// brought stays nominated. Sending it again makes a new link.
    #[oai(
        path = "/nomination-requests/:id/revoke",
        method = "post",
        operation_id = "revoke_nomination_request"
    )]
    async fn revoke_nomination_request(
        &self,
        by: Auth<Organize>,
        id: Path<NominationRequestId>,
        idempotency_key: IdempotencyKey,
    ) -> Result<Acted<NominationRequestOut>, Problem> {
        let (by, id) = (&*by, id.0);
        let deed = move |w| async move { service::revoke(&w, by, id).await };
        self.0.act(by, idempotency_key.alone(), deed).await
    }

    /// Read a note verbale
    ///
    /// The file that came by the page of the request, or was filed by an organizer, to be saved. It often
    /// tells of passports, so that each reading is logged.
    #[oai(
        path = "/nomination-requests/:id/note-verbale",
        method = "get",
        operation_id = "get_note_verbale"
    )]
    async fn get_note_verbale(
        &self,
        by: Auth<Organize>,
        id: Path<NominationRequestId>,
    ) -> Result<Attachment, Problem> {
        let (by, id) = (&*by, id.0);
        let deed = move |w| async move { service::read_note_verbale(&w, by, id).await };
        let file = self.0.db.write(deed).await?;
        Ok(Attachment::of(self.0.db.read(), &file))
    }

    /// File a note verbale
    ///
    /// One that came by another way than the page, in the place of the one before, which is deleted.
    #[oai(
        path = "/nomination-requests/:id/note-verbale",
        method = "post",
        operation_id = "file_note_verbale"
    )]
    async fn file_note_verbale(
        &self,
        by: Auth<Organize>,
        id: Path<NominationRequestId>,
        idempotency_key: IdempotencyKey,
        body: Body<NoteVerbaleFile>,
    ) -> Result<Acted<NominationRequestOut>, Problem> {
        let (by, id, upload) = (&*by, id.0, body.upload_id);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { service::name_note_verbale(&w, by, id, upload).await };
        self.0.act(by, repeat, deed).await
    }

    /// Delete a note verbale
    ///
    /// For good, also of an event that is over. Whoever has the link can send another one as long as the
    /// request is open.
    #[oai(
        path = "/nomination-requests/:id/note-verbale",
        method = "delete",
        operation_id = "delete_note_verbale"
    )]
    async fn delete_note_verbale(
        &self,
        by: Auth<Organize>,
        id: Path<NominationRequestId>,
    ) -> Result<Deleted, Problem> {
        let (by, id) = (&*by, id.0);
        let deed = move |w| async move { service::delete_note_verbale(&w, by, id).await };
        self.0.db.write(deed).await?;
        Ok(Deleted)
    }
}
