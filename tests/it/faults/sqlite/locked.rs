//! Another program holds the lock.

use std::time::{Duration, Instant};

use convoke::clock::Clock;
use convoke::db::Database;
use futures_util::future::join_all;
use sea_orm::ConnectionTrait;
use tokio::time::sleep;

use crate::faults::house::House;
use crate::support::beginning;
use crate::support::database::{TestDatabase, postgres};

const LOCKED: Duration = Duration::from_secs(30);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn locked_for_half_a_minute_it_reads_on_answers_every_write_in_time_and_goes_on_by_itself() {
    if postgres().is_some() {
        return;
    }
    let house = House::start().await;
    house.write().await.expect(201);
    let other = sea_orm::Database::connect(&house.database.url).await.unwrap();
    other.execute_unprepared("BEGIN EXCLUSIVE").await.unwrap();
    let started = Instant::now();
    let writes = join_all((0..15).map(|n| {
        let house = &house;
        async move {
            sleep(Duration::from_secs(2 * n)).await;
            house.write().await.status
        }
    }));
    let reads = async {
        let mut times = Vec::new();
        while started.elapsed() < LOCKED {
            times.push(house.read().await);
            sleep(Duration::from_millis(300)).await;
        }
        times.sort_unstable();
        times
    };
    let lock = async {
        sleep(LOCKED).await;
        other.execute_unprepared("COMMIT").await.unwrap();
    };
    let (statuses, times, ()) = tokio::join!(writes, reads, lock);
    assert!(statuses[..5].iter().all(|status| *status == 503), "{statuses:?}");
    let slow = times.iter().filter(|time| **time > Duration::from_secs(1)).count();
    assert!(times.len() > 30 && slow <= times.len() / 20, "{times:?}");
    let started = Instant::now();
    house.write().await.expect(201);
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    let (kept, refused) = house.killed_it_has_kept_its_word().await;
    assert!(kept >= 2 && refused >= 5, "{kept} {refused}");
}

/// SQLite does not wait for a lock where it already reads, as it does when it turns to its log.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_that_make_a_new_file_theirs_the_second_waits_for_the_first() {
    if postgres().is_some() {
        return;
    }
    let kept = TestDatabase::empty().await;
    let other = sea_orm::Database::connect(format!("{}?mode=rwc", kept.url)).await.unwrap();
    other.execute_unprepared("CREATE TABLE somebody_elses (id integer)").await.unwrap();
    other.execute_unprepared("BEGIN IMMEDIATE").await.unwrap();
    let url = kept.url.clone();
    let opening =
        tokio::spawn(async move { Database::connect(&url, Clock::fixed(beginning())).await });
    sleep(Duration::from_millis(300)).await;
    other.execute_unprepared("COMMIT").await.unwrap();
    let opened = opening.await.unwrap();
    assert!(opened.is_ok(), "{:?}", opened.err());
}
