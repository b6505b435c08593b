//! Naming people for the seats of a country, and choosing among them.

use convoke::mail::Purpose;
use serde_json::{Value, json};

use super::{Scene, act, own};
use crate::support::scene::{invite, manage_path, outbox, register};

#[tokio::test]
async fn whoever_is_selected_is_invited_and_registers_by_accepting() {
    let it = Scene::start(&[("KZ", 1)]).await;
    let manual = json!({"registration": {"approval": "manual"}});
    let event = format!("/events/{}", it.event["id"].as_str().unwrap());
    it.app.patch(&event, "*", manual).expect(200).await;
    let made = it.nominate("Anna", "KZ", json!({"role": "speaker"})).await;
    assert_eq!((&made["status"], &made["rank"]), (&json!("submitted"), &json!(1)));
    assert_eq!(outbox(&it.app).await, "", "nobody hears of being nominated");
    let input = json!({"note": "You speak first.", "expires_at": "2026-05-01T00:00:00Z"});
    let selected = it.app.post(&act(&made, "select"), input).json_of(200).await;
    assert_eq!(
        (&selected["status"], &selected["decided_by"]),
        (&json!("selected"), &json!("Admin"))
    );
    let invitation = format!("/invitations/{}", selected["invitation_id"].as_str().unwrap());
    let invitation = it.app.get(&invitation).json_of(200).await;
    assert_eq!((&invitation["status"], &invitation["role"]), (&json!("sent"), &json!("speaker")));
    assert_eq!(invitation["note"], "You speak first.");
    assert_eq!(outbox(&it.app).await, "invitation 1");
    it.answer(&made, "accept", 303).await;
    let registered = it.registration(&made).await.unwrap();
    let expected = (&json!("confirmed"), &json!("nomination"));
    assert_eq!((&registered["status"], &registered["source"]), expected);
    assert_eq!(it.log(&made).await, ["nomination.create", "nomination.select"]);
}

#[tokio::test]
async fn no_more_are_selected_than_the_country_has_seats() {
    let it = Scene::start(&[("KZ", 1), ("KG", 1)]).await;
    it.selected("Anna", "KZ").await;
    let bek = it.nominate("Bek", "KZ", json!({})).await;
    let full = it.app.post(&act(&bek, "select"), json!({})).expect(409).await.json();
    assert_eq!(full["code"], "nomination.quota_full");
    assert!(full["detail"].as_str().unwrap().starts_with("Of the 1 seats of KZ 1 are taken"));
    assert_eq!(it.status(&bek).await, "submitted");
    assert_eq!(outbox(&it.app).await, "invitation 1");
    it.selected("Chen", "KG").await;
}

#[tokio::test]
async fn nobody_is_nominated_twice_and_somebody_must_nominate_them() {
    let it = Scene::start(&[]).await;
    let anna = it.nominate("Anna", "KZ", json!({})).await;
    let again = json!({"person_id": anna["person_id"], "country": "KG"});
    let again = it.app.post(&it.at("nominations"), again).expect(409).await.json();
    assert_eq!(again["code"], "nomination.exists");
    assert!(again["detail"].as_str().unwrap().contains("by KZ"), "{again}");
    let nowhere = json!({"person": {"full_name": "Bek"}});
    let nowhere = it.app.post(&it.at("nominations"), nowhere).expect(422).await;
    assert_eq!(nowhere.pointers(), ["/country"]);
    let own_country = json!({"person": {"full_name": "Bek", "country": "UZ"}});
    let bek = it.app.post(&it.at("nominations"), own_country).json_of(201).await;
    assert_eq!((&bek["country"], &bek["rank"]), (&json!("UZ"), &json!(1)));
    let chen = it.nominate("Chen", "UZ", json!({})).await;
    assert_eq!(chen["rank"], 2, "after the others of the country");
    let nobody = json!({"country": "UZ"});
    let nobody = it.app.post(&it.at("nominations"), nobody).expect(422).await;
    assert_eq!(nobody.pointers(), ["/person_id"]);
}

