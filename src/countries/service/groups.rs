//! Making, changing, finding and deleting groups of countries.

use std::collections::{BTreeSet, HashMap};

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Query;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::countries::entity::group::{Column, Entity, Model};
use crate::countries::entity::member;
use crate::countries::rules;
use crate::countries::types::{
    CountryGroupCreate, CountryGroupFilter, CountryGroupOut, CountryGroupPatch,
};
use crate::country_code::CountryCode;
use crate::db::page::{PageQuery, Paged};
use crate::db::{self, Expected, Write};
use crate::error::{AppError, Checks, FieldError, Result};
use crate::ids::CountryGroupId;
use crate::patch::Patch as _;
use crate::text::{self, Texts};

const KIND: &str = "country group";

/// Makes a group.
pub async fn create_group(
    w: &Write,
    by: &Actor,
    input: &CountryGroupCreate,
) -> Result<CountryGroupOut> {
    by.require_unlimited()?;
    let row = checked(w, new_row(w, input)).await?;
    let row = db::insert(w, row).await.map_err(taken_meanwhile)?;
    let members = replace_members(w, row.id, &input.members).await?;
    audit::record(w, by, &Entry::new("country_group.create", KIND, row.id)).await?;
    Ok(out(row, members))
}

/// The code stands for the names where there are none, and the other way round.
fn new_row(w: &Write, input: &CountryGroupCreate) -> Model {
    let code = input.code.clone().unwrap_or_else(|| {
        let mut code = text::slug(input.names.as_ref().map_or("", |names| names.pick([])));
        code.truncate(rules::CODE_MAX);
        code
    });
    let names = input.names.clone().unwrap_or_else(|| Texts::english(&code));
    Model {
        id: w.new_id(),
        version: 1,
        code,
        names,
        name_sort: String::new(),
        source: input.source.clone(),
        shipped: false,
        search: String::new(),
        created_at: w.now(),
        updated_at: w.now(),
    }
}

/// Changes a group that did not come with the software.
pub async fn update_group(
    w: &Write,
    by: &Actor,
    id: CountryGroupId,
    expected: &Expected,
    patch: &CountryGroupPatch,
) -> Result<CountryGroupOut> {
    by.require_unlimited()?;
    let before = lock_own(w, id).await?;
    expected.check(before.version)?;
    let mut after = before.clone();
    patch.code.apply(&mut after.code);
    patch.names.apply(&mut after.names);
    patch.source.apply(&mut after.source);
    after.version += 1;
    after.updated_at = w.now();
    let after = db::update(w, checked(w, after).await?).await.map_err(taken_meanwhile)?;
    let mut fields = db::changed(&before, &after);
    let members = match patch.members.list() {
        Some(members) => {
            fields.push("members".to_owned());
            replace_members(w, id, members).await?
        }
        None => members_of(w, [id]).await?.remove(&id).unwrap_or_default(),
    };
    let entry = Entry::new("country_group.update", KIND, id).fields(fields);
    audit::record(w, by, &entry).await?;
    Ok(out(after, members))
}

/// Deletes a group that did not come with the software.
pub async fn delete_group(w: &Write, by: &Actor, id: CountryGroupId) -> Result<()> {
    by.require_unlimited()?;
    lock_own(w, id).await?;
    Entity::delete_by_id(id).exec(w).await?;
    audit::record(w, by, &Entry::new("country_group.delete", KIND, id)).await
}

/// One group.
pub async fn find_group(db: &impl ConnectionTrait, id: CountryGroupId) -> Result<CountryGroupOut> {
    let found = Entity::find_by_id(id).one(db).await?;
    let row = found.ok_or_else(|| AppError::not_found(KIND))?;
    let members = members_of(db, [id]).await?.remove(&id).unwrap_or_default();
    Ok(out(row, members))
}

