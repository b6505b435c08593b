//! Reading the log.

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder,
};
use uuid::Uuid;

use super::entity::{Column, Entity, Model};
use super::types::{AuditFilter, AuditOut};
use crate::access::{Actor, Scope};
use crate::db::page::{PageQuery, Paged};
use crate::error::Result;
use crate::ids::{AuditId, EventId, first_at};

/// A page of the log; a limited token sees what concerns its events.
pub async fn list(
    db: &DatabaseConnection,
    by: &Actor,
    page: &PageQuery,
    filter: &AuditFilter,
) -> Result<Paged<AuditOut>> {
    let mut select = Entity::find();
    if let Scope::Limited { events, .. } = &by.scope {
        select = select.filter(Column::EventId.is_in(events.iter().copied()));
    }
    if let Some(object) = filter.object_id {
        select = select.filter(Column::ObjectId.eq(object));
    }
    if let Some(event) = filter.event_id {
        select = select.filter(Column::EventId.eq(event));
    }
    if let Some(actor) = filter.actor_id {
        select = select.filter(Column::ActorId.eq(actor));
    }
    if let Some(action) = &filter.action {
        select = select.filter(Column::Action.eq(action));
    }
    if let Some(kind) = &filter.object_kind {
        select = select.filter(Column::ObjectKind.eq(kind));
    }
    if let Some(kind) = &filter.actor_kind {
        select = select.filter(Column::ActorKind.eq(kind));
    }
    Ok(page.fetch(db, select, Column::Id, &[]).await?.map(AuditOut::from))
}

/// What somebody without an account did.
#[derive(Clone, Debug)]
pub struct Deed {
    /// `part.verb`.
    pub action: String,
    /// To what.
    pub object_id: Uuid,
    /// The names of the fields that changed.
    pub fields: Vec<String>,
}

/// What people without an account did to things of a kind in an event from one instant to another, in
/// order.
pub async fn of_participants(
    db: &impl ConnectionTrait,
    event: EventId,
    kind: &str,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Vec<Deed>> {
    let select = Entity::find()
        .filter(Column::EventId.eq(event))
        .filter(Column::Id.gte(first_at::<AuditId>(from)))
        .filter(Column::At.gte(from))
        .filter(Column::At.lt(until))
        .filter(Column::ObjectKind.eq(kind))
        .filter(Column::ActorKind.eq("participant"))
        .order_by_asc(Column::Id);
    let deed = |row: Model| Deed {
        action: row.action,
        object_id: row.object_id,
        fields: serde_json::from_value(row.fields).unwrap_or_default(),
    };
    Ok(select.all(db).await?.into_iter().map(deed).collect())
}

/// The object to which the program itself last did `action`, if it ever did.
pub async fn last_by_system(db: &impl ConnectionTrait, action: &str) -> Result<Option<Uuid>> {
    let select = Entity::find().filter(Column::Action.eq(action));
    let select = select.filter(Column::ActorKind.eq("system"));
    Ok(select.order_by_desc(Column::Id).one(db).await?.map(|entry| entry.object_id))
}

impl From<Model> for AuditOut {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            at: row.at,
            actor_kind: row.actor_kind,
            actor_id: row.actor_id,
            actor_name: row.actor_name,
            action: row.action,
            object_kind: row.object_kind,
            object_id: row.object_id,
            event_id: row.event_id,
            fields: serde_json::from_value(row.fields).unwrap_or_default(),
            request_id: row.request_id,
            remote: row.remote,
        }
    }
}
