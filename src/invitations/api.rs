//! Invitations over HTTP. Inviting, reminders, and answers on somebody's behalf have to do with the
//! register too: see `processes`.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use super::service;
use super::types::{InvitationFilter, InvitationOut, InvitationPatch};
use crate::context::Context;
use crate::db::Write;
use crate::events;
use crate::http::{
    Acted, Auth, Body, Filter, Found, IdempotencyKey, IfMatch, List, Listing, Organize, Problem,
    Read, Resource, Tag,
};
use crate::ids::{EventId, InvitationId};

/// Invitations.
pub struct InvitationsApi(pub Context);

impl Resource for InvitationOut {
    fn path(&self) -> String {
        format!("invitations/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Filter for InvitationFilter {
    const SORTS: &'static [&'static str] = &[];
    const SEARCHABLE: bool = true;
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Invitations")]
impl InvitationsApi {
    /// The invitations to an event
    ///
    /// `q` finds the names and addresses of those invited.
    #[oai(path = "/events/:id/invitations", method = "get", operation_id = "list_invitations")]
    async fn list_invitations(
        &self,
        by: Auth<Read>,
        id: Path<EventId>,
        query: Listing<InvitationFilter>,
    ) -> Result<Json<List<InvitationOut>>, Problem> {
        let db = self.0.db.read();
        let event = events::service::find(db, &by, id.0).await?;
        let now = self.0.db.clock().now();
        Ok(service::list(db, &event, &query.page, &query, now).await?.into())
    }

    /// One invitation
    #[oai(path = "/invitations/:id", method = "get", operation_id = "get_invitation")]
    async fn get_invitation(
        &self,
        by: Auth<Read>,
        id: Path<InvitationId>,
    ) -> Result<Found<InvitationOut>, Problem> {
        let db = self.0.db.read();
        let row = service::find(db, &by, id.0).await?;
        let event = events::service::find(db, &by, row.event_id).await?;
        Ok(Found(service::get(db, &event, row, self.0.db.clock().now()).await?))
    }

    /// Change an invitation
    ///
    /// Nobody is mailed unless `notify` is true: then an invitee who was sent the invitation and
    /// has not answered gets one mail that names what changed of role, note and end. A later `expires_at` opens an expired one again.
    /// The role of one that was accepted is the registration's: change it there (409
    /// `invitation.accepted`).
    #[oai(path = "/invitations/:id", method = "patch", operation_id = "update_invitation")]
    async fn update_invitation(
        &self,
        by: Auth<Organize>,
        id: Path<InvitationId>,
        if_match: IfMatch,
        body: Body<InvitationPatch>,
    ) -> Result<Found<InvitationOut>, Problem> {
        let (by, id, expected, patch) = (&*by, id.0, &*if_match, &*body);
        let look = move |w: Write| async move {
            let row = service::find(&w, by, id).await?;
            let event = events::service::find(&w, by, row.event_id).await?;
            service::get(&w, &event, row, w.now()).await
        };
        let deed = move |w| async move { service::update(&w, by, id, expected, patch).await };
        self.0.change(look, deed).await
    }

    /// Send an invitation
    ///
    /// Or send it again: the link is the same, unless the invitation was revoked in between.
    #[oai(path = "/invitations/:id/send", method = "post", operation_id = "send_invitation")]
    async fn send_invitation(
        &self,
        by: Auth<Organize>,
        id: Path<InvitationId>,
        idempotency_key: IdempotencyKey,
    ) -> Result<Acted<InvitationOut>, Problem> {
        let (by, id) = (&*by, id.0);
        let deed = move |w| async move { service::send(&w, by, id).await };
        self.0.act(by, idempotency_key.alone(), deed).await
    }
}
