//! Making, changing, finding and deleting recommendations, and recording their progress.

pub(super) mod addressees;
mod alike;
mod beside;
mod carrying;
mod checks;
mod duplicates;
mod merged;
pub(super) mod progress;
pub(super) mod reading;

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

use super::entity::addressee;
use super::entity::progress as progress_table;
use super::entity::recommendation::{Column, Entity, Model};
use super::needs;
use super::rules::{self, Standing};
use super::types::{Outcome, RecommendationCreate, RecommendationOut, RecommendationPatch};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{self, Expected, Write};
use crate::error::{AppError, Checks, Kind, Result};
use crate::events;
use crate::ids::{EventId, RecommendationId};
use crate::patch::Patch as _;
use crate::{people, text};

pub use alike::possible_duplicates;
pub use beside::numbers;
pub use carrying::{carry_all_forward, carry_forward};
pub use merged::{follow_focal_point, move_to};
pub use progress::{Latest, find_report, latest_of, list_reports, report};
pub use reading::{find, get, has_counterpart, list, list_of_event, whole};

const KIND: &str = "recommendation";

/// Makes a recommendation of an event.
pub async fn create(
    w: &Write,
    by: &Actor,
    event_id: EventId,
    input: &RecommendationCreate,
) -> Result<RecommendationOut> {
    let event = events::service::lock(w, by, event_id).await?;
    events::rules::check_open(event.status)?;
    let number = match input.number {
        Some(number) => number,
        None => next_number(w, event_id).await?,
    };
    let mut checks = Checks::new();
    let own = checks::own_standing(&mut checks, input);
    let row = new_row(w, event_id, number, own, input);
    let addressees = addressees::new(&mut checks, row.id, &input.addressees);
    rules::check_targets(&mut checks, &input.sdg_targets);
    checks::outcomes(w, by, &mut checks, (&row, &[]), &input.came_of_it).await?;
    let row = checked(w, by, checks, None, (row, &addressees)).await?;
    let row = db::insert(w, row).await?;
    addressees::replace(w, row.id, &addressees).await?;
    beside::replace_outcomes(w, row.id, &input.came_of_it).await?;
    note_source(w, &row).await?;
    audit::record(w, by, &Entry::new("recommendation.create", KIND, row.id).of(event_id)).await?;
    reading::out(w, by, w.now(), row).await
}

fn new_row(
    w: &Write,
    event_id: EventId,
    number: i32,
    own: Standing,
    input: &RecommendationCreate,
) -> Model {
    let source = input.source.clone().unwrap_or_default();
    Model {
        id: w.new_id(),
        version: 1,
        event_id,
        number,
        text: input.text.clone(),
        category: input.category.clone(),
        source_panel_id: source.panel_id,
        source_person_id: source.person_id,
        source_country: source.country,
        counterparts: input.counterparts.clone().into(),
        proposed_country: input.proposed_country.clone(),
        due: input.due.clone(),
        due_last_day: None,
        follow_up_event_id: input.follow_up_event_id,
        clusters: input.clusters.clone().into(),
        sdg_targets: input.sdg_targets.clone().into(),
        acceptance: own.acceptance,
        implementation: own.implementation,
        duplicate_of_id: None,
        carried_from_id: None,
        carried_to_id: None,
        search: String::new(),
        created_at: w.now(),
        updated_at: w.now(),
    }
}

/// Changes a recommendation. Where it stands is changed by progress alone.
pub async fn update(
    w: &Write,
    by: &Actor,
    id: RecommendationId,
    expected: &Expected,
    patch: &RecommendationPatch,
) -> Result<RecommendationOut> {
    let seen = find(w, by, id).await?;
    if patch.number.is_some() {
        events::service::lock(w, by, seen.event_id).await?;
    }
    let before = lock(w, id).await?;
    expected.check(before.version)?;
    let old = addressees::of(w, id).await?;
    let mut checks = Checks::new();
    let new = addressees::patched(w, &mut checks, &before, &old, patch.addressees.list()).await?;
    let mut after = before.clone();
    apply(patch, &mut after);
    if before.sdg_targets != after.sdg_targets {
        rules::check_targets(&mut checks, &after.sdg_targets);
    }
    after.duplicate_of_id =
        duplicates::first(w, by, &mut checks, &before, &patch.duplicate_of).await?;
    let outcomes = outcomes(w, by, &mut checks, &before, patch).await?;
    if new.is_empty() && !old.is_empty() {
        set_standing(&mut after, Standing::START);
    }
    after.version += 1;
    after.updated_at = w.now();
    let after = checked(w, by, checks, Some((&before, &old)), (after, &new)).await?;
    let after = db::update(w, after).await?;
    note_source(w, &after).await?;
    let columns = db::changed(&before, &after);
    let mut fields: BTreeSet<&str> = columns.iter().map(|name| rules::field_of(name)).collect();
    if old != new {
        addressees::replace(w, id, &new).await?;
        fields.insert("addressees");
    }
    if let Some(outcomes) = outcomes {
        beside::replace_outcomes(w, id, &outcomes).await?;
        fields.insert("came_of_it");
    }
    duplicates::follow(w, by, &before, &after).await?;
    let fields = fields.into_iter().map(str::to_owned).collect();
    let entry = Entry::new("recommendation.update", KIND, id).of(after.event_id).fields(fields);
    audit::record(w, by, &entry).await?;
    reading::out(w, by, w.now(), after).await
}

