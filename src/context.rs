//! What the edges work with: one database and what hangs on it.

use std::sync::Arc;

use crate::db::Database;
use crate::http::InFlight;

/// Shared by all routes; cheap to clone.
#[derive(Clone, Debug)]
pub struct Context {
    /// The database.
    pub db: Database,
    /// The keys of `POST`s that are still under way in this process.
    pub in_flight: Arc<InFlight>,
}

impl Context {
    /// A context on `db`.
    pub fn new(db: Database) -> Self {
        Self { db, in_flight: Arc::default() }
    }
}
