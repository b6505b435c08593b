//! What studies of the event found, dimension by dimension, and the documents that came of them.

use typesetting::{Block, Column, Group, LINE_BREAK, Run, Table};

use super::inside;
use crate::assessments::rules::Found;
use crate::assessments::service::Assessed;
use crate::assessments::types::AssessmentDimension;
use crate::countries::names;
use crate::files::document::flat;
use crate::reports::summary::facts::Facts;
use crate::reports::wording::Wording as _;

pub(super) fn blocks(it: &Facts) -> Vec<Block> {
    it.assessments.iter().flat_map(|own| study(it, own)).collect()
}

fn study(it: &Facts, own: &Assessed) -> Vec<Block> {
    let of = &own.assessment;
    let mut all = vec![Block::heading(it.text(&of.title))];
    all.extend(inside(it.long(of.description.as_ref())));
    let groups: Vec<Group> = of.dimensions.iter().filter_map(|one| group(it, own, one)).collect();
    if !groups.is_empty() {
        let (country, finding) = (it.say("report-country"), it.say("report-finding"));
        let columns = vec![Column::words(country, 1), Column::words(finding, 3)];
        all.push(Block::Table(Table { columns, groups }));
    }
    let cells = of.countries.len() * of.dimensions.len();
    let filled = own.found.iter().filter(|found| found.country.is_some()).count();
    if filled < cells {
        let values = [("empty", (cells - filled).to_string()), ("cells", cells.to_string())];
        all.push(Block::note(it.say_with("report-findings-missing", values)));
    }
    let documents = own.documents.iter();
    let documents =
        documents.map(|own| it.link(&own.title, own.url.as_deref(), own.dated.as_ref()));
    if !own.documents.is_empty() {
        let said = vec![Run::bold(it.say("report-outcome-documents"))];
        all.extend([Block::Paragraph { runs: said }, Block::list(documents)]);
    }
    all
}

/// What was found in a dimension: of countries by the alphabet, of all together last.
fn group(it: &Facts, own: &Assessed, dimension: &AssessmentDimension) -> Option<Group> {
    let found = own.found.iter().filter(|found| found.dimension == dimension.key);
    let mut named: Vec<(Option<String>, &Found)> =
        found.map(|found| (found.country.as_ref().map(|code| it.country(code)), found)).collect();
    named.sort_by_cached_key(|(name, _)| {
        let key = name.as_deref().map(|name| names::sort_key(name, it.reader.language()));
        (key.is_none(), key)
    });
    let rows = named.into_iter().map(|(name, found)| {
        let name = name.unwrap_or_else(|| it.say("assessment-all-countries"));
        vec![vec![Run::plain(name)], said(it, dimension, found)]
    });
    let rows: Vec<_> = rows.collect();
    let heading = Some(it.text(&dimension.title).to_owned());
    (!rows.is_empty()).then_some(Group { heading, rows })
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
