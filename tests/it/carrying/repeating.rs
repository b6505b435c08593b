//! What repeats another one, and what cannot.

use serde_json::json;

use super::{id, is_refused, world};
use crate::support::scene::event;

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
