//! The line of those who want to write to SQLite, and the task that serves them.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use sea_orm::{
    DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use tokio::sync::{mpsc, oneshot};

use super::file::Files;
use super::writers::{Held, closed};
use crate::error::{AppError, Kind, Result};

/// How many turns come before a commit at most, and for how long others are let in behind the first,
/// which is to wait no longer for them than they save it.
const SHARED: usize = 64;
const SHARED_FOR: Duration = Duration::from_millis(10);

/// Asks for a turn.
type Ask = oneshot::Sender<Result<Held>>;

/// Tells of the commit.
type Teller = oneshot::Sender<Commit>;

/// What came of a commit; shared by all who took part.
type Commit = Result<(), Arc<AppError>>;

/// The line.
pub(super) struct Queue(mpsc::UnboundedSender<Ask>);

impl fmt::Debug for Queue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Queue")
    }
}

impl Queue {
    pub(super) fn on(pool: DatabaseConnection, files: Files) -> Self {
        let (ask, asked) = mpsc::unbounded_channel();
        // A task and not the callers: one who is given up in the middle must not leave the others
        // without their commit.
        tokio::spawn(serve(pool, files, asked));
        Self(ask)
    }

    pub(super) async fn turn(&self) -> Result<Held> {
        let (ask, turn) = oneshot::channel();
        self.0.send(ask).map_err(|_| closed())?;
        turn.await.map_err(|_| closed())?
    }
}

/// What a turn ends with: it is to be kept, or it is dropped and taken back.
#[derive(Debug)]
pub(super) struct Promise {
    keep: oneshot::Sender<()>,
    commit: oneshot::Receiver<Commit>,
}

impl Promise {
    /// Returns once it is on disk.
    pub(super) async fn keep(self) -> Result<()> {
        self.keep.send(()).map_err(|()| closed())?;
        let commit = self.commit.await.map_err(AppError::in_doubt)?;
        commit.map_err(|shared| AppError {
            cause: Some(shared.clone().into()),
            ..AppError::new(shared.kind, shared.code.clone(), shared.detail.clone())
        })
    }
}

async fn serve(pool: DatabaseConnection, files: Files, mut asked: mpsc::UnboundedReceiver<Ask>) {
    while let Some(first) = asked.recv().await {
        // Whoever has given up waiting must not cost the others the time of a lock.
        if first.is_closed() {
            continue;
        }
        match begin(&pool, &files).await {
            Ok(transaction) => share(transaction, &files, first, &mut asked).await,
            Err(error) => drop(first.send(Err(error))),
        }
    }
}

async fn begin(pool: &DatabaseConnection, files: &Files) -> Result<DatabaseTransaction> {
    files.check()?;
    Ok(pool.begin_with_options(immediate()).await?)
}

/// Serves `first` and whoever waits behind it, then commits for all of them.
async fn share(
    transaction: DatabaseTransaction,
    files: &Files,
    first: Ask,
    asked: &mut mpsc::UnboundedReceiver<Ask>,
) {
    let mut done = Vec::new();
    let served = serve_all(&transaction, first, asked, &mut done).await;
    // With nothing to keep there is nothing to wait for: dropped, it is rolled back.
    if done.is_empty() {
        return;
    }
    let commit = match served {
        Ok(()) => commit(transaction, files).await,
        Err(error) => Err(not_kept(error)),
    };
    let commit = commit.map_err(Arc::new);
    for teller in done {
        let _ = teller.send(commit.clone());
    }
}

async fn serve_all(
    transaction: &DatabaseTransaction,
    first: Ask,
    asked: &mut mpsc::UnboundedReceiver<Ask>,
    done: &mut Vec<Teller>,
) -> Result<(), DbErr> {
    let begin = Instant::now();
    done.extend(serve_one(transaction, first).await?);
    for _ in 1..SHARED {
        if begin.elapsed() > SHARED_FOR {
            break;
        }
        let Ok(ask) = asked.try_recv() else { break };
        if !ask.is_closed() {
            done.extend(serve_one(transaction, ask).await?);
        }
    }
    Ok(())
}

/// One turn, in a savepoint of its own; whom to tell of the commit, when something was written.
///
/// A savepoint that cannot be ended is the end for all: on a full disk or a failing one SQLite takes
/// back the whole transaction by itself. <https://sqlite.org/lang_transaction.html>
async fn serve_one(shared: &DatabaseTransaction, ask: Ask) -> Result<Option<Teller>, DbErr> {
    let turn = match shared.begin().await {
        Ok(turn) => Arc::new(turn),
        Err(error) => {
            let _ = ask.send(Err(error.clone().into()));
            return Err(error);
        }
    };
    let (keep, kept) = oneshot::channel();
    let (teller, commit) = oneshot::channel();
    // Whoever has gone meanwhile drops the turn unused.
    let _ = ask.send(Ok(Held::shared(turn.clone(), Promise { keep, commit })));
    let keep = kept.await.is_ok();
    let Some(turn) = Arc::into_inner(turn) else {
        return Err(DbErr::Custom("a transaction was kept beyond its turn".to_owned()));
    };
    if !keep {
        return turn.rollback().await.map(|()| None);
    }
    match turn.commit().await {
        Ok(()) => Ok(Some(teller)),
        Err(error) => {
            let _ = teller.send(Err(Arc::new(not_kept(error.clone()))));
            Err(error)
        }
    }
}

/// Returns once all of it is on disk, in the file that will be found there.
async fn commit(transaction: DatabaseTransaction, files: &Files) -> Result<()> {
    transaction.commit().await.map_err(not_kept)?;
    // It is in the file that was opened, which may come back.
    files.check().map_err(AppError::in_doubt)
}

fn immediate() -> TransactionOptions {
    TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    }
}

fn not_kept(cause: DbErr) -> AppError {
    AppError {
        cause: Some(cause.into()),
        ..AppError::new(
            Kind::Unavailable,
            "database.not_kept",
            "The database could not keep what was written. Nothing was changed; try again in a moment.",
        )
    }
}
