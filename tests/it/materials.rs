//! Materials: what is kept, who sees it, and that their texts are found.

use std::fs::Permissions;
use std::io::{Cursor, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use chrono::Duration;
use convoke::access::TokenScope;
use convoke::access::types::Role;
use convoke::ids::MaterialId;
use convoke::mail::Purpose;
use convoke::materials::entity::{material, text};
use convoke::materials::service::read_next;
use convoke::worker::tick;
use poem::http::StatusCode;
use sea_orm::{
    ActiveModelTrait as _, ConnectionTrait as _, DatabaseBackend, EntityTrait,
    IntoActiveModel as _, Statement,
};
use serde_json::{Value, json};
use tempfile::tempdir;
use tokio::sync::watch;
use tokio::time::sleep;
use typesetting::{Letter, Paper, Signature};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::TestApp;
use crate::support::scene::{event, manage_path};

const BYTES: &str = "application/octet-stream";
/// Words in three scripts: Russian, Georgian and Armenian.
const WORDS: [&str; 3] = ["Правительство", "მთავრობა", "կառավարություն"];

fn at(event: &Value) -> String {
    format!("/events/{}/materials", event["id"].as_str().unwrap())
}

/// A material whose file this is.
pub async fn with_file(
    app: &TestApp,
    event: &Value,
    name: &str,
    content: &[u8],
    more: Value,
) -> Value {
    let upload = app.call("POST", &format!("/uploads?name={name}")).bytes(BYTES, content);
    let mut body = json!({"upload_id": upload.json_of(201).await["id"]});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    app.post(&at(event), body).json_of(201).await
}

pub fn path(material: &Value) -> String {
    format!("/materials/{}", material["id"].as_str().unwrap())
}

/// The names of what is found.
async fn found(app: &TestApp, query: &str) -> Vec<String> {
    let page = app.get(&format!("/materials?{query}")).json_of(200).await;
    let items = page["items"].as_array().unwrap().iter();
    items.map(|item| item["title"].as_str().unwrap().to_owned()).collect()
}

fn package(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let types = ("[Content_Types].xml", "<Types/>".to_owned());
    for (name, content) in [types].iter().chain(parts) {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn docx(text: &str) -> Vec<u8> {
    let body = format!("<w:document><w:body><w:p><w:t>{text}</w:t></w:p></w:body></w:document>");
    package(&[("word/document.xml", body)])
}

fn pptx(text: &str) -> Vec<u8> {
    let slide = format!("<p:sld><a:p><a:t>{text}</a:t></a:p></p:sld>");
    package(&[
        ("ppt/presentation.xml", "<p:presentation/>".to_owned()),
        ("ppt/slides/slide1.xml", slide),
    ])
}

/// A PDF as our own letters are.
fn pdf(text: &str) -> Vec<u8> {
    let letter = Letter {
        language: "en".into(),
        title: "Note".into(),
        senders: vec!["Secretariat".into()],
        contact: Vec::new(),
        reference: "N 1".into(),
        date: "1 May 2026".into(),
        addressee: Vec::new(),
        greeting: "Dear all,".into(),
        opening: vec![text.into()],
        facts: Vec::new(),
        closing: Vec::new(),
        farewell: "Yours".into(),
        signature: Signature { name: None, title: None },
        page: "{page}".into(),
    };
    typesetting::pdf(&Paper::from(letter)).unwrap()
}

/// A PDF under a password.
fn locked() -> Vec<u8> {
    let mut locked = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n3 0 obj<</Filter/Standard/V 1/R 2/O<0000000000000000000000000000000000000000000000000000000000000000>/U<0000000000000000000000000000000000000000000000000000000000000000>/P -1>>endobj\n".to_vec();
    let places: Vec<usize> = (1..=3)
        .map(|n| {
            let mark = format!("{n} 0 obj");
            locked.windows(mark.len()).position(|it| it == mark.as_bytes()).unwrap()
        })
        .collect();
    let table = locked.len();
    writeln!(locked, "xref\n0 4\n0000000000 65535 f ").unwrap();
    for place in places {
        writeln!(locked, "{place:010} 00000 n ").unwrap();
    }
    writeln!(
        locked,
        "trailer<</Size 4/Root 1 0 R/Encrypt 3 0 R/ID[<00><00>]>>\nstartxref\n{table}\n%%EOF"
    )
    .unwrap();
    locked
}

#[tokio::test]
async fn texts_in_several_scripts_are_found_in_every_kind_of_file() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let text = format!("About {}", WORDS.join(" and "));
    let markdown = format!("# {text}\n");
    for (name, content) in [
        ("a.pdf", pdf(&text)),
        ("b.docx", docx(&text)),
        ("c.pptx", pptx(&text)),
        ("d.md", markdown.into_bytes()),
        ("e.txt", text.clone().into_bytes()),
    ] {
        let made = with_file(&app, &event, name, &content, json!({})).await;
        assert_eq!(made["text"], json!({"status": "pending", "reason": null, "partial": false}));
    }
    assert_eq!(found(&app, &format!("q={}", WORDS[0])).await, [""; 0]);
    tick(&app.app.context).await.unwrap();
    for word in WORDS {
        for q in [word.to_owned(), word.to_uppercase(), word.chars().take(6).collect()] {
            assert_eq!(found(&app, &format!("q={q}")).await, ["a", "b", "c", "d", "e"], "{q}");
        }
    }
    let q = format!("q={}+{}", WORDS[0], WORDS[1]);
    let page = app.get(&format!("/materials?{q}")).json_of(200).await;
    for item in page["items"].as_array().unwrap() {
        assert_eq!(item["text"]["status"], "read", "{item}");
        assert!(item["excerpt"].as_str().unwrap().contains(WORDS[0]), "{item}");
    }
    assert_eq!(found(&app, &format!("q={}+absent", WORDS[0])).await, [""; 0]);
    // Words are found as they are written, and other forms of them by the beginning that they share.
    assert_eq!(found(&app, "q=Правительства").await, [""; 0]);
    assert_eq!(found(&app, "q=Правительств").await.len(), 5);
    // All but the last are whole words.
    assert_eq!(found(&app, &format!("q=Прави+{}", WORDS[1])).await, [""; 0]);
    assert_eq!(found(&app, "q=e.txt").await, [""; 0]);
}

#[tokio::test]
async fn a_text_is_found_as_people_type_it_and_its_title_as_it_is_now() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let long =
        format!("{} Ёлкин утвердил e-Government. {}", "слово ".repeat(300), "после ".repeat(300));
    let own =
        with_file(&app, &event, "a.txt", long.as_bytes(), json!({"title": "Старый доклад"})).await;
    assert_eq!(found(&app, "q=старыи").await, ["Старый доклад"], "a title before its text");
    tick(&app.app.context).await.unwrap();
    for q in ["елкин", "ЁЛКИН+слово", "e-gov", "доклад+утверд"] {
        let page = app.get(&format!("/materials?q={q}")).json_of(200).await;
        assert_eq!(page["items"][0]["id"], own["id"], "{q}");
    }
    let page = app.get("/materials?q=елкин").json_of(200).await;
    let excerpt = page["items"][0]["excerpt"].as_str().unwrap().to_owned();
    assert!(excerpt.starts_with("… слово") && excerpt.ends_with("после …"), "{excerpt}");
    assert!(excerpt.contains("Ёлкин утвердил e-Government."), "{excerpt}");
    app.patch(&path(&own), "*", json!({"title": "Новый"})).expect(200).await;
    assert_eq!(found(&app, "q=старый").await, [""; 0]);
    assert_eq!(found(&app, "q=новый+елкин").await, ["Новый"]);
    app.delete(&path(&own)).expect(204).await;
    assert_eq!(found(&app, "q=елкин").await, [""; 0]);
    assert_eq!(crate::uploads::kept(&app).await, (0, 0), "its file goes with it");
}

#[tokio::test]
async fn a_word_is_found_anywhere_and_shown_where_it_stands_in_the_beginning() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let text = format!("early {} late", "word ".repeat(25_000));
    with_file(&app, &event, "a.txt", text.as_bytes(), json!({})).await;
    tick(&app.app.context).await.unwrap();
    for (q, excerpt) in [("early", true), ("late", false), ("ear", true), ("word+late", true)] {
        let page = app.get(&format!("/materials?q={q}")).json_of(200).await;
        assert_eq!(page["items"].as_array().unwrap().len(), 1, "{q}");
        assert_eq!(page["items"][0]["excerpt"].is_string(), excerpt, "{q}: {page}");
    }
    assert_eq!(found(&app, "q=ea").await, [""; 0], "too short to be the beginning of a word");
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_kept_and_says_why() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let bomb = docx(&" ".repeat(70 * 1024 * 1024));
    assert!(bomb.len() < 1024 * 1024);
    let locked = locked();
    let polyglot = [&b"%PDF-1.7\n<html><script>alert(1)</script>"[..], &docx("x")].concat();
    for (name, content, reason) in [
        ("bomb.docx", bomb.as_slice(), "too_large"),
        ("locked.pdf", &locked, "encrypted"),
        ("polyglot.pdf", &polyglot, "broken"),
        ("broken.pdf", b"%PDF-1.7\n%%EOF\n", "broken"),
        ("empty.pptx", &pptx(""), "empty"),
        ("scan.png", b"\x89PNG\r\n\x1a\n", "picture"),
    ] {
        let made = with_file(&app, &event, name, content, json!({})).await;
        tick(&app.app.context).await.unwrap();
        let read = app.get(&path(&made)).json_of(200).await;
        assert_eq!(read["text"]["status"], "none", "{name}: {read}");
        assert_eq!(read["text"]["reason"], reason, "{name}: {read}");
        let file = app.get(&format!("{}/file", path(&made))).expect(200).await;
        assert!(file.header("content-disposition").starts_with("attachment"), "{name}");
        assert_eq!(file.header("x-content-type-options"), "nosniff");
    }
    let drawing = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    for name in ["a.svg", "a.md", "a.txt", "a.png"] {
        let call = app.call("POST", &format!("/uploads?name={name}"));
        call.bytes(BYTES, drawing.as_slice()).expect(415).await;
    }
}

