//! Somebody else comes: named on the page of an invitation, one person for one invitation.

use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::named::{accept, naming, of};
use crate::support::scene::{answer_path, event, fingerprint, invite, outbox, register};

async fn invitations(app: &TestApp, event: &Value) -> Vec<(String, String)> {
    let path = format!("/events/{}/invitations", event["id"].as_str().unwrap());
    let page = app.get(&path).json_of(200).await;
    let text = |row: &Value, key: &str| row[key].as_str().unwrap().to_owned();
    page["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (text(row, "full_name"), text(row, "status")))
        .collect()
}

fn pair(name: &str, status: &str) -> (String, String) {
    (name.to_owned(), status.to_owned())
}

#[tokio::test]
async fn an_invitee_names_somebody_who_comes_instead() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let first = invite(&app, &event, "anna@example.org", json!({"role": "speaker"})).await;
    let page = answer_path(&app, &first).await;
    let shown = app.raw("GET", &page).expect(200).await.text();
    assert!(shown.contains("value=\"substitute\""));
    app.raw("POST", &page).form(&[("answer", "accept")]).expect(303).await;
    let named = app.raw("POST", &page).form(&naming("Bek", "bek@example.org")).expect(303).await;
    let thanks = app.raw("GET", named.header("location")).expect(200).await.text();
    assert!(thanks.contains("The organizers can see whom you named."), "{thanks}");
    let told = of(&app, &event, "Person of anna@example.org").await;
    assert_eq!((&told["status"], &told["substitute_name"]), (&json!("declined"), &json!("Bek")));
    assert_eq!(register(&app, &event, "&status=confirmed").await.len(), 1, "until Bek accepts");
    let second = of(&app, &event, "Bek").await;
    assert_eq!((&second["status"], &second["role"]), (&json!("sent"), &json!("speaker")));
    assert_eq!(second["substitute_for_id"], first["id"]);
    let before = fingerprint(&app).await;
    app.raw("POST", &page).form(&naming("Bek", "BEK@example.org")).expect(303).await;
    assert_eq!(fingerprint(&app).await, before, "the same again changes nothing");
    let theirs = answer_path(&app, &second).await;
    app.raw("POST", &theirs).form(&[("answer", "accept")]).expect(303).await;
    assert_eq!(register(&app, &event, "&status=confirmed").await[0]["full_name"], "Bek");
}

#[tokio::test]
async fn one_invitation_brings_one_person() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let first = invite(&app, &event, "anna@example.org", json!({})).await;
    let page = answer_path(&app, &first).await;
    app.raw("POST", &page).form(&naming("Bek", "bek@example.org")).expect(303).await;
    let bek = answer_path(&app, &of(&app, &event, "Bek").await).await;
    app.raw("POST", &page).form(&naming("Chen", "chen@example.org")).expect(303).await;
    app.raw("GET", &bek).expect(404).await;
    let chen = answer_path(&app, &of(&app, &event, "Chen").await).await;
    app.raw("POST", &chen).form(&naming("Dana", "dana@example.org")).expect(303).await;
    let dana = answer_path(&app, &of(&app, &event, "Dana").await).await;
    let anna = "Person of anna@example.org";
    assert_eq!(
        invitations(&app, &event).await,
        [
            pair(anna, "declined"),
            pair("Bek", "revoked"),
            pair("Chen", "declined"),
            pair("Dana", "sent")
        ]
    );
    app.raw("POST", &dana).form(&[("answer", "accept")]).expect(303).await;
    let before = fingerprint(&app).await;
    let refused = app.raw("POST", &page).form(&[("answer", "accept")]).expect(409).await.text();
    assert!(refused.contains("Somebody comes in your place"), "{refused}");
    app.raw("POST", &page).form(&naming("Eva", "eva@example.org")).expect(409).await;
    assert_eq!(fingerprint(&app).await, before);
    app.raw("POST", &dana).form(&[("answer", "decline")]).expect(303).await;
    app.raw("POST", &page).form(&[("answer", "accept")]).expect(303).await;
    assert_eq!(register(&app, &event, "&status=confirmed").await.len(), 1);
    app.raw("GET", &chen).expect(404).await;
    app.raw("GET", &dana).expect(404).await;
}

#[tokio::test]
async fn whether_somebody_is_invited_already_is_not_for_an_invitee_to_learn() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let first = invite(&app, &event, "anna@example.org", json!({})).await;
    accept(&app, &invite(&app, &event, "bek@example.org", json!({})).await).await;
    let page = answer_path(&app, &first).await;
    let known = app.raw("POST", &page).form(&naming("B", "bek@example.org")).expect(303).await;
    let new = app.raw("POST", &page).form(&naming("C", "chen@example.org")).expect(303).await;
    assert_eq!(known.header("location"), new.header("location"));
    assert_eq!(outbox(&app).await, "invitation 3, registration_confirmed 1");
    let path = format!("/invitations/{}/answer", first["id"].as_str().unwrap());
    let body = json!({"answer": "substitute", "substitute": {"full_name": "B", "email": "bek@example.org"}});
    app.post(&path, body).expect(409).await;
}

