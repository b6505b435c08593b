//! What is named stays: it cannot be deleted, and nothing of an archived event changes any more.

use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::{answer_path, event, invite};

fn at(event: &Value, part: &str) -> String {
    format!("/events/{}/{part}", event["id"].as_str().unwrap())
}

async fn made(app: &TestApp, path: &str, body: Value) -> Value {
    app.post(path, body).json_of(201).await
}

async fn draft(app: &TestApp, title: &str) -> Value {
    let body = json!({
        "kind": "seminar", "title": title, "time_zone": "Asia/Almaty",
        "starts_on": "2026-05-25", "ends_on": "2026-05-25",
    });
    made(app, "/events", body).await
}

async fn refused(app: &TestApp, path: &str, code: &str, what: &str) {
    let refused = app.delete(path).expect(409).await.json();
    assert_eq!(refused["code"], code, "{what}");
    app.get(path).expect(200).await;
}

#[tokio::test]
async fn an_organization_that_a_recommendation_names_as_a_counterpart_stays() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let organization = json!({"name": "Academy", "kind": "academia"});
    let organization = made(&app, "/organizations", organization).await;
    let own = format!("/organizations/{}", organization["id"].as_str().unwrap());
    let body = json!({"text": "Do", "counterparts": [{"organization_id": organization["id"]}]});
    let recommendation = made(&app, &at(&event, "recommendations"), body).await;
    refused(&app, &own, "organization.in_use", "a counterpart").await;
    let path = format!("/recommendations/{}", recommendation["id"].as_str().unwrap());
    app.patch(&path, "*", json!({"counterparts": null})).expect(200).await;
    app.delete(&own).expect(204).await;
    let unknown = json!({"counterparts": [{"organization_id": organization["id"]}]});
    let wrong = app.patch(&path, "*", unknown).expect(422).await;
    assert_eq!(wrong.pointers(), ["/counterparts/0/organization_id"]);
}

#[tokio::test]
async fn an_organization_that_was_asked_for_progress_stays_and_the_refusal_says_why() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let (request, proposal) =
        crate::progress::asked_and_named(&app, &event, "dana@example.org").await;
    assert_eq!(proposal["organization_id"], request["organization_id"]);
    let own = format!("/organizations/{}", request["organization_id"].as_str().unwrap());
    refused(&app, &own, "organization.in_use", "a progress request").await;
    let detail = app.delete(&own).expect(409).await.json()["detail"].to_string();
    for kind in ["a progress request", "a contact proposal"] {
        assert!(detail.contains(kind), "{kind}: {detail}");
    }
}

#[tokio::test]
async fn a_draft_event_on_which_anything_hangs_stays() {
    let app = TestApp::start().await;
    let person = made(&app, "/people", json!({"full_name": "Anna"})).await;
    let follow_up =
        json!({"name": "F", "audience": {"role": ["delegate"]}, "subject": "S", "body": "B"});
    let organizer = json!({"person_id": person["id"], "role": "organizer", "notify": false});
    for (part, body) in [
        ("invitations", json!({"person_id": person["id"]})),
        ("registrations", organizer),
        ("recommendations", json!({"text": "Do"})),
        ("follow-ups", follow_up),
    ] {
        let event = draft(&app, part).await;
        let own = format!("/events/{}", event["id"].as_str().unwrap());
        made(&app, &at(&event, part), body).await;
        refused(&app, &own, "event.in_use", part).await;
    }
    let next = draft(&app, "Next").await;
    let own = format!("/events/{}", next["id"].as_str().unwrap());
    let meeting = json!([{"title": "Next", "event_id": next["id"]}]);
    let first = event(&app, json!({"leads_to": meeting})).await;
    refused(&app, &own, "event.in_use", "leads_to").await;
    let path = format!("/events/{}", first["id"].as_str().unwrap());
    app.patch(&path, "*", json!({"leads_to": [{"title": "Next"}]})).expect(200).await;
    let second = event(&app, json!({"previous_event_id": next["id"]})).await;
    refused(&app, &own, "event.in_use", "previous_event_id").await;
    let path = format!("/events/{}", second["id"].as_str().unwrap());
    app.patch(&path, "*", json!({"previous_event_id": null})).expect(200).await;
    app.delete(&own).expect(204).await;
}

