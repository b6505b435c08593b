//! What follows when an event is changed or called off: mails, calendars, follow-ups, seats.

use chrono::Duration;
use convoke::mail::MailStatus;
use convoke::mail::entity::{Column, Entity, Model};
use sea_orm::{EntityTrait, QueryOrder};
use serde_json::{Value, json};

use crate::events::seminar;
use crate::support::TestApp;

/// An event that is published.
struct Held<'a> {
    app: &'a TestApp,
    path: String,
}

impl<'a> Held<'a> {
    async fn new(app: &'a TestApp, more: Value) -> Self {
        let mut body = seminar("Forum");
        for (field, value) in more.as_object().unwrap() {
            body[field] = value.clone();
        }
        let path = format!("/events/{}", app.post("/events", body).expect(201).await.id());
        app.act(&format!("{path}/publish")).expect(200).await;
        Self { app, path }
    }

    async fn register(&self, name: &str, language: &str) -> Value {
        let email = format!("{}@example.org", name.to_lowercase());
        let body = json!({"person": {"full_name": name, "email": email,
                                     "preferred_language": language}});
        self.app.post(&format!("{}/registrations", self.path), body).json_of(201).await
    }

    async fn invite(&self, name: &str) -> Value {
        let email = format!("{}@example.org", name.to_lowercase());
        let body = json!({"person": {"full_name": name, "email": email}, "send": true});
        self.app.post(&format!("{}/invitations", self.path), body).json_of(201).await
    }

    async fn change(&self, patch: Value) -> Value {
        self.app.patch(&self.path, "*", patch).json_of(200).await
    }

    /// The mails of a kind, in the order in which they were queued.
    async fn mails(&self, template: &str) -> Vec<Model> {
        let all = Entity::find().order_by_asc(Column::Id);
        let all = all.all(self.app.app.context.db.read()).await.unwrap();
        all.into_iter().filter(|mail| mail.template == template).collect()
    }
}

fn names(mails: &[Model]) -> Vec<&str> {
    let mut names: Vec<&str> = mails.iter().map(|mail| mail.recipient_name.as_str()).collect();
    names.sort_unstable();
    names
}

fn sequence(mail: &Model) -> i32 {
    mail.content.calendar.as_ref().unwrap().sequence
}

#[tokio::test]
async fn a_cancelled_event_tells_each_once_and_calls_its_queued_mails_off() {
    let app = TestApp::start().await;
    let held = Held::new(&app, json!({"capacity": 1})).await;
    held.invite("Chyngyz").await;
    app.deliver().await;
    held.register("Aigul", "ru").await;
    held.register("Bek", "en").await;
    held.invite("Erlan").await;
    let withdrawn = held.register("Dana", "en").await["id"].as_str().unwrap().to_owned();
    app.act(&format!("/registrations/{withdrawn}/withdraw")).expect(200).await;
    let body = json!({"reason": "The hall is being repaired."});
    let cancelled = app.post(&format!("{}/cancel", held.path), body).json_of(200).await;
    assert_eq!(cancelled["status"], "cancelled");
    assert_eq!(cancelled["cancel_reason"], "The hall is being repaired.");

    let told = held.mails("event_cancelled").await;
    assert_eq!(names(&told), ["Aigul", "Bek", "Chyngyz"]);
    let to = |name: &str| told.iter().find(|mail| mail.recipient_name == name).unwrap();
    assert_eq!(to("Aigul").language.as_str(), "ru");
    assert_eq!(to("Aigul").content.body["reason"], "The hall is being repaired.");
    let entry = to("Aigul").content.calendar.clone().unwrap();
    assert_eq!(entry.method.as_str(), "CANCEL");
    let confirmed = held.mails("registration_confirmed").await;
    let first = confirmed.iter().find(|mail| mail.recipient_name == "Aigul").unwrap();
    assert_eq!(first.content.calendar.as_ref().unwrap().uid, entry.uid);
    assert!(entry.sequence > sequence(first));
    assert!(to("Bek").content.calendar.is_none(), "who waits has nothing in the calendar");
    assert!(to("Bek").content.links.contains_key("manage"));
    assert!(to("Chyngyz").content.links.contains_key("answer"));
    for template in ["registration_confirmed", "registration_waitlisted", "invitation"] {
        let mut queued = held.mails(template).await;
        queued.retain(|mail| mail.recipient_name != "Chyngyz");
        assert!(!queued.is_empty(), "{template}");
        assert!(queued.iter().all(|mail| mail.status == MailStatus::Cancelled), "{template}");
    }
    assert!(told.iter().all(|mail| mail.status == MailStatus::Queued));
    let again = app.act(&format!("{}/cancel", held.path)).expect(409).await;
    assert_eq!(again.json()["detail"], "This event is cancelled; what can be done now: archive.");
    assert_eq!(held.mails("event_cancelled").await.len(), 3);
}

