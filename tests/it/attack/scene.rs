//! An event, its people and its mails, all of whose texts are one given text.

use convoke::mail::Purpose;
use serde_json::{Value, json};

use super::dressed::Dresser;
use crate::support::TestApp;
use crate::support::http::Answer;
use crate::support::scene::{answer_path, manage_path, register};

/// What came of it: the pages, the calendars, and how many fields took the text.
pub struct Scene {
    pub pages: Vec<(String, Answer)>,
    pub calendars: Vec<(String, String)>,
    pub taken: usize,
}

const EVENT: &str = r#"{"kind": "seminar", "time_zone": "Asia/Almaty", "starts_on": "2026-05-25",
    "ends_on": "2026-05-27", "start_time": "09:30", "access": "public", "slug": "dressed",
    "contact": {"email": "desk@example.org"}, "working_languages": ["en", "ru"],
    "claimed": null, "countries": null}"#;

async fn event(it: &Dresser<'_>) -> Value {
    let plain = json!({"title": "T", "name": "T", "kind": "other", "text": "T"});
    let kind = json!({"kind": "other", "country": "KZ"});
    let organization =
        it.send("POST", "/organizations", "OrganizationCreate", kind, plain.clone()).await;
    let whole = json!({"kind": "programme", "organizations": null, "countries": null});
    let programme = it.send("POST", "/programmes", "ProgrammeCreate", whole, plain.clone()).await;
    let mut base: Value = serde_json::from_str(EVENT).unwrap();
    base["programme_id"] = programme["id"].clone();
    base["organizations"] = json!([{"organization_id": organization["id"], "role": "lead"}]);
    let made = it.send("POST", "/events", "EventCreate", base, plain.clone()).await;
    let path = format!("/events/{}", made["id"].as_str().unwrap());
    let day =
        json!({"day": "2026-05-25", "start_time": "10:00", "end_time": "12:00", "position": 1});
    let panel = it.send("POST", &format!("{path}/panels"), "PanelCreate", day, plain.clone()).await;
    let speaker = json!({"full_name": "Speaker", "role": "speaker"});
    let talk =
        json!({"kind": "keynote", "position": 1, "start_time": "10:00", "end_time": "11:00"});
    let items = format!("/panels/{}/items", panel["id"].as_str().unwrap());
    let instead = json!({"title": "T", "speakers": [speaker]});
    let mut talk = talk;
    talk["speakers"] = json!([{"full_name": it.text, "position": it.text, "organization": it.text,
                               "honorific": it.text, "role": "speaker"}]);
    it.send("POST", &items, "ItemCreate", talk, instead).await;
    it.send("POST", &format!("{path}/media-coverage"), "CoverageCreate", json!({}), plain.clone())
        .await;
    it.send(
        "POST",
        &format!("{path}/recommendations"),
        "RecommendationCreate",
        json!({"addressees": null, "counterparts": null}),
        plain,
    )
    .await;
    it.app.act(&format!("{path}/publish")).json_of(200).await
}

/// Asks the text of whoever registers, where a form can, and else something plain.
async fn ask(it: &Dresser<'_>, event: &Value) {
    let options = |label: &str| json!([{"value": "a", "label": label}]);
    let fields = |text: &str| {
        let topic = json!({"key": "topic", "kind": "text", "label": text, "help": text});
        let diet = json!({"key": "diet", "kind": "several_of", "label": text,
                          "options": options(text)});
        let about = json!({"key": "about", "kind": "long_text", "label": text,
                           "show_if": {"field": "diet", "is": ["a"]}});
        json!({"fields": [topic, diet, about]})
    };
    let path = format!("/events/{}/registration-form", event["id"].as_str().unwrap());
    let asked = it.app.patch(&path, "*", fields(&it.text)).await;
    if !asked.status.is_success() {
        it.app.patch(&path, "*", fields("Topic")).expect(200).await;
    }
}

/// Somebody whose texts are the text, invited; the invitation.
async fn invited(it: &Dresser<'_>, event: &Value, name: &str) -> Value {
    let path = format!("/events/{}/invitations", event["id"].as_str().unwrap());
    let email = format!("{name}@example.org");
    let base = json!({"send": true, "person": {"email": email, "unnamed": null}});
    let instead = json!({"person": {"full_name": "Person"}});
    it.send("POST", &path, "InvitationCreate", base, instead).await
}

async fn registered(it: &Dresser<'_>, event: &Value, name: &str) -> Value {
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let email = format!("{name}@example.org");
    let answers = json!({"topic": it.text});
    let base =
        json!({"person": {"email": email, "unnamed": null}, "notify": true, "answers": answers});
    let instead = json!({"person": {"full_name": "Person"}, "answers": {}});
    it.send("POST", &path, "RegistrationCreate", base, instead).await
}

