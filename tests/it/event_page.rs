//! The public page of an event and its calendar.

use convoke::access::Actor;
use convoke::events::service;
use icalendar::parser::{read_calendar, unfold};
use poem::http::Method;
use serde_json::{Value, json};

use crate::support::TestApp;

const HOSTILE: &str = "<b>Bold</b> {{token}} [x](http://evil.example)";

fn event() -> Value {
    json!({
        "kind": "seminar", "slug": "river-data",
        "title": {"en": "Shared river data", "ru": "Общие данные о реках"},
        "theme": "From measuring to deciding",
        "time_zone": "Asia/Almaty",
        "starts_on": "2026-04-01", "ends_on": "2026-04-03",
        "start_time": "09:30", "end_time": "17:00",
        "working_languages": ["en", "ru"],
        "capacity": 12,
        "description": "Rivers do **not** stop.\n\n<script>alert(1)</script>",
        "objectives": ["To agree on a format"],
        "venue": {"name": "House", "city": "Almaty", "country": "KZ"},
        "contact": {"unit": "Secretariat", "email": "seminar@example.org"},
    })
}

fn with(changes: &Value) -> Value {
    let mut event = event();
    for (name, value) in changes.as_object().unwrap() {
        event[name] = value.clone();
    }
    event
}

/// A published event.
async fn published(app: &TestApp, event: Value) -> String {
    let id = app.post("/events", event).expect(201).await.id();
    app.act(&format!("/events/{id}/publish")).expect(200).await;
    id
}

async fn cancel(app: &TestApp, id: &str) {
    let (by, id) = (&Actor::system("test"), id.parse().unwrap());
    let deed = move |w| async move { service::cancel(&w, by, id, None).await };
    app.app.context.db.write(deed).await.unwrap();
}

async fn page(app: &TestApp, path: &str) -> String {
    app.raw("GET", path).expect(200).await.text()
}

#[tokio::test]
async fn an_event_is_shown_with_all_that_a_guest_needs() {
    let app = TestApp::start().await;
    let ministry = json!({
        "name": "Ministry of Water", "names": {"ru": "Министерство воды"}, "kind": "government",
    });
    let ministry = app.post("/organizations", ministry).expect(201).await.id();
    let hosted = json!({"organizations": [{"organization_id": ministry, "role": "host"}]});
    let id = published(&app, with(&hosted)).await;
    let panel = json!({"title": "One river", "day": "2026-04-02", "start_time": "10:00"});
    let panel = app.post(&format!("/events/{id}/panels"), panel).expect(201).await.id();
    let talk = json!({"title": "Gauges", "kind": "keynote", "speakers": [
        {"full_name": "Aigul Sample", "honorific": "H.E.", "position": "Deputy Minister", "country": "KZ"},
    ]});
    app.post(&format!("/panels/{panel}/items"), talk).expect(201).await;
    let html = page(&app, "/e/river-data").await;
    for text in [
        "<h1>Shared river data</h1>",
        "From measuring to deciding",
        "1–3 April 2026",
        "Asia/Almaty, UTC+5",
        "Kazakhstan",
        "Rivers do <strong>not</strong> stop.",
        "To agree on a format",
        "Ministry of Water",
        "mailto:seminar@example.org",
        "One river",
        "H.E. Aigul Sample, Deputy Minister, Kazakhstan",
        "12 places are left.",
        "href=\"/e/river-data/register\"",
        "href=\"/e/river-data/agenda.ics\"",
    ] {
        assert!(html.contains(text), "{text}\n{html}");
    }
    let russian = page(&app, "/e/river-data?language=ru").await;
    for text in [
        "<h1>Общие данные о реках</h1>",
        "1–3 апреля 2026 года",
        "Министерство воды",
        "Казахстан",
        "href=\"/e/river-data/register?language=ru\"",
        "<html lang=\"ru\"",
    ] {
        assert!(russian.contains(text), "{text}\n{russian}");
    }
    let by_browser = app.raw("GET", "/e/river-data").header("accept-language", "ru-KZ, en;q=0.5");
    assert_eq!(by_browser.expect(200).await.header("content-language"), "ru");
}

