//! Capacity needs and barriers: of events and programmes, and which recommendations answer them.

use convoke::access::TokenScope;
use convoke::access::types::Role;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::event;

fn id(it: &Value) -> &str {
    it["id"].as_str().unwrap()
}

async fn recommended(app: &TestApp, event: &Value) -> Value {
    let path = format!("/events/{}/recommendations", id(event));
    app.post(&path, json!({"text": "Do"})).json_of(201).await
}

#[tokio::test]
async fn what_was_found_is_kept_with_its_event_its_country_and_what_answers_it() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let answer = recommended(&app, &event).await;
    for (path, kind) in [("/capacity-needs", "capacity_need"), ("/barriers", "barrier")] {
        let body = json!({
            "event_id": event["id"], "country": "KG", "title": "No common register",
            "description": "Each agency keeps its own.", "category": "registers",
            "recommendation_ids": [answer["id"]],
        });
        let made = app.post(path, body.clone()).expect(201).await;
        let own = made.header("location").trim_start_matches("/api/v1").to_owned();
        let made = made.json();
        assert_eq!(own, format!("{path}/{}", id(&made)));
        assert_eq!(made["kind"], kind);
        assert_eq!(made["title"], json!({"en": "No common register"}));
        for field in ["event_id", "country", "category", "recommendation_ids"] {
            assert_eq!(made[field], body[field], "{field}");
        }
        assert_eq!(app.get(&own).json_of(200).await, made);
        let list = app.get(&format!("{path}?q=REGISTER")).json_of(200).await;
        assert_eq!(list["items"], json!([made]));
        let change = json!({"country": null, "recommendation_ids": null});
        let changed = app.patch(&own, "\"1\"", change).json_of(200).await;
        assert_eq!(
            (&changed["country"], &changed["recommendation_ids"]),
            (&Value::Null, &json!([]))
        );
        app.patch(&own, "\"1\"", json!({"category": null})).expect(412).await;
        app.delete(&own).expect(204).await;
        app.get(&own).expect(404).await;
        let log = app.get(&format!("/audit?event_id={}", id(&event))).json_of(200).await;
        let said: Vec<&str> = log["items"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|it| it["action"].as_str())
            .collect();
        for deed in ["create", "update", "delete"] {
            assert!(said.contains(&format!("{kind}.{deed}").as_str()), "{deed}: {said:?}");
        }
    }
    app.get(&format!("/recommendations/{}", id(&answer))).expect(200).await;
}

#[tokio::test]
async fn one_whose_answer_is_deleted_has_another_version() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let (first, second) = (recommended(&app, &event).await, recommended(&app, &event).await);
    for path in ["/capacity-needs", "/barriers"] {
        let answers = json!([first["id"], second["id"]]);
        let body = json!({"event_id": event["id"], "title": "N", "recommendation_ids": answers});
        let own = format!("{path}/{}", id(&app.post(path, body).json_of(201).await));
        let fewer = json!({"recommendation_ids": [second["id"]]});
        let changed = app.patch(&own, "\"1\"", fewer).json_of(200).await;
        assert_eq!(changed["version"], 2, "a change is one, however many links go");
        assert_eq!(app.get(&own).expect(200).await.etag(), "\"2\"");
        let all = json!({"recommendation_ids": answers});
        app.patch(&own, "\"2\"", all).expect(200).await;
    }
    let before = app.get("/barriers").json_of(200).await["items"][0].clone();
    let own = format!("/barriers/{}", id(&before));
    app.delete(&format!("/recommendations/{}", id(&first))).expect(204).await;
    let seen = app.get(&own).expect(200).await;
    assert_eq!(seen.json()["recommendation_ids"], json!([second["id"]]));
    assert_eq!(seen.etag(), "\"4\"");
    app.patch(&own, "\"3\"", json!({"category": "c"})).expect(412).await;
    let needs = app.get("/capacity-needs").json_of(200).await;
    assert_eq!(needs["items"][0]["version"], 4);
}

#[tokio::test]
async fn one_is_not_the_other_and_belongs_to_an_event_or_to_a_programme() {
    let app = TestApp::start().await;
    let programme = json!({"kind": "initiative", "title": "P"});
    let programme = app.post("/programmes", programme).json_of(201).await;
    let event = event(&app, json!({})).await;
    let body = json!({"programme_id": programme["id"], "title": "Little money"});
    let barrier = app.post("/barriers", body).json_of(201).await;
    app.get(&format!("/capacity-needs/{}", id(&barrier))).expect(404).await;
    app.delete(&format!("/capacity-needs/{}", id(&barrier))).expect(404).await;
    let nobody = "00000000-0000-7000-8000-000000000000";
    for (body, pointers) in [
        (json!({"title": "N"}), vec!["/event_id"]),
        (
            json!({"title": "N", "event_id": event["id"], "programme_id": programme["id"]}),
            vec!["/programme_id"],
        ),
        (
            json!({"title": " ", "event_id": nobody, "recommendation_ids": [nobody]}),
            vec!["/event_id", "/recommendation_ids/0", "/title"],
        ),
        (json!({"event_id": event["id"]}), vec!["/title"]),
    ] {
        let refused = app.post("/barriers", body.clone()).expect(422).await;
        assert_eq!(refused.pointers(), pointers, "{body}");
    }
    assert_eq!(app.get("/barriers").json_of(200).await["items"], json!([barrier]));
}

#[tokio::test]
async fn what_an_archived_event_has_named_is_the_record() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let body = json!({"event_id": event["id"], "title": "N"});
    let need = app.post("/capacity-needs", body.clone()).json_of(201).await;
    app.post(&format!("/events/{}/cancel", id(&event)), json!({})).expect(200).await;
    app.act(&format!("/events/{}/archive", id(&event))).expect(200).await;
    app.post("/capacity-needs", body).expect(409).await;
    let own = format!("/capacity-needs/{}", id(&need));
    app.delete(&own).expect(409).await;
    assert_eq!(app.get(&own).json_of(200).await, need);
}

#[tokio::test]
async fn a_limited_token_sees_and_takes_away_no_more_than_its_own() {
    let app = TestApp::start().await;
    let (ours, theirs) = (event(&app, json!({})).await, event(&app, json!({})).await);
    let (own, other) = (recommended(&app, &ours).await, recommended(&app, &theirs).await);
    let body = json!({"event_id": ours["id"], "title": "N",
                      "recommendation_ids": [own["id"], other["id"]]});
    let need = app.post("/capacity-needs", body).json_of(201).await;
    let foreign = json!({"event_id": theirs["id"], "title": "N"});
    let foreign = app.post("/capacity-needs", foreign).json_of(201).await;
    let scope = TokenScope { programmes: vec![], events: vec![id(&ours).parse().unwrap()] };
    let limited = app.token(Role::Organizer, Some(scope)).await;
    let path = format!("/capacity-needs/{}", id(&need));
    let seen = app.get(&path).bearer(&limited).json_of(200).await;
    assert_eq!(seen["recommendation_ids"], json!([own["id"]]));
    app.get(&format!("/capacity-needs/{}", id(&foreign))).bearer(&limited).expect(404).await;
    let list = app.get("/capacity-needs").bearer(&limited).json_of(200).await;
    assert_eq!(list["items"], json!([seen]));
    let clear = app.call("PATCH", &path).bearer(&limited).header("if-match", "*");
    clear.json(json!({"recommendation_ids": []})).expect(200).await;
    let left = app.get(&path).json_of(200).await;
    assert_eq!(left["recommendation_ids"], json!([other["id"]]));
}
