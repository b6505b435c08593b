//! The page on which a focal point names its delegation.

use serde_json::{Value, json};

use super::asking::{asked, focal_point};
use super::{Scene, act, own};
use crate::support::http::Answer;
use crate::support::scene::{fingerprint, nominate_path, outbox, register};

/// A form with fields for each row, such as `full_name` and `email`.
struct Typed(Vec<(String, String)>);

impl Typed {
    fn edition(edition: &str) -> Self {
        Self(vec![("edition".into(), edition.into())])
    }

    fn row(mut self, fields: &[(&str, &str)]) -> Self {
        let number = 1 + self.0.iter().filter(|(key, _)| key.ends_with("_rank")).count();
        for (key, value) in fields {
            self.0.push((format!("row{number}_{key}"), (*value).to_owned()));
        }
        if !fields.iter().any(|(key, _)| *key == "rank") {
            self.0.push((format!("row{number}_rank"), number.to_string()));
        }
        self
    }

    fn person(self, name: &str) -> Self {
        let email = format!("{}@example.org", name.to_lowercase());
        self.row(&[("full_name", name), ("email", &email)])
    }

    async fn send(&self, it: &Scene, page: &str, status: u16) -> Answer {
        let rows = self.0.iter().filter(|(key, _)| key.ends_with("_rank")).count().to_string();
        let mut fields: Vec<(&str, &str)> =
            self.0.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        fields.push(("rows", &rows));
        it.app.raw("POST", page).form(&fields).expect(status).await
    }
}

/// A country that is asked, and its page.
async fn start(more: Value) -> (Scene, Value, String) {
    let it = Scene::start(&[]).await;
    focal_point(&it.app, "Dana", "KZ").await;
    let request = asked(&it, more).await;
    let page = nominate_path(&it.app, &request).await;
    (it, request, page)
}

impl Scene {
    async fn request(&self, request: &Value) -> Value {
        let path = format!("/nomination-requests/{}", request["id"].as_str().unwrap());
        self.app.get(&path).json_of(200).await
    }

    /// The names of those who are nominated, in the order of their countries.
    async fn nominated(&self) -> Vec<String> {
        let list = format!("{}?sort=rank", self.at("nominations"));
        let list = self.app.get(&list).json_of(200).await;
        let name = |row: &Value| row["full_name"].as_str().unwrap().to_owned();
        list["items"].as_array().unwrap().iter().map(name).collect()
    }

    /// The hidden id of a row, as the page shows it.
    pub async fn row(&self, page: &str, number: usize) -> String {
        let shown = self.app.raw("GET", page).expect(200).await.text();
        let start = format!("name=\"row{number}_id\" value=\"");
        let rest = shown.split(&start).nth(1).expect("a row with somebody");
        rest.split('"').next().unwrap().to_owned()
    }
}

