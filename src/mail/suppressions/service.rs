//! Keeping a suppression, with what it does to queued mails, and lifting it.

use std::collections::BTreeSet;

use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query, SelectStatement};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait,
    QueryFilter, QuerySelect, Select,
};

use super::entity::{ActiveModel, Column, Entity, Model, SuppressionReason, SuppressionScope};
use super::rules::{PERHAPS, holds, refusal};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::Write;
use crate::error::{AppError, Result};
use crate::ids::{EventId, MailId, PersonId, SuppressionId};
use crate::mail::EmailAddress;
use crate::mail::entity as mails;
use crate::mail::entity::MailStatus;
use crate::mail::outbox::{changed, status};
use crate::mail::service::sent_to;
use crate::text::searchable;

const KIND: &str = "suppression";

/// How often to try to keep one that is lifted each time meanwhile.
const TRIES_TO_KEEP: usize = 5;

/// An address that is to get no mail, or no follow-ups.
#[derive(Clone, Copy, Debug)]
pub struct NewSuppression<'a> {
    /// The address.
    pub email: &'a EmailAddress,
    /// Which mails.
    pub scope: SuppressionScope,
    /// Follow-ups of which event alone.
    pub event_id: Option<EventId>,
    /// Why.
    pub reason: SuppressionReason,
    /// What organizers note.
    pub note: Option<&'a str>,
    /// The mail that it comes from.
    pub mail_id: Option<MailId>,
}

/// A suppression that is kept now.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The row.
    pub row: Model,
    /// Whether there was none for it before.
    pub is_new: bool,
}

/// Keeps a suppression, unless there is the same already. Queued mails that it holds end with it.
pub async fn keep(w: &Write, by: &Actor, new: &NewSuppression<'_>) -> Result<Kept> {
    // Where writes run side by side, another may lift the same between the two looks at it.
    for _ in 0..TRIES_TO_KEEP {
        if let Some(row) = insert(w, new).await? {
            end_queued(w, &row).await?;
            record(w, by, "suppression.create", &row).await?;
            return Ok(Kept { row, is_new: true });
        }
        if let Some(row) = same(w, new).await? {
            return Ok(Kept { row, is_new: false });
        }
    }
    Err(AppError::internal("a suppression was there and is not, again and again"))
}

/// The new row, unless there is the same already.
async fn insert(w: &Write, new: &NewSuppression<'_>) -> Result<Option<Model>> {
    let row = row(w, new);
    let (id, nothing) = (row.id, OnConflict::new().do_nothing().to_owned());
    let insert = Entity::insert(active(row)).on_conflict(nothing);
    if insert.exec_without_returning(w).await? == 0 {
        return Ok(None);
    }
    find(w, id).await.map(Some)
}

fn row(w: &Write, new: &NewSuppression<'_>) -> Model {
    let email = canonical(new.email);
    Model {
        id: w.new_id(),
        version: 1,
        search: searchable([email.as_str(), new.note.unwrap_or_default()]),
        email,
        scope: new.scope,
        event_id: new.event_id,
        reason: new.reason,
        note: new.note.map(str::to_owned),
        mail_id: new.mail_id,
        created_at: w.now(),
    }
}

fn active(row: Model) -> ActiveModel {
    ActiveModel {
        id: Set(row.id),
        version: Set(row.version),
        email: Set(row.email),
        scope: Set(row.scope),
        event_id: Set(row.event_id),
        reason: Set(row.reason),
        note: Set(row.note),
        mail_id: Set(row.mail_id),
        search: Set(row.search),
        created_at: Set(row.created_at),
    }
}

/// The form in which two spellings of one mailbox are the same.
pub(super) fn canonical(address: &EmailAddress) -> EmailAddress {
    address.canonical().parse().unwrap_or_else(|_| address.clone())
}

/// The same for the same reason, held until the write ends.
async fn same(w: &Write, new: &NewSuppression<'_>) -> Result<Option<Model>> {
    let event = match new.event_id {
        Some(event) => Column::EventId.eq(event),
        None => Column::EventId.is_null(),
    };
    let select = Entity::find().filter(Column::Email.eq(canonical(new.email))).filter(event);
    let select = select.filter(Column::Scope.eq(new.scope)).filter(Column::Reason.eq(new.reason));
    Ok(select.lock_exclusive().one(w).await?)
}

/// One suppression.
pub async fn find(db: &impl ConnectionTrait, id: SuppressionId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or_else(|| AppError::not_found(KIND))
}

/// Lifts it. Mails that it ended stay so until somebody sends them again.
pub async fn lift(w: &Write, by: &Actor, id: SuppressionId) -> Result<()> {
    let row = find(w, id).await?;
    delete(w, by, &row).await
}

/// Lifts all that the condition leaves.
pub(super) async fn lift_all(w: &Write, by: &Actor, which: Condition) -> Result<()> {
    for row in Entity::find().filter(which).all(w).await? {
        delete(w, by, &row).await?;
    }
    Ok(())
}

async fn delete(w: &Write, by: &Actor, row: &Model) -> Result<()> {
    Entity::delete_by_id(row.id).exec(w).await?;
    record(w, by, "suppression.lift", row).await
}

async fn record(w: &Write, by: &Actor, action: &'static str, row: &Model) -> Result<()> {
    audit::record(w, by, &Entry::new(action, KIND, row.id).of(row.event_id)).await
}

