//! Finding registrations.

use std::collections::BTreeMap;

use futures_util::TryStreamExt as _;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use super::KIND;
use crate::access::{Actor, Scope};
use crate::db::Write;
use crate::db::page::{PageQuery, Paged};
use crate::db::search::Words;
use crate::error::{AppError, Result};
use crate::events::entity::event::Model as Event;
use crate::events::seats;
use crate::ids::{EventId, PersonId, RegistrationId};
use crate::people;
use crate::people::merged;
use crate::registrations::entity::tally::{self, Property};
use crate::registrations::entity::{Column, Entity, Model, word};
use crate::registrations::files;
use crate::registrations::rules::code;
use crate::registrations::table::Row;
use crate::registrations::types::{
    AttendanceMode, RegistrationFilter, RegistrationOut, RegistrationStatus,
};

/// One registration within the caller's scope.
pub async fn find(db: &impl ConnectionTrait, by: &Actor, id: RegistrationId) -> Result<Model> {
    let mut select = Entity::find_by_id(id);
    if let Scope::Limited { events, .. } = &by.scope {
        select = select.filter(Column::EventId.is_in(events.iter().copied()));
    }
    select.one(db).await?.ok_or_else(|| AppError::not_found(KIND))
}

/// One registration with its event, both locked for whoever decides: first the event, always.
pub(super) async fn lock(w: &Write, by: &Actor, id: RegistrationId) -> Result<(Event, Model)> {
    let found = find(w, by, id).await?;
    let event = seats::lock_open(w, found.event_id).await?;
    let row = Entity::find_by_id(id).lock_exclusive().one(w).await?;
    Ok((event, row.ok_or_else(|| AppError::not_found(KIND))?))
}

/// The registration that another one names, which was found by a scoped finder; locked.
pub(super) async fn find_unscoped(w: &Write, id: RegistrationId) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(id).lock_exclusive().one(w).await?)
}

/// The registration whose links bear this name.
pub async fn by_link(db: &impl ConnectionTrait, link: Uuid) -> Result<Model> {
    let found = Entity::find().filter(Column::LinkId.eq(link)).one(db).await?;
    found.ok_or_else(|| AppError::not_found("link"))
}

/// The same for whoever changes it, locked: whatever else of it is changed meanwhile (what `q` finds
/// it by, when the person is renamed) must be there before it is read.
pub async fn locked_by_link(w: &Write, link: Uuid) -> Result<Model> {
    let found = Entity::find().filter(Column::LinkId.eq(link)).lock_exclusive().one(w).await?;
    found.ok_or_else(|| AppError::not_found("link"))
}

/// A person's registration for an event.
pub async fn of_person(
    db: &impl ConnectionTrait,
    event: EventId,
    person: PersonId,
) -> Result<Option<Model>> {
    let select =
        Entity::find().filter(Column::EventId.eq(event)).filter(Column::PersonId.eq(person));
    Ok(select.one(db).await?)
}

/// The same for whoever changes it, locked.
pub async fn locked_of_person(
    w: &Write,
    event: EventId,
    person: PersonId,
) -> Result<Option<Model>> {
    let select =
        Entity::find().filter(Column::EventId.eq(event)).filter(Column::PersonId.eq(person));
    Ok(select.lock_exclusive().one(w).await?)
}

/// The registrations of several people for an event.
pub async fn of_people(
    db: &impl ConnectionTrait,
    event: EventId,
    people: impl IntoIterator<Item = PersonId>,
) -> Result<BTreeMap<PersonId, Model>> {
    let of_them = Column::PersonId.is_in(people);
    let select = Entity::find().filter(Column::EventId.eq(event)).filter(of_them);
    Ok(select.all(db).await?.into_iter().map(|row| (row.person_id, row)).collect())
}

/// The place on the waiting list; 1 is next.
pub async fn waitlist_position(db: &impl ConnectionTrait, row: &Model) -> Result<Option<u64>> {
    Ok(waitlist_positions(db, std::slice::from_ref(row)).await?.remove(&row.id))
}

