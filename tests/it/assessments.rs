//! Assessments: studies over countries and dimensions, what they found, and who sees them.

use convoke::access::TokenScope;
use convoke::access::types::Role;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::event;

/// Three countries, in a dimension from 1 to 3 and in one of texts.
fn body_of_study() -> Value {
    json!({
        "kind": "maturity_assessment", "status": "in_progress",
        "title": {"en": "Digital maturity", "ru": "Цифровая зрелость"},
        "description": "How far they are.", "method": "Desk research and interviews.",
        "starts_on": "2026", "ends_on": "2026-11", "claimed_countries": 6,
        "countries": ["UZ", "KG", "KZ"],
        "dimensions": [
            {"key": "connectivity", "title": {"en": "Connectivity", "ru": "Связь"},
             "scale": {"minimum": 1, "maximum": 3,
                       "labels": ["Low", "Middle", {"en": "High", "ru": "Высокий"}]}},
            {"key": "regulation", "title": "Regulation", "description": "Laws and rules"},
        ],
    })
}

/// An assessment of an event, and what it found of Kazakhstan.
pub async fn one(app: &TestApp, event: &Value, title: &str) -> (Value, Value) {
    let body = json!({"event_id": event["id"], "title": title, "countries": ["KZ"],
                      "dimensions": [{"key": "law", "title": "Law"}]});
    let made = app.post("/assessments", body).json_of(201).await;
    let body = json!({"dimension": "law", "country": "KZ", "text": "T"});
    let finding = find(app, &made, body).await;
    (made, finding)
}

fn with(mut body: Value, more: Value) -> Value {
    for (name, value) in more.as_object().unwrap() {
        body[name] = value.clone();
    }
    body
}

fn own(assessment: &Value, rest: &str) -> String {
    format!("/assessments/{}{rest}", assessment["id"].as_str().unwrap())
}

fn path(finding: &Value) -> String {
    format!("/findings/{}", finding["id"].as_str().unwrap())
}

async fn made(app: &TestApp, more: Value) -> Value {
    app.post("/assessments", with(body_of_study(), more)).json_of(201).await
}

async fn find(app: &TestApp, of: &Value, body: Value) -> Value {
    app.post(&own(of, "/findings"), body).json_of(201).await
}

async fn code(app: &TestApp, path: &str, etag: &str, change: Value) -> String {
    let refused = app.patch(path, etag, change).expect(409).await.json();
    refused["code"].as_str().unwrap().to_owned()
}

