//! What stands in an event that asks nobody, above all in a draft: the nearest event from which it came
//! asks about it, and no other, so that nothing is forgotten and nobody is asked twice.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::error::Result;
use crate::events::entity::event;
use crate::events::types::EventStatus;
use crate::ids::{EventId, OrganizationId, RecommendationId};
use crate::recommendations::entity::{addressee, recommendation};
use crate::recommendations::requests::rules;
use crate::recommendations::rules::{STEPS, Standing};
use crate::recommendations::service::reading::stands_for_itself;
use crate::recommendations::types::{Acceptance, Implementation};

/// A recommendation, and an organization that is to carry it out.
pub(super) type Part = (RecommendationId, OrganizationId);

/// What an event asks an organization in the place of another one.
pub(super) struct InStead {
    /// The event that asks.
    pub event: EventId,
    /// Of which recommendation, as it stands by now.
    pub part: Part,
    /// Where the organization stands with it.
    pub standing: Standing,
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

/// Whoever asks: rather one that went on than one that repeats, and of several the first.
type Asks = (bool, RecommendationId, EventId);

/// All that events ask in the place of others, or what they ask an organization.
pub(super) async fn asked_in_stead(
    db: &impl ConnectionTrait,
    organization: Option<OrganizationId>,
) -> Result<Vec<InStead>> {
    let ends = ends(db, organization).await?;
    let mut asks: BTreeMap<Part, Asks> = BTreeMap::new();
    let mut to: BTreeMap<Part, (Part, bool)> =
        ends.keys().map(|part| (*part, (*part, false))).collect();
    for _ in 0..STEPS {
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
                let new = (repeats, row.part.0, row.event);
                let first = asks.entry(end).or_insert(new);
                *first = new.min(*first);
            } else {
                further.insert(row.part, (end, repeats));
            }
        }
        to = further;
    }
    let asked = |(part, (standing, due_last_day)): (Part, (Standing, Option<NaiveDate>))| {
        let (_, _, event) = *asks.get(&part)?;
        Some(InStead { event, part, standing, due_last_day })
    };
    Ok(ends.into_iter().filter_map(asked).collect())
}

/// What stands for itself in events that ask nobody, and for another one: where each organization stands
/// with it, and when it is due.
async fn ends(
    db: &impl ConnectionTrait,
    organization: Option<OrganizationId>,
) -> Result<BTreeMap<Part, (Standing, Option<NaiveDate>)>> {
    use recommendation::Column;
    type End = (RecommendationId, Option<NaiveDate>, OrganizationId, Acceptance, Implementation);
    let came = Condition::any()
        .add(Column::CarriedFromId.is_not_null())
        .add(Column::Id.in_subquery(repeated()));
    let select = addressee::Entity::find()
        .select_only()
        .columns([Column::Id, Column::DueLastDay])
        .column(addressee::Column::OrganizationId)
        .columns([addressee::Column::Acceptance, addressee::Column::Implementation])
        .inner_join(recommendation::Entity)
        .filter(Column::EventId.in_subquery(asking_nobody()))
        .filter(stands_for_itself())
        .filter(came)
        .filter(of(organization));
    let rows: Vec<End> = select.into_tuple().all(db).await?;
    let keyed = |(id, due_last_day, organization, acceptance, implementation): End| {
        ((id, organization), (Standing { acceptance, implementation }, due_last_day))
    };
    Ok(rows.into_iter().map(keyed).collect())
}

fn of(organization: Option<OrganizationId>) -> Condition {
    let own = organization.map(|id| addressee::Column::OrganizationId.eq(id));
    Condition::all().add_option(own)
}

/// The events of which [`rules::is_asked_about`] says no.
fn asking_nobody() -> SelectStatement {
    let called_off = event::Column::CancelledAt.is_not_null();
    let states = [EventStatus::Draft, EventStatus::Cancelled];
    Query::select()
        .column(event::Column::Id)
        .from(event::Entity)
        .cond_where(Condition::any().add(event::Column::Status.is_in(states)).add(called_off))
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
    let rows = event::Entity::find().filter(event::Column::Id.is_in(events)).all(db).await?;
    let asking = rows.iter().filter(|event| rules::is_asked_about(event.standing()));
    Ok(asking.map(|event| event.id).collect())
}
