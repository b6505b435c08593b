//! Making, changing and deleting evaluations.

use chrono::Duration;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{KIND, find, get, read, subjects};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{self, Expected, List, Write};
use crate::error::{Checks, Result};
use crate::evaluations::entity::evaluation::{Column, Entity, Model};
use crate::evaluations::entity::{invitee, tally};
use crate::evaluations::rules::{self, Said};
use crate::evaluations::types::{
    EvaluationCreate, EvaluationOut, EvaluationPatch, EvaluationStatus,
};
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::ids::{EvaluationId, EventId};
use crate::patch::Patch as _;

/// Makes an evaluation of an event.
pub async fn create(
    w: &Write,
    by: &Actor,
    event_id: EventId,
    input: &EvaluationCreate,
) -> Result<EvaluationOut> {
    let event = events::service::lock(w, by, event_id).await?;
    events::rules::check_open(event.status)?;
    let row = checked(w, new_row(w, event_id, input), &event, true).await?;
    check_alone(w, &row).await?;
    let row = db::insert(w, row).await?;
    audit::record(w, by, &Entry::new("evaluation.create", KIND, row.id).of(event_id)).await?;
    get(w, row).await
}

/// Closed ones stay beside it; the event is locked, so no other one comes meanwhile.
async fn check_alone(w: &Write, row: &Model) -> Result<()> {
    let others = Entity::find()
        .select_only()
        .column(Column::Id)
        .column(Column::Status)
        .filter(Column::EventId.eq(row.event_id))
        .filter(Column::Kind.eq(row.kind))
        .order_by_asc(Column::Id);
    let others: Vec<(EvaluationId, EvaluationStatus)> = others.into_tuple().all(w).await?;
    rules::check_alone(row.kind, &others)
}

fn new_row(w: &Write, event_id: EventId, input: &EvaluationCreate) -> Model {
    Model {
        id: w.new_id(),
        version: 1,
        event_id,
        kind: input.kind,
        title: input.title.clone(),
        introduction: input.introduction.clone(),
        anonymous: input.anonymous,
        questions: input.questions.clone().into(),
        form_version: 1,
        subjects: List::default(),
        opens: input.opens,
        open_days: input.open_days.unwrap_or(rules::OPEN_DAYS),
        remind_after_days: input.remind_after_days.unwrap_or(rules::REMIND_AFTER_DAYS),
        status: EvaluationStatus::Draft,
        opened_at: None,
        closes_at: None,
        closed_at: None,
        created_at: w.now(),
        updated_at: w.now(),
    }
}

/// The row if it can stand like this, scheduled where it opens by itself, or all that is wrong with it.
/// What its questions are about is looked up in the agenda where they are `asked` anew: what was dropped
/// from that since holds up no other change.
async fn checked(w: &Write, mut row: Model, event: &Event, asked: bool) -> Result<Model> {
    let mut checks = Checks::new();
    rules::check_said(&mut checks, &Said::from(&row));
    if asked {
        subjects::check(w, &mut checks, &row, event).await?;
    }
    checks.finish()?;
    row.introduction = row.introduction.filter(|texts| !texts.is_blank());
    if row.opened_at.is_none() {
        let at = row.opens.and_then(|rule| rules::opens_at(rule, &event.schedule()));
        rules::check_ahead(at, w.now())?;
        row.status = match row.opens {
            Some(_) => EvaluationStatus::Scheduled,
            None => EvaluationStatus::Draft,
        };
    }
    Ok(row)
}

/// Changes an evaluation; what it asks only while nobody has answered.
pub async fn update(
    w: &Write,
    by: &Actor,
    id: EvaluationId,
    expected: &Expected,
    patch: &EvaluationPatch,
) -> Result<EvaluationOut> {
    let seen = find(w, by, id).await?;
    let event = events::service::lock(w, by, seen.event_id).await?;
    let before = read::locked(w, id).await?;
    expected.check(before.version)?;
    events::rules::check_open(event.status)?;
    let mut after = before.clone();
    apply(patch, &mut after);
    rules::check_change(&before, &after, is_answered(w, id).await?)?;
    let asked = before.questions != after.questions;
    let mut after = checked(w, after, &event, asked).await?;
    after.form_version += i64::from(rules::reads_otherwise(&before, &after));
    if let Some(opened_at) = after.opened_at {
        if asked {
            after.subjects = subjects::as_planned(w, &event, &after.questions).await?.into();
        }
        after.closes_at = Some(opened_at + Duration::days(after.open_days.into()));
    }
    let after = save(w, after).await?;
    let entry = Entry::new("evaluation.update", KIND, id).of(event.id);
    audit::record(w, by, &entry.fields(db::changed(&before, &after))).await?;
    get(w, after).await
}

fn apply(patch: &EvaluationPatch, after: &mut Model) {
    patch.title.apply(&mut after.title);
    patch.introduction.apply(&mut after.introduction);
    patch.anonymous.apply(&mut after.anonymous);
    if let Some(questions) = &patch.questions {
        after.questions = questions.clone().into();
    }
    patch.opens.apply(&mut after.opens);
    patch.open_days.apply(&mut after.open_days);
    patch.remind_after_days.apply(&mut after.remind_after_days);
}

/// Writes a changed row.
pub(super) async fn save(w: &Write, mut row: Model) -> Result<Model> {
    row.version += 1;
    row.updated_at = w.now();
    db::update(w, row).await
}

/// Whether anybody has answered, also of whom nothing is on record any more.
async fn is_answered(db: &impl ConnectionTrait, id: EvaluationId) -> Result<bool> {
    use invitee::Column as C;
    let marked =
        invitee::Entity::find().filter(C::EvaluationId.eq(id)).filter(C::Answered.eq(true));
    let counted = tally::Entity::find().filter(tally::Column::EvaluationId.eq(id));
    Ok(marked.one(db).await?.is_some() || counted.one(db).await?.is_some())
}

/// Deletes an evaluation that nobody has answered.
pub async fn delete(w: &Write, by: &Actor, id: EvaluationId) -> Result<()> {
    let seen = find(w, by, id).await?;
    let event = events::service::lock(w, by, seen.event_id).await?;
    let row = read::locked(w, id).await?;
    events::rules::check_open(event.status)?;
    rules::check_delete(&row, is_answered(w, id).await?)?;
    Entity::delete_by_id(id).exec(w).await?;
    audit::record(w, by, &Entry::new("evaluation.delete", KIND, id).of(event.id)).await
}
