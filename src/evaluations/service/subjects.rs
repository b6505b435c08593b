//! What questions are about: days, panels, items and their speakers, as the agenda has them until a form
//! opens, and as it had them then from then on.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use sea_orm::ConnectionTrait;

use crate::agenda::entity::speaker;
use crate::agenda::service::{ItemOutline, Outline};
use crate::error::{Checks, Result};
use crate::evaluations::entity::evaluation::Model;
use crate::evaluations::rules::scores::{mean, to_tenths};
use crate::evaluations::rules::told::of_scale;
use crate::evaluations::types::{
    EvaluationDay, EvaluationQuestion, EvaluationSpeaker, EvaluationSubject, QuestionResult, Spoke,
    Subject,
};
use crate::events::entity::event::Model as Event;
use crate::ids::{ItemId, PanelId, PersonId};
use crate::people;
use crate::people::merged::entity::record::Kind;
use crate::text::fold;

/// What the questions of an evaluation are about, one by one: once it was opened as it was then, so that
/// nobody gets the marks of another who speaks in their place since, or stands elsewhere in the list.
pub async fn subjects_of(
    db: &impl ConnectionTrait,
    event: &Event,
    row: &Model,
) -> Result<Vec<Subject>> {
    if !row.subjects.is_empty() {
        return Ok(row.subjects.0.clone());
    }
    as_planned(db, event, &row.questions).await
}

/// The same as the agenda has it now.
pub(super) async fn as_planned(
    db: &impl ConnectionTrait,
    event: &Event,
    questions: &[EvaluationQuestion],
) -> Result<Vec<Subject>> {
    let agenda = Agenda::of(db, event, questions).await?;
    let subject = |it: &EvaluationQuestion| agenda.find(it.about.as_ref()?);
    Ok(questions.iter().map(|it| subject(it).unwrap_or_default()).collect())
}

/// The same with people as they are on record now: whoever was merged is the one who stays, and of
/// whoever is on record no more there is the name alone.
pub(super) async fn with_people(
    db: &impl ConnectionTrait,
    mut subjects: Vec<Subject>,
) -> Result<Vec<Subject>> {
    let ids = subjects.iter().flat_map(|it| &it.speakers).filter_map(|who| who.person_id);
    let ids: BTreeSet<PersonId> = ids.collect();
    if ids.is_empty() {
        return Ok(subjects);
    }
    let merged = ids.iter().map(|id| id.0);
    let became = people::merged::service::became(db, Kind::Person, merged).await?;
    let now = |id: PersonId| became.get(&id.0).map_or(id, |other| PersonId(*other));
    let known = people::service::by_ids(db, ids.into_iter().map(now)).await?;
    for who in subjects.iter_mut().flat_map(|it| &mut it.speakers) {
        who.person_id = who.person_id.map(now).filter(|id| known.contains_key(id));
    }
    Ok(subjects)
}

/// What there is in an event that questions can be about.
struct Agenda {
    days: (NaiveDate, NaiveDate),
    panels: BTreeMap<PanelId, Subject>,
    items: BTreeMap<ItemId, Item>,
}

/// An item, and the place in it of each who speaks.
struct Item {
    subject: Subject,
    places: Vec<i32>,
}

impl Agenda {
    /// That of an event; it is read only where a question needs it.
    async fn of(
        db: &impl ConnectionTrait,
        event: &Event,
        questions: &[EvaluationQuestion],
    ) -> Result<Self> {
        let mut own = Self {
            days: (event.starts_on, event.ends_on),
            panels: BTreeMap::new(),
            items: BTreeMap::new(),
        };
        let needs = |it: &EvaluationSubject| it.panel_id.is_some() || it.item_id.is_some();
        if !questions.iter().filter_map(|it| it.about.as_ref()).any(needs) {
            return Ok(own);
        }
        for panel in Outline::read(db, event.clone()).await?.panels {
            for item in panel.items {
                own.items.insert(item.item.id, of_item(item, panel.day));
            }
            let title = Some(panel.panel.title);
            let subject = Subject { day: panel.day, title, ..Subject::default() };
            own.panels.insert(panel.panel.id, subject);
        }
        Ok(own)
    }

