//! What state an invitation is in: one definition, for the database and for whoever reads.

use chrono::{DateTime, Utc};
use convoke::events::entity::event;
use convoke::ids::{EventId, InvitationId};
use convoke::invitations::entity::{self as invitation, Entity};
use convoke::invitations::rules::{effective, ends_at};
use convoke::invitations::service::is_effectively;
use convoke::invitations::types::InvitationStatus;
use convoke::worker;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::{answer_path, event, fingerprint, invite, outbox};

async fn count(app: &TestApp, event: &Value, status: &str) -> usize {
    let path = format!("/events/{}/invitations?status={status}", event["id"].as_str().unwrap());
    app.get(&path).json_of(200).await["items"].as_array().unwrap().len()
}

#[tokio::test]
async fn an_invitation_that_ended_is_open_again_once_its_event_is_moved_to_a_later_day() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let invitation = invite(&app, &event, "a@example.org", json!({})).await;
    let own_end = json!({"expires_at": "2026-04-01T00:00:00Z"});
    invite(&app, &event, "b@example.org", own_end).await;
    app.clock.set("2026-06-01T00:00:00Z".parse().unwrap());
    assert_eq!(count(&app, &event, "expired").await, 2, "before anybody wrote it down");
    worker::tick(&app.app.context).await.unwrap();
    assert_eq!((count(&app, &event, "expired").await, count(&app, &event, "sent").await), (2, 0));
    let path = format!("/events/{}", event["id"].as_str().unwrap());
    let later = json!({"starts_on": "2026-07-01", "ends_on": "2026-07-02", "notify": true});
    app.patch(&path, "*", later).expect(200).await;
    assert_eq!((count(&app, &event, "expired").await, count(&app, &event, "sent").await), (1, 1));
    let own = format!("/invitations/{}", invitation["id"].as_str().unwrap());
    assert_eq!(app.get(&own).json_of(200).await["status"], "sent");
    assert_eq!(outbox(&app).await, "event_changed 1, invitation 2");
    app.raw("GET", &answer_path(&app, &invitation).await).expect(200).await;
}

#[tokio::test]
async fn the_database_and_the_rules_agree_on_every_state_at_every_moment() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let id: EventId = event["id"].as_str().unwrap().parse().unwrap();
    let db = app.app.context.db.clone();
    let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
    let ends = [
        None,
        Some("2026-05-01T00:00:00Z"),
        Some("2026-05-27T19:00:00Z"),
        Some("2026-06-09T00:00:00Z"),
    ];
    let mut made: Vec<invitation::Model> = Vec::new();
    for (n, status) in InvitationStatus::ALL.iter().enumerate() {
        for (m, end) in ends.iter().enumerate() {
            let one = invite(&app, &event, &format!("p{n}x{m}@example.org"), json!({})).await;
            let id: InvitationId = one["id"].as_str().unwrap().parse().unwrap();
            let row = Entity::find_by_id(id).one(db.read()).await.unwrap().unwrap();
            let row = invitation::Model { status: *status, expires_at: end.map(at), ..row };
            let row = &row;
            let saved =
                db.write(move |w| async move { convoke::db::update(&w, row.clone()).await });
            made.push(saved.await.unwrap());
        }
    }
    let event = event::Entity::find_by_id(id).one(db.read()).await.unwrap().unwrap();
    for now in [
        "2026-04-30T23:59:59Z",
        "2026-05-01T00:00:00Z",
        "2026-05-27T18:59:59Z",
        "2026-05-27T19:00:00Z",
        "2026-06-10T00:00:00Z",
    ]
    .map(at)
    {
        for status in InvitationStatus::ALL {
            let select = Entity::find().filter(invitation::Column::EventId.eq(id));
            let select = select.filter(is_effectively(*status, &event, now));
            let mut found: Vec<_> =
                select.all(db.read()).await.unwrap().iter().map(|row| row.id).collect();
            found.sort_unstable();
            let is = |row: &&invitation::Model| {
                effective(row.status, ends_at(row.expires_at, event.ends_at()), now) == *status
            };
            let mut meant: Vec<_> = made.iter().filter(is).map(|row| row.id).collect();
            meant.sort_unstable();
            assert_eq!(found, meant, "{status} at {now}");
        }
    }
}

#[tokio::test]
async fn the_role_of_an_accepted_invitation_is_changed_with_the_registration() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let invitation = invite(&app, &event, "a@example.org", json!({})).await;
    let page = answer_path(&app, &invitation).await;
    app.raw("POST", &page).form(&[("answer", "accept")]).expect(303).await;
    let path = format!("/invitations/{}", invitation["id"].as_str().unwrap());
    let before = fingerprint(&app).await;
    let change = json!({"role": "speaker", "notify": true});
    let refused = app.patch(&path, "*", change.clone()).expect(409).await.json();
    assert_eq!(refused["code"], "invitation.accepted");
    assert_eq!(fingerprint(&app).await, before);
    app.patch(&path, "*", json!({"role": "delegate", "note": "Welcome"})).expect(200).await;
    app.raw("POST", &page).form(&[("answer", "decline")]).expect(303).await;
    app.patch(&path, "*", change).expect(200).await;
}
