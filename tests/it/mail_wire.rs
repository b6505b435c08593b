//! Mails on the wire: against a relay that refuses, hangs up, hangs, or is not there.

use std::os::unix::fs::PermissionsExt;
use std::time::{Duration, Instant};

use chrono::{NaiveDate, NaiveTime};
use convoke::access::Actor;
use convoke::db::Write;
use convoke::error::Result;
use convoke::files::ical::{CalendarEntry, CalendarMethod};
use convoke::ids::EventId;
use convoke::mail::entity::{Column, Entity as Mails};
use convoke::mail::outbox::{Finish, Passed};
use convoke::mail::rules::{Outcome, Reply};
use convoke::mail::settings::{MailSettings, SmtpSettings, Tls};
use convoke::mail::suppressions::{self, NewSuppression, SuppressionReason, SuppressionScope};
use convoke::mail::transport::Catcher;
use convoke::mail::{self, LastLook, MailStatus, Transport, mime};
use mail_parser::{MessageParser, MimeHeaders};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseBackend, EntityTrait, PaginatorTrait, QueryFilter,
};

use crate::support::Letter;
use crate::support::mail::{Post, keys, settings};
use crate::support::smtp::{Act, FakeRelay, Stage};
use crate::support::{TestApp, outbox};

fn to(smtp: SmtpSettings) -> MailSettings {
    MailSettings { smtp: Some(smtp), timeout: Duration::from_millis(1500), ..settings() }
}

/// Whether a mail is still wanted, and if not, what becomes of it.
struct Still(Option<Outcome>);

#[async_trait::async_trait]
impl LastLook for Still {
    async fn refused(&self) -> Option<Outcome> {
        self.0.clone()
    }
}

async fn relay_and_post() -> (FakeRelay, Post) {
    let relay = FakeRelay::start().await;
    let post = Post::sending(to(relay.settings())).await;
    (relay, post)
}

fn entry() -> CalendarEntry {
    CalendarEntry {
        method: CalendarMethod::Request,
        uid: "1@un.example".into(),
        sequence: 0,
        stamp: crate::support::beginning(),
        zone: chrono_tz::Asia::Almaty,
        starts_on: NaiveDate::from_ymd_opt(2030, 4, 29).unwrap(),
        start_time: NaiveTime::from_hms_opt(9, 30, 0),
        ends_on: NaiveDate::from_ymd_opt(2030, 5, 2).unwrap(),
        end_time: NaiveTime::from_hms_opt(17, 0, 0),
        summary: "ღია მმართველობა 2030, семинар по открытому правительству".into(),
        description: String::new(),
        location: "Astana".into(),
        url: None,
        organizer: None,
        attendee: None,
    }
}

#[tokio::test]
async fn a_mail_has_all_that_readers_want_in_the_order_they_want_it() {
    let (relay, post) = relay_and_post().await;
    let id = post
        .queue_with("aigul@example.org", |new| {
            new.from_name = Some("Открытое правительство 2030");
            new.calendar = Some(entry());
        })
        .await;
    post.step().await;
    let received = relay.received();
    assert_eq!(received.len(), 1);
    assert_eq!(received[0].from, "seminars@un.example");
    assert_eq!(received[0].to, "aigul@example.org");
    assert_eq!(mime::wire_check(&received[0].data), Ok(()));
    let mail = MessageParser::default().parse(&received[0].data).unwrap();
    let from = mail.from().unwrap().first().unwrap();
    assert_eq!(from.name(), Some("Открытое правительство 2030"));
    assert_eq!(from.address(), Some("seminars@un.example"));
    let reply_to = mail.reply_to().unwrap().first().unwrap();
    assert_eq!(reply_to.address(), Some("secretariat@un.example"));
    assert_eq!(mail.header_raw("Auto-Submitted").unwrap().trim(), "auto-generated");
    assert!(mail.header_raw("Precedence").is_none());
    let message_id = post.find(id).await.message_id.unwrap();
    assert_eq!(mail.message_id(), Some(message_id.trim_matches(['<', '>'])));
    let kinds: Vec<String> = mail
        .parts
        .iter()
        .filter_map(|part| part.content_type())
        .map(|kind| format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or_default()))
        .collect();
    assert_eq!(kinds, ["multipart/alternative", "text/plain", "text/html", "text/calendar"]);
    assert_eq!(mail.parts[3].content_type().unwrap().attribute("method"), Some("REQUEST"));
    let text = mail.body_text(0).unwrap();
    assert!(text.contains("https://un.example/r/"), "{text}");
    let calendar = String::from_utf8_lossy(mail.parts[3].contents()).replace("\r\n ", "");
    assert!(
        calendar.contains("SUMMARY:ღია მმართველობა 2030\\, семинар по открытому правительству"),
        "{calendar}"
    );
}

