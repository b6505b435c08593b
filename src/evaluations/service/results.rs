//! What came of an evaluation.

use std::collections::BTreeMap;

use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{read, subjects};
use crate::error::{AppError, Checks, Result};
use crate::evaluations::entity::evaluation::{self, Model as Evaluation};
use crate::evaluations::entity::{answer, tally};
use crate::evaluations::rules::hiding::LEAST;
use crate::evaluations::rules::scores::{Gained, gained, percent};
use crate::evaluations::rules::tally::Tally;
use crate::evaluations::rules::{questions, told};
use crate::evaluations::types::{
    EvaluationKind, EvaluationResults, EvaluationStatus, TestGain, TestPerson, TestResult, Withheld,
};
use crate::events::entity::event::Model as Event;
use crate::ids::{EvaluationId, EventId, RegistrationId};
use crate::people::entity::person;
use crate::registrations::entity as registration;

/// Somebody who has answered with their name, and what.
#[derive(Clone, Debug)]
pub struct Person {
    /// Their registration.
    pub registration: registration::Model,
    /// Their name.
    pub full_name: String,
    /// What they answered.
    pub said: answer::Model,
}

/// Those who have answered a form that is not anonymous, by name.
pub async fn each_answer(db: &impl ConnectionTrait, id: EvaluationId) -> Result<Vec<Person>> {
    let theirs = answer::Column::EvaluationId.eq(id);
    let said = answer::Entity::find().filter(theirs.clone()).all(db).await?;
    let who = Query::select()
        .column(answer::Column::RegistrationId)
        .from(answer::Entity)
        .and_where(theirs)
        .to_owned();
    let people = registration::Entity::find()
        .find_also_related(person::Entity)
        .filter(registration::Column::Id.in_subquery(who))
        .all(db)
        .await?;
    let mut said: BTreeMap<RegistrationId, answer::Model> =
        said.into_iter().map(|row| (row.registration_id, row)).collect();
    let whole = |(registration, person): (registration::Model, Option<person::Model>)| {
        let (said, person) = (said.remove(&registration.id)?, person?);
        let place = (person.name_sort, registration.id);
        Some((place, Person { registration, full_name: person.full_name, said }))
    };
    let all: BTreeMap<_, Person> = people.into_iter().filter_map(whole).collect();
    Ok(all.into_values().collect())
}

/// What came of an evaluation, as far as it may be told.
pub async fn results(
    db: &impl ConnectionTrait,
    row: Evaluation,
    event: &Event,
) -> Result<EvaluationResults> {
    let (tallies, people) = answers(db, &row).await?;
    let mut results = told_of(db, &row, event, &tallies).await?;
    if results.withheld.is_none() && row.kind.is_test() {
        results.test = Some(test(db, &row, &tallies, &people, false).await?.0);
    }
    Ok(results)
}

/// What came of an evaluation as it can be handed on to anybody. Of one with names no more is told than
/// of an anonymous one, and neither what somebody wrote nor who has how many points.
pub async fn results_to_hand_on(
    db: &impl ConnectionTrait,
    row: &Evaluation,
    event: &Event,
) -> Result<EvaluationResults> {
    let (tallies, people) = answers(db, row).await?;
    let hidden = Evaluation { anonymous: true, ..row.clone() };
    let mut results = told_of(db, &hidden, event, &tallies).await?;
    results.anonymous = row.anonymous;
    if results.withheld.is_some() {
        return Ok(results);
    }
    if !row.anonymous {
        results.questions.iter_mut().for_each(|told| told.texts.clear());
    }
    if row.kind.is_test() {
        let (whole, both_hidden) = test(db, row, &tallies, &people, true).await?;
        let is_of_many =
            |gain: &TestGain| both_hidden || gain.people.is_some_and(|people| people >= LEAST);
        results.test = Some(TestResult {
            mean_percent: told::mean_percent(&row.questions, &tallies, true),
            gain: whole.gain.filter(is_of_many),
            people: Vec::new(),
            ..whole
        });
    }
    Ok(results)
}

