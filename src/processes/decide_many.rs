//! Many decisions at once, some in a write: who is stopped half-way leaves whole writes behind, and the
//! same decisions once more find what was decided before.

use super::{approve_registration, reject_registration};
use crate::access::Actor;
use crate::db::{Database, Write};
use crate::error::{AppError, FieldError, Result};
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::http::RowError;
use crate::ids::EventId;
use crate::registrations::service;
use crate::registrations::types::{
    RegistrationDecision, RegistrationDecisionsResult, RegistrationDecisionsRow,
    RegistrationOutcome, RegistrationVerdict, Verdict,
};
use crate::text::Texts;

/// How many a write takes, for which all others wait on SQLite.
const CHUNK: usize = 50;

/// A row as it came, or what is wrong with it.
pub type VerdictRow = Result<RegistrationVerdict, Vec<FieldError>>;

/// What holds for all rows.
#[derive(Clone, Copy, Debug)]
pub struct ForAll<'a> {
    /// Why, where a row does not say so itself.
    pub reason: Option<&'a Texts>,
    /// Whether people get a mail.
    pub notify: bool,
}

/// Approves and rejects in the order of the rows; one that is wrong stops no other.
pub async fn decide_many(
    db: &Database,
    by: &Actor,
    event: EventId,
    rows: &[VerdictRow],
    all: ForAll<'_>,
) -> Result<RegistrationDecisionsResult> {
    events::service::check_seen(db.read(), by, event).await?;
    let mut done = Vec::with_capacity(rows.len());
    for chunk in rows.chunks(CHUNK) {
        let deed = move |w| async move { decide_some(&w, by, event, chunk, all).await };
        done.extend(db.write(deed).await?);
    }
    Ok(result(done))
}

type Done = Result<(RegistrationVerdict, RegistrationOutcome), Vec<RowError>>;

async fn decide_some(
    w: &Write,
    by: &Actor,
    event: EventId,
    rows: &[VerdictRow],
    all: ForAll<'_>,
) -> Result<Vec<Done>> {
    let event = &events::service::find(w, by, event).await?;
    let mut done = Vec::with_capacity(rows.len());
    for row in rows {
        let verdict = match row {
            Ok(verdict) => verdict,
            Err(faults) => {
                done.push(Err(faults.iter().cloned().map(Into::into).collect()));
                continue;
            }
        };
        w.mark().await?;
        match Box::pin(decide(w, by, event, verdict, all)).await {
            Ok(outcome) => done.push(Ok((verdict.clone(), outcome))),
            Err(error) if error.kind.is_ours() => return Err(error),
            Err(error) => {
                w.undo().await?;
                done.push(Err(faults_of(error)));
            }
        }
    }
    Ok(done)
}

async fn decide(
    w: &Write,
    by: &Actor,
    event: &Event,
    verdict: &RegistrationVerdict,
    all: ForAll<'_>,
) -> Result<RegistrationOutcome> {
    let row = service::find(w, by, verdict.registration_id).await?;
    if row.event_id != event.id {
        return Err(AppError::not_found("registration"));
    }
    if verdict.decision.stands(&row) {
        return Ok(RegistrationOutcome { status: row.status, as_before: true });
    }
    let reason = verdict.reason.as_ref().or(all.reason);
    let reason = match reason {
        Some(texts) => Some(service::for_reader(w, event, &row, texts).await?),
        None => None,
    };
    let (id, decision) = (row.id, RegistrationDecision { reason, notify: all.notify });
    let out = match verdict.decision {
        Verdict::Approve => approve_registration(w, by, id, &decision).await?,
        Verdict::Reject => reject_registration(w, by, id, &decision).await?,
    };
    Ok(RegistrationOutcome { status: out.status, as_before: false })
}

fn faults_of(error: AppError) -> Vec<RowError> {
    if error.fields.is_empty() {
        let (code, message) = (error.code.into_owned(), error.detail);
        return vec![RowError { pointer: String::new(), code, message }];
    }
    error.fields.into_iter().map(Into::into).collect()
}

fn result(done: Vec<Done>) -> RegistrationDecisionsResult {
    let count = |which: &dyn Fn(&Done) -> bool| {
        u32::try_from(done.iter().filter(|it| which(it)).count()).unwrap_or(u32::MAX)
    };
    let is = |verdict: Verdict| {
        move |it: &Done| {
            it.as_ref().is_ok_and(|(row, outcome)| row.decision == verdict && !outcome.as_before)
        }
    };
    let (approved, rejected) = (count(&is(Verdict::Approve)), count(&is(Verdict::Reject)));
    let failed = count(&|it| it.is_err());
    let results = done.into_iter().zip(0..).map(|(done, index)| match done {
        Ok((row, outcome)) => RegistrationDecisionsRow {
            index,
            registration_id: Some(row.registration_id),
            status: Some(outcome.status),
            as_before: outcome.as_before,
            errors: Vec::new(),
        },
        Err(errors) => RegistrationDecisionsRow {
            index,
            registration_id: None,
            status: None,
            as_before: false,
            errors,
        },
    });
    RegistrationDecisionsResult { approved, rejected, failed, results: results.collect() }
}
