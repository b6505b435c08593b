//! The job that says how far the sending of a follow-up is.

use convoke::access::Actor;
use convoke::error::AppError;
use convoke::follow_ups::service;
use convoke::ids::JobId;
use convoke::invitations::types::InvitationStatus::Sent;
use convoke::jobs::service::{self as jobs, NewJob};
use convoke::jobs::types::JobKind;
use convoke::registrations::types::RegistrationStatus::Confirmed;
use sea_orm::{ConnectionTrait, DatabaseBackend};
use serde_json::{Value, json};

use super::scene::{Scene, at, id, own};

async fn with_people(count: usize) -> Scene {
    let it = Scene::start().await;
    for number in 0..count {
        it.registered(it.named(&format!("p{number}")).await, Confirmed).await;
    }
    it.registered(it.person(json!({"full_name": "mute"})).await, Confirmed).await;
    it
}

async fn job(it: &Scene, follow_up: &Value) -> Value {
    let job = it.read(follow_up).await["job_id"].as_str().unwrap().to_owned();
    it.app.get(&format!("/jobs/{job}")).json_of(200).await
}

#[tokio::test]
async fn a_job_says_how_far_a_follow_up_is_from_the_first_to_the_last() {
    let it = with_people(4).await;
    let made = it.follow_up(json!({})).await;
    assert!(made["job_id"].is_null());
    let begun = it.send_now(&made).await;
    let asked = job(&it, &made).await;
    assert_eq!(asked["id"], begun["job_id"]);
    assert_eq!((&asked["kind"], &asked["state"]), (&json!("send_follow_up"), &json!("queued")));
    assert_eq!((&asked["done"], &asked["total"]), (&json!(0), &json!(5)));
    assert_eq!((&asked["object_kind"], &asked["object_id"]), (&json!("follow_up"), &made["id"]));
    assert_eq!(asked["event_id"], json!(it.event));
    assert!(asked["started_at"].is_null() && asked["ended_at"].is_null());
    it.chunk(&made, 2).await;
    let running = job(&it, &made).await;
    assert_eq!((&running["state"], &running["done"]), (&json!("running"), &json!(2)));
    it.step().await;
    let done = job(&it, &made).await;
    assert_eq!(
        (&done["state"], &done["done"], &done["total"]),
        (&json!("done"), &json!(5), &json!(5))
    );
    assert_eq!(done["result"], json!({"recipients": 4, "without_address": 1}));
    assert_eq!(done["ended_at"], "2026-03-02T08:00:00+00:00");
    let again = it.app.get(&format!("/jobs/{}", done["id"].as_str().unwrap())).expect(200).await;
    assert_eq!(again.etag(), format!("\"{}\"", done["version"]));
}

#[tokio::test]
async fn a_job_never_says_more_than_was_done_when_a_server_dies() {
    let it = with_people(4).await;
    let made = it.follow_up(json!({})).await;
    it.send_now(&made).await;
    it.chunk(&made, 2).await;
    let (db, by, id) = (&it.app.app.context.db, &Actor::system("worker"), id(&made));
    let killed = db.write(move |w| async move {
        service::expand(&w, by, id, 2).await?;
        Err::<(), _>(AppError::internal("killed"))
    });
    killed.await.unwrap_err();
    assert_eq!(job(&it, &made).await["done"], 2);
    let other = it.app.beside().await;
    let (ours, theirs) = tokio::join!(
        service::step(&it.app.app.context.db, super::scene::PACE),
        service::step(&other.app.context.db, super::scene::PACE),
    );
    assert_eq!(ours.unwrap() + theirs.unwrap(), 2, "two servers share what is left");
    assert_eq!(it.recipients(&made).await, ["p0", "p1", "p2", "p3"]);
    let done = job(&it, &made).await;
    assert_eq!((&done["state"], &done["done"]), (&json!("done"), &json!(5)));
}

