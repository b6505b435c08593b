//! What a reader asked for at one address holds for them at another one.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::service::{NewSuppression, canonical, keep};
use crate::access::Actor;
use crate::db::Write;
use crate::error::Result;
use crate::mail::EmailAddress;
use crate::mail::suppressions::entity::{Column, Entity, SuppressionReason};

/// Keeps for `to` what the reader of `from`, who is the same, or the organizers asked for; that mails
/// came back is true of one address alone. How many.
pub async fn keep_wishes(
    w: &Write,
    by: &Actor,
    from: &EmailAddress,
    to: &EmailAddress,
) -> Result<u64> {
    use SuppressionReason::{Complained, Organizer, Unsubscribed};
    let asked = Entity::find()
        .filter(Column::Email.eq(canonical(from)))
        .filter(Column::Reason.is_in([Complained, Organizer, Unsubscribed]));
    let mut kept = 0;
    for row in asked.all(w).await? {
        let new = NewSuppression {
            email: to,
            scope: row.scope,
            event_id: row.event_id,
            reason: row.reason,
            note: row.note.as_deref(),
            mail_id: row.mail_id,
        };
        kept += u64::from(keep(w, by, &new).await?.is_new);
    }
    Ok(kept)
}