#[tokio::test]
async fn the_page_says_how_to_register_or_why_not() {
    let app = TestApp::start().await;
    let cases = [
        (json!({"slug": "open"}), "Registration is open."),
        (
            json!({"slug": "until", "registration": {"closes_on": "2026-03-20"}}),
            "until 20 March 2026, 23:59 (Asia/Almaty, UTC+5)",
        ),
        (
            json!({"slug": "later", "registration": {"opens_on": "2026-03-10"}}),
            "Registration opens on 10 March 2026, 00:00",
        ),
        (
            json!({"slug": "closed", "registration": {"closes_on": "2026-02-20"}}),
            "Registration is closed.",
        ),
        (json!({"slug": "invited", "access": "invitation_only"}), "by invitation only"),
        (
            json!({"slug": "full", "capacity": 0, "registration": {"waitlist": false}}),
            "All places are taken.",
        ),
        (
            json!({"slug": "waiting", "capacity": 0, "registration": {"waitlist": true}}),
            "You can join the waiting list.",
        ),
    ];
    for (changes, text) in cases {
        published(&app, with(&changes)).await;
        let slug = changes["slug"].as_str().unwrap();
        let html = page(&app, &format!("/e/{slug}")).await;
        assert!(html.contains(text), "{slug}: {html}");
        let leads_on = html.contains(&format!("/e/{slug}/register"));
        assert_eq!(leads_on, ["open", "until", "waiting"].contains(&slug), "{slug}");
    }
    let id = published(&app, with(&json!({"slug": "off"}))).await;
    cancel(&app, &id).await;
    assert!(page(&app, "/e/off").await.contains("has been cancelled"));
    app.clock.advance(chrono::Duration::days(60));
    assert!(page(&app, "/e/open").await.contains("This event is over."));
}

#[tokio::test]
async fn drafts_and_unknown_events_are_pages_that_say_so() {
    let app = TestApp::start().await;
    app.post("/events", event()).expect(201).await;
    for path in [
        "/e/river-data",
        "/e/river-data/agenda.ics",
        "/e/no-such-event",
        "/e/%3Cb%3E",
        "/e/%FF",
        "/e",
        "/e/",
        "/e/a/b/c",
        "/i/forged/x/y",
        "/r",
    ] {
        let lost = app.raw("GET", path).header("accept-language", "ru").await;
        assert!([400, 404].contains(&lost.status.as_u16()), "{path}: {}", lost.status);
        assert_eq!(lost.header("content-type"), "text/html; charset=utf-8", "{path}");
        assert_eq!(lost.header("content-language"), "ru", "{path}");
        assert_eq!(lost.header("cache-control"), "no-store", "{path}");
        assert!(!lost.text().contains("<b>"), "{path}");
    }
    app.raw("GET", "/e/no-such-event").expect(404).await;
}

#[tokio::test]
async fn reading_changes_nothing_and_other_methods_are_refused_with_a_page() {
    let app = TestApp::start().await;
    let id = published(&app, event()).await;
    let before = app.get(&format!("/events/{id}")).json_of(200).await;
    let log = app.get("/audit?limit=200").json_of(200).await;
    for path in ["/e/river-data", "/e/river-data/agenda.ics"] {
        let got = app.raw("GET", path).expect(200).await;
        let head = app.raw("HEAD", path).expect(200).await;
        assert_eq!(got.header("content-type"), head.header("content-type"));
        assert_eq!(got.header("cache-control"), head.header("cache-control"));
        let options = app.raw("OPTIONS", path).expect(204).await;
        assert_eq!(options.header("allow"), "GET, HEAD, OPTIONS");
        for method in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH] {
            let refused = app.raw(method.as_str(), path).form(&[("a", "b")]).expect(405).await;
            assert_eq!(refused.header("allow"), "GET, HEAD, OPTIONS");
            assert_eq!(refused.header("content-type"), "text/html; charset=utf-8");
        }
    }
    assert_eq!(app.get(&format!("/events/{id}")).json_of(200).await, before);
    assert_eq!(app.get("/audit?limit=200").json_of(200).await, log);
}

