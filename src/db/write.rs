//! The one transaction of a deed.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, IsolationLevel,
    QueryResult, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};

use super::{Database, faults};
use crate::error::{AppError, Kind, Result};
use crate::ids::Id;

/// How often a write that PostgreSQL refused for concurrency is run in all.
const ATTEMPTS: u32 = 8;

/// How long a write waits for its turn.
const PATIENCE: Duration = Duration::from_secs(20);

/// An open write. Queries go through it as through a connection.
#[derive(Clone, Debug)]
pub struct Write(Arc<Open>);

#[derive(Debug)]
struct Open {
    transaction: DatabaseTransaction,
    database: Database,
    now: DateTime<Utc>,
    mail: AtomicBool,
}

impl Write {
    /// The instant of this write; all that it writes bears the same.
    pub fn now(&self) -> DateTime<Utc> {
        self.0.now
    }

    /// A new id.
    pub fn new_id<I: Id>(&self) -> I {
        self.0.database.0.ids.next(self.0.now)
    }

    /// Says that mail was queued, so that the worker looks as soon as this is committed.
    pub fn mail_queued(&self) {
        self.0.mail.store(true, Ordering::Relaxed);
    }
}

impl Database {
    /// Runs `deed` in one transaction and commits it; an error rolls all of it back.
    ///
    /// `deed` may be run more than once, so nothing outside the transaction may depend on it.
    pub async fn write<T, F, Fut>(&self, deed: F) -> Result<T>
    where
        F: Fn(Write) -> Fut + Send + Sync,
        Fut: Future<Output = Result<T>> + Send,
        T: Send,
    {
        // Those who wait do so here, in the order of their coming, and not for a connection: the
        // pool would give them up after its own short time.
        let turn = tokio::time::timeout(PATIENCE, self.0.gate.acquire()).await;
        let Ok(Ok(_turn)) = turn else { return Err(busy()) };
        let mut attempt = 1;
        loop {
            match self.attempt(&deed).await {
                Err(error) if attempt < ATTEMPTS && is_retryable(&error) => {
                    tokio::time::sleep(pause(attempt)).await;
                    attempt += 1;
                }
                done => return done,
            }
        }
    }

    async fn attempt<T, F, Fut>(&self, deed: &F) -> Result<T>
    where
        F: Fn(Write) -> Fut + Send + Sync,
        Fut: Future<Output = Result<T>> + Send,
        T: Send,
    {
        let transaction = self.0.writer.begin_with_options(options(self.backend())).await?;
        let write = Write(Arc::new(Open {
            transaction,
            database: self.clone(),
            now: self.0.clock.now(),
            mail: AtomicBool::new(false),
        }));
        let outcome = deed(write.clone()).await;
        let open = Arc::into_inner(write.0)
            .ok_or_else(|| AppError::internal("a write was kept beyond its deed"))?;
        match outcome {
            Ok(value) => {
                open.transaction.commit().await?;
                if open.mail.load(Ordering::Relaxed) {
                    self.0.mail.notify_one();
                }
                Ok(value)
            }
            Err(error) => {
                open.transaction.rollback().await?;
                Err(error)
            }
        }
    }
}

fn options(backend: DbBackend) -> TransactionOptions {
    match backend {
        DbBackend::Sqlite => TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        },
        _ => TransactionOptions {
            isolation_level: Some(IsolationLevel::ReadCommitted),
            ..TransactionOptions::default()
        },
    }
}

fn busy() -> AppError {
    AppError::new(
        Kind::Unavailable,
        "database.busy",
        "Too much is being written just now. Nothing was changed; try again in a moment.",
    )
}

fn is_retryable(error: &AppError) -> bool {
    let cause = error.cause.as_deref().and_then(|cause| cause.downcast_ref::<DbErr>());
    cause.is_some_and(faults::is_retryable)
}

/// 2, 4, 8, ... milliseconds, a little different for each that waits.
fn pause(attempt: u32) -> Duration {
    let jitter = crate::clock::random_bytes::<1>().map_or(0, |[byte]| u64::from(byte) * 8);
    Duration::from_millis(1 << attempt.min(8)) + Duration::from_micros(jitter)
}

#[async_trait::async_trait]
impl ConnectionTrait for Write {
    fn get_database_backend(&self) -> DbBackend {
        self.0.transaction.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.0.transaction.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.0.transaction.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.0.transaction.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.0.transaction.query_all_raw(statement).await
    }
}
