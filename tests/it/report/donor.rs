//! The report of a programme to those who pay for it.

use convoke::access::{Role, TokenScope};
use sea_orm::{EntityTrait, IntoActiveModel};
use serde_json::{Value, json};

use super::{FORMATS, LANGUAGES, said, section, squashed};
use crate::evaluations::{Asked, open, reaction, test};
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
    for language in LANGUAGES {
        let answer = report(&app, &project, "html", &format!("&language={language}")).await;
        let name = answer.header("content-disposition").to_owned();
        let start = "attachment; filename=\"capacity-building-for-innovations";
        assert!(name.starts_with(start), "{name}");
        assert!(name.ends_with(&format!("donor-report-{language}.html\"")), "{name}");
    }
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
        "| Kyrgyzstan | 2 | – | 1 |",
        "| Uzbekistan | 1 | – | 1 |",
        "| Not known | 1 | – | 1 |",
        "| Female | 2 | – | 1 |",
        "| Government | 2 | – | 1 |",
        "| Not known | 2 | – | 2 |",
        "fewer than five took part",
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
        let note = "First line\nsecond | line";
        let body = json!({"value": value, "dated": dated, "source": source, "note": note});
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
    let row = table.lines().find(|line| line.contains("65 (May 2026)")).unwrap();
    assert!(row.contains("First line second \\| line |"), "{row}");
    let index =
        json!({"title": "EGDI", "baseline": {"value": 0.6125}, "target": {"value": 0.7555}});
    it.indicator(index).await;
    let exact = it.json("").await;
    assert!(text(&exact, "indicators").contains("| EGDI | 0.6125 | 0.7555 |"), "{exact}");
    let russian = report(&it.app, &it.above, "json", "&language=ru").await.json();
    assert!(text(&russian, "indicators").contains("| EGDI | 0,6125 | 0,7555 |"), "{russian}");
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
async fn two_programmes_with_one_title_stay_apart_and_a_claim_says_of_which_event_it_is() {
    let app = TestApp::start().await;
    let above = programme(&app, json!({})).await;
    for title in ["Opening", "Closing"] {
        let series = programme(&app, json!({"title": "Series", "parent_id": above})).await;
        let note = format!("{title} by list\nand by phone");
        let own = json!({"programme_id": series, "title": title, "starts_on": "2026-03-10",
            "ends_on": "2026-03-10", "claimed": {"participants": 3, "note": note}});
        event(&app, own).await;
    }
    app.clock.set("2026-06-01T06:00:00Z".parse().unwrap());
    let shown = report(&app, &above, "json", "&language=en").await.json();
    let events = text(&shown, "events");
    assert_eq!(events.matches("**Series**").count(), 2, "{events}");
    let claims = text(&shown, "claims");
    assert!(claims.contains("> Opening: Opening by list"), "{claims}");
    assert!(claims.contains("> Closing: Closing by list"), "{claims}");
}

