use convoke::access::TokenScope;
use convoke::access::types::Role;
use serde_json::{Value, json};

use super::{FORMATS, at, part, report, said, section, squashed};
use crate::attendance::Door;
use crate::support::TestApp;
use crate::support::http::Answer;
use crate::support::scene::event;

async fn post(app: &TestApp, event: &Value, rest: &str, body: Value) -> Answer {
    let path = format!("/events/{}/{rest}", event["id"].as_str().unwrap());
    app.post(&path, body).expect(201).await
}

#[tokio::test]
async fn recommendations_stand_by_their_numbers_in_whatever_order_they_were_recorded() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    for (number, text) in [(3, "Third"), (1, "First"), (2, "Second")] {
        let body = json!({"number": number, "text": text});
        post(&app, &event, "recommendations", body).await;
    }
    let text = report(&app, &event, "md", "&language=en").await.text();
    let places = ["First", "Second", "Third"].map(|word| text.find(word).unwrap());
    assert!(places.is_sorted(), "{text}");
}

#[tokio::test]
async fn what_another_one_is_in_the_place_of_says_which_and_is_not_counted() {
    let app = TestApp::start().await;
    let first = event(&app, json!({})).await;
    let next = event(&app, json!({"title": {"en": "Next forum", "ru": "Новый форум"}})).await;
    let make = async |event: &Value, text: &str| {
        post(&app, event, "recommendations", json!({"text": text})).await.json()
    };
    let own = |it: &Value| format!("/recommendations/{}", it["id"].as_str().unwrap());
    let stays = make(&first, "Stay").await;
    let goes = make(&first, "Go on").await;
    let forward = format!("{}/carry-forward", own(&goes));
    app.post(&forward, json!({"event_id": next["id"]})).expect(201).await;
    for event in [&first, &next] {
        let again = make(event, "Again").await;
        let link = json!({"duplicate_of": stays["id"]});
        app.patch(&own(&again), "*", link).expect(200).await;
    }
    let told = |report: &Value, key: &str| {
        squashed(section(report, key).unwrap()["text"].as_str().unwrap())
    };
    let english = report(&app, &first, "json", "&language=en").await.json();
    let text = told(&english, "recommendations");
    for known in ["2GoonCarriedforwardtoNextforum", "3AgainRepeatsno1"] {
        assert!(text.contains(known), "{known} is not in {text}");
    }
    assert_eq!(text.matches("Notbegun").count(), 1, "{text}");
    let counted = told(&english, "follow_up");
    assert!(counted.contains("Notbegun1"), "{counted}");
    let russian = report(&app, &first, "json", "&language=ru").await.json();
    let text = told(&russian, "recommendations");
    assert!(text.contains("ПеренесенанамероприятиеНовыйфорум"), "{text}");
    let later = report(&app, &next, "json", "&language=en").await.json();
    let text = told(&later, "recommendations");
    assert!(text.contains("2AgainRepeatsno1ofDigitalgovernment"), "{text}");
    // Whoever sees the first event alone learns nothing of the other.
    let scope = TokenScope {
        programmes: vec![],
        events: vec![first["id"].as_str().unwrap().parse().unwrap()],
    };
    let limited = app.token(Role::Viewer, Some(scope)).await;
    let part = app.get(&at(&first, "?format=json&language=en")).bearer(&limited);
    let text = told(&part.json_of(200).await, "recommendations");
    assert!(text.contains("2GoonCarriedforward") && !text.contains("Nextforum"), "{text}");
}

#[tokio::test]
async fn what_is_overdue_says_so_where_something_is_left_to_be_done_of_it() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let mut theirs = Vec::new();
    for name in ["Agency", "Ministry"] {
        let body = json!({"name": name, "kind": "government"});
        theirs.push(app.post("/organizations", body).expect(201).await.id());
    }
    let both = json!([
        {"organization_id": theirs[0]},
        {"organization_id": theirs[1], "acceptance": "accepted", "implementation": "implemented"},
    ]);
    let late = json!({"text": "Late", "due": "2009", "addressees": both});
    for body in [late, json!({"text": "In time", "due": "2040"})] {
        post(&app, &event, "recommendations", body).await;
    }
    let english = report(&app, &event, "md", "&language=en").await.text();
    assert_eq!(english.matches("Overdue").count(), 1, "{english}");
    assert!(english.contains("Not answered yet. Not begun. Overdue"), "{english}");
    let russian = report(&app, &event, "md", "&language=ru").await.text();
    assert_eq!(russian.matches("Просрочено").count(), 1, "{russian}");
}

#[tokio::test]
async fn media_are_told_with_outlet_country_date_and_where_it_can_be_read() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let known = json!({
        "outlet": "Kabar", "country": "KG", "dated": "2026-05-28", "title": "Rivers | data",
        "url": "https://example.org/rivers",
    });
    post(&app, &event, "media-coverage", known).await;
    post(&app, &event, "media-coverage", json!({"url": "https://example.org/more"})).await;
    for format in FORMATS {
        let text = squashed(&said(&report(&app, &event, format, "&language=en").await, format));
        for known in ["Media coverage", "Kabar", "Kyrgyzstan", "28 May 2026", "Rivers | data"] {
            assert!(text.contains(&squashed(known)), "{known} is not in {format}: {text}");
        }
    }
    let html = report(&app, &event, "html", "&language=en").await.text();
    for link in ["https://example.org/rivers", "https://example.org/more"] {
        assert!(html.contains(&format!("href=\"{link}\"")), "{link}");
    }
}

