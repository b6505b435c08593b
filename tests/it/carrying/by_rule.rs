//! What went on in a draft is asked about by the rule of the event from which it came, and its contact is
//! told how that stands.

use convoke::ids::EventId;
use convoke::recommendations::requests::service::{tell_contact, with_rounds};
use serde_json::{Value, json};

use super::by_link::{Asked, asked};
use super::id;
use crate::support::scene::outbox;

impl Asked {
    /// Has an event ask by a rule.
    async fn rule(&self, event: &Value, rule: Value) {
        let path = format!("/events/{}", id(event));
        self.it.app.patch(&path, "*", json!({"progress_requests": rule})).expect(200).await;
    }

    async fn publish(&self) {
        self.it.app.act(&format!("/events/{}/publish", id(&self.draft))).expect(200).await;
    }

    async fn tick(&self, now: &str) {
        self.it.app.clock.set(now.parse().unwrap());
        convoke::worker::tick(&self.it.app.app.context).await.unwrap();
        self.it.app.deliver().await;
    }

    /// How often the focal point was asked about an event.
    async fn times(&self, event: &Value) -> Vec<Value> {
        let path = format!("/events/{}/progress-requests", id(event));
        let list = self.it.app.get(&path).json_of(200).await;
        list["items"].as_array().unwrap().iter().map(|own| own["times_asked"].clone()).collect()
    }

    /// How many rounds wait for somebody to be asked.
    async fn waiting(&self) -> usize {
        let app = &self.it.app;
        with_rounds(app.app.context.db.read(), app.clock.now()).await.unwrap().len()
    }

    /// Whether it was looked since the last time from where something came.
    fn looked_back(&self) -> bool {
        let statements = &self.it.app.statements;
        let looked = statements.all().iter().any(|sql| sql.contains("\"carried_to_id\" IN"));
        statements.forget();
        looked
    }

    /// What the contact was told last.
    fn digest(&self) -> String {
        let mails = self.it.app.mails_to("secretariat@example.org");
        let mut told = mails.iter().map(|mail| mail.text());
        told.rfind(|text| text.contains("This is how it stands")).expect("no digest")
    }
}

#[tokio::test]
async fn the_rule_asks_about_what_went_on_in_a_draft_and_leaves_it_to_that_once_it_is_announced() {
    for (is_published, times) in [(false, 2), (true, 1)] {
        let own = asked().await;
        own.rule(&own.it.first, json!({"first_after_days": 30})).await;
        let new = own.carry().await;
        assert_eq!(own.it.change(&new, json!({"due": "2028"})).await.status, 200);
        if is_published {
            own.publish().await;
        }
        own.it.app.clock.set("2026-06-26T05:00:00Z".parse().unwrap());
        assert_eq!(own.waiting().await, usize::from(!is_published));
        own.tick("2026-06-26T05:00:00Z").await;
        assert_eq!(own.waiting().await, 0, "nobody is left to be asked");
        own.tick("2026-06-27T05:00:00Z").await;
        assert_eq!(outbox(&own.it.app).await, format!("progress_request {times}"));
        assert_eq!(own.times(&own.it.first).await, [times]);
        let letter = own.it.app.mails_to("anna@example.org").pop();
        assert_eq!(letter.is_none(), is_published, "a letter");
        let Some(letter) = letter else { continue };
        assert_eq!(letter.path("/p/"), own.page);
        assert!(letter.text().contains("Publish data (due 2028)"), "{}", letter.text());
        assert!(!letter.text().contains("Next year"), "{}", letter.text());
    }
}

#[tokio::test]
async fn the_rule_asks_no_more_once_it_is_done_in_the_draft() {
    let own = asked().await;
    own.rule(&own.it.first, json!({"first_after_days": 30})).await;
    let new = own.carry().await;
    own.it.app.clock.set("2026-06-25T05:00:00Z".parse().unwrap());
    own.looked_back();
    assert_eq!((own.waiting().await, own.looked_back()), (0, true), "not yet");
    let done = json!({"organization_id": own.it.ministry, "implementation": "implemented"});
    assert_eq!(own.it.report(&new, done).await.status, 201);
    own.looked_back();
    assert_eq!((own.waiting().await, own.looked_back()), (0, false), "nobody waits for it");
    own.tick("2026-06-26T05:00:00Z").await;
    assert_eq!((own.waiting().await, own.times(&own.it.first).await), (0, vec![json!(1)]));
}

