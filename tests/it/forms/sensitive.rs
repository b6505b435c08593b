//! Answers to sensitive fields: where they stand, who reads them, and when they go.

use convoke::access::types::Role;
use convoke::db::Database;
use convoke::mail::Purpose;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use super::{address, ask, field, option};
use crate::secrets::everything;
use crate::support::process::convoke;
use crate::support::scene::{answer_path, event, fingerprint, invite, manage_path, register};
use crate::support::{TestApp, named};

const NUMBER: &str = "AC1234567";
const OTHER: &str = "BD7654321";
const ISSUED: &str = "2021-06-17";
const EXPIRES: &str = "2031-06-16";

fn sensitive(key: &str, kind: &str, more: Value) -> Value {
    let mut all = json!({"sensitive": true, "retention_days": 30});
    for (name, value) in more.as_object().unwrap() {
        all[name] = value.clone();
    }
    field(key, kind, [key, key], all)
}

/// A field that is not sensitive, and some that are.
fn fields() -> Value {
    let meals = [option("halal", ["Halal", "Халяль"]), option("other", ["Other", "Другое"])];
    let exactly = json!({"required": true, "show_if": {"field": "meals", "is": ["other"]}});
    json!([
        field("topic", "text", ["Topic", "Тема"], json!({})),
        sensitive("passport", "text", json!({"required": true})),
        sensitive("born_on", "date", json!({})),
        sensitive("meals", "several_of", json!({"options": meals})),
        sensitive("exactly", "text", exactly),
    ])
}

const SAID: [(&str, &str); 5] = [
    ("answer", "accept"),
    ("topic", "Law"),
    ("passport", NUMBER),
    ("born_on", "1980-02-01"),
    ("meals", "halal"),
];

/// Anna, who accepted and answered; her registration.
async fn anna(app: &TestApp, event: &Value) -> Value {
    ask(app, event, fields()).await;
    let invitation = invite(app, event, "anna@example.org", json!({})).await;
    let page = answer_path(app, &invitation).await;
    app.raw("POST", &page).form(&SAID).expect(303).await;
    register(app, event, "").await.remove(0)
}

fn apart(row: &Value) -> String {
    format!("/registrations/{}/sensitive-answers", row["id"].as_str().unwrap())
}

async fn answers(app: &TestApp, row: &Value) -> Value {
    app.get(&apart(row)).json_of(200).await["answers"].clone()
}

async fn run(app: &TestApp, sql: &'static str) {
    let deed =
        move |w: convoke::db::Write| async move { Ok(w.execute_unprepared(sql).await.map(drop)?) };
    app.app.context.db.write(deed).await.unwrap();
}

#[tokio::test]
async fn what_is_sensitive_stands_apart_and_nowhere_in_the_open() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let row = anna(&app, &event).await;
    assert_eq!((&row["answers"], &row["sensitive_version"]), (&json!({"topic": "Law"}), &json!(1)));
    assert_eq!(row["answer_versions"], json!({"topic": 1}));
    let said = json!({"passport": NUMBER, "born_on": "1980-02-01", "meals": ["halal"]});
    assert_eq!(answers(&app, &row).await, said);
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let table = app.get(&format!("{path}?format=csv")).expect(200).await.text();
    assert!(table.contains("[topic]") && table.contains("Law"), "{table}");
    assert!(!table.contains("[passport]") && !table.contains(NUMBER), "{table}");
    app.deliver().await;
    assert!(app.mails_to("anna@example.org").iter().all(|mail| !mail.text().contains(NUMBER)));
    let all = everything(&app.app.context.db).await;
    assert!(all.contains("Law") && !all.contains(NUMBER) && !all.contains("1980-02-01"));
}

