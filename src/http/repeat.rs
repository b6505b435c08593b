//! `Idempotency-Key`: the same request twice has one effect and the same answer.
//!
//! The answer is kept in the transaction of its effect, so there is never one without the other.

mod entity;

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::Duration;
use poem::{Request, RequestBody, Result};
use poem_openapi::registry::{MetaParamIn, MetaSchema, MetaSchemaRef};
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, Statement,
};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::{Body, Message, Problem, TableFile};
use crate::access::Actor;
use crate::db::Write;
use crate::error::{AppError, Kind};
pub(super) use crate::text::hex;

use entity::{Column, Entity};

const LONGEST_KEY: usize = 255;

/// The header `Idempotency-Key`, with or without quotes.
#[derive(Debug)]
pub struct IdempotencyKey {
    key: Option<String>,
    target: String,
}

/// A key with the request it stands for.
#[derive(Clone, Debug)]
pub struct Repeat {
    key: String,
    fingerprint: String,
}

/// An answer as it was given.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The status.
    pub status: u16,
    /// `Location`.
    pub location: Option<String>,
    /// `ETag`.
    pub etag: Option<String>,
    /// The JSON.
    pub body: String,
}

impl IdempotencyKey {
    /// The key for a request with this body.
    pub fn with<T, const MIB: usize>(&self, body: &Body<T, MIB>) -> Option<Repeat> {
        self.repeat(&body.digest())
    }

    /// The key for a request whose body is a mail.
    pub fn with_message(&self, message: &Message) -> Option<Repeat> {
        self.repeat(&message.digest())
    }

    /// The key for a request with a table.
    pub fn with_table<S>(&self, table: &TableFile<S>) -> Option<Repeat> {
        self.repeat(&table.digest())
    }

    /// The key for a request with a file, of which it knows the digest.
    pub fn with_digest(&self, digest: &[u8]) -> Option<Repeat> {
        self.repeat(digest)
    }

    /// The key for a request without a body.
    pub fn alone(&self) -> Option<Repeat> {
        self.repeat(&[])
    }

    fn repeat(&self, digest: &[u8]) -> Option<Repeat> {
        let key = self.key.clone()?;
        let hash = Sha256::new().chain_update(&self.target).chain_update(digest).finalize();
        Some(Repeat { key, fingerprint: hex(&hash) })
    }
}

impl<'a> ApiExtractor<'a> for IdempotencyKey {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::Parameter];
    type ParamType = ();
    type ParamRawType = ();

    fn param_in() -> Option<MetaParamIn> {
        Some(MetaParamIn::Header)
    }

    fn param_schema_ref() -> Option<MetaSchemaRef> {
        Some(MetaSchemaRef::Inline(Box::new(MetaSchema {
            max_length: Some(LONGEST_KEY),
            min_length: Some(1),
            ..MetaSchema::new("string")
        })))
    }

    async fn from_request(
        request: &'a Request,
        _body: &mut RequestBody,
        _options: ExtractParamOptions<()>,
    ) -> Result<Self> {
        let header = request.headers().get("idempotency-key");
        let key = header.map(|value| read_key(value.to_str().ok())).transpose();
        let key = key.map_err(|error| poem::Error::from(Problem::from(error)))?;
        let target = format!("{} {}\n", request.method(), request.uri());
        Ok(Self { key, target })
    }
}

fn read_key(value: Option<&str>) -> Result<String, AppError> {
    let sent = value.map(str::trim).unwrap_or_default();
    let quoted = sent.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let key = quoted.unwrap_or(sent);
    if quoted.is_none() && (sent.starts_with('"') || sent.ends_with('"')) {
        return Err(AppError::bad_request(
            "idempotency.key",
            "Idempotency-Key has a quotation mark on one side only. Send the key within two of them or without any.",
        ));
    }
    if key.is_empty() || sent.len() > LONGEST_KEY {
        return Err(AppError::bad_request(
            "idempotency.key",
            format!("Idempotency-Key must have 1 to {LONGEST_KEY} characters of ASCII."),
        ));
    }
    Ok(key.to_owned())
}

