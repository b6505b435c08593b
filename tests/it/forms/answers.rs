//! Answers to the form over the API: judged by what is asked, and kept with what was asked.

use serde_json::{Value, json};

use super::{all_kinds, ask, field};
use crate::support::TestApp;
use crate::support::scene::{event, fingerprint};

async fn register(app: &TestApp, event: &Value, body: Value) -> crate::support::http::Answer {
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let mut whole = json!({"person": {"full_name": "Anna"}});
    whole.as_object_mut().unwrap().extend(body.as_object().unwrap().clone());
    app.post(&path, whole).await
}

fn own(registration: &Value) -> String {
    format!("/registrations/{}", registration["id"].as_str().unwrap())
}

#[tokio::test]
async fn right_answers_come_back_with_the_versions_that_they_answer() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    ask(&app, &event, all_kinds()).await;
    let answers = json!({
        "topic": "Registers", "about": "One\nTwo", "years": 7.5, "arrives_on": "2026-05-24",
        "visa": true, "visa_from": "KG", "track": "law", "diet": ["halal", "vegan"], "hotel": "Ala-Too",
    });
    let mut sent = answers.clone();
    sent["photos"] = json!(true);
    let made = register(&app, &event, json!({"answers": sent})).await;
    assert_eq!(made.status, 201, "{}", made.text());
    let made = made.json();
    let mut expected = answers.clone();
    expected["diet"] = json!(["vegan", "halal"]);
    assert_eq!(made["answers"], expected);
    assert_eq!(made["answer_versions"]["topic"], 1);
    let consent = &made["consents"][0];
    let shown = (&consent["purpose"], &consent["version"], &consent["given"]);
    assert_eq!(shown, (&json!("photos"), &json!("1"), &json!(true)));
    assert_eq!(made["registered_by"], "Admin");
    assert_eq!(app.get(&own(&made)).json_of(200).await, made);
}

#[tokio::test]
async fn every_wrong_answer_is_named_and_nothing_is_kept() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    ask(&app, &event, all_kinds()).await;
    let before = fingerprint(&app).await;
    let answers = json!({
        "topic": 5, "years": "many", "arrives_on": "tomorrow", "visa": false, "visa_from": "KG",
        "track": "art", "diet": ["vegan", "meat"], "photos": "yes", "shoe_size": 43, "about": "a\u{0}",
    });
    let body = json!({"answers": answers, "organization": "a\nb"});
    let wrong = register(&app, &event, body).await;
    assert_eq!(wrong.status, 422, "{}", wrong.text());
    let keys = [
        "about",
        "arrives_on",
        "diet",
        "photos",
        "shoe_size",
        "topic",
        "track",
        "visa_from",
        "years",
    ];
    let mut expected: Vec<String> = keys.iter().map(|key| format!("/answers/{key}")).collect();
    expected.push("/organization".to_owned());
    assert_eq!(wrong.pointers(), expected);
    assert_eq!(fingerprint(&app).await, before);
    let made = register(&app, &event, json!({})).await.json();
    let wrong = app.patch(&own(&made), "*", json!({"answers": {"years": []}, "position": "\n"}));
    assert_eq!(wrong.expect(422).await.pointers(), ["/answers/years", "/position"]);
}

#[tokio::test]
async fn an_event_that_asks_nothing_takes_no_answers() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let wrong = register(&app, &event, json!({"answers": {"diet": "none"}})).await;
    assert_eq!((wrong.status.as_u16(), wrong.pointers()), (422, vec!["/answers/diet".to_owned()]));
    assert_eq!(register(&app, &event, json!({"answers": {}})).await.status, 201);
}

#[tokio::test]
async fn an_organizer_leaves_out_what_must_be_answered_and_the_record_says_who_did() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let topic = field("topic", "text", ["Topic", "Тема"], json!({"required": true}));
    ask(&app, &event, json!([topic])).await;
    let made = register(&app, &event, json!({})).await.json();
    assert_eq!((&made["answers"], &made["registered_by"]), (&json!({}), &json!("Admin")));
    let given =
        app.patch(&own(&made), "*", json!({"answers": {"topic": "Law"}})).json_of(200).await;
    assert_eq!(given["answers"], json!({"topic": "Law"}));
    let cleared = app.patch(&own(&made), "*", json!({"answers": null})).json_of(200).await;
    assert_eq!((&cleared["answers"], &cleared["answer_versions"]), (&json!({}), &json!({})));
}

#[tokio::test]
async fn an_old_answer_still_says_what_was_asked() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let diet = |label: &str| field("diet", "text", [label, "Питание"], json!({}));
    let other = field("other", "text", ["Other", "Другое"], json!({}));
    ask(&app, &event, json!([diet("Diet"), other])).await;
    let answers = json!({"diet": "none", "other": "x"});
    let made = register(&app, &event, json!({"answers": answers})).await.json();
    ask(&app, &event, json!([diet("What do you eat?")])).await;
    let shown = app.get(&own(&made)).json_of(200).await;
    assert_eq!(
        (&shown["answers"], &shown["answer_versions"]),
        (&answers, &json!({"diet": 1, "other": 1}))
    );
    let same = app.patch(&own(&made), "*", json!({"answers": answers, "remark": "R"}));
    assert_eq!(same.json_of(200).await["answer_versions"], json!({"diet": 1, "other": 1}));
    let new = app.patch(&own(&made), "*", json!({"answers": {"diet": "fish"}})).json_of(200).await;
    assert_eq!(new["answer_versions"], json!({"diet": 2}));
    let gone = json!({"answers": {"diet": "fish", "other": "y"}});
    let wrong = app.patch(&own(&made), "*", gone).expect(422).await;
    assert_eq!(wrong.pointers(), ["/answers/other"]);
}

#[tokio::test]
async fn what_is_asked_goes_by_the_role_and_the_mode_that_a_change_leaves() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"modality": "hybrid"})).await;
    let talk = field("talk", "text", ["Talk", "Доклад"], json!({"show_if": {"role": ["speaker"]}}));
    let hotel = field(
        "nights",
        "number",
        ["Nights", "Ночей"],
        json!({"show_if": {"attendance_mode": ["in_person"]}}),
    );
    ask(&app, &event, json!([talk, hotel])).await;
    let online = json!({"attendance_mode": "online", "answers": {"nights": 2, "talk": "T"}});
    let wrong = register(&app, &event, online).await;
    assert_eq!(wrong.pointers(), ["/answers/nights", "/answers/talk"]);
    let made = register(&app, &event, json!({"answers": {"nights": 2}})).await.json();
    let speaks = json!({"role": "speaker", "attendance_mode": "online", "answers": {"talk": "T"}});
    let changed = app.patch(&own(&made), "*", speaks).json_of(200).await;
    assert_eq!(changed["answers"], json!({"talk": "T"}));
}