#[tokio::test]
async fn each_reading_is_logged_and_is_for_organizers_alone() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let row = anna(&app, &event).await;
    for role in [Role::Viewer, Role::CheckIn] {
        let token = app.token(role, None).await;
        app.raw("GET", &format!("/api/v1{}", apart(&row))).bearer(&token).expect(403).await;
    }
    let read = "/audit?action=registration.read_sensitive_answers";
    assert_eq!(app.get(read).json_of(200).await["items"], json!([]));
    for times in 1..3 {
        answers(&app, &row).await;
        let log = app.get(read).json_of(200).await["items"].clone();
        assert_eq!(log.as_array().unwrap().len(), times);
        assert_eq!(log[0]["object_id"], row["id"]);
        assert_eq!(
            log[0]["fields"],
            json!(["answers/born_on", "answers/meals", "answers/passport"])
        );
        assert!(!log.to_string().contains(NUMBER));
    }
}

#[tokio::test]
async fn the_page_shows_a_part_keeps_what_is_left_and_takes_what_is_typed_anew() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let row = anna(&app, &event).await;
    let page = manage_path(&app, &row, Purpose::Manage).await;
    let html = app.raw("GET", &format!("{page}?language=en")).expect(200).await.text();
    assert!(!html.contains(NUMBER) && !html.contains("1980-02-01"), "{html}");
    for part in [
        "value=\"●●●●●567\" name=\"passport\"",
        "<input type=\"text\" id=\"f-born_on\" value=\"●●●●●\"",
        "value=\"halal\" name=\"meals\" checked",
        "deleted 30 days after the event",
        "A part of what you gave is shown",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
    let save = |passport: &'static str, born: &'static str| {
        [
            ("action", "save"),
            ("organization", ""),
            ("position", ""),
            ("country", ""),
            ("topic", "Law"),
            ("passport", passport),
            ("born_on", born),
            ("meals", "halal"),
            ("exactly", ""),
        ]
    };
    // The first time that all of the page is sent says what is said of the list of participants too.
    app.raw("POST", &page).form(&save("●●●●●567", "●●●●●")).expect(303).await;
    let before = fingerprint(&app).await;
    app.raw("POST", &page).form(&save("●●●●●567", "●●●●●")).expect(303).await;
    let log = app.get("/audit?action=registration.update").json_of(200).await;
    assert_eq!(fingerprint(&app).await, before, "what was left as it was is no change: {log}");
    let html = app.raw("POST", &page).form(&save("AC●●●●●567", "●●●●●")).expect(422).await.text();
    assert!(html.contains("<a href=\"#f-passport\">"), "{html}");
    app.raw("POST", &page).form(&save(OTHER, "")).expect(303).await;
    assert_eq!(answers(&app, &row).await, json!({"passport": OTHER, "meals": ["halal"]}));
    let again = register(&app, &event, "").await.remove(0);
    assert_eq!(again["sensitive_version"], 2);
    let log = app.get("/audit?action=registration.update").json_of(200).await;
    let fields: Vec<_> = log["items"].as_array().unwrap().iter().map(|it| &it["fields"]).collect();
    assert_eq!(fields, [&json!(["consents"]), &json!(["sensitive_version"])]);
}

#[tokio::test]
async fn what_is_sensitive_is_asked_once_the_address_is_confirmed() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    ask(&app, &event, fields()).await;
    let page = format!("/e/{}/register", event["slug"].as_str().unwrap());
    let html = app.raw("GET", &page).expect(200).await.text();
    assert!(html.contains("name=\"topic\"") && !html.contains("name=\"passport\""), "{html}");
    let bek = [("full_name", "Bek"), ("email", "bek@example.org"), ("passport", NUMBER)];
    app.raw("POST", &page).form(&bek).expect(200).await;
    let row = register(&app, &event, "").await.remove(0);
    assert_eq!((&row["answers"], &row["sensitive_version"]), (&json!({}), &Value::Null));
    let page = manage_path(&app, &row, Purpose::ConfirmAddress).await;
    let confirm = [("action", "confirm"), ("full_name", "Bek")];
    let html = app.raw("POST", &page).form(&confirm).expect(422).await.text();
    assert!(html.contains("<a href=\"#f-passport\">"), "{html}");
    let confirm = [("action", "confirm"), ("full_name", "Bek"), ("passport", NUMBER)];
    app.raw("POST", &page).form(&confirm).expect(303).await;
    assert_eq!(answers(&app, &row).await, json!({"passport": NUMBER}));
}

