//! Tokens: who is let in, and how far.

use convoke::access::types::Role;
use serde_json::json;

use crate::support::TestApp;
use crate::support::statements::is_of_the_token;

#[tokio::test]
async fn nobody_gets_in_without_a_token() {
    let app = TestApp::start().await;
    let answer = app.raw("GET", "/api/v1/tokens").expect(401).await;
    assert_eq!(answer.header("www-authenticate"), "Bearer");
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(answer.json()["code"], "access.no_token");
    app.raw("GET", "/api/v1/tokens").bearer("cvk_nobody").expect(401).await;
}

#[tokio::test]
async fn only_admins_manage_tokens() {
    let app = TestApp::start().await;
    for role in [Role::Organizer, Role::Viewer, Role::CheckIn] {
        let secret = app.token(role, None).await;
        let answer = app.raw("GET", "/api/v1/tokens").bearer(&secret).expect(403).await;
        assert_eq!(answer.json()["code"], "access.role");
    }
}

#[tokio::test]
async fn an_admin_limited_to_an_event_manages_no_tokens() {
    let app = TestApp::start().await;
    let event = crate::support::scene::event(&app, json!({})).await;
    let event = event["id"].as_str().unwrap().parse().unwrap();
    let scope = convoke::access::TokenScope { programmes: Vec::new(), events: vec![event] };
    let limited = app.token(Role::Admin, Some(scope)).await;
    let body = json!({"name": "Free", "role": "admin"});
    let refused = app.post("/tokens", body).bearer(&limited).expect(403).await;
    assert_eq!(refused.json()["code"], "access.scope");
    app.get("/tokens").bearer(&limited).expect(403).await;
}

#[tokio::test]
async fn a_limited_token_cannot_turn_away_the_mails_of_somebody_it_invited_by_address() {
    let app = TestApp::start().await;
    let first = crate::support::scene::event(&app, json!({})).await;
    let second = crate::support::scene::event(&app, json!({"title": "Other"})).await;
    let invited =
        crate::support::scene::invite(&app, &first, "minister@example.org", json!({})).await;
    let event = second["id"].as_str().unwrap();
    let scope = convoke::access::TokenScope {
        programmes: Vec::new(),
        events: vec![event.parse().unwrap()],
    };
    let limited = app.token(Role::Organizer, Some(scope)).await;
    let body = json!({"person": {"full_name": "x", "email": "minister@example.org"}});
    app.post(&format!("/events/{event}/invitations"), body).bearer(&limited).expect(201).await;
    let person = format!("/people/{}", invited["person_id"].as_str().unwrap());
    let patch = json!({"email": "evil@example.org"});
    let refused = app.patch(&person, "*", patch).bearer(&limited).expect(403).await;
    assert_eq!(refused.json()["code"], "person.shared");
}

#[tokio::test]
async fn a_secret_is_shown_once_and_a_revoked_token_is_refused_at_once() {
    let app = TestApp::start().await;
    let body = json!({"name": "Hub", "role": "organizer"});
    let made = app.post("/tokens", body).expect(201).await;
    let secret = made.json()["secret"].as_str().unwrap().to_owned();
    let id = made.id();
    let all = app.get("/tokens").json_of(200).await;
    assert!(!all.to_string().contains(&secret));
    assert!(all["items"].as_array().unwrap().iter().any(|token| token["id"] == id.as_str()));
    app.raw("GET", "/api/v1/audit").bearer(&secret).expect(403).await;
    app.delete(&format!("/tokens/{id}")).expect(204).await;
    app.raw("GET", "/api/v1/audit").bearer(&secret).expect(401).await;
}

