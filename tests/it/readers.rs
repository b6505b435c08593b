//! In which language somebody is written to, and reads the pages that the letters lead to.

use serde_json::json;

use crate::support::TestApp;
use crate::support::scene::{event, invite};

#[tokio::test]
async fn who_reads_georgian_gets_letters_pages_and_what_changed_in_it() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    invite(&app, &event, "a@example.org", json!({"language": "ka"})).await;
    app.deliver().await;
    let letter = app.mail_to("a@example.org");
    assert!(letter.subject().starts_with("მოწვევა: "), "{}", letter.subject());
    assert!(letter.html().contains("lang=\"ka\""), "{}", letter.html());

    let path = letter.path("/i/");
    let page = app.raw("GET", &path).expect(200).await;
    assert_eq!(page.header("content-language"), "ka");
    assert!(page.text().contains("პატივცემულო"), "{}", page.text());
    let chosen = app.raw("GET", &format!("{path}?language=hy")).expect(200).await;
    assert_eq!(chosen.header("content-language"), "hy");

    let own = format!("/events/{}", event["id"].as_str().unwrap());
    app.patch(&own, "*", json!({"start_time": "10:15", "notify": true})).expect(200).await;
    app.deliver().await;
    let text = app.mail_to("a@example.org").text();
    assert!(text.contains("დასაწყისი: 10:15"), "{text}");
}

#[tokio::test]
async fn a_page_in_no_language_of_ours_is_in_the_events_and_a_letter_in_english() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"working_languages": ["mn", "en"]})).await;
    invite(&app, &event, "a@example.org", json!({"language": "fr"})).await;
    app.deliver().await;
    let letter = app.mail_to("a@example.org");
    assert!(letter.subject().starts_with("Invitation: "), "{}", letter.subject());
    let page = app.raw("GET", &letter.path("/i/")).header("accept-language", "fr").await;
    assert_eq!(page.header("content-language"), "mn");
    invite(&app, &event, "b@example.org", json!({})).await;
    app.deliver().await;
    let letter = app.mail_to("b@example.org");
    assert!(letter.subject().starts_with("Урилга: "), "{}", letter.subject());
}
