//! What somebody answers by their link.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Select};
use serde_json::Value;
use uuid::Uuid;

use super::{KIND, read};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{self, Write};
use crate::error::{AppError, FieldError, Result};
use crate::evaluations::entity::evaluation::{self, Model as Evaluation};
use crate::evaluations::entity::{answer, invitee, tally};
use crate::evaluations::rules::tally::Tally;
use crate::evaluations::rules::{self, questions};
use crate::evaluations::types::EvaluationKind;
use crate::events::entity::event::{self, Model as Event};
use crate::ids::EventId;
use crate::registrations::entity::{self as registration, Model as Registration};
use crate::registrations::form::rules::{Answered, By, Judge, Who};
use crate::registrations::types::{Answers, RegistrationStatus};

/// What stands behind a link.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Who is asked.
    pub invitee: invitee::Model,
    /// The form.
    pub evaluation: Evaluation,
    /// Their registration.
    pub registration: Registration,
    /// The event.
    pub event: Event,
    /// Whether it is a pre-test, and they have answered a post-test of the event.
    pub is_too_late: bool,
}

impl Opened {
    /// As what they take part.
    pub fn who(&self) -> Who {
        Who { role: self.registration.role, mode: Some(self.registration.attendance_mode) }
    }

    /// Whether whoever holds the link is one of those who are asked.
    pub fn takes_part(&self) -> bool {
        self.registration.status == RegistrationStatus::Confirmed
            && rules::is_asked_about(self.event.standing())
    }

    /// Whether they can answer it still. Whoever has answered a test after the event cannot say any more
    /// what they knew before it.
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        !self.is_too_late && rules::is_open(&self.evaluation, now)
    }
}

/// What stands behind the link that bears this name.
pub async fn by_link(db: &impl ConnectionTrait, link: Uuid) -> Result<Opened> {
    let unknown = || AppError::not_found("link");
    let found = invitee::Entity::find().filter(invitee::Column::LinkId.eq(link)).one(db).await?;
    let invitee = found.ok_or_else(unknown)?;
    let evaluation = evaluation::Entity::find_by_id(invitee.evaluation_id)
        .find_also_related(event::Entity)
        .one(db)
        .await?;
    let (evaluation, event) = evaluation.ok_or_else(unknown)?;
    let own = registration::Entity::find_by_id(invitee.registration_id).one(db).await?;
    let (event, registration) = (event.ok_or_else(unknown)?, own.ok_or_else(unknown)?);
    let is_too_late = evaluation.kind == EvaluationKind::PreTest
        && has_answered_after(db, &evaluation, &registration).await?;
    Ok(Opened { invitee, evaluation, registration, event, is_too_late })
}

/// Whether somebody has answered a post-test of the event of a form.
async fn has_answered_after(
    db: &impl ConnectionTrait,
    row: &Evaluation,
    own: &Registration,
) -> Result<bool> {
    let theirs = answered_after(row.event_id).filter(invitee::Column::RegistrationId.eq(own.id));
    Ok(theirs.one(db).await?.is_some())
}

/// Those of an event who have answered a post-test of it.
pub(super) fn answered_after(event: EventId) -> Select<invitee::Entity> {
    invitee::Entity::find()
        .inner_join(evaluation::Entity)
        .filter(invitee::Column::Answered.eq(true))
        .filter(evaluation::Column::EventId.eq(event))
        .filter(evaluation::Column::Kind.eq(EvaluationKind::PostTest))
}

/// What somebody has answered to a form that is not anonymous; nothing where they have not.
pub async fn said_by(
    db: &impl ConnectionTrait,
    invitee: &invitee::Model,
) -> Result<Option<answer::Model>> {
    let key = (invitee.evaluation_id, invitee.registration_id);
    Ok(answer::Entity::find_by_id(key).one(db).await?)
}

/// Takes what somebody answers who saw the form in its `seen` version. Of an anonymous form it is
/// counted and that they answered is noted; no row and no entry in the log says anything else of it.
pub async fn answer(
    w: &Write,
    by: &Actor,
    link: Uuid,
    seen: Option<i64>,
    given: &BTreeMap<String, Value>,
) -> Result<()> {
    let id = by_link(w, link).await?.evaluation.id;
    // Answers to one form come one after the other.
    read::locked(w, id).await?;
    let opened = by_link(w, link).await?;
    if !opened.takes_part() {
        return Err(rules::over());
    }
    if !opened.is_open(w.now()) {
        return Err(rules::closed());
    }
    if opened.evaluation.anonymous && opened.invitee.answered {
        return Err(rules::answered_before());
    }
    if seen.is_some_and(|seen| seen != opened.evaluation.form_version) {
        let message = "The questions have changed since the page was opened; send it once more.";
        return Err(AppError::invalid(vec![FieldError::new("asked", "form_changed", message)]));
    }
    let answers = judged(w, &opened, given)?;
    if opened.evaluation.anonymous {
        count(w, &opened.evaluation, &answers).await?;
    } else {
        keep(w, by, &opened, answers).await?;
    }
    mark(w, opened.invitee).await
}

