//! Events: what they take, what they refuse, their life, who sees them, and their lists.

use convoke::access::types::{Role, TokenScope};
use serde_json::{Value, json};

use crate::support::TestApp;

pub fn seminar(title: &str) -> Value {
    json!({
        "kind": "seminar",
        "title": title,
        "time_zone": "Asia/Almaty",
        "starts_on": "2026-04-01",
        "ends_on": "2026-04-03",
        "start_time": "09:00",
        "end_time": "17:00",
    })
}

fn titles(list: &Value) -> Vec<&str> {
    let items = list["items"].as_array().unwrap();
    items.iter().map(|item| item["title"]["en"].as_str().unwrap_or("?")).collect()
}

#[tokio::test]
async fn an_event_needs_five_fields_and_shows_the_defaults_of_the_rest() {
    let app = TestApp::start().await;
    let body = json!({"kind": "workshop", "title": "Data", "time_zone": "Etc/GMT-7",
                      "starts_on": "2026-04-01", "ends_on": "2026-04-01"});
    let made = app.post("/events", body).expect(201).await;
    let event = made.json();
    assert_eq!(made.header("location"), format!("/api/v1/events/{}", made.id()));
    assert_eq!(event["slug"], "data");
    assert_eq!(event["title"], json!({"en": "Data"}));
    assert_eq!(event["status"], "draft");
    assert_eq!((&event["access"], &event["modality"]), (&json!("public"), &json!("in_person")));
    assert_eq!(event["starts_at"], "2026-03-31T17:00:00+00:00");
    assert_eq!(event["ends_at"], "2026-04-01T17:00:00+00:00");
    assert_eq!(
        event["registration"],
        json!({"opens_on": null, "closes_on": null, "approval": "automatic", "waitlist": true,
               "editing": "until_end", "digest": true})
    );
    assert_eq!(
        event["venue"],
        json!({"name": null, "address": null, "city": null, "country": null})
    );
    for list in ["objectives", "tags", "organizations", "countries", "references", "leads_to"] {
        assert_eq!(event[list], json!([]), "{list}");
    }
    assert!(event.get("confirmed_count").is_none() && event.get("waitlist_counter").is_none());
    let missing = app.post("/events", json!({})).expect(422).await;
    assert_eq!(missing.pointers(), ["/ends_on", "/kind", "/starts_on", "/time_zone", "/title"]);
}

#[tokio::test]
async fn all_that_is_said_about_an_event_comes_back() {
    let app = TestApp::start().await;
    let host = json!({"name": "Government of Turkmenistan", "kind": "government"});
    let host = app.post("/organizations", host).expect(201).await.id();
    let mut body = seminar("Regional seminar on ICT");
    let rest = json!({
        "title": {"en": "Regional seminar on ICT", "ru": "Региональный семинар по ИКТ"},
        "theme": {"en": "Intersectoral Governance and National Innovation Policies"},
        "description": "Three *panels*.",
        "objectives": ["Review experience", {"ru": "Выработать рекомендации"}],
        "sequence_number": 1,
        "access": "invitation_only",
        "modality": "hybrid",
        "venue": {"city": "Ashgabat", "country": "TM"},
        "online_url": "https://meet.example.org/1",
        "working_languages": ["ru", "en"],
        "tags": ["egm", "reci"],
        "capacity": 12,
        "online_capacity": 0,
        "registration": {"closes_on": "2026-03-25", "approval": "manual", "waitlist": false,
                         "editing": "until_confirmed", "digest": false},
        "contact": {"unit": "ICT Division", "email": "ict@example.org"},
        "organizations": [{"organization_id": host, "role": "host"},
                          {"organization_id": host, "role": "co_organizer"}],
        "countries": [{"country": "UZ", "role": "participant"}, {"country": "AZ", "role": "beneficiary"}],
        "claimed": {"participants": 12, "countries": 5, "note": "senior officials"},
        "references": [{"title": "Declaration", "url": null, "dated": "2020-11-20"}],
        "leads_to": [{"title": "Forum", "dated": "2022-02", "event_id": null, "url": null}],
        "notes": "The year is taken from the project.",
    });
    for (field, value) in rest.as_object().unwrap() {
        body[field] = value.clone();
    }
    let made = app.post("/events", body.clone()).expect(201).await;
    let event = app.get(&format!("/events/{}", made.id())).json_of(200).await;
    assert_eq!(event, made.json());
    body["description"] = json!({"en": "Three *panels*."});
    body["objectives"][0] = json!({"en": "Review experience"});
    body["registration"]["opens_on"] = Value::Null;
    body["venue"]["name"] = Value::Null;
    body["venue"]["address"] = Value::Null;
    for (field, value) in body.as_object().unwrap() {
        assert_eq!(&event[field], value, "{field}");
    }
}

