//! What is counted, and what a report claims.

use convoke::access::types::{Role, TokenScope};
use serde_json::json;

use crate::events::seminar;
use crate::support::TestApp;

#[tokio::test]
async fn an_event_without_anybody_counts_nothing_and_differs_from_what_is_claimed() {
    let app = TestApp::start().await;
    let mut body = seminar("Forum");
    body["claimed"] = json!({"participants": 70, "note": "over 70"});
    let id = app.post("/events", body).expect(201).await.id();
    let counted = app.get(&format!("/events/{id}/statistics")).json_of(200).await;
    assert_eq!(counted["registrations"], 0);
    assert_eq!(counted["by_status"], json!({}));
    assert_eq!(
        counted["claimed"],
        json!({
            "participants": {"claimed": 70, "counted": 0, "differs": true, "difference": -70},
            "countries": {"claimed": null, "counted": 0, "differs": false, "difference": null},
            "note": "over 70",
        })
    );
    let other = app.post("/events", seminar("Other")).expect(201).await.id();
    let scope = TokenScope { programmes: vec![], events: vec![other.parse().unwrap()] };
    let token = app.token(Role::Viewer, Some(scope)).await;
    app.get(&format!("/events/{id}/statistics")).bearer(&token).expect(404).await;
}

#[tokio::test]
async fn registrations_are_counted_by_what_they_are_and_set_beside_what_is_claimed() {
    let app = TestApp::start().await;
    let office = json!({"name": "Ministry", "kind": "government", "country": "KG"});
    let office = app.post("/organizations", office).expect(201).await.id();
    let mut body = seminar("Forum");
    body["capacity"] = json!(4);
    body["claimed"] = json!({"participants": 3, "countries": 5});
    let id = app.post("/events", body).expect(201).await.id();
    let path = format!("/events/{id}");
    app.act(&format!("{path}/publish")).expect(200).await;
    let register = |name: &str, more: serde_json::Value| {
        let mut body =
            json!({"person": {"full_name": name, "gender": more["gender"]}, "notify": false});
        for field in ["role", "country", "organization_id"] {
            body[field] = more[field].clone();
        }
        let (app, list) = (&app, format!("{path}/registrations"));
        async move { app.post(&list, body).json_of(201).await }
    };
    register("A", json!({"gender": "female", "country": "KG", "organization_id": office})).await;
    register("B", json!({"gender": "male", "country": "KG"})).await;
    register("C", json!({"country": "UZ"})).await;
    // 22:00 UTC is the next day in Almaty.
    app.clock.advance(chrono::Duration::hours(14));
    register("D", json!({"role": "observer", "country": "KR", "gender": "female"})).await;
    register("E", json!({"country": "TJ"})).await;
    register("F", json!({"role": "organizer"})).await;
    let counted = app.get(&format!("{path}/statistics")).json_of(200).await;
    assert_eq!(counted["registrations"], 6);
    assert_eq!(counted["by_status"], json!({"confirmed": 5, "waitlisted": 1}));
    assert_eq!(counted["confirmed"], 5);
    assert_eq!(counted["by_role"], json!({"delegate": 3, "observer": 1, "organizer": 1}));
    assert_eq!(counted["by_country"], json!({"KG": 2, "UZ": 1, "KR": 1, "unknown": 1}));
    assert_eq!(counted["by_gender"], json!({"female": 2, "male": 1, "unknown": 2}));
    assert_eq!(counted["by_organization_kind"], json!({"government": 1, "unknown": 4}));
    assert_eq!(counted["by_day"], json!({"2026-03-02": 3, "2026-03-03": 3}));
    assert_eq!(
        counted["claimed"]["participants"],
        json!({"claimed": 3, "counted": 3, "differs": false, "difference": 0})
    );
    assert_eq!(
        counted["claimed"]["countries"],
        json!({"claimed": 5, "counted": 2, "differs": true, "difference": -3})
    );
}

#[tokio::test]
async fn they_are_a_page_with_pictures_in_the_readers_language_too() {
    let app = TestApp::start().await;
    let mut body = seminar("Forum");
    body["claimed"] = json!({"participants": 3, "note": "some <three>"});
    let id = app.post("/events", body).expect(201).await.id();
    let path = format!("/events/{id}");
    app.act(&format!("{path}/publish")).expect(200).await;
    let quota = json!({"country": "UZ", "seats": 2, "women_share": 50});
    app.post(&format!("{path}/quotas"), quota).expect(201).await;
    for (name, role) in [("A", "delegate"), ("B", "speaker"), ("C", "speaker")] {
        let person = json!({"full_name": name, "gender": "female", "country": "KR"});
        let body = json!({"person": person, "role": role, "notify": false});
        app.post(&format!("{path}/registrations"), body).expect(201).await;
    }
    let page = |query: &str| app.get(&format!("{path}/statistics{query}")).expect(200);
    let english = page("?format=html&language=en").await;
    assert!(english.header("content-type").starts_with("text/html"));
    assert_eq!(english.header("cache-control"), "no-store");
    let english = english.text();
    for part in [
        "<th scope=\"row\">Republic of Korea</th><td>3</td><td><svg",
        "<th scope=\"row\">Speaker</th><td>2</td>",
        "<th scope=\"row\">Female</th><td>3</td>",
        "<th scope=\"row\">Uzbekistan</th><td>2</td><td>0</td>",
        "(wanted: 50 %)",
        "<th scope=\"row\">Participants</th><td>3</td><td>3</td><td>0</td>",
        "some &lt;three&gt;",
    ] {
        assert!(english.contains(part), "{part}: {english}");
    }
    let russian = page("?format=html&language=ru").await.text();
    assert!(russian.contains("Республика Корея") && russian.contains("Женщины"), "{russian}");
    let wanted = app.call("GET", &format!("{path}/statistics")).header("accept", "text/html");
    assert!(wanted.expect(200).await.text().starts_with("<!doctype html>"));
}
