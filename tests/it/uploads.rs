//! Files that are uploaded: what they are, what they are called, and how long they wait.

use std::io::{Cursor, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::Duration;
use convoke::access::types::Role;
use futures_util::stream;
use poem::Body;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::TestApp;
use crate::support::http::Answer;

/// The least that a PDF is.
pub const PDF: &str = "%PDF-1.7\n%%EOF\n";
const BYTES: &str = "application/octet-stream";

/// A package with these parts.
pub fn package(parts: &[&str]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for part in parts {
        zip.start_file(*part, SimpleFileOptions::default()).unwrap();
        zip.write_all(b"<x/>").unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A PDF of this name, uploaded by the admin's token.
pub async fn uploaded(app: &TestApp, name: &str) -> Value {
    let path = format!("/uploads?name={name}");
    app.call("POST", &path).text("application/pdf", PDF).json_of(201).await
}

/// How many files and pieces there are.
pub async fn kept(app: &TestApp) -> (i64, i64) {
    let db = app.app.context.db.read();
    let count = async |table: &str| -> i64 {
        let sql = format!("SELECT CAST(count(*) AS BIGINT) AS n FROM {table}");
        let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await;
        row.unwrap().unwrap().try_get("", "n").unwrap()
    };
    (count("uploads").await, count("upload_pieces").await)
}

fn first(answer: &Answer) -> (String, String) {
    let error = answer.json()["errors"][0].clone();
    (error["pointer"].as_str().unwrap().to_owned(), error["code"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn a_file_waits_a_day_for_its_name_and_then_goes() {
    let app = TestApp::start().await;
    let mut content = PDF.as_bytes().to_vec();
    content.resize(300_000, b'x');
    let call = app.call("POST", "/uploads").bytes("application/pdf", content.clone());
    let named = "attachment; filename=\"x.pdf\"; filename*=UTF-8''%D0%9D%D0%BE%D1%82%D0%B0.pdf";
    let made = call.header("content-disposition", named).expect(201).await;
    let upload = made.json();
    assert_eq!(upload["name"], "Нота.pdf");
    assert_eq!(
        (&upload["media_type"], &upload["size"]),
        (&json!("application/pdf"), &json!(300_000))
    );
    let digest = convoke::text::hex(&Sha256::digest(&content));
    assert_eq!(upload["sha256"], digest.as_str());
    assert_eq!(upload["expires_at"], "2026-03-03T08:00:00+00:00");
    assert_eq!(kept(&app).await, (1, 3));
    let own = made.header("location").trim_start_matches("/api/v1").to_owned();
    assert_eq!(app.get(&own).json_of(200).await, upload);
    let other = app.token(Role::Organizer, None).await;
    app.get(&own).bearer(&other).expect(404).await;
    app.clock.advance(Duration::hours(23));
    convoke::worker::tick(&app.app.context).await.unwrap();
    app.get(&own).expect(200).await;
    app.clock.advance(Duration::hours(1));
    app.get(&own).expect(404).await;
    convoke::worker::tick(&app.app.context).await.unwrap();
    assert_eq!(kept(&app).await, (0, 0));
}

#[tokio::test]
async fn what_a_file_is_its_content_says_and_not_its_name() {
    let app = TestApp::start().await;
    let docx = package(&["[Content_Types].xml", "_rels/.rels", "word/document.xml"]);
    for (name, content, is, called) in [
        ("a.exe", PDF.as_bytes(), "application/pdf", "a.exe.pdf"),
        ("scan.JPG", b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg", "scan.JPG"),
        ("scan", b"\x89PNG\r\n\x1a\n", "image/png", "scan.png"),
        (
            "n.docx",
            &docx,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "n.docx",
        ),
    ] {
        let path = format!("/uploads?name={name}");
        let made = app.call("POST", &path).bytes(BYTES, content).json_of(201).await;
        assert_eq!((&made["media_type"], &made["name"]), (&json!(is), &json!(called)));
    }
}

#[tokio::test]
async fn what_is_not_taken_is_told_with_what_to_do_and_nothing_is_kept() {
    let app = TestApp::start().await;
    let sheet = package(&["[Content_Types].xml", "xl/workbook.xml"]);
    let macros = package(&["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"]);
    let html = b"<html><script>alert(1)</script>%PDF-1.7".as_slice();
    for (name, content, status, code) in [
        ("empty.pdf", b"".as_slice(), 422, "file_empty"),
        ("page.pdf", html, 415, "file_kind"),
        ("drawing.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", 415, "file_kind"),
        ("program.pdf", b"MZ\x90\x00", 415, "file_kind"),
        ("sheet.docx", &sheet, 422, "file_broken"),
        ("macros.DOCX", &macros, 422, "file_broken"),
        ("cut.docx", &sheet[..40], 422, "file_broken"),
        ("sheet.zip", &sheet, 415, "file_kind"),
    ] {
        let path = format!("/uploads?name={name}");
        let refused = app.call("POST", &path).bytes(BYTES, content).expect(status).await;
        assert_eq!(first(&refused), (String::new(), code.to_owned()), "{name}");
        assert_eq!(refused.json()["code"], format!("upload.{code}"), "{name}");
    }
    for media in ["application/json", "multipart/form-data; boundary=x", "text/html"] {
        let refused = app.call("POST", "/uploads").bytes(media, PDF).expect(415).await;
        assert!(refused.json()["detail"].as_str().unwrap().contains(BYTES), "{media}");
    }
    let packed = app.call("POST", "/uploads").header("content-encoding", "gzip");
    packed.bytes("application/pdf", PDF).expect(415).await;
    assert_eq!(kept(&app).await, (0, 0));
}

/// A body of so many pieces of 64 KiB, and how many of them were taken.
fn pieces(count: usize, broken: bool) -> (Body, Arc<AtomicUsize>) {
    let taken = Arc::new(AtomicUsize::new(0));
    let counter = taken.clone();
    let all = (0..count).map(move |number| {
        counter.fetch_add(1, Ordering::Relaxed);
        let mut piece = vec![b'x'; 64 * 1024];
        piece[..PDF.len()].copy_from_slice(PDF.as_bytes());
        if broken && number + 1 == count {
            return Err(std::io::Error::other("the line went dead"));
        }
        Ok(piece)
    });
    (Body::from_bytes_stream(stream::iter(all)), taken)
}

#[tokio::test]
async fn a_file_that_is_too_large_is_refused_as_soon_as_that_is_known() {
    let app = TestApp::start().await;
    let (body, taken) = pieces(1_600, false);
    let call = app.call("POST", "/uploads").header("content-length", "104857600");
    let refused = call.stream("application/pdf", body).expect(413).await;
    assert_eq!(first(&refused), (String::new(), "file_too_large".to_owned()));
    assert_eq!(taken.load(Ordering::Relaxed), 0, "nothing of it was read");
    let (body, taken) = pieces(1_600, false);
    app.call("POST", "/uploads").stream("application/pdf", body).expect(413).await;
    let taken = taken.load(Ordering::Relaxed);
    assert!((400..=402).contains(&taken), "25 MiB and no more were read, not {taken} pieces");
    assert_eq!(kept(&app).await, (0, 0));
    let (body, _) = pieces(400, false);
    let whole = app.call("POST", "/uploads").stream("application/pdf", body).json_of(201).await;
    assert_eq!(whole["size"], 25 * 1024 * 1024);
    assert_eq!(kept(&app).await, (1, 200));
}

#[tokio::test]
async fn of_a_file_that_breaks_off_nothing_is_kept() {
    let app = TestApp::start().await;
    let (body, _) = pieces(20, true);
    let broken = app.call("POST", "/uploads").stream("application/pdf", body).expect(400).await;
    assert_eq!(broken.json()["code"], "request.body");
    assert_eq!(kept(&app).await, (0, 0));
}

#[tokio::test]
async fn a_name_leads_to_no_folder_and_breaks_no_line() {
    let app = TestApp::start().await;
    for (name, called) in [
        ("..%2F..%2Fetc%2Fpasswd", "passwd.pdf"),
        ("a%0D%0ASet-Cookie:%20x.pdf", "aSet-Cookie x.pdf"),
        ("note%E2%80%AEfdp.exe", "notefdp.exe.pdf"),
        ("", "file.pdf"),
    ] {
        assert_eq!(uploaded(&app, name).await["name"], called, "{name}");
    }
}

#[tokio::test]
async fn the_same_upload_sent_twice_is_kept_once() {
    let app = TestApp::start().await;
    let send = |name: &str, content: &str| {
        let path = format!("/uploads?name={name}");
        let call = app.call("POST", &path).header("idempotency-key", "once");
        call.text("application/pdf", content)
    };
    let one = send("a.pdf", PDF).json_of(201).await;
    let again = send("a.pdf", PDF).expect(201).await;
    assert_eq!((again.json(), again.header("idempotency-replayed")), (one, "true"));
    let other = send("a.pdf", "%PDF-1.4 another").expect(422).await;
    assert_eq!(other.json()["code"], "idempotency.reused");
    assert_eq!(kept(&app).await, (1, 1));
}

#[tokio::test]
async fn what_one_server_took_the_other_has() {
    let app = TestApp::start().await;
    let other = app.beside().await;
    let upload = uploaded(&app, "note.pdf").await;
    let own = format!("/uploads/{}", upload["id"].as_str().unwrap());
    assert_eq!(other.get(&own).json_of(200).await, upload);
}