#[tokio::test]
async fn what_is_called_off_in_the_middle_ends_its_job_too() {
    let it = with_people(3).await;
    let (one, two) = (it.follow_up(json!({})).await, it.follow_up(json!({})).await);
    for made in [&one, &two] {
        it.send_now(made).await;
        it.chunk(made, 2).await;
    }
    it.app.act(&format!("{}/cancel", own(&one))).expect(200).await;
    it.app.post(&format!("/events/{}/cancel", it.event), json!({})).expect(200).await;
    assert_eq!(it.step().await, 0);
    for made in [&one, &two] {
        let ended = job(&it, made).await;
        assert_eq!((&ended["state"], &ended["done"]), (&json!("cancelled"), &json!(2)));
        assert!(ended["ended_at"].is_string());
    }
}

#[tokio::test]
async fn what_is_due_by_the_clock_gets_a_job_and_what_goes_to_each_at_their_time_none() {
    let it = with_people(1).await;
    let timed = it.follow_up(json!({"send_at": "2026-03-05T10:00:00Z"})).await;
    let each = json!({"anchor": "invitation_sent", "offset_days": 7,
                      "audience": {"invitation_status": ["sent"]}});
    let each = it.follow_up(each).await;
    it.now("2026-03-05T10:00:00Z");
    assert_eq!(it.step().await, 1);
    assert_eq!(job(&it, &timed).await["state"], "done");
    assert!(it.read(&each).await["job_id"].is_null());
    it.app.get("/jobs/0197f2a0-0000-7000-8000-000000000000").expect(404).await;
}

#[tokio::test]
async fn a_job_counts_its_own_people_and_not_who_got_it_before() {
    let it = Scene::start().await;
    let each = json!({"anchor": "invitation_sent", "offset_days": 1,
                      "audience": {"invitation_status": ["sent"]}});
    let each = it.follow_up(each).await;
    for name in ["p0", "p1", "p2"] {
        it.invited(it.named(name).await, Sent).await;
    }
    it.now("2026-03-03T08:00:00Z");
    assert_eq!(it.step().await, 3);
    for name in ["p3", "p4"] {
        let sent_at = Some(at("2026-03-03T07:00:00Z"));
        it.invited_as(it.named(name).await, Sent, |row| row.sent_at = sent_at).await;
    }
    it.send_now(&each).await;
    assert_eq!(job(&it, &each).await["total"], 2);
    it.chunk(&each, 1).await;
    assert_eq!(job(&it, &each).await["done"], 1);
    it.step().await;
    let done = job(&it, &each).await;
    assert_eq!((&done["done"], &done["total"]), (&json!(2), &json!(2)));
    assert_eq!(done["result"], json!({"recipients": 2, "without_address": 0}));
    assert_eq!(it.read(&each).await["recipients"], 5);
}

/// Gives the registration of somebody a role, which may be one that nobody can read.
async fn role(it: &Scene, name: &str, role: &str) {
    let sql = format!(
        "UPDATE registrations SET role = '{role}' WHERE person_id IN \
         (SELECT id FROM people WHERE full_name = '{name}')"
    );
    let sql = sql.as_str();
    let write = it.app.app.context.db.write(move |w| async move {
        w.execute_unprepared(sql).await?;
        Ok(())
    });
    write.await.unwrap();
}

#[tokio::test]
async fn work_that_cannot_be_done_ends_its_job_with_the_reason_and_can_be_begun_again() {
    let it = with_people(4).await;
    let (made, other) = (it.follow_up(json!({})).await, it.follow_up(json!({})).await);
    it.send_now(&made).await;
    it.chunk(&made, 2).await;
    role(&it, "p3", "nobody").await;
    assert_eq!(it.step().await, 0);
    let failed = job(&it, &made).await;
    assert_eq!((&failed["state"], &failed["done"]), (&json!("failed"), &json!(2)));
    assert_eq!(failed["ended_at"], "2026-03-02T08:00:00+00:00");
    let problem = failed["problem"].as_str().unwrap();
    assert!(
        problem.contains("went wrong on our side") && problem.contains("send-now"),
        "{problem}"
    );
    assert!(!problem.contains("nobody"), "what is our fault is for the log: {problem}");
    let missed = it.read(&made).await;
    assert_eq!((&missed["status"], &missed["started_at"]), (&json!("missed"), &json!(null)));
    let log = it.app.get("/audit?action=follow_up.missed").json_of(200).await;
    assert_eq!(log["items"].as_array().unwrap().len(), 1);
    role(&it, "p3", "delegate").await;
    assert_eq!(it.step().await, 0, "it waits to be begun again");
    it.send_now(&other).await;
    it.send_now(&made).await;
    assert_eq!(it.step().await, 6);
    assert_eq!(it.recipients(&made).await, ["p0", "p1", "p2", "p3"]);
    assert_eq!(job(&it, &made).await["state"], "done");
}

