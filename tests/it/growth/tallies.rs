//! What the database counts, held against its own definition of what is to be counted.

use convoke::clock::Clock;
use convoke::db::Database;
use convoke::ids::EventId;
use futures_util::future::join_all;
use migrations::Migrator;
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};
use sea_orm_migration::MigratorTrait;
use serde_json::json;

use crate::schema_checks::{id, thing};
use crate::support::database::TestDatabase;
use crate::support::scene::{event, register};
use crate::support::{TestApp, beginning, rows};

/// How many tallies are not what the cells give, or are missing.
pub async fn differing_tallies(db: &Database) -> i64 {
    let kept = "SELECT event_id, property, value, detail, people FROM registration_tallies \
        WHERE people <> 0";
    let counted = "SELECT event_id, property, value, detail, COUNT(*) FROM registration_cells \
        GROUP BY event_id, property, value, detail";
    let sql = format!(
        "SELECT (SELECT COUNT(*) FROM ({kept} EXCEPT {counted}) AS more) + \
         (SELECT COUNT(*) FROM ({counted} EXCEPT {kept}) AS less) AS n"
    );
    number(db, &sql).await
}

async fn number(db: &Database, sql: &str) -> i64 {
    let statement = Statement::from_string(db.backend(), sql);
    db.read().query_one_raw(statement).await.unwrap().unwrap().try_get("", "n").unwrap()
}

#[tokio::test]
async fn the_counts_are_right_when_people_change_while_they_are_registered() {
    let app = TestApp::start().await;
    let office = json!({"name": "Ministry", "kind": "government"});
    let office = app.post("/organizations", office).expect(201).await.id();
    let events = [event(&app, json!({})).await, event(&app, json!({})).await];
    let mut people = Vec::new();
    for n in 0..6 {
        let person = json!({"full_name": format!("P{n}"), "organization_id": office});
        people.push(app.post("/people", person).expect(201).await.id());
    }
    for round in 0..4 {
        let gender = ["female", "male"][round % 2];
        let kind = ["media", "academia"][round % 2];
        let registering = events.iter().flat_map(|event| {
            let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
            people.iter().map(move |person| (path.clone(), json!({"person_id": person})))
        });
        let app = &app;
        let registering = join_all(registering.map(|(path, body)| async move {
            app.post(&path, body).await;
        }));
        let changing = join_all(people.iter().map(|person| {
            let change = app.patch(&format!("/people/{person}"), "*", json!({"gender": gender}));
            async { change.expect(200).await }
        }));
        let office = app.patch(&format!("/organizations/{office}"), "*", json!({"kind": kind}));
        let office = async { office.expect(200).await };
        tokio::join!(registering, changing, office);
        assert_eq!(differing_tallies(&app.app.context.db).await, 0, "round {round}");
        let row = &register(app, &events[round % 2], "").await[round];
        app.act(&format!("/registrations/{}/withdraw", row["id"].as_str().unwrap())).await;
    }
    let path = format!("/events/{}/statistics", events[0]["id"].as_str().unwrap());
    let counted = app.get(&path).json_of(200).await;
    assert_eq!(counted["registrations"], 6);
    assert_eq!(counted["by_gender"]["male"], counted["confirmed"]);
    assert_eq!(differing_tallies(&app.app.context.db).await, 0);
}

