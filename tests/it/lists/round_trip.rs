//! What goes out comes in again as it was: whatever people are called and write, in both kinds of file.

use convoke::text::line_fault;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use super::csv;
use crate::forms::{all_kinds, ask};
use crate::support::TestApp;
use crate::support::scene::event;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What the server says of its own rows, and no table can say.
const OWN: [&str; 14] = [
    "Id",
    "Person id",
    "Organization id",
    "Invitation id",
    "Substitute for",
    "Code",
    "Source",
    "Registered by",
    "Decided by",
    "Decided at",
    "Confirmed at",
    "Withdrawn at",
    "Added at",
    "Changed at",
];

struct Words(TestRunner);

impl Words {
    /// A text of one line in any script, which may look like a formula or like what stands between cells.
    fn line(&mut self) -> String {
        let start = prop::sample::select(vec![
            "", "", "", "=", "+", "-", "@", "'", "'=", "''+", "#N/A", "＝", "\"", ",", ";", "=\"",
            "'#REF!",
        ]);
        let middle = prop::sample::select(vec![
            "Нұрсұлтан Әбіш",
            "გიორგი მაისურაძე",
            "Հայկ Սարգսյան",
            "오강탁",
            "Бат-Эрдэнэ",
            "ᠪᠠᠲᠤ",
            "Ёлкин \"Ю\"; и, др.",
            "Zoë O’Neill",
            "1",
            "2026-05-25",
            "yes",
            "ﷺ",
            "👩‍🚀",
            "e\u{301}",
            "",
        ]);
        let text = (start, middle, "\\PC{0,6}").prop_map(|(a, b, c)| format!("{a}{b}{c}"));
        let fits = |text: &String| {
            let odd = text.contains("://") || text.to_lowercase().contains("www.");
            text.trim() == text && !odd && line_fault("x", text, 60).is_none()
        };
        text.prop_filter("a line", fits).new_tree(&mut self.0).unwrap().current()
    }

    fn one_of<T: Clone + std::fmt::Debug + 'static>(&mut self, all: &[T]) -> T {
        prop::sample::select(all.to_vec()).new_tree(&mut self.0).unwrap().current()
    }

    fn person(&mut self, n: usize) -> Value {
        let mut person = json!({"full_name": format!("{} {n}", self.line())});
        for field in ["native_name", "honorific", "position"] {
            if self.one_of(&[true, true, false]) {
                person[field] = self.line().into();
            }
        }
        if self.one_of(&[true, true, false]) {
            person["email"] = format!("p{n}@example.org").into();
        }
        person["gender"] = self.one_of(&[json!("female"), json!("undisclosed"), Value::Null]);
        person["phone"] = self.one_of(&[json!("+996 312 555 000"), json!("-112"), Value::Null]);
        person
    }
}

/// Takes a list of one server to another and out of it again; both say the same.
async fn there_and_back(from: (&TestApp, &str), to: (&TestApp, &str), format: &str) {
    let table = from.0.get(&format!("{}?format={format}", from.1)).expect(200).await.bytes;
    let media = if format == "csv" { "text/csv" } else { XLSX };
    let call = to.0.call("POST", &format!("{}/import", to.1)).bytes(media, table);
    let done = call.json_of(200).await;
    assert_eq!(done["created"], done["rows"], "{format}: {done}");
    let said = async |(app, path): (&TestApp, &str)| {
        let rows = csv(&app.get(&format!("{path}?format=csv")).expect(200).await);
        let keep: Vec<usize> =
            (0..rows[0].len()).filter(|at| !OWN.contains(&rows[0][*at].as_str())).collect();
        let row = |row: &Vec<String>| keep.iter().map(|at| row[*at].clone()).collect();
        rows.iter().map(row).collect::<Vec<Vec<String>>>()
    };
    let (before, after) = (said(from).await, said(to).await);
    assert_eq!(before.len(), after.len());
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(before, after, "{format}");
    }
}

fn words() -> Words {
    Words(TestRunner::default())
}

