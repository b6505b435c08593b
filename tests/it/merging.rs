//! Two people on record who are one.

use convoke::access::{Actor, Role, TokenScope};
use convoke::mail::Purpose;
use convoke::mail::suppressions::{NewSuppression, SuppressionReason, SuppressionScope, keep};
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::named::shown;
use crate::support::scene::{
    answer_path, event, fingerprint, invite, manage_path, number, register,
};

async fn person(app: &TestApp, body: Value) -> String {
    app.post("/people", body).expect(201).await.id()
}

async fn merge(app: &TestApp, stays: &str, other: &str) -> Value {
    app.post(&format!("/people/{stays}/merge"), json!({"other_id": other})).json_of(200).await
}

fn id(value: &Value) -> &str {
    value["id"].as_str().unwrap()
}

async fn checked_in(app: &TestApp, event: &Value, row: &Value) {
    let body =
        json!({"registration_id": id(row), "day": "2026-05-25", "at": "2026-05-25T05:00:00Z"});
    app.clock.set("2026-05-25T05:00:00Z".parse().unwrap());
    app.post(&format!("/events/{}/attendance", id(event)), body).expect(201).await;
}

#[tokio::test]
async fn all_that_hangs_on_the_other_hangs_on_the_one_who_stays_and_links_lead_where_they_led() {
    let app = TestApp::start().await;
    let [one, two, three] = ["One", "Two", "Three"].map(|title| json!({"title": title}));
    let (one, two, three) =
        (event(&app, one).await, event(&app, two).await, event(&app, three).await);
    let stays = person(
        &app,
        json!({"full_name": "Anna Saparova", "email": "anna@work.example.org", "country": "KZ"}),
    )
    .await;
    let other = person(
        &app,
        json!({"full_name": "A. Saparova", "email": "anna@home.example.org", "phone": "+7 700",
               "gender": "female", "country": "KG", "preferred_language": "ru"}),
    )
    .await;
    let panel = format!("/events/{}/panels", id(&three));
    let panel = app.post(&panel, json!({"title": "P"})).expect(201).await.id();
    let item = json!({"kind": "keynote", "title": "I", "speakers": [{"person_id": other, "role": "speaker"}]});
    let item = app.post(&format!("/panels/{panel}/items"), item).expect(201).await.id();
    let post = json!({"person_id": other, "country": "KG", "topic": "Data"});
    let post = app.post("/focal-points", post).expect(201).await.id();
    let named = json!({"person_id": other, "country": "KG"});
    let quota = json!({"country": "KG", "seats": 2});
    app.post(&format!("/events/{}/quotas", id(&three)), quota).expect(201).await;
    let nomination = format!("/events/{}/nominations", id(&three));
    let nomination = app.post(&nomination, named).expect(201).await.id();
    let said = json!({"text": "Do it.", "source": {"person_id": other}});
    let said =
        app.post(&format!("/events/{}/recommendations", id(&three)), said).expect(201).await.id();
    // Invited to one by the one address, registered there by the other.
    let first = json!({"person_id": stays, "person": null, "send": true});
    let invited = app
        .post(
            &format!("/events/{}/invitations", id(&one)),
            json!({"person_id": stays, "send": true}),
        )
        .json_of(201)
        .await;
    drop(first);
    let rows = |event: &Value| format!("/events/{}/registrations", id(event));
    let registered = app.post(&rows(&one), json!({"person_id": other})).json_of(201).await;
    let mine = app.post(&rows(&two), json!({"person_id": stays})).json_of(201).await;
    let links = [
        manage_path(&app, &registered, Purpose::Manage).await,
        answer_path(&app, &invited).await,
        manage_path(&app, &mine, Purpose::Manage).await,
    ];
    let count = async |sql: &str| number(&app.app.context.db, sql).await;
    let all = [
        "SELECT COUNT(*) AS n FROM registrations",
        "SELECT COUNT(*) AS n FROM invitations",
        "SELECT COUNT(*) AS n FROM mails",
    ];
    let mut before = Vec::new();
    for sql in all {
        before.push(count(sql).await);
    }
    let item_before = app.get(&format!("/items/{item}")).expect(200).await.etag();
    let done = merge(&app, &stays, &other).await;
    let item_after = app.get(&format!("/items/{item}")).expect(200).await.etag();
    assert_ne!(item_before, item_after, "it names another person");
    let kept = &done["person"];
    assert_eq!(kept["id"], stays);
    for (field, value) in [
        ("full_name", "Anna Saparova"),
        ("email", "anna@work.example.org"),
        ("country", "KZ"),
        ("phone", "+7 700"),
        ("gender", "female"),
        ("preferred_language", "ru"),
    ] {
        assert_eq!(kept[field], value, "{field}");
    }
    assert_eq!(done["other"]["email"], "anna@home.example.org", "it is told for the last time");
    let moved = json!({"focal_points": 1, "speakers": 1, "nominations": 1, "invitations": 0,
                       "registrations": 1, "follow_ups": 0, "recommendations": 1, "mails": 1,
                       "united": 0});
    assert_eq!(done["moved"], moved);
    app.get(&format!("/people/{other}")).expect(404).await;
    for (sql, before) in all.iter().zip(before) {
        assert_eq!(count(sql).await, before, "{sql}");
    }
    for (path, at) in [
        (format!("/focal-points/{post}"), "/person_id"),
        (format!("/nominations/{nomination}"), "/person_id"),
        (format!("/registrations/{}", id(&registered)), "/person_id"),
        (format!("/items/{item}"), "/speakers/0/person_id"),
        (format!("/recommendations/{said}"), "/source/person_id"),
    ] {
        let shown = app.get(&path).json_of(200).await;
        assert_eq!(shown.pointer(at), Some(&json!(stays)), "{path}: {shown}");
    }
    for link in links {
        let html = shown(&app, &link).await;
        assert!(html.contains("Anna Saparova"), "{html}");
    }
    let found = app.get(&format!("{}?q=anna", rows(&one))).json_of(200).await;
    assert_eq!(found["items"][0]["full_name"], "Anna Saparova", "found by the name that stays");
    let women = app.get(&format!("/events/{}/statistics", id(&one))).json_of(200).await;
    assert!(women.to_string().contains("female"), "{women}");
    let log = app.get("/audit?action=person.merge").json_of(200).await;
    assert_eq!(log["items"][0]["object_id"], json!(stays));
    let again = app.post(&format!("/people/{stays}/merge"), json!({"other_id": other}));
    assert_eq!(again.expect(422).await.pointers(), ["/other_id"]);
    checked_in(&app, &one, &registered).await;
}

