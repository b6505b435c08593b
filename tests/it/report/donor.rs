//! The report of a programme to those who pay for it.

use convoke::access::{Role, TokenScope};
use serde_json::{Value, json};

use super::{FORMATS, LANGUAGES, said, section, squashed};
use crate::evaluations::{Asked, reaction, test};
use crate::support::TestApp;
use crate::support::http::Answer;
use crate::support::scene::event;

fn at(programme: &str, query: &str) -> String {
    format!("/programmes/{programme}/donor-report{query}")
}

async fn report(app: &TestApp, programme: &str, format: &str, more: &str) -> Answer {
    app.get(&at(programme, &format!("?format={format}{more}"))).expect(200).await
}

async fn programme(app: &TestApp, more: Value) -> String {
    let mut body = json!({"kind": "project", "title": {"en": "Project", "ru": "Проект"}});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    app.post("/programmes", body).expect(201).await.id()
}

/// What document 002 states, in both languages, and what is said in each of them alone.
const SAID: [&str; 9] = [
    "Capacity Building for Innovations in Governance and Digitalization of Public Services",
    "Government of the Republic of Korea",
    "Astana Civil Service Hub, UNDP",
    "Ministry of the Interior and Safety, National Information Society Agency",
    "Grant Arrangement Agreement",
    "UNDP in Kazakhstan (UNDP); Ministry of the Interior and Safety (MOIS)",
    "First capacity building seminar on Governance Innovation and Digitalisation",
    "Capacity building seminars on Governance Innovation and Digitalisation",
    "“Over 70” representatives of government agencies from 12 countries",
];
const ALONE: [&[&str]; 2] = [
    &[
        "Donor report",
        "Financed by: Government of the Republic of Korea",
        "Carried out by: Astana Civil Service Hub, UNDP",
        "Beneficiary countries: Armenia, Azerbaijan, Georgia, Kazakhstan, Kyrgyzstan, Tajikistan",
        "from 2021",
        "4–5 November 2021",
        "Participants 70 11 −59",
        "Countries 12 9 −3",
        "neither was corrected",
        "By kind of organization",
    ],
    &[
        "Отчёт для доноров",
        "Азербайджан, Армения, Грузия, Казахстан",
        "4–5 ноября 2021 года",
        "Участники 70 11 −59",
        "Страны 12 9 −3",
        "ни одно не исправлено",
        "По виду организации",
    ],
];

#[tokio::test]
async fn the_report_of_the_project_of_a_document_says_what_this_says_in_each_format_and_language() {
    let app = TestApp::start().await;
    assert!(convoke::demo::load(&app.app.context.db).await.unwrap().now);
    let all = app.get("/programmes?limit=200&q=innovations").json_of(200).await;
    let project = all["items"].as_array().unwrap().iter().find(|it| it["kind"] == "project");
    let project = project.unwrap()["id"].as_str().unwrap().to_owned();
    for format in FORMATS {
        for (language, own) in LANGUAGES.into_iter().zip(ALONE) {
            let answer = report(&app, &project, format, &format!("&language={language}")).await;
            let text = squashed(&said(&answer, format));
            for it in SAID.iter().chain(own) {
                assert!(text.contains(&squashed(it)), "{format} in {language}: {it}\n{text}");
            }
        }
    }
    let answer = report(&app, &project, "pdf", "").await;
    let name = answer.header("content-disposition");
    assert_eq!(name, "attachment; filename=\"donor-report.pdf\"");
    let figures = report(&app, &project, "json", "").await.json()["figures"].clone();
    assert_eq!((&figures["events"], &figures["participants"]), (&json!(1), &json!(11)));
    assert_eq!((&figures["attended"], &figures["countries"]), (&json!(11), &json!(9)));
    let none = report(&app, &project, "json", "&to=2020").await.json();
    assert_eq!(none["figures"]["participants"], 0);
    assert_eq!(section(&none, "events"), None);
    assert!(section(&none, "overview").is_some());
}

/// A programme with two events under one below it, both over, and one to come; who came.
struct World {
    app: TestApp,
    above: String,
    below: String,
    events: Vec<Value>,
}

