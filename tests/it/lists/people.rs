use convoke::access::types::{Role, TokenScope};
use serde_json::json;

use super::{column, csv, xlsx};
use crate::support::TestApp;
use crate::support::scene::{event, invite};

#[tokio::test]
async fn people_come_as_a_table_with_all_that_is_on_record() {
    let app = TestApp::start().await;
    let ministry = json!({"name": "Ministry of \"Digital\" Affairs", "kind": "government"});
    let ministry = app.post("/organizations", ministry).expect(201).await.id();
    let anna = json!({
        "full_name": "Anna Аскарова", "honorific": "H.E. Ms.", "email": "anna@example.org",
        "phone": "+996 312 555 000", "gender": "female", "position": "Head, \"e-Gov\"",
        "organization_id": ministry, "country": "KG", "preferred_language": "ru",
        "native_name": "Асқарова Анна", "badge_name": "=Anna",
    });
    let anna = app.post("/people", anna).json_of(201).await;
    app.post("/people", json!({"full_name": "Bek"})).expect(201).await;
    let text = csv(&app.get("/people?format=csv&sort=-full_name").expect(200).await);
    let sheet = xlsx(&app.get("/people?format=xlsx&sort=-full_name").expect(200).await);
    assert_eq!(text, sheet);
    for (head, said) in [
        ("Full name", ["Bek", "Anna Аскарова"]),
        ("Phone", ["", "+996 312 555 000"]),
        ("Organization", ["", "Ministry of \"Digital\" Affairs"]),
        ("Organization id", ["", &ministry]),
        ("Name for the badge", ["", "=Anna"]),
        ("Position", ["", "Head, \"e-Gov\""]),
        ("Name unknown", ["no", "no"]),
        ("Preferred language", ["", "ru"]),
    ] {
        assert_eq!(column(&text, head), said, "{head}");
    }
    assert_eq!(column(&text, "Id")[1], anna["id"].as_str().unwrap());
    let russian = app.get("/people?format=csv&language=ru&country=KG").expect(200).await;
    assert_eq!(column(&csv(&russian), "Имя на родном языке"), ["Асқарова Анна"]);
}

#[tokio::test]
async fn a_limited_token_has_only_those_in_its_file_whom_its_events_know() {
    let app = TestApp::start().await;
    let (one, other) = (event(&app, json!({})).await, event(&app, json!({"title": "Other"})).await);
    invite(&app, &one, "anna@example.org", json!({})).await;
    invite(&app, &other, "bek@example.org", json!({})).await;
    let events = vec![one["id"].as_str().unwrap().parse().unwrap()];
    let token = app.token(Role::Viewer, Some(TokenScope { programmes: vec![], events })).await;
    let people = app.get("/people?format=csv").bearer(&token).expect(200).await;
    assert_eq!(column(&csv(&people), "E-mail"), ["anna@example.org"]);
    for list in ["registrations", "list-of-participants"] {
        let path = format!("/events/{}/{list}?format=csv", other["id"].as_str().unwrap());
        app.get(&path).bearer(&token).expect(404).await;
    }
}

#[tokio::test]
async fn no_table_and_no_paper_is_kept_by_what_it_passes_on_its_way() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let under = format!("/events/{}", event["id"].as_str().unwrap());
    for path in [
        "/people?format=csv".to_owned(),
        format!("{under}/registrations?format=xlsx"),
        format!("{under}/list-of-participants?format=docx"),
        format!("{under}/list-of-participants?format=pdf"),
        format!("{under}/badges?format=pdf"),
    ] {
        let answer = app.get(&path).expect(200).await;
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
    }
}
