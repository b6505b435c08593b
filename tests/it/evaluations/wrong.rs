use serde_json::json;

use super::{Asked, own, reaction};

#[tokio::test]
async fn what_is_no_answer_comes_back_with_everything_typed_and_nothing_is_recorded() {
    let asked = Asked::of(1, reaction(), json!({"anonymous": true})).await;
    let long = "x".repeat(1001);
    for fields in [
        &[("whole", "6"), ("words", "typed")][..],
        &[("whole", "one"), ("words", "typed")],
        &[("whole", ""), ("words", "typed")],
        &[("whole", "5"), ("again", "perhaps"), ("words", "typed")],
        &[("whole", "5"), ("words", long.as_str())],
        &[("whole", "5"), ("words", "typed\u{1}")],
    ] {
        let sent = asked.send(0, fields).await;
        assert_eq!(sent.status, 422, "{fields:?}");
        let html = sent.text();
        assert!(html.contains("typed") || html.contains(&long), "{fields:?}: {html}");
        assert!(html.contains("aria-invalid=\"true\""), "{fields:?}: {html}");
    }
    assert_eq!(asked.now().await["answered"], 0);
    asked.say(0, &[("whole", "5"), ("words", &long[1..])]).await;
}

#[tokio::test]
async fn nothing_at_all_is_no_answer_and_what_was_not_asked_is_passed_over() {
    let mut body = reaction();
    body["questions"][0]["required"] = json!(false);
    let asked = Asked::of(1, body, json!({})).await;
    for nothing in [&[][..], &[("words", "  ")], &[("capital", "astana")]] {
        let sent = asked.send(0, nothing).await;
        assert_eq!(sent.status, 422, "{nothing:?}");
        assert!(sent.text().contains("answer at least one question"), "{}", sent.text());
    }
    asked.say(0, &[("whole", "5"), ("capital", "astana")]).await;
    let table = asked.door.app.get(&own(&asked.form, "/results?format=csv")).await.text();
    assert!(!table.contains("astana"), "{table}");
}

#[tokio::test]
async fn what_was_sent_twice_or_is_no_form_is_refused() {
    let asked = Asked::of(1, reaction(), json!({})).await;
    let twice = asked.send(0, &[("whole", "5"), ("whole", "1")]).await;
    assert_eq!(twice.status, 400);
    let page = asked.page(0).await;
    let bytes = asked.door.app.raw("POST", &page);
    let bytes = bytes.bytes("application/x-www-form-urlencoded", b"whole=%ff\xfe".to_vec()).await;
    assert_eq!(bytes.status, 400);
    let json = asked.door.app.raw("POST", &page).json(json!({"whole": 5})).await;
    assert_eq!(json.status, 415);
    assert_eq!(asked.now().await["answered"], 0);
}

#[tokio::test]
async fn a_closed_form_says_whom_to_write_to_and_a_link_serves_those_who_take_part() {
    let asked = Asked::of(3, reaction(), json!({"anonymous": true})).await;
    let app = &asked.door.app;
    // The mail has gone out, so the link is theirs.
    app.deliver().await;
    asked.door.withdraw(&asked.seats[1]).await;
    for method in ["GET", "POST"] {
        let call = app.raw(method, &asked.page(1).await);
        let call = if method == "POST" { call.form(&[("whole", "1")]) } else { call };
        let gone = call.expect(410).await.text();
        assert!(gone.contains("secretariat@example.org"), "{gone}");
    }
    app.clock.advance(chrono::Duration::days(21));
    let late = asked.send(0, &[("whole", "1")]).await;
    assert_eq!(late.status, 410);
    let html = late.text();
    assert!(html.contains("This form is closed") && html.contains("secretariat@example.org"));
    assert_eq!(asked.now().await["answered"], 0);
}

#[tokio::test]
async fn a_link_that_was_made_up_or_is_for_something_else_opens_nothing() {
    let asked = Asked::of(1, reaction(), json!({})).await;
    let app = &asked.door.app;
    let own = asked.page(0).await;
    let mut changed = own.clone();
    let last = changed.pop().unwrap();
    changed.push(if last == 'A' { 'B' } else { 'A' });
    let elsewhere = own.replace("/f/", "/r/");
    for path in [changed.as_str(), elsewhere.as_str(), "/f/", "/f/x", "/f/%00", "/f/a/b"] {
        assert_eq!(app.raw("GET", path).await.status, 404, "{path}");
    }
    let manage =
        crate::support::scene::manage_path(app, &asked.seats[0], convoke::mail::Purpose::Manage);
    let manage = manage.await.replace("/r/", "/f/");
    assert_eq!(app.raw("GET", &manage).await.status, 404);
}