#[tokio::test]
async fn nobody_is_merged_with_themselves_and_no_limited_token_merges() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let mut people = Vec::new();
    for email in ["anna@a.example.org", "anna@b.example.org"] {
        let invitation = invite(&app, &event, email, json!({})).await;
        people.push(invitation["person_id"].as_str().unwrap().to_owned());
    }
    let path = format!("/people/{}/merge", people[0]);
    let same = app.post(&path, json!({"other_id": people[0]})).expect(422).await;
    assert_eq!(same.pointers(), ["/other_id"]);
    let scope = TokenScope { programmes: Vec::new(), events: vec![id(&event).parse().unwrap()] };
    let limited = app.token(Role::Organizer, Some(scope)).await;
    let before = fingerprint(&app).await;
    let call = app.raw("POST", &format!("/api/v1{path}")).bearer(&limited);
    call.json(json!({"other_id": people[1]})).expect(403).await;
    assert_eq!(fingerprint(&app).await, before);
}

#[tokio::test]
async fn what_was_asked_for_at_one_address_holds_at_the_other_and_an_open_one_is_filled() {
    let app = TestApp::start().await;
    let stays = person(&app, json!({"full_name": "Anna", "email": "anna@a.example.org"})).await;
    let other = person(&app, json!({"full_name": "Anna", "email": "anna@b.example.org"})).await;
    let bare = person(&app, json!({"full_name": "Anna"})).await;
    let done = merge(&app, &bare, &other).await;
    assert_eq!(done["person"]["email"], "anna@b.example.org", "the address of the other fills in");
    for reason in [SuppressionReason::Unsubscribed, SuppressionReason::Bounced] {
        hold(&app, "anna@b.example.org", reason).await;
    }
    merge(&app, &stays, &bare).await;
    let held = reasons(&app, "anna@a.example.org").await;
    assert_eq!(held, ["unsubscribed"], "that mails came back is true of one address");
}