#[tokio::test]
async fn an_event_is_called_off_quietly_if_that_is_asked_or_if_it_is_over() {
    let app = TestApp::start().await;
    let held = Held::new(&app, json!({})).await;
    held.register("Aigul", "ru").await;
    app.post(&format!("{}/cancel", held.path), json!({"notify": false})).expect(200).await;
    assert!(held.mails("event_cancelled").await.is_empty());
    let past = Held::new(&app, json!({})).await;
    past.register("Bek", "en").await;
    app.clock.advance(Duration::days(60));
    app.act(&format!("{}/cancel", past.path)).expect(200).await;
    assert!(past.mails("event_cancelled").await.is_empty());
}

#[tokio::test]
async fn a_cancelled_event_keeps_what_it_was_and_takes_what_is_said_about_it() {
    let app = TestApp::start().await;
    let held = Held::new(&app, json!({})).await;
    let invitation = held.invite("Aigul").await["id"].as_str().unwrap().to_owned();
    app.act(&format!("{}/cancel", held.path)).expect(200).await;
    let fixed = app.patch(&held.path, "*", json!({"starts_on": "2026-04-02"})).expect(409).await;
    assert_eq!(fixed.json()["code"], "event.state");
    held.change(json!({"claimed": {"participants": 0}, "references": []})).await;
    let answer = json!({"answer": "accept"});
    app.post(&format!("/invitations/{invitation}/answer"), answer).expect(409).await;
    let reason = json!({"reason": "x".repeat(2001)});
    app.post(&format!("{}/cancel", held.path), reason).expect(422).await;
}

#[tokio::test]
async fn a_moved_event_tells_nobody_unless_it_is_asked_to() {
    let app = TestApp::start().await;
    let held = Held::new(&app, json!({})).await;
    held.register("Aigul", "en").await;
    held.change(json!({"start_time": "10:00"})).await;
    held.change(json!({"start_time": "10:30", "notify": false})).await;
    held.change(json!({"tags": ["x"], "notify": true})).await;
    assert!(held.mails("event_changed").await.is_empty());
}

