//! Every operation of the description, tried by everybody who may not: without a token, with a role
//! that is not enough, with a token for another event. An operation that is new must be entered in
//! the table, or the test fails.

mod addresses;
mod bodies;
mod cursors;
mod dressed;
mod fields;
mod guessing;
mod html;
mod injected;
mod logged;
mod nested;
mod placeholders;
mod scene;
mod sites;
mod table;
mod texts;

use std::collections::BTreeMap;

use convoke::access::TokenScope;
use convoke::access::types::Role;
use serde_json::{Value, json};

use crate::support::scene as usual;
use crate::support::{TestApp, http::Answer};
use table::{Needs, Reach, TABLE};

/// One operation of the description.
#[derive(Clone)]
struct Operation {
    method: String,
    path: String,
    id: String,
    body: Value,
}

impl Operation {
    fn needs(&self) -> Needs {
        self.entry().1
    }

    fn reach(&self) -> Reach {
        self.entry().2
    }

    fn entry(&self) -> &'static (&'static str, Needs, Reach) {
        let entry = TABLE.iter().find(|(id, ..)| *id == self.id);
        entry.unwrap_or_else(|| panic!("{} is new: say in the table who may do it", self.id))
    }

    async fn by(&self, app: &TestApp, token: Option<&str>, ids: &BTreeMap<&str, String>) -> Answer {
        let mut call = app.raw(&self.method, &filled(&self.path, ids));
        if let Some(token) = token {
            call = call.bearer(token);
        }
        let changes = ["PATCH", "PUT"].contains(&self.method.as_str());
        if changes || self.id == "give_back_report_section" {
            call = call.header("if-match", "*");
        }
        match &self.body {
            Value::Object(_) => call.json(self.body.clone()).await,
            Value::String(table) if self.id.starts_with("import_") => {
                call.text("text/csv", table).await
            }
            Value::String(file) if self.id == "create_upload" => {
                call.text("application/pdf", file).await
            }
            Value::String(message) => call.text("message/rfc822", message).await,
            _ => call.await,
        }
    }
}

/// The path with the ids of this kind of object in it.
fn filled(path: &str, ids: &BTreeMap<&str, String>) -> String {
    let kind = path.trim_start_matches("/api/v1/").split("/{").next().unwrap();
    let path = path.replace("sections/{key}", "sections/needs").replace("{number}", "1");
    let id = ids.get(kind).cloned().unwrap_or_else(|| uuid::Uuid::nil().to_string());
    let none = uuid::Uuid::nil().to_string();
    let path = path.replace("{id}", &id);
    let path = path.replace("{progress_id}", &none).replace("{value_id}", &none);
    path.replace("{alpha2}", "KZ").replace("{name}", "invitation").replace("{key}", "cv")
}

/// The example of an operation, unless it says two things at once.
fn body(operation: &Value) -> Value {
    match operation["operationId"].as_str() {
        Some("create_programme") => json!({"kind": "programme", "title": "T"}),
        Some("answer_invitation") => json!({"answer": "decline"}),
        Some(import) if import.starts_with("import_") => json!("full_name,country\nAnna,KG\n"),
        Some("create_upload") => json!(crate::uploads::PDF),
        Some("create_bounce") => {
            operation["requestBody"]["content"]["message/rfc822"]["schema"]["example"].clone()
        }
        _ => operation["requestBody"]["content"]["application/json"]["example"].clone(),
    }
}

async fn operations(app: &TestApp) -> Vec<Operation> {
    let document = app.raw("GET", "/openapi.json").json_of(200).await;
    let mut all = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            all.push(Operation {
                method: method.to_uppercase(),
                path: path.clone(),
                id: operation["operationId"].as_str().unwrap().to_owned(),
                body: body(operation),
            });
        }
    }
    assert!(all.len() > 70);
    all
}

