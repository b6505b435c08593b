//! Agendas: order, speakers as on the day, clashes, formats.

use icalendar::parser::{read_calendar, unfold};
use serde_json::{Value, json};

use crate::support::TestApp;

/// A published two-day event.
async fn event(app: &TestApp) -> String {
    let body = json!({
        "kind": "seminar",
        "title": {"en": "Governance innovation", "ru": "Инновации в управлении"},
        "slug": "governance-innovation",
        "time_zone": "Asia/Almaty",
        "starts_on": "2026-11-04", "ends_on": "2026-11-05",
        "start_time": "09:00", "end_time": "18:00",
        "working_languages": ["en"],
        "venue": {"name": "Hall 2", "city": "Astana", "country": "KZ"},
    });
    let id = app.post("/events", body).expect(201).await.id();
    app.act(&format!("/events/{id}/publish")).expect(200).await;
    id
}

async fn panel(app: &TestApp, event: &str, body: Value) -> String {
    app.post(&format!("/events/{event}/panels"), body).expect(201).await.id()
}

async fn item(app: &TestApp, panel: &str, body: Value) -> Value {
    app.post(&format!("/panels/{panel}/items"), body).json_of(201).await
}

async fn agenda(app: &TestApp, event: &str) -> Value {
    app.get(&format!("/events/{event}/agenda")).json_of(200).await
}

/// Titles and places of an event's panels, in order.
async fn order(app: &TestApp, event: &str) -> Vec<(String, i64)> {
    let list = app.get(&format!("/events/{event}/panels?sort=position")).json_of(200).await;
    let title = |panel: &Value| panel["title"]["en"].as_str().unwrap().to_owned();
    let items = list["items"].as_array().unwrap();
    items.iter().map(|panel| (title(panel), panel["position"].as_i64().unwrap())).collect()
}

fn numbered(titles: &[&str]) -> Vec<(String, i64)> {
    titles.iter().zip(1..).map(|(title, place)| ((*title).to_owned(), place)).collect()
}

#[tokio::test]
async fn panels_keep_places_without_gaps_whatever_comes_moves_or_goes() {
    let app = TestApp::start().await;
    let event = event(&app).await;
    let mut ids = Vec::new();
    for title in ["A", "B", "C"] {
        ids.push(panel(&app, &event, json!({"title": title})).await);
    }
    panel(&app, &event, json!({"title": "D", "position": 2})).await;
    assert_eq!(order(&app, &event).await, numbered(&["A", "D", "B", "C"]));
    panel(&app, &event, json!({"title": "E", "position": 99})).await;
    let path = format!("/panels/{}", ids[2]);
    let etag = app.get(&path).expect(200).await.etag();
    let moved = app.patch(&path, &etag, json!({"position": 1})).expect(200).await;
    assert_eq!(moved.json()["position"], 1);
    assert_eq!(order(&app, &event).await, numbered(&["C", "A", "D", "B", "E"]));
    let etag = moved.etag();
    app.patch(&path, &etag, json!({"position": 3})).expect(200).await;
    assert_eq!(order(&app, &event).await, numbered(&["A", "D", "C", "B", "E"]));
    app.delete(&format!("/panels/{}", ids[0])).expect(204).await;
    assert_eq!(order(&app, &event).await, numbered(&["D", "C", "B", "E"]));
    let wrong = json!({"title": "F", "position": 0});
    let wrong = app.post(&format!("/events/{event}/panels"), wrong).expect(422).await;
    assert_eq!(wrong.pointers(), ["/position"]);
}

#[tokio::test]
async fn who_makes_room_is_a_new_version_and_who_stays_is_not() {
    let app = TestApp::start().await;
    let event = event(&app).await;
    let first = panel(&app, &event, json!({"title": "A"})).await;
    let second = panel(&app, &event, json!({"title": "B"})).await;
    panel(&app, &event, json!({"title": "C", "position": 2})).await;
    let version = |id: String| {
        let app = &app;
        async move { app.get(&format!("/panels/{id}")).json_of(200).await["version"].clone() }
    };
    assert_eq!(version(first).await, 1);
    assert_eq!(version(second).await, 2);
}