#[tokio::test]
async fn a_nomination_goes_only_the_ways_that_its_state_allows() {
    let it = Scene::start(&[]).await;
    let anna = it.nominate("Anna", "KZ", json!({})).await;
    let reserve = it.app.act(&act(&anna, "reserve")).json_of(200).await;
    assert_eq!(reserve["status"], "reserve");
    let twice = it.app.act(&act(&anna, "reserve")).expect(409).await.json();
    assert_eq!(
        twice["detail"],
        "This nomination is reserve; what can be done now: select, decline."
    );
    let no = json!({"reason": "One for each country."});
    let declined = it.app.post(&act(&anna, "decline"), no).json_of(200).await;
    assert_eq!(declined["decline_reason"], "One for each country.");
    let back = it.select(&anna).await;
    assert_eq!((&back["status"], &back["decline_reason"]), (&json!("selected"), &Value::Null));
    for verb in ["select", "reserve", "decline"] {
        let refused = it.app.post(&act(&anna, verb), json!({})).expect(409).await.json();
        assert_eq!(refused["code"], "nomination.state", "{verb}");
    }
    it.app.delete(&own(&anna)).expect(409).await;
    let role = it.app.patch(&own(&anna), "*", json!({"role": "guest"})).expect(409).await;
    assert_eq!(role.json()["code"], "nomination.selected");
    it.app.patch(&own(&anna), "*", json!({"rank": 7})).expect(200).await;
    assert_eq!(outbox(&it.app).await, "invitation 1", "no word but the invitation");
    let bek = it.nominate("Bek", "KZ", json!({})).await;
    assert_eq!(bek["rank"], 8);
    it.app.delete(&own(&bek)).expect(204).await;
    it.app.get(&own(&bek)).expect(404).await;
}

#[tokio::test]
async fn whoever_is_invited_or_registered_already_gets_the_seat_and_no_second_letter() {
    let it = Scene::start(&[("KZ", 2)]).await;
    let invitation = invite(&it.app, &it.event, "anna@example.org", json!({})).await;
    let anna = it.selected("Anna", "KZ").await;
    assert_eq!(anna["invitation_id"], invitation["id"]);
    let body = json!({"person": {"full_name": "Bek", "email": "bek@example.org"}, "notify": false});
    it.app.post(&it.at("registrations"), body).expect(201).await;
    let bek = it.nominate("Bek", "KZ", json!({})).await;
    assert_eq!((&bek["status"], &bek["invitation_id"]), (&json!("selected"), &Value::Null));
    assert_eq!(outbox(&it.app).await, "invitation 1");
    let body =
        json!({"person": {"full_name": "Chen", "email": "chen@example.org"}, "notify": false});
    it.app.post(&it.at("registrations"), body).expect(201).await;
    let chen =
        json!({"person": {"full_name": "Chen", "email": "chen@example.org"}, "country": "KZ"});
    let full = it.app.post(&it.at("nominations"), chen).expect(409).await.json();
    assert_eq!(full["code"], "nomination.quota_full");
}

#[tokio::test]
async fn what_is_said_when_somebody_is_selected_counts_for_the_invitation_that_they_hold() {
    let it = Scene::start(&[("KZ", 1)]).await;
    let manual = json!({"registration": {"approval": "manual"}});
    let event = format!("/events/{}", it.event["id"].as_str().unwrap());
    it.app.patch(&event, "*", manual).expect(200).await;
    let held = invite(&it.app, &it.event, "anna@example.org", json!({})).await;
    let anna = it.nominate("Anna", "KZ", json!({"role": "speaker"})).await;
    let input = json!({"note": "You speak first.", "expires_at": "2026-05-01T00:00:00Z"});
    let anna = it.app.post(&act(&anna, "select"), input).json_of(200).await;
    assert_eq!(anna["invitation_id"], held["id"]);
    let path = format!("/invitations/{}", held["id"].as_str().unwrap());
    let invitation = it.app.get(&path).json_of(200).await;
    let kept = ["role", "note", "expires_at", "skip_approval"].map(|field| &invitation[field]);
    let expected = [
        &json!("speaker"),
        &json!("You speak first."),
        &json!("2026-05-01T00:00:00+00:00"),
        &json!(true),
    ];
    assert_eq!(kept, expected);
    assert_eq!(outbox(&it.app).await, "invitation 1");
    it.answer(&anna, "accept", 303).await;
    assert_eq!(it.registration(&anna).await.unwrap()["status"], "confirmed");
}

