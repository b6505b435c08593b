//! Making, changing, finding and deleting organizations.

mod called;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use sea_orm::sea_query::LockType;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::entity::{Column, Entity, Model};
use super::rules;
use super::types::{OrganizationCreate, OrganizationFilter, OrganizationOut, OrganizationPatch};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::page::{PageQuery, Paged};
use crate::db::{self, Expected, Write};
use crate::error::{AppError, Checks, Result};
use crate::ids::OrganizationId;
use crate::patch::Patch as _;
use crate::text;

pub use called::called;

const KIND: &str = "organization";

/// Makes an organization.
pub async fn create(w: &Write, by: &Actor, input: &OrganizationCreate) -> Result<OrganizationOut> {
    by.require_unlimited()?;
    let row = Model {
        id: w.new_id(),
        version: 1,
        name: input.name.trim().to_owned(),
        name_sort: String::new(),
        names: input.names.clone(),
        acronym: input.acronym.clone(),
        aliases: input.aliases.clone().into(),
        kind: input.kind,
        country: input.country.clone(),
        parent_id: input.parent_id,
        search: String::new(),
        created_at: w.now(),
        updated_at: w.now(),
    };
    let row = db::insert(w, checked(w, row).await?).await?;
    audit::record(w, by, &Entry::new("organization.create", KIND, row.id)).await?;
    Ok(row.into())
}

/// Changes an organization.
pub async fn update(
    w: &Write,
    by: &Actor,
    id: OrganizationId,
    expected: &Expected,
    patch: &OrganizationPatch,
) -> Result<OrganizationOut> {
    by.require_unlimited()?;
    if patch.parent_id.is_value() {
        // Before the row itself, so that of two moves at once the second waits for the first.
        parents(w).await?;
    }
    let before = lock(w, by, id).await?;
    expected.check(before.version)?;
    let mut after = before.clone();
    patch.name.apply(&mut after.name);
    patch.names.apply(&mut after.names);
    patch.acronym.apply(&mut after.acronym);
    patch.aliases.apply(&mut after.aliases);
    patch.kind.apply(&mut after.kind);
    patch.country.apply(&mut after.country);
    patch.parent_id.apply(&mut after.parent_id);
    after.version += 1;
    after.updated_at = w.now();
    let after = db::update(w, checked(w, after).await?).await?;
    let entry = Entry::new("organization.update", KIND, id).fields(db::changed(&before, &after));
    audit::record(w, by, &entry).await?;
    Ok(after.into())
}

/// Deletes an organization that no other row names. Where it is named otherwise is for the process
/// `delete_organization` to know, which calls this.
pub async fn delete(w: &Write, by: &Actor, id: OrganizationId) -> Result<()> {
    lock(w, by, id).await?;
    Entity::delete_by_id(id).exec(w).await.map_err(named)?;
    audit::record(w, by, &Entry::new("organization.delete", KIND, id)).await
}

fn named(error: sea_orm::DbErr) -> AppError {
    if db::is_foreign_key_violation(&error) { in_use() } else { error.into() }
}

/// 409: something names it.
pub fn in_use() -> AppError {
    AppError::conflict(
        "organization.in_use",
        "A person, a focal point, a programme, an event, a nomination request, a progress request, a contact proposal, a recommendation, an assessment, a practice or another organization names it; take it out there first. Requests and proposals stay on record, and with them whom they name.",
    )
}

/// One organization.
pub async fn find(db: &impl ConnectionTrait, id: OrganizationId) -> Result<Model> {
    let found = Entity::find_by_id(id).one(db).await?;
    found.ok_or_else(|| AppError::not_found(KIND))
}

/// One organization for a caller who may change it, which nobody else can until the write ends.
pub async fn lock(w: &Write, by: &Actor, id: OrganizationId) -> Result<Model> {
    by.require_unlimited()?;
    let found = Entity::find_by_id(id).lock_exclusive().one(w).await?;
    found.ok_or_else(|| AppError::not_found(KIND))
}

/// Which of several organizations there are; nobody deletes these until the write ends.
pub async fn held(
    w: &Write,
    ids: impl IntoIterator<Item = OrganizationId>,
) -> Result<BTreeSet<OrganizationId>> {
    let select = Entity::find().select_only().column(Column::Id).filter(Column::Id.is_in(ids));
    let found: Vec<OrganizationId> = select.lock(LockType::KeyShare).into_tuple().all(w).await?;
    Ok(found.into_iter().collect())
}

/// Several organizations by id, for those who show their names.
pub async fn by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = OrganizationId>,
) -> Result<BTreeMap<OrganizationId, Model>> {
    let ids: Vec<OrganizationId> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = Entity::find().filter(Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// A page of organizations.
pub async fn list(
    db: &DatabaseConnection,
    page: &PageQuery,
    filter: &OrganizationFilter,
) -> Result<Paged<OrganizationOut>> {
    let mut select = Entity::find().filter(page.matching(Column::Search));
    if let Some(kind) = filter.kind {
        select = select.filter(Column::Kind.eq(kind));
    }
    if let Some(country) = &filter.country {
        select = select.filter(Column::Country.eq(country.clone()));
    }
    if let Some(parent) = filter.parent_id {
        select = select.filter(Column::ParentId.eq(parent));
    }
    let sorts = [("name", Column::NameSort)];
    Ok(page.fetch(db, select, Column::Id, &sorts).await?.map(OrganizationOut::from))
}

/// The row with what derives from it, or all that is wrong with it.
async fn checked(w: &Write, mut row: Model) -> Result<Model> {
    let mut checks = Checks::new();
    let acronym = row.acronym.as_deref();
    rules::check(&mut checks, Some(&row.name), acronym, Some(&row.aliases));
    checks.extend(rules::names_faults(row.names.as_ref()));
    if let Some(parent) = row.parent_id {
        check_parent(w, &mut checks, row.id, parent).await?;
    }
    checks.finish()?;
    row.name_sort = text::fold(&row.name);
    let names = row.names.iter().flat_map(|names| names.iter().map(|(_, name)| name));
    let others = row.aliases.iter().map(String::as_str).chain(row.acronym.as_deref());
    row.search = text::searchable(names.chain([row.name.as_str()]).chain(others));
    Ok(row)
}

async fn check_parent(
    w: &Write,
    checks: &mut Checks,
    id: OrganizationId,
    parent: OrganizationId,
) -> Result<()> {
    if Entity::find_by_id(parent).one(w).await?.is_none() {
        checks.add("parent_id", "unknown", "There is no such organization.");
    } else if rules::would_circle(&parents(w).await?, id, parent) {
        checks.add("parent_id", "circle", "This organization is itself above that one.");
    }
    Ok(())
}

/// Who stands under whom. All rows are locked, also those under none: of two moves at once the
/// second sees the first, so that they close no circle together.
async fn parents(w: &Write) -> Result<HashMap<OrganizationId, OrganizationId>> {
    let select = Entity::find().select_only().columns([Column::Id, Column::ParentId]);
    // Whoever names an organization meanwhile need not wait.
    let select = select.order_by_asc(Column::Id).lock(LockType::NoKeyUpdate);
    let pairs: Vec<(OrganizationId, Option<OrganizationId>)> = select.into_tuple().all(w).await?;
    Ok(pairs.into_iter().filter_map(|(id, parent)| Some((id, parent?))).collect())
}

impl From<Model> for OrganizationOut {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            version: row.version,
            name: row.name,
            names: row.names,
            acronym: row.acronym,
            aliases: row.aliases.0,
            kind: row.kind,
            country: row.country,
            parent_id: row.parent_id,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}
