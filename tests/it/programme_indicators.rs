//! Indicators of programmes, and the values that are entered for them.

use convoke::access::{Role, TokenScope};
use serde_json::{Value, json};

use crate::support::TestApp;

async fn programme(app: &TestApp) -> String {
    let body = json!({"kind": "project", "title": "P"});
    app.post("/programmes", body).expect(201).await.id()
}

fn list(programme: &str) -> String {
    format!("/programmes/{programme}/indicators")
}

fn own(indicator: &Value, rest: &str) -> String {
    format!("/programme-indicators/{}{rest}", indicator["id"].as_str().unwrap())
}

#[tokio::test]
async fn an_indicator_is_made_read_changed_and_deleted() {
    let app = TestApp::start().await;
    let programme = programme(&app).await;
    let body = json!({
        "code": "1.2", "title": {"en": "Reach", "ru": "Охват"}, "unit": "people",
        "measure": "people", "direction": "increase",
        "baseline": {"value": 10.5, "dated": "2025", "source": "Survey"},
        "target": {"value": 70.0, "dated": "2027-06"},
    });
    let made = app.post(&list(&programme), body.clone()).expect(201).await;
    let path = format!("/programme-indicators/{}", made.id());
    assert_eq!(made.header("location"), format!("/api/v1{path}"));
    let read = app.get(&path).expect(200).await;
    assert_eq!(read.json(), made.json());
    for (field, value) in body.as_object().unwrap() {
        assert_eq!(read.json()[field], *value, "{field}");
    }
    assert_eq!(read.json()["programme_id"], json!(programme));
    let change = json!({"baseline": null, "target": {"value": 80}, "code": null});
    let changed = app.patch(&path, &read.etag(), change.clone()).expect(200).await.json();
    assert_eq!(changed["baseline"], Value::Null);
    assert_eq!(changed["target"], json!({"value": 80.0, "dated": null}));
    app.patch(&path, &read.etag(), change).expect(412).await;
    let log = app.get("/audit?action=programme_indicator.update").json_of(200).await;
    let fields = &log["items"][0]["fields"];
    assert_eq!(*fields, json!(["code", "baseline", "target"]), "{log}");
    app.delete(&format!("/programmes/{programme}")).expect(409).await;
    app.delete(&path).expect(204).await;
    app.get(&path).expect(404).await;
    app.delete(&format!("/programmes/{programme}")).expect(204).await;
}

#[tokio::test]
async fn a_target_against_the_direction_is_refused_whichever_of_them_changes() {
    let app = TestApp::start().await;
    let programme = programme(&app).await;
    let mut body = json!({"title": "Errors", "baseline": {"value": 80}, "target": {"value": 20}});
    let refused = app.post(&list(&programme), body.clone()).expect(422).await;
    assert_eq!(refused.pointers(), ["/target/value"]);
    body["direction"] = json!("decrease");
    let made = app.post(&list(&programme), body).json_of(201).await;
    assert_eq!(made["measure"], "entered");
    let path = own(&made, "");
    for change in [json!({"direction": "increase"}), json!({"target": {"value": 90}})] {
        let refused = app.patch(&path, "*", change).expect(422).await;
        assert_eq!(refused.pointers(), ["/target/value"]);
    }
    let wrong = json!({"title": " ", "baseline": {"value": "x"}, "target": {}, "code": "a\nb"});
    let refused = app.post(&list(&programme), wrong).expect(422).await;
    assert_eq!(refused.pointers(), ["/baseline/value", "/code", "/target/value", "/title"]);
}

#[tokio::test]
async fn a_code_is_given_once_in_a_programme_and_stays_with_whatever_else_is_changed() {
    let app = TestApp::start().await;
    let (one, other) = (list(&programme(&app).await), list(&programme(&app).await));
    let taken = json!({"title": "Reach", "code": "1.1"});
    let first = app.post(&one, taken.clone()).json_of(201).await;
    let refused = app.post(&one, taken.clone()).expect(422).await;
    assert_eq!(refused.pointers(), ["/code"]);
    assert_eq!(refused.json()["errors"][0]["code"], "taken");
    app.post(&other, taken).expect(201).await;
    let second = app.post(&one, json!({"title": "Trained"})).json_of(201).await;
    app.post(&one, json!({"title": "No code either"})).expect(201).await;
    let refused = app.patch(&own(&second, ""), "*", json!({"code": "1.1"})).expect(422).await;
    assert_eq!(refused.pointers(), ["/code"]);
    let kept = json!({"code": "1.1", "unit": "people"});
    app.patch(&own(&first, ""), "*", kept).expect(200).await;
    app.patch(&own(&first, ""), "*", json!({"code": "1.2"})).expect(200).await;
    app.patch(&own(&second, ""), "*", json!({"code": "1.1"})).expect(200).await;
}