/// An event with one of everything, and the ids by the first part of their paths.
async fn furnished(
    app: &TestApp,
    title: &str,
    programme: &Value,
) -> BTreeMap<&'static str, String> {
    let id = |made: &Value| made["id"].as_str().unwrap().to_owned();
    let event = json!({"title": title, "programme_id": programme["id"]});
    let event = usual::event(app, event).await;
    let at = |rest: &str| format!("/events/{}/{rest}", event["id"].as_str().unwrap());
    let make = async |path: String, body: Value| app.post(&path, body).json_of(201).await;
    let panel = make(at("panels"), json!({"title": "P", "day": "2026-05-25"})).await;
    let items = format!("/panels/{}/items", panel["id"].as_str().unwrap());
    let item = make(items, json!({"kind": "keynote", "title": "I"})).await;
    let email = format!("{}@example.org", title.to_lowercase());
    let invitation = usual::invite(app, &event, &email, json!({})).await;
    let person = json!({"full_name": "R", "email": format!("r.{email}")});
    let registration = make(at("registrations"), json!({"person": person})).await;
    make(format!("/invitations/{}/letter", id(&invitation)), json!({})).await;
    make(format!("/registrations/{}/visa-letter", id(&registration)), json!({})).await;
    let fields = json!([{"key": "cv", "kind": "file", "label": {"en": "CV"}}]);
    app.patch(&at("registration-form"), "*", json!({"fields": fields})).expect(200).await;
    let cv = json!({"upload_id": crate::uploads::uploaded(app, "cv.pdf").await["id"]});
    let own = format!("/registrations/{}", id(&registration));
    app.patch(&own, "*", json!({"answers": {"cv": cv}})).expect(200).await;
    let quota = make(at("quotas"), json!({"country": "KG", "seats": 2})).await;
    let named = json!({"person_id": registration["person_id"], "country": "KG"});
    let nomination = make(at("nominations"), named).await;
    let post = json!({"person_id": registration["person_id"], "country": "KG"});
    let focal_point = make("/focal-points".into(), post).await;
    let request = make(at("nomination-requests"), json!({"country": "KG"})).await;
    let came = json!({"registration_id": registration["id"], "day": "2026-05-25"});
    let before = app.clock.now();
    app.clock.set("2026-05-25T04:00:00Z".parse().unwrap());
    let check_in = make(at("attendance"), came).await;
    app.clock.set("2026-05-27T04:00:00Z".parse().unwrap());
    let issue = json!({"kind": "participation", "threshold": 0});
    let issued = app.post(&at("certificates/issue"), issue).json_of(200).await;
    app.clock.set(before);
    let certificate = issued["results"][0]["certificate_id"].as_str().unwrap().to_owned();
    let follow_up =
        json!({"name": "F", "audience": {"role": ["delegate"]}, "subject": "S", "body": "B"});
    let follow_up = make(at("follow-ups"), follow_up).await;
    let sending = format!("/follow-ups/{}/send-now", id(&follow_up));
    let sending = app.act(&sending).json_of(200).await;
    let plans = app.get("/follow-up-plans").json_of(200).await;
    let evaluation =
        make(at("evaluations"), crate::evaluations::test("post_test", json!({}))).await;
    let recommendation = make(at("recommendations"), json!({"text": "Do"})).await;
    let (request_of_progress, proposal) =
        crate::progress::asked_and_named(app, &event, &format!("p.{email}")).await;
    let named = json!({"title": "T", "event_id": event["id"]});
    let need = make("/capacity-needs".into(), named.clone()).await;
    let barrier = make("/barriers".into(), named).await;
    let indicators = format!("/programmes/{}/indicators", id(programme));
    let indicator = make(indicators, json!({"title": "I"})).await;
    let (assessment, finding) = crate::assessments::one(app, &event, title).await;
    let coverage = make(at("media-coverage"), json!({"title": "Seen"})).await;
    make(at("report/versions"), json!({"stage": "progress"})).await;
    let organization = make("/organizations".into(), json!({"name": title, "kind": "other"})).await;
    let mails = app.get(&format!("/mail/messages?event_id={}", id(&event))).json_of(200).await;
    let suppression = json!({"email": format!("s.{email}"), "scope": "everything"});
    let suppression = make("/mail/suppressions".into(), suppression).await;
    let bounce = app.call("POST", "/mail/bounces").text("message/rfc822", &format!("X: {title}"));
    let bounce = bounce.expect(200).await.id();
    let paper = crate::uploads::uploaded(app, "paper.pdf").await;
    let material = make(at("materials"), json!({"upload_id": paper["id"]})).await;
    let practice = json!({"kind": "practice", "title": title, "country": "KZ"});
    let practice = make("/practices".into(), practice).await;
    let upload = crate::uploads::uploaded(app, "note.pdf").await;
    [
        ("events", id(&event)),
        ("panels", id(&panel)),
        ("items", id(&item)),
        ("invitations", id(&invitation)),
        ("registrations", id(&registration)),
        ("attendance", id(&check_in)),
        ("certificates", certificate),
        ("people", registration["person_id"].as_str().unwrap().to_owned()),
        ("focal-points", id(&focal_point)),
        ("quotas", id(&quota)),
        ("nominations", id(&nomination)),
        ("nomination-requests", id(&request)),
        ("evaluations", id(&evaluation)),
        ("follow-ups", id(&follow_up)),
        ("follow-up-plans", id(&plans["items"][0])),
        ("jobs", sending["job_id"].as_str().unwrap().to_owned()),
        ("recommendations", id(&recommendation)),
        ("capacity-needs", id(&need)),
        ("barriers", id(&barrier)),
        ("assessments", id(&assessment)),
        ("findings", id(&finding)),
        ("progress-requests", id(&request_of_progress)),
        ("contact-proposals", id(&proposal)),
        ("media-coverage", id(&coverage)),
        ("mail/messages", id(&mails["items"][0])),
        ("mail/suppressions", id(&suppression)),
        ("mail/bounces", bounce),
        ("uploads", id(&upload)),
        ("materials", id(&material)),
        ("practices", id(&practice)),
        ("programmes", id(programme)),
        ("programme-indicators", id(&indicator)),
        ("organizations", id(&organization)),
    ]
    .into()
}

