//! Tokens that somebody guesses, forges, keeps or turns to another use: all of them are told the
//! same, and after some tries nothing more.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use convoke::mail::Purpose;
use poem::http::HeaderMap;
use serde_json::json;

use crate::support::TestApp;
use crate::support::database::TestDatabase;
use crate::support::http::Answer;
use crate::support::process::{Server, convoke};
use crate::support::scene::{answer_path, event, fingerprint, invite, manage_path, register};
use crate::support::wire::send;

/// Status, headers and body, without what is different in any two answers.
fn told(answer: Answer, token: &str) -> (u16, HeaderMap, String) {
    let mut headers = answer.headers.clone();
    headers.remove("x-request-id");
    let text = if token.len() > 8 { answer.text().replace(token, "TOKEN") } else { answer.text() };
    (answer.status.as_u16(), headers, text)
}

/// A token with one bit of one of its bytes turned.
fn turned(token: &str, byte: usize) -> String {
    let mut bytes = URL_SAFE_NO_PAD.decode(token).unwrap();
    bytes[byte] ^= 1;
    URL_SAFE_NO_PAD.encode(bytes)
}

fn last(path: &str) -> String {
    path.rsplit('/').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_link_that_is_not_right_is_told_from_no_other() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let invitation = invite(&app, &event, "anna@example.org", json!({})).await;
    let answer = last(&answer_path(&app, &invitation).await);
    let revoked = invite(&app, &event, "bek@example.org", json!({})).await;
    let dead = last(&answer_path(&app, &revoked).await);
    let revoke = format!("/invitations/{}/revoke", revoked["id"].as_str().unwrap());
    app.act(&revoke).expect(200).await;
    app.raw("POST", &format!("/i/{answer}")).form(&[("answer", "accept")]).expect(303).await;
    let row = register(&app, &event, "").await.remove(0);
    let manage = last(&manage_path(&app, &row, Purpose::Manage).await);
    let check_in = last(&manage_path(&app, &row, Purpose::CheckIn).await);
    let random = URL_SAFE_NO_PAD.encode([7; 49]);
    let forged = [turned(&answer, 0), turned(&answer, 5), turned(&answer, 20), turned(&answer, 48)];
    let [version, row_id, first, end] = forged;
    // One that was given out and revoked tells whoever has it so, and nothing to who has it almost.
    let almost = turned(&dead, 48);
    let invitations = [&random, &almost, &manage, &check_in, &version, &row_id, &first, &end];
    let registrations = [&random, &dead, &answer, &check_in, &turned(&manage, 17)];
    let shapeless = ["x", "..", "%2e%2e", &answer[..65], &format!("{answer}A"), &"a".repeat(4000)];
    let before = fingerprint(&app).await;
    for (page, tokens) in [("i", &invitations[..]), ("r", &registrations[..])] {
        let tokens = tokens.iter().map(|token| token.as_str()).chain(shapeless);
        for (method, form) in [("GET", None), ("HEAD", None), ("POST", Some("accept"))] {
            let nobody = app.raw(method, &format!("/{page}/nobody"));
            let nobody = told(nobody.form(&[("answer", "accept")]).await, "");
            assert_eq!(nobody.0, 404);
            for token in tokens.clone() {
                let call = app.raw(method, &format!("/{page}/{token}"));
                let call = match form {
                    Some(answer) => call.form(&[("answer", answer), ("action", "withdraw")]),
                    None => call,
                };
                assert_eq!(told(call.await, token), nobody, "{method} /{page}/{token}");
            }
        }
    }
    assert_eq!(fingerprint(&app).await, before);
}

#[tokio::test]
async fn a_token_of_the_api_that_is_not_right_is_told_from_no_other() {
    let app = TestApp::start().await;
    let right = app.admin.clone();
    let flipped =
        format!("{}{}", &right[..right.len() - 1], if right.ends_with('A') { 'B' } else { 'A' });
    let told = async |token: &str| {
        let answer = app.get("/events").bearer(token).expect(401).await;
        let mut problem = answer.json();
        problem["request_id"] = json!(null);
        let mut headers = answer.headers.clone();
        headers.remove("x-request-id");
        headers.remove("content-length");
        (problem, headers)
    };
    let unknown = told("cvk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").await;
    assert_eq!(unknown.0["code"], "access.token");
    let longer = format!("{right}A");
    let upper = right.to_uppercase();
    for token in [&flipped, &right[..right.len() - 1], &longer, &right[4..], &upper, "x", "cvk_"] {
        assert_eq!(told(token).await, unknown, "{token}");
    }
    let basic = app.raw("GET", "/api/v1/events").header("authorization", "Basic YTpi");
    assert_eq!(basic.expect(401).await.json()["code"], "access.no_token");
}

#[tokio::test]
async fn who_guesses_is_stopped_and_nobody_else() {
    let database = TestDatabase::create().await;
    let mut command = convoke(&database, &["serve"]);
    command.env("CONVOKE_TRUSTED_PROXIES", "127.0.0.1");
    command.env("CONVOKE_PAGE_FAILURES_PER_MINUTE", "5");
    let server = Server::start(command);
    let from = async |address: &str, path: &str| {
        let headers = [format!("X-Forwarded-For: {address}")];
        send(&server.address, &format!("GET {path}"), &headers, "").await
    };
    for guess in 0..5 {
        let page = ["/i/a", "/r/b", "/e/c", "/e/d/register", "/e/e/agenda.ics"][guess];
        from("203.0.113.7", page).await.expect(404);
    }
    for page in ["/i/f", "/r/g", "/e/h", "/e/i/agenda.ics"] {
        let refused = from("203.0.113.7", page).await.expect(429);
        assert_eq!(refused.header("retry-after"), "60");
    }
    from("203.0.113.8", "/i/a").await.expect(404);
    assert_eq!(server.stop("-TERM"), Some(0));
}
