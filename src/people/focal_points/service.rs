//! Making, changing, finding and deleting focal points.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Expr, ExprTrait, Query, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, Select,
};

use super::entity::{Column, Entity, Model};
use super::rules;
use super::types::{FocalPointCreate, FocalPointFilter, FocalPointOut, FocalPointPatch};
use crate::access::{Actor, Scope};
use crate::audit::{self, Entry};
use crate::db::page::{PageQuery, Paged};
use crate::db::{self, Expected, Write};
use crate::error::{AppError, Checks, Result};
use crate::ids::{FocalPointId, OrganizationId, PersonId};
use crate::organizations;
use crate::patch::Patch as _;
use crate::people::entity::person::{self, Model as Person};
use crate::people::merged::entity::record::Kind;
use crate::people::merged::service::{self as merged, Gone};
use crate::people::service as people;
use crate::text;

const KIND: &str = "focal point";
const LOGGED: &str = "focal_point";

/// Makes somebody a focal point.
pub async fn create(w: &Write, by: &Actor, input: &FocalPointCreate) -> Result<FocalPointOut> {
    by.require_unlimited()?;
    let row = Model {
        id: w.new_id(),
        version: 1,
        person_id: input.person_id,
        country: input.country.clone(),
        organization_id: input.organization_id,
        topic: input.topic.clone(),
        topic_key: String::new(),
        active: input.active.unwrap_or(true),
        created_at: w.now(),
        updated_at: w.now(),
    };
    let row = checked(w, row).await?;
    let person = people::named(w, by, row.person_id).await;
    let unknown = || AppError::invalid(vec![people::nobody()]);
    let person = person.map_err(|error| error.if_missing(unknown))?;
    let row = db::insert(w, row).await.map_err(taken_meanwhile)?;
    audit::record(w, by, &Entry::new("focal_point.create", LOGGED, row.id)).await?;
    Ok(out(row, person.full_name))
}

/// Changes a focal point.
pub async fn update(
    w: &Write,
    by: &Actor,
    id: FocalPointId,
    expected: &Expected,
    patch: &FocalPointPatch,
) -> Result<FocalPointOut> {
    let before = lock(w, by, id).await?;
    expected.check(before.version)?;
    let mut after = before.clone();
    match (patch.country.value(), patch.organization_id.value()) {
        (None, None) => {
            patch.country.apply(&mut after.country);
            patch.organization_id.apply(&mut after.organization_id);
        }
        (country, organization) => {
            after.country = country.cloned();
            after.organization_id = organization.copied();
        }
    }
    patch.topic.apply(&mut after.topic);
    patch.active.apply(&mut after.active);
    after.version += 1;
    after.updated_at = w.now();
    let after = checked(w, after).await?;
    let after = db::update(w, after).await.map_err(taken_meanwhile)?;
    let entry = Entry::new("focal_point.update", LOGGED, id).fields(db::changed(&before, &after));
    audit::record(w, by, &entry).await?;
    whole(w, after).await
}

/// Deletes a focal point; the person stays.
pub async fn delete(w: &Write, by: &Actor, id: FocalPointId) -> Result<()> {
    lock(w, by, id).await?;
    Entity::delete_by_id(id).exec(w).await.map_err(in_use)?;
    audit::record(w, by, &Entry::new("focal_point.delete", LOGGED, id)).await
}

fn in_use(error: DbErr) -> AppError {
    if !db::is_foreign_key_violation(&error) {
        return error.into();
    }
    let detail = "A nomination request or a progress request names this focal point; make it inactive instead.";
    AppError::conflict("focal_point.in_use", detail)
}

/// One focal point whom the caller may see.
pub async fn get(db: &impl ConnectionTrait, by: &Actor, id: FocalPointId) -> Result<FocalPointOut> {
    let found = visible(Entity::find_by_id(id), &by.scope).one(db).await?;
    whole(db, found.ok_or_else(not_found)?).await
}

