//! A relay that is strange at one stage of the talk: what it does is noted, and nothing is lost.

use std::time::{Duration, Instant};

use convoke::mail::entity::{Column, Entity};
use convoke::mail::settings::{MailSettings, Tls};
use convoke::mail::{Dkim, MailStatus};
use mail_parser::MessageParser;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::support::mail::{Post, settings};
use crate::support::smtp::{Act, FakeRelay, Stage};

const SECOND: Duration = Duration::from_secs(1);

fn to(relay: &FakeRelay, tls: Tls) -> MailSettings {
    MailSettings {
        smtp: Some(relay.settings_with(tls)),
        timeout: Duration::from_millis(1500),
        ..settings()
    }
}

/// What becomes of a mail when this happens once: it is sent at the next attempt, and once.
async fn delayed(relay: &FakeRelay, tls: Tls, act: Act) -> String {
    let post = Post::sending(to(relay, tls)).await;
    relay.next([act.clone()]);
    let id = post.queue("aigul@example.org").await;
    post.step().await;
    let row = post.find(id).await;
    assert_eq!(row.status, MailStatus::Deferred, "{act:?}");
    post.hours_later(1);
    post.step().await;
    assert_eq!(post.status(id).await, MailStatus::Sent, "{act:?}");
    let reply = row.last_reply.unwrap();
    row.last_code.map_or(reply.clone(), |code| format!("{code} {reply}"))
}

#[tokio::test]
async fn starttls_that_is_refused_dropped_or_never_answered_delays_and_nothing_is_said_in_clear() {
    for (act, noted) in [
        (Act::Say(Stage::StartTls, "454 4.7.0 not now"), "454 4.7.0 not now"),
        (Act::Say(Stage::StartTls, "501 5.5.4 what"), "501 5.5.4 what"),
        (Act::HangUp(Stage::StartTls), "hung up"),
        (Act::Hang(Stage::StartTls), "no reply within 1.5 s"),
    ] {
        let relay = FakeRelay::with_starttls().await;
        let reply = delayed(&relay, Tls::StartTls, act.clone()).await;
        assert!(reply.contains(noted), "{act:?}: {reply}");
        let commands = relay.commands();
        let before = commands.iter().position(|line| line.starts_with("MAIL")).unwrap();
        let tls = commands.iter().rposition(|line| line == "STARTTLS").unwrap();
        assert!(tls < before, "{commands:?}");
        assert_eq!(relay.received().len(), 1);
    }
}

#[tokio::test]
async fn a_relay_that_says_no_goodbye_is_left_after_a_moment() {
    let relay = FakeRelay::start().await;
    relay.takes_one_by_one();
    relay.refuse("@refused.example", "550 5.1.1 nobody here");
    relay.next([Act::Hang(Stage::Quit)]);
    let patient = MailSettings { timeout: 60 * SECOND, ..to(&relay, Tls::None) };
    let post = Post::sending(patient).await;
    let id = post.queue("aigul@refused.example").await;
    let start = Instant::now();
    post.step().await;
    assert_eq!(post.status(id).await, MailStatus::Failed);
    assert!(relay.commands().contains(&"QUIT".to_owned()), "{:?}", relay.commands());
    assert!(start.elapsed() < 30 * SECOND, "{:?}", start.elapsed());
}

#[tokio::test]
async fn a_relay_that_gives_a_byte_a_second_holds_up_nobody_for_longer_than_a_send_may_take() {
    for stage in
        [Stage::Greeting, Stage::Ehlo, Stage::MailFrom, Stage::RcptTo, Stage::Data, Stage::Body]
    {
        let relay = FakeRelay::start().await;
        let start = Instant::now();
        let reply = delayed(&relay, Tls::None, Act::Drip(stage, SECOND)).await;
        assert_eq!(reply, "no reply within 1.5 s", "{stage:?}");
        assert!(start.elapsed() < 10 * SECOND, "{stage:?}: {:?}", start.elapsed());
    }
}

#[tokio::test]
async fn a_reply_of_a_megabyte_is_no_reply_and_is_not_kept() {
    let one_line: &'static str = format!("250 {}", "x".repeat(1 << 20)).leak();
    let many_lines: &'static str = format!("{}250 ok", "250-x\r\n".repeat(150_000)).leak();
    for (stage, reply) in [
        (Stage::Greeting, one_line),
        (Stage::Ehlo, many_lines),
        (Stage::MailFrom, one_line),
        (Stage::RcptTo, one_line),
        (Stage::Data, many_lines),
    ] {
        let relay = FakeRelay::start().await;
        let noted = delayed(&relay, Tls::None, Act::Say(stage, reply)).await;
        assert!(noted.contains("no end"), "{stage:?}: {noted}");
        assert_eq!(relay.received().len(), 1, "{stage:?}");
    }
    let one_line: &'static str = format!("554 5.6.0 {}", "x".repeat(900)).leak();
    let relay = FakeRelay::start().await;
    let post = Post::sending(to(&relay, Tls::None)).await;
    relay.next([Act::Say(Stage::Body, one_line)]);
    let id = post.queue("aigul@example.org").await;
    post.step().await;
    let row = post.find(id).await;
    assert_eq!(
        (row.status, row.last_code),
        (MailStatus::Failed, Some(554)),
        "{:?}",
        row.last_reply
    );
    assert_eq!(row.last_reply.unwrap().len(), 500 - "5.6.0 ".len());
}

