//! Statistics held against a plain count, after deeds in any order.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use crate::growth::tallies::differing_tallies;
use crate::support::TestApp;
use crate::support::scene::{event, register};

#[derive(Clone, Debug)]
enum Deed {
    Register { role: usize, country: usize, gender: usize, office: bool, online: bool },
    Act { which: usize, verb: usize },
    Change { which: usize, role: usize, country: usize, online: bool },
    Seats { room: Option<u8>, online: Option<u8> },
    Gender { which: usize, gender: usize },
    Kind { kind: usize },
    Zone { zone: usize },
    Wait { hours: i64 },
}

const ROLES: [&str; 5] = ["delegate", "observer", "speaker", "organizer", "media"];
const COUNTRIES: [Option<&str>; 4] = [Some("KG"), Some("UZ"), Some("TJ"), None];
const GENDERS: [Option<&str>; 3] = [Some("female"), Some("male"), None];
const KINDS: [&str; 3] = ["government", "academia", "media"];
const ZONES: [&str; 3] = ["Asia/Almaty", "America/St_Johns", "Pacific/Kiritimati"];
const VERBS: [&str; 6] = ["withdraw", "approve", "reject", "promote", "substitute", "withdraw"];

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        4 => (0..5usize, 0..4usize, 0..3usize, any::<bool>(), any::<bool>()).prop_map(
            |(role, country, gender, office, online)| Deed::Register {
                role, country, gender, office, online,
            }
        ),
        3 => (0..9usize, 0..6usize).prop_map(|(which, verb)| Deed::Act { which, verb }),
        2 => (0..9usize, 0..5usize, 0..4usize, any::<bool>()).prop_map(
            |(which, role, country, online)| Deed::Change { which, role, country, online }
        ),
        1 => (prop::option::of(0..6u8), prop::option::of(0..6u8))
            .prop_map(|(room, online)| Deed::Seats { room, online }),
        1 => (0..9usize, 0..3usize).prop_map(|(which, gender)| Deed::Gender { which, gender }),
        1 => (0..3usize).prop_map(|kind| Deed::Kind { kind }),
        1 => (0..3usize).prop_map(|zone| Deed::Zone { zone }),
        1 => (1..30i64).prop_map(|hours| Deed::Wait { hours }),
    ]
}

fn mode(online: bool) -> &'static str {
    if online { "online" } else { "in_person" }
}

/// Does it; what the rules refuse changes nothing.
async fn perform(app: &TestApp, event: &Value, office: &str, number: usize, deed: &Deed) {
    let path = format!("/events/{}", event["id"].as_str().unwrap());
    let rows = register(app, event, "").await;
    let one_of = |which: usize| rows.get(which % rows.len().max(1));
    let own = |which: usize| Some(format!("/registrations/{}", one_of(which)?["id"].as_str()?));
    let person =
        json!({"full_name": format!("P{number}"), "email": format!("p{number}@example.org")});
    match deed {
        Deed::Register { role, country, gender, office: of_office, online } => {
            let mut person = person;
            person["gender"] = json!(GENDERS[*gender]);
            let body = json!({
                "person": person, "role": ROLES[*role], "country": COUNTRIES[*country],
                "organization_id": of_office.then_some(office),
                "attendance_mode": mode(*online),
            });
            app.post(&format!("{path}/registrations"), body).await;
        }
        Deed::Act { which, verb } => {
            let Some(own) = own(*which) else { return };
            let verb = VERBS[*verb];
            let body = if verb == "substitute" { json!({"person": person}) } else { json!({}) };
            match verb {
                "promote" => app.act(&format!("{own}/{verb}")).await,
                _ => app.post(&format!("{own}/{verb}"), body).await,
            };
        }
        Deed::Change { which, role, country, online } => {
            let Some(own) = own(*which) else { return };
            let body = json!({"role": ROLES[*role], "country": COUNTRIES[*country],
                              "attendance_mode": mode(*online)});
            app.patch(&own, "*", body).await;
        }
        Deed::Seats { room, online } => {
            let body = json!({"capacity": room, "online_capacity": online});
            app.patch(&path, "*", body).await;
        }
        Deed::Gender { which, gender } => {
            let Some(row) = one_of(*which) else { return };
            let path = format!("/people/{}", row["person_id"].as_str().unwrap());
            app.patch(&path, "*", json!({"gender": GENDERS[*gender]})).expect(200).await;
        }
        Deed::Kind { kind } => {
            let path = format!("/organizations/{office}");
            app.patch(&path, "*", json!({"kind": KINDS[*kind]})).expect(200).await;
        }
        Deed::Zone { zone } => {
            app.patch(&path, "*", json!({"time_zone": ZONES[*zone]})).expect(200).await;
        }
        Deed::Wait { hours } => app.clock.advance(chrono::Duration::hours(*hours)),
    }
}

