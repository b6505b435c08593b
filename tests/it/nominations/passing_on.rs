//! A seat that somebody gives up: it goes to who is next of the country, once, and to nobody else.

use convoke::mail::Purpose;
use serde_json::{Value, json};

use super::{Scene, own};
use crate::support::named::{naming, of};
use crate::support::scene::{answer_path, manage_path};

/// One seat: Anna is selected, Bek and Chen are alternates.
async fn three() -> (Scene, [Value; 3]) {
    let it = Scene::start(&[("KZ", 1)]).await;
    let anna = it.selected("Anna", "KZ").await;
    let bek = it.alternate("Bek", "KZ").await;
    let chen = it.alternate("Chen", "KZ").await;
    (it, [anna, bek, chen])
}

async fn statuses(it: &Scene, all: &[Value; 3]) -> [String; 3] {
    [it.status(&all[0]).await, it.status(&all[1]).await, it.status(&all[2]).await]
}

#[tokio::test]
async fn when_a_selected_one_declines_the_alternates_are_offered_the_seat_in_their_order() {
    let (it, all) = three().await;
    it.app.patch(&own(&all[2]), "*", json!({"rank": 1})).expect(200).await;
    it.answer(&all[0], "decline", 303).await;
    assert_eq!(statuses(&it, &all).await, ["declined", "submitted", "selected"]);
    it.app.deliver().await;
    assert_eq!(it.app.mails_to("chen@example.org").len(), 1);
    assert_eq!(it.app.mails_to("bek@example.org").len(), 0);
    it.answer(&all[0], "decline", 303).await;
    assert_eq!(statuses(&it, &all).await, ["declined", "submitted", "selected"], "once");
    it.answer(&all[2], "decline", 303).await;
    assert_eq!(statuses(&it, &all).await, ["declined", "selected", "declined"]);
    it.answer(&all[1], "accept", 303).await;
    assert_eq!(it.registration(&all[1]).await.unwrap()["status"], "confirmed");
    assert_eq!(it.log(&all[0]).await[2], "nomination.release");
    assert_eq!(it.log(&all[1]).await, ["nomination.create", "nomination.select"]);
}

#[tokio::test]
async fn a_second_thought_finds_the_seat_taken_or_takes_it_back() {
    let (it, all) = three().await;
    it.answer(&all[0], "decline", 303).await;
    let page = it.page(&all[0]).await;
    let full = it.app.raw("POST", &page).form(&[("answer", "accept")]).expect(409).await.text();
    assert!(full.contains("The places of your country are taken"), "{full}");
    assert!(it.registration(&all[0]).await.is_none());
    it.answer(&all[1], "decline", 303).await;
    it.answer(&all[2], "decline", 303).await;
    it.answer(&all[0], "accept", 303).await;
    assert_eq!(statuses(&it, &all).await, ["selected", "declined", "declined"]);
}

#[tokio::test]
async fn a_seat_is_passed_on_when_the_invitation_is_revoked_or_runs_out() {
    let (it, all) = three().await;
    let invitation = format!("/invitations/{}", all[0]["invitation_id"].as_str().unwrap());
    it.app.act(&format!("{invitation}/revoke")).expect(200).await;
    assert_eq!(statuses(&it, &all).await, ["declined", "selected", "submitted"]);
    let bek = it.again(&all[1]).await;
    let invitation = format!("/invitations/{}", bek["invitation_id"].as_str().unwrap());
    let end = json!({"expires_at": "2026-03-05T00:00:00Z"});
    it.app.patch(&invitation, "*", end).expect(200).await;
    convoke::worker::tick(&it.app.app.context).await.unwrap();
    assert_eq!(statuses(&it, &all).await, ["declined", "selected", "submitted"], "not yet");
    it.app.clock.advance(chrono::Duration::days(7));
    convoke::worker::tick(&it.app.app.context).await.unwrap();
    assert_eq!(statuses(&it, &all).await, ["declined", "declined", "selected"]);
    let chen = it.again(&all[2]).await;
    let invitation = format!("/invitations/{}", chen["invitation_id"].as_str().unwrap());
    let next = it.app.get(&invitation).json_of(200).await;
    assert!(next["expires_at"].is_string(), "as much time as the one before: {next}");
    assert_eq!(chen["decided_by"], Value::Null, "nobody decided that");
}

#[tokio::test]
async fn a_seat_is_passed_on_when_a_registration_is_withdrawn_or_rejected() {
    let (it, all) = three().await;
    it.answer(&all[0], "accept", 303).await;
    let row = it.registration(&all[0]).await.unwrap();
    let manage = manage_path(&it.app, &row, Purpose::Manage).await;
    it.app.raw("POST", &manage).form(&[("action", "withdraw")]).expect(303).await;
    assert_eq!(statuses(&it, &all).await, ["declined", "selected", "submitted"]);
    it.app.raw("POST", &manage).form(&[("action", "return")]).expect(409).await;
    assert_eq!(it.registration(&all[0]).await.unwrap()["status"], "withdrawn");
    let register = json!({"person_id": all[0]["person_id"], "notify": false});
    let full = it.app.post(&it.at("registrations"), register).expect(409).await;
    assert_eq!(full.json()["code"], "nomination.quota_full");
    it.answer(&all[1], "accept", 303).await;
    let row = it.registration(&all[1]).await.unwrap();
    let withdraw = format!("/registrations/{}/withdraw", row["id"].as_str().unwrap());
    it.app.post(&withdraw, json!({"notify": false})).expect(200).await;
    assert_eq!(statuses(&it, &all).await, ["declined", "declined", "selected"]);
}

