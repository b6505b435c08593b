//! The database: connecting, one write at a time, pages of a list, dates that are only partly known.
//!
//! [`Database::read`] gives a connection that cannot write. [`Database::write`] opens the one
//! transaction of a deed and commits it; what is called inside borrows the open [`Write`] and
//! cannot open another. On SQLite there is one writer, and those who wait for it share a commit; on
//! PostgreSQL serialization failures and deadlocks are tried again a few times.

mod backup;
mod connect;
mod expected;
mod faults;
mod file;
pub mod json;
mod later;
mod list;
pub mod page;
mod parents;
mod partial_date;
mod private;
mod queue;
mod ready;
mod rows;
pub mod schema;
pub mod search;
mod turns;
mod write;
mod writers;

use std::sync::Arc;

use connect::Pools;
use file::Files;
use sea_orm::{DatabaseBackend, DatabaseConnection, Statement};
use tokio::sync::Notify;
use turns::Turns;
use writers::Writers;

pub use expected::Expected;
pub use faults::{
    Refusal, is_foreign_key_violation, is_nul, is_unavailable, is_unique_violation, overtaken,
    refusal,
};
pub use list::List;
pub use partial_date::PartialDate;
pub use rows::{as_json, changed, insert, update};
pub use write::Write;

use crate::clock::Clock;
use crate::error::Result;
use crate::ids::IdSource;

/// One database, on SQLite or PostgreSQL. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Database(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    writer: DatabaseConnection,
    reader: DatabaseConnection,
    clock: Clock,
    ids: IdSource,
    mail: Notify,
    work: Notify,
    writers: Writers,
    turns: Turns,
    files: Files,
}

impl Database {
    /// Connects to `url` (`sqlite://file` or `postgres://...`); an SQLite file is made when missing.
    pub async fn connect(url: &str, clock: Clock) -> Result<Self> {
        Ok(Self::on(connect::open(url).await?, clock))
    }

    /// The same, with `watch` told of every statement.
    pub async fn watched(
        url: &str,
        clock: Clock,
        watch: impl Fn(&Statement) + Clone + Send + Sync + 'static,
    ) -> Result<Self> {
        let mut pools = connect::open(url).await?;
        for connection in [&mut pools.writer, &mut pools.reader] {
            let watch = watch.clone();
            connection.set_metric_callback(move |info| watch(info.statement));
        }
        Ok(Self::on(pools, clock))
    }

    fn on(pools: Pools, clock: Clock) -> Self {
        let Pools { writer, reader, files } = pools;
        let writers = Writers::new(writer.clone(), files.clone());
        let ids = IdSource::default();
        let (mail, work) = (Notify::new(), Notify::new());
        let turns = Turns::default();
        Self(Arc::new(Inner { writer, reader, clock, ids, mail, work, writers, turns, files }))
    }

    /// A connection for reading alone.
    pub fn read(&self) -> &DatabaseConnection {
        &self.0.reader
    }

    /// The clock that writes go by.
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// Which database this is.
    pub fn backend(&self) -> DatabaseBackend {
        self.0.writer.get_database_backend()
    }

    /// Resolves soon after a write that queued mail was committed by this process.
    pub async fn mail_queued(&self) {
        self.0.mail.notified().await;
    }

    /// Resolves soon after a write that made something due was committed by this process.
    pub async fn work_due(&self) {
        self.0.work.notified().await;
    }

    /// Closes all connections; on SQLite the log is folded into the file.
    pub async fn close(&self) -> Result<()> {
        self.0.reader.clone().close().await?;
        self.0.writer.clone().close().await?;
        Ok(())
    }
}
