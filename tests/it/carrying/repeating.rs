//! What went on and repeats another one since: its link shows that one, and none repeats itself.

use serde_json::{Value, json};

use super::by_link::{Asked, asked};
use super::{id, is_refused, world};
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
async fn a_link_tells_nothing_of_a_draft_in_which_the_one_stands_that_is_repeated() {
    let own = asked().await;
    let draft = json!({"kind": "seminar", "title": "Hidden", "time_zone": "Asia/Almaty",
                       "starts_on": "2026-07-25", "ends_on": "2026-07-27"});
    let draft = own.it.app.post("/events", draft).json_of(201).await;
    let [_, counted] = own.counted_as(&draft).await;
    let shown = own.shown().await;
    for part in ["Publish data", "It repeats another recommendation."] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(!shown.contains("Hidden") && !shown.contains("Open the data"), "{shown}");
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
