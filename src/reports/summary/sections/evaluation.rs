//! What participants thought of the event and what they learned, form by form: the means alone.

use typesetting::{Block, Column, Run, Table};

use super::labelled;
use crate::evaluations::pages::about;
use crate::evaluations::rules::questions::scale;
use crate::evaluations::types::{EvaluationQuestionKind, QuestionResult, TestResult, Withheld};
use crate::pages::dates;
use crate::reports::summary::facts::Facts;
use crate::reports::summary::record::Evaluated;
use crate::reports::wording::Wording as _;

pub(super) fn blocks(it: &Facts) -> Vec<Block> {
    let mut all: Vec<Block> = it.evaluations.iter().flat_map(|one| of_form(it, one)).collect();
    if it.evaluations.iter().any(|one| one.results.withheld.is_none()) {
        all.push(Block::note(it.say("report-rounded")));
    }
    all
}

fn of_form(it: &Facts, one: &Evaluated) -> Vec<Block> {
    let mut all = head(it, one);
    let questions = one.results.questions.iter().enumerate();
    let rows: Vec<_> = questions.filter_map(|(at, told)| row(it, one, at, told)).collect();
    if !rows.is_empty() {
        let columns = vec![
            Column::words(it.say("report-question"), 8),
            Column::numbers(it.say("report-mean"), 2),
            Column::numbers(it.say("report-right"), 2),
        ];
        all.push(Block::Table(Table::new(columns, rows)));
    }
    let facts = shares(it, one);
    if !facts.is_empty() {
        all.push(Block::list(facts));
    }
    all
}

/// What a form is called, how many were asked and have answered, and why no more is told.
pub(super) fn head(it: &Facts, one: &Evaluated) -> Vec<Block> {
    let results = &one.results;
    let kind = it.word("evaluation-kind-", results.kind.as_str());
    let title = format!("{} ({kind})", it.text(&results.title));
    let counts = [
        (it.say("evaluation-invited"), results.invited),
        (it.say("evaluation-answered"), results.answered),
    ];
    let counts = counts.map(|(what, count)| labelled(&what, &count.to_string()));
    let mut all = vec![Block::heading(title), Block::list(counts)];
    all.extend(results.withheld.map(|why| {
        Block::note(match why {
            Withheld::Open => it.say("report-evaluation-open"),
            Withheld::Few => it.say("report-evaluation-few"),
        })
    }));
    all
}

/// What is asked, and what that is about.
pub(super) fn question(it: &Facts, one: &Evaluated, at: usize, told: &QuestionResult) -> String {
    let subject = one.subjects.get(at);
    let subject = subject.and_then(|subject| about(subject, &it.event, &it.reader));
    let asked = it.text(&told.label);
    subject.map_or_else(|| asked.to_owned(), |subject| format!("{asked} ({subject})"))
}

fn row(it: &Facts, one: &Evaluated, at: usize, told: &QuestionResult) -> Option<Vec<Vec<Run>>> {
    if told.mean.is_none() && told.correct_percent.is_none() {
        return None;
    }
    let right = told.correct_percent.map(|share| format!("{} %", it.decimal(share)));
    let cells = [Some(question(it, one, at, told)), mean(it, one, at, told), right];
    Some(cells.map(|text| vec![Run::plain(text.unwrap_or_default())]).to_vec())
}

/// A mean, and up to which number the scale goes.
pub(super) fn mean(
    it: &Facts,
    one: &Evaluated,
    at: usize,
    told: &QuestionResult,
) -> Option<String> {
    let asked = one.form.questions.get(at);
    let asked = asked.filter(|asked| asked.kind == EvaluationQuestionKind::Scale);
    let highest = asked.map(|asked| scale(asked).to);
    let mean = it.decimal(told.mean?);
    Some(match highest {
        Some(highest) => format!("{mean} / {highest}"),
        None => mean,
    })
}

/// The points of a test, and what was thought of days and speakers.
fn shares(it: &Facts, one: &Evaluated) -> Vec<Vec<Run>> {
    let results = &one.results;
    let mut all = results.test.as_ref().map(|test| points(it, test)).unwrap_or_default();
    let language = it.reader.language();
    let days = results.days.iter();
    let days = days.map(|told| (dates::date(language, told.day), told.mean_percent));
    let speakers = results.speakers.iter();
    let speakers = speakers.map(|told| (told.full_name.clone(), told.mean_percent));
    let lists = [
        (it.say("evaluation-by-day"), days.collect::<Vec<_>>()),
        (it.say("evaluation-by-speaker"), speakers.collect()),
    ];
    for (what, shares) in lists {
        let said: Vec<String> = shares
            .iter()
            .map(|(name, share)| format!("{name} – {} %", it.decimal(*share)))
            .collect();
        if !said.is_empty() {
            all.push(labelled(&what, &said.join("; ")));
        }
    }
    all
}

fn points(it: &Facts, test: &TestResult) -> Vec<Vec<Run>> {
    let mut facts = Vec::new();
    let mean = test.mean_percent.map(|share| (it.say("evaluation-mean-percent"), share));
    facts.extend(mean);
    if let Some(gain) = &test.gain {
        facts.push((it.say("evaluation-before"), gain.before_percent));
        facts.push((it.say("evaluation-after"), gain.after_percent));
        facts.push((it.say("evaluation-gain"), gain.gain));
    }
    facts.into_iter().map(|(what, share)| labelled(&what, &it.decimal(share))).collect()
}
