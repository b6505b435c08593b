//! The application: the same for `serve`, `demo` and the tests.

mod routes;

use crate::clock::Clock;
use crate::context::Context;
use crate::db::Database;
use crate::error::Result;

pub use routes::{description, routes};

/// A connected application.
#[derive(Clone, Debug)]
pub struct App {
    /// What the edges work with.
    pub context: Context,
}

impl App {
    /// Connects to the database.
    pub async fn start(database_url: &str, clock: Clock) -> Result<Self> {
        let db = Database::connect(database_url, clock).await?;
        Ok(Self { context: Context::new(db) })
    }
}
