//! How many seats each country has, and how they stand.

use serde_json::{Value, json};

use super::{Scene, act};

fn numbers(quota: &Value) -> [i64; 7] {
    let fields =
        ["taken", "women", "men", "nominated", "nominated_women", "nominated_men", "standing_by"];
    fields.map(|field| quota[field].as_i64().unwrap())
}

#[tokio::test]
async fn a_quota_is_made_read_changed_and_deleted() {
    let it = Scene::start(&[]).await;
    let body = json!({"country": "KZ", "seats": 3, "alternates": 1, "women_share": 40});
    let made = it.app.post(&it.at("quotas"), body.clone()).expect(201).await;
    let path = format!("/quotas/{}", made.id());
    assert_eq!(made.header("location"), format!("/api/v1{path}"));
    let read = it.app.get(&path).expect(200).await;
    assert_eq!((read.json(), read.etag()), (made.json(), made.etag()));
    let twice = it.app.post(&it.at("quotas"), body).expect(409).await;
    assert_eq!(twice.json()["code"], "quota.exists");
    let change = json!({"seats": 4, "women_share": null});
    let changed = it.app.patch(&path, &read.etag(), change).json_of(200).await;
    let expected = (&json!(4), &json!(1), &Value::Null);
    assert_eq!((&changed["seats"], &changed["alternates"], &changed["women_share"]), expected);
    it.app.patch(&path, &read.etag(), json!({"seats": 5})).expect(412).await;
    let wrong = json!({"seats": -1, "alternates": 10_001, "women_share": 101});
    let wrong = it.app.patch(&path, "*", wrong).expect(422).await;
    assert_eq!(wrong.pointers(), ["/alternates", "/seats", "/women_share"]);
    it.app.delete(&path).expect(204).await;
    it.app.get(&path).expect(404).await;
}

#[tokio::test]
async fn the_balance_of_women_and_men_is_shown_by_country() {
    let it = Scene::start(&[("KZ", 3), ("KG", 2)]).await;
    let person = |name: &str, gender: &str| json!({"person": {"full_name": name, "gender": gender, "country": "KZ"}, "country": "KZ"});
    for (name, gender) in [("A", "female"), ("B", "male"), ("C", "undisclosed"), ("D", "female")] {
        it.app.post(&it.at("nominations"), person(name, gender)).expect(201).await;
    }
    let anna = it.nominate("Anna", "KZ", json!({})).await;
    let person = format!("/people/{}", anna["person_id"].as_str().unwrap());
    it.app.patch(&person, "*", json!({"gender": "female"})).expect(200).await;
    it.select(&anna).await;
    it.alternate("Bek", "KZ").await;
    let out = it.nominate("Chen", "KZ", json!({})).await;
    it.app.post(&act(&out, "decline"), json!({"reason": "Too many."})).expect(200).await;
    let quotas = it.list("quotas").await;
    assert_eq!(quotas[0]["country"], "KZ");
    assert_eq!(numbers(&quotas[0]), [1, 1, 0, 6, 3, 1, 1]);
    assert_eq!(numbers(&quotas[1]), [0; 7]);
    it.app.delete(&format!("/quotas/{}", quotas[1]["id"].as_str().unwrap())).expect(204).await;
    it.nominate("Dina", "UZ", json!({})).await;
    let whole = it.app.get(&it.at("nominations/balance")).json_of(200).await;
    assert_eq!((&whole["taken"], &whole["nominated"]), (&json!(1), &json!(7)));
    assert_eq!((&whole["nominated_women"], &whole["men"]), (&json!(3), &json!(0)));
    let countries = whole["countries"].as_array().unwrap();
    let seats: Vec<_> = countries.iter().map(|it| (&it["country"], &it["seats"])).collect();
    assert_eq!(seats, [(&json!("KZ"), &json!(3)), (&json!("UZ"), &Value::Null)]);
    assert_eq!(numbers(&countries[0]), numbers(&quotas[0]));
    let one = it.app.get(&format!("/quotas/{}", quotas[0]["id"].as_str().unwrap()));
    assert_eq!(one.json_of(200).await, quotas[0]);
}

#[tokio::test]
async fn a_quota_is_not_lowered_below_what_is_taken_and_a_raised_one_selects_nobody() {
    let it = Scene::start(&[("KZ", 2)]).await;
    it.selected("Anna", "KZ").await;
    it.selected("Bek", "KZ").await;
    let chen = it.nominate("Chen", "KZ", json!({})).await;
    it.app.act(&act(&chen, "reserve")).expect(200).await;
    let path = format!("/quotas/{}", it.list("quotas").await[0]["id"].as_str().unwrap());
    let low = it.app.patch(&path, "*", json!({"seats": 1})).expect(409).await.json();
    assert_eq!(low["code"], "quota.taken");
    assert!(low["detail"].as_str().unwrap().starts_with("2 of KZ are selected"), "{low}");
    let gone = it.app.delete(&path).expect(409).await;
    assert_eq!(gone.json()["code"], "quota.taken");
    it.app.patch(&path, "*", json!({"seats": 3})).expect(200).await;
    assert_eq!(it.status(&chen).await, "reserve");
    it.select(&chen).await;
}

#[tokio::test]
async fn a_country_without_a_quota_has_no_seats_where_others_have_and_no_limit_else() {
    let it = Scene::start(&[]).await;
    it.selected("Anna", "KZ").await;
    let low = json!({"country": "KZ", "seats": 0});
    let low = it.app.post(&it.at("quotas"), low).expect(409).await;
    assert_eq!(low.json()["code"], "quota.taken", "a quota holds from its first moment");
    it.app.post(&it.at("quotas"), json!({"country": "KG", "seats": 1})).expect(201).await;
    let bek = it.nominate("Bek", "UZ", json!({})).await;
    let none = it.app.post(&act(&bek, "select"), json!({})).expect(409).await.json();
    assert_eq!(none["code"], "nomination.quota_full");
    assert!(none["detail"].as_str().unwrap().starts_with("UZ has no seats"), "{none}");
}

#[tokio::test]
async fn a_cloned_event_has_the_quotas_of_the_first_and_none_of_its_nominations() {
    let it = Scene::start(&[("KZ", 2), ("KG", 1)]).await;
    it.selected("Anna", "KZ").await;
    let clone = json!({"starts_on": "2027-05-24"});
    let clone = it.app.post(&it.at("clone"), clone).expect(201).await.id();
    let quotas = it.app.get(&format!("/events/{clone}/quotas")).json_of(200).await;
    let seats = |it: &Value| (it["country"].clone(), it["seats"].clone(), it["taken"].clone());
    let seats: Vec<_> = quotas["items"].as_array().unwrap().iter().map(seats).collect();
    let expected = [(json!("KZ"), json!(2), json!(0)), (json!("KG"), json!(1), json!(0))];
    assert_eq!(seats, expected);
    let none = it.app.get(&format!("/events/{clone}/nominations")).json_of(200).await;
    assert_eq!(none["items"], json!([]));
}
