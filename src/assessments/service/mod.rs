//! Making, changing, finding and deleting assessments.

pub mod findings;
mod list;
mod matrix;
mod parts;

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait as _, QueryFilter, QuerySelect,
};

use super::entity::assessment::{Column, Entity, Model};
use super::rules;
use super::types::{
    AssessmentCreate, AssessmentKind, AssessmentOut, AssessmentPatch, AssessmentStatus,
};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{self, Expected, Write};
use crate::error::{AppError, Checks, Result};
use crate::ids::AssessmentId;
use crate::needs;
use crate::patch::Patch as _;
use crate::text::{self, Texts};
use parts::Parts;

pub use list::{list, visible};
pub use matrix::{Assessed, matrix, of_event};

const KIND: &str = "assessment";

/// Makes an assessment. A limited token makes it for an event or a programme of its own.
pub async fn create(w: &Write, by: &Actor, input: &AssessmentCreate) -> Result<AssessmentOut> {
    let (event, programme) = (input.event_id, input.programme_id);
    if event.is_none() && programme.is_none() {
        by.require_unlimited()?;
    }
    let mut checks = Checks::new();
    needs::rules::check_not_both(&mut checks, event.is_some(), programme.is_some());
    needs::service::check_owner(w, by, &mut checks, event, programme).await?;
    let parts = Parts::given(Some(&input.organizations), Some(&input.documents));
    parts.check(w, by, &mut checks, &[]).await?;
    let row = checked(checks, new_row(w, input))?;
    if let Some(event) = event {
        // The event is locked, so that nobody else makes one meanwhile.
        let there = Entity::find().filter(Column::EventId.eq(event));
        rules::check_of_event(there.count(w).await?)?;
    }
    let row = db::insert(w, row).await?;
    parts.replace(w, row.id).await?;
    record(w, by, "assessment.create", &row, Vec::new()).await?;
    whole(w, by, row).await
}

fn new_row(w: &Write, input: &AssessmentCreate) -> Model {
    Model {
        id: w.new_id(),
        version: 1,
        event_id: input.event_id,
        programme_id: input.programme_id,
        kind: input.kind.unwrap_or(AssessmentKind::Study),
        status: input.status.unwrap_or(AssessmentStatus::Planned),
        title: input.title.clone(),
        title_sort: String::new(),
        description: input.description.clone(),
        method: input.method.clone(),
        starts_on: input.starts_on.clone(),
        ends_on: input.ends_on.clone(),
        claimed_countries: input.claimed_countries,
        countries: input.countries.clone().into(),
        dimensions: input.dimensions.clone().into(),
        search: String::new(),
        created_at: w.now(),
        updated_at: w.now(),
    }
}

/// Changes an assessment. Findings that would have no place any more go where that is said, and else
/// nothing is done.
pub async fn update(
    w: &Write,
    by: &Actor,
    id: AssessmentId,
    expected: &Expected,
    patch: &AssessmentPatch,
) -> Result<AssessmentOut> {
    let before = lock(w, by, id).await?;
    expected.check(before.version)?;
    let mut after = before.clone();
    apply(patch, &mut after);
    after.version += 1;
    after.updated_at = w.now();
    let mut checks = Checks::new();
    let mut parts = Parts::given(patch.organizations.list(), patch.documents.list());
    let documents = parts::documents_of(w, id).await?;
    parts.keep(w, by, &documents).await?;
    parts.check(w, by, &mut checks, &documents).await?;
    let after = checked(checks, after)?;
    if after.countries != before.countries || after.dimensions != before.dimensions {
        findings::settle(w, by, &after, patch.remove_findings.unwrap_or(false)).await?;
    }
    let after = db::update(w, after).await?;
    parts.replace(w, id).await?;
    let mut fields = db::changed(&before, &after);
    fields.extend(parts.names());
    record(w, by, "assessment.update", &after, fields).await?;
    whole(w, by, after).await
}

fn apply(patch: &AssessmentPatch, row: &mut Model) {
    patch.kind.apply(&mut row.kind);
    patch.status.apply(&mut row.status);
    patch.title.apply(&mut row.title);
    patch.description.apply(&mut row.description);
    patch.method.apply(&mut row.method);
    patch.starts_on.apply(&mut row.starts_on);
    patch.ends_on.apply(&mut row.ends_on);
    patch.claimed_countries.apply(&mut row.claimed_countries);
    patch.countries.apply(&mut row.countries);
    patch.dimensions.apply(&mut row.dimensions);
}

/// Deletes an assessment. 409 where it has findings, unless these may go too.
pub async fn delete(w: &Write, by: &Actor, id: AssessmentId, with_findings: bool) -> Result<()> {
    let row = lock(w, by, id).await?;
    let nothing = Model { dimensions: Vec::new().into(), ..row.clone() };
    findings::settle(w, by, &nothing, with_findings).await?;
    Entity::delete_by_id(id).exec(w).await?;
    record(w, by, "assessment.delete", &row, Vec::new()).await
}

/// One assessment that the caller may see.
pub async fn find(db: &impl ConnectionTrait, by: &Actor, id: AssessmentId) -> Result<Model> {
    let found = visible(by).filter(Column::Id.eq(id)).one(db).await?;
    found.ok_or_else(|| AppError::not_found(KIND))
}

/// One assessment that the caller may see, as it is shown.
pub async fn get(db: &impl ConnectionTrait, by: &Actor, id: AssessmentId) -> Result<AssessmentOut> {
    whole(db, by, find(db, by, id).await?).await
}

/// One that the caller may change, which nobody else can until the write ends. 409 where its event is
/// put away.
async fn lock(w: &Write, by: &Actor, id: AssessmentId) -> Result<Model> {
    let event = find(w, by, id).await?.event_id;
    needs::service::check_open(w, by, event).await?;
    let found = Entity::find_by_id(id).lock_exclusive().one(w).await?;
    found.ok_or_else(|| AppError::not_found(KIND))
}

async fn whole(db: &impl ConnectionTrait, by: &Actor, row: Model) -> Result<AssessmentOut> {
    let mut beside = parts::beside_as_seen(db, by, &[row.id]).await?;
    let own = beside.remove(&row.id).unwrap_or_default();
    Ok(parts::out(row, own))
}

/// The row with what derives from it, or all that is wrong with it.
fn checked(mut checks: Checks, mut row: Model) -> Result<Model> {
    rules::check(&mut checks, &rules::Said::from(&row));
    checks.finish()?;
    row.title_sort = text::fold(row.title.pick([]));
    let dimensions = row.dimensions.iter().map(|own| &own.title);
    let texts = [Some(&row.title), row.description.as_ref(), row.method.as_ref()];
    let texts = texts.into_iter().flatten().chain(dimensions).flat_map(Texts::iter);
    row.search = text::searchable(texts.map(|(_, text)| text));
    Ok(row)
}

async fn record(
    w: &Write,
    by: &Actor,
    action: &'static str,
    row: &Model,
    fields: Vec<String>,
) -> Result<()> {
    let entry = Entry::new(action, KIND, row.id).of(row.event_id).fields(fields);
    audit::record(w, by, &entry).await
}
