//! Making, changing, finding and deleting people.

mod addresses;
mod correcting;
mod matching;
mod meant;
mod merging;
mod overwriting;
mod row;
mod ties;

use std::collections::BTreeMap;

use futures_util::TryStreamExt as _;
use sea_orm::sea_query::{Query, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter,
    QuerySelect, Select,
};

use super::entity::person::{Column, Entity, Model};
use super::entity::{person_event, word};
use super::rules;
use super::types::{PersonCreate, PersonFilter, PersonOut, PersonPatch};
use crate::access::{Actor, Scope};
use crate::audit::{self, Entry};
use crate::db::page::{PageQuery, Paged, Sorts};
use crate::db::search::Words;
use crate::db::{self, Expected, Write};
use crate::error::{AppError, Checks, FieldError, Result};
use crate::ids::{EventId, PersonId};
use crate::organizations;
use crate::organizations::entity::Model as Organization;

pub use addresses::by_addresses;
pub use correcting::correct;
pub use matching::{
    brought, faults, judge, known_to, known_to_many, match_or_create, match_or_create_many,
    signed_up,
};
pub use meant::{meant, named, named_many, nobody, vouch, who_is_meant};
pub use merging::{events_of, lock_both, merge};
pub use ties::untie;

use row::{apply, derived, new_row, texts};

const KIND: &str = "person";
/// How many rows a statement takes; SQLite binds at most 32,766 values.
const CHUNK: usize = 200;

/// Makes a person.
///
/// A limited token adds people by what ties them to its events, such as an invitation.
pub async fn create(w: &Write, by: &Actor, input: &PersonCreate) -> Result<PersonOut> {
    by.require_unlimited()?;
    let row = checked(w, by, new_row(w, input)).await?;
    let row = db::insert(w, row).await.map_err(taken_meanwhile)?;
    audit::record(w, by, &Entry::new("person.create", KIND, row.id)).await?;
    Ok(row.into())
}

/// Changes a person; gives the record as it was too. What follows for the registers of events, and for
/// what was asked for at an address, is for the process `change_person`, which calls this.
pub async fn update(
    w: &Write,
    by: &Actor,
    id: PersonId,
    expected: &Expected,
    patch: &PersonPatch,
) -> Result<(Model, Model)> {
    let before = lock(w, by, id).await?;
    expected.check(before.version)?;
    refuse_shared(w, by, id).await?;
    let mut after = before.clone();
    apply(patch, &mut after);
    if let Some(stay) = patch.other_emails.list() {
        after.other_emails = rules::staying(&before.other_emails, stay)?.into();
    }
    let (was, now) = (before.email.as_ref(), after.email.as_ref());
    after.other_emails = rules::changed_places(&after.other_emails, was, now).into();
    // Whoever changes a record has looked at it.
    after.provisional = false;
    after.version += 1;
    after.updated_at = w.now();
    let after = checked(w, by, after).await?;
    addresses::write(w, &before, &after).await?;
    let after = db::update(w, after).await.map_err(taken_meanwhile)?;
    let entry = Entry::new("person.update", KIND, id).fields(db::changed(&before, &after));
    audit::record(w, by, &entry).await?;
    Ok((before, after))
}

/// 403 for a limited token where the person takes part beyond its scope: who writes an address
/// into an invitation must not be able to turn that person's other mails elsewhere.
async fn refuse_shared(w: &Write, by: &Actor, id: PersonId) -> Result<()> {
    let Scope::Limited { events, .. } = &by.scope else { return Ok(()) };
    let elsewhere = person_event::Entity::find()
        .filter(person_event::Column::PersonId.eq(id))
        .filter(person_event::Column::EventId.is_not_in(events.iter().copied()));
    if elsewhere.one(w).await?.is_none() {
        return Ok(());
    }
    Err(AppError::forbidden(
        "person.shared",
        "This person takes part in events beyond this token's scope; a token without limits can change them.",
    ))
}

/// Deletes a person whom nothing names.
pub async fn delete(w: &Write, by: &Actor, id: PersonId) -> Result<()> {
    by.require_unlimited()?;
    lock(w, by, id).await?;
    Entity::delete_by_id(id).exec(w).await.map_err(in_use)?;
    audit::record(w, by, &Entry::new("person.delete", KIND, id)).await
}

