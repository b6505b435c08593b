//! Whom a follow-up reaches.

use serde_json::json;

use super::scene::{Scene, own, plain};

#[tokio::test]
async fn whoever_did_not_confirm_an_address_is_nobodys_audience() {
    let it = Scene::start().await;
    let draft = it.follow_up(json!({})).await;
    let audience = json!({"audience": {"registration_status": ["confirmed", "unverified"]}});
    for answer in [
        it.app.post(&it.path(), plain(audience.clone())).await,
        it.app.patch(&own(&draft), "*", audience.clone()).await,
    ] {
        assert_eq!(answer.status, 422, "{}", answer.text());
        assert_eq!(answer.pointers(), ["/audience/registration_status/1"]);
        assert_eq!(answer.json()["errors"][0]["code"], "unverified");
    }
}
