//! The table of the log.

use sea_orm::entity::prelude::*;

use crate::ids::{AuditId, EventId};

/// A row of `audit_log`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_log")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AuditId,
    /// When.
    pub at: DateTimeUtc,
    /// `token`, `participant` or `system`.
    pub actor_kind: String,
    /// The token, or the row that a participant's link names.
    pub actor_id: Option<Uuid>,
    /// The token's name at that time.
    pub actor_name: String,
    /// `part.verb`.
    pub action: String,
    /// The object's kind.
    pub object_kind: String,
    /// The object.
    pub object_id: Uuid,
    /// The event it belongs to.
    pub event_id: Option<EventId>,
    /// Names of changed fields.
    #[sea_orm(column_type = "JsonBinary")]
    pub fields: Json,
    /// The request.
    pub request_id: Option<String>,
    /// Where the request came from.
    pub remote: Option<String>,
}

/// None: the log outlives what it tells of.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
