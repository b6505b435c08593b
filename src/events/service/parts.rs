//! The organizations and countries of events: read for a page at once, replaced as a whole.

use std::collections::{BTreeSet, HashMap};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::db::Write;
use crate::error::Result;
use crate::events::entity::{country, organization};
use crate::events::types::{EventCountry, EventOrganization, EventOrganizationRole};
use crate::ids::{EventId, OrganizationId};
use crate::organizations;
use crate::organizations::entity::Model as Organization;

/// The lists that hang on an event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// Its organizations, in order.
    pub organizations: Vec<EventOrganization>,
    /// Its countries, in order.
    pub countries: Vec<EventCountry>,
}

impl Parts {
    /// The organizations that are any of `roles` to the event, each once, in the order of the roles.
    pub fn organizations_as(&self, roles: &[EventOrganizationRole]) -> Vec<OrganizationId> {
        let mut entries = self.organizations.clone();
        entries.retain(|entry| roles.contains(&entry.role));
        entries.sort_by_key(|entry| entry.role);
        let mut ids = Vec::new();
        for entry in entries {
            if !ids.contains(&entry.organization_id) {
                ids.push(entry.organization_id);
            }
        }
        ids
    }

    /// All that an organization is to the event.
    pub fn roles_of(&self, id: OrganizationId) -> Vec<EventOrganizationRole> {
        let entries = self.organizations.iter().filter(|entry| entry.organization_id == id);
        let mut roles: Vec<_> = entries.map(|entry| entry.role).collect();
        roles.sort();
        roles
    }
}

/// The lists of several events, with two queries in all.
pub async fn parts_of(
    db: &impl ConnectionTrait,
    ids: &[EventId],
) -> Result<HashMap<EventId, Parts>> {
    let mut parts = with_organizations(db, ids).await?;
    let rows = country::Entity::find()
        .filter(country::Column::EventId.is_in(ids.iter().copied()))
        .order_by_asc(country::Column::Position)
        .all(db)
        .await?;
    for country::Model { event_id, country, role, .. } in rows {
        parts.entry(event_id).or_default().countries.push(EventCountry { country, role });
    }
    Ok(parts)
}

/// Only the organizations of several events.
async fn with_organizations(
    db: &impl ConnectionTrait,
    ids: &[EventId],
) -> Result<HashMap<EventId, Parts>> {
    let mut parts: HashMap<EventId, Parts> = HashMap::new();
    let rows = organization::Entity::find()
        .filter(organization::Column::EventId.is_in(ids.iter().copied()))
        .order_by_asc(organization::Column::Position)
        .all(db)
        .await?;
    for organization::Model { event_id, organization_id, role, .. } in rows {
        let of = parts.entry(event_id).or_default();
        of.organizations.push(EventOrganization { organization_id, role });
    }
    Ok(parts)
}

/// The organizations of an event that are any of `roles` to it, each once, in the order of the roles;
/// with one query, as whoever mails somebody may hold the event's lock.
pub async fn organizations_as(
    db: &impl ConnectionTrait,
    id: EventId,
    roles: &[EventOrganizationRole],
) -> Result<Vec<Organization>> {
    let select = organization::Entity::find()
        .find_also_related(organizations::entity::Entity)
        .filter(organization::Column::EventId.eq(id))
        .filter(organization::Column::Role.is_in(roles.iter().copied()))
        .order_by_asc(organization::Column::Position);
    let mut rows = select.all(db).await?;
    rows.sort_by_key(|(own, _)| own.role);
    let mut seen = BTreeSet::new();
    let found = rows.into_iter().filter_map(|(_, found)| found);
    Ok(found.filter(|organization| seen.insert(organization.id)).collect())
}

/// The lists of one event.
pub(super) async fn parts_of_one(db: &impl ConnectionTrait, id: EventId) -> Result<Parts> {
    Ok(parts_of(db, &[id]).await?.remove(&id).unwrap_or_default())
}

/// Writes lists over those before.
pub(super) async fn replace(w: &Write, id: EventId, before: &Parts, after: &Parts) -> Result<()> {
    if before.organizations != after.organizations {
        replace_organizations(w, id, &after.organizations).await?;
    }
    if before.countries != after.countries {
        replace_countries(w, id, &after.countries).await?;
    }
    Ok(())
}

async fn replace_organizations(w: &Write, id: EventId, list: &[EventOrganization]) -> Result<()> {
    let old = organization::Entity::delete_many().filter(organization::Column::EventId.eq(id));
    old.exec(w).await?;
    let rows = (1..).zip(list).map(|(position, entry)| {
        organization::ActiveModel::from(organization::Model {
            event_id: id,
            organization_id: entry.organization_id,
            role: entry.role,
            position,
        })
    });
    insert::<organization::Entity>(w, rows.collect()).await
}

async fn replace_countries(w: &Write, id: EventId, list: &[EventCountry]) -> Result<()> {
    let old = country::Entity::delete_many().filter(country::Column::EventId.eq(id));
    old.exec(w).await?;
    let rows = (1..).zip(list).map(|(position, entry)| {
        country::ActiveModel::from(country::Model {
            event_id: id,
            country: entry.country.clone(),
            role: entry.role,
            position,
        })
    });
    insert::<country::Entity>(w, rows.collect()).await
}

async fn insert<E>(w: &Write, rows: Vec<E::ActiveModel>) -> Result<()>
where
    E: EntityTrait,
    E::ActiveModel: Send,
{
    if !rows.is_empty() {
        let rows = rows.into_iter().map(sea_orm::ActiveModelTrait::reset_all);
        E::insert_many(rows).exec_without_returning(w).await?;
    }
    Ok(())
}
