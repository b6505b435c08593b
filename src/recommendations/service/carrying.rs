//! Recommendations that go on in a later event: a new one is made there, and the old one stays as it was.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{KIND, addressees, find, lock, next_number, reading};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{self, PartialDate, Write};
use crate::error::{AppError, Checks, FieldError, Result};
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::ids::{EventId, RecommendationId};
use crate::recommendations::entity::addressee;
use crate::recommendations::entity::recommendation::{Column, Entity, Model};
use crate::recommendations::rules::{STEPS, Standing};
use crate::recommendations::types::{
    AllCarriedForward, CarriedForward, CarryAllForward, CarryForward, RecommendationOut,
};

/// How many are carried forward at a time.
const MOST: usize = 500;

/// Carries a recommendation forward to a later event; the new one.
pub async fn carry_forward(
    w: &Write,
    by: &Actor,
    id: RecommendationId,
    input: &CarryForward,
) -> Result<RecommendationOut> {
    let seen = find(w, by, id).await?;
    let event = target(w, by, seen.event_id, input.event_id).await?;
    let old = lock(w, id).await?;
    let own = addressees::of(w, id).await?;
    let open = open(&old, &own).ok_or_else(nothing_open)?;
    check_whole(&old)?;
    if !been_in(w, event, came([&old])).await?.is_empty() {
        return Err(fault("circle", "This recommendation was carried forward from that event."));
    }
    let number = match input.number {
        Some(number) => number,
        None => next_number(w, event).await?,
    };
    let taken = Entity::find().filter(Column::EventId.eq(event)).filter(Column::Number.eq(number));
    let mut checks = Checks::new();
    let message = "another recommendation of this event has this number";
    checks.require(taken.one(w).await?.is_none(), "number", "taken", message);
    checks.finish()?;
    let new = carry(w, by, (old, open), (event, number), input.due.clone()).await?;
    reading::out(w, by, w.now(), new).await
}

fn fault(code: &'static str, message: &str) -> AppError {
    AppError::invalid(vec![FieldError::new("event_id", code, message)])
}

/// The event that is named, of which nobody else can make a recommendation until the write ends.
async fn target(w: &Write, by: &Actor, of: EventId, wanted: EventId) -> Result<EventId> {
    if wanted == of {
        return Err(fault("same_event", "this is the event of the recommendation itself"));
    }
    if !super::known(events::service::find(w, by, wanted).await)? {
        return Err(fault("unknown", "There is no such event."));
    }
    let event = events::service::lock(w, by, wanted).await?;
    events::rules::check_open(event.status)?;
    if event.starts_on < events::service::find(w, by, of).await?.starts_on {
        return Err(fault("earlier", "This event starts before the one that made it."));
    }
    Ok(event.id)
}

/// From which ones recommendations were carried, with these.
type Came = BTreeMap<RecommendationId, RecommendationId>;

fn came<'a>(rows: impl IntoIterator<Item = &'a Model>) -> Came {
    rows.into_iter().filter_map(|row| Some((row.carried_from_id?, row.id))).collect()
}

/// Those of them that were carried, step by step, from ones of an event.
async fn been_in(w: &Write, event: EventId, mut came: Came) -> Result<BTreeSet<RecommendationId>> {
    let mut found = BTreeSet::new();
    for _ in 0..STEPS {
        let ids: Vec<RecommendationId> = came.keys().copied().collect();
        let mut further = Came::new();
        for chunk in ids.chunks(reading::CHUNK) {
            let select = Entity::find()
                .select_only()
                .columns([Column::Id, Column::EventId, Column::CarriedFromId])
                .filter(Column::Id.is_in(chunk.iter().copied()));
            let before: Vec<(RecommendationId, EventId, Option<RecommendationId>)> =
                select.into_tuple().all(w).await?;
            for (id, stood_in, from) in before {
                let Some(of) = came.get(&id) else { continue };
                if stood_in == event {
                    found.insert(*of);
                } else if let Some(from) = from {
                    further.insert(from, *of);
                }
            }
        }
        came = further;
        if came.is_empty() {
            break;
        }
    }
    Ok(found)
}

fn check_whole(old: &Model) -> Result<()> {
    if old.carried_to_id.is_some() {
        return Err(AppError::conflict(
            "recommendation.carried_forward",
            "This recommendation was carried forward already; carry the one in which it goes on.",
        ));
    }
    if old.duplicate_of_id.is_some() {
        return Err(AppError::conflict(
            "recommendation.duplicate",
            "This recommendation repeats another one; carry that one forward.",
        ));
    }
    Ok(())
}

fn nothing_open() -> AppError {
    AppError::conflict(
        "recommendation.nothing_open",
        "Nothing is left to be done of this recommendation; it stays where it is.",
    )
}

/// Those who go on with it: whose part is still open, each where it stands; none where it is nobody's
/// and open itself. Nothing where nothing is left to be done.
fn open(old: &Model, addressees: &[addressee::Model]) -> Option<Vec<addressee::Model>> {
    if addressees.is_empty() {
        return Standing::of(old).is_open().then(Vec::new);
    }
    let open = addressees.iter().filter(|own| addressees::standing(own).is_open());
    let open: Vec<addressee::Model> = open.cloned().collect();
    (!open.is_empty()).then_some(open)
}