#[tokio::test]
async fn a_thousand_slides_are_read() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let names: Vec<String> = (1..=1000).map(|n| format!("ppt/slides/slide{n}.xml")).collect();
    let mut parts = vec![("ppt/presentation.xml", "<p/>".to_owned())];
    for (n, name) in names.iter().enumerate() {
        parts.push((
            name,
            format!("<p:sld><a:p><a:t>slide word{n} {}</a:t></a:p></p:sld>", "x ".repeat(100)),
        ));
    }
    with_file(&app, &event, "deck.pptx", &package(&parts), json!({})).await;
    tick(&app.app.context).await.unwrap();
    assert_eq!(found(&app, "q=word0+word999").await, ["deck"]);
}

#[tokio::test]
async fn what_is_no_material_is_told_so_and_nothing_is_kept() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let other = crate::support::scene::event(&app, json!({})).await;
    let panels = format!("/events/{}/panels", other["id"].as_str().unwrap());
    let panel = app.post(&panels, json!({"title": "P"})).expect(201).await.id();
    let upload = crate::uploads::uploaded(&app, "a.pdf").await;
    for (body, pointer) in [
        (json!({}), "/upload_id"),
        (json!({"url": "javascript:alert(1)"}), "/url"),
        (json!({"url": "data:text/html,x"}), "/url"),
        (json!({"url": "https://x.org", "upload_id": upload["id"]}), "/url"),
        (json!({"url": "https://x.org", "topics": ["legal", "legal"]}), "/topics/1"),
        (json!({"url": "https://x.org", "panel_id": panel}), "/panel_id"),
        (json!({"upload_id": event["id"]}), "/upload_id"),
    ] {
        let refused = app.post(&at(&event), body.clone()).expect(422).await;
        assert_eq!(refused.pointers(), [pointer], "{body}");
    }
    assert_eq!(found(&app, "").await, [""; 0]);
    app.post(&at(&event), json!({"upload_id": upload["id"]})).expect(201).await;
    let again = app.post(&at(&event), json!({"upload_id": upload["id"]})).expect(422).await;
    assert_eq!(again.pointers(), ["/upload_id"], "a file has one owner");
}

