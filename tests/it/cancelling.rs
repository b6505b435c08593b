//! An event that is called off while its mails go out, and what its people find afterwards.

use std::time::Duration;

use convoke::mail::entity::{Column, Entity, Model};
use convoke::mail::outbox::{self, Finish, Passed};
use convoke::mail::rules::{Outcome, Reply};
use convoke::mail::{MailSettings, MailStatus, Purpose};
use sea_orm::{EntityTrait, QueryOrder};
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::{event, fingerprint, invite, manage_path, register};
use crate::support::smtp::{Act, FakeRelay, Stage};

fn path(event: &Value) -> String {
    format!("/events/{}", event["id"].as_str().unwrap())
}

async fn add(app: &TestApp, event: &Value, name: &str) -> Value {
    let email = format!("{name}@{name}.example.org");
    let body = json!({"person": {"full_name": name, "email": email}});
    app.post(&format!("{}/registrations", path(event)), body).json_of(201).await
}

async fn cancel(app: &TestApp, event: &Value) {
    let body = json!({"reason": "The hall is being repaired."});
    app.post(&format!("{}/cancel", path(event)), body).expect(200).await;
}

/// The mails to somebody, oldest first, by template and state.
async fn fate(app: &TestApp, name: &str) -> Vec<String> {
    let all = Entity::find().order_by_asc(Column::Id).all(app.app.context.db.read());
    let to = |mail: &Model| mail.recipient_name == name;
    let fate = |mail: Model| format!("{} {}", mail.template, mail.status);
    all.await.unwrap().into_iter().filter(to).map(fate).collect()
}

#[tokio::test]
async fn who_was_told_is_told_otherwise_and_who_was_not_hears_of_the_end_alone() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    add(&app, &event, "sent").await;
    app.deliver().await;
    add(&app, &event, "refused").await;
    app.catcher.expect([Outcome::Deferred(Reply::from_relay(451, "later"))]);
    app.deliver().await;
    add(&app, &event, "taken").await;
    add(&app, &event, "unsure").await;
    let (db, settings) = (&app.app.context.db, &app.app.context.settings.mail);
    let lease = outbox::lease(db, settings, 10, &Passed::default()).await.unwrap();
    assert_eq!(lease.mails.len(), 2);
    add(&app, &event, "queued").await;
    cancel(&app, &event).await;
    // Of two that were on their way, the relay takes one and refuses the other for now.
    let taken = Finish::only(Outcome::Sent(Reply::from_relay(250, "ok")));
    let unsure = Finish::only(Outcome::Deferred(Reply::from_relay(451, "later")));
    for (mail, finish) in lease.mails.iter().zip([taken, unsure]) {
        outbox::finish(db, settings, lease.holder, mail.id, &finish).await.unwrap();
    }
    app.clock.advance(chrono::Duration::hours(1));
    app.deliver().await;
    for (name, status) in [
        ("sent", "sent"),
        ("taken", "sent"),
        ("refused", "cancelled"),
        ("unsure", "cancelled"),
        ("queued", "cancelled"),
    ] {
        let first = format!("registration_confirmed {status}");
        assert_eq!(fate(&app, name).await, [first.as_str(), "event_cancelled sent"], "{name}");
        let last = app.mail_to(&format!("{name}@{name}.example.org"));
        assert!(last.calendar().contains("METHOD:CANCEL"), "{name}");
        assert!(last.text().contains("The hall is being repaired."));
    }
}

/// A server whose mails go to this relay.
async fn with_relay(relay: &FakeRelay) -> TestApp {
    let url = format!("smtp://{}?tls=none", relay.address);
    let settings = [
        ("CONVOKE_SMTP_URL", url.as_str()),
        ("CONVOKE_MAIL_FROM", "Seminars <seminars@example.org>"),
        ("CONVOKE_MAIL_REPLY_TO", "desk@example.org"),
    ];
    TestApp::start_with(&settings).await
}

/// Calls the event off while as many mails are leased, once the first of them are so far.
async fn cancel_under_way(
    app: &TestApp,
    event: &Value,
    leased: usize,
    are_so_far: impl Fn() -> bool,
) {
    let room = &app.app.context.mailroom;
    let (count, ()) = tokio::join!(room.step(), async {
        while !are_so_far() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        cancel(app, event).await;
    });
    assert_eq!(count.unwrap(), leased, "all were leased at once");
}