#[tokio::test]
async fn those_concerned_get_one_mail_that_names_what_changed_in_their_language() {
    let app = TestApp::start().await;
    let held = Held::new(&app, json!({"capacity": 2})).await;
    for (name, language) in [("Aigul", "ru"), ("Bek", "en"), ("Chyngyz", "en")] {
        held.register(name, language).await;
    }
    held.invite("Dana").await;
    let declined = held.invite("Erlan").await["id"].as_str().unwrap().to_owned();
    let answer = json!({"answer": "decline"});
    app.post(&format!("/invitations/{declined}/answer"), answer).expect(200).await;
    held.change(json!({
        "starts_on": "2026-04-08", "ends_on": "2026-04-09", "start_time": "10:00",
        "modality": "hybrid", "venue": {"city": "Tbilisi", "country": "GE"},
        "online_url": "https://meet.example.org/1",
        "tags": ["moved"], "notify": true, "reason": "The hall is taken.",
    }))
    .await;
    let told = held.mails("event_changed").await;
    assert_eq!(names(&told), ["Aigul", "Bek", "Chyngyz", "Dana"]);
    let to = |name: &str| told.iter().find(|mail| mail.recipient_name == name).unwrap();
    let changes = to("Bek").content.body["changes"].clone();
    assert_eq!(
        changes,
        json!([
            {"label": "Dates", "before": "1–3 April 2026", "after": "8–9 April 2026"},
            {"label": "Start", "before": "09:00", "after": "10:00"},
            {"label": "Place", "before": "", "after": "Tbilisi, Georgia"},
            {"label": "Format", "before": "on site", "after": "on site and online"},
            {"label": "Address of the online meeting", "before": "",
             "after": "https://meet.example.org/1"},
        ])
    );
    let russian = &to("Aigul").content.body["changes"];
    assert_eq!(russian[0]["after"], "8–9 апреля 2026 г.");
    assert_eq!(russian[2]["after"], "Tbilisi, Грузия");
    assert_eq!(to("Dana").content.body["reason"], "The hall is taken.");
    let entry = to("Bek").content.calendar.clone().unwrap();
    assert_eq!(
        (entry.method.as_str(), entry.starts_on.to_string().as_str()),
        ("REQUEST", "2026-04-08")
    );
    assert_eq!(entry.attendee, Some(("Bek".into(), "bek@example.org".into())));
    assert!(to("Chyngyz").content.calendar.is_none());
    held.change(json!({"end_time": "16:00", "notify": true})).await;
    let told = held.mails("event_changed").await;
    assert_eq!(told.len(), 8);
    let again = told.iter().rfind(|mail| mail.recipient_name == "Bek").unwrap();
    assert!(sequence(again) > entry.sequence);
}

