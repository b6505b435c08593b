//! The server is killed and comes back.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use tokio::time::sleep;

use super::cluster::Cluster;
use crate::faults::house::House;
use crate::support::database::postgres;
use crate::support::wire::send;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_the_server_is_away_it_says_so_and_once_it_is_back_it_goes_on_by_itself() {
    if postgres().is_none() {
        return;
    }
    let Some(cluster) = Cluster::start("") else { return };
    let house = House::on(cluster.database(), |command| command);
    let ways: [fn(&Cluster); 2] = [Cluster::kill, Cluster::stop];
    for end in ways {
        house.write().await.expect(201);
        let stop = AtomicBool::new(false);
        let writing = join_all((0..8).map(|_| async {
            while !stop.load(Ordering::Relaxed) {
                house.write().await;
            }
        }));
        let killing = async {
            sleep(Duration::from_millis(400)).await;
            end(&cluster);
            sleep(Duration::from_millis(200)).await;
            stop.store(true, Ordering::Relaxed);
            let started = Instant::now();
            house.write().await.expect(503);
            house.readyz().await.expect(503);
            send(&house.client.address, "GET /healthz", &[], "").await.expect(200);
            assert!(started.elapsed() < Duration::from_secs(25), "{:?}", started.elapsed());
        };
        tokio::join!(writing, killing);
        cluster.go_on();
        house.recovers().await;
        for got in join_all((0..24).map(|_| house.write())).await {
            got.expect(201);
        }
        house.readyz().await.expect(200);
    }
    let (kept, refused) = house.killed_it_has_kept_its_word().await;
    assert!(kept > 60 && refused >= 2, "{kept} {refused}");
}
