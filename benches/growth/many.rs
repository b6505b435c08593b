//! What is in the database before anybody asks: many registrations in 100 events, all of them
//! copies of rows that the house itself made.

use convoke::clock::random_bytes;
use convoke::events::entity::event;
use convoke::ids::EventId;
use convoke::people::entity::person;
use convoke::people::types::Gender;
use convoke::registrations::entity as registration;
use convoke::registrations::types::ParticipantRole;
use convoke::text::{fold, searchable_words};
use poem::{Endpoint, EndpointExt};
use sea_orm::{ConnectionTrait, EntityTrait};
use uuid::Uuid;

use super::client::Request;
use super::house;
use super::stock::{Stock, insert};

const EVENTS: usize = 100;
/// How many registrations are laid in with one write.
const WRITE: usize = 20_000;
/// In the name of every other one, of one, and of nobody.
const FREQUENT: &str = "Aigerim";
const RARE: &str = "Zulfiqar";
const NONE: &str = "Nobody";

/// On PostgreSQL a trigger that counts is slow where one transaction brings many rows.
const WITHOUT_TRIGGERS: [&str; 4] = [
    "ALTER TABLE people DISABLE TRIGGER USER",
    "ALTER TABLE registrations DISABLE TRIGGER USER",
    "TRUNCATE registration_tallies",
    "TRUNCATE person_words, registration_words",
];
/// What they would have done; and what the server does by itself some time after so many rows.
const TRIGGERS_AGAIN: [&str; 6] = [
    "INSERT INTO registration_tallies \
        SELECT event_id, property, value, detail, COUNT(*) FROM registration_cells \
        GROUP BY event_id, property, value, detail",
    "INSERT INTO person_words SELECT DISTINCT part.word, people.id \
        FROM people, unnest(string_to_array(search, ' ')) AS part (word) ORDER BY 1, 2",
    "INSERT INTO registration_words SELECT DISTINCT event_id, part.word, registrations.id \
        FROM registrations, unnest(string_to_array(search, ' ')) AS part (word) ORDER BY 1, 2, 3",
    "ALTER TABLE people ENABLE TRIGGER USER",
    "ALTER TABLE registrations ENABLE TRIGGER USER",
    "VACUUM ANALYZE",
];

pub struct Many {
    stock: Stock,
    url: String,
    slug: String,
    size: usize,
    answered: usize,
}

impl Many {
    /// So many registrations, a tenth of them for the first event, and so many invitations to it.
    pub async fn lay_in(url: &str, size: usize, invitations: usize) -> Self {
        let stock = Stock::lay_in(url, 1, invitations).await;
        let context = house::context(url).await;
        let db = context.db.read();
        let first = event::Entity::find_by_id(stock.event).one(db).await.unwrap().unwrap();
        let person = person::Entity::find().one(db).await.unwrap().unwrap();
        let row = registration::Entity::find().one(db).await.unwrap().unwrap();
        let slug = first.slug.clone();
        let events: Vec<event::Model> = (1..EVENTS).map(|n| event_like(&first, n)).collect();
        let ids: Vec<EventId> = events.iter().map(|event| event.id).collect();
        insert(&context.db, &events).await;
        let on_postgres = !url.starts_with("sqlite:");
        if on_postgres {
            run(db, &WITHOUT_TRIGGERS).await;
        }
        for begin in (0..size).step_by(WRITE) {
            let numbers = begin..size.min(begin + WRITE);
            let people: Vec<_> = numbers.map(|n| person_like(&person, n)).collect();
            let of = |(n, person)| {
                let event = if n % 10 == 0 { first.id } else { ids[n / 10 % ids.len()] };
                registration_like(&row, event, begin + n, person)
            };
            let rows: Vec<_> = people.iter().enumerate().map(of).collect();
            insert(&context.db, &people).await;
            insert(&context.db, &rows).await;
        }
        if on_postgres {
            run(db, &TRIGGERS_AGAIN).await;
        }
        context.db.close().await.unwrap();
        Self { stock, url: url.to_owned(), slug, size, answered: 0 }
    }

