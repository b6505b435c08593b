//! What the pages behind links tell: until when one can answer, why one was turned down.

use serde_json::json;

use crate::support::TestApp;
use crate::support::scene::{answer_path, event, fingerprint, invite, manage_path, register};
use convoke::mail::Purpose;

const BY: &str = "Please answer by 20 April 2026, 17:00 (Asia/Almaty, UTC+5).";

#[tokio::test]
async fn a_deadline_is_named_where_there_is_one_and_only_until_the_answer() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let open = invite(&app, &event, "a@example.org", json!({})).await;
    let path = answer_path(&app, &open).await;
    let shown = app.raw("GET", &path).expect(200).await.text();
    assert!(!shown.contains("Please answer by"), "{shown}");
    assert!(shown.contains("change your answer, until the event ends."), "{shown}");
    app.raw("POST", &path).form(&[("answer", "decline")]).expect(303).await;
    let shown = app.raw("GET", &path).expect(200).await.text();
    assert!(shown.contains("Until the event ends you can change your answer."), "{shown}");
    let more = json!({"expires_at": "2026-04-20T12:00:00Z"});
    let bound = invite(&app, &event, "b@example.org", more).await;
    let path = answer_path(&app, &bound).await;
    assert!(app.raw("GET", &path).expect(200).await.text().contains(BY));
    app.raw("POST", &path).form(&[("answer", "accept")]).expect(303).await;
    let shown = app.raw("GET", &path).expect(200).await.text();
    assert!(!shown.contains("Please answer by"), "{shown}");
    assert!(shown.contains("You can change your answer until 20 April 2026, 17:00"), "{shown}");
}

#[tokio::test]
async fn the_page_of_a_registration_gives_the_reason_that_its_mail_gave() {
    let app = TestApp::start().await;
    let manual = json!({"registration": {"approval": "manual"}});
    let event = event(&app, manual).await;
    let person = json!({"full_name": "Anna", "email": "anna@example.org"});
    let invitation = invite(&app, &event, "anna@example.org", json!({"person": person})).await;
    let path = answer_path(&app, &invitation).await;
    app.raw("POST", &path).form(&[("answer", "accept")]).expect(303).await;
    let row = register(&app, &event, "").await.remove(0);
    let page = manage_path(&app, &row, Purpose::Manage).await;
    let waiting = app.raw("GET", &page).expect(200).await.text();
    assert!(waiting.contains("If you no longer wish to wait"), "{waiting}");
    assert!(!waiting.contains("so that somebody else can have the place"), "{waiting}");
    let path = format!("/registrations/{}/reject", row["id"].as_str().unwrap());
    app.post(&path, json!({"reason": "The room is <small>."})).expect(200).await;
    let shown = app.raw("GET", &page).expect(200).await.text();
    assert!(shown.contains("Reason: The room is &lt;small&gt;."), "{shown}");
}

#[tokio::test]
async fn whoever_opens_a_revoked_link_hears_that_the_invitation_was_taken_back_and_whom_to_ask() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let invitation = invite(&app, &event, "a@example.org", json!({"language": "ru"})).await;
    let path = answer_path(&app, &invitation).await;
    let own = format!("/invitations/{}", invitation["id"].as_str().unwrap());
    app.act(&format!("{own}/revoke")).expect(200).await;
    let before = fingerprint(&app).await;
    let shown = app.raw("GET", &path).expect(404).await.text();
    assert!(shown.contains("Приглашение отозвано"), "{shown}");
    assert!(shown.contains("secretariat@example.org") && !shown.contains("<form"), "{shown}");
    let shown = app.raw("GET", &format!("{path}?language=en")).expect(404).await.text();
    assert!(shown.contains("This invitation was withdrawn"), "{shown}");
    assert!(!shown.contains("organizers have taken"), "an invitee may have: {shown}");
    assert!(shown.contains("write to the organizers"), "{shown}");
    for form in [("answer", "accept"), ("action", "renew"), ("answer", "")] {
        app.raw("POST", &path).form(&[form]).expect(404).await;
    }
    assert_eq!(fingerprint(&app).await, before);
    app.act(&format!("{own}/send")).expect(200).await;
    let shown = app.raw("GET", &format!("{path}?language=en")).expect(410).await.text();
    assert!(shown.contains("in the latest mail"), "{shown}");
    app.raw("POST", &path).form(&[("answer", "accept")]).expect(410).await;
    assert_eq!(register(&app, &event, "").await.len(), 0);
}

#[tokio::test]
async fn no_page_sends_people_to_a_contact_that_is_not_there() {
    let app = TestApp::start().await;
    let more = json!({"contact": {}, "capacity": 0, "registration": {"waitlist": false}});
    let full = event(&app, more).await;
    let invitation = invite(&app, &full, "a@example.org", json!({})).await;
    let closed = event(&app, json!({"title": "Closed", "contact": {}})).await;
    let by_invitation = json!({"title": "Ours", "contact": {}, "access": "invitation_only"});
    let by_invitation = event(&app, by_invitation).await;
    app.clock.set("2026-05-26T06:00:00Z".parse().unwrap());
    let sign_up =
        |event: &serde_json::Value| format!("/e/{}/register", event["slug"].as_str().unwrap());
    for page in [answer_path(&app, &invitation).await, sign_up(&closed), sign_up(&by_invitation)] {
        for (language, contact, ask) in [
            ("en", "contact", "write to the organizers"),
            ("ru", "по указанному", "напишите организаторам"),
        ] {
            let shown = app.raw("GET", &format!("{page}?language={language}")).await.text();
            assert!(!shown.contains(contact) && shown.contains(ask), "{page}: {shown}");
        }
    }
}

#[tokio::test]
async fn the_link_of_an_invitation_to_a_past_event_says_that_it_is_over() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let invitation = invite(&app, &event, "a@example.org", json!({})).await;
    app.clock.set("2026-06-10T00:00:00Z".parse().unwrap());
    let path = answer_path(&app, &invitation).await;
    let shown = app.raw("GET", &path).expect(410).await.text();
    assert!(shown.contains("This event is over"), "{shown}");
}
