//! Who wants no mail: suppressions over HTTP, and the page on which a reader stops follow-ups.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use convoke::access::Actor;
use convoke::access::types::{Role, TokenScope};
use convoke::db::Database;
use convoke::mail::outbox::{self, Finish};
use convoke::mail::rules::{Outcome, Reply};
use convoke::mail::suppressions::{self, NewSuppression, SuppressionReason, SuppressionScope};
use convoke::mail::{LinkRef, MailStatus, Purpose};
use convoke::registrations::types::RegistrationStatus::Confirmed;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};

use crate::follow_ups::scene::Scene;
use crate::support::database::postgres;
use crate::support::http::Call;
use crate::support::outbox::queue;
use crate::support::scene::{event, fingerprint, invite};
use crate::support::{Letter, TestApp};

const LIST: &str = "/mail/suppressions";
const ONE_CLICK: &str = "List-Unsubscribe=One-Click";

/// An event with somebody who has got a follow-up, and the page on which they can stop more.
struct Reader {
    it: Scene,
    letter: Letter,
    page: String,
}

impl Reader {
    async fn start() -> Self {
        let it = Scene::start().await;
        let aigul = it.named("aigul").await;
        it.registered(aigul, Confirmed).await;
        sent(&it).await;
        it.app.deliver().await;
        let letter = it.app.mail_to("aigul@example.org");
        let page = letter.path("/u/");
        Self { it, letter, page }
    }

    fn app(&self) -> &TestApp {
        &self.it.app
    }

    async fn press(&self, action: &str) {
        let form = [("action", action)];
        let done = self.app().raw("POST", &self.page).form(&form).expect(303).await;
        assert_eq!(done.header("location"), self.page);
    }

    fn one_click(&self) -> Call<'_> {
        let call = self.app().raw("POST", &self.page);
        call.text("application/x-www-form-urlencoded", ONE_CLICK)
    }

    async fn shown(&self) -> String {
        self.app().raw("GET", &self.page).expect(200).await.text()
    }

    async fn kept(&self) -> Vec<Value> {
        all(self.app(), "").await
    }

    /// Of what is kept, in the order of letters.
    async fn reasons(&self) -> Vec<String> {
        let kept = self.kept().await;
        let mut reasons: Vec<_> =
            kept.iter().map(|row| row["reason"].as_str().unwrap().to_owned()).collect();
        reasons.sort();
        reasons
    }
}

async fn all(app: &TestApp, query: &str) -> Vec<Value> {
    let list = app.get(&format!("{LIST}{query}")).json_of(200).await;
    list["items"].as_array().unwrap().clone()
}

/// A follow-up whose mails are in the outbox.
async fn sent(it: &Scene) -> Value {
    let made = it.follow_up(json!({})).await;
    it.send_now(&made).await;
    it.step().await;
    made
}

/// The status of the mails of a new follow-up, once they were sent or not.
async fn fate(it: &Scene) -> Vec<MailStatus> {
    let made = sent(it).await;
    it.app.deliver().await;
    it.statuses(&made).await
}

#[tokio::test]
async fn a_mail_to_many_says_how_to_stop_them_and_no_other_mail_does() {
    let reader = Reader::start().await;
    let link = reader.letter.link("/u/");
    assert!(reader.letter.html().contains(&link), "in both parts");
    assert!(reader.letter.text().contains("Stop them"));
    let bytes =
        |app: &TestApp| String::from_utf8(app.catcher.mails().pop().unwrap().bytes).unwrap();
    let whole = bytes(reader.app());
    let head = whole.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ");
    for line in [
        format!("List-Unsubscribe: <{link}>"),
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click".to_owned(),
        format!("List-Id: <{}.follow-ups.", reader.it.event.0.simple()),
    ] {
        assert_eq!(head.matches(&format!("\r\n{line}")).count(), 1, "{line} in:\n{head}");
    }
    queue(reader.app(), "bek@example.org").await;
    reader.app().deliver().await;
    let other = bytes(reader.app());
    assert!(!other.contains("List-") && !other.contains("/u/"), "{other}");
}

