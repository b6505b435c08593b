//! Invitations end without an answer, and whoever keeps a place for such an invitee hears of it.

use crate::access::Actor;
use crate::db::Write;
use crate::error::Result;
use crate::events;
use crate::invitations;
use crate::registrations;

/// Writes down which invitations have ended; says how many.
pub async fn expire_invitations(w: &Write, by: &Actor) -> Result<u64> {
    let ended = invitations::service::expire(w, by).await?;
    for row in ended.iter().filter(|row| row.substitute_for_id.is_some()) {
        let event = events::service::find(w, by, row.event_id).await?;
        registrations::service::tell_keepers(w, &event, row).await?;
    }
    Ok(ended.len() as u64)
}
