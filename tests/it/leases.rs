//! Leases of mails in flight: held as long as the send goes on, and by whose clock.

use std::time::{Duration, Instant};

use convoke::clock::Clock;
use convoke::db::Database;
use convoke::mail::outbox::Passed;
use convoke::mail::{self, MailFilter, MailSettings, MailStatus, Mailroom, Transport, outbox};
use sea_orm::PaginatorTrait;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::support::beginning;
use crate::support::database::{TestDatabase, postgres};
use crate::support::mail::{keys, settings};
use crate::support::outbox::queue_many;
use crate::support::smtp::FakeRelay;

const LEASE: Duration = Duration::from_secs(5);
const MAILS: usize = 4;

/// A server that sends, until it is told to stop.
struct Sending {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Sending {
    async fn start(database: &TestDatabase, settings: &MailSettings) -> Self {
        let db = Database::connect(&database.url, Clock::System).await.unwrap();
        let transport = Transport::from_settings(settings).unwrap();
        let room = Mailroom::new(db, settings.clone(), keys(), transport).unwrap();
        let (stop, mut told) = watch::channel(false);
        let task = tokio::spawn(async move {
            room.run(async move { drop(told.wait_for(|stop| *stop).await) }).await;
        });
        Self { stop, task }
    }

    fn told_to_stop(&self) {
        self.stop.send_replace(true);
    }

    async fn ended(self) {
        self.told_to_stop();
        self.task.await.unwrap();
    }
}

async fn until(what: &str, mut done: impl AsyncFnMut() -> bool) {
    let started = Instant::now();
    while !done().await {
        assert!(started.elapsed() < Duration::from_mins(1), "waited in vain: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Some mails take longer than their lease, and a second server looks for work all the time.
async fn slow_mails(first_is_told_to_stop: bool) {
    let (database, relay) = (TestDatabase::create().await, FakeRelay::start().await);
    relay.be_slow(LEASE * 8 / 5);
    let settings = MailSettings {
        smtp: Some(relay.settings()),
        lease: LEASE,
        timeout: Duration::from_mins(1),
        ..settings()
    };
    let db = Database::connect(&database.url, Clock::System).await.unwrap();
    queue_many(&db, MAILS).await;
    let first = Sending::start(&database, &settings).await;
    let bodies = || relay.commands().iter().filter(|line| line.starts_with("RCPT")).count();
    until("all mails in flight", async || bodies() == MAILS).await;
    if first_is_told_to_stop {
        first.told_to_stop();
    }
    let second = Sending::start(&database, &settings).await;
    let sent = MailFilter { status: vec![MailStatus::Sent], ..MailFilter::default() }.select();
    let all = MAILS as u64;
    until("all mails sent", async || sent.clone().count(db.read()).await.unwrap() == all).await;
    first.ended().await;
    second.ended().await;
    let mut to: Vec<String> = relay.received().into_iter().map(|mail| mail.to).collect();
    to.sort();
    let count = to.len();
    to.dedup();
    assert_eq!((count, to.len()), (MAILS, MAILS), "each went out once: {to:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_that_takes_longer_than_its_lease_is_sent_by_nobody_else() {
    tokio::join!(slow_mails(false), slow_mails(true));
}

#[tokio::test]
async fn on_postgresql_a_lease_runs_by_the_clock_of_the_database() {
    if postgres().is_none() {
        eprintln!("left out: an SQLite database has one server, and so one clock");
        return;
    }
    let database = TestDatabase::create().await;
    let settings = MailSettings { lease: Duration::from_mins(10), ..settings() };
    let at = |hours| {
        let clock = Clock::fixed(beginning() + chrono::Duration::hours(hours));
        Database::connect(&database.url, clock)
    };
    let here = at(0).await.unwrap();
    queue_many(&here, 3).await;
    assert_eq!(
        outbox::lease(&here, &settings, 2, &Passed::default()).await.unwrap().mails.len(),
        2
    );
    for hours in [1, -1] {
        let there = at(hours).await.unwrap();
        let lease = outbox::lease(&there, &settings, 10, &Passed::default()).await.unwrap();
        // The third is due for whoever thinks that it is late enough, and then leased as well.
        assert_eq!(lease.mails.len(), usize::from(hours == 1), "{hours} hours away");
    }
    let leased = MailFilter { status: vec![MailStatus::Sending], ..MailFilter::default() };
    assert_eq!(leased.select().count(here.read()).await.unwrap(), 3);
    for mail in leased.select().all(here.read()).await.unwrap() {
        assert_eq!(mail::find(here.read(), mail.id).await.unwrap().attempts, 1);
    }
}
