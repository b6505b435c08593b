//! What a recommendation must be beside its words: that what it names exists.

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::access::Actor;
use crate::agenda;
use crate::db::Write;
use crate::error::{Checks, Result};
use crate::ids::{EventId, OrganizationId};
use crate::recommendations::entity::addressee;
use crate::recommendations::entity::recommendation::{Column, Entity, Model};
use crate::recommendations::rules::{self, Standing};
use crate::recommendations::service::known;
use crate::recommendations::types::{Outcome, RecommendationCreate};
use crate::{events, organizations, people};

/// A recommendation as it was or will be, with its addressees.
type Whole<'a> = (&'a Model, &'a [addressee::Model]);

/// Where a new recommendation stands by itself.
pub(super) fn own_standing(checks: &mut Checks, input: &RecommendationCreate) -> Standing {
    let given = (input.acceptance, input.implementation);
    if input.addressees.is_empty() {
        return rules::first(checks, "", given);
    }
    let message = "each addressee answers for itself; state it there";
    checks.require(given.0.is_none(), "acceptance", "has_addressees", message);
    checks.require(given.1.is_none(), "implementation", "has_addressees", message);
    Standing::START
}

/// Notes what is named and does not exist for this caller. What was named before may stay.
pub(super) async fn references(
    w: &Write,
    by: &Actor,
    checks: &mut Checks,
    before: Option<Whole<'_>>,
    (row, addressees): Whole<'_>,
) -> Result<()> {
    let old = before.map(|(row, _)| row);
    number(w, checks, old, row).await?;
    organizations(w, checks, before, (row, addressees)).await?;
    if let Some(id) = fresh(old, row, |row| row.source_panel_id) {
        let panel = agenda::entity::panel::Entity::find_by_id(id).one(w).await?;
        let fine = panel.is_some_and(|panel| panel.event_id == row.event_id);
        let message = "There is no such panel in this event.";
        checks.require(fine, "source/panel_id", "unknown", message);
    }
    if let Some(id) = fresh(old, row, |row| row.source_person_id) {
        let found = known(people::service::named(w, by, id).await)?;
        checks.require(found, "source/person_id", "unknown", "There is no such person.");
    }
    if let Some(id) = fresh(old, row, |row| row.follow_up_event_id) {
        let found = known(events::service::find(w, by, id).await)?;
        checks.require(found, "follow_up_event_id", "unknown", "There is no such event.");
        let message = "an event cannot follow up on itself";
        checks.require(id != row.event_id, "follow_up_event_id", "same_event", message);
    }
    Ok(())
}

/// What is named now and was not before.
fn fresh<T: PartialEq>(
    old: Option<&Model>,
    new: &Model,
    field: impl Fn(&Model) -> Option<T>,
) -> Option<T> {
    let now = field(new)?;
    let before = old.and_then(field);
    (before.as_ref() != Some(&now)).then_some(now)
}

/// Notes what is wrong with what came of a recommendation. What was named before may stay.
pub(super) async fn outcomes(
    w: &Write,
    by: &Actor,
    checks: &mut Checks,
    (row, before): (&Model, &[Outcome]),
    given: &[Outcome],
) -> Result<()> {
    rules::check_outcomes(checks, given);
    let old: BTreeSet<EventId> = before.iter().filter_map(|own| own.event_id).collect();
    let named = given.iter().enumerate().filter_map(|(index, own)| Some((index, own.event_id?)));
    let new: Vec<(usize, EventId)> = named.filter(|(_, id)| !old.contains(id)).collect();
    if new.is_empty() {
        return Ok(());
    }
    let found = events::service::by_ids(w, by, new.iter().map(|(_, id)| *id)).await?;
    for (index, id) in new {
        let pointer = format!("came_of_it/{index}/event_id");
        let is_there = found.iter().any(|event| event.id == id);
        checks.require(is_there, &pointer, "unknown", "There is no such event.");
        let message = "an event does not come of what it recommended itself";
        checks.require(id != row.event_id, &pointer, "same_event", message);
    }
    Ok(())
}

async fn number(w: &Write, checks: &mut Checks, old: Option<&Model>, row: &Model) -> Result<()> {
    if old.is_some_and(|old| old.number == row.number) {
        return Ok(());
    }
    let taken = Entity::find().filter(Column::EventId.eq(row.event_id));
    let taken = taken.filter(Column::Number.eq(row.number)).one(w).await?;
    let message = "another recommendation of this event has this number";
    checks.require(taken.is_none(), "number", "taken", message);
    Ok(())
}

async fn organizations(
    w: &Write,
    checks: &mut Checks,
    before: Option<Whole<'_>>,
    (row, addressees): Whole<'_>,
) -> Result<()> {
    let named = addressees.iter().enumerate().map(|(index, own)| {
        (format!("addressees/{index}/organization_id"), Some(own.organization_id))
    });
    let counterparts =
        row.counterparts.iter().enumerate().map(|(index, own)| {
            (format!("counterparts/{index}/organization_id"), own.organization_id)
        });
    let old = before.map(named_in).unwrap_or_default();
    let all = named.chain(counterparts).filter_map(|(at, id)| id.map(|id| (at, id)));
    let new: Vec<(String, OrganizationId)> = all.filter(|(_, id)| !old.contains(id)).collect();
    let ids: BTreeSet<OrganizationId> = new.iter().map(|(_, id)| *id).collect();
    let found = organizations::service::held(w, ids).await?;
    for (pointer, id) in &new {
        checks.require(found.contains(id), pointer, "unknown", "There is no such organization.");
    }
    Ok(())
}

fn named_in((row, addressees): Whole<'_>) -> BTreeSet<OrganizationId> {
    let counterparts = row.counterparts.iter().filter_map(|own| own.organization_id);
    addressees.iter().map(|own| own.organization_id).chain(counterparts).collect()
}
