//! Recommendations that repeat another one: linked to the first, never merged.

use std::collections::BTreeSet;

use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{KIND, addressees, find, known, lock};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::Write;
use crate::error::{AppError, Checks, Result};
use crate::ids::{OrganizationId, RecommendationId};
use crate::patch::Change;
use crate::recommendations::entity::addressee;
use crate::recommendations::entity::recommendation::{Column, Entity, Model};
use crate::recommendations::rules::STEPS;

/// How many may repeat one.
const MOST: u64 = 200;

/// The first one that a recommendation repeats after a change, with notes on what is wrong with it.
pub(super) async fn first(
    w: &Write,
    by: &Actor,
    checks: &mut Checks,
    row: &Model,
    change: &Change<RecommendationId>,
) -> Result<Option<RecommendationId>> {
    let wanted = match change {
        Change::Undefined => return Ok(row.duplicate_of_id),
        Change::Null => return Ok(None),
        Change::Value(wanted) if Some(*wanted) == row.duplicate_of_id => return Ok(Some(*wanted)),
        Change::Value(wanted) => *wanted,
    };
    let Some(first) = first_of(w, by, wanted).await? else {
        checks.add("duplicate_of", "unknown", "There is no such recommendation.");
        return Ok(row.duplicate_of_id);
    };
    if first.id == row.id {
        let message = "this is the recommendation itself, or one that repeats it";
        checks.add("duplicate_of", "itself", message);
        return Ok(row.duplicate_of_id);
    }
    if leads_to(w, first.onward(), row.id).await?
        || leads_to(w, row.carried_to_id, first.id).await?
    {
        let message = "one of the two goes on in the other, so that they are counted once already";
        checks.add("duplicate_of", "circle", message);
        return Ok(row.duplicate_of_id);
    }
    if row.carried_to_id.is_some() {
        return Err(AppError::conflict(
            "recommendation.carried_forward",
            "This recommendation was carried forward; say it of the one in which it goes on.",
        ));
    }
    let others = Entity::find().filter(Column::DuplicateOfId.eq(first.id)).count(w).await?;
    let more = Entity::find().filter(Column::DuplicateOfId.eq(row.id)).count(w).await?;
    let fits = others + more < MOST;
    checks.require(fits, "duplicate_of", "too_many", "200 repeat this one already");
    let message =
        "an addressee that has something left to do here is none of that one; add it there first";
    let covered = is_covered(w, row.id, first.id).await?;
    checks.require(covered, "duplicate_of", "addressees_missing", message);
    Ok(Some(first.id))
}

/// The one that is meant, or the first that this one repeats, which nobody else can change until the
/// write ends.
async fn first_of(w: &Write, by: &Actor, wanted: RecommendationId) -> Result<Option<Model>> {
    if !known(find(w, by, wanted).await)? {
        return Ok(None);
    }
    let row = lock(w, wanted).await?;
    let Some(first) = row.duplicate_of_id else { return Ok(Some(row)) };
    // Of several that link at a time the second finds here what the first has done.
    let first = lock(w, first).await?;
    Ok(known(find(w, by, first.id).await)?
        .then_some(first)
        .filter(|it| it.duplicate_of_id.is_none()))
}

/// Whether those that stand in each other's place lead from one to another one. Nobody else can have
/// them lead elsewhere until the write ends.
async fn leads_to(w: &Write, from: Option<RecommendationId>, to: RecommendationId) -> Result<bool> {
    let mut next = from;
    for _ in 0..STEPS {
        match next {
            Some(id) if id != to => next = lock(w, id).await?.onward(),
            reached => return Ok(reached.is_some()),
        }
    }
    Ok(false)
}

/// Whether all who have something left to do in one, or in what repeats it, are asked by the other: so
/// nobody gets lost.
async fn is_covered(w: &Write, id: RecommendationId, first: RecommendationId) -> Result<bool> {
    let mut ids = vec![id];
    let repeating = Entity::find().filter(Column::DuplicateOfId.eq(id)).all(w).await?;
    ids.extend(repeating.iter().map(|row| row.id));
    let there: BTreeSet<OrganizationId> =
        addressees::of(w, first).await?.iter().map(|row| row.organization_id).collect();
    let here = addressees::of_all(w, ids).await?;
    let open = |row: &&addressee::Model| addressees::standing(row).is_open();
    Ok(here.iter().filter(open).all(|row| there.contains(&row.organization_id)))
}

/// After a change: what repeated this one repeats the first now, and those that are repeated are
/// shown with it.
pub(super) async fn follow(w: &Write, by: &Actor, before: &Model, after: &Model) -> Result<()> {
    if before.duplicate_of_id == after.duplicate_of_id {
        return Ok(());
    }
    for id in [before.duplicate_of_id, after.duplicate_of_id].into_iter().flatten() {
        touched(w, id).await?;
    }
    let Some(first) = after.duplicate_of_id else { return Ok(()) };
    let repeating = Entity::find().filter(Column::DuplicateOfId.eq(after.id)).all(w).await?;
    for row in repeating {
        Entity::update_many()
            .col_expr(Column::DuplicateOfId, Expr::value(first))
            .filter(Column::Id.eq(row.id))
            .exec(w)
            .await?;
        touched(w, row.id).await?;
        let fields = vec!["duplicate_of".to_owned()];
        let entry = Entry::new("recommendation.update", KIND, row.id).of(row.event_id);
        audit::record(w, by, &entry.fields(fields)).await?;
    }
    Ok(())
}

/// Raises the version of one of which something else is shown now.
pub(super) async fn touched(w: &Write, id: RecommendationId) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(w.now()))
        .filter(Column::Id.eq(id))
        .exec(w)
        .await?;
    Ok(())
}
