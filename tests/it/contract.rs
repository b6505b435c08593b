//! What every operation has in common.

use std::collections::BTreeMap;

use serde_json::json;

use crate::support::{TestApp, scene};

#[tokio::test]
async fn what_the_framework_answers_is_a_problem_too() {
    let app = TestApp::start().await;
    for (method, path, status) in [
        ("GET", "/api/v1/nothing", 404),
        ("GET", "/nothing", 404),
        ("PUT", "/api/v1/tokens", 405),
        ("GET", "/api/v1/tokens/not-an-id", 404),
    ] {
        let answer = app.raw(method, path).bearer(&app.admin).expect(status).await;
        assert_eq!(answer.header("content-type"), "application/problem+json", "{path}");
        let problem = answer.json();
        assert_eq!(problem["status"], status);
        assert_eq!(problem["request_id"], answer.header("x-request-id"));
    }
}

#[tokio::test]
async fn a_method_that_an_address_does_not_know_is_answered_with_those_it_knows() {
    let app = TestApp::start().await;
    let answer = app.raw("PUT", "/api/v1/tokens").bearer(&app.admin).expect(405).await;
    assert_eq!(answer.header("allow"), "GET, HEAD, POST");
}

#[tokio::test]
async fn all_wrong_fields_are_named_at_once() {
    let app = TestApp::start().await;
    let body =
        json!({"role": "king", "expires_at": "soon", "colour": "red", "scope": {"events": ["x"]}});
    let answer = app.post("/tokens", body).expect(422).await;
    assert_eq!(answer.pointers(), ["/colour", "/expires_at", "/name", "/role", "/scope/events/0"]);
}

#[tokio::test]
async fn broken_json_is_not_understood_and_another_media_type_is_not_read() {
    let app = TestApp::start().await;
    for body in ["", "{", "{\"name\": }", "\u{feff}"] {
        let call = app.call("POST", "/tokens").text("application/json", body);
        assert_eq!(call.expect(400).await.json()["code"], "request.json", "{body:?}");
    }
    app.call("POST", "/tokens").text("text/plain", "{}").expect(415).await;
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    app.call("POST", "/tokens").text("application/json", &deep).expect(400).await;
    app.post("/tokens", json!([1])).expect(422).await;
}

#[tokio::test]
async fn a_body_over_a_mebibyte_is_refused() {
    let app = TestApp::start().await;
    let body = json!({"name": "x".repeat(1024 * 1024), "role": "viewer"});
    app.post("/tokens", body).expect(413).await;
}

#[tokio::test]
async fn unknown_query_parameters_and_wrong_ones_are_all_named() {
    let app = TestApp::start().await;
    let answer = app.get("/tokens?limit=0&colour=red&role=king&sort=size").expect(400).await;
    assert_eq!(answer.pointers(), ["/colour", "/limit", "/role", "/sort"]);
    let answer = app.post("/tokens?colour=red&size=2", json!({})).expect(400).await;
    assert_eq!(answer.pointers(), ["/colour", "/size"]);
    app.get("/tokens?limit=1&limit=2").expect(400).await;
    app.get("/tokens?cursor=abc").expect(400).await;
}

#[tokio::test]
async fn the_description_is_a_valid_3_1_document() {
    let app = TestApp::start().await;
    let document = app.raw("GET", "/openapi.json").json_of(200).await;
    assert_eq!(document["openapi"], "3.1.0");
    assert!(document["paths"]["/api/v1/events/{id}"]["get"].is_object());
    assert!(document["paths"]["/api/v1/events/{id}"]["patch"].is_object());
    let mut ids = std::collections::BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let name = format!("{method} {path}");
            let id = operation["operationId"].as_str().unwrap_or_else(|| panic!("{name}: no id"));
            assert!(ids.insert(id.to_owned()), "{name}: {id} stands twice");
            assert!(operation["summary"].is_string(), "{name}: no summary");
            assert!(operation["tags"][0].is_string(), "{name}: no tag");
            assert!(operation["security"][0]["bearer"].is_array(), "{name}: no security");
            for status in ["401", "403", "500"] {
                let stated = operation["responses"][status]["$ref"].as_str().unwrap_or_default();
                let response = document.pointer(stated.trim_start_matches('#'));
                let response = response.unwrap_or_else(|| panic!("{name}: no {status}"));
                let problem = &response["content"]["application/problem+json"];
                assert!(problem["example"]["code"].is_string(), "{name}: {status}");
            }
        }
    }
}

#[tokio::test]
async fn the_docs_ask_no_other_host() {
    let app = TestApp::start().await;
    let page = app.raw("GET", "/docs").expect(200).await;
    let policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
                  connect-src 'self'; form-action 'none'; base-uri 'none'; \
                  frame-ancestors 'none'";
    assert_eq!(page.header("content-security-policy"), policy);
    let html = page.text();
    assert!(!html.contains("http:") && !html.contains("https:") && !html.contains("=\"//"));
    let loaded = html.lines().filter(|line| line.starts_with("<link") || line.contains(" src="));
    let paths: Vec<&str> = loaded.map(|line| line.split("=\"/").nth(1).unwrap()).collect();
    assert_eq!(paths.len(), 4, "the icon, two styles and a script: {paths:?}");
    for path in paths {
        let path = format!("/{}", path.split('"').next().unwrap());
        let file = app.raw("GET", &path).expect(200).await;
        assert!(file.header("cache-control").contains("immutable"), "{path}");
    }
}

