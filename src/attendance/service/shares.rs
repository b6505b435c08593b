//! How much of an event each person came to.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Select};

use crate::attendance::entity::check_in::{Column, Entity};
use crate::attendance::types::AttendanceMeasure;
use crate::error::{AppError, Result};
use crate::ids::{EventId, RegistrationId};

/// To how many days or panels people came.
#[derive(Clone, Debug, Default)]
pub struct Shares {
    /// How many were held: those to which anybody is checked in.
    pub held: u32,
    attended: BTreeMap<RegistrationId, u32>,
}

impl Shares {
    /// To how many a registration came.
    pub fn of(&self, id: RegistrationId) -> u32 {
        self.attended.get(&id).copied().unwrap_or(0)
    }
}

/// To how many days or panels of an event each came.
pub async fn shares(
    db: &impl ConnectionTrait,
    event: EventId,
    measure: AttendanceMeasure,
) -> Result<Shares> {
    let place = match measure {
        AttendanceMeasure::Days => Column::Day,
        AttendanceMeasure::Panels => Column::PanelId,
    };
    let held = standing(event, place).expr_as(Expr::col(place).count_distinct(), "held");
    let held: Option<i64> = held.into_tuple().one(db).await?;
    let each = standing(event, place)
        .column(Column::RegistrationId)
        .expr_as(Expr::col(place).count(), "attended")
        .group_by(Column::RegistrationId);
    let each: Vec<(RegistrationId, i64)> = each.into_tuple().all(db).await?;
    let count = |(id, count)| Ok((id, u32::try_from(count).map_err(AppError::internal)?));
    Ok(Shares {
        held: u32::try_from(held.unwrap_or(0)).map_err(AppError::internal)?,
        attended: each.into_iter().map(count).collect::<Result<_>>()?,
    })
}

/// The check-ins of an event that stand, of this kind of place.
fn standing(event: EventId, place: Column) -> Select<Entity> {
    Entity::find()
        .select_only()
        .filter(Column::EventId.eq(event))
        .filter(Column::UndoneAt.is_null())
        .filter(place.is_not_null())
}
