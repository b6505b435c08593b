//! Reports on progress: added, never changed.

use std::collections::BTreeMap;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::{addressees, find, lock, set_standing};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::page::{PageQuery, Paged};
use crate::db::{self, Write};
use crate::error::{AppError, Checks, Result};
use crate::ids::{FocalPointId, OrganizationId, ProgressId, RecommendationId};
use crate::people::focal_points;
use crate::recommendations::entity::addressee;
use crate::recommendations::entity::progress::{Column, Entity, Model};
use crate::recommendations::entity::recommendation;
use crate::recommendations::rules::{self, Report, Standing};
use crate::recommendations::types::{ProgressCreate, ProgressFilter, ProgressOut};

/// Records progress. An addressee's state changes by its own reports alone.
pub async fn report(
    w: &Write,
    by: &Actor,
    id: RecommendationId,
    input: &ProgressCreate,
) -> Result<ProgressOut> {
    find(w, by, id).await?;
    let before = lock(w, id).await?;
    let row = record(w, by, before, None, input).await?;
    Ok(out(row, None))
}

/// The same of one that is locked; by link where a focal point reports.
pub(in crate::recommendations) async fn record(
    w: &Write,
    by: &Actor,
    before: recommendation::Model,
    focal_point_id: Option<FocalPointId>,
    input: &ProgressCreate,
) -> Result<Model> {
    if before.carried_to_id.is_some() {
        return Err(AppError::conflict(
            "recommendation.carried_forward",
            "This recommendation was carried forward; record progress on the one in which it goes on \
             (carried_to).",
        ));
    }
    let addressees = addressees::of(w, before.id).await?;
    let standing = checked(&before, &addressees, input)?;
    let row = Model {
        id: w.new_id(),
        at: w.now(),
        recommendation_id: before.id,
        organization_id: input.organization_id,
        acceptance: input.acceptance,
        implementation: input.implementation,
        text: input.text.clone(),
        evidence_urls: input.evidence_urls.clone().into(),
        by: by.display_name().to_owned(),
        focal_point_id,
    };
    let row = db::insert(w, row).await?;
    let fields = move_on(w, &before, addressees, input, standing).await?;
    let entry = Entry::new("recommendation.progress", "recommendation", before.id);
    audit::record(w, by, &entry.of(before.event_id).fields(fields)).await?;
    Ok(row)
}

/// What an addressee has reported on several recommendations, in order.
pub(in crate::recommendations) async fn entries_of(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    ids: impl IntoIterator<Item = RecommendationId>,
) -> Result<BTreeMap<RecommendationId, Vec<Model>>> {
    let select = Entity::find()
        .filter(Column::OrganizationId.eq(organization))
        .filter(Column::RecommendationId.is_in(ids));
    let mut entries: BTreeMap<RecommendationId, Vec<Model>> = BTreeMap::new();
    for row in select.order_by_asc(Column::Id).all(db).await? {
        entries.entry(row.recommendation_id).or_default().push(row);
    }
    Ok(entries)
}

/// What an addressee reported last on a recommendation.
#[derive(Clone, Debug, Default)]
pub struct Latest {
    /// How many entries there are.
    pub count: usize,
    /// The last of them, in order.
    pub entries: Vec<Model>,
}

/// The last `most` entries of an addressee on each of several recommendations: what is read in full does
/// not grow with all that was ever reported.
pub async fn latest_of(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    ids: impl IntoIterator<Item = RecommendationId>,
    most: usize,
) -> Result<BTreeMap<RecommendationId, Latest>> {
    let select = Entity::find()
        .select_only()
        .columns([Column::RecommendationId, Column::Id])
        .filter(Column::OrganizationId.eq(organization))
        .filter(Column::RecommendationId.is_in(ids))
        .order_by_asc(Column::Id);
    let all: Vec<(RecommendationId, ProgressId)> = select.into_tuple().all(db).await?;
    let mut theirs: BTreeMap<RecommendationId, Vec<ProgressId>> = BTreeMap::new();
    for (id, entry) in all {
        theirs.entry(id).or_default().push(entry);
    }
    let last: Vec<ProgressId> =
        theirs.values().flat_map(|own| own.iter().rev().take(most)).copied().collect();
    let rows = Entity::find().filter(Column::Id.is_in(last)).order_by_asc(Column::Id);
    let rows = rows.all(db).await?;
    let counted = |(id, own): (RecommendationId, Vec<ProgressId>)| {
        (id, Latest { count: own.len(), entries: Vec::new() })
    };
    let mut latest: BTreeMap<RecommendationId, Latest> = theirs.into_iter().map(counted).collect();
    for row in rows {
        latest.entry(row.recommendation_id).or_default().entries.push(row);
    }
    Ok(latest)
}

