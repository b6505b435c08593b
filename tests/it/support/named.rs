//! Somebody is named in an invitee's place.

use serde_json::{Value, json};

use super::TestApp;
use super::scene::{answer_path, event, invite, register};

/// The form that names somebody.
pub fn naming<'a>(name: &'a str, email: &'a str) -> [(&'static str, &'a str); 3] {
    [("answer", "substitute"), ("substitute_full_name", name), ("substitute_email", email)]
}

/// Somebody is named on this page.
pub async fn name(app: &TestApp, page: &str, name: &str) {
    let email = format!("{name}@example.org").to_lowercase();
    app.raw("POST", page).form(&naming(name, &email)).expect(303).await;
}

/// The page on which somebody answers.
pub async fn page_of(app: &TestApp, event: &Value, name: &str) -> String {
    answer_path(app, &of(app, event, name).await).await
}

/// What stands on a page.
pub async fn shown(app: &TestApp, page: &str) -> String {
    app.raw("GET", page).expect(200).await.text()
}

/// The invitation of somebody.
pub async fn of(app: &TestApp, event: &Value, name: &str) -> Value {
    let path = format!("/events/{}/invitations?limit=200", event["id"].as_str().unwrap());
    let all = app.get(&path).json_of(200).await["items"].as_array().unwrap().clone();
    all.into_iter().find(|it| it["full_name"] == name).unwrap()
}

/// Everybody in the register, such as `anna confirmed` and `bek waitlisted 1`.
pub async fn standing(app: &TestApp, event: &Value) -> Vec<String> {
    let line = |row: &Value| {
        let name = row["full_name"].as_str().unwrap().trim_start_matches("Person of ");
        let name = name.split('@').next().unwrap().to_lowercase();
        let place = row["waitlist_position"].as_u64().map(|it| format!(" {it}"));
        format!("{name} {}{}", row["status"].as_str().unwrap(), place.unwrap_or_default())
    };
    let mut all: Vec<String> = register(app, event, "").await.iter().map(line).collect();
    all.sort();
    all
}

/// Accepts by the link; says where it leads.
pub async fn accept(app: &TestApp, invitation: &Value) -> String {
    let page = answer_path(app, invitation).await;
    app.raw("POST", &page).form(&[("answer", "accept")]).expect(303).await;
    page
}

/// An event to which these were invited and came, in this order.
pub async fn full(app: &TestApp, more: Value, names: &[&str]) -> (Value, Vec<String>) {
    let event = event(app, more).await;
    let mut pages = Vec::new();
    for name in names {
        let email = format!("{name}@example.org");
        let invitation = invite(app, &event, &email, json!({})).await;
        pages.push(accept(app, &invitation).await);
    }
    (event, pages)
}
