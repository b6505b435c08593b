use chrono::Duration;
use convoke::mail::Purpose;
use convoke::mail::outbox::{self, Finish, Passed};
use convoke::mail::rules::{Outcome, Reply};
use serde_json::{Value, json};

use super::{Asked, open, own, reaction, test, tick};
use crate::attendance::Door;
use crate::support::scene::{manage_path, number};

#[tokio::test]
async fn each_who_takes_part_is_asked_once_by_a_mail_with_a_link_of_their_own() {
    let asked = Asked::of(2, reaction(), json!({"anonymous": true})).await;
    let door = &asked.door;
    door.seat("Org", json!({"role": "organizer"})).await;
    let late = door.seat("Late", json!({"language": "ru"})).await;
    tick(door).await;
    tick(door).await;
    door.app.deliver().await;
    let mails = door.app.mails_to("p0@example.org");
    assert_eq!(mails.len(), 1);
    let text = mails[0].text();
    assert!(
        text.contains("The form is anonymous")
            && text.contains("What do you think?")
            && !text.contains("?:"),
        "{text}"
    );
    assert_eq!(mails[0].path("/f/"), asked.page(0).await);
    assert_ne!(asked.page(0).await, asked.page(1).await);
    assert!(door.app.mail_to("late@example.org").text().contains("Анкета анонимна"), "{late}");
    assert!(door.app.mails_to("org@example.org").is_empty());
    let now = asked.now().await;
    assert_eq!((&now["invited"], &now["answered"]), (&json!(3), &json!(0)));
}

#[tokio::test]
async fn once_attendance_was_taken_those_are_asked_who_came() {
    let door = Door::start().await;
    let anna = door.seat("Anna", json!({})).await;
    let bek = door.seat("Bek", json!({})).await;
    door.came(&anna, json!({"day": "2026-05-25"})).await;
    let form = open(&door, reaction()).await;
    let pre = open(&door, test("pre_test", json!({}))).await;
    let count =
        async |form: &Value| door.app.get(&own(form, "")).json_of(200).await["invited"].clone();
    assert_eq!((count(&form).await, count(&pre).await), (json!(1), json!(2)));
    door.came(&bek, json!({"day": "2026-05-26"})).await;
    tick(&door).await;
    assert_eq!(count(&form).await, json!(2));
}

#[tokio::test]
async fn those_who_have_not_answered_are_reminded_once() {
    let asked = Asked::of(3, reaction(), json!({"remind_after_days": 2})).await;
    let door = &asked.door;
    door.app.deliver().await;
    asked.say(0, &[("whole", "5")]).await;
    door.withdraw(&asked.seats[2]).await;
    for days in [1, 1, 1, 3] {
        door.app.clock.advance(Duration::days(days));
        tick(door).await;
        door.app.deliver().await;
    }
    let subjects = |name: &str| {
        let mails = door.app.mails_to(&format!("{name}@example.org"));
        let all = mails.iter().map(|mail| mail.subject());
        all.filter(|it| it.contains("What do you think?")).collect::<Vec<_>>()
    };
    assert_eq!(subjects("p0").len(), 1);
    let named = "“What do you think?” – Digital government";
    assert_eq!(subjects("p1"), [named.to_owned(), format!("Still open: {named}")]);
    assert_eq!(subjects("p2").len(), 1);
}

#[tokio::test]
async fn a_form_opens_and_closes_by_itself_months_after_the_event_and_moves_with_it() {
    let door = Door::start().await;
    door.seat("Anna", json!({})).await;
    let after = |months: i32| json!({"anchor": "event_end", "months": months});
    let mut body = reaction();
    body["kind"] = json!("application");
    body["opens"] = after(3);
    body["open_days"] = json!(10);
    let made = door.app.post(&door.at("evaluations"), body.clone()).json_of(201).await;
    assert_eq!(made["status"], "scheduled");
    body["opens"] = after(6);
    let second = door.app.post(&door.at("evaluations"), body).json_of(201).await;
    let status = async |form: &Value, at: &str| {
        door.app.clock.set(at.parse().unwrap());
        tick(&door).await;
        door.app.get(&own(form, "")).json_of(200).await["status"].clone()
    };
    assert_eq!(status(&made, "2026-08-27T18:00:00Z").await, "scheduled");
    assert_eq!(status(&made, "2026-08-28T00:00:00Z").await, "open");
    assert_eq!(status(&made, "2026-09-08T00:00:00Z").await, "closed");
    assert_eq!(status(&second, "2026-11-28T00:00:00Z").await, "open");
}

