//! Seats under every sequence of deeds, roles that take none, and modes that are dropped.

use convoke::events::entity::event as events;
use convoke::ids::EventId;
use convoke::mail::Purpose;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use sea_orm::{ConnectionTrait, EntityTrait};
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::{event, manage_path, outbox, register};

async fn add(app: &TestApp, event: &Value, name: &str, more: Value) -> Value {
    let mut body = json!({"person": {"full_name": name, "email": format!("{name}@example.org")}});
    for (key, value) in more.as_object().unwrap() {
        body[key] = value.clone();
    }
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    app.post(&path, body).json_of(201).await
}

fn path(row: &Value) -> String {
    format!("/registrations/{}", row["id"].as_str().unwrap())
}

/// Name, status and place of each.
async fn standing(app: &TestApp, event: &Value) -> Vec<String> {
    let show = |row: &Value| {
        let name = row["full_name"].as_str().unwrap();
        let place = row["waitlist_position"].as_u64().map(|n| format!(" {n}")).unwrap_or_default();
        format!("{name} {}{place}", row["status"].as_str().unwrap())
    };
    register(app, event, "").await.iter().map(show).collect()
}

#[tokio::test]
async fn who_waits_and_becomes_an_organizer_is_confirmed_and_takes_no_seat() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"capacity": 1})).await;
    add(&app, &event, "anna", json!({})).await;
    let bek = add(&app, &event, "bek", json!({})).await;
    add(&app, &event, "chen", json!({})).await;
    let page = format!("/e/{}/register", event["slug"].as_str().unwrap());
    let form = [("full_name", "dana"), ("email", "dana@example.org")];
    app.raw("POST", &page).form(&form).expect(200).await;
    let dana = register(&app, &event, "&status=unverified").await.remove(0);
    let link = manage_path(&app, &dana, Purpose::ConfirmAddress).await;
    app.raw("POST", &link).form(&[("action", "confirm")]).expect(303).await;
    for row in [&bek, &dana] {
        let organizer = json!({"role": "organizer"});
        let changed = app.patch(&path(row), "*", organizer).json_of(200).await;
        assert_eq!(changed["status"], "confirmed");
        assert_eq!(changed["waitlist_position"], Value::Null);
    }
    assert_eq!(
        standing(&app, &event).await,
        ["anna confirmed", "bek confirmed", "chen waitlisted 1", "dana confirmed"]
    );
    let refused = app.patch(&path(&bek), "*", json!({"role": "speaker"})).expect(409).await;
    assert_eq!(refused.json()["code"], "registration.full", "who is confirmed stays so");
    app.act(&format!("{}/withdraw", path(&dana))).expect(200).await;
    assert_eq!(standing(&app, &event).await[2], "chen waitlisted 1", "no seat came free");
}

#[tokio::test]
async fn an_organizer_becomes_a_delegate_only_where_there_is_a_seat() {
    let app = TestApp::start().await;
    let more = json!({"capacity": 1, "registration": {"waitlist": false}});
    let event = event(&app, more).await;
    let anna = add(&app, &event, "anna", json!({})).await;
    let staff = add(&app, &event, "staff", json!({"role": "organizer"})).await;
    let refused = app.patch(&path(&staff), "*", json!({"role": "delegate"})).expect(409).await;
    assert_eq!(refused.json()["code"], "registration.full");
    app.patch(&path(&anna), "*", json!({"role": "organizer"})).expect(200).await;
    let now = app.patch(&path(&staff), "*", json!({"role": "delegate"})).json_of(200).await;
    assert_eq!(now["status"], "confirmed");
    assert_eq!(standing(&app, &event).await, ["anna confirmed", "staff confirmed"]);
}

