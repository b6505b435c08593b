//! Versions of a report: each kept as it was, in each language.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::page::{PageQuery, Paged, Sorts};
use crate::db::{self, Write};
use crate::error::{AppError, Checks, Result};
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::files::document;
use crate::ids::EventId;
use crate::pages::catalogue;
use crate::pages::dates;
use crate::reports::summary::entity::edition;
use crate::reports::summary::entity::version::{Column, Entity, Model};
use crate::reports::summary::types::{
    Edition, ReportChanges, ReportLanguage, ReportOut, ReportSection, ReportStage,
    ReportVersionCreate, ReportVersionFilter, ReportVersionOut, SectionSource,
};
use crate::reports::summary::{changes as difference, rules};
use crate::text::Language;
use crate::zone::local;

const KIND: &str = "report version";
const SORTS: &Sorts<Entity> = &[("number", Column::Number)];

/// Keeps a report as it was read, in each language.
pub async fn keep(
    w: &Write,
    by: &Actor,
    event_id: EventId,
    input: &ReportVersionCreate,
    editions: &[(ReportLanguage, Edition)],
) -> Result<ReportVersionOut> {
    let event = events::service::lock(w, by, event_id).await?;
    events::rules::check_open(event.status)?;
    let mut checks = Checks::new();
    checks.extend(rules::note_faults(input.note.as_deref()));
    checks.finish()?;
    let row = Model {
        id: w.new_id(),
        version: 1,
        event_id,
        number: next_number(w, event_id).await?,
        stage: input.stage,
        note: input.note.clone(),
        made_by: by.display_name().to_owned(),
        created_at: w.now(),
        updated_at: w.now(),
    };
    let row = db::insert(w, row).await?;
    for (language, edition) in editions {
        let mut content = edition.clone();
        name(&mut content, &event, &row, &language.tag());
        let kept = edition::Model { version_id: row.id, language: *language, content };
        db::insert(w, kept).await?;
    }
    audit::record(w, by, &Entry::new("report_version.create", KIND, row.id).of(event_id)).await?;
    Ok(row.into())
}

/// A version says in its head which it is, in place of the day on which it was read.
fn name(edition: &mut Edition, event: &Event, row: &Model, language: &Language) {
    let date = dates::date(language, local(event.time_zone, row.created_at).date());
    let values = [("number", row.number.to_string().into()), ("date", date.into())];
    edition.document.lines.pop();
    edition.document.lines.push(catalogue::of(language).say("report-version", values));
}

async fn next_number(w: &Write, event: EventId) -> Result<i32> {
    let last = Entity::find().filter(Column::EventId.eq(event)).order_by_desc(Column::Number);
    let last: Option<i32> = last.select_only().column(Column::Number).into_tuple().one(w).await?;
    let next = last.unwrap_or(0) + 1;
    if next > rules::VERSIONS_MAX {
        let detail = format!("{} versions of a report are kept at most.", rules::VERSIONS_MAX);
        return Err(AppError::conflict("report.versions_full", detail));
    }
    Ok(next)
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
    Ok((found.into(), edition.content))
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
    let since = since.or(Some(number - 1)).filter(|earlier| *earlier > 0);
    let before = match since {
        Some(earlier) => Some(version(db, by, (event, earlier), language).await?.1),
        None => None,
    };
    let before = before.as_ref().map(|edition| &edition.document);
    Ok(ReportChanges {
        event_id: event,
        since,
        number,
        language: language.tag(),
        sections: difference::between(before, &after.document),
    })
}

/// An edition as callers see it.
pub fn shown(
    event_id: EventId,
    stage: ReportStage,
    number: Option<i32>,
    language: &Language,
    edition: Edition,
) -> Result<ReportOut> {
    let Edition { document: paper, written } = edition;
    let mut sections = Vec::with_capacity(paper.sections.len());
    for section in paper.sections {
        let key = section.key.parse().map_err(|_| AppError::internal("no key of a section"))?;
        let is_written = written.contains(&key);
        let text = document::section(&section.blocks, 1);
        let blocks = section.blocks.iter().map(serde_json::to_value);
        sections.push(ReportSection {
            key,
            title: section.title,
            annex: section.annex,
            source: if is_written { SectionSource::Written } else { SectionSource::Computed },
            text,
            blocks: blocks.collect::<Result<_, _>>()?,
        });
    }
    Ok(ReportOut {
        event_id,
        stage,
        language: language.clone(),
        number,
        title: paper.title,
        subject: paper.subject,
        lines: paper.lines,
        sections,
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
