//! What organizers do with mails: look, try again, call off.

use chrono::TimeDelta;
use sea_orm::sea_query::{Expr, ExprTrait, Func};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};
use uuid::Uuid;

use super::address::EmailAddress;
use super::entity::{Column, Entity, MailStatus, Model, UNSENT};
use super::outbox::{changed, hold, in_order, status};
use super::rules::MAY_HAVE_ARRIVED;
use super::{bounces, suppressions};
use crate::access::Actor;
use crate::db::Write;
use crate::error::{AppError, Result};
use crate::ids::{EventId, FollowUpId, MailId, PersonId};
use crate::text::Language;

/// Which mails; what is not given does not matter.
#[derive(Clone, Debug, Default)]
pub struct MailFilter {
    /// In one of these states.
    pub status: Vec<MailStatus>,
    /// Of this kind.
    pub kind: Option<String>,
    /// About this event.
    pub event_id: Option<EventId>,
    /// About one of these events; for callers who may see no others.
    pub events: Option<Vec<EventId>>,
    /// To this person.
    pub person_id: Option<PersonId>,
    /// To this address, however its letters are written.
    pub to: Option<EmailAddress>,
    /// In this language.
    pub language: Option<Language>,
    /// Of this follow-up.
    pub follow_up_id: Option<FollowUpId>,
    /// About this row.
    pub about: Option<Uuid>,
}

impl MailFilter {
    fn condition(&self) -> Condition {
        Condition::all()
            .add_option(
                (!self.status.is_empty()).then(|| Column::Status.is_in(self.status.clone())),
            )
            .add_option(self.kind.as_ref().map(|kind| Column::Template.eq(kind)))
            .add_option(self.event_id.map(|id| Column::EventId.eq(id)))
            .add_option(self.events.as_ref().map(|ids| Column::EventId.is_in(ids.iter().copied())))
            .add_option(self.person_id.map(|id| Column::PersonId.eq(id)))
            .add_option(self.to.as_ref().map(sent_to))
            .add_option(
                self.language.as_ref().map(|language| Column::Language.eq(language.clone())),
            )
            .add_option(self.follow_up_id.map(|id| Column::FollowUpId.eq(id)))
            .add_option(self.about.map(|id| Column::About.eq(id)))
    }

    /// The mails that it leaves.
    pub fn select(&self) -> Select<Entity> {
        Entity::find().filter(self.condition())
    }
}

/// Lower case of the database reaches no further than English letters on SQLite.
pub(super) fn sent_to(address: &EmailAddress) -> Condition {
    let folded = Expr::expr(Func::lower(Expr::col(Column::Recipient)));
    let same = folded.is_in(address.spellings());
    Condition::any().add(Column::Recipient.eq(address.clone())).add(same)
}

/// How many mails one person, or one thing, is written in a day because somebody asks for more of them.
pub const MOST_ON_REQUEST: u64 = 10;

/// Whether so many of these were queued within a day that no further one is written on request:
/// nobody's mailbox is filled by pressing a button again.
pub async fn is_enough(w: &Write, of: &MailFilter) -> Result<bool> {
    let lately = of.select().filter(Column::CreatedAt.gt(w.now() - TimeDelta::days(1)));
    Ok(lately.count(w).await? >= MOST_ON_REQUEST)
}

/// One mail.
pub async fn find(db: &impl ConnectionTrait, id: MailId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or_else(|| AppError::not_found("mail"))
}

async fn locked(w: &Write, id: MailId) -> Result<Model> {
    let row = Entity::find_by_id(id).lock_exclusive().one(w).await?;
    row.ok_or_else(|| AppError::not_found("mail"))
}

fn may_retry(status: MailStatus) -> bool {
    use MailStatus::{Bounced, Deferred, Failed, Suppressed};
    matches!(status, Failed | Deferred | Bounced | Suppressed)
}

/// 409 naming what can be done with a mail in this state.
fn wrong_state(code: &'static str, status: MailStatus) -> AppError {
    let retry = may_retry(status).then_some("retry");
    let cancel = (!status.is_final()).then_some("cancel");
    let moves: Vec<&str> = retry.into_iter().chain(cancel).collect();
    AppError::wrong_state(code, "mail", status, &moves)
}

/// Sends a mail again that was refused; waits no longer if it was refused for now.
pub async fn retry(w: &Write, id: MailId) -> Result<Model> {
    let mail = locked(w, id).await?;
    if !may_retry(mail.status) {
        return Err(wrong_state("mail.not_retryable", mail.status));
    }
    requeue(w, Condition::all().add(Column::Id.eq(id))).await?;
    find(w, id).await
}

