//! What runs by the clock: mails, schedules, and what is forgotten; inside `serve` and alone.

use std::collections::BTreeMap;
use std::process::Command;
use std::time::{Duration, Instant};

use convoke::clock::Clock;
use convoke::db::{Database, Write};
use convoke::mail::{MailFilter, MailStatus};
use convoke::worker;
use sea_orm::{ConnectionTrait, PaginatorTrait};
use serde_json::json;

use crate::support::database::TestDatabase;
use crate::support::outbox::{queue, queue_many};
use crate::support::process::{Server, convoke, said};
use crate::support::scene;
use crate::support::smtp::FakeRelay;
use crate::support::{Letter, TestApp};

#[tokio::test]
async fn a_mail_is_caught_and_read() {
    let app = TestApp::start().await;
    queue(&app, "aigul@example.org").await;
    assert!(app.mails_to("aigul@example.org").is_empty());
    app.deliver().await;
    let letter = app.mail_to("aigul@example.org");
    assert!(letter.subject().starts_with("Your place is confirmed"), "{}", letter.subject());
    assert!(letter.text().contains("Open Government 2030"));
    assert!(letter.html().contains("Open Government 2030"));
    assert!(letter.link("/r/").starts_with("https://convoke.example.org/r/"));
    assert!(letter.path("/r/").starts_with("/r/"));
    assert_eq!((letter.calendar().as_str(), letter.sender_name().as_str()), ("", "Convoke"));
    assert!(!letter.message_id.is_empty());
}

#[tokio::test]
async fn answers_kept_for_repeated_requests_are_forgotten_after_seven_days() {
    let app = TestApp::start().await;
    let make = || {
        let body = json!({"name": "Ministry of Sample Affairs", "kind": "government"});
        app.post("/organizations", body).header("idempotency-key", "once")
    };
    make().expect(201).await;
    for (days, replayed) in [(6, "true"), (2, "")] {
        app.clock.advance(chrono::Duration::days(days));
        worker::tick(&app.app.context).await.unwrap();
        assert_eq!(make().expect(201).await.header("idempotency-replayed"), replayed);
    }
}

#[tokio::test]
async fn invitations_expire_at_their_own_end_or_with_their_event() {
    let app = TestApp::start().await;
    let event = scene::event(&app, json!({})).await;
    let early = json!({"expires_at": "2026-04-01T00:00:00Z"});
    let own_end = scene::invite(&app, &event, "a@example.org", early).await;
    let with_event = scene::invite(&app, &event, "b@example.org", json!({})).await;
    let draft = scene::invite(&app, &event, "c@example.org", json!({"send": false})).await;
    let all = format!("/events/{}/invitations?status=expired", event["id"].as_str().unwrap());
    for (day, expected) in [
        ("2026-03-31T23:00:00Z", vec![]),
        ("2026-04-01T00:00:00Z", vec![&own_end]),
        ("2026-05-27T12:00:00Z", vec![&own_end]),
        ("2026-05-27T19:00:00Z", vec![&own_end, &with_event]),
    ] {
        app.clock.set(day.parse().unwrap());
        worker::tick(&app.app.context).await.unwrap();
        let page = app.get(&all).json_of(200).await;
        let ids = page["items"].as_array().unwrap().iter().map(|it| &it["id"]);
        let expected: Vec<_> = expected.into_iter().map(|it| &it["id"]).collect();
        assert_eq!(ids.collect::<Vec<_>>(), expected, "{day}");
    }
    let path = format!("/invitations/{}", draft["id"].as_str().unwrap());
    assert_eq!(app.get(&path).json_of(200).await["version"], 1);
}

#[tokio::test]
async fn who_never_confirms_an_address_is_forgotten_after_seven_days() {
    let app = TestApp::start().await;
    let event = scene::event(&app, json!({})).await;
    let page = format!("/e/{}/register", event["slug"].as_str().unwrap());
    let known = json!({"full_name": "Known Before", "email": "known@example.org"});
    app.post("/people", known).expect(201).await;
    app.clock.advance(chrono::Duration::hours(1));
    for (name, email) in [
        ("Nobody Else", "gone@example.org"),
        ("Known Before", "known@example.org"),
        ("Invited Too", "invited@example.org"),
    ] {
        let form = [("full_name", name), ("email", email), ("country", "GE")];
        app.raw("POST", &page).form(&form).expect(200).await;
    }
    let other = scene::event(&app, json!({"title": {"en": "Another"}})).await;
    scene::invite(&app, &other, "invited@example.org", json!({})).await;
    for (days, left) in [(6, 3), (1, 0)] {
        app.clock.advance(chrono::Duration::days(days));
        worker::tick(&app.app.context).await.unwrap();
        assert_eq!(scene::register(&app, &event, "&status=unverified").await.len(), left);
    }
    let people = app.get("/people?sort=full_name").json_of(200).await;
    let people = people["items"].as_array().unwrap().iter().map(|it| &it["full_name"]);
    assert_eq!(people.collect::<Vec<_>>(), ["Known Before", "Person of invited@example.org"]);
    let mails = app.get("/mail/messages?to=gone%40example.org").json_of(200).await;
    assert_eq!(mails["items"], json!([]));
}

