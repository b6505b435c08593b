//! Whom countries and organizations have named to be written to.

use convoke::access::types::{Role, TokenScope};
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::{event, invite};

const LIST: &str = "/focal-points";

async fn person(app: &TestApp, name: &str) -> String {
    let email = format!("{}@example.org", name.to_lowercase());
    app.post("/people", json!({"full_name": name, "email": email})).expect(201).await.id()
}

async fn ministry(app: &TestApp) -> String {
    let body = json!({"name": "Ministry", "kind": "government"});
    app.post("/organizations", body).expect(201).await.id()
}

fn names(list: &Value) -> Vec<&str> {
    list["items"].as_array().unwrap().iter().map(|it| it["full_name"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_focal_point_is_made_read_changed_and_deleted_and_the_person_stays() {
    let app = TestApp::start().await;
    let anna = person(&app, "Anna").await;
    let body = json!({"person_id": anna, "country": "KZ", "topic": " Digital government "});
    let made = app.post(LIST, body).expect(201).await;
    let path = format!("{LIST}/{}", made.id());
    assert_eq!(made.header("location"), format!("/api/v1{path}"));
    let read = app.get(&path).expect(200).await;
    assert_eq!((read.json(), read.etag()), (made.json(), made.etag()));
    let known = read.json();
    assert_eq!((&known["full_name"], &known["active"]), (&json!("Anna"), &json!(true)));
    assert_eq!(known["topic"], "Digital government");

    let change = json!({"topic": null, "active": false});
    let changed = app.patch(&path, &read.etag(), change).json_of(200).await;
    let expected = (&Value::Null, &json!(false), &json!("KZ"));
    assert_eq!((&changed["topic"], &changed["active"], &changed["country"]), expected);
    app.patch(&path, &read.etag(), json!({"active": true})).expect(412).await;
    app.call("PATCH", &path).json(json!({"active": true})).expect(428).await;

    let log = app.get(&format!("/audit?object_id={}", made.id())).json_of(200).await;
    let actions: Vec<&Value> =
        log["items"].as_array().unwrap().iter().map(|it| &it["action"]).collect();
    assert_eq!(actions, ["focal_point.create", "focal_point.update"]);
    assert_eq!(log["items"][1]["fields"], json!(["topic", "active"]));

    let refused = app.delete(&format!("/people/{anna}")).expect(409).await;
    assert_eq!(refused.json()["code"], "person.in_use");
    app.delete(&path).expect(204).await;
    app.get(&path).expect(404).await;
    app.delete(&format!("/people/{anna}")).expect(204).await;
}

#[tokio::test]
async fn a_focal_point_is_for_one_country_or_one_organization() {
    let app = TestApp::start().await;
    let (anna, ministry) = (person(&app, "Anna").await, ministry(&app).await);
    let wrong = app.post(LIST, json!({"person_id": anna})).expect(422).await;
    assert_eq!(wrong.pointers(), ["/country"]);
    let both = json!({"person_id": anna, "country": "KZ", "organization_id": ministry});
    assert_eq!(app.post(LIST, both).expect(422).await.pointers(), ["/country"]);
    let nobody = json!({"person_id": uuid::Uuid::nil(), "country": "KZ"});
    assert_eq!(app.post(LIST, nobody).expect(422).await.pointers(), ["/person_id"]);
    let nowhere = json!({"person_id": anna, "organization_id": uuid::Uuid::nil()});
    assert_eq!(app.post(LIST, nowhere).expect(422).await.pointers(), ["/organization_id"]);

    let made = app.post(LIST, json!({"person_id": anna, "country": "KZ"})).expect(201).await.id();
    let path = format!("{LIST}/{made}");
    let there = app.patch(&path, "*", json!({"organization_id": ministry})).json_of(200).await;
    assert_eq!((&there["country"], &there["organization_id"]), (&Value::Null, &json!(ministry)));
    let refused = app.delete(&format!("/organizations/{ministry}")).expect(409).await;
    assert_eq!(refused.json()["code"], "organization.in_use");
    let back = app.patch(&path, "*", json!({"country": "KG"})).json_of(200).await;
    assert_eq!((&back["country"], &back["organization_id"]), (&json!("KG"), &Value::Null));
    let both = json!({"country": "KZ", "organization_id": ministry});
    assert_eq!(app.patch(&path, "*", both).expect(422).await.pointers(), ["/country"]);
    let neither = json!({"country": null});
    assert_eq!(app.patch(&path, "*", neither).expect(422).await.pointers(), ["/country"]);
    app.patch(&path, "*", json!({"country": "KG", "organization_id": null})).expect(200).await;
    let there = json!({"country": null, "organization_id": ministry});
    let there = app.patch(&path, "*", there).json_of(200).await;
    assert_eq!((&there["country"], &there["organization_id"]), (&Value::Null, &json!(ministry)));
}

#[tokio::test]
async fn nobody_is_focal_point_of_the_same_twice_but_for_another_topic() {
    let app = TestApp::start().await;
    let (anna, bek) = (person(&app, "Anna").await, person(&app, "Bek").await);
    let post = |who: &str, topic: Value| json!({"person_id": who, "country": "KZ", "topic": topic});
    app.post(LIST, post(&anna, Value::Null)).expect(201).await;
    let same = app.post(LIST, post(&anna, Value::Null)).expect(409).await;
    assert_eq!(same.json()["code"], "focal_point.exists");
    let statistics = app.post(LIST, post(&anna, json!("Statistics"))).expect(201).await.id();
    app.post(LIST, post(&anna, json!("STATISTICS"))).expect(409).await;
    app.post(LIST, post(&bek, json!("Statistics"))).expect(201).await;
    let path = format!("{LIST}/{statistics}");
    app.patch(&path, "*", json!({"topic": null})).expect(409).await;
    app.patch(&path, "*", json!({"country": "KG", "topic": null})).expect(200).await;
}

#[tokio::test]
async fn a_repeated_request_makes_one_focal_point_and_a_search_finds_it() {
    let app = TestApp::start().await;
    let (anna, bek) = (person(&app, "Aigul").await, person(&app, "Bek").await);
    let body = json!({"person_id": anna, "country": "KZ"});
    let post = || app.post(LIST, body.clone()).header("idempotency-key", "once");
    let (first, again) = (post().expect(201).await, post().expect(201).await);
    assert_eq!(first.json(), again.json());
    app.post(LIST, json!({"person_id": bek, "country": "KZ"})).expect(201).await;
    assert_eq!(names(&app.get(&format!("{LIST}?q=aig")).json_of(200).await), ["Aigul"]);
    assert_eq!(names(&app.get(LIST).json_of(200).await), ["Aigul", "Bek"]);
    app.get(&format!("{LIST}?topic=x")).expect(400).await;
}

#[tokio::test]
async fn a_limited_token_sees_the_focal_points_whom_its_events_know_and_changes_none() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let known = invite(&app, &event, "known@example.org", json!({})).await;
    let stranger = person(&app, "Stranger").await;
    let post = async |who: &Value| {
        app.post(LIST, json!({"person_id": who, "country": "KZ"})).expect(201).await.id()
    };
    let (known, stranger) = (post(&known["person_id"]).await, post(&json!(stranger)).await);
    let id = event["id"].as_str().unwrap().parse().unwrap();
    let scope = TokenScope { programmes: Vec::new(), events: vec![id] };
    let token = app.token(Role::Organizer, Some(scope)).await;
    let list = app.get(LIST).bearer(&token).json_of(200).await;
    assert_eq!(names(&list), ["Person of known@example.org"]);
    app.get(&format!("{LIST}/{known}")).bearer(&token).expect(200).await;
    app.get(&format!("{LIST}/{stranger}")).bearer(&token).expect(404).await;
    let change = app.patch(&format!("{LIST}/{known}"), "*", json!({"active": false}));
    change.bearer(&token).expect(403).await;
    app.delete(&format!("{LIST}/{known}")).bearer(&token).expect(403).await;
}
