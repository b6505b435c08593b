//! Who came: checking in, once and undone, by devices that were offline, and what is counted.

mod audience;
mod batches;
mod counts;
mod door;
mod expected;
mod once;
mod races;
mod rules;

use serde_json::{Value, json};

use crate::support::http::Answer;
use crate::support::{TestApp, scene};

/// An event on 25 to 27 May with people who have a place, on the morning of its second day.
pub struct Door {
    pub app: TestApp,
    pub event: Value,
}

impl Door {
    pub async fn start() -> Self {
        Self::with(json!({})).await
    }

    pub async fn with(more: Value) -> Self {
        let app = TestApp::start().await;
        let event = scene::event(&app, more).await;
        app.clock.set("2026-05-26T04:00:00Z".parse().unwrap());
        Self { app, event }
    }

    pub fn at(&self, part: &str) -> String {
        format!("/events/{}/{part}", self.event["id"].as_str().unwrap())
    }

    /// Somebody who has a place.
    pub async fn seat(&self, name: &str, more: Value) -> Value {
        let mut body = json!({"person": {"full_name": name}, "notify": false});
        if name.chars().all(|c| c.is_ascii_alphanumeric()) {
            body["person"]["email"] = json!(format!("{}@example.org", name.to_lowercase()));
        }
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.app.post(&self.at("registrations"), body).json_of(201).await
    }

    pub async fn tell(&self, body: Value) -> Answer {
        self.app.post(&self.at("attendance"), body).await
    }

    /// Tells of somebody who came, with more; the check-in.
    pub async fn came(&self, seat: &Value, more: Value) -> Value {
        let mut body = json!({"registration_id": seat["id"]});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.app.post(&self.at("attendance"), body).json_of(201).await
    }

    pub async fn panel(&self, title: &str) -> Value {
        let body = json!({"title": title, "day": "2026-05-26"});
        self.app.post(&self.at("panels"), body).json_of(201).await
    }

    pub async fn undo(&self, check_in: &Value) -> Value {
        self.app.act(&format!("{}/undo", own(check_in))).json_of(200).await
    }

    pub async fn withdraw(&self, seat: &Value) {
        let path = format!("/registrations/{}/withdraw", seat["id"].as_str().unwrap());
        self.app.post(&path, json!({"notify": false})).expect(200).await;
    }

    pub async fn list(&self, query: &str) -> Vec<Value> {
        let page = self.app.get(&format!("{}?{query}", self.at("attendance"))).json_of(200).await;
        page["items"].as_array().unwrap().clone()
    }

    pub async fn counts(&self) -> Value {
        self.app.get(&self.at("attendance/counts")).json_of(200).await
    }
}

pub fn own(check_in: &Value) -> String {
    format!("/attendance/{}", check_in["id"].as_str().unwrap())
}
