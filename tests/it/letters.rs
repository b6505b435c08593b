//! Letters on paper: their numbers, who signs them, and what stands in them.

use serde_json::{Value, json};

use crate::lists::pdf;
use crate::secrets::everything;
use crate::support::TestApp;
use crate::support::scene::{event, invite};

async fn forum(app: &TestApp) -> Value {
    let names = json!({"en": "Digital Hub", "ru": "Цифровой центр"});
    let host = json!({"name": "Digital Hub", "names": names, "kind": "government"});
    let host = app.post("/organizations", host).expect(201).await.id();
    let venue = json!({"name": "House of Ministries", "city": "Astana", "country": "KZ"});
    let organizations = json!([{"organization_id": host, "role": "lead"}]);
    event(app, json!({"venue": venue, "organizations": organizations})).await
}

fn of(invitation: &Value) -> String {
    format!("/invitations/{}/letter", invitation["id"].as_str().unwrap())
}

fn signed() -> Value {
    json!({"signatory_name": "Айгүл Садыкова", "signatory_title": "Head of the Secretariat"})
}

#[tokio::test]
async fn an_invitation_on_paper_has_a_letterhead_a_number_and_a_signature() {
    let app = TestApp::start().await;
    let forum = forum(&app).await;
    let more = json!({
        "person": {"full_name": "გიორგი მაისურაძე", "honorific": "H.E.", "position": "Minister",
            "email": "g@example.org", "country": "GE"},
        "expires_at": "2026-05-10T12:00:00Z",
    });
    let invitation = invite(&app, &forum, "g@example.org", more).await;
    app.get(&of(&invitation)).expect(404).await;
    let issued = app.post(&of(&invitation), signed()).expect(201).await;
    let address = format!("/api/v1{}", of(&invitation));
    assert_eq!(issued.header("location"), address);
    let letter = issued.json();
    let reference = format!("{}/001", forum["slug"].as_str().unwrap());
    assert_eq!((&letter["number"], &letter["reference"]), (&json!(1), &json!(reference)));
    assert_eq!(app.get(&of(&invitation)).json_of(200).await, letter);
    let paper = app.get(&format!("{}?format=pdf", of(&invitation))).expect(200).await;
    let text = pdf(&paper).join(" ");
    for said in [
        "Digital Hub",
        "secretariat@example.org",
        &format!("No. {reference}"),
        "2 March 2026",
        "H.E. გიორგი მაისურაძე",
        "Georgia",
        "invite you to take part in “Digital government”",
        "25–27 May 2026",
        "House of Ministries, Astana, Kazakhstan",
        "10 May 2026",
        "Айгүл Садыкова",
        "Head of the Secretariat",
    ] {
        assert!(text.contains(said), "{said} is not in {text}");
    }
}

#[tokio::test]
async fn a_letter_keeps_its_number_and_its_day_whoever_signs_it_and_whatever_the_event_is_called() {
    let app = TestApp::start().await;
    let forum = forum(&app).await;
    let first = invite(&app, &forum, "a@example.org", json!({})).await;
    let second = invite(&app, &forum, "b@example.org", json!({})).await;
    let letter = app.post(&of(&first), json!({})).expect(201).await;
    let next = app.post(&of(&second), json!({})).json_of(201).await;
    assert_eq!(next["number"], 2);
    let same = app.post(&of(&first), json!({})).expect(200).await;
    assert_eq!((same.json(), same.etag()), (letter.json(), letter.etag()));
    app.clock.set("2026-03-20T08:00:00Z".parse().unwrap());
    let path = format!("/events/{}", forum["id"].as_str().unwrap());
    let title = json!({"en": "Outcomes", "ru": "Итоги"});
    app.patch(&path, "*", json!({"title": title})).expect(200).await;
    let again = app.post(&of(&first), json!({"signatory_name": "B", "language": "ru"}));
    let again = again.json_of(200).await;
    for stays in ["id", "number", "reference", "issued_on"] {
        assert_eq!(again[stays], letter.json()[stays], "{stays}");
    }
    assert_eq!((&again["signatory_name"], &again["language"]), (&json!("B"), &json!("ru")));
    let paper = app.get(&format!("{}?format=pdf", of(&first))).expect(200).await;
    let text = pdf(&paper).join(" ");
    for said in ["Цифровой центр", "«Итоги»", "2 марта 2026 года", "С уважением"]
    {
        assert!(text.contains(said), "{said} is not in {text}");
    }
    let other = crate::support::scene::event(&app, json!({})).await;
    let elsewhere = invite(&app, &other, "a@example.org", json!({})).await;
    assert_eq!(app.post(&of(&elsewhere), json!({})).json_of(201).await["number"], 1);
}

#[tokio::test]
async fn letters_that_are_issued_at_once_have_each_a_number_of_their_own() {
    let app = TestApp::start().await;
    let forum = forum(&app).await;
    let mut addresses = Vec::new();
    for n in 0..6 {
        addresses.push(of(&invite(&app, &forum, &format!("p{n}@example.org"), json!({})).await));
    }
    let letters = addresses.iter().map(|path| app.post(path, json!({})).json_of(201));
    let letters = futures_util::future::join_all(letters).await;
    let mut numbers: Vec<_> = letters.iter().map(|it| it["number"].as_i64().unwrap()).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6]);
}