/// How many of the rows, by a property.
fn by<'a>(
    rows: impl Iterator<Item = &'a Value>,
    property: impl Fn(&Value) -> Option<String>,
) -> Value {
    let mut counts: BTreeMap<String, i64> = BTreeMap::new();
    for row in rows {
        *counts.entry(property(row).unwrap_or_else(|| "unknown".to_owned())).or_default() += 1;
    }
    json!(counts)
}

fn text(row: &Value, field: &str) -> Option<String> {
    row[field].as_str().map(str::to_owned)
}

/// Compares every figure with the rows; looks at the seats too.
async fn compare(app: &TestApp, event: &Value, office: &str) {
    assert_eq!(differing_tallies(&app.app.context.db).await, 0);
    let rows = register(app, event, "").await;
    let path = format!("/events/{}", event["id"].as_str().unwrap());
    let counted = app.get(&format!("{path}/statistics")).json_of(200).await;
    let people = app.get("/people?limit=200").json_of(200).await;
    let people: BTreeMap<&str, &Value> = people["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|person| (person["id"].as_str().unwrap(), person))
        .collect();
    let confirmed = || rows.iter().filter(|row| row["status"] == "confirmed");
    let gender = |row: &Value| text(people[row["person_id"].as_str().unwrap()], "gender");
    let of_office = app.get(&format!("/organizations/{office}")).json_of(200).await;
    let kind = |row: &Value| {
        (row["organization_id"] == office).then(|| text(&of_office, "kind")).flatten()
    };
    let zone: chrono_tz::Tz =
        app.get(&path).json_of(200).await["time_zone"].as_str().unwrap().parse().unwrap();
    let day = |row: &Value| {
        let at: chrono::DateTime<chrono::Utc> = row["created_at"].as_str()?.parse().ok()?;
        Some(at.with_timezone(&zone).date_naive().to_string())
    };
    assert_eq!(counted["registrations"], rows.len());
    assert_eq!(counted["confirmed"], confirmed().count());
    assert_eq!(counted["by_status"], by(rows.iter(), |row| text(row, "status")));
    assert_eq!(counted["by_day"], by(rows.iter(), day));
    assert_eq!(counted["by_role"], by(confirmed(), |row| text(row, "role")));
    assert_eq!(counted["by_country"], by(confirmed(), |row| text(row, "country")));
    assert_eq!(counted["by_gender"], by(confirmed(), gender));
    assert_eq!(counted["by_organization_kind"], by(confirmed(), kind));
    let apart = ["observer", "media", "organizer"];
    let part: Vec<&Value> =
        confirmed().filter(|row| !apart.contains(&row["role"].as_str().unwrap())).collect();
    let countries: std::collections::BTreeSet<_> =
        part.iter().filter_map(|row| row["country"].as_str()).collect();
    let figure = |field: &str| counted["claimed"][field]["counted"].clone();
    assert_eq!(figure("participants"), part.len());
    assert_eq!(figure("countries"), countries.len());

    let event = app.get(&path).json_of(200).await;
    for (mode, field) in [("in_person", "capacity"), ("online", "online_capacity")] {
        let of_mode = |row: &&Value| row["attendance_mode"] == mode;
        let seated = confirmed().filter(of_mode).filter(|row| row["role"] != "organizer").count();
        let seats = event[field].as_u64();
        assert!(seats.is_none_or(|seats| seated as u64 <= seats), "{mode}: {seated} of {seats:?}");
        let waiting = rows.iter().filter(of_mode).filter(|row| row["status"] == "waitlisted");
        let mut places: Vec<u64> =
            waiting.map(|row| row["waitlist_position"].as_u64().unwrap()).collect();
        places.sort_unstable();
        assert_eq!(places, (1..=places.len() as u64).collect::<Vec<_>>(), "{mode}: no gaps");
        let free = seats.is_none_or(|seats| (seated as u64) < seats);
        assert!(places.is_empty() || !free, "{mode}: nobody waits beside a free seat");
    }
}

#[test]
fn the_statistics_are_what_a_plain_count_of_the_rows_gives_whatever_was_done() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let (app, office) = runtime.block_on(async {
        let app = TestApp::start().await;
        let office = json!({"name": "Ministry", "kind": "government"});
        let office = app.post("/organizations", office).expect(201).await.id();
        (app, office)
    });
    let (number, case) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
    let config =
        Config { cases: 32, max_shrink_iters: 64, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new(config);
    let deeds = prop::collection::vec(deed(), 1..24);
    let done = runner.run(&deeds, |deeds| {
        let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            runtime.block_on(async {
                case.set(case.get() + 1);
                app.clock.set(crate::support::beginning());
                let more = json!({
                    "title": format!("Event {}", case.get()), "modality": "hybrid", "capacity": 3,
                    "online_capacity": 2, "registration": {"waitlist": true},
                });
                let event = event(&app, more).await;
                for deed in &deeds {
                    number.set(number.get() + 1);
                    perform(&app, &event, &office, number.get(), deed).await;
                }
                compare(&app, &event, &office).await;
            });
        }));
        ended.map_err(|_| TestCaseError::fail("the statistics differ"))
    });
    done.unwrap();
}
