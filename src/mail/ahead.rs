//! Mails whose time was noted by a clock that ran ahead and has been set right since.

use std::time::Duration;

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::entity::{Column, Entity, MailStatus};
use super::outbox::{changed, delta, lease_end};
use super::settings::MailSettings;
use crate::db::Write;
use crate::error::Result;

/// No lease lasts longer.
const LONGEST_LEASE: Duration = Duration::from_hours(1);

/// Makes due what would have to wait for longer than anything waits; says how many that were.
pub async fn bring_back(w: &Write, settings: &MailSettings) -> Result<u64> {
    let now = w.now();
    let longest_wait = delta(settings.longest_wait.saturating_mul(2));
    let waiting = changed(now)
        .col_expr(Column::NextAttemptAt, Expr::value(now))
        .filter(Column::Status.is_in([MailStatus::Queued, MailStatus::Deferred]))
        .filter(Column::NextAttemptAt.gt(now + longest_wait));
    // Whoever is still sending renews its lease by the clock as it is now.
    let lease = |lasts| lease_end(w.get_database_backend(), now, lasts);
    let leased = Entity::update_many()
        .col_expr(Column::LeasedUntil, lease(Duration::ZERO))
        .filter(Column::Status.eq(MailStatus::Sending))
        .filter(Expr::col(Column::LeasedUntil).gt(lease(LONGEST_LEASE)));
    Ok(waiting.exec(w).await?.rows_affected + leased.exec(w).await?.rows_affected)
}
