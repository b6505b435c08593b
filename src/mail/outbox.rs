//! The outbox: leasing, renewing and finishing, each in a write of its own.
//!
//! A lease is a row's `lease_holder` and `leased_until`. Whoever takes a row over writes a new
//! holder, so the one before finishes nothing. On PostgreSQL leases run by the database's clock,
//! because servers need not agree on the time; on SQLite by ours.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{
    Expr, ExprTrait, IntoIden, LockBehavior, LockType, Query, SelectStatement, SimpleExpr,
    TableRef, ValueTuple,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select, UpdateMany,
};
use uuid::Uuid;

use super::entity::{Column, Entity, MailStatus, Model, UNSENT};
use super::rules::{self, Outcome, Reply};
use super::settings::MailSettings;
use crate::clock::random_bytes;
use crate::db::{Database, Write};
use crate::error::Result;
use crate::ids::MailId;

/// Mails that one holder may send, and finish as long as it holds them.
#[derive(Debug)]
pub struct Lease {
    /// Stands in the rows.
    pub holder: Uuid,
    /// Those first that somebody waits for, retries last, each as they are due.
    pub mails: Vec<Model>,
}

/// What a finished attempt is noted with.
#[derive(Debug)]
pub struct Finish {
    /// What became of it.
    pub outcome: Outcome,
    /// The subject as it was rendered.
    pub subject: Option<String>,
    /// The Message-ID it bears.
    pub message_id: Option<String>,
}

impl Finish {
    /// An attempt that ended before anything was written.
    pub fn only(outcome: Outcome) -> Self {
        Self { outcome, subject: None, message_id: None }
    }
}

/// What is not leased for now, but for what an earlier holder left behind.
#[derive(Clone, Copy, Debug, Default)]
pub struct Passed<'a> {
    /// Answers to people at these domains.
    pub answers: &'a [String],
    /// All else for these domains.
    pub others: &'a [String],
    /// All but answers.
    pub all_others: bool,
}

/// Leases up to `n` mails that are due, but for what is `passed` over.
///
/// What an earlier holder left behind goes first, then fresh answers to people, then what of which
/// many were written at once, then retries. Of what there is room for, those that follow keep a
/// quarter, so neither a heap of refused mail nor a stream of answers holds up all others.
pub async fn lease(
    db: &Database,
    settings: &MailSettings,
    n: usize,
    passed: &Passed<'_>,
) -> Result<Lease> {
    let lease = settings.lease;
    let holder = Uuid::from_bytes(random_bytes()?);
    let mut mails = db
        .write(move |w| async move {
            let mut mails = take(&w, holder, lease, left_behind(&w), n, &[]).await?;
            for (which, keeps) in ORDER {
                if passed.all_others && which != Which::ANSWERS {
                    continue;
                }
                let domains = if which == Which::ANSWERS { passed.answers } else { passed.others };
                let room = n.saturating_sub(mails.len());
                let room = if keeps { room - room / 4 } else { room };
                let condition = due(&w, which.status).add(Column::GivesWay.eq(which.gives_way));
                mails.extend(take(&w, holder, lease, condition, room, domains).await?);
            }
            Ok(mails)
        })
        .await?;
    mails.sort_by_key(|mail| (mail.is_retried(), mail.gives_way, mail.next_attempt_at, mail.id));
    Ok(Lease { holder, mails })
}

/// Mails of one kind in the outbox.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Which {
    status: MailStatus,
    gives_way: bool,
}

impl Which {
    const ANSWERS: Self = Self { status: MailStatus::Queued, gives_way: false };
    const OF_MANY: Self = Self { status: MailStatus::Queued, gives_way: true };
    const RETRIED: Self = Self { status: MailStatus::Deferred, gives_way: false };
    const RETRIED_OF_MANY: Self = Self { status: MailStatus::Deferred, gives_way: true };
}

/// What is taken one after the other, and whether a quarter of the room is kept for what follows.
const ORDER: [(Which, bool); 6] = [
    (Which::ANSWERS, true),
    (Which::OF_MANY, true),
    (Which::RETRIED, false),
    (Which::RETRIED_OF_MANY, false),
    (Which::ANSWERS, false),
    (Which::OF_MANY, false),
];

fn due(w: &Write, status: MailStatus) -> Condition {
    // A sequel waits until it is known what becomes of what it follows.
    let unsent = UNSENT.map(MailStatus::as_str);
    let under_way = others(Expr::col((OTHER, Column::Status)).is_in(unsent));
    let ready = Condition::any().add(Column::Sequel.eq(false)).add(Expr::exists(under_way).not());
    let due = Column::NextAttemptAt.lte(w.now());
    Condition::all().add(Column::Status.eq(status)).add(due).add(ready)
}

/// What another mail about the same row is called in a query.
const OTHER: &str = "other";

