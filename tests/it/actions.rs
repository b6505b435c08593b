//! What the description says of single operations, and how they keep to it.

use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::event;

#[tokio::test]
async fn the_formats_of_an_agenda_are_a_closed_list() {
    let app = TestApp::start().await;
    let document = app.raw("GET", "/openapi.json").json_of(200).await;
    let agenda = &document["paths"]["/api/v1/events/{id}/agenda"]["get"];
    let mut parameters = agenda["parameters"].as_array().unwrap().iter();
    let format: &Value = parameters.find(|it| it["name"] == "format").unwrap();
    assert_eq!(format["schema"]["enum"], json!(["json", "ics", "html"]));
    let event = event(&app, json!({})).await;
    let path = format!("/events/{}/agenda", event["id"].as_str().unwrap());
    let wrong = app.get(&format!("{path}?format=pdf&language=xx")).expect(400).await;
    assert_eq!(wrong.pointers(), ["/format", "/language"]);
    assert_eq!(wrong.json()["errors"][0]["code"], "choice");
    for format in ["json", "ics", "html"] {
        app.get(&format!("{path}?format={format}")).expect(200).await;
    }
}
