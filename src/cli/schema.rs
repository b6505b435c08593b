//! The database at the start of a command, with the schema that this program wants.

use crate::clock::Clock;
use crate::config::Settings;
use crate::db::schema::SchemaState;
use crate::db::{self, Database, Refusal};
use crate::error::AppError;

use super::failure::Failure;
use crate::processes::wake_copy;

/// Connects to the database that the settings name.
pub(super) async fn connect(settings: &Settings) -> Result<Database, Failure> {
    let url = settings.database_url.expose();
    let connected = Database::connect(url, Clock::System).await;
    connected.map_err(|error| explained(settings, error))
}

/// What is wrong with the database, and what whoever has set it up can do.
fn explained(settings: &Settings, error: AppError) -> Failure {
    let Some(cause) = &error.cause else { return error.into() };
    let refusal = cause.downcast_ref().and_then(db::refusal);
    let unavailable = error.code == "database.unavailable";
    let what = match refusal {
        Some(Refusal::Login) => {
            "does not let this user in. Are user and password (CONVOKE_DATABASE_URL) right? A user is made with: createuser --pwprompt USER"
        }
        Some(Refusal::NoDatabase) => "does not exist. It is made with: createdb --owner=USER NAME",
        Some(Refusal::Permission) => {
            "does not allow this user what Convoke needs there. It should own the database: psql -c 'ALTER DATABASE NAME OWNER TO USER'"
        }
        None if unavailable && settings.is_sqlite() => {
            "cannot be used. Is its folder there, may this user write the file and its folder, does another program hold its lock, or is its disk full?"
        }
        None if unavailable => {
            "cannot be opened. Is it running, and is its address (CONVOKE_DATABASE_URL) right?"
        }
        _ => return error.into(),
    };
    Failure::new(format!("The database {} {what}\nCause: {cause}", settings.database_name()))
}

/// Connects, and brings the schema up to date where that is this program's to do: on SQLite,
/// whose file is ours alone, always; on PostgreSQL, which others may be using just now, only
/// when `asked`.
pub(super) async fn open(settings: &Settings, asked: bool) -> Result<Database, Failure> {
    let database = connect(settings).await?;
    if settings.is_sqlite() || asked {
        database.migrate().await.map_err(|error| explained(settings, error))?;
    }
    require_ready(settings, &database).await?;
    Ok(database)
}

/// Connects for a command that others start, maybe while a server of the version before still runs:
/// the schema is not touched, and has to be current.
pub(super) async fn open_as_it_is(settings: &Settings) -> Result<Database, Failure> {
    let database = connect(settings).await?;
    require_ready(settings, &database).await?;
    Ok(database)
}

async fn require_ready(settings: &Settings, database: &Database) -> Result<(), Failure> {
    let explained = |error| explained(settings, error);
    match database.schema_state().await.map_err(explained)? {
        SchemaState::Behind(count) => {
            return Err(Failure::new(format!(
                "The database {} lacks {count} migrations of this version. Back it up, then run `convoke migrate`, or start with `convoke serve --migrate`.",
                settings.database_name()
            )));
        }
        _ => database.require_current_schema().await?,
    }
    database.require_writable().await.map_err(explained)
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
