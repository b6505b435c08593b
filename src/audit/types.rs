//! The log as callers see it.

use chrono::{DateTime, Utc};
use poem_openapi::Object;
use uuid::Uuid;

use crate::ids::{AuditId, EventId};

/// One thing that somebody did.
#[derive(Clone, Debug, Object)]
pub struct AuditOut {
    /// Its id.
    pub id: AuditId,
    /// When.
    pub at: DateTime<Utc>,
    /// `token`, `participant` or `system`.
    pub actor_kind: String,
    /// The token's id, or the row that a participant's link names.
    pub actor_id: Option<Uuid>,
    /// The token's name at that time.
    pub actor_name: String,
    /// What was done, such as `event.publish`.
    pub action: String,
    /// The kind of object.
    pub object_kind: String,
    /// The object.
    pub object_id: Uuid,
    /// The event it belongs to.
    pub event_id: Option<EventId>,
    /// The names of the fields that changed; never what was in them.
    pub fields: Vec<String>,
    /// The request.
    pub request_id: Option<String>,
    /// The address it came from.
    pub remote: Option<String>,
}

/// Filters for the log.
#[derive(Clone, Debug, Default, Object)]
pub struct AuditFilter {
    /// What was done to this object.
    pub object_id: Option<Uuid>,
    /// What was done in this event.
    pub event_id: Option<EventId>,
    /// What this token did.
    pub actor_id: Option<Uuid>,
    /// Deeds of this kind, such as `event.publish`.
    pub action: Option<String>,
    /// What was done to objects of this kind, such as `event`.
    pub object_kind: Option<String>,
    /// What was done by actors of this kind: `token`, `participant` or `system`.
    pub actor_kind: Option<String>,
}
