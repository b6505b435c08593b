//! The application: the same for `serve`, `demo` and the tests.

mod routes;

use std::sync::Arc;

use crate::clock::Clock;
use crate::config::Settings;
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
    /// Connects to the database that the settings name.
    pub async fn start(settings: Settings, clock: Clock) -> Result<Self> {
        let db = Database::connect(settings.database_url.expose(), clock).await?;
        Ok(Self { context: Context::new(db, Arc::new(settings))? })
    }
}
