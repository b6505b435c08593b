//! Focal points report by link how far their organizations are, and name who else is in charge.

use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::http::Answer;
use crate::support::scene::{event, fingerprint, outbox, report_path};

/// A published event that recommended two things to a ministry, whose focal point is Dana.
struct Scene {
    app: TestApp,
    event: Value,
    ministry: String,
    post: String,
    first: Value,
    second: Value,
}

fn id(it: &Value) -> &str {
    it["id"].as_str().unwrap()
}

async fn focal_point(app: &TestApp, name: &str, email: &str, organization: &str) -> String {
    let person = json!({"full_name": name, "email": email});
    let person = app.post("/people", person).expect(201).await.id();
    let post = json!({"person_id": person, "organization_id": organization});
    app.post("/focal-points", post).expect(201).await.id()
}

async fn recommendation(app: &TestApp, event: &Value, organization: &str, more: Value) -> Value {
    let mut body = json!({"text": "Do", "addressees": [{"organization_id": organization}]});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    app.post(&format!("/events/{}/recommendations", id(event)), body).json_of(201).await
}

/// A progress request about an event, and somebody whom its focal point named.
pub async fn asked_and_named(app: &TestApp, event: &Value, email: &str) -> (Value, Value) {
    let event = app.get(&format!("/events/{}", id(event))).json_of(200).await;
    let ministry = json!({"name": format!("Ministry of {email}"), "kind": "government"});
    let ministry = app.post("/organizations", ministry).expect(201).await.id();
    focal_point(app, "Dana", email, &ministry).await;
    let made = recommendation(app, &event, &ministry, json!({})).await;
    let ask = format!("/recommendations/{}/request-update", id(&made));
    let request = app.post(&ask, json!({})).json_of(200).await["asked"][0].clone();
    let named_email = format!("n.{email}");
    let named = [("action", "contact"), ("full_name", "Erlan"), ("email", &named_email)];
    app.raw("POST", &report_path(app, &request).await).form(&named).expect(303).await;
    let list = format!("/events/{}/contact-proposals?organization_id={ministry}", id(&event));
    let proposal = app.get(&list).json_of(200).await["items"][0].clone();
    (request, proposal)
}

/// What is typed of one recommendation.
fn of(recommendation: &Value, fields: &[(&str, &str)]) -> Vec<(String, String)> {
    let key = |field: &str| format!("{field}_{}", id(recommendation));
    fields.iter().map(|(field, value)| (key(field), (*value).to_owned())).collect()
}

impl Scene {
    async fn start() -> Self {
        let app = TestApp::start().await;
        let event = event(&app, json!({})).await;
        let ministry = json!({"name": "Ministry of Water", "kind": "government", "country": "KZ"});
        let ministry = app.post("/organizations", ministry).expect(201).await.id();
        let post = focal_point(&app, "Dana", "dana@example.org", &ministry).await;
        let text = json!({"text": {"en": "Publish **data**", "ru": "Публиковать данные"}});
        let first = recommendation(&app, &event, &ministry, text).await;
        let text = json!({"text": "Train people", "due": "2027-03"});
        let second = recommendation(&app, &event, &ministry, text).await;
        Self { app, event, ministry, post, first, second }
    }

    fn at(&self, part: &str) -> String {
        format!("/events/{}/{part}", id(&self.event))
    }

    async fn ask(&self, recommendation: &Value, body: Value, status: u16) -> Answer {
        let path = format!("/recommendations/{}/request-update", id(recommendation));
        self.app.post(&path, body).expect(status).await
    }

    /// The page of a focal point who was asked.
    async fn page(&self) -> String {
        let asked = self.ask(&self.first, json!({}), 200).await.json();
        report_path(&self.app, &asked["asked"][0]).await
    }

    async fn send(&self, page: &str, typed: &[Vec<(String, String)>], status: u16) -> Answer {
        let typed: Vec<(&str, &str)> =
            typed.iter().flatten().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        self.app.raw("POST", page).form(&typed).expect(status).await
    }

    async fn history(&self, recommendation: &Value) -> Vec<Value> {
        let path = format!("/recommendations/{}/progress", id(recommendation));
        self.app.get(&path).json_of(200).await["items"].as_array().unwrap().clone()
    }