#[tokio::test]
async fn what_is_leased_and_has_not_begun_to_go_out_stays() {
    let relay = FakeRelay::start().await;
    relay.be_slow(Duration::from_millis(300));
    let app = with_relay(&relay).await;
    let event = event(&app, json!({})).await;
    for number in 0..12 {
        add(&app, &event, &format!("p{number}")).await;
    }
    cancel_under_way(&app, &event, 12, || relay.contents() > 0).await;
    relay.be_slow(Duration::ZERO);
    app.deliver().await;
    let all = Entity::find().all(app.app.context.db.read()).await.unwrap();
    let of = |template: &str, status: MailStatus| {
        all.iter().filter(|mail| mail.template == template && mail.status == status).count()
    };
    let sent = of("registration_confirmed", MailStatus::Sent);
    assert_eq!(sent + of("registration_confirmed", MailStatus::Cancelled), 12);
    assert!(sent <= 8, "{sent} went out; no more can be under way at a time");
    assert_eq!(of("event_cancelled", MailStatus::Sent), 12);
}

#[tokio::test]
async fn who_withdrew_just_before_still_gets_the_entry_out_of_the_calendar() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let anna = add(&app, &event, "anna").await;
    app.deliver().await;
    let withdraw = format!("/registrations/{}/withdraw", anna["id"].as_str().unwrap());
    app.act(&withdraw).expect(200).await;
    cancel(&app, &event).await;
    app.deliver().await;
    let expected = ["registration_confirmed sent", "registration_withdrawn sent"];
    assert_eq!(fate(&app, "anna").await, expected);
    assert!(app.mail_to("anna@anna.example.org").calendar().contains("METHOD:CANCEL"));
}

#[tokio::test]
async fn the_page_of_a_registration_says_that_the_event_is_off_and_does_nothing_more() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"capacity": 1, "registration": {"waitlist": true}})).await;
    add(&app, &event, "anna").await;
    add(&app, &event, "bek").await;
    let mut pages = Vec::new();
    for row in register(&app, &event, "").await {
        pages.push(manage_path(&app, &row, Purpose::Manage).await);
    }
    let withdrawn = register(&app, &event, "&status=confirmed").await.remove(0);
    cancel(&app, &event).await;
    let before = fingerprint(&app).await;
    for page in &pages {
        let shown = app.raw("GET", page).expect(410).await;
        assert!(shown.text().contains("Digital government"), "{}", shown.text());
        assert!(shown.text().to_lowercase().contains("cancelled"), "{}", shown.text());
        assert!(shown.text().contains("The hall is being repaired."), "{}", shown.text());
        assert!(!shown.text().contains("<form"), "nothing is left to be done");
        assert_eq!(shown.header("cache-control"), "no-store");
        assert!(app.raw("HEAD", page).expect(410).await.bytes.is_empty());
        for action in ["withdraw", "return", "save", "confirm", "", "x"] {
            app.raw("POST", page).form(&[("action", action)]).expect(410).await;
        }
    }
    let whose = app.raw("GET", &pages[0]).expect(410).await.text();
    // The name of a language holds one of theirs.
    let (_, whose) = whose.split_once("<main").unwrap();
    assert!(whose.contains("anna") != whose.contains("bek"), "{whose}");
    assert_eq!(fingerprint(&app).await, before);
    let still = register(&app, &event, "&status=confirmed").await.remove(0);
    assert_eq!(still["id"], withdrawn["id"], "the record stays as it was");
}

#[tokio::test]
async fn no_link_of_a_cancelled_event_is_renewed() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let page = format!("/e/{}/register", event["slug"].as_str().unwrap());
    let form = [("full_name", "Anna"), ("email", "anna@example.org")];
    app.raw("POST", &page).form(&form).expect(200).await;
    let row = register(&app, &event, "").await.remove(0);
    let link = manage_path(&app, &row, Purpose::ConfirmAddress).await;
    app.clock.advance(chrono::Duration::days(2));
    cancel(&app, &event).await;
    let before = fingerprint(&app).await;
    app.raw("GET", &link).expect(410).await;
    let renewed = app.raw("POST", &link).form(&[("action", "renew")]).await;
    assert!(matches!(renewed.status.as_u16(), 409 | 410), "{}", renewed.status);
    assert_eq!(fingerprint(&app).await, before);
}

