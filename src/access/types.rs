//! Tokens as callers see them.

use chrono::{DateTime, Utc};
use poem_openapi::Object;
use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};

use crate::ids::{EventId, ProgrammeId, TokenId};

crate::choices! {
    /// What a token may do.
    Role {
        /// Everything, tokens and settings too.
        Admin,
        /// Everything but tokens and settings.
        Organizer,
        /// Reading.
        Viewer,
        /// Attendance alone.
        CheckIn,
    }
}

/// The programmes and events that a token is limited to.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult, Object,
)]
pub struct TokenScope {
    /// Programmes, with all that lies below them.
    #[oai(default, validator(max_items = 1000))]
    #[serde(default)]
    pub programmes: Vec<ProgrammeId>,
    /// Events.
    #[oai(default, validator(max_items = 1000))]
    #[serde(default)]
    pub events: Vec<EventId>,
}

/// A new token.
#[derive(Clone, Debug, Object)]
pub struct TokenCreate {
    /// What people call it, such as the office that uses it.
    #[oai(validator(min_length = 1, max_length = 200))]
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// Where it may do it; everywhere when left out.
    pub scope: Option<TokenScope>,
    /// From when on it is refused; never when left out.
    pub expires_at: Option<DateTime<Utc>>,
}

/// What can be read of a new token of which something is wrong.
#[derive(Clone, Debug, Object)]
pub struct TokenPart {
    /// What people call it.
    pub name: Option<String>,
    /// Where it may do what it may.
    pub scope: Option<TokenScope>,
    /// From when on it is refused.
    pub expires_at: Option<DateTime<Utc>>,
}

/// A token, without its secret.
#[derive(Clone, Debug, Object)]
pub struct TokenOut {
    /// Its id.
    pub id: TokenId,
    /// Its version, as in the ETag.
    pub version: i64,
    /// What people call it.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// Where it may do it; everywhere when null.
    pub scope: Option<TokenScope>,
    /// From when on it is refused.
    pub expires_at: Option<DateTime<Utc>>,
    /// Its last use, to the minute.
    pub last_used_at: Option<DateTime<Utc>>,
    /// Since when it is refused.
    pub revoked_at: Option<DateTime<Utc>>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// A new token with its secret, which is shown this once.
#[derive(Clone, Debug, Object)]
pub struct TokenMade {
    /// Its id.
    pub id: TokenId,
    /// The secret: send it as `Authorization: Bearer <secret>`. It cannot be shown again.
    pub secret: String,
    /// The token.
    pub token: TokenOut,
}

/// Filters for tokens.
#[derive(Clone, Debug, Default, Object)]
pub struct TokenFilter {
    /// Those with this role.
    pub role: Option<Role>,
}
