//! Making, changing, finding and deleting programmes.

mod parts;

use std::collections::HashMap;

use sea_orm::sea_query::SimpleExpr;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait as _, Select,
};

use super::entity::programme::{Column, Entity, Model};
use super::entity::{country, organization};
use super::rules::{self, Sayings};
use super::types::{
    ProgrammeCreate, ProgrammeFilter, ProgrammeOut, ProgrammePatch, ProgrammeStatus,
};
use crate::access::{Actor, Scope};
use crate::audit::{self, Entry};
use crate::db::page::{PageQuery, Paged};
use crate::db::{self, Expected, Write};
use crate::error::{AppError, Checks, Result};
use crate::ids::ProgrammeId;
use crate::patch::Patch as _;
use crate::text::{self, Texts};
use parts::Parts;

const KIND: &str = "programme";
/// How many programmes above each other are told of.
const ABOVE: usize = 8;

/// Makes a programme; a limited token makes it below one of its own.
pub async fn create(w: &Write, by: &Actor, input: &ProgrammeCreate) -> Result<ProgrammeOut> {
    if input.parent_id.is_none() {
        by.require_unlimited()?;
    }
    let parts = Parts::given(Some(&input.organizations), Some(&input.countries));
    let row = checked(w, by, None, new_row(w, input), &parts).await?;
    let row = db::insert(w, row).await?;
    parts.replace(w, row.id).await?;
    audit::record(w, by, &Entry::new("programme.create", KIND, row.id)).await?;
    whole(w, row).await
}

fn new_row(w: &Write, input: &ProgrammeCreate) -> Model {
    Model {
        id: w.new_id(),
        version: 1,
        kind: input.kind,
        parent_id: input.parent_id,
        code: input.code.clone(),
        title: input.title.clone(),
        title_sort: String::new(),
        description: input.description.clone(),
        status: input.status.unwrap_or(ProgrammeStatus::Active),
        starts_on: input.starts_on.clone(),
        ends_on: input.ends_on.clone(),
        agreements: input.agreements.clone().into(),
        references: input.references.clone().into(),
        search: String::new(),
        created_at: w.now(),
        updated_at: w.now(),
    }
}

/// Changes a programme.
pub async fn update(
    w: &Write,
    by: &Actor,
    id: ProgrammeId,
    expected: &Expected,
    patch: &ProgrammePatch,
) -> Result<ProgrammeOut> {
    if patch.parent_id.is_value() {
        // Before the row itself, so that of two moves at once the second waits for the first.
        parents(w).await?;
    }
    let before = lock(w, by, id).await?;
    expected.check(before.version)?;
    let mut after = before.clone();
    apply(patch, &mut after);
    if after.parent_id != before.parent_id && after.parent_id.is_none() {
        by.require_unlimited()?;
    }
    after.version += 1;
    after.updated_at = w.now();
    let parts = Parts::given(patch.organizations.list(), patch.countries.list());
    let after = db::update(w, checked(w, by, Some(&before), after, &parts).await?).await?;
    parts.replace(w, id).await?;
    let mut fields = db::changed(&before, &after);
    fields.extend(parts.names());
    audit::record(w, by, &Entry::new("programme.update", KIND, id).fields(fields)).await?;
    whole(w, after).await
}

fn apply(patch: &ProgrammePatch, row: &mut Model) {
    patch.kind.apply(&mut row.kind);
    patch.parent_id.apply(&mut row.parent_id);
    patch.code.apply(&mut row.code);
    patch.title.apply(&mut row.title);
    patch.description.apply(&mut row.description);
    patch.status.apply(&mut row.status);
    patch.starts_on.apply(&mut row.starts_on);
    patch.ends_on.apply(&mut row.ends_on);
    patch.agreements.apply(&mut row.agreements);
    patch.references.apply(&mut row.references);
}

/// Deletes a programme on which nothing hangs.
pub async fn delete(w: &Write, by: &Actor, id: ProgrammeId) -> Result<()> {
    lock(w, by, id).await?;
    Entity::delete_by_id(id).exec(w).await.map_err(in_use)?;
    audit::record(w, by, &Entry::new("programme.delete", KIND, id)).await
}

