//! Who is told of what changes: the person whose seat it is, and others only where that is wanted.

use convoke::mail::Purpose;
use serde_json::{Value, json};

use crate::forms::ask_a_little;
use crate::support::scene::{answer_path, event, fingerprint, invite, manage_path, outbox};
use crate::support::{Letter, TestApp};

fn at(event: &Value, part: &str) -> String {
    format!("/events/{}/{part}", event["id"].as_str().unwrap())
}

async fn add(app: &TestApp, event: &Value, name: &str, mode: &str) -> Value {
    let email = format!("{name}@example.org");
    let body = json!({"person": {"full_name": name, "email": email}, "attendance_mode": mode});
    app.post(&at(event, "registrations"), body).json_of(201).await
}

/// A hybrid event with two seats in the room and one online, which is taken.
async fn hybrid(app: &TestApp) -> Value {
    let more = json!({"modality": "hybrid", "capacity": 2, "online_capacity": 1});
    let event = event(app, more).await;
    add(app, &event, "online", "online").await;
    event
}

/// Anna, who was confirmed online as an organizer, and waits since she accepted as a delegate.
async fn waiting_delegate(app: &TestApp, event: &Value) -> Value {
    let person = json!({"full_name": "anna", "email": "anna@example.org"});
    let body = json!({"person": person, "role": "organizer", "attendance_mode": "online"});
    let anna = app.post(&at(event, "registrations"), body).json_of(201).await;
    let more = json!({"person": null, "person_id": anna["person_id"]});
    let invitation = invite(app, event, "anna@example.org", more).await;
    app.deliver().await;
    let page = answer_path(app, &invitation).await;
    let accept = [("answer", "accept"), ("attendance_mode", "online")];
    app.raw("POST", &page).form(&accept).expect(303).await;
    let own = format!("/registrations/{}", anna["id"].as_str().unwrap());
    let anna = app.get(&own).json_of(200).await;
    assert_eq!(anna["status"], "waitlisted");
    anna
}

fn sequence(letter: &Letter) -> u32 {
    let calendar = letter.calendar();
    let line = calendar.lines().find_map(|line| line.trim().strip_prefix("SEQUENCE:"));
    line.expect("a SEQUENCE").parse().unwrap()
}

#[tokio::test]
async fn nobody_gives_up_a_seat_for_a_kind_that_is_full_by_their_own_deed() {
    let app = TestApp::start().await;
    let event = hybrid(&app).await;
    let anna = add(&app, &event, "anna", "in_person").await;
    let page = manage_path(&app, &anna, Purpose::Manage).await;
    let shown = app.raw("GET", &page).expect(200).await.text();
    assert!(!shown.contains("waiting list"), "{shown}");
    let before = fingerprint(&app).await;
    let save = |mode| [("action", "save"), ("attendance_mode", mode)];
    let refused = app.raw("POST", &page).form(&save("online")).expect(422).await.text();
    assert!(refused.contains("All places of this kind are taken."), "{refused}");
    assert_eq!(fingerprint(&app).await, before, "the seat is kept");
    let more = json!({"online_capacity": 2});
    app.patch(at(&event, "").trim_end_matches('/'), "*", more).expect(200).await;
    app.raw("POST", &page).form(&save("online")).expect(303).await;
    app.deliver().await;
    let told = app.mail_to("anna@example.org");
    assert!(told.subject().starts_with("Your place is confirmed"), "{}", told.subject());
}

#[tokio::test]
async fn an_organizer_takes_nobody_from_a_seat_to_the_waiting_list_of_a_kind_that_is_full() {
    let app = TestApp::start().await;
    let event = hybrid(&app).await;
    let anna = add(&app, &event, "anna", "in_person").await;
    let staff = json!({"person": {"full_name": "staff"}, "role": "organizer"});
    let staff = app.post(&at(&event, "registrations"), staff).json_of(201).await;
    add(&app, &event, "bek", "in_person").await;
    app.deliver().await;
    let before = fingerprint(&app).await;
    for (row, change, seats) in [
        (&anna, json!({"attendance_mode": "online", "notify": true}), "online_capacity"),
        (&staff, json!({"role": "delegate"}), "raise capacity"),
        (&staff, json!({"role": "speaker", "attendance_mode": "online"}), "online_capacity"),
    ] {
        let own = format!("/registrations/{}", row["id"].as_str().unwrap());
        let refused = app.patch(&own, "*", change.clone()).expect(409).await.json();
        assert_eq!(refused["code"], "registration.full", "{change}");
        let detail = refused["detail"].as_str().unwrap();
        assert!(detail.contains(seats) && detail.contains("waiting list"), "{change}: {detail}");
        let shown = app.get(&own).json_of(200).await;
        assert_eq!(&shown, row, "{change}");
    }
    assert_eq!(fingerprint(&app).await, before);
    let more = json!({"online_capacity": 2});
    app.patch(at(&event, "").trim_end_matches('/'), "*", more).expect(200).await;
    let own = format!("/registrations/{}", anna["id"].as_str().unwrap());
    let online = json!({"attendance_mode": "online"});
    assert_eq!(app.patch(&own, "*", online).json_of(200).await["status"], "confirmed");
}

