//! Making, revoking and recognizing tokens.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Duration, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseConnection,
    EntityTrait, IntoActiveModel, QueryFilter,
};
use sha2::{Digest as _, Sha256};
use tokio::time::Instant;

use super::entity::{ActiveModel, Column, Entity, Model};
use super::scope;
use super::types::{TokenCreate, TokenFilter, TokenMade, TokenOut, TokenPart};
use super::{Actor, KnownTokens, Origin, Who};
use crate::audit::{self, Entry};
use crate::clock::{kept, random_bytes};
use crate::db::page::{PageQuery, Paged};
use crate::db::{Database, Write};
use crate::error::{AppError, Checks, FieldError, Kind, Result};
use crate::ids::TokenId;
use crate::text;

/// What every secret begins with, so that a leaked one can be found by machines.
const PREFIX: &str = "cvk_";

/// Makes a token; the secret is in the answer alone.
pub async fn create(w: &Write, by: &Actor, input: &TokenCreate) -> Result<TokenMade> {
    by.require_unlimited()?;
    checks(input, w.now()).finish()?;
    let secret = format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(random_bytes::<32>()?));
    let id: TokenId = w.new_id();
    let row = ActiveModel {
        id: Set(id),
        version: Set(1),
        name: Set(input.name.trim().to_owned()),
        role: Set(input.role),
        scope: Set(input.scope.clone()),
        secret_hash: Set(hash(&secret)),
        expires_at: Set(input.expires_at.map(kept)),
        last_used_at: Set(None),
        revoked_at: Set(None),
        created_at: Set(w.now()),
        updated_at: Set(w.now()),
        search: Set(text::fold(&input.name)),
    };
    let row = row.insert(w).await?;
    audit::record(w, by, &Entry::new("token.create", "token", id)).await?;
    Ok(TokenMade { id, secret, token: row.into() })
}

/// What is wrong with a new token by itself.
pub fn checks(input: &TokenCreate, now: DateTime<Utc>) -> Checks {
    let part = TokenPart {
        name: Some(input.name.clone()),
        scope: input.scope.clone(),
        expires_at: input.expires_at,
    };
    checks_of(&part, now)
}

/// What can be said of a new token of which some fields are wrong or missing.
pub fn faults(part: &TokenPart, now: DateTime<Utc>) -> Vec<FieldError> {
    checks_of(part, now).into_faults()
}

fn checks_of(part: &TokenPart, now: DateTime<Utc>) -> Checks {
    let mut checks = Checks::new();
    let name = part.name.as_deref().map(str::trim);
    let named = name.is_none_or(|name| !name.is_empty());
    checks.require(named, "name", "required", "Give the token a name.");
    let clean = !name.is_some_and(text::has_control);
    checks.require(clean, "name", "control", "A name has no control characters.");
    let past = part.expires_at.is_some_and(|at| at <= now);
    checks.require(!past, "expires_at", "past", "This lies in the past.");
    let empty = |scope: &super::TokenScope| scope.programmes.is_empty() && scope.events.is_empty();
    let nothing = part.scope.as_ref().is_some_and(empty);
    checks.require(
        !nothing,
        "scope",
        "empty",
        "Name programmes or events, or leave the scope out.",
    );
    checks
}

/// Refuses the token from the next request on.
pub async fn revoke(w: &Write, by: &Actor, id: TokenId) -> Result<()> {
    by.require_unlimited()?;
    let token = find(w, id).await?;
    if token.revoked_at.is_some() {
        return Ok(());
    }
    let version = token.version + 1;
    let mut row = token.into_active_model();
    row.revoked_at = Set(Some(w.now()));
    row.updated_at = Set(w.now());
    row.version = Set(version);
    row.update(w).await?;
    audit::record(w, by, &Entry::new("token.revoke", "token", id)).await
}

/// One token.
pub async fn find(db: &impl ConnectionTrait, id: TokenId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or_else(|| AppError::not_found("token"))
}

/// A page of tokens.
pub async fn list(
    db: &DatabaseConnection,
    page: &PageQuery,
    filter: &TokenFilter,
) -> Result<Paged<TokenOut>> {
    let mut select = Entity::find().filter(page.matching(Column::Search));
    if let Some(role) = filter.role {
        select = select.filter(Column::Role.eq(role));
    }
    Ok(page.fetch(db, select, Column::Id, &[]).await?.map(TokenOut::from))
}

/// The caller behind a secret; 401 for one that is unknown, expired or revoked.
pub async fn authenticate(
    db: &Database,
    known: &KnownTokens,
    secret: &str,
    origin: Origin,
) -> Result<Actor> {
    let hash = hash(secret);
    let token = match known.get(&hash) {
        Some(token) => token,
        None => recognize(db, known, &hash).await?,
    };
    if token.expires_at.is_some_and(|at| at <= db.clock().now()) {
        return Err(refused("This token has expired."));
    }
    let scope = scope::resolve(db.read(), token.scope.as_ref()).await?;
    let who = Who::Token { id: token.id, name: token.name };
    Ok(Actor { who, role: Some(token.role), scope, origin })
}

/// Asks the database, and remembers who may come in.
async fn recognize(db: &Database, known: &KnownTokens, hash: &str) -> Result<Model> {
    let since = Instant::now();
    let found = Entity::find().filter(Column::SecretHash.eq(hash)).one(db.read()).await?;
    let token = found.ok_or_else(|| refused("This token is unknown."))?;
    if token.revoked_at.is_some() {
        return Err(refused("This token was revoked."));
    }
    note_use(db, &token);
    known.keep(token.clone(), since);
    Ok(token)
}

/// Beside the request, and at most once a minute: a read must not wait for a write. A use in the
/// future was noted by a clock that has been set right since.
fn note_use(db: &Database, token: &Model) {
    let now = db.clock().now();
    let expired = token.expires_at.is_some_and(|at| at <= now);
    if expired || token.last_used_at.is_some_and(|at| (now - at).abs() < Duration::minutes(1)) {
        return;
    }
    let (db, id) = (db.clone(), token.id);
    tokio::spawn(async move {
        let noted = db.write(move |w| async move {
            let used = Entity::update_many().col_expr(Column::LastUsedAt, Expr::value(w.now()));
            used.filter(Column::Id.eq(id)).exec(&w).await?;
            Ok(())
        });
        if let Err(error) = noted.await {
            tracing::warn!(%error, "the last use of a token was not noted");
        }
    });
}

fn refused(detail: &'static str) -> AppError {
    AppError::new(Kind::Unauthorized, "access.token", detail)
}

fn hash(secret: &str) -> String {
    text::hex(&Sha256::digest(secret))
}

impl From<Model> for TokenOut {
    fn from(token: Model) -> Self {
        Self {
            id: token.id,
            version: token.version,
            name: token.name,
            role: token.role,
            scope: token.scope,
            expires_at: token.expires_at,
            last_used_at: token.last_used_at,
            revoked_at: token.revoked_at,
            created_at: token.created_at,
        }
    }
}