/// What everybody sees.
const SHARED: [&str; 2] = ["organizations", "follow-up-plans"];

async fn programme(app: &TestApp, title: &str) -> Value {
    app.post("/programmes", json!({"kind": "programme", "title": title})).json_of(201).await
}

/// How much was ever done: no attack may add to it.
async fn deeds(app: &TestApp) -> usize {
    use sea_orm::{ConnectionTrait, Statement};
    let db = app.app.context.db.read();
    let sql = "SELECT CAST(count(*) AS BIGINT) AS n FROM audit_log";
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await;
    let count: i64 = row.unwrap().unwrap().try_get("", "n").unwrap();
    usize::try_from(count).unwrap()
}

fn refused(answer: &Answer, status: u16, what: &str) {
    assert_eq!(answer.status, status, "{what}: {}", answer.text());
    assert_eq!(answer.header("content-type"), "application/problem+json", "{what}");
}

#[tokio::test]
async fn nobody_does_anything_without_a_token_that_holds() {
    let app = TestApp::start().await;
    let none = BTreeMap::new();
    let expiring = json!({"name": "x", "role": "admin", "expires_at": "2026-03-02T09:00:00Z"});
    let expired = app.post("/tokens", expiring).json_of(201).await;
    let made = app.post("/tokens", json!({"name": "x", "role": "admin"})).json_of(201).await;
    app.delete(&format!("/tokens/{}", made["id"].as_str().unwrap())).expect(204).await;
    app.clock.advance(chrono::Duration::hours(1));
    let secret = |made: &Value| made["secret"].as_str().unwrap().to_owned();
    let (expired, revoked) = (secret(&expired), secret(&made));
    let before = deeds(&app).await;
    for operation in operations(&app).await {
        let what = format!("{} {}", operation.method, operation.path);
        for token in [None, Some(""), Some("cvk_wrong"), Some(&*expired), Some(&*revoked)] {
            refused(&operation.by(&app, token, &none).await, 401, &what);
        }
    }
    assert_eq!(deeds(&app).await, before);
}