#[tokio::test]
async fn hostile_names_stay_names_down_to_the_wire() {
    let (relay, post) = relay_and_post().await;
    for name in [
        "A\r\nBcc: evil@example.org",
        "{{token}}",
        "<b>\"quoted\\\"</b>, x",
        "\0nul",
        "Ж".repeat(300).as_str(),
    ] {
        post.queue_with("aigul@example.org", |new| {
            new.to_name = Box::leak(name.to_owned().into_boxed_str());
            new.from_name = Some(Box::leak(format!("{name}\r\n\r\nbody").into_boxed_str()));
            let mut body = new.body.clone();
            body.person.salutation = name.to_owned();
            new.body = Box::leak(Box::new(body));
        })
        .await;
    }
    post.step().await;
    let received = relay.received();
    assert_eq!(received.len(), 5);
    for mail in received {
        assert_eq!(mime::wire_check(&mail.data), Ok(()));
        let mail = MessageParser::default().parse(&mail.data).unwrap();
        assert_eq!(mail.to().unwrap().iter().count(), 1);
        assert_eq!(mail.to().unwrap().first().unwrap().address(), Some("aigul@example.org"));
        assert!(mail.bcc().is_none());
    }
}

#[tokio::test]
async fn refusals_are_sorted_into_later_and_never() {
    let (relay, post) = relay_and_post().await;
    relay.refuse("gone@", "550 5.1.1 no such user");
    relay.refuse("grey@", "451 4.7.1 greylisted");
    relay.refuse("full@", "421 4.3.2 too many connections");
    let mut ids = Vec::new();
    for who in ["gone", "grey", "full", "fine"] {
        ids.push(post.queue(&format!("{who}@{who}.example")).await);
    }
    post.step().await;
    let gone = post.find(ids[0]).await;
    assert_eq!((gone.status, gone.last_code), (MailStatus::Failed, Some(550)));
    assert_eq!(gone.last_enhanced_code.as_deref(), Some("5.1.1"));
    assert_eq!(gone.last_reply.as_deref(), Some("no such user"));
    assert_eq!(post.find(ids[1]).await.last_code, Some(451));
    assert_eq!(post.status(ids[1]).await, MailStatus::Deferred);
    assert_eq!(post.status(ids[2]).await, MailStatus::Deferred);
    assert_eq!(post.status(ids[3]).await, MailStatus::Sent);
    assert_eq!(relay.received().len(), 1);
}

#[tokio::test]
async fn a_relay_that_hangs_up_or_hangs_anywhere_loses_nothing() {
    let stages = [Stage::Greeting, Stage::MailFrom, Stage::RcptTo, Stage::Data, Stage::Body];
    let acts = [Act::HangUp as fn(Stage) -> Act, Act::Hang];
    for (act, one_by_one) in acts.into_iter().flat_map(|act| [(act, false), (act, true)]) {
        for stage in stages {
            let (relay, post) = relay_and_post().await;
            if one_by_one {
                relay.takes_one_by_one();
            }
            relay.next([act(stage)]);
            let id = post.queue("aigul@example.org").await;
            post.step().await;
            let row = post.find(id).await;
            assert_eq!(row.status, MailStatus::Deferred, "{stage:?}");
            assert_eq!(row.last_code, None);
            assert!(!row.last_reply.unwrap().is_empty());
            post.hours_later(1);
            post.step().await;
            assert_eq!(post.status(id).await, MailStatus::Sent, "{stage:?}");
            let ids: Vec<_> = relay
                .received()
                .iter()
                .map(|mail| {
                    let mail = MessageParser::default().parse(&mail.data).unwrap();
                    mail.message_id().unwrap().to_owned()
                })
                .collect();
            assert!(ids.iter().all(|it| *it == ids[0]));
        }
    }
}

