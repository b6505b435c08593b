//! Who held the event, where and how, and for which countries.

use typesetting::{Block, Column, Run, Table};

use super::{fact, labelled};
use crate::events::types::EventCountryRole;
use crate::pages::catalogue::family;
use crate::pages::dates;
use crate::reports::summary::facts::Facts;

pub(super) fn blocks(it: &Facts) -> Vec<Block> {
    let mut all = Vec::new();
    let role = |role: &&str| it.word("organization-role-", role);
    let organizations = it.summary.organizations.iter().map(|body| {
        let roles: Vec<String> = body.roles.iter().map(role).collect();
        vec![Run::bold(&*body.name), Run::plain(format!(" ({})", roles.join(", ")))]
    });
    let organizations: Vec<_> = organizations.collect();
    if !organizations.is_empty() {
        all.push(Block::list(organizations));
    }
    all.push(Block::Table(Table::new(vec![Column::words("", 3), Column::words("", 8)], facts(it))));
    let countries = EventCountryRole::ALL.iter().filter_map(|role| {
        let theirs = it.countries.iter().filter(|entry| entry.role == *role);
        let names: Vec<String> = theirs.map(|entry| it.country(&entry.country)).collect();
        let what = it.word("report-countries-", role.as_str());
        (!names.is_empty()).then(|| labelled(&what, &names.join(", ")))
    });
    let countries: Vec<_> = countries.collect();
    if !countries.is_empty() {
        all.push(Block::list(countries));
    }
    all
}

fn facts(it: &Facts) -> Vec<Vec<Vec<Run>>> {
    let event = &it.event;
    let times = dates::time_range(it.reader.language(), event.start_time, event.end_time);
    let times = if event.start_time.is_some() {
        format!("{times} ({})", it.summary.when.zone)
    } else {
        String::new()
    };
    let languages: Vec<String> =
        event.working_languages.iter().map(|tag| language(it, tag)).collect();
    let place = [Some(it.place()), event.venue_address.clone()];
    let place: Vec<String> = place.into_iter().flatten().filter(|it| !it.is_empty()).collect();
    let contact = event.contact_unit.clone().unwrap_or_default();
    let rows = [
        fact(it.say("report-dates"), it.dates()),
        fact(it.say("report-times"), times),
        fact(it.say("report-place"), place.join(", ")),
        fact(it.say("report-modality"), it.word("modality-", event.modality.as_str())),
        fact(it.say("report-languages"), languages.join(", ")),
        fact(it.say("report-contact"), contact),
    ];
    rows.into_iter().flatten().collect()
}

fn language(it: &Facts, tag: &crate::text::Language) -> String {
    let key = family("language-", tag.primary());
    it.reader
        .catalogue()
        .find(&key, &fluent_bundle::FluentArgs::new())
        .unwrap_or_else(|| tag.to_string())
}
