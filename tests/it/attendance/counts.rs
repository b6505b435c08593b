//! What is counted: as people come, and as their registrations change.

use convoke::db::Database;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use super::{Door, own};
use crate::support::scene::number;

/// How many tallies are not what the cells give, or are missing; likewise of who attended at all.
async fn differing(db: &Database) -> i64 {
    let kept = "SELECT event_id, property, value, detail, people FROM attendance_tallies \
        WHERE people <> 0";
    let counted = "SELECT event_id, property, value, detail, COUNT(*) FROM attendance_cells \
        GROUP BY event_id, property, value, detail";
    let times = "SELECT registration_id, event_id, times FROM attendances WHERE times <> 0";
    let standing = "SELECT registration_id, event_id, COUNT(*) FROM check_ins \
        WHERE undone_at IS NULL GROUP BY registration_id, event_id";
    let differ = |one: &str, other: &str| {
        format!(
            "(SELECT COUNT(*) FROM ({one} EXCEPT {other}) AS more) + \
             (SELECT COUNT(*) FROM ({other} EXCEPT {one}) AS less)"
        )
    };
    let sql = format!("SELECT {} + {} AS n", differ(kept, counted), differ(times, standing));
    number(db, &sql).await
}

fn turnout(of: &Value) -> (i64, i64) {
    (of["expected"].as_i64().unwrap(), of["present"].as_i64().unwrap())
}

#[tokio::test]
async fn each_day_and_each_panel_says_who_was_expected_and_who_came_by_role() {
    let it = Door::start().await;
    let mut seats = Vec::new();
    for (name, role) in [("Anna", "delegate"), ("Bek", "delegate"), ("Chen", "speaker")] {
        seats.push(it.seat(name, json!({"role": role})).await);
    }
    let (first, second) = (it.panel("First").await, it.panel("Second").await);
    it.came(&seats[0], json!({"day": "2026-05-25"})).await;
    let undone = it.came(&seats[1], json!({"day": "2026-05-25"})).await;
    it.came(&seats[0], json!({})).await;
    it.came(&seats[2], json!({})).await;
    it.came(&seats[2], json!({"panel_id": second["id"]})).await;
    it.undo(&undone).await;
    it.app.statements.forget();
    let counts = it.counts().await;
    let asked = it.app.statements.but_the_tokens();
    assert_eq!(asked.len(), 4, "{asked:#?}");
    assert_eq!(turnout(&counts), (3, 2));
    let days: Vec<(&str, (i64, i64))> = counts["days"]
        .as_array()
        .unwrap()
        .iter()
        .map(|day| (day["day"].as_str().unwrap(), turnout(day)))
        .collect();
    assert_eq!(days, [("2026-05-25", (3, 1)), ("2026-05-26", (3, 2)), ("2026-05-27", (3, 0))]);
    let roles = json!([
        {"role": "delegate", "expected": 2, "present": 1},
        {"role": "speaker", "expected": 1, "present": 1},
    ]);
    assert_eq!(counts["days"][1]["by_role"], roles);
    assert_eq!(counts["by_role"], roles);
    let panels = counts["panels"].as_array().unwrap();
    assert_eq!(panels[0]["panel_id"], first["id"]);
    assert_eq!((turnout(&panels[0]), turnout(&panels[1])), ((3, 0), (3, 1)));
    assert_eq!(panels[1]["title"]["en"], "Second");
    let counted = it.app.get(&it.at("statistics")).json_of(200).await;
    assert_eq!(counted["by_attendance"], json!({"attended": 2, "absent": 1}));
    assert_eq!(differing(&it.app.app.context.db).await, 0);
}

#[tokio::test]
async fn who_loses_their_place_is_counted_no_more_and_stays_on_record() {
    let it = Door::start().await;
    let (anna, bek) = (it.seat("Anna", json!({})).await, it.seat("Bek", json!({})).await);
    it.came(&anna, json!({})).await;
    it.came(&bek, json!({})).await;
    let path = format!("/registrations/{}", anna["id"].as_str().unwrap());
    let instead = json!({"person": {"full_name": "Chen"}, "notify": false});
    it.app.post(&format!("{path}/substitute"), instead).expect(200).await;
    assert_eq!(turnout(&it.counts().await), (2, 1), "Chen is expected and not here");
    let listed: Vec<Value> = it.list("").await;
    assert_eq!(listed[0]["registration_status"], "withdrawn");
    it.withdraw(&bek).await;
    assert_eq!(turnout(&it.counts().await), (1, 0));
    // Who is registered again was here all the same.
    let again = json!({"person_id": bek["person_id"], "notify": false});
    it.app.post(&it.at("registrations"), again).expect(201).await;
    assert_eq!(turnout(&it.counts().await), (2, 1));
    let change = json!({"role": "speaker"});
    it.app
        .patch(&format!("/registrations/{}", bek["id"].as_str().unwrap()), "*", change)
        .expect(200)
        .await;
    let speakers = json!({"role": "speaker", "expected": 1, "present": 1});
    assert_eq!(it.counts().await["by_role"][1], speakers);
    assert_eq!(differing(&it.app.app.context.db).await, 0);
}

