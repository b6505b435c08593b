//! What happens when two do something at the same time.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use convoke::access::Actor;
use convoke::db::{Database, Expected, Write};
use convoke::error::Kind;
use convoke::events::seats;
use convoke::events::types::{EventCancel, EventPatch};
use convoke::follow_ups::service::{Chunk, expand};
use convoke::ids::{EventId, NeedId, PersonId, RecommendationId};
use convoke::mail::outbox::{self, Finish, Passed};
use convoke::mail::rules::{Outcome, Reply};
use convoke::mail::{self, MailStatus, Purpose};
use convoke::needs;
use convoke::needs::types::{NeedKind, NeedPatch};
use convoke::patch::Change;
use convoke::people::types::PersonPatch;
use convoke::processes;
use convoke::recommendations;
use convoke::registrations::types::RegistrationStatus::Confirmed;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::follow_ups::scene::{Scene, id};
use crate::support::database::postgres;
use crate::support::mail::Post;
use crate::support::{TestApp, scene};

const A_MOMENT: Duration = Duration::from_millis(150);

/// A follow-up that has begun, to three people of an event.
async fn under_way() -> (Scene, Value) {
    let it = Scene::start().await;
    for name in ["anna", "bek", "chen"] {
        let person = it.named(name).await;
        it.registered(person, Confirmed).await;
    }
    let made = it.follow_up(json!({})).await;
    it.send_now(&made).await;
    (it, made)
}

/// Queues a chunk, and keeps the write open for a while before or after.
async fn chunk(it: &Scene, follow_up: &Value, limit: u64, runs: &AtomicU32) -> Chunk {
    let (by, id) = (&Actor::system("worker"), id(follow_up));
    let deed = move |w| async move {
        runs.fetch_add(1, Ordering::SeqCst);
        let chunk = expand(&w, by, id, limit).await?;
        sleep(2 * A_MOMENT).await;
        Ok(chunk)
    };
    it.app.app.context.db.write(deed).await.unwrap()
}

async fn cancel(it: &Scene, runs: &AtomicU32) {
    let (by, event, input) = (&Actor::system("test"), it.event, &EventCancel::default());
    let deed = move |w| async move {
        runs.fetch_add(1, Ordering::SeqCst);
        let done = processes::cancel_event(&w, by, event, input).await?;
        sleep(2 * A_MOMENT).await;
        Ok(done)
    };
    it.app.app.context.db.write(deed).await.unwrap();
}

#[tokio::test]
async fn no_follow_up_goes_out_after_its_event_was_cancelled_while_it_was_being_queued() {
    // The chunk leaves some over; it is the last; it has not begun when the event is cancelled.
    for (limit, chunk_first) in [(2, true), (10, true), (10, false)] {
        let (it, made) = under_way().await;
        let runs = AtomicU32::new(0);
        let (chunk_waits, cancel_waits) =
            if chunk_first { (Duration::ZERO, A_MOMENT) } else { (A_MOMENT, Duration::ZERO) };
        tokio::join!(
            async {
                sleep(chunk_waits).await;
                chunk(&it, &made, limit, &runs).await
            },
            async {
                sleep(cancel_waits).await;
                cancel(&it, &runs).await;
            },
        );
        assert_eq!(runs.load(Ordering::SeqCst), 2, "neither had to be run again");
        it.step().await;
        let statuses = it.statuses(&made).await;
        assert_eq!(statuses.is_empty(), !chunk_first);
        assert!(statuses.iter().all(|it| *it == MailStatus::Cancelled), "{limit}: {statuses:?}");
        it.app.deliver().await;
        for name in ["anna", "bek", "chen"] {
            let mails = it.app.mails_to(&format!("{name}@example.org"));
            let subjects: Vec<String> = mails.iter().map(|mail| mail.subject()).collect();
            assert_eq!(subjects.len(), 1, "{subjects:?}");
            assert!(!subjects[0].starts_with("Papers"), "{subjects:?}");
        }
    }
}