#[tokio::test]
async fn people_lose_nothing_on_their_way_out_and_in() {
    let mut words = words();
    let apps = [TestApp::start().await, TestApp::start().await, TestApp::start().await];
    let names: Vec<String> = (0..4).map(|n| format!("{} {n}", words.line())).collect();
    for app in &apps {
        for name in &names {
            app.post("/organizations", json!({"name": name, "kind": "other"})).expect(201).await;
        }
    }
    let hubs = apps[0].get("/organizations").json_of(200).await["items"].clone();
    for n in 0..40 {
        let mut person = words.person(n);
        for field in ["given_name", "family_name", "patronymic", "badge_name"] {
            person[field] = words.line().into();
        }
        person["unnamed"] = words.one_of(&[true, false]).into();
        person["country"] = words.one_of(&[json!("KG"), json!("CG"), Value::Null]);
        person["preferred_language"] = words.one_of(&[json!("uz-Latn"), Value::Null]);
        person["organization_id"] = words.one_of(&[hubs[n % 4]["id"].clone(), Value::Null]);
        apps[0].post("/people", person).expect(201).await;
    }
    for (to, format) in [(&apps[1], "csv"), (&apps[2], "xlsx")] {
        there_and_back((&apps[0], "/people"), (to, "/people"), format).await;
    }
}

#[tokio::test]
async fn registrations_lose_nothing_on_their_way_out_and_in() {
    let mut words = words();
    let apps = [TestApp::start().await, TestApp::start().await, TestApp::start().await];
    let mut lists = Vec::new();
    for app in &apps {
        let event = event(app, json!({"modality": "hybrid", "capacity": 9})).await;
        ask(app, &event, all_kinds()).await;
        lists.push(format!("/events/{}/registrations", event["id"].as_str().unwrap()));
    }
    for n in 0..25 {
        let answers = json!({
            "topic": words.line(), "about": format!("{}\n\n{}", words.line(), words.line()),
            "years": words.one_of(&[json!(3), json!(-1.25), json!(1e12), Value::Null]),
            "arrives_on": words.one_of(&[json!("2026-05-24"), Value::Null]),
            "visa": true, "visa_from": words.one_of(&[json!("KR"), Value::Null]),
            "track": words.one_of(&[json!("law"), Value::Null]),
            "diet": words.one_of(&[json!(["vegan"]), json!(["vegan", "halal"]), Value::Null]),
            "photos": words.one_of(&[json!(true), json!(false), Value::Null]),
        });
        let body = json!({
            "person": words.person(n), "answers": answers, "organization": words.line(),
            "position": words.line(), "remark": words.line(), "notify": false,
            "role": words.one_of(&["delegate", "organizer", "speaker"]),
            "country": words.one_of(&[json!("KP"), Value::Null]),
            "attendance_mode": words.one_of(&["in_person", "online"]),
            "language": words.one_of(&[json!("ru"), Value::Null]),
            "list_of_participants": words.one_of(&[json!(true), json!(false), Value::Null]),
        });
        apps[0].post(&lists[0], body).expect(201).await;
    }
    for (n, format) in [(1, "csv"), (2, "xlsx")] {
        there_and_back((&apps[0], &lists[0]), (&apps[n], &lists[n]), format).await;
    }
}

#[tokio::test]
async fn nominations_lose_nothing_on_their_way_out_and_in() {
    let mut words = words();
    let apps = [TestApp::start().await, TestApp::start().await, TestApp::start().await];
    let mut lists = Vec::new();
    for app in &apps {
        let event = event(app, json!({})).await;
        lists.push(format!("/events/{}/nominations", event["id"].as_str().unwrap()));
    }
    for n in 0..25 {
        let body = json!({
            "person": words.person(n), "country": words.one_of(&["KG", "KR", "CD"]),
            "role": words.one_of(&["delegate", "observer"]), "alternate": words.one_of(&[true, false]),
            "rank": words.one_of(&[json!(7), Value::Null]),
        });
        let made = apps[0].post(&lists[0], body).expect(201).await.id();
        match words.one_of(&["submitted", "reserve", "decline"]) {
            "reserve" => {
                drop(apps[0].act(&format!("/nominations/{made}/reserve")).expect(200).await)
            }
            "decline" => {
                let reason = json!({"reason": format!("{}\n{}", words.line(), words.line())});
                apps[0].post(&format!("/nominations/{made}/decline"), reason).expect(200).await;
            }
            _ => {}
        }
    }
    for (n, format) in [(1, "csv"), (2, "xlsx")] {
        there_and_back((&apps[0], &lists[0]), (&apps[n], &lists[n]), format).await;
    }
}