fn in_use(error: sea_orm::DbErr) -> AppError {
    if !db::is_foreign_key_violation(&error) {
        return error.into();
    }
    AppError::conflict(
        "programme.in_use",
        "Events, other programmes, indicators, assessments, capacity needs or barriers stand under it; move \
         or delete them first.",
    )
}

/// One programme that the caller may see.
pub async fn find(db: &impl ConnectionTrait, by: &Actor, id: ProgrammeId) -> Result<Model> {
    let found = visible(Entity::find_by_id(id), &by.scope).one(db).await?;
    found.ok_or_else(|| AppError::not_found(KIND))
}

/// One programme that the caller may see, as it is shown.
pub async fn show(db: &impl ConnectionTrait, by: &Actor, id: ProgrammeId) -> Result<ProgrammeOut> {
    whole(db, find(db, by, id).await?).await
}

/// One programme as it is shown, whoever asks: where something that stands under it says what it is.
pub async fn show_unscoped(db: &impl ConnectionTrait, id: ProgrammeId) -> Result<ProgrammeOut> {
    let found = Entity::find_by_id(id).one(db).await?;
    whole(db, found.ok_or_else(|| AppError::not_found(KIND))?).await
}

/// A programme and those above it, the lowest first, whoever asks: what stands under them says so.
pub async fn upwards_unscoped(
    db: &impl ConnectionTrait,
    from: Option<ProgrammeId>,
) -> Result<Vec<ProgrammeOut>> {
    let mut all = Vec::new();
    let mut next = from;
    while let Some(id) = next.filter(|_| all.len() < ABOVE) {
        let found = show_unscoped(db, id).await?;
        next = found.parent_id;
        all.push(found);
    }
    Ok(all)
}

/// One programme that the caller may see, which nobody else can change until the write ends.
pub async fn lock(w: &Write, by: &Actor, id: ProgrammeId) -> Result<Model> {
    let found = visible(Entity::find_by_id(id), &by.scope).lock_exclusive().one(w).await?;
    found.ok_or_else(|| AppError::not_found(KIND))
}

/// Whether there is such a programme and the caller may see it.
pub async fn exists_in_scope(
    db: &impl ConnectionTrait,
    by: &Actor,
    id: ProgrammeId,
) -> Result<bool> {
    Ok(visible(Entity::find_by_id(id), &by.scope).one(db).await?.is_some())
}

/// A page of programmes that the caller may see.
pub async fn list(
    db: &DatabaseConnection,
    by: &Actor,
    page: &PageQuery,
    filter: &ProgrammeFilter,
) -> Result<Paged<ProgrammeOut>> {
    let select = visible(Entity::find(), &by.scope).filter(page.matching(Column::Search));
    let select = filtered(select, filter);
    let rows = page.fetch(db, select, Column::Id, &[("title", Column::TitleSort)]).await?;
    let ids: Vec<ProgrammeId> = rows.items.iter().map(|row| row.id).collect();
    let mut organizations = parts::organizations(db, &ids).await?;
    let mut countries = parts::countries(db, &ids).await?;
    Ok(rows.map(|row| {
        let organizations = organizations.remove(&row.id).unwrap_or_default();
        let countries = countries.remove(&row.id).unwrap_or_default();
        parts::out(row, organizations, countries)
    }))
}

fn filtered(mut select: Select<Entity>, filter: &ProgrammeFilter) -> Select<Entity> {
    if let Some(kind) = filter.kind {
        select = select.filter(Column::Kind.eq(kind));
    }
    if let Some(status) = filter.status {
        select = select.filter(Column::Status.eq(status));
    }
    if let Some(parent) = filter.parent_id {
        select = select.filter(Column::ParentId.eq(parent));
    }
    if let Some(held) = held_by(filter) {
        select = select.filter(held);
    }
    if let Some(concerned) = for_country(filter) {
        select = select.filter(concerned);
    }
    select
}

