//! The log of who did what: append-only and sealed, with the names of changed fields and never
//! people's data.

mod entity;
pub mod seals;
pub mod service;
pub mod types;

use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use uuid::Uuid;

use crate::access::{Actor, Who};
use crate::db::Write;
use crate::error::Result;
use crate::ids::{AuditId, EventId};

/// How many entries an insert takes.
const CHUNK: usize = 200;

/// What was done to which object.
#[derive(Clone, Debug)]
pub struct Entry {
    /// `part.verb`, such as `event.publish`.
    pub action: &'static str,
    /// The object's kind, such as `event`.
    pub kind: &'static str,
    /// The object.
    pub id: Uuid,
    /// The event that the object belongs to.
    pub event: Option<EventId>,
    /// The names of the fields that changed.
    pub fields: Vec<String>,
}

impl Entry {
    /// An entry without event and fields.
    pub fn new(action: &'static str, kind: &'static str, id: impl Into<Uuid>) -> Self {
        Self { action, kind, id: id.into(), event: None, fields: Vec::new() }
    }

    /// Names the event, if it belongs to one.
    #[must_use]
    pub fn of(mut self, event: impl Into<Option<EventId>>) -> Self {
        self.event = event.into();
        self
    }

    /// Names the fields that changed.
    #[must_use]
    pub fn fields(mut self, fields: Vec<String>) -> Self {
        self.fields = fields;
        self
    }
}

/// Writes an entry, in the same transaction as what it tells.
pub async fn record(w: &Write, by: &Actor, entry: &Entry) -> Result<()> {
    entity::Entity::insert(row(w, by, entry)).exec_without_returning(w).await?;
    Ok(())
}

/// Writes many entries, in their order.
pub async fn record_many(w: &Write, by: &Actor, entries: &[Entry]) -> Result<()> {
    for chunk in entries.chunks(CHUNK) {
        let rows = chunk.iter().map(|entry| row(w, by, entry));
        entity::Entity::insert_many(rows).exec_without_returning(w).await?;
    }
    Ok(())
}

fn row(w: &Write, by: &Actor, entry: &Entry) -> entity::ActiveModel {
    let (actor_kind, actor_id) = match &by.who {
        Who::Token { id, .. } => ("token", Some(id.0)),
        Who::Participant(link) => ("participant", Some(*link)),
        Who::System(_) => ("system", None),
    };
    entity::ActiveModel {
        id: Set(w.new_id::<AuditId>()),
        at: Set(w.now()),
        actor_kind: Set(actor_kind.to_owned()),
        actor_id: Set(actor_id),
        actor_name: Set(by.display_name().to_owned()),
        action: Set(entry.action.to_owned()),
        object_kind: Set(entry.kind.to_owned()),
        object_id: Set(entry.id),
        event_id: Set(entry.event),
        fields: Set(serde_json::json!(entry.fields)),
        request_id: Set(by.origin.request_id.clone()),
        remote: Set(by.origin.remote.map(|address| address.to_string())),
    }
}
