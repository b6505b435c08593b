//! The note verbale: a file that a focal point adds to its delegation.

use convoke::db::Write;
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};

use super::Scene;
use super::asking::{asked, focal_point};
use crate::support::http::{Answer, Call};
use crate::support::multipart::Multipart;
use crate::support::scene::nominate_path;
use crate::uploads::{PDF, kept, package, uploaded};

/// The page as a browser sends it.
struct Form(Multipart);

impl Form {
    fn text(self, name: &str, value: &str) -> Self {
        Self(self.0.text(name, value))
    }

    fn file(self, name: &str, content: &[u8]) -> Self {
        Self(self.0.file("note_verbale", name, content))
    }

    /// A list with one person, whose address may be wrong.
    fn of(edition: &str, email: &str) -> Self {
        let named = [("row1_full_name", "Anna"), ("row1_email", email), ("row1_rank", "1")];
        let form = Multipart::of(&[("edition", edition), ("rows", "1")]);
        Self(named.into_iter().fold(form, |form, (name, value)| form.text(name, value)))
    }

    fn to<'a>(&self, it: &'a Scene, page: &str) -> Call<'a> {
        self.0.to(&it.app, page)
    }
}

async fn start() -> (Scene, String, String) {
    let it = Scene::start(&[]).await;
    focal_point(&it.app, "Dana", "KZ").await;
    let request = asked(&it, json!({"seats": 2})).await;
    let page = nominate_path(&it.app, &request).await;
    (it, format!("/nomination-requests/{}", request["id"].as_str().unwrap()), page)
}

async fn note(it: &Scene, own: &str) -> Value {
    it.app.get(own).json_of(200).await["note_verbale"].clone()
}

async fn download(it: &Scene, own: &str) -> Answer {
    it.app.get(&format!("{own}/note-verbale")).expect(200).await
}

#[tokio::test]
async fn a_file_comes_with_the_list_and_organizers_save_it_as_it_came() {
    let (it, own, page) = start().await;
    let shown = it.app.raw("GET", &page).expect(200).await.text();
    assert!(shown.contains("enctype=\"multipart/form-data\""), "{shown}");
    assert!(shown.contains("accept=\".pdf,.jpg,.jpeg,.png,.docx\""), "{shown}");
    it.app.get(&format!("{own}/note-verbale")).expect(404).await;
    let content = [PDF.as_bytes(), &b"\r\n--x\r\n".repeat(40_000)].concat();
    let form = Form::of("0", "anna@example.org").file("Нота 7.pdf", &content);
    form.text("action", "save").to(&it, &page).expect(303).await;
    let kept_note = note(&it, &own).await;
    assert_eq!(
        kept_note,
        json!({"name": "Нота 7.pdf", "size": content.len(), "media_type": "application/pdf",
               "received_at": "2026-03-02T08:00:00+00:00"})
    );
    let listed = it.list("nomination-requests").await;
    assert_eq!(listed[0]["note_verbale"], kept_note);
    assert_eq!(listed[0]["delegation"][0]["full_name"], "Anna");
    let file = download(&it, &own).await;
    assert!(file.bytes == content, "the bytes are the same");
    for (header, value) in [
        ("content-type", "application/pdf"),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
        ("content-length", &content.len().to_string()),
        (
            "content-disposition",
            "attachment; filename=\"____ 7.pdf\"; filename*=UTF-8''%D0%9D%D0%BE%D1%82%D0%B0%207.pdf",
        ),
    ] {
        assert_eq!(file.header(header), value, "{header}");
    }
    let shown = it.app.raw("GET", &page).expect(200).await.text();
    assert!(shown.contains("Нота 7.pdf"), "{shown}");
    assert!(shown.contains("2 March 2026, 13:00"), "in the event's zone: {shown}");
    let log = it.app.get("/audit?action=nomination_request.note_verbale").json_of(200).await;
    assert_eq!(log["items"][0]["actor_kind"], "participant");
}

