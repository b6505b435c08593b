//! What a page of another site can do with ours: send its forms, show it in a frame, read its
//! answers, learn from where somebody came.

use convoke::mail::Purpose;
use serde_json::json;

use crate::support::TestApp;
use crate::support::http::{Answer, Call};
use crate::support::scene::{answer_path, event, fingerprint, invite, manage_path, register};

/// What a browser says of a form on a page of another site; the older one knows `Origin` alone.
const FOREIGN: [&[(&str, &str)]; 4] = [
    &[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")],
    &[("sec-fetch-site", "cross-site"), ("origin", "null")],
    &[("sec-fetch-site", "same-site"), ("origin", "https://other.example.org")],
    &[("origin", "https://evil.example")],
];

/// What it says of ours; a program says nothing.
const OWN: [&[(&str, &str)]; 4] = [
    &[("sec-fetch-site", "same-origin"), ("origin", "null")],
    &[("sec-fetch-site", "none")],
    &[("origin", "https://convoke.example.org")],
    &[],
];

fn said<'a>(call: Call<'a>, headers: &[(&str, &str)]) -> Call<'a> {
    let call = call.header("host", "convoke.example.org");
    headers.iter().fold(call, |call, (name, value)| call.header(name, value))
}

#[tokio::test]
async fn a_form_that_another_site_sends_does_nothing() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let invitation = invite(&app, &event, "anna@example.org", json!({})).await;
    let answer = answer_path(&app, &invitation).await;
    let other = invite(&app, &event, "bek@example.org", json!({})).await;
    let other = answer_path(&app, &other).await;
    app.raw("POST", &other).form(&[("answer", "accept")]).expect(303).await;
    let manage = manage_path(&app, &register(&app, &event, "").await[0], Purpose::Manage).await;
    let sign_up = format!("/e/{}/register", event["slug"].as_str().unwrap());
    let someone = [("full_name", "Chen"), ("email", "chen@example.org")];
    let forms = [
        (&sign_up, &someone[..]),
        (&answer, &[("answer", "decline")]),
        (&manage, &[("action", "withdraw")]),
    ];
    let before = fingerprint(&app).await;
    for (page, form) in forms {
        for headers in FOREIGN {
            let call = said(app.raw("POST", page), headers).header("accept-language", "ru");
            let refused = call.form(form).expect(403).await;
            assert!(refused.text().contains("Форма отправлена с другого сайта"), "{page}");
            assert_eq!(refused.header("cache-control"), "no-store");
        }
    }
    assert_eq!(fingerprint(&app).await, before);
    for headers in OWN {
        said(app.raw("POST", &sign_up), headers).form(&someone).expect(200).await;
    }
    for (page, form) in &forms[1..] {
        said(app.raw("POST", page), OWN[0]).form(form).expect(303).await;
    }
    // Reading is open: a link in a mail is followed from another site.
    said(app.raw("GET", &answer), FOREIGN[0]).expect(200).await;
}

/// Everything that can be asked for, as those may who ask for it.
async fn everything(app: &TestApp) -> Vec<(String, Answer)> {
    let event = event(app, json!({})).await;
    let invitation = invite(app, &event, "anna@example.org", json!({})).await;
    let answer = answer_path(app, &invitation).await;
    let id = event["id"].as_str().unwrap();
    let slug = format!("/e/{}", event["slug"].as_str().unwrap());
    let page = app.raw("GET", &slug).expect(200).await.text();
    let style = page.split("rel=\"stylesheet\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    let mut all = Vec::new();
    for path in [
        style,
        "/docs",
        "/openapi.json",
        "/healthz",
        "/readyz",
        "/nothing",
        "/favicon.ico",
        &slug,
        &format!("{slug}/register"),
        &format!("{slug}/agenda.ics"),
        "/e/nothing",
        &answer,
        "/i/x",
        "/r/x",
        "/api/v1/events",
        "/api/v1/nothing",
    ] {
        let origin = app.raw("GET", path).header("origin", "https://evil.example");
        all.push((path.to_owned(), origin.await));
        let preflight = app.raw("OPTIONS", path).header("origin", "https://evil.example");
        let preflight = preflight.header("access-control-request-method", "POST");
        all.push((format!("OPTIONS {path}"), preflight.await));
    }
    for path in [
        "/events".to_owned(),
        format!("/events/{id}"),
        format!("/events/{id}/agenda?format=html"),
        format!("/events/{id}/agenda?format=ics"),
        "/events?limit=x".to_owned(),
    ] {
        all.push((path.clone(), app.get(&path).header("origin", "https://evil.example").await));
    }
    all
}

#[tokio::test]
async fn no_answer_can_be_framed_read_or_mistaken_by_another_site() {
    let app = TestApp::start().await;
    for (path, answer) in everything(&app).await {
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
        assert_eq!(answer.header("set-cookie"), "", "{path}");
        let open = answer.headers.keys().find(|name| name.as_str().starts_with("access-control"));
        assert_eq!(open, None, "{path} is open to scripts of other sites");
    }
}

#[tokio::test]
async fn what_leads_on_from_a_page_behind_a_link_tells_no_address_either() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let invitation = invite(&app, &event, "anna@example.org", json!({})).await;
    let page = answer_path(&app, &invitation).await;
    let form = [("answer", "decline")];
    let answered = app.raw("POST", &page).form(&form).expect(303).await;
    assert_eq!(answered.header("referrer-policy"), "no-referrer");
    assert!(answered.header("location").starts_with(&page), "a path of ours and no other host");
    for wrong in [&[("answer", "perhaps")][..], &[("answer", "substitute")]] {
        let shown = app.raw("POST", &page).form(wrong).expect(422).await;
        assert_eq!(shown.header("referrer-policy"), "no-referrer");
        assert_eq!(shown.header("cache-control"), "no-store");
    }
}
