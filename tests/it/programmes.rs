//! Programmes: one tree, with those who pay, those who work and the papers on which it rests.

use convoke::access::{Role, TokenScope};
use serde_json::{Value, json};

use crate::support::{TestApp, rows};

async fn made(app: &TestApp, title: &str, parent: Option<&str>) -> String {
    let body = json!({"kind": "project", "title": title, "parent_id": parent});
    app.post("/programmes", body).expect(201).await.id()
}

async fn organization(app: &TestApp, name: &str) -> String {
    let body = json!({"name": name, "kind": "un_entity"});
    app.post("/organizations", body).expect(201).await.id()
}

fn titles(list: &Value) -> Vec<&str> {
    let items = list["items"].as_array().unwrap();
    items.iter().map(|item| item["title"]["en"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_programme_is_made_read_changed_and_deleted() {
    let app = TestApp::start().await;
    let (donor, hub) = (organization(&app, "Ministry").await, organization(&app, "Hub").await);
    let body = json!({
        "kind": "project", "code": "1819G",
        "title": {"en": "Digital government", "ru": "Цифровое правительство"},
        "description": "Three dimensions.\n\n* one\n* two", "status": "completed",
        "starts_on": "2018", "ends_on": "2021-12",
        "organizations": [
            {"organization_id": donor, "role": "donor"},
            {"organization_id": hub, "role": "implementer"},
            {"organization_id": donor, "role": "partner"},
        ],
        "countries": [{"country": "KZ", "role": "beneficiary"}, {"country": "AZ", "role": "resource"}],
        "agreements": [{"kind": "memorandum", "title": null, "parties": ["Hub", "ITU"],
            "signed_on": "2021-07-15", "scope": "Joint research\nand meetings"}],
        "references": [{"title": "Declaration", "url": "https://example.org/d", "dated": "2022-02"}],
    });
    let made = app.post("/programmes", body.clone()).expect(201).await;
    let path = format!("/programmes/{}", made.id());
    assert_eq!(made.header("location"), format!("/api/v1{path}"));
    let read = app.get(&path).expect(200).await;
    assert_eq!(read.json(), made.json());
    for (field, value) in body.as_object().unwrap() {
        let value = match field.as_str() {
            "description" => json!({"en": value}),
            _ => value.clone(),
        };
        assert_eq!(read.json()[field], value, "{field}");
    }
    assert_eq!(read.json()["parent_id"], Value::Null);

    let change = json!({"countries": [], "ends_on": null, "title": "Digital"});
    let changed = app.patch(&path, &read.etag(), change.clone()).expect(200).await;
    assert_eq!(changed.json()["countries"], json!([]));
    assert_eq!(changed.json()["organizations"], body["organizations"]);
    assert_eq!(changed.json()["ends_on"], Value::Null);
    assert_eq!(changed.json()["title"], json!({"en": "Digital"}));
    app.patch(&path, &read.etag(), change).expect(412).await;
    let log = app.get("/audit?action=programme.update").json_of(200).await;
    let fields = &log["items"][0]["fields"];
    assert_eq!(fields, &json!(["title", "ends_on", "countries"]));

    app.delete(&format!("/organizations/{hub}")).expect(409).await;
    app.delete(&path).expect(204).await;
    app.get(&path).expect(404).await;
}

#[tokio::test]
async fn a_kind_and_a_title_are_enough() {
    let app = TestApp::start().await;
    let body = json!({"kind": "initiative", "title": "GovStack"});
    let made = app.post("/programmes", body).json_of(201).await;
    assert_eq!(made["title"], json!({"en": "GovStack"}));
    assert_eq!(made["status"], "active");
    for list in ["organizations", "countries", "agreements", "references"] {
        assert_eq!(made[list], json!([]), "{list}");
    }
}

#[tokio::test]
async fn all_that_is_wrong_with_a_programme_is_said_at_once() {
    let app = TestApp::start().await;
    let body = json!({
        "kind": "plan", "starts_on": "2021-02-30", "ends_on": "next year",
        "countries": [{"country": "XX", "role": "guest"}], "agreements": [{"signed_on": "15.07.2021"}],
        "organizations": [{"role": "donor"}], "budget": 1,
    });
    let refused = app.post("/programmes", body).expect(422).await;
    let fields = [
        "/agreements/0/signed_on",
        "/budget",
        "/countries/0/country",
        "/countries/0/role",
        "/ends_on",
        "/kind",
        "/organizations/0/organization_id",
        "/starts_on",
        "/title",
    ];
    assert_eq!(refused.pointers(), fields);
    let nobody = "019a0000-0000-7000-8000-000000000000";
    let body = json!({
        "kind": "series", "title": {"en": "A\r\nB", "ru": "Тема"}, "code": "\u{0}",
        "parent_id": nobody, "starts_on": "2021", "ends_on": "2020-12-31",
        "organizations": [{"organization_id": nobody, "role": "donor"}],
        "countries": [{"country": "KZ", "role": "resource"}, {"country": "KZ", "role": "resource"}],
        "agreements": [{"parties": ["a\nb"]}, {}],
        "references": [{"title": "", "url": "javascript:alert(1)"}],
    });
    let refused = app.post("/programmes", body).expect(422).await;
    let fields = [
        "/agreements/0/parties/0",
        "/agreements/1",
        "/code",
        "/countries/1",
        "/ends_on",
        "/organizations/0/organization_id",
        "/parent_id",
        "/references/0/title",
        "/references/0/url",
        "/title/en",
    ];
    assert_eq!(refused.pointers(), fields);
}

#[tokio::test]
async fn partial_dates_come_back_as_they_were_given() {
    let app = TestApp::start().await;
    for (start, end) in [("2009", "2009"), ("2022-02", "2022"), ("2021-07-15", "2021-07")] {
        let body = json!({"kind": "series", "title": "T", "starts_on": start, "ends_on": end});
        let made = app.post("/programmes", body).json_of(201).await;
        assert_eq!((&made["starts_on"], &made["ends_on"]), (&json!(start), &json!(end)));
    }
}

#[tokio::test]
async fn programmes_form_one_tree_without_a_circle() {
    let app = TestApp::start().await;
    let top = made(&app, "Top", None).await;
    let middle = made(&app, "Middle", Some(&top)).await;
    let leaf = made(&app, "Leaf", Some(&middle)).await;
    let below = app.get(&format!("/programmes?parent_id={top}")).json_of(200).await;
    assert_eq!(titles(&below), ["Middle"]);
    for parent in [&top, &middle, &leaf] {
        let path = format!("/programmes/{top}");
        let refused = app.patch(&path, "*", json!({"parent_id": parent})).expect(422).await;
        assert_eq!(refused.pointers(), ["/parent_id"]);
    }
    let path = format!("/programmes/{leaf}");
    app.patch(&path, "*", json!({"parent_id": top})).expect(200).await;
    app.patch(&path, "*", json!({"parent_id": null})).expect(200).await;
    let refused = app.delete(&format!("/programmes/{top}")).expect(409).await;
    assert_eq!(refused.json()["code"], "programme.in_use");
    rows::event(&app.app.context.db, Some(leaf.parse().unwrap())).await;
    app.delete(&path).expect(409).await;
    app.delete(&format!("/programmes/{middle}")).expect(204).await;
    app.delete(&format!("/programmes/{top}")).expect(204).await;
}

#[tokio::test]
async fn two_moves_at_once_close_no_circle_together() {
    let app = TestApp::start().await;
    for _ in 0..5 {
        let (a, b) = (made(&app, "A", None).await, made(&app, "B", None).await);
        let under = |id: &str, parent: &str| {
            app.patch(&format!("/programmes/{id}"), "*", json!({"parent_id": parent}))
        };
        let (first, second) =
            futures_util::future::join(under(&a, &b).into_future(), under(&b, &a).into_future())
                .await;
        let mut statuses = [first.status.as_u16(), second.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 422]);
    }
}

#[tokio::test]
async fn programmes_are_found_by_what_they_are_and_who_takes_part() {
    let app = TestApp::start().await;
    let hub = organization(&app, "Hub").await;
    for body in [
        json!({"kind": "programme", "title": {"en": "Zeta", "ru": "Цифровая Ёлка"}, "code": "AB-12"}),
        json!({"kind": "project", "title": "Alpha", "status": "proposed",
            "organizations": [{"organization_id": hub, "role": "partner"}]}),
        json!({"kind": "series", "title": "Éducation",
            "countries": [{"country": "KG", "role": "beneficiary"}]}),
    ] {
        app.post("/programmes", body).expect(201).await;
    }
    for (query, expected) in [
        ("kind=programme".to_owned(), vec!["Zeta"]),
        ("status=proposed".to_owned(), vec!["Alpha"]),
        (format!("organization_id={hub}"), vec!["Alpha"]),
        ("country=KG".to_owned(), vec!["Éducation"]),
        ("country=KZ".to_owned(), vec![]),
        ("q=education".to_owned(), vec!["Éducation"]),
        ("q=%D0%B5%D0%BB%D0%BA%D0%B0".to_owned(), vec!["Zeta"]),
        ("q=ab-12".to_owned(), vec!["Zeta"]),
        ("sort=title".to_owned(), vec!["Alpha", "Éducation", "Zeta"]),
        ("sort=-title&limit=1".to_owned(), vec!["Zeta"]),
    ] {
        let found = app.get(&format!("/programmes?{query}")).json_of(200).await;
        assert_eq!(titles(&found), expected, "{query}");
    }
    app.get("/programmes?sort=starts_on").expect(400).await;
    app.get("/programmes?kind=plan").expect(400).await;
}

#[tokio::test]
async fn a_limited_token_keeps_what_lies_below_its_programme_and_nothing_else() {
    let app = TestApp::start().await;
    let top = made(&app, "Top", None).await;
    let ours = made(&app, "Ours", Some(&top)).await;
    let part = made(&app, "Part", Some(&ours)).await;
    let other = made(&app, "Other", None).await;
    let scope = TokenScope { programmes: vec![ours.parse().unwrap()], ..TokenScope::default() };
    let limited = app.token(Role::Organizer, Some(scope)).await;
    let listed = app.get("/programmes?sort=title").bearer(&limited).json_of(200).await;
    assert_eq!(titles(&listed), ["Ours", "Part"]);
    for unseen in [&top, &other] {
        app.get(&format!("/programmes/{unseen}")).bearer(&limited).expect(404).await;
        app.delete(&format!("/programmes/{unseen}")).bearer(&limited).expect(404).await;
    }
    let make = |parent: Value| {
        let body = json!({"kind": "series", "title": "New", "parent_id": parent});
        app.post("/programmes", body).bearer(&limited)
    };
    make(Value::Null).expect(403).await;
    assert_eq!(make(json!(other)).expect(422).await.pointers(), ["/parent_id"]);
    let new = make(json!(part)).expect(201).await;
    app.get(&format!("/programmes/{}", new.id())).bearer(&limited).expect(200).await;
    let change =
        |patch: Value| app.patch(&format!("/programmes/{ours}"), "*", patch).bearer(&limited);
    change(json!({"code": "A", "parent_id": top})).expect(200).await;
    change(json!({"parent_id": other})).expect(422).await;
    change(json!({"parent_id": null})).expect(403).await;
}
