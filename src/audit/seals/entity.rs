//! The table of the seals.

use sea_orm::entity::prelude::*;

use crate::ids::AuditId;

/// A row of `audit_seals`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_seals")]
pub struct Model {
    /// 1, 2, 3 and so on: of two servers that seal at once, one finds the number taken.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    /// The last entry under it.
    pub last_id: AuditId,
    /// How many entries are under it.
    pub entries: i64,
    /// The SHA-256 over the seal before and the entries, in hexadecimal.
    pub digest: String,
    /// When it was set.
    pub created_at: DateTimeUtc,
}

/// None: a seal outlives what it was set on.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
