//! NUL, which PostgreSQL takes in no text: refused by name, whichever way it comes.

use convoke::mail::Purpose;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::{answer_path, event, fingerprint, invite, manage_path, register};

const NUL: &str = "a\u{0}b";

async fn named(app: &TestApp, path: &str, body: Value, pointers: &[&str]) {
    let refused = app.post(path, body).expect(422).await;
    assert_eq!(refused.pointers(), pointers, "{path}");
}

#[tokio::test]
async fn in_organizations_it_is_named_wherever_it_stands() {
    let app = TestApp::start().await;
    let wrong = json!({"name": NUL, "kind": "government", "names": {"ru": NUL}, "acronym": NUL,
                       "aliases": ["fine", NUL]});
    let pointers = ["/acronym", "/aliases/1", "/name", "/names/ru"];
    named(&app, "/organizations", wrong.clone(), &pointers).await;
    let fine = json!({"name": "Ministry", "kind": "government"});
    let made = app.post("/organizations", fine).expect(201).await;
    let path = format!("/organizations/{}", made.id());
    let refused = app.patch(&path, "*", json!({"name": NUL, "names": {"ru": NUL}})).expect(422);
    assert_eq!(refused.await.pointers(), ["/name", "/names/ru"]);
    app.get("/organizations?q=a%00b").await.status.is_success();
}

#[tokio::test]
async fn in_a_reason_it_is_named_or_left_out_and_is_no_fault_of_ours() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let invitation = invite(&app, &event, "a@example.org", json!({})).await;
    let path = format!("/invitations/{}", invitation["id"].as_str().unwrap());
    let decline = json!({"answer": "decline", "reason": NUL});
    named(&app, &format!("{path}/answer"), decline, &["/reason"]).await;
    let substitute = json!({"answer": "substitute", "substitute": {"full_name": NUL}});
    named(&app, &format!("{path}/answer"), substitute, &["/substitute/full_name"]).await;
    let page = answer_path(&app, &invitation).await;
    let form = [("answer", "decline"), ("reason", NUL)];
    let answered = app.raw("POST", &page).form(&form).await;
    assert!(matches!(answered.status.as_u16(), 303 | 422), "{}", answered.text());
    let kept = app.get(&path).json_of(200).await["decline_reason"].to_string();
    assert!(!kept.contains("u0000"), "{kept}");
    let body = json!({"person": {"full_name": "Anna", "email": "anna@example.org"}});
    let list = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let row = app.post(&list, body).expect(201).await.id();
    for verb in ["approve", "reject", "withdraw"] {
        let path = format!("/registrations/{row}/{verb}");
        named(&app, &path, json!({"reason": NUL}), &["/reason"]).await;
    }
    let cancel = format!("/events/{}/cancel", event["id"].as_str().unwrap());
    named(&app, &cancel, json!({"reason": NUL}), &["/reason"]).await;
}

#[tokio::test]
async fn in_invitations_and_batches_it_stops_its_own_row_alone() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let list = format!("/events/{}/invitations", event["id"].as_str().unwrap());
    let body = json!({"person": {"full_name": NUL, "position": NUL}, "note": NUL});
    let refused = app.post(&list, body).expect(422).await;
    assert!(!refused.pointers().is_empty());
    let person =
        |name: &str, n: u8| json!({"full_name": name, "email": format!("p{n}@example.org")});
    let rows = json!([
        {"person": person("Fine", 1)},
        {"person": person(NUL, 2)},
        {"person": person("Fine", 3), "note": NUL},
        {"person": {"full_name": "Fine", "email": "p4@example.org", "native_name": NUL}},
        {"person": person("Fine", 5)},
    ]);
    let batch = json!({"invitations": rows, "send": true});
    let made = app.post(&format!("{list}/batch"), batch).json_of(200).await;
    assert_eq!((&made["created"], &made["failed"]), (&json!(2), &json!(3)), "{made}");
    let pointer = |row: usize| made["results"][row]["errors"][0]["pointer"].clone();
    assert_eq!(pointer(1), "/person/full_name");
    assert_eq!(pointer(2), "/note");
    assert_eq!(pointer(3), "/person/native_name");
}

#[tokio::test]
async fn in_registrations_it_is_named_over_the_api_and_on_every_page() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let list = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let wrong = json!({"person": {"full_name": "Anna"}, "organization": NUL, "position": NUL,
                       "remark": NUL, "answers": {"topic": NUL, "deep": {"er": [NUL]}}});
    let pointers = ["/answers/deep", "/answers/topic", "/organization", "/position", "/remark"];
    named(&app, &list, wrong, &pointers).await;
    let keyed = json!({"person": {"full_name": "Anna"}, "answers": {NUL: "x"}});
    app.post(&list, keyed).expect(422).await;
    let anna = json!({"person": {"full_name": "Anna", "email": "anna@example.org"}});
    let anna = app.post(&list, anna).json_of(201).await;
    let own = format!("/registrations/{}", anna["id"].as_str().unwrap());
    let patch = json!({"answers": {"topic": NUL}, "organization": NUL});
    let refused = app.patch(&own, "*", patch).expect(422).await;
    assert_eq!(refused.pointers(), ["/answers/topic", "/organization"]);

    let invitation = invite(&app, &event, "bek@example.org", json!({})).await;
    let answer = answer_path(&app, &invitation).await;
    let manage = manage_path(&app, &register(&app, &event, "").await[0], Purpose::Manage).await;
    let sign_up = format!("/e/{}/register", event["slug"].as_str().unwrap());
    let before = fingerprint(&app).await;
    let who = [("full_name", "Chen"), ("email", "chen@example.org")];
    for (page, first) in
        [(&answer, &[("answer", "accept")][..]), (&manage, &[("action", "save")]), (&sign_up, &who)]
    {
        let form: Vec<_> = first.iter().copied().chain([("organization", NUL)]).collect();
        let shown = app.raw("POST", page).form(&form).expect(422).await;
        assert!(shown.text().contains("aria-invalid"), "{}", shown.text());
    }
    let form = [("full_name", NUL), ("email", "chen@example.org")];
    app.raw("POST", &sign_up).form(&form).expect(422).await;
    assert_eq!(fingerprint(&app).await, before);
}
