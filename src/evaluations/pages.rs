//! The form on which people answer, and the page of what came of it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;
use serde_json::Value;

use super::entity::answer;
use super::rules::questions;
use super::service::Opened;
use super::types::{
    AnswerCount, EvaluationQuestion, EvaluationQuestionKind as Kind, EvaluationResults,
    QuestionResult, Subject,
};
use crate::error::{FieldError, Result};
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::pages::views::{
    BarChart, FormView, PointsLine, QuestionView, ResultsView, ShareLine, TestView,
};
use crate::pages::{Form, Page, Reader, dates, show};
use crate::registrations::form;
use crate::registrations::form::rules::Answered;
use crate::text::Language;
use crate::words::numbers::decimal;

/// The fields of a form with what was answered before, or what was typed and what is wrong with it.
pub fn form(
    opened: &Opened,
    subjects: &[Subject],
    reader: &Reader,
    before: Option<&answer::Model>,
    typed: Option<&Form>,
    faults: &[FieldError],
) -> FormView {
    let asked = questions::form_of(&opened.evaluation.questions);
    let known = Answered {
        answers: before.map(|row| row.answers.0.clone()).unwrap_or_default(),
        ..Answered::default()
    };
    let mut fields = form::pages::views(&asked, reader, &opened.event, opened.who());
    let each = opened.evaluation.questions.iter().zip(subjects);
    for (field, (question, subject)) in fields.iter_mut().zip(each) {
        form::pages::fill(field, &asked, &known);
        field.note = note(question, subject, &opened.event, reader);
    }
    let view = FormView::new(fields);
    let view = typed.map_or_else(|| view.clone(), |typed| view.clone().filled(typed));
    view.marked(faults, reader)
}

/// What a question is about, and how much can be written.
fn note(
    question: &EvaluationQuestion,
    subject: &Subject,
    event: &Event,
    reader: &Reader,
) -> Option<String> {
    let most = (question.kind == Kind::Text).then(|| {
        let most = [("most", questions::TEXT_MAX.into())];
        reader.catalogue().say("evaluation-text-most", most)
    });
    let both: Vec<String> = about(subject, event, reader).into_iter().chain(most).collect();
    (!both.is_empty()).then(|| both.join(" – "))
}

/// What a question is about, in words.
pub fn about(subject: &Subject, event: &Event, reader: &Reader) -> Option<String> {
    let language = reader.language();
    let title = subject.title.as_ref().map(|title| event.text_for(title, language).to_owned());
    let speaker = subject.speakers.first().filter(|_| subject.of_one);
    let day = subject.day.filter(|_| title.is_none());
    let day = day.map(|day| dates::date(language, day));
    let parts = [title, speaker.map(|who| who.full_name.clone()), day];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let all = parts.join(", ");
    (!all.is_empty()).then(|| reader.catalogue().say("evaluation-about", [("what", all.into())]))
}

/// What was typed into a form, right or wrong.
pub fn typed(opened: &Opened, sent: &Form) -> BTreeMap<String, Value> {
    let asked = questions::form_of(&opened.evaluation.questions);
    form::pages::typed(&asked, sent, true, &Answered::default())
}

/// Whether several values can be sent under a name.
pub fn takes_several(opened: &Opened, key: &str) -> bool {
    let several = |it: &EvaluationQuestion| it.key == key && it.kind == Kind::SeveralOf;
    opened.evaluation.questions.iter().any(several)
}

/// The page of what came of an evaluation, as of `now`.
pub async fn results(
    db: &impl ConnectionTrait,
    event: &Event,
    (asked, subjects): (&[EvaluationQuestion], &[Subject]),
    results: EvaluationResults,
    reader: &Reader,
    now: DateTime<Utc>,
) -> Result<Page> {
    let told = asked.iter().zip(&results.questions).zip(subjects);
    let questions = told.map(|((asked, told), subject)| QuestionView {
        about: about(subject, event, reader),
        ..question(event, asked, told, reader)
    });
    let language = reader.language();
    let days = results.days.iter().map(|it| ShareLine {
        label: dates::date(language, it.day),
        percent: decimal(language, it.mean_percent),
    });
    let speakers = results.speakers.iter().map(|it| ShareLine {
        label: it.full_name.clone(),
        percent: decimal(language, it.mean_percent),
    });
    let view = ResultsView {
        event: events::pages::summary(db, event, reader.language(), now).await?,
        title: events::pages::worded(event, &results.title, reader.language()),
        kind: results.kind.as_str(),
        anonymous: results.anonymous,
        invited: results.invited,
        answered: results.answered,
        withheld: results.withheld.map(super::types::Withheld::as_str),
        questions: questions.collect(),
        days: days.collect(),
        speakers: speakers.collect(),
        test: test(&results, language),
    };
    Ok(show(reader, &view))
}

fn question(
    event: &Event,
    asked: &EvaluationQuestion,
    told: &QuestionResult,
    reader: &Reader,
) -> QuestionView {
    let words = Words::of(event, asked, reader);
    let number = |value: f64| decimal(reader.language(), value);
    let bars = told.distribution.iter().map(|it| (words.label(it), it.people));
    QuestionView {
        label: events::pages::worded(event, &told.label, reader.language()),
        about: None,
        withheld: told.withheld,
        mean: told.mean.map(number),
        correct: told.correct_percent.map(number),
        chart: BarChart::in_order("answers", bars),
        texts: told.texts.clone(),
    }
}

/// What the answers to a question are called.
pub struct Words(BTreeMap<String, String>);

impl Words {
    /// Those of a question, in the reader's language.
    pub fn of(event: &Event, asked: &EvaluationQuestion, reader: &Reader) -> Self {
        let form = questions::form_of(std::slice::from_ref(asked));
        let options = form.fields.into_iter().flat_map(|field| field.options);
        let say = |key: &str| reader.catalogue().say(key, []);
        let mut labels: BTreeMap<String, String> = options
            .map(|it| (it.value, event.text_for(&it.label, reader.language()).to_owned()))
            .collect();
        if asked.kind == Kind::YesNo {
            labels.insert(questions::YES.to_owned(), say("yes"));
            labels.insert(questions::NO.to_owned(), say("no"));
        }
        Self(labels)
    }

    /// What an answer is called that some have given.
    pub fn label(&self, count: &AnswerCount) -> String {
        self.0.get(&count.value).cloned().unwrap_or_default()
    }
}

fn test(results: &EvaluationResults, language: &Language) -> Option<TestView> {
    let test = results.test.as_ref()?;
    let number = |value: f64| decimal(language, value);
    Some(TestView {
        max_points: test.max_points,
        mean: test.mean_percent.map(number),
        people: test.gain.as_ref().and_then(|gain| gain.people),
        before: test.gain.as_ref().map(|gain| number(gain.before_percent)),
        after: test.gain.as_ref().map(|gain| number(gain.after_percent)),
        gain: test.gain.as_ref().map(|gain| number(gain.gain)),
        each: test
            .people
            .iter()
            .map(|it| PointsLine {
                full_name: it.full_name.clone(),
                points: it.points,
                percent: number(it.percent),
                before: it.before_percent.map(number),
            })
            .collect(),
    })
}
