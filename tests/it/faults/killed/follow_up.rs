//! Servers are killed at a hundred random moments while a follow-up goes to thousands: one on SQLite,
//! two beside each other on PostgreSQL.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use convoke::clock::Clock;
use convoke::db::{Database, Write};
use convoke::error::Result;
use convoke::follow_ups::entity::{follow_up, recipient};
use convoke::follow_ups::types::FollowUpStatus;
use convoke::ids::MailId;
use convoke::mail::MailStatus;
use convoke::mail::entity::{Column, Entity as Mails};
use convoke::people::entity::person;
use convoke::registrations::entity as registration;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, ModelTrait, PaginatorTrait,
    QueryFilter, QuerySelect,
};
use serde_json::{Value, json};
use tokio::time::sleep;
use uuid::Uuid;

use super::{SEED, found, serve};
use crate::support::Letter;
use crate::support::database::{TestDatabase, postgres};
use crate::support::process::{Server, token};
use crate::support::smtp::FakeRelay;
use crate::support::wire::Client;

/// Longer where the environment says so: `CONVOKE_TEST_KILLS`, `CONVOKE_TEST_PEOPLE`.
static KILLS: LazyLock<usize> = LazyLock::new(|| told("CONVOKE_TEST_KILLS", 100));
static PEOPLE: LazyLock<usize> = LazyLock::new(|| told("CONVOKE_TEST_PEOPLE", 5_000));
/// Of each server at a time, by default: three for each of eight connections, sent or not yet noted.
const IN_FLIGHT: usize = 24;
/// The next kill comes so much later at most than the mail that it waits for.
const LATER: Duration = Duration::from_millis(20);
/// A row has so many columns that no more fit into one statement.
const ROWS: usize = 500;

fn told(variable: &str, usual: usize) -> usize {
    std::env::var(variable).map_or(usual, |text| text.parse().expect("a number"))
}

/// An event with thousands who are coming, and the follow-up that all of them are to get.
async fn sent_to_thousands(database: &TestDatabase, client: &Client) {
    let event = json!({"kind": "seminar", "title": "Standing firm", "time_zone": "Asia/Almaty",
        "starts_on": "2031-05-25", "ends_on": "2031-05-27"});
    let event = client.call("POST", "/events", &event).await.expect(201).json();
    let path = format!("/events/{}", event["id"].as_str().unwrap());
    client.call("POST", &format!("{path}/publish"), &Value::Null).await.expect(200);
    let first =
        json!({"person": {"full_name": "Person 0", "email": "p0@d0.example"}, "notify": false});
    client.call("POST", &format!("{path}/registrations"), &first).await.expect(201);
    copy_the_first(database).await;
    let follow_up = json!({"name": "Thanks", "audience": {"registration_status": ["confirmed"]},
        "subject": "Thank you", "body": "Dear {{ person.full_name }}, thank you."});
    let made =
        client.call("POST", &format!("{path}/follow-ups"), &follow_up).await.expect(201).json();
    let send = format!("/follow-ups/{}/send-now", made["id"].as_str().unwrap());
    client.call("POST", &send, &Value::Null).await.expect(200);
}

async fn copy_the_first(database: &TestDatabase) {
    let db = Database::connect(&database.url, Clock::System).await.unwrap();
    let person = person::Entity::find().one(db.read()).await.unwrap().unwrap();
    let row = registration::Entity::find().one(db.read()).await.unwrap().unwrap();
    let people: Vec<person::Model> = (1..*PEOPLE).map(|n| person_like(&person, n)).collect();
    let rows: Vec<registration::Model> = people
        .iter()
        .enumerate()
        .map(|(n, person)| registration::Model {
            id: Uuid::now_v7().into(),
            person_id: person.id,
            code: format!("{n:08}"),
            link_id: Uuid::new_v4(),
            ..row.clone()
        })
        .collect();
    let (people, rows) = (&people, &rows);
    db.write(move |w| async move {
        insert(&w, people).await?;
        insert(&w, rows).await
    })
    .await
    .unwrap();
    db.close().await.unwrap();
}

fn person_like(person: &person::Model, n: usize) -> person::Model {
    let (name, email) = (format!("Person {n}"), format!("p{n}@d{}.example", n % 50));
    person::Model {
        id: Uuid::now_v7().into(),
        name_sort: name.clone(),
        search: name.to_lowercase(),
        full_name: name,
        email: Some(email.parse().unwrap()),
        email_canonical: Some(email),
        other_emails: Vec::new().into(),
        ..person.clone()
    }
}

async fn insert<M>(w: &Write, rows: &[M]) -> Result<()>
where
    M: IntoActiveModel<<M::Entity as EntityTrait>::ActiveModel> + ModelTrait + Clone,
    <M::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = M::Entity> + Send,
{
    for chunk in rows.chunks(ROWS) {
        let chunk = chunk.iter().cloned().map(IntoActiveModel::into_active_model);
        <M::Entity as EntityTrait>::insert_many(chunk).exec_without_returning(w).await?;
    }
    Ok(())
}

/// A mail that is being sent, and the lease under which it is: it went out at most once under each.
type UnderWay = (MailId, Option<Uuid>);