    async fn standing(&self, recommendation: &Value) -> (String, String) {
        let path = format!("/recommendations/{}", id(recommendation));
        let row = self.app.get(&path).json_of(200).await["addressees"][0].clone();
        let text = |field: &str| row[field].as_str().unwrap().to_owned();
        (text("acceptance"), text("implementation"))
    }

    async fn log(&self, object: &str) -> Vec<String> {
        let log = self.app.get(&format!("/audit?object_id={object}")).json_of(200).await;
        let rows = log["items"].as_array().unwrap().iter();
        rows.map(|row| row["action"].as_str().unwrap().to_owned()).collect()
    }
}

#[tokio::test]
async fn who_is_asked_gets_a_link_sees_all_that_is_asked_and_reports_without_an_account() {
    let it = Scene::start().await;
    let other = json!({"name": "Other", "kind": "government"});
    let other = it.app.post("/organizations", other).expect(201).await.id();
    recommendation(&it.app, &it.event, &other, json!({"text": "Not yours"})).await;
    let note = json!({"note": "Before the *next* round."});
    let asked = it.ask(&it.first, note, 200).await.json();
    assert_eq!(asked["not_asked"], json!([]));
    let request = &asked["asked"][0];
    let expected = [&json!("asked"), &json!(it.ministry), &json!(it.post), &json!("Dana")];
    let fields = ["status", "organization_id", "focal_point_id", "full_name"];
    assert_eq!(fields.map(|field| &request[field]), expected);
    assert_eq!(it.log(id(request)).await, ["progress_request.send"]);
    it.app.deliver().await;
    let letter = it.app.mail_to("dana@example.org");
    let page = letter.path("/p/");
    assert_eq!(page, report_path(&it.app, request).await);
    assert!(letter.text().contains("Before the"), "{}", letter.text());
    let shown = it.app.raw("GET", &page).expect(200).await.text();
    for part in ["Ministry of Water", "<strong>data</strong>", "Train people", "March 2027"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(!shown.contains("Not yours") && !shown.contains("<script"), "{shown}");
    let russian = it.app.raw("GET", &format!("{page}?language=ru")).expect(200).await.text();
    assert!(russian.contains("Публиковать данные") && russian.contains("Отправить отчёт"));

    let typed = [
        of(
            &it.first,
            &[
                ("seen", "0"),
                ("acceptance", "accepted"),
                ("implementation", "in_progress"),
                ("text", "Begun in *May*"),
                ("evidence", "https://example.org/data\nhttp://example.org/more"),
            ],
        ),
        of(&it.second, &[("seen", "0"), ("acceptance", ""), ("text", " ")]),
    ];
    let saved = it.send(&page, &typed, 303).await;
    assert_eq!(saved.header("location"), format!("{page}?done=saved"));
    let done = it.app.raw("GET", &format!("{page}?done=saved")).expect(200).await.text();
    for part in ["Your report is recorded.", "<em>May</em>", "https://example.org/data", "Dana"] {
        assert!(done.contains(part), "{part}: {done}");
    }
    let history = it.history(&it.first).await;
    assert_eq!(history.len(), 1);
    assert_eq!(
        (&history[0]["by"], &history[0]["focal_point_id"]),
        (&json!("Dana"), &json!(it.post))
    );
    let urls = json!(["https://example.org/data", "http://example.org/more"]);
    assert_eq!(history[0]["evidence_urls"], urls);
    assert_eq!(it.standing(&it.first).await, ("accepted".into(), "in_progress".into()));
    assert!(it.history(&it.second).await.is_empty(), "nothing was said of it");
    let log = it.log(id(&it.first)).await;
    assert_eq!(log, ["recommendation.create", "recommendation.progress"]);
    let own = it.app.get(&format!("/progress-requests/{}", id(request))).json_of(200).await;
    assert_eq!((&own["status"], &own["times_asked"]), (&json!("answered"), &json!(1)));
    assert_eq!(outbox(&it.app).await, "progress_received 2, progress_request 1");
    it.app.deliver().await;
    let told = it.app.mail_to("secretariat@example.org");
    let text = told.text();
    assert!(text.contains("Ministry of Water") && text.contains("Under way"), "{text}");
    assert!(!text.contains("/p/"), "the link is for whoever is asked: {text}");
    let receipt = it.app.mails_to("dana@example.org").pop().unwrap();
    assert!(receipt.text().contains(&page), "{}", receipt.text());
}

#[tokio::test]
async fn a_mail_says_when_something_is_due_as_it_was_said_and_makes_up_no_day() {
    let it = Scene::start().await;
    it.ask(&it.second, json!({}), 200).await;
    it.app.deliver().await;
    let letter = it.app.mail_to("dana@example.org");
    let text = letter.text();
    assert!(text.contains("March 2027") && !text.contains("31 March"), "{text}");
}

#[tokio::test]
async fn a_no_without_its_reason_and_links_that_are_none_stand_beside_their_fields() {
    let it = Scene::start().await;
    let page = it.page().await;
    let before = fingerprint(&it.app).await;
    let typed = [
        of(
            &it.first,
            &[("seen", "0"), ("acceptance", "rejected"), ("evidence", "javascript:alert(1)")],
        ),
        of(&it.second, &[("seen", "0"), ("implementation", "perhaps"), ("text", "Сделано")]),
    ];
    let wrong = it.send(&page, &typed, 422).await.text();
    assert!(wrong.contains(&format!("id=\"e-implementation_{}\"", id(&it.second))), "{wrong}");
    let typed = [
        of(
            &it.first,
            &[
                ("seen", "0"),
                ("acceptance", "rejected"),
                ("evidence", "https://example.org\njavascript:alert(1)"),
            ],
        ),
        of(
            &it.second,
            &[("seen", "0"), ("implementation", "no_longer_applicable"), ("text", "\n")],
        ),
    ];
    let wrong = it.send(&page, &typed, 422).await.text();
    for key in [
        format!("e-text_{}", id(&it.first)),
        format!("e-evidence_{}", id(&it.first)),
        format!("e-text_{}", id(&it.second)),
    ] {
        assert!(wrong.contains(&format!("id=\"{key}\"")), "{key}: {wrong}");
    }
    assert!(wrong.contains("javascript:alert(1)</textarea>"), "what was typed stays: {wrong}");
    assert!(!wrong.contains("href=\"javascript"), "{wrong}");
    let both = [of(
        &it.first,
        &[
            ("seen", "0"),
            ("acceptance", "rejected"),
            ("implementation", "implemented"),
            ("text", "No"),
        ],
    )];
    let wrong = it.send(&page, &both, 422).await.text();
    assert!(wrong.contains(&format!("id=\"e-implementation_{}\"", id(&it.first))), "{wrong}");
    let nothing = it.send(&page, &[of(&it.first, &[("seen", "0")])], 422).await.text();
    assert!(nothing.contains("Nothing was recorded"), "{nothing}");
    for _ in 0..2 {
        it.app.raw("GET", &page).expect(200).await;
        it.app.raw("HEAD", &page).expect(200).await;
    }
    assert_eq!(fingerprint(&it.app).await, before, "nothing was written");
    assert!(it.history(&it.first).await.is_empty());
    let russian = it.send(&format!("{page}?language=ru"), &both, 422).await.text();
    assert!(russian.contains("Отклонённое не может"), "{russian}");
}

#[tokio::test]
async fn a_form_that_comes_twice_is_one_report_and_a_correction_is_a_new_entry() {
    let it = Scene::start().await;
    let page = it.page().await;
    let first = [of(&it.first, &[("seen", "0"), ("implementation", "implemented")])];
    for _ in 0..3 {
        it.send(&page, &first, 303).await;
    }
    let once = it.history(&it.first).await;
    assert_eq!(once.len(), 1);
    assert_eq!(outbox(&it.app).await, "progress_received 2, progress_request 1");
    let late = [of(&it.first, &[("seen", "0"), ("text", "Half of it")])];
    let told = it.send(&page, &late, 409).await.text();
    assert!(
        told.contains("Half of it</textarea>") && told.contains("has reported since"),
        "{told}"
    );
    let seen = format!("name=\"seen_{}\" value=\"1\"", id(&it.first));
    assert!(told.contains(&seen), "what is sent next has seen it: {told}");
    let corrected = [of(&it.first, &[("seen", "1"), ("implementation", "in_progress")])];
    it.send(&page, &corrected, 303).await;
    let both = it.history(&it.first).await;
    assert_eq!(both.len(), 2);
    assert_eq!(both[0], once[0], "what was said stays as it was said");
    assert_eq!(it.standing(&it.first).await.1, "in_progress");
}

#[tokio::test]
async fn a_page_shows_the_newest_reports_and_how_many_there_are_before_them() {
    let it = Scene::start().await;
    let page = it.page().await;
    let path = format!("/recommendations/{}/progress", id(&it.first));
    for n in 0..22 {
        let report = json!({"organization_id": it.ministry, "text": format!("Entry {n:02}")});
        it.app.post(&path, report).expect(201).await;
    }
    let shown = it.app.raw("GET", &page).expect(200).await.text();
    let found = (0..22).filter(|n| shown.contains(&format!("Entry {n:02}")));
    assert_eq!(found.collect::<Vec<_>>(), (2..22).collect::<Vec<_>>(), "{shown}");
    for part in ["Reports so far: 22", "Earlier reports that this page does not show: 2"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    // Whoever looks at it has seen them all.
    it.send(&page, &[of(&it.first, &[("seen", "22"), ("text", "Entry 22")])], 303).await;
    let shown = it.app.raw("GET", &page).expect(200).await.text();
    let seen = format!("name=\"seen_{}\" value=\"23\"", id(&it.first));
    assert!(shown.contains(&seen) && shown.contains("Entry 22"), "{shown}");
}

#[tokio::test]
async fn two_who_report_at_once_are_both_heard_or_told() {
    let it = Scene::start().await;
    let page = it.page().await;
    let typed: Vec<_> = (0..4)
        .map(|n| [of(&it.first, &[("seen", "0"), ("text", &format!("Report {n}"))])])
        .collect();
    let sends = typed.iter().map(|typed| async {
        let fields: Vec<(&str, &str)> =
            typed.iter().flatten().map(|(key, value)| (&**key, &**value)).collect();
        it.app.raw("POST", &page).form(&fields).await.status
    });
    let mut statuses = futures_util::future::join_all(sends).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 409, 409, 409]);
    assert_eq!(it.history(&it.first).await.len(), 1);
}