#[tokio::test]
async fn a_role_that_is_not_enough_is_refused_before_anything_is_looked_at() {
    let app = TestApp::start().await;
    let (none, before) = (BTreeMap::new(), deeds(&app).await);
    let roles = [Role::Organizer, Role::Viewer, Role::CheckIn];
    let mut tokens = Vec::new();
    for role in roles {
        tokens.push((role, app.token(role, None).await));
    }
    let before = before + tokens.len();
    for operation in operations(&app).await {
        for (role, token) in &tokens {
            let what = format!("{role:?}: {} {}", operation.method, operation.path);
            if operation.needs().is_met_by(*role) {
                continue;
            }
            let answer = operation.by(&app, Some(token), &none).await;
            refused(&answer, 403, &what);
            assert_eq!(answer.json()["code"], "access.role", "{what}");
        }
    }
    assert_eq!(deeds(&app).await, before);
}

#[tokio::test]
async fn whoever_may_read_reads_everything_that_is_there_to_be_read() {
    let app = TestApp::start().await;
    let programme = programme(&app, "Ours").await;
    let ids = furnished(&app, "Ours", &programme).await;
    let viewer = app.token(Role::Viewer, None).await;
    for operation in operations(&app).await {
        let reads = [Needs::Read, Needs::ReadAttendance].contains(&operation.needs())
            && operation.method == "GET";
        let made_up = ["progress_id", "value_id"].iter().any(|part| operation.path.contains(part));
        if reads && !made_up && operation.reach() != Reach::Group {
            let answer = operation.by(&app, Some(&viewer), &ids).await;
            assert_eq!(answer.status, 200, "{}: {}", operation.path, answer.text());
        }
    }
}

#[tokio::test]
async fn a_token_for_one_event_neither_sees_nor_changes_another() {
    let app = TestApp::start().await;
    let (ours, theirs) = (programme(&app, "Ours").await, programme(&app, "Theirs").await);
    let own = furnished(&app, "Ours", &ours).await;
    let other = furnished(&app, "Theirs", &theirs).await;
    let event = own["events"].parse().unwrap();
    let by_event = TokenScope { programmes: Vec::new(), events: vec![event] };
    let programme = own["programmes"].parse().unwrap();
    let by_programme = TokenScope { programmes: vec![programme], events: Vec::new() };
    let mut tokens = Vec::new();
    for (role, scope) in [
        (Role::Organizer, by_event.clone()),
        (Role::Organizer, by_programme.clone()),
        (Role::Admin, by_programme),
        (Role::Viewer, by_event.clone()),
        (Role::CheckIn, by_event),
    ] {
        tokens.push((role, app.token(role, Some(scope)).await));
    }
    let before = deeds(&app).await;
    let mut wrong = Vec::new();
    for operation in operations(&app).await {
        for (role, token) in &tokens {
            let answer = operation.by(&app, Some(token), &other).await;
            let what = format!("limited {role:?}: {} {}", operation.method, operation.path);
            let status = answer.status.as_u16();
            if !allowed(&operation, *role).contains(&status) {
                wrong.push(format!("{what}: {status} {:.300}", answer.text()));
            } else if operation.reach() == Reach::Own {
                let mut theirs = other.iter().filter(|(kind, _)| !SHARED.contains(kind));
                assert!(theirs.all(|(_, id)| !answer.text().contains(id)), "{what} tells of them");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(deeds(&app).await, before, "something was done");
}

/// What a limited token may be told when it asks for what belongs to others.
fn allowed(operation: &Operation, role: Role) -> &'static [u16] {
    if !operation.needs().is_met_by(role) {
        return &[403];
    }
    let reads = operation.needs() == Needs::Read;
    match operation.reach() {
        Reach::Event => &[404],
        Reach::Group if reads => &[404],
        Reach::Everything | Reach::Group => &[403],
        Reach::Book => {
            if reads {
                &[200]
            } else {
                &[403]
            }
        }
        Reach::Somebody => {
            if reads {
                &[404]
            } else {
                &[403, 404]
            }
        }
        Reach::Own => &[200, 201],
        Reach::Named => &[422],
    }
}

#[tokio::test]
async fn the_table_names_no_operation_that_there_is_not() {
    let app = TestApp::start().await;
    let known: Vec<String> = operations(&app).await.into_iter().map(|it| it.id).collect();
    for (id, ..) in TABLE {
        assert!(known.iter().any(|known| known == id), "there is no {id}");
        assert_eq!(TABLE.iter().filter(|(other, ..)| other == id).count(), 1, "{id} twice");
    }
}
