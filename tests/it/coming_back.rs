//! Who is out comes back by themselves, unless somebody comes in their place or the organizers took
//! them out.

use convoke::mail::Purpose;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::{answer_path, event, fingerprint, invite, manage_path, register};

fn own(registration: &Value, deed: &str) -> String {
    format!("/registrations/{}{deed}", registration["id"].as_str().unwrap())
}

async fn accept(app: &TestApp, event: &Value, invitation: &Value) -> Value {
    let page = answer_path(app, invitation).await;
    app.raw("POST", &page).form(&[("answer", "accept")]).expect(303).await;
    let filter = format!("&person_id={}", invitation["person_id"].as_str().unwrap());
    register(app, event, &filter).await.remove(0)
}

/// That neither the page offers the way back nor the service lets anybody go it.
async fn stays_out(app: &TestApp, registration: &Value, code_says: &str) {
    let page = manage_path(app, registration, Purpose::Manage).await;
    let shown = app.raw("GET", &page).expect(200).await.text();
    assert!(!shown.contains("value=\"return\""), "{shown}");
    let before = fingerprint(app).await;
    let refused = app.raw("POST", &page).form(&[("action", "return")]).expect(409).await.text();
    assert!(refused.contains(code_says), "{refused}");
    assert_eq!(fingerprint(app).await, before);
}

#[tokio::test]
async fn whoever_named_somebody_who_comes_does_not_register_again_beside_them() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let first = invite(&app, &event, "anna@example.org", json!({})).await;
    let anna = accept(&app, &event, &first).await;
    let page = answer_path(&app, &first).await;
    let naming = [
        ("answer", "substitute"),
        ("substitute_full_name", "Bek"),
        ("substitute_email", "bek@example.org"),
    ];
    app.raw("POST", &page).form(&naming).expect(303).await;
    let path = format!("/events/{}/invitations?limit=200", event["id"].as_str().unwrap());
    let all = app.get(&path).json_of(200).await["items"].as_array().unwrap().clone();
    let second = all.into_iter().find(|it| it["full_name"] == "Bek").unwrap();
    let bek = accept(&app, &event, &second).await;
    app.raw("POST", &page).form(&[("answer", "accept")]).expect(409).await;
    stays_out(&app, &anna, "Somebody comes in your place").await;
    assert_eq!(register(&app, &event, "&status=confirmed").await.len(), 1);

    let theirs = manage_path(&app, &bek, Purpose::Manage).await;
    app.raw("POST", &theirs).form(&[("action", "withdraw")]).expect(303).await;
    let second = answer_path(&app, &second).await;
    app.raw("POST", &second).form(&[("answer", "decline")]).expect(303).await;
    let own = manage_path(&app, &anna, Purpose::Manage).await;
    app.raw("POST", &own).form(&[("action", "return")]).expect(303).await;
    assert_eq!(register(&app, &event, "&status=confirmed").await[0]["id"], anna["id"]);
}

#[tokio::test]
async fn whom_the_organizers_took_out_does_not_come_back_by_themselves() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"access": "invitation_only"})).await;
    let invitation = invite(&app, &event, "anna@example.org", json!({})).await;
    let anna = accept(&app, &event, &invitation).await;
    let reason = json!({"reason": "The quota of your country is used up."});
    let gone = app.post(&own(&anna, "/withdraw"), reason).json_of(200).await;
    assert!(gone["decided_by"].is_string(), "{gone}");
    app.deliver().await;
    let told = app.mail_to("anna@example.org").text();
    assert!(told.contains("The quota of your country is used up."), "{told}");
    assert!(!told.contains("come back") && told.contains("write to the organizers"), "{told}");
    stays_out(&app, &anna, "organizers withdrew").await;
    let page = answer_path(&app, &invitation).await;
    app.raw("POST", &page).form(&[("answer", "accept")]).expect(409).await;
    let after = app.get(&own(&anna, "")).json_of(200).await;
    assert_eq!(after, gone, "the reason stays");

    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let again = json!({"person_id": anna["person_id"], "notify": false});
    let again = app.post(&path, again).json_of(201).await;
    assert_eq!((&again["status"], &again["decided_by"]), (&json!("confirmed"), &Value::Null));
}

#[tokio::test]
async fn whose_invitation_is_revoked_does_not_come_back_by_it() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"access": "invitation_only"})).await;
    let invitation = invite(&app, &event, "anna@example.org", json!({})).await;
    let anna = accept(&app, &event, &invitation).await;
    let page = manage_path(&app, &anna, Purpose::Manage).await;
    app.raw("POST", &page).form(&[("action", "withdraw")]).expect(303).await;
    let shown = app.raw("GET", &page).expect(200).await.text();
    assert!(shown.contains("value=\"return\""), "{shown}");
    let revoke = format!("/invitations/{}/revoke", invitation["id"].as_str().unwrap());
    app.act(&revoke).expect(200).await;
    stays_out(&app, &anna, "organizers withdrew").await;
}