#[tokio::test]
async fn opening_the_page_changes_nothing_and_shows_little() {
    let reader = Reader::start().await;
    let before = (fingerprint(reader.app()).await, reader.kept().await);
    let page = reader.app().raw("GET", &reader.page).expect(200).await;
    reader.app().raw("HEAD", &reader.page).expect(200).await;
    let text = page.text();
    assert!(text.contains("a***@example.org") && !text.contains("aigul@"), "{text}");
    assert!(text.contains("Open Government") && !text.contains("<script"));
    assert_eq!(page.header("cache-control"), "no-store");
    assert_eq!(page.header("referrer-policy"), "no-referrer");
    assert_eq!(page.header("set-cookie"), "");
    let russian = reader.app().raw("GET", &format!("{}?language=ru", reader.page)).expect(200);
    assert!(russian.await.text().contains("Отказаться от таких писем об этом мероприятии"));
    assert_eq!((fingerprint(reader.app()).await, reader.kept().await), before);
}

#[tokio::test]
async fn a_reader_stops_those_of_the_event_or_all_and_takes_it_back() {
    let reader = Reader::start().await;
    for (action, rows, words, fate_is) in [
        ("stop_event", 1, "stopped such mails about this event", MailStatus::Suppressed),
        ("stop_event", 1, "stopped such mails about this event", MailStatus::Suppressed),
        ("stop_all", 2, "stopped such mails about all events", MailStatus::Suppressed),
        ("stop_event", 2, "stopped such mails about all events", MailStatus::Suppressed),
        ("take_back", 0, "Do you want to stop", MailStatus::Sent),
        ("take_back", 0, "Do you want to stop", MailStatus::Sent),
        ("stop_all", 1, "stopped such mails about all events", MailStatus::Suppressed),
    ] {
        reader.press(action).await;
        let kept = reader.kept().await;
        assert_eq!(kept.len(), rows, "{action}: {kept:?}");
        assert!(kept.iter().all(|row| row["reason"] == "unsubscribed"));
        let shown = reader.shown().await;
        assert!(shown.contains(words), "{action}: {shown}");
        assert_eq!(fate(&reader.it).await, [fate_is], "{action}");
    }
    reader.app().raw("POST", &reader.page).form(&[("action", "other")]).expect(400).await;
    let log = reader.app().get("/audit?object_kind=suppression").json_of(200).await;
    let log = log["items"].as_array().unwrap();
    assert_eq!(log.len(), 5, "what was so before is not noted again");
    assert_eq!(log[0]["actor_kind"], "participant");
    assert_eq!(log[0]["event_id"], json!(reader.it.event));
}

#[tokio::test]
async fn stopping_those_of_one_event_leaves_those_of_another_and_what_concerns_the_reader() {
    let reader = Reader::start().await;
    reader.press("stop_event").await;
    let app = reader.app();
    let other = event(app, json!({"title": "Other"})).await;
    invite(app, &other, "aigul@example.org", json!({})).await;
    app.deliver().await;
    let invitation = app.mail_to("aigul@example.org");
    assert!(invitation.text().contains("/i/"), "an invitation still arrives");
    let path = invitation.path("/i/");
    app.raw("POST", &path).form(&[("answer", "accept")]).expect(303).await;
    app.deliver().await;
    assert!(app.mail_to("aigul@example.org").subject().contains("confirmed"));
    let follow_ups = format!("/events/{}/follow-ups", other["id"].as_str().unwrap());
    let body = crate::follow_ups::scene::plain(json!({"name": "Other's"}));
    let made = app.post(&follow_ups, body).json_of(201).await;
    reader.it.send_now(&made).await;
    reader.it.step().await;
    app.deliver().await;
    assert_eq!(reader.it.statuses(&made).await, [MailStatus::Sent], "those of another event too");
    let cancel = format!("/events/{}/cancel", reader.it.event);
    app.post(&cancel, json!({"reason": "Off.", "notify": true})).expect(200).await;
    app.deliver().await;
    let last = app.mail_to("aigul@example.org");
    assert!(last.subject().to_lowercase().contains("cancelled"), "{}", last.subject());
}

