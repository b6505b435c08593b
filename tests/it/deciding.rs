//! Many decisions at once.

use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::{event, fingerprint, register};

/// An event of two seats on which organizers decide, and five who wait for that.
async fn five(app: &TestApp) -> (Value, Vec<Value>) {
    let more = json!({"capacity": 2, "registration": {"approval": "manual"}});
    let event = event(app, more).await;
    let page = format!("/e/{}/register", event["slug"].as_str().unwrap());
    for name in ["anna", "bek", "chen", "dana", "emil"] {
        let email = format!("{name}@example.org");
        let language = if name == "bek" { "ru" } else { "en" };
        let form = [("full_name", name), ("email", &email)];
        let page = format!("{page}?language={language}");
        app.raw("POST", &page).form(&form).expect(200).await;
        app.deliver().await;
        let link = app.mail_to(&email).path("/r/");
        app.raw("POST", &link).form(&[("action", "confirm")]).expect(303).await;
    }
    let rows = register(app, &event, "&status=pending").await;
    assert_eq!(rows.len(), 5);
    (event, rows)
}

fn of<'a>(rows: &'a [Value], name: &str) -> &'a Value {
    &rows.iter().find(|row| row["full_name"] == name).unwrap()["id"]
}

fn path(event: &Value) -> String {
    format!("/events/{}/registrations/decide", event["id"].as_str().unwrap())
}

#[tokio::test]
async fn each_row_is_decided_in_order_and_one_that_is_wrong_stops_no_other() {
    let app = TestApp::start().await;
    let (event, rows) = five(&app).await;
    let decide = |name: &str, decision: &str| json!({"registration_id": of(&rows, name), "decision": decision});
    let mut chen = decide("chen", "reject");
    chen["reason"] = json!({"en": "Too late."});
    let body = json!({
        "decisions": [
            decide("dana", "approve"), {"registration_id": 5, "decision": "approve"},
            decide("anna", "approve"), chen, decide("bek", "reject"),
            {"registration_id": event["id"], "decision": "reject"}, decide("emil", "approve"),
        ],
        "reason": {"en": "One seat a country.", "ru": "Одно место на страну."},
    });
    let done = app.post(&path(&event), body.clone()).json_of(200).await;
    assert_eq!((&done["approved"], &done["rejected"]), (&json!(3), &json!(2)));
    assert_eq!(done["failed"], 2);
    let results = done["results"].as_array().unwrap();
    let states: Vec<&Value> = results.iter().map(|row| &row["status"]).collect();
    let nothing = &Value::Null;
    let (confirmed, rejected, waits) =
        (&json!("confirmed"), &json!("rejected"), &json!("waitlisted"));
    let expected = [confirmed, nothing, confirmed, rejected, rejected, nothing, waits];
    assert_eq!(states, expected);
    assert_eq!(results[1]["errors"][0]["pointer"], "/registration_id");
    assert_eq!(results[5]["errors"][0]["code"], "registration.not_found");
    let now = register(&app, &event, "").await;
    let reason = |name: &str| {
        now.iter().find(|row| row["full_name"] == name).unwrap()["decision_reason"].clone()
    };
    assert_eq!(reason("chen"), "Too late.");
    assert_eq!(reason("bek"), "Одно место на страну.", "everybody is told in their language");
    app.deliver().await;
    assert!(app.mail_to("bek@example.org").text().contains("Одно место на страну."));
    let before = fingerprint(&app).await;
    let again = app.post(&path(&event), body).json_of(200).await;
    assert_eq!((&again["approved"], &again["rejected"]), (&json!(0), &json!(0)));
    assert_eq!(again["results"][0]["as_before"], true);
    assert_eq!(fingerprint(&app).await, before, "what was decided stays as it is");
}

#[tokio::test]
async fn a_refusal_leaves_nothing_of_its_row_and_a_repeat_gives_the_first_answer() {
    let app = TestApp::start().await;
    let (event, rows) = five(&app).await;
    let own = format!("/events/{}", event["id"].as_str().unwrap());
    app.patch(&own, "*", json!({"registration": {"waitlist": false}})).expect(200).await;
    let all = ["anna", "bek", "chen"]
        .map(|name| json!({"registration_id": of(&rows, name), "decision": "approve"}));
    let post = || {
        let body = json!({"decisions": all, "notify": false});
        app.call("POST", &path(&event)).header("idempotency-key", "once").json(body)
    };
    let done = post().expect(200).await.json();
    assert_eq!((&done["approved"], &done["failed"]), (&json!(2), &json!(1)));
    assert_eq!(done["results"][2]["errors"][0]["code"], "registration.full");
    let now = register(&app, &event, "").await;
    let chen = now.iter().find(|row| row["full_name"] == "chen").unwrap();
    assert_eq!((&chen["status"], &chen["decided_by"]), (&json!("pending"), &Value::Null));
    let again = post().expect(200).await;
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(again.json(), done);
    let other = crate::support::scene::event(&app, json!({"title": "Other"})).await;
    let body = json!({"decisions": [{"registration_id": of(&rows, "chen"), "decision": "reject"}]});
    let elsewhere = app.post(&path(&other), body).json_of(200).await;
    assert_eq!(elsewhere["results"][0]["errors"][0]["code"], "registration.not_found");
}