#[tokio::test]
async fn whoever_was_approved_and_withdrew_by_themselves_returns_approved() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"registration": {"approval": "manual"}})).await;
    let invitation = invite(&app, &event, "anna@example.org", json!({})).await;
    let anna = accept(&app, &event, &invitation).await;
    assert_eq!(anna["status"], "pending");
    app.post(&own(&anna, "/approve"), json!({})).expect(200).await;
    let page = manage_path(&app, &anna, Purpose::Manage).await;
    app.raw("POST", &page).form(&[("action", "withdraw")]).expect(303).await;
    app.deliver().await;
    let told = app.mail_to("anna@example.org").text();
    assert!(told.contains("you can come back as long as there is room"), "{told}");
    app.raw("POST", &page).form(&[("action", "return")]).expect(303).await;
    assert_eq!(app.get(&own(&anna, "")).json_of(200).await["status"], "confirmed");
}

#[tokio::test]
async fn whom_an_organizer_replaced_reads_that_somebody_comes_in_their_place() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let invitation = invite(&app, &event, "anna@example.org", json!({})).await;
    let anna = accept(&app, &event, &invitation).await;
    app.deliver().await;
    let body = json!({"person": {"full_name": "Deputy", "email": "deputy@example.org"}});
    let taken = app.post(&own(&anna, "/substitute"), body).json_of(200).await;
    assert_eq!(taken["source"], "organizer");
    app.deliver().await;
    let told = app.mail_to("anna@example.org").text();
    assert!(told.contains("Somebody else takes part in your place."), "{told}");
    assert!(!told.contains("come back") && !told.contains("mistake"), "{told}");
    stays_out(&app, &anna, "Somebody comes in your place").await;
}

/// The page of a registration that is out, in English and in Russian.
async fn says(app: &TestApp, registration: &Value, english: &[&str], russian: &[&str]) {
    let page = manage_path(app, registration, Purpose::Manage).await;
    for (language, sentences) in [("en", english), ("ru", russian)] {
        let shown = app.raw("GET", &format!("{page}?language={language}")).expect(200).await.text();
        for sentence in sentences {
            assert!(shown.contains(sentence), "{sentence}: {shown}");
        }
        assert!(!shown.contains("You have withdrawn"), "{shown}");
    }
}

#[tokio::test]
async fn the_page_tells_who_took_somebody_out_and_says_what_the_mail_says() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let mut rows = Vec::new();
    for name in ["anna", "bek", "chen", "dana"] {
        let email = format!("{name}@example.org");
        let invitation = invite(&app, &event, &email, json!({})).await;
        rows.push((accept(&app, &event, &invitation).await, invitation, email));
    }
    for (row, ..) in [&rows[0], &rows[3]] {
        let page = manage_path(&app, row, Purpose::Manage).await;
        app.raw("POST", &page).form(&[("action", "withdraw")]).expect(303).await;
    }
    app.post(&own(&rows[1].0, "/withdraw"), json!({})).expect(200).await;
    let deputy = json!({"person": {"full_name": "Deputy", "email": "deputy@example.org"}});
    app.post(&own(&rows[2].0, "/substitute"), deputy).expect(200).await;
    app.deliver().await;
    let revoked = rows[3].1["id"].as_str().unwrap();
    app.act(&format!("/invitations/{revoked}/revoke")).expect(200).await;

    let neutral = "Your registration is withdrawn";
    says(&app, &rows[0].0, &[neutral, "Register again"], &["Регистрация отменена"]).await;
    let mail = app.mail_to(&rows[0].2);
    assert!(mail.text().contains("you can come back"), "{}", mail.text());

    let english = ["The organizers have withdrawn your registration", "write to the organizers"];
    says(&app, &rows[1].0, &english, &["Организаторы отменили Вашу регистрацию"]).await;
    let mail = app.mail_to(&rows[1].2);
    assert!(mail.text().contains("The organizers have withdrawn your registration"));
    assert!(mail.text().contains("write to the organizers"));

    let english = ["Somebody else takes part in your place"];
    let russian = ["Вместо Вас будет участвовать другой человек"];
    says(&app, &rows[2].0, &english, &russian).await;
    let mail = app.mail_to(&rows[2].2);
    assert!(mail.text().contains(english[0]), "{}", mail.text());

    // Whose invitation was revoked after they withdrew did so by themselves.
    says(&app, &rows[3].0, &[neutral], &["Регистрация отменена"]).await;
}
