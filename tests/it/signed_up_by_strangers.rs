//! What a stranger types under somebody's address counts for nothing once that somebody, an
//! organizer or an invitee says who they are; and who is known is not called otherwise by anybody.

use convoke::db::Write;
use convoke::mail::Purpose;
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::{answer_path, event, invite, manage_path, register};

const ADDRESS: &str = "own@example.org";

/// What a stranger types under somebody else's address.
const STRANGE: &[(&str, &str)] = &[
    ("full_name", "Idiot Odd"),
    ("email", ADDRESS),
    ("organization", "Elsewhere"),
    ("position", "Evil"),
    ("country", "US"),
];

fn at(event: &Value, part: &str) -> String {
    format!("/events/{}/{part}", event["id"].as_str().unwrap())
}

/// The person as organizers and invitees know them.
fn real() -> Value {
    json!({"full_name": "Anna Real", "honorific": "H.E. Ms.", "email": "Own@example.org"})
}

async fn sign_up(app: &TestApp, event: &Value, form: &[(&str, &str)]) {
    let page = format!("/e/{}/register", event["slug"].as_str().unwrap());
    app.raw("POST", &page).form(form).expect(200).await;
}

async fn person(app: &TestApp) -> Value {
    let found = app.get(&format!("/people?email={ADDRESS}")).json_of(200).await;
    found["items"][0].clone()
}

async fn row_of_person(app: &TestApp, event: &Value) -> Value {
    let id = person(app).await["id"].clone();
    let rows = register(app, event, "").await;
    rows.into_iter().find(|row| row["person_id"] == id).unwrap()
}

async fn found(app: &TestApp, event: &Value, word: &str) -> usize {
    register(app, event, &format!("&q={word}")).await.len()
}

/// Lets an organizer name the person in one of the ways in which they can.
async fn name(app: &TestApp, event: &Value, how: &str) {
    match how {
        "invited" => drop(invite(app, event, ADDRESS, json!({"person": real()})).await),
        "invited with others" => {
            let rows = json!([{"person": real(), "send": true}, {"person": {"full_name": "B"}}]);
            let body = json!({"invitations": rows});
            let done = app.post(&at(event, "invitations/batch"), body).json_of(200).await;
            assert_eq!(done["created"], 2, "{done}");
        }
        "registered" => {
            app.post(&at(event, "registrations"), json!({"person": real()})).expect(201).await;
        }
        "put in somebody's place" => {
            let body = json!({"person": {"full_name": "Bek", "email": "bek@example.org"}});
            let left = app.post(&at(event, "registrations"), body).expect(201).await.id();
            let path = format!("/registrations/{left}/substitute");
            let taken = app.post(&path, json!({"person": real(), "notify": true}));
            let taken = taken.json_of(200).await;
            assert_eq!(
                (&taken["status"], &taken["source"]),
                (&json!("confirmed"), &json!("organizer"))
            );
        }
        _ => {
            let first = invite(app, event, "first@example.org", json!({})).await;
            let path = format!("/invitations/{}/answer", first["id"].as_str().unwrap());
            let body = json!({"answer": "substitute", "substitute": real()});
            app.post(&path, body).expect(200).await;
        }
    }
}