/// The state of an invitation, and whether it says that it was sent.
async fn invited(app: &TestApp, invitation: &Value) -> (String, bool) {
    let path = format!("/invitations/{}", invitation["id"].as_str().unwrap());
    let now = app.get(&path).json_of(200).await;
    (now["status"].as_str().unwrap().to_owned(), !now["sent_at"].is_null())
}

#[tokio::test]
async fn whose_invitation_never_went_out_hears_nothing_of_the_end_and_was_not_invited() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let told = invite(&app, &event, "told@example.org", json!({})).await;
    let answers = invite(&app, &event, "answers@example.org", json!({})).await;
    app.deliver().await;
    let link = app.mail_to("told@example.org").path("/i/");
    let remind = format!("/invitations/{}/remind", told["id"].as_str().unwrap());
    app.act(&remind).expect(200).await;
    app.deliver().await;
    let refused = invite(&app, &event, "refused@example.org", json!({})).await;
    app.catcher.expect([Outcome::Deferred(Reply::from_relay(451, "later"))]);
    app.deliver().await;
    let queued = invite(&app, &event, "queued@example.org", json!({})).await;
    let comes = invite(&app, &event, "comes@example.org", json!({})).await;
    let person = json!({"person_id": comes["person_id"]});
    app.post(&format!("{}/registrations", path(&event)), person).expect(201).await;
    cancel(&app, &event).await;
    app.deliver().await;
    let page = app.raw("GET", &link).expect(410).await.text();
    assert!(page.contains("The hall is being repaired."), "{page}");
    for (invitation, name, state, was_told) in [
        (&told, "told", ("sent", true), true),
        (&answers, "answers", ("sent", true), true),
        (&refused, "refused", ("draft", false), false),
        (&queued, "queued", ("draft", false), false),
        (&comes, "comes", ("draft", false), true),
    ] {
        let fate = fate(&app, &format!("Person of {name}@example.org")).await;
        let last = fate.last().unwrap().as_str();
        assert_eq!(last == "event_cancelled sent", was_told, "{name}: {fate:?}");
        let (status, sent) = invited(&app, invitation).await;
        assert_eq!((status.as_str(), sent), state, "{name}");
    }
}

#[tokio::test]
async fn whose_invitation_was_called_off_on_its_way_hears_nothing_of_the_end_either() {
    let relay = FakeRelay::start().await;
    relay.be_slow(Duration::from_millis(300));
    let app = with_relay(&relay).await;
    let event = event(&app, json!({})).await;
    let mut all = Vec::new();
    for number in 0..12 {
        let email = format!("p{number}@p{number}.example.org");
        all.push(invite(&app, &event, &email, json!({})).await);
    }
    cancel_under_way(&app, &event, 12, || relay.contents() > 0).await;
    relay.be_slow(Duration::ZERO);
    app.deliver().await;
    convoke::worker::tick(&app.app.context).await.unwrap();
    let mut told = 0;
    for invitation in &all {
        let fate = fate(&app, invitation["full_name"].as_str().unwrap()).await;
        let now = invited(&app, invitation).await;
        if fate[0] == "invitation sent" {
            told += 1;
            assert_eq!(fate[1..], ["event_cancelled sent"]);
            assert_eq!(now, ("sent".to_owned(), true));
        } else {
            assert_eq!(fate, ["invitation cancelled", "event_cancelled cancelled"]);
            assert_eq!(now, ("draft".to_owned(), false));
        }
    }
    assert!((1..=8).contains(&told), "{told} went out; no more can be under way at a time");
}

#[tokio::test]
async fn the_end_waits_until_it_is_known_whether_the_invitation_went_out() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    for name in ["anna", "bek"] {
        invite(&app, &event, &format!("{name}@example.org"), json!({})).await;
    }
    let (db, settings) = (&app.app.context.db, &app.app.context.settings.mail);
    let leased = outbox::lease(db, settings, 8, &Passed::default()).await.unwrap();
    cancel(&app, &event).await;
    app.deliver().await;
    let of = |name: &'static str| {
        let app = &app;
        async move { fate(app, &format!("Person of {name}@example.org")).await }
    };
    assert_eq!(of("anna").await, ["invitation sending", "event_cancelled queued"]);
    let outcomes = [
        Outcome::Sent(Reply::from_relay(250, "taken")),
        Outcome::Deferred(Reply::from_relay(451, "later")),
    ];
    for (mail, outcome) in leased.mails.iter().zip(outcomes) {
        let finish = Finish::only(outcome);
        outbox::finish(db, settings, leased.holder, mail.id, &finish).await.unwrap();
    }
    app.deliver().await;
    assert_eq!(of("anna").await, ["invitation sent", "event_cancelled sent"]);
    assert_eq!(of("bek").await, ["invitation cancelled", "event_cancelled cancelled"]);
}

