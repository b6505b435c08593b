use serde_json::{Value, json};

use super::{Hall, outcomes, own, verify_path};

async fn rename(hall: &Hall, registration: &Value, name: &str) {
    let path = format!("/people/{}", registration["person_id"].as_str().unwrap());
    hall.door.app.patch(&path, "*", json!({"badge_name": name})).expect(200).await;
}

#[tokio::test]
async fn what_was_issued_stays_as_it_was_and_a_correction_is_a_new_one_that_revokes_it() {
    let hall = Hall::start().await;
    let first = hall.give(&[&hall.anna]).await.remove(0);
    rename(&hall, &hall.anna, "Анна Сериковна").await;
    let title = json!({"title": "Renamed", "venue": {"city": "Almaty"}});
    let event = format!("/events/{}", hall.door.event["id"].as_str().unwrap());
    hall.door.app.patch(&event, "*", title).expect(200).await;
    assert_eq!(hall.door.app.get(&own(&first)).json_of(200).await, first);
    let text = hall.printed(&first).await;
    assert!(text.contains("Digital government") && !text.contains("Renamed"), "{text}");
    let body = json!({"reason": "Her name was misspelt.", "language": "ru", "hours": 18});
    let again = hall.door.app.post(&format!("{}/reissue", own(&first)), body).expect(201).await;
    let second = again.json();
    assert_eq!(again.header("location"), format!("/api/v1{}", own(&second)));
    for (field, value) in [
        ("name", json!("Анна Сериковна")),
        ("event_title", json!("Renamed")),
        ("language", json!("ru")),
        ("hours", json!(18)),
        ("number", json!(2)),
        ("replaces_id", first["id"].clone()),
        ("attended", first["attended"].clone()),
    ] {
        assert_eq!(second[field], value, "{field}");
    }
    assert_ne!(second["code"], first["code"]);
    let former = hall.door.app.get(&own(&first)).json_of(200).await;
    assert_eq!(former["status"], "revoked");
    assert_eq!(former["revoke_reason"], "Her name was misspelt.");
    assert_eq!(former["name"], "Anna");
    hall.door.app.raw("GET", &verify_path(&first)).expect(410).await;
    let page = hall.door.app.raw("GET", &verify_path(&second)).expect(200).await.text();
    assert!(page.contains("Анна Сериковна"), "{page}");
    let more = json!({"registration_ids": [hall.anna["id"]], "threshold": 0});
    assert_eq!(outcomes(&hall.issue(more).await.json()), ["Анна Сериковна already 3"]);
    // The former one is not given a second successor.
    let path = format!("{}/reissue", own(&first));
    let refused = hall.door.app.post(&path, json!({})).expect(409).await.json();
    assert_eq!(refused["code"], "certificate.replaced");
}

#[tokio::test]
async fn one_that_is_revoked_stays_on_record_and_only_a_new_issue_by_hand_gives_another() {
    let hall = Hall::start().await;
    let first = hall.give(&[&hall.anna]).await.remove(0);
    let revoked = hall.revoke(&first).await;
    assert_eq!((revoked.status.as_u16(), &revoked.json()["status"]), (200, &json!("revoked")));
    assert_eq!(revoked.json()["revoke_reason"], "Given by mistake.");
    assert_eq!(revoked.json()["version"], 2);
    assert_eq!(hall.revoke(&first).await.json()["code"], "certificate.revoked");
    let path = format!("{}?format=pdf", own(&first));
    assert_eq!(hall.door.app.get(&path).expect(409).await.json()["code"], "certificate.revoked");
    let issued = hall.issue(json!({})).await.json();
    assert_eq!(outcomes(&issued)[0], "Anna revoked 3");
    let path = format!("{}/reissue", own(&first));
    let second = hall.door.app.post(&path, json!({})).json_of(201).await;
    assert_eq!((&second["status"], &second["name"]), (&json!("valid"), &json!("Anna")));
    assert_eq!(hall.list("status=valid").await, [second]);
    let blank = json!({"reason": " "});
    let refused = hall.door.app.post(&format!("{}/revoke", own(&first)), blank).expect(422).await;
    assert_eq!(refused.pointers(), ["/reason"]);
}

#[tokio::test]
async fn whoever_has_given_up_their_place_gets_no_other_one() {
    let hall = Hall::start().await;
    let first = hall.give(&[&hall.anna]).await.remove(0);
    hall.door.withdraw(&hall.anna).await;
    let path = format!("{}/reissue", own(&first));
    let refused = hall.door.app.post(&path, json!({})).expect(409).await.json();
    assert_eq!(refused["code"], "certificate.not_confirmed");
    assert_eq!(hall.list("status=revoked").await.len(), 0, "nothing was done");
}

#[tokio::test]
async fn two_who_correct_one_at_once_leave_one_that_is_valid() {
    let hall = Hall::start().await;
    let first = hall.give(&[&hall.anna]).await.remove(0);
    let path = format!("{}/reissue", own(&first));
    let again = async || hall.door.app.post(&path, json!({})).await.status.as_u16();
    let (one, two) = tokio::join!(again(), again());
    let mut both = [one, two];
    both.sort_unstable();
    assert_eq!(both, [201, 409]);
    assert_eq!(hall.list("status=valid").await.len(), 1);
}

#[tokio::test]
async fn of_two_people_who_are_one_the_certificate_stays_with_the_registration_that_moves() {
    let hall = Hall::start().await;
    let first = hall.give(&[&hall.anna]).await.remove(0);
    let known = json!({"full_name": "Anna Serikova"});
    let stays = hall.door.app.post("/people", known).expect(201).await.id();
    let other = json!({"other_id": hall.anna["person_id"]});
    hall.door.app.post(&format!("/people/{stays}/merge"), other).expect(200).await;
    assert_eq!(hall.door.app.get(&own(&first)).json_of(200).await, first);
    let page = hall.door.app.raw("GET", &verify_path(&first)).expect(200).await.text();
    assert!(page.contains("Anna") && !page.contains("Serikova"), "{page}");
    let link =
        format!("{}/certificates/{}", hall.page(&hall.anna).await, first["id"].as_str().unwrap());
    hall.door.app.raw("GET", &link).expect(200).await;
}

#[tokio::test]
async fn each_deed_has_its_line_in_the_log() {
    let hall = Hall::start().await;
    let first = hall.give(&[&hall.anna, &hall.bek]).await.remove(0);
    hall.door.app.post(&format!("{}/reissue", own(&first)), json!({})).expect(201).await;
    let log = hall.door.app.get("/audit?object_kind=certificate&limit=200").json_of(200).await;
    let mut actions: Vec<&str> =
        log["items"].as_array().unwrap().iter().map(|it| it["action"].as_str().unwrap()).collect();
    actions.sort_unstable();
    assert_eq!(
        actions,
        ["certificate.issue", "certificate.issue", "certificate.issue", "certificate.revoke"]
    );
    assert!(!log.to_string().contains("Anna"), "{log}");
}
