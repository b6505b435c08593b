//! Who may write now. On SQLite those who wait share a commit; on PostgreSQL everybody has one of
//! their own, and the server shares them.

use std::sync::Arc;
use std::time::Duration;

use sea_orm::{DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, TransactionTrait};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::faults;
use super::file::Files;
use super::queue::{Promise, Queue};
use crate::error::{AppError, Kind, Result};

/// How long a write waits for its turn, where there is one at a time.
const SHARED_PATIENCE: Duration = Duration::from_secs(20);

/// The same where there are many, each of which may have to wait for a row too.
const OWN_PATIENCE: Duration = Duration::from_secs(10);

/// How many writes are open at once on PostgreSQL; the other connections stay free for readers.
const OPEN: usize = 12;

/// Where a write gets its transaction from.
#[derive(Debug)]
pub(super) enum Writers {
    /// One after the other on the one connection, with shared commits.
    Sharing(Queue),
    /// Some beside each other, each with a commit of its own.
    Apart { pool: DatabaseConnection, gate: Arc<Semaphore> },
}

/// A transaction and what ends it. Dropped, it leaves nothing behind.
#[derive(Debug)]
pub(super) struct Held {
    // The order counts: the transaction is let go before the queue hears of it.
    pub(super) transaction: Arc<DatabaseTransaction>,
    end: End,
}

#[derive(Debug)]
enum End {
    Shared(Promise),
    Own { _permit: OwnedSemaphorePermit },
}

impl Writers {
    /// The writers of `pool`; on SQLite, to these files.
    pub(super) fn new(pool: DatabaseConnection, files: Files) -> Self {
        match pool.get_database_backend() {
            DbBackend::Sqlite => Self::Sharing(Queue::on(pool, files)),
            _ => Self::Apart { pool, gate: Arc::new(Semaphore::new(OPEN)) },
        }
    }

    /// The next turn to write. Those who wait do so here, in the order of their coming, and not for
    /// a connection: the pool would give them up after its own short time.
    pub(super) async fn turn(&self) -> Result<Held> {
        let patience = match self {
            Self::Sharing(_) => SHARED_PATIENCE,
            Self::Apart { .. } => OWN_PATIENCE,
        };
        tokio::time::timeout(patience, self.next()).await.map_err(|_| busy())?
    }

    async fn next(&self) -> Result<Held> {
        match self {
            Self::Sharing(queue) => queue.turn().await,
            Self::Apart { pool, gate } => {
                let permit = gate.clone().acquire_owned().await.map_err(|_| closed())?;
                let transaction = Arc::new(pool.begin().await?);
                Ok(Held { transaction, end: End::Own { _permit: permit } })
            }
        }
    }
}

impl Held {
    /// A turn in a shared transaction.
    pub(super) fn shared(transaction: Arc<DatabaseTransaction>, promise: Promise) -> Self {
        Self { transaction, end: End::Shared(promise) }
    }

    /// Returns once all of it is on disk, or has been undone.
    pub(super) async fn keep(self) -> Result<()> {
        let Self { transaction, end } = self;
        match end {
            End::Own { .. } => own(transaction)?.commit().await.map_err(in_doubt),
            End::Shared(promise) => {
                drop(transaction);
                promise.keep().await
            }
        }
    }

    /// Takes back all of it.
    pub(super) async fn undo(self) -> Result<()> {
        let Self { transaction, end } = self;
        match end {
            End::Own { .. } => Ok(own(transaction)?.rollback().await?),
            End::Shared(promise) => {
                // The queue takes it back when it hears of it, and must be alone with it then.
                drop(transaction);
                drop(promise);
                Ok(())
            }
        }
    }
}

fn own(transaction: Arc<DatabaseTransaction>) -> Result<DatabaseTransaction> {
    Arc::into_inner(transaction)
        .ok_or_else(|| AppError::internal("a transaction was kept beyond its write"))
}

/// A commit whose answer was lost may have been kept all the same.
fn in_doubt(cause: DbErr) -> AppError {
    if faults::is_retryable(&cause) || !faults::is_unavailable(&cause) {
        return cause.into();
    }
    AppError::in_doubt(cause)
}

fn busy() -> AppError {
    AppError::new(
        Kind::Unavailable,
        "database.busy",
        "Too much is being written just now. Nothing was changed; try again in a moment.",
    )
}

/// The server is stopping.
pub(super) fn closed() -> AppError {
    AppError::new(
        Kind::Unavailable,
        "database.closed",
        "The server is stopping. Nothing was changed; try again in a moment.",
    )
}
