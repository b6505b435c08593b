//! The database at the start of a command, with the schema that this program wants.

use crate::clock::Clock;
use crate::config::Settings;
use crate::db::Database;
use crate::error::Result;

/// Connects to the database that the settings name.
pub(super) async fn connect(settings: &Settings) -> Result<Database> {
    Database::connect(settings.database_url.expose(), Clock::System).await
}

/// Brings the schema up to date where that is this program's to do: on SQLite, whose file is ours
/// alone, always; on PostgreSQL, which others may be using just now, only when `asked`.
pub(super) async fn prepare(database: &Database, settings: &Settings, asked: bool) -> Result<()> {
    if settings.is_sqlite() || asked {
        database.migrate().await?;
    }
    database.require_current_schema().await
}