#[tokio::test]
async fn a_follow_up_that_was_being_queued_when_its_event_changed_tells_the_event_as_it_is_now() {
    let it = Scene::with(json!({"venue": {"city": "Almaty"}})).await;
    for name in ["anna", "bek"] {
        let person = it.named(name).await;
        it.registered(person, Confirmed).await;
    }
    let made = it.follow_up(json!({"body": "See you in {{ event.venue.city }}."})).await;
    it.send_now(&made).await;
    let runs = AtomicU32::new(0);
    let moved = async {
        sleep(A_MOMENT).await;
        let path = format!("/events/{}", it.event);
        it.app.patch(&path, "*", json!({"venue": {"city": "Astana"}})).expect(200).await;
    };
    tokio::join!(chunk(&it, &made, 1, &runs), moved);
    it.step().await;
    it.app.deliver().await;
    for name in ["anna", "bek"] {
        let text = it.app.mail_to(&format!("{name}@example.org")).text();
        assert!(text.contains("See you in Astana."), "{text}");
    }
}

#[tokio::test]
async fn whoever_is_renamed_while_their_registration_changes_is_found_by_the_new_name() {
    let app = TestApp::start().await;
    let event = scene::event(&app, json!({"modality": "hybrid"})).await;
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let person = json!({"full_name": "Anna Berg", "email": "anna@example.org"});
    let made = app.post(&path, json!({"person": person})).json_of(201).await;
    let page = scene::manage_path(&app, &made, Purpose::Manage).await;
    let person: PersonId = made["person_id"].as_str().unwrap().parse().unwrap();
    let by = &Actor::system("test");
    let full_name = Some("Anna Talgat".to_owned());
    let patch = &PersonPatch { full_name, ..PersonPatch::default() };
    let rename = app.app.context.db.write(move |w| async move {
        processes::change_person(&w, by, person, &Expected::Any, patch).await?;
        sleep(2 * A_MOMENT).await;
        Ok(())
    });
    let save = async {
        sleep(A_MOMENT).await;
        let form = [("action", "save"), ("attendance_mode", "online")];
        app.raw("POST", &page).form(&form).expect(303).await;
    };
    let (renamed, ()) = tokio::join!(rename, save);
    renamed.unwrap();
    let found = app.get(&format!("{path}?q=talgat")).json_of(200).await;
    assert_eq!(found["items"][0]["attendance_mode"], "online", "{found}");
}

/// Puts each of two under the other at once; says what came of both.
async fn under_each_other(app: &TestApp, list: &str, body: &Value) -> Vec<u16> {
    let one = app.post(list, body.clone()).expect(201).await.id();
    let two = app.post(list, body.clone()).expect(201).await.id();
    let put = async |what: &str, under: &str| {
        let path = format!("{list}/{what}");
        app.patch(&path, "*", json!({"parent_id": under})).await.status.as_u16()
    };
    let (first, second) = tokio::join!(put(&one, &two), put(&two, &one));
    let mut both = vec![first, second];
    both.sort_unstable();
    both
}

#[tokio::test]
async fn two_moves_at_once_close_no_circle() {
    let app = TestApp::start().await;
    let organization = json!({"name": "Ministry", "kind": "government"});
    let programme = json!({"kind": "programme", "title": "Programme"});
    let started = Instant::now();
    for _ in 0..8 {
        assert_eq!(under_each_other(&app, "/organizations", &organization).await, [200, 422]);
        assert_eq!(under_each_other(&app, "/programmes", &programme).await, [200, 422]);
    }
    // PostgreSQL looks for a deadlock after a second.
    assert!(started.elapsed() < Duration::from_secs(8), "one waits for the other, in one order");
}

#[tokio::test]
async fn two_events_put_behind_each_other_at_once_close_no_circle() {
    let app = TestApp::start().await;
    let started = Instant::now();
    for _ in 0..4 {
        // Each stands behind another one already, so that the two deeds touch four events.
        let [first, second] =
            [scene::event(&app, json!({})).await, scene::event(&app, json!({})).await];
        let behind = |event: &Value| json!({"previous_event_id": event["id"]});
        let after_first = scene::event(&app, behind(&first)).await;
        let after_second = scene::event(&app, behind(&second)).await;
        let id: EventId = first["id"].as_str().unwrap().parse().unwrap();
        let previous: EventId = after_second["id"].as_str().unwrap().parse().unwrap();
        let patch =
            &EventPatch { previous_event_id: Change::Value(previous), ..EventPatch::default() };
        let by = &Actor::system("test");
        let one = app.app.context.db.write(move |w| async move {
            processes::move_event(&w, by, id, &Expected::Any, patch).await?;
            sleep(2 * A_MOMENT).await;
            Ok(())
        });
        let other = async {
            sleep(A_MOMENT).await;
            let path = format!("/events/{}", second["id"].as_str().unwrap());
            app.patch(&path, "*", behind(&after_first)).await
        };
        let (one, other) = tokio::join!(one, other);
        one.unwrap();
        assert_eq!(
            (other.status.as_u16(), other.pointers()),
            (422, vec!["/previous_event_id".into()])
        );
        assert_eq!(other.json()["errors"][0]["code"], "circle");
    }
    // PostgreSQL looks for a deadlock after a second.
    assert!(started.elapsed() < Duration::from_secs(8), "one waits for the other, in one order");
}

