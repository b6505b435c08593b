//! What a request costs does not grow with what it shows.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};
use serde_json::{Value, json};

use crate::support::{TestApp, scene};
use convoke::access::types::Role;

/// The addresses of all lists, as the description has them.
fn lists() -> Vec<String> {
    let document: Value = serde_json::from_str(include_str!("../../openapi.json")).unwrap();
    let mut found = Vec::new();
    for (path, operations) in document["paths"].as_object().unwrap() {
        let parameters = operations["get"]["parameters"].as_array().cloned().unwrap_or_default();
        if parameters.iter().any(|parameter| parameter["name"] == "cursor") {
            found.push(path.strip_prefix("/api/v1").unwrap().to_owned());
        }
    }
    assert!(found.len() > 10, "{found:?}");
    found
}

async fn ids(app: &TestApp, path: &str) -> Vec<String> {
    let page = app.get(&format!("{path}?limit=200")).json_of(200).await;
    let id = |item: &Value| item["id"].as_str().unwrap().to_owned();
    page["items"].as_array().unwrap().iter().map(id).collect()
}

/// The same address for each thing that the example data has at the place of `{id}`.
async fn addresses(app: &TestApp, path: &str) -> Vec<String> {
    let Some((parent, _)) = path.split_once("/{id}") else { return vec![path.to_owned()] };
    let mut parents = Vec::new();
    if ["/panels", "/follow-ups"].contains(&parent) {
        for event in ids(app, "/events").await {
            parents.extend(ids(app, &format!("/events/{event}{parent}")).await);
        }
    } else if parent == "/programme-indicators" {
        for programme in ids(app, "/programmes").await {
            parents.extend(ids(app, &format!("/programmes/{programme}/indicators")).await);
        }
    } else {
        parents = ids(app, parent).await;
    }
    parents.iter().map(|id| path.replace("{id}", id)).collect()
}

/// Three more of what the example data has few of.
async fn add_rows(app: &TestApp) {
    let event = scene::event(app, json!({})).await["id"].as_str().unwrap().to_owned();
    let recommendation = json!({"text": {"en": "Agree on one format"}});
    let path = format!("/events/{event}/recommendations");
    let recommendation = app.post(&path, recommendation).expect(201).await.id();
    let programme = json!({"kind": "project", "title": "P"});
    let programme = app.post("/programmes", programme).expect(201).await.id();
    let indicators = format!("/programmes/{programme}/indicators");
    let indicator = app.post(&indicators, json!({"title": "I"})).expect(201).await.id();
    let mut follow_ups = Vec::new();
    for n in 0..3 {
        app.post(&indicators, json!({"title": "I"})).expect(201).await;
        let value = json!({"value": n, "dated": "2026"});
        app.post(&format!("/programme-indicators/{indicator}/values"), value).expect(201).await;
        crate::progress::asked_and_named(app, &json!({"id": event}), &format!("p{n}@example.org"))
            .await;
        app.token(Role::Viewer, None).await;
        let person = json!({"person": {"full_name": "B", "email": format!("b{n}@example.org")}});
        let seat = app.post(&format!("/events/{event}/registrations"), person).expect(201).await;
        let post = json!({"person_id": seat.json()["person_id"], "country": "KG"});
        app.post("/focal-points", post).expect(201).await;
        let of = ["KG", "KZ", "UZ"][n];
        let value = json!({"country": of, "index": "OSI", "edition": 2022, "value": 0.5});
        app.post("/country-indicators", value).expect(201).await;
        let need = json!({"event_id": event, "title": "N", "recommendation_ids": [recommendation]});
        app.post("/capacity-needs", need).expect(201).await;
        let (study, _) =
            crate::assessments::one(app, &json!({"id": event}), &format!("Study {n}")).await;
        let findings = format!("/assessments/{}/findings", study["id"].as_str().unwrap());
        let more = json!({"countries": ["KZ", "KG", "UZ"]});
        app.patch(findings.trim_end_matches("/findings"), "*", more).expect(200).await;
        for country in ["KG", "UZ"] {
            let found = json!({"dimension": "law", "country": country, "text": "T"});
            app.post(&findings, found).expect(201).await;
        }
        let named = json!({"person_id": seat.json()["person_id"], "country": "KG"});
        app.post(&format!("/events/{event}/nominations"), named).expect(201).await;
        let country = ["KG", "KZ", "UZ"][n];
        let quota = json!({"country": country, "seats": 9});
        app.post(&format!("/events/{event}/quotas"), quota).expect(201).await;
        let asked = json!({"country": country});
        app.post(&format!("/events/{event}/nomination-requests"), asked).expect(201).await;
        let came = json!({"registration_id": seat.id(), "day": "2026-05-25"});
        let before = app.clock.now();
        app.clock.set("2026-05-25T04:00:00Z".parse().unwrap());
        app.post(&format!("/events/{event}/attendance"), came).expect(201).await;
        app.clock.set(before);
        let invitee = json!({"person": {"full_name": "A", "email": format!("a{n}@example.org")}});
        app.post(&format!("/events/{event}/invitations"), invitee).expect(201).await;
        let evaluation = crate::evaluations::reaction();
        app.post(&format!("/events/{event}/evaluations"), evaluation).expect(201).await;
        let coverage =
            json!({"outlet": "Kabar", "title": "A seminar", "url": "https://example.org"});
        app.post(&format!("/events/{event}/media-coverage"), coverage).expect(201).await;
        let kept = json!({"stage": "progress"});
        app.post(&format!("/events/{event}/report/versions"), kept).expect(201).await;
        let paper = crate::uploads::uploaded(app, "paper.pdf").await;
        let material = json!({"upload_id": paper["id"], "topics": ["legal"]});
        app.post(&format!("/events/{event}/materials"), material).expect(201).await;
        let practice = json!({"kind": "practice", "title": "P", "country": country});
        app.post("/practices", practice).expect(201).await;
        let follow_up = json!({
            "name": format!("Follow-up {n}"),
            "subject": {"en": "Papers"},
            "body": {"en": "Here they are."},
            "audience": {"role": ["delegate"]},
        });
        let made = app.post(&format!("/events/{event}/follow-ups"), follow_up.clone());
        follow_ups.push(made.expect(201).await.id());
        let plan = json!({"name": format!("Plan {n}"), "steps": [follow_up]});
        app.post("/follow-up-plans", plan).expect(201).await;
        let suppression = json!({"email": format!("a{n}@example.org"), "scope": "follow_ups"});
        app.post("/mail/suppressions", suppression).expect(201).await;
        let report = app.call("POST", "/mail/bounces");
        report.text("message/rfc822", &format!("X: {n}")).expect(200).await;
        let progress = json!({"implementation": "in_progress", "text": "Under way"});
        let path = format!("/recommendations/{recommendation}/progress");
        app.post(&path, progress).expect(201).await;
    }
    let before = app.clock.now();
    app.clock.set("2026-05-27T04:00:00Z".parse().unwrap());
    let issue = json!({"kind": "participation", "threshold": 0});
    app.post(&format!("/events/{event}/certificates/issue"), issue).expect(200).await;
    app.clock.set(before);
    app.act(&format!("/follow-ups/{}/send-now", follow_ups[0])).expect(200).await;
    convoke::worker::tick(&app.app.context).await.unwrap();
}

