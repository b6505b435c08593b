//! People: names as they are written, one person an address, and who sees whom.

use convoke::access::{Actor, Role, TokenScope};
use convoke::people::service;
use convoke::people::types::PersonCreate;
use serde_json::{Value, json};

use crate::support::{TestApp, rows};

fn person(name: &str, email: &str) -> Value {
    json!({"full_name": name, "email": email})
}

fn given(name: &str, email: Option<&str>) -> PersonCreate {
    let email = email.map(|email| email.parse().unwrap());
    PersonCreate { full_name: name.to_owned(), email, ..PersonCreate::default() }
}

fn names(list: &Value) -> Vec<&str> {
    let items = list["items"].as_array().unwrap();
    items.iter().map(|item| item["full_name"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_person_is_made_read_changed_and_deleted() {
    let app = TestApp::start().await;
    let ministry = json!({"name": "Ministry of Digital Development", "kind": "government"});
    let ministry = app.post("/organizations", ministry).expect(201).await.id();
    let body = json!({
        "full_name": "Айгүл Нурланова", "given_name": "Айгүл", "family_name": "Нурланова",
        "patronymic": "Болотовна", "native_name": "Айгүл", "badge_name": "Aigul Nurlanova",
        "honorific": "H.E. Ms.", "email": "Aigul.N@Example.org", "phone": "+996 312 555 000",
        "gender": "female", "position": "Deputy Minister, Head of Unit",
        "organization_id": ministry, "country": "KG", "preferred_language": "ru",
    });
    let made = app.post("/people", body.clone()).expect(201).await;
    let path = format!("/people/{}", made.id());
    assert_eq!(made.header("location"), format!("/api/v1{path}"));
    let read = app.get(&path).expect(200).await;
    assert_eq!(read.json(), made.json());
    for (field, value) in body.as_object().unwrap() {
        let value = if field == "email" { &json!("Aigul.N@example.org") } else { value };
        assert_eq!(&read.json()[field], value, "{field}");
    }
    assert_eq!(read.json()["unnamed"], false);

    let change = json!({"phone": null, "position": "Minister"});
    let changed = app.patch(&path, &read.etag(), change.clone()).expect(200).await;
    assert_eq!(changed.json()["phone"], Value::Null);
    assert_eq!(changed.json()["position"], "Minister");
    assert_eq!(changed.json()["gender"], "female");
    app.patch(&path, &read.etag(), change).expect(412).await;

    let refused = app.delete(&format!("/organizations/{ministry}")).expect(409).await;
    assert_eq!(refused.json()["code"], "organization.in_use");
    app.delete(&path).expect(204).await;
    app.get(&path).expect(404).await;
}

#[tokio::test]
async fn a_name_is_enough_and_is_kept_as_it_is_written() {
    let app = TestApp::start().await;
    for name in [
        "Sukarno",
        "<b>Bold</b>",
        "{{token}}",
        "{{ links.manage }} {% if x %}",
        "[x](//evil)",
        "J. R. \"Bob\" O'Brien; Jr.",
        "Нұрсұлтан Әбішұлы",
        "=HYPERLINK(\"//evil\")",
        "van der MEER",
    ] {
        let made = app.post("/people", json!({"full_name": name})).expect(201).await;
        assert_eq!(made.json()["full_name"], name);
        assert_eq!(made.json()["email"], Value::Null);
        assert_eq!(made.json()["gender"], Value::Null);
    }
}

#[tokio::test]
async fn line_breaks_and_nul_in_names_are_refused_where_they_stand() {
    let app = TestApp::start().await;
    let body = json!({
        "full_name": "Aigul\r\nBcc: all@example.org", "family_name": "Nur\u{0}lanova",
        "honorific": "Ms.\n", "position": "", "phone": "call me",
        "organization_id": "019a0000-0000-7000-8000-000000000000",
    });
    let refused = app.post("/people", body).expect(422).await;
    let fields =
        ["/family_name", "/full_name", "/honorific", "/organization_id", "/phone", "/position"];
    assert_eq!(refused.pointers(), fields);
    app.post("/people", json!({"full_name": " \u{200b}"})).expect(422).await;
    app.post("/people", json!({"full_name": "Aigul\r\n"})).expect(422).await;
    let made = app.post("/people", json!({"full_name": "Aigul"})).expect(201).await;
    let change = json!({"badge_name": "A\r\nB", "full_name": "A\u{0}"});
    let refused = app.patch(&format!("/people/{}", made.id()), "\"1\"", change).expect(422).await;
    assert_eq!(refused.pointers(), ["/badge_name", "/full_name"]);
}

#[tokio::test]
async fn all_fields_of_the_wrong_form_are_named_at_once() {
    let app = TestApp::start().await;
    let body = json!({
        "email": "a@example.org, b@example.org", "country": "XX", "preferred_language": "xx",
        "gender": "woman", "phone": 996, "nickname": "Ai", "organization_id": "ministry",
    });
    let refused = app.post("/people", body).expect(422).await;
    let fields = [
        "/country",
        "/email",
        "/full_name",
        "/gender",
        "/nickname",
        "/organization_id",
        "/phone",
        "/preferred_language",
    ];
    assert_eq!(refused.pointers(), fields);
    for email in
        ["a@example.org;b@example.org", "a@example.org\r\nBcc: b@example.org", "Ai <a@b.c>"]
    {
        let refused = app.post("/people", person("Aigul", email)).expect(422).await;
        assert_eq!(refused.pointers(), ["/email"], "{email:?}");
    }
    let zone = json!({"full_name": "Aigul", "preferred_language": "english language"});
    assert_eq!(app.post("/people", zone).expect(422).await.pointers(), ["/preferred_language"]);
}

#[tokio::test]
async fn an_address_belongs_to_one_person_whatever_its_case() {
    let app = TestApp::start().await;
    let first = app.post("/people", person("Aigul", "aigul@example.org")).expect(201).await.id();
    let taken = app.post("/people", person("Somebody", "AIGUL@EXAMPLE.ORG")).expect(409).await;
    assert_eq!(taken.json()["code"], "person.email_taken");
    assert_eq!(taken.pointers(), ["/email"]);
    assert!(taken.text().contains(&first));
    assert!(!taken.text().to_lowercase().contains("aigul"));

    let second = app.post("/people", person("Bakyt", "bakyt@example.org")).expect(201).await;
    let path = format!("/people/{}", second.id());
    let change = json!({"email": "Aigul@example.org"});
    app.patch(&path, &second.etag(), change).expect(409).await;
    let own = json!({"email": "Bakyt@example.org"});
    app.patch(&path, &second.etag(), own).expect(200).await;
    let found = app.get("/people?email=BAKYT@example.org").json_of(200).await;
    assert_eq!(names(&found), ["Bakyt"]);
}

#[tokio::test]
async fn search_and_filters_find_people_in_any_script() {
    let app = TestApp::start().await;
    for body in [
        json!({"full_name": "Сергей Ёлкин", "country": "RU", "gender": "male"}),
        json!({"full_name": "José Núñez", "position": "Directeur général", "country": "FR"}),
        json!({"full_name": "Oʻktam Toshmatov", "preferred_language": "uz-Latn"}),
        json!({"full_name": "Senior official of Tajikistan", "unnamed": true, "country": "TJ"}),
    ] {
        app.post("/people", body).expect(201).await;
    }
    for (query, expected) in [
        ("q=елкин", "Сергей Ёлкин"),
        ("q=ЁЛКИН%20сергей", "Сергей Ёлкин"),
        ("q=nunez", "José Núñez"),
        ("q=GENERAL", "José Núñez"),
        ("q=o'ktam", "Oʻktam Toshmatov"),
        ("country=FR", "José Núñez"),
        ("gender=male", "Сергей Ёлкин"),
        ("preferred_language=uz-Latn", "Oʻktam Toshmatov"),
        ("unnamed=true", "Senior official of Tajikistan"),
    ] {
        let query = query.replace('ё', "%D1%91").replace('\'', "%27");
        let query: String =
            query.chars().map(|c| if c.is_ascii() { c.to_string() } else { encoded(c) }).collect();
        let found = app.get(&format!("/people?{query}")).json_of(200).await;
        assert_eq!(names(&found), [expected], "{query}");
    }
    let sorted = app.get("/people?sort=-full_name&limit=1").json_of(200).await;
    assert_eq!(names(&sorted), ["Сергей Ёлкин"]);
    app.get("/people?country=XX").expect(400).await;
    app.get("/people?colour=red").expect(400).await;
}

fn encoded(c: char) -> String {
    let mut bytes = [0; 4];
    c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[tokio::test]
async fn a_token_limited_to_an_event_sees_the_people_whom_the_event_knows() {
    let app = TestApp::start().await;
    let db = &app.app.context.db;
    let (event, other) = (rows::event(db, None).await, rows::event(db, None).await);
    let ours = app.post("/people", person("Ours", "ours@example.org")).expect(201).await.id();
    let theirs = app.post("/people", person("Theirs", "theirs@example.org")).expect(201).await.id();
    for (id, event) in [(&ours, event), (&ours, event), (&theirs, other)] {
        let id = id.parse().unwrap();
        db.write(move |w| async move { service::known_to(&w, id, event).await }).await.unwrap();
    }
    let scope = TokenScope { events: vec![event], ..TokenScope::default() };
    let limited = app.token(Role::Organizer, Some(scope)).await;
    let listed = app.get("/people").bearer(&limited).json_of(200).await;
    assert_eq!(names(&listed), ["Ours"]);
    let asked = app.get(&format!("/people?event_id={other}")).bearer(&limited).json_of(200).await;
    assert_eq!(names(&asked), Vec::<&str>::new());
    app.get(&format!("/people/{ours}")).bearer(&limited).expect(200).await;
    let (ours, theirs) = (format!("/people/{ours}"), format!("/people/{theirs}"));
    app.get(&theirs).bearer(&limited).expect(404).await;
    let patch = |path: &str, patch: Value| app.patch(path, "\"1\"", patch).bearer(&limited);
    patch(&theirs, json!({"phone": null})).expect(404).await;
    let taken = patch(&ours, json!({"email": "theirs@example.org"})).expect(409).await;
    assert!(!taken.text().contains(theirs.trim_start_matches("/people/")));
    patch(&ours, json!({"phone": "112"})).expect(200).await;
    app.post("/people", json!({"full_name": "New"})).bearer(&limited).expect(403).await;
    app.delete(&ours).bearer(&limited).expect(403).await;
}

#[tokio::test]
async fn whoever_comes_with_a_known_address_is_the_person_on_record() {
    let app = TestApp::start().await;
    let known = app.post("/people", person("Aigul", "aigul@example.org")).expect(201).await.id();
    let by = &Actor::system("test");
    let db = &app.app.context.db;
    let again = &given("Somebody else", Some("AIGUL@example.org"));
    let matched = db.write(move |w| async move { service::match_or_create(&w, by, again).await });
    let matched = matched.await.unwrap();
    assert_eq!((matched.id.to_string(), matched.full_name.as_str()), (known, "Aigul"));
    let wrong = &given("A\r\nB", None);
    let refused = db.write(move |w| async move { service::match_or_create(&w, by, wrong).await });
    assert_eq!(refused.await.unwrap_err().fields[0].pointer, "/full_name");
}

#[tokio::test]
async fn a_batch_makes_each_address_one_person_and_each_row_without_one_a_person() {
    let app = TestApp::start().await;
    let known = app.post("/people", person("Known", "guest7@example.org")).expect(201).await.id();
    let mut batch: Vec<PersonCreate> = (0..450)
        .map(|n| given(&format!("Guest {n}"), Some(&format!("guest{n}@example.org"))))
        .collect();
    batch.push(given("Guest 3 again", Some("GUEST3@example.org")));
    batch.push(given("No address", None));
    batch.push(given("No address", None));
    let (by, batch) = (&Actor::system("test"), &batch);
    let db = &app.app.context.db;
    let event = rows::event(db, None).await;
    let people = db
        .write(move |w| async move {
            let people = service::match_or_create_many(&w, by, batch).await?;
            let ids: Vec<_> = people.iter().map(|person| person.id).collect();
            service::known_to_many(&w, &ids, event).await?;
            service::known_to_many(&w, &ids, event).await?;
            Ok(people)
        })
        .await
        .unwrap();
    assert_eq!(people.len(), 453);
    assert_eq!(people[7].id.to_string(), known);
    assert_eq!(people[7].full_name, "Known");
    assert_eq!(people[450].id, people[3].id);
    assert_ne!(people[451].id, people[452].id);
    let mut ids: Vec<_> = people.iter().map(|person| person.id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 452);
    let stored =
        service::visible_by_ids(db.read(), &Actor::system("test"), ids.clone()).await.unwrap();
    assert_eq!(stored[&people[449].id].full_name, "Guest 449");
    assert_eq!(stored.len(), 452);
    let log = app.get("/audit?action=person.create&limit=200").json_of(200).await;
    assert!(log["next_cursor"].is_string());
    assert!(!log.to_string().contains("Guest"));
}

#[tokio::test]
async fn the_same_guests_in_two_batches_at_once_are_made_once() {
    let app = TestApp::start().await;
    let batch: Vec<PersonCreate> = (0..60)
        .map(|n| given(&format!("Guest {n}"), Some(&format!("guest{n}@example.org"))))
        .collect();
    let turned: Vec<PersonCreate> = batch.iter().rev().cloned().collect();
    let (by, db) = (&Actor::system("test"), &app.app.context.db);
    let make = |batch: Vec<PersonCreate>| async move {
        let batch = &batch;
        db.write(move |w| async move { service::match_or_create_many(&w, by, batch).await })
            .await
            .unwrap()
    };
    let (first, mut second) = tokio::join!(make(batch), make(turned));
    second.reverse();
    let ids = |people: &[convoke::people::entity::person::Model]| {
        people.iter().map(|person| person.id).collect::<Vec<_>>()
    };
    assert_eq!(ids(&first), ids(&second));
}

#[tokio::test]
async fn what_is_wrong_with_each_of_a_batch_is_said_by_its_place() {
    let app = TestApp::start().await;
    let mut lost = given("Fine", None);
    lost.organization_id = Some("019a0000-0000-7000-8000-000000000000".parse().unwrap());
    let batch = [given("Fine", None), given("A\nB", None), lost];
    let faults = service::faults(app.app.context.db.read(), "/person", &batch).await.unwrap();
    let pointers: Vec<Vec<&str>> =
        faults.iter().map(|row| row.iter().map(|fault| fault.pointer.as_str()).collect()).collect();
    assert_eq!(pointers, [vec![], vec!["/person/full_name"], vec!["/person/organization_id"]]);
}

#[tokio::test]
async fn what_is_wrong_with_somebody_who_is_described_is_named_where_it_stands() {
    let app = TestApp::start().await;
    let event = crate::support::scene::event(&app, json!({})).await;
    let person = json!({"full_name": "Anna", "email": "anna@example.org", "phone": "words"});
    for list in ["invitations", "registrations"] {
        let path = format!("/events/{}/{list}", event["id"].as_str().unwrap());
        let refused = app.post(&path, json!({"person": person})).expect(422).await;
        assert_eq!(refused.pointers(), ["/person/phone"], "{list}");
    }
}
