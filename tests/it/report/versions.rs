use convoke::reports::summary::entity::edition;
use sea_orm::EntityTrait;
use serde_json::json;

use super::{FORMATS, LANGUAGES, at, report, section};
use crate::support::TestApp;
use crate::support::scene::{event, number};

#[tokio::test]
async fn a_version_stays_exactly_as_it_was_in_each_format_whatever_changes() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"objectives": ["Learn"]})).await;
    let versions = at(&event, "/versions");
    let body = json!({"stage": "progress", "note": "For the ministry"});
    let made = app.post(&versions, body).expect(201).await;
    assert_eq!(made.header("location"), format!("/api/v1{versions}/1"));
    let made = made.json();
    assert_eq!((&made["number"], &made["stage"]), (&json!(1), &json!("progress")));
    assert_eq!((&made["note"], &made["made_by"]), (&json!("For the ministry"), &json!("Admin")));
    let mut kept = Vec::new();
    for format in FORMATS {
        for language in LANGUAGES {
            let path = format!("{versions}/1?format={format}&language={language}");
            kept.push((app.get(&path).expect(200).await.bytes, path));
        }
    }
    let own = format!("/events/{}", event["id"].as_str().unwrap());
    let change = json!({"title": "Another name", "objectives": ["Teach"]});
    app.patch(&own, "*", change).expect(200).await;
    app.clock.advance(chrono::Duration::days(40));
    for (before, path) in kept {
        assert!(app.get(&path).expect(200).await.bytes == before, "{path}");
    }
    let now = report(&app, &event, "md", "&language=en").await.text();
    assert!(now.contains("Another name") && now.contains("Teach"), "{now}");
    assert!(now.contains("Based on progress report no. 1 of 2 March 2026"), "{now}");
    let progress = app.get(&format!("{versions}/1?language=en")).json_of(200).await;
    assert_eq!(progress["title"], "Progress report");
    assert_eq!(progress["lines"].as_array().unwrap().last().unwrap(), "Version 1 of 2 March 2026");
    assert_eq!(section(&progress, "objectives").unwrap()["text"], "- Learn\n");
}

#[tokio::test]
async fn versions_are_listed_and_what_is_different_is_said_section_by_section() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"objectives": ["Learn", "Meet"]})).await;
    let versions = at(&event, "/versions");
    app.post(&versions, json!({"stage": "progress"})).expect(201).await;
    let own = format!("/events/{}", event["id"].as_str().unwrap());
    app.patch(&own, "*", json!({"objectives": ["Learn", "Teach"]})).expect(200).await;
    let needs = json!({"text": "Training"});
    let path = at(&event, "/sections/needs");
    app.call("PUT", &path).header("if-match", "*").json(needs).expect(200).await;
    app.post(&versions, json!({"stage": "summary"})).expect(201).await;
    let another = json!({"objectives": ["Learn", "Teach", "Meet"]});
    app.patch(&own, "*", another).expect(200).await;
    app.post(&versions, json!({"stage": "summary"})).expect(201).await;
    let all = app.get(&format!("{versions}?sort=-number")).json_of(200).await;
    let numbers: Vec<i64> =
        all["items"].as_array().unwrap().iter().map(|it| it["number"].as_i64().unwrap()).collect();
    assert_eq!(numbers, [3, 2, 1]);
    let progress = app.get(&format!("{versions}?stage=progress")).json_of(200).await;
    assert_eq!(progress["items"].as_array().unwrap().len(), 1);
    let changes = app.get(&format!("{versions}/2/changes?language=en")).json_of(200).await;
    assert_eq!((&changes["since"], &changes["number"]), (&json!(1), &json!(2)));
    let said = |key: &str| {
        let found = changes["sections"].as_array().unwrap().iter().find(|it| it["key"] == key);
        let found = found.unwrap_or_else(|| panic!("{key} in {changes}"));
        let lines = found["lines"].as_array().unwrap().iter();
        let line = |it: &serde_json::Value| {
            format!("{} {}", it["change"].as_str().unwrap(), it["text"].as_str().unwrap())
        };
        (found["change"].as_str().unwrap().to_owned(), lines.map(line).collect::<Vec<_>>())
    };
    let aims = ["same - Learn", "removed - Meet", "added - Teach"].map(str::to_owned);
    assert_eq!(said("objectives"), ("changed".to_owned(), aims.to_vec()));
    assert_eq!(said("needs"), ("added".to_owned(), vec!["added Training".to_owned()]));
    let keys = |changes: &serde_json::Value| -> Vec<String> {
        let sections = changes["sections"].as_array().unwrap().iter();
        sections.map(|it| it["key"].as_str().unwrap().to_owned()).collect()
    };
    let next = app.get(&format!("{versions}/3/changes")).json_of(200).await;
    assert_eq!(keys(&next), ["objectives"], "nothing else was changed");
    let since = app.get(&format!("{versions}/3/changes?since=1&language=en")).json_of(200).await;
    assert_eq!(keys(&since), keys(&changes));
    let first = app.get(&format!("{versions}/1/changes")).json_of(200).await;
    assert_eq!(first["since"], json!(null));
    app.get(&format!("{versions}/4")).expect(404).await;
    assert_eq!(next["head"], json!([]), "the name of the version is no difference");
    for since in ["0", "-1", "3", "9", "x"] {
        let path = format!("{versions}/3/changes?since={since}");
        assert_eq!(app.get(&path).expect(400).await.pointers(), ["/since"], "{since}");
    }
}

