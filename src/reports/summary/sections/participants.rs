//! The list of participants, as an annex: those who agreed to stand in it.

use typesetting::{Block, Column, Group, Participant, Run, Table};

use crate::files::paper::PEOPLE;
use crate::reports::participants::paper;
use crate::reports::summary::facts::Facts;
use crate::reports::wording::Wording as _;

pub(super) fn blocks(it: &Facts) -> Vec<Block> {
    if it.participants.participants.len() > PEOPLE {
        let people = it.participants.listed.to_string();
        return vec![Block::note(it.say_of("report-too-many-listed", "people", people))];
    }
    let list = paper::paper(&it.reader, &it.event, &it.participants);
    let mut all = Vec::new();
    for part in list.parts {
        all.push(Block::heading(part.heading));
        let [number, name, position, organization] = list.headings.clone();
        let columns = vec![
            Column::numbers(number, 1),
            Column::words(name, 5),
            Column::words(position, 5),
            Column::words(organization, 6),
        ];
        let groups = part.delegations.into_iter().map(|delegation| Group {
            heading: delegation.heading,
            rows: delegation.people.iter().map(cells).collect(),
        });
        all.push(Block::Table(Table { columns, groups: groups.collect() }));
    }
    let confirmed = it.statistics.claimed.participants.counted;
    if !all.is_empty() && it.came.is_some_and(|came| came < confirmed) {
        all.push(Block::note(it.say("report-listed-confirmed")));
    }
    let silent = it.participants.not_listed;
    if !all.is_empty() && silent > 0 {
        all.push(Block::note(it.say_of("report-not-listed", "people", silent.to_string())));
    }
    all
}

fn cells(person: &Participant) -> Vec<Vec<Run>> {
    let mut name = Vec::new();
    name.extend(person.honorific.as_ref().map(|it| Run::plain(format!("{it} "))));
    name.push(Run::bold(&*person.name));
    let said = |text: &Option<String>| vec![Run::plain(text.clone().unwrap_or_default())];
    vec![
        vec![Run::plain(person.number.to_string())],
        name,
        said(&person.position),
        said(&person.organization),
    ]
}
