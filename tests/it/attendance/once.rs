//! One check-in for a person and a place, however often and in whatever order it is told.

use serde_json::json;

use super::{Door, own};

#[tokio::test]
async fn whoever_shows_their_code_is_checked_in_for_today_and_the_door_sees_who_they_are() {
    let it = Door::start().await;
    let ministry = json!({"name": "Ministry", "kind": "government"});
    let ministry = it.app.post("/organizations", ministry).expect(201).await.id();
    let person = json!({"full_name": "Aigul Serikova", "badge_name": "Aigul S.", "country": "KZ",
                        "organization_id": ministry});
    let seat = it.seat("x", json!({"person": person, "role": "speaker"})).await;
    let code = seat["code"].as_str().unwrap();
    let typed = format!(" {} ", code.to_lowercase().replace('-', " – "));
    let told = it.tell(json!({"code": typed})).await;
    assert_eq!(told.status, 201, "{}", told.text());
    let check_in = told.json();
    assert_eq!(told.header("location"), format!("/api/v1{}", own(&check_in)));
    for (field, expected) in [
        ("full_name", json!("Aigul Serikova")),
        ("badge_name", json!("Aigul S.")),
        ("role", json!("speaker")),
        ("country", json!("KZ")),
        ("organization", json!("Ministry")),
        ("code", json!(code)),
        ("registration_id", seat["id"].clone()),
        ("registration_status", json!("confirmed")),
        ("day", json!("2026-05-26")),
        ("panel_id", json!(null)),
        ("at", json!("2026-05-26T04:00:00+00:00")),
        ("recorded_by", json!("Admin")),
        ("undone_at", json!(null)),
    ] {
        assert_eq!(check_in[field], expected, "{field}");
    }
    let read = it.app.get(&own(&check_in)).expect(200).await;
    assert_eq!(read.json(), check_in);
    assert_eq!(read.etag(), told.header("etag"));
    let log = it.app.get("/audit?action=check_in.create").json_of(200).await;
    assert_eq!(log["items"][0]["object_id"], check_in["id"]);
    assert_eq!(log["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn the_same_again_is_the_same_check_in_by_its_nonce_or_by_person_and_place() {
    let it = Door::start().await;
    let (anna, panel) = (it.seat("Anna", json!({})).await, it.panel("P").await);
    let first = it.came(&anna, json!({"nonce": "a-1", "day": "2026-05-25"})).await;
    for again in [
        json!({"registration_id": anna["id"], "nonce": "a-1", "day": "2026-05-25"}),
        json!({"code": anna["code"], "nonce": "a-1"}),
        json!({"code": anna["code"], "day": "2026-05-25"}),
        json!({"code": anna["code"], "day": "2026-05-25", "nonce": "b-1"}),
        json!({"code": anna["code"], "nonce": "b-1"}),
    ] {
        let told = it.tell(again.clone()).await;
        assert_eq!((told.status.as_u16(), told.json()), (200, first.clone()), "{again}");
        assert_eq!(told.header("location"), format!("/api/v1{}", own(&first)));
    }
    let today = it.came(&anna, json!({"nonce": "a-2"})).await;
    let at_panel = it.came(&anna, json!({"panel_id": panel["id"]})).await;
    assert_ne!(today["id"], first["id"]);
    assert_eq!(at_panel["day"], json!(null));
    assert_eq!(it.list("").await, [first, today, at_panel]);
    let log = it.app.get("/audit?object_kind=check_in").json_of(200).await;
    assert_eq!(log["items"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn a_nonce_that_stands_for_somebody_or_something_else_is_refused() {
    let it = Door::start().await;
    let (anna, bek) = (it.seat("Anna", json!({})).await, it.seat("Bek", json!({})).await);
    it.came(&anna, json!({"nonce": "n"})).await;
    for other in [
        json!({"registration_id": bek["id"], "nonce": "n"}),
        json!({"registration_id": anna["id"], "nonce": "n", "day": "2026-05-27"}),
    ] {
        let refused = it.tell(other).await;
        assert_eq!(refused.status, 409, "{}", refused.text());
        assert_eq!(refused.json()["code"], "check_in.nonce_used");
    }
    assert_eq!(it.list("").await.len(), 1);
    // Another event has its own nonces.
    let other = Door { event: crate::support::scene::event(&it.app, json!({})).await, app: it.app };
    let bek = other.seat("Bek", json!({})).await;
    other.came(&bek, json!({"nonce": "n"})).await;
}

#[tokio::test]
async fn the_earliest_instant_stays_in_whatever_order_devices_tell() {
    let it = Door::start().await;
    let anna = it.seat("Anna", json!({})).await;
    let tell = |at: &str, nonce: &str| {
        let body = json!({"code": anna["code"], "at": at, "nonce": nonce, "day": "2026-05-26"});
        async { it.tell(body).await }
    };
    let first = tell("2026-05-26T03:10:00Z", "b").await.json();
    let later = tell("2026-05-26T03:40:00Z", "c").await.json();
    assert_eq!(later, first);
    // The device at the other door was offline.
    let earlier = tell("2026-05-26T02:55:00Z", "a").await;
    assert_eq!(earlier.status, 200);
    let earlier = earlier.json();
    assert_eq!(
        (&earlier["id"], &earlier["at"]),
        (&first["id"], &json!("2026-05-26T02:55:00+00:00"))
    );
    assert_eq!((&earlier["version"], &earlier["nonce"]), (&json!(2), &json!("b")));
    for (at, nonce) in [("2026-05-26T03:10:00Z", "b"), ("2026-05-26T02:55:00Z", "a")] {
        assert_eq!(tell(at, nonce).await.json(), earlier);
    }
    let log = it.app.get("/audit?action=check_in.update").json_of(200).await;
    assert_eq!(log["items"][0]["fields"], json!(["at"]));
    assert_eq!(log["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn what_is_undone_stays_on_record_and_so_do_its_nonces_until_a_new_one_comes() {
    let it = Door::start().await;
    let anna = it.seat("Anna", json!({})).await;
    let first = it.came(&anna, json!({"nonce": "a"})).await;
    // A second device told of the same, and never heard the answer.
    it.tell(json!({"code": anna["code"], "nonce": "b"})).await;
    it.app.clock.advance(chrono::Duration::minutes(5));
    let undone = it.undo(&first).await;
    assert_eq!(undone["undone_at"], "2026-05-26T04:05:00+00:00");
    assert_eq!((&undone["undone_by"], &undone["version"]), (&json!("Admin"), &json!(2)));
    assert_eq!(it.app.get(&own(&first)).json_of(200).await, undone);
    for nonce in ["a", "b"] {
        let again = it.tell(json!({"code": anna["code"], "nonce": nonce})).await;
        assert_eq!((again.status.as_u16(), again.json()), (200, undone.clone()), "{nonce}");
    }
    assert!(it.list("").await.is_empty());
    assert_eq!(it.list("undone=true").await, std::slice::from_ref(&undone));
    assert_eq!(it.counts().await["present"], 0);
    let refused = it.app.act(&format!("{}/undo", own(&first))).expect(409).await;
    assert_eq!(refused.json()["code"], "check_in.state");
    let fresh = it.came(&anna, json!({"nonce": "c"})).await;
    assert_ne!(fresh["id"], first["id"]);
    assert_eq!(it.list("").await, std::slice::from_ref(&fresh));
    it.undo(&fresh).await;
    it.came(&anna, json!({})).await;
    let log = it.app.get("/audit?action=check_in.undo").json_of(200).await;
    assert_eq!(log["items"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a_repeated_request_with_its_key_gets_the_first_answer() {
    let it = Door::start().await;
    let anna = it.seat("Anna", json!({})).await;
    let body = json!({"code": anna["code"]});
    let call = || it.app.post(&it.at("attendance"), body.clone()).header("idempotency-key", "k");
    let first = call().expect(201).await;
    let again = call().expect(201).await;
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!((again.json(), again.etag()), (first.json(), first.etag()));
    // Told again without the key it is a repeat.
    it.app.post(&it.at("attendance"), body.clone()).expect(200).await;
}