#[tokio::test]
async fn ten_thousand_mails_wait_while_the_relay_is_away_for_hours_and_then_all_go_out_once() {
    const MAILS: usize = 10_000;
    let relay = FakeRelay::start().await;
    relay.next((0..40).map(|_| Act::Say(Stage::Greeting, "421 4.3.2 away")));
    let mut settings = to(&relay, Tls::None);
    settings.workers = 8;
    settings.per_domain = 8;
    let post = Post::sending(settings).await;
    for domain in 0..10 {
        post.queue_many(MAILS / 10, &format!("d{domain}.example")).await;
    }
    // Some are tried while it is away, and come back later.
    post.step().await;
    let deferred = || async {
        Entity::find().filter(Column::Status.eq(MailStatus::Deferred)).count(post.db.read()).await
    };
    assert!(deferred().await.unwrap() > 0);
    relay.next(std::iter::empty());
    post.hours_later(9);
    while post.step().await > 0 {}
    // Those that were refused again when it came back.
    post.hours_later(9);
    while post.step().await > 0 {}
    let sent = Entity::find().filter(Column::Status.eq(MailStatus::Sent));
    assert_eq!(sent.count(post.db.read()).await.unwrap(), MAILS as u64);
    let mut to: Vec<String> = relay.received().into_iter().map(|mail| mail.to).collect();
    to.sort();
    to.dedup();
    assert_eq!((to.len(), relay.received().len()), (MAILS, MAILS));
}

#[tokio::test]
async fn an_answer_to_somebody_overtakes_hundreds_that_are_on_their_way() {
    let relay = FakeRelay::start().await;
    relay.be_slow(Duration::from_millis(50));
    let post = Post::sending(to(&relay, Tls::None)).await;
    for domain in 0..30 {
        post.queue_many(10, &format!("d{domain}.example")).await;
    }
    let room = post.room.clone();
    let worker = tokio::spawn(async move { room.run(std::future::pending()).await });
    let until = Instant::now() + 30 * SECOND;
    while relay.count() < 20 {
        assert!(Instant::now() < until, "{}", relay.count());
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    post.queue("waits@answer.example").await;
    let before = relay.count();
    let place = || relay.received().iter().position(|mail| mail.to == "waits@answer.example");
    while place().is_none() {
        assert!(Instant::now() < until, "{}", relay.count());
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let after = place().unwrap() - before;
    assert!(after <= 3 * post.settings.workers, "{after} others went before it");
    worker.abort();
}

#[tokio::test]
async fn an_answer_overtakes_what_waits_for_its_own_domain() {
    let relay = FakeRelay::start().await;
    relay.be_slow(Duration::from_millis(100));
    let post = Post::sending(to(&relay, Tls::None)).await;
    post.queue_many(40, "one.example").await;
    let room = post.room.clone();
    let worker = tokio::spawn(async move { room.run(std::future::pending()).await });
    let until = Instant::now() + 30 * SECOND;
    while relay.count() < 4 {
        assert!(Instant::now() < until, "{}", relay.count());
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    post.queue("waits@one.example").await;
    let before = relay.count();
    let place = || relay.received().iter().position(|mail| mail.to == "waits@one.example");
    while place().is_none() {
        assert!(Instant::now() < until, "{}", relay.count());
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let after = place().unwrap() - before;
    assert!(after <= 3 * post.settings.per_domain, "{after} others went before it");
    worker.abort();
}

#[tokio::test]
async fn a_heap_of_refused_mail_holds_up_neither_answers_nor_mails_to_many() {
    let relay = FakeRelay::start().await;
    let post = Post::sending(to(&relay, Tls::None)).await;
    relay.refuse("@refused", "451 4.7.1 not now");
    for n in 0..200 {
        post.queue(&format!("r{n}@refused{}.example", n % 4)).await;
    }
    while post.step().await > 0 {}
    post.hours_later(1);
    // From now on each of them takes the relay its time.
    relay.be_slow_to("@refused", Duration::from_secs(1));
    post.queue_many(30, "many.example").await;
    let room = post.room.clone();
    let worker = tokio::spawn(async move { room.run(std::future::pending()).await });
    let start = Instant::now();
    while relay.count() < 30 {
        assert!(start.elapsed() < 20 * SECOND, "{} after all", relay.count());
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    worker.abort();
}

#[tokio::test]
async fn a_signed_mail_has_its_signature_first_and_names_what_it_covers() {
    let relay = FakeRelay::start().await;
    let mut settings = to(&relay, Tls::None);
    let key = include_str!("support/dkim/rsa.pem");
    settings.dkim = Some(Dkim::new(key, "un.example", "convoke").unwrap());
    let post = Post::sending(settings).await;
    let id = post.queue("aigul@example.org").await;
    post.step().await;
    assert_eq!(post.status(id).await, MailStatus::Sent, "{:?}", post.find(id).await.last_reply);
    let data = relay.received().remove(0).data;
    let text = String::from_utf8_lossy(&data);
    assert!(
        text.starts_with("DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=un.example;")
    );
    let mail = MessageParser::default().parse(&data).unwrap();
    let signature = mail.header_raw("DKIM-Signature").unwrap().replace(['\r', '\n', ' '], "");
    assert!(!signature.contains(";l="), "{signature}");
    for named in [
        "from:from:",
        "to:to:",
        "subject:subject:",
        "reply-to:reply-to:",
        "content-type:content-type:",
        "list-id;",
    ] {
        assert!(signature.contains(named), "{named} in {signature}");
    }
}