/// Sends all mails again that the filter leaves and that failed; says which.
pub async fn retry_failed(w: &Write, filter: &MailFilter) -> Result<Vec<Model>> {
    requeue(w, filter.condition().add(Column::Status.eq(MailStatus::Failed))).await
}

async fn requeue(w: &Write, which: Condition) -> Result<Vec<Model>> {
    let done = changed(w.now())
        .col_expr(Column::Status, status(MailStatus::Queued))
        .col_expr(Column::NextAttemptAt, Expr::value(w.now()))
        .col_expr(Column::FirstAttemptAt, Expr::value(None::<chrono::DateTime<chrono::Utc>>))
        .col_expr(Column::CancelRequested, Expr::value(false))
        .filter(in_order(which))
        .exec_with_returning(w)
        .await?;
    w.mail_queued();
    Ok(done)
}

/// Calls a mail off. One that is being sent may still go out, but is not tried again.
pub async fn cancel(w: &Write, id: MailId) -> Result<Model> {
    let mail = locked(w, id).await?;
    if mail.status.is_final() {
        return Err(wrong_state("mail.not_cancellable", mail.status));
    }
    call_off(w, Condition::all().add(Column::Id.eq(id))).await?;
    find(w, id).await
}

/// Calls off all mails about an event that have not gone out, but those of `except_templates`.
pub async fn cancel_queued(w: &Write, event_id: EventId, except_templates: &[&str]) -> Result<()> {
    let mut which = Condition::all().add(Column::EventId.eq(event_id));
    if !except_templates.is_empty() {
        which = which.add(Column::Template.is_not_in(except_templates.iter().copied()));
    }
    call_off(w, which).await
}

/// Calls off all mails about one row (an invitation, a registration) that have not gone out.
pub async fn cancel_queued_about(w: &Write, about: impl Into<Uuid>) -> Result<()> {
    call_off(w, Condition::all().add(Column::About.eq(about.into()))).await
}

/// Calls off all mails of a follow-up that have not gone out.
pub async fn cancel_queued_of(w: &Write, follow_up_id: FollowUpId) -> Result<()> {
    call_off(w, Condition::all().add(Column::FollowUpId.eq(follow_up_id))).await
}

/// Takes back from somebody the mails about an event that they may not have any more: those made from
/// these templates are called off, and so are those that are revocable, which make no sense from now on,
/// however far they have come: one that comes back, or was refused, can still be sent again by hand.
pub async fn revoke(w: &Write, event_id: EventId, to: PersonId, templates: &[&str]) -> Result<()> {
    let theirs = Condition::any()
        .add(Column::Template.is_in(templates.iter().copied()))
        .add(Column::Revocable.eq(true));
    let theirs =
        Condition::all().add(Column::EventId.eq(event_id)).add(Column::PersonId.eq(to)).add(theirs);
    // All at once and whatever their state: whoever changes one just now is waited for, and what it is
    // then decides.
    let held = hold(w, theirs).await?;
    if held.is_empty() {
        return Ok(());
    }
    let held = Condition::all().add(Column::Id.is_in(held));
    changed(w.now())
        .col_expr(Column::NotAfter, Expr::value(w.now() - TimeDelta::seconds(1)))
        .filter(held.clone().add(Column::Revocable.eq(true)))
        .exec(w)
        .await?;
    call_off(w, held).await
}

/// Calls off all mails that the filter leaves and that have not gone out.
pub async fn cancel_queued_where(w: &Write, which: &MailFilter) -> Result<()> {
    call_off(w, which.condition()).await
}

/// Whether any mail of a follow-up has not come to its end.
pub async fn has_unsent(db: &impl ConnectionTrait, follow_up_id: FollowUpId) -> Result<bool> {
    let unsent = Entity::find()
        .filter(Column::FollowUpId.eq(follow_up_id))
        .filter(Column::Status.is_in(UNSENT));
    Ok(unsent.select_only().column(Column::Id).into_tuple::<MailId>().one(db).await?.is_some())
}

/// In one statement, so that none escapes that is leased meanwhile.
async fn call_off(w: &Write, which: Condition) -> Result<()> {
    let is_sent_now = || Column::Status.eq(MailStatus::Sending);
    let asked = Expr::case(is_sent_now(), Expr::value(true));
    let called_off = Expr::case(is_sent_now(), Expr::col(Column::Status));
    let may_have_arrived = is_sent_now().not().and(Column::InDoubt.eq(true));
    let said = Expr::case(may_have_arrived, Expr::value(MAY_HAVE_ARRIVED));
    changed(w.now())
        .col_expr(Column::CancelRequested, asked.finally(Expr::col(Column::CancelRequested)).into())
        .col_expr(Column::Status, called_off.finally(status(MailStatus::Cancelled)).into())
        .col_expr(Column::LastReply, said.finally(Expr::col(Column::LastReply)).into())
        .filter(in_order(which.add(Column::Status.is_in(UNSENT))))
        .exec(w)
        .await?;
    Ok(())
}

