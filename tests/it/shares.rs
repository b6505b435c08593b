//! How much one caller may ask for, and how much may be sent at once.

use convoke::mail::Purpose;
use serde_json::json;

use crate::support::TestApp;
use crate::support::http::Answer;
use crate::support::scene::{answer_path, event, invite, manage_path, outbox, register};

const MIB: usize = 1024 * 1024;

/// A page that says when to come again.
fn has_had_its_share(answer: &Answer) {
    assert_eq!(answer.status, 429, "{}", answer.text());
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(answer.header("retry-after"), "60");
    assert_eq!(answer.header("ratelimit"), "\"default\";r=0;t=60");
}

#[tokio::test]
async fn an_address_has_its_share_of_public_sign_ups() {
    let app = TestApp::start_with(&[("CONVOKE_PAGE_SIGN_UPS_PER_MINUTE", "2")]).await;
    let event = event(&app, json!({})).await;
    let page = format!("/e/{}/register", event["slug"].as_str().unwrap());
    let sign_up = |name: &'static str, email: &'static str| {
        app.raw("POST", &page).form(&[("full_name", name), ("email", email)])
    };
    sign_up("Anna", "anna@example.org").expect(200).await;
    sign_up("Bek", "bek@example.org").expect(200).await;
    has_had_its_share(&sign_up("Chen", "chen@example.org").await);
    assert_eq!(register(&app, &event, "").await.len(), 2);
    assert_eq!(outbox(&app).await, "confirm_address 2");
    app.raw("GET", &page).expect(200).await;
}

#[tokio::test]
async fn an_address_has_its_share_of_new_links() {
    let app = TestApp::start_with(&[("CONVOKE_PAGE_LINKS_PER_MINUTE", "2")]).await;
    let event = event(&app, json!({})).await;
    let mut pages = Vec::new();
    for email in ["a@example.org", "b@example.org"] {
        let invitation =
            invite(&app, &event, email, json!({"expires_at": "2026-03-10T00:00:00Z"})).await;
        pages.push(answer_path(&app, &invitation).await);
    }
    let form = [("full_name", "Chen"), ("email", "chen@example.org")];
    let sign_up = format!("/e/{}/register", event["slug"].as_str().unwrap());
    app.raw("POST", &sign_up).form(&form).expect(200).await;
    let row = register(&app, &event, "").await.remove(0);
    pages.push(manage_path(&app, &row, Purpose::ConfirmAddress).await);
    app.clock.advance(chrono::Duration::days(10));
    let renew = |page: &str| app.raw("POST", page).form(&[("action", "renew")]);
    renew(&pages[0]).expect(200).await;
    renew(&pages[1]).expect(200).await;
    for page in &pages {
        has_had_its_share(&renew(page).await);
    }
    assert_eq!(outbox(&app).await, "confirm_address 1, invitation 4");
    app.raw("GET", &pages[2]).expect(410).await;
}

#[tokio::test]
async fn failed_look_ups_have_their_share_with_the_headers_of_one() {
    let app = TestApp::start_with(&[("CONVOKE_PAGE_FAILURES_PER_MINUTE", "1")]).await;
    app.raw("GET", "/r/nothing").expect(404).await;
    for path in ["/r/nothing", "/i/nothing", "/e/nothing"] {
        has_had_its_share(&app.raw("GET", path).await);
    }
}

/// JSON of exactly so many bytes.
fn padded(body: &serde_json::Value, bytes: usize) -> String {
    let body = body.to_string();
    format!("{body}{}", " ".repeat(bytes - body.len()))
}

#[tokio::test]
async fn a_batch_may_have_eight_mebibytes_and_another_body_one() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let batch = format!("/events/{}/invitations/batch", event["id"].as_str().unwrap());
    let row = json!({"person": {"full_name": "Anna", "email": "anna@example.org"}});
    let rows = json!({"invitations": [row]});
    let organization = json!({"name": "Ministry", "kind": "government"});
    for (path, body, bytes, status) in [
        (batch.as_str(), &rows, 2 * MIB, 200),
        (batch.as_str(), &rows, 8 * MIB, 200),
        (batch.as_str(), &rows, 8 * MIB + 1, 413),
        ("/organizations", &organization, MIB, 201),
        ("/organizations", &organization, MIB + 1, 413),
    ] {
        let call = app.call("POST", path).text("application/json", &padded(body, bytes));
        let answer = call.expect(status).await;
        if status == 413 {
            let problem = answer.json();
            assert_eq!(problem["code"], "request.too_large");
            let limit = format!("larger than {} MiB", bytes / MIB);
            assert!(problem["detail"].as_str().unwrap().contains(&limit), "{problem}");
        }
    }
}