#[tokio::test]
async fn wrong_dates_and_zones_are_named_all_at_once() {
    let app = TestApp::start().await;
    let mut body = seminar("X");
    body["starts_on"] = json!("2026-02-30");
    body["time_zone"] = json!("Asia/Atlantis");
    body["start_time"] = json!("9:00");
    body["venue"] = json!({"country": "XX"});
    body["working_languages"] = json!(["en", "english language"]);
    body["contact"] = json!({"email": "a@example.org, b@example.org"});
    body["color"] = json!("red");
    let wrong = app.post("/events", body).expect(422).await;
    let named =
        ["/color", "/contact/email", "/start_time", "/starts_on", "/time_zone", "/venue/country"];
    for pointer in named {
        assert!(wrong.pointers().contains(&pointer.to_owned()), "{pointer}: {}", wrong.text());
    }
    let mut body = seminar("\r\n");
    body["time_zone"] = json!("Europe/Tallinn");
    body["starts_on"] = json!("2026-03-29");
    body["ends_on"] = json!("2026-03-28");
    body["start_time"] = json!("03:30");
    body["registration"] = json!({"closes_on": "2026-04-30"});
    body["online_url"] = json!("javascript:alert(1)");
    body["tags"] = json!(["egm", "egm"]);
    body["venue"] = json!({"city": "A\r\nB"});
    body["organizations"] =
        json!([{"organization_id": "0197a2b4-0000-7000-8000-000000000000", "role": "lead"}]);
    body["previous_event_id"] = json!("0197a2b4-0000-7000-8000-000000000000");
    body["programme_id"] = json!("0197a2b4-0000-7000-8000-000000000000");
    let wrong = app.post("/events", body).expect(422).await;
    assert_eq!(
        wrong.pointers(),
        [
            "/ends_on",
            "/online_url",
            "/organizations/0/organization_id",
            "/previous_event_id",
            "/programme_id",
            "/registration/closes_on",
            "/start_time",
            "/tags/1",
            "/title",
            "/venue/city"
        ]
    );
}

#[tokio::test]
async fn a_slug_comes_from_the_title_or_is_chosen_and_is_given_once() {
    let app = TestApp::start().await;
    let slug = |body: Value| {
        let app = &app;
        async move { app.post("/events", body).json_of(201).await["slug"].clone() }
    };
    assert_eq!(slug(seminar("E-Government: Day I")).await, "e-government-day-i");
    assert_eq!(slug(seminar("E-Government: Day I")).await, "e-government-day-i-2");
    assert_eq!(slug(seminar("Семинар")).await, "seminar");
    assert_eq!(slug(seminar("Семинар")).await, "seminar-2");
    let mut chosen = seminar("X");
    chosen["slug"] = json!("egm-2026");
    assert_eq!(slug(chosen.clone()).await, "egm-2026");
    let taken = app.post("/events", chosen.clone()).expect(422).await;
    assert_eq!(taken.json()["errors"][0]["code"], "taken");
    chosen["slug"] = json!("EGM 2026");
    assert_eq!(app.post("/events", chosen).expect(422).await.pointers(), ["/slug"]);
    let made = app.post("/events", seminar("Y")).expect(201).await;
    let path = format!("/events/{}", made.id());
    let taken = app.patch(&path, &made.etag(), json!({"slug": "egm-2026"})).expect(422).await;
    assert_eq!(taken.pointers(), ["/slug"]);
    let same = app.patch(&path, &made.etag(), json!({"slug": "y"})).expect(200).await;
    assert_eq!(same.json()["slug"], "y");
    let published = app.act(&format!("{path}/publish")).expect(200).await;
    let fixed = app.patch(&path, &published.etag(), json!({"slug": "z"})).expect(409).await;
    assert_eq!(fixed.json()["code"], "event.slug_in_use");
    app.patch(&path, &published.etag(), json!({"slug": "y", "notes": "N"})).expect(200).await;
}

#[tokio::test]
async fn ten_events_of_one_title_at_once_get_ten_slugs() {
    let app = TestApp::start().await;
    let calls = (0..10).map(|_| async { app.post("/events", seminar("Forum")).expect(201).await });
    let made = futures_util::future::join_all(calls).await;
    let mut slugs: Vec<String> = made.iter().map(|it| it.json()["slug"].to_string()).collect();
    slugs.sort();
    slugs.dedup();
    assert_eq!(slugs.len(), 10);
}

