//! Who may write now. On SQLite those who wait share a commit; on PostgreSQL everybody has one of
//! their own, and the server shares them.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use sea_orm::{
    DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, IsolationLevel,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, oneshot};

use crate::error::{AppError, Kind, Result};

/// How long a write waits for its turn.
const PATIENCE: Duration = Duration::from_secs(20);

/// How many writes share a commit at most, so that the first is not kept waiting for long.
const SHARED: usize = 64;

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
    // The order counts: the transaction is undone before the next has its turn.
    pub(super) transaction: DatabaseTransaction,
    end: End,
}

#[derive(Debug)]
enum End {
    Shared { back: oneshot::Sender<DatabaseTransaction>, commit: oneshot::Receiver<Commit> },
    Own { _permit: OwnedSemaphorePermit },
}

/// What came of a commit; shared by all who took part.
type Commit = Result<(), Arc<DbErr>>;

/// Asks for a turn.
type Ask = oneshot::Sender<Result<Held, DbErr>>;

impl Writers {
    /// The writers of `pool`; on SQLite a task serves them until the last has gone.
    pub(super) fn new(pool: DatabaseConnection) -> Self {
        match pool.get_database_backend() {
            DbBackend::Sqlite => Self::Sharing(Queue::on(pool)),
            _ => Self::Apart { pool, gate: Arc::new(Semaphore::new(OPEN)) },
        }
    }

    /// The next turn to write. Those who wait do so here, in the order of their coming, and not for
    /// a connection: the pool would give them up after its own short time.
    pub(super) async fn turn(&self) -> Result<Held> {
        tokio::time::timeout(PATIENCE, self.next()).await.map_err(|_| busy())?
    }

    async fn next(&self) -> Result<Held> {
        match self {
            Self::Sharing(queue) => queue.turn().await,
            Self::Apart { pool, gate } => {
                let permit = gate.clone().acquire_owned().await.map_err(|_| closed())?;
                let transaction = pool.begin_with_options(read_committed()).await?;
                Ok(Held { transaction, end: End::Own { _permit: permit } })
            }
        }
    }
}

impl Held {
    /// Returns once all of it is on disk, or has been undone.
    pub(super) async fn keep(self) -> Result<()> {
        let Self { transaction, end } = self;
        match end {
            End::Own { .. } => Ok(transaction.commit().await?),
            End::Shared { back, commit } => {
                back.send(transaction).map_err(|_| closed())?;
                commit.await.map_err(|_| closed())?.map_err(not_kept)
            }
        }
    }

    /// Takes back all of it.
    pub(super) async fn undo(self) -> Result<()> {
        Ok(self.transaction.rollback().await?)
    }
}

/// The line of those who want to write to SQLite.
pub(super) struct Queue(mpsc::UnboundedSender<Ask>);

impl fmt::Debug for Queue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Queue")
    }
}

impl Queue {
    fn on(pool: DatabaseConnection) -> Self {
        let (ask, asked) = mpsc::unbounded_channel();
        // A task and not the callers: one who is given up in the middle must not leave the others
        // without their commit.
        tokio::spawn(serve(pool, asked));
        Self(ask)
    }

    async fn turn(&self) -> Result<Held> {
        let (ask, turn) = oneshot::channel();
        self.0.send(ask).map_err(|_| closed())?;
        Ok(turn.await.map_err(|_| closed())??)
    }
}

async fn serve(pool: DatabaseConnection, mut asked: mpsc::UnboundedReceiver<Ask>) {
    while let Some(first) = asked.recv().await {
        match pool.begin_with_options(immediate()).await {
            Ok(transaction) => share(transaction, first, &mut asked).await,
            Err(error) => drop(first.send(Err(error))),
        }
    }
}

/// Serves `first` and whoever waits behind it, then commits for all of them.
async fn share(
    transaction: DatabaseTransaction,
    first: Ask,
    asked: &mut mpsc::UnboundedReceiver<Ask>,
) {
    let mut done = Vec::new();
    let mut next = Some(first);
    while let Some(ask) = next {
        done.extend(serve_one(&transaction, ask).await);
        next = if done.len() < SHARED { asked.try_recv().ok() } else { None };
    }
    // With nothing to keep there is nothing to wait for: dropped, it is rolled back.
    if done.is_empty() {
        return;
    }
    let commit = transaction.commit().await.map_err(Arc::new);
    for teller in done {
        let _ = teller.send(commit.clone());
    }
}

/// One turn, in a savepoint of its own; whom to tell of the commit, when something was written.
async fn serve_one(shared: &DatabaseTransaction, ask: Ask) -> Option<oneshot::Sender<Commit>> {
    let transaction = match shared.begin().await {
        Ok(transaction) => transaction,
        Err(error) => {
            let _ = ask.send(Err(error));
            return None;
        }
    };
    let (back, returned) = oneshot::channel();
    let (teller, commit) = oneshot::channel();
    // Whoever has gone meanwhile drops the turn unused.
    let _ = ask.send(Ok(Held { transaction, end: End::Shared { back, commit } }));
    let kept = returned.await.ok()?.commit().await;
    match kept {
        Ok(()) => Some(teller),
        Err(error) => {
            let _ = teller.send(Err(Arc::new(error)));
            None
        }
    }
}

fn immediate() -> TransactionOptions {
    TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    }
}

fn read_committed() -> TransactionOptions {
    TransactionOptions {
        isolation_level: Some(IsolationLevel::ReadCommitted),
        ..TransactionOptions::default()
    }
}

fn not_kept(cause: Arc<DbErr>) -> AppError {
    AppError {
        cause: Some(Box::new(cause)),
        ..AppError::new(
            Kind::Unavailable,
            "database.not_kept",
            "The database could not keep what was written. Nothing was changed; try again in a moment.",
        )
    }
}

fn busy() -> AppError {
    AppError::new(
        Kind::Unavailable,
        "database.busy",
        "Too much is being written just now. Nothing was changed; try again in a moment.",
    )
}

fn closed() -> AppError {
    AppError::new(
        Kind::Unavailable,
        "database.closed",
        "The server is stopping. Nothing was changed; try again in a moment.",
    )
}