/// What keeps mails to any of these addresses from going out.
pub(in crate::mail) async fn of_addresses(
    db: &impl ConnectionTrait,
    emails: impl IntoIterator<Item = &EmailAddress>,
) -> Result<Vec<Model>> {
    let emails: BTreeSet<EmailAddress> = emails.into_iter().map(canonical).collect();
    if emails.is_empty() {
        return Ok(Vec::new());
    }
    Ok(Entity::find().filter(Column::Email.is_in(emails)).all(db).await?)
}

/// Which of these suppressions keeps a mail from going out.
pub(in crate::mail) fn holding<'a>(all: &'a [Model], mail: &mails::Model) -> Option<&'a Model> {
    let to = canonical(&mail.recipient);
    all.iter().find(|row| row.email == to && holds(row.scope, row.event_id, mail))
}

/// Whether one mail is among those selected, with what keeps it from going out.
pub(in crate::mail) async fn selected(
    db: &impl ConnectionTrait,
    mail: &mails::Model,
    mut select: Select<mails::Entity>,
) -> Result<Option<Option<SuppressionId>>> {
    type Joined = (Option<SuppressionId>, Option<SuppressionScope>, Option<EventId>);
    let theirs = Expr::col((Entity, Column::Email)).eq(canonical(&mail.recipient));
    QuerySelect::query(&mut select).left_join(Entity, theirs);
    let columns = [Column::Id, Column::Scope, Column::EventId];
    let select = columns.into_iter().fold(select.select_only(), QuerySelect::column);
    let rows: Vec<Joined> = select.into_tuple().all(db).await?;
    let holding = rows.iter().find_map(|row| match *row {
        (Some(id), Some(scope), event) if holds(scope, event, mail) => Some(id),
        _ => None,
    });
    Ok((!rows.is_empty()).then_some(holding))
}

/// The addresses that get no mail at all, each as people are told apart by it.
pub fn closed() -> SelectStatement {
    let all = Column::Scope.eq(SuppressionScope::Everything);
    Query::select().column(Column::Email).from(Entity).and_where(all).to_owned()
}

/// Whether an address gets no mail at all.
pub async fn is_closed(db: &impl ConnectionTrait, email: &EmailAddress) -> Result<bool> {
    let select = Entity::find().filter(Column::Email.eq(canonical(email)));
    let all = select.filter(Column::Scope.eq(SuppressionScope::Everything));
    Ok(all.count(db).await? > 0)
}

/// Ends what is queued for the address. What is being sent ends by itself: the worker looks once
/// more before it hands a mail over, and before each further attempt.
async fn end_queued(w: &Write, row: &Model) -> Result<()> {
    let text = refusal(row.id);
    let perhaps = format!("{text}{PERHAPS}");
    let said = Expr::case(mails::Column::InDoubt.eq(true), Expr::value(perhaps));
    changed(w.now())
        .col_expr(mails::Column::Status, status(MailStatus::Suppressed))
        .col_expr(mails::Column::LastCode, Expr::value(None::<i32>))
        .col_expr(mails::Column::LastEnhancedCode, Expr::value(None::<String>))
        .col_expr(mails::Column::LastReply, said.finally(Expr::value(text)).into())
        .filter(held_by(row))
        .filter(mails::Column::Status.is_in([MailStatus::Queued, MailStatus::Deferred]))
        .exec(w)
        .await?;
    Ok(())
}

/// The mails that a suppression holds.
pub(super) fn held_by(row: &Model) -> Condition {
    let mut held = Condition::all().add(sent_to(&row.email));
    if row.scope == SuppressionScope::FollowUps {
        held = held.add(mails::Column::Bulk.eq(true));
    }
    held.add_option(row.event_id.map(|event| mails::Column::EventId.eq(event)))
}

/// When a person is erased: what is kept of these addresses goes with them, but for their own wish
/// to get no mail. Without that, the next list they stand on would be written to again.
pub(in crate::mail) async fn forget_person(
    w: &Write,
    by: &Actor,
    emails: &[EmailAddress],
) -> Result<()> {
    let wishes = [SuppressionReason::Unsubscribed, SuppressionReason::Complained];
    let emails: BTreeSet<String> =
        emails.iter().map(|email| canonical(email).to_string()).collect();
    for email in emails {
        let theirs = Condition::all().add(Column::Email.eq(email.as_str()));
        lift_all(w, by, theirs.clone().add(Column::Reason.is_not_in(wishes))).await?;
        Entity::update_many()
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .col_expr(Column::MailId, Expr::value(None::<MailId>))
            .col_expr(Column::Note, Expr::value(None::<String>))
            .col_expr(Column::Search, Expr::value(searchable([email.as_str()])))
            .filter(theirs)
            .exec(w)
            .await?;
    }
    Ok(())
}

/// When the mails to somebody go who never showed that the address is theirs: what was stopped stays
/// so, and names none of these mails any more.
pub(in crate::mail) async fn forget_mails(
    w: &Write,
    person_id: PersonId,
    emails: &[EmailAddress],
) -> Result<()> {
    let mails = Query::select()
        .column(mails::Column::Id)
        .from(mails::Entity)
        .and_where(mails::Column::PersonId.eq(person_id))
        .to_owned();
    Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::MailId, Expr::value(None::<MailId>))
        .filter(Column::Email.is_in(emails.iter().map(canonical)))
        .filter(Column::MailId.in_subquery(mails))
        .exec(w)
        .await?;
    Ok(())
}
