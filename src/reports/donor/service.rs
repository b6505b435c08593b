//! Putting the report of a programme together.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use sea_orm::DatabaseConnection;
use typesetting::{Block, Document, Section};

use super::facts::Facts;
use super::record::Record;
use super::sections::computed;
use super::types::{DonorReportOut, DonorReportSection, DonorSectionKey};
use crate::access::Actor;
use crate::error::{AppError, Result};
use crate::files::{document, paper};
use crate::ids::ProgrammeId;
use crate::pages::{Reader, dates};
use crate::programmes;
use crate::programmes::types::{ProgrammeOrganizationRole, ProgrammeOut};
use crate::reports::across::rules::Period;
use crate::reports::blocks::said;
use crate::reports::summary::service::at_ease;
use crate::reports::wording::Wording as _;
use crate::text::{Language, slug};

/// A report in one language, and what it was made of.
pub struct Made {
    record: Arc<Record>,
    reader: Reader,
    /// What stands in it.
    pub document: Document,
}

impl Made {
    /// What it is called as a file: whose it is, and in which language.
    pub fn file_name(&self, ending: &str) -> String {
        let own = self.record.programmes.first();
        let title = own.map(|own| own.title.pick([&Language::english()])).unwrap_or_default();
        let (whose, language) = (slug(title), self.reader.language());
        let between = if whose.is_empty() { "" } else { "-" };
        format!("{whose}{between}donor-report-{language}.{ending}")
    }
}

/// The report of a programme as of `now`, over the events that ended in a time.
pub async fn make(
    db: &DatabaseConnection,
    by: &Actor,
    id: ProgrammeId,
    period: Period,
    (reader, now): (Reader, DateTime<Utc>),
) -> Result<Made> {
    period.check()?;
    programmes::service::find(db, by, id).await?;
    let record = Arc::new(Record::read(db, by, id, period, now).await?);
    at_ease(move || {
        let facts = Facts::new(record.clone(), reader.clone());
        let document = bound(&facts, now);
        Made { record, reader, document }
    })
    .await
}

/// The sections as one document.
fn bound(it: &Facts, now: DateTime<Utc>) -> Document {
    let own = it.programmes.first();
    let language = it.reader().language();
    // What names no donors is financed by those of what it stands under.
    let donors = it.programmes.iter().map(|own| donors(it, own)).find(|named| !named.is_empty());
    let financed =
        donors.map(|named| said(&it.word("report-programme-role-", "donor"), &named.join(", ")));
    let as_of = it.say_of("report-as-of", "date", dates::date(language, now.date_naive()));
    let section = |key: DonorSectionKey, blocks: Vec<Block>| {
        Section::new(key.as_str(), it.word("report-donor-section-", key.as_str()), false, blocks)
    };
    Document {
        language: language.to_string(),
        title: it.say("report-title-donor"),
        subject: own.map(|own| it.text(&own.title).to_owned()).unwrap_or_default(),
        lines: [financed, Some(it.time()), Some(as_of)].into_iter().flatten().collect(),
        page: paper::number_of_page(it.reader().catalogue()),
        contents: it.say("report-contents"),
        annexes: it.say("report-annexes"),
        sections: computed(it).into_iter().map(|(key, blocks)| section(key, blocks)).collect(),
        nothing: it.say("report-donor-nothing"),
    }
}

/// Who pays for a programme, by name.
fn donors<'a>(it: &'a Facts, of: &ProgrammeOut) -> Vec<&'a str> {
    let donors = of.organizations.iter();
    let donors = donors.filter(|entry| entry.role == ProgrammeOrganizationRole::Donor);
    donors.filter_map(|entry| it.organization(entry.organization_id)).collect()
}

/// A report as callers see it.
pub async fn shown(id: ProgrammeId, made: Made) -> Result<DonorReportOut> {
    let Made { record, reader, document: paper } = made;
    let sections = paper.sections;
    let all = move || sections.into_iter().map(section_out).collect::<Result<Vec<_>>>();
    Ok(DonorReportOut {
        programme_id: id,
        language: reader.language().clone(),
        from: record.period.from.clone(),
        to: record.period.to.clone(),
        title: paper.title,
        subject: paper.subject,
        lines: paper.lines,
        figures: record.figures.clone(),
        more_forms: record.more_forms,
        indicators: record.indicators.clone(),
        sections: at_ease(all).await??,
    })
}

fn section_out(section: Section) -> Result<DonorReportSection> {
    let blocks = section.blocks.iter().map(serde_json::to_value);
    Ok(DonorReportSection {
        key: section.key.parse().map_err(|_| AppError::internal("no key of a section"))?,
        text: document::section(&section.blocks, 1),
        blocks: blocks.collect::<Result<_, _>>()?,
        title: section.title,
    })
}