/// Deletes a person unless something names them; says whether. Only the tables know what does.
pub async fn delete_unnamed(w: &Write, by: &Actor, id: PersonId) -> Result<bool> {
    by.require_unlimited()?;
    w.execute_unprepared("SAVEPOINT unnamed").await?;
    let deleted = match Entity::delete_by_id(id).exec(w).await {
        Ok(_) => true,
        Err(error) if db::is_foreign_key_violation(&error) => {
            w.execute_unprepared("ROLLBACK TO SAVEPOINT unnamed").await?;
            false
        }
        Err(error) => return Err(error.into()),
    };
    w.execute_unprepared("RELEASE SAVEPOINT unnamed").await?;
    if deleted {
        audit::record(w, by, &Entry::new("person.delete", KIND, id)).await?;
    }
    Ok(deleted)
}

fn in_use(error: sea_orm::DbErr) -> AppError {
    if !db::is_foreign_key_violation(&error) {
        return error.into();
    }
    AppError::conflict(
        "person.in_use",
        "An invitation, a registration, an agenda, a recommendation, a nomination or a focal point names this person, who therefore stays on record.",
    )
}

/// One person, for those whom an event, an invitation or a registration led to them.
pub async fn find_unscoped(db: &impl ConnectionTrait, id: PersonId) -> Result<Model> {
    let found = Entity::find_by_id(id).one(db).await?;
    found.ok_or_else(|| AppError::not_found(KIND))
}

/// One person whom the caller may see.
pub async fn find(db: &impl ConnectionTrait, by: &Actor, id: PersonId) -> Result<Model> {
    let found = visible(Entity::find_by_id(id), &by.scope).one(db).await?;
    found.ok_or_else(|| AppError::not_found(KIND))
}

/// One person whom the caller may see, whom nobody else can change until the write ends.
pub async fn lock(w: &Write, by: &Actor, id: PersonId) -> Result<Model> {
    let found = visible(Entity::find_by_id(id), &by.scope).lock_exclusive().one(w).await?;
    found.ok_or_else(|| AppError::not_found(KIND))
}

/// The names of several people by id; what names them decides who sees them.
pub async fn names(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = PersonId>,
) -> Result<BTreeMap<PersonId, String>> {
    let ids: Vec<PersonId> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let select = Entity::find().filter(Column::Id.is_in(ids)).select_only();
    let select = select.column(Column::Id).column(Column::FullName);
    let rows: Vec<(PersonId, String)> = select.into_tuple().all(db).await?;
    Ok(rows.into_iter().collect())
}

