//! Whether an address is known, asked by those who may not know; and mailboxes filled by pressing a
//! button again.

use std::time::{Duration, Instant};

use convoke::mail::{MOST_ON_REQUEST, Purpose};
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::{answer_path, event, invite, manage_path, outbox, register};

/// Every such answer comes after a whole number of these. That is what the test holds, and not that
/// two answers take the same time: on a busy machine no two do.
const STEP: Duration = Duration::from_millis(200);

fn sign_up(event: &Value) -> String {
    format!("/e/{}/register", event["slug"].as_str().unwrap())
}

async fn add(app: &TestApp, event: &Value, email: &str) -> Value {
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let body = json!({"person": {"full_name": "Known", "email": email}, "notify": false});
    app.post(&path, body).json_of(201).await
}

async fn mails(app: &TestApp, address: &str) -> usize {
    app.deliver().await;
    app.mails_to(address).len()
}

#[tokio::test]
async fn signing_up_tells_nobody_whether_an_address_is_known() {
    let app = TestApp::start().await;
    let (event, other) = (event(&app, json!({})).await, event(&app, json!({"title": "O"})).await);
    add(&app, &event, "a.seated@example.org").await;
    add(&app, &other, "a.elsewhere@example.org").await;
    for (name, verb) in [("a.withdrawn", "withdraw"), ("a.rejected", "reject")] {
        let row = add(&app, &event, &format!("{name}@example.org")).await;
        let path = format!("/registrations/{}/{verb}", row["id"].as_str().unwrap());
        app.post(&path, json!({"notify": false})).await;
    }
    invite(&app, &event, "a.invited@example.org", json!({"send": false})).await;
    let book = json!({"full_name": "Known", "email": "a.in.book@example.org"});
    app.post("/people", book).expect(201).await;
    let path = sign_up(&event);
    let ask = async |email: &str| {
        let form = [("full_name", "Somebody"), ("email", email)];
        let begun = Instant::now();
        let answer = app.raw("POST", &path).form(&form).await;
        assert!(begun.elapsed() >= STEP, "{email}: {:?}", begun.elapsed());
        let mut headers = answer.headers.clone();
        headers.remove("x-request-id");
        (answer.status, headers, answer.text())
    };
    let unknown = ask("a.nobody@example.org").await;
    assert_eq!(unknown.0, 200);
    assert_eq!(mails(&app, "a.nobody@example.org").await, 1);
    for name in [
        "a.nobody",
        "a.seated",
        "a.elsewhere",
        "a.withdrawn",
        "a.rejected",
        "a.invited",
        "a.in.book",
    ] {
        let address = format!("{name}@example.org");
        let before = mails(&app, &address).await;
        assert_eq!(ask(&address).await, unknown, "{name}");
        assert_eq!(mails(&app, &address).await, before + 1, "{name}: only the mail tells");
    }
}

#[tokio::test]
async fn naming_a_substitute_tells_nobody_whether_they_are_known() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    add(&app, &event, "a.seated@example.org").await;
    invite(&app, &event, "a.invited@example.org", json!({})).await;
    let mut told = Vec::new();
    for (n, name) in ["a.nobody", "a.seated", "a.invited"].into_iter().enumerate() {
        let invitee = invite(&app, &event, &format!("first{n}@example.org"), json!({})).await;
        let page = answer_path(&app, &invitee).await;
        let address = format!("{name}@example.org");
        let form = [
            ("answer", "substitute"),
            ("substitute_full_name", "Somebody"),
            ("substitute_email", address.as_str()),
        ];
        let begun = Instant::now();
        let answer = app.raw("POST", &page).form(&form).expect(303).await;
        assert!(begun.elapsed() >= STEP, "{name}: {:?}", begun.elapsed());
        let mut headers = answer.headers.clone();
        let location = answer.header("location").to_owned();
        let shown = app.raw("GET", &location).expect(200).await.text();
        headers.remove("x-request-id");
        headers.remove("location");
        let shown = shown.replace(&page, "").replace(&format!("first{n}"), "first");
        told.push((name, headers, location.replace(&page, ""), shown));
    }
    for one in &told {
        assert_eq!((&one.1, &one.2, &one.3), (&told[0].1, &told[0].2, &told[0].3), "{}", one.0);
    }
}

