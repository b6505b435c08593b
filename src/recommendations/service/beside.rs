//! What is shown of recommendations beside their own rows.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::addressees;
use super::reading::{CHUNK, visible};
use crate::access::Actor;
use crate::db::{self, Write};
use crate::error::Result;
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::ids::{EventId, RecommendationId};
use crate::recommendations::entity::recommendation::Column;
use crate::recommendations::entity::{addressee, outcome};
use crate::recommendations::types::Outcome;

/// What stands beside a recommendation.
#[derive(Clone, Debug, Default)]
pub(super) struct Beside {
    /// Who is to carry it out.
    pub addressees: Vec<addressee::Model>,
    /// What came of it.
    pub outcomes: Vec<Outcome>,
    /// Those that repeat it, as far as the caller sees them.
    pub duplicates: Vec<RecommendationId>,
}

/// What stands beside each of several recommendations, by three queries.
pub(super) async fn of_all(
    db: &impl ConnectionTrait,
    by: &Actor,
    ids: &[RecommendationId],
) -> Result<BTreeMap<RecommendationId, Beside>> {
    let mut all: BTreeMap<RecommendationId, Beside> = BTreeMap::new();
    for row in addressees::of_all(db, ids.iter().copied()).await? {
        all.entry(row.recommendation_id).or_default().addressees.push(row);
    }
    let outcomes = outcome::Entity::find()
        .filter(outcome::Column::RecommendationId.is_in(ids.iter().copied()))
        .order_by_asc(outcome::Column::Position);
    for row in outcomes.all(db).await? {
        all.entry(row.recommendation_id).or_default().outcomes.push(row.into());
    }
    let duplicates = visible(by)
        .select_only()
        .columns([Column::DuplicateOfId, Column::Id])
        .filter(Column::DuplicateOfId.is_in(ids.iter().copied()))
        .order_by_asc(Column::Id);
    let duplicates: Vec<(RecommendationId, RecommendationId)> =
        duplicates.into_tuple().all(db).await?;
    for (first, id) in duplicates {
        all.entry(first).or_default().duplicates.push(id);
    }
    Ok(all)
}

/// The number and the event of each of several recommendations, as far as the caller sees them.
pub async fn numbers(
    db: &impl ConnectionTrait,
    by: &Actor,
    ids: &[RecommendationId],
) -> Result<BTreeMap<RecommendationId, (i32, Event)>> {
    let mut found: Vec<(RecommendationId, i32, EventId)> = Vec::new();
    for chunk in ids.chunks(CHUNK) {
        let select = visible(by)
            .select_only()
            .columns([Column::Id, Column::Number, Column::EventId])
            .filter(Column::Id.is_in(chunk.iter().copied()));
        let rows: Vec<(RecommendationId, i32, EventId)> = select.into_tuple().all(db).await?;
        found.extend(rows);
    }
    let named: BTreeSet<EventId> = found.iter().map(|(_, _, event)| *event).collect();
    let events = events::service::by_ids(db, by, named).await?;
    let events: BTreeMap<EventId, Event> =
        events.into_iter().map(|event| (event.id, event)).collect();
    let whole = |(id, number, event): (RecommendationId, i32, EventId)| {
        Some((id, (number, events.get(&event)?.clone())))
    };
    Ok(found.into_iter().filter_map(whole).collect())
}

/// What came of one recommendation.
pub(super) async fn outcomes_of(
    db: &impl ConnectionTrait,
    id: RecommendationId,
) -> Result<Vec<Outcome>> {
    let select = outcome::Entity::find().filter(outcome::Column::RecommendationId.eq(id));
    let rows = select.order_by_asc(outcome::Column::Position).all(db).await?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// Writes what came of a recommendation in the place of what is there.
pub(super) async fn replace_outcomes(
    w: &Write,
    id: RecommendationId,
    outcomes: &[Outcome],
) -> Result<()> {
    let there = outcome::Entity::delete_many().filter(outcome::Column::RecommendationId.eq(id));
    there.exec(w).await?;
    for (position, own) in (1..).zip(outcomes) {
        let row = outcome::Model {
            recommendation_id: id,
            position,
            event_id: own.event_id,
            title: own.title.clone(),
            dated: own.dated.clone(),
            url: own.url.clone(),
        };
        db::insert(w, row).await?;
    }
    Ok(())
}
