//! Whoever signs up may be a stranger to the address: its owner says what counts, once they confirm
//! it, unless the organizers know them already.

use convoke::mail::Purpose;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::{answer_path, event, fingerprint, invite, manage_path, register};

const ADDRESS: &str = "own@example.org";
const FIELD: &str = "name=\"full_name\"";
const BARE: &[(&str, &str)] = &[("action", "confirm")];

/// What a stranger types under somebody else's address.
const STRANGE: &[(&str, &str)] = &[
    ("full_name", "Stranger Odd"),
    ("email", ADDRESS),
    ("organization", "Elsewhere"),
    ("position", "Clown"),
    ("country", "GE"),
    ("consent_list", "yes"),
];

async fn another(app: &TestApp, title: &str) -> Value {
    event(app, json!({"title": title})).await
}

/// Signs up with that; the link that confirms it.
async fn signed_up(app: &TestApp, event: &Value) -> String {
    let page = format!("/e/{}/register", event["slug"].as_str().unwrap());
    app.raw("POST", &page).form(STRANGE).expect(200).await;
    let row = register(app, event, "&status=unverified").await.remove(0);
    manage_path(app, &row, Purpose::ConfirmAddress).await
}

async fn only(app: &TestApp, event: &Value) -> Value {
    let mut rows = register(app, event, "").await;
    assert_eq!(rows.len(), 1);
    rows.remove(0)
}

async fn person(app: &TestApp) -> Value {
    let found = app.get(&format!("/people?email={ADDRESS}")).json_of(200).await;
    found["items"][0].clone()
}

async fn found(app: &TestApp, path: &str, word: &str) -> usize {
    let found = app.get(&format!("{path}?q={word}")).json_of(200).await;
    found["items"].as_array().unwrap().len()
}

#[tokio::test]
async fn whom_a_stranger_signed_up_says_their_own_name_when_they_confirm() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let link = signed_up(&app, &event).await;
    let shown = app.raw("GET", &link).expect(200).await.text();
    assert!(shown.contains(FIELD) && shown.contains("value=\"Stranger Odd\""), "{shown}");
    let before = fingerprint(&app).await;
    for (wrong, says) in [("", "is missing"), ("a\u{7}b", "plain text"), (&"я".repeat(201), "long")]
    {
        let form = [("action", "confirm"), ("full_name", wrong)];
        let shown = app.raw("POST", &link).form(&form).expect(422).await.text();
        assert!(shown.contains("href=\"#f-full_name\"") && shown.contains(says), "{shown}");
    }
    assert_eq!(fingerprint(&app).await, before);

    let own = [
        ("action", "confirm"),
        ("full_name", " Aigul Owner "),
        ("organization", "Ministry"),
        ("position", ""),
        ("country", "KG"),
    ];
    app.raw("POST", &link).form(&own).expect(303).await;
    let row = only(&app, &event).await;
    assert_eq!((&row["status"], &row["full_name"]), (&json!("confirmed"), &json!("Aigul Owner")));
    let known = person(&app).await;
    assert_eq!(known["full_name"], "Aigul Owner");
    assert_eq!((&known["position"], &known["country"]), (&Value::Null, &json!("KG")), "{known}");
    let register = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    for path in ["/people", register.as_str()] {
        for (word, count) in [("aigul", 1), ("stranger", 0), ("clown", 0)] {
            assert_eq!(found(&app, path, word).await, count, "{path}: {word}");
        }
    }
    app.deliver().await;
    let told = app.mail_to(ADDRESS).text();
    assert!(told.contains("Aigul Owner") && !told.contains("Stranger"), "{told}");
    let late = [("action", "confirm"), ("full_name", "Somebody Else")];
    app.raw("POST", &link).form(&late).expect(303).await;
    assert_eq!(person(&app).await, known, "once is enough");
}

