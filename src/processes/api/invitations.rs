//! Inviting over HTTP: the register may know those whom a stranger signed up.

use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Path;

use crate::context::Context;
use crate::http::{
    Auth, Body, Contract, Created, IdempotencyKey, LargeBody, Organize, Problem, Tag, Told,
};
use crate::ids::EventId;
use crate::invitations::types::{
    InvitationBatch, InvitationBatchResult, InvitationCreate, InvitationOut,
};
use crate::processes::{invite, invite_many};

/// Inviting.
pub struct InvitationProcessesApi(pub Context);

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Invitations")]
impl InvitationProcessesApi {
    /// Invite somebody
    ///
    /// With `"send": true` the letter goes out at once; else the invitation stays a draft. Each
    /// person has one invitation to an event. Whose address is on record stays as they stand there,
    /// unless that is only what somebody typed with a sign-up that nobody has confirmed: then your
    /// words replace it.
    #[oai(path = "/events/:id/invitations", method = "post", operation_id = "create_invitation")]
    async fn create_invitation(
        &self,
        by: Auth<Organize>,
        id: Path<EventId>,
        idempotency_key: IdempotencyKey,
        body: Body<InvitationCreate>,
    ) -> Result<Created<InvitationOut>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { invite(&w, by, id, input).await };
        self.0.create(by, repeat, deed).await
    }

    /// Invite many
    ///
    /// Up to 5,000 rows. The answer has a result for each row; a row that is wrong stops no other.
    /// Send an Idempotency-Key: a batch that is repeated after a lost connection is then done once.
    #[oai(
        path = "/events/:id/invitations/batch",
        method = "post",
        operation_id = "create_invitations"
    )]
    async fn create_invitations(
        &self,
        by: Auth<Organize>,
        contract: Data<&Contract>,
        id: Path<EventId>,
        idempotency_key: IdempotencyKey,
        body: LargeBody<InvitationBatch>,
    ) -> Result<Told<InvitationBatchResult>, Problem> {
        let rows = body.invitations.parse(&contract)?;
        let (by, id, rows, send) = (&*by, id.0, rows.as_slice(), body.send);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { invite_many(&w, by, id, rows, send).await };
        self.0.tell(by, repeat, deed).await
    }
}