#[tokio::test]
async fn a_letter_for_a_visa_says_what_was_answered_and_keeps_no_passport() {
    let app = TestApp::start().await;
    let forum = forum(&app).await;
    let form = format!("/events/{}/registration-form", forum["id"].as_str().unwrap());
    app.post(&format!("{form}/add-set"), json!({"set": "travel_and_visa"})).expect(200).await;
    let answers = json!({
        "visa_needed": true, "citizenship": "MN", "visa_applied_in": "Ulaanbaatar",
        "arrives_on": "2026-05-24", "leaves_on": "2026-05-28",
    });
    let body = json!({"person": {"full_name": "Бат-Эрдэнэ Өлзий"}, "country": "KR",
        "organization": "Яам", "answers": answers, "notify": false});
    let path = format!("/events/{}/registrations", forum["id"].as_str().unwrap());
    let row = app.post(&path, body).json_of(201).await;
    let path = format!("/registrations/{}/visa-letter", row["id"].as_str().unwrap());
    app.post(&path, signed()).expect(201).await;
    let print = || app.get(&format!("{path}?format=pdf"));
    let text = pdf(&print().header("passport-number", "E1234567").expect(200).await).join(" ");
    for said in [
        "Ulaanbaatar",
        "Бат-Эрдэнэ Өлзий is invited to take part in “Digital government”",
        "E1234567",
        "Mongolia",
        "24 May 2026",
        "28 May 2026",
        row["code"].as_str().unwrap(),
        "Айгүл Садыкова",
    ] {
        assert!(text.contains(said), "{said} is not in {text}");
    }
    let without = pdf(&print().expect(200).await).join(" ");
    assert!(!without.contains("E1234567") && !without.contains("Passport"), "{without}");
    assert!(!everything(&app.app.context.db).await.contains("E1234567"), "it is kept nowhere");
    let wrong = print().header("passport-number", "<b>").expect(400).await.json();
    assert_eq!(wrong["code"], "letter.passport_number");
}

#[tokio::test]
async fn nobody_who_cannot_come_gets_a_letter() {
    let app = TestApp::start().await;
    let forum = forum(&app).await;
    let invitation = invite(&app, &forum, "a@example.org", json!({})).await;
    app.post(&of(&invitation), json!({})).expect(201).await;
    let own = format!("/invitations/{}", invitation["id"].as_str().unwrap());
    app.act(&format!("{own}/revoke")).expect(200).await;
    let again = app.post(&of(&invitation), json!({})).expect(409).await.json();
    assert_eq!(again["code"], "letter.invitation");
    app.get(&format!("{}?format=pdf", of(&invitation))).expect(409).await;
    app.get(&of(&invitation)).expect(200).await;
    let path = format!("/events/{}/registrations", forum["id"].as_str().unwrap());
    let body = json!({"person": {"full_name": "Anna"}, "notify": false});
    let row = app.post(&path, body).json_of(201).await;
    let visa = format!("/registrations/{}", row["id"].as_str().unwrap());
    app.act(&format!("{visa}/withdraw")).expect(200).await;
    let refused = app.post(&format!("{visa}/visa-letter"), json!({})).expect(409).await.json();
    assert_eq!(refused["code"], "letter.not_coming");
    let wrong = json!({"signatory_name": "A\nB", "signatory_title": ""});
    let wrong = app.post(&of(&invitation), wrong).expect(422).await;
    assert_eq!(wrong.pointers(), ["/signatory_name", "/signatory_title"]);
    let other = invite(&app, &forum, "c@example.org", json!({})).await;
    let until = json!({"expires_at": "2026-03-10T00:00:00Z"});
    let short = invite(&app, &forum, "d@example.org", until).await;
    app.post(&of(&short), json!({})).expect(201).await;
    // Nothing has written down yet that its time is over.
    app.clock.set("2026-03-10T00:00:01Z".parse().unwrap());
    let refused = app.post(&of(&short), json!({"signatory_name": "A"})).expect(409).await.json();
    assert_eq!(refused["code"], "letter.invitation");
    app.get(&format!("{}?format=pdf", of(&short))).expect(409).await;
    let cancel = format!("/events/{}/cancel", forum["id"].as_str().unwrap());
    app.post(&cancel, json!({"notify": false})).expect(200).await;
    let refused = app.post(&of(&other), json!({})).expect(409).await.json();
    assert_eq!(refused["code"], "letter.event_cancelled");
    let archive = format!("/events/{}/archive", forum["id"].as_str().unwrap());
    app.act(&archive).expect(200).await;
    let refused = app.post(&of(&other), json!({})).expect(409).await.json();
    assert_eq!(refused["code"], "letter.event_cancelled", "off stays off");
}