#[tokio::test]
async fn the_page_bears_the_headers_that_keep_it_harmless() {
    let app = TestApp::start().await;
    published(&app, event()).await;
    let page = app.raw("GET", "/e/river-data").expect(200).await;
    let policy = page.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"));
    assert_eq!(page.header("referrer-policy"), "no-referrer");
    assert_eq!(page.header("x-content-type-options"), "nosniff");
    assert_eq!(page.header("cache-control"), "public, max-age=60");
    assert_eq!(page.header("vary"), "Accept-Language");
    assert_eq!(page.header("set-cookie"), "");
    assert!(!page.header("x-request-id").is_empty());
    let html = page.text();
    let style = html.split("rel=\"stylesheet\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    let style = app.raw("GET", style).expect(200).await;
    assert_eq!(style.header("content-type"), "text/css; charset=utf-8");
}

#[tokio::test]
async fn what_somebody_typed_is_text_and_never_markup() {
    let app = TestApp::start().await;
    let hostile = json!({
        "title": HOSTILE, "theme": HOSTILE, "objectives": [HOSTILE],
        "venue": {"name": HOSTILE, "address": HOSTILE, "city": HOSTILE},
        "contact": {"unit": HOSTILE},
        "references": [{"title": HOSTILE, "url": "https://example.org/\"onclick=\"x"}],
    });
    let id = published(&app, with(&hostile)).await;
    let panel = json!({"title": HOSTILE, "room": HOSTILE, "day": "2026-04-01"});
    let panel = app.post(&format!("/events/{id}/panels"), panel).expect(201).await.id();
    let talk = json!({"title": HOSTILE, "kind": "keynote", "speakers": [
        {"full_name": HOSTILE, "position": HOSTILE, "organization": HOSTILE, "honorific": "<i>"},
    ]});
    app.post(&format!("/panels/{panel}/items"), talk).expect(201).await;
    let html = page(&app, "/e/river-data").await;
    let shown = "&lt;b&gt;Bold&lt;/b&gt; {{token}} [x](http://evil.example)";
    assert!(html.matches(shown).count() >= 10, "{html}");
    for banned in ["<b>", "<i>", "<script", "href=\"http://evil", "\" onclick", "\"onclick=\"x\""] {
        assert!(!html.contains(banned), "{banned}: {html}");
    }
}

#[tokio::test]
async fn the_agenda_is_a_calendar_for_everybody() {
    let app = TestApp::start().await;
    let id = published(&app, event()).await;
    let bare = app.raw("GET", "/e/river-data/agenda.ics").expect(200).await;
    let text = unfold(&bare.text());
    assert!(text.contains("DTSTART;TZID=Asia/Almaty:20260401T093000"), "{text}");
    let panel = json!({
        "title": {"en": "One river", "ru": "Одна река"}, "day": "2026-04-02", "start_time": "10:00",
    });
    app.post(&format!("/events/{id}/panels"), panel).expect(201).await;
    let full = app.raw("GET", "/e/river-data/agenda.ics?language=ru").expect(200).await;
    assert!(full.header("content-type").starts_with("text/calendar; charset=utf-8"));
    assert_eq!(
        full.header("content-disposition"),
        "attachment; filename=\"river-data-agenda.ics\""
    );
    let text = unfold(&full.text());
    let calendar = read_calendar(&text).unwrap();
    let entries: Vec<_> = calendar.components.iter().filter(|c| c.name == "VEVENT").collect();
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].find_prop("SUMMARY").unwrap().val.to_string(), "Одна река");
    assert!(calendar.components.iter().any(|c| c.name == "VTIMEZONE"));
    assert!(text.contains("X-WR-CALNAME:Общие данные о реках"));
}