#[tokio::test]
async fn who_stops_mails_by_an_old_one_gets_none_at_the_address_of_now_either() {
    let reader = Reader::start().await;
    let app = reader.app();
    let twin = json!({"full_name": "Aigul", "email": "aigul@b.example.org"});
    let stays = app.post("/people", twin).expect(201).await.id();
    let other = app.get("/people?email=aigul@example.org").json_of(200).await;
    let other = json!({"other_id": other["items"][0]["id"]});
    app.post(&format!("/people/{stays}/merge"), other).expect(200).await;
    for (action, rows) in [("stop_event", 2), ("stop_all", 4), ("take_back", 0)] {
        reader.press(action).await;
        assert_eq!(reader.kept().await.len(), rows, "{action}");
    }
    assert_eq!(fate(&reader.it).await, [MailStatus::Sent]);
    reader.press("stop_all").await;
    assert_eq!(fate(&reader.it).await, [MailStatus::Suppressed]);
}

#[tokio::test]
async fn one_press_at_the_readers_provider_is_enough() {
    let reader = Reader::start().await;
    let foreign = [("sec-fetch-site", "cross-site"), ("origin", "https://mail.example")];
    for headers in [&[][..], &foreign[..], &foreign[1..]] {
        for multipart in [false, true] {
            let call = headers
                .iter()
                .fold(reader.app().raw("POST", &reader.page), |call, (name, value)| {
                    call.header(name, value)
                });
            let call = if multipart {
                let part = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
                call.text("multipart/form-data; boundary=x", part)
            } else {
                call.text("application/x-www-form-urlencoded", ONE_CLICK)
            };
            let page = call.expect(200).await;
            assert!(page.text().contains("You have stopped such mails about this event"));
            assert_eq!(page.header("location"), "", "it leads nowhere");
            let kept = reader.kept().await;
            assert_eq!(kept.len(), 1);
            assert_eq!(kept[0]["event_id"], json!(reader.it.event));
            assert_eq!(kept[0]["email"], "aigul@example.org");
            reader.press("take_back").await;
        }
    }
    let refused = foreign
        .iter()
        .fold(reader.app().raw("POST", &reader.page), |call, (name, it)| call.header(name, it));
    let page = refused.form(&[("action", "stop_all")]).expect(403).await.text();
    assert!(page.contains("<html"));
    assert!(reader.kept().await.is_empty(), "what only our page may send is refused from others");
    let large = "x".repeat(270_000);
    let large = reader.app().raw("POST", &reader.page).form(&[("action", large.as_str())]);
    large.expect(413).await;
}

#[tokio::test]
async fn a_link_that_is_not_right_opens_nothing() {
    let reader = Reader::start().await;
    let app = reader.app();
    let single = queue(app, "bek@example.org").await;
    let mail = app.catcher.mails()[0].id;
    let token = |purpose, event_id, link_id| {
        let link = LinkRef { purpose, event_id, link_id, generation: 0 };
        app.app.context.keys.token(&link).unwrap()
    };
    let event = Some(reader.it.event);
    let right = token(Purpose::Unsubscribe, event, mail.0);
    assert_eq!(reader.page, format!("/u/{right}"));
    for wrong in [
        "x".to_owned(),
        format!("{right}A"),
        token(Purpose::Manage, event, mail.0),
        token(Purpose::Unsubscribe, None, mail.0),
        token(Purpose::Unsubscribe, event, uuid::Uuid::from_u128(9)),
        token(Purpose::Unsubscribe, None, single.0),
    ] {
        let page = format!("/u/{wrong}");
        app.raw("GET", &page).expect(404).await;
        app.raw("POST", &page).form(&[("action", "stop_all")]).expect(404).await;
        let one = app.raw("POST", &page).text("application/x-www-form-urlencoded", ONE_CLICK);
        one.expect(404).await;
    }
    for other in ["/i/", "/r/"] {
        app.raw("GET", &format!("{other}{right}")).expect(404).await;
    }
    assert!(reader.kept().await.is_empty());
    app.clock.advance(chrono::Duration::days(4000));
    app.raw("GET", &reader.page).expect(200).await;
}

