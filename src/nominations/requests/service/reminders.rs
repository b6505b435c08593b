//! Reminding by rule of requests to which nobody has been named.

use chrono::{DateTime, NaiveTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::letters::{reached, reminded};
use super::read::{closes, locked};
use crate::access::Actor;
use crate::db::Write;
use crate::error::Result;
use crate::events::entity::event::{self, Model as Event};
use crate::events::seats;
use crate::events::types::EventStatus;
use crate::ids::{EventId, NominationRequestId};
use crate::nominations::requests::entity::request::{Column, Entity, Model};
use crate::nominations::requests::rules;
use crate::nominations::requests::types::NominationRequestStatus;
use crate::zone::local;

/// At what time of the day, where the event has no rule of its own.
const AT_TIME: NaiveTime = match NaiveTime::from_hms_opt(9, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

/// The requests that are due now, each with its event.
pub async fn awaiting(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
) -> Result<Vec<(EventId, NominationRequestId)>> {
    let rows = Entity::find()
        .find_also_related(event::Entity)
        .filter(Column::Status.eq(NominationRequestStatus::Sent))
        .filter(event::Column::Status.eq(EventStatus::Published))
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    let due = |(row, event): (Model, Option<Event>)| {
        is_due(&event?, &row, now).then_some((row.event_id, row.id))
    };
    Ok(rows.into_iter().filter_map(due).collect())
}

/// Whether a request is due by rule.
fn is_due(event: &Event, row: &Model, now: DateTime<Utc>) -> bool {
    let ends = closes(event, row);
    let open = rules::effective(row.status, ends, now) == NominationRequestStatus::Sent;
    let letters = [row.sent_at, row.last_reminded_at, row.reminders_from];
    let Some(last) = letters.into_iter().flatten().max().filter(|_| open) else { return false };
    let at_time = event.invitation_reminders.map_or(AT_TIME, |rule| rule.at_time.into());
    let day = local(event.time_zone, rules::last_minute(ends)).date();
    rules::is_due(day, (event.time_zone, at_time), last, now)
}

/// Reminds of one request, if that is due still. Of several servers the second waits for the event,
/// and finds that it was done.
pub async fn remind_by_rule(
    w: &Write,
    by: &Actor,
    event: EventId,
    id: NominationRequestId,
) -> Result<u64> {
    let event = seats::lock(w, event).await?;
    let row = locked(w, id).await?;
    if event.status != EventStatus::Published || !is_due(&event, &row, w.now()) {
        return Ok(0);
    }
    let people = reached(w, &row).await?;
    if people.is_empty() {
        return Ok(0);
    }
    reminded(w, by, &event, row, &people).await?;
    Ok(people.len() as u64)
}

/// Has no reminder by rule count as due that was due before now: nobody knows what another database
/// has sent.
pub async fn put_off_reminders(w: &Write) -> Result<u64> {
    let done = Entity::update_many()
        .col_expr(Column::RemindersFrom, Expr::value(w.now()))
        .filter(Column::Status.eq(NominationRequestStatus::Sent))
        .exec(w)
        .await?;
    Ok(done.rows_affected)
}
