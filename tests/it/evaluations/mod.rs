//! Evaluations: who is asked, what they answer, and what is told of it.

mod anonymous;
mod asking;
mod completion;
mod forms;
mod named;
mod results;
mod wrong;

use serde_json::{Value, json};

use crate::attendance::Door;
use crate::support::http::Answer;
use crate::support::scene::evaluate_path;

/// What people think of an event.
pub fn reaction() -> Value {
    json!({
        "kind": "reaction",
        "title": {"en": "What do you think?", "ru": "Что Вы думаете?"},
        "questions": [
            {
                "key": "whole", "kind": "scale", "required": true,
                "label": {"en": "How was it as a whole?", "ru": "Как было в целом?"},
                "scale": {"from": 1, "to": 5, "from_label": {"en": "poor"}, "to_label": {"en": "good"}},
            },
            {"key": "again", "kind": "yes_no", "label": {"en": "Would you come again?"}},
            {"key": "words", "kind": "text", "label": {"en": "In your own words"}},
        ],
    })
}

/// A test of two questions with three points, with more.
pub fn test(kind: &str, more: Value) -> Value {
    let option = |value: &str| json!({"value": value, "label": {"en": value.to_uppercase()}});
    let mut body = json!({
        "kind": kind,
        "title": {"en": "A test"},
        "questions": [
            {
                "key": "capital", "kind": "one_of", "label": {"en": "The capital?"},
                "options": [option("astana"), option("almaty")], "points": 1, "correct": ["astana"],
            },
            {
                "key": "seas", "kind": "several_of", "label": {"en": "Which seas?"},
                "options": [option("aral"), option("caspian"), option("north")],
                "points": 2, "correct": ["caspian", "aral"],
            },
        ],
    });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    body
}

/// An event on its second day, with people who have a place, and a form that they were asked to fill in.
pub struct Asked {
    pub door: Door,
    pub seats: Vec<Value>,
    pub form: Value,
}

impl Asked {
    /// So many people, and a form with more.
    pub async fn of(people: usize, mut form: Value, more: Value) -> Self {
        let door = Door::start().await;
        let mut seats = Vec::new();
        for number in 0..people {
            seats.push(door.seat(&format!("P{number}"), json!({})).await);
        }
        form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let form = open(&door, form).await;
        Self { door, seats, form }
    }

    /// The address of somebody's form.
    pub async fn page(&self, number: usize) -> String {
        evaluate_path(&self.door.app, &self.form, &self.seats[number]).await
    }

    /// Sends somebody's form.
    pub async fn send(&self, number: usize, fields: &[(&str, &str)]) -> Answer {
        self.door.app.raw("POST", &self.page(number).await).form(fields).await
    }

    /// Sends somebody's form, which is taken.
    pub async fn say(&self, number: usize, fields: &[(&str, &str)]) {
        let sent = self.send(number, fields).await;
        assert_eq!(sent.status, 303, "{}", sent.text());
    }

    pub async fn close(&self) {
        self.door.app.act(&own(&self.form, "/close")).expect(200).await;
    }

    pub async fn results(&self) -> Value {
        self.door.app.get(&own(&self.form, "/results")).json_of(200).await
    }

    pub async fn now(&self) -> Value {
        self.door.app.get(&own(&self.form, "")).json_of(200).await
    }
}

pub fn own(form: &Value, part: &str) -> String {
    format!("/evaluations/{}{part}", form["id"].as_str().unwrap())
}

/// Makes a form, opens it and asks those who are to be asked.
pub async fn open(door: &Door, body: Value) -> Value {
    let made = door.app.post(&door.at("evaluations"), body).json_of(201).await;
    let opened = door.app.act(&own(&made, "/open")).json_of(200).await;
    tick(door).await;
    opened
}

pub async fn tick(door: &Door) {
    convoke::worker::tick(&door.app.app.context).await.unwrap();
}
