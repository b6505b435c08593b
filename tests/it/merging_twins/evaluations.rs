//! What two people who are one were asked by evaluations, and what they answered.

use convoke::mail::Purpose;
use convoke::mail::outbox::{self, Finish, Passed};
use convoke::mail::rules::{Outcome, Reply};
use serde_json::{Value, json};

use super::merge;
use crate::attendance::Door;
use crate::evaluations::{Asked, open, own, reaction, tick};
use crate::support::scene::{manage_path, number};

/// Two who were asked, merged after they answered so; with the links that they had.
async fn merged(anonymous: bool, said: [Option<&str>; 2]) -> (Asked, [String; 2]) {
    let asked = Asked::of(2, reaction(), json!({"anonymous": anonymous})).await;
    let links = [asked.page(0).await, asked.page(1).await];
    for (number, whole) in said.into_iter().enumerate() {
        let Some(whole) = whole else { continue };
        let words = format!("words of {number}");
        asked.say(number, &[("whole", whole), ("words", words.as_str())]).await;
    }
    merge(&asked.door.app, &asked.seats[0], &asked.seats[1]).await;
    (asked, links)
}

async fn counts(asked: &Asked) -> (Value, Value) {
    let now = asked.now().await;
    (now["invited"].clone(), now["answered"].clone())
}

#[tokio::test]
async fn whoever_answered_anonymously_as_one_of_two_has_answered() {
    for said in [[Some("4"), None], [None, Some("4")]] {
        let (asked, links) = merged(true, said).await;
        let app = &asked.door.app;
        tick(&asked.door).await;
        assert_eq!(counts(&asked).await, (json!(1), json!(1)));
        for link in &links {
            let page = app.raw("GET", link).expect(200).await.text();
            assert!(page.contains("You have answered this form"), "{page}");
            app.raw("POST", link).form(&[("whole", "5")]).expect(409).await;
        }
        let sent = "SELECT COALESCE(MAX(people), 0) AS n FROM evaluation_tallies";
        assert_eq!(number(&app.app.context.db, sent).await, 1);
        let mut stranger = links[1].clone();
        stranger.replace_range(stranger.len() - 4.., "AAAA");
        app.raw("GET", &stranger).expect(404).await;
    }
}

#[tokio::test]
async fn of_two_who_both_answered_anonymously_the_results_count_both_answers() {
    let asked = Asked::of(6, reaction(), json!({"anonymous": true})).await;
    for number in 0..6 {
        asked.say(number, &[("whole", "4")]).await;
    }
    merge(&asked.door.app, &asked.seats[0], &asked.seats[1]).await;
    asked.close().await;
    assert_eq!(counts(&asked).await, (json!(5), json!(5)));
    let results = asked.results().await;
    assert_eq!((&results["invited"], &results["answered"]), (&json!(5), &json!(6)));
    assert_eq!(results["questions"][0]["mean"], 4.0);
}

#[tokio::test]
async fn what_only_the_other_one_answered_stands_and_is_changed_by_either_link() {
    let (asked, links) = merged(false, [None, Some("5")]).await;
    let app = &asked.door.app;
    assert_eq!(counts(&asked).await, (json!(1), json!(1)));
    let results = asked.results().await;
    assert_eq!(results["questions"][2]["texts"], json!(["words of 1"]));
    for (link, whole) in links.iter().zip(["2", "3"]) {
        app.raw("POST", link).form(&[("whole", whole)]).expect(303).await;
        let mean: f64 = whole.parse().unwrap();
        assert_eq!(asked.results().await["questions"][0]["mean"], mean);
    }
    assert_eq!(counts(&asked).await, (json!(1), json!(1)));
}

#[tokio::test]
async fn of_two_answers_with_a_name_that_of_the_registration_that_stays_counts() {
    let (asked, _) = merged(false, [Some("2"), Some("5")]).await;
    let results = asked.results().await;
    assert_eq!((&results["answered"], &results["questions"][0]["mean"]), (&json!(1), &json!(2.0)));
    let kept = "SELECT COUNT(*) AS n FROM merged_records \
        WHERE kind = 'evaluation' AND CAST(record AS TEXT) LIKE '%words of 1%'";
    assert_eq!(number(&asked.door.app.app.context.db, kept).await, 1);
    let id = asked.form["id"].as_str().unwrap();
    let log = format!("/audit?object_id={id}&action=evaluation.merge");
    let log = asked.door.app.get(&log).json_of(200).await;
    assert_eq!(log["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn whoever_was_asked_as_one_of_two_is_not_asked_again() {
    let asked = Asked::of(1, reaction(), json!({})).await;
    let link = asked.page(0).await;
    asked.say(0, &[("whole", "5")]).await;
    let late = asked.door.seat("Late", json!({})).await;
    merge(&asked.door.app, &late, &asked.seats[0]).await;
    tick(&asked.door).await;
    assert_eq!(counts(&asked).await, (json!(1), json!(1)));
    let page = asked.door.app.raw("GET", &link).expect(200).await.text();
    assert!(page.contains("value=\"5\" name=\"whole\" required checked"), "{page}");
}

#[tokio::test]
async fn whoever_was_to_be_asked_twice_gets_one_mail() {
    let (asked, _) = merged(true, [None, None]).await;
    asked.door.app.deliver().await;
    let asking = |name: &str| {
        let mails = asked.door.app.mails_to(&format!("{name}@example.org"));
        mails.iter().filter(|it| it.text().contains("/f/")).count()
    };
    assert_eq!((asking("p0"), asking("p1")), (1, 0));
}

#[tokio::test]
async fn whoever_left_and_came_back_as_one_of_two_is_asked_once_that_mail_is_turned_down() {
    let door = Door::start().await;
    door.app.clock.set("2026-05-15T04:00:00Z".parse().unwrap());
    // The first has no address, so the other alone is written to.
    let seats = [door.seat("Nina K", json!({})).await, door.seat("P1", json!({})).await];
    door.app.deliver().await;
    let form = open(&door, reaction()).await;
    let asked = async || door.app.get(&own(&form, "")).json_of(200).await["invited"].clone();
    let (db, settings) = (&door.app.app.context.db, &door.app.app.context.settings.mail);
    let lease = outbox::lease(db, settings, 10, &Passed::default()).await.unwrap();
    assert_eq!(lease.mails.len(), 1);
    let page = manage_path(&door.app, &seats[1], Purpose::Manage).await;
    for action in ["withdraw", "return"] {
        door.app.raw("POST", &page).form(&[("action", action)]).expect(303).await;
    }
    merge(&door.app, &seats[0], &seats[1]).await;
    assert_eq!(asked().await, 1);
    let later = Finish::only(Outcome::Deferred(Reply::from_relay(451, "4.3.0 later")));
    outbox::finish(db, settings, lease.holder, lease.mails[0].id, &later).await.unwrap();
    assert_eq!(asked().await, 0, "that mail is not tried again");
    tick(&door).await;
    assert_eq!(asked().await, 1);
}