#[tokio::test]
async fn nobody_gets_a_letter_that_they_could_not_accept() {
    let it = Scene::start(&[("KZ", 1)]).await;
    let manual = json!({"registration": {"approval": "manual"}});
    let event = format!("/events/{}", it.event["id"].as_str().unwrap());
    it.app.patch(&event, "*", manual).expect(200).await;
    let page = format!("/e/{}/register", it.event["slug"].as_str().unwrap());
    let typed = [("full_name", "Anna"), ("email", "anna@example.org")];
    it.app.raw("POST", &page).form(&typed).expect(200).await;
    let row = register(&it.app, &it.event, "").await.remove(0);
    let confirm = manage_path(&it.app, &row, Purpose::ConfirmAddress).await;
    it.app.raw("POST", &confirm).form(&[("action", "confirm")]).expect(303).await;
    let own = format!("/registrations/{}", row["id"].as_str().unwrap());
    it.app.post(&format!("{own}/reject"), json!({"notify": false})).expect(200).await;
    let anna = json!({"person_id": row["person_id"], "country": "KZ", "alternate": true});
    let anna = it.app.post(&it.at("nominations"), anna).json_of(201).await;
    let refused = it.app.post(&act(&anna, "select"), json!({})).expect(409).await.json();
    assert_eq!(refused["code"], "nomination.turned_down");
    // Nor do they stand before who is next.
    let bek = it.selected("Bek", "KZ").await;
    let chen = it.alternate("Chen", "KZ").await;
    it.answer(&bek, "decline", 303).await;
    assert_eq!(
        (it.status(&anna).await, it.status(&chen).await),
        ("submitted".into(), "selected".into())
    );
}

#[tokio::test]
async fn who_is_registered_for_a_draft_has_a_seat_of_their_country_too() {
    let app = crate::support::TestApp::start().await;
    let draft = json!({"kind": "seminar", "title": "T", "time_zone": "UTC",
                       "starts_on": "2026-05-25", "ends_on": "2026-05-25"});
    let draft = app.post("/events", draft).json_of(201).await;
    let it = Scene { app, event: draft };
    it.app.post(&it.at("quotas"), json!({"country": "KZ", "seats": 1})).expect(201).await;
    let anna = it.nominate("Anna", "KZ", json!({})).await;
    let bek = it.nominate("Bek", "KZ", json!({})).await;
    let register = |who: &Value| json!({"person_id": who["person_id"], "notify": false});
    it.app.post(&it.at("registrations"), register(&anna)).expect(201).await;
    assert_eq!(it.status(&anna).await, "selected");
    let full = it.app.post(&it.at("registrations"), register(&bek)).expect(409).await.json();
    assert_eq!(full["code"], "nomination.quota_full");
}

#[tokio::test]
async fn nobody_is_selected_for_a_draft_or_without_an_address() {
    let it = Scene::start(&[]).await;
    let body = json!({"person": {"full_name": "Anna"}, "country": "KZ"});
    let anna = it.app.post(&it.at("nominations"), body).json_of(201).await;
    let silent = it.app.post(&act(&anna, "select"), json!({})).expect(409).await.json();
    assert_eq!(silent["code"], "invitation.no_address");
    let draft = json!({"kind": "seminar", "title": "T", "time_zone": "UTC",
                       "starts_on": "2026-05-25", "ends_on": "2026-05-25"});
    let draft = it.app.post("/events", draft).expect(201).await.id();
    let body = json!({"person": {"full_name": "Bek", "email": "b@example.org"}, "country": "KZ"});
    let bek = it.app.post(&format!("/events/{draft}/nominations"), body).json_of(201).await;
    let early = it.app.post(&act(&bek, "select"), json!({})).expect(409).await.json();
    assert_eq!(early["code"], "invitation.event_state");
    let past = json!({"expires_at": "2026-01-01T00:00:00Z"});
    let past = it.app.post(&act(&it.nominate("Chen", "KZ", json!({})).await, "select"), past);
    assert_eq!(past.expect(422).await.pointers(), ["/expires_at"]);
}