/// What is told but for the points of a test.
async fn told_of(
    db: &impl ConnectionTrait,
    row: &Evaluation,
    event: &Event,
    tallies: &Tallies,
) -> Result<EvaluationResults> {
    let asked = read::asked(db, [row.id]).await?.remove(&row.id).unwrap_or_default();
    let counted = people_of(tallies);
    let withheld = withheld(row, counted);
    let mut results = EvaluationResults {
        evaluation_id: row.id,
        event_id: row.event_id,
        kind: row.kind,
        title: row.title.clone(),
        anonymous: row.anonymous,
        status: row.status,
        invited: asked.invited,
        // Of two who were merged both answers stay in the counts, and of the marks one.
        answered: if row.anonymous { counted } else { asked.answered },
        withheld,
        questions: Vec::new(),
        days: Vec::new(),
        speakers: Vec::new(),
        test: None,
    };
    if withheld.is_some() {
        return Ok(results);
    }
    let nothing = Tally::default();
    let of = |key: &str| tallies.get(key).unwrap_or(&nothing);
    let told = row.questions.iter().map(|it| told::question(it, of(&it.key), row.anonymous));
    results.questions = told.collect();
    let about = subjects::subjects_of(db, event, row).await?;
    let about = subjects::with_people(db, about).await?;
    (results.days, results.speakers) =
        subjects::breakdown(&row.questions, &results.questions, &about);
    Ok(results)
}

fn withheld(row: &Evaluation, people: i64) -> Option<Withheld> {
    if !row.anonymous {
        None
    } else if row.status == EvaluationStatus::Closed {
        (people < LEAST).then_some(Withheld::Few)
    } else {
        Some(Withheld::Open)
    }
}

type Tallies = BTreeMap<String, Tally>;

/// What was answered, counted by question; and by whom, where that is on record.
async fn answers(db: &impl ConnectionTrait, row: &Evaluation) -> Result<(Tallies, Vec<Person>)> {
    if row.anonymous {
        let rows = tally::Entity::find().filter(tally::Column::EvaluationId.eq(row.id));
        let rows = rows.all(db).await?.into_iter();
        return Ok((rows.map(|it| (it.key.clone(), it.into())).collect(), Vec::new()));
    }
    let people = each_answer(db, row.id).await?;
    let mut tallies = Tallies::new();
    for question in row.questions.iter() {
        let tally = tallies.entry(question.key.clone()).or_default();
        for person in &people {
            tally.add(question, person.said.answers.0.get(&question.key));
        }
    }
    Ok((tallies, people))
}

/// The points of a test, and what was gained since the one before, between two with names rounded where
/// it is `handed_on`; and whether this is told of two anonymous ones, of each of which no more is told
/// than of many.
async fn test(
    db: &impl ConnectionTrait,
    row: &Evaluation,
    tallies: &Tallies,
    people: &[Person],
    handed_on: bool,
) -> Result<(TestResult, bool)> {
    let max_points = questions::max_points(&row.questions);
    let share = |points: i32, max: i32| percent(points.into(), max.into());
    let before = match row.kind {
        EvaluationKind::PostTest => pre_test(db, row.event_id).await?,
        _ => None,
    };
    let mean_percent = told::mean_percent(&row.questions, tallies, row.anonymous);
    let both_hidden = row.anonymous && before.as_ref().is_some_and(|before| before.anonymous);
    let (mut gain, mut earlier, mut max_before) = (None, BTreeMap::<RegistrationId, i32>::new(), 0);
    if let Some(before) = before {
        let (counted, by_whom) = answers(db, &before).await?;
        let each = by_whom.iter().map(|it| (it.registration.id, it.said.points.unwrap_or(0)));
        earlier = each.collect();
        max_before = questions::max_points(&before.questions);
        gain = if row.anonymous || before.anonymous {
            let known = withheld(&before, people_of(&counted)).is_none();
            let mean = told::mean_percent(&before.questions, &counted, before.anonymous);
            let both = mean.filter(|_| known).zip(mean_percent);
            both.map(|(one, other)| told_gain(&before, None, gained(one, other)))
        } else {
            let both = people.iter().filter_map(|it| {
                let points = it.said.points.unwrap_or(0);
                Some((*earlier.get(&it.registration.id)?, points))
            });
            let both: Vec<(i32, i32)> = both.collect();
            let people = i64::try_from(both.len()).ok();
            let found = told::gained_by(&both, (&before.questions, &row.questions), handed_on);
            found.map(|found| told_gain(&before, people, found))
        };
    }
    let people = people.iter().map(|it| TestPerson {
        registration_id: it.registration.id,
        full_name: it.full_name.clone(),
        points: it.said.points.unwrap_or(0),
        percent: share(it.said.points.unwrap_or(0), max_points),
        before_percent: earlier.get(&it.registration.id).map(|points| share(*points, max_before)),
    });
    Ok((TestResult { max_points, mean_percent, gain, people: people.collect() }, both_hidden))
}