#[tokio::test]
async fn whom_others_name_is_called_as_they_say_and_not_as_a_stranger_did() {
    for how in ["invited", "invited with others", "registered", "put in somebody's place", "named"]
    {
        let app = TestApp::start().await;
        let event = event(&app, json!({})).await;
        sign_up(&app, &event, STRANGE).await;
        app.deliver().await;
        let before = app.catcher.mails().len();
        let strange = person(&app).await;
        assert_eq!(strange["full_name"], "Idiot Odd");

        name(&app, &event, how).await;
        let known = person(&app).await;
        assert_eq!(known["id"], strange["id"], "{how}");
        assert_eq!(
            (&known["full_name"], &known["honorific"]),
            (&json!("Anna Real"), &json!("H.E. Ms."))
        );
        for field in ["position", "country", "preferred_language"] {
            assert_eq!(known[field], Value::Null, "{how}: {known}");
        }
        let log = app.get("/audit?action=person.update").json_of(200).await;
        assert_eq!(log["items"][0]["object_id"], known["id"], "{how}: {log}");
        assert!(
            log["items"][0]["fields"].as_array().unwrap().contains(&json!("full_name")),
            "{log}"
        );
        app.deliver().await;
        let mails = &app.catcher.mails()[before..];
        assert!(!mails.is_empty(), "{how}");
        let texts: Vec<String> =
            mails.iter().map(|mail| crate::support::Letter::read(mail).text()).collect();
        assert!(texts.iter().all(|text| !text.contains("Idiot")), "{how}: {texts:?}");
        assert!(texts.iter().any(|text| text.contains("H.E. Ms. Anna Real")), "{how}: {texts:?}");
        let row = row_of_person(&app, &event).await;
        assert_eq!(row["full_name"], "Anna Real", "{how}");
        if row["status"] != "unverified" {
            let said = [&row["position"], &row["country"], &row["organization"], &row["language"]];
            assert_eq!(said, [&Value::Null; 4], "{how}: {row}");
        }
        for (word, count) in [("idiot", 0), ("real", 1)] {
            assert_eq!(found(&app, &event, word).await, count, "{how}: {word}");
        }
    }
}

#[tokio::test]
async fn the_owner_of_an_address_is_called_as_they_sign_up_themselves() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    sign_up(&app, &event, STRANGE).await;
    app.deliver().await;
    let before = app.catcher.mails().len();
    sign_up(&app, &event, &[("full_name", "Anna Real"), ("email", ADDRESS), ("country", "KG")])
        .await;
    app.deliver().await;
    let mails = app.catcher.mails();
    assert_eq!(mails.len(), before + 1);
    let text = crate::support::Letter::read(&mails[before]).text();
    assert!(text.contains("Anna Real") && !text.contains("Idiot"), "{text}");
    let row = row_of_person(&app, &event).await;
    let link = manage_path(&app, &row, Purpose::ConfirmAddress).await;
    let shown = app.raw("GET", &link).expect(200).await.text();
    assert!(shown.contains("value=\"Anna Real\""), "{shown}");
    assert!(!shown.contains("Idiot") && !shown.contains("Elsewhere") && !shown.contains("Evil"));
    assert_eq!((found(&app, &event, "idiot").await, found(&app, &event, "anna").await), (0, 1));
    let known = person(&app).await;
    assert_eq!((&known["country"], &known["position"]), (&json!("KG"), &Value::Null), "{known}");

    // Once it is confirmed, no sign-up and no organizer who names them writes over it.
    app.raw("POST", &link).form(&[("action", "confirm")]).expect(303).await;
    let known = person(&app).await;
    assert_eq!(known["full_name"], "Anna Real");
    let other = self::event(&app, json!({"title": "Other"})).await;
    sign_up(&app, &other, STRANGE).await;
    let other = self::event(&app, json!({"title": "Another"})).await;
    invite(&app, &other, ADDRESS, json!({"person": {"full_name": "X", "email": ADDRESS}})).await;
    assert_eq!(person(&app).await, known);
}

#[tokio::test]
async fn the_same_sign_up_again_changes_nothing_of_the_person() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    sign_up(&app, &event, STRANGE).await;
    let before = person(&app).await;
    sign_up(&app, &event, STRANGE).await;
    assert_eq!(person(&app).await, before);
}

#[tokio::test]
async fn an_invitation_does_not_show_and_keep_what_a_stranger_typed() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    sign_up(&app, &event, STRANGE).await;
    let invitation = invite(&app, &event, ADDRESS, json!({"person": real()})).await;
    let page = answer_path(&app, &invitation).await;
    let shown = app.raw("GET", &page).expect(200).await.text();
    for typed in ["Elsewhere", "Evil", "Idiot", "value=\"US\" selected"] {
        assert!(!shown.contains(typed), "{typed}: {shown}");
    }
    app.raw("POST", &page).form(&[("answer", "accept")]).expect(303).await;
    let row = row_of_person(&app, &event).await;
    assert_eq!(row["status"], "confirmed");
    let said = [&row["position"], &row["country"], &row["organization"]];
    assert_eq!(said, [&Value::Null; 3], "{row}");
}

