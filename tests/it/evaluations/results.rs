use serde_json::{Value, json};

use super::{Asked, open, own, reaction};
use crate::attendance::Door;

/// Questions about two items on two days, of which Dana speaks at both.
async fn by_item(door: &Door) -> Value {
    let mut questions = Vec::new();
    for (title, day, speakers) in
        [("One", "2026-05-25", &["Dana"][..]), ("Two", "2026-05-26", &["Dana", "Erlan"])]
    {
        let panel = json!({"title": title, "day": day});
        let panel = door.app.post(&door.at("panels"), panel).expect(201).await.id();
        let speakers: Vec<Value> =
            speakers.iter().map(|name| json!({"role": "speaker", "full_name": name})).collect();
        let item = json!({"kind": "keynote", "title": title, "speakers": speakers});
        let item = door.app.post(&format!("/panels/{panel}/items"), item).expect(201).await.id();
        questions.push(json!({
            "key": title.to_lowercase(), "kind": "scale", "label": {"en": "How useful was it?"},
            "about": {"item_id": item},
        }));
    }
    json!({"kind": "reaction", "title": "Items", "questions": questions})
}

#[tokio::test]
async fn results_stand_by_question_by_day_and_by_speaker() {
    let door = Door::start().await;
    let form = by_item(&door).await;
    let seats = vec![door.seat("Anna", json!({})).await, door.seat("Bek", json!({})).await];
    let form = open(&door, form).await;
    let asked = Asked { door, seats, form };
    let page = asked.door.app.raw("GET", &asked.page(0).await).expect(200).await.text();
    assert!(page.contains("About: Two"), "{page}");
    asked.say(0, &[("one", "5"), ("two", "1")]).await;
    asked.say(1, &[("one", "4"), ("two", "3")]).await;
    let results = asked.results().await;
    let counts = &results["questions"][0]["distribution"];
    let counts: Vec<i64> =
        counts.as_array().unwrap().iter().map(|it| it["people"].as_i64().unwrap()).collect();
    assert_eq!(counts, [0, 0, 0, 1, 1]);
    assert_eq!(results["questions"][0]["mean"], 4.5);
    let days: Vec<(&Value, &Value)> = results["days"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (&it["day"], &it["mean_percent"]))
        .collect();
    let first = (&json!("2026-05-25"), &json!(87.5));
    assert_eq!(days, [first, (&json!("2026-05-26"), &json!(25.0))]);
    let speakers: Vec<String> = results["speakers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| format!("{} {} {}", it["full_name"], it["questions"], it["mean_percent"]))
        .collect();
    assert_eq!(speakers, ["\"Dana\" 2 56.3", "\"Erlan\" 1 25.0"]);
}

#[tokio::test]
async fn marks_stay_with_whoever_spoke_when_the_form_opened() {
    let door = Door::start().await;
    let person = json!({"full_name": "Erlan", "email": "erlan@example.org"});
    let person = door.app.post("/people", person).expect(201).await.id();
    let mut form = by_item(&door).await;
    let item = form["questions"][1]["about"]["item_id"].as_str().unwrap().to_owned();
    let item = format!("/items/{item}");
    let speakers = json!({"speakers": [
        {"role": "speaker", "full_name": "Dana"}, {"role": "speaker", "person_id": person},
    ]});
    door.app.patch(&item, "*", speakers).expect(200).await;
    form["questions"][1]["about"]["speaker"] = json!(2);
    let seats = vec![door.seat("Anna", json!({})).await];
    let form = open(&door, form).await;
    let speakers = json!({"title": "Other", "speakers": [
        {"role": "speaker", "full_name": "Farid"}, {"role": "speaker", "full_name": "Dana"},
    ]});
    door.app.patch(&item, "*", speakers).expect(200).await;
    let asked = Asked { door, seats, form };
    let page = asked.door.app.raw("GET", &asked.page(0).await).expect(200).await.text();
    assert!(page.contains("About: Two, Erlan"), "{page}");
    asked.say(0, &[("one", "5"), ("two", "1")]).await;
    let told = async || {
        let results = asked.results().await;
        let speakers = results["speakers"].as_array().unwrap().clone();
        let line = |it: &Value| {
            let name = it["full_name"].as_str().unwrap();
            format!("{name} {} {}", it["mean_percent"], it["person_id"])
        };
        speakers.iter().map(line).collect::<Vec<_>>()
    };
    let erlan = format!("Erlan 0.0 \"{person}\"");
    assert_eq!(told().await, ["Dana 100.0 null", erlan.as_str()]);
    let page = asked.door.app.get(&own(&asked.form, "/results?format=html")).expect(200).await;
    assert!(page.text().contains("About: Two, Erlan"), "{}", page.text());
    // Who was merged since is named as who stays.
    let stays = json!({"full_name": "Erlan A", "email": "erlan@a.example.org"});
    let stays = asked.door.app.post("/people", stays).expect(201).await.id();
    let merge = format!("/people/{stays}/merge");
    asked.door.app.post(&merge, json!({"other_id": person})).expect(200).await;
    assert_eq!(told().await[1], format!("Erlan 0.0 \"{stays}\""));
}

#[tokio::test]
async fn results_are_a_page_with_pictures_and_their_text() {
    let asked = Asked::of(2, reaction(), json!({})).await;
    asked.say(0, &[("whole", "5"), ("words", "<b>bold</b>")]).await;
    asked.say(1, &[("whole", "4"), ("again", "yes")]).await;
    let page = asked.door.app.get(&own(&asked.form, "/results?format=html")).expect(200).await;
    assert_eq!(page.header("cache-control"), "no-store");
    let html = page.text();
    for text in ["Mean: 4.5", "<svg", "aria-labelledby=\"q-1\"", "5 – good", "&lt;b&gt;bold"] {
        assert!(html.contains(text), "{text}: {html}");
    }
    let russian = own(&asked.form, "/results?format=html&language=ru");
    let html = asked.door.app.get(&russian).expect(200).await.text();
    assert!(html.contains("Как было в целом?") && html.contains("Среднее: 4,5"), "{html}");
}

#[tokio::test]
async fn results_of_an_anonymous_form_on_a_page_say_what_is_hidden() {
    let asked = Asked::of(6, reaction(), json!({"anonymous": true})).await;
    for number in 0..6 {
        asked.say(number, &[("whole", if number == 0 { "1" } else { "5" })]).await;
    }
    let page = own(&asked.form, "/results?format=html");
    let html = asked.door.app.get(&page).expect(200).await.text();
    assert!(html.contains("results are shown once it is closed"), "{html}");
    asked.close().await;
    let html = asked.door.app.get(&page).expect(200).await.text();
    assert!(html.contains("chosen by fewer than five"), "{html}");
    assert!(!html.contains("<td>1</td>"), "{html}");
}
