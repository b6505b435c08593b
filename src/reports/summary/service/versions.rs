//! Versions of a report: each kept as it was, in each language.

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use typesetting::Section;

use super::at_ease;
use super::compose::Gathered;
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::page::{PageQuery, Paged, Sorts};
use crate::db::{self, Write};
use crate::error::{AppError, Checks, Result};
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::files::document;
use crate::ids::{EventId, ReportSectionId};
use crate::pages::catalogue::{self, family};
use crate::pages::{Reader, dates};
use crate::reports::summary::entity::version::{Column, Entity, Model};
use crate::reports::summary::entity::{edition, section};
use crate::reports::summary::types::{
    Edition, ReportChanges, ReportLanguage, ReportOut, ReportSection, ReportStage,
    ReportVersionCreate, ReportVersionFilter, ReportVersionOut, SectionKey, SectionSource,
};
use crate::reports::summary::{changes as difference, rules};
use crate::text::Language;
use crate::zone::local;

const KIND: &str = "report version";
const SORTS: &Sorts<Entity> = &[("number", Column::Number)];

/// A report that is ready to be kept, and what it was read from.
pub struct Prepared {
    editions: Vec<(ReportLanguage, Edition)>,
    stamp: Stamp,
}

/// What every change raises of that which a report is made of: the version of the event, those of its
/// sections, and the number of the last version.
#[derive(PartialEq, Eq)]
struct Stamp {
    event: i64,
    sections: Vec<(ReportSectionId, i64)>,
    last: Option<i32>,
}

/// Reads the report of an event as it is now, in each language from the same facts, to be kept.
pub async fn prepare(
    db: &DatabaseConnection,
    by: &Actor,
    event_id: EventId,
    input: &ReportVersionCreate,
    now: DateTime<Utc>,
) -> Result<Prepared> {
    let event = events::service::find(db, by, event_id).await?;
    let stamp = stamp(db, &event).await?;
    check(&event, input, &stamp)?;
    let last = last_of(db, event_id, stamp.last).await?;
    let gathered = Gathered::read(db, by, &event, input.stage, now).await?;
    let edition =
        move |language: &ReportLanguage| (*language, gathered.edition(Reader::of(&language.tag())));
    let all = move || ReportLanguage::ALL.iter().map(edition).collect::<Vec<_>>();
    let editions = at_ease(all).await?;
    if let Some((number, kept)) = last
        && rules::says_the_same(&kept, &editions)
    {
        return Err(rules::unchanged(number));
    }
    Ok(Prepared { editions, stamp })
}

/// The last version with its editions.
async fn last_of(
    db: &impl ConnectionTrait,
    event: EventId,
    number: Option<i32>,
) -> Result<Option<(i32, Vec<(ReportLanguage, Edition)>)>> {
    let Some(number) = number else { return Ok(None) };
    let kept = edition::Entity::find()
        .inner_join(Entity)
        .filter(Column::EventId.eq(event))
        .filter(Column::Number.eq(number));
    let kept = kept.all(db).await?.into_iter().map(|kept| (kept.language, kept.content));
    Ok(Some((number, kept.collect())))
}

/// What stands against keeping one more; else its number.
fn check(event: &Event, input: &ReportVersionCreate, stamp: &Stamp) -> Result<i32> {
    events::rules::check_open(event.status)?;
    let mut checks = Checks::new();
    checks.extend(rules::note_faults(input.note.as_deref()));
    checks.finish()?;
    rules::next_number(stamp.last)
}

async fn stamp(db: &impl ConnectionTrait, event: &Event) -> Result<Stamp> {
    let sections = section::Entity::find()
        .select_only()
        .columns([section::Column::Id, section::Column::Version])
        .filter(section::Column::EventId.eq(event.id))
        .order_by_asc(section::Column::Id);
    let last = Entity::find().filter(Column::EventId.eq(event.id)).order_by_desc(Column::Number);
    let last = last.select_only().column(Column::Number);
    Ok(Stamp {
        event: event.version,
        sections: sections.into_tuple().all(db).await?,
        last: last.into_tuple().one(db).await?,
    })
}

/// Keeps a report as it was read; nothing where what it was read from has changed since.
pub async fn keep(
    w: &Write,
    by: &Actor,
    event_id: EventId,
    input: &ReportVersionCreate,
    prepared: &Prepared,
) -> Result<Option<ReportVersionOut>> {
    let event = events::service::lock(w, by, event_id).await?;
    let stamp = stamp(w, &event).await?;
    let number = check(&event, input, &stamp)?;
    if stamp != prepared.stamp {
        return Ok(None);
    }
    let row = Model {
        id: w.new_id(),
        version: 1,
        event_id,
        number,
        stage: input.stage,
        note: input.note.clone(),
        made_by: by.display_name().to_owned(),
        created_at: w.now(),
        updated_at: w.now(),
    };
    let row = db::insert(w, row).await?;
    for (language, edition) in &prepared.editions {
        let mut content = edition.clone();
        name(&mut content, &event, &row, &language.tag());
        let kept = edition::Model { version_id: row.id, language: *language, content };
        db::insert(w, kept).await?;
    }
    audit::record(w, by, &Entry::new("report_version.create", KIND, row.id).of(event_id)).await?;
    Ok(Some(row.into()))
}