async fn world() -> World {
    let app = TestApp::start().await;
    let above = programme(&app, json!({})).await;
    let below = programme(&app, json!({"title": "Series", "parent_id": above})).await;
    let office = json!({"name": "Ministry", "kind": "government", "country": "KG"});
    let office = app.post("/organizations", office).expect(201).await.id();
    let mut events = Vec::new();
    for (programme, day) in [(&below, "2026-03-10"), (&above, "2026-04-10"), (&above, "2027-01-10")]
    {
        let days = json!({"programme_id": programme, "starts_on": day, "ends_on": day});
        events.push(event(&app, days).await);
    }
    let aigul = json!({"full_name": "Aigul", "gender": "female", "email": "aigul@example.org"});
    let bek = json!({"full_name": "Bek", "gender": "male", "email": "bek@example.org"});
    let chinara = json!({"full_name": "Chinara"});
    let it = World { app, above, below, events };
    let from = |country: &str| json!({"country": country, "organization_id": office});
    it.seat(0, &aigul, from("KG")).await;
    it.seat(0, &bek, json!({"country": "UZ"})).await;
    it.seat(0, &json!({"full_name": "Observer"}), json!({"country": "KR", "role": "observer"}))
        .await;
    let again = it.seat(1, &aigul, from("KG")).await;
    it.seat(1, &chinara, json!({})).await;
    it.seat(2, &json!({"full_name": "Later"}), json!({"country": "TM"})).await;
    it.app.clock.set("2026-04-10T06:00:00Z".parse().unwrap());
    let came = json!({"registration_id": again["id"], "day": "2026-04-10"});
    it.app.post(&format!("/events/{}/attendance", it.id(1)), came).expect(201).await;
    it.app.clock.set("2026-06-01T06:00:00Z".parse().unwrap());
    it
}

impl World {
    fn id(&self, event: usize) -> &str {
        self.events[event]["id"].as_str().unwrap()
    }

    async fn seat(&self, event: usize, person: &Value, more: Value) -> Value {
        let mut body = json!({"person": person, "notify": false});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let path = format!("/events/{}/registrations", self.id(event));
        self.app.post(&path, body).json_of(201).await
    }

    async fn indicator(&self, body: Value) -> Value {
        let path = format!("/programmes/{}/indicators", self.above);
        self.app.post(&path, body).json_of(201).await
    }

    async fn json(&self, more: &str) -> Value {
        report(&self.app, &self.above, "json", &format!("&language=en{more}")).await.json()
    }
}

fn text<'a>(report: &'a Value, key: &str) -> &'a str {
    section(report, key).unwrap()["text"].as_str().unwrap()
}

#[tokio::test]
async fn what_has_begun_is_counted_over_all_programmes_below_and_people_once() {
    let it = world().await;
    let shown = it.json("").await;
    let figures = &shown["figures"];
    for (name, expected) in [
        ("events", json!(2)),
        ("participants", json!(4)),
        ("attended", json!(1)),
        ("people", json!(3)),
        ("women_percent", json!(50.0)),
        ("countries", json!(2)),
        ("organizations", json!(1)),
        ("certificates", json!(0)),
        ("recommendations_implemented_percent", Value::Null),
        ("satisfaction_percent", Value::Null),
    ] {
        assert_eq!(figures[name], expected, "{name}");
    }
    let participation = text(&shown, "participation");
    for row in [
        "| Kyrgyzstan | 2 | 1 | 1 |",
        "| Uzbekistan | 1 | 0 | 1 |",
        "| Not known | 1 | 0 | 1 |",
        "| Female | 2 | 1 | 1 |",
        "| Government | 2 | 1 | 1 |",
        "| Not known | 2 | 0 | 2 |",
    ] {
        assert!(participation.contains(row), "{row}: {participation}");
    }
    assert!(text(&shown, "events").contains("Series"), "{shown}");
    let early = it.json("&to=2026-03").await;
    assert_eq!(early["figures"]["participants"], 2);
    assert!(early["lines"].to_string().contains("ended by March 2026"), "{early}");
    let late = it.json("&from=2026-04&to=2026").await;
    assert_eq!(late["figures"]["people"], 2);
    let wrong = it.app.get(&at(&it.above, "?from=2027&to=2026")).expect(400).await;
    assert_eq!(wrong.pointers(), ["/to"]);
    it.app.get(&at(&it.above, "?to=soon")).expect(400).await;
}