#[tokio::test]
async fn whom_organizers_took_as_they_are_is_not_called_otherwise_by_a_sign_up() {
    for how in ["approved", "named by id"] {
        let app = TestApp::start().await;
        let event = event(&app, json!({})).await;
        sign_up(&app, &event, STRANGE).await;
        let row = row_of_person(&app, &event).await;
        let own = format!("/registrations/{}", row["id"].as_str().unwrap());
        if how == "approved" {
            app.act(&format!("{own}/reject")).expect(200).await;
            app.act(&format!("{own}/approve")).expect(200).await;
        } else {
            let rows = json!([{"person_id": row["person_id"]}]);
            let body = json!({"invitations": rows});
            app.post(&at(&event, "invitations/batch"), body).expect(200).await;
        }
        let other = self::event(&app, json!({"title": "Other"})).await;
        let before = person(&app).await;
        sign_up(&app, &other, &[("full_name", "Mallory"), ("email", ADDRESS)]).await;
        assert_eq!(person(&app).await, before, "{how}");
    }
}

#[tokio::test]
async fn who_signed_up_twice_and_never_confirmed_is_forgotten() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    sign_up(&app, &event, STRANGE).await;
    sign_up(&app, &event, &[("full_name", "Mallory"), ("email", ADDRESS)]).await;
    app.clock.advance(chrono::Duration::days(9));
    convoke::worker::tick(&app.app.context).await.unwrap();
    assert_eq!(person(&app).await, Value::Null);
}

#[tokio::test]
async fn a_name_with_the_address_of_a_site_is_refused() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let body = json!({"full_name": "See HTTP://evil.example", "badge_name": "WWW.evil.example"});
    let wrong = app.post("/people", body).expect(422).await.json();
    let codes: Vec<_> = wrong["errors"].as_array().unwrap().iter().map(|it| &it["code"]).collect();
    assert_eq!(codes, ["web_address", "web_address"], "{wrong}");
    let invitation = invite(&app, &event, "first@example.org", json!({})).await;
    let answer = answer_path(&app, &invitation).await;
    for (language, says) in [("en", "address of a site"), ("ru", "адрес сайта")] {
        let page = format!("/e/{}/register?language={language}", event["slug"].as_str().unwrap());
        let form = [("full_name", "www.evil.example"), ("email", ADDRESS)];
        let shown = app.raw("POST", &page).form(&form).expect(422).await.text();
        assert!(shown.contains("href=\"#f-full_name\"") && shown.contains(says), "{shown}");
        let form = [
            ("answer", "substitute"),
            ("substitute_full_name", "https://evil.example"),
            ("substitute_email", ADDRESS),
        ];
        let page = format!("{answer}?language={language}");
        let shown = app.raw("POST", &page).form(&form).expect(422).await.text();
        assert!(shown.contains("#f-substitute_full_name") && shown.contains(says), "{shown}");
    }
    assert_eq!(person(&app).await, Value::Null);
}

#[tokio::test]
async fn whom_strangers_signed_up_before_it_was_kept_is_found_out_when_the_database_is_migrated() {
    let app = TestApp::start().await;
    let (first, second) = (event(&app, json!({})).await, event(&app, json!({"title": "B"})).await);
    sign_up(&app, &first, STRANGE).await;
    sign_up(&app, &first, &[("full_name", "Bek"), ("email", "bek@example.org")]).await;
    invite(&app, &second, "bek@example.org", json!({})).await;
    let undo = |w: Write| async move {
        w.execute_unprepared("ALTER TABLE people DROP COLUMN provisional").await?;
        let undone = "DELETE FROM seaql_migrations WHERE version LIKE '%_provisional'";
        w.execute_unprepared(undone).await?;
        Ok(())
    };
    app.app.context.db.write(undo).await.unwrap();
    app.app.context.db.migrate().await.unwrap();
    sign_up(&app, &first, &[("full_name", "Anna Real"), ("email", ADDRESS)]).await;
    sign_up(&app, &first, &[("full_name", "Mallory"), ("email", "bek@example.org")]).await;
    assert_eq!(person(&app).await["full_name"], "Anna Real");
    let found = app.get("/people?email=bek@example.org").json_of(200).await;
    assert_eq!(found["items"][0]["full_name"], "Person of bek@example.org");
}