#[tokio::test]
async fn of_the_events_from_which_it_came_the_nearest_one_asks_that_does_so() {
    let own = asked().await;
    for event in [&own.it.first, &own.it.second] {
        own.rule(event, json!({"first_after_days": 30})).await;
    }
    let between = own.it.carry(&own.old, json!({"event_id": own.it.second["id"]})).await.json();
    let last = own.it.carry(&between, json!({"event_id": own.draft["id"]})).await;
    assert_eq!(last.status, 201, "{}", last.text());
    own.tick("2026-06-26T05:00:00Z").await;
    assert_eq!(own.times(&own.it.second).await, [1]);
    assert_eq!(own.times(&own.it.first).await, [1], "by hand, before it went on");
    // Once that is called off it is left to the one before.
    let cancel = format!("/events/{}/cancel", id(&own.it.second));
    own.it.app.post(&cancel, json!({"notify": false})).expect(200).await;
    own.tick("2026-06-27T05:00:00Z").await;
    assert_eq!(own.times(&own.it.first).await, [2]);
}

#[tokio::test]
async fn what_two_events_repeat_in_a_draft_is_asked_by_the_nearest_of_them() {
    let own = asked().await;
    for event in [&own.it.first, &own.it.second] {
        own.rule(event, json!({"first_after_days": 30})).await;
    }
    let theirs = json!([{"organization_id": own.it.ministry}]);
    let counted = json!({"text": "Open it", "addressees": theirs});
    let counted = own.it.make(&own.draft, counted).await;
    let again = json!({"text": "Let all see it", "addressees": theirs});
    let again = own.it.make(&own.it.second, again).await;
    // What the first event made is older, and leads there through the draft.
    for repeats in [&own.carry().await, &again] {
        own.it.repeats(repeats, &counted).await;
    }
    own.tick("2026-06-26T05:00:00Z").await;
    let asked = (own.times(&own.it.first).await, own.times(&own.it.second).await);
    assert_eq!(asked, (vec![json!(1)], vec![json!(1)]), "by hand before, and by the rule");
    let letter = own.it.app.mails_to("anna@example.org").pop().unwrap().text();
    assert!(letter.contains("Let all see it") && !letter.contains("Open it"), "{letter}");
}

#[tokio::test]
async fn the_digest_of_an_event_from_which_nothing_goes_on_looks_for_nothing_elsewhere() {
    let own = asked().await;
    let theirs = json!([{"organization_id": own.it.ministry}]);
    own.it.make(&own.it.second, json!({"text": "Open it", "addressees": theirs})).await;
    for event in [&own.it.first, &own.it.second] {
        own.rule(event, json!({"first_after_days": 30})).await;
    }
    own.carry().await;
    // A Monday.
    own.it.app.clock.set("2026-06-29T05:00:00Z".parse().unwrap());
    for (event, looks) in [(&own.it.first, true), (&own.it.second, false)] {
        let event: EventId = id(event).parse().unwrap();
        own.looked_back();
        let deed = move |w| async move { tell_contact(&w, event).await };
        own.it.app.app.context.db.write(deed).await.unwrap();
        assert_eq!(own.looked_back(), looks);
    }
}

#[tokio::test]
async fn the_contact_is_told_what_is_due_overdue_and_reported_of_what_went_on_in_a_draft() {
    let own = asked().await;
    own.rule(&own.it.first, json!({"first_after_days": 700, "for_months": 1})).await;
    let new = own.carry().await;
    // A Wednesday, thirty days before.
    own.tick("2027-12-01T05:00:00Z").await;
    assert_eq!(own.times(&own.it.first).await, [2], "it is due soon");
    let digest = own.digest();
    assert!(digest.contains("Due soon") && digest.contains("Publish data"), "{digest}");
    assert!(!digest.contains("Next year"), "{digest}");
    own.it.app.clock.set("2027-12-01T05:01:00Z".parse().unwrap());
    own.say("0", "Half of it is done", 303).await;
    assert_eq!(own.reports(&new).await, ["Half of it is done"]);
    own.tick("2027-12-06T05:00:00Z").await;
    assert!(own.digest().contains("Reports by link since the last time"), "{}", own.digest());
    own.tick("2028-01-03T05:00:00Z").await;
    assert_eq!(own.times(&own.it.first).await, [3], "it is overdue");
    let digest = own.digest();
    assert!(digest.contains("Overdue now") && digest.contains("Publish data"), "{digest}");
}

#[tokio::test]
async fn nobody_is_said_to_be_silent_who_reported_what_is_recorded_in_a_draft() {
    let own = asked().await;
    own.rule(&own.it.first, json!({"first_after_days": 30})).await;
    let colleague = json!({"full_name": "Bek", "email": "bek@example.org"});
    let colleague = own.it.app.post("/people", colleague).expect(201).await.id();
    let post = json!({"person_id": colleague, "organization_id": own.it.ministry});
    own.it.app.post("/focal-points", post).expect(201).await;
    own.carry().await;
    own.tick("2026-06-26T05:00:00Z").await;
    // Of two who were asked the one has reported, and so the ministry has.
    own.it.app.clock.set("2026-06-27T05:00:00Z".parse().unwrap());
    own.say("0", "Begun", 303).await;
    own.tick("2026-07-27T05:00:00Z").await;
    let digest = own.digest();
    assert!(digest.contains("Reports by link since the last time"), "{digest}");
    assert!(!digest.contains("no report since"), "{digest}");
}
