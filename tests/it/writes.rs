//! What holds for every write: all or nothing, told only when kept, and one does not harm another.

use std::path::{Path, PathBuf};
use std::time::Duration;

use convoke::access::Actor;
use convoke::audit::{self, Entry};
use convoke::clock::Clock;
use convoke::db::{Database, Write};
use convoke::error::{AppError, Result};
use futures_util::future::join_all;
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement, TransactionTrait};
use tokio::sync::{Notify, oneshot};
use uuid::Uuid;

use crate::support::database::TestDatabase;
use crate::support::{TestApp, beginning};

struct Scratch {
    db: Database,
    kept: TestDatabase,
}

impl Scratch {
    async fn new() -> Self {
        let kept = TestDatabase::empty().await;
        let db = Database::connect(&kept.url, Clock::fixed(beginning())).await.unwrap();
        let sql = "CREATE TABLE scratch (n INTEGER UNIQUE)";
        db.write(|w| async move { Ok(w.execute_unprepared(sql).await.map(drop)?) }).await.unwrap();
        Self { db, kept }
    }

    async fn add(&self, n: i64) -> Result<()> {
        self.db.write(|w| async move { insert(&w, n).await }).await
    }

    /// What another connection sees.
    async fn seen(&self) -> Vec<i32> {
        let query = Statement::from_string(self.db.backend(), "SELECT n FROM scratch ORDER BY n");
        let rows = self.db.read().query_all_raw(query).await.unwrap();
        rows.iter().map(|row| row.try_get("", "n").unwrap()).collect()
    }

    fn on_sqlite(&self) -> bool {
        self.db.backend() == DatabaseBackend::Sqlite
    }

    /// Another program on the same database.
    async fn another(&self) -> Database {
        Database::connect(&self.kept.url, Clock::fixed(beginning())).await.unwrap()
    }

    /// What a server on PostgreSQL may have set for all who connect from now on.
    async fn is_otherwise_by_default(&self) {
        let (_, name) = self.kept.url.rsplit_once('/').unwrap();
        let sql =
            format!("ALTER DATABASE {name} SET default_transaction_isolation = 'repeatable read'");
        self.db.read().execute_unprepared(&sql).await.unwrap();
    }

    fn log(&self) -> PathBuf {
        self.kept.folder.path().join("convoke.db-wal")
    }
}

async fn insert(w: &Write, n: i64) -> Result<()> {
    w.execute_unprepared(&format!("INSERT INTO scratch VALUES ({n})")).await?;
    Ok(())
}

/// How many commits stand in a write-ahead log: <https://sqlite.org/fileformat2.html#walformat>.
fn commits(log: &Path) -> usize {
    let bytes = std::fs::read(log).unwrap();
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    let (page, salt) = (number(8) as usize, (number(16), number(20)));
    let frames = (32..bytes.len()).step_by(24 + page);
    frames
        .filter(|at| at + 24 + page <= bytes.len())
        .take_while(|at| (number(at + 8), number(at + 12)) == salt)
        .filter(|at| number(at + 4) != 0)
        .count()
}

#[tokio::test]
async fn those_who_wait_to_write_share_a_commit() {
    let scratch = Scratch::new().await;
    if !scratch.on_sqlite() {
        return; // PostgreSQL shares them by itself.
    }
    let before = commits(&scratch.log());
    for done in join_all((0..16).map(|n| scratch.add(n))).await {
        done.unwrap();
    }
    assert_eq!(scratch.seen().await, (0..16).collect::<Vec<_>>());
    let made = commits(&scratch.log()) - before;
    assert!(made <= 3, "16 writes at once made {made} commits");
}