/// A page of the focal points whom the caller may see.
pub async fn list(
    db: &DatabaseConnection,
    by: &Actor,
    page: &PageQuery,
    filter: &FocalPointFilter,
) -> Result<Paged<FocalPointOut>> {
    let search = page.search(db, &people::words()).await?;
    let person = search.rest_in(person::Column::Search).map(is_such);
    let shown = Condition::all()
        .add_option(filter.country.clone().map(|country| Column::Country.eq(country)))
        .add_option(filter.organization_id.map(|id| Column::OrganizationId.eq(id)))
        .add_option(filter.person_id.map(|id| Column::PersonId.eq(id)))
        .add_option(filter.active.map(|active| Column::Active.eq(active)))
        .add_option(person)
        .add_option(within(&by.scope));
    let select = Entity::find().filter(search.of(Column::PersonId, shown));
    let page = page.fetch(db, select, Column::Id, &[]).await?;
    let names = people::names(db, page.items.iter().map(|row| row.person_id)).await?;
    Ok(page.map(|row| {
        // Somebody may be a focal point of several.
        let name = names.get(&row.person_id).cloned();
        out(row, name.unwrap_or_default())
    }))
}

/// All focal points that are one of these people.
pub async fn all_of(db: &impl ConnectionTrait, people: &[PersonId]) -> Result<Vec<Model>> {
    let select = Entity::find().filter(Column::PersonId.is_in(people.iter().copied()));
    Ok(select.order_by_asc(Column::Id).all(db).await?)
}

/// The people who are these focal points; what names them decides who sees them.
pub async fn people_of(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = FocalPointId>,
) -> Result<BTreeMap<FocalPointId, Person>> {
    let ids: Vec<FocalPointId> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let select = Entity::find().find_also_related(person::Entity);
    let rows = select.filter(Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().filter_map(|(row, person)| Some((row.id, person?))).collect())
}

/// The active focal points of these organizations, each with who that is: those whom `scope` may see.
pub async fn active_of(
    db: &impl ConnectionTrait,
    scope: &Scope,
    organizations: impl IntoIterator<Item = OrganizationId>,
) -> Result<Vec<(Model, Person)>> {
    let shown = Condition::all()
        .add(Column::Active.eq(true))
        .add(Column::OrganizationId.is_in(organizations))
        .add_option(within(scope));
    let select = Entity::find().find_also_related(person::Entity).filter(shown);
    let rows = select.order_by_asc(Column::Id).all(db).await?;
    Ok(rows.into_iter().filter_map(|(row, person)| Some((row, person?))).collect())
}

/// Which focal points of these organizations are active.
pub async fn active_ids(
    db: &impl ConnectionTrait,
    organizations: impl IntoIterator<Item = OrganizationId>,
) -> Result<Vec<(OrganizationId, FocalPointId)>> {
    let select = Entity::find()
        .select_only()
        .columns([Column::OrganizationId, Column::Id])
        .filter(Column::Active.eq(true))
        .filter(Column::OrganizationId.is_in(organizations));
    Ok(select.into_tuple().all(db).await?)
}

/// One focal point as it is on record, for whoever was led to it by a link.
pub async fn find_unscoped(db: &impl ConnectionTrait, id: FocalPointId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or_else(not_found)
}

/// Makes somebody a focal point of an organization in all matters, unless they are one there.
pub async fn appoint(
    w: &Write,
    by: &Actor,
    person: PersonId,
    organization: OrganizationId,
) -> Result<FocalPointId> {
    by.require_unlimited()?;
    let there = Entity::find()
        .filter(Column::PersonId.eq(person))
        .filter(Column::OrganizationId.eq(organization))
        .order_by_desc(Column::Active)
        .order_by_asc(Column::TopicKey);
    if let Some(known) = there.lock_exclusive().one(w).await? {
        let id = known.id;
        if !known.active {
            let (version, updated_at) = (known.version + 1, w.now());
            db::update(w, Model { version, active: true, updated_at, ..known }).await?;
            let entry = Entry::new("focal_point.update", LOGGED, id);
            audit::record(w, by, &entry.fields(vec!["active".to_owned()])).await?;
        }
        return Ok(id);
    }
    let new = FocalPointCreate {
        person_id: person,
        country: None,
        organization_id: Some(organization),
        topic: None,
        active: None,
    };
    Ok(create(w, by, &new).await?.id)
}

/// Makes another person the focal point wherever one is, who is none there yet; how often.
pub async fn move_to(w: &Write, from: PersonId, to: PersonId) -> Result<u64> {
    let done = Entity::update_many()
        .col_expr(Column::PersonId, Expr::value(to))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(w.now()))
        .filter(Column::PersonId.eq(from));
    Ok(done.exec(w).await?.rows_affected)
}

