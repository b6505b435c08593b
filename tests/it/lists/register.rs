use serde_json::{Value, json};

use super::{column, csv, xlsx};
use crate::forms::{all_kinds, ask, field};
use crate::growth::stock::registered;
use crate::support::TestApp;
use crate::support::scene::event;

fn address(event: &Value) -> String {
    format!("/events/{}/registrations", event["id"].as_str().unwrap())
}

async fn enter(app: &TestApp, event: &Value, name: &str, more: Value) -> Value {
    let mut body = json!({"person": {"full_name": name}, "notify": false});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    app.post(&address(event), body).json_of(201).await
}

#[tokio::test]
async fn the_register_has_a_column_for_each_field_of_the_form_and_a_row_for_each_registration() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"capacity": 2})).await;
    ask(&app, &event, all_kinds()).await;
    let answers = json!({
        "topic": "=HYPERLINK(\"x\")", "about": "Two\nlines", "years": 12.5, "visa": true,
        "visa_from": "KG", "track": "it", "diet": ["halal", "vegan"], "photos": true,
        "arrives_on": "2026-05-24",
    });
    let anna = enter(&app, &event, "Anna", json!({"answers": answers, "country": "KG"})).await;
    enter(&app, &event, "Bek", json!({"remark": "-5"})).await;
    enter(&app, &event, "Chen", json!({})).await;
    enter(&app, &event, "Dana", json!({})).await;
    // What is asked no more was answered all the same.
    let topic = field("topic", "text", ["Topic", "Тема"], json!({}));
    ask(&app, &event, json!([topic])).await;
    let path = format!("{}?language=en&format=", address(&event));
    let text = csv(&app.get(&format!("{path}csv")).expect(200).await);
    let sheet = xlsx(&app.get(&format!("{path}xlsx")).expect(200).await);
    assert_eq!(text, sheet);
    assert_eq!(column(&text, "Full name"), ["Anna", "Bek", "Chen", "Dana"]);
    assert_eq!(column(&text, "Code")[0], anna["code"].as_str().unwrap());
    assert_eq!(column(&text, "Topic [topic]")[0], "=HYPERLINK(\"x\")");
    assert_eq!(column(&text, "Diet [diet]")[0], "vegan\nhalal");
    assert_eq!(column(&text, "Years in office [years]")[0], "12.5");
    assert_eq!(column(&text, "Do you need a visa? [visa]")[..2], ["yes", ""]);
    assert_eq!(column(&text, "You may publish photos of me [photos]")[..2], ["yes", ""]);
    assert_eq!(column(&text, "About your work [about]")[0], "Two\nlines");
    assert_eq!(column(&text, "Remark")[1], "-5");
    assert_eq!(column(&text, "Status"), ["confirmed", "confirmed", "waitlisted", "waitlisted"]);
    assert_eq!(column(&text, "Place on the waiting list"), ["", "", "1", "2"]);
    let filtered = app.get(&format!("{path}csv&status=confirmed&sort=-created_at&limit=1"));
    assert_eq!(column(&csv(&filtered.expect(200).await), "Full name"), ["Bek", "Anna"]);
    let searched = app.get(&format!("{path}csv&q=chen")).expect(200).await;
    assert_eq!(column(&csv(&searched), "Full name"), ["Chen"]);
    assert_eq!(csv(&app.get(&format!("{path}csv&q=-")).expect(200).await).len(), 1);
    let wrong = app.get(&format!("{path}pdf&limit=0")).expect(400).await;
    assert_eq!(wrong.pointers(), ["/format", "/limit"]);
}

#[tokio::test]
async fn a_table_of_all_takes_as_many_queries_as_one_of_few() {
    let app = TestApp::start().await;
    let names: Vec<String> = (0..700).map(|n| format!("Aigul N{n}")).collect();
    let event = registered(&app, &names).await;
    for (path, most) in [(address(&event), 5), ("/people".to_owned(), 1)] {
        app.get(&format!("{path}?format=csv")).expect(200).await;
        app.statements.forget();
        let all = app.get(&format!("{path}?format=csv")).expect(200).await;
        assert_eq!(csv(&all).len(), 701, "{path}");
        let asked = app.statements.but_the_tokens();
        assert!(asked.len() <= most, "{path}: {asked:#?}");
    }
}
