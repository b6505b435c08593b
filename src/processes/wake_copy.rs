//! The first start of a database that was restored from a backup.

use chrono::{DateTime, Utc};

use crate::access::Actor;
use crate::db::Write;
use crate::error::Result;
use crate::nominations::requests;
use crate::recommendations::requests as progress_requests;
use crate::{evaluations, follow_ups, invitations, mail, registrations};

/// A restored copy, and what was held back in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Woken {
    /// When the copy was made.
    pub copied_at: DateTime<Utc>,
    /// Mails that were not sent when it was made, and may have been since.
    pub mails: u64,
    /// Follow-ups that have become due since.
    pub follow_ups: u64,
}

/// Holds back what the original may have sent after the copy was made: mails that waited become
/// failed, to be sent again by an organizer who knows better; follow-ups and evaluations that are due are missed;
/// reminders by rule begin to count their days anew, and digests to tell of what happens.
/// Nothing happens in a database that is no copy, or was started before.
pub async fn wake_copy(w: &Write) -> Result<Option<Woken>> {
    let Some(copied_at) = w.take_copy_mark().await? else { return Ok(None) };
    let by = &Actor::system("backup");
    let mails = mail::hold_back(w).await?;
    let follow_ups = follow_ups::service::hold_back(w, by).await?;
    evaluations::service::hold_back(w, by).await?;
    invitations::service::put_off_reminders(w).await?;
    requests::service::put_off_reminders(w).await?;
    registrations::service::put_off_digests(w).await?;
    progress_requests::service::put_off(w).await?;
    Ok(Some(Woken { copied_at, mails, follow_ups }))
}