#[tokio::test]
async fn an_organizer_who_accepts_as_a_delegate_and_waits_leaves_the_calendar_until_there_is_a_seat()
 {
    let app = TestApp::start().await;
    let event = hybrid(&app).await;
    let anna = waiting_delegate(&app, &event).await;
    app.deliver().await;
    let told = app.mail_to("anna@example.org");
    assert!(told.text().contains("as number 1"), "{}", told.text());
    assert_eq!(told.calendar_method().as_deref(), Some("CANCEL"));
    let lost = sequence(&told);

    let page = manage_path(&app, &anna, Purpose::Manage).await;
    let save = |mode| [("action", "save"), ("attendance_mode", mode)];
    app.raw("POST", &page).form(&save("in_person")).expect(303).await;
    app.deliver().await;
    let told = app.mail_to("anna@example.org");
    assert!(told.subject().starts_with("Your place is confirmed"), "{}", told.subject());
    assert_eq!(told.calendar_method().as_deref(), Some("REQUEST"));
    assert!(sequence(&told) > lost);
    app.raw("POST", &page).form(&save("in_person")).expect(303).await;
    assert_eq!(
        outbox(&app).await,
        "invitation 1, registration_changed 1, registration_confirmed 3"
    );
}

#[tokio::test]
async fn a_cancelled_event_leaves_the_calendar_of_somebody_who_has_just_lost_the_seat() {
    let app = TestApp::start().await;
    let event = hybrid(&app).await;
    waiting_delegate(&app, &event).await;
    app.post(&at(&event, "cancel"), json!({})).expect(200).await;
    app.deliver().await;
    assert_eq!(app.mail_to("anna@example.org").calendar_method().as_deref(), Some("CANCEL"));
    assert_eq!(app.mails_to("anna@example.org").len(), 3);
}

#[tokio::test]
async fn a_second_acceptance_moves_nobody_from_a_seat_to_a_waiting_list() {
    let app = TestApp::start().await;
    let event = hybrid(&app).await;
    let invitation = invite(&app, &event, "bek@example.org", json!({})).await;
    let page = answer_path(&app, &invitation).await;
    for (mode, status) in [("in_person", 303), ("online", 422), ("in_person", 303)] {
        let form = [("answer", "accept"), ("attendance_mode", mode)];
        app.raw("POST", &page).form(&form).expect(status).await;
        app.deliver().await;
    }
    let methods: Vec<Option<String>> =
        app.mails_to("bek@example.org").iter().map(Letter::calendar_method).collect();
    assert_eq!(methods, [Some("REQUEST".to_owned())]);
}