/// A page of groups.
pub async fn list_groups(
    db: &DatabaseConnection,
    page: &PageQuery,
    filter: &CountryGroupFilter,
) -> Result<Paged<CountryGroupOut>> {
    let mut select = Entity::find().filter(page.matching(Column::Search));
    if let Some(code) = &filter.code {
        select = select.filter(Column::Code.eq(code));
    }
    if let Some(country) = &filter.country {
        let with = Query::select()
            .column(member::Column::GroupId)
            .from(member::Entity)
            .and_where(member::Column::Country.eq(country.clone()))
            .to_owned();
        select = select.filter(Column::Id.in_subquery(with));
    }
    if let Some(shipped) = filter.shipped {
        select = select.filter(Column::Shipped.eq(shipped));
    }
    let rows = page.fetch(db, select, Column::Id, &[("name", Column::NameSort)]).await?;
    let mut members = members_of(db, rows.items.iter().map(|row| row.id)).await?;
    Ok(rows.map(|row| {
        let members = members.remove(&row.id).unwrap_or_default();
        out(row, members)
    }))
}

/// The members of several groups, in the order of their codes.
pub async fn members_of(
    db: &impl ConnectionTrait,
    groups: impl IntoIterator<Item = CountryGroupId>,
) -> Result<HashMap<CountryGroupId, Vec<CountryCode>>> {
    let select = member::Entity::find().filter(member::Column::GroupId.is_in(groups));
    let mut members: HashMap<CountryGroupId, Vec<CountryCode>> = HashMap::new();
    for row in select.order_by_asc(member::Column::Country).all(db).await? {
        members.entry(row.group_id).or_default().push(row.country);
    }
    Ok(members)
}

async fn replace_members(
    w: &Write,
    group: CountryGroupId,
    members: &[CountryCode],
) -> Result<Vec<CountryCode>> {
    member::Entity::delete_many().filter(member::Column::GroupId.eq(group)).exec(w).await?;
    let members: BTreeSet<CountryCode> = members.iter().cloned().collect();
    let rows = members
        .iter()
        .map(|country| member::ActiveModel { group_id: Set(group), country: Set(country.clone()) });
    member::Entity::insert_many(rows).exec_without_returning(w).await?;
    // PostgreSQL sorts by the rules of a language, this by the letters; for codes it is the same.
    Ok(members.into_iter().collect())
}

async fn lock_own(w: &Write, id: CountryGroupId) -> Result<Model> {
    let found = Entity::find_by_id(id).lock_exclusive().one(w).await?;
    let row = found.ok_or_else(|| AppError::not_found(KIND))?;
    if row.shipped {
        return Err(AppError::conflict(
            "country_group.shipped",
            "This group came with the software and cannot be changed; make one of your own instead.",
        ));
    }
    Ok(row)
}

/// The row with what derives from it, or all that is wrong with it.
async fn checked(w: &Write, mut row: Model) -> Result<Model> {
    let mut checks = Checks::new();
    rules::check(&mut checks, Some(&row.code), Some(&row.names), row.source.as_deref());
    checks.finish()?;
    let same = Entity::find().filter(Column::Code.eq(&row.code)).filter(Column::Id.ne(row.id));
    if same.one(w).await?.is_some() {
        return Err(taken());
    }
    row.name_sort = text::fold(row.names.pick([]));
    let names = row.names.iter().map(|(_, name)| name);
    row.search = text::searchable(names.chain([row.code.as_str()]));
    Ok(row)
}

fn taken() -> AppError {
    let detail = "Another group has this code already.";
    let fields = vec![FieldError::new("code", "taken", detail)];
    AppError { fields, ..AppError::conflict("country_group.code_taken", detail) }
}

/// Somebody else was faster with the code.
fn taken_meanwhile(error: AppError) -> AppError {
    let cause = error.cause.as_deref().and_then(|cause| cause.downcast_ref());
    if cause.is_some_and(db::is_unique_violation) { taken() } else { error }
}

fn out(row: Model, members: Vec<CountryCode>) -> CountryGroupOut {
    CountryGroupOut {
        id: row.id,
        version: row.version,
        code: row.code,
        names: row.names,
        members,
        source: row.source,
        shipped: row.shipped,
        created_at: row.created_at,
        updated_at: row.updated_at,
    }
}
