//! Looking at suppressions, and adding one.

use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter};

use super::rules::faults;
use super::types::{SuppressionCreate, SuppressionFilter, SuppressionOut, SuppressionPart};
use crate::access::Actor;
use crate::db::Write;
use crate::db::page::{PageQuery, Paged};
use crate::error::{AppError, Checks, Result, Wrong};
use crate::events;
use crate::ids::SuppressionId;
use crate::mail::suppressions::entity::{Column, Entity, Model};
use crate::mail::suppressions::{self, NewSuppression, SuppressionReason};

/// A page of suppressions.
pub async fn list(
    db: &DatabaseConnection,
    by: &Actor,
    page: &PageQuery,
    filter: &SuppressionFilter,
) -> Result<Paged<SuppressionOut>> {
    by.require_unlimited()?;
    let mut select = Entity::find().filter(page.matching(Column::Search));
    if let Some(email) = &filter.email {
        select = select.filter(Column::Email.eq(email.canonical()));
    }
    if let Some(scope) = filter.scope {
        select = select.filter(Column::Scope.eq(scope));
    }
    if let Some(event) = filter.event_id {
        select = select.filter(Column::EventId.eq(event));
    }
    if let Some(reason) = filter.reason {
        select = select.filter(Column::Reason.eq(reason));
    }
    Ok(page.fetch(db, select, Column::Id, &[]).await?.map(SuppressionOut::from))
}

/// One suppression.
pub async fn find(
    db: &impl ConnectionTrait,
    by: &Actor,
    id: SuppressionId,
) -> Result<SuppressionOut> {
    by.require_unlimited()?;
    Ok(suppressions::find(db, id).await?.into())
}

/// Keeps one for the organizers; 409 naming it if they did the same already.
pub async fn keep(w: &Write, by: &Actor, input: &SuppressionCreate) -> Result<SuppressionOut> {
    by.require_unlimited()?;
    check(w, by, input).await?;
    let new = NewSuppression {
        email: &input.email,
        scope: input.scope,
        event_id: input.event_id,
        reason: SuppressionReason::Organizer,
        note: input.note.as_deref().map(str::trim).filter(|note| !note.is_empty()),
        mail_id: None,
    };
    let kept = suppressions::keep(w, by, &new).await?;
    if kept.is_new { Ok(kept.row.into()) } else { Err(there_already(&kept.row)) }
}

fn there_already(row: &Model) -> AppError {
    let id = row.id;
    let detail =
        format!("You suppressed this address in this way already, as {id}; nothing was changed.");
    AppError::conflict("suppression.exists", detail)
}

async fn check(w: &Write, by: &Actor, input: &SuppressionCreate) -> Result<()> {
    let part = SuppressionPart {
        scope: Some(input.scope),
        event_id: input.event_id,
        note: input.note.clone(),
    };
    let mut checks = Checks::new();
    checks.extend(faults(&part, &Wrong::new(&[])));
    if let Some(event) = input.event_id.filter(|_| checks.is_empty()) {
        let found = events::service::by_ids(w, by, std::iter::once(event)).await?;
        checks.require(!found.is_empty(), "event_id", "unknown", "There is no such event.");
    }
    checks.finish()
}

impl From<Model> for SuppressionOut {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            version: row.version,
            email: row.email,
            scope: row.scope,
            event_id: row.event_id,
            reason: row.reason,
            note: row.note,
            mail_id: row.mail_id,
            created_at: row.created_at,
        }
    }
}
