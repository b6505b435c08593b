//! What is in the database before anybody asks: one event with its register, and invitations that
//! nobody has answered. All copies of rows that the house itself made.

use convoke::access::types::{Role, TokenCreate};
use convoke::access::{Actor, service};
use convoke::clock::random_bytes;
use convoke::context::Context;
use convoke::db::Database;
use convoke::ids::{EventId, InvitationId, PersonId, RegistrationId};
use convoke::invitations::types::InvitationStatus;
use convoke::{invitations, people, registrations};
use poem::endpoint::BoxEndpoint;
use poem::{Endpoint, EndpointExt, Request, Response};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel};
use serde_json::{Value, json};
use uuid::Uuid;

use super::house;

/// What links are made by.
pub const KEY: &str = "a secret of the benches, long enough to be one";

/// How many rows are written with one statement.
const CHUNK: usize = 400;

pub struct Stock {
    pub token: String,
    pub event: EventId,
    /// Invitations not answered yet, and the tokens of their links.
    pub tokens: Vec<(InvitationId, String)>,
    /// The token of the one that is answered last.
    link: String,
}

/// A new database of this name on the server that the tests use, when one is named.
pub async fn fresh_postgres(name: &str) -> Option<String> {
    let server = std::env::var("CONVOKE_TEST_DATABASE_URL").ok().filter(|url| !url.is_empty())?;
    let connection = sea_orm::Database::connect(&server).await.unwrap();
    for sql in ["DROP DATABASE IF EXISTS {} WITH (FORCE)", "CREATE DATABASE {}"] {
        connection.execute_unprepared(&sql.replace("{}", name)).await.unwrap();
    }
    let (server, _) = server.rsplit_once('/').unwrap();
    Some(format!("{server}/{name}"))
}

/// Has PostgreSQL do what it does by itself some time after so many rows.
pub async fn settled(url: &str) {
    if url.starts_with("postgres:") {
        let connection = sea_orm::Database::connect(url).await.unwrap();
        connection.execute_unprepared("VACUUM ANALYZE").await.unwrap();
    }
}

impl Stock {
    /// One event with so many registrations and so many invitations.
    pub async fn lay_in(url: &str, registrations: usize, invitations: usize) -> Self {
        let context = house::context(url).await;
        context.db.migrate().await.unwrap();
        let house = House::new(context).await;
        let event = house.event().await;
        let made = house.copies(event, registrations, invitations).await;
        let tokens = made.iter().map(|row| (row.id, house.token_of(row))).collect();
        let link = house.token_of(made.last().unwrap());
        house.context.db.close().await.unwrap();
        Self { token: house.token, event, tokens, link }
    }

    /// The path by which a follow-up goes out to all who are registered.
    pub async fn follow_up(&self, url: &str) -> String {
        let house = House::new(house::context(url).await).await;
        let follow_up = json!({
            "name": "Thanks",
            "audience": {"registration_status": ["confirmed"]},
            "subject": "Thank you",
            "body": "Dear {{ person.full_name }}, thank you for coming to {{ event.title }}.",
        });
        let made = house.post(&format!("/events/{}/follow-ups", self.event), follow_up).await;
        house.context.db.close().await.unwrap();
        format!("/api/v1/follow-ups/{}/send-now", made["id"].as_str().unwrap())
    }

    /// What is read: its name and its path.
    pub fn reads(&self) -> [(&'static str, String); 3] {
        let api = format!("/api/v1/events/{}", self.event);
        [
            ("one event", api.clone()),
            ("50 registrations", format!("{api}/registrations?limit=50")),
            ("the invitation page", format!("/i/{}", self.link)),
        ]
    }
}

pub struct House {
    pub context: Context,
    routes: BoxEndpoint<'static, Response>,
    pub token: String,
}

impl House {
    pub async fn new(context: Context) -> Self {
        let routes = convoke::app::routes(&context).unwrap().map_to_response().boxed();
        let input =
            TokenCreate { name: "load".into(), role: Role::Admin, scope: None, expires_at: None };
        let (by, input) = (&Actor::system("load"), &input);
        let made = context.db.write(move |w| async move { service::create(&w, by, input).await });
        let token = made.await.unwrap().secret;
        Self { context, routes, token }
    }

