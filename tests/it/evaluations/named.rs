use serde_json::{Value, json};

use super::{Asked, own, reaction, test};

#[tokio::test]
async fn an_answer_with_a_name_can_be_changed_until_the_form_closes() {
    let asked = Asked::of(2, reaction(), json!({})).await;
    let page = asked.page(0).await;
    let html = asked.door.app.raw("GET", &page).expect(200).await.text();
    assert!(html.contains("Your answers stand with your name"), "{html}");
    asked.say(0, &[("whole", "3"), ("words", "so so")]).await;
    let html = asked.door.app.raw("GET", &page).expect(200).await.text();
    assert!(
        html.contains("so so") && html.contains("value=\"3\" name=\"whole\" required checked"),
        "{html}"
    );
    asked.say(0, &[("whole", "4"), ("again", "no"), ("words", "")]).await;
    let results = asked.results().await;
    assert_eq!(results["questions"][0]["mean"], 4.0);
    assert_eq!(results["questions"][2]["texts"], json!([]));
    assert_eq!(results["answered"], 1);
    let id = asked.form["id"].as_str().unwrap();
    let log = asked.door.app.get(&format!("/audit?object_id={id}&action=evaluation.answer"));
    let log = log.json_of(200).await["items"].as_array().unwrap().clone();
    assert_eq!(log.len(), 2);
    assert!(log.iter().all(|it| it["actor_kind"] == "participant"));
    asked.close().await;
    assert_eq!(asked.send(0, &[("whole", "1")]).await.status, 410);
    assert_eq!(asked.results().await["questions"][0]["mean"], 4.0);
}

#[tokio::test]
async fn who_answered_what_is_a_table_in_which_nothing_computes() {
    let asked = Asked::of(2, reaction(), json!({})).await;
    asked.say(0, &[("whole", "3"), ("again", "yes"), ("words", "=cmd()")]).await;
    let table = asked.door.app.get(&own(&asked.form, "/results?format=csv")).expect(200).await;
    let text = table.text();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].contains("Full name") && lines[0].contains("In your own words"), "{text}");
    let code = asked.seats[0]["code"].as_str().unwrap();
    assert!(lines[1].contains("P0") && lines[1].contains(code), "{text}");
    assert!(!lines[1].contains(",=cmd()"), "{text}");
    assert_eq!(lines.len(), 2);
    let sheet = asked.door.app.get(&own(&asked.form, "/results?format=xlsx")).expect(200).await;
    assert!(sheet.header("content-disposition").contains("evaluation.xlsx"));
}

#[tokio::test]
async fn the_gain_between_two_tests_is_that_of_those_who_took_both() {
    let asked = Asked::of(3, test("pre_test", json!({})), json!({})).await;
    let page = asked.door.app.raw("GET", &asked.page(0).await).expect(200).await.text();
    assert!(!page.contains("correct") && !page.contains("checked"), "{page}");
    asked.say(0, &[("capital", "almaty"), ("seas", "north")]).await;
    asked.say(1, &[("capital", "astana")]).await;
    let post = super::open(&asked.door, test("post_test", json!({}))).await;
    let after = Asked { form: post, ..asked };
    after.say(0, &[("capital", "astana"), ("seas", "aral"), ("seas", "caspian")]).await;
    after.say(2, &[("seas", "caspian"), ("seas", "aral")]).await;
    let results = after.results().await;
    let test = &results["test"];
    assert_eq!((&test["max_points"], &test["mean_percent"]), (&json!(3), &json!(83.3)));
    let gain = &test["gain"];
    let told = ["people", "before_percent", "after_percent", "gain", "normalized"];
    let told: Vec<&Value> = told.iter().map(|field| &gain[field]).collect();
    assert_eq!(told, [&json!(1), &json!(0.0), &json!(100.0), &json!(100.0), &json!(1.0)]);
    let people = test["people"].as_array().unwrap();
    let lines: Vec<String> = people
        .iter()
        .map(|it| format!("{} {} {}", it["full_name"], it["points"], it["before_percent"]))
        .collect();
    assert_eq!(lines, ["\"P0\" 3 0.0", "\"P2\" 2 null"]);
    assert_eq!(results["questions"][1]["correct_percent"], 100.0);
}

#[tokio::test]
async fn a_pre_test_is_closed_to_whoever_has_answered_a_post_test() {
    let asked = Asked::of(2, test("pre_test", json!({})), json!({})).await;
    asked.say(0, &[("capital", "almaty")]).await;
    let post = super::open(&asked.door, test("post_test", json!({}))).await;
    let after = Asked { form: post, door: asked.door, seats: asked.seats };
    let right = [("capital", "astana"), ("seas", "aral"), ("seas", "caspian")];
    for number in 0..2 {
        after.say(number, &right).await;
    }
    let before = Asked { form: asked.form, door: after.door, seats: after.seats };
    for (number, answered) in [(0, "almaty"), (1, "astana")] {
        let page = before.door.app.raw("GET", &before.page(number).await).expect(410).await;
        assert!(page.text().contains("This form is closed"), "{answered}: {}", page.text());
        let sent = before.send(number, &[("capital", answered)]).await;
        assert_eq!(sent.status, 410, "{}", sent.text());
    }
    assert_eq!(before.now().await["answered"], 1);
    let results = Asked { form: after.form, ..before }.results().await;
    let gain = &results["test"]["gain"];
    assert_eq!((&gain["people"], &gain["before_percent"]), (&json!(1), &json!(0.0)));
}

#[tokio::test]
async fn of_anonymous_tests_the_gain_is_that_between_the_means_of_all() {
    let asked = Asked::of(6, test("pre_test", json!({})), json!({"anonymous": true})).await;
    for number in 0..6 {
        asked.say(number, &[("capital", "almaty")]).await;
    }
    asked.close().await;
    let form = json!({"anonymous": true});
    let post = super::open(&asked.door, test("post_test", form)).await;
    let after = Asked { form: post, ..asked };
    for number in 0..6 {
        after.say(number, &[("capital", "astana"), ("seas", "aral"), ("seas", "caspian")]).await;
    }
    after.close().await;
    let test = after.results().await["test"].clone();
    assert_eq!((&test["people"], &test["gain"]["people"]), (&json!([]), &Value::Null));
    assert_eq!(
        (&test["gain"]["before_percent"], &test["gain"]["gain"]),
        (&json!(0.0), &json!(100.0))
    );
}

#[tokio::test]
async fn what_somebody_answered_with_their_name_goes_with_their_registration() {
    use convoke::evaluations::entity::{answer, invitee};
    use sea_orm::{ConnectionTrait, EntityTrait, Statement};
    let asked = Asked::of(1, reaction(), json!({})).await;
    asked.say(0, &[("whole", "3")]).await;
    let db = &asked.door.app.app.context.db;
    let deleted = db.write(|w| async move {
        let sql = "DELETE FROM registrations";
        w.execute_raw(Statement::from_string(w.get_database_backend(), sql)).await?;
        Ok(())
    });
    deleted.await.unwrap();
    assert_eq!(answer::Entity::find().all(db.read()).await.unwrap(), []);
    assert_eq!(invitee::Entity::find().all(db.read()).await.unwrap(), []);
}
