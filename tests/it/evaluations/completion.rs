use serde_json::{Value, json};

use super::{Asked, open, own, test, tick};
use crate::certificates::{Hall, outcomes};

async fn completed(hall: &Hall, tests: Value) -> crate::support::http::Answer {
    let body = json!({"kind": "completion", "threshold": 30, "tests": tests, "dry_run": true});
    hall.issue(body).await
}

#[tokio::test]
async fn completion_asks_for_attendance_and_the_points_of_the_test_and_says_who_misses_what() {
    let hall = Hall::start().await;
    let refused = completed(&hall, json!({"minimum_percent": 60})).await;
    assert_eq!(
        (refused.status.as_u16(), &refused.json()["code"]),
        (409, &json!("certificate.no_test"))
    );
    // A test that nobody could take yet asks nothing of anybody.
    let draft = test("post_test", json!({}));
    let draft = hall.door.app.post(&hall.door.at("evaluations"), draft).json_of(201).await;
    for tests in [
        json!({"minimum_percent": 60}),
        json!({"minimum_percent": 60, "evaluation_id": draft["id"]}),
    ] {
        let refused = completed(&hall, tests).await;
        assert_eq!(refused.status, 409);
        assert_eq!(refused.json()["code"], "certificate.no_test");
    }
    hall.door.app.delete(&own(&draft, "")).expect(204).await;
    let form = open(&hall.door, test("post_test", json!({}))).await;
    let seats = vec![hall.anna.clone(), hall.bek.clone()];
    let asked = Asked { door: hall.door, seats, form };
    asked.say(0, &[("capital", "astana")]).await;
    asked.say(1, &[("seas", "aral"), ("seas", "caspian")]).await;
    let hall = Hall { door: asked.door, anna: hall.anna, bek: hall.bek, chen: hall.chen };
    let tried = completed(&hall, json!({"minimum_percent": 60})).await.json();
    assert_eq!(outcomes(&tried), ["Anna test_too_low 3", "Bek issued 1", "Chen too_little 0"]);
    let percents: Vec<&Value> =
        tried["results"].as_array().unwrap().iter().map(|it| &it["test_percent"]).collect();
    assert_eq!(percents, [&json!(33), &json!(66), &Value::Null]);
    assert_eq!(tried["minimum_percent"], 60);
    let body = json!({"kind": "completion", "threshold": 30, "tests": {"minimum_percent": 60}});
    assert_eq!(hall.issue(body).await.json()["issued"], 1);
    let without = hall.issue(json!({"threshold": 30})).await.json();
    assert_eq!((&without["issued"], &without["minimum_percent"]), (&json!(2), &Value::Null));
}

#[tokio::test]
async fn of_several_tests_one_is_named_and_an_anonymous_one_says_nothing_of_anybody() {
    let hall = Hall::start().await;
    let first = open(&hall.door, test("post_test", json!({"anonymous": true}))).await;
    let refused = completed(&hall, json!({"minimum_percent": 1})).await;
    assert_eq!(refused.json()["code"], "certificate.anonymous_test");
    hall.door.app.act(&own(&first, "/close")).expect(200).await;
    let second = open(&hall.door, test("post_test", json!({}))).await;
    tick(&hall.door).await;
    let refused = completed(&hall, json!({"minimum_percent": 1})).await;
    assert_eq!(refused.json()["code"], "certificate.several_tests");
    let named = |form: &Value| json!({"minimum_percent": 1, "evaluation_id": form["id"]});
    assert_eq!(completed(&hall, named(&first)).await.status, 409);
    assert_eq!(completed(&hall, named(&second)).await.status, 200);
    let unknown = json!({"minimum_percent": 1, "evaluation_id": hall.anna["id"]});
    let refused = completed(&hall, unknown).await;
    assert_eq!(refused.pointers(), ["/tests/evaluation_id"]);
    hall.door.app.get(&own(&second, "/results")).expect(200).await;
}

#[tokio::test]
async fn who_is_left_when_a_post_test_was_closed_too_soon_takes_another_one_that_counts_as_well() {
    let hall = Hall::start().await;
    let form = open(&hall.door, test("post_test", json!({}))).await;
    let seats = vec![hall.anna.clone(), hall.bek.clone()];
    let first = Asked { door: hall.door, seats, form };
    let right = [("capital", "astana"), ("seas", "aral"), ("seas", "caspian")];
    first.say(0, &right).await;
    first.close().await;
    assert_eq!(first.door.app.act(&own(&first.form, "/open")).await.status, 409);
    let forms = [first.form.clone(), open(&first.door, test("post_test", json!({}))).await];
    let second = Asked { form: forms[1].clone(), ..first };
    second.say(1, &right).await;
    let hall = Hall { door: second.door, anna: hall.anna, bek: hall.bek, chen: hall.chen };
    let mut told = Vec::new();
    for form in &forms {
        let tests = json!({"minimum_percent": 60, "evaluation_id": form["id"]});
        let body = json!({"kind": "completion", "threshold": 30, "tests": tests});
        told.push(outcomes(&hall.issue(body).await.json()).join(", "));
    }
    assert_eq!(told[0], "Anna issued 3, Bek test_too_low 1, Chen too_little 0");
    assert_eq!(told[1], "Anna already 3, Bek issued 1, Chen too_little 0");
}