/// The keys that this process is working on.
#[derive(Debug, Default)]
pub struct InFlight(Mutex<HashSet<(Uuid, String)>>);

/// Holds a key until it is dropped.
#[derive(Debug)]
pub(super) struct Holding {
    all: Arc<InFlight>,
    key: (Uuid, String),
}

impl Holding {
    /// Takes the key, or 409 when it is taken.
    pub(super) fn take(
        all: &Arc<InFlight>,
        by: &Actor,
        repeat: Option<&Repeat>,
    ) -> Result<Option<Self>, AppError> {
        let (Some(repeat), Some(token)) = (repeat, by.token_id()) else { return Ok(None) };
        let key = (token.0, repeat.key.clone());
        let mut held = all.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !held.insert(key.clone()) {
            return Err(under_way());
        }
        drop(held);
        Ok(Some(Self { all: all.clone(), key }))
    }
}

impl Drop for Holding {
    fn drop(&mut self) {
        self.all.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.key);
    }
}

/// The answer given before, if this request was seen before.
pub(super) async fn recall(
    w: &Write,
    by: &Actor,
    repeat: &Repeat,
) -> Result<Option<Kept>, AppError> {
    let Some(token) = by.token_id() else { return Ok(None) };
    if w.get_database_backend() == DbBackend::Postgres {
        lock(w, token.0, &repeat.key).await?;
    }
    let found = Entity::find_by_id((token.0, repeat.key.clone())).one(w).await?;
    let Some(row) = found else { return Ok(None) };
    if row.fingerprint != repeat.fingerprint {
        return Err(AppError::new(
            Kind::Invalid,
            "idempotency.reused",
            "This Idempotency-Key was used for another request. Use a new key for a new request.",
        ));
    }
    let status = u16::try_from(row.status).unwrap_or(200);
    Ok(Some(Kept { status, location: row.location, etag: row.etag, body: row.body }))
}

/// Keeps an answer.
pub(super) async fn keep(
    w: &Write,
    by: &Actor,
    repeat: &Repeat,
    answer: &Kept,
) -> Result<(), AppError> {
    let Some(token) = by.token_id() else { return Ok(()) };
    let row = entity::ActiveModel {
        token_id: Set(token.0),
        key: Set(repeat.key.clone()),
        fingerprint: Set(repeat.fingerprint.clone()),
        status: Set(i16::try_from(answer.status).unwrap_or(200)),
        location: Set(answer.location.clone()),
        etag: Set(answer.etag.clone()),
        body: Set(answer.body.clone()),
        created_at: Set(w.now()),
    };
    Entity::insert(row).exec_without_returning(w).await?;
    Ok(())
}

/// Forgets answers that are older than 7 days; how many.
pub async fn forget_old(w: &Write) -> Result<u64, AppError> {
    let old = Column::CreatedAt.lt(w.now() - Duration::days(7));
    Ok(Entity::delete_many().filter(old).exec(w).await?.rows_affected)
}

/// Held until the end of the transaction, against the same key on another server.
async fn lock(w: &Write, token: Uuid, key: &str) -> Result<(), AppError> {
    let hash = Sha256::new().chain_update(token.as_bytes()).chain_update(key).finalize();
    let number = hash.iter().take(8).fold(0_i64, |number, byte| (number << 8) | i64::from(*byte));
    let query = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT pg_try_advisory_xact_lock($1) AS held",
        [number.into()],
    );
    let row = w.query_one_raw(query).await?;
    let held: bool = row.map(|row| row.try_get("", "held")).transpose()?.unwrap_or(false);
    if held { Ok(()) } else { Err(under_way()) }
}

fn under_way() -> AppError {
    AppError::conflict(
        "idempotency.under_way",
        "A request with this Idempotency-Key is still under way. Wait a moment and repeat it.",
    )
}
