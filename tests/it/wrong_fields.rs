//! What is wrong with a body: every field once, in words that say what would be right.

use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::http::Answer;
use crate::support::scene::event;

/// `pointer code` of each fault, in the order of the answer.
fn faults(answer: &Answer) -> Vec<String> {
    let problem = answer.json();
    let errors = problem["errors"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    errors.map(|it| format!("{} {}", text(&it["pointer"]), text(&it["code"]))).collect()
}

#[tokio::test]
async fn a_wrong_field_is_named_once_by_what_is_most_basically_wrong_with_it() {
    let app = TestApp::start().await;
    for kind in [json!(null), json!(5), json!({}), json!([])] {
        let body = json!({"name": "Hub", "kind": kind});
        let wrong = app.post("/organizations", body).expect(422).await;
        assert_eq!(faults(&wrong), ["/kind type"], "{kind}");
        assert!(!wrong.json()["detail"].as_str().unwrap().contains("fields"), "{kind}");
    }
    let wrong = app.post("/people", json!({"full_name": "A", "gender": 5})).expect(422).await;
    assert_eq!(faults(&wrong), ["/gender type"]);
    let wrong = app.post("/people", json!({"full_name": "A", "gender": "x"})).expect(422).await;
    assert_eq!(faults(&wrong), ["/gender choice"]);
    let event = event(&app, json!({})).await;
    let own = format!("/events/{}", event["id"].as_str().unwrap());
    let change = json!({"kind": null, "modality": 5, "tags": [1, 1]});
    let wrong = app.patch(&own, "*", change).expect(422).await;
    let expected = ["/kind type", "/modality type", "/tags/0 type", "/tags/1 type"];
    assert_eq!(faults(&wrong), expected);
}