#[tokio::test]
async fn what_could_not_open_in_time_is_missed_and_what_lies_behind_is_refused() {
    let door = Door::start().await;
    let mut body = reaction();
    body["opens"] = json!({"anchor": "event_start", "days": -3});
    let refused = door.app.post(&door.at("evaluations"), body.clone()).expect(409).await;
    assert_eq!(refused.json()["code"], "evaluation.time_passed");
    body["opens"] = json!({"anchor": "event_end", "days": 1});
    let made = door.app.post(&door.at("evaluations"), body).json_of(201).await;
    door.app.clock.set("2026-06-10T00:00:00Z".parse().unwrap());
    tick(&door).await;
    let now = door.app.get(&own(&made, "")).json_of(200).await;
    assert_eq!((&now["status"], &now["invited"]), (&json!("missed"), &json!(0)));
    door.app.act(&own(&made, "/open")).expect(200).await;
}

#[tokio::test]
async fn what_is_due_opens_although_its_event_was_changed_and_is_missed_if_that_moved_it_back() {
    let door = Door::start().await;
    let mut body = reaction();
    body["opens"] = json!({"anchor": "event_end"});
    let due = door.app.post(&door.at("evaluations"), body.clone()).json_of(201).await;
    body["opens"] = json!({"anchor": "event_end", "days": 5});
    let later = door.app.post(&door.at("evaluations"), body).json_of(201).await;
    door.app.clock.set("2026-05-28T00:00:00Z".parse().unwrap());
    let event = door.at("").trim_end_matches('/').to_owned();
    let status =
        async |form: &Value| door.app.get(&own(form, "")).json_of(200).await["status"].clone();
    door.app.patch(&event, "*", json!({"title": {"en": "Renamed"}})).expect(200).await;
    assert_eq!(status(&due).await, "scheduled");
    tick(&door).await;
    assert_eq!(status(&due).await, "open");
    let earlier = json!({"starts_on": "2026-05-18", "ends_on": "2026-05-20"});
    door.app.patch(&event, "*", earlier).expect(200).await;
    assert_eq!(status(&later).await, "missed");
}

#[tokio::test]
async fn whoever_had_no_address_is_asked_once_there_is_one() {
    let door = Door::start().await;
    let nina = door.seat("Nina K", json!({})).await;
    let form = open(&door, reaction()).await;
    let counts = async || {
        tick(&door).await;
        let now = door.app.get(&own(&form, "")).json_of(200).await;
        (now["invited"].clone(), now["without_address"].clone())
    };
    assert_eq!(counts().await, (json!(1), json!(1)));
    let person = format!("/people/{}", nina["person_id"].as_str().unwrap());
    door.app.patch(&person, "*", json!({"email": "nina@example.org"})).expect(200).await;
    door.app.clock.advance(Duration::days(2));
    assert_eq!(counts().await, (json!(1), json!(0)));
    tick(&door).await;
    door.app.deliver().await;
    let mails = door.app.mails_to("nina@example.org");
    let asking: Vec<_> = mails.iter().filter(|it| it.text().contains("/f/")).collect();
    assert_eq!(asking.len(), 1);
    door.app.raw("GET", &asking[0].path("/f/")).expect(200).await;
}