#[tokio::test]
async fn a_link_that_is_dead_says_what_to_do_and_records_nothing() {
    let it = Scene::start().await;
    let asked = it.ask(&it.first, json!({}), 200).await.json();
    let request = &asked["asked"][0];
    let page = report_path(&it.app, request).await;
    let report = [of(&it.first, &[("seen", "0"), ("text", "Late")])];
    let dead = async |page: &str, status: u16| {
        for answer in [
            it.app.raw("GET", page).expect(status).await.text(),
            it.send(page, &report, status).await.text(),
        ] {
            assert!(answer.contains("This link no longer serves"), "{answer}");
            assert!(answer.contains("secretariat@example.org"), "whom to ask: {answer}");
            assert!(!answer.contains("Publish"), "{answer}");
        }
        assert!(it.history(&it.first).await.is_empty());
    };
    let revoke = format!("/progress-requests/{}/revoke", id(request));
    let revoked = it.app.act(&revoke).json_of(200).await;
    assert_eq!(revoked["status"], "revoked");
    dead(&page, 404).await;
    it.app.act(&revoke).expect(409).await;
    let again = it.ask(&it.first, json!({}), 200).await.json();
    let newer = report_path(&it.app, &again["asked"][0]).await;
    assert_ne!(newer, page);
    assert_eq!(id(&again["asked"][0]), id(request));
    dead(&page, 410).await;
    let inactive = json!({"active": false});
    it.app.patch(&format!("/focal-points/{}", it.post), "*", inactive).expect(200).await;
    dead(&newer, 410).await;
    let mut broken = newer.clone();
    broken.pop();
    it.app.raw("GET", &broken).expect(404).await;
    it.app.raw("GET", &newer.replace("/p/", "/n/")).expect(404).await;
}

