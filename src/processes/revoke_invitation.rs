//! An invitation is taken back, and with it the one of whoever was to come in the invitee's place.

use super::follow_nominations::follow_nominations;
use crate::access::Actor;
use crate::db::Write;
use crate::error::Result;
use crate::ids::InvitationId;
use crate::invitations;
use crate::invitations::types::{InvitationOut, InvitationStatus};
use crate::registrations;

/// Takes an invitation back. Whoever has the invitee's place keeps it, as one whom the person named
/// who had named the invitee; and that person hears of it while they keep their own for the invitee.
pub async fn revoke_invitation(w: &Write, by: &Actor, id: InvitationId) -> Result<InvitationOut> {
    let (event, row) = invitations::service::lock(w, by, id).await?;
    if row.status == InvitationStatus::Revoked {
        return invitations::service::get(w, &event, row, w.now()).await;
    }
    let chain = invitations::service::named_after(w, &row).await?;
    let revoked = invitations::service::revoke(w, by, row.clone()).await?;
    if registrations::service::comes_instead(w, &row, &chain).await? {
        for next in chain.into_iter().take(1) {
            invitations::service::pass_over(w, by, &row, next).await?;
        }
    } else {
        registrations::service::call_back(w, by, &event, chain).await?;
    }
    let ends = invitations::rules::ends_at(row.expires_at, event.ends_at());
    let asked = invitations::rules::effective(row.status, ends, w.now()) == InvitationStatus::Sent;
    let waited = registrations::service::wait_no_more(w, by, &row).await?;
    if asked || waited {
        registrations::service::tell_keepers(w, &event, &row).await?;
    }
    Box::pin(follow_nominations(w, by, &event, None)).await?;
    invitations::service::get(w, &event, revoked, w.now()).await
}