#[tokio::test]
async fn whoever_withdraws_while_the_mail_waits_gets_none() {
    let asked = Asked::of(2, reaction(), json!({})).await;
    asked.door.withdraw(&asked.seats[0]).await;
    asked.door.app.deliver().await;
    let asking = |name: &str| {
        let mails = asked.door.app.mails_to(&format!("{name}@example.org"));
        mails.iter().filter(|it| it.text().contains("/f/")).count()
    };
    assert_eq!((asking("p0"), asking("p1")), (0, 1));
}

/// What somebody does on the page of their registration.
async fn act(door: &Door, seat: &Value, action: &str) {
    let page = manage_path(&door.app, seat, Purpose::Manage).await;
    door.app.raw("POST", &page).form(&[("action", action)]).expect(303).await;
}

#[tokio::test]
async fn whoever_withdraws_before_the_relay_turns_the_mail_down_was_not_asked_either() {
    let door = Door::start().await;
    door.app.clock.set("2026-05-15T04:00:00Z".parse().unwrap());
    let seats = [door.seat("P0", json!({})).await, door.seat("P1", json!({})).await];
    door.app.deliver().await;
    let form = open(&door, reaction()).await;
    let asked = async || door.app.get(&own(&form, "")).json_of(200).await["invited"].clone();
    let (db, settings) = (&door.app.app.context.db, &door.app.app.context.settings.mail);
    let lease = outbox::lease(db, settings, 10, &Passed::default()).await.unwrap();
    assert_eq!(lease.mails.len(), 2);
    for seat in &seats {
        act(&door, seat, "withdraw").await;
    }
    assert_eq!(asked().await, 2, "nobody knows yet");
    for mail in &lease.mails {
        let outcome = match mail.recipient.as_str() {
            "p0@example.org" => Outcome::Sent(Reply::from_relay(250, "ok")),
            _ => Outcome::Deferred(Reply::from_relay(451, "4.3.0 later")),
        };
        let finish = Finish::only(outcome);
        outbox::finish(db, settings, lease.holder, mail.id, &finish).await.unwrap();
    }
    assert_eq!(asked().await, 1, "whose mail was turned down was not asked");
    act(&door, &seats[1], "return").await;
    tick(&door).await;
    door.app.deliver().await;
    let mails = door.app.mails_to("p1@example.org");
    assert_eq!(mails.iter().filter(|it| it.text().contains("/f/")).count(), 1);
    assert_eq!(asked().await, 2);
}

/// How many mails with a link to a form somebody got.
fn asking_mails(door: &Door, name: &str) -> usize {
    let mails = door.app.mails_to(&format!("{name}@example.org"));
    mails.iter().filter(|it| it.text().contains("/f/")).count()
}

#[tokio::test]
async fn whoever_leaves_and_comes_back_while_the_mail_is_with_the_relay_is_asked_once() {
    let door = Door::start().await;
    door.app.clock.set("2026-05-15T04:00:00Z".parse().unwrap());
    let mut seats = Vec::new();
    for name in ["P0", "P1", "P2"] {
        seats.push(door.seat(name, json!({})).await);
    }
    door.app.deliver().await;
    let form = open(&door, reaction()).await;
    let asked = async || door.app.get(&own(&form, "")).json_of(200).await["invited"].clone();
    let (db, settings) = (&door.app.app.context.db, &door.app.app.context.settings.mail);
    let lease = outbox::lease(db, settings, 10, &Passed::default()).await.unwrap();
    assert_eq!(lease.mails.len(), 3);
    for seat in &seats {
        act(&door, seat, "withdraw").await;
        act(&door, seat, "return").await;
    }
    for mail in &lease.mails {
        let outcome = match mail.recipient.as_str() {
            "p0@example.org" => Outcome::Sent(Reply::from_relay(250, "ok")),
            "p1@example.org" => Outcome::Deferred(Reply::from_relay(451, "4.3.0 later")),
            // The last look found it called off.
            _ => Outcome::Cancelled(None),
        };
        let finish = Finish::only(outcome);
        outbox::finish(db, settings, lease.holder, mail.id, &finish).await.unwrap();
    }
    assert_eq!(asked().await, 1, "of those two mails came to nothing");
    tick(&door).await;
    assert_eq!(asked().await, 3);
    tick(&door).await;
    door.app.deliver().await;
    let got = ["p0", "p1", "p2"].map(|name| asking_mails(&door, name));
    assert_eq!(got, [0, 1, 1], "the relay took the first of these before");
}

