//! More peers than the server has room for.

use std::time::Duration;

use futures_util::future::join_all;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::io::AsyncReadExt;
use tokio::time::{sleep, timeout};

use super::{Peer, while_others_are_served};
use crate::faults::house::House;
use crate::faults::machine::left_out;
use crate::support::database::TestDatabase;
use crate::support::process::through;

/// Lets this process, which plays all the peers, open enough connections.
fn may_open(files: u64) -> bool {
    let now = getrlimit(Resource::Nofile);
    let enough = |limit: Option<u64>| limit.is_none_or(|limit| limit >= files);
    let raised = || setrlimit(Resource::Nofile, Rlimit { current: now.maximum, ..now }).is_ok();
    if enough(now.current) || (enough(now.maximum) && raised()) {
        return true;
    }
    left_out("this process may not open 4,000 connections (ulimit -n)");
    false
}

/// One of three kinds: it says nothing, half of a head, or half of a body.
async fn loiter(house: &House, kind: usize) -> std::io::Result<Peer> {
    if kind == 2 {
        let mut peer = Peer::post(house, "Content-Length: 100").await?;
        peer.say("{\"name\"").await?;
        return Ok(peer);
    }
    let mut peer = Peer::connect(house).await?;
    if kind == 1 {
        peer.say("GET / HTTP/1.1\r\nHost: ").await?;
    }
    Ok(peer)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn four_thousand_that_loiter_keep_nobody_out() {
    if !may_open(6000) {
        return;
    }
    let house = House::start().await;
    let crowd = async {
        let mut crowd = Vec::new();
        for round in 0..40 {
            crowd.extend(join_all((0..100).map(|n| loiter(&house, (round + n) % 3))).await);
        }
        sleep(Duration::from_secs(2)).await;
        crowd
    };
    let crowd = while_others_are_served(&house, crowd).await;
    assert!(crowd.iter().filter(|peer| peer.is_ok()).count() > 2000, "they all came");
    while_others_are_served(&house, async {}).await;
    drop(crowd);
    house.write().await.expect(201);
}

/// The time that a process has spent working, in hundredths of a second.
fn work(process: u32) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
    fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()
}

/// Comes back whenever it was sent away.
async fn insist(house: &House, kind: usize) {
    loop {
        if let Ok(mut peer) = loiter(house, kind).await {
            drop(peer.0.read(&mut [0; 512]).await);
        }
        sleep(Duration::from_secs(2)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_sixty_four_files_it_serves_in_turn_and_does_not_spin() {
    let house = House::on(TestDatabase::create().await, |command| {
        through(&["prlimit", "--nofile=64:64"], &command)
    });
    let crowd = join_all((0..100).map(|n| insist(&house, n % 3)));
    let crowd = timeout(Duration::from_secs(6), crowd);
    while_others_are_served(&house, crowd).await.expect_err("they do not give up");
    house.write().await.expect(201);
    let log = house.server.log();
    assert!(!log.contains("cannot accept"), "{log}");
    sleep(Duration::from_millis(500)).await;
    let before = work(house.server.id());
    sleep(Duration::from_secs(2)).await;
    let spent = work(house.server.id()) - before;
    assert!(spent < 100, "{spent} hundredths of a second of work in two seconds");
}
