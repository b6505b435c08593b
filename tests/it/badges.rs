//! Badges: who gets one, what stands on it, and what it is printed on.

use convoke::access::types::Role;
use serde_json::{Value, json};

use crate::lists::pdf;
use crate::support::TestApp;
use crate::support::scene::event;

fn address(event: &Value) -> String {
    format!("/events/{}/badges", event["id"].as_str().unwrap())
}

async fn enter(app: &TestApp, event: &Value, person: Value, more: Value) -> Value {
    let mut body = json!({"person": person, "notify": false});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    app.post(&path, body).json_of(201).await
}

/// A delegation in five scripts, a speaker, one over the network, one who waits, one who withdrew.
async fn forum(app: &TestApp) -> Value {
    let more = json!({
        "modality": "hybrid", "online_url": "https://example.org/room", "capacity": 7,
        "venue": {"city": "Astana", "country": "KZ"},
    });
    let forum = event(app, more).await;
    let room = |role: &str, country: &str| {
        json!({"role": role, "country": country, "attendance_mode": "in_person",
            "organization": "Ministry"})
    };
    for (name, country) in [
        ("Нұрсұлтан Әбіш", "KZ"),
        ("გიორგი მაისურაძე", "GE"),
        ("Հայկ Սարգսյան", "AM"),
        ("오강탁", "KR"),
        ("Бат-Эрдэнэ Өлзий", "MN"),
    ] {
        enter(app, &forum, json!({"full_name": name}), room("delegate", country)).await;
    }
    let known = json!({"full_name": "Dr. Anna Elisabeth Berg", "badge_name": "Anna Berg"});
    enter(app, &forum, known, room("speaker", "EE")).await;
    let online = json!({"country": "KZ", "attendance_mode": "online"});
    enter(app, &forum, json!({"full_name": "Over The Network"}), online).await;
    let left = enter(app, &forum, json!({"full_name": "Who Left"}), room("delegate", "KZ")).await;
    app.act(&format!("/registrations/{}/withdraw", left["id"].as_str().unwrap())).expect(200).await;
    enter(app, &forum, json!({"full_name": "Last Seat"}), room("guest", "KZ")).await;
    let waits = enter(app, &forum, json!({"full_name": "Who Waits"}), room("delegate", "KZ")).await;
    assert_eq!(waits["status"], "waitlisted");
    forum
}

fn names(list: &Value) -> Vec<String> {
    let all = list["badges"].as_array().unwrap().iter();
    all.map(|badge| badge["name"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn badges_are_for_those_who_are_confirmed_and_come_and_bear_the_name_that_they_want() {
    let app = TestApp::start().await;
    let forum = forum(&app).await;
    let list = app.get(&format!("{}?language=ru", address(&forum))).json_of(200).await;
    let all = names(&list);
    assert_eq!(all.len(), 7, "{all:?}");
    for (name, there) in
        [("Anna Berg", true), ("오강탁", true), ("Over The Network", false), ("Who Left", false)]
    {
        assert_eq!(all.iter().any(|it| it == name), there, "{name}");
    }
    let anna =
        list["badges"].as_array().unwrap().iter().find(|it| it["name"] == "Anna Berg").unwrap();
    assert_eq!((&anna["role"], &anna["role_name"]), (&json!("speaker"), &json!("Докладчик")));
    assert_eq!((&anna["country"], &anna["country_name"]), (&json!("EE"), &json!("Эстония")));
    assert_eq!(
        names(&app.get(&format!("{}?role=speaker", address(&forum))).json_of(200).await),
        ["Anna Berg"]
    );
    let path = format!("{}?country=KZ&role=delegate", address(&forum));
    assert_eq!(names(&app.get(&path).json_of(200).await), ["Нұрсұлтан Әбіш"]);
    app.get(&format!("{}?layout=a7&role=king", address(&forum))).expect(400).await;
}

#[tokio::test]
async fn a_badge_is_printed_in_any_script_with_its_code_and_the_word_for_the_role() {
    let app = TestApp::start().await;
    let forum = forum(&app).await;
    let list = app.get(&address(&forum)).json_of(200).await;
    let badges = list["badges"].as_array().unwrap();
    for (layout, pages) in [("a6", 7), ("labels", 1)] {
        let path = format!("{}?format=pdf&language=en&layout={layout}", address(&forum));
        let paper = app.get(&path).expect(200).await;
        let name =
            format!("attachment; filename=\"{}-badges.pdf\"", forum["slug"].as_str().unwrap());
        assert_eq!(paper.header("content-disposition"), name);
        let read = pdf(&paper);
        assert_eq!(read.len(), pages, "{layout}");
        let text = read.join(" ");
        for badge in badges {
            for field in ["name", "code", "country_name", "role_name"] {
                let said = badge[field].as_str().unwrap();
                assert!(text.contains(said), "{layout}: {said} is not in {text}");
            }
        }
        assert!(text.contains("Digital government"), "{layout}: {text}");
        assert_eq!(text.contains("25–27 May 2026, Astana"), layout == "a6", "{text}");
        assert!(!text.contains("Who Waits"));
    }
}

#[tokio::test]
async fn whoever_stands_at_the_door_prints_one_badge_anew_and_none_for_who_does_not_come() {
    let app = TestApp::start().await;
    let forum = forum(&app).await;
    let door = app.token(Role::CheckIn, None).await;
    let path = format!("/events/{}/registrations?limit=50", forum["id"].as_str().unwrap());
    let rows = app.get(&path).json_of(200).await;
    for row in rows["items"].as_array().unwrap() {
        let comes = row["status"] == "confirmed" && row["attendance_mode"] == "in_person";
        let path = format!("/api/v1/registrations/{}/badge", row["id"].as_str().unwrap());
        let status = if comes { 200 } else { 409 };
        let badge = app.raw("GET", &path).bearer(&door).expect(status).await.json();
        if !comes {
            assert_eq!(badge["code"], "badge.not_coming");
            continue;
        }
        assert_eq!((&badge["code"], &badge["registration_id"]), (&row["code"], &row["id"]));
        let paper = app.raw("GET", &format!("{path}?format=pdf")).bearer(&door).expect(200).await;
        let read = pdf(&paper);
        assert_eq!(read.len(), 1);
        assert!(read[0].contains(row["code"].as_str().unwrap()), "{read:?}");
    }
}
