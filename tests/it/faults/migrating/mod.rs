//! Migrations killed in the middle, wherever that is: each at each of its writes, from the state that
//! those before it left, and now and then a run of all of them together. All tables are empty, so
//! nothing is said here of what a migration does to rows.

mod file;
mod line;

use std::os::unix::process::ExitStatusExt;

use convoke::clock::Clock;
use convoke::db::Database;
use convoke::db::schema::SchemaState;
use migrations::Migrator;
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};
use sea_orm_migration::MigratorTrait;

use super::machine::{has, left_out};
use crate::support::database::{TestDatabase, postgres};
use crate::support::process::{convoke, ended, said, through};

const SQLITE: &str = "SELECT type || ' ' || name || ' ' || COALESCE(sql, '') AS thing \
    FROM sqlite_master UNION ALL SELECT version FROM seaql_migrations ORDER BY thing";
const POSTGRES: &str = "SELECT concat_ws(' ', class.relkind::text, class.relname::text, \
        string_agg(concat_ws(' ', part.attname, format_type(part.atttypid, part.atttypmod), \
            CASE WHEN part.attnotnull THEN 'NOT NULL' END, pg_get_expr(own.adbin, own.adrelid)), \
            ', ' ORDER BY part.attnum), \
        CASE class.relkind WHEN 'i' THEN pg_get_indexdef(class.oid, 0, true) \
            WHEN 'v' THEN pg_get_viewdef(class.oid, true) END) AS thing \
    FROM pg_class class LEFT JOIN pg_attribute part \
        ON part.attrelid = class.oid AND part.attnum > 0 AND NOT part.attisdropped \
    LEFT JOIN pg_attrdef own ON own.adrelid = part.attrelid AND own.adnum = part.attnum \
    WHERE class.relnamespace = current_schema()::regnamespace \
    GROUP BY class.oid, class.relkind, class.relname \
    UNION ALL SELECT 'constraint ' || conname::text || ' ' || pg_get_constraintdef(oid, true) \
        FROM pg_constraint WHERE connamespace = current_schema()::regnamespace \
    UNION ALL SELECT pg_get_triggerdef(oid, true) FROM pg_trigger WHERE NOT tgisinternal \
    UNION ALL SELECT pg_get_functiondef(oid) FROM pg_proc \
        WHERE pronamespace = current_schema()::regnamespace \
    UNION ALL SELECT version::text FROM seaql_migrations ORDER BY thing";

/// With so many kills one run has long come to its end.
const MOST_KILLS: usize = 500;

fn names() -> Vec<String> {
    Migrator::migrations().iter().map(|migration| migration.name().to_owned()).collect()
}

async fn open(url: &str) -> Database {
    Database::connect(url, Clock::System).await.unwrap()
}

/// Everything that the schema is made of, each as the database tells how to make it, and the migrations
/// that are noted.
async fn picture(db: &Database) -> Vec<String> {
    let sql = if db.backend() == DatabaseBackend::Sqlite { SQLITE } else { POSTGRES };
    let rows = db.read().query_all_raw(Statement::from_string(db.backend(), sql)).await.unwrap();
    rows.iter().map(|row| row.try_get("", "thing").unwrap()).collect()
}

async fn pictured(url: &str) -> Vec<String> {
    let db = open(url).await;
    let picture = picture(&db).await;
    db.close().await.unwrap();
    picture
}

/// What is there once a migration is done that nothing kills.
async fn migrated(url: &str) -> Vec<String> {
    let db = open(url).await;
    db.migrate().await.unwrap();
    let picture = picture(&db).await;
    db.close().await.unwrap();
    picture
}

async fn execute(url: &str, statements: &[String]) {
    let connection = sea_orm::Database::connect(url).await.unwrap();
    for statement in statements {
        connection.execute_unprepared(statement).await.unwrap();
    }
    connection.close().await.unwrap();
}

/// A database that says of all migrations that they were done. Each is then taken back by itself, so
/// that a run of the program does that one alone, where those before it have done theirs.
async fn said_to_be_done() -> TestDatabase {
    let database = TestDatabase::empty().await;
    let db = open(&database.url).await;
    db.close().await.unwrap();
    let connection = sea_orm::Database::connect(&database.url).await.unwrap();
    Migrator::install(&connection).await.unwrap();
    connection.close().await.unwrap();
    let note = |name: &String| {
        format!("INSERT INTO seaql_migrations (version, applied_at) VALUES ('{name}', 0)")
    };
    execute(&database.url, &names().iter().map(note).collect::<Vec<_>>()).await;
    database
}