#[tokio::test]
async fn a_mail_that_an_organizer_called_off_is_not_written_anew() {
    let door = Door::start().await;
    door.seat("P0", json!({})).await;
    door.app.deliver().await;
    let form = open(&door, reaction()).await;
    let (db, settings) = (&door.app.app.context.db, &door.app.app.context.settings.mail);
    let lease = outbox::lease(db, settings, 10, &Passed::default()).await.unwrap();
    let mail = &lease.mails[0];
    door.app.act(&format!("/mail/messages/{}/cancel", mail.id)).expect(200).await;
    let finish = Finish::only(Outcome::Deferred(Reply::from_relay(451, "4.3.0 later")));
    outbox::finish(db, settings, lease.holder, mail.id, &finish).await.unwrap();
    tick(&door).await;
    door.app.deliver().await;
    assert_eq!(asking_mails(&door, "p0"), 0);
    assert_eq!(door.app.get(&own(&form, "")).json_of(200).await["invited"], 1);
}

#[tokio::test]
async fn whoever_comes_in_another_way_while_the_mail_waits_is_asked_all_the_same() {
    let door = Door::with(json!({"modality": "hybrid"})).await;
    let seat = door.seat("P0", json!({})).await;
    let form = open(&door, reaction()).await;
    let own_path = format!("/registrations/{}", seat["id"].as_str().unwrap());
    let online = json!({"attendance_mode": "online", "notify": false});
    let seen = door.app.patch(&own_path, "*", online).json_of(200).await;
    assert_eq!(
        (&seen["status"], &seen["attendance_mode"]),
        (&json!("confirmed"), &json!("online"))
    );
    tick(&door).await;
    door.app.deliver().await;
    assert_eq!(asking_mails(&door, "p0"), 1);
    assert_eq!(door.app.get(&own(&form, "")).json_of(200).await["invited"], 1);
}

#[tokio::test]
async fn whoever_withdraws_while_the_mail_waits_and_comes_back_is_asked_like_anybody_else() {
    let door = Door::start().await;
    // While people can still come back by themselves.
    door.app.clock.set("2026-05-15T04:00:00Z".parse().unwrap());
    let seats = [door.seat("P0", json!({})).await, door.seat("P1", json!({})).await];
    let mut form = reaction();
    form["remind_after_days"] = json!(2);
    let form = open(&door, form).await;
    let asked = async || door.app.get(&own(&form, "")).json_of(200).await["invited"].clone();
    assert_eq!(asked().await, 2);
    act(&door, &seats[0], "withdraw").await;
    assert_eq!(asked().await, 1, "who got no mail was not asked");
    door.app.deliver().await;
    act(&door, &seats[1], "withdraw").await;
    assert_eq!(asked().await, 1, "who got it was");
    for seat in &seats {
        act(&door, seat, "return").await;
    }
    let door = &door;
    for days in [0, 1, 1, 1] {
        door.app.clock.advance(Duration::days(days));
        tick(door).await;
        door.app.deliver().await;
    }
    let named = "“What do you think?” – Digital government";
    for name in ["p0", "p1"] {
        let mails = door.app.mails_to(&format!("{name}@example.org"));
        let subjects = mails.iter().map(|mail| mail.subject());
        let subjects: Vec<_> = subjects.filter(|it| it.contains(named)).collect();
        assert_eq!(subjects, [named.to_owned(), format!("Still open: {named}")], "{name}");
    }
    let page = door.app.mails_to("p0@example.org");
    let page = page.iter().rfind(|it| it.text().contains("/f/")).unwrap().path("/f/");
    door.app.raw("GET", &page).expect(200).await;
}