#[tokio::test]
async fn a_name_that_is_not_sent_stays_as_it_was_typed() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let link = signed_up(&app, &event).await;
    let before = person(&app).await;
    app.raw("POST", &link).form(BARE).expect(303).await;
    assert_eq!(person(&app).await, before);
}

#[tokio::test]
async fn whoever_was_signed_up_for_several_events_says_their_name_with_the_first_they_confirm() {
    let app = TestApp::start().await;
    let (first, second) = (another(&app, "First").await, another(&app, "Second").await);
    let link = signed_up(&app, &first).await;
    app.clock.advance(chrono::Duration::hours(1));
    let other = signed_up(&app, &second).await;
    let own = [("action", "confirm"), ("full_name", "Aigul")];
    app.raw("POST", &other).form(&own).expect(303).await;
    assert_eq!(person(&app).await["full_name"], "Aigul");
    let shown = app.raw("GET", &link).expect(200).await.text();
    assert!(!shown.contains(FIELD), "{shown}");
    let again = [("action", "confirm"), ("full_name", "Mallory")];
    app.raw("POST", &link).form(&again).expect(303).await;
    assert_eq!(person(&app).await["full_name"], "Aigul");
}

#[tokio::test]
async fn who_was_forgotten_at_one_event_still_says_their_name_at_another() {
    let app = TestApp::start().await;
    let (first, second) = (another(&app, "First").await, another(&app, "Second").await);
    signed_up(&app, &first).await;
    app.clock.advance(chrono::Duration::days(6) + chrono::Duration::hours(20));
    let link = signed_up(&app, &second).await;
    app.clock.advance(chrono::Duration::hours(5));
    convoke::worker::tick(&app.app.context).await.unwrap();
    assert_eq!(register(&app, &first, "").await.len(), 0);
    let own = [("action", "confirm"), ("full_name", "Aigul")];
    app.raw("POST", &link).form(&own).expect(303).await;
    assert_eq!(person(&app).await["full_name"], "Aigul");
}

/// That the page neither asks for the name nor takes one.
async fn keeps_its_name(app: &TestApp, event: &Value, link: &str, how: &str) {
    let before = person(app).await;
    let shown = app.raw("GET", link).expect(200).await.text();
    assert!(!shown.contains(FIELD), "{how}: {shown}");
    let form = [("action", "confirm"), ("full_name", "Mallory"), ("position", "Clown")];
    app.raw("POST", link).form(&form).expect(303).await;
    assert_eq!(person(app).await, before, "{how}");
    assert_ne!(only(app, event).await["status"], "unverified", "{how}");
}

#[tokio::test]
async fn whom_the_organizers_made_or_changed_keeps_the_name_that_they_gave() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let own = json!({"full_name": "Known", "email": ADDRESS});
    app.post("/people", own).expect(201).await;
    let link = signed_up(&app, &event).await;
    keeps_its_name(&app, &event, &link, "made").await;

    let app = TestApp::start().await;
    let event = self::event(&app, json!({})).await;
    let link = signed_up(&app, &event).await;
    let path = format!("/people/{}", person(&app).await["id"].as_str().unwrap());
    app.patch(&path, "*", json!({"phone": "112"})).expect(200).await;
    keeps_its_name(&app, &event, &link, "changed").await;
}

#[tokio::test]
async fn whom_anything_else_ties_keeps_the_name_that_is_on_record() {
    for how in ["invited", "registered elsewhere", "invited elsewhere", "speaks", "recommends"] {
        let app = TestApp::start().await;
        let event = event(&app, json!({})).await;
        let link = signed_up(&app, &event).await;
        let id = person(&app).await["id"].clone();
        let named = json!({"person": null, "person_id": id});
        let other = another(&app, "Other").await;
        let at =
            |event: &Value, part: &str| format!("/events/{}/{part}", event["id"].as_str().unwrap());
        match how {
            "invited" => drop(invite(&app, &event, ADDRESS, named).await),
            "invited elsewhere" => drop(invite(&app, &other, ADDRESS, named).await),
            "registered elsewhere" => {
                let body = json!({"person_id": id});
                let made = app.post(&at(&other, "registrations"), body).expect(201).await.id();
                app.act(&format!("/registrations/{made}/withdraw")).expect(200).await;
            }
            "speaks" => {
                let panel = app.post(&at(&event, "panels"), json!({"title": "P"}));
                let panel = panel.expect(201).await.id();
                let item =
                    json!({"kind": "keynote", "title": "I", "speakers": [{"person_id": id}]});
                app.post(&format!("/panels/{panel}/items"), item).expect(201).await;
            }
            _ => {
                let body = json!({"text": "Do", "source": {"person_id": id}});
                app.post(&at(&event, "recommendations"), body).expect(201).await;
            }
        }
        keeps_its_name(&app, &event, &link, how).await;
    }
}

