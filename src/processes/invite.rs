//! Inviting people: where nothing was known of them but what a stranger typed with a sign-up, the
//! register finds them by what the organizers call them.

use crate::access::Actor;
use crate::db::Write;
use crate::error::Result;
use crate::ids::{EventId, PersonId};
use crate::invitations::service::{self, Row};
use crate::invitations::types::{InvitationBatchResult, InvitationCreate, InvitationOut};
use crate::registrations;

/// Invites somebody.
pub async fn invite(
    w: &Write,
    by: &Actor,
    event: EventId,
    input: &InvitationCreate,
) -> Result<InvitationOut> {
    let made = service::create(w, by, event, input).await?;
    registrations::service::named(w, &[made.person_id]).await?;
    Ok(made)
}

/// Invites many; of those who are not invited it says why not.
pub async fn invite_many(
    w: &Write,
    by: &Actor,
    event: EventId,
    rows: &[Row],
    send: bool,
) -> Result<InvitationBatchResult> {
    let done = service::create_many(w, by, event, rows, send).await?;
    let people: Vec<PersonId> = done.results.iter().filter_map(|row| row.person_id).collect();
    registrations::service::named(w, &people).await?;
    Ok(done)
}
