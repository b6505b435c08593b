//! When follow-ups go out, in which words, and that nobody is skipped or written to twice.

use std::time::{Duration, Instant};

use convoke::access::Actor;
use convoke::error::AppError;
use convoke::events;
use convoke::follow_ups::service;
use convoke::invitations::types::InvitationStatus;
use convoke::mail::MailStatus;
use convoke::registrations::types::RegistrationStatus::{Confirmed, Withdrawn};
use sea_orm::{ConnectionTrait, TransactionTrait};
use serde_json::{Value, json};

use super::scene::{Scene, at, id, own};
use crate::support::database::postgres;

async fn with_people(count: usize) -> Scene {
    let it = Scene::start().await;
    for number in 0..count {
        let person = it.named(&format!("p{number}")).await;
        it.registered(person, Confirmed).await;
    }
    it
}

#[tokio::test]
async fn everybody_gets_it_once_whatever_dies_in_between() {
    let it = with_people(7).await;
    let made = it.follow_up(json!({})).await;
    let begun = it.send_now(&made).await;
    assert_eq!((&begun["status"], &begun["recipients"]), (&json!("scheduled"), &json!(0)));
    assert_eq!(begun["started_at"], "2026-03-02T08:00:00+00:00");
    assert!(!it.chunk(&made, 3).await.done);
    let (db, by, id) = (&it.app.app.context.db, &Actor::system("worker"), id(&made));
    let killed = db.write(move |w| async move {
        service::expand(&w, by, id, 3).await?;
        Err::<(), _>(AppError::internal("killed"))
    });
    killed.await.unwrap_err();
    assert_eq!(it.recipients(&made).await.len(), 3);
    it.app.patch(&own(&made), "*", json!({"name": "x"})).expect(409).await;
    let steps = futures_util::future::join_all((0..4).map(|_| it.step())).await;
    assert_eq!(steps.iter().sum::<usize>(), 4);
    assert_eq!(it.recipients(&made).await, ["p0", "p1", "p2", "p3", "p4", "p5", "p6"]);
    assert_eq!(it.step().await, 0);
    let sent = it.read(&made).await;
    assert_eq!((&sent["status"], &sent["recipients"]), (&json!("sent"), &json!(7)));
    it.app.act(&format!("{}/send-now", own(&made))).expect(409).await;
}

#[tokio::test]
async fn who_joins_or_leaves_while_it_is_sent_is_treated_as_what_they_are_then() {
    let it = with_people(3).await;
    let made = it.follow_up(json!({})).await;
    it.send_now(&made).await;
    it.chunk(&made, 1).await;
    let (late, gone) = (it.named("late").await, it.named("gone").await);
    it.registered(late, Confirmed).await;
    it.registered(gone, Withdrawn).await;
    it.step().await;
    assert_eq!(it.recipients(&made).await, ["late", "p0", "p1", "p2"]);
}

