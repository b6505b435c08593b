//! Migrations killed in the middle, wherever that is: at each write of the process in turn. Between
//! two of them nothing outside of it changes.

use convoke::clock::Clock;
use convoke::db::Database;
use convoke::db::schema::SchemaState;

use super::machine::{has, left_out};
use crate::support::database::{TestDatabase, postgres};
use crate::support::process::{convoke, ended, said, through};

async fn state(database: &TestDatabase) -> SchemaState {
    let db = Database::connect(&database.url, Clock::System).await.unwrap();
    let state = db.schema_state().await.unwrap();
    db.close().await.unwrap();
    state
}

/// Migrates, and is killed at its `number`th write to the file or to the server. Says whether it
/// was.
fn migrate_until(database: &TestDatabase, number: usize) -> bool {
    let call = if postgres().is_some() { "sendto" } else { "pwrite64" };
    let trace = format!("trace={call}");
    let inject = format!("inject={call}:signal=KILL:when={number}");
    let strace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", &trace, "-e", &inject];
    let output = ended(&through(&strace, &convoke(database, &["migrate"])));
    !output.status.success()
}

#[tokio::test]
async fn killed_at_each_of_its_writes_a_migration_leaves_all_or_nothing_and_can_be_run_again() {
    if !has("strace") {
        return left_out("strace is not installed (apt-get install strace)");
    }
    let (mut kills, mut database) = (0, TestDatabase::empty().await);
    while migrate_until(&database, kills + 1) {
        kills += 1;
        match state(&database).await {
            SchemaState::Behind(_) => {}
            SchemaState::Current => database = TestDatabase::empty().await,
            SchemaState::Newer(names) => panic!("{names:?}"),
        }
    }
    // PostgreSQL is sent each statement by itself, SQLite its pages.
    assert!(kills >= 100, "{kills}");
    assert_eq!(state(&database).await, SchemaState::Current);
    let again = convoke(&database, &["migrate"]).output().unwrap();
    assert!(again.status.success(), "{}", said(&again));
    assert_eq!(state(&database).await, SchemaState::Current);
}
