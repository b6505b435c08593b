//! Many registrations: copies of one that the house made.

use convoke::ids::{PersonId, RegistrationId};
use convoke::people::entity::person;
use convoke::registrations::entity as registration;
use convoke::text::searchable_words;
use sea_orm::{EntityTrait, IntoActiveModel};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{TestApp, scene};

/// How many rows go into one statement.
const CHUNK: usize = 200;

/// A published event for which people of these names are registered, in this order.
pub async fn registered(app: &TestApp, names: &[String]) -> Value {
    let event = scene::event(app, json!({"capacity": 100_000})).await;
    let first = json!({"person": {"full_name": names[0]}, "notify": false});
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let made = app.post(&path, first).json_of(201).await;
    let db = app.app.context.db.read();
    let (of_person, id): (PersonId, RegistrationId) = (of(&made, "person_id"), of(&made, "id"));
    let person = person::Entity::find_by_id(of_person).one(db).await.unwrap().unwrap();
    let row = registration::Entity::find_by_id(id).one(db).await.unwrap().unwrap();
    let people: Vec<_> = names[1..].iter().map(|name| named(&person, name)).collect();
    let rows: Vec<_> = people.iter().map(|person| of_somebody(&row, person)).collect();
    let (people, rows) = (&people, &rows);
    let write = app.app.context.db.write(move |w| async move {
        for people in people.chunks(CHUNK) {
            let people = people.iter().cloned().map(IntoActiveModel::into_active_model);
            person::Entity::insert_many(people).exec_without_returning(&w).await?;
        }
        for rows in rows.chunks(CHUNK) {
            let rows = rows.iter().cloned().map(IntoActiveModel::into_active_model);
            registration::Entity::insert_many(rows).exec_without_returning(&w).await?;
        }
        Ok(())
    });
    write.await.unwrap();
    event
}

fn of<I: std::str::FromStr<Err: std::fmt::Debug>>(made: &Value, field: &str) -> I {
    made[field].as_str().unwrap().parse().unwrap()
}

fn named(person: &person::Model, name: &str) -> person::Model {
    person::Model {
        id: Uuid::now_v7().into(),
        full_name: name.to_owned(),
        name_sort: name.to_lowercase(),
        search: searchable_words([name]),
        ..person.clone()
    }
}

fn of_somebody(row: &registration::Model, person: &person::Model) -> registration::Model {
    let code = Uuid::now_v7().simple().to_string();
    registration::Model {
        id: Uuid::now_v7().into(),
        person_id: person.id,
        link_id: Uuid::now_v7(),
        search: searchable_words([person.full_name.as_str(), &code]),
        code,
        ..row.clone()
    }
}