#[tokio::test]
async fn what_was_carried_to_an_event_that_has_not_begun_is_still_counted_once() {
    let it = world().await;
    let mut made = Vec::new();
    for text in ["Build it", "Keep it"] {
        let path = format!("/events/{}/recommendations", it.id(0));
        made.push(it.app.post(&path, json!({"text": text})).json_of(201).await);
    }
    assert_eq!(it.json("").await["figures"]["recommendations"], 2);
    for own in &made {
        let on = format!("/recommendations/{}/carry-forward", own["id"].as_str().unwrap());
        let new = it.app.post(&on, json!({"event_id": it.id(2)})).json_of(201).await;
        let done = format!("/recommendations/{}/progress", new["id"].as_str().unwrap());
        let said = json!({"acceptance": "accepted", "implementation": "implemented"});
        it.app.post(&done, said).expect(201).await;
    }
    let then = it.json("").await;
    assert_eq!(then["figures"]["recommendations"], 2);
    assert_eq!(then["figures"]["recommendations_implemented"], 2);
    assert!(section(&then, "recommendations").is_some(), "{then}");
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
async fn of_more_forms_than_it_tells_of_a_report_makes_no_mean() {
    use convoke::evaluations::entity::evaluation::{Entity, Model};
    let asked = Asked::of(6, reaction(), json!({})).await;
    let app = &asked.door.app;
    let project = programme(app, json!({})).await;
    let own = json!({"programme_id": project});
    app.patch(asked.door.at("").trim_end_matches('/'), "*", own).expect(200).await;
    for number in 0..6 {
        asked.say(number, &[("whole", "4")]).await;
    }
    asked.close().await;
    let few = report(app, &project, "json", "&language=en").await.json();
    assert_eq!(
        (&few["figures"]["satisfaction_percent"], &few["more_forms"]),
        (&json!(75.0), &json!(false))
    );
    let db = &app.app.context.db;
    let row: Model = Entity::find().one(db.read()).await.unwrap().unwrap();
    let row = &row;
    let copied = db.write(move |w| async move {
        let copies = (0..100).map(|_| Model { id: w.new_id(), ..row.clone() }.into_active_model());
        Entity::insert_many(copies).exec_without_returning(&w).await?;
        Ok(())
    });
    copied.await.unwrap();
    let many = report(app, &project, "json", "&language=en").await.json();
    assert_eq!(
        (&many["figures"]["satisfaction_percent"], &many["more_forms"]),
        (&Value::Null, &json!(true))
    );
}

#[tokio::test]
async fn a_gain_is_told_of_two_anonymous_tests_or_two_with_names_but_not_of_one_of_each() {
    for (before, after, gain) in [
        (true, true, json!(100.0)),
        (false, false, json!(100.0)),
        (true, false, Value::Null),
        (false, true, Value::Null),
    ] {
        let anonymous = |is_so: bool| json!({"anonymous": is_so});
        let pre = Asked::of(6, test("pre_test", anonymous(before)), json!({})).await;
        for number in 0..6 {
            pre.say(number, &[("capital", "almaty")]).await;
        }
        pre.close().await;
        let form = open(&pre.door, test("post_test", anonymous(after))).await;
        let post = Asked { form, ..pre };
        for number in 0..6 {
            post.say(number, &[("capital", "astana"), ("seas", "aral"), ("seas", "caspian")]).await;
        }
        post.close().await;
        let app = &post.door.app;
        let project = programme(app, json!({})).await;
        let own = json!({"programme_id": project});
        app.patch(post.door.at("").trim_end_matches('/'), "*", own).expect(200).await;
        let shown = report(app, &project, "json", "&language=en").await.json();
        assert_eq!(shown["figures"]["learning_gain"], gain, "{before} and {after}");
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
async fn of_a_programme_above_that_a_token_does_not_see_the_report_tells_the_title_alone() {
    let app = TestApp::start().await;
    let donor = json!({"name": "Generous fund", "kind": "other"});
    let donor = app.post("/organizations", donor).expect(201).await.id();
    let above = json!({
        "title": "Whole plan", "description": "Told to few", "starts_on": "2021",
        "organizations": [{"organization_id": donor, "role": "donor"}],
        "agreements": [{"title": "Letter of intent", "parties": ["A"]}],
    });
    let above = programme(&app, above).await;
    let between = programme(&app, json!({"title": "Between", "parent_id": above})).await;
    let below = programme(&app, json!({"title": "Part", "parent_id": between})).await;
    let shown = report(&app, &below, "json", "&language=en").await.json();
    for known in ["Financed by: Generous fund", "Told to few", "Letter of intent", "from 2021"] {
        assert!(shown.to_string().contains(known), "{known}: {shown}");
    }
    let scope = TokenScope { programmes: vec![below.parse().unwrap()], events: Vec::new() };
    let token = app.token(Role::Viewer, Some(scope)).await;
    let part = app.get(&at(&below, "?language=en")).bearer(&token).json_of(200).await.to_string();
    assert!(part.contains("Whole plan") && part.contains("Between"), "{part}");
    for unknown in ["Generous fund", "Told to few", "Letter of intent", "from 2021"] {
        assert!(!part.contains(unknown), "{unknown}: {part}");
    }
}

#[tokio::test]
async fn a_report_asks_as_often_for_many_events_as_for_few() {
    let it = world().await;
    let count = async || {
        it.app.statements.forget();
        it.json("").await;
        it.app.statements.but_the_tokens().len()
    };
    let few = count().await;
    let at_first = it.app.clock.now();
    it.app.clock.set("2026-03-02T08:00:00Z".parse().unwrap());
    for n in 0..5 {
        let days = json!({"programme_id": it.below, "starts_on": "2026-03-11",
            "ends_on": "2026-03-12", "title": format!("E{n}")});
        let made = event(&it.app, days).await;
        let own = |part: &str| format!("/events/{}/{part}", made["id"].as_str().unwrap());
        for person in 0..2 {
            let seat = json!({"person": {"full_name": format!("N{n} {person}")}, "notify": false,
                "country": "KG"});
            it.app.post(&own("registrations"), seat).expect(201).await;
            let text = json!({"text": format!("Do {n} {person}"), "proposed_country": "KG"});
            it.app.post(&own("recommendations"), text).expect(201).await;
        }
        let material = json!({"url": "https://example.org", "visibility": "public"});
        it.app.post(&own("materials"), material).expect(201).await;
    }
    it.app.clock.set(at_first);
    let figures = it.json("").await["figures"].clone();
    assert_eq!((&figures["events"], &figures["participants"]), (&json!(7), &json!(14)));
    assert_eq!(figures["recommendations"], 10);
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
