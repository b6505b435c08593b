//! Sets of fields that ship.

use serde_json::{Value, json};

use super::{address, ask};
use crate::support::TestApp;
use crate::support::scene::{answer_path, event, invite};

fn keys(fields: &Value) -> Vec<&str> {
    fields.as_array().unwrap().iter().map(|field| field["key"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_set_is_added_below_what_is_asked_and_once() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let sets = app.get("/registration-form-sets").json_of(200).await["items"].clone();
    assert_eq!(
        (&sets[0]["name"], &sets[1]["name"]),
        (&json!("diet_and_access"), &json!("travel_and_visa"))
    );
    let topic = json!({"key": "topic", "kind": "text", "label": {"en": "Topic"}});
    ask(&app, &event, json!([topic])).await;
    let add = format!("{}/add-set", address(&event));
    for set in ["diet_and_access", "travel_and_visa", "passport"] {
        app.post(&add, json!({"set": set})).expect(200).await;
    }
    let form = app.get(&address(&event)).json_of(200).await;
    let mut expected = vec!["topic"];
    expected.extend(keys(&sets[0]["fields"]));
    expected.extend(keys(&sets[1]["fields"]));
    expected.extend(keys(&sets[2]["fields"]));
    assert_eq!(keys(&form["fields"]), expected);
    assert_eq!(form["fields"][1], sets[0]["fields"][0], "as it is shown");
    let again = app.post(&add, json!({"set": "diet_and_access"})).expect(409).await;
    assert_eq!(again.json()["code"], "registration_form.set_added");
    assert_eq!(app.get(&address(&event)).json_of(200).await, form);
    app.post(&add, json!({"set": "hobbies"})).expect(422).await;
}

#[tokio::test]
async fn a_set_can_be_sent_as_it_is_shown_and_stands_on_the_pages() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let sets = app.get("/registration-form-sets").json_of(200).await["items"].clone();
    ask(&app, &event, sets[0]["fields"].clone()).await;
    let page = answer_path(&app, &invite(&app, &event, "anna@example.org", json!({})).await).await;
    for (language, says) in
        [("en", "What should we consider with meals?"), ("ru", "Что учесть при питании?")]
    {
        let html = app.raw("GET", &format!("{page}?language={language}")).expect(200).await.text();
        assert!(html.contains(says) && html.contains("value=\"gluten_free\""), "{html}");
    }
    let html = app.raw("GET", &format!("{page}?language=en")).expect(200).await.text();
    assert!(html.contains("Only if you chose something in answer to “What do you need"), "{html}");
    let form = [("answer", "accept"), ("diet", "allergy")];
    let html = app.raw("POST", &page).form(&form).expect(422).await.text();
    assert!(html.contains("<a href=\"#f-diet_details\">"), "{html}");
}