#[tokio::test]
async fn a_material_stays_with_its_event_when_its_panel_or_item_goes() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let panels = format!("/events/{}/panels", event["id"].as_str().unwrap());
    let panel = app.post(&panels, json!({"title": "P"})).expect(201).await.id();
    let talk = json!({"kind": "keynote", "title": "T"});
    let item = app.post(&format!("/panels/{panel}/items"), talk).expect(201).await.id();
    let body = json!({"url": "https://x.org/a", "item_id": item});
    let made = app.post(&at(&event), body).json_of(201).await;
    assert_eq!((&made["panel_id"], &made["title"]), (&json!(panel), &json!("x.org")));
    let first = app.get(&path(&made)).expect(200).await;
    app.delete(&format!("/items/{item}")).expect(204).await;
    let second = app.get(&path(&made)).expect(200).await;
    assert_eq!(
        (&second.json()["item_id"], &second.json()["panel_id"]),
        (&json!(null), &json!(panel))
    );
    assert_ne!(first.etag(), second.etag());
    app.delete(&format!("/panels/{panel}")).expect(204).await;
    assert_eq!(app.get(&path(&made)).json_of(200).await["panel_id"], json!(null));
}

#[tokio::test]
async fn a_limited_token_finds_nothing_of_other_events() {
    let app = TestApp::start().await;
    let (ours, theirs) = (event(&app, json!({})).await, event(&app, json!({})).await);
    for (event, title) in [(&ours, "ours"), (&theirs, "theirs")] {
        with_file(&app, event, "a.txt", b"common words", json!({"title": title})).await;
    }
    let hidden = with_file(&app, &theirs, "b.txt", b"hidden words", json!({})).await;
    tick(&app.app.context).await.unwrap();
    let scope = TokenScope {
        programmes: Vec::new(),
        events: vec![ours["id"].as_str().unwrap().parse().unwrap()],
    };
    let token = app.token(Role::Viewer, Some(scope)).await;
    for (query, expected) in [("q=common", 1), ("q=hidden", 0), ("q=theirs", 0), ("", 1)] {
        let page = app.get(&format!("/materials?{query}")).bearer(&token).json_of(200).await;
        assert_eq!(page["items"].as_array().unwrap().len(), expected, "{query}");
    }
    app.get(&path(&hidden)).bearer(&token).expect(404).await;
    app.get(&format!("{}/file", path(&hidden))).bearer(&token).expect(404).await;
    app.get(&format!("{}?q=common", at(&theirs))).bearer(&token).expect(404).await;
}