#[tokio::test]
async fn organizers_write_what_they_were_told_and_no_answer_repeats_it() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    ask(&app, &event, fields()).await;
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let body = |answers: Value| json!({"person": {"full_name": "Bek"}, "answers": answers});
    let wrong = body(json!({"born_on": "soon", "meals": ["fish"], "topic": 1}));
    let wrong = app.post(&path, wrong).expect(422).await;
    assert_eq!(wrong.pointers(), ["/answers/born_on", "/answers/meals", "/answers/topic"]);
    let post = || {
        let answers = json!({"topic": "Law", "passport": NUMBER, "meals": ["halal"]});
        app.call("POST", &path).header("idempotency-key", "bek").json(body(answers))
    };
    let row = post().expect(201).await.json();
    assert_eq!((&row["answers"], &row["sensitive_version"]), (&json!({"topic": "Law"}), &json!(1)));
    assert_eq!(post().expect(201).await.json(), row);
    assert!(!everything(&app.app.context.db).await.contains(NUMBER), "nor in what is kept of it");
    let own = format!("/registrations/{}", row["id"].as_str().unwrap());
    app.patch(&own, "*", json!({"answers": {"topic": "IT"}})).expect(200).await;
    let said = json!({"passport": NUMBER, "meals": ["halal"]});
    assert_eq!(answers(&app, &row).await, said, "what is not named stays");
    let not_asked = json!({"answers": {"exactly": "nuts"}});
    let wrong = app.patch(&own, "*", not_asked).expect(422).await;
    assert_eq!(wrong.pointers(), ["/answers/exactly"]);
    let change = json!({"answers": {"topic": "IT", "passport": null, "meals": ["other"],
                                    "exactly": "nuts"}});
    let changed = app.patch(&own, "*", change).expect(200).await.json();
    assert_eq!(changed["sensitive_version"], 2);
    assert_eq!(answers(&app, &row).await, json!({"meals": ["other"], "exactly": "nuts"}));
}

/// Somebody who said three days in their order, of which the later two stand apart; where they are.
async fn with_days(app: &TestApp) -> String {
    let event = event(app, json!({})).await;
    let days = json!([
        field("born_on", "date", ["Born", "Дата рождения"], json!({})),
        sensitive("issued_on", "date", json!({"not_before": "born_on"})),
        sensitive("expires_on", "date", json!({"not_before": "issued_on"})),
    ]);
    ask(app, &event, days).await;
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let said = json!({"born_on": "1980-02-01", "issued_on": ISSUED, "expires_on": EXPIRES});
    let body = json!({"person": {"full_name": "Bek"}, "answers": said});
    let row = app.post(&path, body).json_of(201).await;
    format!("/registrations/{}", row["id"].as_str().unwrap())
}

#[tokio::test]
async fn who_is_told_that_a_day_is_too_early_is_not_told_which_day_stands_apart() {
    let app = TestApp::start().await;
    let own = with_days(&app).await;
    let early = json!({"answers": {"born_on": "1980-02-01", "expires_on": "2021-06-16"}});
    let wrong = app.patch(&own, "*", early).expect(422).await;
    assert_eq!(wrong.pointers(), ["/answers/expires_on"]);
    let told = wrong.text();
    assert!(told.contains("`issued_on`") && !told.contains(ISSUED), "{told}");
}

#[tokio::test]
async fn a_day_that_is_later_than_one_that_stays_is_refused_where_it_is_given() {
    let app = TestApp::start().await;
    let own = with_days(&app).await;
    let before = fingerprint(&app).await;
    for (said, pointer) in [
        (json!({"born_on": "1980-02-01", "issued_on": "2031-06-17"}), "/answers/issued_on"),
        (json!({"born_on": "2021-06-18"}), "/answers/born_on"),
        (json!({"born_on": "2021-06-18", "expires_on": "2031-06-18"}), "/answers/born_on"),
    ] {
        let wrong = app.patch(&own, "*", json!({"answers": said})).expect(422).await;
        assert_eq!(wrong.pointers(), [pointer]);
        assert_eq!(wrong.json()["errors"][0]["code"], "not_before");
        let told = wrong.text();
        assert!(!told.contains(ISSUED) && !told.contains(EXPIRES), "{told}");
    }
    assert_eq!(fingerprint(&app).await, before, "nothing of it is kept");
    let later = json!({"answers": {"born_on": "1980-02-01", "issued_on": EXPIRES}});
    app.patch(&own, "*", later).expect(200).await;
    app.patch(&own, "*", json!({"answers": {"born_on": EXPIRES}})).expect(200).await;
}