#[tokio::test]
async fn places_on_a_long_waiting_list_have_no_gaps_beyond_a_block_of_numbers() {
    let app = TestApp::start().await;
    let more = json!({"capacity": 0, "registration": {"waitlist": true}});
    let event = event(&app, more).await;
    let path = format!("/events/{}", event["id"].as_str().unwrap());
    // Numbers on both sides of the end of a block, and of two lists that share them.
    let counter =
        "UPDATE events SET waitlist_counter = 124, modality = 'hybrid', online_capacity = 0";
    let write = app
        .app
        .context
        .db
        .write(move |w| async move { Ok(w.execute_unprepared(counter).await.map(drop)?) });
    write.await.unwrap();
    for n in 0..9 {
        let mode = if n % 3 == 2 { "online" } else { "in_person" };
        let person = json!({"person": {"full_name": format!("P{n}")}, "attendance_mode": mode});
        app.post(&format!("{path}/registrations"), person).expect(201).await;
    }
    let places = |rows: &[serde_json::Value]| -> Vec<u64> {
        rows.iter().map(|row| row["waitlist_position"].as_u64().unwrap()).collect()
    };
    let rows = register(&app, &event, "").await;
    assert_eq!(places(&rows), [1, 2, 1, 3, 4, 2, 5, 6, 3]);
    app.act(&format!("/registrations/{}/withdraw", rows[1]["id"].as_str().unwrap())).await;
    let rows = register(&app, &event, "&status=waitlisted").await;
    assert_eq!(places(&rows), [1, 1, 2, 3, 2, 4, 5, 3]);
    assert_eq!(differing_tallies(&app.app.context.db).await, 0);
}

/// A person and their registration, as a database had them before there were tallies.
fn before(backend: DatabaseBackend, event: EventId) -> [String; 2] {
    let (person, link) = (id(backend, 1), id(backend, 9));
    let event = match backend {
        DatabaseBackend::Sqlite => format!("X'{}'", event.0.simple()),
        _ => format!("'{event}'"),
    };
    let search = "'al-farabi, o''neil a@example.org'";
    let person_row = [
        ("full_name", "'Al-Farabi'"),
        ("name_sort", "'al-farabi'"),
        ("unnamed", "false"),
        ("gender", "'male'"),
        ("search", search),
    ];
    let registration = [
        ("event_id", event.as_str()),
        ("person_id", person.as_str()),
        ("code", "'A1'"),
        ("role", "'delegate'"),
        ("country", "'KG'"),
        ("answers", "'{}'"),
        ("consents", "'[]'"),
        ("attendance_mode", "'in_person'"),
        ("status", "'confirmed'"),
        ("source", "'public'"),
        ("calendar_sequence", "0"),
        ("link_id", link.as_str()),
        ("link_generation", "1"),
        ("search", search),
    ];
    [thing(backend, "people", 1, &person_row), thing(backend, "registrations", 8, &registration)]
}

#[tokio::test]
async fn what_was_there_before_is_dated_counted_and_found_once_it_is_migrated() {
    let kept = TestDatabase::empty().await;
    let db = Database::connect(&kept.url, Clock::fixed(beginning())).await.unwrap();
    let other = sea_orm::Database::connect(&kept.url).await.unwrap();
    let names: Vec<String> = Migrator::migrations().iter().map(|it| it.name().to_owned()).collect();
    let earlier = names.iter().position(|name| name.ends_with("_tallies")).unwrap();
    Migrator::up(&other, Some(u32::try_from(earlier).unwrap())).await.unwrap();
    let event = rows::event(&db, None).await;
    for statement in before(db.backend(), event) {
        other.execute_unprepared(&statement).await.unwrap();
    }
    // 20:30 UTC is the next day in Ashgabat.
    let later = "UPDATE registrations SET created_at = '2026-03-02T20:30:00+00:00'";
    other.execute_unprepared(later).await.unwrap();
    db.migrate().await.unwrap();
    assert_eq!(differing_tallies(&db).await, 0);
    let counted = "SELECT COUNT(*) AS n FROM registration_tallies WHERE people = 1 AND \
        (property = 'day' AND value = '2026-03-03' OR property = 'gender' AND value = 'male' \
         OR property = 'country' AND value = 'KG' AND detail = 'delegate')";
    assert_eq!(number(&db, counted).await, 3);
    for table in ["person_words", "registration_words"] {
        let words = format!(
            "SELECT COUNT(*) AS n FROM {table} \
             WHERE word IN ('al', 'farabi', 'o', 'neil', 'a', 'example', 'org')"
        );
        assert_eq!(number(&db, &words).await, 7, "{table}");
        let all = format!("SELECT COUNT(*) AS n FROM {table}");
        assert_eq!(number(&db, &all).await, 7, "{table}");
    }
}
