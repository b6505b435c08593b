use convoke::access::types::{Role, TokenScope};
use serde_json::json;

use super::{FORMATS, at, part, report, said, section, squashed};
use crate::support::TestApp;
use crate::support::scene::event;

#[tokio::test]
async fn a_section_is_the_organizers_by_language_until_they_give_it_back() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"objectives": ["Learn"]})).await;
    let own = at(&event, "/sections/objectives");
    let unwritten = app.get(&own).expect(200).await;
    assert_eq!((unwritten.etag(), &unwritten.json()["text"]), ("\"0\"".into(), &json!(null)));
    let text = json!({"text": {"en": "## First\n\nTo **meet**"}});
    app.call("PUT", &own).json(text.clone()).expect(428).await;
    let put = |tag: &str| app.call("PUT", &own).header("if-match", tag).json(text.clone());
    let written = put("\"0\"").expect(200).await;
    assert_eq!(written.etag(), "\"1\"");
    put("\"0\"").expect(412).await;
    assert_eq!(put("\"1\"").expect(200).await.etag(), "\"1\"", "nothing has changed");
    let english = report(&app, &event, "json", "&language=en").await.json();
    let aims = section(&english, "objectives").unwrap();
    assert_eq!(
        (&aims["source"], &aims["text"]),
        (&json!("written"), &json!("## First\n\nTo **meet**\n"))
    );
    let russian = report(&app, &event, "json", "&language=ru").await.json();
    assert_eq!(section(&russian, "objectives").unwrap()["source"], "computed");
    let give_back = |tag: &str| app.delete(&own).header("if-match", tag);
    app.delete(&own).expect(428).await;
    give_back("\"0\"").expect(412).await;
    give_back("\"1\"").expect(204).await;
    give_back("\"2\"").expect(204).await;
    let again = report(&app, &event, "json", "&language=en").await.json();
    assert_eq!(section(&again, "objectives").unwrap()["text"], "- Learn\n");
    put("\"1\"").expect(412).await;
    assert_eq!(put("\"2\"").expect(200).await.etag(), "\"3\"", "no tag comes twice");
}

#[tokio::test]
async fn what_is_computed_is_computed_again_each_time() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let before = report(&app, &event, "md", "&language=en").await.text();
    assert!(!before.contains("Publish"), "{before}");
    let path = format!("/events/{}/recommendations", event["id"].as_str().unwrap());
    app.post(&path, json!({"text": "Publish *all* data"})).expect(201).await;
    let after = report(&app, &event, "md", "&language=en").await.text();
    assert!(after.contains("| 1 | Publish *all* data |"), "{after}");
}

#[tokio::test]
async fn a_section_that_is_not_computed_says_the_same_in_the_other_language() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let own = at(&event, "/sections/needs");
    let needs = json!({"text": {"en": "Training for registrars"}});
    app.call("PUT", &own).header("if-match", "*").json(needs).expect(200).await;
    let russian = report(&app, &event, "json", "&language=ru").await.json();
    let needs = section(&russian, "needs").unwrap();
    assert_eq!(needs["title"], "Потребности в укреплении потенциала");
    assert_eq!(needs["text"], "Training for registrars\n");
}

#[tokio::test]
async fn markup_and_scripts_in_a_section_are_harmless_in_each_format() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let own = at(&event, "/sections/media");
    let text = "Said <script>alert(1)</script> <b>so</b> [here](javascript:alert(2)) \
                [there](https://example.org/a?b=\"c) <img src=x onerror=alert(3)> #panic() $x$";
    let body = json!({"text": {"en": text}});
    app.call("PUT", &own).header("if-match", "*").json(body).expect(200).await;
    for format in FORMATS {
        let answer = report(&app, &event, format, "&language=en").await;
        let text = squashed(&said(&answer, format));
        for part in ["<script>alert(1)</script>", "<b>so</b>", "#panic() $x$", "here", "there"] {
            assert!(text.contains(&squashed(part)), "{format}: {part}: {text}");
        }
        assert!(!said(&answer, format).contains("javascript:"), "{format}");
    }
    let html = report(&app, &event, "html", "&language=en").await.text();
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && !html.contains("<script"));
    assert!(html.contains("href=\"https://example.org/a?b=%22c\" rel=\"noopener noreferrer\""));
    let docx = report(&app, &event, "docx", "&language=en").await;
    assert!(part(&docx, "word/document.xml").contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    let links = part(&docx, "word/_rels/document.xml.rels");
    assert!(links.contains("https://example.org/a?b=%22c") && !links.contains("javascript"));
    let pdf = report(&app, &event, "pdf", "&language=en").await.bytes;
    assert!(!String::from_utf8_lossy(&pdf).contains("javascript:"));
    let md = report(&app, &event, "md", "&language=en").await.text();
    assert!(md.contains("\\<script\\>alert(1)\\</script\\>"), "{md}");
}