/// One registration as callers see it.
pub async fn get(db: &impl ConnectionTrait, row: Model) -> Result<RegistrationOut> {
    let person = people::service::find_unscoped(db, row.person_id).await?;
    let position = waitlist_position(db, &row).await?;
    Ok(out(row, person.full_name, position))
}

/// A page of an event's registrations.
pub async fn list(
    db: &DatabaseConnection,
    event: EventId,
    page: &PageQuery,
    filter: &RegistrationFilter,
) -> Result<Paged<RegistrationOut>> {
    let select = selected(db, event, page, filter).await?;
    let page = page.fetch(db, select, Column::Id, &[]).await?;
    let people = page.items.iter().map(|row| row.person_id);
    let mut names = people::service::names(db, people).await?;
    let mut positions = waitlist_positions(db, &page.items).await?;
    Ok(page.map(|row| {
        let name = names.remove(&row.person_id);
        let position = positions.remove(&row.id);
        out(row, name.unwrap_or_default(), position)
    }))
}

/// Shows all of these and not one page of them, one after the other.
pub async fn each(
    db: &DatabaseConnection,
    event: EventId,
    page: &PageQuery,
    filter: &RegistrationFilter,
    mut show: impl FnMut(&Row) -> Result<()> + Send,
) -> Result<()> {
    let positions = all_waitlist_positions(db, event).await?;
    let select = selected(db, event, page, filter).await?;
    let select = page.whole(select, Column::Id, &[]);
    let mut rows = select.find_also_related(people::entity::person::Entity).stream(db).await?;
    while let Some((registration, person)) = rows.try_next().await? {
        let Some(person) = person else { continue };
        let waitlist_position = positions.get(&registration.id).copied();
        show(&Row { registration, person, waitlist_position })?;
    }
    Ok(())
}

/// The places of all who wait.
async fn all_waitlist_positions(
    db: &DatabaseConnection,
    event: EventId,
) -> Result<BTreeMap<RegistrationId, u64>> {
    let waiting = Entity::find()
        .select_only()
        .columns([Column::Id, Column::AttendanceMode])
        .filter(Column::EventId.eq(event))
        .filter(Column::Status.eq(RegistrationStatus::Waitlisted))
        .order_by_asc(Column::WaitlistSeq);
    let waiting: Vec<(RegistrationId, AttendanceMode)> = waiting.into_tuple().all(db).await?;
    let mut last = BTreeMap::new();
    let place = |(id, mode)| {
        let place: &mut u64 = last.entry(mode).or_default();
        *place += 1;
        (id, *place)
    };
    Ok(waiting.into_iter().map(place).collect())
}

async fn selected(
    db: &DatabaseConnection,
    event: EventId,
    page: &PageQuery,
    filter: &RegistrationFilter,
) -> Result<Select<Entity>> {
    let search = page.search(db, &words(event)).await?;
    let shown = condition(event, filter).add_option(search.rest_in(Column::Search));
    Ok(Entity::find().filter(search.of(Column::Id, shown)))
}

/// By which an event's registrations are searched.
pub fn words(event: EventId) -> Words<word::Entity> {
    Words {
        within: word::Entity::find().filter(word::Column::EventId.eq(event)),
        word: word::Column::Word,
        row: word::Column::RegistrationId,
    }
}

fn condition(event: EventId, filter: &RegistrationFilter) -> Condition {
    let code = filter.code.as_deref();
    let code = code.map(|typed| code::parse(typed).unwrap_or_else(|| typed.to_owned()));
    Condition::all()
        .add(Column::EventId.eq(event))
        .add_option(filter.status.map(|value| Column::Status.eq(value)))
        .add_option(filter.role.map(|value| Column::Role.eq(value)))
        .add_option(filter.country.clone().map(|value| Column::Country.eq(value)))
        .add_option(filter.source.map(|value| Column::Source.eq(value)))
        .add_option(filter.attendance_mode.map(|value| Column::AttendanceMode.eq(value)))
        .add_option(filter.person_id.map(|value| Column::PersonId.eq(value)))
        .add_option(filter.organization_id.map(|value| Column::OrganizationId.eq(value)))
        .add_option(code.map(|value| has_code(&value)))
}