    pub async fn post(&self, path: &str, body: Value) -> Value {
        let request = Request::builder()
            .method(poem::http::Method::POST)
            .uri_str(format!("/api/v1{path}"))
            .header("authorization", format!("Bearer {}", self.token))
            .content_type("application/json")
            .body(if body.is_null() { String::new() } else { body.to_string() });
        let mut answer = self.routes.get_response(request).await;
        let text = answer.take_body().into_string().await.unwrap();
        assert!(answer.status().is_success(), "{path}: {text}");
        serde_json::from_str(&text).unwrap()
    }

    /// A published event, with one invitation that was accepted and one that was not answered.
    async fn event(&self) -> EventId {
        let event = json!({
            "kind": "seminar",
            "title": {"en": "Digital government", "ru": "Цифровое правительство"},
            "time_zone": "Asia/Almaty",
            "starts_on": "2100-05-25",
            "ends_on": "2100-05-27",
            "start_time": "09:30",
            "capacity": 1_000_000,
            "contact": {"unit": "Secretariat", "email": "secretariat@example.org"},
        });
        let event = self.post("/events", event).await["id"].as_str().unwrap().to_owned();
        self.post(&format!("/events/{event}/publish"), Value::Null).await;
        for email in ["accepted@example.org", "open@example.org"] {
            let invitee =
                json!({"person": {"full_name": "Aigerim Bekova", "email": email}, "send": true});
            let made = self.post(&format!("/events/{event}/invitations"), invitee).await;
            if email.starts_with("accepted") {
                let path = format!("/invitations/{}/answer", made["id"].as_str().unwrap());
                self.post(&path, json!({"answer": "accept"})).await;
            }
        }
        event.parse().unwrap()
    }

    /// Copies of the registration and of the open invitation, each for a person of its own.
    async fn copies(
        &self,
        event: EventId,
        registrations: usize,
        invitations: usize,
    ) -> Vec<invitations::entity::Model> {
        let db = self.context.db.read();
        let person = people::entity::person::Entity::find().one(db).await.unwrap().unwrap();
        let registration = registrations::entity::Entity::find().one(db).await.unwrap().unwrap();
        let rows = invitations::entity::Entity::find().all(db).await.unwrap();
        let open = rows.into_iter().find(|row| row.status == InvitationStatus::Sent).unwrap();
        let new_people: Vec<_> = (0..registrations + invitations)
            .map(|n| people::entity::person::Model {
                id: id(PersonId::from),
                email: Some(format!("p{n}@example.org").parse().unwrap()),
                email_canonical: Some(format!("p{n}@example.org")),
                other_emails: Vec::new().into(),
                ..person.clone()
            })
            .collect();
        let (registered, invited) = new_people.split_at(registrations);
        let new_registrations: Vec<_> = registered
            .iter()
            .map(|person| registrations::entity::Model {
                id: id(RegistrationId::from),
                person_id: person.id,
                invitation_id: None,
                code: Uuid::now_v7().simple().to_string(),
                link_id: random(),
                ..registration.clone()
            })
            .collect();
        let new_invitations: Vec<_> = invited
            .iter()
            .map(|person| invitations::entity::Model {
                id: id(InvitationId::from),
                person_id: person.id,
                link_id: random(),
                event_id: event,
                ..open.clone()
            })
            .collect();
        insert(&self.context.db, &new_people).await;
        insert(&self.context.db, &new_registrations).await;
        insert(&self.context.db, &new_invitations).await;
        new_invitations
    }

    fn token_of(&self, row: &invitations::entity::Model) -> String {
        self.context.keys.token(&invitations::messages::link(row)).unwrap()
    }
}

/// Writes rows in one write.
pub async fn insert<M>(db: &Database, rows: &[M])
where
    M: IntoActiveModel<<M::Entity as EntityTrait>::ActiveModel>
        + sea_orm::ModelTrait
        + Clone
        + Sync,
    <M::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = M::Entity> + Send,
{
    let done = db.write(move |w| async move {
        for chunk in rows.chunks(CHUNK) {
            let chunk = chunk.iter().cloned().map(IntoActiveModel::into_active_model);
            <M::Entity as EntityTrait>::insert_many(chunk).exec_without_returning(&w).await?;
        }
        Ok(())
    });
    done.await.unwrap();
}

fn id<I>(from: impl Fn(Uuid) -> I) -> I {
    from(Uuid::now_v7())
}

fn random() -> Uuid {
    Uuid::from_bytes(random_bytes().unwrap())
}
