//! Links in mails: how long they open, with which key, and what their pages say to browsers.

use convoke::mail::Purpose;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::{answer_path, event, invite, manage_path, register};

const ACCEPT: &[(&str, &str)] = &[("answer", "accept")];
const KEYS: [&str; 2] = [
    "the first key, of more than thirty-two characters",
    "the next key, of more than thirty-two too",
];

/// Somebody who has accepted, and the page of their registration.
async fn accepted(app: &TestApp, event: &Value) -> (Value, String) {
    let invitation = invite(app, event, "aigul@example.org", json!({})).await;
    app.raw("POST", &answer_path(app, &invitation).await).form(ACCEPT).expect(303).await;
    let row = register(app, event, "&status=confirmed").await.remove(0);
    let page = manage_path(app, &row, Purpose::Manage).await;
    (row, page)
}

/// Somebody who has signed up, and the link that confirms their address.
async fn signed_up(app: &TestApp, event: &Value) -> String {
    let form = [("full_name", "Anna"), ("email", "anna@example.org")];
    let page = format!("/e/{}/register", event["slug"].as_str().unwrap());
    app.raw("POST", &page).form(&form).expect(200).await;
    let row = register(app, event, "&status=unverified").await.remove(0);
    manage_path(app, &row, Purpose::ConfirmAddress).await
}

#[tokio::test]
async fn after_a_change_of_the_key_links_open_as_long_as_the_former_is_known() {
    let app = TestApp::start_with(&[("CONVOKE_SECRET_KEY", KEYS[0])]).await;
    let event = event(&app, json!({})).await;
    let invitation = invite(&app, &event, "bek@example.org", json!({})).await;
    let answer = answer_path(&app, &invitation).await;
    let (row, manage) = accepted(&app, &event).await;
    let both = [("CONVOKE_SECRET_KEY", KEYS[1]), ("CONVOKE_SECRET_KEY_FORMER", KEYS[0])];
    let (turned, forgot) = (app.restarted_with(&both).await, app.restarted_with(&both[..1]).await);
    for old in [&answer, &manage] {
        turned.raw("GET", old).expect(200).await;
        forgot.raw("GET", old).expect(404).await;
    }
    turned.raw("POST", &answer).form(&[("answer", "decline")]).expect(303).await;
    let new = manage_path(&turned, &row, Purpose::Manage).await;
    assert_ne!(new, manage, "new links are made with the new key");
    for server in [&turned, &forgot] {
        server.raw("GET", &new).expect(200).await;
    }
    app.raw("GET", &new).expect(404).await;
}

#[tokio::test]
async fn a_registration_can_be_managed_until_thirty_days_after_the_event() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let (_, page) = accepted(&app, &event).await;
    // The last day is 27 May; it ends in Almaty at 19:00 UTC.
    app.clock.set("2026-06-26T18:59:59Z".parse().unwrap());
    app.raw("GET", &page).expect(200).await;
    app.clock.set("2026-06-26T19:00:00Z".parse().unwrap());
    app.raw("GET", &page).expect(410).await;
    app.raw("POST", &page).form(&[("action", "withdraw")]).expect(410).await;
    assert_eq!(register(&app, &event, "&status=confirmed").await.len(), 1);
}

#[tokio::test]
async fn a_page_behind_a_link_is_kept_by_nobody_and_tells_nobody_where_it_was() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let invitation = invite(&app, &event, "bek@example.org", json!({})).await;
    let (_, manage) = accepted(&app, &event).await;
    let pages = [answer_path(&app, &invitation).await, manage, signed_up(&app, &event).await];
    for page in &pages {
        for method in ["GET", "HEAD"] {
            let shown = app.raw(method, page).expect(200).await;
            for (header, value) in [
                ("content-type", "text/html; charset=utf-8"),
                ("cache-control", "no-store"),
                ("referrer-policy", "no-referrer"),
                ("x-robots-tag", "noindex"),
                ("x-content-type-options", "nosniff"),
                ("set-cookie", ""),
            ] {
                assert_eq!(shown.header(header), value, "{method} {page}: {header}");
            }
            let policy: Vec<&str> = shown.header("content-security-policy").split("; ").collect();
            for rule in [
                "default-src 'none'",
                "style-src 'self'",
                "form-action 'self'",
                "frame-ancestors 'none'",
            ] {
                assert!(policy.contains(&rule), "{method} {page}: {policy:?}");
            }
            assert!(!policy.iter().any(|rule| rule.contains("http")), "{policy:?}");
            assert!(!policy.iter().any(|rule| rule.starts_with("script-src")), "{policy:?}");
        }
    }
}

#[tokio::test]
async fn what_changes_nothing_is_not_told_as_just_done() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let (_, page) = accepted(&app, &event).await;
    let confirm = signed_up(&app, &event).await;
    for (path, action, notice) in [
        (&page, "withdraw", "You have withdrawn your registration."),
        (&page, "return", "Welcome back."),
        (&confirm, "confirm", "Your address is confirmed."),
    ] {
        let once = app.raw("POST", path).form(&[("action", action)]).expect(303).await;
        let location = once.header("location").to_owned();
        assert!(location.ends_with(&format!("?done={action}")), "{location}");
        let shown = app.raw("GET", &location).expect(200).await.text();
        assert!(shown.contains(notice), "{action}: {shown}");
        let again = app.raw("POST", path).form(&[("action", action)]).expect(303).await;
        let location = again.header("location").to_owned();
        assert!(!location.contains("done"), "{location}");
        let shown = app.raw("GET", &location).expect(200).await.text();
        assert!(!shown.contains(notice), "{action}: {shown}");
    }
    let saved = app.raw("POST", &page).form(&[("action", "save")]).expect(303).await;
    assert!(saved.header("location").ends_with("?done=save"), "what is so is saved");
}