#[tokio::test]
async fn a_value_is_added_and_never_written_over() {
    let app = TestApp::start().await;
    let programme = programme(&app).await;
    let made = app.post(&list(&programme), json!({"title": "Trained"})).json_of(201).await;
    let values = own(&made, "/values");
    let first = json!({"value": 12, "dated": "2026-03", "source": "Lists", "note": "By hand"});
    let first = app.post(&values, first).expect(201).await;
    let path = format!("{values}/{}", first.id());
    assert_eq!(first.header("location"), format!("/api/v1{path}"));
    assert_eq!(app.get(&path).json_of(200).await, first.json());
    assert_eq!(first.json()["dated"], "2026-03");
    let second = json!({"value": 13, "dated": "2026-03", "note": "One was forgotten"});
    app.post(&values, second).expect(201).await;
    let all = app.get(&values).json_of(200).await;
    let numbers: Vec<f64> =
        all["items"].as_array().unwrap().iter().map(|it| it["value"].as_f64().unwrap()).collect();
    assert_eq!(numbers, [12.0, 13.0]);
    app.call("PATCH", &path).header("if-match", "*").json(json!({"value": 1})).expect(405).await;
    app.delete(&path).expect(405).await;
    let kept = app.delete(&own(&made, "")).expect(409).await.json();
    assert_eq!(kept["code"], "programme_indicator.in_use");
    let wrong = json!({"value": 1, "dated": "soon", "source": "a\nb"});
    let refused = app.post(&values, wrong).expect(422).await;
    assert_eq!(refused.pointers(), ["/dated", "/source"]);
}

#[tokio::test]
async fn a_value_with_a_wrong_date_is_corrected_by_one_that_names_it() {
    let app = TestApp::start().await;
    let programme = programme(&app).await;
    let made = app.post(&list(&programme), json!({"title": "Trained"})).json_of(201).await;
    let other = app.post(&list(&programme), json!({"title": "Other"})).json_of(201).await;
    let values = own(&made, "/values");
    let future = app.post(&values, json!({"value": 1, "dated": "2027"})).expect(422).await;
    assert_eq!(future.pointers(), ["/dated"]);
    assert_eq!(future.json()["errors"][0]["code"], "future");
    let wrong = app.post(&values, json!({"value": 90, "dated": "2026-02"})).json_of(201).await;
    let right = json!({"value": 9, "dated": "2025-02", "corrects": wrong["id"]});
    let elsewhere = app.post(&own(&other, "/values"), right.clone()).expect(422).await;
    assert_eq!(elsewhere.pointers(), ["/corrects"]);
    let entered = app.post(&values, right.clone()).json_of(201).await;
    assert_eq!(entered["corrects"], wrong["id"]);
    let again = app.post(&values, right).expect(422).await.json();
    assert_eq!(again["errors"][0]["code"], "corrected");
    let report = app.get(&format!("/programmes/{programme}/donor-report")).json_of(200).await;
    assert_eq!(report["indicators"][0]["value"], 9.0);
    assert_eq!(app.get(&values).json_of(200).await["items"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn nothing_is_entered_for_what_the_system_counts() {
    let app = TestApp::start().await;
    let programme = programme(&app).await;
    let counted = json!({"title": "Events", "measure": "events"});
    let made = app.post(&list(&programme), counted).json_of(201).await;
    let value = json!({"value": 3, "dated": "2026"});
    let refused = app.post(&own(&made, "/values"), value.clone()).expect(409).await.json();
    assert_eq!(refused["code"], "programme_indicator.counted");
    app.patch(&own(&made, ""), "*", json!({"measure": "entered"})).expect(200).await;
    app.post(&own(&made, "/values"), value).expect(201).await;
}

#[tokio::test]
async fn a_token_for_another_programme_or_for_an_event_alone_knows_of_none() {
    let app = TestApp::start().await;
    let (ours, theirs) = (programme(&app).await, programme(&app).await);
    let made = app.post(&list(&ours), json!({"title": "I"})).json_of(201).await;
    let scope = TokenScope { programmes: vec![theirs.parse().unwrap()], events: Vec::new() };
    let token = app.token(Role::Organizer, Some(scope)).await;
    for path in [list(&ours), own(&made, ""), own(&made, "/values")] {
        app.get(&path).bearer(&token).expect(404).await;
    }
    let body = json!({"title": "Mine"});
    app.post(&list(&ours), body.clone()).bearer(&token).expect(404).await;
    app.post(&list(&theirs), body).bearer(&token).expect(201).await;
    let viewer = app.token(Role::Viewer, None).await;
    app.get(&list(&ours)).bearer(&viewer).expect(200).await;
    app.post(&list(&ours), json!({"title": "I"})).bearer(&viewer).expect(403).await;
}
