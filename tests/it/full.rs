//! What pages say of places, in the room and online, and that they offer none which is refused.

use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::{
    answer_path, event, fingerprint, invite, manage_path, outbox, register,
};
use convoke::mail::Purpose;

const ONLINE: [(&str, &str); 3] =
    [("answer", "accept"), ("organization", "Ministry"), ("attendance_mode", "online")];
const IN_PERSON: [(&str, &str); 3] =
    [("answer", "accept"), ("organization", "Ministry"), ("attendance_mode", "in_person")];

fn page(event: &Value) -> String {
    format!("/e/{}", event["slug"].as_str().unwrap())
}

/// An event held both ways, with these seats and without a waiting list unless `more` says so.
async fn hybrid(app: &TestApp, room: i32, online: i32, waitlist: bool) -> Value {
    let more = json!({"modality": "hybrid", "capacity": room, "online_capacity": online,
                      "registration": {"waitlist": waitlist}});
    event(app, more).await
}

fn sign_up(email: &str) -> [(&str, &str); 3] {
    [("full_name", "Anna Ё"), ("email", email), ("organization", "Ministry")]
}

/// That the page has what was typed, with a fault that leads to the mode.
fn assert_mode_refused(html: &str) {
    for part in [
        "<a href=\"#f-attendance_mode\">All places of this kind are taken.",
        "value=\"Ministry\"",
        "value=\"in_person\" name=\"attendance_mode\"",
        "In the room (no place left)",
    ] {
        assert!(html.contains(part), "{part}\n{html}");
    }
    assert!(!html.contains("Online ("), "{html}");
}

#[tokio::test]
async fn where_the_organizers_decide_no_page_promises_a_place_on_the_waiting_list() {
    let app = TestApp::start().await;
    for (approval, promised) in [("automatic", true), ("manual", false)] {
        let more = json!({"capacity": 0, "registration": {"waitlist": true, "approval": approval}});
        let event = event(&app, more).await;
        let path = format!("{}/register", page(&event));
        let shown = app.raw("GET", &path).expect(200).await.text();
        assert_eq!(shown.contains("Join the waiting list"), promised, "{shown}");
        for (name, skip, promised) in [("anna", false, promised), ("bek", true, true)] {
            let more = json!({"skip_approval": skip});
            let one = invite(&app, &event, &format!("{name}@{approval}.example.org"), more).await;
            let shown = app.raw("GET", &answer_path(&app, &one).await).expect(200).await.text();
            assert_eq!(shown.contains("you join the waiting list"), promised, "{shown}");
        }
    }
}

#[tokio::test]
async fn a_full_event_without_a_waiting_list_takes_no_sign_up_whoever_decides() {
    let app = TestApp::start().await;
    for approval in ["automatic", "manual"] {
        let more =
            json!({"capacity": 0, "registration": {"waitlist": false, "approval": approval}});
        let event = event(&app, more).await;
        let shown = app.raw("GET", &page(&event)).expect(200).await.text();
        assert!(shown.contains("All places are taken."), "{shown}");
        let path = format!("{}/register", page(&event));
        let before = fingerprint(&app).await;
        let form = sign_up("anna@example.org");
        for call in [app.raw("GET", &path), app.raw("POST", &path).form(&form)] {
            let full = call.expect(409).await.text();
            assert!(full.contains("All places are taken"), "{full}");
            assert!(full.contains("secretariat@example.org") && !full.contains("<form"), "{full}");
        }
        assert_eq!(fingerprint(&app).await, before);
    }
    assert_eq!(outbox(&app).await, "");
}