#[tokio::test]
async fn a_newer_file_takes_the_place_of_the_one_before() {
    let (it, own, page) = start().await;
    let send = async |name: &str, content: &[u8]| {
        Form::of("0", "anna@example.org").file(name, content).to(&it, &page).await
    };
    assert_eq!(send("one.pdf", PDF.as_bytes()).await.status, 303);
    // Whoever sends an older edition is told that nothing was saved.
    assert_eq!(send("two.png", b"\x89PNG\r\n\x1a\n").await.status, 409);
    assert_eq!(note(&it, &own).await["name"], "one.pdf");
    let id = it.row(&page, 1).await;
    let newer = Form::of("1", "anna@example.org").text("row1_id", &id);
    let newer = newer.file("two.png", b"\x89PNG\r\n\x1a\n");
    newer.to(&it, &page).expect(303).await;
    assert_eq!(note(&it, &own).await["name"], "two.png");
    assert_eq!(download(&it, &own).await.bytes, b"\x89PNG\r\n\x1a\n");
    assert_eq!(kept(&it.app).await, (1, 1), "the one before is gone");
    let log = it.app.get("/audit?action=nomination_request.read_note_verbale").json_of(200).await;
    assert_eq!(log["items"].as_array().unwrap().len(), 1, "reading is logged");
    let none = Form::of("1", "anna@example.org").text("row1_id", &id).file("", b"").to(&it, &page);
    none.expect(303).await;
    assert_eq!(note(&it, &own).await["name"], "two.png", "nothing chosen changes nothing");
}