#[tokio::test]
async fn two_workers_read_a_text_once() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    for n in 0..4 {
        let text = format!("number{n}");
        with_file(&app, &event, "a.txt", text.as_bytes(), json!({"title": text})).await;
    }
    let other = app.beside().await;
    let (one, two) = tokio::join!(tick(&app.app.context), tick(&other.app.context));
    one.unwrap();
    two.unwrap();
    let rows = material::Entity::find().all(app.app.context.db.read()).await.unwrap();
    assert!(rows.iter().all(|row| row.text_attempts == 1 && row.version == 2), "{rows:?}");
    assert_eq!(found(&app, "q=number3").await, ["number3"]);
}

#[tokio::test]
async fn what_a_worker_has_not_ended_the_next_one_does_and_no_file_is_tried_for_ever() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let own = with_file(&app, &event, "a.txt", b"in the middle", json!({})).await;
    let (db, program) = (&app.app.context.db, app.app.context.settings.program.clone());
    let status = async || app.get(&path(&own)).json_of(200).await["text"].clone();
    let (_told, stopping) = watch::channel(false);
    // One that is killed leaves its lease behind.
    lease(&app, 1).await;
    assert!(read_next(db, &program, &stopping).await.unwrap().is_none(), "somebody is at it");
    assert_eq!(status().await["status"], "pending");
    app.clock.advance(Duration::minutes(3));
    read_next(db, &program, &stopping).await.unwrap().unwrap().unwrap();
    assert_eq!(status().await["status"], "read");
    assert_eq!(found(&app, "q=middle").await, ["a"]);
    let bad = with_file(&app, &event, "b.txt", b"never", json!({})).await;
    lease(&app, 3).await;
    app.clock.advance(Duration::minutes(3));
    tick(&app.app.context).await.unwrap();
    let text = app.get(&path(&bad)).json_of(200).await["text"].clone();
    assert_eq!((&text["status"], &text["reason"]), (&json!("none"), &json!("given_up")));
}

