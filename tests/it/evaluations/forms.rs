use serde_json::{Value, json};

use super::{Asked, open, own, reaction};
use crate::attendance::Door;

#[tokio::test]
async fn a_form_is_changed_while_nobody_has_answered_and_no_longer_then() {
    let asked = Asked::of(1, reaction(), json!({})).await;
    let app = &asked.door.app;
    let path = own(&asked.form, "");
    let tag = app.get(&path).expect(200).await.etag();
    let title = json!({"title": "Your opinion"});
    let changed = app.patch(&path, &tag, title.clone()).json_of(200).await;
    assert_eq!(changed["title"], json!({"en": "Your opinion"}));
    assert_eq!(app.patch(&path, &tag, title.clone()).await.status, 412);
    let hidden = app.patch(&path, "*", json!({"anonymous": true})).expect(409).await;
    assert_eq!(hidden.json()["code"], "evaluation.opened");
    asked.say(0, &[("whole", "5")]).await;
    for body in [json!({"title": "Other"}), json!({"questions": [reaction()["questions"][1]]})] {
        let refused = app.patch(&path, "*", body).expect(409).await;
        assert_eq!(refused.json()["code"], "evaluation.answered");
    }
    let longer = app.patch(&path, "*", json!({"open_days": 60})).json_of(200).await;
    assert_eq!(longer["closes_at"], "2026-07-25T04:00:00+00:00");
    let kept = app.delete(&path).expect(409).await;
    assert_eq!(kept.json()["code"], "evaluation.in_use");
    asked.close().await;
    assert_eq!(app.patch(&path, "*", json!({"open_days": 61})).await.status, 409);
    let event = asked.door.at("").trim_end_matches('/').to_owned();
    assert_eq!(app.delete(&event).await.status, 409);
}

#[tokio::test]
async fn one_that_nobody_has_answered_is_deleted() {
    let door = Door::start().await;
    let made = door.app.post(&door.at("evaluations"), reaction()).json_of(201).await;
    assert_eq!((&made["open_days"], &made["remind_after_days"]), (&json!(21), &json!(5)));
    door.app.delete(&own(&made, "")).expect(204).await;
    door.app.get(&own(&made, "")).expect(404).await;
}

#[tokio::test]
async fn questions_are_about_what_the_event_has_and_all_that_is_wrong_is_named_once() {
    let door = Door::start().await;
    let about = |about: Value| {
        let mut body = reaction();
        body["questions"][0]["about"] = about;
        body
    };
    for unknown in [
        json!({"day": "2026-06-01"}),
        json!({"panel_id": "01a1fb67-1800-7000-8000-000000000001"}),
        json!({"item_id": "01a1fb67-1800-7000-8000-000000000001"}),
    ] {
        let field = unknown.as_object().unwrap().keys().next().unwrap().clone();
        let refused = door.app.post(&door.at("evaluations"), about(unknown)).expect(422).await;
        assert_eq!(refused.pointers(), [format!("/questions/0/about/{field}")]);
    }
    let wrong = json!({
        "kind": "reaction", "title": {"en": " "}, "open_days": 0,
        "questions": [
            {"key": "A", "kind": "scale", "label": {"en": "L"}, "scale": {"from": 4, "to": 2}},
            {"key": "b", "kind": "one_of", "label": {"en": "L"}, "points": 3},
        ],
    });
    let refused = door.app.post(&door.at("evaluations"), wrong).expect(422).await;
    let pointers = refused.pointers();
    for at in ["/title", "/open_days", "/questions/0/key", "/questions/0/scale/to"] {
        let times = pointers.iter().filter(|it| it.starts_with(at)).count();
        assert_eq!(times, 1, "{at}: {pointers:?}");
    }
}

#[tokio::test]
async fn a_form_is_prolonged_although_what_it_asks_about_was_dropped_from_the_agenda() {
    let door = Door::start().await;
    let panel = json!({"title": "One", "day": "2026-05-26"});
    let panel = door.app.post(&door.at("panels"), panel).expect(201).await.id();
    let mut body = reaction();
    body["questions"][0]["about"] = json!({"panel_id": panel});
    let mut questions = body["questions"].clone();
    let form = open(&door, body).await;
    door.app.delete(&format!("/panels/{panel}")).expect(204).await;
    let path = own(&form, "");
    let longer = json!({"open_days": 60, "questions": questions});
    door.app.patch(&path, "*", longer).expect(200).await;
    questions[1]["required"] = json!(true);
    let anew = json!({"questions": questions});
    let refused = door.app.patch(&path, "*", anew).expect(422).await;
    assert_eq!(refused.pointers(), ["/questions/0/about/panel_id"]);
}

#[tokio::test]
async fn whoever_is_filling_in_a_form_is_not_held_up_by_its_being_prolonged() {
    let asked = Asked::of(1, reaction(), json!({})).await;
    let page = asked.door.app.raw("GET", &asked.page(0).await).expect(200).await.text();
    let seen = page.split("name=\"asked\" value=\"").nth(1).unwrap();
    let seen = seen.split('"').next().unwrap();
    let longer = json!({"open_days": 60, "remind_after_days": 0});
    asked.door.app.patch(&own(&asked.form, ""), "*", longer).expect(200).await;
    asked.say(0, &[("asked", seen), ("whole", "2")]).await;
    assert_eq!(asked.now().await["answered"], 1);
}

#[tokio::test]
async fn whoever_filled_in_a_form_that_was_changed_meanwhile_is_shown_the_new_one() {
    let asked = Asked::of(1, reaction(), json!({})).await;
    let page = asked.door.app.raw("GET", &asked.page(0).await).expect(200).await.text();
    let seen = page.split("name=\"asked\" value=\"").nth(1).unwrap();
    let seen = seen.split('"').next().unwrap();
    let title = json!({"title": "Your opinion"});
    asked.door.app.patch(&own(&asked.form, ""), "*", title).expect(200).await;
    let sent = asked.send(0, &[("asked", seen), ("whole", "2"), ("words", "typed")]).await;
    assert_eq!(sent.status, 422);
    let html = sent.text();
    assert!(html.contains("have changed since you opened it") && html.contains("typed"), "{html}");
    assert_eq!(asked.now().await["answered"], 0);
}