#[tokio::test]
async fn a_change_keeps_what_it_leaves_out_and_clears_what_is_null() {
    let app = TestApp::start().await;
    let mut body = seminar("Forum");
    body["venue"] = json!({"name": "Hall", "city": "Baku", "country": "AZ"});
    body["tags"] = json!(["a", "b"]);
    body["claimed"] = json!({"participants": 70});
    body["countries"] = json!([{"country": "AZ", "role": "participant"}]);
    let made = app.post("/events", body).expect(201).await;
    let path = format!("/events/{}", made.id());
    let patch =
        json!({"venue": {"name": null, "address": "1 Hill"}, "tags": null, "end_time": null});
    let changed = app.patch(&path, &made.etag(), patch).expect(200).await;
    let event = changed.json();
    assert_eq!(
        event["venue"],
        json!({"name": null, "address": "1 Hill", "city": "Baku", "country": "AZ"})
    );
    assert_eq!((&event["tags"], &event["end_time"]), (&json!([]), &Value::Null));
    assert_eq!(event["start_time"], "09:00");
    assert_eq!(event["claimed"]["participants"], 70);
    assert_eq!(event["countries"], json!([{"country": "AZ", "role": "participant"}]));
    let patch = json!({"venue": null, "claimed": null, "countries": [{"country": "GE", "role": "resource"}]});
    let event = app.patch(&path, &changed.etag(), patch).json_of(200).await;
    assert_eq!(event["venue"]["city"], Value::Null);
    assert_eq!(event["claimed"]["participants"], Value::Null);
    assert_eq!(event["countries"], json!([{"country": "GE", "role": "resource"}]));

    app.patch(&path, &made.etag(), json!({"tags": []})).expect(412).await;
    app.call("PATCH", &path).json(json!({"tags": []})).expect(428).await;
    let itself = json!({"previous_event_id": made.id()});
    let wrong = app.patch(&path, "*", itself).expect(422).await;
    assert_eq!(wrong.pointers(), ["/previous_event_id"]);
    let log = app.get(&format!("/audit?object_id={}", made.id())).json_of(200).await;
    assert_eq!(log["items"][1]["fields"], json!(["end_time", "tags", "venue"]));
    assert_eq!(log["items"][1]["event_id"], made.id().as_str());
}

#[tokio::test]
async fn each_move_that_the_state_does_not_allow_is_refused_and_names_those_that_it_does() {
    let app = TestApp::start().await;
    let made = app.post("/events", seminar("Forum")).expect(201).await;
    let at = |verb: &str| format!("/events/{}/{verb}", made.id());
    let refused = |verb: &'static str, detail: &'static str| {
        let (app, path) = (&app, at(verb));
        async move {
            let problem = app.act(&path).expect(409).await.json();
            assert!(problem["code"].as_str().unwrap().starts_with("event."), "{problem}");
            assert_eq!(problem["detail"], detail, "{verb}");
        }
    };
    let draft = "This event is draft; what can be done now: publish, cancel.";
    refused("complete", draft).await;
    refused("archive", draft).await;
    let published = app.act(&at("publish")).json_of(200).await;
    assert_eq!(published["status"], "published");
    assert_eq!(published["published_at"], "2026-03-02T08:00:00+00:00");
    let open = "This event is published; what can be done now: complete, cancel.";
    refused("publish", open).await;
    refused("archive", open).await;
    let early = app.act(&at("complete")).expect(409).await;
    assert_eq!(early.json()["code"], "event.not_begun");
    app.clock.advance(chrono::Duration::days(30));
    assert_eq!(app.act(&at("complete")).json_of(200).await["status"], "completed");
    refused("publish", "This event is completed; what can be done now: archive.").await;
    refused("complete", "This event is completed; what can be done now: archive.").await;
    assert_eq!(app.act(&at("archive")).json_of(200).await["status"], "archived");
    for verb in ["publish", "complete", "archive"] {
        refused(verb, "This event is archived; nothing more can be done with it.").await;
    }
    let path = format!("/events/{}", made.id());
    app.patch(&path, "*", json!({"notes": "late"})).expect(409).await;
    app.delete(&path).expect(409).await;
}

