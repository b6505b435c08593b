//! Who is refused, and in which words.

use convoke::access::types::{Role, TokenScope};
use serde_json::{Value, json};

use super::{Door, own};
use crate::support::http::Answer;

fn code(answer: &Answer) -> String {
    answer.json()["code"].as_str().unwrap().to_owned()
}

fn detail(answer: &Answer) -> String {
    answer.json()["detail"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn only_who_is_confirmed_is_let_in_and_the_others_are_told_how_it_stands() {
    let it = Door::with(json!({"capacity": 1, "registration": {"waitlist": true}})).await;
    let anna = it.seat("Anna", json!({})).await;
    let bek = it.seat("Bek", json!({})).await;
    let refused = it.tell(json!({"code": bek["code"]})).await;
    assert_eq!((refused.status.as_u16(), code(&refused).as_str()), (409, "check_in.not_confirmed"));
    assert!(detail(&refused).contains("waitlisted") && detail(&refused).contains("promote"));
    let check_in = it.came(&anna, json!({"nonce": "n"})).await;
    it.withdraw(&anna).await;
    // Bek has the seat now; what was told of Anna before is still so.
    it.app.clock.advance(chrono::Duration::minutes(1));
    it.came(&bek, json!({})).await;
    let repeated = it.tell(json!({"code": anna["code"], "nonce": "n"})).await;
    assert_eq!((repeated.status.as_u16(), &repeated.json()["id"]), (200, &check_in["id"]));
    assert_eq!(repeated.json()["registration_status"], "withdrawn");
    let refused = it.tell(json!({"code": anna["code"]})).await;
    assert_eq!(refused.status, 409);
    assert!(detail(&refused).contains("withdrawn"), "{}", detail(&refused));
}

#[tokio::test]
async fn nobody_comes_to_a_draft_or_to_what_was_called_off_and_everybody_to_what_was_held() {
    let it = Door::start().await;
    let anna = it.seat("Anna", json!({})).await;
    let body = json!({"code": anna["code"]});
    it.app.clock.set("2026-05-28T04:00:00Z".parse().unwrap());
    it.app.act(&it.at("complete")).expect(200).await;
    it.came(&anna, json!({"day": "2026-05-27"})).await;
    it.app.act(&it.at("archive")).expect(200).await;
    let refused = it.tell(body.clone()).await;
    assert_eq!((refused.status.as_u16(), code(&refused).as_str()), (409, "event.state"));

    let it = Door::start().await;
    let anna = it.seat("Anna", json!({})).await;
    it.app.post(&it.at("cancel"), json!({"notify": false})).expect(200).await;
    let refused = it.tell(json!({"code": anna["code"]})).await;
    assert_eq!((refused.status.as_u16(), code(&refused).as_str()), (409, "check_in.event_state"));
    assert!(detail(&refused).contains("cancelled"));

    let draft = json!({"kind": "seminar", "title": "D", "time_zone": "Asia/Almaty",
                       "starts_on": "2026-05-25", "ends_on": "2026-05-27"});
    let event = it.app.post("/events", draft).json_of(201).await;
    let it = Door { event, ..it };
    let anna = it.seat("Bek", json!({})).await;
    let refused = it.tell(json!({"code": anna["code"]})).await;
    assert_eq!((refused.status.as_u16(), code(&refused).as_str()), (409, "check_in.event_state"));
    assert!(detail(&refused).contains("publish"));
}

#[tokio::test]
async fn what_is_wrong_is_named_by_its_field_with_what_would_be_right() {
    let it = Door::start().await;
    let anna = it.seat("Anna", json!({})).await;
    let other = crate::support::scene::event(&it.app, json!({})).await;
    let other = Door { event: other, ..it };
    let bek = other.seat("Bek", json!({})).await;
    let far = other.panel("Elsewhere").await;
    let it = Door { event: it.event, ..other };
    let tomorrow = json!({"title": "Tomorrow", "day": "2026-05-27"});
    let tomorrow = it.app.post(&it.at("panels"), tomorrow).json_of(201).await;
    let by = |more: Value| {
        let mut body = json!({"code": anna["code"]});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    for (body, pointer, fault) in [
        (json!({}), "/registration_id", "required"),
        (json!({"code": "hello"}), "/code", "code"),
        (json!({"code": bek["code"]}), "/code", "unknown"),
        (json!({"registration_id": bek["id"]}), "/registration_id", "unknown"),
        (by(json!({"registration_id": anna["id"]})), "/code", "ambiguous"),
        (by(json!({"day": "2026-05-28"})), "/day", "not_of_event"),
        (by(json!({"panel_id": far["id"]})), "/panel_id", "unknown"),
        (by(json!({"panel_id": far["id"], "day": "2026-05-26"})), "/panel_id", "ambiguous"),
        (by(json!({"at": "2026-05-26T04:11:00Z"})), "/at", "ahead"),
        (by(json!({"at": "2026-05-20T04:00:00Z"})), "/day", "required"),
        (by(json!({"at": "1970-01-01T00:00:05Z", "day": "2026-05-26"})), "/at", "before"),
        (by(json!({"day": "2026-05-27"})), "/day", "ahead"),
        (by(json!({"day": "2026-05-26", "at": "2026-05-25T04:00:00Z"})), "/at", "before"),
        (by(json!({"panel_id": tomorrow["id"]})), "/panel_id", "ahead"),
        (by(json!({"nonce": " "})), "/nonce", "required"),
        (by(json!({"nonce": "a\u{0}b"})), "/nonce", "control_character"),
    ] {
        let refused = it.tell(body.clone()).await;
        assert_eq!(refused.status, 422, "{body}: {}", refused.text());
        assert_eq!(refused.pointers(), [pointer], "{body}");
        assert_eq!(refused.json()["errors"][0]["code"], fault, "{body}");
    }
    // All at once, also beside a fault of form.
    let body = json!({"code": "hello", "day": "tomorrow", "at": "2030-01-01T00:00:00Z"});
    let mut pointers = it.tell(body).await.pointers();
    pointers.sort();
    assert_eq!(pointers, ["/at", "/code", "/day"]);
    let ahead = it.tell(by(json!({"at": "2030-01-01T00:00:00Z"}))).await;
    assert!(detail(&ahead).contains("2026-05-26T04:00:00Z"), "{}", detail(&ahead));
    it.app.clock.set("2026-05-28T04:00:00Z".parse().unwrap());
    let today = it.tell(by(json!({}))).await;
    assert_eq!(today.pointers(), ["/day"]);
    assert!(
        detail(&today).contains("2026-05-28")
            && detail(&today).contains("2026-05-25 to 2026-05-27")
    );
    assert!(it.list("").await.is_empty());
}

#[tokio::test]
async fn without_a_day_it_is_the_day_on_which_they_came_where_the_event_is() {
    let it = Door::start().await;
    let anna = it.seat("Anna", json!({})).await;
    // 20:00 UTC is the next day in Almaty; the device was offline since.
    let night = it.came(&anna, json!({"at": "2026-05-24T20:00:00Z"})).await;
    assert_eq!(night["day"], "2026-05-25");
    assert_eq!(it.came(&anna, json!({})).await["day"], "2026-05-26");
}

#[tokio::test]
async fn a_check_in_token_sees_attendance_of_its_events_and_nothing_else() {
    let it = Door::start().await;
    let anna = it.seat("Anna", json!({})).await;
    let event = it.event["id"].as_str().unwrap();
    let scope =
        |event: &str| TokenScope { programmes: vec![], events: vec![event.parse().unwrap()] };
    let door = it.app.token(Role::CheckIn, Some(scope(event))).await;
    let other = crate::support::scene::event(&it.app, json!({})).await;
    let stranger = it.app.token(Role::CheckIn, Some(scope(other["id"].as_str().unwrap()))).await;
    let viewer = it.app.token(Role::Viewer, None).await;
    let body = json!({"code": anna["code"]});
    let list = it.at("attendance");
    it.app.post(&list, body.clone()).bearer(&viewer).expect(403).await;
    it.app.post(&list, body.clone()).bearer(&stranger).expect(404).await;
    let check_in = it.app.post(&list, body).bearer(&door).json_of(201).await;
    assert_eq!(check_in["recorded_by"], "CheckIn");
    let reading =
        [list.clone(), it.at("attendance/expected"), it.at("attendance/counts"), own(&check_in)];
    for path in &reading {
        it.app.get(path).bearer(&door).expect(200).await;
        it.app.get(path).bearer(&viewer).expect(200).await;
        it.app.get(path).bearer(&stranger).expect(404).await;
    }
    for path in ["/events", "/people", &it.at("registrations"), &it.at("statistics")] {
        it.app.get(path).bearer(&door).expect(403).await;
    }
    let undo = format!("{}/undo", own(&check_in));
    it.app.act(&undo).bearer(&stranger).expect(404).await;
    it.app.act(&undo).bearer(&viewer).expect(403).await;
    it.app.act(&undo).bearer(&door).expect(200).await;
}

#[tokio::test]
async fn a_panel_that_somebody_came_to_stays_and_a_copy_of_an_event_has_no_check_ins() {
    let it = Door::start().await;
    let (anna, panel) = (it.seat("Anna", json!({})).await, it.panel("P").await);
    let check_in = it.came(&anna, json!({"panel_id": panel["id"]})).await;
    let path = format!("/panels/{}", panel["id"].as_str().unwrap());
    for _ in 0..2 {
        let refused = it.app.delete(&path).expect(409).await;
        assert_eq!(code(&refused), "panel.in_use");
        assert!(detail(&refused).contains("checked in"), "{}", detail(&refused));
        // What was undone is on record too.
        if it.list("").await.len() == 1 {
            it.undo(&check_in).await;
        }
    }
    let free = format!("/panels/{}", it.panel("Q").await["id"].as_str().unwrap());
    it.app.delete(&free).expect(204).await;
    let copy = it.app.post(&it.at("clone"), json!({"starts_on": "2027-05-25"})).json_of(201).await;
    let copy = Door { event: copy, ..it };
    assert!(copy.list("").await.is_empty() && copy.list("undone=true").await.is_empty());
    assert_eq!(copy.counts().await["present"], 0);
}