#[tokio::test]
async fn whether_an_address_is_known_does_not_show_when_a_mode_is_full() {
    let app = TestApp::start().await;
    let event = hybrid(&app, 1, 9, false).await;
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let person = json!({"full_name": "Anna", "email": "anna@example.org"});
    app.post(&path, json!({"person": person, "attendance_mode": "in_person"})).expect(201).await;
    let path = format!("{}/register", page(&event));
    let before = fingerprint(&app).await;
    let mut answers = Vec::new();
    for email in ["anna@example.org", "else@example.org"] {
        let mut form = sign_up(email).to_vec();
        form.push(("attendance_mode", "in_person"));
        let html = app.raw("POST", &path).form(&form).expect(422).await.text();
        assert_mode_refused(&html);
        answers.push(html.replace(email, ""));
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(fingerprint(&app).await, before);
    let mut form = sign_up("else@example.org").to_vec();
    form.push(("attendance_mode", "online"));
    app.raw("POST", &path).form(&form).expect(200).await;
}

#[tokio::test]
async fn the_places_in_the_room_and_online_are_counted_apart() {
    let app = TestApp::start().await;
    let event = hybrid(&app, 12, 99, false).await;
    let shown = app.raw("GET", &page(&event)).expect(200).await.text();
    assert!(shown.contains("In the room: 12 places are left"), "{shown}");
    assert!(shown.contains("Online: 99 places are left"), "{shown}");
    let event = hybrid(&app, 0, 1, false).await;
    let shown = app.raw("GET", &page(&event)).expect(200).await.text();
    assert!(shown.contains("Registration is open"), "{shown}");
    assert!(shown.contains("In the room: no place left"), "{shown}");
    assert!(shown.contains("Online: 1 place is left"), "{shown}");
    let event = hybrid(&app, 0, 1, true).await;
    let path = format!("{}?language=ru", page(&event));
    let shown = app.raw("GET", &path).expect(200).await.text();
    assert!(shown.contains("Очно: лист ожидания"), "{shown}");
    assert!(shown.contains("Онлайн: осталось 1 место"), "{shown}");
    let unlimited = crate::support::scene::event(&app, json!({"modality": "hybrid"})).await;
    let shown = app.raw("GET", &page(&unlimited)).expect(200).await.text();
    assert!(!shown.contains("In the room:"), "{shown}");
}

#[tokio::test]
async fn a_mode_that_is_full_is_marked_and_refused_beside_its_field() {
    let app = TestApp::start().await;
    let event = hybrid(&app, 0, 9, false).await;
    let invitation = invite(&app, &event, "a@example.org", json!({})).await;
    let path = answer_path(&app, &invitation).await;
    let shown = app.raw("GET", &path).expect(200).await.text();
    assert!(shown.contains("In the room (no place left)"), "{shown}");
    let before = fingerprint(&app).await;
    let refused = app.raw("POST", &path).form(&IN_PERSON).expect(422).await.text();
    assert_mode_refused(&refused);
    assert_eq!(fingerprint(&app).await, before);
    app.raw("POST", &path).form(&ONLINE).expect(303).await;
    let row = register(&app, &event, "").await.remove(0);
    let manage = manage_path(&app, &row, Purpose::Manage).await;
    let save = [("action", "save"), IN_PERSON[1], IN_PERSON[2]];
    let refused = app.raw("POST", &manage).form(&save).expect(422).await.text();
    assert_mode_refused(&refused);
    let api = format!("/registrations/{}", row["id"].as_str().unwrap());
    let refused = app.patch(&api, "*", json!({"attendance_mode": "in_person"})).expect(409).await;
    assert_eq!(refused.json()["code"], "registration.full");
    assert_eq!(register(&app, &event, "").await, [row]);
}

#[tokio::test]
async fn a_mode_with_a_waiting_list_is_marked_as_one_but_not_for_whom_it_has_a_place() {
    let app = TestApp::start().await;
    let event = hybrid(&app, 1, 0, true).await;
    let first = invite(&app, &event, "a@example.org", json!({})).await;
    let path = answer_path(&app, &first).await;
    app.raw("POST", &path).form(&IN_PERSON).expect(303).await;
    let row = register(&app, &event, "").await.remove(0);
    let manage = manage_path(&app, &row, Purpose::Manage).await;
    let own = app.raw("GET", &manage).expect(200).await.text();
    // Nobody gives up a seat for a place on a list.
    assert!(own.contains("Online (no place left)") && !own.contains("In the room ("), "{own}");
    let second = invite(&app, &event, "b@example.org", json!({})).await;
    let shown = app.raw("GET", &answer_path(&app, &second).await).expect(200).await.text();
    assert!(shown.contains("In the room (waiting list)"), "{shown}");
}

#[tokio::test]
async fn an_invitation_to_a_full_event_asks_for_no_acceptance_unless_it_takes_no_place() {
    let app = TestApp::start().await;
    let more = json!({"capacity": 0, "registration": {"waitlist": false}});
    let event = event(&app, more).await;
    let delegate = invite(&app, &event, "a@example.org", json!({})).await;
    let shown = app.raw("GET", &answer_path(&app, &delegate).await).expect(200).await.text();
    assert!(shown.contains("If you could not come anyway, please decline"), "{shown}");
    assert!(!shown.contains("Accept and register"), "{shown}");
    let organizer = invite(&app, &event, "o@example.org", json!({"role": "organizer"})).await;
    let path = answer_path(&app, &organizer).await;
    let shown = app.raw("GET", &path).expect(200).await.text();
    assert!(shown.contains("Accept and register below"), "{shown}");
    app.raw("POST", &path).form(&[("answer", "accept")]).expect(303).await;
}