#[tokio::test]
async fn nobody_is_mailed_full_by_those_who_type_their_address() {
    let app = TestApp::start().await;
    let (first, second) = (event(&app, json!({})).await, event(&app, json!({"title": "O"})).await);
    let most = usize::try_from(MOST_ON_REQUEST).unwrap();
    let mut told = Vec::new();
    for n in 0..most + 3 {
        let path = sign_up(if n % 2 == 0 { &first } else { &second });
        let email = if n % 3 == 0 { "Anna@example.org" } else { "anna@EXAMPLE.org" };
        let form = [("full_name", "Anna"), ("email", email)];
        let answer = app.raw("POST", &path).form(&form).expect(200).await;
        told.push(answer.text().replace("A***", "a***"));
    }
    assert!(told.iter().all(|text| text.contains("a***@example.org")));
    // What the page says holds of the last one too, to which nothing was sent.
    assert!(told.iter().all(|text| text.contains("ten mails") && !text.contains("have sent")));
    assert_eq!(told[0], told[most + 2]);
    let sent = format!("confirm_address {most}");
    assert_eq!(outbox(&app).await, sent);
    // Nor by the button of a link that was in one of the mails.
    let row = register(&app, &first, "").await.remove(0);
    let link = manage_path(&app, &row, Purpose::ConfirmAddress).await;
    let renewed = app.raw("POST", &link).form(&[("action", "renew")]).expect(200).await.text();
    assert!(renewed.contains("ten mails") && !renewed.contains("have sent"), "{renewed}");
    assert_eq!(outbox(&app).await, sent);
    // Somebody else is written to, and so are they themselves after a day.
    let form = [("full_name", "Bek"), ("email", "bek@example.org")];
    app.raw("POST", &sign_up(&first)).form(&form).expect(200).await;
    app.clock.advance(chrono::Duration::hours(25));
    let form = [("full_name", "Anna"), ("email", "anna@example.org")];
    app.raw("POST", &sign_up(&first)).form(&form).expect(200).await;
    assert_eq!(outbox(&app).await, format!("confirm_address {}", most + 2));
}

#[tokio::test]
async fn nobody_is_told_their_seat_over_and_over_because_somebody_types_their_address() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    add(&app, &event, "anna@example.org").await;
    let form = [("full_name", "Anna"), ("email", "anna@example.org")];
    for _ in 0..MOST_ON_REQUEST + 2 {
        app.raw("POST", &sign_up(&event)).form(&form).expect(200).await;
    }
    assert_eq!(outbox(&app).await, format!("registration_confirmed {MOST_ON_REQUEST}"));
}

#[tokio::test]
async fn an_invitation_is_sent_again_and_reminded_of_only_so_often_a_day() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let invitation = invite(&app, &event, "anna@example.org", json!({})).await;
    let path = format!("/invitations/{}", invitation["id"].as_str().unwrap());
    let act = |verb: &str| app.act(&format!("{path}/{verb}"));
    for n in 1..MOST_ON_REQUEST {
        act(if n % 2 == 0 { "send" } else { "remind" }).expect(200).await;
    }
    for verb in ["send", "remind"] {
        let refused = act(verb).expect(409).await;
        assert_eq!(refused.json()["code"], "invitation.mailed_enough");
    }
    app.deliver().await;
    let sent = app.mails_to("anna@example.org").len();
    assert!(sent <= usize::try_from(MOST_ON_REQUEST).unwrap(), "{sent}");
    invite(&app, &event, "bek@example.org", json!({})).await;
    app.clock.advance(chrono::Duration::hours(25));
    act("remind").expect(200).await;
}

#[tokio::test]
async fn a_new_link_is_sent_once_and_not_at_every_press_of_the_button() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let more = json!({"expires_at": "2026-03-10T00:00:00Z"});
    let invitation = invite(&app, &event, "anna@example.org", more).await;
    let page = answer_path(&app, &invitation).await;
    app.clock.advance(chrono::Duration::days(10));
    for _ in 0..5 {
        app.raw("POST", &page).form(&[("action", "renew")]).await;
    }
    assert_eq!(outbox(&app).await, "invitation 2");
}
