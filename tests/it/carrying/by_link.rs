//! Whoever was asked about what is carried forward later goes on reporting by the same link.

use convoke::access::TokenScope;
use convoke::access::types::Role;
use serde_json::{Value, json};

use super::{World, id, world};
use crate::support::http::Answer;
use crate::support::scene::report_path;

/// A recommendation of the first event about which Anna was asked, and the event after it, which nobody
/// has announced.
pub(super) struct Asked {
    pub(super) it: World,
    pub(super) old: Value,
    pub(super) request: Value,
    pub(super) page: String,
    pub(super) draft: Value,
}

pub(super) async fn asked() -> Asked {
    let it = world().await;
    let person = json!({"full_name": "Anna", "email": "anna@example.org"});
    let person = it.app.post("/people", person).expect(201).await.id();
    let post = json!({"person_id": person, "organization_id": it.ministry});
    it.app.post("/focal-points", post).expect(201).await;
    let theirs = json!([{"organization_id": it.ministry}]);
    let body = json!({"text": "Publish data", "addressees": theirs, "due": "2027"});
    let old = it.make(&it.first, body).await;
    let asked = it.app.post(&ask(&old), json!({})).json_of(200).await;
    let request = asked["asked"][0].clone();
    let page = report_path(&it.app, &request).await;
    let draft = json!({"kind": "seminar", "title": "Next year", "time_zone": "Asia/Almaty",
                       "starts_on": "2026-06-25", "ends_on": "2026-06-27",
                       "previous_event_id": it.first["id"]});
    let draft = it.app.post("/events", draft).json_of(201).await;
    Asked { it, old, request, page, draft }
}

fn ask(it: &Value) -> String {
    format!("/recommendations/{}/request-update", id(it))
}

impl Asked {
    /// Carries what is open forward to the draft; the new one.
    pub(super) async fn carry(&self) -> Value {
        let path = format!("/events/{}/carry-forward", id(&self.draft));
        let done = self.it.app.post(&path, json!({})).json_of(200).await;
        let new = format!("/recommendations/{}", done["carried"][0]["to"].as_str().unwrap());
        self.it.app.get(&new).json_of(200).await
    }

    pub(super) async fn shown(&self) -> String {
        self.it.app.raw("GET", &self.page).expect(200).await.text()
    }

    /// Says something on the page as it was opened when there were `seen` entries.
    pub(super) async fn say(&self, seen: &str, text: &str, status: u16) -> Answer {
        self.say_of(&self.old, seen, text, status).await
    }

    /// The same of one that the event made.
    pub(super) async fn say_of(&self, it: &Value, seen: &str, text: &str, status: u16) -> Answer {
        let key = |field: &str| format!("{field}_{}", id(it));
        let typed = [(key("seen"), seen), (key("acceptance"), "accepted"), (key("text"), text)];
        let typed: Vec<(&str, &str)> =
            typed.iter().map(|(key, own)| (key.as_str(), *own)).collect();
        self.it.app.raw("POST", &self.page).form(&typed).expect(status).await
    }

    pub(super) async fn reports(&self, it: &Value) -> Vec<Value> {
        let path = format!("/recommendations/{}/progress", id(it));
        let list = self.it.app.get(&path).json_of(200).await;
        list["items"].as_array().unwrap().iter().map(|entry| entry["text"].clone()).collect()
    }
}

#[tokio::test]
async fn a_link_serves_what_goes_on_in_a_draft_and_its_reports_are_recorded_there() {
    let own = asked().await;
    own.say("0", "Begun in May", 303).await;
    let new = own.carry().await;
    let shown = own.shown().await;
    let seen = format!("name=\"seen_{}\" value=\"1\"", id(&own.old));
    for part in ["Publish data", "Begun in May", "It goes on in a later event.", &*seen] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(!shown.contains("Next year"), "nobody has announced it: {shown}");
    own.say("1", "Half of it is done", 303).await;
    assert_eq!(own.reports(&own.old).await, ["Begun in May"]);
    assert_eq!(own.reports(&new).await, ["Half of it is done"]);
    assert_eq!(own.it.read(&new).await["addressees"][0]["acceptance"], "accepted");
    // As before nobody writes past another, and a form that comes twice is one report.
    own.say("1", "Half of it is done", 303).await;
    let told = own.say("1", "All of it is done", 409).await.text();
    assert!(told.contains("has reported since") && told.contains("All of it"), "{told}");
    assert_eq!(own.reports(&new).await.len(), 1);
    let shown = own.shown().await;
    assert!(shown.contains("Begun in May") && shown.contains("Half of it is done"), "{shown}");
    own.it.app.act(&format!("/events/{}/publish", id(&own.draft))).expect(200).await;
    let shown = own.shown().await;
    assert!(shown.contains("It goes on in a later event: Next year."), "{shown}");
}

