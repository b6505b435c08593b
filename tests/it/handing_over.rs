//! A place is kept for whom an invitee names: nobody loses it on the way from one to the other.

use convoke::mail::Purpose;
use serde_json::json;

use crate::support::TestApp;
use crate::support::named::{accept, full, naming, of, standing};
use crate::support::scene::{answer_path, event, fingerprint, invite, manage_path, register};

#[tokio::test]
async fn a_seat_is_kept_until_the_substitute_accepts_and_is_theirs_then() {
    let app = TestApp::start().await;
    let (event, pages) = full(&app, json!({"capacity": 1}), &["anna", "bek"]).await;
    let named = app.raw("POST", &pages[0]).form(&naming("Chen", "chen@example.org"));
    let named = named.expect(303).await;
    assert_eq!(standing(&app, &event).await, ["anna confirmed", "bek waitlisted 1"]);
    for path in [named.header("location"), &pages[0]] {
        let shown = app.raw("GET", path).expect(200).await.text();
        assert!(shown.contains("Your registration stays as it is, unless they accept"), "{shown}");
        assert!(shown.contains("value=\"decline\""), "{shown}");
    }
    app.deliver().await;
    assert_eq!(app.mails_to("anna@example.org").len(), 1, "the place is theirs as before");
    let before = fingerprint(&app).await;
    app.raw("POST", &pages[0]).form(&naming("Chen", "chen@example.org")).expect(303).await;
    assert_eq!(fingerprint(&app).await, before, "the same again changes nothing");

    accept(&app, &of(&app, &event, "Chen").await).await;
    let settled = ["anna withdrawn", "bek waitlisted 1", "chen confirmed"];
    assert_eq!(standing(&app, &event).await, settled);
    app.deliver().await;
    let told = app.mail_to("anna@example.org");
    assert!(told.text().contains("Somebody else takes part in your place."), "{}", told.text());
    assert_eq!(told.calendar_method().as_deref(), Some("CANCEL"));
    let told = app.mail_to("chen@example.org");
    assert!(told.subject().starts_with("Your place is confirmed"), "{}", told.subject());
    let rows = register(&app, &event, "").await;
    let id = |name: &str| &rows.iter().find(|it| it["full_name"] == name).unwrap()["id"];
    let chen = rows.iter().find(|it| it["full_name"] == "Chen").unwrap();
    assert_eq!(&chen["substitute_for_id"], id("Person of anna@example.org"));
    let log = app.get("/audit?action=registration.substitute").json_of(200).await;
    assert_eq!(log["items"].as_array().unwrap().len(), 1);
    accept(&app, &of(&app, &event, "Chen").await).await;
    assert_eq!(standing(&app, &event).await, settled);
}

#[tokio::test]
async fn a_place_on_the_waiting_list_is_handed_over_too() {
    let app = TestApp::start().await;
    let (event, pages) = full(&app, json!({"capacity": 1}), &["anna", "bek", "chen"]).await;
    app.raw("POST", &pages[1]).form(&naming("Dana", "dana@example.org")).expect(303).await;
    accept(&app, &of(&app, &event, "Dana").await).await;
    assert_eq!(
        standing(&app, &event).await,
        ["anna confirmed", "bek withdrawn", "chen waitlisted 2", "dana waitlisted 1"]
    );
}