/// What is being sent, as the database says. A file is read from a copy: whoever opens the file itself
/// does what the next server is to do after a kill.
async fn under_way(database: &TestDatabase) -> Vec<UnderWay> {
    let copy = tempfile::tempdir().unwrap();
    let mut url = database.url.clone();
    if postgres().is_none() {
        for name in ["convoke.db", "convoke.db-wal"] {
            std::fs::copy(database.folder.path().join(name), copy.path().join(name)).unwrap();
        }
        url = format!("sqlite://{}", copy.path().join("convoke.db").display());
    }
    let db = Database::connect(&url, Clock::System).await.unwrap();
    let select = Mails::find().select_only().columns([Column::Id, Column::LeaseHolder]);
    let select = select.filter(Column::Status.eq(MailStatus::Sending));
    let found = select.into_tuple().all(db.read()).await.unwrap();
    db.close().await.unwrap();
    found
}

/// Kills one of the servers at a random moment, and starts another in its place. Nothing is sent until
/// that is there: starting takes long enough for all the mails to go out, and no later kill would be in
/// the middle of anything. Says what was under way.
async fn killed(
    server: &mut Option<Server>,
    start: impl Fn() -> Server,
    (database, relay): (&TestDatabase, &FakeRelay),
    chance: &mut StdRng,
) -> Vec<UnderWay> {
    let (count, later) =
        (chance.random_range(0..=*PEOPLE / *KILLS / 2), LATER.mul_f64(chance.random()));
    let enough = relay.count() + count;
    // Mails that another was killed with are nobody's until the lease ends.
    let patience = Instant::now() + Duration::from_secs(3);
    while relay.count() < enough && Instant::now() < patience {
        sleep(Duration::from_millis(1)).await;
    }
    sleep(later).await;
    if let Some(server) = server.take() {
        server.stop("-KILL");
    }
    relay.hold(true);
    let left = under_way(database).await;
    *server = Some(start());
    relay.hold(false);
    left
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_at_a_hundred_moments_a_follow_up_misses_nobody_and_repeats_only_what_was_in_flight()
{
    let (database, relay) = (TestDatabase::create().await, FakeRelay::start().await);
    let token = token(&database);
    let start = || Server::start(serve(&database, &relay));
    let first = start();
    sent_to_thousands(&database, &Client { address: first.address.clone(), token }).await;
    let mut servers = vec![Some(first)];
    if postgres().is_some() {
        servers.push(Some(start()));
    }
    let mut chance = StdRng::seed_from_u64(SEED);
    let (mut in_flight, mut hits) = (HashSet::new(), 0);
    for n in 0..*KILLS {
        let one = n % servers.len();
        let left = killed(&mut servers[one], start, (&database, &relay), &mut chance).await;
        let before = in_flight.len();
        in_flight.extend(left);
        hits += usize::from(in_flight.len() > before);
    }
    let had = relay.received().into_iter().map(|mail| mail.to).collect::<HashSet<_>>().len();
    println!("{hits} of {} kills hit mails in flight, at the last {had} had it", *KILLS);
    assert!(had < *PEOPLE, "all had it before the last kill");
    assert!(hits > *KILLS / 2, "too few kills hit mails in flight: {hits}");
    let db = Database::connect(&database.url, Clock::System).await.unwrap();
    let until = Instant::now() + Duration::from_mins(5);
    let sent = async || {
        let row = follow_up::Entity::find().one(db.read()).await.unwrap().unwrap();
        row.status == FollowUpStatus::Sent && found::unsent(&db).await == 0
    };
    while !sent().await {
        let logs = || servers.iter().flatten().map(Server::log).collect::<String>();
        assert!(Instant::now() < until, "mails are left: {}", logs());
        sleep(Duration::from_millis(200)).await;
    }
    for server in servers.into_iter().flatten() {
        assert_eq!(server.stop("-TERM"), Some(0));
    }
    assert_nobody_is_missed(&db).await;
    db.close().await.unwrap();
    assert_copies_are_few(&relay, in_flight.len().min(*KILLS * IN_FLIGHT));
}

async fn assert_nobody_is_missed(db: &Database) {
    let row = follow_up::Entity::find().one(db.read()).await.unwrap().unwrap();
    assert_eq!(usize::try_from(row.recipient_count).unwrap(), *PEOPLE);
    assert_eq!(recipient::Entity::find().count(db.read()).await.unwrap(), *PEOPLE as u64);
    let mails = Mails::find().all(db.read()).await.unwrap();
    assert_eq!(mails.len(), *PEOPLE);
    assert!(mails.iter().all(|mail| mail.status == MailStatus::Sent));
}

/// Everybody has it; copies have one Message-ID, and are no more than the kills have left.
fn assert_copies_are_few(relay: &FakeRelay, left: usize) {
    let mut mails: HashMap<String, Vec<String>> = HashMap::new();
    for mail in relay.received() {
        mails.entry(mail.to).or_default().push(Letter::parse(&mail.data).message_id);
    }
    assert_eq!(mails.len(), *PEOPLE, "somebody was missed");
    assert!(mails.values().all(|ids| ids.iter().all(|id| *id == ids[0])));
    let copies: usize = mails.values().map(|ids| ids.len() - 1).sum();
    println!("{} mails, {copies} went out twice of {left} that were in flight", *PEOPLE);
    assert!(copies <= left, "{copies} copies of {left} in flight");
    assert!(copies > 0, "no mail had gone out that was not noted yet");
}