#[tokio::test]
async fn what_was_held_is_not_moved_to_days_to_come() {
    let app = TestApp::start().await;
    let made = app.post("/events", seminar("Forum")).expect(201).await.id();
    let own = format!("/events/{made}");
    app.act(&format!("{own}/publish")).expect(200).await;
    app.clock.advance(chrono::Duration::days(60));
    app.act(&format!("{own}/complete")).expect(200).await;
    for ahead in [
        json!({"starts_on": "2026-06-01", "ends_on": "2026-06-03"}),
        json!({"starts_on": "2026-05-01", "ends_on": "2026-05-01", "start_time": "23:00",
               "end_time": null, "time_zone": "America/New_York"}),
    ] {
        let refused = app.patch(&own, "*", ahead.clone()).expect(409).await.json();
        assert_eq!(refused["code"], "event.not_begun", "{ahead}");
        assert!(refused["detail"].as_str().unwrap().contains("clone"), "{refused}");
    }
    assert_eq!(app.get(&own).json_of(200).await["starts_on"], "2026-04-01");
    for past in [
        json!({"starts_on": "2026-04-08", "ends_on": "2026-04-10"}),
        json!({"start_time": "10:00"}),
        json!({"ends_on": "2026-05-01", "end_time": "23:00"}),
        json!({"notes": "Held"}),
    ] {
        let kept = app.patch(&own, "*", past.clone()).json_of(200).await;
        assert_eq!(kept["status"], "completed", "{past}");
    }
}

#[tokio::test]
async fn a_draft_can_be_deleted_and_nothing_else() {
    let app = TestApp::start().await;
    let mut body = seminar("Forum");
    body["countries"] = json!([{"country": "GE", "role": "resource"}]);
    let made = app.post("/events", body).expect(201).await;
    let path = format!("/events/{}", made.id());
    let mut next = seminar("Next");
    next["previous_event_id"] = json!(made.id());
    let next = app.post("/events", next).expect(201).await.id();
    assert_eq!(app.delete(&path).expect(409).await.json()["code"], "event.in_use");
    app.delete(&format!("/events/{next}")).expect(204).await;
    app.delete(&path).expect(204).await;
    app.get(&path).expect(404).await;
}

#[tokio::test]
async fn a_limited_token_sees_its_events_alone_and_makes_none_outside_its_programmes() {
    let app = TestApp::start().await;
    let mine = app.post("/events", seminar("Mine")).expect(201).await;
    let other = app.post("/events", seminar("Other")).expect(201).await.id();
    let scope = TokenScope { programmes: vec![], events: vec![mine.id().parse().unwrap()] };
    let token = app.token(Role::Organizer, Some(scope)).await;
    let list = app.get("/events").bearer(&token).json_of(200).await;
    assert_eq!(titles(&list), ["Mine"]);
    app.get(&format!("/events/{}", mine.id())).bearer(&token).expect(200).await;
    let other = format!("/events/{other}");
    app.get(&other).bearer(&token).expect(404).await;
    app.patch(&other, "*", json!({"tags": []})).bearer(&token).expect(404).await;
    app.act(&format!("{other}/publish")).bearer(&token).expect(404).await;
    app.get(&format!("{other}/media-coverage")).bearer(&token).expect(404).await;
    let refused = app.post("/events", seminar("New")).bearer(&token).expect(403).await;
    assert_eq!(refused.json()["code"], "access.scope");
    assert!(refused.json()["detail"].as_str().unwrap().contains("programme_id"));
    let path = format!("/events/{}", mine.id());
    app.patch(&path, "*", json!({"tags": ["x"]})).bearer(&token).expect(200).await;
    let viewer = app.token(Role::Viewer, None).await;
    app.get(&path).bearer(&viewer).expect(200).await;
    app.post("/events", seminar("New")).bearer(&viewer).expect(403).await;
    app.act(&format!("{path}/publish")).bearer(&viewer).expect(403).await;
}

#[tokio::test]
async fn the_same_request_with_the_same_key_makes_one_event() {
    let app = TestApp::start().await;
    let call = || app.post("/events", seminar("Forum")).header("idempotency-key", "e-1");
    let first = call().expect(201).await;
    assert_eq!(call().expect(201).await.json(), first.json());
    let publish =
        || app.act(&format!("/events/{}/publish", first.id())).header("idempotency-key", "p-1");
    let published = publish().expect(200).await;
    let again = publish().expect(200).await;
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(again.json(), published.json());
    assert_eq!(titles(&app.get("/events").json_of(200).await), ["Forum"]);
}

