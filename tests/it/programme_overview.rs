//! A programme at a glance: its events in order, who came back, from where, and what was recommended.

use convoke::access::{Role, TokenScope};
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::{event, invite};

struct World {
    app: TestApp,
    above: String,
    below: String,
    events: Vec<Value>,
}

fn id(it: &Value) -> &str {
    it["id"].as_str().unwrap()
}

/// Two seminars that are over, the second under a series below, and one to come.
async fn world() -> World {
    let app = TestApp::start().await;
    let programme = |title: &str, parent: Option<&str>| {
        let body =
            json!({"kind": "series", "title": {"en": title, "ru": "Реки"}, "parent_id": parent});
        app.post("/programmes", body)
    };
    let above = programme("Rivers <1>", None).expect(201).await.id();
    let below = programme("Below", Some(&above)).expect(201).await.id();
    let mut events = Vec::new();
    for (programme, day, title) in [
        (&above, "2026-05-10", "Later"),
        (&above, "2026-03-10", "First"),
        (&below, "2026-04-10", "Second"),
    ] {
        let more =
            json!({"programme_id": programme, "starts_on": day, "ends_on": day, "title": title});
        events.push(event(&app, more).await);
    }
    let it = World { app, above, below, events };
    for (event, name, more) in [
        (1, "aigul", json!({"country": "KG"})),
        (1, "bek", json!({"country": "UZ"})),
        (1, "desk", json!({"role": "organizer"})),
        (2, "aigul", json!({"country": "KG"})),
        (2, "chinara", json!({"country": "KG"})),
        (2, "desk", json!({"role": "organizer"})),
        (0, "bek", json!({"country": "UZ"})),
    ] {
        it.seat(event, name, more).await;
    }
    invite(&it.app, &it.events[1], "invited@example.org", json!({})).await;
    let draft = json!({"person": {"full_name": "D", "email": "d@example.org"}, "send": false});
    let invitations = format!("/events/{}/invitations", id(&it.events[1]));
    it.app.post(&invitations, draft).expect(201).await;
    let recommendations = format!("/events/{}/recommendations", id(&it.events[2]));
    it.app.post(&recommendations, json!({"text": "Do"})).expect(201).await;
    it.app.clock.set("2026-05-01T06:00:00Z".parse().unwrap());
    it
}

impl World {
    async fn seat(&self, event: usize, name: &str, more: Value) {
        let person = json!({"full_name": name, "email": format!("{name}@example.org")});
        let mut body = json!({"person": person, "notify": false});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let path = format!("/events/{}/registrations", id(&self.events[event]));
        self.app.post(&path, body).expect(201).await;
    }

    fn path(&self, more: &str) -> String {
        format!("/programmes/{}/overview{more}", self.above)
    }

    async fn shown(&self) -> Value {
        self.app.get(&self.path("")).json_of(200).await
    }
}

#[tokio::test]
async fn events_stand_in_their_order_with_who_was_invited_confirmed_and_came() {
    let it = world().await;
    let shown = it.shown().await;
    let events = shown["events"].as_array().unwrap();
    let titles: Vec<&str> = events.iter().map(|it| it["title"]["en"].as_str().unwrap()).collect();
    assert_eq!(titles, ["First", "Second", "Later"]);
    let first = &events[0];
    for (name, expected) in [
        ("status", json!("completed")),
        ("held", json!(true)),
        ("invited", json!(1)),
        ("confirmed", json!(3)),
        ("participants", json!(2)),
        ("attended", Value::Null),
        ("countries", json!(["KG", "UZ"])),
        ("recommendations", json!(0)),
    ] {
        assert_eq!(first[name], expected, "{name}");
    }
    assert_eq!((&events[1]["recommendations"], &events[2]["held"]), (&json!(1), &json!(false)));
    assert_eq!(shown["recommendations"]["counts"]["total"], 1);
    let countries = json!([
        {"country": "KG", "events": 2, "participants": 3},
        {"country": "UZ", "events": 1, "participants": 1},
    ]);
    assert_eq!(shown["countries"], countries);
}