#[tokio::test]
async fn ten_panels_at_once_get_ten_places() {
    let app = TestApp::start().await;
    let event = event(&app).await;
    let (app, event) = (&app, &event);
    let each = (0..10).map(|n| async move {
        panel(app, event, json!({"title": format!("Panel {n}"), "position": 1})).await
    });
    futures_util::future::join_all(each).await;
    let places: Vec<i64> = order(app, event).await.into_iter().map(|(_, place)| place).collect();
    assert_eq!(places, (1..=10).collect::<Vec<_>>());
}

#[tokio::test]
async fn items_are_ordered_within_their_panel_and_go_with_it() {
    let app = TestApp::start().await;
    let event = event(&app).await;
    let (one, two) = (
        panel(&app, &event, json!({"title": "One", "day": "2026-11-04"})).await,
        panel(&app, &event, json!({"title": "Two", "day": "2026-11-05"})).await,
    );
    for title in ["a", "b", "c"] {
        item(&app, &one, json!({"title": title, "kind": "presentation"})).await;
    }
    let last = item(&app, &two, json!({"title": "other", "kind": "closing"})).await;
    assert_eq!(last["position"], 1);
    let list = app.get(&format!("/panels/{one}/items")).json_of(200).await;
    let third = list["items"][2]["id"].as_str().unwrap();
    let moved = app.patch(&format!("/items/{third}"), "\"1\"", json!({"position": 1}));
    assert_eq!(moved.json_of(200).await["position"], 1);
    let whole = agenda(&app, &event).await;
    let titles = |panel: &Value| -> Vec<String> {
        let items = panel["items"].as_array().unwrap();
        items.iter().map(|item| item["title"]["en"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(whole["days"][0]["day"], "2026-11-04");
    assert_eq!(titles(&whole["days"][0]["panels"][0]), ["c", "a", "b"]);
    assert_eq!(titles(&whole["days"][1]["panels"][0]), ["other"]);
    app.delete(&format!("/panels/{one}")).expect(204).await;
    app.get(&format!("/items/{third}")).expect(404).await;
    let whole = agenda(&app, &event).await;
    assert_eq!(whole["days"].as_array().unwrap().len(), 1);
    assert_eq!(whole["days"][0]["panels"][0]["position"], 1);
}

#[tokio::test]
async fn a_speaker_stays_as_on_the_day_when_the_person_changes() {
    let app = TestApp::start().await;
    let event = event(&app).await;
    let nia = json!({"name": "National Information Society Agency", "kind": "government"});
    let nia = app.post("/organizations", nia).expect(201).await.id();
    let person = json!({
        "full_name": "Kangtak Oh", "honorific": "Dr.", "position": "Vice President",
        "organization_id": nia, "country": "KR",
    });
    let person = app.post("/people", person).expect(201).await;
    let id = person.id();
    let panel = panel(&app, &event, json!({"title": "Day one"})).await;
    let body = json!({"title": "Strategy", "kind": "presentation", "speakers": [
        {"person_id": id},
        {"person_id": id, "role": "moderator", "position": "Chair of the day", "country": null},
        {"full_name": "A guest without an entry", "role": "discussant"},
    ]});
    let made = item(&app, &panel, body).await;
    let as_on_the_day = json!({
        "person_id": id, "role": "speaker", "honorific": "Dr.", "full_name": "Kangtak Oh",
        "position": "Vice President", "organization": "National Information Society Agency",
        "country": "KR",
    });
    assert_eq!(made["speakers"][0], as_on_the_day);
    assert_eq!(made["speakers"][1]["position"], "Chair of the day");
    assert_eq!(made["speakers"][1]["country"], Value::Null);
    assert_eq!(made["speakers"][2]["person_id"], Value::Null);

    let change = json!({"position": "President", "country": "EE", "organization_id": null});
    app.patch(&format!("/people/{id}"), &person.etag(), change).expect(200).await;
    let path = format!("/items/{}", made["id"].as_str().unwrap());
    assert_eq!(app.get(&path).json_of(200).await["speakers"][0], as_on_the_day);
    // Given again without more, the person keeps what was recorded.
    let patch = json!({"speakers": [{"person_id": id}]});
    let kept = app.patch(&path, "\"1\"", patch).json_of(200).await;
    assert_eq!(kept["speakers"][0]["position"], as_on_the_day["position"]);
    let found =
        app.get(&format!("/panels/{panel}/items?person_id={id}&q=kangtak")).json_of(200).await;
    assert_eq!(found["items"].as_array().unwrap().len(), 1);
    let none = app.get(&format!("/panels/{panel}/items?role=moderator")).json_of(200).await;
    assert_eq!(none["items"], json!([]));
}

#[tokio::test]
async fn all_that_is_wrong_with_an_item_is_said_at_once() {
    let app = TestApp::start().await;
    let event = event(&app).await;
    let panel = panel(&app, &event, json!({"title": "One", "day": "2026-11-04"})).await;
    let nobody = "0197a000-0000-7000-8000-000000000000";
    let body = json!({
        "title": "A\u{0}B", "kind": "visit", "start_time": "10:00", "end_time": "10:00",
        "host_organization_id": nobody,
        "speakers": [{"person_id": nobody}, {}, {"full_name": "X", "position": "one\r\ntwo"}],
    });
    let wrong = app.post(&format!("/panels/{panel}/items"), body).expect(422).await;
    assert_eq!(
        wrong.pointers(),
        [
            "/end_time",
            "/host_organization_id",
            "/speakers/0/person_id",
            "/speakers/1/full_name",
            "/speakers/2/position",
            "/title/en",
        ]
    );
    let list = app.get(&format!("/panels/{panel}/items")).json_of(200).await;
    assert_eq!(list["items"], json!([]));
}

#[tokio::test]
async fn times_lie_in_the_events_days_and_exist() {
    let app = TestApp::start().await;
    let event = event(&app).await;
    let panels = format!("/events/{event}/panels");
    let refused = async |body: Value| app.post(&panels, body).expect(422).await.pointers();
    assert_eq!(refused(json!({"title": "X", "day": "2026-11-06"})).await, ["/day"]);
    let backwards = json!({"title": "X", "start_time": "12:00", "end_time": "11:00"});
    assert_eq!(refused(backwards).await, ["/end_time"]);
    assert_eq!(refused(json!({"title": "X", "day": "2026-11-31"})).await, ["/day"]);
    assert_eq!(refused(json!({"title": "X", "start_time": "25:00"})).await, ["/start_time"]);
    let summer = json!({
        "kind": "training", "title": "Clocks", "time_zone": "Europe/Tallinn",
        "starts_on": "2026-03-29", "ends_on": "2026-03-29",
    });
    let summer = app.post("/events", summer).expect(201).await.id();
    let skipped = json!({"title": "Night shift", "start_time": "03:30", "end_time": "05:00"});
    let skipped = app.post(&format!("/events/{summer}/panels"), skipped).expect(422).await;
    assert_eq!(skipped.json()["errors"][0]["code"], "skipped_hour");
}

#[tokio::test]
async fn clashes_are_named_and_not_forbidden() {
    let app = TestApp::start().await;
    let event = event(&app).await;
    let person = app.post("/people", json!({"full_name": "Juha Sarkio"})).expect(201).await.id();
    let on = |title: &str, room: &str, from: &str, to: &str| json!({"title": title, "day": "2026-11-04", "room": room, "start_time": from, "end_time": to});
    let one = panel(&app, &event, on("One", "Hall 1", "09:00", "11:00")).await;
    let two = panel(&app, &event, on("Two", "HALL 1 ", "10:00", "12:00")).await;
    let after = panel(&app, &event, on("After", "Hall 1", "12:00", "13:00")).await;
    let by_id = json!({"title": "a", "kind": "keynote", "speakers": [{"person_id": person}]});
    item(&app, &one, by_id.clone()).await;
    item(&app, &two, by_id).await;
    let by_name = |title: &str, name: &str| json!({"title": title, "kind": "discussion", "speakers": [{"full_name": name}]});
    item(&app, &one, by_name("b", "Särkiö, J.")).await;
    item(&app, &two, by_name("c", "sarkio, j.")).await;
    let late = panel(&app, &event, on("Early", "Hall 3", "07:00", "08:00")).await;
    let outside =
        json!({"title": "d", "kind": "break", "start_time": "14:00", "end_time": "15:00"});
    item(&app, &after, outside).await;
    let whole = agenda(&app, &event).await;
    let clashes = whole["clashes"].as_array().unwrap();
    let of = |kind: &str| clashes.iter().filter(|clash| clash["kind"] == kind).collect::<Vec<_>>();
    assert_eq!(of("room").len(), 1);
    assert_eq!(of("room")[0]["panel_ids"], json!([one, two]));
    assert_eq!(of("room")[0]["start_time"], "10:00");
    assert_eq!(of("room")[0]["end_time"], "11:00");
    let mut names: Vec<&Value> = of("speaker").into_iter().map(|clash| &clash["what"]).collect();
    names.sort_by_key(std::string::ToString::to_string);
    assert_eq!(names, ["Juha Sarkio", "Särkiö, J."]);
    assert_eq!(of("outside_event")[0]["panel_ids"], json!([late]));
    assert_eq!(of("outside_panel").len(), 1);
}

#[tokio::test]
async fn the_agenda_of_an_archived_event_is_the_record() {
    let app = TestApp::start().await;
    let event = event(&app).await;
    let one = panel(&app, &event, json!({"title": "One"})).await;
    let thing = item(&app, &one, json!({"title": "a", "kind": "opening"})).await;
    let item = format!("/items/{}", thing["id"].as_str().unwrap());
    app.clock.advance(chrono::Duration::days(300));
    for action in ["complete", "archive"] {
        app.act(&format!("/events/{event}/{action}")).expect(200).await;
    }
    let panels = format!("/events/{event}/panels");
    let refused = app.post(&panels, json!({"title": "Late"})).expect(409).await;
    assert_eq!(refused.json()["code"], "event.state");
    app.patch(&format!("/panels/{one}"), "\"1\"", json!({"room": "9"})).expect(409).await;
    app.delete(&format!("/panels/{one}")).expect(409).await;
    app.patch(&item, "\"1\"", json!({"title": "b"})).expect(409).await;
    app.delete(&item).expect(409).await;
    agenda(&app, &event).await;
}

#[tokio::test]
async fn a_panel_that_an_event_of_another_length_moved_away_from_is_a_clash_and_can_still_be_changed()
 {
    let app = TestApp::start().await;
    let event = event(&app).await;
    let day = app.get(&format!("/events/{event}")).json_of(200).await["starts_on"].clone();
    let one = panel(&app, &event, json!({"title": "One", "day": day})).await;
    let moved = json!({"starts_on": "2027-03-01", "ends_on": "2027-03-03"});
    app.patch(&format!("/events/{event}"), "*", moved).expect(200).await;
    assert_eq!(agenda(&app, &event).await["clashes"][0]["kind"], "outside_event");
    let own = format!("/panels/{one}");
    let changed = app.patch(&own, "*", json!({"title": "Other"})).json_of(200).await;
    assert_eq!(changed["day"], day);
    let wrong = app.patch(&own, "*", json!({"day": "2027-03-04"})).expect(422).await;
    assert_eq!(wrong.pointers(), ["/day"]);

    let clone = json!({"starts_on": "2027-09-06"});
    let next = app.post(&format!("/events/{event}/clone"), clone).expect(201).await.id();
    let copied = agenda(&app, &next).await;
    assert_eq!(copied["clashes"], json!([]));
    assert_eq!(copied["days"][0]["day"], Value::Null);
    assert_eq!(copied["days"][0]["panels"][0]["title"]["en"], "Other");
    app.patch(&own, "*", json!({"day": "2027-03-02"})).expect(200).await;
    assert_eq!(agenda(&app, &event).await["clashes"], json!([]));
}

#[tokio::test]
async fn a_visit_has_a_host_and_an_abstract_that_change_and_go() {
    let app = TestApp::start().await;
    let event = event(&app).await;
    let panel = panel(&app, &event, json!({"title": "One"})).await;
    let mut hosts = Vec::new();
    for name in ["Academy", "Agency"] {
        let body = json!({"name": name, "kind": "government"});
        hosts.push(app.post("/organizations", body).expect(201).await.id());
    }
    let body = json!({
        "title": "Visit", "kind": "visit", "abstract": "What we see",
        "host_organization_id": hosts[0],
    });
    let made = item(&app, &panel, body).await;
    let own = format!("/items/{}", made["id"].as_str().unwrap());
    let shown = async || {
        let shown = app.get(&own).json_of(200).await;
        (shown["host_organization_id"].clone(), shown["abstract"]["en"].clone())
    };
    assert_eq!(shown().await, (json!(hosts[0]), json!("What we see")));
    let change = json!({"abstract": "More", "host_organization_id": hosts[1]});
    app.patch(&own, "*", change).expect(200).await;
    assert_eq!(shown().await, (json!(hosts[1]), json!("More")));
    let cleared = json!({"abstract": null, "host_organization_id": null});
    app.patch(&own, "*", cleared).expect(200).await;
    assert_eq!(shown().await, (Value::Null, Value::Null));
}

#[tokio::test]
async fn the_entry_of_a_panel_rises_with_the_panel_and_with_what_it_takes_from_the_event() {
    let app = TestApp::start().await;
    let event = event(&app).await;
    let own = format!("/events/{event}");
    let day = app.get(&own).json_of(200).await["starts_on"].clone();
    let one = panel(&app, &event, json!({"title": "One", "day": day})).await;
    let sequence = async || {
        let file = app.get(&format!("{own}/agenda?format=ics")).expect(200).await.text();
        let line = file.lines().find_map(|line| line.trim().strip_prefix("SEQUENCE:"));
        line.expect("a SEQUENCE").parse::<i32>().unwrap()
    };
    let mut last = sequence().await;
    for (path, change) in [
        (format!("/panels/{one}"), json!({"room": "B"})),
        (own.clone(), json!({"venue": {"city": "Osh"}})),
        (own.clone(), json!({"time_zone": "Asia/Bishkek"})),
        (format!("/panels/{one}"), json!({"room": "C"})),
    ] {
        app.patch(&path, "*", change.clone()).expect(200).await;
        let now = sequence().await;
        assert!(now > last, "{change}");
        last = now;
    }
    app.post(&format!("{own}/cancel"), json!({})).expect(200).await;
    assert!(sequence().await > last, "cancelled");
}

#[tokio::test]
async fn a_token_sees_and_changes_only_the_agendas_of_its_events() {
    use convoke::access::{Role, TokenScope};
    let app = TestApp::start().await;
    let mine = event(&app).await;
    let other = json!({
        "kind": "webinar", "title": "Other", "time_zone": "Asia/Bishkek",
        "starts_on": "2026-05-01", "ends_on": "2026-05-01",
    });
    let other = app.post("/events", other).expect(201).await.id();
    let theirs = panel(&app, &other, json!({"title": "Theirs"})).await;
    let item = item(&app, &theirs, json!({"title": "a", "kind": "break"})).await;
    let scope = TokenScope { programmes: vec![], events: vec![mine.parse().unwrap()] };
    let token = app.token(Role::Organizer, Some(scope)).await;
    let item = format!("/items/{}", item["id"].as_str().unwrap());
    for path in [
        format!("/events/{other}/agenda"),
        format!("/events/{other}/panels"),
        format!("/panels/{theirs}"),
        format!("/panels/{theirs}/items"),
        item.clone(),
    ] {
        app.get(&path).bearer(&token).expect(404).await;
    }
    app.delete(&item).bearer(&token).expect(404).await;
    app.get(&format!("/events/{mine}/agenda")).bearer(&token).expect(200).await;
    let viewer = app.token(Role::Viewer, None).await;
    app.delete(&item).bearer(&viewer).expect(403).await;
}

#[tokio::test]
async fn an_agenda_comes_as_a_calendar_with_its_zone() {
    let app = TestApp::start().await;
    let event = event(&app).await;
    let one = json!({
        "title": {"en": "Panel 1; first, of two", "ru": "Секция 1"}, "day": "2026-11-04",
        "start_time": "10:00", "end_time": "12:30", "room": "Hall A",
    });
    let one = panel(&app, &event, one).await;
    let talk = json!({
        "title": "Roadmap", "kind": "presentation", "start_time": "10:00", "end_time": "10:30",
        "speakers": [{"full_name": "Kristo Vaher", "honorific": "Mr.", "position": "Chief Technology Officer"}],
    });
    item(&app, &one, talk).await;
    panel(&app, &event, json!({"title": "Study visit", "day": "2026-11-05"})).await;
    panel(&app, &event, json!({"title": "Not set"})).await;
    let path = format!("/events/{event}/agenda");
    let by_name = app.get(&format!("{path}?format=ics")).expect(200).await;
    let by_accept = app.get(&path).header("accept", "text/calendar").expect(200).await;
    assert_eq!(by_name.text(), by_accept.text());
    assert_eq!(by_name.header("content-type"), "text/calendar; charset=utf-8");
    let text = unfold(&by_name.text());
    let calendar = read_calendar(&text).unwrap();
    let events: Vec<_> = calendar.components.iter().filter(|c| c.name == "VEVENT").collect();
    assert_eq!(events.len(), 2);
    let value = |at: usize, name: &str| events[at].find_prop(name).unwrap().val.to_string();
    assert_eq!(value(0, "SUMMARY"), "Panel 1; first, of two");
    assert_eq!(value(0, "DTSTART"), "20261104T100000");
    assert_eq!(value(0, "DTEND"), "20261104T123000");
    assert_eq!(value(0, "LOCATION"), "Hall A, Hall 2, Astana");
    assert!(value(0, "DESCRIPTION").contains("10:00–10:30 Roadmap"), "{}", value(0, "DESCRIPTION"));
    assert!(value(0, "DESCRIPTION").contains("Mr. Kristo Vaher, Chief Technology Officer"));
    assert_eq!(value(1, "DTSTART"), "20261105");
    assert!(text.contains("DTSTART;TZID=Asia/Almaty:") && text.contains("TZID:Asia/Almaty"));
    assert!(text.contains("TZOFFSETTO:+0500"), "Almaty is at UTC+5 since 2024: {text}");
    assert!(text.contains("URL:https://convoke.example.org/e/governance-innovation"));
    let russian = app.get(&format!("{path}?format=ics&language=ru")).expect(200).await;
    assert!(unfold(&russian.text()).contains("SUMMARY:Секция 1"));
}

#[tokio::test]
async fn an_agenda_comes_as_a_page_in_the_language_that_was_asked_for() {
    let app = TestApp::start().await;
    let event = event(&app).await;
    panel(&app, &event, json!({"title": {"en": "Opening", "ru": "Открытие"}, "day": "2026-11-04"}))
        .await;
    let path = format!("/events/{event}/agenda");
    let page = app.get(&format!("{path}?format=html&language=ru")).expect(200).await;
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(page.header("content-language"), "ru");
    assert!(page.text().contains("Открытие") && page.text().contains("4–5 ноября 2026"));
    let page = app.get(&path).header("accept", "text/html").expect(200).await;
    assert!(page.text().contains("<h4>Opening</h4>"));
}

#[tokio::test]
async fn a_format_that_there_is_not_is_refused_and_the_others_are_named() {
    let app = TestApp::start().await;
    let event = event(&app).await;
    let path = format!("/events/{event}/agenda");
    let pdf = app.get(&format!("{path}?format=pdf")).expect(400).await;
    assert_eq!(pdf.pointers(), ["/format"]);
    let message = pdf.json()["errors"][0]["message"].to_string();
    for known in ["json", "ics", "html"] {
        assert!(message.contains(known), "{message}");
    }
    let pdf = app.get(&path).header("accept", "application/pdf").expect(406).await;
    assert!(pdf.text().contains("json, ics, html"));
    assert_eq!(pdf.json()["code"], "request.not_acceptable");
    app.get(&format!("{path}?language=no%20language")).expect(400).await;
    app.get(&format!("{path}?colour=red")).expect(400).await;
}