impl Scene {
    /// Plays it: every page that people see, and every mail that goes out, with the text in it.
    pub async fn play(app: &TestApp, text: &str) -> Self {
        let it = Dresser::new(app, text).await;
        let event = event(&it).await;
        ask(&it, &event).await;
        let path = format!("/events/{}", event["id"].as_str().unwrap());
        let mut pages = Vec::new();
        let invitation = invited(&it, &event, "first").await;
        let answer = answer_path(app, &invitation).await;
        let remind = format!("/invitations/{}/remind", invitation["id"].as_str().unwrap());
        app.act(&remind).expect(200).await;
        // Before an answer, which would call the letters off.
        app.deliver().await;
        let own = remind.trim_end_matches("/remind");
        app.patch(own, "*", json!({"note": null})).expect(200).await;
        app.patch(own, "*", json!({"note": text, "notify": true})).await;
        app.deliver().await;
        registered(&it, &event, "second").await;
        let rejected = registered(&it, &event, "third").await;
        let reason = json!({"reason": text, "notify": true});
        let reject = format!("/registrations/{}/withdraw", rejected["id"].as_str().unwrap());
        app.post(&reject, reason.clone()).await;
        pages.extend(answered(&it, &answer).await);
        pages.extend(signed_up(&it).await);
        let row = register(app, &event, "").await.remove(0);
        let manage = manage_path(app, &row, Purpose::Manage).await;
        for page in
            ["/e/dressed", "/e/dressed?language=ru", "/e/dressed/register", &answer, &manage]
        {
            pages.push((page.to_owned(), app.raw("GET", page).expect(200).await));
        }
        let save = [("action", "save"), ("organization", text), ("position", text)];
        pages.push(("saved".into(), app.raw("POST", &manage).form(&save).await));
        let document = app.get(&format!("{path}/agenda?format=html")).expect(200).await;
        pages.push(("agenda.html".into(), document));
        followed_up(&it, &path).await;
        let calendars = calendars(app, &path).await;
        let changed = json!({"start_time": "11:00", "notify": true, "reason": text});
        app.patch(&path, "*", changed).await;
        app.deliver().await;
        app.post(&format!("{path}/cancel"), reason).await;
        app.deliver().await;
        Self { pages, calendars, taken: it.taken.get() }
    }
}

/// The page of an invitation, with what was typed shown again, and the reason of who declined.
async fn answered(it: &Dresser<'_>, page: &str) -> Vec<(String, Answer)> {
    let text = it.text.as_str();
    let typed = [
        ("answer", "accept"),
        ("organization", text),
        ("position", text),
        ("country", text),
        ("reason", text),
        ("substitute_full_name", text),
        ("substitute_email", text),
    ];
    let again = it.app.raw("POST", page).form(&typed).await;
    let reason = [("answer", "decline"), ("reason", text)];
    let declined = it.app.raw("POST", page).form(&reason).await;
    vec![("typed".into(), again), ("declined".into(), declined)]
}

async fn signed_up(it: &Dresser<'_>) -> Vec<(String, Answer)> {
    let text = it.text.as_str();
    let path = "/e/dressed/register";
    let wrong = [("full_name", text), ("email", text), ("organization", text), ("country", text)];
    let right = [("full_name", text), ("email", "fourth@example.org"), ("position", text)];
    let odd = format!("{path}?language={0}&done={0}&{0}=x", urlencoded(text));
    vec![
        ("sign-up, wrong".into(), it.app.raw("POST", path).form(&wrong).await),
        ("sign-up".into(), it.app.raw("POST", path).form(&right).await),
        ("a query".into(), it.app.raw("GET", &odd).await),
    ]
}

fn urlencoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

/// A mail in an organizer's own words; who writes what is no template is refused, and may be.
async fn followed_up(it: &Dresser<'_>, event: &str) {
    let body = json!({"name": "F", "audience": {"registration_status": ["confirmed"]},
                      "subject": it.text, "body": it.text, "attach": ["agenda"]});
    let made = it.app.post(&format!("{event}/follow-ups"), body).await;
    if made.status == 201 {
        it.app.act(&format!("/follow-ups/{}/send-now", made.id())).await;
        convoke::worker::tick(&it.app.app.context).await.unwrap();
    }
}

async fn calendars(app: &TestApp, event: &str) -> Vec<(String, String)> {
    let page = app.raw("GET", "/e/dressed/agenda.ics").expect(200).await;
    let file = app.get(&format!("{event}/agenda?format=ics")).expect(200).await;
    vec![("page".into(), page.text()), ("file".into(), file.text())]
}
