//! Follow-ups by who came.

use serde_json::{Value, json};

use super::Door;

async fn follow_up(it: &Door, audience: Value) -> Value {
    let body = json!({"name": "F", "audience": audience, "subject": "We missed you",
                      "body": "Dear {{ person.full_name }}, see {{ links.manage }}."});
    it.app.post(&it.at("follow-ups"), body).json_of(201).await
}

async fn send(it: &Door, follow_up: &Value) {
    let path = format!("/follow-ups/{}/send-now", follow_up["id"].as_str().unwrap());
    it.app.act(&path).expect(200).await;
    convoke::worker::tick(&it.app.app.context).await.unwrap();
    it.app.deliver().await;
}

async fn dry_run(it: &Door, follow_up: &Value) -> i64 {
    let path = format!("/follow-ups/{}/dry-run", follow_up["id"].as_str().unwrap());
    it.app.act(&path).json_of(200).await["recipients"].as_i64().unwrap()
}

async fn got(it: &Door, follow_up: &Value) -> Vec<String> {
    let path = format!("/follow-ups/{}/recipients", follow_up["id"].as_str().unwrap());
    let page = it.app.get(&path).json_of(200).await;
    let name = |row: &Value| row["full_name"].as_str().unwrap().to_owned();
    page["items"].as_array().unwrap().iter().map(name).collect()
}

#[tokio::test]
async fn of_three_of_whom_two_came_one_is_missed_and_two_are_thanked() {
    let it = Door::start().await;
    let mut seats = Vec::new();
    for name in ["Anna", "Bek", "Chen", "Dana"] {
        seats.push(it.seat(name, json!({})).await);
    }
    it.came(&seats[0], json!({})).await;
    it.came(&seats[1], json!({"day": "2026-05-25"})).await;
    it.came(&seats[1], json!({})).await;
    it.came(&seats[3], json!({})).await;
    // Dana came, and gave her place up.
    it.withdraw(&seats[3]).await;
    let missed = follow_up(&it, json!({"attendance": ["absent"]})).await;
    let thanks = follow_up(&it, json!({"attendance": ["attended"], "role": ["delegate"]})).await;
    let both = follow_up(&it, json!({"attendance": ["attended", "absent"]})).await;
    assert_eq!(missed["audience"]["attendance"], json!(["absent"]));
    assert_eq!(dry_run(&it, &missed).await, 1);
    assert_eq!(dry_run(&it, &thanks).await, 2);
    assert_eq!(dry_run(&it, &both).await, 3);
    send(&it, &missed).await;
    assert_eq!(got(&it, &missed).await, ["Chen"]);
    let letter = it.app.mail_to("chen@example.org");
    assert!(letter.subject().starts_with("We missed you"), "{}", letter.subject());
    send(&it, &thanks).await;
    assert_eq!(got(&it, &thanks).await, ["Anna", "Bek"]);
    assert!(it.app.mails_to("dana@example.org").is_empty());
}

#[tokio::test]
async fn who_came_is_asked_when_the_mails_are_written_and_an_undone_check_in_is_none() {
    let it = Door::start().await;
    let (anna, bek) = (it.seat("Anna", json!({})).await, it.seat("Bek", json!({})).await);
    let missed = follow_up(&it, json!({"attendance": ["absent"]})).await;
    assert_eq!(dry_run(&it, &missed).await, 2, "nobody has come yet");
    let first = it.came(&anna, json!({})).await;
    it.came(&bek, json!({})).await;
    assert_eq!(dry_run(&it, &missed).await, 0);
    it.undo(&first).await;
    send(&it, &missed).await;
    assert_eq!(got(&it, &missed).await, ["Anna"]);
}

#[tokio::test]
async fn an_audience_by_attendance_alone_is_enough_and_an_empty_list_is_none() {
    let it = Door::start().await;
    let body = json!({"name": "F", "audience": {"attendance": []}, "subject": "S", "body": "B"});
    let refused = it.app.post(&it.at("follow-ups"), body).expect(422).await;
    assert_eq!(refused.pointers(), ["/audience/attendance"]);
    let body =
        json!({"name": "F", "audience": {"attendance": ["late"]}, "subject": "S", "body": "B"});
    let refused = it.app.post(&it.at("follow-ups"), body).expect(422).await;
    assert_eq!(refused.pointers(), ["/audience/attendance/0"]);
    let step = json!({"name": "Missed", "audience": {"attendance": ["absent"]}, "anchor": "event_end",
                      "subject": "S", "body": "B"});
    let plan = json!({"name": "P", "steps": [step]});
    let plan = it.app.post("/follow-up-plans", plan).json_of(201).await;
    assert_eq!(plan["steps"][0]["audience"]["attendance"], json!(["absent"]));
    let from = json!({"plan_id": plan["id"], "schedule": false});
    let made = it.app.post(&it.at("follow-ups/from-plan"), from).expect(200).await.text();
    assert!(made.contains("absent"), "{made}");
}