#[tokio::test]
async fn whoever_named_somebody_is_still_in_if_that_one_declines_or_is_called_back() {
    let app = TestApp::start().await;
    let (event, pages) = full(&app, json!({"capacity": 1}), &["anna", "bek"]).await;
    app.raw("POST", &pages[0]).form(&naming("Chen", "chen@example.org")).expect(303).await;
    let chen = answer_path(&app, &of(&app, &event, "Chen").await).await;
    app.raw("POST", &chen).form(&[("answer", "decline")]).expect(303).await;
    let kept = ["anna confirmed", "bek waitlisted 1"];
    assert_eq!(standing(&app, &event).await, kept);
    app.raw("POST", &pages[0]).form(&[("answer", "accept")]).expect(303).await;
    app.raw("GET", &chen).expect(404).await;
    assert_eq!(standing(&app, &event).await, kept);
    app.raw("POST", &pages[0]).form(&naming("Dana", "dana@example.org")).expect(303).await;
    app.raw("POST", &pages[0]).form(&[("answer", "decline")]).expect(303).await;
    assert_eq!(standing(&app, &event).await, ["anna withdrawn", "bek confirmed"]);
    accept(&app, &of(&app, &event, "Dana").await).await;
    assert_eq!(
        standing(&app, &event).await,
        ["anna withdrawn", "bek confirmed", "dana waitlisted 1"]
    );
}

#[tokio::test]
async fn whom_a_substitute_names_in_turn_gets_the_place_that_was_kept() {
    let app = TestApp::start().await;
    let (event, pages) = full(&app, json!({"capacity": 1}), &["anna", "bek"]).await;
    app.raw("POST", &pages[0]).form(&naming("Chen", "chen@example.org")).expect(303).await;
    let chen = answer_path(&app, &of(&app, &event, "Chen").await).await;
    app.raw("POST", &chen).form(&naming("Dana", "dana@example.org")).expect(303).await;
    accept(&app, &of(&app, &event, "Dana").await).await;
    assert_eq!(
        standing(&app, &event).await,
        ["anna withdrawn", "bek waitlisted 1", "dana confirmed"]
    );
}

#[tokio::test]
async fn somebody_who_waits_and_is_named_gets_the_seat_and_the_list_moves_up() {
    let app = TestApp::start().await;
    let (event, pages) = full(&app, json!({"capacity": 1}), &["anna", "bek"]).await;
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    for name in ["Chen", "Dana"] {
        let person = json!({"full_name": name, "email": format!("{name}@example.org")});
        app.post(&path, json!({"person": person})).expect(201).await;
    }
    let dana = naming("Dana", "dana@example.org");
    app.raw("POST", &pages[0]).form(&dana).expect(303).await;
    accept(&app, &of(&app, &event, "Dana").await).await;
    assert_eq!(
        standing(&app, &event).await,
        ["anna withdrawn", "bek waitlisted 1", "chen waitlisted 2", "dana confirmed"]
    );
}

#[tokio::test]
async fn an_answer_on_behalf_keeps_the_place_as_well() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"capacity": 1})).await;
    let first = invite(&app, &event, "anna@example.org", json!({})).await;
    accept(&app, &first).await;
    accept(&app, &invite(&app, &event, "bek@example.org", json!({})).await).await;
    let path = format!("/invitations/{}/answer", first["id"].as_str().unwrap());
    let chen = json!({"full_name": "Chen", "email": "chen@example.org"});
    app.post(&path, json!({"answer": "substitute", "substitute": chen})).expect(200).await;
    assert_eq!(standing(&app, &event).await, ["anna confirmed", "bek waitlisted 1"]);
    let second = of(&app, &event, "Chen").await;
    let path = format!("/invitations/{}/answer", second["id"].as_str().unwrap());
    app.post(&path, json!({"answer": "accept"})).expect(200).await;
    assert_eq!(
        standing(&app, &event).await,
        ["anna withdrawn", "bek waitlisted 1", "chen confirmed"]
    );
}