#[tokio::test]
async fn it_is_known_whether_the_relay_may_have_taken_a_mail() {
    let timeout = Duration::from_millis(300);
    for (act, in_doubt) in [
        (Act::Hang(Stage::Greeting), false),
        (Act::Hang(Stage::RcptTo), false),
        (Act::HangUp(Stage::Data), false),
        (Act::Say(Stage::Body, "451 4.3.0 not now"), false),
        (Act::HangUp(Stage::Body), true),
        (Act::Hang(Stage::Body), true),
    ] {
        let relay = FakeRelay::start().await;
        let post = Post::sending(MailSettings { timeout, ..to(relay.settings()) }).await;
        post.queue("aigul@example.org").await;
        let lease =
            mail::outbox::lease(&post.db, &post.settings, 1, &Passed::default()).await.unwrap();
        let (row, now) = (&lease.mails[0], post.clock.now());
        let rendered = post.room.render(row).unwrap();
        let mail = mime::message(&post.settings, &keys(), row, &rendered, &[], now).unwrap();
        relay.next([act.clone()]);
        let outcome =
            Transport::from_settings(&post.settings).unwrap().send(&mail, &Still(None)).await;
        assert_eq!(matches!(outcome, Outcome::Unanswered(_)), in_doubt, "{act:?}: {outcome:?}");
        assert_eq!(matches!(outcome, Outcome::Deferred(_)), !in_doubt, "{act:?}: {outcome:?}");
    }
}

/// Stops all mail to an address.
async fn stop(post: &Post, to: &str) {
    let (by, email) = (&Actor::system("test"), &to.parse().unwrap());
    let deed = move |w| async move {
        let new = NewSuppression {
            email,
            scope: SuppressionScope::Everything,
            event_id: None,
            reason: SuppressionReason::Organizer,
            note: None,
            mail_id: None,
        };
        suppressions::keep(&w, by, &new).await
    };
    post.db.write(deed).await.unwrap();
}

#[tokio::test]
async fn what_is_wanted_no_more_once_the_relay_is_ready_is_not_given_to_it() {
    let event = EventId(uuid::Uuid::from_u128(1));
    let to = "aigul@example.org";
    for (stage, ends) in [
        (Stage::MailFrom, MailStatus::Suppressed),
        (Stage::RcptTo, MailStatus::Suppressed),
        (Stage::RcptTo, MailStatus::Cancelled),
        (Stage::Data, MailStatus::Suppressed),
        (Stage::Data, MailStatus::Cancelled),
    ] {
        let (relay, post) = relay_and_post().await;
        relay.next([Act::Drip(stage, Duration::from_millis(60))]);
        let id = post.queue_with(to, |new| new.event_id = Some(event)).await;
        let room = post.room.clone();
        let step = tokio::spawn(async move { room.step().await });
        while !relay.commands().iter().any(|line| line.starts_with("MAIL")) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        if ends == MailStatus::Suppressed {
            stop(&post, to).await;
        } else {
            let deed = move |w| async move { mail::cancel_queued(&w, event, &[]).await };
            post.db.write(deed).await.unwrap();
        }
        let begun = Instant::now();
        step.await.unwrap().unwrap();
        assert!(begun.elapsed() < post.settings.timeout, "it waits for no word of the relay");
        let row = post.find(id).await;
        assert_eq!((row.status, row.in_doubt), (ends, false), "{stage:?}: {:?}", row.last_reply);
        assert!(relay.received().is_empty(), "{stage:?}");
        let other = post.queue("bek@example.org").await;
        post.step().await;
        assert_eq!(post.status(other).await, MailStatus::Sent);
        assert_eq!(relay.received().len(), 1, "on a connection of its own");
    }
}