/// That a registration has this code, or another one had it that is part of it now.
fn has_code(code: &str) -> Condition {
    let became = Column::Id.in_subquery(merged::service::of_code(code));
    Condition::any().add(Column::Code.eq(code)).add(became)
}

/// The block of numbers in which one on a waiting list is counted, and its first number.
const BLOCK: &str = "CAST(1000000000 + registrations.waitlist_seq / 128 AS TEXT)";
const FIRST_OF_BLOCK: &str = "registrations.waitlist_seq / 128 * 128";

/// The places on the waiting lists of those rows that wait, in one query: each mode has a list of
/// its own, in the order of the numbers under which people went to it. Those in earlier blocks of
/// numbers are counted already.
pub async fn waitlist_positions<'a>(
    db: &impl ConnectionTrait,
    rows: impl IntoIterator<Item = &'a Model>,
) -> Result<BTreeMap<RegistrationId, u64>> {
    let rows = rows.into_iter().filter(|row| row.waitlist_seq.is_some());
    let waiting: Vec<RegistrationId> = rows.map(|row| row.id).collect();
    if waiting.is_empty() {
        return Ok(BTreeMap::new());
    }
    let others = Alias::new("others");
    let other = |column: Column| Expr::col((others.clone(), column));
    let own = |column: Column| Expr::col((Entity, column));
    let near = Query::select()
        .expr(Func::count(other(Column::Id)))
        .from_as(Entity, others.clone())
        .and_where(other(Column::EventId).eq(own(Column::EventId)))
        .and_where(other(Column::AttendanceMode).eq(own(Column::AttendanceMode)))
        .and_where(other(Column::WaitlistSeq).lte(own(Column::WaitlistSeq)))
        .and_where(other(Column::WaitlistSeq).gte(Expr::cust(FIRST_OF_BLOCK)))
        .to_owned();
    let tally = |column: tally::Column| Expr::col((tally::Entity, column));
    let far = Query::select()
        .expr(Expr::cust("COALESCE(CAST(SUM(people) AS BIGINT), 0)"))
        .from(tally::Entity)
        .and_where(tally(tally::Column::EventId).eq(own(Column::EventId)))
        .and_where(tally(tally::Column::Property).eq(Property::Waiting))
        .and_where(tally(tally::Column::Value).eq(own(Column::AttendanceMode)))
        .and_where(tally(tally::Column::Detail).lt(Expr::cust(BLOCK)))
        .to_owned();
    let select = Entity::find()
        .select_only()
        .column(Column::Id)
        .expr_as(Expr::expr(near).add(far), "place")
        .filter(Column::Id.is_in(waiting));
    let places: Vec<(RegistrationId, i64)> = select.into_tuple().all(db).await?;
    Ok(places.into_iter().map(|(id, place)| (id, u64::try_from(place).unwrap_or(0))).collect())
}

fn out(row: Model, full_name: String, waitlist_position: Option<u64>) -> RegistrationOut {
    RegistrationOut {
        id: row.id,
        version: row.version,
        event_id: row.event_id,
        code: row.code,
        person_id: row.person_id,
        full_name,
        role: row.role,
        country: row.country,
        organization: row.organization,
        organization_id: row.organization_id,
        position: row.position,
        answers: files::service::shown(row.id, row.answers.0),
        answer_versions: row.answer_versions.0,
        sensitive_version: row.sensitive_version,
        attendance_mode: row.attendance_mode,
        status: row.status,
        source: row.source,
        waitlist_position,
        consents: row.consents.0,
        invitation_id: row.invitation_id,
        substitute_for_id: row.substitute_for_id,
        language: row.language,
        registered_by: row.registered_by,
        decided_by: row.decided_by,
        decision_reason: row.decision_reason,
        remark: row.remark,
        confirmed_at: row.confirmed_at,
        withdrawn_at: row.withdrawn_at,
        created_at: row.created_at,
        updated_at: row.updated_at,
    }
}
