//! How far the indicators are from their baselines to their targets.

use typesetting::{Block, Column, Run, Table};

use crate::db::PartialDate;
use crate::programmes::indicators::types::IndicatorMeasure;
use crate::reports::blocks::row;
use crate::reports::donor::facts::Facts;
use crate::reports::donor::types::IndicatorProgress;
use crate::reports::wording::Wording as _;

pub(super) fn blocks(it: &Facts) -> Vec<Block> {
    if it.indicators.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        Column::words(it.say("report-number"), 2),
        Column::words(it.say("report-indicator"), 6),
        Column::words(it.say("report-baseline"), 3),
        Column::words(it.say("report-target"), 3),
        Column::words(it.say("report-value"), 3),
        Column::words(it.say("report-indicator-progress"), 3),
        Column::words(it.say("report-source"), 5),
    ];
    let rows = it.indicators.iter().map(|own| cells(it, own)).collect();
    vec![Block::Table(Table::new(columns, rows))]
}

fn cells(it: &Facts, own: &IndicatorProgress) -> Vec<Vec<Run>> {
    let title = it.text(&own.title);
    let title = match &own.unit {
        Some(unit) => format!("{title} ({unit})"),
        None => title.to_owned(),
    };
    let baseline = own.baseline.as_ref().map(|from| figure(it, from.value, from.dated.as_ref()));
    let target = own.target.as_ref().map(|to| figure(it, to.value, to.dated.as_ref()));
    let is_entered = own.measure == IndicatorMeasure::Entered;
    let value = own.value.map(|value| {
        if is_entered { figure(it, value, own.dated.as_ref()) } else { it.number(value) }
    });
    let shown = [Some(own.code.clone().unwrap_or_default()), Some(title), baseline, target, value];
    let shown = shown.map(|cell| cell.unwrap_or_else(|| "–".to_owned()));
    row(shown.into_iter().chain([progress(it, own), source(it, own)]))
}

/// A number that was entered and its date: `70 (2024)`.
fn figure(it: &Facts, value: f64, dated: Option<&PartialDate>) -> String {
    let dated = dated.map(|day| format!(" ({})", it.partial(day))).unwrap_or_default();
    format!("{}{dated}", it.decimal(value))
}

fn progress(it: &Facts, own: &IndicatorProgress) -> String {
    let share = own.progress_percent.map(|share| format!("{} %", it.number(share)));
    let reached = own.reached.map(|is_reached| {
        if is_reached { it.say("report-reached") } else { it.say("report-not-reached") }
    });
    let said: Vec<String> = [share, reached].into_iter().flatten().collect();
    if said.is_empty() { "–".to_owned() } else { said.join("; ") }
}

/// Where the baseline and the value stand.
fn source(it: &Facts, own: &IndicatorProgress) -> String {
    let from = own.baseline.as_ref().and_then(|from| from.source.as_ref());
    let from = from.map(|source| it.say_of("report-source-baseline", "source", source));
    let value = match own.measure {
        IndicatorMeasure::Entered => own.source.clone(),
        counted => {
            let what = it.word("report-measure-", counted.as_str());
            Some(it.say_of("report-source-counted", "what", what))
        }
    };
    let note = own.note.as_ref().map(|note| it.room().lines(note));
    let said: Vec<String> = [value, from, note].into_iter().flatten().collect();
    said.join("; ")
}
