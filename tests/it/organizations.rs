//! Organizations, and what every list and change has in common.

use serde_json::{Value, json};

use crate::support::TestApp;

fn ministry(name: &str) -> Value {
    json!({"name": name, "kind": "government", "country": "KZ"})
}

#[tokio::test]
async fn an_organization_is_made_read_changed_and_deleted() {
    let app = TestApp::start().await;
    let made =
        app.post("/organizations", ministry("Ministry of Digital Development")).expect(201).await;
    let path = format!("/organizations/{}", made.id());
    assert_eq!(made.header("location"), format!("/api/v1{path}"));
    let read = app.get(&path).expect(200).await;
    assert_eq!(read.json(), made.json());
    assert_eq!(read.etag(), made.etag());

    let patch = json!({"acronym": "MDDIAI", "country": null});
    let changed = app.patch(&path, &read.etag(), patch).expect(200).await;
    assert_eq!(changed.json()["acronym"], "MDDIAI");
    assert_eq!(changed.json()["country"], Value::Null);
    assert_eq!(changed.json()["kind"], "government");

    let stale = app.patch(&path, &read.etag(), json!({"acronym": "X"})).expect(412).await;
    assert_eq!(stale.json()["code"], "precondition.stale");
    app.call("PATCH", &path).json(json!({"acronym": "X"})).expect(428).await;

    app.delete(&path).expect(204).await;
    app.get(&path).expect(404).await;
}

#[tokio::test]
async fn what_somebody_did_stands_in_the_log_without_what_they_wrote() {
    let app = TestApp::start().await;
    let made = app.post("/organizations", ministry("Infocom")).expect(201).await;
    let path = format!("/organizations/{}", made.id());
    app.patch(&path, "\"1\"", json!({"name": "Infocom State Enterprise"})).expect(200).await;
    let log = app.get(&format!("/audit?object_id={}", made.id())).json_of(200).await;
    let actions: Vec<&Value> =
        log["items"].as_array().unwrap().iter().map(|e| &e["action"]).collect();
    assert_eq!(actions, ["organization.create", "organization.update"]);
    assert_eq!(log["items"][1]["fields"], json!(["name"]));
    assert_eq!(log["items"][1]["actor_name"], "Admin");
    assert!(log["items"][1]["request_id"].is_string());
    assert!(!log.to_string().contains("Infocom"));
}

#[tokio::test]
async fn an_organization_that_is_named_elsewhere_stays() {
    let app = TestApp::start().await;
    let parent = app.post("/organizations", ministry("Ministry")).expect(201).await.id();
    let mut part = ministry("Agency");
    part["parent_id"] = json!(parent);
    let part = app.post("/organizations", part).expect(201).await.id();
    let refused = app.delete(&format!("/organizations/{parent}")).expect(409).await;
    assert_eq!(refused.json()["code"], "organization.in_use");
    let patch = json!({"parent_id": part});
    let circle = app.patch(&format!("/organizations/{parent}"), "\"1\"", patch).expect(422).await;
    assert_eq!(circle.pointers(), ["/parent_id"]);
}

#[tokio::test]
async fn a_list_comes_in_pages_that_neither_skip_nor_repeat_while_rows_are_written() {
    let app = TestApp::start().await;
    for number in 0..7 {
        app.post("/organizations", ministry(&format!("Office {}", number % 3))).expect(201).await;
    }
    for sort in ["", "&sort=name", "&sort=-name", "&sort=-created_at"] {
        let mut seen = Vec::new();
        let mut next = format!("/organizations?limit=2{sort}");
        loop {
            let page = app.get(&next).json_of(200).await;
            seen.extend(
                page["items"].as_array().unwrap().iter().map(|item| item["id"].to_string()),
            );
            let Some(cursor) = page["next_cursor"].as_str() else { break };
            next = format!("/organizations?limit=2{sort}&cursor={cursor}");
        }
        assert_eq!(seen.len(), 7, "{sort}");
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 7, "{sort}");
    }
    let page = app.get("/organizations?limit=2").json_of(200).await;
    let cursor = page["next_cursor"].as_str().unwrap();
    let other = app.get(&format!("/organizations?limit=2&kind=media&cursor={cursor}"));
    assert_eq!(other.expect(400).await.json()["code"], "list.cursor");
}

#[tokio::test]
async fn search_ignores_case_and_accents_and_finds_other_spellings() {
    let app = TestApp::start().await;
    let mut body = ministry("Министерство цифрового развития");
    body["aliases"] = json!(["OCED Policy Centre", "50%_off"]);
    app.post("/organizations", body).expect(201).await;
    for q in ["МИНИСТЕРСТВО%20цифрового", "oced", "policy%20OCED", "50%25_o"] {
        let found = app.get(&format!("/organizations?q={q}")).json_of(200).await;
        assert_eq!(found["items"].as_array().unwrap().len(), 1, "{q}");
    }
    let found = app.get("/organizations?q=5%25o").json_of(200).await;
    assert_eq!(found["items"], json!([]));
}

#[tokio::test]
async fn the_same_request_with_the_same_key_is_done_once() {
    let app = TestApp::start().await;
    let call = || app.post("/organizations", ministry("NITEC")).header("idempotency-key", "n-1");
    let first = call().expect(201).await;
    let again = call().expect(201).await;
    assert_eq!(first.header("idempotency-replayed"), "");
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(first.json(), again.json());
    assert_eq!(first.etag(), again.etag());
    assert_eq!(first.header("location"), again.header("location"));
    let all = app.get("/organizations").json_of(200).await;
    assert_eq!(all["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn the_same_key_at_the_same_moment_is_done_once() {
    let app = TestApp::start().await;
    let call = || async {
        app.post("/organizations", ministry("NIA")).header("idempotency-key", "n-2").await.status
    };
    let statuses = futures_util::future::join_all((0..10).map(|_| call())).await;
    assert!(statuses.iter().all(|status| [201, 409].contains(&status.as_u16())), "{statuses:?}");
    let all = app.get("/organizations").json_of(200).await;
    assert_eq!(all["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn viewers_read_and_change_nothing() {
    let app = TestApp::start().await;
    let viewer = app.token(convoke::access::Role::Viewer, None).await;
    app.get("/organizations").bearer(&viewer).expect(200).await;
    app.post("/organizations", ministry("X")).bearer(&viewer).expect(403).await;
}
