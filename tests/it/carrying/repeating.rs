//! What went on and repeats another one since: its link shows that one, and none repeats itself.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::by_link::{Asked, asked};
use super::{id, ids, is_refused, world};
use crate::support::scene::event;

impl Asked {
    /// Has what went on in the draft repeat one that another event makes; both.
    async fn counted_as(&self, other: &Value) -> [Value; 2] {
        let body = json!({"text": "Open the data", "due": "2028",
                          "addressees": [{"organization_id": self.it.ministry}]});
        let counted = self.it.make(other, body).await;
        let new = self.carry().await;
        self.it.repeats(&new, &counted).await;
        [new, counted]
    }
}

#[tokio::test]
async fn a_link_shows_the_one_that_is_repeated_by_what_went_on_and_its_reports_are_recorded_there()
{
    let own = asked().await;
    own.say("0", "Begun in May", 303).await;
    let elsewhere = event(&own.it.app, json!({"title": "Elsewhere"})).await;
    let [new, counted] = own.counted_as(&elsewhere).await;
    let shown = own.shown().await;
    let repeats = "It repeats a recommendation of another event: Elsewhere.";
    for part in ["Open the data", "2028", "Begun in May", repeats] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    own.say("1", "Half of it is done", 303).await;
    assert_eq!(own.reports(&counted).await, ["Half of it is done"]);
    assert!(own.reports(&new).await.is_empty());
}

#[tokio::test]
async fn a_link_shows_what_went_on_itself_where_the_one_it_repeats_asks_others() {
    let own = asked().await;
    let elsewhere = event(&own.it.app, json!({"title": "Elsewhere"})).await;
    let [new, counted] = own.counted_as(&elsewhere).await;
    let others = json!({"addressees": [{"organization_id": own.it.agency}]});
    assert_eq!(own.it.change(&counted, others).await.status, 200);
    let shown = own.shown().await;
    assert!(shown.contains("Publish data") && !shown.contains("Open the data"), "{shown}");
    assert!(shown.contains("It goes on in a later event.") && !shown.contains("Elsewhere"));
    own.say("0", "Begun", 303).await;
    assert_eq!(own.reports(&new).await, ["Begun"]);
    assert!(own.reports(&counted).await.is_empty());
}