fn held_by(filter: &ProgrammeFilter) -> Option<SimpleExpr> {
    let id = filter.organization_id.map(|id| organization::Column::OrganizationId.eq(id));
    let role = filter.organization_role.map(|role| organization::Column::Role.eq(role));
    let wanted = id.is_some() || role.is_some();
    let named =
        organization::Entity::find().select_only().column(organization::Column::ProgrammeId);
    let named = named.filter(Condition::all().add_option(id).add_option(role)).into_query();
    wanted.then(|| Column::Id.in_subquery(named))
}

fn for_country(filter: &ProgrammeFilter) -> Option<SimpleExpr> {
    let code = filter.country.as_ref().map(|code| country::Column::Country.eq(code.clone()));
    let role = filter.country_role.map(|role| country::Column::Role.eq(role));
    let wanted = code.is_some() || role.is_some();
    let named = country::Entity::find().select_only().column(country::Column::ProgrammeId);
    let named = named.filter(Condition::all().add_option(code).add_option(role)).into_query();
    wanted.then(|| Column::Id.in_subquery(named))
}

fn visible(select: Select<Entity>, scope: &Scope) -> Select<Entity> {
    match scope {
        Scope::Everything => select,
        Scope::Limited { programmes, .. } => {
            select.filter(Column::Id.is_in(programmes.iter().copied()))
        }
    }
}

async fn whole(db: &impl ConnectionTrait, row: Model) -> Result<ProgrammeOut> {
    let organizations = parts::organizations(db, &[row.id]).await?.remove(&row.id);
    let countries = parts::countries(db, &[row.id]).await?.remove(&row.id);
    Ok(parts::out(row, organizations.unwrap_or_default(), countries.unwrap_or_default()))
}

/// The row with what derives from it, or all that is wrong with it.
async fn checked(
    w: &Write,
    by: &Actor,
    before: Option<&Model>,
    mut row: Model,
    parts: &Parts<'_>,
) -> Result<Model> {
    let mut checks = Checks::new();
    rules::check(&mut checks, &sayings(&row));
    parts.check(w, &mut checks).await?;
    let moved = before.is_none_or(|before| before.parent_id != row.parent_id);
    if let Some(parent) = row.parent_id.filter(|_| moved) {
        check_parent(w, by, &mut checks, row.id, parent).await?;
    }
    checks.finish()?;
    row.title_sort = text::fold(row.title.pick([]));
    row.search = searchable(&row);
    Ok(row)
}

fn searchable(row: &Model) -> String {
    let texts = row.title.iter().chain(row.description.iter().flat_map(Texts::iter));
    let texts = texts.map(|(_, text)| text).chain(row.code.as_deref());
    let agreements = row.agreements.iter().flat_map(|one| {
        let said = [&one.kind, &one.title, &one.scope].into_iter().flatten();
        said.chain(&one.parties).map(String::as_str)
    });
    let papers = row.references.iter().map(|paper| paper.title.as_str());
    text::searchable(texts.chain(agreements).chain(papers))
}

fn sayings(row: &Model) -> Sayings<'_> {
    Sayings {
        code: row.code.as_deref(),
        title: Some(&row.title),
        description: row.description.as_ref(),
        starts_on: row.starts_on.as_ref(),
        ends_on: row.ends_on.as_ref(),
        agreements: &row.agreements,
        references: &row.references,
    }
}

async fn check_parent(
    w: &Write,
    by: &Actor,
    checks: &mut Checks,
    id: ProgrammeId,
    parent: ProgrammeId,
) -> Result<()> {
    if !exists_in_scope(w, by, parent).await? {
        checks.add("parent_id", "unknown", "There is no such programme.");
    } else if rules::would_circle(&parents(w).await?, id, parent) {
        checks.add("parent_id", "circle", "This programme is itself above that one.");
    }
    Ok(())
}

/// Who stands under whom. All rows are locked, lest two moves at once close a circle together.
async fn parents(w: &Write) -> Result<HashMap<ProgrammeId, ProgrammeId>> {
    let select = Entity::find().select_only().columns([Column::Id, Column::ParentId]);
    let select = select.order_by_asc(Column::Id).lock_exclusive();
    let pairs: Vec<(ProgrammeId, Option<ProgrammeId>)> = select.into_tuple().all(w).await?;
    Ok(pairs.into_iter().filter_map(|(id, parent)| Some((id, parent?))).collect())
}
