//! The database at the start of a command, with the schema that this program wants.

use crate::clock::Clock;
use crate::config::Settings;
use crate::db::Database;
use crate::db::schema::SchemaState;
use crate::error::AppError;

use super::failure::Failure;
use crate::processes::wake_copy;

/// Connects to the database that the settings name.
pub(super) async fn connect(settings: &Settings) -> Result<Database, Failure> {
    let url = settings.database_url.expose();
    Database::connect(url, Clock::System).await.map_err(|error| unusable(settings, error))
}

/// What whoever starts the program can look at.
fn unusable(settings: &Settings, error: AppError) -> Failure {
    if error.code != "database.unavailable" {
        return error.into();
    }
    let what = if settings.is_sqlite() {
        "cannot be used: may this user write the file and its folder, does another program hold its lock, or is its disk full?"
    } else {
        "cannot be opened. Is it running, and are its address, user and password (CONVOKE_DATABASE_URL) right?"
    };
    let cause = error.cause.map(|cause| format!("\nCause: {cause}")).unwrap_or_default();
    Failure::new(format!("The database {} {what}{cause}", settings.database_name()))
}

/// Connects, and brings the schema up to date where that is this program's to do: on SQLite,
/// whose file is ours alone, always; on PostgreSQL, which others may be using just now, only
/// when `asked`.
pub(super) async fn open(settings: &Settings, asked: bool) -> Result<Database, Failure> {
    let database = connect(settings).await?;
    if settings.is_sqlite() || asked {
        database.migrate().await.map_err(|error| unusable(settings, error))?;
    }
    match database.schema_state().await? {
        SchemaState::Behind(count) => {
            return Err(Failure::new(format!(
                "The database {} lacks {count} migrations of this version. Back it up, then run `convoke migrate`, or start with `convoke serve --migrate`.",
                settings.database_name()
            )));
        }
        _ => database.require_current_schema().await?,
    }
    database.require_writable().await.map_err(|error| unusable(settings, error))?;
    Ok(database)
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
