//! What studies of the event found, dimension by dimension, and the documents that came of them.

use typesetting::{Block, Column, Group, LINE_BREAK, Run, Table};

use super::inside;
use crate::assessments::rules::Found;
use crate::assessments::service::Assessed;
use crate::assessments::table::countries_differ;
use crate::assessments::types::{AssessmentDimension, OutcomeDocument};
use crate::countries::names;
use crate::files::document::flat;
use crate::reports::summary::facts::Facts;
use crate::reports::wording::Wording as _;

/// How many findings are told, of all studies together.
const FINDINGS: usize = 5_000;

pub(super) fn blocks(it: &Facts) -> Vec<Block> {
    let mut telling = Telling { it, cut: it.room().cut(), told: 0 };
    let mut all = Vec::new();
    for (number, own) in it.assessments.iter().enumerate() {
        if telling.is_over() {
            let left = it.assessments.len() - number;
            all.push(Block::note(it.say_of("report-studies-left", "count", left.to_string())));
            break;
        }
        all.extend(telling.study(own));
    }
    all
}

/// What is told of all studies, as long as their texts find room.
struct Telling<'a> {
    it: &'a Facts,
    /// How many texts had found no room before.
    cut: usize,
    told: usize,
}

impl Telling<'_> {
    fn is_over(&self) -> bool {
        self.it.room().cut() > self.cut || self.told >= FINDINGS
    }

    fn study(&mut self, own: &Assessed) -> Vec<Block> {
        let (it, of) = (self.it, &own.assessment);
        let mut all = vec![Block::heading(it.text(&of.title))];
        all.extend(inside(it.long(of.description.as_ref())));
        let told = self.told;
        let mut groups: Vec<Group> = Vec::new();
        for dimension in of.dimensions.iter() {
            groups.extend(self.group(own, dimension));
        }
        if !groups.is_empty() {
            let (country, finding) = (it.say("report-country"), it.say("report-finding"));
            let columns = vec![Column::words(country, 1), Column::words(finding, 3)];
            all.push(Block::Table(Table { columns, groups }));
        }
        let left = own.found.len() - (self.told - told);
        if left > 0 {
            all.push(Block::note(it.say_of("report-findings-left", "count", left.to_string())));
        }
        all.extend(missing(it, own));
        let differing = countries_differ(&it.reader, of.claimed_countries, of.countries.len());
        all.extend(differing.map(Block::note));
        all.extend(documents(it, own));
        all
    }

    /// What was found in a dimension: of countries by the alphabet, of all together last.
    fn group(&mut self, own: &Assessed, dimension: &AssessmentDimension) -> Option<Group> {
        let it = self.it;
        let mut rows = Vec::new();
        for (name, found) in in_order(it, own, dimension) {
            if self.is_over() {
                break;
            }
            let name = name.unwrap_or_else(|| it.say("assessment-all-countries"));
            rows.push(vec![vec![Run::plain(name)], said(it, dimension, found)]);
            self.told += 1;
        }
        let heading = Some(it.text(&dimension.title).to_owned());
        (!rows.is_empty()).then_some(Group { heading, rows })
    }
}

/// What was found in a dimension, each with the name of its country.
fn in_order<'a>(
    it: &Facts,
    own: &'a Assessed,
    dimension: &AssessmentDimension,
) -> Vec<(Option<String>, &'a Found)> {
    let found = own.found.iter().filter(|found| found.dimension == dimension.key);
    let mut named: Vec<(Option<String>, &Found)> =
        found.map(|found| (found.country.as_ref().map(|code| it.country(code)), found)).collect();
    named.sort_by_cached_key(|(name, _)| {
        let key = name.as_deref().map(|name| names::sort_key(name, it.reader.language()));
        (key.is_none(), key)
    });
    named
}

/// How many cells of the table have no finding.
fn missing(it: &Facts, own: &Assessed) -> Option<Block> {
    let of = &own.assessment;
    let cells = of.countries.len() * of.dimensions.len();
    let filled = own.found.iter().filter(|found| found.country.is_some()).count();
    if filled >= cells {
        return None;
    }
    let values = [("empty", (cells - filled).to_string()), ("cells", cells.to_string())];
    Some(Block::note(it.say_with("report-findings-missing", values)))
}

fn documents(it: &Facts, own: &Assessed) -> Vec<Block> {
    if own.documents.is_empty() {
        return Vec::new();
    }
    let link = |own: &OutcomeDocument| it.link(&own.title, own.url.as_deref(), own.dated.as_ref());
    let said = vec![Run::bold(it.say("report-outcome-documents"))];
    vec![Block::Paragraph { runs: said }, Block::list(own.documents.iter().map(link))]
}

fn said(it: &Facts, dimension: &AssessmentDimension, found: &Found) -> Vec<Run> {
    let mut runs = Vec::new();
    if let Some((scale, level)) = dimension.scale.as_ref().zip(found.level) {
        let label = scale.label(level).map(|label| format!(": {}", it.text(label)));
        let of = format!("{level} ({}–{})", scale.minimum, scale.maximum);
        runs.push(Run::bold(format!("{of}{}", label.unwrap_or_default())));
    }
    let text = flat(&it.long(found.text.as_ref()));
    if !text.is_empty() && !runs.is_empty() {
        runs.push(Run::plain(LINE_BREAK));
    }
    runs.extend(text);
    runs
}