#[tokio::test]
async fn whoever_lost_the_lease_gives_nothing_to_the_relay() {
    let (relay, post) = relay_and_post().await;
    relay.next([Act::Drip(Stage::RcptTo, Duration::from_millis(60))]);
    let id = post.queue("aigul@example.org").await;
    let room = post.room.clone();
    let step = tokio::spawn(async move { room.step().await });
    while !relay.commands().iter().any(|line| line.starts_with("MAIL")) {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let another = uuid::Uuid::from_u128(9);
    let taken_over = move |w| async move {
        let rows = Mails::update_many().col_expr(Column::LeaseHolder, Expr::value(another));
        Ok(rows.filter(Column::Id.eq(id)).exec(&w).await?)
    };
    post.db.write(taken_over).await.unwrap();
    step.await.unwrap().unwrap();
    let row = post.find(id).await;
    assert_eq!((row.status, row.lease_holder), (MailStatus::Sending, Some(another)));
    assert!(relay.received().is_empty());
}

#[tokio::test]
async fn what_was_called_off_on_its_way_ends_so_however_the_attempt_ends() {
    let event = EventId(uuid::Uuid::from_u128(1));
    let refusal = || Reply::from_relay(550, "5.1.1 unknown");
    let (_relay, post) = relay_and_post().await;
    for outcome in [
        Outcome::Failed(refusal()),
        Outcome::Expired,
        Outcome::Deferred(Reply::from_relay(450, "4.2.1 later")),
    ] {
        let id = post.queue_with("aigul@example.org", |new| new.event_id = Some(event)).await;
        let lease =
            mail::outbox::lease(&post.db, &post.settings, 1, &Passed::default()).await.unwrap();
        let deed = move |w| async move { mail::cancel_queued(&w, event, &[]).await };
        post.db.write(deed).await.unwrap();
        let finish = Finish::only(outcome);
        let noted = mail::outbox::finish(&post.db, &post.settings, lease.holder, id, &finish).await;
        assert!(noted.unwrap());
        assert_eq!(post.status(id).await, MailStatus::Cancelled, "{finish:?}");
    }
}

#[tokio::test]
async fn no_transport_takes_what_the_last_look_refuses() {
    let (relay, post) = relay_and_post().await;
    post.queue("aigul@example.org").await;
    let lease = mail::outbox::lease(&post.db, &post.settings, 1, &Passed::default()).await.unwrap();
    let (row, now) = (&lease.mails[0], post.clock.now());
    let rendered = post.room.render(row).unwrap();
    let mail = mime::message(&post.settings, &keys(), row, &rendered, &[], now).unwrap();
    let (folder, catcher) = (tempfile::tempdir().unwrap(), Catcher::default());
    let files = MailSettings { dir: folder.path().to_owned(), ..settings() };
    for transport in [
        Transport::from_settings(&post.settings).unwrap(),
        Transport::from_settings(&files).unwrap(),
        Transport::Catcher(catcher.clone()),
    ] {
        let outcome = transport.send(&mail, &Still(Some(Outcome::Cancelled(None)))).await;
        assert!(matches!(outcome, Outcome::Cancelled(None)), "{transport:?}: {outcome:?}");
    }
    assert!(relay.received().is_empty() && catcher.mails().is_empty());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[tokio::test]
async fn a_refusal_at_any_stage_is_noted_with_its_words() {
    let refusals = [
        (Stage::Greeting, "554 5.3.2 closed", MailStatus::Deferred),
        (Stage::Ehlo, "550 who are you", MailStatus::Deferred),
        (Stage::MailFrom, "550 5.7.1 not from you", MailStatus::Failed),
        (Stage::MailFrom, "530 5.7.0 log in first", MailStatus::Deferred),
        (Stage::RcptTo, "550 5.1.1 nobody here", MailStatus::Failed),
        (Stage::Data, "452 4.3.1 disk full", MailStatus::Deferred),
        (Stage::Body, "554 5.6.0 spam", MailStatus::Failed),
        (Stage::Body, "421 4.4.2 closing", MailStatus::Deferred),
    ];
    for (one_by_one, (stage, reply, status)) in
        [false, true].into_iter().flat_map(|it| refusals.map(|refusal| (it, refusal)))
    {
        let (relay, post) = relay_and_post().await;
        if one_by_one {
            relay.takes_one_by_one();
        }
        relay.next([Act::Say(stage, reply)]);
        let id = post.queue("aigul@example.org").await;
        post.step().await;
        let row = post.find(id).await;
        assert_eq!(row.status, status, "{stage:?} {reply}");
        assert_eq!(row.last_code.map(|code| code.to_string()).as_deref(), reply.get(..3));
        assert!(reply.ends_with(row.last_reply.unwrap().as_str()));
    }
}

#[tokio::test]
async fn what_comes_before_the_content_is_said_at_once_where_the_relay_takes_that() {
    let (relay, post) = relay_and_post().await;
    post.queue_many(3, "one.example").await;
    post.step().await;
    assert_eq!((relay.count(), relay.together()), (3, 3));
    let (relay, post) = relay_and_post().await;
    relay.takes_one_by_one();
    post.queue_many(3, "one.example").await;
    post.step().await;
    assert_eq!((relay.count(), relay.together()), (3, 0));
}

#[tokio::test]
async fn a_relay_that_takes_the_content_of_a_mail_for_nobody_gets_none() {
    let (relay, post) = relay_and_post().await;
    relay.next([Act::Say(Stage::RcptTo, "550 5.1.1 nobody here")]);
    let id = post.queue("aigul@example.org").await;
    post.step().await;
    assert_eq!(post.find(id).await.last_code, Some(550));
    assert_eq!(relay.contents(), 0);
}

#[tokio::test]
async fn a_panic_of_the_library_ends_one_send_alone() {
    let (relay, post) = relay_and_post().await;
    relay.next([Act::Say(Stage::Ehlo, "250-relay.test\r\n250-   \r\n250 8BITMIME")]);
    let mails = [post.queue("a@a.example").await, post.queue("b@b.example").await];
    post.step().await;
    // Which of the two the relay breaks is a matter of who comes first.
    let rows = [post.find(mails[0]).await, post.find(mails[1]).await];
    let (broken, fine): (Vec<_>, Vec<_>) =
        rows.iter().partition(|row| row.status == MailStatus::Deferred);
    assert_eq!((broken.len(), fine.len()), (1, 1));
    assert_eq!(fine[0].status, MailStatus::Sent);
    assert!(broken[0].last_reply.as_ref().unwrap().contains("broke off"));
    post.hours_later(1);
    post.step().await;
    assert_eq!(post.status(broken[0].id).await, MailStatus::Sent);
}

#[tokio::test]
async fn a_relay_that_is_not_there_delays_and_loses_nothing() {
    let relay = FakeRelay::start().await;
    let smtp = relay.settings();
    drop(relay);
    let post = Post::sending(to(smtp)).await;
    let id = post.queue("aigul@example.org").await;
    post.step().await;
    let row = post.find(id).await;
    assert_eq!(row.status, MailStatus::Deferred);
    assert!(row.last_reply.unwrap().to_lowercase().contains("refused"));
}

#[tokio::test]
async fn connections_are_used_again_and_never_more_than_a_domain_may_have() {
    let (relay, post) = relay_and_post().await;
    post.queue_many(12, "one.example").await;
    while post.step().await > 0 {}
    assert_eq!(relay.received().len(), 12);
    assert!(relay.connections() <= 2, "{}", relay.connections());
    relay.be_slow(Duration::from_millis(20));
    for domain in ["two.example", "three.example", "four.example"] {
        post.queue_many(4, domain).await;
    }
    while post.step().await > 0 {}
    assert_eq!(relay.received().len(), 24);
    assert!(relay.most_open() <= post.settings.workers, "{}", relay.most_open());
}

#[tokio::test]
async fn a_domain_that_hangs_holds_up_no_other() {
    let relay = FakeRelay::start().await;
    let patient = MailSettings { timeout: Duration::from_secs(40), ..to(relay.settings()) };
    let post = Post::sending(patient).await;
    relay.next([Act::Hang(Stage::Body), Act::Hang(Stage::Body)]);
    post.queue_many(20, "slow.example").await;
    let room = post.room.clone();
    let worker = tokio::spawn(async move { room.run(std::future::pending()).await });
    let start = Instant::now();
    wait_until(start, "both hang", || relay.contents() == 2).await;
    post.queue_many(10, "fast.example").await;
    let fast = || relay.received().iter().filter(|mail| mail.to.ends_with("@fast.example")).count();
    wait_until(start, "all others are there", || fast() == 10).await;
    assert_eq!(relay.contents(), 12, "of the others none has been tried");
    worker.abort();
}

/// Well before the first of those that hang is given up.
async fn wait_until(start: Instant, what: &str, done: impl Fn() -> bool) {
    while !done() {
        assert!(start.elapsed() < Duration::from_secs(30), "not yet: {what}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test]
async fn no_more_mails_go_out_than_three_a_connection_while_nothing_can_be_noted_of_them() {
    let relay = FakeRelay::start().await;
    let holding = MailSettings { lease: Duration::from_secs(60), ..to(relay.settings()) };
    let post = Post::sending(holding).await;
    let (bound, all) = (3 * post.settings.workers, 6 * post.settings.workers);
    relay.be_slow(Duration::from_millis(200));
    for n in 0..all {
        post.queue(&format!("reader@d{n}.example.org")).await;
    }
    let room = post.room.clone();
    let worker = tokio::spawn(async move { room.run(std::future::pending()).await });
    let start = Instant::now();
    wait_until(start, "a mail is at the relay", || relay.contents() > 0).await;
    let (out, noted) = post.db.write(|w| nothing_can_be_noted(w, &relay)).await.unwrap();
    assert!(out <= noted + bound, "{out} of {all} went out, {noted} were noted");
    wait_until(start, "all others are there", || relay.contents() == all).await;
    worker.abort();
}

/// How many mails are out once no more go out, and how many of them had been noted before.
async fn nothing_can_be_noted(w: Write, relay: &FakeRelay) -> Result<(usize, usize)> {
    // On SQLite the turn alone keeps all others from writing.
    if w.get_database_backend() == DatabaseBackend::Postgres {
        w.execute_unprepared("LOCK TABLE mails IN EXCLUSIVE MODE").await?;
    }
    let sent = Mails::find().filter(Column::Status.eq(MailStatus::Sent)).count(&w).await?;
    relay.be_slow(Duration::ZERO);
    let mut out = 0;
    while out == 0 || relay.contents() > out {
        out = relay.contents();
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    Ok((out, usize::try_from(sent).unwrap()))
}

#[tokio::test]
async fn tls_is_spoken_from_the_first_byte_or_after_starttls() {
    for (relay, tls) in [
        (FakeRelay::with_tls().await, Tls::Implicit),
        (FakeRelay::with_starttls().await, Tls::StartTls),
    ] {
        let mut smtp = relay.settings_with(tls);
        smtp.credentials = Some(("user".into(), "password".into()));
        let post = Post::sending(to(smtp)).await;
        let id = post.queue("aigul@example.org").await;
        post.step().await;
        assert_eq!(post.status(id).await, MailStatus::Sent, "{:?}", post.find(id).await.last_reply);
        let login = relay.commands().iter().position(|line| line.starts_with("AUTH PLAIN"));
        assert!(login > relay.commands().iter().position(|line| line == "STARTTLS"));
    }
}

#[tokio::test]
async fn without_the_tls_that_is_required_nothing_is_said_in_clear() {
    for (relay, tls) in [
        (FakeRelay::start().await, Tls::StartTls),
        (FakeRelay::injecting().await, Tls::StartTls),
        (FakeRelay::start().await, Tls::Implicit),
    ] {
        let post = Post::sending(to(relay.settings_with(tls))).await;
        let id = post.queue("aigul@example.org").await;
        post.step().await;
        assert_eq!(post.status(id).await, MailStatus::Deferred);
        assert!(relay.received().is_empty());
        assert!(!relay.commands().iter().any(|line| line.starts_with("MAIL")));
    }
}

#[tokio::test]
async fn a_relay_with_a_certificate_of_nobody_we_trust_gets_nothing() {
    let relay = FakeRelay::with_tls().await;
    let smtp = SmtpSettings { ca_file: None, ..relay.settings_with(Tls::Implicit) };
    let post = Post::sending(to(smtp)).await;
    let id = post.queue("aigul@example.org").await;
    post.step().await;
    let row = post.find(id).await;
    assert_eq!(row.status, MailStatus::Deferred);
    assert!(row.last_reply.unwrap().contains("certificate"));
}

#[tokio::test]
async fn an_address_in_other_letters_goes_out_or_says_why_not() {
    let (relay, post) = relay_and_post().await;
    let domain = post.queue("aigul@пример.рф").await;
    let local = post.queue("айгуль@example.org").await;
    post.step().await;
    assert_eq!(post.status(domain).await, MailStatus::Sent);
    assert_eq!(relay.received()[0].to, "aigul@xn--e1afmkfd.xn--p1ai");
    let row = post.find(local).await;
    assert_eq!(row.status, MailStatus::Failed);
    assert!(row.last_reply.unwrap().contains("SMTPUTF8"));
}

#[tokio::test]
async fn the_envelope_names_the_mail_where_bounces_are_read() {
    let relay = FakeRelay::start().await;
    let domain = Some("bounces.un.example".to_owned());
    let post = Post::sending(MailSettings { bounce_domain: domain, ..to(relay.settings()) }).await;
    let id = post.queue("aigul@example.org").await;
    post.step().await;
    let from = relay.received()[0].from.clone();
    assert!(from.starts_with(&format!("bounce+{}.", id.0.simple())), "{from}");
    assert!(from.ends_with("@bounces.un.example"));
}

#[tokio::test]
async fn the_domain_for_what_comes_back_is_a_setting() {
    let relay = FakeRelay::start().await;
    let url = format!("smtp://{}?tls=none", relay.address);
    let settings = [
        ("CONVOKE_SMTP_URL", url.as_str()),
        ("CONVOKE_MAIL_FROM", "Seminars <seminars@example.org>"),
    ];
    let bounces = ("CONVOKE_MAIL_BOUNCE_DOMAIN", "bounces.example.org");
    let mut senders = Vec::new();
    for settings in [&settings[..], &[settings[0], settings[1], bounces]] {
        let app = TestApp::start_with(settings).await;
        for to in ["aigul@example.org", "bek@example.org"] {
            outbox::queue(&app, to).await;
        }
        app.deliver().await;
        senders.extend(relay.received().split_off(senders.len()).into_iter().map(|mail| mail.from));
    }
    assert_eq!(senders.len(), 4);
    assert_eq!(senders[..2], ["seminars@example.org"; 2]);
    for sender in &senders[2..] {
        let named =
            sender.strip_prefix("bounce+").and_then(|it| it.strip_suffix("@bounces.example.org"));
        assert!(named.is_some_and(|named| named.contains('.')), "{sender}");
    }
    assert_ne!(senders[2], senders[3], "each names its mail");
}

#[tokio::test]
async fn a_connection_on_which_the_relay_said_421_is_used_no_more() {
    let relay = FakeRelay::start().await;
    // It says so at the first mail, and would take the next on the same connection.
    relay.refuse("full@", "421 4.3.2 shutting down");
    let post = Post::sending(MailSettings { workers: 1, ..to(relay.settings()) }).await;
    let full = post.queue("full@one.example").await;
    let fine = [post.queue("a@two.example").await, post.queue("b@three.example").await];
    while post.step().await > 0 {}
    assert_eq!(post.find(full).await.last_code, Some(421));
    for id in fine {
        assert_eq!(post.status(id).await, MailStatus::Sent);
    }
    assert_eq!(relay.connections(), 2, "a new one, which then takes both");
}

#[tokio::test]
async fn without_a_relay_mails_are_files() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("mailbox");
    let post = Post::sending(MailSettings { dir: dir.clone(), ..settings() }).await;
    let id = post.queue("aigul@example.org").await;
    post.step().await;
    assert_eq!(post.status(id).await, MailStatus::Sent);
    let files: Vec<_> = std::fs::read_dir(dir).unwrap().map(|it| it.unwrap().path()).collect();
    assert_eq!(files.len(), 1);
    assert!(files[0].to_string_lossy().ends_with(&format!("20260302T080000Z-{id}.eml")));
    let bytes = std::fs::read(&files[0]).unwrap();
    assert_eq!(mime::wire_check(&bytes), Ok(()));
    let source = String::from_utf8(bytes).unwrap();
    let letter = Letter::parse(source.as_bytes());
    let link = letter.text().lines().find(|line| line.starts_with("http")).unwrap().to_owned();
    assert!(link.len() > 78, "longer than what a mail would keep in one line: {link}");
    assert!(source.contains(&format!("\r\n{link}\r\n")), "whoever opens the file can copy it");
    let mode = std::fs::metadata(&files[0]).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "the link in it is a secret");
}

#[tokio::test]
async fn a_mail_waits_for_no_delayed_acknowledgement() {
    let (relay, post) = relay_and_post().await;
    post.queue("aigul@example.org").await;
    let lease = mail::outbox::lease(&post.db, &post.settings, 1, &Passed::default()).await.unwrap();
    let rendered = post.room.render(&lease.mails[0]).unwrap();
    let now = post.clock.now();
    let mail =
        mime::message(&post.settings, &keys(), &lease.mails[0], &rendered, &[], now).unwrap();
    let transport = Transport::from_settings(&post.settings).unwrap();
    let mut times = Vec::new();
    for _ in 0..60 {
        let start = Instant::now();
        assert!(matches!(transport.send(&mail, &Still(None)).await, Outcome::Sent(_)));
        times.push(start.elapsed());
    }
    assert_eq!(relay.received().len(), 60);
    // A fresh connection acknowledges at once; after that a delay would be 40 ms for every mail, and
    // a busy machine delays some. How many go out in a second is what `cargo bench` measures.
    let quickest = times[30..].iter().min().unwrap();
    assert!(*quickest < Duration::from_millis(30), "{times:?}");
}