#[tokio::test]
async fn what_is_sent_back_as_it_was_read_stays_where_the_field_asks_otherwise_now() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let row = anna(&app, &event).await;
    let mut changed = fields();
    changed[3]["options"] = json!([option("vegan", ["Vegan", "Веган"])]);
    changed.as_array_mut().unwrap().truncate(4);
    ask(&app, &event, changed).await;
    let read = app.get(&apart(&row)).json_of(200).await;
    let own = format!("/registrations/{}", row["id"].as_str().unwrap());
    let mut same = json!({"answers": read["answers"]});
    same["answers"]["topic"] = json!("Law");
    let kept = app.patch(&own, "*", same).expect(200).await.json();
    assert_eq!(kept["version"], row["version"], "it is no change");
    let again = app.get(&apart(&row)).json_of(200).await;
    for part in ["answers", "answer_versions"] {
        assert_eq!(again[part], read[part]);
    }
}

#[tokio::test]
async fn an_answer_opens_in_its_own_place_alone() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let row = anna(&app, &event).await;
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let bek = json!({"person": {"full_name": "Bek"}, "answers": {"passport": OTHER}});
    let bek = app.post(&path, bek).json_of(201).await;
    run(
        &app,
        "UPDATE sensitive_answers SET sealed = (SELECT other.sealed FROM sensitive_answers other \
         WHERE other.key = sensitive_answers.key \
         AND other.registration_id <> sensitive_answers.registration_id) WHERE key = 'passport' \
         AND registration_id = (SELECT registration_id FROM sensitive_answers \
         WHERE key = 'passport' ORDER BY registration_id LIMIT 1)",
    )
    .await;
    let mut moved = 0;
    for row in [&row, &bek] {
        let read = app.get(&apart(row)).json_of(200).await;
        let opens = read["answers"].get("passport").is_some();
        assert_eq!(read["unreadable"], if opens { json!([]) } else { json!(["passport"]) });
        moved += usize::from(!opens);
    }
    assert_eq!(moved, 1, "what stands in another's place does not open");
    for row in [&row, &bek] {
        let own = format!("/registrations/{}", row["id"].as_str().unwrap());
        let none = json!({"answers": {"passport": null}});
        app.patch(&own, "*", none).expect(200).await;
        let read = app.get(&apart(row)).json_of(200).await;
        assert_eq!(read["unreadable"], json!([]), "null deletes what nobody can read, too");
        assert!(read["answers"].get("passport").is_none());
    }
}

#[tokio::test]
async fn a_former_key_opens_what_it_sealed_and_the_doctor_says_when_none_does() {
    const NEW: &str = "another secret of the tests, also long enough";
    const OLD: &str = "a secret of the tests, long enough to be one";
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let row = anna(&app, &event).await;
    let (new, former) = (("CONVOKE_SECRET_KEY", NEW), ("CONVOKE_SECRET_KEY_FORMER", OLD));
    for (settings, opens, says) in [
        (vec![("CONVOKE_SECRET_KEY", OLD)], true, "ok     answers"),
        (vec![new, former], true, "look   answers   3 sensitive ones"),
        (vec![new], false, "wrong  answers   3 sensitive ones"),
    ] {
        let other = app.restarted_with(&settings).await;
        let read = other.get(&apart(&row)).json_of(200).await;
        assert_eq!(read["answers"]["passport"] == NUMBER, opens);
        assert_eq!(read["unreadable"].as_array().unwrap().is_empty(), opens);
        let mut doctor = convoke(other.database(), &["doctor"]);
        doctor.env_remove("CONVOKE_SECRET_KEY").envs(settings);
        let told = tokio::task::spawn_blocking(move || doctor.output().unwrap()).await.unwrap();
        let told = String::from_utf8(told.stdout).unwrap();
        assert!(told.contains(says), "{told}");
    }
}

