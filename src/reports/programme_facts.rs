//! What is on record of a programme: when it lasts, who pays for it and who carries it out, for which
//! countries, and on what it rests.

use typesetting::{Block, Run};

use super::blocks::{inside, labelled};
use super::wording::Wording;
use crate::db::PartialDate;
use crate::programmes::types::{
    Agreement, ProgrammeCountryRole, ProgrammeOrganizationRole, ProgrammeOut,
};

/// What it is, and what it is called: `Project: Digital government`.
pub(super) fn name(it: &impl Wording, programme: &ProgrammeOut) -> String {
    let kind = it.word("report-programme-", programme.kind.as_str());
    format!("{kind}: {}", it.text(&programme.title))
}

/// What is said of it, and then fact by fact.
pub(super) fn blocks(it: &impl Wording, programme: &ProgrammeOut) -> Vec<Block> {
    let mut all = inside(it.long(programme.description.as_ref()));
    let mut facts = Vec::new();
    facts.extend(days(it, programme).map(|days| labelled(&it.say("report-dates"), &days)));
    for role in ProgrammeOrganizationRole::ALL {
        let theirs = programme.organizations.iter().filter(|entry| entry.role == *role);
        let names = theirs.filter_map(|entry| it.organization(entry.organization_id));
        push(&mut facts, &it.word("report-programme-role-", role.as_str()), names);
    }
    for role in ProgrammeCountryRole::ALL {
        let theirs = programme.countries.iter().filter(|entry| entry.role == *role);
        let names = it.countries(theirs.map(|entry| &entry.country));
        push(
            &mut facts,
            &it.word("report-countries-", role.as_str()),
            names.iter().map(String::as_str),
        );
    }
    facts.extend(programme.agreements.iter().map(|agreement| agreement_runs(it, agreement)));
    for paper in &programme.references {
        facts.push(it.link(&paper.title, paper.url.as_deref(), paper.dated.as_ref()));
    }
    if !facts.is_empty() {
        all.push(Block::list(facts));
    }
    all
}

/// From when until when it lasts, as far as that is known.
fn days(it: &impl Wording, programme: &ProgrammeOut) -> Option<String> {
    let day = |day: &Option<PartialDate>| day.as_ref().map(|day| it.partial(day));
    match (day(&programme.starts_on), day(&programme.ends_on)) {
        (Some(from), Some(until)) => Some(format!("{from} – {until}")),
        (Some(from), None) => Some(it.say_of("report-from", "date", from)),
        (None, Some(until)) => Some(it.say_of("report-until", "date", until)),
        (None, None) => None,
    }
}

fn push<'a>(facts: &mut Vec<Vec<Run>>, what: &str, names: impl Iterator<Item = &'a str>) {
    let names: Vec<&str> = names.collect();
    if !names.is_empty() {
        facts.push(labelled(what, &names.join(", ")));
    }
}

fn agreement_runs(it: &impl Wording, agreement: &Agreement) -> Vec<Run> {
    let kind = agreement.kind.clone().unwrap_or_else(|| it.say("report-agreement"));
    let signed = agreement.signed_on.as_ref().map(|day| it.partial(day));
    let parties = Some(agreement.parties.join("; ")).filter(|parties| !parties.is_empty());
    let said = [agreement.title.clone(), parties, signed, agreement.scope.clone()];
    labelled(&kind, &said.into_iter().flatten().collect::<Vec<_>>().join(". "))
}