#[tokio::test]
async fn jobs_that_ended_are_kept_for_ninety_days() {
    let it = with_people(1).await;
    let made = it.follow_up(json!({})).await;
    it.send_now(&made).await;
    it.step().await;
    let ended = job(&it, &made).await["id"].as_str().unwrap().to_owned();
    let open: JobId = it
        .app
        .app
        .context
        .db
        .write(|w| async move {
            let (kind, object_id) = (JobKind::SendFollowUp, uuid::Uuid::nil());
            let new = NewJob { kind, event_id: None, object_kind: "test", object_id, total: None };
            jobs::queue(&w, new).await
        })
        .await
        .unwrap();
    let after = async |days: i64| {
        it.app.clock.advance(chrono::Duration::days(days));
        convoke::worker::tick(&it.app.app.context).await.unwrap();
        it.app.get(&format!("/jobs/{ended}")).await.status.as_u16()
    };
    assert_eq!((after(89).await, after(2).await), (200, 404));
    assert_eq!(it.read(&made).await["job_id"], json!(ended), "what it was about stays");
    it.app.get(&format!("/jobs/{open}")).expect(200).await;
}

/// A follow-up to four people of which two have got it, in a database that was restored then; none
/// on PostgreSQL, which is restored by its own means.
async fn held_back() -> Option<(Scene, Value)> {
    let it = with_people(4).await;
    if it.app.app.context.db.backend() != DatabaseBackend::Sqlite {
        return None;
    }
    let made = it.follow_up(json!({})).await;
    it.send_now(&made).await;
    it.chunk(&made, 2).await;
    let woken = it.app.app.context.db.write(|w| async move {
        w.execute_unprepared("PRAGMA user_version = 29000000").await?;
        convoke::processes::wake_copy(&w).await
    });
    assert_eq!(woken.await.unwrap().unwrap().follow_ups, 1);
    Some((it, made))
}

#[tokio::test]
async fn what_a_restored_database_held_back_is_sent_to_those_who_are_left() {
    let Some((it, made)) = held_back().await else { return };
    let missed = it.read(&made).await;
    assert_eq!((&missed["status"], &missed["started_at"]), (&json!("missed"), &json!(null)));
    let failed = job(&it, &made).await;
    assert_eq!((&failed["state"], &failed["done"]), (&json!("failed"), &json!(2)));
    assert!(failed["problem"].as_str().unwrap().ends_with("by send-now."), "{failed}");
    assert_eq!(it.step().await, 0);
    assert_eq!(it.send_now(&made).await["status"], "scheduled");
    assert_eq!(it.step().await, 2);
    assert_eq!(it.recipients(&made).await, ["p0", "p1", "p2", "p3"]);
    assert_eq!(it.read(&made).await["status"], "sent");
    let done = job(&it, &made).await;
    assert_ne!(done["id"], failed["id"]);
    assert_eq!((&done["done"], &done["total"]), (&json!(3), &json!(3)));
    assert_eq!(done["result"], json!({"recipients": 2, "without_address": 1}));
}

#[tokio::test]
async fn what_a_restored_database_held_back_waits_for_the_time_it_is_given() {
    let Some((it, made)) = held_back().await else { return };
    let next_week = json!({"send_at": "2026-03-09T08:00:00Z"});
    it.app.patch(&own(&made), "*", next_week).expect(200).await;
    let waits = it.app.act(&format!("{}/schedule", own(&made))).json_of(200).await;
    assert_eq!((&waits["status"], &waits["job_id"]), (&json!("scheduled"), &json!(null)));
    assert_eq!(it.step().await, 0);
    it.now("2026-03-09T07:59:59Z");
    assert_eq!(it.step().await, 0);
    it.now("2026-03-09T08:00:00Z");
    assert_eq!(it.step().await, 2);
    assert_eq!(it.recipients(&made).await, ["p0", "p1", "p2", "p3"]);
}