#[tokio::test]
async fn they_are_deleted_when_their_days_are_over() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let mut form = fields();
    form[2]["retention_days"] = json!(60);
    let row = anna(&app, &event).await;
    ask(&app, &event, form).await;
    for (now, left, version) in [
        ("2026-06-26T18:59:59Z", vec!["born_on", "meals", "passport"], json!(1)),
        ("2026-06-26T19:00:00Z", vec!["born_on"], json!(2)),
        ("2026-07-26T19:00:00Z", vec![], Value::Null),
    ] {
        app.clock.set(now.parse().unwrap());
        convoke::worker::tick(&app.app.context).await.unwrap();
        let answers = answers(&app, &row).await;
        let keys: Vec<&str> = answers.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, left, "{now}");
        assert_eq!(register(&app, &event, "").await[0]["sensitive_version"], version, "{now}");
    }
}

#[tokio::test]
async fn whoever_comes_in_their_place_has_none_of_it() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let row = anna(&app, &event).await;
    let path = format!("/registrations/{}/substitute", row["id"].as_str().unwrap());
    let chen = json!({"person": {"full_name": "Chen", "email": "chen@example.org"}});
    let chen = app.post(&path, chen).json_of(200).await;
    assert_eq!(chen["sensitive_version"], Value::Null);
    assert_eq!(answers(&app, &chen).await, json!({}));
    let page = named::shown(&app, &manage_path(&app, &chen, Purpose::Manage).await).await;
    assert!(page.contains("name=\"passport\"") && !page.contains("567"), "{page}");
    assert_eq!(answers(&app, &row).await["passport"], NUMBER);
}

#[tokio::test]
async fn a_key_is_sensitive_always_or_never_and_what_depends_on_it_is_too() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    ask(&app, &event, fields()).await;
    let mut form = fields();
    for (index, is) in [(0, true), (3, false)] {
        form[index]["sensitive"] = json!(is);
    }
    form[0]["retention_days"] = json!(3);
    let wrong = app.patch(&address(&event), "*", json!({"fields": form})).expect(422).await;
    assert_eq!(wrong.pointers(), ["/fields/0/sensitive", "/fields/3/sensitive"]);
    let mut form = fields();
    form[1]["retention_days"] = Value::Null;
    form[4]["sensitive"] = json!(false);
    form[4]["key"] = json!("other");
    let photos = field("photos", "consent", ["Photos", "Фото"], json!({"sensitive": true}));
    form.as_array_mut().unwrap().push(photos);
    let wrong = app.patch(&address(&event), "*", json!({"fields": form})).expect(422).await;
    let expected = ["/fields/1/retention_days", "/fields/4/show_if/field", "/fields/5/sensitive"];
    assert_eq!(wrong.pointers(), expected);
}

#[tokio::test]
async fn they_go_with_whoever_never_confirmed_and_with_their_database() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let row = anna(&app, &event).await;
    let file = app.folder().join("copy.db");
    if app.app.context.settings.is_sqlite() {
        app.app.context.db.back_up(&file).await.unwrap();
        let copy = format!("sqlite://{}", file.display());
        let copy = Database::connect(&copy, app.clock.clone()).await.unwrap();
        assert!(!everything(&copy).await.contains(NUMBER), "a copy tells no more");
        copy.close().await.unwrap();
    }
    let own = format!("/registrations/{}/withdraw", row["id"].as_str().unwrap());
    app.post(&own, json!({})).expect(200).await;
    let again = json!({"person_id": row["person_id"], "notify": false});
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let again = app.post(&path, again).json_of(201).await;
    assert_eq!((&again["id"], &again["sensitive_version"]), (&row["id"], &Value::Null));
    assert_eq!(answers(&app, &row).await, json!({}), "what was said before does not come back");
}
