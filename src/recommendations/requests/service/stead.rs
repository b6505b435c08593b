//! What stands in an event that asks nobody, above all in a draft: the nearest event from which it came
//! asks about it, and no other, so that nothing is forgotten and nobody is asked twice.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::error::Result;
use crate::events::entity::event;
use crate::ids::{EventId, OrganizationId, RecommendationId};
use crate::recommendations::entity::{addressee, recommendation};
use crate::recommendations::requests::rules;
use crate::recommendations::rules::STEPS;
use crate::recommendations::service::reading::{is_open, stands_for_itself};

/// A recommendation, and an organization that is to carry it out.
pub(super) type Part = (RecommendationId, OrganizationId);

/// What an event asks an organization in the place of another one.
pub(super) struct InStead {
    /// The event that asks.
    pub event: EventId,
    /// Of which recommendation, as it stands by now.
    pub part: Part,
    /// When it is due.
    pub due_last_day: Option<NaiveDate>,
}

/// One that leads to another one, of an organization that is to carry out both.
struct Before {
    part: Part,
    event: EventId,
    to: RecommendationId,
    repeats: bool,
}

/// Whoever asks: rather one that went on than one that repeats, of several the nearest by its steps, and
/// of these the first.
type Asks = (bool, usize, RecommendationId, EventId);

/// What stands for itself, and when it is due.
type Ends = BTreeMap<Part, Option<NaiveDate>>;

/// All that events ask in the place of others and that is still to be done.
pub(super) async fn open_in_stead(db: &impl ConnectionTrait) -> Result<Vec<InStead>> {
    let came = Condition::any()
        .add(recommendation::Column::CarriedFromId.is_not_null())
        .add(recommendation::Column::Id.in_subquery(repeated()));
    let ends = ends(db, Condition::all().add(came).add(is_open())).await?;
    nearest(db, None, ends).await
}

/// What events ask in the place of others of some recommendations, be it done or not: organizations, or
/// one of them.
pub(super) async fn asked_in_stead(
    db: &impl ConnectionTrait,
    organization: Option<OrganizationId>,
    of_these: BTreeSet<RecommendationId>,
) -> Result<Vec<InStead>> {
    let ids: Vec<RecommendationId> = of_these.into_iter().collect();
    let mut all = Ends::new();
    for chunk in ids.chunks(500) {
        let these = recommendation::Column::Id.is_in(chunk.iter().copied());
        all.extend(ends(db, of(organization).add(these)).await?);
    }
    nearest(db, organization, all).await
}

/// Which event asks for each of these, where there is one.
async fn nearest(
    db: &impl ConnectionTrait,
    organization: Option<OrganizationId>,
    ends: Ends,
) -> Result<Vec<InStead>> {
    let mut asks: BTreeMap<Part, Asks> = BTreeMap::new();
    let mut to: BTreeMap<Part, (Part, bool)> =
        ends.keys().map(|part| (*part, (*part, false))).collect();
    for step in 0..STEPS {
        let before = before(db, organization, &to).await?;
        if before.is_empty() {
            break;
        }
        let asking = asking(db, before.iter().map(|row| row.event).collect()).await?;
        let mut further = BTreeMap::new();
        for row in before {
            let Some((end, repeats)) = to.get(&(row.to, row.part.1)).copied() else { continue };
            let repeats = repeats || row.repeats;
            if asking.contains(&row.event) {
                let new = (repeats, step, row.part.0, row.event);
                let first = asks.entry(end).or_insert(new);
                *first = new.min(*first);
            } else {
                further.insert(row.part, (end, repeats));
            }
        }
        to = further;
    }
    let asked = |(part, due_last_day): (Part, Option<NaiveDate>)| {
        let (.., event) = *asks.get(&part)?;
        Some(InStead { event, part, due_last_day })
    };
    Ok(ends.into_iter().filter_map(asked).collect())
}

/// Of what stands for itself in events that ask nobody, that of which `which` holds.
async fn ends(db: &impl ConnectionTrait, which: Condition) -> Result<Ends> {
    use recommendation::Column;
    type End = (RecommendationId, Option<NaiveDate>, OrganizationId);
    let select = addressee::Entity::find()
        .select_only()
        .columns([Column::Id, Column::DueLastDay])
        .column(addressee::Column::OrganizationId)
        .inner_join(recommendation::Entity)
        .filter(Column::EventId.in_subquery(asking_nobody()))
        .filter(stands_for_itself())
        .filter(which);
    let rows: Vec<End> = select.into_tuple().all(db).await?;
    Ok(rows.into_iter().map(|(id, day, organization)| ((id, organization), day)).collect())
}

fn of(organization: Option<OrganizationId>) -> Condition {
    let own = organization.map(|id| addressee::Column::OrganizationId.eq(id));
    Condition::all().add_option(own)
}

/// What [`rules::is_asked_about`] says of where an event stands, for the database.
fn asks() -> Condition {
    Condition::all()
        .add(event::Column::Status.is_in(rules::ASKED))
        .add(event::Column::CancelledAt.is_null())
}

fn asking_nobody() -> SelectStatement {
    Query::select()
        .column(event::Column::Id)
        .from(event::Entity)
        .cond_where(asks().not())
        .to_owned()
}

/// Those that another one repeats.
fn repeated() -> SelectStatement {
    Query::select()
        .column(recommendation::Column::DuplicateOfId)
        .from(recommendation::Entity)
        .and_where(recommendation::Column::DuplicateOfId.is_not_null())
        .to_owned()
}

/// Those that lead to some.
async fn before(
    db: &impl ConnectionTrait,
    organization: Option<OrganizationId>,
    to: &BTreeMap<Part, (Part, bool)>,
) -> Result<Vec<Before>> {
    use recommendation::Column;
    type Row = (
        RecommendationId,
        EventId,
        Option<RecommendationId>,
        Option<RecommendationId>,
        OrganizationId,
    );
    let to: BTreeSet<RecommendationId> = to.keys().map(|(id, _)| *id).collect();
    let to: Vec<RecommendationId> = to.into_iter().collect();
    let mut found = Vec::new();
    for chunk in to.chunks(500) {
        let leads = Condition::any()
            .add(Column::CarriedToId.is_in(chunk.iter().copied()))
            .add(Column::DuplicateOfId.is_in(chunk.iter().copied()));
        let select = addressee::Entity::find()
            .select_only()
            .columns([Column::Id, Column::EventId, Column::CarriedToId, Column::DuplicateOfId])
            .column(addressee::Column::OrganizationId)
            .inner_join(recommendation::Entity)
            .filter(leads)
            .filter(of(organization));
        let rows: Vec<Row> = select.into_tuple().all(db).await?;
        let step = |(id, event, carried, first, organization): Row| {
            let (part, repeats) = ((id, organization), carried.is_none());
            Some(Before { part, event, to: carried.or(first)?, repeats })
        };
        found.extend(rows.into_iter().filter_map(step));
    }
    Ok(found)
}

/// Those of some events about which people are asked.
async fn asking(db: &impl ConnectionTrait, events: BTreeSet<EventId>) -> Result<BTreeSet<EventId>> {
    let events: Vec<EventId> = events.into_iter().collect();
    let mut found = BTreeSet::new();
    for chunk in events.chunks(500) {
        let select = event::Entity::find()
            .select_only()
            .column(event::Column::Id)
            .filter(event::Column::Id.is_in(chunk.iter().copied()))
            .filter(asks());
        let rows: Vec<EventId> = select.into_tuple().all(db).await?;
        found.extend(rows);
    }
    Ok(found)
}