/// A program in the place of ours.
fn program(folder: &Path, script: &str) -> PathBuf {
    let path = folder.join("program");
    std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    std::fs::set_permissions(&path, Permissions::from_mode(0o755)).unwrap();
    path
}

#[tokio::test]
async fn a_file_that_cannot_be_tried_rests_is_not_blamed_and_holds_up_no_other() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let (folder, ours) = (tempdir().unwrap(), app.app.context.settings.program.clone());
    // Our own failure, a command line that is not understood, and a kill by the system: in all of them
    // the file may be as good as any.
    let bad = "case $2 in markdown) exit 1;; docx) exit 2;; plain) kill -9 $$;; esac";
    let failing = program(folder.path(), bad);
    let mut made = Vec::new();
    for (name, content) in [("a.md", b"one word".to_vec()), ("b.docx", docx("one word"))] {
        made.push(with_file(&app, &event, name, &content, json!({})).await);
    }
    made.push(with_file(&app, &event, "c.txt", b"one word", json!({})).await);
    let (_told, stopping) = watch::channel(false);
    let db = &app.app.context.db;
    for _ in &made {
        assert!(read_next(db, &failing, &stopping).await.unwrap().unwrap().is_err());
    }
    assert!(read_next(db, &failing, &stopping).await.unwrap().is_none(), "all of them rest");
    for material in &made {
        assert_eq!(app.get(&path(material)).json_of(200).await["text"]["status"], "pending");
    }
    let rows = material::Entity::find().all(db.read()).await.unwrap();
    assert!(rows.iter().all(|row| (row.text_attempts, row.text_untried) == (0, 1)), "{rows:?}");
    app.clock.advance(Duration::minutes(1));
    for _ in &made {
        read_next(db, &ours, &stopping).await.unwrap().unwrap().unwrap();
    }
    assert_eq!(found(&app, "q=word").await, ["a", "b", "c"]);
}

#[tokio::test]
async fn stopping_ends_a_reading_and_gives_its_file_back() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    with_file(&app, &event, "a.txt", b"one word", json!({})).await;
    let folder = tempdir().unwrap();
    let endless = program(folder.path(), "exec /bin/sleep 60");
    let (told, stopping) = watch::channel(false);
    let db = app.app.context.db.clone();
    let begun = Instant::now();
    let reading = tokio::spawn(async move { read_next(&db, &endless, &stopping).await });
    let db = app.app.context.db.read();
    while material::Entity::find().one(db).await.unwrap().unwrap().text_lease.is_none() {
        sleep(std::time::Duration::from_millis(10)).await;
    }
    told.send(true).unwrap();
    assert!(reading.await.unwrap().unwrap().is_none());
    assert!(begun.elapsed().as_secs() < 25, "{:?}", begun.elapsed());
    let row = material::Entity::find().one(db).await.unwrap().unwrap();
    assert_eq!((row.text_attempts, row.text_untried, row.text_lease), (0, 0, None));
}