/// What came of it from now on, where that changes.
async fn outcomes(
    w: &Write,
    by: &Actor,
    checks: &mut Checks,
    row: &Model,
    patch: &RecommendationPatch,
) -> Result<Option<Vec<Outcome>>> {
    let Some(given) = patch.came_of_it.list() else { return Ok(None) };
    let before = beside::outcomes_of(w, row.id).await?;
    checks::outcomes(w, by, checks, (row, &before), given).await?;
    Ok((before != given).then(|| given.to_vec()))
}

fn apply(patch: &RecommendationPatch, after: &mut Model) {
    patch.number.apply(&mut after.number);
    patch.text.apply(&mut after.text);
    patch.category.apply(&mut after.category);
    patch.counterparts.apply(&mut after.counterparts);
    patch.proposed_country.apply(&mut after.proposed_country);
    patch.due.apply(&mut after.due);
    patch.follow_up_event_id.apply(&mut after.follow_up_event_id);
    patch.clusters.apply(&mut after.clusters);
    patch.sdg_targets.apply(&mut after.sdg_targets);
    if !patch.source.is_undefined() {
        let source = patch.source.value().cloned().unwrap_or_default();
        after.source_panel_id = source.panel_id;
        after.source_person_id = source.person_id;
        after.source_country = source.country;
    }
}

/// The event knows the person from whom the recommendation came.
async fn note_source(w: &Write, row: &Model) -> Result<()> {
    match row.source_person_id {
        Some(person) => people::service::known_to(w, person, row.event_id).await,
        None => Ok(()),
    }
}

/// Deletes a recommendation for which no progress was recorded.
pub async fn delete(w: &Write, by: &Actor, id: RecommendationId) -> Result<()> {
    let event = find(w, by, id).await?.event_id;
    let event = events::service::lock(w, by, event).await?;
    events::rules::check_open(event.status)?;
    needs::service::hold_answered(w, id).await?;
    let row = lock(w, id).await?;
    let reports =
        progress_table::Entity::find().filter(progress_table::Column::RecommendationId.eq(id));
    if reports.count(w).await? > 0 {
        return Err(AppError::conflict(
            "recommendation.has_progress",
            "Progress was recorded for this recommendation; it stays on record.",
        ));
    }
    if row.carried_to_id.is_some() {
        return Err(AppError::conflict(
            "recommendation.carried_forward",
            "This recommendation was carried forward; delete first the one in which it goes on.",
        ));
    }
    let repeating = Entity::find().filter(Column::DuplicateOfId.eq(id));
    if repeating.count(w).await? > 0 {
        return Err(AppError::conflict(
            "recommendation.has_duplicates",
            "Others repeat this recommendation; take back their duplicate_of first.",
        ));
    }
    if let Some(from) = row.carried_from_id {
        carrying::take_back(w, by, from).await?;
    }
    Entity::delete_by_id(id).exec(w).await?;
    if let Some(first) = row.duplicate_of_id {
        duplicates::touched(w, first).await?;
    }
    let entry = Entry::new("recommendation.delete", KIND, id).of(row.event_id);
    audit::record(w, by, &entry).await
}

/// Whether there is what was looked for.
fn known<T>(found: Result<T>) -> Result<bool> {
    match found {
        Ok(_) => Ok(true),
        Err(AppError { kind: Kind::NotFound, .. }) => Ok(false),
        Err(error) => Err(error),
    }
}

/// One recommendation, which nobody else can change until the write ends. The caller has found it
/// within the actor's scope.
pub(super) async fn lock(w: &Write, id: RecommendationId) -> Result<Model> {
    let found = Entity::find_by_id(id).lock_exclusive().one(w).await?;
    found.ok_or_else(|| AppError::not_found(KIND))
}

async fn next_number(w: &Write, event_id: EventId) -> Result<i32> {
    let highest = Entity::find().select_only().column_as(Column::Number.max(), "highest");
    let highest: Option<Option<i32>> =
        highest.filter(Column::EventId.eq(event_id)).into_tuple().one(w).await?;
    Ok(highest.flatten().unwrap_or(0).saturating_add(1))
}

fn set_standing(row: &mut Model, standing: Standing) {
    row.acceptance = standing.acceptance;
    row.implementation = standing.implementation;
}

/// The row with what derives from it, or all that is wrong with it.
async fn checked(
    w: &Write,
    by: &Actor,
    mut checks: Checks,
    before: Option<(&Model, &[addressee::Model])>,
    (mut row, addressees): (Model, &[addressee::Model]),
) -> Result<Model> {
    rules::check_said(&mut checks, &rules::Said::from(&row));
    checks::references(w, by, &mut checks, before, (&row, addressees)).await?;
    checks.finish()?;
    if !addressees.is_empty() {
        set_standing(&mut row, addressees::overall(addressees));
    }
    row.due_last_day = row.due.as_ref().map(db::PartialDate::last_day);
    let texts = row.text.iter().map(|(_, text)| text);
    row.search = text::searchable(texts.chain(row.category.as_deref()));
    Ok(row)
}
