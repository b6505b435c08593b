//! When follow-ups go out, whatever the clocks do: of a zone, of a server, of the organizers.

use convoke::registrations::types::RegistrationStatus::Confirmed;
use serde_json::{Value, json};

use super::scene::{Scene, at, own};

async fn one_person(fields: Value) -> Scene {
    let it = Scene::with(fields).await;
    it.registered(it.named("anna").await, Confirmed).await;
    it
}

#[tokio::test]
async fn summer_time_begins_and_ends_and_the_hour_on_the_wall_stays() {
    let berlin = json!({"time_zone": "Europe/Berlin", "starts_on": "2026-03-30",
        "ends_on": "2026-10-25", "start_time": "09:00", "end_time": "17:00"});
    let it = one_person(berlin).await;
    for (timing, before, due) in [
        // The day before the clocks go forward, the day on which they do, and an hour that is left out.
        (json!([-2, "09:00"]), "2026-03-28T07:59:59Z", "2026-03-28T08:00:00Z"),
        (json!([-1, "02:30"]), "2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z"),
        (json!([-1, "09:00"]), "2026-03-29T06:59:59Z", "2026-03-29T07:00:00Z"),
    ] {
        let timing =
            json!({"anchor": "event_start", "offset_days": timing[0], "at_time": timing[1]});
        goes_out_at(&it, &timing, before, due).await;
    }
    for (timing, before, due) in [
        (json!([-1, "09:00"]), "2026-10-24T06:59:59Z", "2026-10-24T07:00:00Z"),
        // An hour that comes twice: the first counts.
        (json!([0, "02:30"]), "2026-10-25T00:29:59Z", "2026-10-25T00:30:00Z"),
        (json!([0, "09:00"]), "2026-10-25T07:59:59Z", "2026-10-25T08:00:00Z"),
    ] {
        let timing = json!({"anchor": "event_end", "offset_days": timing[0], "at_time": timing[1]});
        goes_out_at(&it, &timing, before, due).await;
    }
}

/// PostgreSQL keeps microseconds.
#[tokio::test]
async fn an_instant_finer_than_is_kept_is_answered_as_it_is_kept() {
    let it = Scene::start().await;
    let (fine, cut) = ("2026-03-05T10:00:00.123456789Z", at("2026-03-05T10:00:00.123456Z"));
    let instant = |of: &Value, field: &str| at(of[field].as_str().unwrap());
    let made = it.follow_up(json!({"send_at": fine})).await;
    assert_eq!((instant(&made, "send_at"), instant(&made, "due_at")), (cut, cut));
    assert_eq!(it.read(&made).await["send_at"], made["send_at"]);
    let draft = it.follow_up(json!({})).await;
    let timed = it.app.patch(&own(&draft), "*", json!({"send_at": fine})).json_of(200).await;
    assert_eq!(instant(&timed, "send_at"), cut);
    assert_eq!(it.read(&draft).await["send_at"], timed["send_at"]);
    let person = it.named("anna").await.to_string();
    let invited = json!({"person_id": person, "expires_at": fine});
    let path = format!("/events/{}/invitations", it.event);
    let invited = it.app.post(&path, invited).json_of(201).await;
    assert_eq!(instant(&invited, "expires_at"), cut);
    let own = format!("/invitations/{}", invited["id"].as_str().unwrap());
    assert_eq!(it.app.get(&own).json_of(200).await["expires_at"], invited["expires_at"]);
    let later = json!({"expires_at": "2026-03-06T10:00:00.123456789Z"});
    let later = it.app.patch(&own, "*", later).json_of(200).await;
    assert_eq!(instant(&later, "expires_at"), at("2026-03-06T10:00:00.123456Z"));
    assert_eq!(it.app.get(&own).json_of(200).await["expires_at"], later["expires_at"]);
    let token = json!({"name": "T", "role": "viewer", "expires_at": fine});
    let token = it.app.post("/tokens", token).json_of(201).await;
    assert_eq!(instant(&token["token"], "expires_at"), cut);
}

/// Makes a follow-up, and sees it go out at an instant and not a second before.
async fn goes_out_at(it: &Scene, timing: &Value, before: &str, due: &str) {
    let made = it.follow_up(timing.clone()).await;
    assert_eq!(made["due_at"], due.replace('Z', "+00:00"), "{timing}");
    it.now(before);
    assert_eq!(it.step().await, 0, "{timing}");
    it.now(due);
    assert_eq!(it.step().await, 1, "{timing}");
    assert_eq!(it.step().await, 0, "{timing}: once");
}