/// Whether a registration says that its person agreed to anything.
fn agreed(row: &Value) -> bool {
    row["consents"].as_array().unwrap().iter().any(|consent| consent["given"] == true)
}

#[tokio::test]
async fn what_a_stranger_agreed_to_holds_nobody() {
    for (how, ticks, agrees) in [
        ("nothing is sent", &[][..], false),
        ("one leaves it open", &[("organization", "M"), ("position", ""), ("country", "")], false),
        ("one agrees", &[("consent_list", "yes")], true),
    ] {
        let app = TestApp::start().await;
        let event = event(&app, json!({})).await;
        let link = signed_up(&app, &event).await;
        let shown = app.raw("GET", &link).expect(200).await.text();
        assert!(shown.contains("value=\"Elsewhere\""), "{shown}");
        assert!(!shown.contains("checked"), "{how}: {shown}");
        let form: Vec<_> = BARE.iter().chain(ticks).copied().collect();
        app.raw("POST", &link).form(&form).expect(303).await;
        let row = only(&app, &event).await;
        assert_eq!((&row["status"], agreed(&row)), (&json!("confirmed"), agrees), "{how}: {row}");
    }
}

#[tokio::test]
async fn whoever_comes_in_another_way_after_a_stranger_has_agreed_to_nothing() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    signed_up(&app, &event).await;
    let invitation = invite(&app, &event, ADDRESS, json!({})).await;
    let page = answer_path(&app, &invitation).await;
    let shown = app.raw("GET", &page).expect(200).await.text();
    assert!(!shown.contains("checked"), "{shown}");
    app.raw("POST", &page).form(&[("answer", "accept")]).expect(303).await;
    let row = only(&app, &event).await;
    assert_eq!((&row["status"], agreed(&row)), (&json!("confirmed"), false), "{row}");

    let other = another(&app, "Other").await;
    signed_up(&app, &other).await;
    let path = format!("/events/{}/registrations", other["id"].as_str().unwrap());
    let row = app.post(&path, json!({"person_id": row["person_id"]})).json_of(201).await;
    assert!(!agreed(&row), "{row}");
}

#[tokio::test]
async fn whom_the_organizers_let_in_after_all_has_agreed_to_nothing_that_a_stranger_ticked() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"registration": {"approval": "manual"}})).await;
    signed_up(&app, &event).await;
    let own = format!("/registrations/{}", only(&app, &event).await["id"].as_str().unwrap());
    app.act(&format!("{own}/reject")).expect(200).await;
    let row = app.act(&format!("{own}/approve")).json_of(200).await;
    assert_eq!((&row["status"], agreed(&row)), (&json!("confirmed"), false), "{row}");

    let other = another(&app, "Other").await;
    signed_up(&app, &other).await;
    let row = only(&app, &other).await;
    app.act(&format!("/registrations/{}/withdraw", row["id"].as_str().unwrap())).expect(200).await;
    let path = format!("/events/{}/registrations", other["id"].as_str().unwrap());
    let row = app.post(&path, json!({"person_id": row["person_id"]})).json_of(201).await;
    assert_eq!((&row["status"], agreed(&row)), (&json!("confirmed"), false), "{row}");
}