/// Makes the new one, and notes on the old one where it goes on. The event is locked, and so is the
/// old one.
async fn carry(
    w: &Write,
    by: &Actor,
    (old, open): (Model, Vec<addressee::Model>),
    (event, number): (EventId, i32),
    due: Option<PartialDate>,
) -> Result<Model> {
    let id: RecommendationId = w.new_id();
    let due = due.or_else(|| old.due.clone());
    let standing = if open.is_empty() { Standing::of(&old) } else { addressees::overall(&open) };
    let new = Model {
        id,
        version: 1,
        event_id: event,
        number,
        source_panel_id: None,
        due_last_day: due.as_ref().map(PartialDate::last_day),
        due,
        follow_up_event_id: old.follow_up_event_id.filter(|own| *own != event),
        acceptance: standing.acceptance,
        implementation: standing.implementation,
        carried_from_id: Some(old.id),
        created_at: w.now(),
        updated_at: w.now(),
        ..old.clone()
    };
    let new = db::insert(w, new).await?;
    let rows: Vec<addressee::Model> = (1..)
        .zip(open)
        .map(|(position, own)| addressee::Model { recommendation_id: id, position, ..own })
        .collect();
    addressees::replace(w, id, &rows).await?;
    super::note_source(w, &new).await?;
    let entry = Entry::new("recommendation.create", KIND, id).of(event);
    audit::record(w, by, &entry).await?;
    let entry = Entry::new("recommendation.carry_forward", KIND, old.id).of(old.event_id);
    audit::record(w, by, &entry).await?;
    let version = old.version + 1;
    let old = Model { carried_to_id: Some(id), version, updated_at: w.now(), ..old };
    db::update(w, old).await?;
    Ok(new)
}

/// The one that went on in another, which is deleted, goes on itself again.
pub(super) async fn take_back(w: &Write, by: &Actor, id: RecommendationId) -> Result<()> {
    let old = lock(w, id).await?;
    let entry = Entry::new("recommendation.take_back", KIND, id).of(old.event_id);
    audit::record(w, by, &entry).await?;
    let version = old.version + 1;
    db::update(w, Model { carried_to_id: None, version, updated_at: w.now(), ..old }).await?;
    Ok(())
}

/// Carries all forward of which something is left to be done in the event before this one, or says
/// which these are.
pub async fn carry_all_forward(
    w: &Write,
    by: &Actor,
    event_id: EventId,
    input: &CarryAllForward,
) -> Result<AllCarriedForward> {
    let event = events::service::lock(w, by, event_id).await?;
    events::rules::check_open(event.status)?;
    let previous = previous(w, by, &event).await?;
    let rows = standing_for_themselves(w, previous).await?;
    let been = been_in(w, event_id, came(rows.iter().map(|(row, _)| row))).await?;
    let mut carried = Vec::new();
    let (mut nothing_open, mut more) = (0, false);
    let mut number = next_number(w, event_id).await?;
    for (old, addressees) in rows {
        let open = open(&old, &addressees).filter(|_| !been.contains(&old.id));
        let Some(open) = open else {
            nothing_open += 1;
            continue;
        };
        more = carried.len() == MOST;
        if more {
            break;
        }
        let (from, from_number, to_number) = (old.id, old.number, number);
        let to = if input.dry_run {
            None
        } else {
            Some(carry(w, by, (old, open), (event_id, number), None).await?.id)
        };
        carried.push(CarriedForward { from, from_number, to, to_number });
        number = number.saturating_add(1);
    }
    let (dry_run, previous_event_id) = (input.dry_run, previous);
    Ok(AllCarriedForward { event_id, previous_event_id, dry_run, carried, more, nothing_open })
}

/// The event before one.
async fn previous(w: &Write, by: &Actor, event: &Event) -> Result<EventId> {
    let found = events::service::by_ids(w, by, event.previous_event_id).await?;
    let Some(previous) = found.first() else {
        return Err(AppError::conflict(
            "event.no_previous",
            "This event names none before it; say in previous_event_id which one that is.",
        ));
    };
    if event.starts_on < previous.starts_on {
        return Err(AppError::conflict(
            "event.previous_later",
            "This event starts before the one that its previous_event_id names.",
        ));
    }
    Ok(previous.id)
}

/// What an event recommended that neither repeats another one nor was carried forward, in the order of
/// the numbers, with its addressees; nobody else can change it until the write ends.
async fn standing_for_themselves(
    w: &Write,
    event: EventId,
) -> Result<Vec<(Model, Vec<addressee::Model>)>> {
    let rows = Entity::find()
        .filter(Column::EventId.eq(event))
        .filter(reading::stands_for_itself())
        .order_by_asc(Column::Number);
    let rows = rows.lock_exclusive().all(w).await?;
    let mut theirs: BTreeMap<RecommendationId, Vec<addressee::Model>> = BTreeMap::new();
    let ids: Vec<RecommendationId> = rows.iter().map(|row| row.id).collect();
    for chunk in ids.chunks(reading::CHUNK) {
        for row in addressees::of_all(w, chunk.iter().copied()).await? {
            theirs.entry(row.recommendation_id).or_default().push(row);
        }
    }
    let with = |row: Model| {
        let own = theirs.remove(&row.id).unwrap_or_default();
        (row, own)
    };
    Ok(rows.into_iter().map(with).collect())
}
