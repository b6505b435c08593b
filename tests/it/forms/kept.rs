//! How long answers are kept.

use serde_json::{Value, json};

use super::{ask, field};
use crate::support::TestApp;
use crate::support::scene::{event, fingerprint};

fn kept_for(key: &str, days: Option<i32>) -> Value {
    field(key, "text", [key, key], json!({"retention_days": days}))
}

async fn answer(app: &TestApp, event: &Value, name: &str) -> String {
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let body = json!({"person": {"full_name": name}, "notify": false,
                      "answers": {"diet": "none", "hotel": "Ala-Too", "topic": "Law"}});
    format!("/registrations/{}", app.post(&path, body).expect(201).await.id())
}

async fn answers(app: &TestApp, own: &str) -> (Value, Value) {
    let row = app.get(own).json_of(200).await;
    (row["answers"].clone(), row["answer_versions"].clone())
}

#[tokio::test]
async fn answers_are_deleted_as_many_days_after_the_event_as_their_field_says() {
    let app = TestApp::start().await;
    // It ends with the 27 May in Almaty, which is at 19:00 UTC.
    let event = event(&app, json!({})).await;
    let fields = [kept_for("diet", Some(0)), kept_for("hotel", Some(30)), kept_for("topic", None)];
    ask(&app, &event, json!(fields)).await;
    let mut rows = Vec::new();
    for n in 0..130 {
        rows.push(answer(&app, &event, &format!("Person {n}")).await);
    }
    let all = json!({"diet": "none", "hotel": "Ala-Too", "topic": "Law"});
    let later = [
        ("2026-05-27T18:59:59Z", all),
        ("2026-05-27T19:00:00Z", json!({"hotel": "Ala-Too", "topic": "Law"})),
        ("2026-06-26T18:59:59Z", json!({"hotel": "Ala-Too", "topic": "Law"})),
        ("2026-06-26T19:00:00Z", json!({"topic": "Law"})),
    ];
    for (now, left) in later {
        app.clock.set(now.parse().unwrap());
        convoke::worker::tick(&app.app.context).await.unwrap();
        for own in [&rows[0], &rows[129]] {
            let (answers, versions) = answers(&app, own).await;
            assert_eq!(answers, left, "{now}");
            let keys = |of: &Value| of.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
            assert_eq!(keys(&versions), keys(&left), "{now}");
        }
    }
    let log = app.get("/audit?action=registration.delete_answers&limit=200").json_of(200).await;
    assert_eq!(log["items"].as_array().unwrap().len(), 200);
    assert_eq!(log["items"][0]["fields"], json!(["answers"]));
    assert!(!log.to_string().contains("Ala-Too"));
    let before = fingerprint(&app).await;
    convoke::worker::tick(&app.app.context).await.unwrap();
    assert_eq!(fingerprint(&app).await, before, "there is nothing left to delete");
}

#[tokio::test]
async fn what_is_asked_no_more_is_kept_no_longer_and_a_change_of_days_holds_for_what_was_answered()
{
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let fields = |days: i32| {
        json!([kept_for("diet", Some(1)), kept_for("hotel", Some(days)), kept_for("topic", None)])
    };
    ask(&app, &event, fields(300)).await;
    let own = answer(&app, &event, "Anna").await;
    ask(&app, &event, fields(2)).await;
    ask(&app, &event, json!([kept_for("topic", None)])).await;
    app.clock.set("2026-05-29T19:00:00Z".parse().unwrap());
    convoke::worker::tick(&app.app.context).await.unwrap();
    assert_eq!(answers(&app, &own).await, (json!({"topic": "Law"}), json!({"topic": 1})));
}