/// The mails about an event that have not gone out, held until the write ends. One that is being
/// sent just now may go out as it was; should it be refused, it is tried again as it is then.
pub async fn unsent(w: &Write, event_id: EventId) -> Result<Vec<Model>> {
    let select = Entity::find()
        .filter(Column::EventId.eq(event_id))
        .filter(Column::Status.is_in(UNSENT))
        .order_by_asc(Column::Id);
    Ok(select.lock_exclusive().all(w).await?)
}

/// Writes over what an unsent mail is made from, and until when it makes sense.
pub async fn rewrite(w: &Write, mail: &Model) -> Result<()> {
    changed(w.now())
        .col_expr(Column::Content, Expr::value(mail.content.clone()))
        .col_expr(Column::NotAfter, Expr::value(mail.not_after))
        .filter(Column::Id.eq(mail.id))
        .filter(Column::Status.is_in(UNSENT))
        .exec(w)
        .await?;
    Ok(())
}

/// Ends all that has not gone out yet as failed: nobody knows whether another database has sent it.
pub async fn hold_back(w: &Write) -> Result<u64> {
    const WHY: &str = "Held back: this database was restored from a backup, and the mail may have \
        gone out after the backup was made. Send it again if it has not.";
    let done = changed(w.now())
        .col_expr(Column::Status, status(MailStatus::Failed))
        .col_expr(Column::LastReply, Expr::value(WHY))
        .col_expr(Column::LeaseHolder, Expr::value(None::<Uuid>))
        .col_expr(Column::LeasedUntil, Expr::value(None::<chrono::DateTime<chrono::Utc>>))
        .filter(Column::Status.is_in(UNSENT))
        .exec(w)
        .await?;
    Ok(done.rows_affected)
}

/// Notes the mails about one row as mails about another, of which their reader has heard otherwise: those
/// that have not gone out are called off, but for follow-ups, which say more.
pub async fn retell(w: &Write, from: Uuid, to: Uuid) -> Result<()> {
    let own = Condition::all().add(Column::About.eq(from)).add(Column::FollowUpId.is_null());
    call_off(w, own).await?;
    Entity::update_many()
        .col_expr(Column::About, Expr::value(to))
        .filter(Column::About.eq(from))
        .exec(w)
        .await?;
    Ok(())
}

/// Notes the mails to one person as mails to another; they go where they were going. How many.
pub async fn move_to(w: &Write, from: PersonId, to: PersonId) -> Result<u64> {
    let done = Entity::update_many()
        .col_expr(Column::PersonId, Expr::value(to))
        .filter(Column::PersonId.eq(from));
    Ok(done.exec(w).await?.rows_affected)
}

/// Removes all mails to a person, when the person is erased, with the reports on them and what is
/// kept of their addresses; `email` is the one on record.
pub async fn erase_person(
    w: &Write,
    by: &Actor,
    person_id: PersonId,
    email: Option<&EmailAddress>,
) -> Result<u64> {
    let mut emails = written_to(w, person_id).await?;
    emails.extend(email.cloned());
    bounces::forget_person(w, person_id, &emails).await?;
    suppressions::forget_person(w, by, &emails).await?;
    delete_mails_to(w, person_id).await
}

/// Removes all mails to somebody who never confirmed their address, and the reports on them. Whatever
/// else is kept of the address stays: anybody could have typed it.
pub async fn forget_unconfirmed(w: &Write, person_id: PersonId) -> Result<u64> {
    let emails = written_to(w, person_id).await?;
    bounces::forget_person(w, person_id, &[]).await?;
    suppressions::forget_mails(w, person_id, &emails).await?;
    delete_mails_to(w, person_id).await
}

/// The addresses at which a person was written to.
async fn written_to(w: &Write, person_id: PersonId) -> Result<Vec<EmailAddress>> {
    let select = Entity::find().select_only().column(Column::Recipient);
    let select = select.filter(Column::PersonId.eq(person_id));
    Ok(select.distinct().into_tuple().all(w).await?)
}

async fn delete_mails_to(w: &Write, person_id: PersonId) -> Result<u64> {
    let theirs = Entity::delete_many().filter(Column::PersonId.eq(person_id));
    Ok(theirs.exec(w).await?.rows_affected)
}