#[tokio::test]
async fn what_says_the_same_as_the_last_version_is_not_kept_once_more() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"objectives": ["Learn"]})).await;
    let versions = at(&event, "/versions");
    app.post(&versions, json!({"stage": "summary"})).expect(201).await;
    app.clock.advance(chrono::Duration::days(3));
    let again = json!({"stage": "summary", "note": "Once more"});
    let refused = app.post(&versions, again.clone()).expect(409).await.json();
    assert_eq!(refused["code"], "report.unchanged");
    assert!(
        refused["detail"].as_str().unwrap().starts_with("Version 1 says the same"),
        "{refused}"
    );
    // In one language alone it says something else.
    let put = app.call("PUT", &at(&event, "/sections/needs")).header("if-match", "*");
    put.json(json!({"text": {"en": "Training"}})).expect(200).await;
    app.post(&versions, again.clone()).expect(201).await;
    app.post(&versions, again).expect(409).await;
    // Another kind of report is another report.
    app.post(&versions, json!({"stage": "progress"})).expect(201).await;
    let all = app.get(&versions).json_of(200).await;
    assert_eq!(all["items"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn what_was_kept_without_titles_is_given_out_in_each_format_all_the_same() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"objectives": ["Learn"]})).await;
    let versions = at(&event, "/versions");
    app.post(&versions, json!({"stage": "progress"})).expect(201).await;
    let write = app.app.context.db.write(|w| async move {
        for row in edition::Entity::find().all(&w).await? {
            let mut content = row.content.clone();
            content.document.title.clear();
            for section in &mut content.document.sections {
                section.title.clear();
            }
            convoke::db::update(&w, edition::Model { content, ..row }).await?;
        }
        Ok(())
    });
    write.await.unwrap();
    for format in FORMATS {
        for language in LANGUAGES {
            let path = format!("{versions}/1?format={format}&language={language}");
            app.get(&path).expect(200).await;
        }
    }
    let told = app.get(&format!("{versions}/1?language=en")).json_of(200).await;
    assert_eq!(told["title"], "Progress report");
    assert_eq!(section(&told, "objectives").unwrap()["title"], "Objectives");
}

