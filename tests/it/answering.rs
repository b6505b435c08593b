//! An invitation and its answer: by the link in the mail, or on the invitee's behalf.

use convoke::mail::Purpose;
use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::{
    answer_path, event, fingerprint, invite, manage_path, outbox, register,
};

const ACCEPT: &[(&str, &str)] =
    &[("answer", "accept"), ("organization", "Ministry of Justice"), ("country", "KG")];
const DECLINE: &[(&str, &str)] = &[("answer", "decline"), ("reason", "I am abroad.")];

#[tokio::test]
async fn an_invitee_opens_the_link_accepts_and_is_registered() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let invitation = invite(&app, &event, "aigul@example.org", json!({"role": "speaker"})).await;
    assert_eq!(invitation["status"], "sent");
    assert_eq!(outbox(&app).await, "invitation 1");

    let page = answer_path(&app, &invitation).await;
    let shown = app.raw("GET", &page).expect(200).await;
    assert!(shown.text().contains("Digital government"));
    assert!(shown.text().contains("Person of aigul@example.org"));
    assert!(!shown.text().contains(">aigul@example.org"), "the address is masked");

    let answered = app.raw("POST", &page).form(ACCEPT).expect(303).await;
    let managed = app.raw("GET", answered.header("location")).expect(200).await.text();
    let all = register(&app, &event, "").await;
    assert_eq!(all.len(), 1);
    assert_eq!(all[0]["status"], "confirmed");
    assert_eq!(all[0]["role"], "speaker");
    assert_eq!(all[0]["country"], "KG");
    assert_eq!(all[0]["organization"], "Ministry of Justice");
    assert_eq!(all[0]["source"], "invitation");
    assert!(managed.contains(all[0]["code"].as_str().unwrap()));
    assert_eq!(outbox(&app).await, "invitation 1, registration_confirmed 1");
    let path = format!("/invitations/{}", invitation["id"].as_str().unwrap());
    assert_eq!(app.get(&path).json_of(200).await["status"], "accepted");
}

#[tokio::test]
async fn opening_a_link_changes_nothing_however_it_is_opened() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let invitation = invite(&app, &event, "a@example.org", json!({})).await;
    let answer = answer_path(&app, &invitation).await;
    let accepted = invite(&app, &event, "b@example.org", json!({})).await;
    let accepted = answer_path(&app, &accepted).await;
    app.raw("POST", &accepted).form(ACCEPT).expect(303).await;
    let manage = manage_path(&app, &register(&app, &event, "").await[0], Purpose::Manage).await;
    let sign_up = format!("/e/{}/register", event["slug"].as_str().unwrap());
    let form = [("full_name", "Chen"), ("email", "chen@example.org")];
    app.raw("POST", &sign_up).form(&form).expect(200).await;
    let unverified = register(&app, &event, "&status=unverified").await.remove(0);
    let confirm = manage_path(&app, &unverified, Purpose::ConfirmAddress).await;
    let before = fingerprint(&app).await;
    for page in [&answer, &accepted, &manage, &confirm, &sign_up] {
        for method in ["GET", "HEAD", "OPTIONS"] {
            let shown = app.raw(method, page).await;
            assert!(shown.status.is_success(), "{method} {page}: {}", shown.status);
            if method == "HEAD" {
                assert!(shown.bytes.is_empty());
            }
        }
        for action in ["withdraw", "confirm"] {
            let query = format!("{page}?answer=accept&action={action}");
            app.raw("GET", &query).expect(200).await;
        }
        app.raw("PUT", page).form(ACCEPT).expect(405).await;
    }
    assert_eq!(fingerprint(&app).await, before);
}

#[tokio::test]
async fn the_same_answer_again_changes_nothing_also_ten_times_at_once() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let invitation = invite(&app, &event, "a@example.org", json!({})).await;
    let page = answer_path(&app, &invitation).await;
    let answers =
        join_all((0..10).map(|_| async { app.raw("POST", &page).form(ACCEPT).await })).await;
    assert!(answers.iter().all(|answer| answer.status == 303));
    assert_eq!(register(&app, &event, "").await.len(), 1);
    assert_eq!(outbox(&app).await, "invitation 1, registration_confirmed 1");
    let before = fingerprint(&app).await;
    app.raw("POST", &page).form(ACCEPT).expect(303).await;
    assert_eq!(fingerprint(&app).await, before);
}