#[tokio::test]
async fn an_event_that_drops_a_mode_moves_its_people_to_the_other_in_their_order() {
    let app = TestApp::start().await;
    let more = json!({"modality": "hybrid", "capacity": 1, "online_capacity": 1});
    let event = event(&app, more).await;
    let (room, online) =
        (json!({"attendance_mode": "in_person"}), json!({"attendance_mode": "online"}));
    for (name, mode) in
        [("anna", &room), ("bek", &online), ("chen", &room), ("dana", &online), ("eva", &room)]
    {
        add(&app, &event, name, mode.clone()).await;
    }
    let withdrawn = add(&app, &event, "fay", room.clone()).await;
    let page = manage_path(&app, &withdrawn, Purpose::Manage).await;
    app.raw("POST", &page).form(&[("action", "withdraw")]).expect(303).await;
    let own = format!("/events/{}", event["id"].as_str().unwrap());
    let refused = app.patch(&own, "*", json!({"modality": "online"})).expect(409).await.json();
    assert_eq!(refused["code"], "registration.capacity_taken");
    assert_eq!(app.get(&own).json_of(200).await["modality"], "hybrid");
    assert_eq!(register(&app, &event, "&attendance_mode=in_person").await.len(), 4);

    let online = json!({"modality": "online", "online_capacity": 2, "notify": true});
    app.patch(&own, "*", online).expect(200).await;
    assert_eq!(register(&app, &event, "&attendance_mode=online").await.len(), 6);
    assert_eq!(
        standing(&app, &event).await,
        [
            "anna confirmed",
            "bek confirmed",
            "chen waitlisted 1",
            "dana waitlisted 2",
            "eva waitlisted 3",
            "fay withdrawn"
        ]
    );
    assert!(outbox(&app).await.contains("event_changed 5"), "{}", outbox(&app).await);
    let counted = taken(&app, &event).await;
    assert_eq!(counted, (0, 2));
    app.patch(&own, "*", json!({"modality": "in_person", "capacity": 4})).expect(200).await;
    assert_eq!(taken(&app, &event).await, (4, 0));
    assert_eq!(standing(&app, &event).await[4], "eva waitlisted 1");
    let page = manage_path(&app, &withdrawn, Purpose::Manage).await;
    app.raw("POST", &page).form(&[("action", "return")]).expect(303).await;
    assert_eq!(standing(&app, &event).await[5], "fay waitlisted 2");
}

async fn taken(app: &TestApp, event: &Value) -> (i32, i32) {
    let id: EventId = event["id"].as_str().unwrap().parse().unwrap();
    let row = events::Entity::find_by_id(id).one(app.app.context.db.read()).await.unwrap().unwrap();
    (row.confirmed_count, row.confirmed_online_count)
}

