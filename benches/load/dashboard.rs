//! The dashboard of a programme of 100 events and 5,000 recommendations, each with two addressees.

use std::time::Instant;

use convoke::events::entity::event;
use convoke::ids::{EventId, RecommendationId};
use convoke::recommendations::entity::{addressee, recommendation};
use sea_orm::EntityTrait;
use serde_json::json;
use uuid::Uuid;

use super::client::{self, Request};
use super::house;
use super::server::Server;
use super::stock::{self, House, insert};

const EVENTS: i32 = 100;
const OF_EACH: i32 = 50;
const TIMES: usize = 20;

pub async fn measure() {
    println!("| {EVENTS} events, {} recommendations | median | most |", EVENTS * OF_EACH);
    println!("| --- | --- | --- |");
    let folder = tempfile::tempdir().unwrap();
    let file = format!("sqlite://{}", folder.path().join("dashboard.db").display());
    measure_one("SQLite", &file).await;
    if let Some(url) = stock::fresh_postgres("convoke_load").await {
        measure_one("PostgreSQL", &url).await;
    }
}

async fn measure_one(database: &str, url: &str) {
    let (path, token) = lay_in(url).await;
    let server = Server::start("house", url);
    let request = Request::get(&path).bearer(&token);
    let mut took = Vec::new();
    for _ in 0..TIMES {
        let begin = Instant::now();
        client::read(&server.address, &request).await;
        took.push(begin.elapsed());
    }
    took.sort();
    let (median, most) = (took[TIMES / 2], took[TIMES - 1]);
    println!("| {database} | {median:.1?} | {most:.1?} |");
}

/// The address of the dashboard, and a token that reads it.
async fn lay_in(url: &str) -> (String, String) {
    let context = house::context(url).await;
    context.db.migrate().await.unwrap();
    let house = House::new(context).await;
    let text = |made: &serde_json::Value| made["id"].as_str().unwrap().to_owned();
    let programme = json!({"kind": "programme", "title": "Programme"});
    let programme = text(&house.post("/programmes", programme).await);
    let mut organizations = Vec::new();
    for (name, country) in [("Ministry", "KZ"), ("Agency", "KG")] {
        let body = json!({"name": name, "kind": "government", "country": country});
        organizations.push(text(&house.post("/organizations", body).await));
    }
    let body = json!({
        "kind": "seminar", "title": "Seminar", "time_zone": "Asia/Almaty", "programme_id": programme,
        "starts_on": "2026-05-25", "ends_on": "2026-05-27",
    });
    let made = text(&house.post("/events", body).await);
    let addressees: Vec<_> =
        organizations.iter().map(|id| json!({"organization_id": id})).collect();
    let body = json!({"text": "Publish data", "due": "2026-12", "addressees": addressees});
    house.post(&format!("/events/{made}/recommendations"), body).await;
    copy(&house).await;
    house.context.db.close().await.unwrap();
    (format!("/api/v1/programmes/{programme}/recommendations-dashboard"), house.token)
}

/// Copies of the event and of what it recommended.
async fn copy(house: &House) {
    let db = house.context.db.read();
    let event = event::Entity::find().one(db).await.unwrap().unwrap();
    let one = recommendation::Entity::find().one(db).await.unwrap().unwrap();
    let theirs = addressee::Entity::find().all(db).await.unwrap();
    let (mut events, mut all, mut addressees) = (Vec::new(), Vec::new(), Vec::new());
    for n in 0..EVENTS {
        let event_id = if n == 0 { event.id } else { EventId(Uuid::now_v7()) };
        if n > 0 {
            events.push(event::Model { id: event_id, slug: format!("s{n}"), ..event.clone() });
        }
        for number in 1 + i32::from(n == 0)..=OF_EACH {
            let id = RecommendationId(Uuid::now_v7());
            all.push(recommendation::Model { id, event_id, number, ..one.clone() });
            let own =
                |row: &addressee::Model| addressee::Model { recommendation_id: id, ..row.clone() };
            addressees.extend(theirs.iter().map(own));
        }
    }
    insert(&house.context.db, &events).await;
    insert(&house.context.db, &all).await;
    insert(&house.context.db, &addressees).await;
}
