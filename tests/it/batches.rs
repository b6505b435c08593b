//! Batches of invitations: what a row says of itself holds, and the log names each invitation.

use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::{event, outbox};

fn at(event: &Value, part: &str) -> String {
    format!("/events/{}/{part}", event["id"].as_str().unwrap())
}

fn row(name: &str, more: Value) -> Value {
    let email = format!("{name}@example.org");
    let mut row = json!({"person": {"full_name": name, "email": email}});
    row.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    row
}

async fn log(app: &TestApp, action: &str) -> Vec<Value> {
    let found = app.get(&format!("/audit?action={action}")).json_of(200).await;
    found["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn a_row_is_sent_if_it_says_so_and_each_invitation_stands_in_the_log() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let nobody = json!({"person": {"full_name": "nobody"}, "send": true});
    let rows = json!([row("anna", json!({"send": true})), row("bek", json!({})), nobody]);
    let batch = json!({"invitations": rows});
    let done = app.post(&at(&event, "invitations/batch"), batch).json_of(200).await;
    assert_eq!((&done["created"], &done["failed"]), (&json!(2), &json!(1)));
    assert_eq!(done["results"][2]["errors"][0]["pointer"], "/person/email");
    let all = app.get(&at(&event, "invitations")).json_of(200).await;
    let status = |index: usize| all["items"][index]["status"].as_str().unwrap();
    assert_eq!((status(0), status(1)), ("sent", "draft"));
    assert_eq!(outbox(&app).await, "invitation 1");
    let made: Vec<Value> =
        log(&app, "invitation.create").await.iter().map(|it| it["object_id"].clone()).collect();
    let ids = [&done["results"][0]["invitation_id"], &done["results"][1]["invitation_id"]];
    assert_eq!(made.iter().collect::<Vec<_>>(), ids);
    let sent = log(&app, "invitation.send").await;
    assert_eq!(sent.len(), 1);
    assert_eq!(&sent[0]["object_id"], ids[0]);
    assert_eq!(sent[0]["fields"], json!([]));
}

#[tokio::test]
async fn a_row_of_a_draft_event_that_wants_to_be_sent_is_wrong_and_stops_no_other() {
    let app = TestApp::start().await;
    let body = json!({
        "kind": "seminar", "title": "Draft", "time_zone": "UTC", "starts_on": "2026-05-25",
        "ends_on": "2026-05-25",
    });
    let event = app.post("/events", body).json_of(201).await;
    let rows = json!([row("anna", json!({"send": true})), row("bek", json!({}))]);
    let batch = json!({"invitations": rows});
    let done = app.post(&at(&event, "invitations/batch"), batch).json_of(200).await;
    assert_eq!((&done["created"], &done["failed"]), (&json!(1), &json!(1)));
    assert_eq!(done["results"][0]["errors"][0]["pointer"], "/send");
}

#[tokio::test]
async fn of_a_row_in_which_all_is_wrong_some_faults_are_told_and_how_many_more_there_are() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let odd: serde_json::Map<String, Value> =
        (0..200).map(|number| (format!("odd_{number}"), json!(1))).collect();
    let batch = json!({"invitations": [row("anna", odd.into()), row("bek", json!({}))]});
    let done = app.post(&at(&event, "invitations/batch"), batch).json_of(200).await;
    assert_eq!((&done["created"], &done["failed"]), (&json!(1), &json!(1)));
    let errors = done["results"][0]["errors"].as_array().unwrap();
    assert_eq!((errors.len(), &errors[20]["code"]), (21, &json!("more")));
    assert!(errors[20]["message"].as_str().unwrap().starts_with("180 more"), "{}", errors[20]);
}
