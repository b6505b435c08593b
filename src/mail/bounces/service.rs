//! Taking a report in: once, and only what it proves.

use chrono::TimeDelta;
use sea_orm::sea_query::{Expr, OnConflict, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use super::entity::{ActiveModel, BounceKind, BounceOutcome, Column, Entity, Model};
use super::keeping::{KEPT_MAX, UNPROVEN_MAX, beginning};
use super::reading::{Delivery, Report};
use super::rules::outcome;
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::Write;
use crate::error::{AppError, Kind, Result};
use crate::ids::{BounceId, MailId, PersonId};
use crate::mail::entity as mails;
use crate::mail::outbox::{changed, status};
use crate::mail::rules::tidy;
use crate::mail::suppressions::{self, NewSuppression, SuppressionReason, SuppressionScope};
use crate::mail::{EmailAddress, LinkKeys, MailStatus};
use crate::text::searchable;

const KIND: &str = "bounce report";

/// How long reports are kept.
const KEPT: TimeDelta = TimeDelta::days(90);

/// So many are kept of those that anybody can send.
const MOST_OF_ANYBODY: u64 = 10_000;

/// Takes a report in. One that came before changes nothing, and is answered as it was then.
pub async fn take(w: &Write, by: &Actor, keys: &LinkKeys, report: &Report) -> Result<Model> {
    if let Some(known) = by_digest(w, &report.digest).await? {
        return Ok(known);
    }
    let proven = proven(w, keys, report).await?;
    let address = proven.as_ref().map(|mail| mail.recipient.as_str());
    let delivery = report.delivery(address);
    let kind = delivery.kind.unwrap_or(report.kind);
    let outcome = match &proven {
        Some(mail) => apply(w, by, mail, kind, &delivery).await?,
        None if kind == BounceKind::Unknown => BounceOutcome::Unreadable,
        None if kind == BounceKind::Automatic => BounceOutcome::Ignored,
        None => BounceOutcome::Unproven,
    };
    let named = match &proven {
        Some(mail) => Some(mail.id),
        None => existing(w, report.named).await?,
    };
    let row = row(w, report, (kind, outcome), (proven.as_ref(), named), &delivery);
    insert(w, row).await
}

async fn by_digest(db: &impl ConnectionTrait, digest: &str) -> Result<Option<Model>> {
    Ok(Entity::find().filter(Column::Digest.eq(digest)).one(db).await?)
}

/// The mail that a tag proves, held until the write ends. One that is being sent just now has no end
/// yet that could be corrected.
async fn proven(w: &Write, keys: &LinkKeys, report: &Report) -> Result<Option<mails::Model>> {
    let right = |claim: &&super::Claim| keys.verify_bounce_tag(claim.mail, &claim.tag);
    let Some(claim) = report.claims.iter().find(right) else { return Ok(None) };
    let mail = mails::Entity::find_by_id(claim.mail).lock_exclusive().one(w).await?;
    if mail.as_ref().is_some_and(|mail| mail.status == MailStatus::Sending) {
        return Err(AppError::new(
            Kind::Unavailable,
            "bounce.too_early",
            "This mail is being sent just now; send the report again in a minute.",
        ));
    }
    Ok(mail)
}

/// A mail that is named without proof, if there is one.
async fn existing(db: &impl ConnectionTrait, id: Option<MailId>) -> Result<Option<MailId>> {
    let Some(id) = id else { return Ok(None) };
    let select = mails::Entity::find_by_id(id).select_only().column(mails::Column::Id);
    Ok(select.into_tuple().one(db).await?)
}

async fn apply(
    w: &Write,
    by: &Actor,
    mail: &mails::Model,
    kind: BounceKind,
    delivery: &Delivery,
) -> Result<BounceOutcome> {
    let outcome = outcome(kind, (mail.status, mail.in_doubt), delivery);
    match (kind, outcome) {
        (BounceKind::Complaint, BounceOutcome::Suppressed) => {
            let scope =
                if mail.bulk { SuppressionScope::FollowUps } else { SuppressionScope::Everything };
            if !suppress(w, by, mail, scope, SuppressionReason::Complained).await? {
                return Ok(BounceOutcome::Unchanged);
            }
        }
        (_, BounceOutcome::Suppressed) => {
            came_back(w, by, mail, delivery).await?;
            let (scope, reason) = (SuppressionScope::Everything, SuppressionReason::Bounced);
            suppress(w, by, mail, scope, reason).await?;
        }
        (_, BounceOutcome::Bounced) => came_back(w, by, mail, delivery).await?,
        (_, BounceOutcome::Noted) => note(w, mail, None, delivery).await?,
        _ => {}
    }
    Ok(outcome)
}

/// Whether the address is written to no more from now on.
async fn suppress(
    w: &Write,
    by: &Actor,
    mail: &mails::Model,
    scope: SuppressionScope,
    reason: SuppressionReason,
) -> Result<bool> {
    let new = NewSuppression {
        email: &mail.recipient,
        scope,
        event_id: None,
        reason,
        note: None,
        mail_id: Some(mail.id),
    };
    Ok(suppressions::keep(w, by, &new).await?.is_new)
}

async fn came_back(w: &Write, by: &Actor, mail: &mails::Model, delivery: &Delivery) -> Result<()> {
    note(w, mail, Some(MailStatus::Bounced), delivery).await?;
    audit::record(w, by, &Entry::new("mail.bounce", "mail", mail.id).of(mail.event_id)).await
}

async fn note(
    w: &Write,
    mail: &mails::Model,
    becomes: Option<MailStatus>,
    delivery: &Delivery,
) -> Result<()> {
    let mut update = changed(w.now())
        .col_expr(mails::Column::LastCode, Expr::value(delivery.code.map(i32::from)))
        .col_expr(mails::Column::LastEnhancedCode, Expr::value(enhanced(delivery)))
        .col_expr(mails::Column::LastReply, Expr::value(tidy(&words(becomes, delivery))));
    if let Some(becomes) = becomes {
        update = update.col_expr(mails::Column::Status, status(becomes));
    }
    update.filter(mails::Column::Id.eq(mail.id)).exec(w).await?;
    Ok(())
}

fn words(becomes: Option<MailStatus>, delivery: &Delivery) -> String {
    match (becomes, delivery.text.as_str()) {
        (None, "") => "Delayed on its way, and still being tried there.".to_owned(),
        (None, text) => format!("Delayed on its way, and still being tried there: {text}"),
        (Some(_), "") => "It came back; the report gives no reason.".to_owned(),
        (Some(_), text) => text.to_owned(),
    }
}

fn enhanced(delivery: &Delivery) -> Option<String> {
    delivery.enhanced.as_deref().map(tidy)
}

fn said(delivery: &Delivery) -> Option<String> {
    Some(tidy(&delivery.text)).filter(|text| !text.is_empty())
}

fn recipient(proven: Option<&mails::Model>, delivery: &Delivery) -> Option<EmailAddress> {
    let told = || delivery.addresses.iter().find_map(|address| address.parse().ok());
    proven.map(|mail| mail.recipient.clone()).or_else(told)
}

fn row(
    w: &Write,
    report: &Report,
    (kind, outcome): (BounceKind, BounceOutcome),
    (proven, mail_id): (Option<&mails::Model>, Option<MailId>),
    delivery: &Delivery,
) -> Model {
    let (recipient, diagnostic) = (recipient(proven, delivery), said(delivery));
    let address = recipient.as_ref().map(EmailAddress::as_str).unwrap_or_default();
    let most = if proven.is_some() { KEPT_MAX } else { UNPROVEN_MAX };
    Model {
        id: w.new_id(),
        version: 1,
        digest: report.digest.clone(),
        kind,
        outcome,
        mail_id,
        search: searchable([address, diagnostic.as_deref().unwrap_or_default()]),
        recipient,
        code: delivery.code.map(i32::from),
        enhanced_code: enhanced(delivery),
        diagnostic,
        raw: beginning(&report.kept, most).to_owned(),
        received_at: w.now(),
    }
}

/// Another server may have taken the same report meanwhile.
async fn insert(w: &Write, row: Model) -> Result<Model> {
    let nothing = OnConflict::column(Column::Digest).do_nothing().to_owned();
    let active = ActiveModel {
        id: Set(row.id),
        version: Set(row.version),
        digest: Set(row.digest.clone()),
        kind: Set(row.kind),
        outcome: Set(row.outcome),
        mail_id: Set(row.mail_id),
        recipient: Set(row.recipient.clone()),
        code: Set(row.code),
        enhanced_code: Set(row.enhanced_code.clone()),
        diagnostic: Set(row.diagnostic.clone()),
        raw: Set(row.raw.clone()),
        search: Set(row.search.clone()),
        received_at: Set(row.received_at),
    };
    Entity::insert(active).on_conflict(nothing).exec_without_returning(w).await?;
    let kept = by_digest(w, &row.digest).await?;
    kept.ok_or_else(|| AppError::internal("a report was kept and is not there"))
}

/// One report.
pub async fn find(db: &impl ConnectionTrait, id: BounceId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or_else(|| AppError::not_found(KIND))
}

/// Forgets reports that nobody will look at any more; says how many.
pub async fn forget_old(w: &Write) -> Result<u64> {
    let old = Entity::delete_many().filter(Column::ReceivedAt.lt(w.now() - KEPT));
    Ok(old.exec(w).await?.rows_affected + forget_surplus(w).await?)
}

/// Of what proves or tells nothing, the newest are kept.
async fn forget_surplus(w: &Write) -> Result<u64> {
    use BounceOutcome::{Ignored, Unproven, Unreadable};
    let of_anybody = || Column::Outcome.is_in([Unproven, Unreadable, Ignored]);
    let newest_first = Entity::find().filter(of_anybody()).order_by_desc(Column::Id);
    let surplus = newest_first.offset(MOST_OF_ANYBODY).select_only().column(Column::Id);
    let first: Option<BounceId> = surplus.into_tuple().one(w).await?;
    let Some(first) = first else { return Ok(0) };
    let surplus = Entity::delete_many().filter(of_anybody()).filter(Column::Id.lte(first));
    Ok(surplus.exec(w).await?.rows_affected)
}

/// When a person is erased: reports on mails to them, and those that name their addresses.
pub(in crate::mail) async fn forget_person(
    w: &Write,
    person_id: PersonId,
    emails: &[EmailAddress],
) -> Result<()> {
    let theirs = Query::select()
        .column(mails::Column::Id)
        .from(mails::Entity)
        .and_where(mails::Column::PersonId.eq(person_id))
        .to_owned();
    let about = Condition::any()
        .add(Column::MailId.in_subquery(theirs))
        .add(Column::Recipient.is_in(emails.iter().cloned()))
        .add(Column::Recipient.is_in(emails.iter().flat_map(EmailAddress::spellings)));
    Entity::delete_many().filter(about).exec(w).await?;
    Ok(())
}