/// What is answered, or all that is wrong with it.
fn judged(
    w: &Write,
    opened: &Opened,
    given: &BTreeMap<String, Value>,
) -> Result<BTreeMap<String, Value>> {
    let form = questions::form_of(&opened.evaluation.questions);
    let nothing = Answered::default();
    let judge = Judge {
        form: &form,
        who: opened.who(),
        by: By::Participant,
        before: &nothing,
        now: w.now(),
    };
    let mut wrong = questions::too_long(&opened.evaluation.questions, given);
    let answers = match judge.judge(given) {
        Ok(judged) if wrong.is_empty() => judged.answers,
        Ok(_) => return Err(AppError::invalid(wrong)),
        Err(faults) => {
            // Each field once.
            wrong.retain(|it| faults.iter().all(|fault| fault.pointer != it.pointer));
            wrong.extend(faults);
            return Err(AppError::invalid(wrong));
        }
    };
    if answers.is_empty() {
        let message = "Answer at least one question.";
        return Err(AppError::invalid(vec![FieldError::new("", rules::NOTHING, message)]));
    }
    Ok(answers)
}

/// Adds it to the counts; all rows of the form are written, whatever was answered.
async fn count(w: &Write, row: &Evaluation, answers: &BTreeMap<String, Value>) -> Result<()> {
    let known = tally::Entity::find().filter(tally::Column::EvaluationId.eq(row.id)).all(w).await?;
    let mut known: BTreeMap<String, tally::Model> =
        known.into_iter().map(|it| (it.key.clone(), it)).collect();
    for question in row.questions.iter() {
        let before = known.remove(&question.key);
        let mut tally = before.clone().map(Tally::from).unwrap_or_default();
        tally.add(question, answers.get(&question.key));
        let after = tally::Model {
            evaluation_id: row.id,
            key: question.key.clone(),
            people: tally.people,
            correct: tally.correct,
            counts: tally::Chosen(tally.counts),
            texts: tally.texts.into(),
        };
        match before {
            None => drop(db::insert(w, after).await?),
            Some(_) => drop(db::update(w, after).await?),
        }
    }
    Ok(())
}

impl From<tally::Model> for Tally {
    fn from(row: tally::Model) -> Self {
        Self { people: row.people, correct: row.correct, counts: row.counts.0, texts: row.texts.0 }
    }
}

/// Keeps it with the name, in place of what was answered before.
async fn keep(
    w: &Write,
    by: &Actor,
    opened: &Opened,
    answers: BTreeMap<String, Value>,
) -> Result<()> {
    let row = &opened.evaluation;
    let before = said_by(w, &opened.invitee).await?;
    let points = row.kind.is_test().then(|| points(row, &answers));
    let after = answer::Model {
        evaluation_id: row.id,
        registration_id: opened.registration.id,
        answers: Answers(answers),
        points,
        created_at: before.as_ref().map_or_else(|| w.now(), |before| before.created_at),
        updated_at: w.now(),
    };
    let same = before.as_ref().is_some_and(|before| before.answers == after.answers);
    match before {
        None => drop(db::insert(w, after).await?),
        Some(_) => drop(db::update(w, after).await?),
    }
    if same {
        return Ok(());
    }
    audit::record(w, by, &Entry::new("evaluation.answer", KIND, row.id).of(row.event_id)).await
}

/// How many points answers to a test are worth.
fn points(row: &Evaluation, answers: &BTreeMap<String, Value>) -> i32 {
    let right = |it: &&crate::evaluations::types::EvaluationQuestion| {
        questions::is_correct(it, answers.get(&it.key))
    };
    row.questions.iter().filter(right).filter_map(|it| it.points).sum()
}

async fn mark(w: &Write, invitee: invitee::Model) -> Result<()> {
    if !invitee.answered {
        db::update(w, invitee::Model { answered: true, ..invitee }).await?;
    }
    Ok(())
}