/// A mail about the same row that this one may follow, and of which something holds.
fn others(holds: SimpleExpr) -> SelectStatement {
    let same = Expr::col((OTHER, Column::About)).eq(Expr::col((Entity, Column::About)));
    Query::select()
        .expr(Expr::val(1))
        .from_as(Entity, OTHER)
        .and_where(same)
        .and_where(Expr::col((OTHER, Column::Sequel)).eq(false))
        .and_where(holds)
        .to_owned()
}

fn left_behind(w: &Write) -> Condition {
    let lapsed = match w.get_database_backend() {
        DbBackend::Postgres => Expr::col(Column::LeasedUntil).lt(Expr::cust("clock_timestamp()")),
        _ => Column::LeasedUntil.lt(w.now()),
    };
    Condition::all().add(Column::Status.eq(MailStatus::Sending)).add(lapsed)
}

/// When a lease ends that begins now.
pub(super) fn lease_end(backend: DbBackend, now: DateTime<Utc>, lease: Duration) -> SimpleExpr {
    match backend {
        DbBackend::Postgres => Expr::cust_with_values(
            "clock_timestamp() + make_interval(secs => $1)",
            [lease.as_secs_f64()],
        ),
        _ => Expr::value(now + delta(lease)),
    }
}

/// A duration as the calendar counts it.
pub(super) fn delta(duration: Duration) -> TimeDelta {
    TimeDelta::from_std(duration).unwrap_or(TimeDelta::MAX)
}

async fn take(
    w: &Write,
    holder: Uuid,
    lease: Duration,
    which: Condition,
    n: usize,
    passed: &[String],
) -> Result<Vec<Model>> {
    if n == 0 {
        return Ok(Vec::new());
    }
    let mut chosen = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(which)
        .order_by_asc(Column::NextAttemptAt)
        .order_by_asc(Column::Id)
        .limit(n as u64)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    if !passed.is_empty() {
        chosen = chosen.filter(Column::Domain.is_not_in(passed));
    }
    let mails = changed(w.now())
        .col_expr(Column::Status, status(MailStatus::Sending))
        .col_expr(Column::InDoubt, is_left_in_doubt())
        .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
        .col_expr(
            Column::FirstAttemptAt,
            Expr::col(Column::FirstAttemptAt).if_null(Expr::value(w.now())),
        )
        .col_expr(Column::LeaseHolder, Expr::value(holder))
        .col_expr(Column::LeasedUntil, lease_end(w.get_database_backend(), w.now(), lease))
        .filter(Column::Id.in_subquery(chosen.into_query()))
        .exec_with_returning(w)
        .await?;
    Ok(mails)
}

/// Whoever left a mail behind may have sent it.
fn is_left_in_doubt() -> SimpleExpr {
    let left_behind = Column::Status.eq(MailStatus::Sending);
    Expr::case(left_behind, Expr::value(true)).finally(Expr::col(Column::InDoubt)).into()
}

/// An update that counts as a change.
pub(super) fn changed(now: DateTime<Utc>) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(now))
}

/// These rows, held one after the other by their keys: whoever changes several holds them in the same
/// order, so that of two neither waits for the other for ever.
pub(super) fn in_order(which: Condition) -> SimpleExpr {
    let rows = Entity::find().select_only().column(Column::Id).filter(which);
    Column::Id.in_subquery(rows.order_by_asc(Column::Id).lock_exclusive().into_query())
}

/// Holds these rows in that order until the write ends; says which they are.
pub(super) async fn hold(w: &Write, which: Condition) -> Result<Vec<MailId>> {
    let rows = Entity::find().select_only().column(Column::Id).filter(which);
    Ok(rows.order_by_asc(Column::Id).lock_exclusive().into_tuple().all(w).await?)
}

/// A status as a value to set.
pub(super) fn status(status: MailStatus) -> SimpleExpr {
    Expr::value(status.as_str())
}

/// Holds on to what is still being sent under these leases.
pub async fn renew(db: &Database, holders: &[Uuid], lease: Duration) -> Result<()> {
    db.write(move |w| async move {
        Entity::update_many()
            .col_expr(Column::LeasedUntil, lease_end(w.get_database_backend(), w.now(), lease))
            .filter(in_order(
                Condition::all()
                    .add(Column::LeaseHolder.is_in(holders.iter().copied()))
                    .add(Column::Status.eq(MailStatus::Sending)),
            ))
            .exec(&w)
            .await?;
        Ok(())
    })
    .await
}