#[tokio::test]
async fn what_is_queued_ends_with_the_wish_and_what_is_expanded_later_too() {
    let reader = Reader::start().await;
    let it = &reader.it;
    for name in ["bek", "chinara"] {
        let person = it.named(name).await;
        it.registered(person, Confirmed).await;
    }
    let made = it.follow_up(json!({})).await;
    it.send_now(&made).await;
    assert_eq!(it.chunk(&made, 1).await.mails, 1, "hers is in the outbox, the others' not yet");
    reader.one_click().expect(200).await;
    let hers = it.mails(&made).await.remove(0);
    assert_eq!(hers.status, MailStatus::Suppressed, "in the same write");
    let says = hers.last_reply.unwrap();
    assert!(says.contains("/mail/suppressions/") && says.contains("lifted"), "{says}");
    let second = it.follow_up(json!({})).await;
    it.send_now(&second).await;
    it.step().await;
    it.app.deliver().await;
    for made in [&made, &second] {
        let mut statuses = it.statuses(made).await;
        statuses.sort();
        assert_eq!(statuses, [MailStatus::Sent, MailStatus::Sent, MailStatus::Suppressed]);
    }
    assert_eq!(it.app.mails_to("aigul@example.org").len(), 1);
    let found = it.app.get("/mail/messages?status=suppressed").json_of(200).await;
    assert_eq!(found["items"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a_follow_up_that_is_under_way_when_it_is_stopped_goes_no_further() {
    let reader = Reader::start().await;
    let it = &reader.it;
    let context = &it.app.app.context;
    let settings = &context.settings.mail;
    let made = sent(it).await;
    // Leased, and looked at once more before it is handed over.
    let lease = outbox::lease(&context.db, settings, 10, &outbox::Passed::default()).await.unwrap();
    assert_eq!(lease.mails.len(), 1);
    let begun = std::time::Instant::now();
    reader.one_click().expect(200).await;
    assert!(begun.elapsed() >= Duration::from_secs(2), "it waits for what is on its way");
    let finish = Finish::only(Outcome::Deferred(Reply::from_relay(451, "4.3.0 later")));
    outbox::finish(&context.db, settings, lease.holder, lease.mails[0].id, &finish).await.unwrap();
    it.app.clock.advance(chrono::Duration::hours(1));
    it.app.deliver().await;
    assert_eq!(it.statuses(&made).await, [MailStatus::Suppressed], "and is not tried again");
    assert_eq!(it.app.mails_to("aigul@example.org").len(), 1);
}

#[tokio::test]
async fn once_it_is_answered_nothing_more_goes_out() {
    let reader = Reader::start().await;
    let it = &reader.it;
    let made = sent(it).await;
    let (_, answer) = tokio::join!(it.app.deliver(), reader.one_click());
    assert_eq!(answer.status, 200);
    let gone = it.app.mails_to("aigul@example.org").len();
    it.app.deliver().await;
    assert_eq!(it.app.mails_to("aigul@example.org").len(), gone);
    let status = it.statuses(&made).await[0];
    assert!(matches!(status, MailStatus::Sent | MailStatus::Suppressed), "{status}");
}

#[tokio::test]
async fn organizers_stop_mail_to_an_address_and_lift_that() {
    let app = TestApp::start().await;
    let waiting = queue(&app, "Bek@Example.org").await;
    let other = queue(&app, "anna@example.org").await;
    let body = json!({"email": "BEK@example.org", "scope": "everything", "note": "Has moved."});
    let made = app.post(LIST, body.clone()).header("idempotency-key", "k").expect(201).await;
    let row = made.json();
    assert_eq!(made.header("location"), format!("/api/v1{LIST}/{}", made.id()));
    assert_eq!((&row["email"], &row["reason"]), (&json!("bek@example.org"), &json!("organizer")));
    let again = app.post(LIST, body.clone()).header("idempotency-key", "k").expect(201).await;
    assert_eq!(again.json(), row);
    let refused = app.post(LIST, body.clone()).expect(409).await.json();
    assert_eq!(refused["code"], "suppression.exists");
    assert!(refused["detail"].as_str().unwrap().contains(&made.id()), "{refused}");
    let own = format!("{LIST}/{}", made.id());
    assert_eq!(app.get(&own).json_of(200).await, row);
    assert_eq!(all(&app, "?q=moved").await, std::slice::from_ref(&row));
    let status = async |id: convoke::ids::MailId| {
        app.get(&format!("/mail/messages/{id}")).json_of(200).await["status"].clone()
    };
    assert_eq!(status(waiting).await, "suppressed");
    app.deliver().await;
    assert_eq!(status(other).await, "sent");
    let retry = format!("/mail/messages/{waiting}/retry");
    app.act(&retry).expect(200).await;
    app.deliver().await;
    assert_eq!(status(waiting).await, "suppressed", "while it is so");
    app.delete(&own).expect(204).await;
    app.delete(&own).expect(404).await;
    assert_eq!(status(waiting).await, "suppressed", "lifting alone sends nothing");
    app.act(&retry).expect(200).await;
    app.deliver().await;
    assert_eq!(status(waiting).await, "sent");
    app.post(LIST, body).expect(201).await;
    let log = app.get("/audit?limit=200").json_of(200).await.to_string();
    assert!(log.contains("suppression.lift") && !log.to_lowercase().contains("bek"), "{log}");
}

#[tokio::test]
async fn an_address_is_one_however_its_domain_is_spelled() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let (letters, wire) = ("Aigul@BÜCHER.example", "aigul@XN--BCHER-KVA.example");
    let anna = invite(&app, &event, letters, json!({})).await;
    let bek = json!({"full_name": "Bek", "email": wire});
    let refused = app.post("/people", bek).expect(409).await.json();
    assert_eq!(refused["code"], "person.email_taken");
    let other = crate::support::scene::event(&app, json!({"title": "Another"})).await;
    let again = invite(&app, &other, wire, json!({})).await;
    assert_eq!(again["person_id"], anna["person_id"]);
    let direct = queue(&app, wire).await;
    let body = |email: &str| json!({"email": email, "scope": "everything"});
    let made = app.post(LIST, body(wire)).json_of(201).await;
    assert_eq!(made["email"], "aigul@bücher.example");
    app.post(LIST, body(letters)).expect(409).await;
    let own = made["id"].as_str().unwrap();
    assert_eq!(all(&app, "?email=aigul@b%C3%BCcher.example").await[0]["id"], own);
    let later = [queue(&app, letters).await, queue(&app, wire).await];
    app.deliver().await;
    for id in [direct, later[0], later[1]] {
        let mail = app.get(&format!("/mail/messages/{id}")).json_of(200).await;
        assert_eq!(mail["status"], "suppressed", "{mail}");
    }
    let to = format!("/mail/messages?to={}", "aigul@xn--bcher-kva.example");
    let found = app.get(&to).json_of(200).await["items"].as_array().unwrap().len();
    assert_eq!(found, 5, "all that was written to it");
    assert!(app.catcher.mails().is_empty());
}

#[tokio::test]
async fn what_is_wrong_with_a_suppression_is_said() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let nobody = uuid::Uuid::from_u128(9);
    for (body, pointers) in [
        (
            json!({"email": "x", "scope": "all", "note": "a\u{1}"}),
            vec!["/email", "/note", "/scope"],
        ),
        (
            json!({"email": "a@b.org", "scope": "everything", "event_id": event["id"]}),
            vec!["/event_id"],
        ),
        (json!({"email": "a@b.org", "scope": "follow_ups", "event_id": nobody}), vec!["/event_id"]),
        (json!({"email": "a@b.org", "scope": "follow_ups", "reason": "bounced"}), vec!["/reason"]),
        (
            json!({"email": "a@b.org", "scope": "everything", "event_id": event["id"], "x": 1}),
            vec!["/event_id", "/x"],
        ),
    ] {
        assert_eq!(app.post(LIST, body.clone()).expect(422).await.pointers(), pointers, "{body}");
    }
    assert!(all(&app, "").await.is_empty());
}

#[tokio::test]
async fn a_limited_token_neither_sees_nor_lifts_what_concerns_others() {
    let reader = Reader::start().await;
    reader.press("stop_event").await;
    let app = reader.app();
    let id = reader.kept().await[0]["id"].as_str().unwrap().to_owned();
    let scope = TokenScope { events: vec![reader.it.event], ..TokenScope::default() };
    let limited = app.token(Role::Organizer, Some(scope)).await;
    let viewer = app.token(Role::Viewer, None).await;
    let own = format!("{LIST}/{id}");
    let body = json!({"email": "a@b.org", "scope": "everything"});
    for call in [app.get(LIST), app.get(&own), app.delete(&own), app.post(LIST, body.clone())] {
        assert_eq!(call.bearer(&limited).expect(403).await.json()["code"], "access.scope");
    }
    for call in [app.delete(&own), app.post(LIST, body)] {
        call.bearer(&viewer).expect(403).await;
    }
    app.get(&own).bearer(&viewer).expect(200).await;
    assert_eq!(reader.kept().await.len(), 1);
}

#[tokio::test]
async fn why_an_address_gets_no_mail_is_said_to_nobody_who_may_not_see_it() {
    let reader = Reader::start().await;
    let app = reader.app();
    let made = reader.it.follow_up(json!({})).await;
    reader.press("stop_event").await;
    reader.it.send_now(&made).await;
    reader.it.step().await;
    app.deliver().await;
    let kept = reader.kept().await[0].clone();
    let scope = TokenScope { events: vec![reader.it.event], ..TokenScope::default() };
    let limited = app.token(Role::Organizer, Some(scope)).await;
    let path = format!("/mail/messages?follow_up_id={}&limit=1", made["id"].as_str().unwrap());
    let seen = app.get(&path).bearer(&limited).json_of(200).await["items"][0].clone();
    assert_eq!(seen["status"], "suppressed");
    let text = format!(
        "Not sent: this address gets no such mail. /mail/suppressions/{} says why; once that is \
         lifted, send this mail again.",
        kept["id"].as_str().unwrap()
    );
    assert_eq!(seen["last_reply"]["text"], text);
    assert_eq!(app.get(&path).json_of(200).await["items"][0], seen, "the same for everybody");
}

#[tokio::test]
async fn what_others_stopped_is_told_on_the_page_and_not_taken_back_there() {
    let reader = Reader::start().await;
    let body = json!({"email": "aigul@example.org", "scope": "everything"});
    reader.app().post(LIST, body).expect(201).await;
    reader.press("stop_event").await;
    assert!(reader.shown().await.contains("also been stopped by others"));
    reader.press("take_back").await;
    let kept = reader.kept().await;
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0]["reason"], "organizer");
    let confirmation = queue(reader.app(), "aigul@example.org").await;
    reader.app().deliver().await;
    let path = format!("/mail/messages/{confirmation}");
    assert_eq!(reader.app().get(&path).json_of(200).await["status"], "suppressed");
}