#[tokio::test]
async fn a_person_who_takes_part_and_a_panel_that_was_a_source_stay() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let panel = json!({"title": "P", "day": "2026-05-25"});
    let panel = made(&app, &at(&event, "panels"), panel).await;
    let panel_path = format!("/panels/{}", panel["id"].as_str().unwrap());
    for what in ["nominations", "invitations", "registrations", "items", "recommendations"] {
        let person = made(&app, "/people", json!({"full_name": what})).await;
        let id = &person["id"];
        let (path, body) = match what {
            "items" => {
                let speakers = json!([{"person_id": id}]);
                let item = json!({"kind": "keynote", "title": "T", "speakers": speakers});
                (format!("{panel_path}/items"), item)
            }
            "recommendations" => {
                let source = json!({"person_id": id, "panel_id": panel["id"]});
                (at(&event, what), json!({"text": "Do", "source": source}))
            }
            "nominations" => (at(&event, what), json!({"person_id": id, "country": "KZ"})),
            _ => (at(&event, what), json!({"person_id": id})),
        };
        made(&app, &path, body).await;
        let own = format!("/people/{}", id.as_str().unwrap());
        refused(&app, &own, "person.in_use", what).await;
    }
    refused(&app, &panel_path, "panel.in_use", "a source").await;
}

/// An event that was held and put away, with one of everything.
async fn archived(app: &TestApp) -> (Value, Value, Value, Value) {
    let event = event(app, json!({"registration": {"approval": "manual"}})).await;
    let invitation = invite(app, &event, "anna@example.org", json!({})).await;
    let page = answer_path(app, &invitation).await;
    app.raw("POST", &page).form(&[("answer", "accept")]).expect(303).await;
    let registration = app.get(&at(&event, "registrations")).json_of(200).await["items"][0].clone();
    let recommendation = made(app, &at(&event, "recommendations"), json!({"text": "Do"})).await;
    app.clock.advance(chrono::Duration::days(100));
    for action in ["complete", "archive"] {
        app.act(&at(&event, action)).expect(200).await;
    }
    (event, invitation, registration, recommendation)
}

#[tokio::test]
async fn who_took_part_in_an_archived_event_is_the_record() {
    let app = TestApp::start().await;
    let (event, invitation, registration, recommendation) = archived(&app).await;
    let own = |kind: &str, of: &Value, verb: &str| {
        format!("/{kind}/{}{verb}", of["id"].as_str().unwrap())
    };
    let follow_up =
        json!({"name": "F", "audience": {"role": ["delegate"]}, "subject": "S", "body": "B"});
    let late = app.post(&at(&event, "follow-ups"), follow_up).expect(409).await.json();
    assert_eq!(late["code"], "follow_up.event_state");
    let person = json!({"person": {"full_name": "Late"}});
    let batch = json!({"invitations": [person]});
    let posts = [
        (at(&event, "invitations"), person.clone()),
        (at(&event, "invitations/batch"), batch),
        (at(&event, "registrations"), person.clone()),
        (at(&event, "recommendations"), json!({"text": "Late"})),
        (own("invitations", &invitation, "/send"), json!({})),
        (own("invitations", &invitation, "/revoke"), json!({})),
        (own("invitations", &invitation, "/answer"), json!({"answer": "decline"})),
        (own("registrations", &registration, "/approve"), json!({})),
        (own("registrations", &registration, "/reject"), json!({})),
        (own("registrations", &registration, "/withdraw"), json!({})),
        (own("registrations", &registration, "/substitute"), person.clone()),
    ];
    for (path, body) in posts {
        let refused = app.post(&path, body).expect(409).await.json();
        assert_eq!(refused["code"], "event.state", "{path}");
        assert!(refused["detail"].as_str().unwrap().contains("archived"), "{refused}");
    }
    for path in [own("invitations", &invitation, ""), own("registrations", &registration, "")] {
        let refused = app.patch(&path, "*", json!({"role": "guest"})).expect(409).await.json();
        assert_eq!(refused["code"], "event.state", "{path}");
    }
    let path = own("recommendations", &recommendation, "");
    assert_eq!(app.delete(&path).expect(409).await.json()["code"], "event.state");
    app.patch(&path, "*", json!({"due": "2027"})).expect(200).await;
    let report = json!({"implementation": "in_progress"});
    app.post(&format!("{path}/progress"), report).expect(201).await;
}