#[tokio::test]
async fn panels_move_along_with_an_event_that_moves_as_a_whole() {
    let app = TestApp::start().await;
    let held = Held::new(&app, json!({})).await;
    let panels = format!("{}/panels", held.path);
    for (title, day) in [("First", "2026-04-01"), ("Last", "2026-04-03")] {
        let body = json!({"title": title, "day": day, "start_time": "10:00"});
        app.post(&panels, body).expect(201).await;
    }
    app.post(&panels, json!({"title": "Open"})).expect(201).await;
    let shown = async || {
        let list = app.get(&format!("{panels}?sort=position")).json_of(200).await;
        let line = |it: &Value| format!("{} v{}", it["day"].as_str().unwrap_or("-"), it["version"]);
        list["items"].as_array().unwrap().iter().map(line).collect::<Vec<_>>().join(", ")
    };
    let entries = async || {
        let log = app.get("/audit?limit=200").json_of(200).await;
        let log = log["items"].as_array().unwrap().clone();
        let moved = log.into_iter().filter(|it| it["action"] == "panel.update");
        moved.map(|it| it["fields"].to_string()).collect::<Vec<_>>()
    };
    let sequences = async || {
        let file = app.get(&format!("{}/agenda?format=ics", held.path)).expect(200).await.text();
        let of = |name: &str| -> Vec<String> {
            let lines = file.lines().filter(|line| line.starts_with(name));
            lines.filter_map(|line| Some(line.rsplit_once(':')?.1.to_owned())).collect()
        };
        (of("SEQUENCE"), of("DTSTART;"))
    };
    assert_eq!(shown().await, "2026-04-01 v1, 2026-04-03 v1, - v1");
    let before = sequences().await;
    held.change(json!({"starts_on": "2026-04-30", "ends_on": "2026-05-02"})).await;
    assert_eq!(shown().await, "2026-04-30 v2, 2026-05-02 v2, - v1");
    assert_eq!(entries().await, [r#"["day"]"#, r#"["day"]"#]);
    let after = sequences().await;
    assert_eq!(after.1, ["20260430T100000", "20260502T100000"]);
    let number = |text: &String| text.parse::<i32>().unwrap();
    assert!(before.0.iter().zip(&after.0).all(|(old, new)| number(new) > number(old)));
    let agenda = app.get(&format!("{}/agenda", held.path)).json_of(200).await;
    assert_eq!(agenda["clashes"], json!([]));

    held.change(json!({"ends_on": "2026-05-01"})).await;
    assert_eq!(shown().await, "2026-04-30 v2, 2026-05-02 v2, - v1", "the length changed");
    held.change(json!({"starts_on": "2026-04-29", "ends_on": "2026-04-30"})).await;
    assert_eq!(shown().await, "2026-04-29 v3, 2026-05-02 v2, - v1", "one lay beyond the event");
    held.change(json!({"start_time": "09:30"})).await;
    assert_eq!(shown().await, "2026-04-29 v3, 2026-05-02 v2, - v1");
}

#[tokio::test]
async fn an_event_is_not_moved_to_days_that_lack_an_hour_of_its_agenda() {
    let app = TestApp::start().await;
    let held = Held::new(&app, json!({"time_zone": "Europe/Berlin"})).await;
    let panel = json!({"title": "Early", "day": "2026-04-01", "start_time": "02:30"});
    app.post(&format!("{}/panels", held.path), panel).expect(201).await;
    let moved = json!({"starts_on": "2026-03-29", "ends_on": "2026-03-31"});
    let refused = app.patch(&held.path, "*", moved).expect(409).await.json();
    assert_eq!(refused["code"], "event.move_agenda");
    assert!(refused["detail"].as_str().unwrap().contains("this hour does not exist"), "{refused}");
    assert_eq!(app.get(&held.path).json_of(200).await["starts_on"], "2026-04-01");
}

#[tokio::test]
async fn new_seats_go_to_those_who_wait_and_none_is_taken_away() {
    let app = TestApp::start().await;
    let held = Held::new(&app, json!({"capacity": 1})).await;
    for name in ["Aigul", "Bek", "Chyngyz"] {
        held.register(name, "en").await;
    }
    let list = format!("{}/registrations?status=confirmed", held.path);
    held.change(json!({"capacity": 2, "start_time": "10:00", "notify": true})).await;
    assert_eq!(app.get(&list).json_of(200).await["items"].as_array().unwrap().len(), 2);
    assert_eq!(names(&held.mails("registration_promoted").await), ["Bek"]);
    assert_eq!(names(&held.mails("event_changed").await), ["Aigul", "Chyngyz"]);
    let fewer = app.patch(&held.path, "*", json!({"capacity": 1})).expect(409).await;
    assert_eq!(fewer.json()["code"], "registration.capacity_taken");
    assert_eq!(app.get(&held.path).json_of(200).await["capacity"], 2);
    held.change(json!({"capacity": null})).await;
    assert_eq!(app.get(&list).json_of(200).await["items"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn relative_follow_ups_move_with_the_event_and_are_missed_rather_than_late() {
    let app = TestApp::start().await;
    let held = Held::new(&app, json!({})).await;
    let path = format!("{}/follow-ups", held.path);
    let follow_up = |name: &str, days: i32| {
        json!({"name": name, "audience": {"registration_status": ["confirmed"]}, "anchor": "event_start", "offset_days": days,
               "subject": "S", "body": "B"})
    };
    let near = app.post(&path, follow_up("Near", -1)).expect(201).await.id();
    let far = app.post(&path, follow_up("Far", -20)).expect(201).await.id();
    held.change(json!({"starts_on": "2026-03-12", "ends_on": "2026-03-13"})).await;
    let status = |id: String| {
        let app = &app;
        async move { app.get(&format!("/follow-ups/{id}")).json_of(200).await }
    };
    let near = status(near).await;
    assert_eq!(near["status"], "scheduled");
    assert_eq!(near["due_at"], "2026-03-11T04:00:00+00:00");
    let far_one = status(far.clone()).await;
    assert_eq!(far_one["status"], "missed");
    app.act(&format!("{}/cancel", held.path)).expect(200).await;
    let near = status(near["id"].as_str().unwrap().to_owned()).await;
    assert_eq!(near["status"], "cancelled");
    assert_eq!(status(far).await["status"], "missed");
}

#[tokio::test]
async fn a_clone_takes_the_plan_over_and_leaves_people_and_results_behind() {
    let app = TestApp::start().await;
    let host = json!({"name": "Host", "kind": "government"});
    let host = app.post("/organizations", host).expect(201).await.id();
    let held = Held::new(
        &app,
        json!({
            "sequence_number": 1, "capacity": 12, "tags": ["egm"],
            "organizations": [{"organization_id": host, "role": "host"}],
            "countries": [{"country": "KG", "role": "beneficiary"}],
            "registration": {"closes_on": "2026-03-25"},
            "venue": {"city": "Baku", "country": "AZ"},
            "claimed": {"participants": 70},
            "references": [{"title": "Report", "url": null, "dated": null}],
        }),
    )
    .await;
    held.register("Aigul", "en").await;
    held.invite("Bek").await;
    app.post(&format!("{}/media-coverage", held.path), json!({"title": "x"})).expect(201).await;
    let panel = json!({"title": "Panel 1", "day": "2026-04-02", "start_time": "10:00"});
    let panel = app.post(&format!("{}/panels", held.path), panel).expect(201).await.id();
    let item =
        json!({"kind": "keynote", "title": "Opening", "speakers": [{"full_name": "Dr. Oh"}]});
    app.post(&format!("/panels/{panel}/items"), item).expect(201).await;
    let follow_ups = format!("{}/follow-ups", held.path);
    let relative = json!({"name": "Thanks", "audience": {"registration_status": ["confirmed"]}, "anchor": "event_end",
                          "offset_days": 1, "subject": "S", "body": "B"});
    app.post(&follow_ups, relative).expect(201).await;
    let absolute = json!({"name": "Once", "audience": {"registration_status": ["confirmed"]}, "send_at": "2026-03-20T08:00:00Z",
                          "subject": "S", "body": "B"});
    app.post(&follow_ups, absolute).expect(201).await;

    let clone = format!("{}/clone", held.path);
    assert_eq!(app.post(&clone, json!({})).expect(422).await.pointers(), ["/starts_on"]);
    let body = json!({"starts_on": "2026-05-01"});
    let made = app.post(&clone, body.clone()).header("idempotency-key", "c").expect(201).await;
    let again = app.post(&clone, body).header("idempotency-key", "c").expect(201).await;
    assert_eq!(again.json(), made.json());
    let event = made.json();
    assert_eq!((&event["status"], &event["slug"]), (&json!("draft"), &json!("forum-2")));
    assert_eq!(event["ends_on"], "2026-05-03");
    assert_eq!(event["registration"]["closes_on"], "2026-04-24");
    assert_eq!(event["sequence_number"], 2);
    assert_eq!(held.path, format!("/events/{}", event["previous_event_id"].as_str().unwrap()));
    assert_eq!(event["organizations"], json!([{"organization_id": host, "role": "host"}]));
    assert_eq!(event["countries"], json!([{"country": "KG", "role": "beneficiary"}]));
    assert_eq!((&event["venue"]["city"], &event["capacity"]), (&json!("Baku"), &json!(12)));
    assert_eq!(event["claimed"]["participants"], Value::Null);
    assert_eq!(event["references"], json!([]));

    let path = format!("/events/{}", made.id());
    let items = |what: &str| {
        let (app, list) = (&app, format!("{path}/{what}"));
        async move { app.get(&list).json_of(200).await["items"].as_array().unwrap().clone() }
    };
    for what in ["registrations", "invitations", "media-coverage"] {
        assert!(items(what).await.is_empty(), "{what}");
    }
    let panels = items("panels").await;
    assert_eq!(
        (&panels[0]["day"], &panels[0]["start_time"]),
        (&json!("2026-05-02"), &json!("10:00"))
    );
    let list = format!("/panels/{}/items", panels[0]["id"].as_str().unwrap());
    let item = app.get(&list).json_of(200).await["items"][0].clone();
    assert_eq!((&item["kind"], &item["speakers"]), (&json!("keynote"), &json!([])));
    let copied = items("follow-ups").await;
    assert_eq!(copied.len(), 1);
    assert_eq!((&copied[0]["name"], &copied[0]["status"]), (&json!("Thanks"), &json!("scheduled")));
    assert_eq!(copied[0]["due_at"], "2026-05-04T12:00:00+00:00");

    let body = json!({"starts_on": "2025-05-01", "title": "Forum 2025", "speakers": true});
    let past = app.post(&clone, body).json_of(201).await;
    let path = format!("/events/{}", past["id"].as_str().unwrap());
    let agenda = app.get(&format!("{path}/agenda")).json_of(200).await.to_string();
    assert!(agenda.contains("Dr. Oh"));
    let copied = app.get(&format!("{path}/follow-ups")).json_of(200).await;
    assert_eq!(copied["items"][0]["status"], "draft");
}

#[tokio::test]
async fn a_clone_is_the_first_event_but_for_what_must_differ() {
    let app = TestApp::start().await;
    let first = crate::clearing::full::objects(&app, "/api/v1/events/{id}").await.remove(0);
    let own = format!("/events/{}", first["id"].as_str().unwrap());
    let next = app.post(&format!("{own}/clone"), json!({"starts_on": "2026-06-04"}));
    let next = next.json_of(201).await;
    let mut expected = first.clone();
    // Ten days later, as a draft without a past.
    for (field, value) in [
        ("/starts_on", json!("2026-06-04")),
        ("/ends_on", json!("2026-06-06")),
        ("/starts_at", json!("2026-06-04T04:30:00Z")),
        ("/ends_at", json!("2026-06-06T13:00:00Z")),
        ("/registration/opens_on", json!("2026-01-11")),
        ("/registration/closes_on", json!("2026-05-11")),
        ("/sequence_number", json!(3)),
        ("/previous_event_id", first["id"].clone()),
        ("/status", json!("draft")),
        ("/version", json!(1)),
        ("/published_at", Value::Null),
        ("/claimed", json!({"participants": null, "countries": null, "note": null})),
        ("/references", json!([])),
        ("/leads_to", json!([])),
        ("/notes", Value::Null),
        ("/id", next["id"].clone()),
        ("/slug", next["slug"].clone()),
    ] {
        let place = expected.pointer_mut(field).unwrap();
        assert!(*place != value, "{field} would not differ");
        *place = value;
    }
    for made in ["starts_at", "ends_at"] {
        let instant = |event: &Value| {
            chrono::DateTime::parse_from_rfc3339(event[made].as_str().unwrap()).unwrap()
        };
        assert_eq!(instant(&next), instant(&expected), "{made}");
        expected[made] = next[made].clone();
    }
    assert_eq!(next, expected);
}

#[tokio::test]
async fn an_agenda_with_an_hour_that_the_new_day_does_not_have_is_not_cloned() {
    let app = TestApp::start().await;
    let held = Held::new(&app, json!({"time_zone": "Europe/Berlin"})).await;
    let starts = app.get(&held.path).json_of(200).await["starts_on"].clone();
    let panel = json!({"title": "Early", "day": starts, "start_time": "02:30"});
    app.post(&format!("{}/panels", held.path), panel).expect(201).await;
    let clone = json!({"starts_on": "2027-03-28"});
    let refused = app.post(&format!("{}/clone", held.path), clone).expect(409).await.json();
    assert_eq!(refused["code"], "event.clone_agenda");
    assert!(refused["detail"].as_str().unwrap().contains("this hour does not exist"), "{refused}");
}