#[tokio::test]
async fn where_an_organizer_decides_the_place_is_kept_until_they_have_let_the_substitute_in() {
    let app = TestApp::start().await;
    let more = json!({"capacity": 1, "registration": {"approval": "manual"}});
    let event = event(&app, more).await;
    let first = invite(&app, &event, "anna@example.org", json!({"skip_approval": true})).await;
    let page = accept(&app, &first).await;
    accept(&app, &invite(&app, &event, "bek@example.org", json!({"skip_approval": true})).await)
        .await;
    app.raw("POST", &page).form(&naming("Chen", "chen@example.org")).expect(303).await;
    accept(&app, &of(&app, &event, "Chen").await).await;
    let waits = ["anna confirmed", "bek waitlisted 1", "chen pending"];
    assert_eq!(standing(&app, &event).await, waits);
    let rows = register(&app, &event, "&status=pending").await;
    let path = format!("/registrations/{}/approve", rows[0]["id"].as_str().unwrap());
    app.post(&path, json!({})).expect(200).await;
    assert_eq!(
        standing(&app, &event).await,
        ["anna withdrawn", "bek waitlisted 1", "chen confirmed"]
    );
    let rows = register(&app, &event, "&status=withdrawn").await;
    let own = manage_path(&app, &rows[0], Purpose::Manage).await;
    app.raw("POST", &own).form(&[("action", "return")]).expect(409).await;
}

#[tokio::test]
async fn approving_whom_an_organizer_put_in_takes_nobody_out() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"registration": {"approval": "manual"}})).await;
    accept(&app, &invite(&app, &event, "anna@example.org", json!({})).await).await;
    let anna = register(&app, &event, "").await.remove(0);
    let path = format!("/registrations/{}/substitute", anna["id"].as_str().unwrap());
    let chen = json!({"full_name": "Chen", "email": "chen@example.org"});
    let chen = app.post(&path, json!({"person": chen})).json_of(200).await;
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    app.post(&path, json!({"person_id": anna["person_id"]})).expect(201).await;
    assert_eq!(standing(&app, &event).await, ["anna confirmed", "chen pending"]);
    let path = format!("/registrations/{}/approve", chen["id"].as_str().unwrap());
    app.post(&path, json!({})).expect(200).await;
    assert_eq!(standing(&app, &event).await, ["anna confirmed", "chen confirmed"]);
}

#[tokio::test]
async fn the_page_of_whoever_was_named_offers_the_place_that_is_kept() {
    let app = TestApp::start().await;
    for waitlist in [false, true] {
        let more = json!({"capacity": 1, "registration": {"waitlist": waitlist}});
        let (event, pages) = full(&app, more, &["anna"]).await;
        let email = format!("chen@{waitlist}.example.org");
        app.raw("POST", &pages[0]).form(&naming("Chen", &email)).expect(303).await;
        let chen = answer_path(&app, &of(&app, &event, "Chen").await).await;
        let shown = app.raw("GET", &chen).expect(200).await.text();
        assert!(shown.contains("value=\"accept\""), "{shown}");
        assert!(!shown.contains("All places are taken"), "{shown}");
        app.raw("POST", &chen).form(&[("answer", "accept")]).expect(303).await;
        assert_eq!(standing(&app, &event).await, ["anna withdrawn", "chen confirmed"]);
    }
}

#[tokio::test]
async fn whom_organizers_replaced_or_took_out_neither_accepts_again_nor_names_anybody() {
    let app = TestApp::start().await;
    let (event, pages) = full(&app, json!({}), &["anna", "bek"]).await;
    let rows = register(&app, &event, "").await;
    let of = |name: &str| {
        let row = rows.iter().find(|row| row["full_name"].as_str().unwrap().contains(name));
        row.unwrap()["id"].as_str().unwrap().to_owned()
    };
    let dana = json!({"full_name": "Dana", "email": "dana@example.org"});
    let path = format!("/registrations/{}/substitute", of("anna"));
    app.post(&path, json!({"person": dana})).expect(200).await;
    let path = format!("/registrations/{}/withdraw", of("bek"));
    app.post(&path, json!({"reason": "Security"})).expect(200).await;
    let before = fingerprint(&app).await;
    for page in &pages {
        app.raw("POST", page).form(&[("answer", "accept")]).expect(409).await;
        app.raw("POST", page).form(&naming("Erlan", "erlan@example.org")).expect(409).await;
    }
    assert_eq!(fingerprint(&app).await, before);
}