#[tokio::test]
async fn whoever_waits_behind_a_long_write_adds_nothing_to_its_wait() {
    let scratch = Scratch::new().await;
    if !scratch.on_sqlite() {
        return; // PostgreSQL lets them write at once.
    }
    let before = commits(&scratch.log());
    let slowly = |n| {
        scratch.db.write(move |w| async move {
            tokio::time::sleep(Duration::from_millis(20)).await;
            insert(&w, n).await
        })
    };
    for done in join_all((0..8).map(slowly)).await {
        done.unwrap();
    }
    assert_eq!(commits(&scratch.log()) - before, 8, "each is kept as soon as it is done");
}

#[tokio::test]
async fn a_write_is_told_only_when_others_can_see_it() {
    let scratch = Scratch::new().await;
    let told = join_all((0..40).map(|n| {
        let scratch = &scratch;
        async move {
            scratch.add(n).await.unwrap();
            scratch.seen().await.contains(&i32::try_from(n).unwrap())
        }
    }));
    assert!(told.await.into_iter().all(|seen| seen));
}

#[tokio::test]
async fn a_write_that_is_refused_takes_nobody_with_it() {
    let scratch = Scratch::new().await;
    let done = join_all((0..30).map(|n| {
        let scratch = &scratch;
        scratch.db.write(move |w| async move {
            insert(&w, n).await?;
            match n % 3 {
                0 => Ok(()),
                1 => Err(AppError::bad_request("test", "a rule said no")),
                // The statement itself is refused: PostgreSQL then gives up the whole transaction.
                _ => insert(&w, n).await,
            }
        })
    }))
    .await;
    let kept: Vec<i32> = (0..30).filter(|n| n % 3 == 0).collect();
    assert_eq!(done.iter().filter(|done| done.is_ok()).count(), kept.len());
    assert_eq!(scratch.seen().await, kept);
}

#[tokio::test]
async fn a_write_given_up_in_the_middle_leaves_nothing_and_holds_nobody_up() {
    let scratch = Scratch::new().await;
    let (reached, halfway) = oneshot::channel();
    let reached = std::sync::Mutex::new(Some(reached));
    let (before, given_up, after) = (scratch.add(1), stuck(&scratch, &reached), async {
        halfway.await.unwrap();
        scratch.add(3).await
    });
    let given_up = tokio::time::timeout(Duration::from_millis(200), given_up);
    let (before, given_up, after) = tokio::join!(before, given_up, after);
    assert!(given_up.is_err(), "it waits for ever");
    before.unwrap();
    after.unwrap();
    scratch.add(4).await.unwrap();
    assert_eq!(scratch.seen().await, [1, 3, 4]);
}