/// Makes one post of two that are the same, which nothing may name any more but the first.
pub async fn unite(
    w: &Write,
    by: &Actor,
    person: PersonId,
    (stays, goes): (&Model, &Model),
) -> Result<()> {
    let gone = Gone {
        kind: Kind::FocalPoint,
        id: goes.id.0,
        became: stays.id.0,
        person,
        event: None,
        links: None,
        code: None,
    };
    merged::keep(w, gone, goes, []).await?;
    Entity::delete_by_id(goes.id).exec(w).await?;
    audit::record(w, by, &Entry::new("focal_point.merge", LOGGED, stays.id)).await?;
    audit::record(w, by, &Entry::new("focal_point.merge_away", LOGGED, goes.id)).await
}

/// That the person is such a one.
fn is_such(person: Condition) -> SimpleExpr {
    let own = Expr::col((person::Entity, person::Column::Id));
    let such = Query::select()
        .column(person::Column::Id)
        .from(person::Entity)
        .and_where(own.equals(Column::PersonId.as_column_ref()))
        .cond_where(person)
        .to_owned();
    Expr::exists(such)
}

fn visible(select: Select<Entity>, scope: &Scope) -> Select<Entity> {
    select.filter(Condition::all().add_option(within(scope)))
}

/// A limited token sees those focal points whom its events know as people.
fn within(scope: &Scope) -> Option<SimpleExpr> {
    match scope {
        Scope::Everything => None,
        Scope::Limited { events, .. } => Some(people::known_to_any(Column::PersonId, events)),
    }
}

async fn lock(w: &Write, by: &Actor, id: FocalPointId) -> Result<Model> {
    by.require_unlimited()?;
    Entity::find_by_id(id).lock_exclusive().one(w).await?.ok_or_else(not_found)
}

fn not_found() -> AppError {
    AppError::not_found(KIND)
}

/// The row with what derives from it, or all that is wrong with it.
async fn checked(w: &Write, row: Model) -> Result<Model> {
    let mut checks = Checks::new();
    rules::check_one(&mut checks, row.country.is_some(), row.organization_id.is_some());
    rules::check_topic(&mut checks, row.topic.as_deref());
    if let Some(organization) = row.organization_id
        && organizations::service::by_ids(w, [organization]).await?.is_empty()
    {
        checks.add("organization_id", "unknown", "There is no such organization.");
    }
    checks.finish()?;
    let topic = row.topic.map(|topic| topic.trim().to_owned());
    let topic_key = topic.as_deref().map(text::fold).unwrap_or_default();
    let row = Model { topic, topic_key, ..row };
    let same = Entity::find()
        .filter(Column::PersonId.eq(row.person_id))
        .filter(Column::TopicKey.eq(row.topic_key.clone()))
        .filter(Column::Id.ne(row.id))
        .filter(
            Condition::any()
                .add_option(row.country.clone().map(|country| Column::Country.eq(country)))
                .add_option(row.organization_id.map(|id| Column::OrganizationId.eq(id))),
        );
    if same.one(w).await?.is_some() { Err(exists()) } else { Ok(row) }
}

fn exists() -> AppError {
    AppError::conflict(
        "focal_point.exists",
        "This person is a focal point there for this topic already; change that one, or make it active again.",
    )
}

/// Another write was faster with the same.
fn taken_meanwhile(error: AppError) -> AppError {
    let cause = error.cause.as_deref().and_then(|cause| cause.downcast_ref());
    if cause.is_some_and(db::is_unique_violation) { exists() } else { error }
}

async fn whole(db: &impl ConnectionTrait, row: Model) -> Result<FocalPointOut> {
    let mut names = people::names(db, [row.person_id]).await?;
    let name = names.remove(&row.person_id).unwrap_or_default();
    Ok(out(row, name))
}

fn out(row: Model, full_name: String) -> FocalPointOut {
    FocalPointOut {
        id: row.id,
        version: row.version,
        person_id: row.person_id,
        full_name,
        country: row.country,
        organization_id: row.organization_id,
        topic: row.topic,
        active: row.active,
        created_at: row.created_at,
        updated_at: row.updated_at,
    }
}