/// The schedule looks every five seconds by itself.
#[tokio::test]
async fn whoever_sends_it_now_does_not_wait_for_the_next_look_of_the_schedule() {
    let it = with_people(3).await;
    let made = it.follow_up(json!({})).await;
    let (stop, stopping) = tokio::sync::watch::channel(false);
    let worker = tokio::spawn(convoke::worker::run(it.app.app.context.clone(), stopping));
    tokio::time::sleep(Duration::from_secs(1)).await;
    let asked = Instant::now();
    it.send_now(&made).await;
    while it.app.catcher.mails().len() < 3 {
        assert!(asked.elapsed() < Duration::from_secs(3), "nothing has gone out");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    stop.send(true).unwrap();
    worker.await.unwrap();
}

#[tokio::test]
async fn many_people_take_several_chunks() {
    let it = Scene::start().await;
    for number in 0..230 {
        let person = it.named(&format!("p{number}")).await;
        if number % 2 == 0 {
            it.registered(person, Confirmed).await;
        } else {
            it.invited(person, InvitationStatus::Sent).await;
        }
    }
    let made = it.follow_up(json!({"audience": {"role": ["delegate"]}})).await;
    it.send_now(&made).await;
    assert_eq!(it.step().await, 230);
    let mut names = it.recipients(&made).await;
    names.dedup();
    assert_eq!(names.len(), 230);
}

#[tokio::test]
async fn the_mail_is_in_the_persons_language_with_the_persons_own_links() {
    let it =
        Scene::with(json!({"contact": {"unit": "Secretariat", "email": "desk@example.org"}})).await;
    let name = "{{ person.email }} <b>[x](//evil)";
    let russian = json!({"full_name": name, "email": "ru@example.org", "preferred_language": "ru"});
    it.registered(it.person(russian).await, Confirmed).await;
    let invited = it.named("invited").await;
    it.invited(invited, InvitationStatus::Sent).await;
    let made = json!({
        "audience": {"role": ["delegate"]},
        "subject": {"en": "Papers: {{ event.title }}", "ru": "Бумаги: {{ event.title }}"},
        "body": {
            "en": "Dear {{ person.full_name }},\n\n[Your page]({{ links.manage }})",
            "ru": "Здравствуйте, {{ person.full_name }}!\n\n[Ваша страница]({{ links.manage }})",
        },
    });
    let made = it.follow_up(made).await;
    it.send_now(&made).await;
    it.step().await;
    it.app.deliver().await;
    let letter = it.app.mail_to("ru@example.org");
    assert_eq!(letter.subject(), "Бумаги: Открытое правительство");
    assert_eq!(letter.sender_name(), "Открытое правительство");
    assert!(letter.text().contains(&format!("Здравствуйте, {name}!")), "{}", letter.text());
    assert!(letter.html().contains("&lt;b&gt;") && !letter.html().contains("href=\"//evil"));
    assert!(letter.path("/r/").len() > 60);
    let letter = it.app.mail_to("invited@example.org");
    assert_eq!(letter.subject(), "Papers: Open Government");
    assert!(letter.path("/i/").len() > 60, "who is not registered finds the invitation there");
    assert_eq!(it.statuses(&made).await, [MailStatus::Sent; 2]);
}

#[tokio::test]
async fn what_is_late_goes_out_once_within_a_day_and_is_missed_after_it() {
    let it = with_people(1).await;
    let due = json!({"send_at": "2026-03-05T10:00:00Z"});
    let (soon, late) = (it.follow_up(due.clone()).await, it.follow_up(due).await);
    it.now("2026-03-05T09:59:59Z");
    assert_eq!(it.step().await, 0);
    it.app.act(&format!("{}/cancel", own(&late))).expect(200).await;
    it.now("2026-03-06T10:00:00Z");
    assert_eq!(it.step().await, 1);
    assert_eq!(it.step().await, 0);
    assert_eq!(it.read(&soon).await["status"], "sent");
    assert_eq!(it.recipients(&late).await.len(), 0);
    let missed = it.follow_up(json!({"send_at": "2026-03-07T10:00:00Z"})).await;
    it.now("2026-03-08T10:00:01Z");
    assert_eq!(it.step().await, 0);
    assert_eq!(it.read(&missed).await["status"], "missed");
    let schedule = format!("{}/schedule", own(&missed));
    assert_eq!(it.app.act(&schedule).expect(409).await.json()["code"], "follow_up.time_passed");
    let later = json!({"send_at": "2026-03-09T10:00:00Z"});
    it.app.patch(&own(&missed), "*", later).expect(200).await;
    assert_eq!(it.app.act(&schedule).json_of(200).await["status"], "scheduled");
    it.now("2026-03-09T10:00:00Z");
    assert_eq!(it.step().await, 1);
}

#[tokio::test]
async fn what_is_said_before_the_start_is_not_said_after_it() {
    let it = with_people(1).await;
    let before = it.follow_up(json!({"anchor": "event_start", "at_time": "08:00"})).await;
    let after = it.follow_up(json!({"anchor": "event_end", "offset_days": 1})).await;
    it.now("2026-04-01T04:00:00Z");
    assert_eq!(it.step().await, 0);
    assert_eq!(it.read(&before).await["status"], "missed");
    it.now("2026-04-04T12:00:00Z");
    assert_eq!(it.step().await, 1, "mails after the end work");
    assert_eq!(it.read(&after).await["status"], "sent");
}

#[tokio::test]
async fn a_mail_that_is_not_sent_before_the_start_expires() {
    let it = with_people(1).await;
    let made = it.follow_up(json!({"anchor": "event_start", "offset_days": -1})).await;
    it.now("2026-03-31T04:00:00Z");
    it.step().await;
    assert_eq!(it.mails(&made).await[0].not_after, Some(at("2026-04-01T04:00:00Z")));
}

async fn reschedule(it: &Scene) {
    let (by, event) = (&Actor::system("test"), it.event);
    let write = it.app.app.context.db.write(move |w| async move {
        let event = events::service::lock(&w, by, event).await?;
        service::reschedule(&w, by, &event).await
    });
    write.await.unwrap();
}

#[tokio::test]
async fn a_moved_event_moves_what_is_planned_by_it_and_nothing_goes_out_late() {
    let it = with_people(1).await;
    let by_start = it.follow_up(json!({"anchor": "event_start", "offset_days": -1})).await;
    let by_end = it.follow_up(json!({"anchor": "event_end", "offset_days": 1})).await;
    let fixed = it.follow_up(json!({"send_at": "2026-03-30T10:00:00Z"})).await;
    let path = format!("/events/{}", it.event);
    let later = json!({"starts_on": "2026-05-01", "ends_on": "2026-05-03", "start_time": "10:00"});
    it.app.patch(&path, "*", later).expect(200).await;
    reschedule(&it).await;
    assert_eq!(it.read(&by_start).await["due_at"], "2026-04-30T05:00:00+00:00");
    assert_eq!(it.read(&by_end).await["due_at"], "2026-05-04T12:00:00+00:00");
    assert_eq!(it.read(&fixed).await, fixed);
    let now = json!({"starts_on": "2026-03-02", "ends_on": "2026-03-03", "start_time": "20:00"});
    it.app.patch(&path, "*", now).expect(200).await;
    reschedule(&it).await;
    assert_eq!(it.read(&by_start).await["status"], "missed");
    assert_eq!(it.read(&by_end).await["status"], "scheduled");
    assert_eq!(it.step().await, 0);
}

#[tokio::test]
async fn a_cancelled_event_calls_off_what_is_planned_and_what_is_queued() {
    let it = with_people(3).await;
    let planned = it.follow_up(json!({"anchor": "event_start", "offset_days": -1})).await;
    let draft = it.follow_up(json!({})).await;
    let under_way = it.follow_up(json!({})).await;
    it.send_now(&under_way).await;
    it.chunk(&under_way, 2).await;
    let (by, event) = (&Actor::system("test"), it.event);
    let write = it
        .app
        .app
        .context
        .db
        .write(move |w| async move { service::cancel_all(&w, by, event).await });
    assert_eq!(write.await.unwrap(), 2);
    for (follow_up, status) in
        [(&planned, "cancelled"), (&draft, "draft"), (&under_way, "cancelled")]
    {
        assert_eq!(it.read(follow_up).await["status"], status);
    }
    assert_eq!(it.statuses(&under_way).await, [MailStatus::Cancelled; 2]);
    it.app.post(&format!("/events/{}/cancel", it.event), json!({})).await;
    it.now("2026-03-31T04:00:00Z");
    assert_eq!(it.step().await, 0);
}

#[tokio::test]
async fn what_is_called_off_while_it_is_sent_goes_no_further() {
    let it = with_people(3).await;
    let made = it.follow_up(json!({})).await;
    it.send_now(&made).await;
    it.chunk(&made, 2).await;
    it.app.act(&format!("{}/cancel", own(&made))).expect(200).await;
    assert_eq!(it.step().await, 0);
    assert_eq!(it.statuses(&made).await, [MailStatus::Cancelled; 2]);
}

#[tokio::test]
async fn what_goes_by_invitations_goes_to_each_person_at_their_own_time() {
    let it = Scene::start().await;
    let made = json!({"anchor": "invitation_sent", "offset_days": 7, "at_time": "09:00",
                      "audience": {"invitation_status": ["sent"]}});
    let made = it.follow_up(made).await;
    assert_eq!((&made["status"], &made["due_at"]), (&json!("scheduled"), &Value::Null));
    for (name, sent) in [
        ("first", "2026-03-02T08:00:00Z"),
        ("second", "2026-03-02T20:30:00Z"),
        ("old", "2026-02-01T08:00:00Z"),
    ] {
        let person = it.named(name).await;
        it.invited_as(person, InvitationStatus::Sent, |row| row.sent_at = Some(at(sent))).await;
    }
    it.invited(it.named("declined").await, InvitationStatus::Declined).await;
    it.invited_as(it.named("draft").await, InvitationStatus::Draft, |row| row.sent_at = None).await;
    for (now, expected) in [
        ("2026-03-09T03:59:59Z", vec![]),
        ("2026-03-09T04:00:00Z", vec!["first"]),
        ("2026-03-10T04:00:00Z", vec!["first", "second"]),
        ("2026-03-20T04:00:00Z", vec!["first", "second"]),
    ] {
        it.now(now);
        it.step().await;
        assert_eq!(it.recipients(&made).await, expected, "{now}");
        assert_eq!(it.read(&made).await["status"], "scheduled");
    }
    let late = it.named("downtime").await;
    it.invited_as(late, InvitationStatus::Sent, |row| {
        row.sent_at = Some(at("2026-03-11T08:00:00Z"));
    })
    .await;
    it.step().await;
    assert_eq!(it.recipients(&made).await.len(), 2, "a day and more late is missed");
    it.now("2026-04-20T00:00:00Z");
    it.step().await;
    let sent = it.read(&made).await;
    assert_eq!((&sent["status"], &sent["recipients"]), (&json!("sent"), &json!(2)));
}

#[tokio::test]
async fn who_is_registered_without_an_answer_is_not_among_those_who_have_not_answered() {
    use convoke::registrations::types::RegistrationStatus::{Confirmed, Pending, Withdrawn};
    let it = Scene::start().await;
    for (name, status) in [
        ("open", None),
        ("in", Some(Confirmed)),
        ("asks", Some(Pending)),
        ("gone", Some(Withdrawn)),
    ] {
        let person = it.named(name).await;
        it.invited(person, InvitationStatus::Sent).await;
        if let Some(status) = status {
            it.registered(person, status).await;
        }
    }
    let made = it.follow_up(json!({"audience": {"invitation_status": ["sent"]}})).await;
    it.send_now(&made).await;
    it.step().await;
    assert_eq!(it.recipients(&made).await, ["gone", "open"]);
    let both = json!({"invitation_status": ["sent"], "registration_status": ["confirmed"]});
    let made = it.follow_up(json!({"audience": both})).await;
    it.send_now(&made).await;
    it.step().await;
    assert_eq!(it.recipients(&made).await, ["in"], "unless both are asked for");
}

#[tokio::test]
async fn a_follow_up_under_way_goes_on_when_two_people_become_one_just_then() {
    let Some(_) = postgres() else { return };
    let it = Scene::start().await;
    let (stays, other) = (it.named("stays").await, it.named("other").await);
    it.registered(other, Confirmed).await;
    let made = it.follow_up(json!({})).await;
    it.send_now(&made).await;
    let merging = sea_orm::Database::connect(it.app.database().url.as_str()).await.unwrap();
    let merging = merging.begin().await.unwrap();
    for sql in [
        format!("SELECT id FROM people WHERE id IN ('{stays}', '{other}') FOR UPDATE"),
        format!("UPDATE registrations SET person_id = '{stays}' WHERE person_id = '{other}'"),
        format!("DELETE FROM person_events WHERE person_id = '{other}'"),
        format!("DELETE FROM people WHERE id = '{other}'"),
    ] {
        merging.execute_unprepared(&sql).await.unwrap();
    }
    let commit = async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        merging.commit().await.unwrap();
    };
    tokio::join!(it.step(), commit);
    it.step().await;
    assert_eq!(it.recipients(&made).await, ["stays"]);
    assert_eq!(it.read(&made).await["status"], "sent");
}
