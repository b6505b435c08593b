//! Tokens that were recognized a moment ago, so that most requests ask the database nothing.
//!
//! A server goes by what it read for [`LEASE`] at most. Whoever revokes a token hears that it is
//! done only when that time is over, so no server takes a revoked token after the answer.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::entity::Model;
use crate::ids::TokenId;

/// How long a server goes by what it read of a token.
const LEASE: Duration = Duration::from_secs(1);

/// The tokens that this server knows, by the hashes of their secrets.
#[derive(Debug, Default)]
pub struct KnownTokens(Mutex<HashMap<String, Known>>);

#[derive(Debug)]
struct Known {
    token: Model,
    /// From before it was read.
    since: Instant,
}

impl KnownTokens {
    /// The token behind a hash, if it was read within the lease.
    pub(super) fn get(&self, hash: &str) -> Option<Model> {
        let known = self.lock();
        let found = known.get(hash).filter(|known| known.since.elapsed() < LEASE)?;
        Some(found.token.clone())
    }

    /// Goes by `token` from now on; it was asked for at `since`.
    pub(super) fn keep(&self, token: Model, since: Instant) {
        let mut known = self.lock();
        known.retain(|_, known| known.since.elapsed() < LEASE);
        known.insert(token.secret_hash.clone(), Known { token, since });
    }

    /// Forgets a token that was revoked, and returns when no other server knows it any more.
    pub async fn forget_everywhere(&self, id: TokenId) {
        self.lock().retain(|_, known| known.token.id != id);
        tokio::time::sleep(LEASE).await;
        // Somebody may have read it just before it was revoked.
        self.lock().retain(|_, known| known.token.id != id);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Known>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