fn people_of(tallies: &Tallies) -> i64 {
    tallies.values().map(|tally| tally.people).max().unwrap_or(0)
}

fn told_gain(before: &Evaluation, people: Option<i64>, found: Gained) -> TestGain {
    TestGain {
        pre_test_id: before.id,
        people,
        before_percent: found.before,
        after_percent: found.after,
        gain: found.gain,
        normalized: found.normalized,
    }
}

/// The last pre-test of an event that was opened.
async fn pre_test(db: &impl ConnectionTrait, event: EventId) -> Result<Option<Evaluation>> {
    let opened = of_kind(event, EvaluationKind::PreTest)
        .filter(evaluation::Column::OpenedAt.is_not_null())
        .order_by_desc(evaluation::Column::Id);
    Ok(opened.one(db).await?)
}

fn of_kind(event: EventId, kind: EvaluationKind) -> sea_orm::Select<evaluation::Entity> {
    evaluation::Entity::find()
        .filter(evaluation::Column::EventId.eq(event))
        .filter(evaluation::Column::Kind.eq(kind))
}

/// What each has in the post-test of an event, in whole per cent, rounded down. It must have been opened,
/// and tell who has how many points; where there are several such, one is named.
pub async fn test_percents(
    db: &impl ConnectionTrait,
    event: EventId,
    named: Option<EvaluationId>,
) -> Result<BTreeMap<RegistrationId, i32>> {
    let mut tests = of_kind(event, EvaluationKind::PostTest).all(db).await?;
    if let Some(named) = named {
        tests.retain(|it| it.id == named);
        let mut checks = Checks::new();
        let message = "The event has no such post-test.";
        checks.require(!tests.is_empty(), "tests/evaluation_id", "unknown", message);
        checks.finish()?;
    }
    // What was never opened nobody could answer.
    tests.retain(|it| it.opened_at.is_some());
    let test = match tests.as_slice() {
        [one] if one.anonymous => {
            let detail = "The post-test is anonymous: nobody knows who has how many points.";
            return Err(AppError::conflict("certificate.anonymous_test", detail));
        }
        [one] => one,
        [] => {
            let detail = "No post-test of the event was opened; leave tests out, or open one.";
            return Err(AppError::conflict("certificate.no_test", detail));
        }
        _ => {
            let detail = "The event has several post-tests; name one in tests/evaluation_id.";
            return Err(AppError::conflict("certificate.several_tests", detail));
        }
    };
    let max = questions::max_points(&test.questions).max(1);
    let said = answer::Entity::find().filter(answer::Column::EvaluationId.eq(test.id));
    let said = said.all(db).await?.into_iter();
    Ok(said.map(|it| (it.registration_id, it.points.unwrap_or(0) * 100 / max)).collect())
}