#[tokio::test]
async fn a_page_shows_all_materials_of_its_event() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let body = json!({"url": "https://x.org/a", "visibility": "public"});
    let made = app.post(&at(&event), body.clone()).json_of(201).await;
    let id: MaterialId = made["id"].as_str().unwrap().parse().unwrap();
    app.app
        .context
        .db
        .write(move |w| async move {
            let row = material::Entity::find_by_id(id).one(&w).await?.unwrap();
            let more = (1..500).map(|n| {
                let id = w.new_id();
                let title = format!("Paper {n}.");
                material::Model { id, title, ..row.clone() }.into_active_model().reset_all()
            });
            for some in more.collect::<Vec<_>>().chunks(100) {
                material::Entity::insert_many(some.to_vec()).exec_without_returning(&w).await?;
            }
            Ok(())
        })
        .await
        .unwrap();
    let page = app.raw("GET", &format!("/e/{}", event["slug"].as_str().unwrap())).expect(200).await;
    let page = page.text();
    assert!((1..500).all(|n| page.contains(&format!("Paper {n}."))));
    let refused = app.post(&at(&event), body).expect(409).await;
    assert_eq!(refused.json()["code"], "material.too_many");
}

#[tokio::test]
async fn a_page_shows_to_what_a_material_belongs_and_what_may_be_done_with_it() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let panels = format!("/events/{}/panels", event["id"].as_str().unwrap());
    let titles = json!({"title": {"en": "Opening <of> the day", "ru": "Открытие дня"}});
    let panel = app.post(&panels, titles).json_of(201).await;
    let items = format!("/panels/{}/items", panel["id"].as_str().unwrap());
    let talk = json!({"kind": "keynote", "title": {"en": "Registers", "ru": "Реестры"}});
    let item = app.post(&items, talk).json_of(201).await;
    let more = |title: &str, more: Value| {
        let mut body = json!({"url": "https://x.org/a", "visibility": "public", "title": title});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    let of_panel = json!({"panel_id": panel["id"], "rights": "CC BY 4.0 <Ours>"});
    for body in [
        more("Of the panel", of_panel),
        more("Of the item", json!({"item_id": item["id"]})),
        more("Of neither", json!({})),
    ] {
        app.post(&at(&event), body).expect(201).await;
    }
    let page = format!("/e/{}", event["slug"].as_str().unwrap());
    let english = app.raw("GET", &format!("{page}?language=en")).expect(200).await.text();
    let list =
        english.split("id=\"materials\"").nth(1).unwrap().split("</section>").next().unwrap();
    let entries: Vec<&str> = list.split("<li>").skip(1).collect();
    assert!(entries[0].contains("Agenda: <span>Opening &lt;of&gt; the day</span>"), "{list}");
    assert!(entries[0].contains("Rights: CC BY 4.0 &lt;Ours&gt;"), "{list}");
    assert!(entries[1].contains("Agenda: <span>Registers</span>"), "{list}");
    assert!(!entries[1].contains("Rights") && !entries[2].contains("Agenda"), "{list}");
    let russian = app.raw("GET", &format!("{page}?language=ru")).expect(200).await.text();
    assert!(russian.contains("Программа: <span>Открытие дня</span>"), "{russian}");
    assert!(russian.contains("Права: CC BY 4.0 &lt;Ours&gt;"), "{russian}");
}

/// As if somebody had begun with what is to be read, so many times, and been killed.
async fn lease(app: &TestApp, attempts: i32) {
    use sea_orm::{ColumnTrait, QueryFilter};
    let until = app.clock.now() + Duration::minutes(2);
    app.app
        .context
        .db
        .write(move |w| async move {
            material::Entity::update_many()
                .col_expr(material::Column::TextLease, until.into())
                .col_expr(material::Column::TextAttempts, attempts.into())
                .filter(material::Column::TextStatus.eq("pending"))
                .exec(&w)
                .await?;
            Ok(())
        })
        .await
        .unwrap();
}