#[tokio::test]
async fn a_second_thought_is_allowed_until_the_deadline() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"capacity": 1})).await;
    let more = json!({"expires_at": "2026-03-10T00:00:00Z"});
    let invitation = invite(&app, &event, "a@example.org", more).await;
    let page = answer_path(&app, &invitation).await;
    app.raw("POST", &page).form(DECLINE).expect(303).await;
    assert_eq!(register(&app, &event, "").await.len(), 0);
    app.raw("POST", &page).form(ACCEPT).expect(303).await;
    assert_eq!(register(&app, &event, "&status=confirmed").await.len(), 1);
    app.raw("POST", &page).form(DECLINE).expect(303).await;
    assert_eq!(register(&app, &event, "&status=withdrawn").await.len(), 1);
    app.raw("POST", &page).form(ACCEPT).expect(303).await;
    assert_eq!(register(&app, &event, "&status=confirmed").await.len(), 1);
    app.clock.advance(chrono::Duration::days(8));
    let before = fingerprint(&app).await;
    app.raw("POST", &page).form(DECLINE).expect(410).await;
    app.raw("GET", &page).expect(410).await;
    assert_eq!(fingerprint(&app).await, before);
}

#[tokio::test]
async fn an_expired_link_offers_a_new_one_to_the_address_on_record_alone() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let more = json!({"expires_at": "2026-03-10T00:00:00Z"});
    let invitation = invite(&app, &event, "a@example.org", more).await;
    let page = answer_path(&app, &invitation).await;
    app.clock.advance(chrono::Duration::days(10));
    let expired = app.raw("GET", &page).expect(410).await.text();
    assert!(expired.contains("value=\"renew\""), "{expired}");
    assert!(!expired.contains("type=\"email\""));
    app.raw("POST", &page)
        .form(&[("action", "renew"), ("email", "evil@example.org")])
        .expect(200)
        .await;
    assert_eq!(outbox(&app).await, "invitation 2");
    app.raw("POST", &page).form(ACCEPT).expect(303).await;
}

#[tokio::test]
async fn a_link_that_is_not_exactly_right_leads_nowhere() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let invitation = invite(&app, &event, "a@example.org", json!({})).await;
    let page = answer_path(&app, &invitation).await;
    let token = page.trim_start_matches("/i/").to_owned();
    let turned: String = token
        .char_indices()
        .map(|(at, c)| if at == token.len() / 2 { if c == 'A' { 'B' } else { 'A' } } else { c })
        .collect();
    let cut = &token[..token.len() - 2];
    for wrong in [&turned, cut, "x", "%00", &format!("{token}A")] {
        let shown = app.raw("GET", &format!("/i/{wrong}")).expect(404).await;
        assert!(shown.header("content-type").starts_with("text/html"));
        app.raw("POST", &format!("/i/{wrong}")).form(ACCEPT).expect(404).await;
    }
    app.raw("GET", &format!("/r/{token}")).expect(404).await;

    let path = format!("/invitations/{}", invitation["id"].as_str().unwrap());
    app.act(&format!("{path}/revoke")).expect(200).await;
    app.raw("GET", &page).expect(404).await;
    app.raw("POST", &page).form(ACCEPT).expect(404).await;
    assert_eq!(register(&app, &event, "").await.len(), 0);
    app.act(&format!("{path}/send")).expect(200).await;
    app.raw("GET", &page).expect(410).await;
    app.raw("GET", &answer_path(&app, &invitation).await).expect(200).await;
}

#[tokio::test]
async fn what_is_typed_wrong_comes_back_beside_its_field_with_all_else_kept() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"modality": "hybrid"})).await;
    let invitation = invite(&app, &event, "a@example.org", json!({})).await;
    let page = answer_path(&app, &invitation).await;
    let form = [("answer", "accept"), ("organization", "Кабинет \"Министров\""), ("country", "XX")];
    let again = app.raw("POST", &page).form(&form).expect(422).await.text();
    assert!(
        again.contains("Кабинет &quot;Министров&quot;")
            || again.contains("Кабинет &#34;Министров&#34;")
            || again.contains("Кабинет &#x22;Министров&#x22;"),
        "{again}"
    );
    assert!(again.contains("aria-invalid") || again.contains("aria-describedby"));
    app.raw("POST", &page).form(&[("organization", "X")]).expect(422).await;
    assert_eq!(register(&app, &event, "").await.len(), 0);
}

#[tokio::test]
async fn when_all_seats_are_taken_and_no_list_is_kept_nothing_changes() {
    let app = TestApp::start().await;
    let more = json!({"capacity": 1, "registration": {"waitlist": false}});
    let event = event(&app, more).await;
    for email in ["a@example.org", "b@example.org"] {
        invite(&app, &event, email, json!({})).await;
    }
    let path = format!("/events/{}/invitations", event["id"].as_str().unwrap());
    let all = app.get(&path).json_of(200).await;
    app.raw("POST", &answer_path(&app, &all["items"][0]).await).form(ACCEPT).expect(303).await;
    let before = fingerprint(&app).await;
    let second = answer_path(&app, &all["items"][1]).await;
    let full = app.raw("POST", &second).form(ACCEPT).expect(409).await.text();
    assert!(full.contains("secretariat@example.org"), "the contact is named");
    assert_eq!(fingerprint(&app).await, before);
}

