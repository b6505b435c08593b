//! Making, changing, finding and deleting plans of follow-ups.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter, QuerySelect,
};

use super::plan_faults;
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::page::{PageQuery, Paged};
use crate::db::{self, Expected, Write};
use crate::error::{AppError, Result, Wrong};
use crate::follow_ups::entity::plan::{Column, Entity, Model};
use crate::follow_ups::rules;
use crate::follow_ups::types::{
    FollowUpPlanCreate, FollowUpPlanFilter, FollowUpPlanOut, FollowUpPlanPatch,
};
use crate::ids::FollowUpPlanId;
use crate::patch::{Change, Patch as _};
use crate::text::searchable;

const KIND: &str = "follow_up_plan";

/// Makes a plan.
pub async fn create(w: &Write, by: &Actor, input: &FollowUpPlanCreate) -> Result<FollowUpPlanOut> {
    by.require_unlimited()?;
    let row = Model {
        id: w.new_id(),
        version: 1,
        name: input.name.clone(),
        description: input.description.clone(),
        steps: input.steps.clone().into(),
        shipped: false,
        search: String::new(),
        created_at: w.now(),
        updated_at: w.now(),
    };
    let row = db::insert(w, checked(row)?).await?;
    audit::record(w, by, &Entry::new("follow_up_plan.create", KIND, row.id)).await?;
    Ok(row.into())
}

/// Changes a plan that did not come with the software.
pub async fn update(
    w: &Write,
    by: &Actor,
    id: FollowUpPlanId,
    expected: &Expected,
    patch: &FollowUpPlanPatch,
) -> Result<FollowUpPlanOut> {
    by.require_unlimited()?;
    let before = lock_own(w, id).await?;
    expected.check(before.version)?;
    let mut after = before.clone();
    patch.name.apply(&mut after.name);
    patch.description.apply(&mut after.description);
    if let Some(steps) = &patch.steps {
        after.steps = steps.clone().into();
    }
    after.version += 1;
    after.updated_at = w.now();
    let after = db::update(w, checked(after)?).await?;
    let entry = Entry::new("follow_up_plan.update", KIND, id).fields(db::changed(&before, &after));
    audit::record(w, by, &entry).await?;
    Ok(after.into())
}

/// Deletes a plan that did not come with the software; what was made from it stays.
pub async fn delete(w: &Write, by: &Actor, id: FollowUpPlanId) -> Result<()> {
    by.require_unlimited()?;
    lock_own(w, id).await?;
    Entity::delete_by_id(id).exec(w).await?;
    audit::record(w, by, &Entry::new("follow_up_plan.delete", KIND, id)).await
}

/// The row with what derives from it, or all that is wrong with it.
fn checked(mut row: Model) -> Result<Model> {
    let said = FollowUpPlanPatch {
        name: Some(row.name.clone()),
        description: row.description.clone().map_or(Change::Undefined, Change::Value),
        steps: Some(row.steps.0.clone()),
    };
    let faults = plan_faults(&said, &Wrong::new(&[]));
    if !faults.is_empty() {
        return Err(AppError::invalid(faults));
    }
    row.search = searchable([row.name.as_str()].into_iter().chain(row.description.as_deref()));
    Ok(row)
}

async fn lock_own(w: &Write, id: FollowUpPlanId) -> Result<Model> {
    let found = Entity::find_by_id(id).lock_exclusive().one(w).await?;
    let row = found.ok_or_else(|| AppError::not_found("follow-up plan"))?;
    if row.shipped { Err(rules::shipped()) } else { Ok(row) }
}

/// One plan.
pub async fn find(db: &impl ConnectionTrait, id: FollowUpPlanId) -> Result<Model> {
    let found = Entity::find_by_id(id).one(db).await?;
    found.ok_or_else(|| AppError::not_found("follow-up plan"))
}

/// A page of plans.
pub async fn list(
    db: &DatabaseConnection,
    page: &PageQuery,
    filter: &FollowUpPlanFilter,
) -> Result<Paged<FollowUpPlanOut>> {
    let mut select = Entity::find().filter(page.matching(Column::Search));
    if let Some(shipped) = filter.shipped {
        select = select.filter(Column::Shipped.eq(shipped));
    }
    Ok(page.fetch(db, select, Column::Id, &[]).await?.map(FollowUpPlanOut::from))
}

impl From<Model> for FollowUpPlanOut {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            version: row.version,
            name: row.name,
            description: row.description,
            steps: row.steps.0,
            shipped: row.shipped,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}
