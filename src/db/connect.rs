//! Pools and their settings.

use std::future::ready;
use std::time::{Duration, Instant};

use sea_orm::sqlx::Connection as _;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseBackend, DatabaseConnection, Statement,
};

use super::file::Files;
use super::{faults, private};
use crate::error::{AppError, Kind, Result};

/// SQLite 3.7.0 to 3.51.2 can lose committed rows in WAL mode.
const OLDEST_SQLITE: (u32, u32, u32) = (3, 51, 3);
const READERS: u32 = 4;
/// How long somebody waits for another process that writes to the same file.
const BUSY: Duration = Duration::from_secs(5);
/// Until the next try where SQLite does not wait itself.
const AGAIN: Duration = Duration::from_millis(20);
/// How long somebody waits for a connection; the limit on a whole request is shorter or not much longer.
const PATIENCE: Duration = Duration::from_secs(20);
const POSTGRES_CONNECTIONS: u32 = 16;
/// The same on PostgreSQL, which may be away. All waits that a request may have to go through, one
/// after the other, are shorter than the limit on it, so that whoever asks hears what is wrong.
const POSTGRES_PATIENCE: Duration = Duration::from_secs(5);
/// What another session may cost us: a lock that it does not give back, and one of ours that its
/// machine has died with. And what the server may have set otherwise.
const POSTGRES_SETTINGS: [(&str, &str); 4] = [
    ("lock_timeout", "6s"),
    ("idle_in_transaction_session_timeout", "60s"),
    // No query here runs for as long as it would take to compile it.
    ("jit", "off"),
    // Whoever has waited for a row is to find it as it is then.
    ("default_transaction_isolation", "read committed"),
];
/// A connection that was idle for longer may have died with a server that was started again.
const TRUSTED: Duration = Duration::from_secs(1);

/// A connection to write with and one to read with, and the files behind them.
pub(super) struct Pools {
    pub(super) writer: DatabaseConnection,
    pub(super) reader: DatabaseConnection,
    pub(super) files: Files,
}

/// Connects to `url`.
pub(super) async fn open(url: &str) -> Result<Pools> {
    if url.starts_with("sqlite:") {
        make_file(url);
        let writer = first(url).await?;
        check_version(&writer).await?;
        let reader = Database::connect(sqlite(url, true)).await?;
        let files = settle(&writer);
        return Ok(Pools { writer, reader, files });
    }
    let pool = Database::connect(postgres(url)).await?;
    Ok(Pools { writer: pool.clone(), reader: pool, files: Files::default() })
}

/// The first connection turns a new file to its journal of writes; of several processes that do so
/// at once, SQLite sends some away without letting them wait.
async fn first(url: &str) -> Result<DatabaseConnection> {
    let begun = Instant::now();
    loop {
        match Database::connect(sqlite(url, false)).await {
            Err(error) if faults::is_locked(&error) && begun.elapsed() < BUSY => {
                tokio::time::sleep(AGAIN).await;
            }
            connected => return Ok(connected?),
        }
    }
}

/// The files that are there now; should they go, no new connection makes others.
fn settle(writer: &DatabaseConnection) -> Files {
    let pool = writer.get_sqlite_connection_pool();
    let options = pool.connect_options();
    pool.set_connect_options((*options).clone().create_if_missing(false));
    Files::of(options.get_filename())
}

/// A connection to a copy that is being made; it is no database in use yet, so it has no log beside
/// it.
pub(super) async fn copy(path: &str) -> Result<DatabaseConnection> {
    let mut options = common("sqlite:");
    options.max_connections(1);
    let path = path.to_owned();
    options.map_sqlx_sqlite_opts(move |options| {
        options.filename(&path).synchronous(SqliteSynchronous::Full)
    });
    Ok(Database::connect(options).await?)
}

/// SQLite itself would make a file that everybody on the machine may read. What hinders this
/// hinders SQLite too, and is told when it tries.
fn make_file(url: &str) {
    let Ok(options) = url.parse::<SqliteConnectOptions>() else { return };
    let file = options.get_filename();
    let in_memory = file.to_string_lossy().starts_with("file:");
    if !in_memory {
        let _ = private::make_missing(file);
    }
}

/// A connection to write with whose last transaction could not be ended is given up: its next commit
/// would end only a savepoint, and nothing would be kept.
fn sqlite(url: &str, read_only: bool) -> ConnectOptions {
    let mut options = common(url);
    let size = if read_only { READERS } else { 1 };
    options.max_connections(size).min_connections(1);
    options.map_sqlx_sqlite_opts(move |options| pragmas(options, read_only));
    if !read_only {
        options.map_sqlx_sqlite_before_acquire(|connection, _| {
            let ended = !connection.is_in_transaction();
            Box::pin(ready(Ok(ended)))
        });
    }
    options
}

fn pragmas(options: SqliteConnectOptions, read_only: bool) -> SqliteConnectOptions {
    // Each reader keeps pages of its own; the system keeps those of all.
    let cache = if read_only { "-2048" } else { "-8192" };
    let options = options
        .create_if_missing(!read_only)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(BUSY)
        .foreign_keys(true)
        .pragma("cache_size", cache)
        .pragma("temp_store", "MEMORY")
        .pragma("journal_size_limit", "67108864");
    if read_only { options.pragma("query_only", "ON") } else { options }
}

fn postgres(url: &str) -> ConnectOptions {
    let mut options = common(url);
    options
        .max_connections(POSTGRES_CONNECTIONS)
        .min_connections(1)
        .acquire_timeout(POSTGRES_PATIENCE)
        .test_before_acquire_if_idle_for(TRUSTED)
        .set_application_name("convoke")
        .map_sqlx_postgres_opts(|options| options.options(POSTGRES_SETTINGS));
    options
}

fn common(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .sqlx_logging(false)
        .test_before_acquire(false)
        .connect_timeout(Duration::from_secs(5))
        .acquire_timeout(PATIENCE)
        .idle_timeout(None)
        .max_lifetime(None);
    options
}

async fn check_version(connection: &DatabaseConnection) -> Result<()> {
    let query = Statement::from_string(DatabaseBackend::Sqlite, "SELECT sqlite_version() AS v");
    let row = connection.query_one_raw(query).await?;
    let version: String = row.map(|row| row.try_get("", "v")).transpose()?.unwrap_or_default();
    keeps_rows(&version)
}

fn keeps_rows(version: &str) -> Result<()> {
    let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    let found = (next(), next(), next());
    if found < OLDEST_SQLITE {
        return Err(AppError::new(
            Kind::Internal,
            "database.sqlite_too_old",
            format!("SQLite {version} can lose committed rows; build with 3.51.3 or newer."),
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_that_can_lose_rows_is_refused() {
        for version in ["3.51.3", "3.51.10", "3.52.0", "4.0.0"] {
            assert!(keeps_rows(version).is_ok(), "{version}");
        }
        for version in ["3.51.2", "3.51", "3.9.99", "2.60.0", "", "new"] {
            let refused = keeps_rows(version).unwrap_err();
            assert_eq!(refused.code, "database.sqlite_too_old", "{version}");
        }
    }
}