/// A mail as long as its lease holds, unless it was called off since, by itself or with all that it
/// follows.
pub(super) fn wanted(mail: &Model) -> Select<Entity> {
    // Whoever may have it is not taken for somebody who heard of nothing.
    let called_off = || {
        let cancelled = Expr::col((OTHER, Column::Status)).eq(MailStatus::Cancelled.as_str());
        cancelled.and(Expr::col((OTHER, Column::InDoubt)).eq(false))
    };
    let wanted = Condition::any()
        .add(Column::Sequel.eq(false))
        .add(Expr::exists(others(called_off())).not())
        .add(Expr::exists(others(called_off().not())));
    Entity::find_by_id(mail.id)
        .filter(Column::LeaseHolder.eq(mail.lease_holder))
        .filter(Column::CancelRequested.eq(false))
        .filter(wanted)
}

/// Gives back what was leased and not tried, as if it had never been touched.
pub async fn release(db: &Database, holder: Uuid, ids: &[MailId]) -> Result<()> {
    db.write(move |w| async move {
        let first = Expr::col(Column::Attempts).lte(1);
        let back = Expr::case(first.clone(), status(MailStatus::Queued))
            .finally(status(MailStatus::Deferred));
        unleased(w.now())
            .col_expr(Column::Status, back.into())
            .col_expr(Column::Attempts, Expr::col(Column::Attempts).sub(1))
            .filter(in_order(
                Condition::all()
                    .add(Column::LeaseHolder.eq(holder))
                    .add(Column::Id.is_in(ids.iter().copied())),
            ))
            .exec(&w)
            .await?;
        Ok(())
    })
    .await
}

fn unleased(now: DateTime<Utc>) -> UpdateMany<Entity> {
    changed(now)
        .col_expr(Column::LeaseHolder, Expr::value(None::<Uuid>))
        .col_expr(Column::LeasedUntil, Expr::value(None::<DateTime<Utc>>))
}

/// Notes what became of a mail. False if the lease was lost meanwhile: then nothing is noted.
pub async fn finish(
    db: &Database,
    settings: &MailSettings,
    holder: Uuid,
    id: MailId,
    finish: &Finish,
) -> Result<bool> {
    let kept = finish_all(db, settings, &[(holder, id, finish)]).await?;
    Ok(kept == [true])
}

/// The same for several mails in one write, which are held in the order of their keys; those that relays
/// took in one statement.
pub async fn finish_all(
    db: &Database,
    settings: &MailSettings,
    all: &[(Uuid, MailId, &Finish)],
) -> Result<Vec<bool>> {
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_unstable_by_key(|at| all[*at].1);
    let order = &order;
    let sent = all.iter().filter(|(.., finish)| matches!(finish.outcome, Outcome::Sent(_))).count();
    let mixed = sent > 0 && sent < all.len();
    db.write(move |w| async move {
        if mixed {
            // Else the first of the others might be held by somebody who waits for one of these.
            let ids = all.iter().map(|(_, id, _)| *id);
            hold(&w, Condition::all().add(Column::Id.is_in(ids))).await?;
        }
        let noted = finish_sent(&w, all).await?;
        let mut kept: Vec<bool> = all.iter().map(|(_, id, _)| noted.contains(id)).collect();
        for at in order {
            let (holder, id, finish) = all[*at];
            if !matches!(finish.outcome, Outcome::Sent(_)) {
                kept[*at] = finish_one(&w, settings, holder, id, finish).await?;
            }
        }
        Ok(kept)
    })
    .await
}

/// What is told of a mail that a relay took, as columns of a table of values.
const NOTED: &str = "noted";

/// The column of this number, counted from 1; both databases name it so.
fn told(number: usize) -> SimpleExpr {
    Expr::col((NOTED, format!("column{number}")))
}

/// Notes those that relays took; says of which the leases held.
async fn finish_sent(w: &Write, all: &[(Uuid, MailId, &Finish)]) -> Result<BTreeSet<MailId>> {
    let (mut values, mut ids) = (Vec::new(), Vec::new());
    for (holder, id, finish) in all {
        let Outcome::Sent(reply) = &finish.outcome else { continue };
        ids.push(*id);
        values.push(ValueTuple::Many(vec![
            (*id).into(),
            (*holder).into(),
            reply.code.map(i32::from).into(),
            reply.enhanced.clone().into(),
            reply.text.clone().into(),
            finish.subject.clone().into(),
            finish.message_id.clone().into(),
        ]));
    }
    if ids.is_empty() {
        return Ok(BTreeSet::new());
    }
    let or = |number, column| told(number).if_null(Expr::col((Entity, column)));
    let mut update = unleased(w.now())
        .col_expr(Column::Status, status(MailStatus::Sent))
        .col_expr(Column::SentAt, Expr::value(w.now()))
        .col_expr(Column::LastCode, told(3))
        .col_expr(Column::LastEnhancedCode, told(4))
        .col_expr(Column::LastReply, told(5))
        .col_expr(Column::Subject, or(6, Column::Subject))
        .col_expr(Column::MessageId, or(7, Column::MessageId))
        .filter(in_order(Condition::all().add(Column::Id.is_in(ids))))
        .filter(Column::Status.eq(MailStatus::Sending))
        .into_query();
    update
        .from(TableRef::ValuesList(values, NOTED.into_iden()))
        .and_where(Expr::col((Entity, Column::Id)).eq(told(1)))
        .and_where(Expr::col((Entity, Column::LeaseHolder)).eq(told(2)))
        .returning_col(Column::Id);
    let rows = w.query_all(&update).await?;
    rows.iter().map(|row| Ok(row.try_get("", "id")?)).collect()
}