#[tokio::test]
async fn what_the_organizers_and_the_reader_stopped_is_kept_and_lifted_apart() {
    let reader = Reader::start().await;
    let body = json!({"email": "aigul@example.org", "scope": "follow_ups", "note": "By phone."});
    let made = reader.app().post(LIST, body.clone()).json_of(201).await;
    let shown = reader.shown().await;
    assert!(shown.contains("stopped such mails about all events"), "{shown}");
    assert!(!shown.contains("take_back"), "it is not theirs to take back");
    reader.press("take_back").await;
    assert_eq!(reader.kept().await, std::slice::from_ref(&made));
    reader.press("stop_all").await;
    reader.press("stop_all").await;
    assert_eq!(reader.reasons().await, ["organizer", "unsubscribed"]);
    let shown = reader.shown().await;
    assert!(shown.contains("take_back") && shown.contains("also been stopped by others"));
    let refused = reader.app().post(LIST, body.clone()).expect(409).await.json();
    assert!(refused["detail"].as_str().unwrap().contains(made["id"].as_str().unwrap()));
    reader.press("take_back").await;
    assert_eq!(reader.kept().await, std::slice::from_ref(&made), "as it was");
    assert_eq!(fate(&reader.it).await, [MailStatus::Suppressed]);
    reader.press("stop_all").await;
    let own = format!("{LIST}/{}", made["id"].as_str().unwrap());
    reader.app().delete(&own).expect(204).await;
    assert_eq!(reader.reasons().await, ["unsubscribed"], "what they wish outlives that");
    reader.app().post(LIST, body).expect(201).await;
    assert_eq!(reader.reasons().await, ["organizer", "unsubscribed"]);
}

