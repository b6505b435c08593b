//! Scenes that many tests begin with: an event, people, their invitations and links.

use convoke::db::Database;
use convoke::evaluations;
use convoke::ids::{
    EvaluationId, InvitationId, NominationRequestId, ProgressRequestId, RegistrationId,
};
use convoke::invitations;
use convoke::mail::{LinkRef, Purpose};
use convoke::nominations::requests;
use convoke::recommendations::requests as progress;
use convoke::registrations;
use sea_orm::{ConnectionTrait, EntityTrait, Statement};
use serde_json::{Value, json};

use super::TestApp;

/// A published event on 25 to 27 May 2026 in Almaty, with `more` over the usual fields.
pub async fn event(app: &TestApp, more: Value) -> Value {
    let mut body = json!({
        "kind": "seminar",
        "title": {"en": "Digital government", "ru": "Цифровое правительство"},
        "time_zone": "Asia/Almaty",
        "starts_on": "2026-05-25",
        "ends_on": "2026-05-27",
        "start_time": "09:30",
        "access": "public",
        "contact": {"unit": "Secretariat", "email": "secretariat@example.org"},
    });
    for (key, value) in more.as_object().unwrap() {
        body[key] = value.clone();
    }
    let made = app.post("/events", body).expect(201).await.id();
    app.act(&format!("/events/{made}/publish")).json_of(200).await
}

/// Invites somebody to an event, with `more` over the usual fields; the invitation.
pub async fn invite(app: &TestApp, event: &Value, email: &str, more: Value) -> Value {
    let mut body = json!({
        "person": {"full_name": format!("Person of {email}"), "email": email},
        "send": true,
    });
    for (key, value) in more.as_object().unwrap() {
        body[key] = value.clone();
    }
    let path = format!("/events/{}/invitations", event["id"].as_str().unwrap());
    app.post(&path, body).json_of(201).await
}

/// The path of the page on which an invitation is answered.
pub async fn answer_path(app: &TestApp, invitation: &Value) -> String {
    let id: InvitationId = invitation["id"].as_str().unwrap().parse().unwrap();
    let row = invitations::entity::Entity::find_by_id(id);
    let row = row.one(app.app.context.db.read()).await.unwrap().unwrap();
    format!("/i/{}", token(app, &invitations::messages::link(&row)))
}

/// The path of the page of a registration.
pub async fn manage_path(app: &TestApp, registration: &Value, purpose: Purpose) -> String {
    let id: RegistrationId = registration["id"].as_str().unwrap().parse().unwrap();
    let row = registrations::entity::Entity::find_by_id(id);
    let row = row.one(app.app.context.db.read()).await.unwrap().unwrap();
    format!("/r/{}", token(app, &registrations::messages::link(&row, purpose)))
}

/// The path of the page on which a delegation is named.
pub async fn nominate_path(app: &TestApp, request: &Value) -> String {
    let id: NominationRequestId = request["id"].as_str().unwrap().parse().unwrap();
    let row = requests::entity::request::Entity::find_by_id(id);
    let row = row.one(app.app.context.db.read()).await.unwrap().unwrap();
    format!("/n/{}", token(app, &requests::messages::link(&row)))
}

/// The path of the page on which progress is reported.
pub async fn report_path(app: &TestApp, request: &Value) -> String {
    let id: ProgressRequestId = request["id"].as_str().unwrap().parse().unwrap();
    let row = progress::entity::request::Entity::find_by_id(id);
    let row = row.one(app.app.context.db.read()).await.unwrap().unwrap();
    format!("/p/{}", token(app, &progress::messages::link(&row)))
}

/// The path of the page on which somebody fills in an evaluation.
pub async fn evaluate_path(app: &TestApp, evaluation: &Value, registration: &Value) -> String {
    let id: EvaluationId = evaluation["id"].as_str().unwrap().parse().unwrap();
    let whose: RegistrationId = registration["id"].as_str().unwrap().parse().unwrap();
    let row = evaluations::entity::invitee::Entity::find_by_id((id, whose));
    let row = row.one(app.app.context.db.read()).await.unwrap().unwrap();
    let event = evaluation["event_id"].as_str().unwrap().parse().unwrap();
    format!("/f/{}", token(app, &evaluations::messages::link(event, &row)))
}

fn token(app: &TestApp, link: &LinkRef) -> String {
    app.app.context.keys.token(link).unwrap()
}

/// The registrations of an event.
pub async fn register(app: &TestApp, event: &Value, filter: &str) -> Vec<Value> {
    let path = format!("/events/{}/registrations?limit=200{filter}", event["id"].as_str().unwrap());
    app.get(&path).json_of(200).await["items"].as_array().unwrap().clone()
}

/// How often each template stands in the outbox, such as `invitation 2, registration_confirmed 1`.
pub async fn outbox(app: &TestApp) -> String {
    let sql = "SELECT template, COUNT(*) AS n FROM mails GROUP BY template ORDER BY template";
    let rows = rows(&app.app.context.db, sql).await;
    let entry = |row: &sea_orm::QueryResult| {
        let template: String = row.try_get("", "template").unwrap();
        let count: i64 = row.try_get("", "n").unwrap();
        format!("{template} {count}")
    };
    rows.iter().map(entry).collect::<Vec<_>>().join(", ")
}

/// Something that differs as soon as any row of these tables was written.
pub async fn fingerprint(app: &TestApp) -> Vec<i64> {
    let mut numbers = Vec::new();
    for table in ["events", "people", "invitations", "registrations", "mails"] {
        let sql = format!(
            "SELECT CAST(COUNT(*) + COALESCE(SUM(version), 0) AS BIGINT) AS n FROM {table}"
        );
        numbers.push(number(&app.app.context.db, &sql).await);
    }
    numbers.push(number(&app.app.context.db, "SELECT COUNT(*) AS n FROM audit_log").await);
    numbers
}

/// The number `n` that a query gives.
pub async fn number(db: &Database, sql: &str) -> i64 {
    let row = &rows(db, sql).await[0];
    row.try_get("", "n").unwrap()
}

async fn rows(db: &Database, sql: &str) -> Vec<sea_orm::QueryResult> {
    db.read().query_all_raw(Statement::from_string(db.backend(), sql)).await.unwrap()
}