#[tokio::test]
async fn what_waits_to_be_sent_to_somebody_who_left_the_post_is_called_off() {
    let it = Scene::start().await;
    let post = format!("/focal-points/{}", it.post);
    it.ask(&it.first, json!({}), 200).await;
    it.app.patch(&post, "*", json!({"topic": "Water"})).expect(200).await;
    it.app.deliver().await;
    assert_eq!(it.app.mails_to("dana@example.org").len(), 1, "they are in charge still");
    it.ask(&it.first, json!({}), 200).await;
    it.app.patch(&post, "*", json!({"active": false})).expect(200).await;
    it.app.deliver().await;
    assert_eq!(it.app.mails_to("dana@example.org").len(), 1, "its link opens nothing");
}

#[tokio::test]
async fn nobody_is_asked_who_cannot_be_and_the_refusal_says_why() {
    let it = Scene::start().await;
    let code = |answer: Answer| answer.json()["code"].as_str().unwrap().to_owned();
    let stranger = json!({"name": "Stranger", "kind": "other"});
    let stranger = it.app.post("/organizations", stranger).expect(201).await.id();
    let wrong = it.ask(&it.first, json!({"organization_id": stranger}), 422).await;
    assert_eq!(wrong.pointers(), ["/organization_id"]);
    let lonely = recommendation(&it.app, &it.event, &stranger, json!({})).await;
    let refused = code(it.ask(&lonely, json!({}), 409).await);
    assert_eq!(refused, "progress_request.no_focal_point");
    let addressees = json!([{"organization_id": stranger}, {"organization_id": it.ministry}]);
    let both = json!({"addressees": addressees});
    let both = recommendation(&it.app, &it.event, &stranger, both).await;
    let partly = it.ask(&both, json!({}), 200).await.json();
    let reason = json!([{"organization_id": stranger, "reason": "no_focal_point"}]);
    assert_eq!(partly["not_asked"], reason);
    let bare = json!({"text": "Nobody's"});
    let bare = it.app.post(&it.at("recommendations"), bare).json_of(201).await;
    let refused = code(it.ask(&bare, json!({}), 409).await);
    assert_eq!(refused, "progress_request.nothing_open");
    let report = json!({"organization_id": it.ministry, "implementation": "implemented"});
    let path = format!("/recommendations/{}/progress", id(&it.first));
    it.app.post(&path, report).expect(201).await;
    let refused = code(it.ask(&it.first, json!({}), 409).await);
    assert_eq!(refused, "progress_request.nothing_open");
    it.ask(&it.first, json!({"organization_id": it.ministry}), 200).await;
    let closed = json!({"email": "dana@example.org", "scope": "everything"});
    it.app.post("/mail/suppressions", closed).expect(201).await;
    let refused = code(it.ask(&it.second, json!({}), 409).await);
    assert_eq!(refused, "progress_request.no_address");
    let cancel = json!({"notify": false});
    it.app.post(&it.at("cancel"), cancel).expect(200).await;
    let refused = code(it.ask(&it.second, json!({}), 409).await);
    assert_eq!(refused, "progress_request.event_state");
}

