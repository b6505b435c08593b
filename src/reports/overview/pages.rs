//! The overview of a programme as a page for the organizers, with pictures.

use super::rules;
use super::service::{Line, Seen};
use crate::countries::CountryCode;
use crate::countries::names::{name_of, sort_key};
use crate::events::pages::worded;
use crate::pages::catalogue::family;
use crate::pages::views::{BarChart, OverviewLine, OverviewView, Worded};
use crate::pages::{Page, Reader, show};
use crate::words::numbers::decimal;

/// The page.
pub(super) fn page(reader: &Reader, seen: &Seen) -> Page {
    let language = reader.language();
    let title = seen.programme.title.picked([language]);
    let title = title.map(|(of, title)| Worded::new(title.to_owned(), of, language));
    let view = OverviewView {
        title: title.unwrap_or_default(),
        events: seen.lines.iter().map(|line| event(line, seen, reader)).collect(),
        people: seen.people.people,
        came_back: seen.people.came_back,
        came_back_percent: seen.people.came_back_percent.map(|share| decimal(language, share)),
        charts: charts(seen, reader),
    };
    show(reader, &view)
}

fn event(line: &Line, seen: &Seen, reader: &Reader) -> OverviewLine {
    let counted = &line.counted;
    let event = &counted.event;
    let codes = counted.by_country.keys().filter_map(|code| code.parse::<CountryCode>().ok());
    let mut countries: Vec<String> =
        codes.map(|code| name_of(&code, reader.language()).to_owned()).collect();
    countries.sort_by_cached_key(|name| sort_key(name, reader.language()));
    OverviewLine {
        title: worded(event, &event.title, reader.language()),
        status: event.standing_at(seen.now).as_str(),
        starts_on: event.starts_on,
        ends_on: event.ends_on,
        invited: line.invited,
        confirmed: counted.confirmed,
        participants: counted.participants,
        came: counted.came,
        countries,
    }
}

fn charts(seen: &Seen, reader: &Reader) -> Vec<BarChart> {
    let say = |start: &str, choice: &str| reader.catalogue().say(&family(start, choice), []);
    let count = |of: u64| i64::try_from(of).unwrap_or(i64::MAX);
    let held = seen.lines.iter().filter(|line| line.held);
    let countries = rules::countries(held.map(|line| &line.counted.by_country));
    let countries = countries
        .iter()
        .map(|it| (name_of(&it.country, reader.language()).to_owned(), it.participants));
    let board = &seen.recommendations;
    let states = board.by_implementation.iter();
    let states =
        states.map(|it| (say("implementation-", it.implementation.as_str()), count(it.count)));
    let answers = board.by_acceptance.iter();
    let answers = answers.map(|it| (say("acceptance-", it.acceptance.as_str()), count(it.count)));
    let all = [
        BarChart::of("country", countries),
        BarChart::in_order("implementation", states),
        BarChart::in_order("acceptance", answers),
    ];
    all.into_iter().flatten().collect()
}
