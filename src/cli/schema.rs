//! The database at the start of a command, with the schema that this program wants.

use crate::clock::Clock;
use crate::config::Settings;
use crate::db::Database;
use crate::db::schema::SchemaState;
use crate::error::Kind;

use super::failure::Failure;
use crate::processes::wake_copy;

/// Connects to the database that the settings name.
pub(super) async fn connect(settings: &Settings) -> Result<Database, Failure> {
    let url = settings.database_url.expose();
    Database::connect(url, Clock::System).await.map_err(|error| match error.kind {
        Kind::Unavailable => Failure::new(format!(
            "The database {} cannot be opened. Is it running, and are its address, user and password (CONVOKE_DATABASE_URL) right?{}",
            settings.database_name(),
            error.cause.map(|cause| format!("\nCause: {cause}")).unwrap_or_default()
        )),
        _ => error.into(),
    })
}

/// Connects, and brings the schema up to date where that is this program's to do: on SQLite,
/// whose file is ours alone, always; on PostgreSQL, which others may be using just now, only
/// when `asked`.
pub(super) async fn open(settings: &Settings, asked: bool) -> Result<Database, Failure> {
    let database = connect(settings).await?;
    if settings.is_sqlite() || asked {
        database.migrate().await?;
    }
    match database.schema_state().await? {
        SchemaState::Behind(count) => Err(Failure::new(format!(
            "The database {} lacks {count} migrations of this version. Back it up, then run `convoke migrate`, or start with `convoke serve --migrate`.",
            settings.database_name()
        ))),
        _ => database.require_current_schema().await.map(|()| database).map_err(Failure::from),
    }
}

/// The same for a command that sends mails: what a restored copy may not send again is held back.
pub(super) async fn open_to_send(settings: &Settings, asked: bool) -> Result<Database, Failure> {
    let database = open(settings, asked).await?;
    if let Some(woken) = database.write(|w| async move { wake_copy(&w).await }).await? {
        tracing::warn!(
            copied_at = %woken.copied_at, mails = woken.mails, follow_ups = woken.follow_ups,
            "this database was restored from a backup; what may have gone out since is held back: GET /mail/messages?status=failed, GET /events/{{id}}/follow-ups?status=missed"
        );
    }
    Ok(database)
}