#[derive(Clone, Debug)]
enum Step {
    Register { organizer: bool, online: bool },
    Act(usize, &'static str),
    Page(usize, &'static str),
    Substitute(usize),
    Merge(usize, usize),
    Patch(usize, Value),
    Seats(Value),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let verb = prop::sample::select(vec!["withdraw", "withdraw", "approve", "reject", "promote"]);
    let deed = prop::sample::select(vec!["withdraw", "return"]);
    let patches = ["organizer", "delegate", "speaker"].map(|role| json!({"role": role}));
    let modes = ["online", "in_person"].map(|mode| json!({"attendance_mode": mode}));
    let patch = prop::sample::select([&patches[..], &modes[..]].concat());
    let seats = (0..5_i32, any::<bool>()).prop_map(|(n, online)| {
        if online { json!({"online_capacity": n}) } else { json!({"capacity": n}) }
    });
    let step = prop_oneof![
        5 => (prop::bool::weighted(0.1), any::<bool>())
            .prop_map(|(organizer, online)| Step::Register { organizer, online }),
        4 => (0..12_usize, verb).prop_map(|(who, verb)| Step::Act(who, verb)),
        4 => (0..12_usize, deed).prop_map(|(who, deed)| Step::Page(who, deed)),
        2 => (0..12_usize).prop_map(Step::Substitute),
        2 => (0..12_usize, 0..12_usize).prop_map(|(stays, other)| Step::Merge(stays, other)),
        2 => (0..12_usize, patch).prop_map(|(who, patch)| Step::Patch(who, patch)),
        1 => seats.prop_map(Step::Seats),
    ];
    prop::collection::vec(step, 30)
}

struct Run<'a> {
    app: &'a TestApp,
    event: Value,
    number: usize,
    /// Who waits, by mode, in the order in which they went to the list.
    queues: [Vec<String>; 2],
}

impl Run<'_> {
    async fn take(&mut self, step: &Step) {
        let own = format!("/events/{}", self.event["id"].as_str().unwrap());
        let all = register(self.app, &self.event, "").await;
        match step {
            Step::Register { organizer, online } => {
                self.number += 1;
                let body = json!({
                    "person": {"full_name": format!("p{}", self.number)},
                    "role": if *organizer { "organizer" } else { "delegate" },
                    "attendance_mode": if *online { "online" } else { "in_person" },
                });
                self.app.post(&format!("{own}/registrations"), body).expect(201).await;
            }
            Step::Act(who, verb) if *who < all.len() => {
                let done = self.app.act(&format!("{}/{verb}", path(&all[*who]))).await;
                assert!([200, 409].contains(&done.status.as_u16()), "{}", done.text());
            }
            Step::Page(who, deed) if *who < all.len() => {
                let page = manage_path(self.app, &all[*who], Purpose::Manage).await;
                let done = self.app.raw("POST", &page).form(&[("action", *deed)]).await;
                assert!([303, 409].contains(&done.status.as_u16()), "{}", done.text());
            }
            Step::Substitute(who) if *who < all.len() => self.substitute(&all[*who]).await,
            Step::Merge(stays, other) if stays.max(other) < &all.len() && stays != other => {
                self.merge(&all[*stays], &all[*other]).await;
                let left = register(self.app, &self.event, "").await.len();
                assert_eq!(left, all.len() - 1, "one is lost or left over after {step:?}");
            }
            Step::Patch(who, patch) if *who < all.len() => {
                let done = self.app.patch(&path(&all[*who]), "*", patch.clone()).await;
                assert!([200, 409].contains(&done.status.as_u16()), "{}", done.text());
            }
            Step::Seats(seats) => {
                let done = self.app.patch(&own, "*", seats.clone()).await;
                assert!([200, 409].contains(&done.status.as_u16()), "{}", done.text());
            }
            _ => {}
        }
        self.hold(step).await;
    }

    /// Two turn out to be one: the better place stays, and its number on the list.
    async fn merge(&self, stays: &Value, other: &Value) {
        let path = format!("/people/{}/merge", stays["person_id"].as_str().unwrap());
        self.app.post(&path, json!({"other_id": other["person_id"]})).expect(200).await;
        let left = [stays, other].map(|row| row["id"].as_str().unwrap());
        let now = register(self.app, &self.event, "").await;
        let now = now.iter().find(|row| left.contains(&row["id"].as_str().unwrap())).unwrap();
        let order = ["confirmed", "waitlisted", "pending", "rejected", "withdrawn", "unverified"];
        let rank = |row: &Value| order.iter().position(|it| row["status"] == *it).unwrap();
        let best = rank(stays).min(rank(other));
        assert!(rank(now) <= best, "{stays} {other} {now}");
        for action in ["registration.merge", "registration.merge_away"] {
            let object = left.iter().find(|id| (**id == now["id"]) == (action.len() < 19)).unwrap();
            let log = format!("/audit?object_id={object}&action={action}");
            let log = self.app.get(&log).json_of(200).await;
            assert!(!log["items"].as_array().unwrap().is_empty(), "{action}");
        }
    }

    /// Somebody else takes the place, also one in the middle of the list.
    async fn substitute(&mut self, row: &Value) {
        self.number += 1;
        let body = json!({"person": {"full_name": format!("p{}", self.number)}});
        let done = self.app.post(&format!("{}/substitute", path(row)), body).await;
        assert!([200, 409].contains(&done.status.as_u16()), "{}", done.text());
        if done.status != 200 {
            return;
        }
        let left = row["id"].as_str().unwrap();
        for id in self.queues.iter_mut().flatten().filter(|id| *id == left) {
            *id = done.id();
        }
    }