#[tokio::test]
async fn a_need_and_what_answers_it_are_deleted_at_once_in_one_order() {
    let app = TestApp::start().await;
    let event = scene::event(&app, json!({})).await;
    let event_id: EventId = event["id"].as_str().unwrap().parse().unwrap();
    let started = Instant::now();
    for _ in 0..4 {
        let path = format!("/events/{event_id}/recommendations");
        let answer = app.post(&path, json!({"text": "Do"})).expect(201).await.id();
        let body =
            json!({"event_id": event["id"], "title": "N", "recommendation_ids": [answer.as_str()]});
        let need = app.post("/capacity-needs", body).expect(201).await.id();
        let (by, answer): (_, RecommendationId) = (&Actor::system("test"), answer.parse().unwrap());
        let answer_goes = app.app.context.db.write(move |w| async move {
            seats::lock(&w, event_id).await?;
            sleep(2 * A_MOMENT).await;
            recommendations::service::delete(&w, by, answer).await
        });
        let need_goes = async {
            sleep(A_MOMENT).await;
            app.delete(&format!("/capacity-needs/{need}")).expect(204).await;
        };
        let (answer_goes, ()) = tokio::join!(answer_goes, need_goes);
        answer_goes.unwrap();
    }
    // PostgreSQL looks for a deadlock after a second.
    assert!(started.elapsed() < Duration::from_secs(4), "one waits for the other, in one order");
}

#[tokio::test]
async fn a_need_of_a_programme_changes_while_what_answers_it_is_deleted_in_one_order() {
    let app = TestApp::start().await;
    let event = scene::event(&app, json!({})).await;
    let programme = json!({"kind": "programme", "title": "Programme"});
    let programme = app.post("/programmes", programme).expect(201).await.id();
    let started = Instant::now();
    for _ in 0..4 {
        let path = format!("/events/{}/recommendations", event["id"].as_str().unwrap());
        let answer = app.post(&path, json!({"text": "Do"})).expect(201).await.id();
        let body = json!({"programme_id": programme, "title": "N",
                          "recommendation_ids": [answer.as_str()]});
        let need = app.post("/capacity-needs", body).expect(201).await.id();
        let (by, id): (_, NeedId) = (&Actor::system("test"), need.parse().unwrap());
        let parted = &NeedPatch {
            country: Change::Undefined,
            title: None,
            description: Change::Undefined,
            category: Change::Undefined,
            recommendation_ids: Change::Null,
        };
        let need_changes = app.app.context.db.write(move |w| async move {
            needs::service::lock(&w, by, NeedKind::CapacityNeed, id).await?;
            sleep(2 * A_MOMENT).await;
            let which = (NeedKind::CapacityNeed, id);
            recommendations::needs::service::update(&w, by, which, &Expected::Any, parted).await
        });
        let answer_goes = async {
            sleep(A_MOMENT).await;
            app.delete(&format!("/recommendations/{answer}")).expect(204).await;
        };
        let (need_changes, ()) = tokio::join!(need_changes, answer_goes);
        assert!(need_changes.unwrap().recommendation_ids.is_empty());
    }
    // PostgreSQL looks for a deadlock after a second.
    assert!(started.elapsed() < Duration::from_secs(4), "one waits for the other, in one order");
}

