//! The log of who did what: append-only and sealed, with the names of changed fields and never
//! people's data.

mod entity;
pub mod seals;
pub mod service;
pub mod types;

use uuid::Uuid;

use crate::access::{Actor, Who};
use crate::db::Write;
use crate::error::Result;
use crate::ids::{AuditId, EventId};

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

/// Notes an entry: it is written together with the others of this write, in the transaction of what it
/// tells.
pub async fn record(w: &Write, by: &Actor, entry: &Entry) -> Result<()> {
    w.insert_last(&row(w, by, entry)).await
}

/// Notes many entries, in their order.
pub async fn record_many(w: &Write, by: &Actor, entries: &[Entry]) -> Result<()> {
    for entry in entries {
        record(w, by, entry).await?;
    }
    Ok(())
}

fn row(w: &Write, by: &Actor, entry: &Entry) -> entity::Model {
    let (actor_kind, actor_id) = match &by.who {
        Who::Token { id, .. } => ("token", Some(id.0)),
        Who::Participant(link) => ("participant", Some(*link)),
        Who::System(_) => ("system", None),
    };
    entity::Model {
        id: w.new_id::<AuditId>(),
        at: w.now(),
        actor_kind: actor_kind.to_owned(),
        actor_id,
        actor_name: by.display_name().to_owned(),
        action: entry.action.to_owned(),
        object_kind: entry.kind.to_owned(),
        object_id: entry.id,
        event_id: entry.event,
        fields: serde_json::json!(entry.fields),
        request_id: by.origin.request_id.clone(),
        remote: by.origin.remote.map(|address| address.to_string()),
    }
}