#[tokio::test]
async fn each_page_links_what_its_reader_may_see_and_gives_no_more() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let mut made = Vec::new();
    for seen in ["public", "participants", "organizers"] {
        let more = json!({"title": format!("for {seen}"), "visibility": seen});
        made.push(with_file(&app, &event, "a.txt", b"text", more).await);
    }
    let person = json!({"person": {"full_name": "Anna", "email": "anna@example.org"}});
    let seats = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let seat = app.post(&seats, person).json_of(201).await;
    let own = manage_path(&app, &seat, Purpose::Manage).await;
    let page = format!("/e/{}", event["slug"].as_str().unwrap());
    for (base, sees) in [(&page, [true, false, false]), (&own, [true, true, false])] {
        let html = app.raw("GET", base).expect(200).await.text();
        for (material, seen) in made.iter().zip(sees) {
            let link = format!("{base}/materials/{}", material["id"].as_str().unwrap());
            assert_eq!(html.contains(&format!("href=\"{link}\"")), seen, "{link}");
            let file = app.raw("GET", &link).await;
            let expected = if seen { StatusCode::OK } else { StatusCode::NOT_FOUND };
            assert_eq!(file.status, expected, "{link}");
            if seen {
                assert_eq!(file.text(), "text");
                assert_eq!(file.header("content-disposition"), "attachment; filename=\"a.txt\"");
                assert!(file.header("content-security-policy").contains("sandbox"));
            }
        }
    }
    let withdraw = format!("/registrations/{}/withdraw", seat["id"].as_str().unwrap());
    app.act(&withdraw).expect(200).await;
    let link = format!("{own}/materials/{}", made[1]["id"].as_str().unwrap());
    assert_ne!(app.raw("GET", &link).await.text(), "text", "only those who are confirmed");
    assert!(!app.raw("GET", &own).expect(200).await.text().contains("for participants"));
}

#[tokio::test]
async fn nothing_of_a_draft_is_given_out_nothing_of_an_archived_event_changes_and_no_clone_takes_it()
 {
    let app = TestApp::start().await;
    let draft = json!({
        "kind": "seminar", "title": "Draft", "time_zone": "Asia/Almaty", "slug": "draft",
        "starts_on": "2026-05-25", "ends_on": "2026-05-27",
    });
    let draft = app.post("/events", draft).json_of(201).await;
    let public = json!({"visibility": "public"});
    let made = with_file(&app, &draft, "a.txt", b"text", public.clone()).await;
    let link = format!("/e/draft/materials/{}", made["id"].as_str().unwrap());
    app.raw("GET", &link).expect(404).await;
    let own = format!("/events/{}", draft["id"].as_str().unwrap());
    let refused = app.delete(&own).expect(409).await;
    assert_eq!(refused.json()["code"], "event.in_use");
    app.act(&format!("{own}/publish")).expect(200).await;
    app.raw("GET", &link).expect(200).await;
    let clone = json!({"starts_on": "2027-05-25"});
    let clone = app.post(&format!("{own}/clone"), clone).json_of(201).await;
    assert_eq!(app.get(&at(&clone)).json_of(200).await["items"], json!([]));
    app.post(&format!("{own}/cancel"), json!({"reason": "Off", "notify": false})).expect(200).await;
    app.raw("GET", &link).expect(200).await;
    app.act(&format!("{own}/archive")).expect(200).await;
    app.delete(&path(&made)).expect(409).await;
    app.patch(&path(&made), "*", json!({"title": "New"})).expect(409).await;
    app.post(&at(&draft), json!({"url": "https://x.org"})).expect(409).await;
    app.raw("GET", &link).expect(200).await;
}

