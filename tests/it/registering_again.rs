//! What the register keeps of somebody who comes in a second time, and by which words it finds them.

use convoke::mail::Purpose;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::{answer_path, event, invite, manage_path, register};

fn at(event: &Value, part: &str) -> String {
    format!("/events/{}/{part}", event["id"].as_str().unwrap())
}

fn own(registration: &Value) -> String {
    format!("/registrations/{}", registration["id"].as_str().unwrap())
}

/// Registers somebody with a token of that name.
async fn add(app: &TestApp, event: &Value, by: &str, email: &str) -> Value {
    let token = json!({"name": by, "role": "organizer"});
    let token = app.post("/tokens", token).json_of(201).await;
    let body = json!({"person": {"full_name": "Anna", "email": email}});
    let call = app.post(&at(event, "registrations"), body);
    call.bearer(token["secret"].as_str().unwrap()).json_of(201).await
}

async fn withdraw(app: &TestApp, registration: &Value) {
    let reason = json!({"reason": "Ill", "notify": false});
    let path = format!("{}/withdraw", own(registration));
    let gone = app.post(&path, reason).json_of(200).await;
    assert_eq!(gone["decision_reason"], "Ill");
    assert!(gone["withdrawn_at"].is_string());
}

/// That nothing of the first time stands in the record of the second.
fn stands(registration: &Value, source: &str, by: Value) {
    assert_eq!(registration["status"], "confirmed");
    assert_eq!(registration["source"], source);
    assert_eq!(registration["registered_by"], by);
    assert_eq!(registration["withdrawn_at"], Value::Null);
    assert_eq!(registration["decision_reason"], Value::Null);
}

#[tokio::test]
async fn the_record_says_who_registered_somebody_the_last_time() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let page = format!("/e/{}/register", event["slug"].as_str().unwrap());
    let form = [("full_name", "Anna"), ("email", "anna@example.org")];
    app.raw("POST", &page).form(&form).expect(200).await;
    let by_desk = add(&app, &event, "Desk", "anna@example.org").await;
    stands(&by_desk, "organizer", json!("Desk"));

    let first = add(&app, &event, "Desk A", "bek@example.org").await;
    withdraw(&app, &first).await;
    let second = add(&app, &event, "Desk B", "bek@example.org").await;
    assert_eq!(first["id"], second["id"]);
    stands(&second, "organizer", json!("Desk B"));

    let first = add(&app, &event, "Desk C", "chen@example.org").await;
    withdraw(&app, &first).await;
    let invitation = invite(&app, &event, "chen@example.org", json!({})).await;
    let answer = answer_path(&app, &invitation).await;
    app.raw("POST", &answer).form(&[("answer", "accept")]).expect(303).await;
    let second = app.get(&own(&first)).json_of(200).await;
    stands(&second, "invitation", Value::Null);
}

async fn found(app: &TestApp, event: &Value, words: &str) -> usize {
    register(app, event, &format!("&q={words}")).await.len()
}

#[tokio::test]
async fn a_registration_is_found_by_the_name_and_the_organization_that_it_has_now() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let person =
        json!({"full_name": "Aigul Old", "native_name": "Айгуль", "email": "a@example.org"});
    let body = json!({"person": person, "organization": "Ministry of Trade"});
    let row = app.post(&at(&event, "registrations"), body).json_of(201).await;
    let person = format!("/people/{}", row["person_id"].as_str().unwrap());
    app.patch(&person, "*", json!({"full_name": "Aigul New", "native_name": null}))
        .expect(200)
        .await;
    for (words, count) in [("old", 0), ("айгуль", 0), ("new", 1), ("aigul+trade", 1)] {
        assert_eq!(found(&app, &event, words).await, count, "{words}");
    }
    app.patch(&own(&row), "*", json!({"organization": "Ministry of Health"})).expect(200).await;
    for (words, count) in [("trade", 0), ("health", 1)] {
        assert_eq!(found(&app, &event, words).await, count, "{words}");
    }
    let page = manage_path(&app, &row, Purpose::Manage).await;
    let form = [("action", "save"), ("organization", "Academy")];
    app.raw("POST", &page).form(&form).expect(303).await;
    for (words, count) in [("health", 0), ("academy", 1)] {
        assert_eq!(found(&app, &event, words).await, count, "{words}");
    }
    app.post(&format!("{}/withdraw", own(&row)), json!({})).expect(200).await;
    let again = json!({"person_id": row["person_id"], "organization": "Ministry of Justice"});
    app.post(&at(&event, "registrations"), again).expect(201).await;
    for (words, count) in [("academy", 0), ("justice", 1)] {
        assert_eq!(found(&app, &event, words).await, count, "{words}");
    }
}
