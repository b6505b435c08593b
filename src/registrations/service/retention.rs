//! Forgetting those who never confirmed their address.

use chrono::Duration;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait as _, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::record;
use crate::access::Actor;
use crate::db::{self, Write};
use crate::error::Result;
use crate::ids::RegistrationId;
use crate::mail;
use crate::people;
use crate::registrations::entity::{Column, Entity, Model};
use crate::registrations::types::RegistrationStatus;

/// How long after the last chance to confirm an address its registration is kept: with the day in
/// which it can be confirmed, seven days.
const KEPT: Duration = Duration::days(6);
/// How many in one write.
const CHUNK: u64 = 100;

/// Those who were forgotten, and where to go on.
#[derive(Debug, Default)]
pub struct Forgotten {
    /// Their registrations, as they were.
    pub rows: Vec<Model>,
    /// The last that was looked at; none: there are no more.
    pub last: Option<RegistrationId>,
}

/// Deletes registrations whose address was never confirmed, some in one write, in the order of
/// their ids after `after`; the mails about them; and the people whom nothing else names and whom
/// nobody touched since.
pub async fn forget_unverified(
    w: &Write,
    by: &Actor,
    after: Option<RegistrationId>,
) -> Result<Forgotten> {
    let rows = Entity::find()
        .filter(Column::Status.eq(RegistrationStatus::Unverified))
        .filter(Column::UnverifiedUntil.lte(w.now() - KEPT))
        .filter(Column::ConfirmedAt.is_null())
        .filter(Condition::all().add_option(after.map(|id| Column::Id.gt(id))))
        .order_by_asc(Column::Id)
        .limit(CHUNK)
        .lock_exclusive()
        .all(w)
        .await?;
    let mut forgotten = Forgotten { rows: Vec::new(), last: rows.last().map(|row| row.id) };
    for row in rows {
        if forget(w, by, &row).await? {
            forgotten.rows.push(row);
        }
    }
    Ok(forgotten)
}

/// Whether it could be.
async fn forget(w: &Write, by: &Actor, row: &Model) -> Result<bool> {
    w.execute_unprepared("SAVEPOINT forgotten").await?;
    if let Err(error) = Entity::delete_by_id(row.id).exec(w).await {
        if !db::is_foreign_key_violation(&error) {
            return Err(error.into());
        }
        // Something names it (a follow-up was sent to it): it stays, and stops nobody else.
        w.execute_unprepared("ROLLBACK TO SAVEPOINT forgotten").await?;
        return Ok(false);
    }
    w.execute_unprepared("RELEASE SAVEPOINT forgotten").await?;
    mail::cancel_queued_about(w, row.id).await?;
    record(w, by, "registration.forget", row).await?;
    let person = people::service::find_unscoped(w, row.person_id).await?;
    if person.provisional && people::service::delete_unnamed(w, by, person.id).await? {
        mail::forget_unconfirmed(w, person.id).await?;
    }
    Ok(true)
}