#[tokio::test]
async fn those_whom_no_letter_reaches_are_passed_over_and_others_of_the_country_are_left_alone() {
    let it = Scene::start(&[("KZ", 1), ("KG", 1)]).await;
    let anna = it.selected("Anna", "KZ").await;
    let foreign = it.alternate("Daniyar", "KG").await;
    let plain = it.nominate("Erlan", "KZ", json!({})).await;
    let silent = json!({"person": {"full_name": "Silent"}, "country": "KZ", "alternate": true});
    let silent = it.app.post(&it.at("nominations"), silent).json_of(201).await;
    let reserve = it.nominate("Chen", "KZ", json!({})).await;
    it.app.act(&format!("{}/reserve", own(&reserve))).expect(200).await;
    it.answer(&anna, "decline", 303).await;
    for (who, status) in [(&foreign, "submitted"), (&plain, "submitted"), (&silent, "submitted")] {
        assert_eq!(it.status(who).await, status);
    }
    assert_eq!(it.status(&reserve).await, "selected");
}

#[tokio::test]
async fn whoever_is_named_or_put_in_somebodys_place_has_the_seat_of_the_country() {
    let (it, all) = three().await;
    it.answer(&all[0], "accept", 303).await;
    let page = it.page(&all[0]).await;
    it.app.raw("POST", &page).form(&naming("Dana", "dana@example.org")).expect(303).await;
    assert_eq!(it.status(&all[0]).await, "selected", "until Dana accepts");
    let dana = answer_path(&it.app, &of(&it.app, &it.event, "Dana").await).await;
    it.app.raw("POST", &dana).form(&[("answer", "accept")]).expect(303).await;
    assert_eq!(statuses(&it, &all).await, ["declined", "submitted", "submitted"]);
    let list = it.list("nominations").await;
    let dana = list.iter().find(|row| row["full_name"] == "Dana").unwrap();
    assert_eq!((&dana["status"], &dana["country"]), (&json!("selected"), &json!("KZ")));
    assert_eq!(it.log(dana).await, ["nomination.substitute"]);

    let row = it.registration(dana).await.unwrap();
    let path = format!("/registrations/{}/substitute", row["id"].as_str().unwrap());
    let bek = json!({"person_id": all[1]["person_id"], "notify": false});
    it.app.post(&path, bek).expect(200).await;
    assert_eq!(statuses(&it, &all).await, ["declined", "selected", "submitted"]);
    assert_eq!(it.status(dana).await, "declined");
    assert_eq!(it.list("quotas").await[0]["taken"], 1);
}

#[tokio::test]
async fn a_seat_of_a_country_goes_to_nobody_who_is_on_record_for_another() {
    let (it, all) = three().await;
    it.answer(&all[0], "accept", 303).await;
    let row = it.registration(&all[0]).await.unwrap();
    let path = format!("/registrations/{}/substitute", row["id"].as_str().unwrap());
    let person = |country: Option<&str>| {
        let name = country.unwrap_or("Nobody");
        json!({"person": {"full_name": name, "country": country}, "notify": false})
    };
    let foreign = it.app.post(&path, person(Some("KG"))).expect(409).await.json();
    assert_eq!(foreign["code"], "nomination.other_country");
    let told = foreign["detail"].as_str().unwrap();
    assert!(told.contains("a seat of KZ") && told.contains("on record for KG"), "{told}");
    assert_eq!(statuses(&it, &all).await, ["selected", "submitted", "submitted"]);
    assert_eq!(it.registration(&all[0]).await.unwrap()["status"], "confirmed");
    it.app.post(&path, person(None)).expect(200).await;
    assert_eq!(it.list("quotas").await[0]["taken"], 1);
}

#[tokio::test]
async fn a_seat_waits_for_whom_an_invitee_named_and_is_passed_on_when_they_decline_too() {
    let (it, all) = three().await;
    let page = it.page(&all[0]).await;
    it.app.raw("POST", &page).form(&naming("Dana", "dana@example.org")).expect(303).await;
    assert_eq!(statuses(&it, &all).await, ["selected", "submitted", "submitted"]);
    let dana = answer_path(&it.app, &of(&it.app, &it.event, "Dana").await).await;
    it.app.raw("POST", &dana).form(&[("answer", "decline")]).expect(303).await;
    assert_eq!(statuses(&it, &all).await, ["declined", "selected", "submitted"]);
}

#[tokio::test]
async fn a_cancelled_event_passes_no_seat_on() {
    let (it, all) = three().await;
    it.answer(&all[0], "accept", 303).await;
    it.app.post(&it.at("cancel"), json!({})).expect(200).await;
    let row = it.registration(&all[0]).await.unwrap();
    let withdraw = format!("/registrations/{}/withdraw", row["id"].as_str().unwrap());
    it.app.post(&withdraw, json!({"notify": false})).expect(200).await;
    convoke::worker::tick(&it.app.app.context).await.unwrap();
    assert_eq!(statuses(&it, &all).await, ["selected", "submitted", "submitted"]);
}