#[tokio::test]
async fn a_mailbox_is_not_filled_by_asking_again() {
    let it = Scene::start().await;
    for _ in 0..10 {
        it.ask(&it.first, json!({}), 200).await;
    }
    let refused = it.ask(&it.first, json!({}), 409).await.json();
    assert_eq!(refused["code"], "progress_request.mailed_enough");
    assert_eq!(outbox(&it.app).await, "progress_request 10");
}

#[tokio::test]
async fn what_the_contact_is_told_does_not_count_as_a_mail_to_whoever_is_asked() {
    let it = Scene::start().await;
    let page = it.page().await;
    let report = async |n: usize| {
        let (seen, text) = (n.to_string(), format!("Report {n}"));
        it.send(&page, &[of(&it.first, &[("seen", &seen), ("text", &text)])], 303).await;
    };
    for n in 0..6 {
        report(n).await;
    }
    assert_eq!(outbox(&it.app).await, "progress_received 12, progress_request 1");
    it.ask(&it.first, json!({}), 200).await;
    for n in 6..12 {
        report(n).await;
    }
    // Ten to the focal point with the two that asked, and ten to the contact.
    assert_eq!(outbox(&it.app).await, "progress_received 18, progress_request 2");
    assert_eq!(it.history(&it.first).await.len(), 12);
    let refused = it.ask(&it.first, json!({}), 409).await.json();
    assert_eq!(refused["code"], "progress_request.mailed_enough");
}

