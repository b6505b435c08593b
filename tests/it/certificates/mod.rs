//! Certificates: who gets one, what stands on it, what confirms it, and how it reaches people.

mod issuing;
mod mailed;
mod moves;
mod verifying;

use convoke::mail::Purpose;
use serde_json::{Value, json};

use crate::attendance::Door;
use crate::lists::pdf;
use crate::support::http::Answer;
use crate::support::scene::manage_path;

/// An event of three days on its last: Anna came to all of it, Bek on the first day, Chen never.
pub struct Hall {
    pub door: Door,
    pub anna: Value,
    pub bek: Value,
    pub chen: Value,
}

impl Hall {
    pub async fn start() -> Self {
        Self::with(json!({})).await
    }

    pub async fn with(more: Value) -> Self {
        let mut fields = json!({"venue": {"name": "House of Ministries", "city": "Astana"}});
        fields.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let door = Door::with(fields).await;
        let anna = door.seat("Anna", json!({"organization": "Ministry"})).await;
        let bek = door.seat("Bek", json!({})).await;
        let chen = door.seat("Chen", json!({})).await;
        door.app.clock.set("2026-05-27T04:00:00Z".parse().unwrap());
        for day in ["2026-05-25", "2026-05-26", "2026-05-27"] {
            door.came(&anna, json!({"day": day})).await;
        }
        door.came(&bek, json!({"day": "2026-05-25"})).await;
        Self { door, anna, bek, chen }
    }

    /// Issues of the usual kind, with more.
    pub async fn issue(&self, more: Value) -> Answer {
        let mut body = json!({"kind": "participation"});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.door.app.post(&self.door.at("certificates/issue"), body).await
    }

    /// Issues to these, whatever they came to.
    pub async fn give(&self, to: &[&Value]) -> Vec<Value> {
        let ids: Vec<&Value> = to.iter().map(|row| &row["id"]).collect();
        let body = json!({"threshold": 0, "registration_ids": ids});
        assert_eq!(self.issue(body).await.json()["issued"], to.len());
        let mut made = Vec::new();
        for id in ids {
            let query = format!("registration_id={}", id.as_str().unwrap());
            made.push(self.list(&query).await.remove(0));
        }
        made
    }

    pub async fn list(&self, query: &str) -> Vec<Value> {
        let path = format!("{}?{query}", self.door.at("certificates"));
        self.door.app.get(&path).json_of(200).await["items"].as_array().unwrap().clone()
    }

    pub async fn revoke(&self, certificate: &Value) -> Answer {
        let body = json!({"reason": "Given by mistake."});
        self.door.app.post(&format!("{}/revoke", own(certificate)), body).await
    }

    /// What stands on it.
    pub async fn printed(&self, certificate: &Value) -> String {
        let path = format!("{}?format=pdf", own(certificate));
        let mut pages = pdf(&self.door.app.get(&path).expect(200).await);
        assert_eq!(pages.len(), 1, "{pages:?}");
        pages.remove(0)
    }

    /// The page of a registration.
    pub async fn page(&self, registration: &Value) -> String {
        manage_path(&self.door.app, registration, Purpose::Manage).await
    }
}

pub fn own(certificate: &Value) -> String {
    format!("/certificates/{}", certificate["id"].as_str().unwrap())
}

/// The path of the page that confirms it.
pub fn verify_path(certificate: &Value) -> String {
    let url = certificate["verify_url"].as_str().unwrap();
    let code = certificate["code"].as_str().unwrap();
    assert!(url.ends_with(&format!("/verify/{code}")), "{url}");
    format!("/verify/{code}")
}

/// `name outcome attended` of each.
pub fn outcomes(issued: &Value) -> Vec<String> {
    let rows = issued["results"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let line = |row: &Value| {
        format!("{} {} {}", text(&row["name"]), text(&row["outcome"]), row["attended"])
    };
    rows.map(line).collect()
}