#[tokio::test]
async fn needs_and_barriers_are_told_with_the_country_of_which_they_were_said() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let named = |title: &str| json!({"event_id": event["id"], "title": title, "country": "KG"});
    app.post("/capacity-needs", named("Training of registrars")).expect(201).await;
    app.post("/barriers", named("No shared register")).expect(201).await;
    for format in FORMATS {
        let text = squashed(&said(&report(&app, &event, format, "&language=en").await, format));
        let (need, barrier) = (text.find("registrarsKyrgyzstan"), text.find("registerKyrgyzstan"));
        assert!(need.is_some() && need < barrier, "{format}: {text}");
        assert!(text.contains("Barriers"), "{format}: {text}");
    }
}

#[tokio::test]
async fn studies_are_told_with_what_they_found_what_is_missing_and_what_came_of_them() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let scale = json!({"minimum": 1, "maximum": 3, "labels": ["Low", "Middle", "High"]});
    let body = json!({
        "event_id": event["id"], "title": {"en": "Maturity", "ru": "Зрелость"},
        "countries": ["UZ", "KG"], "claimed_countries": 3,
        "dimensions": [{"key": "law", "title": "Law"},
                       {"key": "skills", "title": {"en": "Skills", "ru": "Навыки"}, "scale": scale}],
        "documents": [{"kind": "strategy", "title": "Strategy", "dated": "2026-06"}],
    });
    let study = app.post("/assessments", body).expect(201).await.id();
    for found in [
        json!({"dimension": "skills", "text": "All of them train"}),
        json!({"dimension": "skills", "country": "UZ", "level": 3, "text": "Many courses"}),
        json!({"dimension": "skills", "country": "KG", "level": 2}),
    ] {
        app.post(&format!("/assessments/{study}/findings"), found).expect(201).await;
    }
    for format in FORMATS {
        let text = squashed(&said(&report(&app, &event, format, "&language=en").await, format));
        let places = [
            "Maturity",
            "Kyrgyzstan213Middle",
            "Uzbekistan313High",
            "Manycourses",
            "Allcountriestogether",
            "findingsofar2of4",
            "CountriesClaimed3Counted2",
            "StrategyJune2026",
        ];
        let places: Vec<_> = places.map(|words| text.find(words)).into();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{format}: {text}");
        assert!(!text.contains("Law"), "{format}: nothing was found in it: {text}");
    }
    let russian = report(&app, &event, "json", "&language=ru").await.json();
    let told = section(&russian, "assessments").unwrap();
    assert_eq!(told["title"], "Исследования");
    let text = told["text"].as_str().unwrap();
    assert!(text.contains("Зрелость") && text.contains("Навыки"), "{text}");
}

#[tokio::test]
async fn studies_end_where_the_room_of_the_report_does_and_it_says_how_many_are_left_out() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    for letters in [50_000; 19].into_iter().chain([30_000]) {
        let body = json!({"title": "Panel", "description": "x".repeat(letters)});
        post(&app, &event, "panels", body).await;
    }
    let mut studies = Vec::new();
    for title in ["First study", "Second study", "Third study"] {
        let body = json!({
            "event_id": event["id"], "title": title, "description": "y".repeat(15_000),
            "countries": ["UZ", "KG"],
            "dimensions": [{"key": "law", "title": "Law"}, {"key": "skills", "title": "Skills"}],
        });
        studies.push(app.post("/assessments", body).expect(201).await.id());
    }
    for (country, dimension, text) in [
        ("KG", "law", format!("Told {}", "z".repeat(3_000))),
        ("UZ", "law", format!("Cut {}", "z".repeat(3_000))),
        ("KG", "skills", "Left".to_owned()),
        ("UZ", "skills", "Left".to_owned()),
    ] {
        let found = json!({"dimension": dimension, "country": country, "text": text});
        app.post(&format!("/assessments/{}/findings", studies[0]), found).expect(201).await;
    }
    for (language, of_study, studies) in [
        ("en", "further findings of this study (2)", "further studies (2)"),
        ("ru", "остальные выводы этого исследования (2)", "остальные исследования (2)"),
    ] {
        let more = format!("&language={language}");
        let told = report(&app, &event, "json", &more).await.json();
        let told = section(&told, "assessments").unwrap()["text"].as_str().unwrap().to_owned();
        let places = ["First study", "Told z", of_study, studies].map(|words| told.find(words));
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{}", told.len());
        for out in ["Cut z", "Left", "Skills", "Second study", "Third study"] {
            let said = told.replace("Left out", "");
            assert!(!said.contains(out), "{out}");
        }
    }
}