#[tokio::test]
async fn a_token_that_asks_too_often_is_told_to_wait() {
    let more = [("CONVOKE_REQUESTS_PER_SECOND", "1"), ("CONVOKE_REQUEST_BURST", "3")];
    let app = TestApp::start_with(&more).await;
    for _ in 0..3 {
        app.get("/organizations").expect(200).await;
    }
    let refused = app.get("/organizations").expect(429).await;
    assert_eq!(refused.json()["code"], "request.too_many");
    assert_eq!(refused.header("retry-after"), "1");
    assert!(refused.header("ratelimit").contains("r=0"));
    let other = app.token(convoke::access::Role::Viewer, None).await;
    app.get("/organizations").bearer(&other).expect(200).await;
}

#[tokio::test]
async fn pages_limit_failed_look_ups_and_nothing_that_is_right() {
    let more = [("CONVOKE_PAGE_FAILURES_PER_MINUTE", "2")];
    let app = TestApp::start_with(&more).await;
    let event = scene::event(&app, json!({})).await;
    for _ in 0..2 {
        app.raw("GET", "/i/nothing").expect(404).await;
    }
    app.raw("GET", "/i/nothing").expect(429).await;
    app.raw("GET", &format!("/e/{}", event["slug"].as_str().unwrap())).expect(200).await;
}

#[tokio::test]
async fn a_request_that_takes_too_long_is_given_up_and_nothing_is_half_done() {
    let app = TestApp::start_with(&[("CONVOKE_REQUEST_TIMEOUT_SECONDS", "1")]).await;
    let event = scene::event(&app, json!({})).await;
    let invitation = scene::invite(&app, &event, "anna@example.org", json!({})).await;
    let page = scene::answer_path(&app, &invitation).await;
    let db = &app.app.context.db;
    let held = db.write(|w| async move {
        tokio::time::sleep(std::time::Duration::from_millis(2500)).await;
        drop(w);
        Ok(())
    });
    let body = json!({"name": "Late", "kind": "other"});
    let call = async {
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        tokio::join!(
            app.post("/organizations", body),
            app.raw("POST", &page).form(&[("answer", "accept")]),
        )
    };
    let (held, (answer, page)) = tokio::join!(held, call);
    held.unwrap();
    if db.backend() == sea_orm::DatabaseBackend::Sqlite {
        assert_eq!(answer.status, 408);
        assert_eq!(answer.json()["code"], "request.timeout");
        assert_eq!(page.status, 503);
        assert!(page.text().contains("We cannot say yet whether it was kept."), "{}", page.text());
        let register = scene::register(&app, &event, "").await;
        assert!(register.is_empty(), "{register:?}");
        let all = app.get("/organizations").json_of(200).await;
        assert_eq!(all["items"], json!([]));
    } else {
        assert_eq!(
            (answer.status, page.status),
            (201.try_into().unwrap(), 303.try_into().unwrap()),
            "on PostgreSQL another write does not wait"
        );
    }
}

/// The document that is committed, for clients that are made from it.
#[tokio::test]
async fn the_committed_description_is_the_one_that_is_served() {
    let app = TestApp::start().await;
    let served = app.raw("GET", "/openapi.json").json_of(200).await;
    let committed = concat!(env!("CARGO_MANIFEST_DIR"), "/openapi.json");
    let committed = std::fs::read_to_string(committed).unwrap();
    let committed: serde_json::Value = serde_json::from_str(&committed).unwrap();
    assert!(committed == served, "write it anew: cargo run -- openapi > openapi.json");
}

#[tokio::test]
async fn every_example_in_the_description_fits_its_own_schema() {
    let app = TestApp::start().await;
    let document = app.raw("GET", "/openapi.json").json_of(200).await;
    let (mut seen, mut judges) = (0, BTreeMap::new());
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let mut bodies = vec![&operation["requestBody"]["content"]];
            let responses = operation["responses"].as_object().unwrap();
            let stated = |response: &serde_json::Value| {
                let pointer = response["$ref"].as_str()?.trim_start_matches('#').to_owned();
                document.pointer(&pointer)
            };
            let contents = responses.values().map(|response| stated(response).unwrap_or(response));
            bodies.extend(contents.map(|response| &response["content"]));
            for (media, body) in bodies.iter().filter_map(|body| body.as_object()).flatten() {
                if !media.contains("json") {
                    continue;
                }
                // To make one takes long, with all that its schema may refer to; many are the same.
                let judge = judges.entry(body["schema"].to_string()).or_insert_with(|| {
                    let schema = json!({
                        "$schema": "https://json-schema.org/draft/2020-12/schema",
                        "allOf": [body["schema"]],
                        "components": {"schemas": document["components"]["schemas"]},
                    });
                    jsonschema::validator_for(&schema).unwrap()
                });
                let wrong: Vec<String> = judge
                    .iter_errors(&body["example"])
                    .map(|error| format!("{}: {error}", error.instance_path()))
                    .collect();
                assert!(wrong.is_empty(), "{method} {path}: {wrong:?} in {}", body["example"]);
                seen += 1;
            }
        }
    }
    assert!(seen > 500, "{seen}");
}
