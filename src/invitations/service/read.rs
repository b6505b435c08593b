//! Finding invitations.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter,
    QuerySelect,
};
use uuid::Uuid;

use super::KIND;
use crate::access::{Actor, Scope};
use crate::db::Write;
use crate::db::page::{PageQuery, Paged};
use crate::error::{AppError, Result};
use crate::events::entity::event::{self, Model as Event};
use crate::events::seats;
use crate::ids::{EventId, InvitationId};
use crate::invitations::entity::{Column, Entity, Model};
use crate::invitations::rules;
use crate::invitations::types::{InvitationFilter, InvitationOut, InvitationStatus};
use crate::mail::{self, LastMail};
use crate::people;
use crate::people::entity::person::{self, Model as Person};

/// One invitation within the caller's scope.
pub async fn find(db: &impl ConnectionTrait, by: &Actor, id: InvitationId) -> Result<Model> {
    let mut select = Entity::find_by_id(id);
    if let Scope::Limited { events, .. } = &by.scope {
        select = select.filter(Column::EventId.is_in(events.iter().copied()));
    }
    select.one(db).await?.ok_or_else(|| AppError::not_found(KIND))
}

/// One invitation with its event, both locked: first the event, always.
pub async fn lock(w: &Write, by: &Actor, id: InvitationId) -> Result<(Event, Model)> {
    let found = find(w, by, id).await?;
    let event = seats::lock_open(w, found.event_id).await?;
    Ok((event, locked(w, found.id).await?))
}

/// The invitation whose link bears this name, with the event and the invitee.
pub async fn by_link(db: &impl ConnectionTrait, link: Uuid) -> Result<(Model, Event, Person)> {
    let select = Entity::find().filter(Column::LinkId.eq(link));
    let select = select.find_also_related(event::Entity).find_also_related(person::Entity);
    match select.one(db).await? {
        Some((row, Some(event), Some(person))) => Ok((row, event, person)),
        _ => Err(AppError::not_found("link")),
    }
}

/// The invitation to this event whose link bears this name, with the event, both locked.
pub async fn locked_by_link(w: &Write, event: EventId, link: Uuid) -> Result<(Event, Model)> {
    let event = seats::lock(w, event).await?;
    let select =
        Entity::find().filter(Column::LinkId.eq(link)).filter(Column::EventId.eq(event.id));
    let found = select.lock_exclusive().one(w).await?;
    Ok((event, found.ok_or_else(|| AppError::not_found("link"))?))
}

async fn locked(w: &Write, id: InvitationId) -> Result<Model> {
    let row = Entity::find_by_id(id).lock_exclusive().one(w).await?;
    row.ok_or_else(|| AppError::not_found(KIND))
}

/// What [`rules::effective`] says, for the database: that an invitation to `event` has this status.
pub fn is_effectively(status: InvitationStatus, event: &Event, now: DateTime<Utc>) -> Condition {
    use InvitationStatus::{Expired, Sent};
    let unanswered = Condition::all().add(Column::Status.is_in([Sent, Expired]));
    let (is_open, is_over) = (status == Sent, event.is_over(now));
    if !matches!(status, Sent | Expired) {
        return Condition::all().add(Column::Status.eq(status));
    }
    if is_over {
        // With the event ends every invitation to it.
        return unanswered.add_option(is_open.then(|| Column::Id.is_null()));
    }
    let ended = Condition::any().add(Column::ExpiresAt.lte(now));
    let open = Condition::any().add(Column::ExpiresAt.is_null()).add(Column::ExpiresAt.gt(now));
    unanswered.add(if is_open { open } else { ended })
}

/// One invitation as callers see it at `now`.
pub async fn get(
    db: &impl ConnectionTrait,
    event: &Event,
    row: Model,
    now: DateTime<Utc>,
) -> Result<InvitationOut> {
    let person = people::service::find_unscoped(db, row.person_id).await?;
    let last = mail::last_about(db, std::iter::once(row.id.0)).await?.remove(&row.id.0);
    Ok(out(event, row, person.full_name, last, now))
}

/// A page of an event's invitations.
pub async fn list(
    db: &DatabaseConnection,
    event: &Event,
    page: &PageQuery,
    filter: &InvitationFilter,
    now: DateTime<Utc>,
) -> Result<Paged<InvitationOut>> {
    let search = page.search(db, &people::service::words()).await?;
    let person = Condition::all()
        .add_option(search.rest_in(person::Column::Search))
        .add_option(filter.country.clone().map(|country| person::Column::Country.eq(country)));
    let shown = Condition::all()
        .add(Column::EventId.eq(event.id))
        .add_option(filter.status.map(|status| is_effectively(status, event, now)))
        .add_option(filter.role.map(|role| Column::Role.eq(role)))
        .add_option(filter.person_id.map(|person| Column::PersonId.eq(person)))
        .add_option((!person.is_empty()).then(|| is_to(person)));
    let select = Entity::find().filter(search.of(Column::PersonId, shown));
    let page = page.fetch(db, select, Column::Id, &[]).await?;
    let mut names = people::service::names(db, page.items.iter().map(|row| row.person_id)).await?;
    let mut mails = mail::last_about(db, page.items.iter().map(|row| row.id.0)).await?;
    Ok(page.map(|row| {
        let (name, last) = (names.remove(&row.person_id), mails.remove(&row.id.0));
        out(event, row, name.unwrap_or_default(), last, now)
    }))
}

/// That the invitation is to such a person; asked for each invitation, because an event has fewer
/// of them than there are people.
pub(super) fn is_to(person: Condition) -> SimpleExpr {
    let such = Query::select()
        .column(person::Column::Id)
        .from(person::Entity)
        .and_where(
            Expr::col((person::Entity, person::Column::Id))
                .equals(Column::PersonId.as_column_ref()),
        )
        .cond_where(person)
        .to_owned();
    Expr::exists(such)
}

fn out(
    event: &Event,
    row: Model,
    full_name: String,
    last_mail: Option<LastMail>,
    now: DateTime<Utc>,
) -> InvitationOut {
    let ends = rules::ends_at(row.expires_at, event.ends_at());
    InvitationOut {
        id: row.id,
        version: row.version,
        event_id: row.event_id,
        person_id: row.person_id,
        full_name,
        role: row.role,
        language: row.language,
        note: row.note,
        skip_approval: row.skip_approval,
        status: rules::effective(row.status, ends, now),
        sent_at: row.sent_at,
        answered_at: row.answered_at,
        answered_by: row.answered_by,
        decline_reason: row.decline_reason,
        substitute_name: row.substitute_name,
        expires_at: row.expires_at,
        substitute_for_id: row.substitute_for_id,
        reminders: row.reminders,
        last_reminded_at: row.last_reminded_at,
        last_mail,
        created_at: row.created_at,
        updated_at: row.updated_at,
    }
}