#[tokio::test]
async fn events_are_found_by_their_words_and_by_every_filter() {
    let app = TestApp::start().await;
    let office = json!({"name": "UNPOG", "kind": "un_entity"});
    let office = app.post("/organizations", office).expect(201).await.id();
    let mut one = seminar("Alpha");
    one["title"] = json!({"en": "Alpha", "ru": "Цифровое Правительство"});
    one["theme"] = json!("Särkiö and clouds");
    one["venue"] = json!({"city": "Ашхабад", "country": "TM"});
    one["tags"] = json!(["egm", "it's \"quoted\""]);
    one["organizations"] = json!([{"organization_id": office, "role": "lead"}]);
    app.post("/events", one).expect(201).await;
    let mut two = seminar("Beta");
    two["kind"] = json!("expert_group_meeting");
    two["modality"] = json!("online");
    two["access"] = json!("invitation_only");
    two["starts_on"] = json!("2026-06-01");
    two["ends_on"] = json!("2026-06-02");
    two["countries"] = json!([{"country": "KG", "role": "participant"}]);
    two["tags"] = json!(["egm2"]);
    let two = app.post("/events", two).expect(201).await;
    app.act(&format!("/events/{}/publish", two.id())).expect(200).await;
    for (query, expected) in [
        (
            "q=%D0%BF%D1%80%D0%B0%D0%B2%D0%B8%D1%82%D0%B5%D0%BB%D1%8C%D1%81%D1%82%D0%B2%D0%BE",
            vec!["Alpha"],
        ),
        ("q=%D0%90%D0%A8%D0%A5%D0%90%D0%91%D0%90%D0%94", vec!["Alpha"]),
        ("q=sarkio%20CLOUDS", vec!["Alpha"]),
        ("q=egm", vec!["Alpha", "Beta"]),
        ("status=published", vec!["Beta"]),
        ("kind=expert_group_meeting", vec!["Beta"]),
        ("modality=online", vec!["Beta"]),
        ("access=public", vec!["Alpha"]),
        ("country=TM", vec!["Alpha"]),
        ("country=KG", vec!["Beta"]),
        ("tag=egm", vec!["Alpha"]),
        ("tag=it's%20%22quoted%22", vec!["Alpha"]),
        ("from=2026-04-03", vec!["Alpha", "Beta"]),
        ("from=2026-04-04", vec!["Beta"]),
        ("until=2026-05-31", vec!["Alpha"]),
        ("from=2026-04-04&until=2026-05-31", vec![]),
        ("sort=-starts_on", vec!["Beta", "Alpha"]),
        ("sort=title", vec!["Alpha", "Beta"]),
    ] {
        let list = app.get(&format!("/events?{query}")).json_of(200).await;
        assert_eq!(titles(&list), expected, "{query}");
    }
    let list = app.get(&format!("/events?organization_id={office}")).json_of(200).await;
    assert_eq!(titles(&list), ["Alpha"]);
    assert_eq!(list["items"][0]["organizations"][0]["role"], "lead");
    for wrong in ["status=open", "country=XX", "from=2026-02-30", "colour=red", "sort=slug"] {
        app.get(&format!("/events?{wrong}")).expect(400).await;
    }
}

#[tokio::test]
async fn media_coverage_is_kept_with_its_event() {
    let app = TestApp::start().await;
    let event = app.post("/events", seminar("Forum")).expect(201).await.id();
    let list = format!("/events/{event}/media-coverage");
    let body = json!({"title": "Broadcast by local media", "country": "TM", "dated": "2008-11"});
    let made = app.post(&list, body).expect(201).await;
    let path = format!("/media-coverage/{}", made.id());
    assert_eq!(made.header("location"), format!("/api/v1{path}"));
    assert_eq!(made.json()["event_id"], event.as_str());
    assert_eq!(app.get(&path).json_of(200).await, made.json());
    let patch = json!({"outlet": "Altyn Asyr", "dated": null});
    let changed = app.patch(&path, &made.etag(), patch).expect(200).await;
    assert_eq!(
        (&changed.json()["dated"], &changed.json()["country"]),
        (&Value::Null, &json!("TM"))
    );
    app.patch(&path, &made.etag(), json!({"outlet": "X"})).expect(412).await;
    let found = app.get(&format!("{list}?q=ALTYN&country=TM")).json_of(200).await;
    assert_eq!(found["items"].as_array().unwrap().len(), 1);
    let empty = app.post(&list, json!({"country": "TM"})).expect(422).await;
    assert_eq!(empty.pointers(), ["/title"]);
    app.post("/events/0197a2b4-0000-7000-8000-000000000000/media-coverage", json!({"title": "x"}))
        .expect(404)
        .await;
    app.delete(&path).expect(204).await;
    app.get(&path).expect(404).await;
}
