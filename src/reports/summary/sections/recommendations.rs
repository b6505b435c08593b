//! What was recommended, by addressee, and where each stands.

use typesetting::{Block, Column, Group, LINE_BREAK, Run, Table};

use crate::files::document::flat;
use crate::ids::RecommendationId;
use crate::recommendations::rules::Standing;
use crate::recommendations::table::Row;
use crate::recommendations::types::{Counterpart, RecommendationOut};
use crate::reports::summary::facts::Facts;
use crate::reports::wording::Wording as _;

pub(super) fn blocks(it: &Facts) -> Vec<Block> {
    if it.recommendations.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        Column::numbers(it.say("report-number"), 1),
        Column::words(it.say("report-recommendation"), 9),
        Column::words(it.say("report-due"), 3),
        Column::words(it.say("report-state"), 4),
    ];
    let mut groups: Vec<Group> = Vec::new();
    for row in &it.recommendations {
        let name = addressee(it, row);
        let cells = cells(it, row);
        match groups.iter_mut().find(|group| group.heading.as_ref() == Some(&name)) {
            Some(group) => group.rows.push(cells),
            None => groups.push(Group { heading: Some(name), rows: vec![cells] }),
        }
    }
    // Those that are nobody's own stand last.
    let nobody = Some(it.say("report-no-addressee"));
    groups.sort_by_key(|group| group.heading == nobody);
    vec![Block::Table(Table { columns, groups })]
}

fn addressee(it: &Facts, row: &Row) -> String {
    let named = row.addressee.as_ref().and_then(|(_, organization)| organization.as_ref());
    named.map_or_else(
        || it.say("report-no-addressee"),
        |organization| organization.name_for(it.reader.language()).to_owned(),
    )
}

fn cells(it: &Facts, row: &Row) -> Vec<Vec<Run>> {
    let own = &row.recommendation;
    let due = own.due.as_ref().map(|due| it.partial(due)).unwrap_or_default();
    vec![
        vec![Run::plain(own.number.to_string())],
        text(it, own),
        vec![Run::plain(due)],
        vec![Run::plain(state(it, row))],
    ]
}

/// Where it stands, or which one is in its place. Who is done stays with what was carried forward.
fn state(it: &Facts, row: &Row) -> String {
    let own = &row.recommendation;
    let (acceptance, implementation) = match &row.addressee {
        Some((addressee, _)) => (addressee.acceptance, addressee.implementation),
        None => (own.acceptance, own.implementation),
    };
    if let Some(first) = own.duplicate_of {
        return repeats(it, first);
    }
    let is_open = Standing { acceptance, implementation }.is_open();
    if let Some(to) = own.carried_to.filter(|_| is_open) {
        return match it.instead.get(&to) {
            Some((_, event)) => {
                it.say_of("report-carried-to", "event", event.title_for(it.reader.language()))
            }
            None => it.say("report-carried"),
        };
    }
    let mut state = vec![
        it.word("acceptance-", acceptance.as_str()),
        it.word("implementation-", implementation.as_str()),
    ];
    state.extend(row.is_overdue().then(|| it.say("column-overdue")));
    state.join(". ")
}

fn repeats(it: &Facts, first: RecommendationId) -> String {
    let Some((number, event)) = it.instead.get(&first) else {
        return it.say("report-repeats-another");
    };
    let number = number.to_string();
    if event.id == it.event.id {
        return it.say_of("report-repeats", "number", number);
    }
    let title = event.title_for(it.reader.language()).to_owned();
    it.say_with("report-repeats-elsewhere", [("number", number), ("event", title)])
}

/// What is recommended, with whom and where.
fn text(it: &Facts, own: &RecommendationOut) -> Vec<Run> {
    let mut runs = flat(&it.long(Some(&own.text)));
    let named = |counterpart: &Counterpart| {
        let known = counterpart.organization_id.and_then(|id| it.organization(id));
        counterpart.name.clone().or_else(|| known.map(str::to_owned))
    };
    let with: Vec<String> = own.counterparts.iter().filter_map(named).collect();
    let mut more = |what: String, value: String| {
        if !value.is_empty() {
            runs.push(Run::plain(format!("{LINE_BREAK}{what}: {value}")));
        }
    };
    more(it.say("report-with"), with.join(", "));
    let country = own.proposed_country.as_ref().map(|code| it.country(code));
    more(it.say("report-proposed"), country.unwrap_or_default());
    runs
}