/// A version says in its head which it is, in place of the day on which it was read.
fn name(edition: &mut Edition, event: &Event, row: &Model, language: &Language) {
    let date = dates::date(language, local(event.time_zone, row.created_at).date());
    let values = [("number", row.number.to_string().into()), ("date", date.into())];
    edition.document.lines.pop();
    edition.document.lines.push(catalogue::of(language).say("report-version", values));
}

/// A page of the versions of an event's report.
pub async fn list(
    db: &DatabaseConnection,
    by: &Actor,
    event: EventId,
    page: &PageQuery,
    filter: &ReportVersionFilter,
) -> Result<Paged<ReportVersionOut>> {
    events::service::find(db, by, event).await?;
    let shown = Condition::all()
        .add(Column::EventId.eq(event))
        .add_option(filter.stage.map(|stage| Column::Stage.eq(stage)));
    let page = page.fetch(db, Entity::find().filter(shown), Column::Id, SORTS).await?;
    Ok(page.map(ReportVersionOut::from))
}

/// A version in a language, of an event that the caller may see.
pub async fn version(
    db: &impl ConnectionTrait,
    by: &Actor,
    (event, number): (EventId, i32),
    language: ReportLanguage,
) -> Result<(ReportVersionOut, Edition)> {
    events::service::find(db, by, event).await?;
    let found = Entity::find()
        .filter(Column::EventId.eq(event))
        .filter(Column::Number.eq(number))
        .one(db)
        .await?
        .ok_or_else(|| AppError::not_found(KIND))?;
    let edition = edition::Entity::find_by_id((found.id, language)).one(db).await?;
    let edition = edition.ok_or_else(|| AppError::not_found(KIND))?;
    let content = titled(edition.content, found.stage, &language.tag());
    Ok((found.into(), content))
}

/// An edition as it was kept; what it lacks to be set as a paper is called by today's words.
fn titled(mut edition: Edition, stage: ReportStage, language: &Language) -> Edition {
    let called = |title: &mut String, start: &str, choice: &str| {
        if title.trim().is_empty() {
            *title = catalogue::of(language).say(&family(start, choice), []);
        }
    };
    let document = &mut edition.document;
    called(&mut document.title, "report-title-", stage.as_str());
    for section in &mut document.sections {
        called(&mut section.title, "report-section-", &section.key);
    }
    edition
}

/// What is different in a version since another one: the one before unless it is named.
pub async fn changes(
    db: &impl ConnectionTrait,
    by: &Actor,
    (event, number): (EventId, i32),
    since: Option<i32>,
    language: ReportLanguage,
) -> Result<ReportChanges> {
    let (_, after) = version(db, by, (event, number), language).await?;
    let since = rules::compared_with(number, since)?;
    let before = match since {
        Some(earlier) => Some(version(db, by, (event, earlier), language).await?.1),
        None => None,
    };
    let compared = move || {
        let (before, after) = (before.as_ref().map(|edition| &edition.document), &after.document);
        (difference::of_heads(before, after), difference::between(before, after))
    };
    let (head, sections) = at_ease(compared).await?;
    Ok(ReportChanges { event_id: event, since, number, language: language.tag(), head, sections })
}

/// An edition as callers see it.
pub async fn shown(
    event_id: EventId,
    stage: ReportStage,
    number: Option<i32>,
    language: &Language,
    edition: Edition,
) -> Result<ReportOut> {
    let Edition { document: paper, written, .. } = edition;
    let sections = paper.sections;
    let section = move |it| section_out(it, &written);
    let all = move || sections.into_iter().map(section).collect::<Result<Vec<ReportSection>>>();
    Ok(ReportOut {
        event_id,
        stage,
        language: language.clone(),
        number,
        title: paper.title,
        subject: paper.subject,
        lines: paper.lines,
        sections: at_ease(all).await??,
    })
}

fn section_out(section: Section, written: &[SectionKey]) -> Result<ReportSection> {
    let key = section.key.parse().map_err(|_| AppError::internal("no key of a section"))?;
    let is_written = written.contains(&key);
    let blocks = section.blocks.iter().map(serde_json::to_value);
    Ok(ReportSection {
        key,
        title: section.title,
        annex: section.annex,
        source: if is_written { SectionSource::Written } else { SectionSource::Computed },
        text: document::section(&section.blocks, 1),
        blocks: blocks.collect::<Result<_, _>>()?,
    })
}

impl From<Model> for ReportVersionOut {
    fn from(row: Model) -> Self {
        Self {
            event_id: row.event_id,
            number: row.number,
            stage: row.stage,
            note: row.note,
            made_by: row.made_by,
            created_at: row.created_at,
        }
    }
}
