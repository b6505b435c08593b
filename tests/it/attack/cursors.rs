//! Cursors with a bit turned, of another list, with another filter or order: refused, or a page of
//! the very list that was asked for.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use convoke::access::TokenScope;
use convoke::access::types::Role;
use serde_json::{Value, json};

use super::{filled, furnished, operations, programme};
use crate::support::TestApp;

fn ids(page: &Value) -> BTreeSet<String> {
    let rows = page["items"].as_array().into_iter().flatten();
    rows.map(|row| {
        ["id", "alpha2", "person_id"].iter().find_map(|id| row[id].as_str()).unwrap().to_owned()
    })
    .collect()
}

/// The ids of a whole list.
async fn all(app: &TestApp, path: &str) -> BTreeSet<String> {
    let (mut all, mut more) = (BTreeSet::new(), String::new());
    loop {
        let page = app.get(&format!("{path}?limit=200{more}")).json_of(200).await;
        all.extend(ids(&page));
        let Some(next) = page["next_cursor"].as_str() else { return all };
        more = format!("&cursor={next}");
    }
}

/// The paths of all lists, and a cursor of each that has one.
async fn lists(app: &TestApp) -> BTreeMap<String, Option<String>> {
    let document = app.raw("GET", "/openapi.json").json_of(200).await;
    let programme = programme(app, "Ours").await;
    let own = furnished(app, "Ours", &programme).await;
    furnished(app, "More", &programme).await;
    for (path, body) in [
        (format!("/events/{}/panels", own["events"]), json!({"title": "Second"})),
        (format!("/events/{}/recommendations", own["events"]), json!({"text": "Do more"})),
        ("/country-groups".into(), json!({"code": "a", "names": "A", "members": ["KZ"]})),
        ("/country-groups".into(), json!({"code": "b", "names": "B", "members": ["KG"]})),
        ("/programmes".into(), json!({"kind": "project", "title": "Second"})),
    ] {
        app.post(&path, body).expect(201).await;
    }
    let mut lists = BTreeMap::new();
    for operation in operations(app).await.iter().filter(|it| it.method == "GET") {
        let parameters = &document["paths"][&operation.path]["get"]["parameters"];
        let is_cursor = |it: &Value| it["name"] == "cursor";
        if parameters.as_array().into_iter().flatten().any(is_cursor) {
            let path = filled(&operation.path, &own);
            let path = path.trim_start_matches("/api/v1").to_owned();
            let first = app.get(&format!("{path}?limit=1")).json_of(200).await;
            lists.insert(path, first["next_cursor"].as_str().map(str::to_owned));
        }
    }
    assert!(lists.len() > 15 && lists.values().flatten().count() > 8, "{lists:?}");
    lists
}

#[tokio::test]
async fn a_cursor_with_a_bit_turned_is_refused_or_shows_the_same_list() {
    let app = TestApp::start().await;
    for (path, cursor) in lists(&app).await {
        let Some(cursor) = cursor else { continue };
        let all = all(&app, &path).await;
        let bytes = URL_SAFE_NO_PAD.decode(&cursor).unwrap();
        for at in 0..bytes.len() {
            let mut turned = bytes.clone();
            turned[at] ^= 1 << (at % 8);
            let turned = URL_SAFE_NO_PAD.encode(turned);
            let answer = app.get(&format!("{path}?limit=2&cursor={turned}")).await;
            match answer.status.as_u16() {
                400 => assert_eq!(answer.json()["code"], "list.cursor", "{path}"),
                200 => assert!(ids(&answer.json()).is_subset(&all), "{path}: {}", answer.text()),
                status => panic!("{path}: byte {at}: {status} {}", answer.text()),
            }
        }
    }
}

#[tokio::test]
async fn a_cursor_holds_for_its_own_list_filters_and_order_alone() {
    let app = TestApp::start().await;
    let lists = lists(&app).await;
    let refused = async |path: &str| {
        let answer = app.get(path).await;
        assert_eq!(
            (answer.status.as_u16(), &answer.json()["code"]),
            (400, &json!("list.cursor")),
            "{path}"
        );
    };
    for (path, cursor) in &lists {
        let Some(cursor) = cursor else { continue };
        for other in lists.keys().filter(|other| *other != path) {
            refused(&format!("{other}?limit=1&cursor={cursor}")).await;
        }
        let order = match path.as_str() {
            "/audit" => "at",
            "/countries" => "alpha2",
            "/mail/bounces" => "received_at",
            path if path.ends_with("/progress") => "at",
            path if path.starts_with("/follow-ups/") => "person_id",
            _ => "created_at",
        };
        refused(&format!("{path}?limit=1&sort=-{order}&cursor={cursor}")).await;
        app.get(&format!("{path}?limit=7&cursor={cursor}")).expect(200).await;
    }
    let events = lists["/events"].as_deref().unwrap();
    for more in ["q=x", "status=published", "country=KZ", "sort=title"] {
        refused(&format!("/events?{more}&cursor={events}")).await;
    }
}

#[tokio::test]
async fn a_cursor_of_somebody_who_sees_more_shows_nobody_more() {
    let app = TestApp::start().await;
    let (ours, theirs) = (programme(&app, "Ours").await, programme(&app, "Theirs").await);
    let own = furnished(&app, "Ours", &ours).await;
    furnished(&app, "Theirs", &theirs).await;
    furnished(&app, "Their", &theirs).await;
    let scope = TokenScope { programmes: Vec::new(), events: vec![own["events"].parse().unwrap()] };
    let limited = app.token(Role::Admin, Some(scope)).await;
    for path in ["/events", "/people", "/mail/messages", "/recommendations", "/programmes"] {
        let seen = ids(&app.get(&format!("{path}?limit=200")).bearer(&limited).json_of(200).await);
        let first = app.get(&format!("{path}?limit=1")).json_of(200).await;
        let cursor = first["next_cursor"].as_str().expect("more than one");
        let page = app.get(&format!("{path}?limit=200&cursor={cursor}")).bearer(&limited);
        assert!(ids(&page.json_of(200).await).is_subset(&seen), "{path}");
    }
}