/// Where the reporter stands after the report, or all that is wrong with it.
fn checked(
    row: &recommendation::Model,
    addressees: &[addressee::Model],
    input: &ProgressCreate,
) -> Result<Standing> {
    let ids: Vec<_> = addressees.iter().map(|own| own.organization_id).collect();
    let mut checks = Checks::new();
    checks.extend(rules::reporter_fault(&ids, input.organization_id));
    let own = addressees.iter().find(|own| Some(own.organization_id) == input.organization_id);
    let standing = match own {
        Some(own) => addressees::standing(own),
        None if addressees.is_empty() => {
            Standing { acceptance: row.acceptance, implementation: row.implementation }
        }
        None => Standing::START,
    };
    let report = Report {
        acceptance: input.acceptance,
        implementation: input.implementation,
        text: input.text.as_deref(),
        has_evidence: !input.evidence_urls.is_empty(),
    };
    rules::check_report(&mut checks, standing, &report);
    rules::check_evidence(&mut checks, input.text.as_deref(), &input.evidence_urls);
    checks.finish()?;
    Ok(rules::after(standing, &report))
}

/// Writes where things stand now; the names of what changed.
async fn move_on(
    w: &Write,
    before: &recommendation::Model,
    mut addressees: Vec<addressee::Model>,
    input: &ProgressCreate,
    standing: Standing,
) -> Result<Vec<String>> {
    let mut after = before.clone();
    let own = addressees.iter_mut().find(|own| Some(own.organization_id) == input.organization_id);
    if let Some(own) = own {
        own.acceptance = standing.acceptance;
        own.implementation = standing.implementation;
        db::update(w, own.clone()).await?;
        set_standing(&mut after, addressees::overall(&addressees));
    } else {
        set_standing(&mut after, standing);
    }
    after.version += 1;
    after.updated_at = w.now();
    db::update(w, after).await?;
    let said = [
        input.acceptance.map(|_| "acceptance"),
        input.implementation.map(|_| "implementation"),
        input.text.as_ref().map(|_| "text"),
    ];
    Ok(said.into_iter().flatten().map(str::to_owned).collect())
}

/// One report.
pub async fn find_report(
    db: &impl ConnectionTrait,
    by: &Actor,
    id: RecommendationId,
    report: ProgressId,
) -> Result<ProgressOut> {
    find(db, by, id).await?;
    let found = Entity::find_by_id(report).filter(Column::RecommendationId.eq(id)).one(db).await?;
    let row = found.ok_or_else(|| AppError::not_found("progress"))?;
    let mut names = focal_points::service::people_of(db, row.focal_point_id).await?;
    let name = row.focal_point_id.and_then(|own| names.remove(&own));
    Ok(out(row, name.map(|person| person.full_name)))
}

/// A page of the reports on a recommendation.
pub async fn list_reports(
    db: &DatabaseConnection,
    by: &Actor,
    id: RecommendationId,
    page: &PageQuery,
    filter: &ProgressFilter,
) -> Result<Paged<ProgressOut>> {
    find(db, by, id).await?;
    let mut select = Entity::find().filter(Column::RecommendationId.eq(id));
    if let Some(own) = filter.organization_id {
        select = select.filter(Column::OrganizationId.eq(own));
    }
    if let Some(own) = filter.acceptance {
        select = select.filter(Column::Acceptance.eq(own));
    }
    if let Some(own) = filter.implementation {
        select = select.filter(Column::Implementation.eq(own));
    }
    if let Some(own) = filter.focal_point_id {
        select = select.filter(Column::FocalPointId.eq(own));
    }
    let found = page.fetch(db, select, Column::Id, &[]).await?;
    let ids = found.items.iter().filter_map(|row| row.focal_point_id);
    let names = focal_points::service::people_of(db, ids).await?;
    Ok(found.map(|row| {
        let person = row.focal_point_id.and_then(|own| names.get(&own));
        let name = person.map(|person| person.full_name.clone());
        out(row, name)
    }))
}

fn out(row: Model, focal_point: Option<String>) -> ProgressOut {
    ProgressOut {
        id: row.id,
        recommendation_id: row.recommendation_id,
        organization_id: row.organization_id,
        acceptance: row.acceptance,
        implementation: row.implementation,
        text: row.text,
        evidence_urls: row.evidence_urls.0,
        by: focal_point.unwrap_or(row.by),
        focal_point_id: row.focal_point_id,
        at: row.at,
    }
}
