//! Finding and listing follow-ups.

use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter};

use crate::access::{Actor, Scope};
use crate::db::page::{PageQuery, Paged};
use crate::error::{AppError, Result};
use crate::events;
use crate::follow_ups::entity::follow_up::{Column, Entity, Model};
use crate::follow_ups::types::{FollowUpFilter, FollowUpOut};
use crate::ids::{EventId, FollowUpId};

/// One follow-up.
pub async fn find(db: &impl ConnectionTrait, by: &Actor, id: FollowUpId) -> Result<Model> {
    let mut select = Entity::find_by_id(id);
    if let Scope::Limited { events, .. } = &by.scope {
        select = select.filter(Column::EventId.is_in(events.iter().copied()));
    }
    select.one(db).await?.ok_or_else(|| AppError::not_found("follow-up"))
}

/// A page of the follow-ups of an event.
pub async fn list(
    db: &DatabaseConnection,
    by: &Actor,
    event_id: EventId,
    page: &PageQuery,
    filter: &FollowUpFilter,
) -> Result<Paged<FollowUpOut>> {
    events::service::find(db, by, event_id).await?;
    let select = Entity::find().filter(Column::EventId.eq(event_id));
    let mut select = select.filter(page.matching(Column::Search));
    if let Some(status) = filter.status {
        select = select.filter(Column::Status.eq(status));
    }
    if let Some(anchor) = filter.anchor {
        select = select.filter(Column::Anchor.eq(anchor));
    }
    Ok(page.fetch(db, select, Column::Id, &[]).await?.map(FollowUpOut::from))
}

impl From<Model> for FollowUpOut {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            version: row.version,
            event_id: row.event_id,
            plan_id: row.plan_id,
            name: row.name,
            audience: row.audience,
            send_at: row.send_at,
            anchor: row.anchor,
            offset_days: row.offset_days,
            at_time: row.at_time.map(Into::into),
            due_at: row.due_at,
            subject: row.subject,
            body: row.body,
            attach: row.attach.0,
            materials: row.materials.0,
            status: row.status,
            recipients: row.recipient_count,
            without_address: row.skipped_count,
            job_id: row.job_id,
            started_at: row.expanded_at,
            sent_at: row.sent_at,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}
