//! Fields that are answered by a file.

use chrono::Duration;
use convoke::access::Actor;
use convoke::access::types::Role;
use convoke::ids::EventId;
use convoke::mail::Purpose;
use convoke::registrations::form::service::delete_answers;
use serde_json::{Value, json};

use super::{address, ask, field};
use crate::support::TestApp;
use crate::support::multipart::Multipart;
use crate::support::named::shown;
use crate::support::scene::{answer_path, event, invite, manage_path, register};
use crate::uploads::{PDF, kept, uploaded};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

fn fields() -> Value {
    let badge = json!({"retention_days": 30});
    json!([
        field("topic", "text", ["Topic", "Тема"], json!({})),
        field("cv", "file", ["Your CV", "Ваше резюме"], json!({"required": true})),
        field("photo", "file", ["Photo", "Фотография"], badge),
        field("visa", "file", ["Visa", "Виза"], json!({"organizers_only": true})),
    ])
}

async fn asking() -> (TestApp, Value) {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    ask(&app, &event, fields()).await;
    (app, event)
}

/// Somebody who is invited: their page.
async fn invited(app: &TestApp, event: &Value) -> String {
    answer_path(app, &invite(app, event, "anna@example.org", json!({})).await).await
}

fn accepting() -> Multipart {
    Multipart::of(&[("answer", "accept"), ("topic", "Land & law")])
}

/// Somebody who has sent both files: their registration, and its page.
async fn registered(app: &TestApp, event: &Value) -> (Value, String) {
    let page = invited(app, event).await;
    let form = accepting().file("cv", "Нота 7.pdf", PDF.as_bytes()).file("photo", "me.png", PNG);
    form.to(app, &page).expect(303).await;
    let row = register(app, event, "").await.remove(0);
    let page = manage_path(app, &row, Purpose::Manage).await;
    (row, page)
}

fn own(row: &Value) -> String {
    format!("/registrations/{}", row["id"].as_str().unwrap())
}

async fn answers(app: &TestApp, row: &Value) -> Value {
    app.get(&own(row)).json_of(200).await["answers"].clone()
}

pub fn handle(html: &str, key: &str) -> String {
    let field = format!("type=\"hidden\" name=\"{key}\" value=\"");
    let (_, rest) = html.split_once(&field).unwrap_or_else(|| panic!("{key} in {html}"));
    rest.split_once('"').unwrap().0.to_owned()
}

#[tokio::test]
async fn a_file_comes_with_the_answer_and_organizers_alone_save_it() {
    let (app, event) = asking().await;
    let other = invite(&app, &event, "bek@example.org", json!({})).await;
    let html = shown(&app, &answer_path(&app, &other).await).await;
    assert!(html.contains("enctype=\"multipart/form-data\""), "{html}");
    assert!(html.contains("id=\"f-cv\" name=\"cv\" accept=\".pdf,.jpg"), "{html}");
    assert!(!html.contains("name=\"visa\""), "{html}");
    let (row, _) = registered(&app, &event).await;
    let path = format!("/api/v1{}/files/cv", own(&row));
    let cv = json!({"upload_id": row["answers"]["cv"]["upload_id"], "name": "Нота 7.pdf",
                    "media_type": "application/pdf", "size": PDF.len(), "path": path});
    assert_eq!(row["answers"]["cv"], cv);
    assert_eq!(row["answer_versions"]["cv"], 1);
    let file = app.get(&format!("{}/files/cv", own(&row))).expect(200).await;
    assert_eq!(file.text(), PDF);
    for (header, value) in [
        ("content-type", "application/pdf"),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
    ] {
        assert_eq!(file.header(header), value, "{header}");
    }
    assert!(file.header("content-disposition").starts_with("attachment; "));
    let viewer = app.token(Role::Viewer, None).await;
    app.get(&format!("{}/files/cv", own(&row))).bearer(&viewer).expect(403).await;
    for other in ["topic", "visa", "nothing"] {
        app.get(&format!("{}/files/{other}", own(&row))).expect(404).await;
    }
    let log = app.get("/audit?action=registration.read_file").json_of(200).await;
    assert_eq!(log["items"].as_array().unwrap().len(), 1, "each reading is logged");
    assert_eq!(log["items"][0]["fields"], json!(["answers/cv"]));
    let table = format!("/events/{}/registrations?format=csv", event["id"].as_str().unwrap());
    let table = app.get(&table).expect(200).await.text();
    assert!(table.contains("Нота 7.pdf") && !table.contains("upload_id"), "{table}");
}

