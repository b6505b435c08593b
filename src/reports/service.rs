//! Counting, with a fixed number of queries.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationDef,
    RelationTrait,
};

use super::rules::{self, Cell};
use super::types::{ClaimedFigures, Counts, EventStatistics};
use crate::access::Actor;
use crate::countries::CountryCode;
use crate::error::Result;
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::ids::EventId;
use crate::organizations::entity as organization;
use crate::organizations::types::OrganizationKind;
use crate::people::entity::person;
use crate::people::types::Gender;
use crate::registrations::entity::{Column, Entity, Relation};
use crate::registrations::types::{ParticipantRole, RegistrationStatus};
use crate::zone::local;

type Row = (
    RegistrationStatus,
    ParticipantRole,
    Option<CountryCode>,
    Option<Gender>,
    Option<OrganizationKind>,
    i64,
);

/// The statistics of an event.
pub async fn statistics(
    db: &impl ConnectionTrait,
    by: &Actor,
    id: EventId,
) -> Result<EventStatistics> {
    let event = events::service::find(db, by, id).await?;
    let cells = cells(db, id).await?;
    let confirmed: Vec<&Cell> = cells.iter().filter(|cell| cell.is_confirmed()).collect();
    let of =
        |property: &dyn Fn(&Cell) -> Option<String>| rules::by(confirmed.iter().copied(), property);
    Ok(EventStatistics {
        event_id: id,
        registrations: rules::total(&cells),
        by_status: rules::by(&cells, |cell| Some(cell.status.to_string())),
        confirmed: rules::total(confirmed.iter().copied()),
        by_role: of(&|cell| Some(cell.role.to_string())),
        by_country: of(&|cell| cell.country.as_ref().map(ToString::to_string)),
        by_gender: of(&|cell| cell.gender.map(|gender| gender.to_string())),
        by_organization_kind: of(&|cell| cell.kind.map(|kind| kind.to_string())),
        by_day: days(db, &event).await?,
        claimed: claimed(&event, &cells),
    })
}

fn claimed(event: &Event, cells: &[Cell]) -> ClaimedFigures {
    let part = || cells.iter().filter(|cell| cell.took_part());
    ClaimedFigures {
        participants: rules::figure(event.claimed_participants, rules::total(part())),
        countries: rules::figure(event.claimed_countries, rules::countries(part())),
        note: event.claimed_note.clone(),
    }
}

async fn cells(db: &impl ConnectionTrait, id: EventId) -> Result<Vec<Cell>> {
    let organization: RelationDef = Entity::belongs_to(organization::Entity)
        .from(Column::OrganizationId)
        .to(organization::Column::Id)
        .into();
    let properties = [Column::Status, Column::Role, Column::Country];
    let select = Entity::find()
        .select_only()
        .columns(properties)
        .column(person::Column::Gender)
        .column(organization::Column::Kind)
        .column_as(Column::Id.count(), "people")
        .join(JoinType::InnerJoin, Relation::Person.def())
        .join(JoinType::LeftJoin, organization)
        .filter(Column::EventId.eq(id))
        .group_by(Column::Status)
        .group_by(Column::Role)
        .group_by(Column::Country)
        .group_by(person::Column::Gender)
        .group_by(organization::Column::Kind);
    let rows: Vec<Row> = select.into_tuple().all(db).await?;
    let cell = |(status, role, country, gender, kind, people)| Cell {
        status,
        role,
        country,
        gender,
        kind,
        people,
    };
    Ok(rows.into_iter().map(cell).collect())
}

/// Days are those of the event's zone, which databases do not know: the instants are counted here.
async fn days(db: &impl ConnectionTrait, event: &Event) -> Result<Counts> {
    let select = Entity::find().select_only().column(Column::CreatedAt);
    let select = select.filter(Column::EventId.eq(event.id));
    let instants: Vec<DateTime<Utc>> = select.into_tuple().all(db).await?;
    let mut days = BTreeMap::new();
    for at in instants {
        *days.entry(local(event.time_zone, at).date().to_string()).or_insert(0) += 1;
    }
    Ok(days)
}