#[tokio::test]
async fn whom_one_named_is_shown_and_nothing_is_offered_once_they_come() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let first = invite(&app, &event, "anna@example.org", json!({})).await;
    invite(&app, &event, "bek@example.org", json!({})).await;
    let page = answer_path(&app, &first).await;
    let shown = || async { app.raw("GET", &page).expect(200).await.text() };
    app.raw("POST", &page).form(&naming("B. (<b>)", "bek@example.org")).expect(303).await;
    let known = shown().await;
    assert!(known.contains("You named B. (&lt;b&gt;) in your place."), "{known}");
    app.raw("POST", &page).form(&naming("Chen", "chen@example.org")).expect(303).await;
    let new = shown().await;
    assert!(new.contains("You named Chen in your place."), "{new}");
    assert_eq!(known.replace("B. (&lt;b&gt;)", "Chen"), new, "who is known does not show");
    let offers = |html: &str| {
        let answers = ["accept", "decline", "substitute"];
        let offered = |answer: &&str| html.contains(&format!("name=\"answer\" value=\"{answer}\""));
        answers.into_iter().filter(offered).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(offers(&new), "accept substitute");
    let chen = answer_path(&app, &of(&app, &event, "Chen").await).await;
    app.raw("POST", &chen).form(&naming("Dana", "dana@example.org")).expect(303).await;
    let dana = answer_path(&app, &of(&app, &event, "Dana").await).await;
    app.raw("POST", &dana).form(&[("answer", "accept")]).expect(303).await;
    let settled = shown().await;
    assert_eq!(offers(&settled), "", "{settled}");
    assert!(settled.contains("<p>Somebody comes in your place, so"), "{settled}");
    assert!(!settled.contains("change your answer"), "{settled}");
    app.raw("POST", &dana).form(&[("answer", "decline")]).expect(303).await;
    assert_eq!(offers(&shown().await), "accept substitute");
    app.raw("POST", &page).form(&[("answer", "accept")]).expect(303).await;
    assert!(!shown().await.contains("You named"));
}

#[tokio::test]
async fn an_address_names_only_so_many_substitutes_in_a_minute() {
    let app = TestApp::start_with(&[("CONVOKE_PAGE_LINKS_PER_MINUTE", "2")]).await;
    let event = event(&app, json!({})).await;
    let first = invite(&app, &event, "anna@example.org", json!({})).await;
    let page = answer_path(&app, &first).await;
    for (n, status) in [(1, 303), (2, 303), (3, 429)] {
        let email = format!("p{n}@example.org");
        let answer = app.raw("POST", &page).form(&naming("P", &email)).expect(status).await;
        if status == 429 {
            assert_eq!(answer.header("retry-after"), "60");
        }
    }
}

#[tokio::test]
async fn organizers_see_that_nobody_was_invited_instead_because_they_were_already() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let first = invite(&app, &event, "anna@example.org", json!({})).await;
    let known = invite(&app, &event, "bek@example.org", json!({})).await;
    accept(&app, &known).await;
    let page = answer_path(&app, &first).await;
    let naming = naming("Mr. Bek", "bek@example.org");
    let named = app.raw("POST", &page).form(&naming).expect(303).await;
    let thanks = app.raw("GET", named.header("location")).expect(200).await.text();
    assert!(!thanks.contains("We have sent"), "nothing is promised that was not done: {thanks}");
    let told = of(&app, &event, "Person of anna@example.org").await;
    assert_eq!(
        (&told["status"], &told["substitute_name"]),
        (&json!("declined"), &json!("Mr. Bek"))
    );
    let log = app.get("/audit?action=invitation.substitute_known").json_of(200).await;
    let entries = log["items"].as_array().unwrap();
    let mut about: Vec<_> = entries.iter().map(|entry| entry["object_id"].clone()).collect();
    about.sort_by_key(ToString::to_string);
    assert_eq!(about, [first["id"].clone(), known["id"].clone()]);
    assert_eq!(entries[0]["request_id"], entries[1]["request_id"]);
    let before = fingerprint(&app).await;
    app.raw("POST", &page).form(&naming).expect(303).await;
    assert_eq!(fingerprint(&app).await, before, "the same again changes nothing");
    app.raw("POST", &page).form(&[("answer", "accept")]).expect(303).await;
    assert_eq!(
        of(&app, &event, "Person of anna@example.org").await["substitute_name"],
        Value::Null
    );
}

#[tokio::test]
async fn whoever_is_registered_and_not_invited_is_invited_when_named() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let first = invite(&app, &event, "anna@example.org", json!({"role": "speaker"})).await;
    let bek = json!({"person": {"full_name": "Bek", "email": "bek@example.org"}});
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    app.post(&path, bek).expect(201).await;
    let page = answer_path(&app, &first).await;
    app.raw("POST", &page).form(&naming("Bek", "bek@example.org")).expect(303).await;
    let theirs = of(&app, &event, "Bek").await;
    assert_eq!((&theirs["status"], &theirs["role"]), (&json!("sent"), &json!("speaker")));
    let page = answer_path(&app, &theirs).await;
    app.raw("POST", &page).form(&[("answer", "accept")]).expect(303).await;
    assert_eq!(register(&app, &event, "&role=speaker").await[0]["full_name"], "Bek");
}
