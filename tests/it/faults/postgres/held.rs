//! Another session has left a transaction open that holds a row.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use sea_orm::{ConnectionTrait, TransactionTrait};
use serde_json::{Value, json};

use crate::faults::house::{House, assert_refusal};
use crate::support::database::postgres;
use crate::support::wire::Got;

async fn event(house: &House, title: &str) -> String {
    let body = json!({
        "kind": "seminar", "title": title, "time_zone": "Asia/Almaty",
        "starts_on": "2031-05-25", "ends_on": "2031-05-27", "access": "public", "capacity": 40,
    });
    let made = house.client.call("POST", "/events", &body).await.expect(201).json();
    let path = format!("/events/{}", made["id"].as_str().unwrap());
    house.client.call("POST", &format!("{path}/publish"), &Value::Null).await.expect(200);
    path
}

async fn register(house: &House, event: &str) -> (Got, Duration) {
    let email = format!("{}@example.org", uuid::Uuid::new_v4().simple());
    let body = json!({"person": {"full_name": "Aigul", "email": email}});
    let started = Instant::now();
    let got = house.client.call("POST", &format!("{event}/registrations"), &body).await;
    (got, started.elapsed())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_holds_the_row_of_an_event_keeps_its_registrations_waiting_for_some_seconds_only() {
    if postgres().is_none() {
        return;
    }
    let house = House::start().await;
    let (locked, free) = (event(&house, "Locked").await, event(&house, "Free").await);
    let other = sea_orm::Database::connect(&house.database.url).await.unwrap();
    let held = other.begin().await.unwrap();
    let id = locked.rsplit('/').next().unwrap();
    let lock = format!("SELECT id FROM events WHERE id = '{id}' FOR UPDATE");
    held.execute_unprepared(&lock).await.unwrap();
    let few = join_all((0..6).map(|_| register(&house, &locked)));
    let beside = async {
        for _ in 0..10 {
            let (got, took) = register(&house, &free).await;
            got.expect(201);
            assert!(took < Duration::from_secs(5), "{took:?}");
            house.read().await;
        }
    };
    let (refused, ()) = tokio::join!(few, beside);
    for (got, took) in refused {
        assert_refusal(&got);
        assert!((5..20).contains(&took.as_secs()), "{took:?}");
    }
    held.rollback().await.unwrap();
    for (got, took) in join_all((0..6).map(|_| register(&house, &locked))).await {
        got.expect(201);
        assert!(took < Duration::from_secs(5), "{took:?}");
    }
    let path = format!("{locked}/registrations");
    let all = house.client.call("GET", &path, &Value::Null).await.expect(200).json();
    assert_eq!(all["items"].as_array().unwrap().len(), 6, "who was refused is not there");
}
