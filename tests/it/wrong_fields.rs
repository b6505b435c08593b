//! What is wrong with a body: every field once, in words that say what would be right.

use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::http::Answer;
use crate::support::scene::{event, invite};

/// `pointer code` of each fault, in the order of the answer.
fn faults(answer: &Answer) -> Vec<String> {
    let problem = answer.json();
    let errors = problem["errors"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    errors.map(|it| format!("{} {}", text(&it["pointer"]), text(&it["code"]))).collect()
}

fn message(answer: &Answer) -> String {
    answer.json()["errors"][0]["message"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_wrong_field_is_named_once_by_what_is_most_basically_wrong_with_it() {
    let app = TestApp::start().await;
    for kind in [json!(null), json!(5), json!({}), json!([])] {
        let body = json!({"name": "Hub", "kind": kind});
        let wrong = app.post("/organizations", body).expect(422).await;
        assert_eq!(faults(&wrong), ["/kind type"], "{kind}");
        assert!(!wrong.json()["detail"].as_str().unwrap().contains("fields"), "{kind}");
    }
    let wrong = app.post("/people", json!({"full_name": "A", "gender": 5})).expect(422).await;
    assert_eq!(faults(&wrong), ["/gender type"]);
    let wrong = app.post("/people", json!({"full_name": "A", "gender": "x"})).expect(422).await;
    assert_eq!(faults(&wrong), ["/gender choice"]);
    let event = event(&app, json!({})).await;
    let own = format!("/events/{}", event["id"].as_str().unwrap());
    let change = json!({"kind": null, "modality": 5, "tags": [1, 1]});
    let wrong = app.patch(&own, "*", change).expect(422).await;
    let expected = ["/kind type", "/modality type", "/tags/0 type", "/tags/1 type"];
    assert_eq!(faults(&wrong), expected);
}

/// One of everything that can be changed, by its path.
pub async fn one_of_each(app: &TestApp) -> Vec<(&'static str, String)> {
    let event = event(app, json!({})).await;
    let id = event["id"].as_str().unwrap();
    let made = async |path: &str, body: Value| app.post(path, body).expect(201).await.id();
    let at = |part: &str| format!("/events/{id}/{part}");
    let panel = made(&at("panels"), json!({"title": "P"})).await;
    let item = json!({"kind": "keynote", "title": "I"});
    let item = made(&format!("/panels/{panel}/items"), item).await;
    let invitation = invite(app, &event, "anna@example.org", json!({})).await;
    let person = json!({"person": {"full_name": "Boris"}});
    let registration = made(&at("registrations"), person).await;
    crate::forms::ask(app, &event, crate::forms::all_kinds()).await;
    let follow_up =
        json!({"name": "F", "audience": {"role": ["delegate"]}, "subject": "S", "body": "B"});
    let follow_up = made(&at("follow-ups"), follow_up).await;
    let step =
        json!({"name": "F", "audience": {"role": ["delegate"]}, "subject": "S", "body": "B"});
    let plan = made("/follow-up-plans", json!({"name": "P", "steps": [step]})).await;
    let evaluation = made(&at("evaluations"), crate::evaluations::reaction()).await;
    let coverage = made(&at("media-coverage"), json!({"title": "C"})).await;
    let material = made(&at("materials"), json!({"url": "https://example.org"})).await;
    let practice = json!({"kind": "practice", "title": "P", "country": "KZ"});
    let practice = made("/practices", practice).await;
    let recommendation = made(&at("recommendations"), json!({"text": "Do"})).await;
    let named = json!({"title": "N", "event_id": id});
    let need = made("/capacity-needs", named.clone()).await;
    let barrier = made("/barriers", named).await;
    let (assessment, finding) = crate::assessments::one(app, &event, "A").await;
    let (assessment, finding) = (&assessment["id"], &finding["id"]);
    let organization = made("/organizations", json!({"name": "O", "kind": "other"})).await;
    let somebody = made("/people", json!({"full_name": "Chinara"})).await;
    let post = json!({"person_id": somebody, "country": "KZ"});
    let post = made("/focal-points", post).await;
    let quota = made(&at("quotas"), json!({"country": "KZ", "seats": 1})).await;
    let named = json!({"person_id": somebody, "country": "KZ"});
    let nomination = made(&at("nominations"), named).await;
    let request = json!({"country": "KZ", "deadline": "2026-05-10"});
    let request = made(&at("nomination-requests"), request).await;
    let programme = made("/programmes", json!({"kind": "project", "title": "P"})).await;
    let indicator =
        made(&format!("/programmes/{programme}/indicators"), json!({"title": "I"})).await;
    let value = json!({"country": "KZ", "index": "OSI", "edition": 2022, "value": 0.5});
    let value = made("/country-indicators", value).await;
    let group = made("/country-groups", json!({"code": "five", "members": ["KZ"]})).await;
    vec![
        ("event", format!("/events/{id}")),
        ("panel", format!("/panels/{panel}")),
        ("item", format!("/items/{item}")),
        ("invitation", format!("/invitations/{}", invitation["id"].as_str().unwrap())),
        ("registration", format!("/registrations/{registration}")),
        ("registration form", format!("/events/{id}/registration-form")),
        ("follow-up", format!("/follow-ups/{follow_up}")),
        ("plan", format!("/follow-up-plans/{plan}")),
        ("evaluation", format!("/evaluations/{evaluation}")),
        ("coverage", format!("/media-coverage/{coverage}")),
        ("material", format!("/materials/{material}")),
        ("practice", format!("/practices/{practice}")),
        ("recommendation", format!("/recommendations/{recommendation}")),
        ("need", format!("/capacity-needs/{need}")),
        ("need", format!("/barriers/{barrier}")),
        ("assessment", format!("/assessments/{}", assessment.as_str().unwrap())),
        ("finding", format!("/findings/{}", finding.as_str().unwrap())),
        ("organization", format!("/organizations/{organization}")),
        ("person", format!("/people/{somebody}")),
        ("quota", format!("/quotas/{quota}")),
        ("nomination", format!("/nominations/{nomination}")),
        ("nomination request", format!("/nomination-requests/{request}")),
        ("focal point", format!("/focal-points/{post}")),
        ("programme", format!("/programmes/{programme}")),
        ("indicator", format!("/programme-indicators/{indicator}")),
        ("group", format!("/country-groups/{group}")),
        ("value", format!("/country-indicators/{value}")),
    ]
}

/// What breaks a rule of each, beside a field `x` that there is not; and where it does.
fn broken_rules(what: &str) -> (Value, Vec<&'static str>) {
    match what {
        "event" => (json!({"title": " ", "tags": ["a\nb"]}), vec!["/tags/0", "/title"]),
        "panel" | "programme" | "evaluation" => (json!({"title": " "}), vec!["/title"]),
        "item" => (json!({"title": {"en": "a\nb"}}), vec!["/title/en"]),
        "invitation" => (
            json!({"role": null, "note": "a\u{1}", "expires_at": "2026-03-01T00:00:00Z"}),
            vec!["/expires_at", "/note", "/role"],
        ),
        "registration" => (
            json!({"organization": " ", "position": "a\nb", "remark": "\u{1}", "role": 5}),
            vec!["/organization", "/position", "/remark", "/role"],
        ),
        "registration form" => (
            json!({"fields": [
                {"key": "Diet", "kind": "one_of", "label": " ", "help": {"en": "a\u{1}"}},
                {"key": "email", "kind": "text", "label": "E", "show_if": {"field": "diet"}}]}),
            vec![
                "/fields/0/help/en",
                "/fields/0/key",
                "/fields/0/label",
                "/fields/0/options",
                "/fields/1/key",
                "/fields/1/show_if/field",
                "/fields/1/show_if/is",
            ],
        ),
        "follow-up" => (
            json!({"name": " ", "body": "{{ person.nme }}", "subject": 5}),
            vec!["/body", "/name", "/subject"],
        ),
        "plan" => (
            json!({"name": " ", "description": "\u{1}", "steps": [{
                "name": "\n", "audience": {}, "subject": "S", "body": "{{ person.nme }}",
                "offset_days": 1, "attach": ["x"]}]}),
            vec![
                "/description",
                "/name",
                "/steps/0/attach/0",
                "/steps/0/audience",
                "/steps/0/body",
                "/steps/0/name",
                "/steps/0/offset_days",
            ],
        ),
        "report version" => (json!({"stage": "last", "note": "\u{1}"}), vec!["/note", "/stage"]),
        "coverage" => (json!({"outlet": " ", "url": "ftp://x"}), vec!["/outlet", "/url"]),
        "material" => (
            json!({"title": " ", "url": "javascript:alert(1)", "rights": "a\nb", "kind": 5}),
            vec!["/kind", "/rights", "/title", "/url"],
        ),
        "practice" => (
            json!({"title": {"ru": "a\nb"}, "url": "ftp://x", "description": "\u{1}"}),
            vec!["/description", "/title/ru", "/url"],
        ),
        "recommendation" => (
            json!({"text": " ", "clusters": ["a\nb"], "counterparts": [{}], "number": 0,
                   "sdg_targets": ["1.6"], "came_of_it": [{}]}),
            vec![
                "/came_of_it/0",
                "/clusters/0",
                "/counterparts/0",
                "/number",
                "/sdg_targets/0",
                "/text",
            ],
        ),
        "need" => (
            json!({"title": " ", "description": "\u{1}", "category": "a\nb"}),
            vec!["/category", "/description", "/title"],
        ),
        "assessment" => (
            json!({"kind": 5, "title": " ", "method": "\u{1}", "countries": ["KZ", "KZ"],
                   "dimensions": [{"key": "A", "title": "T"}], "ends_on": "2025", "starts_on": "2026",
                   "documents": [{"kind": "study", "title": " ", "url": "ftp://x"}]}),
            vec![
                "/countries/1",
                "/dimensions/0/key",
                "/documents/0/title",
                "/documents/0/url",
                "/ends_on",
                "/kind",
                "/method",
                "/title",
            ],
        ),
        "finding" => (
            json!({"level": "high", "text": "\u{1}", "source": "a\nb", "url": "javascript:x"}),
            vec!["/level", "/source", "/text", "/url"],
        ),
        "organization" => (json!({"name": " ", "kind": 5}), vec!["/kind", "/name"]),
        "person" => (json!({"full_name": " ", "phone": "x"}), vec!["/full_name", "/phone"]),
        "indicator" => {
            (json!({"title": " ", "code": "a\nb", "unit": " "}), vec!["/code", "/title", "/unit"])
        }
        "quota" => (json!({"seats": -1, "women_share": 101}), vec!["/seats", "/women_share"]),
        "nomination" => (json!({"rank": 0, "role": 5}), vec!["/rank", "/role"]),
        "nomination request" => (json!({"seats": 101, "note": "a\u{1}"}), vec!["/note", "/seats"]),
        "focal point" => (json!({"topic": "\n", "active": 5}), vec!["/active", "/topic"]),
        "value" => (json!({"value": "x", "source": "a\nb"}), vec!["/source", "/value"]),
        "group" => (
            json!({"code": "a b", "names": " ", "source": "\n"}),
            vec!["/code", "/names", "/source"],
        ),
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn a_fault_of_form_in_a_change_hides_none_of_rules() {
    let app = TestApp::start().await;
    for (what, path) in one_of_each(&app).await {
        let (mut change, mut expected) = broken_rules(what);
        change["x"] = json!(1);
        expected.push("/x");
        let wrong = app.patch(&path, "*", change).expect(422).await;
        assert_eq!(wrong.pointers(), expected, "{what}");
    }
}

#[tokio::test]
async fn a_fault_of_form_in_something_new_hides_none_of_rules() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let at = |part: &str| format!("/events/{}/{part}", event["id"].as_str().unwrap());
    for (path, what) in [
        (at("invitations"), "invitation"),
        (at("registrations"), "registration"),
        (at("recommendations"), "recommendation"),
        (at("media-coverage"), "coverage"),
        (at("report/versions"), "report version"),
        (at("materials"), "material"),
        ("/capacity-needs".to_owned(), "need"),
        ("/barriers".to_owned(), "need"),
        ("/assessments".to_owned(), "assessment"),
        ("/follow-up-plans".to_owned(), "plan"),
        ("/country-groups".to_owned(), "group"),
    ] {
        let (mut body, mut expected) = broken_rules(what);
        if what == "invitation" {
            // Left out and null are the same in what is new.
            body["role"] = json!(5);
        }
        body["x"] = json!(1);
        expected.push("/x");
        let wrong = app.post(&path, body).expect(422).await;
        assert_eq!(wrong.pointers(), expected, "{what}");
    }
    let token = json!({"name": "\n", "role": "king", "expires_at": "2026-03-01T00:00:00Z"});
    let wrong = app.post("/tokens", token).expect(422).await;
    assert_eq!(wrong.pointers(), ["/expires_at", "/name", "/role"]);
}

#[tokio::test]
async fn an_invitation_is_not_changed_to_end_in_the_past() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let invitation = invite(&app, &event, "anna@example.org", json!({})).await;
    let path = format!("/invitations/{}", invitation["id"].as_str().unwrap());
    let past = json!({"expires_at": "2026-03-01T00:00:00Z"});
    let wrong = app.patch(&path, "*", past).expect(422).await;
    assert_eq!(faults(&wrong), ["/expires_at past"]);
    let soon = json!({"expires_at": "2026-03-03T00:00:00Z"});
    app.patch(&path, "*", soon).expect(200).await;
    app.clock.advance(chrono::Duration::days(3));
    let change = app.patch(&path, "*", json!({"note": "Do come."}));
    assert_eq!(change.json_of(200).await["status"], "expired", "what has ended can be changed");
}

#[tokio::test]
async fn what_should_be_a_text_by_language_is_told_so() {
    let app = TestApp::start().await;
    let by_language = "This must be a text, or an object of texts by language, such as \
                       {\"en\": \"...\"}.";
    let path = "/programmes";
    for (title, code) in [(json!({}), "too_short"), (json!(null), "type"), (json!(5), "type")] {
        let body = json!({"kind": "project", "title": title});
        let wrong = app.post(path, body).expect(422).await;
        assert_eq!(faults(&wrong), [format!("/title {code}")], "{title}");
        assert_eq!(message(&wrong), by_language, "{title}");
    }
    let body = json!({"kind": "project", "title": "P", "description": ["x"]});
    let wrong = app.post(path, body).expect(422).await;
    assert_eq!(
        (faults(&wrong), message(&wrong)),
        (vec!["/description type".to_owned()], by_language.to_owned())
    );
    let wrong = app.post(path, json!({"kind": "project", "title": {"en": {}}})).expect(422).await;
    assert_eq!(faults(&wrong), ["/title/en type"]);
    assert_eq!(message(&wrong), "This must be a text.");
    let wrong = app.post("/people", json!({"full_name": {}})).expect(422).await;
    assert_eq!(message(&wrong), "This must be a text.");
}

#[tokio::test]
async fn a_number_that_is_too_large_to_be_kept_is_named_with_all_else() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let own = format!("/events/{}", event["id"].as_str().unwrap());
    let panels = format!("{own}/panels");
    let panel = app.post(&panels, json!({"title": "P"})).expect(201).await.id();
    for number in [json!(2_147_483_648_u32), json!(-2_147_483_649_i64), json!(9e15)] {
        let body = json!({"title": " ", "position": number});
        let wrong = app.post(&panels, body).expect(422).await;
        assert_eq!(faults(&wrong), ["/position range", "/title required"], "{number}");
        let body = json!({"kind": "keynote", "title": "I", "position": number});
        let wrong = app.post(&format!("/panels/{panel}/items"), body).expect(422).await;
        assert_eq!(faults(&wrong), ["/position range"], "{number}");
        let wrong = app.patch(&own, "*", json!({"sequence_number": number})).expect(422).await;
        assert_eq!(faults(&wrong), ["/sequence_number range"], "{number}");
    }
}

#[tokio::test]
async fn a_line_that_turns_its_direction_is_refused_wherever_it_comes_from() {
    let app = TestApp::start().await;
    let turned = "Aigul \u{202e}nitsuJ\u{202c}";
    let body = json!({"full_name": turned, "position": "\u{2067}x"});
    let wrong = app.post("/people", body).expect(422).await;
    assert_eq!(faults(&wrong), ["/full_name bidi_control", "/position bidi_control"]);
    assert!(message(&wrong).contains("type it anew"), "{}", message(&wrong));
    let event = event(&app, json!({})).await;
    let own = format!("/events/{}", event["id"].as_str().unwrap());
    let wrong = app.patch(&own, "*", json!({"title": {"ru": turned}})).expect(422).await;
    assert_eq!(faults(&wrong), ["/title/ru bidi_control"]);
    let page = format!("/e/{}/register", event["slug"].as_str().unwrap());
    let form = [("full_name", turned), ("email", "a@example.org")];
    for (language, says) in [("en", "type it anew"), ("ru", "Наберите")] {
        let page = format!("{page}?language={language}");
        let shown = app.raw("POST", &page).form(&form).expect(422).await.text();
        assert!(shown.contains("href=\"#f-full_name\"") && shown.contains(says), "{shown}");
    }
    let form = [("full_name", "\u{200f}محمد\u{200f} علی\u{200c}رضا"), ("email", "a@example.org")];
    app.raw("POST", &page).form(&form).expect(200).await;
}