#[tokio::test]
async fn an_indicator_shows_how_far_it_is_and_who_is_behind_its_count() {
    let it = world().await;
    it.indicator(json!({
        "code": "1.1", "title": {"en": "People reached", "ru": "Охваченные люди"}, "unit": "people",
        "measure": "people", "baseline": {"value": 1, "dated": "2025", "source": "Survey"},
        "target": {"value": 5, "dated": "2027"},
    }))
    .await;
    it.indicator(json!({"title": "Events", "measure": "events", "target": {"value": 2}})).await;
    let by_hand = json!({"title": "Errors", "direction": "decrease",
        "baseline": {"value": 80}, "target": {"value": 20}});
    let by_hand = it.indicator(by_hand).await;
    let values = format!("/programme-indicators/{}/values", by_hand["id"].as_str().unwrap());
    for (value, dated, source) in
        [(60, "2026-03", "First audit"), (50, "2026-05", "Typo"), (65, "2026-05", "Second audit")]
    {
        let body = json!({"value": value, "dated": dated, "source": source});
        it.app.post(&values, body).expect(201).await;
    }
    let shown = it.json("").await;
    let [people, events, errors] = [0, 1, 2].map(|at| &shown["indicators"][at]);
    assert_eq!((&people["value"], &people["progress_percent"]), (&json!(3.0), &json!(50.0)));
    assert_eq!(people["reached"], false);
    assert_eq!(people["by_country"], json!({"KG": 1, "UZ": 1, "unknown": 1}));
    assert_eq!(people["by_gender"], json!({"female": 1, "male": 1, "unknown": 1}));
    assert_eq!(people["by_organization_kind"], json!({"government": 1, "unknown": 2}));
    assert_eq!((&events["progress_percent"], &events["reached"]), (&Value::Null, &json!(true)));
    assert_eq!(events["by_country"], json!({}));
    assert_eq!((&errors["value"], &errors["progress_percent"]), (&json!(65.0), &json!(25.0)));
    assert_eq!((&errors["dated"], &errors["source"]), (&json!("2026-05"), &json!("Second audit")));
    let table = text(&shown, "indicators");
    for part in [
        "| 1.1 | People reached (people) | 1 (2025) | 5 (2027) | 3 | 50 %; not reached |",
        "counted: different people; baseline: Survey",
        "65 (May 2026)",
        "Second audit",
    ] {
        assert!(table.contains(part), "{part}: {table}");
    }
    let then = it.json("&to=2026-04").await;
    assert_eq!(then["indicators"][2]["value"], 60.0);
    for format in FORMATS {
        let answer = report(&it.app, &it.above, format, "&language=ru").await;
        let text = squashed(&said(&answer, format));
        for known in ["Охваченные люди", "не достигнуто", "разные люди"]
        {
            assert!(text.contains(&squashed(known)), "{known} is not in {format}: {text}");
        }
    }
}