    /// What a question is about, if the agenda has it.
    fn find(&self, about: &EvaluationSubject) -> Option<Subject> {
        if let Some(day) = about.day {
            let within = self.days.0 <= day && day <= self.days.1;
            return within.then(|| Subject { day: Some(day), ..Subject::default() });
        }
        if let Some(panel) = about.panel_id {
            return self.panels.get(&panel).cloned();
        }
        let item = self.items.get(&about.item_id?)?;
        let Some(place) = about.speaker else { return Some(item.subject.clone()) };
        let index = item.places.iter().position(|it| *it == place)?;
        let speakers = vec![item.subject.speakers.get(index)?.clone()];
        Some(Subject { speakers, of_one: true, ..item.subject.clone() })
    }
}

fn of_item(whole: ItemOutline, day: Option<NaiveDate>) -> Item {
    let places = whole.speakers.iter().map(|who| who.position).collect();
    let spoke = |who: speaker::Model| Spoke { person_id: who.person_id, full_name: who.full_name };
    let speakers = whole.speakers.into_iter().map(spoke).collect();
    let subject = Subject { day, title: Some(whole.item.title), speakers, of_one: false };
    Item { subject, places }
}

/// Notes which questions are about nothing that the event has.
pub(super) async fn check(
    db: &impl ConnectionTrait,
    checks: &mut Checks,
    row: &Model,
    event: &Event,
) -> Result<()> {
    let agenda = Agenda::of(db, event, &row.questions).await?;
    for (index, question) in row.questions.iter().enumerate() {
        let Some(about) = &question.about else { continue };
        let field = match about {
            EvaluationSubject { day: Some(_), .. } => "day",
            EvaluationSubject { panel_id: Some(_), .. } => "panel_id",
            EvaluationSubject { item_id: Some(_), .. } => "item_id",
            _ => continue,
        };
        let pointer = format!("questions/{index}/about/{field}");
        let message = "The event has no such day, panel, item or speaker.";
        checks.require(agenda.find(about).is_some(), &pointer, "unknown", message);
    }
    Ok(())
}

/// What was thought of days and speakers: of the means that are told by question, and so nothing that
/// those do not tell.
pub(super) fn breakdown(
    questions: &[EvaluationQuestion],
    told: &[QuestionResult],
    subjects: &[Subject],
) -> (Vec<EvaluationDay>, Vec<EvaluationSpeaker>) {
    let mut days: BTreeMap<NaiveDate, Vec<f64>> = BTreeMap::new();
    let mut speakers: BTreeMap<Whom, Vec<f64>> = BTreeMap::new();
    for ((question, told), subject) in questions.iter().zip(told).zip(subjects) {
        let Some(mean) = told.mean.map(|mean| of_scale(question, mean)) else { continue };
        if let Some(day) = subject.day {
            days.entry(day).or_default().push(mean);
        }
        for who in &subject.speakers {
            let whom = (fold(&who.full_name), who.full_name.clone(), who.person_id);
            speakers.entry(whom).or_default().push(mean);
        }
    }
    let count = |means: &[f64]| i64::try_from(means.len()).unwrap_or(i64::MAX);
    let share = |means: &[f64]| to_tenths(mean(means).unwrap_or(0.0));
    let day = |(day, means): (NaiveDate, Vec<f64>)| EvaluationDay {
        day,
        questions: count(&means),
        mean_percent: share(&means),
    };
    let speaker = |((_, full_name, person_id), means): (Whom, Vec<f64>)| EvaluationSpeaker {
        person_id,
        full_name,
        questions: count(&means),
        mean_percent: share(&means),
    };
    (days.into_iter().map(day).collect(), speakers.into_iter().map(speaker).collect())
}

/// A speaker, in the order of names.
type Whom = (String, String, Option<PersonId>);