#[tokio::test]
async fn a_page_that_was_opened_before_is_heard_after_all_is_carried_forward() {
    let own = asked().await;
    let new = own.carry().await;
    own.say("0", "Typed before", 303).await;
    assert_eq!(own.reports(&new).await, ["Typed before"]);
    assert!(own.reports(&own.old).await.is_empty());
}

#[tokio::test]
async fn what_was_typed_of_what_is_not_asked_any_more_comes_back_and_nobody_is_said_to_have_reported()
 {
    let own = asked().await;
    let others = json!({"addressees": [{"organization_id": own.it.agency}]});
    assert_eq!(own.it.change(&own.old, others).await.status, 200);
    let told = own.say("0", "A long <b>report</b>\nin two lines", 409).await.text();
    for part in [
        "is not asked of your organization here any more",
        "<p>Accepted</p>",
        "A long &lt;b&gt;report&lt;",
        "<p>in two lines</p>",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(!told.contains("has reported since"), "{told}");
    assert!(own.reports(&own.old).await.is_empty());
    // Nor does a link serve in a later event what is asked of others there.
    let new = own.carry().await;
    own.say("0", "Once more", 409).await;
    assert!(own.reports(&new).await.is_empty());
    assert!(!own.shown().await.contains("Publish data"));
}

#[tokio::test]
async fn while_the_next_event_is_a_draft_people_are_asked_about_the_one_before_it() {
    let own = asked().await;
    let new = own.carry().await;
    let asked = own.it.app.post(&ask(&new), json!({})).json_of(200).await;
    let request = &asked["asked"][0];
    assert_eq!((&request["id"], &request["times_asked"]), (&own.request["id"], &json!(2)));
    assert_eq!(request["event_id"], own.it.first["id"]);
    own.it.app.deliver().await;
    let letter = own.it.app.mail_to("anna@example.org");
    assert_eq!(letter.path("/p/"), own.page);
    assert!(!letter.text().contains("Next year"), "{}", letter.text());
    // Whom the event before did not ask sees nothing of it there.
    let both = json!([{"organization_id": own.it.ministry}, {"organization_id": own.it.agency}]);
    assert_eq!(own.it.change(&new, json!({"addressees": both})).await.status, 200);
    let asked = own.it.app.post(&ask(&new), json!({})).json_of(200).await;
    let left = json!([{"organization_id": own.it.agency, "reason": "event_state"}]);
    assert_eq!((asked["asked"].as_array().unwrap().len(), &asked["not_asked"]), (1, &left));
    let refused = async |token: &str, body: Value| {
        let refused = own.it.app.post(&ask(&new), body).bearer(token).expect(409).await;
        assert_eq!(refused.json()["code"], "progress_request.event_state");
    };
    let all = own.it.app.token(Role::Organizer, None).await;
    refused(&all, json!({"organization_id": own.it.agency})).await;
    let drafts = TokenScope { programmes: vec![], events: vec![id(&own.draft).parse().unwrap()] };
    refused(&own.it.app.token(Role::Organizer, Some(drafts)).await, json!({})).await;
    // Once it is announced it asks for itself.
    own.it.app.act(&format!("/events/{}/publish", id(&own.draft))).expect(200).await;
    let asked = own.it.app.post(&ask(&new), json!({})).json_of(200).await;
    assert_eq!(asked["asked"][0]["event_id"], own.draft["id"]);
}