#[tokio::test]
async fn a_file_stays_is_replaced_and_is_removed_and_no_other_is_left_behind() {
    let (app, event) = asking().await;
    let (row, page) = registered(&app, &event).await;
    let before = answers(&app, &row).await;
    let html = shown(&app, &page).await;
    assert!(html.contains("File: Нота 7.pdf (1 KB)."), "{html}");
    assert!(html.contains("name=\"remove.photo\"") && !html.contains("name=\"remove.cv\""));
    // As a browser sends it in which nothing is chosen, and one that names nothing.
    let save = || Multipart::of(&[("action", "save"), ("topic", "Law")]);
    let shown_files = save().text("cv", &handle(&html, "cv")).file("cv", "", b"");
    shown_files.to(&app, &page).expect(303).await;
    save().to(&app, &page).expect(303).await;
    app.raw("POST", &page).form(&[("action", "save"), ("topic", "X")]).expect(303).await;
    let after = answers(&app, &row).await;
    assert_eq!((&after["cv"], &after["photo"]), (&before["cv"], &before["photo"]));
    assert_eq!(kept(&app).await, (2, 2));
    save().file("cv", "new.png", PNG).to(&app, &page).expect(303).await;
    let after = answers(&app, &row).await;
    assert_eq!((&after["cv"]["name"], &after["photo"]), (&json!("new.png"), &before["photo"]));
    assert_eq!(kept(&app).await, (2, 2), "the one before is gone");
    let photo = handle(&shown(&app, &page).await, "photo");
    let without = save().text("photo", &photo).text("remove.photo", "yes");
    without.to(&app, &page).expect(303).await;
    assert!(answers(&app, &row).await["photo"].is_null());
    assert_eq!(kept(&app).await, (1, 1));
    let gone = save().text("remove.cv", "yes").to(&app, &page).expect(422).await.text();
    assert!(gone.contains("“Your CV” is missing."), "{gone}");
    assert_eq!(answers(&app, &row).await["cv"]["name"], "new.png");
}

#[tokio::test]
async fn what_is_wrong_is_told_beside_its_field_and_neither_answers_nor_files_are_lost() {
    let (app, event) = asking().await;
    let page = invited(&app, &event).await;
    let large = vec![b'x'; 10 * 1024 * 1024 + 1];
    for (content, told) in [
        (b"<html>%PDF-1.7".as_slice(), "of a kind that is not taken"),
        (b"", "is empty"),
        (&large, "is too large"),
    ] {
        let form = accepting().file("cv", "cv.pdf", content).file("photo", "me.png", PNG);
        let wrong = form.to(&app, &page).expect(422).await.text();
        for part in ["id=\"e-cv\"", told, "value=\"Land &amp; law\"", "File: me.png (1 KB)."] {
            assert!(wrong.contains(part), "{part}: {wrong}");
        }
    }
    let missing = accepting().file("photo", "me.png", PNG).to(&app, &page).expect(422).await;
    let photo = handle(&missing.text(), "photo");
    let form = accepting().text("photo", &photo).file("cv", "cv.pdf", PDF.as_bytes());
    form.to(&app, &page).expect(303).await;
    let row = register(&app, &event, "").await.remove(0);
    assert_eq!(row["answers"]["photo"]["name"], "me.png");
    form.to(&app, &page).expect(303).await;
    // Those that nobody named in the end go after a day; those that are named stay.
    app.clock.advance(Duration::days(2));
    for _ in 0..20 {
        convoke::worker::tick(&app.app.context).await.unwrap();
    }
    assert_eq!(kept(&app).await, (2, 2));
    let late = accepting().text("photo", &uuid::Uuid::nil().to_string());
    let late = late.to(&app, &page).expect(422).await.text();
    assert!(late.contains("is not kept any more"), "{late}");
}

