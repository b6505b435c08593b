//! The application: the same for `serve`, `demo` and the tests.

mod judges;
mod routes;

use std::sync::Arc;

use crate::clock::Clock;
use crate::config::Settings;
use crate::context::Context;
use crate::db::Database;
use crate::error::Result;
use crate::mail::Transport;

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
        let transport = Transport::from_settings(&settings.mail)?;
        Self::sending(settings, clock, transport).await
    }

    /// The same, with another way for mails to leave.
    pub async fn sending(settings: Settings, clock: Clock, transport: Transport) -> Result<Self> {
        let db = Database::connect(settings.database_url.expose(), clock).await?;
        Ok(Self { context: Context::sending(db, Arc::new(settings), transport)? })
    }
}