#[tokio::test]
async fn the_catalogue_is_everybodys_to_read_and_keeps_what_it_names() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let material = app.post(&at(&event), json!({"url": "https://x.org"})).json_of(201).await;
    let good = json!({
        "kind": "digital_public_good", "title": {"en": "Register", "ru": "Реестр"}, "country": "KZ",
        "topics": ["access"], "material_id": material["id"], "event_id": event["id"],
    });
    let made = app.post("/practices", good.clone()).json_of(201).await;
    let whose = json!({"kind": "practice", "title": "Nobody's"});
    assert_eq!(app.post("/practices", whose).expect(422).await.pointers(), ["/country"]);
    let scope = TokenScope {
        programmes: Vec::new(),
        events: vec![event["id"].as_str().unwrap().parse().unwrap()],
    };
    let token = app.token(Role::Organizer, Some(scope)).await;
    let list = app.get("/practices?q=реестр&country=KZ&topic=access").bearer(&token);
    assert_eq!(list.json_of(200).await["items"][0]["id"], made["id"]);
    app.post("/practices", good).bearer(&token).expect(403).await;
    let own = format!("/practices/{}", made["id"].as_str().unwrap());
    let before = app.get(&own).expect(200).await.etag();
    app.delete(&path(&material)).expect(204).await;
    let after = app.get(&own).expect(200).await;
    assert_eq!(after.json()["material_id"], json!(null));
    assert_ne!(after.etag(), before);
    let clear = app.patch(&own, "*", json!({"country": null})).expect(422).await;
    assert_eq!(clear.pointers(), ["/country"]);
    app.delete(&own).expect(204).await;
}

#[tokio::test]
async fn the_catalogue_names_no_event_and_no_material_that_a_token_may_not_see() {
    let app = TestApp::start().await;
    let (own, other) = (event(&app, json!({})).await, event(&app, json!({})).await);
    let mut made = Vec::new();
    for event in [&own, &other] {
        let material = app.post(&at(event), json!({"url": "https://x.org"})).json_of(201).await;
        let practice = json!({
            "kind": "practice", "title": "One window", "country": "KZ", "event_id": event["id"],
            "material_id": material["id"],
        });
        made.push(app.post("/practices", practice).json_of(201).await);
    }
    let events = vec![own["id"].as_str().unwrap().parse().unwrap()];
    let scope = TokenScope { programmes: Vec::new(), events };
    let token = app.token(Role::Organizer, Some(scope)).await;
    let mut shown = Vec::new();
    for practice in &made {
        let one = format!("/practices/{}", practice["id"].as_str().unwrap());
        shown.push(app.get(&one).bearer(&token).json_of(200).await);
    }
    assert_eq!(shown[0], made[0]);
    let named = (&shown[1]["id"], &shown[1]["event_id"], &shown[1]["material_id"]);
    assert_eq!(named, (&made[1]["id"], &Value::Null, &Value::Null));
    let list = app.get("/practices").bearer(&token).json_of(200).await;
    assert_eq!(list["items"].as_array().unwrap(), &shown);
    for field in ["event_id", "material_id"] {
        for (practice, seen) in [(&made[0], true), (&made[1], false)] {
            let path = format!("/practices?{field}={}", practice[field].as_str().unwrap());
            let all = app.get(&path).json_of(200).await["items"].clone();
            assert_eq!(all, json!([practice]), "{path}");
            let found = app.get(&path).bearer(&token).json_of(200).await["items"].clone();
            assert_eq!(found, if seen { all } else { json!([]) }, "{path}");
        }
    }
}

#[tokio::test]
async fn the_index_goes_with_the_text() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let own = with_file(&app, &event, "a.txt", b"text", json!({})).await;
    tick(&app.app.context).await.unwrap();
    assert_eq!((texts(&app).await, indexed(&app).await), (1, 1));
    app.delete(&path(&own)).expect(204).await;
    assert_eq!((texts(&app).await, indexed(&app).await), (0, 0));
}

async fn texts(app: &TestApp) -> usize {
    text::Entity::find().all(app.app.context.db.read()).await.unwrap().len()
}

/// How many rows the index has; PostgreSQL keeps none beside the texts.
async fn indexed(app: &TestApp) -> i64 {
    let db = &app.app.context.db;
    let of_its_own = db.backend() == DatabaseBackend::Sqlite;
    let table = if of_its_own { "material_index" } else { "material_texts" };
    let query = Statement::from_string(db.backend(), format!("SELECT count(*) AS n FROM {table}"));
    let row = db.read().query_one_raw(query).await.unwrap().unwrap();
    row.try_get("", "n").unwrap()
}
