//! Reminding by the rule of an event: who waits for it, and the letters.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::KIND;
use super::deeds::save;
use super::read::{is_effectively, is_to};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::Write;
use crate::error::Result;
use crate::events::entity::event::{self, Model as Event};
use crate::events::types::{EventStatus, InvitationReminders};
use crate::ids::InvitationId;
use crate::invitations::entity::{Column, Entity, Model};
use crate::invitations::messages::{Invite, Reminder, write_letters};
use crate::invitations::rules;
use crate::invitations::types::InvitationStatus;
use crate::mail::Mail;
use crate::mail::{entity as mail, suppressions};
use crate::people::entity::person;

/// How many invitations one write looks at.
const CHUNK: u64 = 200;

/// Those whom the rule of their event has reminded of now, unless they are registered.
#[derive(Debug)]
pub struct Waiting {
    /// Their invitations, held until the write ends.
    pub rows: Vec<Model>,
    /// Where to go on, if there are more to look at.
    pub last: Option<InvitationId>,
}

/// Whether the rule of an event reminds at this time; before its hour it looks at nobody.
pub fn reminds_at(event: &Event, now: DateTime<Utc>) -> bool {
    let is_hour = |rule| rules::is_hour(&rule, event.time_zone, now);
    event.status == EventStatus::Published
        && now < event.starts_at()
        && event.invitation_reminders.is_some_and(is_hour)
}

/// The next invitations after `after` that are due by the rule of their event, which must be locked.
pub async fn waiting(w: &Write, event: &Event, after: Option<InvitationId>) -> Result<Waiting> {
    let nobody = Waiting { rows: Vec::new(), last: None };
    let rule = event.invitation_reminders.filter(|_| reminds_at(event, w.now()));
    let Some(rule) = rule else { return Ok(nobody) };
    let found = candidates(w, event, &rule, after).await?;
    let last = found.last().filter(|_| found.len() as u64 == CHUNK).map(|row| row.id);
    let letters = last_letters(w, &found).await?;
    let is_due = |row: &Model| {
        let written = letters.get(&row.id.0).copied();
        let letters = [row.sent_at, row.last_reminded_at, row.reminders_from, written];
        let last = letters.into_iter().flatten().max();
        last.is_some_and(|last| rules::is_due(&rule, event.time_zone, last, w.now()))
    };
    Ok(Waiting { rows: found.into_iter().filter(is_due).collect(), last })
}

/// Unanswered ones to somebody with an address that gets mail that are due, unless one was sent again
/// since.
async fn candidates(
    w: &Write,
    event: &Event,
    rule: &InvitationReminders,
    after: Option<InvitationId>,
) -> Result<Vec<Model>> {
    let Some(end) = rules::last_letters_end(rule, event.time_zone, w.now()) else {
        return Ok(Vec::new());
    };
    let none_since = |column: Column| Condition::any().add(column.is_null()).add(column.lt(end));
    let reachable = Condition::all()
        .add(person::Column::Email.is_not_null())
        .add(person::Column::EmailCanonical.not_in_subquery(suppressions::closed()));
    let select = Entity::find()
        .filter(Column::EventId.eq(event.id))
        .filter(is_effectively(InvitationStatus::Sent, event, w.now()))
        .filter(Column::Reminders.lt(rule.at_most))
        .filter(Column::SentAt.lt(end))
        .filter(none_since(Column::LastRemindedAt))
        .filter(none_since(Column::RemindersFrom))
        .filter(is_to(reachable))
        .filter(Condition::all().add_option(after.map(|after| Column::Id.gt(after))));
    Ok(select.order_by_asc(Column::Id).limit(CHUNK).lock_exclusive().all(w).await?)
}

/// When the last letter about each was written; one that an organizer sent again is a letter too.
async fn last_letters(w: &Write, rows: &[Model]) -> Result<BTreeMap<Uuid, DateTime<Utc>>> {
    if rows.is_empty() {
        return Ok(BTreeMap::new());
    }
    let letters: Vec<(Uuid, DateTime<Utc>)> = mail::Entity::find()
        .select_only()
        .column(mail::Column::About)
        .column(mail::Column::CreatedAt)
        .filter(mail::Column::About.is_in(rows.iter().map(|row| row.id.0)))
        .filter(mail::Column::Template.is_in([Invite::TEMPLATE, Reminder::TEMPLATE]))
        .order_by_asc(mail::Column::CreatedAt)
        .into_tuple()
        .all(w)
        .await?;
    // Of several the last one stays.
    Ok(letters.into_iter().collect())
}

/// Reminds all of these. Their event must be locked, and none of them may be registered.
pub async fn remind_many(w: &Write, by: &Actor, event: &Event, rows: Vec<Model>) -> Result<u64> {
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(rows.iter().map(|row| row.person_id)));
    let people: BTreeMap<_, _> =
        people.all(w).await?.into_iter().map(|person| (person.id, person)).collect();
    let mut reminded = Vec::with_capacity(rows.len());
    for row in rows {
        let reminders = row.reminders.saturating_add(1);
        let row = Model { reminders, last_reminded_at: Some(w.now()), ..row };
        reminded.push(save(w, row).await?);
    }
    let letters: Vec<_> =
        reminded.iter().filter_map(|row| Some((row, people.get(&row.person_id)?))).collect();
    if letters.is_empty() {
        return Ok(0);
    }
    write_letters::<Reminder>(w, event, &letters).await?;
    let entry = |row: &Model| Entry::new("invitation.remind", KIND, row.id).of(event.id);
    audit::record_many(w, by, &reminded.iter().map(entry).collect::<Vec<_>>()).await?;
    Ok(letters.len() as u64)
}

/// Has the days until the next reminder by rule count from now: nobody knows whom another database
/// has reminded.
pub async fn put_off_reminders(w: &Write) -> Result<u64> {
    let with_rule = Query::select()
        .column(event::Column::Id)
        .from(event::Entity)
        .and_where(event::Column::InvitationReminders.is_not_null())
        .to_owned();
    let done = Entity::update_many()
        .col_expr(Column::RemindersFrom, Expr::value(w.now()))
        .filter(Column::Status.eq(InvitationStatus::Sent))
        .filter(Column::EventId.in_subquery(with_rule))
        .exec(w)
        .await?;
    Ok(done.rows_affected)
}