#[tokio::test]
async fn an_event_is_not_credited_with_what_it_repeats_or_what_goes_on_in_it() {
    let it = world().await;
    let path = format!("/events/{}/recommendations", id(&it.events[2]));
    let made = it.app.get(&path).json_of(200).await["items"][0].clone();
    let again = it.app.post(&path, json!({"text": "Do so"})).json_of(201).await;
    let repeats = json!({"duplicate_of": made["id"]});
    it.app.patch(&format!("/recommendations/{}", id(&again)), "*", repeats).expect(200).await;
    let on = format!("/recommendations/{}/carry-forward", id(&made));
    it.app.post(&on, json!({"event_id": it.events[0]["id"]})).expect(201).await;
    let shown = it.shown().await;
    let made: Vec<&Value> =
        shown["events"].as_array().unwrap().iter().map(|it| &it["recommendations"]).collect();
    assert_eq!(made, [0, 1, 0]);
    assert_eq!(shown["recommendations"]["counts"]["total"], 1);
}

#[tokio::test]
async fn who_took_part_twice_has_come_back_and_organizers_and_plans_do_not_count() {
    let it = world().await;
    let people = it.shown().await["people"].clone();
    assert_eq!((&people["people"], &people["came_back"]), (&json!(3), &json!(1)));
    assert_eq!(people["came_back_percent"], 33.3);
    let named = people["named"].as_array().unwrap();
    assert_eq!(named.len(), 1, "{people}");
    assert_eq!((&named[0]["full_name"], &named[0]["events"]), (&json!("aigul"), &json!(2)));
    it.app.clock.set("2026-05-11T06:00:00Z".parse().unwrap());
    let people = it.shown().await["people"].clone();
    assert_eq!(people["came_back"], 2, "the third seminar is over too: {people}");
}

#[tokio::test]
async fn it_is_a_page_with_pictures_without_names_of_people() {
    let it = world().await;
    let page = |language: &str| it.app.get(&it.path(&format!("?format=html&language={language}")));
    let english = page("en").expect(200).await;
    assert_eq!(english.header("cache-control"), "no-store");
    let english = english.text();
    for part in [
        "<h1>Rivers &lt;1&gt;</h1>",
        "<dd>1 <span class=\"aside\">(33.3 %)</span></dd>",
        "<th scope=\"row\">Participants</th><td>2</td>",
        "<th scope=\"row\">Attended</th><td>–</td>",
        "<th scope=\"row\">Countries</th><td>2</td>",
        "<td>Kyrgyzstan, Uzbekistan</td>",
        "<th scope=\"row\">Kyrgyzstan</th><td>3</td>",
        "Recommendations, by state",
    ] {
        assert!(english.contains(part), "{part}: {english}");
    }
    assert!(!english.contains("aigul"), "{english}");
    let russian = page("ru").expect(200).await.text();
    assert!(russian.contains("Обзор программы") && russian.contains("Кыргызстан"), "{russian}");
    let none = json!({"kind": "series", "title": "Empty"});
    let none = it.app.post("/programmes", none).expect(201).await.id();
    let none = it.app.get(&format!("/programmes/{none}/overview?format=html&language=en"));
    assert!(none.expect(200).await.text().contains("There are no events yet."));
}

#[tokio::test]
async fn it_asks_as_often_for_many_events_as_for_few() {
    let it = world().await;
    let count = async || {
        it.app.statements.forget();
        it.shown().await;
        it.app.statements.but_the_tokens().len()
    };
    let few = count().await;
    for _ in 0..5 {
        event(&it.app, json!({"programme_id": it.below})).await;
    }
    assert_eq!(it.shown().await["events"].as_array().unwrap().len(), 8);
    assert_eq!(count().await, few);
}

#[tokio::test]
async fn a_token_sees_what_lies_below_its_programme_and_nothing_above() {
    let it = world().await;
    let scope = TokenScope { programmes: vec![it.below.parse().unwrap()], events: Vec::new() };
    let token = it.app.token(Role::Viewer, Some(scope)).await;
    it.app.get(&it.path("")).bearer(&token).expect(404).await;
    let own = format!("/programmes/{}/overview", it.below);
    let own = it.app.get(&own).bearer(&token).json_of(200).await;
    assert_eq!(own["events"].as_array().unwrap().len(), 1);
    assert_eq!(own["people"]["people"], 2);
    let scope =
        TokenScope { programmes: Vec::new(), events: vec![id(&it.events[1]).parse().unwrap()] };
    let token = it.app.token(Role::Viewer, Some(scope)).await;
    it.app.get(&it.path("")).bearer(&token).expect(404).await;
    let door = it.app.token(Role::CheckIn, None).await;
    it.app.get(&it.path("")).bearer(&door).expect(403).await;
}
