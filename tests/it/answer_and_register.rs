//! The page of an invitation goes by what the register says now.

use convoke::mail::Purpose;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::{answer_path, event, invite, manage_path, register};

/// An event, somebody who accepted, and the paths of both their pages.
async fn registered(app: &TestApp) -> (Value, Value, String, String) {
    let event = event(app, json!({})).await;
    let invitation = invite(app, &event, "anna@example.org", json!({})).await;
    let page = answer_path(app, &invitation).await;
    app.raw("POST", &page).form(&[("answer", "accept")]).expect(303).await;
    let row = register(app, &event, "").await.remove(0);
    let own = manage_path(app, &row, Purpose::Manage).await;
    (event, invitation, page, own)
}

fn offers(html: &str) -> String {
    let answers = ["accept", "decline", "substitute"];
    let offered = |answer: &&str| html.contains(&format!("name=\"answer\" value=\"{answer}\""));
    answers.into_iter().filter(offered).collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn whoever_declined_and_came_back_is_not_told_that_they_declined() {
    let app = TestApp::start().await;
    let (event, _, page, own) = registered(&app).await;
    app.raw("POST", &page).form(&[("answer", "decline")]).expect(303).await;
    app.raw("POST", &own).form(&[("action", "return")]).expect(303).await;
    let shown = app.raw("GET", &page).expect(200).await.text();
    assert!(!shown.contains("You declined"), "{shown}");
    assert!(shown.contains("You accepted this invitation") && shown.contains(&own), "{shown}");
    assert_eq!(offers(&shown), "decline substitute");
    app.raw("POST", &page).form(&[("answer", "decline")]).expect(303).await;
    assert_eq!(register(&app, &event, "&status=withdrawn").await.len(), 1);
    assert!(app.raw("GET", &page).expect(200).await.text().contains("You declined"));
}

#[tokio::test]
async fn whoever_accepted_and_withdrew_finds_the_way_back_where_they_answered() {
    let app = TestApp::start().await;
    let (event, _, page, own) = registered(&app).await;
    app.raw("POST", &own).form(&[("action", "withdraw")]).expect(303).await;
    let shown = app.raw("GET", &page).expect(200).await.text();
    assert!(!shown.contains("You accepted"), "{shown}");
    assert!(shown.contains("Your registration has been withdrawn."), "{shown}");
    assert!(shown.contains(&own), "{shown}");
    assert_eq!(offers(&shown), "accept decline substitute");
    app.raw("POST", &page).form(&[("answer", "accept")]).expect(303).await;
    assert_eq!(register(&app, &event, "&status=confirmed").await.len(), 1);
    let row = register(&app, &event, "").await.remove(0);
    app.act(&format!("/registrations/{}/withdraw", row["id"].as_str().unwrap())).expect(200).await;
    let shown = app.raw("GET", &page).expect(200).await.text();
    assert!(shown.contains("Your registration has been withdrawn."), "{shown}");
    assert_eq!(offers(&shown), "", "the organizers took them out");
}