#[tokio::test]
async fn a_zone_whose_rules_changed_is_what_it_was_on_each_day() {
    // Almaty was UTC+6 until the end of February 2024 and is UTC+5 since.
    let it = Scene::start().await;
    it.now("2024-02-20T00:00:00Z");
    let almaty = json!({"kind": "seminar", "title": "Then", "time_zone": "Asia/Almaty",
        "starts_on": "2024-03-01", "ends_on": "2024-03-02", "start_time": "09:00"});
    let event = it.app.post("/events", almaty).expect(201).await.id();
    let list = format!("/events/{event}/follow-ups");
    for (days, due) in [
        (-2, "2024-02-28T03:00:00+00:00"),
        (-1, "2024-02-29T03:00:00+00:00"),
        (0, "2024-03-01T04:00:00+00:00"),
        (1, "2024-03-02T04:00:00+00:00"),
    ] {
        let made = json!({"anchor": "event_start", "offset_days": days, "at_time": "09:00"});
        let made = it.app.post(&list, super::scene::plain(made)).json_of(201).await;
        assert_eq!(made["due_at"], due, "{days}");
    }
}

#[tokio::test]
async fn an_event_that_is_moved_after_scheduling_takes_its_follow_ups_along() {
    let it = one_person(json!({})).await;
    let made = it.follow_up(json!({"anchor": "event_start", "offset_days": -1})).await;
    assert_eq!(made["due_at"], "2026-03-31T04:00:00+00:00");
    let later =
        json!({"starts_on": "2026-04-02", "start_time": "14:00", "time_zone": "Asia/Tashkent"});
    it.app.patch(&format!("/events/{}", it.event), "*", later).expect(200).await;
    assert_eq!(it.read(&made).await["due_at"], "2026-04-01T09:00:00+00:00");
    it.now("2026-04-01T08:59:59Z");
    assert_eq!(it.step().await, 0);
    it.now("2026-04-01T09:00:00Z");
    assert_eq!(it.step().await, 1);
    let moved = json!({"starts_on": "2026-04-03"});
    it.app.patch(&format!("/events/{}", it.event), "*", moved).expect(200).await;
    it.now("2026-04-02T12:00:00Z");
    assert_eq!(it.step().await, 0, "what was sent is not sent again for the new day");
}

#[tokio::test]
async fn a_clock_that_jumps_a_day_and_back_sends_nothing_twice_and_nothing_never() {
    let it = one_person(json!({})).await;
    let soon = it.follow_up(json!({"send_at": "2026-03-02T20:00:00Z"})).await;
    let later = it.follow_up(json!({"send_at": "2026-03-04T20:00:00Z"})).await;
    it.now("2026-03-03T08:00:00Z");
    assert_eq!(it.step().await, 1, "the clock is a day ahead, and goes by it");
    it.now("2026-03-02T08:00:00Z");
    assert_eq!(it.step().await, 0);
    it.now("2026-03-02T20:00:00Z");
    assert_eq!(it.step().await, 0, "once");
    it.now("2026-03-01T08:00:00Z");
    assert_eq!(it.step().await, 0, "a day behind it waits");
    it.now("2026-03-04T20:00:00Z");
    assert_eq!(it.step().await, 1);
    for made in [&soon, &later] {
        assert_eq!(it.read(made).await["status"], "sent");
        assert_eq!(it.recipients(made).await, ["anna"]);
    }
}

#[tokio::test]
async fn a_server_that_was_down_over_a_due_time_sends_it_once_or_says_that_it_was_missed() {
    let it = one_person(json!({})).await;
    let night = it.follow_up(json!({"send_at": "2026-03-05T02:00:00Z"})).await;
    let days = it.follow_up(json!({"send_at": "2026-03-03T02:00:00Z"})).await;
    it.now("2026-03-05T09:00:00Z");
    let other = it.app.beside().await;
    let steps = futures_util::future::join(
        it.step(),
        convoke::follow_ups::service::step(&other.app.context.db, super::scene::PACE),
    );
    let (ours, theirs) = steps.await;
    assert_eq!(ours + theirs.unwrap(), 1, "two servers that come back at once");
    assert_eq!(it.read(&night).await["status"], "sent");
    assert_eq!(it.read(&days).await["status"], "missed");
    let late = it.app.act(&format!("{}/send-now", own(&days))).json_of(200).await;
    assert_eq!(late["status"], "scheduled", "what was missed goes out when somebody says so");
    assert_eq!(it.step().await, 1);
}