#[tokio::test]
async fn what_was_asked_for_at_any_address_holds_for_the_one_to_which_mail_goes() {
    let [one, two, new] = ["anna@a.example.org", "anna@b.example.org", "anna@c.example.org"];
    let app = TestApp::start().await;
    let stays = person(&app, json!({"full_name": "Anna", "email": one})).await;
    let other = person(&app, json!({"full_name": "Anna", "email": two})).await;
    merge(&app, &stays, &other).await;
    for reason in [SuppressionReason::Unsubscribed, SuppressionReason::Bounced] {
        hold(&app, one, reason).await;
    }
    // Also where the one that held until then is given up at once.
    let path = format!("/people/{stays}");
    app.patch(&path, "*", json!({"email": two, "other_emails": null})).expect(200).await;
    assert_eq!(reasons(&app, two).await, ["unsubscribed"]);
    // One that nobody knew is in the place of one that was wrong.
    app.patch(&path, "*", json!({"email": new})).expect(200).await;
    assert_eq!(reasons(&app, new).await, Vec::<String>::new());
}

#[tokio::test]
async fn what_was_asked_for_at_an_address_that_was_only_typed_holds_for_the_other() {
    let [one, two] = ["anna@a.example.org", "anna@b.example.org"];
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let page = format!("/e/{}/register", event["slug"].as_str().unwrap());
    app.raw("POST", &page).form(&[("full_name", "A."), ("email", one)]).expect(200).await;
    let typed = register(&app, &event, "&status=unverified").await.remove(0);
    let stays = typed["person_id"].as_str().unwrap();
    let other = person(&app, json!({"full_name": "Anna", "email": two})).await;
    hold(&app, one, SuppressionReason::Complained).await;
    let done = merge(&app, stays, &other).await;
    assert_eq!((&done["person"]["id"], &done["person"]["email"]), (&json!(stays), &json!(two)));
    assert_eq!(done["person"]["other_emails"], json!([one]));
    assert_eq!(reasons(&app, two).await, ["complained"]);
}

/// Keeps that an address gets no follow-ups.
async fn hold(app: &TestApp, email: &str, reason: SuppressionReason) {
    let by = &Actor::system("test");
    let (email, scope) = (&email.parse().unwrap(), SuppressionScope::FollowUps);
    let new = &NewSuppression { email, scope, event_id: None, reason, note: None, mail_id: None };
    let deed = move |w| async move { keep(&w, by, new).await.map(drop) };
    app.app.context.db.write(deed).await.unwrap();
}

