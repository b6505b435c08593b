//! An invitation answered over HTTP, on the invitee's behalf; reminded of, and taken back.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;

use crate::context::Context;
use crate::http::{Acted, Auth, Body, IdempotencyKey, Organize, Problem, Tag};
use crate::ids::InvitationId;
use crate::invitations::types::{InvitationAnswer, InvitationOut};
use crate::processes::{answer_on_behalf, remind_invitation, revoke_invitation};

/// Answers on somebody's behalf, reminders, and invitations taken back.
pub struct AnswersApi(pub Context);

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Invitations")]
impl AnswersApi {
    /// Remind of an invitation
    ///
    /// Only one that was sent and not answered, and nobody who is registered already: they have a
    /// seat, or wait for one, without an answer. Nor somebody whose address gets no mail (409
    /// `invitation.suppressed`).
    #[oai(path = "/invitations/:id/remind", method = "post", operation_id = "remind_invitation")]
    async fn remind_invitation(
        &self,
        by: Auth<Organize>,
        id: Path<InvitationId>,
        idempotency_key: IdempotencyKey,
    ) -> Result<Acted<InvitationOut>, Problem> {
        let (by, id) = (&*by, id.0);
        let deed = move |w| async move { remind_invitation(&w, by, id).await };
        self.0.act(by, idempotency_key.alone(), deed).await
    }

    /// Revoke an invitation
    ///
    /// Its link is dead at once. A registration that came of it stays: withdraw that one too if
    /// the person is not to come. Whom they named in their place, and who does not come yet, is not
    /// invited any more either.
    #[oai(path = "/invitations/:id/revoke", method = "post", operation_id = "revoke_invitation")]
    async fn revoke_invitation(
        &self,
        by: Auth<Organize>,
        id: Path<InvitationId>,
        idempotency_key: IdempotencyKey,
    ) -> Result<Acted<InvitationOut>, Problem> {
        let (by, id) = (&*by, id.0);
        let deed = move |w| async move { revoke_invitation(&w, by, id).await };
        self.0.act(by, idempotency_key.alone(), deed).await
    }

    /// Answer on the invitee's behalf
    ///
    /// For those who answer by telephone or by note verbale; who recorded it is kept. `accept`
    /// registers them, or gives the registration that they have the role of the invitation;
    /// `decline` withdraws a registration; and `substitute` invites the person named in their
    /// place, in the same role, or sends the invitation again that this person has. Their own seat,
    /// or place on the waiting list, is kept until that person accepts (or, where you decide, until
    /// you have approved them), and is theirs then. Whom they named before and who has not got the
    /// place yet does not come for it any more.
    #[oai(path = "/invitations/:id/answer", method = "post", operation_id = "answer_invitation")]
    async fn answer_invitation(
        &self,
        by: Auth<Organize>,
        id: Path<InvitationId>,
        idempotency_key: IdempotencyKey,
        body: Body<InvitationAnswer>,
    ) -> Result<Acted<InvitationOut>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { answer_on_behalf(&w, by, id, input).await };
        self.0.act(by, repeat, deed).await
    }
}