#[tokio::test]
async fn the_log_calls_a_route_by_its_template_and_never_by_its_address() {
    use convoke::http::request::RouteName;
    use poem::{Endpoint, Request};
    let app = TestApp::start().await;
    let routes = convoke::app::routes(&app.app.context).unwrap();
    for (path, template) in [
        ("/e/river-data", Some("/e/{slug}")),
        ("/e/river-data/agenda.ics", Some("/e/{slug}/agenda.ics")),
        ("/e/a/b/c/secret", Some("/*")),
        ("/api/v1/panels/0197a000-0000-7000-8000-000000000000", Some("/api/v1/panels/{id}")),
        ("/api/v1/nothing/secret", None),
    ] {
        let request = Request::builder().uri_str(path).finish();
        let response = routes.get_response(request).await;
        let name = response.data::<RouteName>().map(|name| name.0.to_string());
        assert_eq!(name.as_deref(), template, "{path}");
    }
}

/// Writes the page of a real seminar (document 002) into the folder that `CONVOKE_PREVIEW_DIR`
/// names, to be looked at.
#[tokio::test]
#[expect(clippy::disallowed_methods, reason = "a wish of whoever runs the tests, no setting")]
async fn the_page_of_a_real_seminar_can_be_written_out_to_be_looked_at() {
    let Some(folder) = std::env::var_os("CONVOKE_PREVIEW_DIR") else { return };
    let app = TestApp::start().await;
    crate::event_sample::seminar(&app).await;
    for (name, path) in
        [("en", "/e/governance-innovation"), ("ru", "/e/governance-innovation?language=ru")]
    {
        let html = page(&app, path).await;
        let start = html.find("<link rel=\"stylesheet\"").unwrap();
        let end = start + html[start..].find('>').unwrap() + 1;
        let style = include_str!("../../src/pages/style.css");
        let html = format!("{}<style>{style}</style>{}", &html[..start], &html[end..]);
        std::fs::write(std::path::Path::new(&folder).join(format!("seminar.{name}.html")), html)
            .unwrap();
    }
}

#[tokio::test]
async fn names_that_lead_nowhere_are_failed_look_ups_of_the_address_that_asks() {
    let app = TestApp::start_with(&[("CONVOKE_PAGE_FAILURES_PER_MINUTE", "3")]).await;
    published(&app, event()).await;
    for path in ["/e/nowhere", "/e/nobody/agenda.ics", "/e/nothing/register"] {
        app.raw("GET", path).expect(404).await;
    }
    for path in ["/e/nowhere", "/e/nobody/agenda.ics", "/e/nothing/register", "/i/x", "/r/x"] {
        let limited = app.raw("GET", path).expect(429).await;
        assert_eq!(limited.header("retry-after"), "60", "{path}");
    }
    app.raw("GET", "/e/river-data").expect(200).await;
}

#[tokio::test]
async fn no_place_is_left_while_somebody_waits_for_one() {
    use sea_orm::ConnectionTrait as _;
    let app = TestApp::start().await;
    let id = published(&app, with(&json!({"capacity": 1}))).await;
    for name in ["Anna", "Bek"] {
        let body = json!({"person": {"full_name": name}});
        app.post(&format!("/events/{id}/registrations"), body).expect(201).await;
    }
    // A seat that is free and has not reached the first of the list yet.
    let deed = |w: convoke::db::Write| async move {
        w.execute_unprepared("UPDATE events SET confirmed_count = 0").await?;
        Ok(())
    };
    app.app.context.db.write(deed).await.unwrap();
    let shown = page(&app, "/e/river-data").await;
    assert!(!shown.contains("place is left"), "{shown}");
    assert!(shown.contains("You can join the waiting list."), "{shown}");
}