#[tokio::test]
async fn access_and_the_mailbox_of_the_contact_are_told() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"access": "invitation_only"})).await;
    for format in FORMATS {
        let text = squashed(&said(&report(&app, &event, format, "&language=en").await, format));
        for known in ["By invitation only", "Secretariat", "secretariat@example.org"] {
            assert!(text.contains(&squashed(known)), "{known} is not in {format}: {text}");
        }
    }
    let html = report(&app, &event, "html", "").await.text();
    assert!(html.contains("href=\"mailto:secretariat@example.org\""), "{html}");
}

#[tokio::test]
async fn what_is_claimed_in_words_alone_is_told() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"claimed": {"note": "Many came, it is said."}})).await;
    let json = report(&app, &event, "json", "&language=en").await.json();
    let text = section(&json, "participation").unwrap()["text"].as_str().unwrap();
    assert!(text.contains("> Many came, it is said."), "{text}");
}

#[tokio::test]
async fn countries_are_in_the_order_of_the_alphabet_and_those_that_differ_are_flagged() {
    let app = TestApp::start().await;
    let taking_part = ["UZ", "AM", "GE"];
    let countries = taking_part.map(|code| json!({"country": code, "role": "participant"}));
    let more = json!({"countries": countries, "claimed": {"countries": 4}});
    let event = event(&app, more).await;
    for (name, country) in [("Anna", "GE"), ("Bek", "KZ")] {
        let person = json!({"full_name": name, "country": country});
        let body = json!({"person": person, "role": "delegate", "notify": false});
        post(&app, &event, "registrations", body).await;
    }
    let english = report(&app, &event, "md", "&language=en").await.text();
    for known in [
        "Armenia, Georgia, Uzbekistan",
        "Claimed are 4 countries, entered for the event are 3.",
        "on record from there: Armenia, Uzbekistan.",
        "not named as participating: Kazakhstan.",
        "All who were confirmed, observers, media and organizers too, by role",
    ] {
        assert!(english.contains(known), "{known} is not in {english}");
    }
    let russian = report(&app, &event, "md", "&language=ru").await.text();
    assert!(russian.contains("Армения, Грузия, Узбекистан"), "{russian}");
}

#[tokio::test]
async fn a_panel_without_items_stands_in_the_agenda_and_an_empty_table_in_no_paper() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    post(&app, &event, "panels", json!({"title": "Opening", "day": "2026-05-25"})).await;
    let json = report(&app, &event, "json", "&language=en").await.json();
    let agenda = section(&json, "annex_agenda").unwrap();
    assert_eq!(agenda["blocks"][0]["groups"][0]["heading"], "Opening (25 May 2026)");
    let own = at(&event, "/sections/needs");
    let empty = json!({"text": {"en": "a | b\n- | -\n"}});
    app.call("PUT", &own).header("if-match", "*").json(empty).expect(200).await;
    for format in FORMATS {
        report(&app, &event, format, "").await;
    }
    let docx = report(&app, &event, "docx", "&language=en").await;
    let document = part(&docx, "word/document.xml");
    for table in document.split("<w:tbl>").skip(1) {
        let table = table.split("</w:tbl>").next().unwrap();
        assert!(table.contains("<w:tr>"), "{table}");
    }
    assert!(document.contains("Opening (25 May 2026)"), "{document}");
}

#[tokio::test]
async fn html_is_whole_in_itself_and_leads_back_to_nowhere() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"objectives": ["Learn"]})).await;
    let answer = report(&app, &event, "html", "&language=ru").await;
    let html = answer.text();
    assert!(html.starts_with("<!doctype html>") && html.contains("lang=\"ru\""), "{html}");
    for leads in ["<link", "<nav", "<footer", "/assets/", "href=\"/", "href=\"?", " src="] {
        assert!(!html.contains(leads), "{leads}");
    }
    let style = html.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
    assert!(style.contains(".document"), "{style}");
    let digest = convoke::pages::assets::policy_of_whole_pages();
    assert_eq!(answer.header("content-security-policy"), digest);
    assert_eq!(style, convoke::pages::assets::style_sheet());
    let name = answer.header("content-disposition");
    assert!(name.starts_with("attachment; filename=\"") && name.ends_with("-report-ru.html\""));
}

#[tokio::test]
async fn once_somebody_was_checked_in_the_report_says_how_many_came() {
    let door = Door::start().await;
    let anna = door.seat("Anna", json!({"list_of_participants": true})).await;
    door.seat("Bek", json!({"list_of_participants": true})).await;
    let told = async |language: &str| {
        let path = door.at(&format!("report?format=md&language={language}"));
        door.app.get(&path).expect(200).await.text()
    };
    let before = told("en").await;
    assert!(!before.contains("Attended") && !before.contains("whether or not"), "{before}");
    door.came(&anna, json!({})).await;
    let after = told("en").await;
    assert!(after.contains("counted):** 2") && after.contains("**Attended:** 1"), "{after}");
    assert!(after.contains("confirmed, whether or not they came"), "{after}");
    assert!(told("ru").await.contains("**Пришли:** 1"));
}
