//! What somebody answered before, offered on the page of their next invitation.

use serde_json::{Value, json};

use super::{ask, field, option};
use crate::support::TestApp;
use crate::support::named::shown;
use crate::support::scene::{answer_path, event, invite, register};

fn fields() -> Value {
    let tracks = [option("law", ["Law", "Право"]), option("it", ["Systems", "Системы"])];
    let apart = json!({"sensitive": true, "retention_days": 9});
    json!([
        field("topic", "text", ["Topic", "Тема"], json!({})),
        field("years", "number", ["Years", "Стаж"], json!({})),
        field("track", "one_of", ["Track", "Секция"], json!({"options": tracks})),
        field("passport", "text", ["Passport", "Паспорт"], apart),
        field("photos", "consent", ["Photos", "Фото"], json!({})),
        field("hotel", "text", ["Hotel", "Гостиница"], json!({"organizers_only": true})),
    ])
}

const SAID: [(&str, &str); 6] = [
    ("answer", "accept"),
    ("topic", "Land & law"),
    ("years", "12"),
    ("track", "it"),
    ("passport", "AC1234567"),
    ("photos", "yes"),
];

#[tokio::test]
async fn what_is_asked_again_in_the_same_words_is_offered_and_is_theirs_once_they_send_it() {
    let app = TestApp::start().await;
    let first = event(&app, json!({})).await;
    ask(&app, &first, fields()).await;
    let page = answer_path(&app, &invite(&app, &first, "anna@example.org", json!({})).await).await;
    app.raw("POST", &page).form(&SAID).expect(303).await;
    let row = register(&app, &first, "").await.remove(0);
    let own = format!("/registrations/{}", row["id"].as_str().unwrap());
    let hotel = json!({"answers": {"topic": "Land & law", "years": 12, "track": "it",
                                   "hotel": "Ala-Too"}});
    app.patch(&own, "*", hotel).expect(200).await;
    let second = event(&app, json!({"title": "Second"})).await;
    let mut asked = fields();
    asked[1]["label"] = json!({"en": "Years in office"});
    ask(&app, &second, asked).await;
    let invitation = invite(&app, &second, "anna@example.org", json!({})).await;
    let page = answer_path(&app, &invitation).await;
    let html = shown(&app, &format!("{page}?language=en")).await;
    for part in [
        "value=\"Land &amp; law\"",
        "<option value=\"it\" selected>",
        "Taken from your registration for “Digital government”",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
    for other in ["value=\"12\"", "AC1234567", "●●", "Ala-Too"] {
        assert!(!html.contains(other), "{other} in {html}");
    }
    assert!(!html.contains("value=\"yes\" name=\"photos\" checked"), "{html}");
    app.raw("POST", &page).form(&[("answer", "accept")]).expect(303).await;
    let row = register(&app, &second, "").await.remove(0);
    assert_eq!(row["answers"], json!({}), "what was not sent was not said");
    let html = shown(&app, &page).await;
    assert!(!html.contains("Land"), "they have said something for this event: {html}");
}

#[tokio::test]
async fn where_nobody_has_shown_who_they_are_nothing_is_offered() {
    let app = TestApp::start().await;
    let first = event(&app, json!({})).await;
    ask(&app, &first, fields()).await;
    let page = answer_path(&app, &invite(&app, &first, "anna@example.org", json!({})).await).await;
    app.raw("POST", &page).form(&SAID).expect(303).await;
    let second = event(&app, json!({"title": "Second"})).await;
    ask(&app, &second, fields()).await;
    let page = format!("/e/{}/register", second["slug"].as_str().unwrap());
    let form = [("full_name", ""), ("email", "anna@example.org")];
    let html = app.raw("POST", &page).form(&form).expect(422).await.text();
    assert!(!html.contains("Land") && !html.contains("Taken from"), "{html}");
    let other = invite(&app, &second, "bek@example.org", json!({})).await;
    let html = shown(&app, &answer_path(&app, &other).await).await;
    assert!(!html.contains("Land") && !html.contains("Taken from"), "{html}");
}