#[tokio::test]
async fn of_one_link_some_files_wait_and_a_stranger_sends_none() {
    let (app, event) = asking().await;
    let page = invited(&app, &event).await;
    for _ in 0..12 {
        accepting().file("photo", "me.png", PNG).to(&app, &page).expect(422).await;
    }
    assert_eq!(kept(&app).await, (10, 10));
    let public = format!("/e/{}/register", event["slug"].as_str().unwrap());
    let html = shown(&app, &public).await;
    assert!(!html.contains("type=\"file\""), "{html}");
    let form = Multipart::of(&[("full_name", "Bek"), ("email", "bek@example.org")]);
    form.file("cv", "cv.pdf", PDF.as_bytes()).to(&app, &public).expect(415).await;
    let typed = [("full_name", "Bek"), ("email", "bek@example.org"), ("cv", "x")];
    app.raw("POST", &public).form(&typed).expect(200).await;
    // Once they have shown that the address is theirs, they are asked.
    app.deliver().await;
    let page = app.mail_to("bek@example.org").path("/r/");
    let html = shown(&app, &page).await;
    assert!(html.contains("id=\"f-cv\""), "{html}");
    let confirm = Multipart::of(&[("action", "confirm"), ("full_name", "Bek")]);
    confirm.to(&app, &page).expect(422).await;
    confirm.file("cv", "cv.pdf", PDF.as_bytes()).to(&app, &page).expect(303).await;
    let row = register(&app, &event, "&status=confirmed").await.remove(0);
    assert_eq!(row["answers"]["cv"]["name"], "cv.pdf");
}

#[tokio::test]
async fn organizers_name_an_upload_and_send_back_what_they_read() {
    let (app, event) = asking().await;
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let (cv, visa) = (uploaded(&app, "cv.pdf").await, uploaded(&app, "visa.pdf").await);
    let body = json!({"person": {"full_name": "Anna"}, "notify": false,
                      "answers": {"cv": {"upload_id": cv["id"]}}});
    let row = app.post(&path, body).json_of(201).await;
    assert_eq!(row["answers"]["cv"]["name"], "cv.pdf");
    let mut said = row["answers"].clone();
    said["visa"] = json!({"upload_id": visa["id"]});
    said["topic"] = json!("Law");
    let after = app.patch(&own(&row), "*", json!({"answers": said})).json_of(200).await;
    assert_eq!(after["answers"]["cv"], row["answers"]["cv"]);
    assert_eq!(after["answers"]["visa"]["name"], "visa.pdf");
    let file = app.get(&format!("{}/files/visa", own(&row))).expect(200).await;
    assert_eq!(file.text(), PDF);
    // It is named once; and a file of somebody else, or none at all, is no answer.
    let other = app.token(Role::Organizer, None).await;
    let foreign = app.call("POST", "/uploads?name=a.pdf").bearer(&other);
    let foreign = foreign.text("application/pdf", PDF).json_of(201).await;
    for wrong in [
        json!({"upload_id": cv["id"]}),
        json!({"upload_id": foreign["id"]}),
        json!({"upload_id": "x"}),
        json!({"upload_id": foreign["id"], "name": "a.pdf", "media_type": "text/html", "size": 1}),
        json!({"name": "a.pdf"}),
        json!(cv["id"]),
        json!([cv["id"]]),
    ] {
        let said = json!({"answers": {"cv": row["answers"]["cv"], "photo": wrong}});
        let refused = app.patch(&own(&row), "*", said).expect(422).await;
        assert_eq!(refused.pointers(), ["/answers/photo"], "{wrong}");
    }
    let large = vec![b'x'; 10 * 1024 * 1024];
    let large = [PDF.as_bytes(), &large].concat();
    let large = app.call("POST", "/uploads?name=l.pdf").bytes("application/pdf", large);
    let large = large.json_of(201).await;
    let said = json!({"answers": {"photo": {"upload_id": large["id"]}}});
    let refused = app.patch(&own(&row), "*", said).expect(422).await;
    assert_eq!(refused.json()["errors"][0]["code"], "file_too_large");
    app.patch(&own(&row), "*", json!({"answers": {"topic": "Law"}})).expect(200).await;
    assert_eq!(kept(&app).await.0, 2, "what no answer names is deleted; two others wait");
}

#[tokio::test]
async fn a_file_goes_when_its_days_are_over() {
    let (app, event) = asking().await;
    let (row, _) = registered(&app, &event).await;
    app.clock.set("2026-06-27T00:00:00Z".parse().unwrap());
    convoke::worker::tick(&app.app.context).await.unwrap();
    let left = answers(&app, &row).await;
    assert!(left["photo"].is_null() && left["cv"]["name"] == "Нота 7.pdf", "{left}");
    assert_eq!(kept(&app).await, (1, 1));
    app.get(&format!("{}/files/photo", own(&row))).expect(404).await;
}