#[tokio::test]
async fn a_file_that_is_not_taken_is_told_beside_its_field_and_nothing_typed_is_lost() {
    let (it, own, page) = start().await;
    let sheet = package(&["[Content_Types].xml", "xl/workbook.xml"]);
    let large = vec![b'x'; 10 * 1024 * 1024 + 1];
    for (name, content, told) in [
        ("note.pdf", b"<html>%PDF-1.7".as_slice(), "of a kind that is not taken"),
        ("note.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "of a kind that is not taken"),
        ("note.pdf", b"", "is empty"),
        ("note.docx", &sheet, "cannot be read"),
        ("note.pdf", &large, "is too large"),
    ] {
        let form = Form::of("0", "anna@example.org").file(name, content).text("action", "save");
        let wrong = form.to(&it, &page).expect(422).await.text();
        for part in [
            "id=\"e-note_verbale\"",
            "href=\"#f-note_verbale\"",
            told,
            "value=\"Anna\"",
            "value=\"anna@example.org\"",
        ] {
            assert!(wrong.contains(part), "{name}, {told}: {part}: {wrong}");
        }
    }
    assert!(note(&it, &own).await.is_null());
    assert!(it.list("nominations").await.is_empty(), "nothing is saved");
    assert_eq!(kept(&it.app).await, (0, 0));
}

#[tokio::test]
async fn what_is_wrong_with_the_list_does_not_lose_the_file() {
    let (it, own, page) = start().await;
    let form = Form::of("0", "nobody").file("note.pdf", PDF.as_bytes());
    let wrong = form.to(&it, &page).expect(422).await.text();
    assert!(wrong.contains("id=\"e-row1_email\"") && wrong.contains("note.pdf"), "{wrong}");
    assert_eq!(note(&it, &own).await["name"], "note.pdf");
    let both = Form::of("0", "nobody").file("note.pdf", b"MZ").to(&it, &page).expect(422).await;
    assert!(both.text().contains("e-row1_email") && both.text().contains("e-note_verbale"));
    let more = Form::of("0", "anna@example.org").file("more.pdf", PDF.as_bytes());
    let more = more.text("action", "add").to(&it, &page).expect(200).await.text();
    assert!(more.contains("row3_full_name") && more.contains("more.pdf"), "{more}");
}

#[tokio::test]
async fn a_name_with_folders_and_lines_in_it_is_cleaned() {
    let (it, own, page) = start().await;
    let form =
        Form::of("0", "anna@example.org").file("../../a%0D%0ASet-Cookie: x.html", PDF.as_bytes());
    form.to(&it, &page).expect(303).await;
    assert_eq!(note(&it, &own).await["name"], "aSet-Cookie x.html.pdf");
    let file = download(&it, &own).await;
    assert!(file.header("content-disposition").starts_with("attachment; filename=\"aSet"));
}

#[tokio::test]
async fn a_file_behind_no_link_or_after_the_time_is_not_even_read() {
    let (it, own, page) = start().await;
    let form = Form::of("0", "anna@example.org").file("note.pdf", PDF.as_bytes());
    form.to(&it, "/n/nothing").expect(404).await;
    it.app.act(&format!("{own}/revoke")).expect(200).await;
    form.to(&it, &page).expect(404).await;
    it.app.act(&format!("{own}/send")).expect(200).await;
    let page = nominate_path(&it.app, &it.app.get(&own).json_of(200).await).await;
    form.to(&it, &page).expect(303).await;
    it.app.clock.set("2026-05-30T00:00:00Z".parse().unwrap());
    form.to(&it, &page).expect(410).await;
    assert_eq!(kept(&it.app).await, (1, 1));
    let closed = it.app.raw("GET", &page).expect(200).await.text();
    assert!(closed.contains("note.pdf") && !closed.contains("type=\"file\""), "{closed}");
}

#[tokio::test]
async fn organizers_file_one_that_came_by_another_way_and_delete_it() {
    let (it, own, _) = start().await;
    let path = format!("{own}/note-verbale");
    let upload = uploaded(&it.app, "scan.pdf").await;
    let body = json!({"upload_id": upload["id"]});
    let filed = it.app.post(&path, body.clone()).json_of(200).await;
    assert_eq!(filed["note_verbale"]["name"], "scan.pdf");
    let again = it.app.post(&path, body).expect(422).await;
    assert_eq!(again.pointers(), ["/upload_id"]);
    it.app.clock.advance(chrono::Duration::days(2));
    convoke::worker::tick(&it.app.app.context).await.unwrap();
    assert_eq!(download(&it, &own).await.text(), PDF, "what is named stays");
    let late = uploaded(&it.app, "late.pdf").await;
    it.app.clock.advance(chrono::Duration::hours(24));
    it.app.post(&path, json!({"upload_id": late["id"]})).expect(422).await;
    it.app.delete(&path).expect(204).await;
    assert!(note(&it, &own).await.is_null());
    it.app.delete(&path).expect(404).await;
    convoke::worker::tick(&it.app.app.context).await.unwrap();
    assert_eq!(kept(&it.app).await, (0, 0));
}

#[tokio::test]
async fn a_request_that_is_deleted_takes_its_file_along() {
    let it = Scene::start(&[]).await;
    let draft = it.app.post(&it.at("nomination-requests"), json!({"country": "KG"}));
    let own = format!("/nomination-requests/{}", draft.expect(201).await.id());
    let upload = uploaded(&it.app, "scan.pdf").await;
    let body = json!({"upload_id": upload["id"]});
    it.app.post(&format!("{own}/note-verbale"), body).expect(200).await;
    it.app.delete(&own).expect(204).await;
    assert_eq!(kept(&it.app).await, (0, 0));
}

#[tokio::test]
async fn a_note_verbale_is_deleted_as_many_days_after_the_event_as_its_request_says() {
    let (it, own, page) = start().await;
    let request = it.app.get(&own).json_of(200).await;
    assert_eq!(request["note_verbale_days"], 180);
    for wrong in [json!(-1), json!(3661), json!(null), json!("x")] {
        let body = json!({"note_verbale_days": wrong});
        let refused = it.app.patch(&own, "*", body).expect(422).await;
        assert_eq!(refused.pointers(), ["/note_verbale_days"], "{wrong}");
    }
    let form = Form::of("0", "anna@example.org").file("note.pdf", PDF.as_bytes());
    form.to(&it, &page).expect(303).await;
    it.app.patch(&own, "*", json!({"note_verbale_days": 30})).expect(200).await;
    let tick = async |now: &str| {
        it.app.clock.set(now.parse().unwrap());
        convoke::worker::tick(&it.app.app.context).await.unwrap();
    };
    // The event ends with the 27 May in Almaty.
    tick("2026-06-26T18:59:59Z").await;
    assert_eq!(note(&it, &own).await["name"], "note.pdf");
    tick("2026-06-26T20:00:00Z").await;
    assert!(note(&it, &own).await.is_null());
    assert_eq!(kept(&it.app).await, (0, 0));
    let log = "/audit?action=nomination_request.delete_note_verbale";
    let log = it.app.get(log).json_of(200).await;
    assert_eq!(log["items"].as_array().unwrap().len(), 1);
    assert_eq!(log["items"][0]["actor_kind"], "system");
}

#[tokio::test]
async fn a_note_verbale_that_was_there_before_its_days_is_not_deleted_by_an_upgrade() {
    let (it, own, page) = start().await;
    let form = Form::of("0", "anna@example.org").file("note.pdf", PDF.as_bytes());
    form.to(&it, &page).expect(303).await;
    let db = &it.app.app.context.db;
    let undo = |w: Write| async move {
        w.execute_unprepared("ALTER TABLE nomination_requests DROP COLUMN note_verbale_days")
            .await?;
        let undone = "DELETE FROM seaql_migrations WHERE version LIKE '%_note_verbale_days'";
        w.execute_unprepared(undone).await?;
        Ok(())
    };
    db.write(undo).await.unwrap();
    db.migrate().await.unwrap();
    assert_eq!(it.app.get(&own).json_of(200).await["note_verbale_days"], 3660);
    it.app.clock.set("2026-12-01T20:00:00Z".parse().unwrap());
    convoke::worker::tick(&it.app.app.context).await.unwrap();
    assert_eq!(note(&it, &own).await["name"], "note.pdf");
}

#[tokio::test]
async fn whoever_holds_a_revoked_link_is_told_whom_to_write_to_and_a_stranger_nothing() {
    let (it, own, page) = start().await;
    let form = Form::of("0", "anna@example.org").file("note.pdf", PDF.as_bytes());
    form.to(&it, &page).expect(303).await;
    it.app.act(&format!("{own}/revoke")).expect(200).await;
    let told = it.app.raw("GET", &page).expect(404).await.text();
    for part in ["This request was withdrawn", "secretariat@example.org", "Digital government"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    for part in ["Anna", "note.pdf", "<form"] {
        assert!(!told.contains(part), "{part}: {told}");
    }
    let stranger = it.app.raw("GET", "/n/AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").expect(404);
    assert!(!stranger.await.text().contains("withdrawn"));
    it.app.act(&format!("{own}/send")).expect(200).await;
    let told = it.app.raw("GET", &page).expect(410).await.text();
    assert!(told.contains("This link has been replaced"), "{told}");
    form.to(&it, &page).expect(410).await;
    let newer = nominate_path(&it.app, &it.app.get(&own).json_of(200).await).await;
    it.app.raw("GET", &newer).expect(200).await;
}

#[tokio::test]
async fn what_came_to_one_server_the_other_gives_out() {
    let (it, own, page) = start().await;
    let other = it.app.beside().await;
    let form = Form::of("0", "anna@example.org").file("note.pdf", PDF.as_bytes());
    form.to(&it, &page).expect(303).await;
    let file = other.get(&format!("{own}/note-verbale")).expect(200).await;
    assert_eq!(file.text(), PDF);
}