async fn stuck(
    scratch: &Scratch,
    reached: &std::sync::Mutex<Option<oneshot::Sender<()>>>,
) -> Result<()> {
    let never = &Notify::new();
    scratch
        .db
        .write(move |w| async move {
            insert(&w, 2).await?;
            if let Some(reached) = reached.lock().unwrap().take() {
                reached.send(()).unwrap();
            }
            never.notified().await;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn whoever_stops_waiting_for_a_turn_costs_nobody_theirs() {
    let scratch = Scratch::new().await;
    let hold = Notify::new();
    let hold = &hold;
    let first = scratch.db.write(move |w| async move {
        insert(&w, 1).await?;
        hold.notified().await;
        Ok(())
    });
    let impatient = async {
        let waiting = join_all((10..40).map(|n| scratch.add(n)));
        let given_up = tokio::time::timeout(Duration::from_millis(100), waiting).await.is_err();
        hold.notify_one();
        given_up
    };
    let (first, given_up) = tokio::join!(first, impatient);
    first.unwrap();
    scratch.add(2).await.unwrap();
    let seen = scratch.seen().await;
    assert!(seen.starts_with(&[1, 2]), "{seen:?}");
    if scratch.on_sqlite() {
        assert!(given_up, "the others wait for the first");
        assert_eq!(seen, [1, 2], "who had no turn wrote nothing");
    }
}

/// A setting, and what it is for who writes and for who reads.
type Setting = (&'static str, [&'static str; 2]);

const OF_SQLITE: &[Setting] = &[
    ("journal_mode", ["wal", "wal"]),
    ("synchronous", ["2", "2"]),
    ("foreign_keys", ["1", "1"]),
    ("busy_timeout", ["5000", "5000"]),
    ("cache_size", ["-8192", "-2048"]),
    ("temp_store", ["2", "2"]),
    ("journal_size_limit", ["67108864", "67108864"]),
    ("query_only", ["0", "1"]),
];
const OF_POSTGRES: &[Setting] = &[
    ("jit", ["off", "off"]),
    ("lock_timeout", ["6s", "6s"]),
    ("idle_in_transaction_session_timeout", ["1min", "1min"]),
    ("application_name", ["convoke", "convoke"]),
    ("transaction_isolation", ["read committed", "read committed"]),
];

/// What a connection says of its settings, beside what it should say.
async fn said(connection: &impl ConnectionTrait, reads: bool) -> Vec<[String; 2]> {
    let backend = connection.get_database_backend();
    let (settings, ask) = match backend {
        DatabaseBackend::Sqlite => (OF_SQLITE, "PRAGMA"),
        _ => (OF_POSTGRES, "SHOW"),
    };
    let mut said = Vec::new();
    for (name, wanted) in settings {
        let query = Statement::from_string(backend, format!("{ask} {name}"));
        let row = connection.query_one_raw(query).await.unwrap().unwrap();
        let number = row.try_get_by_index::<i64>(0).map(|number| number.to_string());
        let is: String = number.unwrap_or_else(|_| row.try_get_by_index(0).unwrap());
        said.push([format!("{name} {is}"), format!("{name} {}", wanted[usize::from(reads)])]);
    }
    said
}

#[tokio::test]
async fn every_connection_keeps_what_is_confirmed_and_waits_for_nobody_without_end() {
    let scratch = Scratch::new().await;
    if !scratch.on_sqlite() {
        scratch.is_otherwise_by_default().await;
    }
    let db = scratch.another().await;
    let of_writer = db.write(|w| async move { Ok(said(&w, false).await) });
    let mut all = of_writer.await.unwrap();
    // Each connection of the pool, and not only the first: all of them at a time.
    let mut held = Vec::new();
    let connections = if scratch.on_sqlite() { 4 } else { 16 };
    for _ in 0..connections {
        held.push(db.read().begin().await.unwrap());
    }
    for connection in &held {
        all.extend(said(connection, true).await);
    }
    for [is, wanted] in all {
        assert_eq!(is, wanted);
    }
    if !scratch.on_sqlite() {
        let sql = "SELECT source FROM pg_settings \
            WHERE name IN ('jit', 'default_transaction_isolation')";
        let query = Statement::from_string(DatabaseBackend::Postgres, sql);
        let rows = held[0].query_all_raw(query).await.unwrap();
        let sources: Vec<String> =
            rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
        assert_eq!(sources, ["client", "client"], "whatever the server's own default is");
    }
}

#[tokio::test]
async fn on_sqlite_what_reads_cannot_write() {
    let scratch = Scratch::new().await;
    if !scratch.on_sqlite() {
        return; // On PostgreSQL both are one pool.
    }
    let sql = "INSERT INTO scratch VALUES (1)";
    let refused = scratch.db.read().execute_unprepared(sql).await.unwrap_err().to_string();
    assert!(refused.contains("readonly"), "{refused}");
    assert_eq!(scratch.seen().await, [0; 0]);
}

/// Adds one to what was read before, so many times.
async fn count_up(db: &Database, times: usize) -> Result<()> {
    for _ in 0..times {
        db.write(|w| async move {
            let query = "SELECT n FROM scratch";
            let query = Statement::from_string(w.get_database_backend(), query);
            let n: i32 = w.query_one_raw(query).await?.expect("a row").try_get("", "n")?;
            tokio::task::yield_now().await;
            w.execute_unprepared(&format!("UPDATE scratch SET n = {}", n + 1)).await?;
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn two_programs_on_one_sqlite_file_wait_for_each_other() {
    let scratch = Scratch::new().await;
    if !scratch.on_sqlite() {
        return; // There a deed locks the rows it decides on.
    }
    scratch.add(0).await.unwrap();
    let other = scratch.another().await;
    let (one, two) = tokio::join!(count_up(&scratch.db, 30), count_up(&other, 30));
    one.unwrap();
    two.unwrap();
    assert_eq!(scratch.seen().await, [60], "nobody decided on what the other had changed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_write_that_is_refused_takes_nobody_elses_with_it() {
    let scratch = std::sync::Arc::new(Scratch::new().await);
    // The refusals end on one thread while the line is served on the other.
    let refusing = scratch.clone();
    let refusals = tokio::spawn(async move {
        for _ in 0..2_000 {
            let refused = refusing.db.write(|_| async move {
                Err::<(), _>(AppError::new(convoke::error::Kind::Conflict, "scratch.no", "No."))
            });
            assert_eq!(refused.await.unwrap_err().code, "scratch.no");
        }
    });
    let mut kept = Vec::new();
    while !refusals.is_finished() {
        let n = i64::try_from(kept.len()).unwrap();
        scratch.add(n).await.unwrap();
        kept.push(i32::try_from(n).unwrap());
    }
    refusals.await.unwrap();
    assert_eq!(scratch.seen().await, kept);
}

/// Notes these in the log.
async fn note(w: &Write, numbers: impl IntoIterator<Item = u128>) -> Result<()> {
    for number in numbers {
        let entry = Entry::new("scratch.note", "scratch", Uuid::from_u128(number));
        audit::record(w, &Actor::system("scratch"), &entry).await?;
    }
    Ok(())
}

/// What the log says was noted, in its order.
async fn noted(db: &Database) -> Vec<u128> {
    let sql = "SELECT object_id FROM audit_log WHERE action = 'scratch.note' ORDER BY id";
    let rows = db.read().query_all_raw(Statement::from_string(db.backend(), sql)).await.unwrap();
    rows.iter().map(|row| row.try_get::<Uuid>("", "object_id").unwrap().as_u128()).collect()
}

#[tokio::test]
async fn what_is_noted_in_the_log_is_taken_back_with_what_it_tells_and_with_nothing_else() {
    let app = TestApp::start().await;
    let db = &app.app.context.db;
    let refused = || AppError::not_found("scratch");
    let deed = |w: Write| async move {
        note(&w, [1]).await?;
        let inner = async {
            note(&w, [2]).await?;
            Err::<(), _>(refused())
        };
        assert!(w.part(inner).await?.is_err());
        assert!(w.part(note(&w, [3])).await?.is_ok());
        w.mark().await?;
        note(&w, [4]).await?;
        assert!(w.part(note(&w, [5])).await?.is_ok());
        w.undo().await?;
        w.mark().await?;
        note(&w, 6..500).await?;
        Ok(())
    };
    db.write(deed).await.unwrap();
    let kept: Vec<u128> = [1, 3].into_iter().chain(6..500).collect();
    assert_eq!(noted(db).await, kept);
}

#[tokio::test]
async fn many_entries_of_the_log_are_written_while_a_write_goes_on_and_go_with_it() {
    let app = TestApp::start().await;
    let db = &app.app.context.db;
    app.statements.forget();
    let refused = db.write(|w| async move {
        note(&w, 0..450).await?;
        Err::<(), _>(AppError::not_found("scratch"))
    });
    refused.await.unwrap_err();
    let inserts = app.statements.all().iter().filter(|sql| sql.starts_with("INSERT")).count();
    assert_eq!((inserts, noted(db).await), (2, Vec::new()));
    db.write(|w| async move { note(&w, 0..450).await }).await.unwrap();
    assert_eq!(noted(db).await, (0..450).collect::<Vec<_>>());
}