#[tokio::test]
async fn another_name_of_the_event_is_told_among_the_changes() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let versions = at(&event, "/versions");
    app.post(&versions, json!({"stage": "summary"})).expect(201).await;
    let own = format!("/events/{}", event["id"].as_str().unwrap());
    app.patch(&own, "*", json!({"title": {"en": "River data"}})).expect(200).await;
    app.post(&versions, json!({"stage": "summary"})).expect(201).await;
    let changes = app.get(&format!("{versions}/2/changes?language=en")).json_of(200).await;
    let head = changes["head"].as_array().unwrap().iter();
    let said: Vec<_> = head.filter(|line| line["change"] != "same").collect();
    let line = |change: &str, text: &str| json!({"change": change, "text": text});
    assert_eq!(said, [&line("removed", "Digital government"), &line("added", "River data")]);
}

#[tokio::test]
async fn a_version_says_the_same_in_both_languages_whatever_is_written_meanwhile() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let (versions, own) = (at(&event, "/versions"), at(&event, "/sections/needs"));
    let write = async {
        for n in 0..12 {
            let text = json!({"text": {"en": format!("Needs {n}"), "ru": format!("Needs {n}")}});
            app.call("PUT", &own).header("if-match", "*").json(text).expect(200).await;
        }
    };
    let keep = async {
        let mut kept = 0;
        for _ in 0..6 {
            let answer = app.post(&versions, json!({"stage": "summary"})).await;
            match answer.status.as_u16() {
                201 => kept += 1,
                _ => {
                    let code = answer.json()["code"].clone();
                    assert!(
                        ["request.overtaken", "report.unchanged"].contains(&code.as_str().unwrap())
                    );
                }
            }
        }
        kept
    };
    let ((), kept) = tokio::join!(write, keep);
    assert!(kept > 0);
    for number in 1..=kept {
        let mut said = Vec::new();
        for language in LANGUAGES {
            let path = format!("{versions}/{number}?language={language}");
            let report = app.get(&path).json_of(200).await;
            said.push(section(&report, "needs").map(|needs| needs["text"].clone()));
        }
        assert_eq!(said[0], said[1], "version {number}");
    }
}

#[tokio::test]
async fn what_was_written_and_kept_of_a_draft_goes_with_it() {
    let app = TestApp::start().await;
    let draft = app.post("/events", crate::events::seminar("Draft")).expect(201).await.json();
    let put = app.call("PUT", &at(&draft, "/sections/needs")).header("if-match", "*");
    put.json(json!({"text": "Needs"})).expect(200).await;
    app.post(&at(&draft, "/versions"), json!({"stage": "progress"})).expect(201).await;
    let own = format!("/events/{}", draft["id"].as_str().unwrap());
    app.delete(&own).expect(204).await;
    app.get(&at(&draft, "/versions/1")).expect(404).await;
    for table in ["report_sections", "report_versions", "report_editions"] {
        let sql = format!("SELECT COUNT(*) AS n FROM {table}");
        assert_eq!(number(&app.app.context.db, &sql).await, 0, "{table}");
    }
}

#[tokio::test]
async fn a_version_is_kept_once_for_a_key_and_not_of_an_archived_event() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let versions = at(&event, "/versions");
    let body = json!({"stage": "summary"});
    let post = || app.post(&versions, body.clone()).header("idempotency-key", "one");
    let (first, again) = (post().expect(201).await, post().expect(201).await);
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(first.json(), again.json());
    let wrong = app.post(&versions, json!({"stage": "last", "note": "\u{1}"})).expect(422).await;
    assert_eq!(wrong.pointers(), ["/note", "/stage"]);
    let own = format!("/events/{}", event["id"].as_str().unwrap());
    app.act(&format!("{own}/cancel")).expect(200).await;
    app.act(&format!("{own}/archive")).expect(200).await;
    app.post(&versions, body).expect(409).await;
    app.get(&format!("{versions}/1")).expect(200).await;
    let path = at(&event, "/sections/needs");
    let put = app.call("PUT", &path).header("if-match", "*").json(json!({"text": "Late"}));
    put.expect(409).await;
}
