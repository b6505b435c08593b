//! The organizations and countries of a programme.

use std::collections::HashMap;

use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::db::Write;
use crate::error::{Checks, Result};
use crate::ids::ProgrammeId;
use crate::organizations;
use crate::programmes::entity::programme::Model;
use crate::programmes::entity::{country, organization};
use crate::programmes::rules::check_pairs;
use crate::programmes::types::{ProgrammeCountry, ProgrammeOrganization, ProgrammeOut};

/// The lists that were given; those that were not stay as they are.
pub(super) struct Parts<'a> {
    organizations: Option<&'a [ProgrammeOrganization]>,
    countries: Option<&'a [ProgrammeCountry]>,
}

impl<'a> Parts<'a> {
    pub(super) fn given(
        organizations: Option<&'a [ProgrammeOrganization]>,
        countries: Option<&'a [ProgrammeCountry]>,
    ) -> Self {
        Self { organizations, countries }
    }

    /// The names of the lists that were given, for the audit log.
    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        let organizations = self.organizations.map(|_| "organizations".to_owned());
        organizations.into_iter().chain(self.countries.map(|_| "countries".to_owned()))
    }

    /// Notes organizations that do not exist, and what stands twice.
    pub(super) async fn check(&self, w: &Write, checks: &mut Checks) -> Result<()> {
        let given = self.organizations.unwrap_or_default();
        check_pairs(checks, "organizations", given.iter().map(|o| (o.organization_id, o.role)));
        let countries = self.countries.unwrap_or_default();
        check_pairs(checks, "countries", countries.iter().map(|c| (&c.country, c.role)));
        let ids = given.iter().map(|organization| organization.organization_id);
        let there = organizations::service::by_ids(w, ids).await?;
        for (index, organization) in given.iter().enumerate() {
            if !there.contains_key(&organization.organization_id) {
                let pointer = format!("organizations/{index}/organization_id");
                checks.add(pointer, "unknown", "There is no such organization.");
            }
        }
        Ok(())
    }

    /// Writes the given lists over those on record.
    pub(super) async fn replace(&self, w: &Write, id: ProgrammeId) -> Result<()> {
        if let Some(organizations) = self.organizations {
            let of = organization::Column::ProgrammeId.eq(id);
            organization::Entity::delete_many().filter(of).exec(w).await?;
            let rows =
                organizations.iter().zip(1..).map(|(given, position)| organization::ActiveModel {
                    programme_id: Set(id),
                    organization_id: Set(given.organization_id),
                    role: Set(given.role),
                    position: Set(position),
                });
            organization::Entity::insert_many(rows).exec_without_returning(w).await?;
        }
        if let Some(countries) = self.countries {
            let of = country::Column::ProgrammeId.eq(id);
            country::Entity::delete_many().filter(of).exec(w).await?;
            let rows = countries.iter().zip(1..).map(|(given, position)| country::ActiveModel {
                programme_id: Set(id),
                country: Set(given.country.clone()),
                role: Set(given.role),
                position: Set(position),
            });
            country::Entity::insert_many(rows).exec_without_returning(w).await?;
        }
        Ok(())
    }
}

/// The organizations of several programmes, in order.
pub(super) async fn organizations(
    db: &impl ConnectionTrait,
    ids: &[ProgrammeId],
) -> Result<HashMap<ProgrammeId, Vec<ProgrammeOrganization>>> {
    let of = organization::Column::ProgrammeId.is_in(ids.iter().copied());
    let select = organization::Entity::find().filter(of);
    let mut found: HashMap<_, Vec<_>> = HashMap::new();
    for row in select.order_by_asc(organization::Column::Position).all(db).await? {
        let one = ProgrammeOrganization { organization_id: row.organization_id, role: row.role };
        found.entry(row.programme_id).or_default().push(one);
    }
    Ok(found)
}

/// The countries of several programmes, in order.
pub(super) async fn countries(
    db: &impl ConnectionTrait,
    ids: &[ProgrammeId],
) -> Result<HashMap<ProgrammeId, Vec<ProgrammeCountry>>> {
    let of = country::Column::ProgrammeId.is_in(ids.iter().copied());
    let select = country::Entity::find().filter(of);
    let mut found: HashMap<_, Vec<_>> = HashMap::new();
    for row in select.order_by_asc(country::Column::Position).all(db).await? {
        let one = ProgrammeCountry { country: row.country, role: row.role };
        found.entry(row.programme_id).or_default().push(one);
    }
    Ok(found)
}

/// A programme as callers see it.
pub(super) fn out(
    row: Model,
    organizations: Vec<ProgrammeOrganization>,
    countries: Vec<ProgrammeCountry>,
) -> ProgrammeOut {
    ProgrammeOut {
        id: row.id,
        version: row.version,
        kind: row.kind,
        parent_id: row.parent_id,
        code: row.code,
        title: row.title,
        description: row.description,
        status: row.status,
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        organizations,
        countries,
        agreements: row.agreements.0,
        references: row.references.0,
        created_at: row.created_at,
        updated_at: row.updated_at,
    }
}
