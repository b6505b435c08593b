//! Reports on progress: added, never changed.

use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter};

use super::{addressees, find, lock, set_standing};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::page::{PageQuery, Paged};
use crate::db::{self, Write};
use crate::error::{AppError, Checks, Result};
use crate::ids::{ProgressId, RecommendationId};
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
    let addressees = addressees::of(w, id).await?;
    let standing = checked(&before, &addressees, input)?;
    let row = Model {
        id: w.new_id(),
        at: w.now(),
        recommendation_id: id,
        organization_id: input.organization_id,
        acceptance: input.acceptance,
        implementation: input.implementation,
        text: input.text.clone(),
        evidence_urls: input.evidence_urls.clone().into(),
        by: by.display_name().to_owned(),
    };
    let row = db::insert(w, row).await?;
    let fields = move_on(w, &before, addressees, input, standing).await?;
    let entry = Entry::new("recommendation.progress", "recommendation", id);
    audit::record(w, by, &entry.of(before.event_id).fields(fields)).await?;
    Ok(row.into())
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
    found.map(Into::into).ok_or_else(|| AppError::not_found("progress"))
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
    Ok(page.fetch(db, select, Column::Id, &[]).await?.map(ProgressOut::from))
}

impl From<Model> for ProgressOut {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            recommendation_id: row.recommendation_id,
            organization_id: row.organization_id,
            acceptance: row.acceptance,
            implementation: row.implementation,
            text: row.text,
            evidence_urls: row.evidence_urls.0,
            by: row.by,
            at: row.at,
        }
    }
}
