//! Plans of follow-ups: kept by name, and made for an event all at once.

use convoke::access::types::{Role, TokenScope};
use convoke::registrations::types::RegistrationStatus::Confirmed;
use serde_json::{Value, json};

use super::scene::{Scene, own, plain};

async fn shipped(it: &Scene) -> Value {
    let plans = it.app.get("/follow-up-plans?shipped=true").json_of(200).await;
    plans["items"][0].clone()
}

async fn use_plan(it: &Scene, plan: &Value, schedule: bool) -> Vec<Value> {
    let body = json!({"plan_id": plan["id"], "schedule": schedule});
    let made = it.app.post(&format!("{}/from-plan", it.path()), body).json_of(200).await;
    made["items"].as_array().unwrap().clone()
}

fn path(plan: &Value) -> String {
    format!("/follow-up-plans/{}", plan["id"].as_str().unwrap())
}

#[tokio::test]
async fn the_plan_that_ships_is_used_as_it_is_and_changed_as_a_copy() {
    let it = Scene::start().await;
    let plan = shipped(&it).await;
    assert_eq!((&plan["name"], &plan["shipped"]), (&json!("Standard seminar"), &json!(true)));
    let times: Vec<(&Value, &Value)> = plan["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| (&step["anchor"], &step["offset_days"]))
        .collect();
    let (start, end) = (json!("event_start"), json!("event_end"));
    let days = [json!(-7), json!(-1), json!(1), json!(90)];
    let expected = [(&start, &days[0]), (&start, &days[1]), (&end, &days[2]), (&end, &days[3])];
    assert_eq!(times, expected);
    let refused = it.app.patch(&path(&plan), "*", json!({"name": "Ours"})).expect(409).await;
    assert_eq!(refused.json()["code"], "follow_up_plan.shipped");
    it.app.delete(&path(&plan)).expect(409).await;
    let copy = json!({"name": "Ours", "description": plan["description"], "steps": plan["steps"]});
    let copy = it.app.post("/follow-up-plans", copy).json_of(201).await;
    assert_eq!((&copy["steps"], &copy["shipped"]), (&plan["steps"], &json!(false)));
    let mut steps = copy["steps"].clone();
    steps.as_array_mut().unwrap().truncate(1);
    steps[0]["offset_days"] = json!(-10);
    let change = json!({"steps": steps, "description": null});
    let changed = it.app.patch(&path(&copy), "\"1\"", change).json_of(200).await;
    assert_eq!(changed["steps"], steps);
    assert!(changed["description"].is_null());
    it.app.patch(&path(&copy), "\"1\"", json!({"name": "x"})).expect(412).await;
    let found = it.app.get("/follow-up-plans?q=OURS").json_of(200).await;
    assert_eq!(found["items"], json!([changed]));
    assert_eq!(shipped(&it).await, plan, "the original is as it was");
    it.app.delete(&path(&copy)).expect(204).await;
    it.app.get(&path(&copy)).expect(404).await;
}

#[tokio::test]
async fn what_is_wrong_with_a_plan_is_said_of_each_step() {
    let it = Scene::start().await;
    let step = |fields: Value| plain(fields);
    let wrong = json!({"name": "two\nlines", "steps": [
        step(json!({})),
        step(json!({"audience": {}, "body": "{{ person.nme }}", "offset_days": 1})),
        step(json!({"attach": ["x"], "subject": " "})),
    ]});
    let refused = it.app.post("/follow-up-plans", wrong).expect(422).await;
    let expected = [
        "/name",
        "/steps/1/audience",
        "/steps/1/body",
        "/steps/1/offset_days",
        "/steps/2/attach/0",
        "/steps/2/subject",
    ];
    assert_eq!(refused.pointers(), expected);
    let none = json!({"name": "None", "steps": []});
    assert_eq!(it.app.post("/follow-up-plans", none).expect(422).await.pointers(), ["/steps"]);
    let timed =
        json!({"name": "Fixed", "steps": [step(json!({"send_at": "2026-03-05T10:00:00Z"}))]});
    let refused = it.app.post("/follow-up-plans", timed).expect(422).await;
    assert_eq!(refused.pointers(), ["/steps/0/send_at"], "a plan belongs to no day");
}

#[tokio::test]
async fn a_plan_makes_drafts_with_their_times_and_each_is_scheduled_by_itself() {
    let it = Scene::start().await;
    let plan = shipped(&it).await;
    let made = use_plan(&it, &plan, false).await;
    let seen: Vec<(&Value, &Value)> =
        made.iter().map(|it| (&it["status"], &it["due_at"])).collect();
    let due = [
        "2026-03-25T04:00:00+00:00",
        "2026-03-31T05:00:00+00:00",
        "2026-04-04T05:00:00+00:00",
        "2026-07-02T05:00:00+00:00",
    ]
    .map(|due| json!(due));
    let draft = json!("draft");
    assert_eq!(seen, due.iter().map(|due| (&draft, due)).collect::<Vec<_>>());
    assert!(made.iter().all(|it| it["plan_id"] == plan["id"]));
    assert_eq!(made[0]["attach"], json!(["agenda"]));
    it.now("2026-03-25T04:00:00Z");
    assert_eq!(it.step().await, 0, "a draft is never sent by itself");
    let edited = it.app.patch(&own(&made[1]), "*", json!({"at_time": "12:00"})).json_of(200).await;
    assert_eq!(edited["status"], "draft");
    it.app.act(&format!("{}/schedule", own(&made[1]))).expect(200).await;
    let late = it.app.act(&format!("{}/schedule", own(&made[0]))).expect(409).await;
    assert_eq!(late.json()["code"], "follow_up.time_passed");
}

#[tokio::test]
async fn scheduled_at_once_what_is_ahead_goes_out_and_what_has_passed_is_missed() {
    let it = Scene::with(json!({"venue": {"city": "Almaty"}})).await;
    for (name, language) in [("anna", "en"), ("bek", "ru")] {
        let email = format!("{name}@example.org");
        let person = json!({"full_name": name, "email": email, "preferred_language": language});
        it.registered(it.person(person).await, Confirmed).await;
    }
    it.now("2026-03-30T00:00:00Z");
    let made = use_plan(&it, &shipped(&it).await, true).await;
    let status: Vec<&Value> = made.iter().map(|it| &it["status"]).collect();
    assert_eq!(status, ["missed", "scheduled", "scheduled", "scheduled"]);
    for (now, subjects) in [
        (
            "2026-03-31T05:00:00Z",
            [
                "Tomorrow: practical information on Open Government",
                "Завтра: практическая информация о мероприятии «Открытое правительство»",
            ],
        ),
        (
            "2026-04-04T05:00:00Z",
            [
                "Thank you for taking part: Open Government",
                "Благодарим за участие: Открытое правительство",
            ],
        ),
        (
            "2026-07-02T05:00:00Z",
            [
                "How the recommendations are taken forward: Open Government",
                "О выполнении рекомендаций: Открытое правительство",
            ],
        ),
    ] {
        it.now(now);
        assert_eq!(it.step().await, 2, "{now}");
        it.app.deliver().await;
        for (name, subject) in ["anna", "bek"].iter().zip(subjects) {
            assert_eq!(it.app.mail_to(&format!("{name}@example.org")).subject(), subject);
        }
    }
    assert_eq!(it.recipients(&made[0]).await, [""; 0], "nothing was sent late");
}

#[tokio::test]
async fn a_second_use_of_a_plan_is_refused_until_the_first_is_undone() {
    let it = Scene::start().await;
    let plan = shipped(&it).await;
    let made = use_plan(&it, &plan, true).await;
    let from_plan = format!("{}/from-plan", it.path());
    let again = json!({"plan_id": plan["id"]});
    let refused = it.app.post(&from_plan, again.clone()).expect(409).await;
    assert_eq!(refused.json()["code"], "follow_up_plan.used");
    let all = it.app.get(&it.path()).json_of(200).await;
    assert_eq!(all["items"].as_array().unwrap().len(), 4);
    for follow_up in &made {
        it.app.act(&format!("{}/cancel", own(follow_up))).expect(200).await;
    }
    let drafts = use_plan(&it, &plan, false).await;
    for draft in &drafts {
        it.app.delete(&own(draft)).expect(204).await;
    }
    assert_eq!(use_plan(&it, &plan, false).await.len(), 4);
    let two_at_once =
        it.app.post("/follow-up-plans", json!({"name": "Other", "steps": [plain(json!({}))]}));
    let other = json!({"plan_id": two_at_once.json_of(201).await["id"]});
    let (one, two) = tokio::join!(
        async { it.app.post(&from_plan, other.clone()).await.status.as_u16() },
        async { it.app.post(&from_plan, other.clone()).await.status.as_u16() },
    );
    assert_eq!(one.min(two), 200);
    assert_eq!(one.max(two), 409);
}

#[tokio::test]
async fn a_plan_is_made_as_a_whole_or_not_at_all() {
    let it = Scene::start().await;
    let steps = json!([
        plain(json!({"name": "Fine", "anchor": "event_start", "offset_days": -1})),
        plain(json!({"name": "Where", "anchor": "event_start", "offset_days": -2,
                     "body": "We meet in {{ event.venue.city }}."})),
    ]);
    let plan = json!({"name": "With a venue", "steps": steps});
    let plan = it.app.post("/follow-up-plans", plan).json_of(201).await;
    let from_plan = format!("{}/from-plan", it.path());
    let scheduled = json!({"plan_id": plan["id"], "schedule": true});
    let refused = it.app.post(&from_plan, scheduled).expect(409).await.json();
    assert_eq!(refused["code"], "follow_up_plan.unfit");
    let detail = refused["detail"].as_str().unwrap();
    assert!(detail.contains("\"Where\"") && detail.contains("event.venue.city"), "{detail}");
    assert_eq!(it.app.get(&it.path()).json_of(200).await["items"], json!([]));
    assert_eq!(use_plan(&it, &plan, false).await.len(), 2, "as drafts they can be mended");
    let unknown = json!({"plan_id": it.event});
    let refused = it.app.post(&from_plan, unknown).expect(422).await;
    assert_eq!(refused.pointers(), ["/plan_id"]);
}

#[tokio::test]
async fn a_plan_belongs_to_all_and_an_event_to_those_who_see_it() {
    let it = Scene::start().await;
    let plan = shipped(&it).await;
    let scope = TokenScope { events: vec![it.event], programmes: vec![] };
    let limited = it.app.token(Role::Organizer, Some(scope)).await;
    let own_one = json!({"name": "Theirs", "steps": plan["steps"]});
    it.app.post("/follow-up-plans", own_one).bearer(&limited).expect(403).await;
    it.app.get(&path(&plan)).bearer(&limited).expect(200).await;
    let from_plan = format!("{}/from-plan", it.path());
    let call = it.app.post(&from_plan, json!({"plan_id": plan["id"]})).bearer(&limited);
    call.expect(200).await;
    let viewer = it.app.token(Role::Viewer, None).await;
    it.app.post(&from_plan, json!({"plan_id": plan["id"]})).bearer(&viewer).expect(403).await;
}
