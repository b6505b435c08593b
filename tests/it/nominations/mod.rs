//! Seats by country: whom countries name for them, who is selected, and who comes instead.

mod any_order;
mod asking;
mod at_once;
mod mended;
mod naming;
mod note_verbale;
mod passing_on;
mod quotas;
mod selecting;

use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::{answer_path, event, register};

/// A published event with seats for countries.
struct Scene {
    app: TestApp,
    event: Value,
}

impl Scene {
    /// With so many seats for each country.
    async fn start(quotas: &[(&str, i64)]) -> Self {
        let it = Self { app: TestApp::start().await, event: Value::Null };
        let event = event(&it.app, json!({"capacity": 20})).await;
        let it = Self { event, ..it };
        for (country, seats) in quotas {
            let body = json!({"country": country, "seats": seats});
            it.app.post(&it.at("quotas"), body).expect(201).await;
        }
        it
    }

    fn at(&self, part: &str) -> String {
        format!("/events/{}/{part}", self.event["id"].as_str().unwrap())
    }

    async fn list(&self, part: &str) -> Vec<Value> {
        let page = self.app.get(&format!("{}?limit=200", self.at(part))).json_of(200).await;
        page["items"].as_array().unwrap().clone()
    }

    /// Somebody nominated by a country.
    async fn nominate(&self, name: &str, country: &str, more: Value) -> Value {
        let email = format!("{}@example.org", name.to_lowercase());
        let mut body = json!({"person": {"full_name": name, "email": email}, "country": country});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.app.post(&self.at("nominations"), body).json_of(201).await
    }

    async fn alternate(&self, name: &str, country: &str) -> Value {
        self.nominate(name, country, json!({"alternate": true})).await
    }

    async fn select(&self, nomination: &Value) -> Value {
        self.app.post(&act(nomination, "select"), json!({})).json_of(200).await
    }

    /// Somebody nominated and selected.
    async fn selected(&self, name: &str, country: &str) -> Value {
        let made = self.nominate(name, country, json!({})).await;
        self.select(&made).await
    }

    async fn again(&self, nomination: &Value) -> Value {
        self.app.get(&own(nomination)).json_of(200).await
    }

    async fn status(&self, nomination: &Value) -> String {
        self.again(nomination).await["status"].as_str().unwrap().to_owned()
    }

    /// The page on which somebody who is selected answers.
    async fn page(&self, nomination: &Value) -> String {
        let nomination = self.again(nomination).await;
        answer_path(&self.app, &json!({"id": nomination["invitation_id"]})).await
    }

    async fn answer(&self, nomination: &Value, answer: &str, status: u16) {
        let page = self.page(nomination).await;
        self.app.raw("POST", &page).form(&[("answer", answer)]).expect(status).await;
    }

    async fn registration(&self, nomination: &Value) -> Option<Value> {
        let filter = format!("&person_id={}", nomination["person_id"].as_str().unwrap());
        register(&self.app, &self.event, &filter).await.pop()
    }

    /// What the log says was done with it.
    async fn log(&self, nomination: &Value) -> Vec<String> {
        let path = format!("/audit?limit=200&object_id={}", nomination["id"].as_str().unwrap());
        let log = self.app.get(&path).json_of(200).await;
        let action = |entry: &Value| entry["action"].as_str().unwrap().to_owned();
        log["items"].as_array().unwrap().iter().map(action).collect()
    }
}

fn own(nomination: &Value) -> String {
    format!("/nominations/{}", nomination["id"].as_str().unwrap())
}

fn act(nomination: &Value, verb: &str) -> String {
    format!("{}/{verb}", own(nomination))
}