#[tokio::test]
async fn a_section_is_bounded_and_in_the_languages_of_reports() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let own = at(&event, "/sections/needs");
    let put = |text: serde_json::Value| {
        app.call("PUT", &own).header("if-match", "*").json(json!({"text": text}))
    };
    let long = put(json!({"en": "x".repeat(50_001)})).expect(422).await;
    assert_eq!(long.pointers(), ["/text/en"]);
    put(json!({"en": "x ".repeat(524_288)})).expect(413).await;
    assert_eq!(put(json!({"kk": "Сәлем"})).expect(422).await.pointers(), ["/text/kk"]);
    assert_eq!(put(json!({"en": " "})).expect(422).await.pointers(), ["/text"]);
    let table = format!("a|b|c\n-|-|-\n{}", "a\n".repeat(1_666));
    let wide = put(json!({"en": table})).expect(422).await;
    assert_eq!(wide.pointers(), ["/text/en"]);
    assert_eq!(wide.json()["errors"][0]["code"], "too_many_cells");
    let deep = put(json!({"en": "> - ".repeat(12_000)})).expect(200).await;
    assert_eq!(deep.etag(), "\"1\"");
    for format in FORMATS {
        report(&app, &event, format, "").await;
    }
    app.get(&at(&event, "/sections/other")).expect(404).await;
}

#[tokio::test]
async fn whoever_may_read_the_event_reads_its_report_and_organizers_write_it() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let viewer = app.token(Role::Viewer, None).await;
    app.get(&at(&event, "")).bearer(&viewer).expect(200).await;
    let own = at(&event, "/sections/needs");
    let body = json!({"text": "Needs"});
    let put = app.call("PUT", &own).bearer(&viewer).header("if-match", "*").json(body.clone());
    put.expect(403).await;
    let organizer = app.token(Role::Organizer, None).await;
    let put = app.call("PUT", &own).bearer(&organizer).header("if-match", "*").json(body);
    put.expect(200).await;
    app.get(&at(&event, "?language=kk")).expect(400).await;
}

#[tokio::test]
async fn whoever_may_read_the_event_reads_what_it_is_held_within() {
    let app = TestApp::start().await;
    let project = json!({"kind": "project", "title": "River data", "starts_on": "2021"});
    let project = app.post("/programmes", project).expect(201).await.id();
    let series = json!({"kind": "series", "title": "Seminars on rivers", "parent_id": project});
    let series = app.post("/programmes", series).expect(201).await.id();
    let event = event(&app, json!({"programme_id": series})).await;
    let own = event["id"].as_str().unwrap().parse().unwrap();
    let scope = TokenScope { programmes: Vec::new(), events: vec![own] };
    let limited = app.token(Role::Organizer, Some(scope)).await;
    app.get(&format!("/programmes/{series}")).bearer(&limited).expect(404).await;
    let read = async |path: String| {
        let all = app.get(&path).expect(200).await.text();
        let theirs = app.get(&path).bearer(&limited).expect(200).await.text();
        assert_eq!(all, theirs, "{path}");
        for said in ["Project: River data", "Series: Seminars on rivers", "from 2021"] {
            assert!(theirs.contains(said), "{said} is not in {theirs}");
        }
    };
    read(at(&event, "?format=md&language=en")).await;
    let body = json!({"stage": "summary"});
    app.post(&at(&event, "/versions"), body).bearer(&limited).expect(201).await;
    read(at(&event, "/versions/1?format=md&language=en")).await;
}

#[tokio::test]
async fn a_report_that_quotes_another_language_says_so_once() {
    let app = TestApp::start().await;
    let both = json!({"en": "River data", "ru": "Данные о реках"});
    let event = event(&app, json!({"title": both, "objectives": [both]})).await;
    let (english, russian) = ("quoted as it was written", "приведены так, как они написаны");
    let count = async |language: &str, said: &str| {
        let text = report(&app, &event, "md", &format!("&language={language}")).await.text();
        text.matches(said).count()
    };
    assert_eq!((count("en", english).await, count("ru", russian).await), (0, 0));
    let path = format!("/events/{}/recommendations", event["id"].as_str().unwrap());
    for text in ["Open the registers", "Measure the rivers"] {
        app.post(&path, json!({"text": text})).expect(201).await;
    }
    assert_eq!((count("en", english).await, count("ru", russian).await), (0, 1));
    // What organizers wrote in one language alone, where nothing is computed instead.
    let put = app.call("PUT", &at(&event, "/sections/needs")).header("if-match", "*");
    put.json(json!({"text": {"ru": "Обучение"}})).expect(200).await;
    assert_eq!((count("en", english).await, count("ru", russian).await), (1, 1));
    for format in FORMATS {
        report(&app, &event, format, "&language=ru").await;
    }
}
