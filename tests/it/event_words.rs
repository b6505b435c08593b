//! What the pages of an event say, what they leave out, and in which language.

use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::event;

fn page(event: &Value) -> String {
    format!("/e/{}", event["slug"].as_str().unwrap())
}

fn api(event: &Value) -> String {
    format!("/events/{}", event["id"].as_str().unwrap())
}

async fn shown(app: &TestApp, event: &Value, query: &str) -> String {
    app.raw("GET", &format!("{}{query}", page(event))).expect(200).await.text()
}

async fn organization(app: &TestApp, name: &str) -> Value {
    let body = json!({"name": name, "kind": "government"});
    app.post("/organizations", body).json_of(201).await["id"].clone()
}

#[tokio::test]
async fn a_zone_stands_only_where_a_time_does() {
    let app = TestApp::start().await;
    let untimed = event(&app, json!({"start_time": null})).await;
    let panels = format!("{}/panels", api(&untimed));
    let panel = json!({"title": "One river", "day": "2026-05-25"});
    let panel = app.post(&panels, panel).expect(201).await.id();
    assert!(!shown(&app, &untimed, "").await.contains("Times:"));
    let item = json!({"title": "Gauges", "kind": "keynote", "end_time": "10:00"});
    app.post(&format!("/panels/{panel}/items"), item).expect(201).await;
    assert!(shown(&app, &untimed, "").await.contains("Times: Asia/Almaty, UTC+5"));
    let timed = event(&app, json!({})).await;
    let panel = json!({"title": "One river", "day": "2026-05-25", "start_time": "10:00"});
    app.post(&format!("{}/panels", api(&timed)), panel).expect(201).await;
    assert_eq!(shown(&app, &timed, "").await.matches("Times: Asia/Almaty, UTC+5").count(), 1);
}

#[tokio::test]
async fn papers_and_later_meetings_bear_their_dates_each_in_a_list_of_their_own() {
    let app = TestApp::start().await;
    let more = json!({
        "references": [{"title": "Report", "url": "https://example.org/report", "dated": "2009"}],
        "leads_to": [{"title": "Second forum", "dated": "2010-02"}, {"title": "Third forum"}],
    });
    let event = event(&app, more).await;
    let html = shown(&app, &event, "").await;
    let (papers, meetings) = html.split_once(">Later meetings</h2>").unwrap();
    assert!(papers.contains(">Report</a> <span class=\"aside\">2009</span>"), "{html}");
    assert!(meetings.contains("Second forum <span class=\"aside\">February 2010</span>"), "{html}");
    assert!(meetings.contains("<li>Third forum</li>"), "{html}");
    let russian = shown(&app, &event, "?language=ru").await;
    assert!(russian.contains(">2009 год</span>"), "{russian}");
    assert!(russian.contains(">февраль 2010 года</span>"), "{russian}");
}

#[tokio::test]
async fn a_text_in_another_language_than_the_page_says_which() {
    let app = TestApp::start().await;
    let more = json!({
        "title": "Digital government",
        "theme": {"ru": "От слов к делу"},
        "description": {"ar": "حكومة رقمية"},
        "objectives": [{"en": "To agree"}, {"en": "To meet", "ru": "Встретиться"}],
    });
    let event = event(&app, more).await;
    let panel = json!({"title": "Opening session", "day": "2026-05-25"});
    app.post(&format!("{}/panels", api(&event)), panel).expect(201).await;
    let english = shown(&app, &event, "").await;
    for part in [
        "<h1>Digital government</h1>",
        "Theme: <span lang=\"ru\" dir=\"ltr\">От слов к делу</span>",
        "<div lang=\"ar\" dir=\"rtl\"><p>حكومة رقمية</p>",
        "<li>To agree</li>",
        "<h4>Opening session</h4>",
    ] {
        assert!(english.contains(part), "{part}\n{english}");
    }
    let russian = shown(&app, &event, "?language=ru").await;
    for part in [
        "<h1 lang=\"en\" dir=\"ltr\">Digital government</h1>",
        "Тема: <span>От слов к делу</span>",
        "<li lang=\"en\" dir=\"ltr\">To agree</li>",
        "<li>Встретиться</li>",
        "<h4 lang=\"en\" dir=\"ltr\">Opening session</h4>",
    ] {
        assert!(russian.contains(part), "{part}\n{russian}");
    }
}

#[tokio::test]
async fn an_organization_stands_once_with_all_that_it_is_to_the_event() {
    let app = TestApp::start().await;
    let (fund, ministry) = (organization(&app, "Fund").await, organization(&app, "Ministry").await);
    let both = json!({"organizations": [
        {"organization_id": fund, "role": "donor"},
        {"organization_id": fund, "role": "co_organizer"},
        {"organization_id": ministry, "role": "partner"},
    ]});
    let event = event(&app, both).await;
    let html = shown(&app, &event, "").await;
    let roles = "Fund <span class=\"aside\"><span>– co-organizer,</span> <span>donor</span></span>";
    assert!(html.contains(roles), "{html}");
    assert_eq!(html.matches("<li>Fund").count(), 1);
    let host = |html: &str| html.split("class=\"host\">").nth(1).unwrap()[..40].to_owned();
    assert!(host(&html).contains("Fund"), "who organizes it together stands for who leads: {html}");
    let led = json!({"organizations": [
        {"organization_id": fund, "role": "co_organizer"},
        {"organization_id": ministry, "role": "lead"},
    ]});
    app.patch(&api(&event), "*", led).expect(200).await;
    let html = shown(&app, &event, "").await;
    assert!(host(&html).contains("Ministry") && !host(&html).contains("Fund"), "{html}");
    assert!(html.find("<li>Ministry") < html.find("<li>Fund"), "{html}");
}

#[tokio::test]
async fn that_an_event_is_over_is_said_once_and_what_nobody_noted_is_not_to_come() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    app.post(&format!("{}/panels", api(&event)), json!({"title": "One river"})).expect(201).await;
    assert!(shown(&app, &event, "").await.contains("Day not set"));
    app.clock.advance(chrono::Duration::days(120));
    let over = shown(&app, &event, "").await;
    assert_eq!(over.matches("This event is over.").count(), 1, "{over}");
    assert!(over.contains("<strong>This event is over.</strong>"), "{over}");
    assert!(over.contains("25–27 May 2026"), "{over}");
    assert!(over.contains("Day not recorded") && !over.contains("Day not set"), "{over}");
    app.act(&format!("{}/complete", api(&event))).expect(200).await;
    let over = shown(&app, &event, "").await;
    assert_eq!(over.matches("This event is over.").count(), 1, "{over}");
    assert!(over.contains("Registration is closed."), "{over}");
    assert!(over.contains("Day not recorded") && !over.contains("Day not set"), "{over}");
}

#[tokio::test]
async fn who_comes_too_early_is_told_when_registration_opens() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"registration": {"opens_on": "2026-04-10"}})).await;
    let path = format!("{}/register", page(&event));
    let early = app.raw("GET", &path).expect(409).await.text();
    assert!(early.contains("Registration is not open yet"), "{early}");
    assert!(early.contains("Registration opens on 10 April 2026, 00:00"), "{early}");
}