#[tokio::test]
async fn check_ins_stay_with_their_days_when_the_event_moves() {
    let it = Door::start().await;
    let anna = it.seat("Anna", json!({})).await;
    it.came(&anna, json!({"day": "2026-05-25"})).await;
    let moved = json!({"starts_on": "2026-06-25", "ends_on": "2026-06-26"});
    let path = format!("/events/{}", it.event["id"].as_str().unwrap());
    it.app.patch(&path, "*", moved).expect(200).await;
    let counts = it.counts().await;
    let days: Vec<(&Value, (i64, i64))> =
        counts["days"].as_array().unwrap().iter().map(|day| (&day["day"], turnout(day))).collect();
    let expected = [
        (&json!("2026-05-25"), (1, 1)),
        (&json!("2026-06-25"), (1, 0)),
        (&json!("2026-06-26"), (1, 0)),
    ];
    assert_eq!(days, expected);
    assert_eq!(turnout(&counts), (1, 1));
}

#[derive(Clone, Debug)]
enum Deed {
    Come { who: usize, day: usize },
    Undo { which: usize },
    Withdraw { who: usize },
    Register { who: usize },
    Role { who: usize, speaks: bool },
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        4 => (0..3usize, 0..3usize).prop_map(|(who, day)| Deed::Come { who, day }),
        2 => (0..9usize).prop_map(|which| Deed::Undo { which }),
        1 => (0..3usize).prop_map(|who| Deed::Withdraw { who }),
        1 => (0..3usize).prop_map(|who| Deed::Register { who }),
        1 => (0..3usize, any::<bool>()).prop_map(|(who, speaks)| Deed::Role { who, speaks }),
    ]
}

/// Does it; what the rules refuse changes nothing.
async fn perform(it: &Door, seats: &[Value], deed: &Deed) {
    let path = |who: &usize| format!("/registrations/{}", seats[*who]["id"].as_str().unwrap());
    match deed {
        Deed::Come { who, day } => {
            let day = ["2026-05-25", "2026-05-26", "2026-05-27"][*day];
            it.tell(json!({"registration_id": seats[*who]["id"], "day": day})).await;
        }
        Deed::Undo { which } => {
            let list = it.list("").await;
            if let Some(one) = list.get(which % list.len().max(1)) {
                it.app.act(&format!("{}/undo", own(one))).expect(200).await;
            }
        }
        Deed::Withdraw { who } => {
            it.app.post(&format!("{}/withdraw", path(who)), json!({"notify": false})).await;
        }
        Deed::Register { who } => {
            let again = json!({"person_id": seats[*who]["person_id"], "notify": false});
            it.app.post(&it.at("registrations"), again).await;
        }
        Deed::Role { who, speaks } => {
            let role = if *speaks { "speaker" } else { "delegate" };
            it.app.patch(&path(who), "*", json!({"role": role})).await;
        }
    }
}

#[test]
fn whatever_is_done_the_counts_are_what_a_plain_count_of_the_rows_gives() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let mut app = Some(runtime.block_on(crate::support::TestApp::start()));
    let config =
        Config { cases: 12, max_shrink_iters: 32, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new(config);
    let deeds = prop::collection::vec(deed(), 1..16);
    let app = std::cell::RefCell::new(&mut app);
    let done = runner.run(&deeds, |deeds| {
        let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            runtime.block_on(async {
                let own = app.borrow_mut().take().unwrap();
                let event = crate::support::scene::event(&own, json!({})).await;
                own.clock.set("2026-05-27T04:00:00Z".parse().unwrap());
                let it = Door { app: own, event };
                let mut seats = Vec::new();
                for name in ["Anna", "Bek", "Chen"] {
                    seats.push(it.seat(name, json!({})).await);
                }
                for deed in &deeds {
                    perform(&it, &seats, deed).await;
                }
                assert_eq!(differing(&it.app.app.context.db).await, 0);
                let counts = it.counts().await;
                let standing = it.list("limit=200").await;
                let here = |row: &&Value| row["registration_status"] == "confirmed";
                for day in counts["days"].as_array().unwrap() {
                    let on = standing.iter().filter(here).filter(|row| row["day"] == day["day"]);
                    assert_eq!(day["present"], on.count());
                }
                let people: std::collections::BTreeSet<_> =
                    standing.iter().filter(here).map(|row| row["code"].as_str().unwrap()).collect();
                assert_eq!(counts["present"], people.len());
                **app.borrow_mut() = Some(it.app);
            });
        }));
        ended.map_err(|_| TestCaseError::fail("the counts differ"))
    });
    done.unwrap();
}
