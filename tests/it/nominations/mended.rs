//! Faults that were found in how seats are given, kept and passed on.

use serde_json::{Value, json};

use super::{Scene, act, own};
use crate::support::TestApp;
use crate::support::named::{naming, of};
use crate::support::scene::{answer_path, invite};

/// Somebody whose address gets no mail.
async fn close(app: &TestApp, email: &str) {
    let closed = json!({"email": email, "scope": "everything"});
    app.post("/mail/suppressions", closed).expect(201).await;
}

#[tokio::test]
async fn a_nominee_whose_time_ran_out_gets_no_longer_time_by_asking_for_a_new_link() {
    let it = Scene::start(&[("KZ", 1)]).await;
    let anna = it.nominate("Anna", "KZ", json!({})).await;
    let input = json!({"expires_at": "2026-03-10T00:00:00Z"});
    it.app.post(&act(&anna, "select"), input).expect(200).await;
    let page = it.page(&anna).await;
    it.app.clock.set("2026-03-11T00:00:00Z".parse().unwrap());
    let shown = it.app.raw("GET", &page).expect(410).await.text();
    assert!(!shown.contains("value=\"renew\""), "{shown}");
    it.app.raw("POST", &page).form(&[("action", "renew")]).expect(410).await;
    let row = it.again(&anna).await;
    let invitation = format!("/invitations/{}", row["invitation_id"].as_str().unwrap());
    let invitation = it.app.get(&invitation).json_of(200).await;
    assert_eq!(invitation["expires_at"], "2026-03-10T00:00:00+00:00");
    // Somebody who is not nominated gets one as before.
    let other =
        invite(&it.app, &it.event, "b@example.org", json!({"expires_at": "2026-03-12T00:00:00Z"}));
    let page = answer_path(&it.app, &other.await).await;
    it.app.clock.set("2026-03-13T00:00:00Z".parse().unwrap());
    it.app.raw("POST", &page).form(&[("action", "renew")]).expect(200).await;
}

#[tokio::test]
async fn a_seat_goes_to_nobody_whom_no_mail_reaches() {
    let it = Scene::start(&[("KZ", 1)]).await;
    let anna = it.selected("Anna", "KZ").await;
    let bek = it.alternate("Bek", "KZ").await;
    let chen = it.alternate("Chen", "KZ").await;
    close(&it.app, "bek@example.org").await;
    it.answer(&anna, "decline", 303).await;
    assert_eq!(
        (it.status(&bek).await, it.status(&chen).await),
        ("submitted".into(), "selected".into())
    );
    it.answer(&chen, "decline", 303).await;
    let refused = it.app.post(&act(&bek, "select"), json!({})).expect(409).await.json();
    assert_eq!(refused["code"], "invitation.suppressed");
}

#[tokio::test]
async fn a_seat_does_not_wait_for_an_invitation_that_was_never_sent() {
    let it = Scene::start(&[("KZ", 1)]).await;
    let draft = json!({"send": false});
    invite(&it.app, &it.event, "anna@example.org", draft).await;
    let body =
        json!({"person": {"full_name": "Anna", "email": "anna@example.org"}, "notify": false});
    let seat = it.app.post(&it.at("registrations"), body).json_of(201).await;
    let anna = it.nominate("Anna", "KZ", json!({})).await;
    assert_eq!(anna["status"], "selected");
    let bek = it.alternate("Bek", "KZ").await;
    let withdraw = format!("/registrations/{}/withdraw", seat["id"].as_str().unwrap());
    it.app.post(&withdraw, json!({"notify": false})).expect(200).await;
    assert_eq!(
        (it.status(&anna).await, it.status(&bek).await),
        ("declined".into(), "selected".into())
    );
}

#[tokio::test]
async fn nobody_is_selected_anew_in_whose_place_another_has_come() {
    let it = Scene::start(&[("KZ", 2)]).await;
    let anna = it.selected("Anna", "KZ").await;
    it.answer(&anna, "accept", 303).await;
    let page = it.page(&anna).await;
    it.app.raw("POST", &page).form(&naming("Dana", "dana@example.org")).expect(303).await;
    let dana = answer_path(&it.app, &of(&it.app, &it.event, "Dana").await).await;
    it.app.raw("POST", &dana).form(&[("answer", "accept")]).expect(303).await;
    assert_eq!(it.status(&anna).await, "declined");
    let refused = it.app.post(&act(&anna, "select"), json!({})).expect(409).await.json();
    assert_eq!(refused["code"], "nomination.replaced");
    it.app.act(&act(&anna, "reserve")).expect(200).await;
    let bek = it.selected("Bek", "KZ").await;
    let chen = it.alternate("Chen", "KZ").await;
    it.answer(&bek, "decline", 303).await;
    assert_eq!(
        (it.status(&anna).await, it.status(&chen).await),
        ("reserve".into(), "selected".into())
    );
}