#[tokio::test]
async fn recommendations_materials_and_what_may_be_told_of_evaluations_are_in_it() {
    let asked = Asked::of(6, reaction(), json!({})).await;
    let app = &asked.door.app;
    let project = programme(app, json!({})).await;
    let own = json!({"programme_id": project});
    app.patch(asked.door.at("").trim_end_matches('/'), "*", own).expect(200).await;
    for (text, acceptance, implementation) in
        [("One", "accepted", "implemented"), ("Two", "pending", "not_started")]
    {
        let body =
            json!({"text": text, "acceptance": acceptance, "implementation": implementation});
        app.post(&asked.door.at("recommendations"), body).expect(201).await;
    }
    let material = json!({"url": "https://example.org", "visibility": "public"});
    app.post(&asked.door.at("materials"), material).expect(201).await;
    for number in 0..6 {
        asked.say(number, &[("whole", "4"), ("again", "yes"), ("words", "mine alone")]).await;
    }
    let open = report(app, &project, "json", "&language=en").await.json();
    assert_eq!(open["figures"]["satisfaction_percent"], Value::Null, "it is still open");
    assert_eq!(section(&open, "evaluation"), None);
    asked.close().await;
    let shown = report(app, &project, "json", "&language=en").await.json();
    let figures = &shown["figures"];
    assert_eq!(figures["satisfaction_percent"], 75.0);
    assert_eq!(figures["recommendations_implemented_percent"], 50.0);
    assert_eq!(figures["recommendations_accepted"], 1);
    assert!(text(&shown, "evaluation").contains("| 6 | 6 | 75 | – |"), "{shown}");
    assert!(!shown.to_string().contains("mine alone"), "{shown}");
    assert!(text(&shown, "recommendations").contains("Carried out"), "{shown}");
    assert!(text(&shown, "outputs").contains("Materials for everybody"), "{shown}");
}

#[tokio::test]
async fn of_an_evaluation_that_few_have_answered_nothing_is_counted() {
    for form in [reaction(), test("post_test", json!({}))] {
        let is_test = form["kind"] == "post_test";
        let asked = Asked::of(4, form, json!({})).await;
        let app = &asked.door.app;
        let project = programme(app, json!({})).await;
        let own = json!({"programme_id": project});
        app.patch(asked.door.at("").trim_end_matches('/'), "*", own).expect(200).await;
        for number in 0..4 {
            let said = if is_test { ("capital", "astana") } else { ("whole", "4") };
            asked.say(number, &[said]).await;
        }
        asked.close().await;
        let shown = report(app, &project, "json", "&language=en").await.json();
        assert_eq!(shown["figures"]["satisfaction_percent"], Value::Null);
        let told = text(&shown, "evaluation");
        assert!(told.contains("| 4 | 4 | – | – |"), "{told}");
        assert!(told.contains("fewer than five"), "{told}");
    }
}

#[tokio::test]
async fn a_token_sees_of_a_report_what_it_may_see_and_others_nothing() {
    let it = world().await;
    let below = TokenScope { programmes: vec![it.below.parse().unwrap()], events: Vec::new() };
    let below = it.app.token(Role::Viewer, Some(below)).await;
    it.app.get(&at(&it.above, "")).bearer(&below).expect(404).await;
    let own = it.app.get(&at(&it.below, "?language=en")).bearer(&below).json_of(200).await;
    assert_eq!(own["figures"]["participants"], 2);
    let one = TokenScope { programmes: Vec::new(), events: vec![it.id(0).parse().unwrap()] };
    let one = it.app.token(Role::Viewer, Some(one)).await;
    it.app.get(&at(&it.below, "")).bearer(&one).expect(404).await;
}

#[tokio::test]
async fn a_report_asks_as_often_for_many_events_as_for_few() {
    let it = world().await;
    let count = async || {
        it.app.statements.forget();
        it.json("").await;
        // The token is read anew after a second.
        it.app.statements.all().iter().filter(|sql| !sql.contains("tokens")).count()
    };
    let few = count().await;
    for n in 0..5 {
        let days = json!({"programme_id": it.below, "starts_on": "2026-03-11",
            "ends_on": "2026-03-12", "title": format!("E{n}")});
        event(&it.app, days).await;
    }
    assert_eq!(it.json("").await["figures"]["events"], 7);
    assert_eq!(count().await, few);
}

#[tokio::test]
async fn a_programme_of_which_nothing_is_known_has_a_report_that_says_what_it_is() {
    let app = TestApp::start().await;
    let project = programme(&app, json!({})).await;
    for format in FORMATS {
        let answer = report(&app, &project, format, "&language=ru").await;
        let text = said(&answer, format);
        assert!(text.contains("Проект"), "{format}: {text}");
    }
    let shown = report(&app, &project, "json", "").await.json();
    assert_eq!(shown["sections"].as_array().unwrap().len(), 1, "{shown}");
}
