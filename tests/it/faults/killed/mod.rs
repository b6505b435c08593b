//! The server is killed at a hundred random moments while people answer and mails go out.

mod deeds;
mod follow_up;
mod found;

use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use convoke::clock::Clock;
use convoke::db::Database;
use futures_util::future::join_all;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::support::database::TestDatabase;
use crate::support::process::{Server, convoke, token};
use crate::support::smtp::FakeRelay;
use crate::support::wire::Client;
use deeds::Deeds;
use found::Found;

const KILLS: usize = 100;
const INVITED: usize = 400;
const CAPACITY: usize = 40;
/// So many answer at a time, and so many answers at most are given between two kills.
const AT_ONCE: usize = 4;
const ANSWERS: usize = 8;
/// Of these, so many may be acknowledged before the kill, which comes so much later at most.
const ACKNOWLEDGED: usize = 5;
const LATER: Duration = Duration::from_millis(40);
/// The same moments each time, as far as the machine lets them be.
const SEED: u64 = 20_261_126;

fn serve(database: &TestDatabase, relay: &FakeRelay) -> Command {
    let mut command = convoke(database, &["serve"]);
    command
        .env("CONVOKE_SMTP_URL", format!("smtp://{}?tls=none", relay.address))
        .env("CONVOKE_MAIL_FROM", "Seminars <seminars@example.org>")
        .env("CONVOKE_MAIL_LEASE_SECONDS", "3")
        .env("CONVOKE_MAIL_FIRST_WAIT_SECONDS", "1");
    command
}

/// An event with too few seats, to which many are invited.
async fn invite(client: &Client) {
    let event = json!({
        "kind": "seminar", "title": "Standing firm", "time_zone": "Asia/Almaty",
        "starts_on": "2031-05-25", "ends_on": "2031-05-27", "access": "invitation_only",
        "capacity": CAPACITY, "registration": {"waitlist": true},
    });
    let event = client.call("POST", "/events", &event).await.expect(201).json();
    let path = format!("/events/{}", event["id"].as_str().unwrap());
    client.call("POST", &format!("{path}/publish"), &Value::Null).await.expect(200);
    let person = |n| json!({"full_name": format!("Person {n}"), "email": format!("p{n}@d{}.example", n % 20)});
    let rows: Vec<Value> = (0..INVITED).map(|n| json!({"person": person(n)})).collect();
    let batch = json!({"send": true, "invitations": rows});
    let made = client.call("POST", &format!("{path}/invitations/batch"), &batch).await.expect(200);
    assert_eq!(made.json()["created"], INVITED);
}

/// Lets people answer until a random moment, and kills the server then.
async fn round(server: Server, deeds: &Deeds, chance: &mut StdRng) {
    let (count, later) = (chance.random_range(0..=ACKNOWLEDGED), LATER.mul_f64(chance.random()));
    let address = server.address.clone();
    let over = AtomicBool::new(false);
    let answering = async {
        join_all((0..AT_ONCE).map(|_| deeds.give(&address, ANSWERS / AT_ONCE))).await;
        over.store(true, Ordering::Relaxed);
    };
    let enough = deeds.counts().0 + count;
    let kill = async {
        // A machine that has much to do is given the time for the answers, as long as some may come.
        let patience = Instant::now() + Duration::from_secs(20);
        let more = || !over.load(Ordering::Relaxed) && Instant::now() < patience;
        while deeds.counts().0 < enough && more() {
            sleep(Duration::from_millis(1)).await;
        }
        sleep(later).await;
        tokio::task::spawn_blocking(move || server.stop("-KILL")).await.unwrap();
    };
    tokio::join!(answering, kill);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_at_a_hundred_moments_it_keeps_what_it_acknowledged_and_leaves_nothing_half_done() {
    let (database, relay) = (TestDatabase::create().await, FakeRelay::start().await);
    relay.be_slow(Duration::from_millis(5));
    let token = token(&database);
    let server = Server::start(serve(&database, &relay));
    invite(&Client { address: server.address.clone(), token }).await;
    let mut chance = StdRng::seed_from_u64(SEED);
    let deeds = Deeds::of_all_invited(&database.url, &mut chance).await;
    round(server, &deeds, &mut chance).await;
    for _ in 1..KILLS {
        round(Server::start(serve(&database, &relay)), &deeds, &mut chance).await;
    }
    let server = Server::start(serve(&database, &relay));
    let db = Database::connect(&database.url, Clock::System).await.unwrap();
    let until = Instant::now() + Duration::from_mins(2);
    while found::unsent(&db).await > 0 {
        assert!(Instant::now() < until, "mails are left: {}", server.log());
        sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(server.stop("-TERM"), Some(0));
    let found = Found::read(&db).await;
    db.close().await.unwrap();
    deeds.assert_kept(&found);
    found.assert_whole(i32::try_from(CAPACITY).unwrap());
    found.assert_mailed(&relay.received());
    let (told, broken_off) = deeds.counts();
    println!("{told} answers were acknowledged, {broken_off} were broken off by a kill");
    assert!(told >= 150, "too little was acknowledged: {told}");
    assert!(broken_off >= 20, "too little was in the middle of something: {broken_off}");
}