async fn take_back(database: &TestDatabase, name: &str) {
    let forget = format!("DELETE FROM seaql_migrations WHERE version = '{name}'");
    execute(&database.url, &[forget]).await;
}

/// Whether a migration has done all, where it can only have done all or nothing.
async fn has_done_all(db: &Database, before: &[String], after: &[String]) -> bool {
    let (state, found) = (db.schema_state().await.unwrap(), picture(db).await);
    let all = match state {
        SchemaState::Behind(1) => false,
        SchemaState::Current => true,
        other => panic!("{other:?}"),
    };
    let wanted = if all { after } else { before };
    let missing = wanted.iter().filter(|thing| !found.contains(thing)).collect::<Vec<_>>();
    let more = found.iter().filter(|thing| !wanted.contains(thing)).collect::<Vec<_>>();
    assert!(found == wanted, "it says {all}, but there is not {missing:?}, and there is {more:?}");
    all
}

#[tokio::test]
async fn killed_at_each_of_its_writes_a_migration_of_empty_tables_leaves_all_or_nothing_and_can_be_run_again()
 {
    if postgres().is_none() && !has("strace") {
        return left_out("strace is not installed (apt-get install strace)");
    }
    let (database, beside) = (said_to_be_done().await, said_to_be_done().await);
    let (mut moments, mut first) = (0, 1);
    for name in names() {
        take_back(&database, &name).await;
        if postgres().is_none() {
            moments += file::killed_at_each_write(&database).await;
            continue;
        }
        take_back(&beside, &name).await;
        let after = migrated(&beside.url).await;
        moments += line::killed_at_each_message(&database, first, &after).await;
        if first == 1 {
            first = line::first_of_its_own(&database).await;
        }
    }
    println!("{moments} moments");
    // PostgreSQL is sent each statement by itself, SQLite its pages.
    assert!(moments > 10 * names().len(), "{moments}");
    // Step by step they have come to what they come to in one run.
    assert_eq!(pictured(&database.url).await, pictured(&TestDatabase::create().await.url).await);
}

/// Migrates, and is killed at its `number`th write to the file or to the server. Says whether it
/// was. (With `--seccomp-bpf` strace 6.1 counts no further than the first call.)
fn migrate_until(database: &TestDatabase, number: usize) -> bool {
    let call = if postgres().is_some() { "sendto" } else { "pwrite64" };
    let trace = format!("trace={call}");
    let inject = format!("inject={call}:signal=KILL:when={number}");
    let mut strace = vec!["strace", "-f", "-qq", "-o", "/dev/null"];
    strace.extend(["-e", &trace, "-e", &inject]);
    let output = ended(&through(&strace, &convoke(database, &["migrate"])));
    let killed = output.status.signal() == Some(9);
    // Where tracing is not possible, or takes too long, nothing was killed.
    assert!(killed || output.status.success(), "{}: {}", output.status, said(&output));
    killed
}

/// As a process has many more writes than a test has time, at its first ones, with which a new file
/// is made, and at one of many that come after.
#[tokio::test]
async fn killed_at_one_write_of_many_a_run_of_all_migrations_leaves_all_or_nothing() {
    if !has("strace") {
        return left_out("strace is not installed (apt-get install strace)");
    }
    let (mut number, mut kills, mut database) = (1, 0, TestDatabase::empty().await);
    while migrate_until(&database, number) {
        (number, kills) = (number + if number < 12 { 1 } else { 89 }, kills + 1);
        assert!(kills < MOST_KILLS, "it is killed at each write, and there is no last one");
        let db = open(&database.url).await;
        let state = db.schema_state().await.unwrap();
        db.close().await.unwrap();
        match state {
            SchemaState::Behind(count) => assert_eq!(count, names().len()),
            SchemaState::Current => database = TestDatabase::empty().await,
            SchemaState::Newer(names) => panic!("{names:?}"),
        }
    }
    assert!(kills > 12, "{kills}");
    let db = open(&database.url).await;
    assert_eq!(db.schema_state().await.unwrap(), SchemaState::Current);
    let again = convoke(&database, &["migrate"]).output().unwrap();
    assert!(again.status.success(), "{}", said(&again));
    assert_eq!(db.schema_state().await.unwrap(), SchemaState::Current);
    db.close().await.unwrap();
}
