//! What questions are about: days, panels, items and their speakers, as the agenda has them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sea_orm::ConnectionTrait;

use crate::agenda::entity::speaker;
use crate::agenda::service::{ItemOutline, Outline};
use crate::error::{Checks, Result};
use crate::evaluations::entity::evaluation::Model;
use crate::evaluations::rules::scores::{mean, to_tenths};
use crate::evaluations::rules::told::of_scale;
use crate::evaluations::types::{
    EvaluationDay, EvaluationQuestion, EvaluationSpeaker, EvaluationSubject, QuestionResult,
};
use crate::events::entity::event::Model as Event;
use crate::ids::{ItemId, PanelId, PersonId};
use crate::text::{Texts, fold};

/// What a question is about.
#[derive(Clone, Debug, Default)]
pub struct Subject {
    /// The day on which it was.
    pub day: Option<NaiveDate>,
    /// What the panel or item is called.
    pub title: Option<Texts>,
    /// Who spoke.
    pub speakers: Vec<speaker::Model>,
    /// Whether it is about one of them alone.
    pub of_one: bool,
}

/// What the questions of an evaluation are about.
#[derive(Clone, Debug)]
pub struct Subjects {
    days: (NaiveDate, NaiveDate),
    panels: BTreeMap<PanelId, Subject>,
    items: BTreeMap<ItemId, Subject>,
}

impl Subjects {
    /// Those of an event; the agenda is read only where a question needs it.
    pub async fn of(
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

    /// What a question is about, if the agenda still has it.
    pub fn find(&self, about: &EvaluationSubject) -> Option<Subject> {
        if let Some(day) = about.day {
            let within = self.days.0 <= day && day <= self.days.1;
            return within.then(|| Subject { day: Some(day), ..Subject::default() });
        }
        if let Some(panel) = about.panel_id {
            return self.panels.get(&panel).cloned();
        }
        let mut item = self.items.get(&about.item_id?)?.clone();
        if let Some(place) = about.speaker {
            item.speakers.retain(|who| who.position == place);
            item.of_one = true;
            item.speakers.first()?;
        }
        Some(item)
    }
}

fn of_item(whole: ItemOutline, day: Option<NaiveDate>) -> Subject {
    Subject { day, title: Some(whole.item.title), speakers: whole.speakers, of_one: false }
}

/// Notes which questions are about nothing that the event has.
pub(super) async fn check(
    db: &impl ConnectionTrait,
    checks: &mut Checks,
    row: &Model,
    event: &Event,
) -> Result<()> {
    let subjects = Subjects::of(db, event, &row.questions).await?;
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
        checks.require(subjects.find(about).is_some(), &pointer, "unknown", message);
    }
    Ok(())
}

type About<'a> = &'a dyn Fn(&EvaluationSubject) -> Option<Subject>;

/// What was thought of days and speakers: of the means that are told by question, and so nothing that
/// those do not tell.
pub(super) fn breakdown(
    questions: &[EvaluationQuestion],
    told: &[QuestionResult],
    about: About<'_>,
) -> (Vec<EvaluationDay>, Vec<EvaluationSpeaker>) {
    let mut days: BTreeMap<NaiveDate, Vec<f64>> = BTreeMap::new();
    let mut speakers: BTreeMap<Whom, Vec<f64>> = BTreeMap::new();
    for (question, told) in questions.iter().zip(told) {
        let (Some(mean), Some(subject)) = (told.mean, question.about.as_ref().and_then(about))
        else {
            continue;
        };
        let mean = of_scale(question, mean);
        if let Some(day) = subject.day {
            days.entry(day).or_default().push(mean);
        }
        for who in subject.speakers {
            let whom = (fold(&who.full_name), who.full_name, who.person_id);
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