#[tokio::test]
async fn an_organizer_answers_on_behalf_and_the_record_says_who_did() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let invitation = invite(&app, &event, "a@example.org", json!({})).await;
    let path = format!("/invitations/{}/answer", invitation["id"].as_str().unwrap());
    let answered = app.post(&path, json!({"answer": "accept"})).json_of(200).await;
    assert_eq!(answered["status"], "accepted");
    assert_eq!(answered["answered_by"], "Admin");
    let all = register(&app, &event, "").await;
    assert_eq!(all[0]["registered_by"], "Admin");
    let substitute = json!({"answer": "substitute", "substitute": {"full_name": "Deputy", "email": "deputy@example.org"}});
    let left = app.post(&path, substitute).json_of(200).await;
    assert_eq!(left["status"], "declined");
    assert_eq!(register(&app, &event, "&status=confirmed").await.len(), 1, "until they accept");
    let list = format!("/events/{}/invitations?q=deputy", event["id"].as_str().unwrap());
    assert_eq!(app.get(&list).json_of(200).await["items"][0]["status"], "sent");
    app.post(&path, json!({"answer": "accept", "substitute": {"full_name": "X"}}))
        .expect(422)
        .await;
}

#[tokio::test]
async fn five_hundred_people_for_twelve_seats_at_once() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"capacity": 12, "registration": {"waitlist": true}})).await;
    let rows: Vec<Value> = (0..500)
        .map(|n| json!({"person": {"full_name": format!("P{n}"), "email": format!("p{n}@example.org")}}))
        .collect();
    let path = format!("/events/{}/invitations/batch", event["id"].as_str().unwrap());
    let made = app.post(&path, json!({"invitations": rows})).json_of(200).await;
    assert_eq!(made["created"], 500);
    let mut pages = Vec::new();
    for row in made["results"].as_array().unwrap() {
        pages.push(answer_path(&app, &json!({"id": row["invitation_id"]})).await);
    }
    join_all(pages.iter().map(|page| accept_in_the_end(&app, page))).await;
    assert_eq!(register(&app, &event, "&status=confirmed").await.len(), 12);
    let waiting = register(&app, &event, "&status=waitlisted").await;
    let mut places: Vec<u64> =
        waiting.iter().map(|row| row["waitlist_position"].as_u64().unwrap()).collect();
    places.sort_unstable();
    places.dedup();
    assert_eq!(places.len(), waiting.len(), "no place twice");
    assert_eq!(outbox(&app).await, "registration_confirmed 12, registration_waitlisted 488");
}

/// Accepts; whoever is told to come again in a moment does so, and has lost nothing by it.
async fn accept_in_the_end(app: &TestApp, page: &str) {
    let started = std::time::Instant::now();
    loop {
        let status = app.raw("POST", page).form(ACCEPT).await.status;
        if status == 303 {
            return;
        }
        assert_eq!(status, 503);
        assert!(started.elapsed() < std::time::Duration::from_mins(3), "not let in");
    }
}

#[tokio::test]
async fn a_batch_of_five_thousand_in_which_some_rows_are_wrong() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let mut rows: Vec<Value> = (0..5000)
        .map(|n| json!({"person": {"full_name": format!("P{n}"), "email": format!("p{n}@example.org")}}))
        .collect();
    rows[7] = json!({"person": {"full_name": "Two", "email": "a@example.org, b@example.org"}});
    rows[8] = json!({"role": "king", "person": {"full_name": "King", "email": "king@example.org"}});
    rows[9] = json!({"person": {"full_name": "Again", "email": "P0@example.org"}});
    rows[10] = json!({});
    rows[11] = json!("row");
    rows[12] = json!({"person": {"full_name": "No address"}});
    rows[13] = json!({"person": {"full_name": "CR\r\nLF", "email": "cr@example.org"}});
    let path = format!("/events/{}/invitations/batch", event["id"].as_str().unwrap());
    let started = std::time::Instant::now();
    let body = json!({"invitations": rows, "send": true});
    let made = app.post(&path, body.clone()).header("idempotency-key", "batch").json_of(200).await;
    println!("a batch of 5,000 took {:?}", started.elapsed());
    let results = made["results"].as_array().unwrap();
    assert_eq!(results.len(), 5000);
    let wrong: Vec<usize> = (0..5000).filter(|n| results[*n]["invitation_id"].is_null()).collect();
    assert_eq!(wrong, [7, 8, 9, 10, 11, 12, 13]);
    assert_eq!((&made["created"], &made["failed"]), (&json!(4993), &json!(7)));
    assert_eq!(results[7]["errors"][0]["pointer"], "/person/email");
    assert_eq!(results[8]["errors"][0]["pointer"], "/role");
    assert_eq!(results[9]["errors"][0]["code"], "exists");
    assert_eq!(results[13]["errors"][0]["pointer"], "/person/full_name");
    assert_eq!(outbox(&app).await, "invitation 4993");
    let again = app.post(&path, body).header("idempotency-key", "batch").expect(200).await;
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(outbox(&app).await, "invitation 4993");
}