#[tokio::test]
async fn of_answers_that_go_with_their_files_each_write_deletes_those_of_one_registration() {
    let (app, event) = asking().await;
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    for name in ["Anna", "Bek"] {
        let photo = uploaded(&app, "photo.pdf").await;
        let answers = json!({"topic": "Law", "photo": {"upload_id": photo["id"]}});
        let body = json!({"person": {"full_name": name}, "notify": false, "answers": answers});
        app.post(&path, body).expect(201).await;
    }
    app.clock.set("2026-06-27T00:00:00Z".parse().unwrap());
    let by = &Actor::system("test");
    let id: EventId = event["id"].as_str().unwrap().parse().unwrap();
    for (deleted, left) in [(1, 1), (1, 0), (0, 0)] {
        let deed = move |w| async move { delete_answers(&w, by, id).await };
        assert_eq!(app.app.context.db.write(deed).await.unwrap(), deleted);
        assert_eq!(kept(&app).await.0, left);
    }
}

#[tokio::test]
async fn a_file_alone_is_refused_once_what_was_said_can_be_changed_no_more() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"registration": {"editing": "until_start"}})).await;
    ask(&app, &event, fields()).await;
    let (row, page) = registered(&app, &event).await;
    // Saved once, so that what is sent again below is as it stands there.
    let save = Multipart::of(&[("action", "save"), ("topic", "Land & law")]);
    save.to(&app, &page).expect(303).await;
    let before = answers(&app, &row).await;
    // It began while the page stood open.
    app.clock.set("2026-05-25T04:30:00Z".parse().unwrap());
    let late = save.clone().file("photo", "late.png", PNG).to(&app, &page).expect(409).await;
    assert!(late.text().contains("secretariat@example.org"), "the contact is named");
    assert_eq!(answers(&app, &row).await, before);
    assert_eq!(kept(&app).await, (2, 2));
    save.file("photo", "", b"").to(&app, &page).expect(303).await;
}

#[tokio::test]
async fn a_form_asks_for_few_files_of_which_none_is_sealed_or_decides_what_is_asked() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let file = |key: &str, more: Value| field(key, "file", [key, key], more);
    let sealed = file("a", json!({"sensitive": true, "retention_days": 3}));
    let told = field("b", "text", ["B", "Б"], json!({"show_if": {"field": "a", "is": [true]}}));
    let wrong = json!({"fields": [sealed, told]});
    let wrong = app.patch(&address(&event), "*", wrong).expect(422).await;
    assert_eq!(wrong.pointers()[0], "/fields/0/sensitive");
    assert!(wrong.pointers().contains(&"/fields/1/show_if/field".to_owned()));
    let many: Vec<Value> = ["a", "b", "c", "d", "e", "f"].map(|key| file(key, json!({}))).into();
    let wrong = app.patch(&address(&event), "*", json!({"fields": many})).expect(422).await;
    assert_eq!(wrong.pointers(), ["/fields/5/kind"]);
    ask(&app, &event, json!(many[..5])).await;
}

#[tokio::test]
async fn a_file_stays_with_its_registration_when_two_people_turn_out_to_be_one() {
    let (app, event) = asking().await;
    let (row, _) = registered(&app, &event).await;
    let stays = app.post("/people", json!({"full_name": "Anna"})).expect(201).await.id();
    let merge = json!({"other_id": row["person_id"]});
    app.post(&format!("/people/{stays}/merge"), merge).expect(200).await;
    let moved = app.get(&own(&row)).json_of(200).await;
    assert_eq!((&moved["person_id"], &moved["answers"]), (&json!(stays), &row["answers"]));
    let file = app.get(&format!("{}/files/cv", own(&row))).expect(200).await;
    assert_eq!(file.text(), PDF);
    assert_eq!(kept(&app).await, (2, 2));
}

#[tokio::test]
async fn a_key_asks_for_a_file_always_or_never() {
    let (app, event) = asking().await;
    let form = format!("/events/{}/registration-form", event["id"].as_str().unwrap());
    let changed = json!([
        field("topic", "file", ["Topic", "Тема"], json!({})),
        field("cv", "text", ["Your CV", "Ваше резюме"], json!({})),
        field("note", "long_text", ["Note", "Заметка"], json!({})),
    ]);
    let refused = app.patch(&form, "*", json!({"fields": changed})).expect(422).await;
    assert_eq!(refused.pointers(), ["/fields/0/kind", "/fields/1/kind"]);
}