#[tokio::test]
async fn whom_the_organizers_declined_no_nominee_brings_back() {
    let it = Scene::start(&[("KZ", 2)]).await;
    let anna = it.selected("Anna", "KZ").await;
    let bek = it.nominate("Bek", "KZ", json!({})).await;
    it.app.post(&act(&bek, "decline"), json!({})).expect(200).await;
    let page = it.page(&anna).await;
    it.app.raw("POST", &page).form(&naming("Bek", "bek@example.org")).expect(303).await;
    assert_eq!(it.app.mails_to("bek@example.org").len(), 0);
    let invitations = it.list("invitations").await;
    assert!(invitations.iter().all(|row| row["full_name"] != "Bek"), "{invitations:?}");
    assert_eq!(it.status(&bek).await, "declined");
    let again = it.select(&bek).await;
    assert_eq!(again["status"], "selected", "the organizers do");
}

#[tokio::test]
async fn a_place_in_the_order_is_one_that_can_be_given() {
    let it = Scene::start(&[]).await;
    it.nominate("Anna", "KZ", json!({"rank": 10_000})).await;
    let bek = it.nominate("Bek", "KZ", json!({})).await;
    assert_eq!(bek["rank"], 10_000);
    it.app.patch(&own(&bek), "*", json!({"alternate": true})).expect(200).await;
}

#[tokio::test]
async fn nominations_are_listed_in_the_order_of_their_country() {
    let it = Scene::start(&[]).await;
    for (name, rank) in [("Anna", 3), ("Bek", 1), ("Chen", 2)] {
        it.nominate(name, "KZ", json!({"rank": rank})).await;
    }
    let names = async |query: &str| {
        let list = it.app.get(&format!("{}?{query}", it.at("nominations"))).json_of(200).await;
        let names = list["items"].as_array().unwrap().iter();
        names.map(|row| row["full_name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names("sort=rank&country=KZ").await, ["Bek", "Chen", "Anna"]);
    assert_eq!(names("sort=-rank").await, ["Anna", "Chen", "Bek"]);
    assert_eq!(names("").await, ["Anna", "Bek", "Chen"]);
}

#[tokio::test]
async fn a_cancelled_event_takes_neither_nominations_nor_quotas() {
    let it = Scene::start(&[("KZ", 1)]).await;
    let anna = it.nominate("Anna", "KZ", json!({})).await;
    let quota = it.list("quotas").await.remove(0);
    it.app.post(&it.at("cancel"), json!({})).expect(200).await;
    let named = json!({"person": {"full_name": "Bek"}, "country": "KZ"});
    for (path, body) in [
        (it.at("nominations"), named),
        (it.at("quotas"), json!({"country": "KG", "seats": 1})),
        (act(&anna, "select"), json!({})),
        (act(&anna, "reserve"), Value::Null),
    ] {
        let call = if body.is_null() { it.app.act(&path) } else { it.app.post(&path, body) };
        let refused = call.expect(409).await.json();
        assert_eq!(refused["code"], "event.state", "{path}");
    }
    let path = format!("/quotas/{}", quota["id"].as_str().unwrap());
    let refused = it.app.patch(&path, "*", json!({"seats": 2})).expect(409).await.json();
    assert_eq!(refused["code"], "event.state");
    it.app.delete(&own(&anna)).expect(204).await;
    it.app.delete(&path).expect(204).await;
}

#[tokio::test]
async fn no_more_alternates_stand_by_than_the_quota_says() {
    let it = Scene::start(&[]).await;
    let quota = json!({"country": "KZ", "seats": 1, "alternates": 1});
    let quota = it.app.post(&it.at("quotas"), quota).expect(201).await.id();
    let anna = it.alternate("Anna", "KZ").await;
    let body = json!({"person": {"full_name": "Bek"}, "country": "KZ", "alternate": true});
    let full = it.app.post(&it.at("nominations"), body).expect(409).await.json();
    assert_eq!(full["code"], "nomination.alternates_full");
    let bek = it.nominate("Bek", "KZ", json!({})).await;
    let full = it.app.patch(&own(&bek), "*", json!({"alternate": true})).expect(409).await.json();
    assert_eq!(full["code"], "nomination.alternates_full");
    it.app.post(&act(&anna, "decline"), json!({})).expect(200).await;
    it.app.patch(&own(&bek), "*", json!({"alternate": true})).expect(200).await;
    let back = it.app.act(&act(&anna, "reserve")).expect(409).await.json();
    assert_eq!(back["code"], "nomination.alternates_full");
    let path = format!("/quotas/{quota}");
    let fewer = it.app.patch(&path, "*", json!({"alternates": 0})).expect(409).await.json();
    assert_eq!(fewer["code"], "quota.alternates");
    it.app.patch(&path, "*", json!({"alternates": null})).expect(200).await;
    it.app.act(&act(&anna, "reserve")).expect(200).await;
}
