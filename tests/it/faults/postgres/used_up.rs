//! No connection is left.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use sea_orm::{ConnectionTrait, TransactionTrait};
use serde_json::Value;

use super::cluster::Cluster;
use crate::faults::house::{House, assert_refusal};
use crate::support::database::postgres;

/// Longer than all waits together that a request may have to go through.
const IN_TIME: Duration = Duration::from_secs(28);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_every_connection_waiting_it_refuses_in_time_and_goes_on_once_they_are_free() {
    if postgres().is_none() {
        return;
    }
    let house = House::start().await;
    house.write().await.expect(201);
    let other = sea_orm::Database::connect(&house.database.url).await.unwrap();
    let held = other.begin().await.unwrap();
    held.execute_unprepared("LOCK TABLE organizations IN ACCESS EXCLUSIVE MODE").await.unwrap();
    let read = async || {
        let started = Instant::now();
        let got = house.client.call("GET", "/organizations", &Value::Null).await;
        assert!(started.elapsed() < IN_TIME, "{:?}", started.elapsed());
        assert_refusal(&got);
    };
    let reads = join_all((0..30).map(|_| read()));
    let writes = join_all((0..30).map(|_| house.write()));
    let (_, writes) = tokio::join!(reads, writes);
    assert!(writes.iter().all(|got| got.status == 503), "{writes:?}");
    held.rollback().await.unwrap();
    house.recovers().await;
    let started = Instant::now();
    for got in join_all((0..30).map(|_| house.write())).await {
        got.expect(201);
    }
    assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
    house.killed_it_has_kept_its_word().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_the_server_has_fewer_connections_than_it_would_use_it_answers_all_the_same() {
    if postgres().is_none() {
        return;
    }
    let Some(cluster) = Cluster::start("-c max_connections=10") else { return };
    let house = House::on(cluster.database(), |command| command);
    let mut kept = 0;
    for _ in 0..3 {
        let all = join_all((0..40).map(|_| house.write())).await;
        kept += all.iter().filter(|got| got.status == 201).count();
    }
    assert!(kept >= 60, "only {kept} of 120 writes were kept");
    house.recovers().await;
    house.killed_it_has_kept_its_word().await;
}
