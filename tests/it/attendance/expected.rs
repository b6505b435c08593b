//! Who is expected, so that a device knows it while it is offline.

use serde_json::{Value, json};

use super::Door;

async fn ask(it: &Door, query: &str) -> Vec<Value> {
    let path = format!("{}?{query}", it.at("attendance/expected"));
    it.app.get(&path).json_of(200).await["items"].as_array().unwrap().clone()
}

fn names(rows: &[Value]) -> Vec<&str> {
    rows.iter().map(|row| row["full_name"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn everybody_confirmed_is_expected_with_what_the_door_needs_and_whether_they_are_here() {
    let it = Door::with(json!({"capacity": 3, "registration": {"waitlist": true}})).await;
    let anna = it.seat("Anna Berg", json!({"country": "KZ", "organization": "Hub"})).await;
    let bek = it.seat("Bek", json!({"role": "speaker"})).await;
    let chen = it.seat("Chen", json!({})).await;
    it.seat("Dana", json!({})).await;
    it.withdraw(&chen).await;
    let panel = it.panel("P").await;
    let today = it.came(&anna, json!({})).await;
    it.came(&bek, json!({"panel_id": panel["id"]})).await;
    let all = ask(&it, "").await;
    assert_eq!(names(&all), ["Anna Berg", "Bek", "Dana"], "Dana has the seat of Chen");
    let expected = json!({
        "registration_id": anna["id"], "code": anna["code"], "full_name": "Anna Berg",
        "badge_name": null, "role": "delegate", "country": "KZ", "organization": "Hub",
        "present": true, "check_ins": [{
            "id": today["id"], "day": "2026-05-26", "panel_id": null, "at": "2026-05-26T04:00:00+00:00",
        }],
    });
    assert_eq!(all[0], expected);
    let present = |rows: &[Value]| -> Vec<bool> {
        rows.iter().map(|row| row["present"].as_bool().unwrap()).collect()
    };
    assert_eq!(present(&all), [true, true, false]);
    assert_eq!(present(&ask(&it, "day=2026-05-26").await), [true, false, false]);
    assert_eq!(present(&ask(&it, "day=2026-05-27").await), [false; 3]);
    let at_panel = format!("panel_id={}", panel["id"].as_str().unwrap());
    assert_eq!(present(&ask(&it, &at_panel).await), [false, true, false]);
    assert_eq!(names(&ask(&it, "day=2026-05-26&present=false").await), ["Bek", "Dana"]);
    assert_eq!(names(&ask(&it, "present=true").await), ["Anna Berg", "Bek"]);
    it.undo(&today).await;
    assert_eq!(names(&ask(&it, "present=true").await), ["Bek"]);
}

#[tokio::test]
async fn a_person_without_their_code_is_found_by_name_and_by_organization() {
    let it = Door::start().await;
    it.seat("Айгуль Серикова", json!({"organization": "Институт"})).await;
    let bek = it.seat("Bek", json!({})).await;
    assert_eq!(names(&ask(&it, "q=серик").await), ["Айгуль Серикова"]);
    assert_eq!(names(&ask(&it, "q=институт").await), ["Айгуль Серикова"]);
    let code = bek["code"].as_str().unwrap().split('-').next().unwrap();
    assert_eq!(names(&ask(&it, &format!("q={code}")).await), ["Bek"]);
    it.came(&bek, json!({})).await;
    assert_eq!(it.list("q=bek").await.len(), 1);
    assert_eq!(it.list("q=серик").await.len(), 0);
}

#[tokio::test]
async fn a_day_and_a_panel_at_once_or_a_panel_of_another_event_are_no_question() {
    let it = Door::start().await;
    let panel = it.panel("P").await;
    let id = panel["id"].as_str().unwrap();
    let path = it.at("attendance/expected");
    it.app.get(&format!("{path}?day=2026-05-26&panel_id={id}")).expect(400).await;
    let other = crate::support::scene::event(&it.app, json!({})).await;
    let other = Door { event: other, app: it.app };
    let path = other.at("attendance/expected");
    other.app.get(&format!("{path}?panel_id={id}")).expect(400).await;
}
