//! What is forgotten after its time, and what is named elsewhere and so stays.

use std::sync::Mutex;
use std::time::Duration;

use convoke::ids::RegistrationId;
use convoke::registrations::types::RegistrationStatus::{Confirmed, Unverified};
use convoke::worker;

use crate::follow_ups::scene::{Scene, at};

/// Somebody who never confirmed their address.
async fn unverified(it: &Scene, name: &str) -> RegistrationId {
    let (person, made) = (it.named(name).await, Mutex::default());
    it.registered_as(person, Unverified, |row| {
        row.unverified_until = Some(at("2026-03-03T08:00:00Z"));
        *made.lock().unwrap() = Some(row.id);
    })
    .await;
    made.into_inner().unwrap().unwrap()
}

#[tokio::test]
async fn what_cannot_be_removed_keeps_nothing_else_and_nobody_waiting() {
    let it = Scene::start().await;
    // More than go into one write, all of them before the others.
    for number in 0..105 {
        let named = unverified(&it, &format!("named{number}")).await;
        let person = it.named(&format!("naming{number}")).await;
        it.registered_as(person, Confirmed, |row| row.substitute_for_id = Some(named)).await;
    }
    for name in ["free1", "free2"] {
        unverified(&it, name).await;
    }
    it.now("2026-03-09T08:00:00Z");
    let tick = worker::tick(&it.app.app.context);
    tokio::time::timeout(Duration::from_secs(30), tick).await.expect("it ends").unwrap();
    let path = format!("/events/{}/registrations?limit=200&status=unverified", it.event);
    let rows = it.app.get(&path).json_of(200).await;
    let names: Vec<&str> = rows["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["full_name"].as_str().unwrap())
        .collect();
    assert_eq!(names.len(), 105);
    assert!(names.iter().all(|name| name.starts_with("named")), "{names:?}");
    worker::tick(&it.app.app.context).await.unwrap();
}
