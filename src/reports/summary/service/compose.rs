//! The report as it is now.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder,
};
use typesetting::{Block, Document, Section};

use super::at_ease;
use super::sections::texts;
use crate::access::Actor;
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::files::{document, paper};
use crate::ids::EventId;
use crate::pages::{Reader, dates};
use crate::reports::summary::entity::version;
use crate::reports::summary::facts::Facts;
use crate::reports::summary::record::Record;
use crate::reports::summary::sections::computed;
use crate::reports::summary::types::{Edition, FORMAT, ReportStage, SectionKey};
use crate::reports::wording::Wording as _;
use crate::text::{Language, Texts};
use crate::zone::local;

/// All that a report is made of, in whatever language: gathered once.
pub(super) struct Gathered {
    record: Arc<Record>,
    texts: Vec<(SectionKey, Texts)>,
    /// The progress report that it names.
    based: Option<version::Model>,
    stage: ReportStage,
    now: DateTime<Utc>,
}

/// The report of an event that the caller has found, as of `now`.
pub async fn current(
    db: &DatabaseConnection,
    by: &Actor,
    event: &Event,
    stage: ReportStage,
    (reader, now): (Reader, DateTime<Utc>),
) -> Result<Edition> {
    let gathered = Gathered::read(db, by, event, stage, now).await?;
    at_ease(move || gathered.edition(reader)).await
}

impl Gathered {
    /// Reads it.
    pub(super) async fn read(
        db: &DatabaseConnection,
        by: &Actor,
        event: &Event,
        stage: ReportStage,
        now: DateTime<Utc>,
    ) -> Result<Self> {
        let texts = texts(db, event.id).await?;
        let based = match stage {
            ReportStage::Progress => None,
            ReportStage::Summary => progress(db, event.id).await?,
        };
        let record = Arc::new(Record::read(db, by, event, now).await?);
        Ok(Self { record, texts, based, stage, now })
    }

    /// The report for a reader. Long texts take their time: call it where it holds nobody up.
    pub(super) fn edition(&self, reader: Reader) -> Edition {
        let facts = Facts::new(self.record.clone(), reader);
        let mut written = Vec::new();
        let mut found: Vec<(SectionKey, Vec<Block>)> = Vec::new();
        for key in SectionKey::ALL {
            let own = self.texts.iter().find(|(known, _)| known == key).map(|(_, text)| text);
            let had_quoted = facts.has_quoted();
            let computed = computed(*key, self.stage, &facts);
            let language = facts.reader.language();
            let text = own.and_then(|text| picked(text, language, computed.is_empty()));
            let blocks = text.map_or(computed, document::blocks);
            if let Some(own) = own.filter(|_| text.is_some()) {
                facts.unquote(had_quoted);
                facts.quote(own);
                written.push(*key);
            }
            if !blocks.is_empty() {
                found.push((*key, blocks));
            }
        }
        let document = bound(&facts, self.stage, self.based.as_ref(), found, self.now);
        Edition { format: FORMAT, document, written }
    }
}

/// What organizers wrote for readers of a language. Where nothing is computed instead, what they wrote
/// in the other one is better than nothing.
fn picked<'a>(text: &'a Texts, language: &Language, nothing_else: bool) -> Option<&'a str> {
    let other = || nothing_else.then(|| text.pick([language])).filter(|text| !text.is_empty());
    text.in_language(language).or_else(other)
}

/// The last progress report that was kept.
async fn progress(db: &impl ConnectionTrait, event: EventId) -> Result<Option<version::Model>> {
    use version::{Column, Entity};
    let kept = Entity::find()
        .filter(Column::EventId.eq(event))
        .filter(Column::Stage.eq(ReportStage::Progress));
    Ok(kept.order_by_desc(Column::Number).one(db).await?)
}

/// The sections as one document.
fn bound(
    facts: &Facts,
    stage: ReportStage,
    based: Option<&version::Model>,
    found: Vec<(SectionKey, Vec<Block>)>,
    now: DateTime<Utc>,
) -> Document {
    let (event, language) = (&facts.event, facts.reader.language());
    let day = |at| dates::date(language, local(event.time_zone, at).date());
    let based = based.map(|progress| {
        let values = [("number", progress.number.to_string()), ("date", day(progress.created_at))];
        facts.say_with("report-based", values)
    });
    let subject = facts.text(&event.title).to_owned();
    let lines = [
        Some(facts.dates()),
        Some(facts.place()),
        Some(facts.organizers()),
        based,
        facts.has_quoted().then(|| facts.say("report-quotes")),
        Some(facts.say_of("report-as-of", "date", day(now))),
    ];
    let mut annexes = 0;
    let mut section = |(key, blocks): (SectionKey, Vec<Block>)| {
        let mut title = facts.word("report-section-", key.as_str());
        if key.is_annex() {
            annexes += 1;
            let values = [("number", annexes.to_string()), ("title", title)];
            title = facts.say_with("report-annex", values);
        }
        Section::new(key.as_str(), title, key.is_annex(), blocks)
    };
    Document {
        language: language.to_string(),
        title: facts.word("report-title-", stage.as_str()),
        subject,
        lines: lines.into_iter().flatten().filter(|line| !line.is_empty()).collect(),
        page: paper::number_of_page(facts.reader.catalogue()),
        contents: facts.say("report-contents"),
        annexes: facts.say("report-annexes"),
        sections: found.into_iter().map(&mut section).collect(),
        nothing: facts.say("report-nothing"),
    }
}
