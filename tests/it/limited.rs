//! Tokens that are limited to some events or programmes, and make new ones.

use convoke::access::types::{Role, TokenScope};
use serde_json::{Value, json};

use crate::events::seminar;
use crate::support::TestApp;

async fn programme(app: &TestApp, parent: Option<&str>) -> String {
    let body = json!({"kind": "programme", "title": "Programme", "parent_id": parent});
    app.post("/programmes", body).expect(201).await.id()
}

async fn event_in(app: &TestApp, programme: &str) -> String {
    let mut body = seminar("Forum");
    body["programme_id"] = json!(programme);
    app.post("/events", body).expect(201).await.id()
}

async fn limited_to(app: &TestApp, programmes: &[&str], events: &[&str]) -> String {
    let scope = TokenScope {
        programmes: programmes.iter().map(|id| id.parse().unwrap()).collect(),
        events: events.iter().map(|id| id.parse().unwrap()).collect(),
    };
    app.token(Role::Organizer, Some(scope)).await
}

#[tokio::test]
async fn a_token_with_a_programme_makes_events_in_it_and_below_and_goes_on_with_them() {
    let app = TestApp::start().await;
    let ours = programme(&app, None).await;
    let below = programme(&app, Some(&ours)).await;
    let theirs = programme(&app, None).await;
    let token = limited_to(&app, &[&ours], &[]).await;
    for inside in [&ours, &below] {
        let mut body = seminar("New");
        body["programme_id"] = json!(inside);
        let made = app.post("/events", body).bearer(&token).expect(201).await;
        let path = format!("/events/{}", made.id());
        app.get(&path).bearer(&token).expect(200).await;
        app.act(&format!("{path}/publish")).bearer(&token).expect(200).await;
        let panel = json!({"title": "Opening"});
        app.post(&format!("{path}/panels"), panel).bearer(&token).expect(201).await;
        // To a programme of others it can neither be given nor taken.
        let away = json!({"programme_id": theirs});
        let refused = app.patch(&path, "*", away).bearer(&token).await.status.as_u16();
        assert!(matches!(refused, 403 | 422), "{refused}");
        let away = app.patch(&path, "*", json!({"programme_id": null})).bearer(&token).await;
        assert_eq!(away.status.as_u16(), 403, "{}", away.text());
    }
    let mut body = seminar("New");
    body["programme_id"] = json!(theirs);
    let refused = app.post("/events", body).bearer(&token).await;
    assert!(matches!(refused.status.as_u16(), 403 | 422), "{}", refused.text());
    app.post("/events", seminar("New")).bearer(&token).expect(403).await;
    let seen = app.get("/events").bearer(&token).json_of(200).await;
    assert_eq!(seen["items"].as_array().unwrap().len(), 2);
}

/// An event of a programme with all that a clone takes along.
async fn full_event(app: &TestApp, programme: &str) -> String {
    let id = event_in(app, programme).await;
    let path = format!("/events/{id}");
    app.act(&format!("{path}/publish")).expect(200).await;
    let panel = app.post(&format!("{path}/panels"), json!({"title": "Opening"})).expect(201).await;
    let speaker = json!({"full_name": "Anna", "role": "speaker"});
    let item = json!({"kind": "keynote", "title": "Welcome", "speakers": [speaker]});
    app.post(&format!("/panels/{}/items", panel.id()), item).expect(201).await;
    let follow_up = json!({
        "name": "Thanks", "audience": {"registration_status": ["confirmed"]},
        "anchor": "event_end", "offset_days": 1, "subject": "Thanks", "body": "Thank you.",
    });
    app.post(&format!("{path}/follow-ups"), follow_up).expect(201).await;
    id
}

async fn parts_of(app: &TestApp, clone: &Value, token: &str) -> [usize; 2] {
    let path = format!("/events/{}", clone["id"].as_str().unwrap());
    let mut counts = [0; 2];
    for (count, part) in counts.iter_mut().zip(["panels", "follow-ups"]) {
        let list = app.get(&format!("{path}/{part}")).bearer(token).json_of(200).await;
        *count = list["items"].as_array().unwrap().len();
    }
    counts
}

#[tokio::test]
async fn a_token_with_a_programme_clones_its_events_whole() {
    let app = TestApp::start().await;
    let ours = programme(&app, None).await;
    let id = full_event(&app, &ours).await;
    let token = limited_to(&app, &[&ours], &[]).await;
    let body = json!({"starts_on": "2027-11-04", "speakers": true});
    let clone = app.post(&format!("/events/{id}/clone"), body).bearer(&token).json_of(201).await;
    assert_eq!((&clone["previous_event_id"], &clone["programme_id"]), (&json!(id), &json!(ours)));
    assert_eq!(parts_of(&app, &clone, &token).await, [1, 1]);
    let agenda = format!("/events/{}/agenda", clone["id"].as_str().unwrap());
    let agenda = app.get(&agenda).bearer(&token).json_of(200).await;
    assert_eq!(agenda["days"][0]["panels"][0]["items"][0]["speakers"][0]["full_name"], "Anna");
}

#[tokio::test]
async fn a_token_with_an_event_alone_clones_nothing_and_leaves_nothing_behind() {
    let app = TestApp::start().await;
    let ours = programme(&app, None).await;
    let (id, other) = (full_event(&app, &ours).await, event_in(&app, &ours).await);
    let token = limited_to(&app, &[], &[&id]).await;
    let body = json!({"starts_on": "2027-11-04"});
    let refused = app.post(&format!("/events/{id}/clone"), body.clone()).bearer(&token).await;
    assert_eq!(refused.status.as_u16(), 403, "{}", refused.text());
    app.post(&format!("/events/{other}/clone"), body).bearer(&token).expect(404).await;
    let all = app.get("/events").json_of(200).await;
    assert_eq!(all["items"].as_array().unwrap().len(), 2);
}