#[tokio::test]
async fn whose_invitation_may_have_arrived_hears_of_the_end() {
    for stage in [Stage::Body, Stage::RcptTo] {
        let relay = FakeRelay::start().await;
        relay.be_slow(Duration::from_millis(300));
        relay.next([Act::HangUp(stage)]);
        let app = with_relay(&relay).await;
        let event = event(&app, json!({})).await;
        let invitation = invite(&app, &event, "anna@example.org", json!({})).await;
        let so_far = || match stage {
            Stage::Body => relay.contents() > 0,
            _ => relay.connections() > 0,
        };
        cancel_under_way(&app, &event, 1, so_far).await;
        let has_it = !relay.received().is_empty();
        assert_eq!(has_it, stage == Stage::Body);
        app.deliver().await;
        convoke::worker::tick(&app.app.context).await.unwrap();
        let fate = fate(&app, "Person of anna@example.org").await;
        assert_eq!(fate[0], "invitation cancelled");
        assert_eq!(fate.last().unwrap() == "event_cancelled sent", has_it, "{fate:?}");
        let state = if has_it { "sent" } else { "draft" };
        assert_eq!(invited(&app, &invitation).await, (state.to_owned(), has_it));
        let all = Entity::find().all(app.app.context.db.read()).await.unwrap();
        let mut replies = all.into_iter().filter_map(|mail| mail.last_reply);
        assert_eq!(replies.any(|reply| reply.contains("may have arrived")), has_it);
    }
}

#[tokio::test]
async fn what_a_worker_that_ended_may_have_sent_is_not_taken_for_unsent() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    invite(&app, &event, "anna@example.org", json!({})).await;
    let (db, settings) = (&app.app.context.db, &app.app.context.settings.mail);
    let short = MailSettings { lease: Duration::ZERO, ..settings.clone() };
    assert_eq!(outbox::lease(db, &short, 8, &Passed::default()).await.unwrap().mails.len(), 1);
    cancel(&app, &event).await;
    app.clock.advance(chrono::Duration::seconds(1));
    app.deliver().await;
    let ends = ["invitation cancelled", "event_cancelled sent"];
    assert_eq!(fate(&app, "Person of anna@example.org").await, ends);
}

#[tokio::test]
async fn what_waits_for_its_next_attempt_and_may_have_arrived_is_not_taken_for_unsent() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    invite(&app, &event, "anna@example.org", json!({})).await;
    // No answer came to the first attempt, and none of any kind to the next.
    app.catcher.expect([
        Outcome::Unanswered(Reply::instead("no reply within 30 s")),
        Outcome::Deferred(Reply::instead("connection refused")),
    ]);
    app.deliver().await;
    app.clock.advance(chrono::Duration::hours(1));
    app.deliver().await;
    cancel(&app, &event).await;
    app.deliver().await;
    let ends = ["invitation cancelled", "event_cancelled sent"];
    assert_eq!(fate(&app, "Person of anna@example.org").await, ends);
}

#[tokio::test]
async fn as_many_invitations_as_are_queued_are_taken_back_with_the_event() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let person = |number| json!({"full_name": "P", "email": format!("p{number}@example.org")});
    let rows = (0..1200).map(|number| json!({"person": person(number)})).collect::<Vec<_>>();
    let body = json!({"invitations": rows, "send": true});
    app.post(&format!("{}/invitations/batch", path(&event)), body).expect(200).await;
    cancel(&app, &event).await;
    let all = Entity::find().all(app.app.context.db.read()).await.unwrap();
    assert_eq!(all.len(), 1200, "nobody is told");
    assert!(all.iter().all(|mail| mail.status == MailStatus::Cancelled));
    let sent = format!("{}/invitations?status=sent", path(&event));
    assert_eq!(app.get(&sent).json_of(200).await["items"], json!([]));
}
