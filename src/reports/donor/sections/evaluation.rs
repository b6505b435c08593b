//! What participants thought and what they learned, form by form: the means alone.

use typesetting::{Block, Column, Run, Table};

use crate::reports::blocks::row;
use crate::reports::donor::facts::Facts;
use crate::reports::donor::record::Form;
use crate::reports::wording::Wording as _;

pub(super) fn blocks(it: &Facts) -> Vec<Block> {
    if it.forms.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        Column::words(it.say("report-event"), 6),
        Column::words(it.say("report-form"), 5),
        Column::numbers(it.say("evaluation-invited"), 2),
        Column::numbers(it.say("evaluation-answered"), 2),
        Column::numbers(it.say("evaluation-mean-percent"), 2),
        Column::numbers(it.say("evaluation-gain"), 2),
    ];
    let rows = it.forms.iter().map(|form| cells(it, form)).collect();
    let mut all = vec![Block::Table(Table::new(columns, rows))];
    if it.forms.iter().any(|form| form.results.withheld.is_none()) {
        all.push(Block::note(it.say("report-rounded")));
    }
    if it.forms.iter().any(|form| form.results.withheld.is_some()) {
        all.push(Block::note(it.say("report-donor-few")));
    }
    if it.more_forms {
        all.push(Block::note(it.say("report-donor-more-forms")));
    }
    all
}

fn cells(it: &Facts, form: &Form) -> Vec<Vec<Run>> {
    let results = &form.results;
    let event = it.events.iter().find(|counted| counted.event.id == results.event_id);
    let kind = it.word("evaluation-kind-", results.kind.as_str());
    let mean = results.test.as_ref().and_then(|test| test.mean_percent).or(form.opinion);
    let told = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| it.number(value));
    row([
        event.map(|counted| it.title(&counted.event)).unwrap_or_default(),
        format!("{} ({kind})", it.text(&results.title)),
        results.invited.to_string(),
        results.answered.to_string(),
        told(mean),
        told(form.gain),
    ])
}
