//! The one transaction of a deed.

use std::future::Future;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, ExecResult, ModelTrait, QueryResult, Statement};
use uuid::Uuid;

use super::later::Later;
use super::turns::Turn;
use super::writers::Held;
use super::{Database, faults};
use crate::error::{AppError, Result};
use crate::ids::Id;

/// How often a write that was overtaken, or that PostgreSQL refused for concurrency, is run in all.
const ATTEMPTS: u32 = 8;

/// An open write. Queries go through it as through a connection.
#[derive(Clone, Debug)]
pub struct Write(Arc<Open>);

#[derive(Debug)]
struct Open {
    held: Held,
    database: Database,
    now: DateTime<Utc>,
    later: Later,
    turns: Mutex<Vec<(Uuid, Option<Turn>)>>,
    mail: AtomicBool,
    work: AtomicBool,
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

    /// Waits until nobody else is at what bears this number, and holds it until the write ends: for a
    /// decision that no one row guards. SQLite has one writer at a time.
    pub async fn alone_with(&self, number: i64) -> Result<()> {
        if self.get_database_backend() == DbBackend::Postgres {
            let lock = format!("SELECT pg_advisory_xact_lock({number})");
            self.execute_unprepared(&lock).await?;
        }
        Ok(())
    }

    /// Keeps a row until there are many, or to the end of this write, and writes all such at once:
    /// nothing of the write reads it before.
    pub async fn insert_last<M: ModelTrait>(&self, row: &M) -> Result<()> {
        if self.0.later.push(row) {
            self.0.later.write(self).await?;
        }
        Ok(())
    }

    /// Waits until no other write of this server is at a row that is locked next, or has waited long; the
    /// others wait until this write has ended. SQLite has one writer at a time.
    pub async fn in_turn(&self, row: Uuid) {
        if self.get_database_backend() == DbBackend::Sqlite || self.has_waited_for(row) {
            return;
        }
        let turn = self.0.database.0.turns.wait(row).await;
        self.turns().push((row, turn));
    }

    fn has_waited_for(&self, row: Uuid) -> bool {
        self.turns().iter().any(|(own, _)| *own == row)
    }

    fn turns(&self) -> MutexGuard<'_, Vec<(Uuid, Option<Turn>)>> {
        self.0.turns.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Marks how far this write has come, for [`Write::undo`].
    pub async fn mark(&self) -> Result<()> {
        self.0.later.mark();
        Ok(self.execute_unprepared("SAVEPOINT marked").await.map(drop)?)
    }

    /// Takes back what was written since [`Write::mark`].
    pub async fn undo(&self) -> Result<()> {
        self.0.later.undo();
        Ok(self.execute_unprepared("ROLLBACK TO SAVEPOINT marked").await.map(drop)?)
    }

    /// Runs a part of a deed that may be refused: then what it wrote is taken back, and the deed goes on.
    pub async fn part<T>(&self, part: impl Future<Output = Result<T>>) -> Result<Result<T>> {
        self.execute_unprepared("SAVEPOINT part").await?;
        self.0.later.mark();
        let done = part.await;
        match &done {
            Err(error) if error.kind.is_ours() => return done.map(Ok),
            Err(_) => {
                self.0.later.undo();
                self.execute_unprepared("ROLLBACK TO SAVEPOINT part").await?;
            }
            Ok(_) => {}
        }
        self.0.later.unmark();
        self.execute_unprepared("RELEASE SAVEPOINT part").await?;
        Ok(done)
    }

    /// Says that mail was queued, so that the worker looks as soon as this is committed.
    pub fn mail_queued(&self) {
        self.0.mail.store(true, Ordering::Relaxed);
    }

    /// Says that something became due, so that the schedule looks as soon as this is committed.
    pub fn work_due(&self) {
        self.0.work.store(true, Ordering::Relaxed);
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
        let mut attempt = 1;
        loop {
            match self.attempt(&deed).await {
                Err(error) if attempt < ATTEMPTS && faults::may_succeed_again(&error) => {
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
        let write = Write(Arc::new(Open {
            held: self.0.writers.turn().await?,
            database: self.clone(),
            now: self.0.clock.now(),
            later: Later::default(),
            turns: Mutex::default(),
            mail: AtomicBool::new(false),
            work: AtomicBool::new(false),
        }));
        let outcome = match deed(write.clone()).await {
            Ok(value) => write.0.later.write(&write).await.map(|()| value).map_err(AppError::from),
            refused => refused,
        };
        let open = Arc::into_inner(write.0)
            .ok_or_else(|| AppError::internal("a write was kept beyond its deed"))?;
        match outcome {
            Ok(value) => {
                open.held.keep().await?;
                if open.mail.load(Ordering::Relaxed) {
                    self.0.mail.notify_one();
                }
                if open.work.load(Ordering::Relaxed) {
                    self.0.work.notify_one();
                }
                Ok(value)
            }
            Err(error) => {
                open.held.undo().await?;
                Err(error)
            }
        }
    }
}

/// 2, 4, 8, ... milliseconds, a little different for each that waits.
fn pause(attempt: u32) -> Duration {
    let jitter = crate::clock::random_bytes::<1>().map_or(0, |[byte]| u64::from(byte) * 8);
    Duration::from_millis(1 << attempt.min(8)) + Duration::from_micros(jitter)
}

#[async_trait::async_trait]
impl ConnectionTrait for Write {
    fn get_database_backend(&self) -> DbBackend {
        self.0.held.transaction.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.0.held.transaction.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.0.held.transaction.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.0.held.transaction.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.0.held.transaction.query_all_raw(statement).await
    }
}