#[tokio::test]
async fn what_became_of_several_mails_is_noted_while_they_are_called_off_in_one_order() {
    let post = Post::start().await;
    let started = Instant::now();
    for _ in 0..4 {
        let (first, last) = (post.queue("a@example.org").await, post.queue("b@example.org").await);
        let lease = outbox::lease(&post.db, &post.settings, 10, &Passed::default()).await.unwrap();
        let later = Finish::only(Outcome::Deferred(Reply::from_relay(451, "4.3.0 later")));
        let sent = Finish::only(Outcome::Sent(Reply::from_relay(250, "ok")));
        let all = [(lease.holder, last, &sent), (lease.holder, first, &later)];
        let called_off = post.db.write(move |w| async move {
            mail::cancel(&w, first).await?;
            sleep(2 * A_MOMENT).await;
            mail::cancel(&w, last).await.map(drop)
        });
        let noted = async {
            sleep(A_MOMENT).await;
            outbox::finish_all(&post.db, &post.settings, &all).await
        };
        let (called_off, noted) = tokio::join!(called_off, noted);
        called_off.unwrap();
        assert_eq!(noted.unwrap(), [true, true]);
        let statuses = [post.find(first).await.status, post.find(last).await.status];
        assert_eq!(statuses, [MailStatus::Cancelled, MailStatus::Sent]);
    }
    // PostgreSQL looks for a deadlock after a second.
    assert!(started.elapsed() < Duration::from_secs(4), "one waits for the other, in one order");
}

/// Tables with two rows that deeds fight for.
async fn two_rows(db: &Database) {
    let deed = |w: Write| async move {
        w.execute_unprepared("CREATE TABLE fought_for (id INT PRIMARY KEY, n INT)").await?;
        w.execute_unprepared("INSERT INTO fought_for VALUES (1, 0), (2, 0)").await?;
        Ok(())
    };
    db.write(deed).await.unwrap();
}

async fn take_both(db: &Database, first: i32, second: i32, runs: &AtomicU32) {
    let deed = move |w: Write| async move {
        runs.fetch_add(1, Ordering::SeqCst);
        for row in [first, second] {
            let sql = format!("UPDATE fought_for SET n = n + 1 WHERE id = {row}");
            w.execute_unprepared(&sql).await?;
            sleep(A_MOMENT).await;
        }
        Ok(())
    };
    db.write(deed).await.unwrap();
}

#[tokio::test]
async fn a_deadlock_is_no_error_one_of_the_two_is_run_again() {
    if postgres().is_none() {
        eprintln!("left out: SQLite has one writer, so no two can wait for each other");
        return;
    }
    let app = TestApp::start().await;
    let db = &app.app.context.db;
    two_rows(db).await;
    let runs = AtomicU32::new(0);
    tokio::join!(take_both(db, 1, 2, &runs), take_both(db, 2, 1, &runs));
    assert_eq!(runs.load(Ordering::SeqCst), 3, "one was the victim and ran again");
    let sql = "SELECT SUM(n)::bigint AS n FROM fought_for";
    let row = db.read().query_one_raw(sea_orm::Statement::from_string(db.backend(), sql)).await;
    let sum: i64 = row.unwrap().unwrap().try_get("", "n").unwrap();
    assert_eq!(sum, 4, "each counts once, however often it ran");
}

#[tokio::test]
async fn what_the_database_refuses_for_concurrency_is_run_again_a_few_times_and_no_more() {
    if postgres().is_none() {
        eprintln!("left out: SQLite refuses nothing for concurrency inside a write");
        return;
    }
    let app = TestApp::start().await;
    let db = &app.app.context.db;
    for (code, refusals, expected) in
        [("40001", 3, 4), ("40P01", 3, 4), ("40001", 100, 8), ("23514", 100, 1)]
    {
        let runs = &AtomicU32::new(0);
        let deed = move |w: Write| async move {
            if runs.fetch_add(1, Ordering::SeqCst) < refusals {
                let raise = format!("DO $$ BEGIN RAISE 'refused' USING ERRCODE = '{code}'; END $$");
                w.execute_unprepared(&raise).await?;
            }
            Ok(())
        };
        let done = db.write(deed).await;
        assert_eq!(runs.load(Ordering::SeqCst), expected, "{code}");
        assert_eq!(done.is_ok(), refusals < 8, "{code}");
        if code == "40001" && refusals == 100 {
            assert_eq!(done.unwrap_err().kind, Kind::Unavailable);
        }
    }
}
