//! Two who tell of one person at the same time.

use std::time::Duration;

use convoke::access::Actor;
use convoke::ids::RegistrationId;
use convoke::registrations::service::withdraw_by_id;
use convoke::registrations::types::RegistrationDecision;
use futures_util::future::join_all;
use serde_json::json;
use tokio::time::sleep;

use super::Door;

const A_MOMENT: Duration = Duration::from_millis(150);

#[tokio::test]
async fn two_devices_that_check_one_person_in_at_once_make_one_row() {
    let it = Door::start().await;
    let other = it.app.beside().await;
    for round in 0..8 {
        let anna = it.seat(&format!("Anna{round}"), json!({})).await;
        let path = it.at("attendance");
        let tell = |n: usize| {
            let app = if n.is_multiple_of(2) { &it.app } else { &other };
            let body = json!({"code": anna["code"], "nonce": format!("{round}-{n}")});
            let told = app.post(&path, body);
            async { told.await }
        };
        let told = join_all((0..6).map(tell)).await;
        let made = told.iter().filter(|answer| answer.status == 201).count();
        assert_eq!(made, 1, "{:?}", told.iter().map(|it| it.status).collect::<Vec<_>>());
        assert!(told.iter().all(|answer| answer.json()["id"] == told[0].json()["id"]));
    }
    assert_eq!(it.list("").await.len(), 8);
    assert_eq!(it.counts().await["present"], 8);
}

#[tokio::test]
async fn one_nonce_told_twice_at_once_is_one_check_in() {
    let it = Door::start().await;
    let other = it.app.beside().await;
    let anna = it.seat("Anna", json!({})).await;
    let rows = json!({"check_ins": [{"code": anna["code"], "nonce": "n"}]});
    let path = it.at("attendance/batch");
    let sent =
        [&it.app, &other, &it.app, &other].map(|app| app.post(&path, rows.clone()).expect(200));
    let told = join_all(sent).await;
    let made: i64 = told.iter().map(|it| it.json()["checked_in"].as_i64().unwrap()).sum();
    let again: i64 = told.iter().map(|it| it.json()["repeated"].as_i64().unwrap()).sum();
    assert_eq!((made, again), (1, 3));
}

#[tokio::test]
async fn whoever_is_withdrawn_at_the_same_moment_is_not_let_in_and_the_door_is_told() {
    let it = Door::start().await;
    let anna = it.seat("Anna", json!({})).await;
    let id: RegistrationId = anna["id"].as_str().unwrap().parse().unwrap();
    let by = &Actor::system("desk");
    let quietly = &RegistrationDecision { reason: None, notify: false };
    let withdraw = it.app.app.context.db.write(move |w| async move {
        let done = withdraw_by_id(&w, by, id, quietly).await?;
        sleep(2 * A_MOMENT).await;
        Ok(done)
    });
    let told = async {
        sleep(A_MOMENT).await;
        it.tell(json!({"code": anna["code"]})).await
    };
    let (withdrawn, told) = tokio::join!(withdraw, told);
    withdrawn.unwrap();
    assert_eq!(told.status, 409, "{}", told.text());
    assert!(told.json()["detail"].as_str().unwrap().contains("withdrawn"));
    assert_eq!(it.counts().await["present"], 0);
}