async fn actions(app: &TestApp, query: &str) -> Vec<String> {
    let log = app.get(&format!("/audit?limit=200&{query}")).json_of(200).await;
    let said = log["items"].as_array().unwrap().iter();
    said.map(|entry| entry["action"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn an_assessment_is_kept_as_it_was_given_and_changed_with_its_version() {
    let app = TestApp::start().await;
    let hub = json!({"name": "Hub", "kind": "intergovernmental"});
    let hub = app.post("/organizations", hub).expect(201).await.id();
    let event = event(&app, json!({})).await;
    let more = json!({
        "event_id": event["id"],
        "organizations": [{"organization_id": hub, "role": "implementer"},
                          {"organization_id": hub, "role": "donor"}],
        "documents": [{"kind": "strategy", "title": "Strategy", "dated": "2026-10",
                       "url": "https://example.org/strategy.pdf", "event_id": event["id"]}],
    });
    let body = with(body_of_study(), more);
    let answer = app.post("/assessments", body.clone()).expect(201).await;
    let made = answer.json();
    assert_eq!(answer.header("location"), format!("/api/v1{}", own(&made, "")));
    for field in ["event_id", "kind", "status", "title", "starts_on", "ends_on", "countries"] {
        assert_eq!(made[field], body[field], "{field}");
    }
    assert_eq!((&made["claimed_countries"], &made["programme_id"]), (&json!(6), &Value::Null));
    assert_eq!(made["description"], json!({"en": "How far they are."}));
    assert_eq!(made["organizations"], body["organizations"]);
    assert_eq!(made["dimensions"][0]["scale"]["labels"][0], json!({"en": "Low"}));
    assert_eq!(made["dimensions"][1]["scale"], Value::Null);
    assert_eq!(made["documents"][0]["dated"], "2026-10");
    assert_eq!(app.get(&own(&made, "")).json_of(200).await, made);
    let list = app.get("/assessments?q=MATURITY&sort=-title").json_of(200).await;
    assert_eq!(list["items"], json!([made]));
    let change = json!({"status": "published", "documents": [], "claimed_countries": null});
    let changed = app.patch(&own(&made, ""), "\"1\"", change).json_of(200).await;
    assert_eq!((&changed["status"], &changed["documents"]), (&json!("published"), &json!([])));
    app.patch(&own(&made, ""), "\"1\"", json!({"status": "planned"})).expect(412).await;
    app.call("PATCH", &own(&made, "")).json(json!({})).expect(428).await;
    app.delete(&own(&made, "")).expect(204).await;
    app.get(&own(&made, "")).expect(404).await;
    let said = actions(&app, &format!("event_id={}", event["id"].as_str().unwrap())).await;
    for deed in ["create", "update", "delete"] {
        assert!(said.contains(&format!("assessment.{deed}")), "{deed}: {said:?}");
    }
}

#[tokio::test]
async fn a_country_has_one_finding_in_a_dimension_and_so_have_all_together() {
    let app = TestApp::start().await;
    let study = made(&app, json!({})).await;
    let body = json!({"dimension": "connectivity", "country": "KZ", "level": 2,
                      "text": {"en": "Fibre in *cities*", "ru": "Оптика в городах"},
                      "source": "Study, page 12", "url": "https://example.org/study.pdf"});
    let answer = app.post(&own(&study, "/findings"), body.clone()).expect(201).await;
    let finding = answer.json();
    assert_eq!(answer.header("location"), format!("/api/v1{}", path(&finding)));
    assert_eq!(finding["assessment_id"], study["id"]);
    for (field, value) in body.as_object().unwrap() {
        assert_eq!(finding[field], *value, "{field}");
    }
    let again = json!({"dimension": "connectivity", "country": "KZ", "text": "Twice"});
    let refused = app.post(&own(&study, "/findings"), again).expect(409).await.json();
    assert_eq!(refused["code"], "finding.taken");
    let all = json!({"dimension": "connectivity", "text": "All of them lag behind"});
    let all_countries = find(&app, &study, all.clone()).await;
    assert_eq!((&all_countries["country"], &all_countries["level"]), (&Value::Null, &Value::Null));
    app.post(&own(&study, "/findings"), all).expect(409).await;
    find(&app, &study, json!({"dimension": "regulation", "country": "KZ", "text": "T"})).await;
    find(&app, &study, json!({"dimension": "connectivity", "country": "KG", "level": 1})).await;
    let other = made(&app, json!({})).await;
    find(&app, &other, json!({"dimension": "connectivity", "country": "KZ", "level": 1})).await;
    let shown = async |query: &str| {
        let path = own(&study, &format!("/findings?{query}"));
        app.get(&path).json_of(200).await["items"].as_array().unwrap().len()
    };
    assert_eq!((shown("").await, shown("country=KZ").await, shown("level=2").await), (4, 2, 1));
    assert_eq!((shown("dimension=connectivity").await, shown("q=fibre").await), (3, 1));
    let change = json!({"level": 3, "text": null});
    let changed = app.patch(&path(&finding), "\"1\"", change).json_of(200).await;
    assert_eq!((&changed["level"], &changed["text"]), (&json!(3), &Value::Null));
    app.patch(&path(&finding), "\"1\"", json!({"level": 1})).expect(412).await;
    let nothing = app.patch(&path(&finding), "*", json!({"level": null})).expect(422).await;
    assert_eq!(nothing.pointers(), ["/text"]);
    app.delete(&path(&finding)).expect(204).await;
    app.get(&path(&finding)).expect(404).await;
    let said = actions(&app, &format!("object_id={}", finding["id"].as_str().unwrap())).await;
    assert_eq!(said, ["finding.create", "finding.update", "finding.delete"]);
}

#[tokio::test]
async fn an_event_has_ten_assessments_and_an_assessment_a_million_letters() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    for _ in 0..10 {
        made(&app, json!({"event_id": event["id"]})).await;
    }
    let more = with(body_of_study(), json!({"event_id": event["id"]}));
    let refused = app.post("/assessments", more).expect(409).await.json();
    assert_eq!(refused["code"], "assessment.too_many");
    let dimensions: Vec<Value> =
        (0..20).map(|n| json!({"key": format!("d{n}"), "title": "D"})).collect();
    let study = made(&app, json!({"dimensions": dimensions})).await;
    let languages = ["az", "en", "hy", "ka", "kk", "ky", "mn", "ru", "tg", "tk"];
    let long: serde_json::Map<String, Value> =
        languages.iter().map(|it| ((*it).to_owned(), json!("ж".repeat(4_000)))).collect();
    let body = |n: usize, text: Value| {
        let country = ["KZ", "KG"][n / 20];
        json!({"dimension": format!("d{}", n % 20), "country": country, "text": text})
    };
    let first = find(&app, &study, body(0, json!(long))).await;
    for n in 1..24 {
        find(&app, &study, body(n, json!(long))).await;
    }
    let refused = app.post(&own(&study, "/findings"), body(24, json!(long))).expect(409).await;
    assert_eq!(refused.json()["code"], "assessment.full");
    let last = find(&app, &study, body(24, json!("Short"))).await;
    assert_eq!(code(&app, &path(&last), "*", json!({"text": long})).await, "assessment.full");
    app.patch(&path(&first), "*", json!({"text": "Short"})).expect(200).await;
    app.patch(&path(&last), "*", json!({"text": long})).expect(200).await;
}

#[tokio::test]
async fn of_two_who_find_something_of_a_country_at_once_the_second_is_told() {
    let app = TestApp::start().await;
    let study = made(&app, json!({})).await;
    let path = own(&study, "/findings");
    for country in ["KZ", "KG", "UZ"] {
        let body = json!({"dimension": "regulation", "country": country, "text": "T"});
        let (one, other) = tokio::join!(app.post(&path, body.clone()), app.post(&path, body));
        let mut told = [one.status.as_u16(), other.status.as_u16()];
        told.sort_unstable();
        assert_eq!(told, [201, 409], "{country}");
    }
}

#[tokio::test]
async fn what_is_wrong_with_an_assessment_is_told_all_at_once() {
    let app = TestApp::start().await;
    let nobody = "00000000-0000-7000-8000-000000000000";
    let programme = json!({"kind": "project", "title": "P"});
    let programme = app.post("/programmes", programme).expect(201).await.id();
    let event = event(&app, json!({})).await;
    let many: Vec<Value> = (0..21).map(|n| json!({"key": format!("d{n}"), "title": "D"})).collect();
    let long = "a".repeat(20_001);
    for (more, pointers) in [
        (json!({"event_id": event["id"], "programme_id": programme}), vec!["/programme_id"]),
        (json!({"event_id": nobody}), vec!["/event_id"]),
        (json!({"programme_id": nobody}), vec!["/programme_id"]),
        (json!({"dimensions": many}), vec!["/dimensions"]),
        (json!({"countries": ["KZ", "XX"]}), vec!["/countries/1"]),
        (json!({"countries": ["KZ", "KZ"]}), vec!["/countries/1"]),
        (json!({"countries": vec!["KZ"; 61]}), vec!["/countries"]),
        (json!({"title": " ", "method": long}), vec!["/method/en", "/title"]),
        (json!({"ends_on": "2025"}), vec!["/ends_on"]),
        (json!({"claimed_countries": 0}), vec!["/claimed_countries"]),
        (
            json!({"organizations": [{"organization_id": nobody, "role": "donor"}],
                   "documents": [{"kind": "study", "title": "T", "url": "javascript:alert(1)",
                                  "material_id": nobody, "event_id": nobody}]}),
            vec![
                "/documents/0/event_id",
                "/documents/0/material_id",
                "/documents/0/url",
                "/organizations/0/organization_id",
            ],
        ),
        (
            json!({"dimensions": [
                {"key": "Wrong", "title": "T"}, {"key": "a", "title": " "},
                {"key": "a", "title": "T", "scale": {"minimum": 2, "maximum": 2}},
                {"key": "b", "title": "T", "scale": {"minimum": 1, "maximum": 3, "labels": ["L"]}}]}),
            vec![
                "/dimensions/0/key",
                "/dimensions/1/title",
                "/dimensions/2/key",
                "/dimensions/2/scale/maximum",
                "/dimensions/3/scale/labels",
            ],
        ),
    ] {
        let body = with(body_of_study(), more.clone());
        let refused = app.post("/assessments", body).expect(422).await;
        assert_eq!(refused.pointers(), pointers, "{}", refused.text());
    }
    assert_eq!(app.get("/assessments").json_of(200).await["items"], json!([]));
}

#[tokio::test]
async fn a_finding_keeps_to_what_its_assessment_covers() {
    let app = TestApp::start().await;
    let study = made(&app, json!({})).await;
    let long = "a".repeat(4_001);
    let nobody = "00000000-0000-7000-8000-000000000000";
    for (body, faults) in [
        (json!({"dimension": "regulation", "country": "MN", "text": "T"}), vec!["/country"]),
        (json!({"dimension": "skills", "country": "KZ", "text": "T"}), vec!["/dimension"]),
        (json!({"dimension": "connectivity", "country": "KZ", "level": 4}), vec!["/level"]),
        (json!({"dimension": "regulation", "country": "KZ", "level": 1}), vec!["/level"]),
        (json!({"dimension": "regulation", "country": "KZ"}), vec!["/text"]),
        (json!({"country": "KZ", "text": "T"}), vec!["/dimension"]),
        (
            json!({"dimension": "regulation", "text": long, "url": "javascript:alert(1)",
                   "source": "a\nb", "need_ids": [nobody]}),
            vec!["/need_ids/0", "/source", "/text/en", "/url"],
        ),
    ] {
        let refused = app.post(&own(&study, "/findings"), body.clone()).expect(422).await;
        assert_eq!(refused.pointers(), faults, "{body}");
    }
    let finding =
        find(&app, &study, json!({"dimension": "regulation", "country": "KZ", "text": "T"})).await;
    let refused = app.patch(&path(&finding), "*", json!({"level": 1})).expect(422).await;
    assert_eq!(refused.pointers(), ["/level"]);
    let refused = app.patch(&path(&finding), "*", json!({"country": "KG"})).expect(422).await;
    assert_eq!(refused.pointers(), ["/country"], "it stays where it is");
}

#[tokio::test]
async fn a_country_or_a_dimension_with_findings_goes_only_together_with_them() {
    let app = TestApp::start().await;
    let study = made(&app, json!({})).await;
    let of_kz = json!({"dimension": "connectivity", "country": "KZ", "level": 3});
    let of_kz = find(&app, &study, of_kz).await;
    let law = json!({"dimension": "regulation", "country": "KG", "text": "Law"});
    let law = find(&app, &study, law).await;
    let own_path = own(&study, "");
    let has = "assessment.has_findings";
    assert_eq!(code(&app, &own_path, "*", json!({"countries": ["UZ", "KG"]})).await, has);
    assert_eq!(code(&app, &own_path, "*", json!({"dimensions": null})).await, has);
    let mut dimensions = study["dimensions"].clone();
    dimensions[1]["key"] = json!("rules");
    assert_eq!(code(&app, &own_path, "*", json!({"dimensions": dimensions})).await, has);
    let mut dimensions = study["dimensions"].clone();
    dimensions[0]["scale"] = json!({"minimum": 1, "maximum": 2});
    let change = json!({"dimensions": dimensions, "remove_findings": true});
    assert_eq!(code(&app, &own_path, "*", change).await, "assessment.level_lost");
    assert_eq!(app.get(&own_path).json_of(200).await, study, "nothing was done");
    // A country without findings goes, and words of a dimension change.
    let mut dimensions = study["dimensions"].clone();
    dimensions[1]["title"] = json!({"en": "Rules"});
    let change = json!({"countries": ["KZ", "KG", "MN"], "dimensions": dimensions});
    app.patch(&own_path, "*", change).expect(200).await;
    let change = json!({"countries": ["KG"], "remove_findings": true});
    let changed = app.patch(&own_path, "*", change).json_of(200).await;
    assert_eq!(changed["countries"], json!(["KG"]));
    app.get(&path(&of_kz)).expect(404).await;
    app.get(&path(&law)).expect(200).await;
    let said = actions(&app, &format!("object_id={}", of_kz["id"].as_str().unwrap())).await;
    assert_eq!(said, ["finding.create", "finding.delete"]);
    let refused = app.delete(&own_path).expect(409).await.json();
    assert_eq!(refused["code"], has);
    app.delete(&format!("{own_path}?remove_findings=true")).expect(204).await;
    app.get(&path(&law)).expect(404).await;
}

#[tokio::test]
async fn the_table_has_each_country_in_the_readers_language_and_names_what_is_missing() {
    let app = TestApp::start().await;
    let study = made(&app, json!({})).await;
    let fibre = json!({"dimension": "connectivity", "country": "KZ", "level": 3,
                       "text": {"en": "Fibre <b>everywhere</b>", "ru": "Оптика"}});
    find(&app, &study, fibre).await;
    find(&app, &study, json!({"dimension": "regulation", "text": "=Laws differ"})).await;
    let matrix = app.get(&own(&study, "/matrix?language=ru")).json_of(200).await;
    assert_eq!(
        (&matrix["language"], &matrix["title"]),
        (&json!("ru"), &json!("Цифровая зрелость"))
    );
    let rows = matrix["rows"].as_array().unwrap();
    let names: Vec<&str> = rows.iter().map(|row| row["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Казахстан", "Кыргызстан", "Узбекистан", "Все страны вместе"]);
    let cell = &rows[0]["cells"][0];
    assert_eq!((&cell["level"], &cell["label"]), (&json!(3), &json!("Высокий")));
    assert_eq!(cell["text"], "Оптика");
    assert_eq!(rows[3]["cells"][1]["text"], "=Laws differ", "there is none in Russian");
    assert_eq!((&matrix["cells"], &matrix["filled"]), (&json!(6), &json!(1)));
    let empty = matrix["empty"].as_array().unwrap();
    assert_eq!(empty[0], json!({"country": "KZ", "dimension": "regulation"}));
    assert_eq!(empty.len(), 5);
    assert_eq!(matrix["dimensions"][0]["filled"], 1);
    assert_eq!(
        (&matrix["named_countries"], &matrix["countries_differ"]),
        (&json!(3), &json!(true))
    );
    let csv = app.get(&own(&study, "/matrix?format=csv")).expect(200).await;
    assert!(csv.header("content-disposition").contains("assessment-findings.csv"));
    let csv = csv.text();
    let lines: Vec<&str> = csv.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(
        lines[0],
        "\"Code\",\"Country\",\"Connectivity (1–3)\",\"Connectivity\",\"Regulation\""
    );
    assert_eq!(lines[1], "KZ,Kazakhstan,3,Fibre <b>everywhere</b>,");
    assert_eq!(lines[4], ",All countries together,,,'=Laws differ");
    let page = app.get(&own(&study, "/matrix?format=html")).expect(200).await;
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    let page = page.text();
    assert!(page.contains("<strong>3: High</strong>"), "{page}");
    assert!(page.contains("Countries. Claimed: 6; Counted: 3"), "{page}");
    assert!(page.contains("&lt;b&gt;everywhere") && !page.contains("<h2></h2>"), "{page}");
    assert!(page.contains("<th scope=\"col\">Connectivity (1–3)</th>"), "{page}");
    let sheet = app.get(&own(&study, "/matrix?format=xlsx")).expect(200).await;
    assert!(sheet.bytes.starts_with(b"PK"));
    app.get(&own(&study, "/matrix?format=pdf")).expect(400).await;
}

#[tokio::test]
async fn a_token_for_one_programme_or_event_meets_no_assessment_of_others() {
    let app = TestApp::start().await;
    let programme = async |title: &str| {
        let body = json!({"kind": "project", "title": title});
        app.post("/programmes", body).expect(201).await.id()
    };
    let (ours, theirs) = (programme("Ours").await, programme("Theirs").await);
    let event = event(&app, json!({"programme_id": ours})).await;
    let of_programme = made(&app, json!({"programme_id": ours})).await;
    let of_event = made(&app, json!({"event_id": event["id"]})).await;
    let foreign = made(&app, json!({"programme_id": theirs})).await;
    let of_none = made(&app, json!({})).await;
    let body = json!({"dimension": "regulation", "country": "KZ", "text": "T"});
    let hidden = find(&app, &foreign, body.clone()).await;
    let id = |text: &str| text.parse().unwrap();
    let by_programme = TokenScope { programmes: vec![id(&ours)], events: vec![] };
    let by_programme = app.token(Role::Organizer, Some(by_programme)).await;
    let events = vec![event["id"].as_str().unwrap().parse().unwrap()];
    let by_event =
        app.token(Role::Organizer, Some(TokenScope { programmes: vec![], events })).await;
    for (token, seen) in
        [(&by_programme, vec![&of_programme, &of_event]), (&by_event, vec![&of_event])]
    {
        let list = app.get("/assessments").bearer(token).json_of(200).await;
        assert_eq!(list["items"], json!(seen));
        for other in [&foreign, &of_none] {
            for rest in ["", "/findings", "/matrix", "/matrix?format=csv"] {
                app.get(&own(other, rest)).bearer(token).expect(404).await;
            }
            let change = app.call("PATCH", &own(other, "")).header("if-match", "*").bearer(token);
            change.json(json!({"status": "planned"})).expect(404).await;
            app.post(&own(other, "/findings"), body.clone()).bearer(token).expect(404).await;
            app.delete(&own(other, "")).bearer(token).expect(404).await;
        }
        app.get(&path(&hidden)).bearer(token).expect(404).await;
        app.delete(&path(&hidden)).bearer(token).expect(404).await;
        app.post("/assessments", body_of_study()).bearer(token).expect(403).await;
        let named = with(body_of_study(), json!({"programme_id": theirs}));
        let refused = app.post("/assessments", named).bearer(token).expect(422).await;
        assert_eq!(refused.pointers(), ["/programme_id"]);
        let finding = app.post(&own(&of_event, "/findings"), body.clone()).bearer(token);
        let finding = finding.json_of(201).await;
        app.delete(&path(&finding)).bearer(token).expect(204).await;
    }
}

#[tokio::test]
async fn a_finding_names_the_needs_that_its_reader_sees_and_keeps_the_others() {
    let app = TestApp::start().await;
    let (ours, theirs) = (event(&app, json!({})).await, event(&app, json!({})).await);
    let need = async |path: &str, of: &Value| {
        app.post(path, json!({"event_id": of["id"], "title": "N"})).expect(201).await.id()
    };
    let (own_need, other) =
        (need("/capacity-needs", &ours).await, need("/barriers", &theirs).await);
    let study = made(&app, json!({"event_id": ours["id"]})).await;
    let body = json!({"dimension": "regulation", "country": "KZ", "text": "T",
                      "need_ids": [own_need, other]});
    let finding = find(&app, &study, body).await;
    assert_eq!(finding["need_ids"], json!([own_need, other]));
    let events = vec![ours["id"].as_str().unwrap().parse().unwrap()];
    let limited = app.token(Role::Organizer, Some(TokenScope { programmes: vec![], events })).await;
    let seen = app.get(&path(&finding)).bearer(&limited).json_of(200).await;
    assert_eq!(seen["need_ids"], json!([own_need]));
    let clear = app.call("PATCH", &path(&finding)).bearer(&limited).header("if-match", "*");
    clear.json(json!({"need_ids": null})).expect(200).await;
    let left = app.get(&path(&finding)).json_of(200).await;
    assert_eq!(left["need_ids"], json!([other]));
    let etag = app.get(&path(&finding)).expect(200).await.etag();
    app.delete(&format!("/barriers/{other}")).expect(204).await;
    let known = app.get(&path(&finding)).header("if-none-match", &etag).json_of(200).await;
    assert_eq!(known["need_ids"], json!([]), "what somebody has already is not what it says now");
}

#[tokio::test]
async fn a_document_names_what_its_reader_sees_and_keeps_the_rest() {
    let app = TestApp::start().await;
    let (ours, theirs) = (event(&app, json!({})).await, event(&app, json!({})).await);
    let materials = format!("/events/{}/materials", theirs["id"].as_str().unwrap());
    let paper = json!({"url": "https://example.org/study.pdf", "title": "Study"});
    let paper = app.post(&materials, paper).expect(201).await.id();
    let documents = json!([
        {"kind": "study", "title": "A", "event_id": theirs["id"], "material_id": paper},
        {"kind": "roadmap", "title": "B", "event_id": ours["id"]},
    ]);
    let study = made(&app, json!({"event_id": ours["id"], "documents": documents})).await;
    let events = vec![ours["id"].as_str().unwrap().parse().unwrap()];
    let limited = app.token(Role::Organizer, Some(TokenScope { programmes: vec![], events })).await;
    let seen = app.get(&own(&study, "")).bearer(&limited).json_of(200).await;
    let list = app.get("/assessments").bearer(&limited).json_of(200).await;
    assert_eq!(list["items"], json!([seen]));
    let (first, second) = (&seen["documents"][0], &seen["documents"][1]);
    assert_eq!((&first["event_id"], &first["material_id"]), (&Value::Null, &Value::Null));
    assert_eq!(second["event_id"], ours["id"]);
    let mut given = seen["documents"].clone();
    given[0]["dated"] = json!("2026-02");
    let change = app.call("PATCH", &own(&study, "")).bearer(&limited).header("if-match", "*");
    let changed = change.json(json!({"documents": given})).json_of(200).await;
    assert_eq!(changed["documents"], given);
    let whole = app.get(&own(&study, "")).json_of(200).await;
    let first = &whole["documents"][0];
    assert_eq!((&first["event_id"], &first["material_id"]), (&theirs["id"], &json!(paper)));
    assert_eq!(first["dated"], "2026-02");
}

#[tokio::test]
async fn nothing_of_an_archived_event_is_assessed_anew() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let study = made(&app, json!({"event_id": event["id"]})).await;
    let body = json!({"dimension": "regulation", "country": "KZ", "text": "T"});
    let finding = find(&app, &study, body).await;
    let event = format!("/events/{}", event["id"].as_str().unwrap());
    app.post(&format!("{event}/cancel"), json!({})).expect(200).await;
    app.act(&format!("{event}/archive")).expect(200).await;
    let late = json!({"dimension": "regulation", "country": "KG", "text": "T"});
    app.post(&own(&study, "/findings"), late).expect(409).await;
    app.patch(&path(&finding), "*", json!({"text": "U"})).expect(409).await;
    app.delete(&path(&finding)).expect(409).await;
    app.patch(&own(&study, ""), "*", json!({"status": "published"})).expect(409).await;
    app.delete(&own(&study, "?remove_findings=true")).expect(409).await;
    let again = with(body_of_study(), json!({"event_id": study["event_id"]}));
    app.post("/assessments", again).expect(409).await;
    assert_eq!(app.get(&path(&finding)).json_of(200).await, finding);
}

#[tokio::test]
async fn what_an_assessment_names_stays_and_a_material_that_goes_leaves_its_title() {
    let app = TestApp::start().await;
    let draft = json!({
        "kind": "seminar", "title": "Draft", "time_zone": "Asia/Almaty",
        "starts_on": "2026-05-25", "ends_on": "2026-05-27",
    });
    let draft = app.post("/events", draft).expect(201).await.id();
    let hub = json!({"name": "Hub", "kind": "other"});
    let hub = app.post("/organizations", hub).expect(201).await.id();
    let programme = json!({"kind": "project", "title": "P"});
    let programme = app.post("/programmes", programme).expect(201).await.id();
    let event = event(&app, json!({})).await;
    let materials = format!("/events/{}/materials", event["id"].as_str().unwrap());
    let paper = json!({"url": "https://example.org/study.pdf", "title": "Study"});
    let paper = app.post(&materials, paper).expect(201).await.id();
    let more = json!({
        "programme_id": programme, "organizations": [{"organization_id": hub, "role": "reviewer"}],
        "documents": [{"kind": "study", "title": "The study", "material_id": paper},
                      {"kind": "roadmap", "title": "The roadmap", "event_id": draft}],
    });
    let study = made(&app, more).await;
    for (path, code) in [
        (format!("/events/{draft}"), "event.in_use"),
        (format!("/organizations/{hub}"), "organization.in_use"),
        (format!("/programmes/{programme}"), "programme.in_use"),
    ] {
        assert_eq!(app.delete(&path).expect(409).await.json()["code"], code, "{path}");
    }
    app.delete(&format!("/materials/{paper}")).expect(204).await;
    let left = app.get(&own(&study, "")).expect(200).await;
    let document = &left.json()["documents"][0];
    assert_eq!((&document["title"], &document["material_id"]), (&json!("The study"), &Value::Null));
    assert_ne!(left.etag(), "\"1\"", "the version says that something changed");
}

#[tokio::test]
async fn the_table_asks_as_much_of_many_findings_as_of_one() {
    let app = TestApp::start().await;
    let study = made(&app, json!({})).await;
    let mut counts = Vec::new();
    for country in ["KZ", "KG", "UZ"] {
        for dimension in ["connectivity", "regulation"] {
            let body = json!({"dimension": dimension, "country": country, "text": "T"});
            find(&app, &study, body).await;
        }
        for rest in ["/matrix", "/findings"] {
            app.statements.forget();
            app.get(&own(&study, rest)).expect(200).await;
            counts.push(app.statements.but_the_tokens().len());
        }
    }
    assert_eq!(counts[..2], counts[2..4], "{counts:?}");
    assert_eq!(counts[..2], counts[4..], "{counts:?}");
    assert!(counts.iter().all(|count| *count <= 4), "{counts:?}");
}