#[tokio::test]
async fn a_page_asks_nothing_once_a_row() {
    let app = TestApp::start().await;
    assert!(convoke::demo::load(&app.app.context.db).await.unwrap().now);
    add_rows(&app).await;
    for list in lists() {
        let mut most = 0;
        for path in addresses(&app, &list).await {
            app.statements.forget();
            let page = app.get(&format!("{path}?limit=200")).json_of(200).await;
            let asked = app.statements.all();
            let different: BTreeSet<&String> = asked.iter().collect();
            assert_eq!(asked.len(), different.len(), "{path} asks twice: {asked:#?}");
            assert!(asked.len() <= 8, "{path} asks too much: {asked:#?}");
            most = most.max(page["items"].as_array().unwrap().len());
        }
        assert!(most >= 3, "{list}: {most} rows are too few to tell");
    }
}

#[tokio::test]
async fn accepting_costs_no_more_statements_than_were_counted() {
    let app = TestApp::start().await;
    let event = scene::event(&app, json!({"capacity": 100})).await;
    let mut costs = Vec::new();
    for n in 0..3 {
        let invitation = scene::invite(&app, &event, &format!("p{n}@example.org"), json!({})).await;
        let path = scene::answer_path(&app, &invitation).await;
        app.statements.forget();
        app.raw("POST", &path).form(&[("answer", "accept")]).expect(303).await;
        costs.push(app.statements.all());
    }
    let counts: Vec<usize> = costs.iter().map(Vec::len).collect();
    // One of them asks whether a country has nominated them, and one for which organization they were
    // named, where nothing is known of that.
    assert!(counts.iter().all(|count| *count <= 24), "{counts:?}\n{}", costs[2].join("\n"));
}

#[tokio::test]
async fn sqlite_is_built_to_keep_its_plans_and_not_to_count_its_memory() {
    let app = TestApp::start().await;
    let db = app.app.context.db.read();
    if db.get_database_backend() != DatabaseBackend::Sqlite {
        return; // PostgreSQL has no such options.
    }
    let query = Statement::from_string(DatabaseBackend::Sqlite, "PRAGMA compile_options");
    let rows = db.query_all_raw(query).await.unwrap();
    let options: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
    for option in ["ENABLE_QPSG", "DEFAULT_MEMSTATUS=0"] {
        assert!(options.iter().any(|it| it == option), "{option}: see .cargo/config.toml");
    }
}
