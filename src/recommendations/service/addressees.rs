//! Those who are to carry a recommendation out, in their order.

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::db::{self, Write};
use crate::error::{AppError, Checks, Result};
use crate::ids::{OrganizationId, RecommendationId};
use crate::recommendations::entity::addressee::{Column, Entity, Model};
use crate::recommendations::entity::{progress, recommendation};
use crate::recommendations::rules::{self, Standing};
use crate::recommendations::types::{AddresseeIn, AddresseeOut};

/// Where an addressee stands.
pub(in crate::recommendations) fn standing(row: &Model) -> Standing {
    Standing { acceptance: row.acceptance, implementation: row.implementation }
}

/// Where they stand as a whole.
pub(super) fn overall(rows: &[Model]) -> Standing {
    rules::overall(&rows.iter().map(standing).collect::<Vec<_>>())
}

/// The addressees of one recommendation.
pub(in crate::recommendations) async fn of(
    db: &impl ConnectionTrait,
    id: RecommendationId,
) -> Result<Vec<Model>> {
    of_all(db, [id]).await
}

/// The addressees of several recommendations.
pub(super) async fn of_all(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = RecommendationId>,
) -> Result<Vec<Model>> {
    let rows = Entity::find().filter(Column::RecommendationId.is_in(ids));
    Ok(rows.order_by_asc(Column::Position).all(db).await?)
}

/// The rows for a new recommendation, with notes on what is wrong with them.
pub(super) fn new(checks: &mut Checks, id: RecommendationId, given: &[AddresseeIn]) -> Vec<Model> {
    merged(checks, id, &[], given)
}

/// The rows after a change. Those who stay keep their state; one that has reported cannot go, and
/// what has reported for itself gets no addressees any more.
pub(super) async fn patched(
    w: &Write,
    checks: &mut Checks,
    row: &recommendation::Model,
    old: &[Model],
    given: Option<&[AddresseeIn]>,
) -> Result<Vec<Model>> {
    let Some(given) = given else { return Ok(old.to_vec()) };
    let id = row.id;
    let mut reporters = reporters(w, id).await?;
    if row.carried_from_id.is_some() {
        reporters.extend(brought(row, old));
    }
    let gone = |own: &OrganizationId| !given.iter().any(|new| new.organization_id == *own);
    if reporters.iter().flatten().any(gone) {
        return Err(AppError::conflict(
            "recommendation.addressee_has_progress",
            "Progress was recorded for an addressee that is left out; it stays on record.",
        ));
    }
    if reporters.contains(&None) && !given.is_empty() {
        return Err(AppError::conflict(
            "recommendation.has_progress",
            "Progress was recorded for this recommendation without addressees; make a new one to \
             address it.",
        ));
    }
    Ok(merged(checks, id, old, given))
}

/// Those who stand where they stood before it was carried forward: what they reported is kept there.
fn brought(row: &recommendation::Model, old: &[Model]) -> BTreeSet<Option<OrganizationId>> {
    if old.is_empty() {
        return (Standing::of(row) != Standing::START).then_some(None).into_iter().collect();
    }
    let moved = old.iter().filter(|own| standing(own) != Standing::START);
    moved.map(|own| Some(own.organization_id)).collect()
}

async fn reporters(w: &Write, id: RecommendationId) -> Result<BTreeSet<Option<OrganizationId>>> {
    let select = progress::Entity::find().select_only().column(progress::Column::OrganizationId);
    let select = select.filter(progress::Column::RecommendationId.eq(id)).distinct();
    let reporters: Vec<Option<OrganizationId>> = select.into_tuple().all(w).await?;
    Ok(reporters.into_iter().collect())
}

fn merged(
    checks: &mut Checks,
    id: RecommendationId,
    old: &[Model],
    given: &[AddresseeIn],
) -> Vec<Model> {
    let ids: Vec<OrganizationId> = given.iter().map(|new| new.organization_id).collect();
    rules::check_addressees(checks, &ids);
    let row = |(index, new): (usize, &AddresseeIn)| {
        let stays = old.iter().find(|row| row.organization_id == new.organization_id);
        let base = format!("/addressees/{index}");
        let standing = match stays {
            Some(row) => {
                rules::kept(checks, &base, standing(row), (new.acceptance, new.implementation))
            }
            None => rules::first(checks, &base, (new.acceptance, new.implementation)),
        };
        Model {
            recommendation_id: id,
            organization_id: new.organization_id,
            position: i32::try_from(index + 1).unwrap_or(i32::MAX),
            acceptance: standing.acceptance,
            implementation: standing.implementation,
        }
    };
    given.iter().enumerate().map(row).collect()
}

/// Writes the rows in the place of those that are there.
pub(super) async fn replace(w: &Write, id: RecommendationId, rows: &[Model]) -> Result<()> {
    Entity::delete_many().filter(Column::RecommendationId.eq(id)).exec(w).await?;
    for row in rows {
        db::insert(w, row.clone()).await?;
    }
    Ok(())
}

impl From<Model> for AddresseeOut {
    fn from(row: Model) -> Self {
        Self {
            organization_id: row.organization_id,
            acceptance: row.acceptance,
            implementation: row.implementation,
        }
    }
}