#[tokio::test]
async fn whom_a_focal_point_names_is_nominated_in_its_order_and_it_can_come_back() {
    let (it, request, page) = start(json!({"seats": 2, "alternates": 1})).await;
    let shown = it.app.raw("GET", &page).expect(200).await.text();
    for part in ["Kazakhstan is asked", "There are 2 places", "1 alternate besides", "23:59"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(shown.contains("name=\"row5_full_name\"") && !shown.contains("row6_full_name"));
    let typed = Typed::edition("0")
        .row(&[
            ("full_name", "Bek"),
            ("email", "bek@example.org"),
            ("position", "Head"),
            ("organization", "Ministry"),
            ("gender", "male"),
            ("alternate", "yes"),
            ("rank", "2"),
        ])
        .row(&[
            ("full_name", "Anna"),
            ("email", "anna@example.org"),
            ("gender", "female"),
            ("rank", "1"),
        ]);
    let saved = typed.send(&it, &page, 303).await;
    assert_eq!(saved.header("location"), format!("{page}?done=saved"));
    let done = it.app.raw("GET", &format!("{page}?done=saved")).expect(200).await.text();
    assert!(done.contains("Saved. 2 people are named."), "{done}");
    assert!(done.contains("value=\"Ministry\""), "everything comes back: {done}");
    let list = it.list("nominations").await;
    let expected = ["submitted", "KZ", "delegate"].map(Value::from);
    for row in &list {
        assert_eq!(["status", "country", "role"].map(|field| row[field].clone()), expected);
        assert_eq!(row["request_id"], request["id"]);
        assert_eq!(it.log(row).await, ["nomination.create"]);
    }
    assert_eq!(it.nominated().await, ["Anna", "Bek"]);
    let kept = it.request(&request).await;
    assert_eq!(
        (&kept["status"], &kept["delegation"][1]["alternate"]),
        (&json!("answered"), &json!(true))
    );
    assert_eq!(kept["delegation"][1]["organization"], "Ministry");
    assert_eq!(outbox(&it.app).await, "nomination_received 1, nomination_request 1");
    it.app.deliver().await;
    let letters = it.app.mails_to("dana@example.org");
    let text = letters[1].text();
    assert!(text.contains("Anna") && text.contains("Bek, Head (alternate)"), "{text}");
    let bek = it.app.get("/people?email=bek@example.org").json_of(200).await["items"][0].clone();
    let expected = [&json!("Bek"), &json!("Head"), &json!("male"), &json!("KZ")];
    assert_eq!(["full_name", "position", "gender", "country"].map(|field| &bek[field]), expected);
}

#[tokio::test]
async fn what_is_wrong_stands_beside_its_field_and_nothing_that_was_typed_is_lost() {
    let (it, request, page) = start(json!({"seats": 1, "alternates": 0})).await;
    let before = fingerprint(&it.app).await;
    let typed = Typed::edition("0")
        .row(&[("full_name", "Anna"), ("email", "anna"), ("position", "Кеңесші")])
        .row(&[("email", "bek@example.org"), ("gender", "king"), ("rank", "x")]);
    let wrong = typed.send(&it, &page, 422).await.text();
    for part in [
        "id=\"e-row1_email\"",
        "id=\"e-row2_full_name\"",
        "id=\"e-row2_gender\"",
        "id=\"e-row2_rank\"",
        "value=\"Кеңесші\"",
        "value=\"anna\"",
        "href=\"#f-row1_email\"",
    ] {
        assert!(wrong.contains(part), "{part}: {wrong}");
    }
    let two = Typed::edition("0").person("Anna").person("Bek");
    let many = two.send(&it, &page, 422).await.text();
    assert!(many.contains("id=\"e-row2_alternate\""), "{many}");
    let alternate = [("full_name", "Bek"), ("email", "bek@example.org"), ("alternate", "yes")];
    let many = Typed::edition("0").person("Anna").row(&alternate);
    let many = many.send(&it, &page, 422).await.text();
    assert!(many.contains("more alternates"), "{many}");
    let same = [("full_name", "Other"), ("email", "ANNA@example.org")];
    let twice = Typed::edition("0").person("Anna").row(&same).send(&it, &page, 422).await.text();
    assert!(twice.contains("id=\"e-row2_email\""), "{twice}");
    let mut more = Typed::edition("0").person("Anna").person("Bek");
    more.0.push(("action".into(), "add".into()));
    let more = more.send(&it, &page, 200).await.text();
    assert!(more.contains("name=\"row4_full_name\"") && more.contains("value=\"Bek\""), "{more}");
    for _ in 0..2 {
        it.app.raw("GET", &page).expect(200).await;
        it.app.raw("HEAD", &page).expect(200).await;
    }
    assert_eq!(fingerprint(&it.app).await, before, "nothing was written");
    assert_eq!(it.request(&request).await["status"], "sent");
    let russian = it
        .app
        .raw("POST", &format!("{page}?language=ru"))
        .form(&[("rows", "1"), ("row1_full_name", "Анна")]);
    let russian = russian.expect(422).await.text();
    assert!(russian.contains("Не заполнено поле «Адрес электронной почты»"), "{russian}");
}

#[tokio::test]
async fn of_two_who_hold_the_link_the_second_is_told_and_nothing_is_lost() {
    let (it, request, page) = start(json!({})).await;
    Typed::edition("0").person("Anna").send(&it, &page, 303).await;
    let told = Typed::edition("0").person("Bek").send(&it, &page, 409).await.text();
    assert!(told.contains("Somebody else has changed the list"), "{told}");
    assert!(told.contains("value=\"Bek\"") && told.contains("value=\"Anna\""), "{told}");
    assert!(told.contains("name=\"edition\" value=\"1\""), "{told}");
    assert_eq!(it.nominated().await, ["Anna"]);
    // Whoever sends their own row alone takes nobody else off the list.
    Typed::edition("1").person("Bek").send(&it, &page, 303).await;
    let mut both = it.nominated().await;
    both.sort_unstable();
    assert_eq!(both, ["Anna", "Bek"]);
    assert_eq!(it.request(&request).await["delegation"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn saving_the_same_once_more_changes_nothing() {
    let (it, request, page) = start(json!({})).await;
    Typed::edition("0").person("Anna").send(&it, &page, 303).await;
    let before = (fingerprint(&it.app).await, it.request(&request).await);
    let id = it.row(&page, 1).await;
    let same = [("id", id.as_str()), ("full_name", "Anna"), ("email", "anna@example.org")];
    Typed::edition("1").row(&same).send(&it, &page, 303).await;
    assert_eq!((fingerprint(&it.app).await, it.request(&request).await), before);
}

#[tokio::test]
async fn who_is_taken_off_the_list_is_nominated_no_more_unless_the_organizers_have_decided() {
    let (it, request, page) = start(json!({})).await;
    Typed::edition("0").person("Anna").person("Bek").send(&it, &page, 303).await;
    let (anna, bek) = (it.row(&page, 1).await, it.row(&page, 2).await);
    let list = it.list("nominations").await;
    let of_anna = list.iter().find(|row| row["full_name"] == "Anna").unwrap();
    it.app.post(&act(of_anna, "decline"), json!({})).expect(200).await;
    let shown = it.app.raw("GET", &page).expect(200).await.text();
    assert!(shown.contains("Decided already") && !shown.contains("value=\"Anna\""), "{shown}");
    // The page was opened before.
    for gone in [
        &[("id", anna.as_str())][..],
        &[("id", &anna), ("full_name", "X"), ("email", "x@example.org")],
    ] {
        let typed = Typed::edition("1").row(gone);
        let refused = typed.send(&it, &page, 422).await.text();
        assert!(refused.contains("have decided on this person"), "{refused}");
    }
    assert_eq!(it.status(of_anna).await, "declined");
    Typed::edition("1").row(&[("id", bek.as_str())]).send(&it, &page, 303).await;
    assert_eq!(it.nominated().await, ["Anna"]);
    let kept = it.request(&request).await;
    assert_eq!(kept["delegation"].as_array().unwrap().len(), 1);
    assert_eq!(kept["status"], "answered");
}

#[tokio::test]
async fn an_emptied_list_is_awaited_again() {
    let (it, request, page) = start(json!({})).await;
    Typed::edition("0").person("Anna").send(&it, &page, 303).await;
    let id = it.row(&page, 1).await;
    Typed::edition("1").row(&[("id", &id)]).send(&it, &page, 303).await;
    let kept = it.request(&request).await;
    assert_eq!((&kept["status"], &kept["answered_at"]), (&json!("sent"), &Value::Null));
    assert_eq!(it.nominated().await, [""; 0]);
}

#[tokio::test]
async fn what_is_typed_writes_over_nobody_on_record_and_shows_nothing_of_them() {
    let (it, request, page) = start(json!({})).await;
    let anna = json!({
        "full_name": "Anna Secret", "email": "anna@example.org", "position": "Minister",
        "gender": "female", "country": "KG",
    });
    let anna = it.app.post("/people", anna).json_of(201).await;
    let typed = Typed::edition("0").row(&[
        ("full_name", "Somebody"),
        ("email", "anna@example.org"),
        ("position", "Clerk"),
        ("gender", "male"),
    ]);
    typed.send(&it, &page, 303).await;
    let own_path = format!("/people/{}", anna["id"].as_str().unwrap());
    assert_eq!(it.app.get(&own_path).json_of(200).await, anna);
    let shown = it.app.raw("GET", &page).expect(200).await.text();
    assert!(shown.contains("Somebody") && shown.contains("Clerk"), "{shown}");
    assert!(!shown.contains("Anna Secret") && !shown.contains("Minister"), "{shown}");
    let kept = it.request(&request).await;
    assert_eq!(kept["delegation"][0]["full_name"], "Somebody");
    let row = it.list("nominations").await.remove(0);
    assert_eq!((&row["full_name"], &row["country"]), (&json!("Anna Secret"), &json!("KZ")));
    it.app.deliver().await;
    let letters = it.app.mails_to("dana@example.org");
    assert!(letters.iter().all(|letter| !letter.text().contains("Anna Secret")));
    // Nor do corrections.
    let id = it.row(&page, 1).await;
    let other = [("id", id.as_str()), ("full_name", "Other"), ("email", "anna@example.org")];
    Typed::edition("1").row(&other).send(&it, &page, 303).await;
    assert_eq!(it.app.get(&own_path).json_of(200).await, anna);
}

#[tokio::test]
async fn whoever_was_brought_in_by_these_words_alone_can_be_corrected_by_them() {
    let (it, _, page) = start(json!({})).await;
    Typed::edition("0").person("Ana").send(&it, &page, 303).await;
    let id = it.row(&page, 1).await;
    let right = [("id", id.as_str()), ("full_name", "Anna"), ("email", "ana@example.org")];
    Typed::edition("1").row(&right).send(&it, &page, 303).await;
    assert_eq!(it.nominated().await, ["Anna"]);
    let person = it.app.get("/people?email=ana@example.org").json_of(200).await;
    let path = format!("/people/{}", person["items"][0]["id"].as_str().unwrap());
    it.app.patch(&path, "*", json!({"full_name": "Anna Maria"})).expect(200).await;
    let wrong = [("id", id.as_str()), ("full_name", "Hanna"), ("email", "ana@example.org")];
    Typed::edition("2").row(&wrong).send(&it, &page, 303).await;
    assert_eq!(it.nominated().await, ["Anna Maria"], "the organizers' word stands");
}

#[tokio::test]
async fn whom_another_country_has_nominated_the_focal_point_is_told_nothing_of() {
    let (it, request, page) = start(json!({})).await;
    it.nominate("Anna", "KG", json!({})).await;
    let own_entry = it.nominate("Bek", "KZ", json!({"rank": 7})).await;
    Typed::edition("0").person("Anna").person("Bek").send(&it, &page, 303).await;
    let kept = it.request(&request).await;
    assert_eq!(kept["delegation"][0]["nomination_id"], Value::Null);
    assert_eq!(kept["delegation"][1]["nomination_id"], own_entry["id"]);
    assert_eq!(it.list("nominations").await.len(), 2);
    assert_eq!(it.again(&own_entry).await, own_entry, "what the organizers entered stays");
    let (anna, bek) = (it.row(&page, 1).await, it.row(&page, 2).await);
    let none = Typed::edition("1").row(&[("id", &anna)]).row(&[("id", &bek)]);
    none.send(&it, &page, 303).await;
    assert_eq!(it.list("nominations").await.len(), 2);
    it.app.delete(&own(&own_entry)).expect(204).await;
}

#[tokio::test]
async fn whoever_is_registered_already_and_named_is_for_the_organizers_to_select() {
    let (it, _, page) = start(json!({})).await;
    let body =
        json!({"person": {"full_name": "Anna", "email": "anna@example.org"}, "notify": false});
    it.app.post(&it.at("registrations"), body).expect(201).await;
    Typed::edition("0").person("Anna").send(&it, &page, 303).await;
    assert_eq!(it.list("nominations").await[0]["status"], "submitted");
    assert_eq!(register(&it.app, &it.event, "").await.len(), 1);
}

#[tokio::test]
async fn after_the_deadline_the_page_shows_who_was_named_and_whom_to_write_to() {
    let (it, request, page) = start(json!({})).await;
    Typed::edition("0").person("Anna").send(&it, &page, 303).await;
    it.app.clock.set("2026-05-10T18:59:59Z".parse().unwrap());
    it.app.raw("GET", &page).expect(200).await;
    it.app.clock.set("2026-05-10T19:00:00Z".parse().unwrap());
    let shown = it.app.raw("GET", &page).expect(200).await.text();
    for part in ["ended on 10 May 2026 at 23:59", "Anna", "secretariat@example.org"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(!shown.contains("<form"), "{shown}");
    let before = fingerprint(&it.app).await;
    for typed in [Typed::edition("1").person("Late"), Typed::edition("1").person("Anna")] {
        let late = typed.send(&it, &page, 410).await.text();
        assert!(late.contains("secretariat@example.org"), "{late}");
    }
    assert_eq!(fingerprint(&it.app).await, before);
    let path = format!("/nomination-requests/{}", request["id"].as_str().unwrap());
    it.app.patch(&path, "*", json!({"deadline": "2026-05-20"})).expect(200).await;
    Typed::edition("1").person("Late").send(&it, &page, 303).await;
    assert_eq!(it.list("nominations").await.len(), 2);
}

#[tokio::test]
async fn whoever_was_asked_for_a_delegation_hears_that_the_event_moves() {
    let (it, _, _) = start(json!({})).await;
    it.app.deliver().await;
    let event = it.at("").trim_end_matches('/').to_owned();
    it.app.patch(&event, "*", json!({"start_time": "10:30", "notify": true})).expect(200).await;
    it.app.deliver().await;
    let told = it.app.mails_to("dana@example.org");
    assert_eq!(told.len(), 2, "the request, and what changed");
    assert!(told[1].text().contains("10:30"), "{}", told[1].text());
}

#[tokio::test]
async fn the_page_of_a_cancelled_event_says_so_and_takes_nothing() {
    let (it, _, page) = start(json!({})).await;
    it.app.deliver().await;
    it.app.post(&it.at("cancel"), json!({"reason": "Repairs"})).expect(200).await;
    it.app.deliver().await;
    let told = it.app.mails_to("dana@example.org");
    assert_eq!(told.len(), 2, "the request, and that the event is off");
    assert!(told[1].text().contains("Repairs"), "{}", told[1].text());
    let shown = it.app.raw("GET", &page).expect(410).await.text();
    assert!(shown.contains("cancelled") && shown.contains("Repairs"), "{shown}");
    Typed::edition("0").person("Anna").send(&it, &page, 410).await;
    assert_eq!(it.list("nominations").await.len(), 0);
}

#[tokio::test]
async fn a_nomination_that_an_organizer_deletes_leaves_the_list_too() {
    let (it, request, page) = start(json!({})).await;
    Typed::edition("0").person("Anna").person("Bek").send(&it, &page, 303).await;
    let anna = it.row(&page, 1).await;
    let list = it.list("nominations").await;
    let of_anna = list.iter().find(|row| row["full_name"] == "Anna").unwrap();
    it.app.delete(&own(of_anna)).expect(204).await;
    assert_eq!(it.request(&request).await["delegation"].as_array().unwrap().len(), 1);
    let same = [("id", anna.as_str()), ("full_name", "Anna"), ("email", "anna@example.org")];
    Typed::edition("1").row(&same).send(&it, &page, 409).await;
}

#[tokio::test]
async fn a_delegation_leaves_to_others_what_the_quota_says_of_alternates() {
    let it = Scene::start(&[]).await;
    focal_point(&it.app, "Dana", "KZ").await;
    let request = asked(&it, json!({"alternates": 5})).await;
    let quota = json!({"country": "KZ", "seats": 3, "alternates": 1});
    it.app.post(&it.at("quotas"), quota).expect(201).await;
    it.alternate("Anna", "KZ").await;
    let page = nominate_path(&it.app, &request).await;
    let bek = [("full_name", "Bek"), ("email", "bek@example.org"), ("alternate", "yes")];
    let full = Typed::edition("0").row(&bek).send(&it, &page, 422).await.text();
    assert!(full.contains("id=\"e-row1_alternate\""), "{full}");
}

#[tokio::test]
async fn the_organization_that_a_focal_point_typed_is_offered_to_whoever_answers() {
    let (it, _, page) = start(json!({})).await;
    let typed = Typed::edition("0").row(&[
        ("full_name", "Anna"),
        ("email", "anna@example.org"),
        ("organization", "Ministry of Land & Water"),
    ]);
    typed.send(&it, &page, 303).await;
    let anna = it.list("nominations").await.remove(0);
    it.select(&anna).await;
    let page = it.page(&anna).await;
    let shown = it.app.raw("GET", &page).expect(200).await.text();
    assert!(shown.contains("value=\"Ministry of Land &amp; Water\""), "{shown}");
    it.app.raw("POST", &page).form(&[("answer", "accept")]).expect(303).await;
    let row = register(&it.app, &it.event, "").await.remove(0);
    assert_eq!(row["organization"], "Ministry of Land & Water");
    let other = [("answer", "accept"), ("organization", "Ministry of Justice")];
    it.app.raw("POST", &page).form(&other).expect(303).await;
    let row = register(&it.app, &it.event, "").await.remove(0);
    assert_eq!(row["organization"], "Ministry of Justice");
}
