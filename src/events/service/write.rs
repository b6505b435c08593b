//! Making, changing and deleting events.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait as _, EntityTrait, PaginatorTrait as _, QueryFilter as _};

use super::parts::{Parts, parts_of_one};
use super::{KIND, apply, check, lock, out, parts, slug};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{self, Expected, Write, json};
use crate::error::{AppError, Result};
use crate::events::entity::event::{Column, Entity, Model};
use crate::events::rules;
use crate::events::types::{EventCreate, EventOut, EventPatch, EventStatus};
use crate::ids::EventId;
use crate::patch::Change;

/// What holds back all others who put an event behind another one.
const ORDER_OF_EVENTS: i64 = 0x636f_6e76_6f6b_6501;

/// A change that was made.
#[derive(Clone, Debug)]
pub struct Changed {
    /// The row as it was.
    pub before: Model,
    /// The row as it is.
    pub after: Model,
    /// The columns in which they differ.
    pub columns: Vec<String>,
}

impl Changed {
    /// Whether something changed that stands in people's calendars.
    pub fn is_announced(&self) -> bool {
        self.columns.iter().any(|column| rules::is_announced(column))
    }
}

/// Makes an event, as a draft.
pub async fn create(w: &Write, by: &Actor, input: &EventCreate) -> Result<EventOut> {
    let patch = EventPatch::from(input);
    let mut row = apply::blank(w, input);
    apply::apply(&patch, &mut row);
    let given = lists(&patch, &Parts::default());
    let row = check::checked(w, by, None, row, &given).await?;
    let row = slug::insert(w, row).await?;
    parts::replace(w, row.id, &Parts::default(), &given).await?;
    audit::record(w, by, &Entry::new("event.create", KIND, row.id).of(row.id)).await?;
    Ok(out::shown(row, given))
}

/// Changes an event. What follows for people, mails and follow-ups is for the process
/// `move_event`, which calls this.
pub async fn update(
    w: &Write,
    by: &Actor,
    id: EventId,
    expected: &Expected,
    patch: &EventPatch,
) -> Result<Changed> {
    if patch.previous_event_id.is_value() {
        // Two who put events behind each other may do so by others between them, of which they lock none.
        w.alone_with(ORDER_OF_EVENTS).await?;
    }
    let before = lock(w, by, id).await?;
    expected.check(before.version)?;
    let old = parts_of_one(w, id).await?;
    let new = lists(patch, &old);
    let mut after = before.clone();
    apply::apply(patch, &mut after);
    let columns = db::changed(&before, &after);
    let fields = fields(&columns, &old, &new);
    rules::check_edit(before.status, fields.iter().map(String::as_str))?;
    after.version += 1;
    after.updated_at = w.now();
    let after = check::checked(w, by, Some(&before), after, &new).await?;
    rules::check_held(before.status, &before.span(), &after.span(), w.now())?;
    let mut changed = Changed { before, after, columns };
    if changed.is_announced() {
        changed.after.calendar_sequence += 1;
    }
    changed.after = db::update(w, changed.after).await?;
    parts::replace(w, id, &old, &new).await?;
    let entry = Entry::new("event.update", KIND, id).of(id).fields(fields);
    audit::record(w, by, &entry).await?;
    Ok(changed)
}

/// Deletes a draft on which nothing hangs.
pub async fn delete(w: &Write, by: &Actor, id: EventId) -> Result<()> {
    let row = lock(w, by, id).await?;
    if row.status != EventStatus::Draft {
        let detail = format!(
            "This event is {}; only a draft can be deleted. It stays on record.",
            row.status
        );
        return Err(AppError::conflict("event.state", detail));
    }
    let named = json::names(w.get_database_backend(), Column::LeadsTo, "event_id", id.0);
    if Entity::find().filter(named).count(w).await? > 0 {
        return Err(in_use());
    }
    Entity::delete_by_id(id).exec(w).await.map_err(named_elsewhere)?;
    audit::record(w, by, &Entry::new("event.delete", KIND, id).of(id)).await
}

fn named_elsewhere(error: sea_orm::DbErr) -> AppError {
    if db::is_foreign_key_violation(&error) { in_use() } else { error.into() }
}

fn in_use() -> AppError {
    AppError::conflict(
        "event.in_use",
        "Something hangs on this event: a nomination request, a nomination, an invitation, a registration, a follow-up, an \
         evaluation, an assessment, a recommendation, a material, a practice, or an event that names it.",
    )
}

fn lists(patch: &EventPatch, before: &Parts) -> Parts {
    Parts {
        organizations: replaced(&patch.organizations, &before.organizations),
        countries: replaced(&patch.countries, &before.countries),
    }
}

fn replaced<T: Clone>(given: &Change<Vec<T>>, before: &[T]) -> Vec<T> {
    given.list().unwrap_or(before).to_vec()
}

/// The fields of the API that change.
fn fields(columns: &[String], old: &Parts, new: &Parts) -> Vec<String> {
    let mut fields: BTreeSet<&str> = columns.iter().map(|name| rules::field_of(name)).collect();
    if old.organizations != new.organizations {
        fields.insert("organizations");
    }
    if old.countries != new.countries {
        fields.insert("countries");
    }
    fields.into_iter().map(str::to_owned).collect()
}