    /// What is asked.
    pub async fn reads(&self) -> Vec<(&'static str, Request)> {
        let event = format!("/api/v1/events/{}", self.stock.event);
        let list = format!("{event}/registrations?limit=50");
        let deep = format!("{list}&cursor={}", self.deep().await);
        let of = |path: &str| Request::get(path).bearer(&self.stock.token);
        let searched = |list: &str, q: &str| of(&format!("{list}&q={q}"));
        let people = "/api/v1/people?limit=50";
        vec![
            ("the first 50 registrations", of(&list)),
            ("50 registrations at nine tenths of the list", of(&deep)),
            ("registrations, `q` that half of them have", searched(&list, FREQUENT)),
            ("registrations, `q` that one has", searched(&list, RARE)),
            ("registrations, `q` that none has", searched(&list, NONE)),
            ("the first 50 people", of(people)),
            ("people, `q` that half of them have", searched(people, FREQUENT)),
            ("people, `q` that one has", searched(people, RARE)),
            ("people, `q` that none has", searched(people, NONE)),
            ("statistics", of(&format!("{event}/statistics"))),
            ("the public page", Request::get(&format!("/e/{}", self.slug))),
        ]
    }

    /// The cursor at nine tenths of the event's registrations, but so that 50 follow.
    async fn deep(&self) -> String {
        let context = house::context(&self.url).await;
        let routes = convoke::app::routes(&context).unwrap().map_to_response();
        let before = (self.size / 10 * 9 / 10).min(self.size / 10 - 50);
        let (mut passed, mut cursor) = (0, String::new());
        let event = format!("/api/v1/events/{}/registrations", self.stock.event);
        while passed < before {
            let limit = (before - passed).min(200);
            let request = poem::Request::builder()
                .uri_str(format!("{event}?limit={limit}{cursor}"))
                .header("authorization", format!("Bearer {}", self.stock.token))
                .finish();
            let mut answer = routes.get_response(request).await;
            let page: serde_json::Value = answer.take_body().into_json().await.unwrap();
            passed += limit;
            cursor = format!("&cursor={}", page["next_cursor"].as_str().unwrap());
        }
        cursor.trim_start_matches("&cursor=").to_owned()
    }

    /// Answers to so many more invitations.
    pub fn answers(&mut self, count: usize) -> Vec<Request> {
        let from = self.answered;
        self.answered += count;
        let tokens = &self.stock.tokens[from..self.answered];
        let form = "answer=accept&mode=in_person";
        tokens.iter().map(|(_, token)| Request::post(&format!("/i/{token}"), form)).collect()
    }
}

async fn run(db: &sea_orm::DatabaseConnection, statements: &[&str]) {
    for statement in statements {
        db.execute_unprepared(statement).await.unwrap();
    }
}

fn event_like(event: &event::Model, n: usize) -> event::Model {
    event::Model { id: Uuid::now_v7().into(), slug: format!("event-{n}"), ..event.clone() }
}

fn person_like(person: &person::Model, n: usize) -> person::Model {
    let family = ["Bekova", "Karimov", "Иванова", "Toktosunov", "Nazarova", "Rahmon", "Orazov"];
    let given = match n {
        30 => RARE,
        _ if (n / 10).is_multiple_of(2) => FREQUENT,
        _ => ["Rustam", "Ольга", "Bakyt", "Dilnoza"][n / 20 % 4],
    };
    let name = format!("{given} {}{}", family[n / 10 % family.len()], n / 700 % 900);
    let email = format!("person{n}@example.net");
    person::Model {
        id: Uuid::now_v7().into(),
        name_sort: fold(&name),
        search: searchable_words([name.as_str(), &email]),
        full_name: name,
        email: Some(email.parse().unwrap()),
        email_canonical: Some(email),
        other_emails: Vec::new().into(),
        gender: [Some(Gender::Female), Some(Gender::Male), None][n / 10 % 3],
        ..person.clone()
    }
}

fn registration_like(
    row: &registration::Model,
    event: EventId,
    n: usize,
    person: &person::Model,
) -> registration::Model {
    let code = format!("{:08X}", n);
    let organization = "Ministry of Digital Development";
    registration::Model {
        id: Uuid::now_v7().into(),
        event_id: event,
        person_id: person.id,
        invitation_id: None,
        role: [ParticipantRole::Delegate, ParticipantRole::Speaker][n / 10 % 2],
        country: Some(["KZ", "KG", "TJ", "UZ"][n / 10 % 4].parse().unwrap()),
        organization: Some(organization.to_owned()),
        link_id: Uuid::from_bytes(random_bytes().unwrap()),
        made_on: row.made_on + chrono::Duration::days((n / 10 % 5) as i64),
        search: searchable_words([person.full_name.as_str(), &code, organization]),
        code,
        ..row.clone()
    }
}
