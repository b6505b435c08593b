//! A change that changes nothing leaves everything as it was.

use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::{event, fingerprint, invite, outbox};
use crate::wrong_fields::one_of_each;

/// The fields that a change of what lies at `path` takes, as the description names them.
fn changeable(description: &Value, path: &str) -> Vec<String> {
    let mut parts: Vec<&str> = path.split('/').collect();
    parts[2] = "{id}";
    let operation = &description["paths"][format!("/api/v1{}", parts.join("/"))]["patch"];
    let body = &operation["requestBody"]["content"]["application/json"]["schema"];
    let name = body["$ref"].as_str().unwrap().rsplit('/').next().unwrap();
    let fields = description["components"]["schemas"][name]["properties"].as_object().unwrap();
    fields.keys().cloned().collect()
}

#[tokio::test]
async fn a_change_that_changes_nothing_leaves_version_record_and_mails_as_they_are() {
    let app = TestApp::start().await;
    let description = app.raw("GET", "/openapi.json").json_of(200).await;
    let all = one_of_each(&app).await;
    let patched = description["paths"].as_object().unwrap().values();
    let patched = patched.filter(|item| item["patch"].is_object()).count();
    assert_eq!(all.len(), patched, "something that can be changed is missing");
    app.deliver().await;
    let before = fingerprint(&app).await;
    for (what, path) in all {
        let read = app.get(&path).expect(200).await;
        let shown = read.json();
        let mut changes = vec![json!({})];
        for field in changeable(&description, &path) {
            // One that is never shown, such as `notify`, is nothing that could stay the same.
            changes.extend(shown.get(&field).map(|value| json!({field: value})));
        }
        assert!(changes.len() > 1, "{what}");
        for change in changes {
            let same = app.patch(&path, &read.etag(), change.clone()).expect(200).await;
            assert_eq!(same.etag(), read.etag(), "{what} {change}");
            assert_eq!(same.json(), shown, "{what} {change}");
        }
        assert_eq!(app.get(&path).expect(200).await.json(), shown, "{what}");
    }
    assert_eq!(fingerprint(&app).await, before, "a record or a mail was written");
}

#[tokio::test]
async fn what_changes_nothing_is_refused_all_the_same_where_a_change_would_be() {
    let app = TestApp::start().await;
    let draft = json!({
        "kind": "seminar", "title": "Draft", "time_zone": "Asia/Almaty",
        "starts_on": "2026-05-25", "ends_on": "2026-05-27",
    });
    let own = format!("/events/{}", app.post("/events", draft).expect(201).await.id());
    app.patch(&own, "\"7\"", json!({})).expect(412).await;
    app.call("PATCH", &own).json(json!({})).expect(428).await;
    app.patch("/events/00000000-0000-0000-0000-000000000000", "*", json!({})).expect(404).await;
    let person = json!({"person": {"full_name": "Anna"}, "notify": false});
    let row = app.post(&format!("{own}/registrations"), person).expect(201).await.id();
    let told = json!({"notify": true});
    app.patch(&format!("/registrations/{row}"), "*", told).expect(409).await;
}

#[tokio::test]
async fn nobody_is_told_of_a_change_that_changes_nothing_and_a_second_writer_is_not_refused() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"capacity": 3})).await;
    let own = format!("/events/{}", event["id"].as_str().unwrap());
    invite(&app, &event, "anna@example.org", json!({})).await;
    app.deliver().await;
    let etag = app.get(&own).expect(200).await.etag();
    let same = json!({"starts_on": "2026-05-25", "capacity": 3, "notify": true, "reason": "Why"});
    app.patch(&own, &etag, same).expect(200).await;
    assert_eq!(outbox(&app).await, "invitation 1");
    let other = app.patch(&own, &etag, json!({"capacity": 4})).expect(200).await;
    assert_ne!(other.etag(), etag);
    assert_eq!(other.json()["capacity"], 4);
}
