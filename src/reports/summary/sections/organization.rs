//! Who held the event, where and how, and for which countries.

use typesetting::{Block, Column, Run, Table};

use super::{fact, labelled};
use crate::events::types::{EventCountryRole, EventOrganizationRole};
use crate::files::document;
use crate::pages::catalogue::family;
use crate::pages::dates;
use crate::pages::views::When;
use crate::reports::summary::facts::Facts;
use crate::reports::wording::Wording as _;

pub(super) fn blocks(it: &Facts) -> Vec<Block> {
    let mut all = Vec::new();
    let role = |role: &EventOrganizationRole| it.word("organization-role-", role.as_str());
    let organizations = it.bodies().into_iter().map(|(name, roles)| {
        let roles: Vec<String> = roles.iter().map(role).collect();
        vec![Run::bold(name), Run::plain(format!(" ({})", roles.join(", ")))]
    });
    let organizations: Vec<_> = organizations.collect();
    if !organizations.is_empty() {
        all.push(Block::list(organizations));
    }
    all.push(Block::Table(Table::new(vec![Column::words("", 3), Column::words("", 8)], facts(it))));
    let countries = EventCountryRole::ALL.iter().filter_map(|role| {
        let names = it.countries_as(*role);
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
        let days = (event.starts_on, event.ends_on);
        let when = When::new(days, (event.start_time, event.end_time), event.time_zone.tz());
        format!("{times} ({})", when.zone)
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
        fact(it.say("report-access"), it.word("report-access-", event.access.as_str())),
        fact(it.say("report-contact"), contact),
        mailbox(it),
    ];
    rows.into_iter().flatten().collect()
}

/// Where the contact is written to.
fn mailbox(it: &Facts) -> Option<Vec<Vec<Run>>> {
    let address = it.event.contact_email.as_ref()?.to_string();
    let link = document::address(&format!("mailto:{address}"));
    let mailbox = Run { link, ..Run::plain(address) };
    Some(vec![vec![Run::plain(it.say("report-mailbox"))], vec![mailbox]])
}

fn language(it: &Facts, tag: &crate::text::Language) -> String {
    let key = family("language-", tag.primary());
    it.reader
        .catalogue()
        .find(&key, &fluent_bundle::FluentArgs::new())
        .unwrap_or_else(|| tag.to_string())
}