    async fn hold(&mut self, step: &Step) {
        let own = format!("/events/{}", self.event["id"].as_str().unwrap());
        let event = self.app.get(&own).json_of(200).await;
        let all = register(self.app, &self.event, "").await;
        let counted = taken(self.app, &self.event).await;
        let modes =
            [("in_person", "capacity", counted.0), ("online", "online_capacity", counted.1)];
        for (queue, (mode, seats, counter)) in self.queues.iter_mut().zip(modes) {
            let of = |status: &str| {
                let rows = all.iter().filter(|row| row["status"] == status);
                rows.filter(|row| row["attendance_mode"] == mode).cloned().collect::<Vec<_>>()
            };
            let confirmed = of("confirmed").iter().filter(|row| row["role"] != "organizer").count();
            assert_eq!(counter as usize, confirmed, "the counter after {step:?}");
            let seats = event[seats].as_u64().unwrap() as usize;
            assert!(confirmed <= seats, "oversold after {step:?}");
            let mut waiting = of("waitlisted");
            waiting.sort_by_key(|row| row["waitlist_position"].as_u64());
            assert!(waiting.is_empty() || confirmed == seats, "a seat is free after {step:?}");
            assert!(waiting.iter().all(|row| row["role"] != "organizer"), "after {step:?}");
            let places: Vec<u64> =
                waiting.iter().map(|row| row["waitlist_position"].as_u64().unwrap()).collect();
            assert_eq!(places, (1..=waiting.len() as u64).collect::<Vec<_>>(), "after {step:?}");
            let now: Vec<String> =
                waiting.iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect();
            let stayed: Vec<String> = queue.iter().filter(|id| now.contains(id)).cloned().collect();
            assert_eq!(now[..stayed.len()], stayed, "somebody overtook after {step:?}");
            *queue = now;
        }
    }
}

#[tokio::test]
async fn no_sequence_of_deeds_oversells_overtakes_or_leaves_a_gap() {
    let app = TestApp::start().await;
    let mut runner = TestRunner::default();
    for n in 0..8 {
        let steps = steps().new_tree(&mut runner).unwrap().current();
        let more = json!({"modality": "hybrid", "capacity": 2, "online_capacity": 1,
                          "title": format!("Event {n}")});
        let event = event(&app, more).await;
        let queues = [Vec::new(), Vec::new()];
        let mut run = Run { app: &app, event, number: n * 100, queues };
        for step in &steps {
            run.take(step).await;
        }
    }
}

#[tokio::test]
async fn a_failing_database_is_not_told_as_somebody_unknown() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let person = json!({"full_name": "Anna", "email": "anna@example.org"});
    let person = app.post("/people", person).expect(201).await.id();
    let id = event["id"].as_str().unwrap();
    let scope =
        convoke::access::TokenScope { events: vec![id.parse().unwrap()], ..Default::default() };
    let limited = app.token(convoke::access::Role::Organizer, Some(scope)).await;
    let nobody = "00000000-0000-0000-0000-000000000000";
    let path = |what: &str| format!("/events/{id}/{what}");
    for what in ["registrations", "invitations"] {
        let unknown = app.post(&path(what), json!({"person_id": nobody})).expect(422).await;
        assert_eq!(unknown.pointers(), ["/person_id"]);
        let neither = app.post(&path(what), json!({})).expect(422).await;
        assert_eq!(neither.pointers(), ["/person_id"]);
    }
    let deed = |w: convoke::db::Write| async move {
        w.execute_unprepared("ALTER TABLE people RENAME TO people_elsewhere").await?;
        Ok(())
    };
    app.app.context.db.write(deed).await.unwrap();
    for what in ["registrations", "invitations"] {
        let failed = app.post(&path(what), json!({"person_id": person})).await;
        assert_eq!(failed.status.as_u16(), 500, "{}", failed.text());
    }
    for token in [&app.admin, &limited] {
        let rows = json!({"invitations": [{"person_id": person}]});
        let failed = app.post(&path("invitations/batch"), rows).bearer(token).await;
        assert_eq!(failed.status.as_u16(), 500, "{}", failed.text());
    }
}