/// Why an address gets none.
async fn reasons(app: &TestApp, email: &str) -> Vec<String> {
    let held = app.get(&format!("/mail/suppressions?email={email}")).json_of(200).await;
    let rows = held["items"].as_array().unwrap().iter();
    rows.map(|row| row["reason"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_merge_undoes_no_decision_on_a_nominee() {
    for seats in [1, 0] {
        let app = TestApp::start().await;
        let event = event(&app, json!({})).await;
        let at = |part: &str| format!("/events/{}/{part}", id(&event));
        app.post(&at("quotas"), json!({"country": "KZ", "seats": seats})).expect(201).await;
        let stays = person(&app, json!({"full_name": "Anna"})).await;
        app.post(&at("registrations"), json!({"person_id": stays})).expect(201).await;
        let other = person(&app, json!({"full_name": "A."})).await;
        let named = json!({"person_id": other, "country": "KZ"});
        let named = app.post(&at("nominations"), named).expect(201).await.id();
        app.post(&format!("/nominations/{named}/decline"), json!({})).expect(200).await;
        merge(&app, &stays, &other).await;
        // And what somebody has for other events is no concern of a merge.
        let bare = person(&app, json!({"full_name": "Anna"})).await;
        merge(&app, &stays, &bare).await;
        let named = app.get(&format!("/nominations/{named}")).json_of(200).await;
        assert_eq!(
            (&named["person_id"], &named["status"]),
            (&json!(stays), &json!("declined")),
            "{seats}"
        );
    }
}

#[tokio::test]
async fn who_was_nominated_as_the_one_and_came_as_the_other_takes_a_seat_of_their_country() {
    for (seats, status) in [(1, 200), (0, 409)] {
        let app = TestApp::start().await;
        let event = event(&app, json!({})).await;
        let at = |part: &str| format!("/events/{}/{part}", id(&event));
        let quota = json!({"country": "KZ", "seats": seats});
        app.post(&at("quotas"), quota).expect(201).await;
        let stays = json!({"full_name": "Anna", "email": "anna@a.example.org"});
        let stays = person(&app, stays).await;
        app.post(&at("registrations"), json!({"person_id": stays})).expect(201).await;
        let other = person(&app, json!({"full_name": "A."})).await;
        let named = json!({"person_id": other, "country": "KZ"});
        let named = app.post(&at("nominations"), named).expect(201).await.id();
        let path = format!("/people/{stays}/merge");
        app.post(&path, json!({"other_id": other})).expect(status).await;
        let named = app.get(&format!("/nominations/{named}")).json_of(200).await;
        let expected = if status == 200 { (&*stays, "selected") } else { (&*other, "submitted") };
        assert_eq!(
            (&named["person_id"], &named["status"]),
            (&json!(expected.0), &json!(expected.1))
        );
    }
}

/// What a person has for an event: nothing, an invitation, a registration, or both.
async fn furnish(app: &TestApp, event: &Value, person: &str, what: usize) {
    let path = |part: &str| format!("/events/{}/{part}", id(event));
    let body = json!({"person_id": person});
    if what & 1 == 1 {
        app.post(&path("invitations"), body.clone()).expect(201).await;
    }
    if what & 2 == 2 {
        app.post(&path("registrations"), body).expect(201).await;
    }
}

/// How many of each kind name this person.
async fn hanging(app: &TestApp, person: &str) -> [usize; 2] {
    let mut all = [0, 0];
    let events = app.get("/events?limit=200").json_of(200).await["items"].clone();
    for event in events.as_array().unwrap() {
        for (part, count) in ["invitations", "registrations"].iter().zip(&mut all) {
            let path = format!("/events/{}/{part}?person_id={person}", id(event));
            let rows = app.get(&path).json_of(200).await["items"].clone();
            *count += rows.as_array().unwrap().len();
        }
    }
    all
}

#[tokio::test]
async fn whatever_two_people_have_one_of_each_is_there_afterwards_and_what_went_is_kept() {
    let app = TestApp::start().await;
    let mut events = Vec::new();
    for title in ["One", "Two", "Three"] {
        events.push(event(&app, json!({"title": title, "contact": {}})).await);
    }
    // A sequence that goes through every pair of what two can have, and is the same each time.
    let mut seed = 20_261_127_usize;
    let mut next = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % 4
    };
    let mut both = 0;
    for _ in 0..24 {
        let stays = person(&app, json!({"full_name": "Anna"})).await;
        let other = person(&app, json!({"full_name": "Anna"})).await;
        let mut either = [0, 0];
        for event in &events {
            let (mine, theirs) = (next(), next());
            for (bit, count) in [1, 2].into_iter().zip(&mut either) {
                *count += usize::from((mine | theirs) & bit != 0);
                both += i64::from(mine & theirs & bit != 0);
            }
            furnish(&app, event, &stays, mine).await;
            furnish(&app, event, &other, theirs).await;
        }
        merge(&app, &stays, &other).await;
        assert_eq!(hanging(&app, &stays).await, either);
        let kept = "SELECT COUNT(*) AS n FROM merged_records WHERE kind <> 'person'";
        assert_eq!(number(&app.app.context.db, kept).await, both);
    }
    assert!(both > 20, "{both}");
}