#[tokio::test]
async fn who_is_forgotten_is_no_longer_seen_by_a_token_limited_to_the_event() {
    use convoke::access::{Role, TokenScope};
    let app = TestApp::start().await;
    let event = scene::event(&app, json!({})).await;
    let mut people = Vec::new();
    for name in ["known", "invited"] {
        let body = json!({"full_name": name, "email": format!("{name}@example.org")});
        people.push(app.post("/people", body).expect(201).await.id());
    }
    scene::invite(&app, &event, "invited@example.org", json!({})).await;
    app.clock.advance(chrono::Duration::hours(1));
    let page = format!("/e/{}/register", event["slug"].as_str().unwrap());
    for name in ["known", "invited"] {
        let email = format!("{name}@example.org");
        let form = [("full_name", name), ("email", email.as_str())];
        app.raw("POST", &page).form(&form).expect(200).await;
    }
    let id = event["id"].as_str().unwrap().parse().unwrap();
    let scope = TokenScope { events: vec![id], ..TokenScope::default() };
    let limited = app.token(Role::Organizer, Some(scope)).await;
    for (days, seen) in [(0, [200, 200]), (7, [404, 200])] {
        app.clock.advance(chrono::Duration::days(days));
        worker::tick(&app.app.context).await.unwrap();
        for (person, status) in people.iter().zip(seen) {
            app.get(&format!("/people/{person}")).bearer(&limited).expect(status).await;
        }
    }
}

#[tokio::test]
async fn a_registration_that_something_names_is_kept_and_holds_up_nobody() {
    let app = TestApp::start().await;
    let event = scene::event(&app, json!({})).await;
    let page = format!("/e/{}/register", event["slug"].as_str().unwrap());
    let sign_up = |name: &'static str, email: &'static str| {
        app.raw("POST", &page).form(&[("full_name", name), ("email", email)]).expect(200)
    };
    sign_up("Named", "named@example.org").await;
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let person = json!({"full_name": "Naming", "email": "naming@example.org"});
    app.post(&path, json!({"person": person})).expect(201).await;
    let name = "UPDATE registrations SET substitute_for_id = (SELECT id FROM registrations \
        WHERE status = 'unverified') WHERE status = 'confirmed'";
    let deed = |w: Write| async move { Ok(w.execute_unprepared(name).await.map(drop)?) };
    app.app.context.db.write(deed).await.unwrap();
    sign_up("Other", "other@example.org").await;
    app.clock.advance(chrono::Duration::days(8));
    let tick = worker::tick(&app.app.context);
    tokio::time::timeout(Duration::from_secs(20), tick).await.expect("it ends").unwrap();
    let left = scene::register(&app, &event, "&status=unverified").await;
    let names: Vec<_> = left.iter().map(|row| &row["full_name"]).collect();
    assert_eq!(names, ["Named"]);
}

/// The program beside a relay, with leases that are soon taken over.
fn sending(database: &TestDatabase, relay: &FakeRelay, command: &str) -> Command {
    let mut convoke = convoke(database, &[command]);
    convoke
        .env("CONVOKE_SMTP_URL", format!("smtp://{}?tls=none", relay.address))
        .env("CONVOKE_MAIL_FROM", "Seminars <seminars@example.org>")
        .env("CONVOKE_MAIL_LEASE_SECONDS", "3");
    convoke
}

fn start(database: &TestDatabase, relay: &FakeRelay, command: &str) -> Server {
    Server::start_until(sending(database, relay, command), "mails and schedules are worked on")
}

async fn count(db: &Database, status: MailStatus) -> u64 {
    let filter = MailFilter { status: vec![status], ..MailFilter::default() };
    filter.select().count(db.read()).await.unwrap()
}

