//! Migrations killed in the middle, wherever that is.

use std::time::Instant;

use convoke::clock::Clock;
use convoke::db::Database;
use convoke::db::schema::SchemaState;

use super::machine::{has, left_out};
use crate::support::database::{TestDatabase, postgres};
use crate::support::process::{convoke, ended, said, through};

/// How many kills there are at least.
const KILLS: usize = 30;

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
async fn killed_at_any_of_its_writes_a_migration_leaves_all_or_nothing_and_can_be_run_again() {
    if !has("strace") {
        return left_out("strace is not installed (apt-get install strace)");
    }
    let started = Instant::now();
    let whole = TestDatabase::empty().await;
    let mut writes = 1;
    // About how many there are: doubled until one gets through.
    while migrate_until(&whole, writes) {
        writes *= 2;
    }
    assert_eq!(state(&whole).await, SchemaState::Current);
    let step = (writes / 2 / KILLS).max(1);
    let (mut kills, mut number, mut database) = (0, 1, TestDatabase::empty().await);
    while migrate_until(&database, number) {
        kills += 1;
        number += step;
        match state(&database).await {
            SchemaState::Behind(_) => {}
            SchemaState::Current => database = TestDatabase::empty().await,
            SchemaState::Newer(names) => panic!("{names:?}"),
        }
    }
    println!("{kills} kills in {:?}, each {step} writes later", started.elapsed());
    assert!(kills >= KILLS.min(writes / 2), "{kills}");
    let again = convoke(&database, &["migrate"]).output().unwrap();
    assert!(again.status.success(), "{}", said(&again));
    assert_eq!(state(&database).await, SchemaState::Current);
}
