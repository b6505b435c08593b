//! Who would get a follow-up now, and who got it.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::{Expr, ExprTrait, Func, Query, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter,
    QuerySelect,
};

use super::attachments::Attachments;
use super::{audience as asked, find, mails, suppressed};
use crate::access::Actor;
use crate::clock::Clock;
use crate::db::page::{PageQuery, Paged};
use crate::error::Result;
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::follow_ups::entity::recipient::{Column, Entity, Model};
use crate::follow_ups::messages;
use crate::follow_ups::types::{
    AudienceFilter, AudienceMemberOut, DryRun, RecipientFilter, RecipientOut,
};
use crate::ids::{FollowUpId, MailId};
use crate::mail::MailStatus;
use crate::mail::entity as mail;
use crate::people;
use crate::people::entity::person;

/// What sending it now would come to.
pub async fn dry_run(
    db: &impl ConnectionTrait,
    by: &Actor,
    id: FollowUpId,
    clock: &Clock,
) -> Result<DryRun> {
    let row = find(db, by, id).await?;
    let event = events::service::find(db, by, row.event_id).await?;
    let is_held = person::Column::EmailCanonical.in_subquery(suppressed::addresses(event.id));
    let held = Expr::case(is_held, Expr::value(1));
    let counts = asked::waiting(&row, &event, clock.now())
        .select_only()
        .column_as(person::Column::Id.count(), "people")
        .column_as(person::Column::Email.count(), "with_address")
        .column_as(SimpleExpr::from(Func::count(held)), "suppressed");
    let found: Option<(i64, i64, i64)> = counts.into_tuple().one(db).await?;
    let (people, with_address, suppressed) = found.unwrap_or_default();
    let (recipients, without_address) = (with_address - suppressed, people - with_address);
    let (attachments, obstacles) = Attachments::of(db, &row, &event).await?.listed(&row, &event);
    Ok(DryRun { recipients, without_address, suppressed, attachments, obstacles })
}

/// A page of those who would get it now.
pub async fn audience(
    db: &DatabaseConnection,
    by: &Actor,
    id: FollowUpId,
    page: &PageQuery,
    filter: &AudienceFilter,
    clock: &Clock,
) -> Result<Paged<AudienceMemberOut>> {
    let row = find(db, by, id).await?;
    let event = events::service::find(db, by, row.event_id).await?;
    let search = page.search(db, &people::service::words()).await?;
    let with_address = filter.has_address.map(|wanted| given(person::Column::Email, wanted));
    let shown = Condition::all()
        .add_option(search.rest_in(person::Column::Search))
        .add_option(with_address);
    let select = asked::waiting(&row, &event, clock.now());
    let select = select.filter(search.of(person::Column::Id, shown));
    let sorts = [("full_name", person::Column::NameSort)];
    let found = page.fetch(db, select, person::Column::Id, &sorts).await?;
    let rows = mails::rows_of(db, &event, found.items.iter().map(|person| person.id)).await?;
    let held = suppressed::among(db, event.id, &found.items).await?;
    Ok(found.map(|person| member(&event, &rows, &held, person)))
}

fn member(
    event: &Event,
    rows: &mails::Rows,
    held: &BTreeSet<String>,
    person: person::Model,
) -> AudienceMemberOut {
    let registration = rows.registrations.get(&person.id);
    let invitation = rows.invitations.get(&person.id);
    let preferred = person.preferred_language.as_ref();
    AudienceMemberOut {
        person_id: person.id,
        language: messages::language(event, preferred, registration, invitation),
        registration_id: registration.map(|row| row.id),
        invitation_id: invitation.map(|row| row.id),
        full_name: person.full_name,
        email: person.email,
        suppressed: person.email_canonical.is_some_and(|email| held.contains(&email)),
    }
}

/// A page of those who got it, or for whom there was nothing to send it to.
pub async fn recipients(
    db: &DatabaseConnection,
    by: &Actor,
    id: FollowUpId,
    page: &PageQuery,
    filter: &RecipientFilter,
) -> Result<Paged<RecipientOut>> {
    let row = find(db, by, id).await?;
    let search = page.search(db, &people::service::words()).await?;
    let with_mail = filter.has_mail.map(|wanted| given(Column::MailId, wanted));
    let shown = Condition::all()
        .add(Column::FollowUpId.eq(row.id))
        .add_option(filter.person_id.map(|id| Column::PersonId.eq(id)))
        .add_option(with_mail)
        .add_option(filter.status.map(mail_is))
        .add_option(search.rest_in(person::Column::Search).map(is_person));
    let select = Entity::find().filter(search.of(Column::PersonId, shown));
    let sorts = [("created_at", Column::CreatedAt)];
    let found = page.fetch(db, select, Column::PersonId, &sorts).await?;
    let mut names = people::service::names(db, found.items.iter().map(|row| row.person_id)).await?;
    let mut mails = mails_of(db, &found.items).await?;
    Ok(found.map(|row| {
        let name = names.remove(&row.person_id).unwrap_or_default();
        let mail = row.mail_id.and_then(|id| mails.remove(&id));
        shown_with(&row, name, mail)
    }))
}

/// That a column has a value, or has none.
fn given<C: ColumnTrait>(column: C, wanted: bool) -> SimpleExpr {
    if wanted { column.is_not_null() } else { column.is_null() }
}

/// That the mail is in this state; asked of each row, so that a page costs no more of many.
fn mail_is(status: MailStatus) -> SimpleExpr {
    let such = Query::select()
        .expr(Expr::val(1))
        .from(mail::Entity)
        .and_where(
            Expr::col((mail::Entity, mail::Column::Id)).equals(Column::MailId.as_column_ref()),
        )
        .and_where(mail::Column::Status.eq(status))
        .to_owned();
    Expr::exists(such)
}

/// That the row is of such a person.
fn is_person(person: Condition) -> SimpleExpr {
    let such = Query::select()
        .expr(Expr::val(1))
        .from(person::Entity)
        .and_where(
            Expr::col((person::Entity, person::Column::Id))
                .equals(Column::PersonId.as_column_ref()),
        )
        .cond_where(person)
        .to_owned();
    Expr::exists(such)
}

async fn mails_of(
    db: &impl ConnectionTrait,
    rows: &[Model],
) -> Result<BTreeMap<MailId, mail::Model>> {
    let ids: Vec<MailId> = rows.iter().filter_map(|row| row.mail_id).collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let found = mail::Entity::find().filter(mail::Column::Id.is_in(ids)).all(db).await?;
    Ok(found.into_iter().map(|mail| (mail.id, mail)).collect())
}

fn shown_with(row: &Model, full_name: String, mail: Option<mail::Model>) -> RecipientOut {
    RecipientOut {
        follow_up_id: row.follow_up_id,
        person_id: row.person_id,
        full_name,
        registration_id: row.registration_id,
        invitation_id: row.invitation_id,
        mail_id: row.mail_id,
        status: mail.as_ref().map(|mail| mail.status),
        attempts: mail.as_ref().map(|mail| mail.attempts),
        sent_at: mail.as_ref().and_then(|mail| mail.sent_at),
        last_reply: mail.and_then(last_reply),
        created_at: row.created_at,
    }
}

/// Code, enhanced code and text, as far as there are any.
fn last_reply(mail: mail::Model) -> Option<String> {
    let parts = [mail.last_code.map(|code| code.to_string()), mail.last_enhanced_code];
    let parts: Vec<String> = parts.into_iter().chain([mail.last_reply]).flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}