#[tokio::test]
async fn a_token_that_one_server_revoked_is_refused_by_all_once_that_is_answered() {
    let app = TestApp::start().await;
    let other = app.beside().await;
    let made = app.post("/tokens", json!({"name": "Hub", "role": "admin"})).expect(201).await;
    let secret = made.json()["secret"].as_str().unwrap().to_owned();
    let ask = || other.get("/audit").bearer(&secret);
    ask().expect(200).await;
    // The other server reads it again and again, also just before the answer.
    let keep_asking = async {
        loop {
            ask().await;
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    let path = format!("/tokens/{}", made.id());
    tokio::select! {
        () = keep_asking => {}
        _ = app.delete(&path).expect(204) => {}
    }
    ask().expect(401).await;
}

#[tokio::test]
async fn who_was_recognized_a_moment_ago_is_not_looked_up_again() {
    let app = TestApp::start().await;
    // The moment is one of the real clock, which a busy machine may miss.
    for _ in 0..60 {
        let secret = app.token(Role::Viewer, None).await;
        let ask = || app.get("/countries/KZ").bearer(&secret).expect(200);
        let first = std::time::Instant::now();
        app.statements.forget();
        ask().await;
        let looked_up = |sql: &String| sql.starts_with("SELECT") && is_of_the_token(sql);
        assert!(app.statements.all().iter().any(looked_up), "nobody asked who that is");
        app.statements.forget();
        ask().await;
        if first.elapsed() < std::time::Duration::from_millis(900) {
            let asked = app.statements.all();
            // Its use is noted beside the request, now or in a moment.
            assert!(!asked.iter().any(looked_up), "{asked:#?}");
            return;
        }
    }
    panic!("two requests took a second, sixty times");
}

#[tokio::test]
async fn an_expired_token_is_refused() {
    let app = TestApp::start().await;
    let body = json!({"name": "Hub", "role": "admin", "expires_at": "2026-03-02T09:00:00Z"});
    let secret =
        app.post("/tokens", body).json_of(201).await["secret"].as_str().unwrap().to_owned();
    app.raw("GET", "/api/v1/audit").bearer(&secret).expect(200).await;
    app.clock.advance(chrono::Duration::hours(1));
    app.raw("GET", "/api/v1/audit").bearer(&secret).expect(401).await;
}

#[tokio::test]
async fn repeating_the_making_of_a_token_makes_no_second_and_shows_no_secret() {
    let app = TestApp::start().await;
    let body = json!({"name": "Hub", "role": "viewer"});
    let call = || app.post("/tokens", body.clone()).header("idempotency-key", "\"k1\"");
    let made = call().expect(201).await;
    let again = call().expect(409).await;
    assert_eq!(again.json()["code"], "idempotency.secret");
    assert!(again.text().contains(&made.id()));
    assert!(!again.text().contains(made.json()["secret"].as_str().unwrap()));
    let other = json!({"name": "Other", "role": "viewer"});
    app.post("/tokens", other).header("idempotency-key", "k1").expect(422).await;
}

#[tokio::test]
async fn a_scope_names_only_what_there_is() {
    let app = TestApp::start().await;
    let programme = json!({"kind": "programme", "title": "P"});
    let programme = app.post("/programmes", programme).expect(201).await.id();
    let nothing = uuid::Uuid::nil();
    let body = |events, programmes| json!({"name": " ", "role": "viewer", "scope": {"events": events, "programmes": programmes}});
    let wrong = app.post("/tokens", body(json!([nothing]), json!([programme, nothing])));
    let expected = ["/name", "/scope/events/0", "/scope/programmes/1"];
    assert_eq!(wrong.expect(422).await.pointers(), expected);
    let fine = json!({"name": "V", "role": "viewer", "scope": {"programmes": [programme]}});
    let made = app.post("/tokens", fine).json_of(201).await;

    let own = format!("/tokens/{}", made["id"].as_str().unwrap());
    assert_eq!(app.get(&own).json_of(200).await["last_used_at"], serde_json::Value::Null);
    app.clock.advance(chrono::Duration::minutes(5));
    app.get("/events").bearer(made["secret"].as_str().unwrap()).expect(200).await;
    // It is noted beside the request that used it.
    let mut used = serde_json::Value::Null;
    for _ in 0..500 {
        used = app.get(&own).json_of(200).await["last_used_at"].clone();
        if !used.is_null() {
            break;
        }
    }
    assert_eq!(used, "2026-03-02T08:05:00+00:00");
}