#[tokio::test]
async fn who_is_named_in_charge_is_a_focal_point_once_the_organizers_confirm_it() {
    let it = Scene::start().await;
    let page = it.page().await;
    let wrong = [("action", "contact"), ("full_name", " "), ("email", "erlan")];
    let told = it.app.raw("POST", &page).form(&wrong).expect(422).await.text();
    assert!(told.contains("id=\"e-full_name\"") && told.contains("id=\"e-email\""), "{told}");
    let named = [
        ("action", "contact"),
        ("full_name", "Erlan"),
        ("email", "erlan@example.org"),
        ("position", "Head"),
    ];
    for _ in 0..2 {
        let done = it.app.raw("POST", &page).form(&named).expect(303).await;
        assert_eq!(done.header("location"), format!("{page}?done=named"));
    }
    let shown = it.app.raw("GET", &page).expect(200).await.text();
    assert!(shown.contains("<li>Erlan</li>") && !shown.contains("erlan@example.org"), "{shown}");
    let list = it.app.get(&it.at("contact-proposals")).json_of(200).await;
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
    let proposal = &list["items"][0];
    assert_eq!(proposal["status"], "proposed");
    let people = it.app.get("/people?email=erlan@example.org").json_of(200).await;
    assert_eq!(people["items"], json!([]), "nobody is on record by a name on a page");
    assert_eq!(outbox(&it.app).await, "contact_proposed 1, progress_request 1");
    let path = format!("/contact-proposals/{}", id(proposal));
    let confirmed = it.app.act(&format!("{path}/confirm")).json_of(200).await;
    assert_eq!(confirmed["status"], "confirmed");
    it.app.act(&format!("{path}/dismiss")).expect(409).await;
    let posts = format!("/focal-points?organization_id={}", it.ministry);
    let posts = it.app.get(&posts).json_of(200).await;
    let names: Vec<_> =
        posts["items"].as_array().unwrap().iter().map(|it| &it["full_name"]).collect();
    assert_eq!(names, ["Dana", "Erlan"]);
    assert_eq!(outbox(&it.app).await, "contact_proposed 1, progress_request 2");
    it.app.deliver().await;
    let own = it.app.mail_to("erlan@example.org").path("/p/");
    assert_ne!(own, page, "they get a link of their own");
    let shown = it.app.raw("GET", &own).expect(200).await.text();
    assert!(shown.contains("Train people"), "{shown}");
    let asked = it.ask(&it.first, json!({}), 200).await.json();
    assert_eq!(asked["asked"].as_array().unwrap().len(), 2);
    let log = it.log(id(proposal)).await;
    assert_eq!(log, ["contact_proposal.create", "contact_proposal.confirm"]);
    let other = [("action", "contact"), ("full_name", "Aset"), ("email", "aset@example.org")];
    it.app.raw("POST", &page).form(&other).expect(303).await;
    let list = format!("{}?status=proposed", it.at("contact-proposals"));
    let list = it.app.get(&list).json_of(200).await;
    let dismiss = format!("/contact-proposals/{}/dismiss", id(&list["items"][0]));
    assert_eq!(it.app.act(&dismiss).json_of(200).await["status"], "dismissed");
}

#[tokio::test]
async fn who_is_confirmed_gets_no_link_where_they_have_one_or_that_of_whoever_named_them_is_revoked()
 {
    let it = Scene::start().await;
    let asked = it.ask(&it.first, json!({}), 200).await.json();
    let page = report_path(&it.app, &asked["asked"][0]).await;
    for (name, email) in [("Dana", "dana@example.org"), ("Erlan", "erlan@example.org")] {
        let named = [("action", "contact"), ("full_name", name), ("email", email)];
        it.app.raw("POST", &page).form(&named).expect(303).await;
    }
    let list = it.app.get(&it.at("contact-proposals")).json_of(200).await;
    let confirm = async |index: usize| {
        let path = format!("/contact-proposals/{}/confirm", id(&list["items"][index]));
        it.app.act(&path).expect(200).await;
    };
    confirm(0).await;
    let revoke = format!("/progress-requests/{}/revoke", id(&asked["asked"][0]));
    it.app.act(&revoke).expect(200).await;
    confirm(1).await;
    assert_eq!(outbox(&it.app).await, "contact_proposed 2, progress_request 1");
}

#[tokio::test]
async fn what_is_typed_is_shown_as_text_and_nobody_names_without_end() {
    let it = Scene::start().await;
    let page = it.page().await;
    let text = "<script>alert(1)</script> [x](javascript:alert(1)) {{ token }}";
    it.send(&page, &[of(&it.first, &[("seen", "0"), ("text", text)])], 303).await;
    let shown = it.app.raw("GET", &page).expect(200).await.text();
    assert!(!shown.contains("<script") && !shown.contains("href=\"javascript"), "{shown}");
    for n in 0..11 {
        let email = format!("e{n}@example.org");
        let named = [("action", "contact"), ("full_name", "<b>E</b>"), ("email", email.as_str())];
        let expected = if n < 10 { 303 } else { 422 };
        it.app.raw("POST", &page).form(&named).expect(expected).await;
    }
    let shown = it.app.raw("GET", &page).expect(200).await.text();
    assert!(!shown.contains("<b>E</b>"), "{shown}");
}

