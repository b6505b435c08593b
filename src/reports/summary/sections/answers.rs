//! The evaluation in full, as an annex: what was answered to each question, as far as it can be handed on.

use typesetting::{Bar, Block, Chart, Run};

use super::evaluation::{head, mean, question};
use crate::evaluations::pages::Words;
use crate::evaluations::types::{AnswerCount, EvaluationQuestion, QuestionResult};
use crate::reports::summary::facts::Facts;
use crate::reports::summary::record::Evaluated;
use crate::reports::wording::Wording as _;

pub(super) fn blocks(it: &Facts) -> Vec<Block> {
    it.evaluations.iter().flat_map(|one| of_form(it, one)).collect()
}

fn of_form(it: &Facts, one: &Evaluated) -> Vec<Block> {
    let mut all = head(it, one);
    let questions = one.form.questions.iter().zip(&one.results.questions).enumerate();
    for (at, (asked, told)) in questions {
        let mut name = vec![Run::bold(question(it, one, at, told))];
        let mean = mean(it, one, at, told).map(|mean| it.say_of("evaluation-mean", "mean", mean));
        let right = told.correct_percent.map(|share| it.decimal(share));
        let right = right.map(|share| it.say_of("evaluation-correct", "share", share));
        let hidden = told.withheld.then(|| it.say("evaluation-hidden"));
        for more in [mean, right, hidden].into_iter().flatten() {
            name.push(Run::plain(format!(" {more}")));
        }
        all.push(Block::Paragraph { runs: name });
        all.extend(chart(it, asked, told).map(Block::Chart));
        if !told.texts.is_empty() {
            all.push(Block::list(told.texts.iter().map(|text| vec![it.lines(text)])));
        }
    }
    all
}

/// How many chose what, in the order of the form.
fn chart(it: &Facts, asked: &EvaluationQuestion, told: &QuestionResult) -> Option<Chart> {
    let words = Words::of(&it.event, asked, &it.reader);
    let bar = |count: &AnswerCount| {
        let value = u64::try_from(count.people).ok()?;
        Some(Bar { label: words.label(count), value })
    };
    let bars: Vec<Bar> = told.distribution.iter().filter_map(bar).collect();
    (!bars.is_empty()).then(|| Chart {
        title: it.text(&told.label).to_owned(),
        label: it.say("report-label"),
        value: it.say("report-people"),
        bars,
    })
}