#[tokio::test]
async fn an_organizer_changes_a_registration_silently_unless_the_person_is_to_be_told() {
    let app = TestApp::start().await;
    let event = hybrid(&app).await;
    ask_a_little(&app, &event).await;
    let anna = add(&app, &event, "anna", "online").await;
    assert_eq!(anna["status"], "waitlisted");
    let own = format!("/registrations/{}", anna["id"].as_str().unwrap());
    app.deliver().await;
    let silent = outbox(&app).await;
    app.patch(&own, "*", json!({"position": "Head"})).expect(200).await;
    app.patch(&own, "*", json!({"remark": "For us", "notify": true})).expect(200).await;
    assert_eq!(outbox(&app).await, silent, "nobody was to be told, or there was nothing to tell");

    let change = json!({
        "position": "Minister", "country": "KG", "role": "speaker", "attendance_mode": "in_person",
        "answers": {"diet": "none"}, "notify": true,
    });
    let after = app.patch(&own, "*", change).json_of(200).await;
    assert_eq!(after["status"], "confirmed");
    app.deliver().await;
    let mails = app.mails_to("anna@example.org");
    assert_eq!(mails.len(), 2, "one mail for all that changed");
    let (told, text) = (&mails[1], mails[1].text());
    for line in [
        "State: confirmed (before: on the waiting list)",
        "You take part: as a speaker (before: as a delegate)",
        "Format: on site (before: online)",
        "Country: Kyrgyzstan",
        "Position: Minister (before: Head)",
        "Your answers to: Diet",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert_eq!(told.calendar_method().as_deref(), Some("REQUEST"));
}

/// An event with somebody who is registered, somebody who is invited and somebody who declined.
async fn concerned(app: &TestApp) -> Value {
    let event = event(app, json!({"working_languages": ["en"]})).await;
    add(app, &event, "anna", "in_person").await;
    invite(app, &event, "bek@example.org", json!({})).await;
    let gone = invite(app, &event, "chen@example.org", json!({})).await;
    let page = answer_path(app, &gone).await;
    app.raw("POST", &page).form(&[("answer", "decline")]).expect(303).await;
    app.deliver().await;
    event
}

fn last(app: &TestApp, name: &str) -> String {
    app.mail_to(&format!("{name}@example.org")).text()
}

#[tokio::test]
async fn a_change_of_the_agenda_is_told_once_to_those_concerned_and_only_on_request() {
    let app = TestApp::start().await;
    let event = concerned(&app).await;
    let panel = json!({
        "title": "Opening", "day": "2026-05-25", "start_time": "10:00", "end_time": "11:00",
        "room": "A",
    });
    let panel = app.post(&at(&event, "panels"), panel).json_of(201).await;
    let own = format!("/panels/{}", panel["id"].as_str().unwrap());
    let item = json!({"kind": "keynote", "title": "Talk", "start_time": "10:00"});
    let item = app.post(&format!("{own}/items"), item).json_of(201).await;
    let silent = outbox(&app).await;
    app.patch(&own, "*", json!({"room": "B"})).expect(200).await;
    app.patch(&own, "*", json!({"notes": "For us", "notify": true})).expect(200).await;
    assert_eq!(outbox(&app).await, silent);

    let change = json!({"start_time": "09:30", "room": "C", "notify": true});
    app.patch(&own, "*", change).expect(200).await;
    app.deliver().await;
    let line = "Opening: 25 May 2026, 09:30–11:00, C (before: 25 May 2026, 10:00–11:00, B)";
    for name in ["anna", "bek"] {
        assert!(last(&app, name).contains(line), "{}", last(&app, name));
    }
    assert!(app.mail_to("anna@example.org").calendar_method().is_none(), "the event is as it was");
    assert!(outbox(&app).await.contains("event_changed 2"), "{}", outbox(&app).await);

    let own = format!("/items/{}", item["id"].as_str().unwrap());
    let change = json!({"title": "Speech", "speakers": [{"full_name": "Dana"}], "notify": true});
    app.patch(&own, "*", change).expect(200).await;
    app.deliver().await;
    let line = "Speech: 25 May 2026, 10:00, Dana (before: Talk, 25 May 2026, 10:00)";
    assert!(last(&app, "bek").contains(line), "{}", last(&app, "bek"));
    assert!(outbox(&app).await.contains("event_changed 4"), "{}", outbox(&app).await);
}

#[tokio::test]
async fn an_invitee_is_told_of_a_change_of_their_invitation_on_request_while_they_can_answer() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"working_languages": ["en"]})).await;
    let invitation = invite(&app, &event, "anna@example.org", json!({})).await;
    // Of two mails that are sent side by side, either may be the last.
    app.deliver().await;
    let own = format!("/invitations/{}", invitation["id"].as_str().unwrap());
    app.patch(&own, "*", json!({"role": "observer"})).expect(200).await;
    app.patch(&own, "*", json!({"language": "en", "notify": true})).expect(200).await;
    assert_eq!(outbox(&app).await, "invitation 1");
    let change = json!({"role": "speaker", "expires_at": "2026-05-01T05:00:00Z", "notify": true});
    app.patch(&own, "*", change).expect(200).await;
    app.deliver().await;
    let text = last(&app, "anna");
    for line in [
        "You are invited: as a speaker (before: as an observer)",
        "Please answer by: 1 May 2026, 10:00, Asia/Almaty (UTC+5)",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert!(text.contains("about your invitation to Digital government"), "{text}");
    let note = json!({"note": "Bring **slides**, please.", "notify": true});
    app.patch(&own, "*", note).expect(200).await;
    app.deliver().await;
    let told = app.mail_to("anna@example.org");
    assert!(told.text().contains("  Bring slides, please."), "{}", told.text());
    assert!(told.html().contains(">slides</strong>"), "{}", told.html());
    let page = told.path("/i/");
    app.raw("POST", &page).form(&[("answer", "decline")]).expect(303).await;
    app.patch(&own, "*", json!({"role": "guest", "notify": true})).expect(200).await;
    assert_eq!(outbox(&app).await, "invitation 1, invitation_changed 2");
}