#[tokio::test]
async fn what_is_lifted_while_it_is_stopped_again_is_one_or_the_other() {
    let app = TestApp::start().await;
    let body = json!({"email": "aigul@example.org", "scope": "everything"});
    let one = async || {
        for _ in 0..10 {
            let made = app.post(LIST, body.clone()).await;
            assert!(matches!(made.status.as_u16(), 201 | 409), "{}", made.text());
            for row in all(&app, "").await {
                let lifted = app.delete(&format!("{LIST}/{}", row["id"].as_str().unwrap())).await;
                assert!(matches!(lifted.status.as_u16(), 204 | 404), "{}", lifted.text());
            }
        }
    };
    tokio::join!(one(), one(), one(), one());
    assert!(all(&app, "").await.is_empty());
}

#[tokio::test]
async fn what_is_lifted_between_two_looks_at_it_is_kept_anew() {
    if postgres().is_none() {
        return; // On SQLite writes do not run side by side.
    }
    let app = TestApp::start().await;
    let body = json!({"email": "aigul@example.org", "scope": "everything"});
    let before = app.post(LIST, body).expect(201).await.id();
    let url = app.app.context.settings.database_url.expose().to_owned();
    let (inserts, other) = (Arc::new(AtomicUsize::new(0)), url.clone());
    let count = inserts.clone();
    // It was there when it was to be inserted, and is not when it is looked up.
    let watch = move |statement: &Statement| {
        let is_insert = statement.sql.starts_with("INSERT INTO \"suppressions\"");
        if is_insert && count.fetch_add(1, Ordering::SeqCst) == 0 {
            let url = other.clone();
            std::thread::spawn(move || lift_all(&url)).join().unwrap();
        }
    };
    let db = Database::watched(&url, app.clock.clone(), watch).await.unwrap();
    let (by, email) = (&Actor::system("test"), &"aigul@example.org".parse().unwrap());
    let (scope, reason) = (SuppressionScope::Everything, SuppressionReason::Organizer);
    let new = NewSuppression { email, scope, event_id: None, reason, note: None, mail_id: None };
    let write = db.write(move |w| async move { suppressions::keep(&w, by, &new).await });
    let kept = write.await.unwrap();
    assert_eq!(inserts.load(Ordering::SeqCst), 2);
    assert!(kept.is_new && kept.row.id.to_string() != before);
    assert_eq!(all(&app, "").await[0]["id"], json!(kept.row.id));
}

/// Lifts all suppressions, on a connection and a thread of its own.
fn lift_all(url: &str) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let other = sea_orm::Database::connect(url).await.unwrap();
        let done = other.execute_unprepared("DELETE FROM suppressions").await.unwrap();
        assert_eq!(done.rows_affected(), 1);
    });
}

#[tokio::test]
async fn a_preview_shows_where_the_link_will_be_and_gives_none_that_works() {
    let reader = Reader::start().await;
    let made = reader.it.follow_up(json!({})).await;
    let path = format!("{}/preview", crate::follow_ups::scene::own(&made));
    let shown = reader.app().post(&path, json!({})).json_of(200).await;
    assert!(shown["text"].as_str().unwrap().contains("https://example.org/u/preview"));
    let template = "/mail/templates/follow_up/preview";
    let shown = reader.app().post(template, json!({})).json_of(200).await;
    assert!(shown["text"].as_str().unwrap().contains("/unsubscribe/sample"));
    let list = reader.app().get("/mail/templates").json_of(200).await;
    let bulk = list["items"].as_array().unwrap().iter().filter(|it| it["bulk"] == true);
    assert_eq!(bulk.map(|it| it["name"].clone()).collect::<Vec<_>>(), ["evaluation", "follow_up"]);
}