#[tokio::test]
async fn who_has_answered_the_test_after_an_event_is_not_asked_what_they_knew_before_it() {
    let post = Asked::of(3, test("post_test", json!({})), json!({})).await;
    post.say(0, &[("capital", "astana")]).await;
    let pre = test("pre_test", json!({"title": {"en": "Before"}, "remind_after_days": 2}));
    let pre = open(&post.door, pre).await;
    let now = post.door.app.get(&own(&pre, "")).json_of(200).await;
    assert_eq!(now["invited"], 2);
    // Nor are those reminded of it who have answered the other one since.
    post.say(1, &[("capital", "astana")]).await;
    for days in [0, 1, 1, 1] {
        post.door.app.clock.advance(Duration::days(days));
        tick(&post.door).await;
        post.door.app.deliver().await;
    }
    let asked = |name: &str| {
        let mails = post.door.app.mails_to(&format!("{name}@example.org"));
        mails.iter().filter(|mail| mail.subject().contains("“Before”")).count()
    };
    assert_eq!((asked("p0"), asked("p1"), asked("p2")), (0, 1, 2));
}

#[tokio::test]
async fn there_is_one_test_before_and_one_after_an_event_that_is_not_closed() {
    let door = Door::start().await;
    let path = door.at("evaluations");
    for kind in ["pre_test", "post_test"] {
        let made = door.app.post(&path, test(kind, json!({}))).json_of(201).await;
        let second = door.app.post(&path, test(kind, json!({}))).expect(409).await;
        let refused = second.json();
        assert_eq!(refused["code"], "evaluation.second_test");
        let way = |refused: &Value, way: &str, other: &Value| {
            let said = refused["detail"].as_str().unwrap();
            let named = said.contains(other["id"].as_str().unwrap());
            assert!(named && said.ends_with(way), "{said}");
        };
        way(&refused, "change that one, or delete it first.", &made);
        door.app.delete(&own(&made, "")).expect(204).await;
        let made = open(&door, test(kind, json!({}))).await;
        let refused = door.app.post(&path, test(kind, json!({}))).expect(409).await.json();
        way(&refused, "close it first.", &made);
        door.app.act(&own(&made, "/close")).expect(200).await;
        door.app.post(&path, test(kind, json!({}))).expect(201).await;
    }
    for _ in 0..2 {
        door.app.post(&path, reaction()).expect(201).await;
    }
}

#[tokio::test]
async fn nobody_is_asked_about_an_event_that_was_called_off() {
    let asked = Asked::of(1, reaction(), json!({})).await;
    let door = &asked.door;
    let page = asked.page(0).await;
    let mut body = reaction();
    body["opens"] = json!({"anchor": "event_end"});
    let scheduled = door.app.post(&door.at("evaluations"), body).json_of(201).await;
    door.app.post(&door.at("cancel"), json!({"notify": false})).expect(200).await;
    assert_eq!(asked.now().await["status"], "closed");
    door.app.clock.set("2026-05-28T00:00:00Z".parse().unwrap());
    tick(door).await;
    let now = door.app.get(&own(&scheduled, "")).json_of(200).await;
    assert_eq!((&now["status"], &now["invited"]), (&json!("missed"), &json!(0)));
    door.app.act(&own(&scheduled, "/open")).expect(409).await;
    door.app.raw("GET", &page).expect(410).await;
    door.app.deliver().await;
    let mails = door.app.mails_to("p0@example.org");
    assert!(mails.iter().all(|it| !it.text().contains("/f/")), "its mail was still queued");
}

#[tokio::test]
async fn more_than_a_hundred_people_are_asked_each_once() {
    let asked = Asked::of(205, reaction(), json!({})).await;
    tick(&asked.door).await;
    let now = asked.now().await;
    assert_eq!(now["invited"], 205);
    let mails = "SELECT COUNT(*) AS n FROM mails WHERE template = 'evaluation'";
    assert_eq!(number(&asked.door.app.app.context.db, mails).await, 205);
}