/// What an addressee's entries give, from where it began.
fn folded(history: &[Value]) -> (String, String) {
    let last = |field: &str, first: &str| {
        let said = history.iter().rev().find_map(|entry| entry[field].as_str());
        said.unwrap_or(first).to_owned()
    };
    (last("acceptance", "pending"), last("implementation", "not_started"))
}

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

#[tokio::test]
async fn no_order_of_reports_corrections_and_merges_loses_an_entry_or_tells_another_state() {
    const ACCEPTANCES: [&str; 6] =
        ["", "pending", "accepted", "partially_accepted", "rejected", "noted"];
    const IMPLEMENTATIONS: [&str; 6] = [
        "",
        "not_started",
        "in_progress",
        "implemented",
        "overtaken_by_events",
        "no_longer_applicable",
    ];
    let it = Scene::start().await;
    let page = it.page().await;
    let mut dice = Dice(7);
    let mut recorded: Vec<Value> = Vec::new();
    for n in 0..60 {
        let acceptance = ACCEPTANCES[dice.below(6)];
        let implementation = IMPLEMENTATIONS[dice.below(6)];
        let text = if dice.below(4) == 0 { String::new() } else { format!("Report {n}") };
        let status = match dice.below(5) {
            0 | 1 => {
                // Somebody may have looked at it long ago.
                let seen = recorded.len().saturating_sub(dice.below(2)).to_string();
                let typed = of(
                    &it.first,
                    &[
                        ("seen", &seen),
                        ("acceptance", acceptance),
                        ("implementation", implementation),
                        ("text", &text),
                    ],
                );
                let typed: Vec<(&str, &str)> =
                    typed.iter().map(|(key, value)| (&**key, &**value)).collect();
                it.app.raw("POST", &page).form(&typed).await.status.as_u16()
            }
            2 | 3 => {
                let said = |text: &str| {
                    if text.is_empty() { Value::Null } else { Value::from(text) }
                };
                let report = json!({
                    "organization_id": it.ministry, "acceptance": said(acceptance),
                    "implementation": said(implementation), "text": said(&text),
                });
                let path = format!("/recommendations/{}/progress", id(&it.first));
                it.app.post(&path, report).await.status.as_u16()
            }
            _ => {
                // Whoever reported turns out to be somebody else on record.
                let body = json!({"full_name": format!("Dana {n}")});
                let stays = it.app.post("/people", body).expect(201).await.id();
                let post = it.app.get(&format!("/focal-points/{}", it.post)).json_of(200).await;
                let merge = json!({"other_id": post["person_id"]});
                it.app.post(&format!("/people/{stays}/merge"), merge).await.status.as_u16()
            }
        };
        assert!([200, 201, 303, 409, 422].contains(&status), "{n}: {status}");
        let now = it.history(&it.first).await;
        let kept: Vec<&Value> = now.iter().map(|entry| &entry["id"]).take(recorded.len()).collect();
        let before: Vec<&Value> = recorded.iter().map(|entry| &entry["id"]).collect();
        assert_eq!(kept, before, "{n}: no entry is lost, and none comes between");
        for (old, new) in recorded.iter().zip(&now) {
            for field in ["acceptance", "implementation", "text", "at", "organization_id"] {
                assert_eq!(old[field], new[field], "{n}: what was said stays");
            }
        }
        assert!(now.len() <= recorded.len() + 1, "{n}: one report is one entry");
        assert_eq!(it.standing(&it.first).await, folded(&now), "{n}: the entries give the state");
        recorded = now;
    }
    assert!(recorded.len() > 15, "{}", recorded.len());
    let linked = recorded.iter().filter(|entry| entry["focal_point_id"] == json!(it.post));
    let names: std::collections::BTreeSet<_> =
        linked.map(|entry| entry["by"].to_string()).collect();
    assert_eq!(names.len(), 1, "whoever reported by link is who they are now: {names:?}");
}