async fn wait_for(what: &str, mut done: impl AsyncFnMut() -> bool) {
    let started = Instant::now();
    while !done().await {
        assert!(started.elapsed() < Duration::from_mins(2), "waited in vain: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// How often each recipient got a mail, and that all copies bear one Message-ID.
fn copies<'a>(relays: impl IntoIterator<Item = &'a FakeRelay>) -> Vec<usize> {
    let mut mails: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for mail in relays.into_iter().flat_map(FakeRelay::received) {
        mails.entry(mail.to).or_default().push(Letter::parse(&mail.data).message_id);
    }
    for ids in mails.values() {
        assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
    }
    mails.into_values().map(|ids| ids.len()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn told_to_stop_the_program_finishes_the_mails_in_flight_and_leaves_the_rest_queued() {
    for command in ["serve", "worker"] {
        let (database, relay) = (TestDatabase::create().await, FakeRelay::start().await);
        let db = Database::connect(&database.url, Clock::System).await.unwrap();
        queue_many(&db, 20).await;
        relay.be_slow(Duration::from_secs(2));
        let program = start(&database, &relay, command);
        wait_for("a mail in flight", async || {
            relay.commands().iter().any(|it| it.starts_with("RCPT"))
        })
        .await;
        let started = Instant::now();
        assert_eq!(program.stop("-TERM"), Some(0));
        assert!(started.elapsed() < Duration::from_secs(30));
        let sent = count(&db, MailStatus::Sent).await;
        assert_eq!(sent, relay.received().len() as u64);
        assert!((1..=8).contains(&sent), "{sent}");
        assert_eq!(count(&db, MailStatus::Queued).await, 20 - sent);
        relay.be_slow(Duration::ZERO);
        let program = start(&database, &relay, command);
        wait_for("the rest", async || count(&db, MailStatus::Sent).await == 20).await;
        program.stop("-TERM");
        assert_eq!(copies([&relay]), [1; 20]);
        db.close().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_while_mails_go_out_the_program_loses_none_and_repeats_only_those_in_flight() {
    let (database, relay) = (TestDatabase::create().await, FakeRelay::start().await);
    let db = Database::connect(&database.url, Clock::System).await.unwrap();
    queue_many(&db, 80).await;
    relay.be_slow(Duration::from_millis(100));
    for killed_after in [10, 30] {
        let program = start(&database, &relay, "worker");
        wait_for("some mails", async || relay.received().len() >= killed_after).await;
        assert_eq!(program.stop("-KILL"), None);
    }
    let program = start(&database, &relay, "worker");
    wait_for("all mails", async || count(&db, MailStatus::Sent).await == 80).await;
    assert_eq!(program.stop("-TERM"), Some(0));
    let copies = copies([&relay]);
    assert_eq!(copies.len(), 80);
    let again = copies.iter().filter(|copies| **copies > 1).count();
    assert!(again <= 24, "{again} mails went out twice; 2 x 12 can have been on their way");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_workers_share_the_mails_of_one_database() {
    let database = TestDatabase::create().await;
    let relays = [FakeRelay::start().await, FakeRelay::start().await];
    let db = Database::connect(&database.url, Clock::System).await.unwrap();
    let mut programs = Vec::new();
    for relay in &relays {
        relay.be_slow(Duration::from_secs(1));
        programs.push(start(&database, relay, "worker"));
    }
    queue_many(&db, 100).await;
    for relay in &relays {
        let asked = async || relay.commands().iter().any(|it| it.starts_with("RCPT"));
        wait_for("a mail in flight at each relay", asked).await;
    }
    for relay in &relays {
        relay.be_slow(Duration::ZERO);
    }
    wait_for("all mails", async || count(&db, MailStatus::Sent).await == 100).await;
    for program in programs {
        assert_eq!(program.stop("-TERM"), Some(0));
    }
    assert_eq!(copies(&relays), [1; 100]);
    let shares = relays.each_ref().map(|relay| relay.received().len());
    assert!(shares.iter().all(|share| *share > 0), "{shares:?}");
}

#[tokio::test]
async fn a_broken_template_refuses_the_start_with_its_file_and_line() {
    let database = TestDatabase::create().await;
    let templates = database.folder.path().join("templates");
    std::fs::create_dir_all(templates.join("event_cancelled")).unwrap();
    std::fs::create_dir_all(templates.join("follow_up")).unwrap();
    for (body, says) in [
        ("Hello\n\n{{ event.titel }}\n", "event_cancelled/ru.md: line 6: undefined value"),
        ("Hello\n{{ unclosed\n", "event_cancelled/ru.md: line 5: syntax error"),
        ("{{ organizer.body }}\n", "follow_up/ru.md: does not list `papers`"),
    ] {
        let file = templates.join(says.split(':').next().unwrap());
        std::fs::write(&file, format!("---\nsubject: Off\n---\n{body}")).unwrap();
        for command in ["serve", "worker"] {
            let mut program = convoke(&database, &[command]);
            let output = program.env("CONVOKE_MAIL_TEMPLATES_DIR", &templates).output().unwrap();
            let said = said(&output);
            assert_eq!(output.status.code(), Some(1), "{said}");
            assert!(said.contains(says), "{said}");
        }
        std::fs::remove_file(&file).unwrap();
    }
}
