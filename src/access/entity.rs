//! The table of tokens.

use sea_orm::entity::prelude::*;

use super::types::{Role, TokenScope};
use crate::ids::TokenId;

/// A row of `tokens`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "tokens")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TokenId,
    /// Grows with every change.
    pub version: i64,
    /// What people call it.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// Where it may do it; all when empty.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub scope: Option<TokenScope>,
    /// SHA-256 of the secret, in hexadecimal.
    #[sea_orm(unique)]
    pub secret_hash: String,
    /// From when on it is refused.
    pub expires_at: Option<DateTimeUtc>,
    /// Its last use, to the minute.
    pub last_used_at: Option<DateTimeUtc>,
    /// Since when it is refused.
    pub revoked_at: Option<DateTimeUtc>,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
    /// Folded name.
    pub search: String,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