/// Several people by id; what names them decides who sees them.
pub async fn by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = PersonId>,
) -> Result<BTreeMap<PersonId, Model>> {
    let ids: Vec<PersonId> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = Entity::find().filter(Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// Those of several people whom the caller may see.
pub async fn visible_by_ids(
    db: &impl ConnectionTrait,
    by: &Actor,
    ids: impl IntoIterator<Item = PersonId>,
) -> Result<BTreeMap<PersonId, Model>> {
    let ids: Vec<PersonId> = ids.into_iter().collect();
    let mut found = BTreeMap::new();
    for chunk in ids.chunks(CHUNK) {
        let select = Entity::find().filter(Column::Id.is_in(chunk.iter().copied()));
        let rows = visible(select, &by.scope).all(db).await?;
        found.extend(rows.into_iter().map(|row| (row.id, row)));
    }
    Ok(found)
}

/// What a list of people can be sorted by.
const SORTS: &Sorts<Entity> = &[("full_name", Column::NameSort)];

/// A page of people whom the caller may see.
pub async fn list(
    db: &DatabaseConnection,
    by: &Actor,
    page: &PageQuery,
    filter: &PersonFilter,
) -> Result<Paged<PersonOut>> {
    let select = selected(db, by, page, filter).await?;
    Ok(page.fetch(db, select, Column::Id, SORTS).await?.map(PersonOut::from))
}

/// Shows all of these and not one page of them, one after the other, with their organizations.
pub async fn each(
    db: &DatabaseConnection,
    by: &Actor,
    page: &PageQuery,
    filter: &PersonFilter,
    mut show: impl FnMut(&(Model, Option<Organization>)) -> Result<()> + Send,
) -> Result<()> {
    let select = selected(db, by, page, filter).await?;
    let select = page.whole(select, Column::Id, SORTS);
    let mut rows = select.find_also_related(organizations::entity::Entity).stream(db).await?;
    while let Some(row) = rows.try_next().await? {
        show(&row)?;
    }
    Ok(())
}

async fn selected(
    db: &DatabaseConnection,
    by: &Actor,
    page: &PageQuery,
    filter: &PersonFilter,
) -> Result<Select<Entity>> {
    let search = page.search(db, &words()).await?;
    let rest = search.rest_in(Column::Search);
    let shown = condition(filter).add_option(rest).add_option(within(&by.scope));
    Ok(Entity::find().filter(search.of(Column::Id, shown)))
}

/// By which people are searched.
pub fn words() -> Words<word::Entity> {
    Words { within: word::Entity::find(), word: word::Column::Word, row: word::Column::PersonId }
}

fn condition(filter: &PersonFilter) -> Condition {
    Condition::all()
        .add_option(filter.email.as_ref().map(addresses::has_address))
        .add_option(filter.gender.map(|gender| Column::Gender.eq(gender)))
        .add_option(filter.organization_id.map(|id| Column::OrganizationId.eq(id)))
        .add_option(filter.country.clone().map(|country| Column::Country.eq(country)))
        .add_option(filter.preferred_language.clone().map(|it| Column::PreferredLanguage.eq(it)))
        .add_option(filter.unnamed.map(|unnamed| Column::Unnamed.eq(unnamed)))
        .add_option(filter.event_id.map(|event| known_to_any(Column::Id, &[event])))
}

fn visible(select: Select<Entity>, scope: &Scope) -> Select<Entity> {
    select.filter(Condition::all().add_option(within(scope)))
}

fn within(scope: &Scope) -> Option<SimpleExpr> {
    match scope {
        Scope::Everything => None,
        Scope::Limited { events, .. } => Some(known_to_any(Column::Id, events)),
    }
}

/// That a column names somebody whom one of these events knows.
pub fn known_to_any<C: ColumnTrait>(person: C, events: &[EventId]) -> SimpleExpr {
    let known = Query::select()
        .column(person_event::Column::PersonId)
        .from(person_event::Entity)
        .and_where(person_event::Column::EventId.is_in(events.iter().copied()))
        .to_owned();
    person.in_subquery(known)
}

/// The row with what derives from it, or all that is wrong with it.
async fn checked(w: &Write, by: &Actor, row: Model) -> Result<Model> {
    let mut checks = Checks::new();
    rules::check(&mut checks, "", &texts(&row));
    if let Some(organization) = row.organization_id
        && organizations::service::by_ids(w, [organization]).await?.is_empty()
    {
        checks.add("organization_id", "unknown", "There is no such organization.");
    }
    checks.finish()?;
    check_email(w, by, &row).await?;
    Ok(derived(row))
}

/// 409 if another person has the address, also as a further one; who it is, only callers learn who may see that person.
async fn check_email(w: &Write, by: &Actor, row: &Model) -> Result<()> {
    let Some(email) = &row.email else { return Ok(()) };
    let same = Entity::find().filter(addresses::has_address(email));
    let Some(other) = same.filter(Column::Id.ne(row.id)).one(w).await? else { return Ok(()) };
    let seen = visible(Entity::find_by_id(other.id), &by.scope).one(w).await?;
    Err(taken(seen.map(|other| other.id)))
}

fn taken(other: Option<PersonId>) -> AppError {
    let who = other.map_or_else(|| "Another person".to_owned(), |id| format!("The person {id}"));
    let detail = format!("{who} has this address already.");
    let fields = vec![FieldError::new("email", "taken", detail.clone())];
    AppError { fields, ..AppError::conflict("person.email_taken", detail) }
}

/// Somebody else was faster with the address.
fn taken_meanwhile(error: AppError) -> AppError {
    let cause = error.cause.as_deref().and_then(|cause| cause.downcast_ref());
    if cause.is_some_and(db::is_unique_violation) { taken(None) } else { error }
}
