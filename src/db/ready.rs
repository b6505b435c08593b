//! Whether the database can be used now.

use std::time::Duration;

use sea_orm::ConnectionTrait;

use super::Database;
use crate::error::{AppError, Kind, Result};

/// Whoever asks whether we are ready does not wait for long.
const PATIENCE: Duration = Duration::from_secs(5);

impl Database {
    /// Whether requests can be served: the database answers, its file is where it was, and its
    /// schema is the one this program was built for.
    pub async fn require_ready(&self) -> Result<()> {
        self.0.files.check()?;
        let answer = tokio::time::timeout(PATIENCE, self.require_current_schema()).await;
        answer.map_err(|_| silent())?
    }

    /// Whether a write could be committed now; this one changes nothing.
    pub async fn require_writable(&self) -> Result<()> {
        let nothing = "DELETE FROM seaql_migrations WHERE 1 = 0";
        self.write(|w| async move { Ok(w.execute_unprepared(nothing).await.map(drop)?) }).await
    }
}

fn silent() -> AppError {
    AppError::new(
        Kind::Unavailable,
        "database.unavailable",
        "The database does not answer just now; try again in a moment.",
    )
}