#[tokio::test]
async fn a_link_tells_nothing_of_a_draft_in_which_the_one_stands_that_is_repeated_but_when_it_is_due()
 {
    let own = asked().await;
    let draft = json!({"kind": "seminar", "title": "Hidden", "time_zone": "Asia/Almaty",
                       "starts_on": "2026-07-25", "ends_on": "2026-07-27"});
    let draft = own.it.app.post("/events", draft).json_of(201).await;
    let [_, counted] = own.counted_as(&draft).await;
    let shown = own.shown().await;
    // When the one is due with which reports are recorded, which may have been put off, is told on purpose.
    for part in ["Publish data", "It repeats another recommendation.", "Due: 2028"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    for part in ["Hidden", "Open the data", "July", "Due: 2027"] {
        assert!(!shown.contains(part), "{part}: {shown}");
    }
    own.say("0", "Begun", 303).await;
    assert_eq!(own.reports(&counted).await, ["Begun"]);
}

#[tokio::test]
async fn what_is_one_by_now_is_shown_once_and_a_page_that_was_opened_before_is_heard() {
    let own = asked().await;
    let [_, counted] = own.counted_as(&own.it.first).await;
    let shown = own.shown().await;
    assert_eq!(shown.matches("name=\"seen_").count(), 1, "{shown}");
    assert!(shown.contains("Open the data") && !shown.contains("Publish data"), "{shown}");
    own.say("0", "Typed before", 303).await;
    let end = own.it.read(&counted).await["carried_to"].clone();
    assert_eq!(own.reports(&json!({"id": end})).await, ["Typed before"]);
}

/// What stands as done on a page on which nothing is open.
fn is_done(shown: &str, text: &str) {
    let (open, closed) = shown.split_once("Nothing left to be done here").expect(shown);
    assert!(!open.contains("<fieldset"), "something is open: {shown}");
    assert_eq!(closed.matches("<fieldset class=\"delegate\"").count(), 1, "{shown}");
    for part in [text, "Implementation: Done."] {
        assert!(closed.contains(part), "{part}: {shown}");
    }
}

#[tokio::test]
async fn what_an_organization_has_done_stays_done_on_its_link_when_it_goes_on_for_others() {
    let own = asked().await;
    let [ministry, agency] =
        [&own.it.ministry, &own.it.agency].map(|own| json!({"organization_id": own}));
    let both = json!({"addressees": [ministry, agency]});
    assert_eq!(own.it.change(&own.old, both).await.status, 200);
    let again = json!({"text": "Open the data", "addressees": [ministry]});
    let again = own.it.make(&own.it.first, again).await;
    own.it.repeats(&again, &own.old).await;
    let done = json!({"organization_id": own.it.ministry, "acceptance": "accepted",
                      "implementation": "implemented", "text": "Done in May"});
    assert_eq!(own.it.report(&own.old, done).await.status, 201);
    own.say("1", "More of it", 303).await;
    is_done(&own.shown().await, "Publish data");
    let new = own.carry().await;
    let shown = own.shown().await;
    is_done(&shown, "Publish data");
    assert!(shown.contains("where it is no longer addressed to your organization"), "{shown}");
    for part in ["name=\"seen_", "Send the report", "you can still report it"] {
        assert!(!shown.contains(part), "{part}: {shown}");
    }
    // A form that comes twice is one report still, and what is new is recorded nowhere and comes back.
    own.say("1", "More of it", 303).await;
    for (it, seen) in [(&own.old, "2"), (&again, "2"), (&again, "0")] {
        let told = own.say_of(it, seen, "Even more", 409).await.text();
        for part in ["is not asked of your organization here any more", "<p>Even more</p>"] {
            assert!(told.contains(part), "{part}: {told}");
        }
    }
    assert_eq!(own.reports(&own.old).await, ["Done in May", "More of it"]);
    assert!(own.reports(&again).await.is_empty() && own.reports(&new).await.is_empty());
}

#[tokio::test]
async fn what_was_done_in_the_one_that_is_repeated_stays_done_when_that_goes_on_for_others() {
    let own = asked().await;
    let elsewhere = event(&own.it.app, json!({"title": "Elsewhere"})).await;
    let both = json!([{"organization_id": own.it.ministry}, {"organization_id": own.it.agency}]);
    let counted = json!({"text": "Open the data", "addressees": both});
    let counted = own.it.make(&elsewhere, counted).await;
    own.it.repeats(&own.old, &counted).await;
    let done = json!({"organization_id": own.it.ministry, "implementation": "implemented"});
    assert_eq!(own.it.report(&counted, done).await.status, 201);
    is_done(&own.shown().await, "Open the data");
    let next = json!({"event_id": own.it.second["id"]});
    let next = own.it.carry(&counted, next).await;
    assert_eq!(next.status, 201, "{}", next.text());
    is_done(&own.shown().await, "Open the data");
    own.say("1", "More of it", 409).await;
    assert!(own.reports(&own.old).await.is_empty());
}

#[tokio::test]
async fn what_repeats_one_that_went_on_is_not_offered_that_again_and_may_name_it_itself() {
    let it = world().await;
    let body = json!({"text": "Set up a register"});
    let one = it.make(&it.first, body.clone()).await;
    let two = it.carry(&one, json!({"event_id": it.second["id"]})).await.json();
    let before = it.make(&it.first, body.clone()).await;
    let again = it.carry(&before, json!({"event_id": it.second["id"]})).await.json();
    let other = it.make(&it.second, body).await;
    let path = format!("/recommendations/{}/possible-duplicates", id(&again));
    let offered = async || {
        let alike = it.app.get(&path).json_of(200).await;
        assert_eq!(alike["compared"], 4);
        let items = alike["items"].as_array().unwrap().clone();
        let alike = items.iter().map(|own| id(&own["recommendation"]).to_owned());
        alike.collect::<BTreeSet<String>>()
    };
    assert_eq!(offered().await, ids(&[&one, &two, &other]));
    it.repeats(&again, &one).await;
    assert_eq!(offered().await, ids(&[&other]));
    // It says the same by one step less.
    assert_eq!(it.repeats(&again, &two).await["duplicate_of"], two["id"]);
    assert_eq!(offered().await, ids(&[&other]));
}

#[tokio::test]
async fn nothing_repeats_what_went_on_in_it_or_in_which_it_goes_on() {
    let it = world().await;
    let third = json!({"title": "Third", "programme_id": it.programme});
    let third = event(&it.app, third).await;
    let one = it.make(&it.first, json!({"text": "Do"})).await;
    let two = it.carry(&one, json!({"event_id": it.second["id"]})).await.json();
    let three = it.carry(&two, json!({"event_id": third["id"]})).await.json();
    let again = it.make(&third, json!({"text": "Do"})).await;
    it.repeats(&again, &one).await;
    let chain = [&one, &two, &three];
    let alike = format!("/recommendations/{}/possible-duplicates", id(&one));
    let alike = it.app.get(&alike).json_of(200).await;
    assert_eq!((&alike["compared"], &alike["items"]), (&json!(3), &json!([])));
    for row in chain {
        for first in chain.into_iter().filter(|first| first["id"] != row["id"]) {
            let refused = it.change(row, json!({"duplicate_of": first["id"]})).await;
            is_refused(&refused, "/duplicate_of", "circle");
        }
    }
    // Nor by one that repeats the other.
    let refused = it.change(&three, json!({"duplicate_of": again["id"]})).await;
    is_refused(&refused, "/duplicate_of", "circle");
    // Nor through another chain.
    let other = it.make(&it.first, json!({"text": "Do more"})).await;
    let end = it.carry(&other, json!({"event_id": it.second["id"]})).await.json();
    it.repeats(&three, &other).await;
    let refused = it.change(&end, json!({"duplicate_of": one["id"]})).await;
    is_refused(&refused, "/duplicate_of", "circle");
    // What went on elsewhere is said of the last of them.
    let elsewhere = it.make(&third, json!({"text": "Do something else"})).await;
    let refused = it.change(&one, json!({"duplicate_of": elsewhere["id"]})).await;
    assert_eq!(refused.json()["code"], "recommendation.carried_forward");
    it.repeats(&end, &elsewhere).await;
}