async fn finish_one(
    w: &Write,
    settings: &MailSettings,
    holder: Uuid,
    id: MailId,
    finish: &Finish,
) -> Result<bool> {
    let Some(end) = end(w, settings, holder, id, &finish.outcome).await? else {
        return Ok(false);
    };
    let mut update = unleased(w.now()).col_expr(Column::Status, status(end.status));
    if let Some(at) = end.next_attempt_at {
        update = update.col_expr(Column::NextAttemptAt, Expr::value(at));
    }
    if let Some(reply) = &end.reply {
        update = noted(update, reply);
    }
    if matches!(finish.outcome, Outcome::Unanswered(_)) {
        update = update.col_expr(Column::InDoubt, Expr::value(true));
    }
    if let Some(subject) = &finish.subject {
        update = update.col_expr(Column::Subject, Expr::value(subject));
    }
    if let Some(message_id) = &finish.message_id {
        update = update.col_expr(Column::MessageId, Expr::value(message_id));
    }
    let done = update
        .filter(Column::Id.eq(id))
        .filter(Column::LeaseHolder.eq(holder))
        .filter(Column::Status.eq(MailStatus::Sending))
        .exec(w)
        .await?;
    Ok(done.rows_affected == 1)
}

fn noted(update: UpdateMany<Entity>, reply: &Reply) -> UpdateMany<Entity> {
    update
        .col_expr(Column::LastCode, Expr::value(reply.code.map(i32::from)))
        .col_expr(Column::LastEnhancedCode, Expr::value(reply.enhanced.clone()))
        .col_expr(Column::LastReply, Expr::value(reply.text.clone()))
}

struct End<'a> {
    status: MailStatus,
    next_attempt_at: Option<DateTime<Utc>>,
    reply: Option<Cow<'a, Reply>>,
}

impl<'a> End<'a> {
    fn of(status: MailStatus, reply: Option<&'a Reply>) -> Self {
        Self { status, next_attempt_at: None, reply: reply.map(Cow::Borrowed) }
    }

    /// One that was called off on its way, and is not tried again.
    fn called_off(in_doubt: bool, reply: Option<&'a Reply>) -> Self {
        let end = Self::of(MailStatus::Cancelled, reply);
        if in_doubt { Self { reply: Some(Cow::Owned(Reply::called_off())), ..end } } else { end }
    }
}

/// How an attempt ends. One that did not bring the mail has to look at its row for that.
async fn end<'a>(
    w: &Write,
    settings: &MailSettings,
    holder: Uuid,
    id: MailId,
    outcome: &'a Outcome,
) -> Result<Option<End<'a>>> {
    let (end, reply) = match outcome {
        // These are noted together.
        Outcome::Sent(_) => return Ok(None),
        Outcome::Cancelled(reply) => {
            return Ok(Some(End::of(MailStatus::Cancelled, reply.as_ref())));
        }
        Outcome::Suppressed(reply) => {
            return Ok(Some(End::of(MailStatus::Suppressed, Some(reply))));
        }
        Outcome::Expired => (MailStatus::Expired, None),
        Outcome::Failed(reply) => (MailStatus::Failed, Some(reply)),
        Outcome::Deferred(reply) | Outcome::Unanswered(reply) => {
            (MailStatus::Deferred, Some(reply))
        }
    };
    let row = Entity::find_by_id(id).filter(Column::LeaseHolder.eq(holder));
    let Some(row) = row.lock_exclusive().one(w).await? else { return Ok(None) };
    if row.cancel_requested {
        let in_doubt = row.in_doubt || matches!(outcome, Outcome::Unanswered(_));
        return Ok(Some(End::called_off(in_doubt, reply)));
    }
    if end != MailStatus::Deferred {
        return Ok(Some(End::of(end, reply)));
    }
    let [jitter] = random_bytes()?;
    let next = w.now() + delta(rules::wait(settings, row.attempts, jitter));
    if rules::is_hopeless(settings, row.first_attempt_at.unwrap_or(row.created_at), next) {
        return Ok(Some(End::of(MailStatus::Failed, reply)));
    }
    Ok(Some(End { next_attempt_at: Some(next), ..End::of(end, reply) }))
}
