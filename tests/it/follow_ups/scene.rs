//! An event with people around it.

use std::time::Duration;

use chrono::{DateTime, Utc};
use convoke::access::Actor;
use convoke::clock::random_bytes;
use convoke::db::{self, List};
use convoke::follow_ups::service::{self, Chunk, Pace};
use convoke::ids::{EventId, FollowUpId, InvitationId, PersonId, RegistrationId};
use convoke::invitations::entity as invitation;
use convoke::invitations::types::{InvitationStatus, ParticipantRole};
use convoke::mail::MailStatus;
use convoke::mail::entity as mail;
use convoke::registrations::entity as registration;
use convoke::registrations::form::types::Versions;
use convoke::registrations::types::{
    Answers, AttendanceMode, RegistrationSource, RegistrationStatus,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{TestApp, beginning};

/// How late a follow-up may be in these tests, and how it goes to the outbox.
pub const PACE: Pace = Pace::usual(Duration::from_hours(24));

/// An event with people around it.
pub struct Scene {
    pub app: TestApp,
    pub event: EventId,
}

impl Scene {
    /// A published seminar in Almaty, 1 to 3 April 2026, from 9 to 17.
    pub async fn start() -> Self {
        Self::with(json!({})).await
    }

    pub async fn with(fields: Value) -> Self {
        let app = TestApp::start().await;
        let mut body = json!({
            "kind": "seminar", "title": {"en": "Open Government", "ru": "Открытое правительство"},
            "time_zone": "Asia/Almaty", "starts_on": "2026-04-01", "ends_on": "2026-04-03",
            "start_time": "09:00", "end_time": "17:00",
        });
        for (name, value) in fields.as_object().unwrap() {
            body[name] = value.clone();
        }
        let event = app.post("/events", body).expect(201).await.id();
        app.act(&format!("/events/{event}/publish")).expect(200).await;
        Self { app, event: event.parse().unwrap() }
    }

    pub async fn person(&self, fields: Value) -> PersonId {
        self.app.post("/people", fields).expect(201).await.id().parse().unwrap()
    }

    /// Somebody with a name, whose address is `name@example.org`.
    pub async fn named(&self, name: &str) -> PersonId {
        self.person(json!({"full_name": name, "email": format!("{name}@example.org")})).await
    }

    pub async fn registered(&self, person: PersonId, status: RegistrationStatus) {
        self.registered_as(person, status, |_| {}).await;
    }

    pub async fn registered_as(
        &self,
        person: PersonId,
        status: RegistrationStatus,
        change: impl Fn(&mut registration::Model) + Send + Sync,
    ) {
        let (event, change) = (self.event, &change);
        let write = self.app.app.context.db.write(move |w| async move {
            let mut row = registration_row(w.new_id(), event, person, status);
            change(&mut row);
            db::insert(&w, row).await
        });
        write.await.unwrap();
    }

    pub async fn invited(&self, person: PersonId, status: InvitationStatus) {
        self.invited_as(person, status, |_| {}).await;
    }

    pub async fn invited_as(
        &self,
        person: PersonId,
        status: InvitationStatus,
        change: impl Fn(&mut invitation::Model) + Send + Sync,
    ) {
        let (event, change) = (self.event, &change);
        let write = self.app.app.context.db.write(move |w| async move {
            let mut row = invitation_row(w.new_id(), event, person, status);
            change(&mut row);
            db::insert(&w, row).await
        });
        write.await.unwrap();
    }

    pub fn path(&self) -> String {
        format!("/events/{}/follow-ups", self.event)
    }

    /// A follow-up with these fields over a plain one to all who are confirmed.
    pub async fn follow_up(&self, fields: Value) -> Value {
        self.app.post(&self.path(), plain(fields)).json_of(201).await
    }

    pub async fn read(&self, follow_up: &Value) -> Value {
        self.app.get(&own(follow_up)).json_of(200).await
    }

    pub async fn send_now(&self, follow_up: &Value) -> Value {
        self.app.act(&format!("{}/send-now", own(follow_up))).json_of(200).await
    }

    /// What the worker does once.
    pub async fn step(&self) -> usize {
        service::step(&self.app.app.context.db, PACE).await.unwrap()
    }

    /// One chunk of so many people.
    pub async fn chunk(&self, follow_up: &Value, limit: u64) -> Chunk {
        let (by, id) = (&Actor::system("worker"), id(follow_up));
        let write = self
            .app
            .app
            .context
            .db
            .write(move |w| async move { service::expand(&w, by, id, limit).await });
        write.await.unwrap()
    }

    pub async fn mails(&self, follow_up: &Value) -> Vec<mail::Model> {
        let select = mail::Entity::find().filter(mail::Column::FollowUpId.eq(id(follow_up)));
        select.all(self.app.app.context.db.read()).await.unwrap()
    }

    /// The names before the @ of all who have a mail of it, sorted.
    pub async fn recipients(&self, follow_up: &Value) -> Vec<String> {
        let mails = self.mails(follow_up).await;
        let name =
            |mail: &mail::Model| mail.recipient.to_string().split('@').next().map(str::to_owned);
        let mut names: Vec<String> = mails.iter().filter_map(name).collect();
        names.sort();
        names
    }

    pub async fn statuses(&self, follow_up: &Value) -> Vec<MailStatus> {
        self.mails(follow_up).await.into_iter().map(|mail| mail.status).collect()
    }

    pub fn now(&self, instant: &str) {
        self.app.clock.set(instant.parse().unwrap());
    }
}

/// A follow-up with these fields over a plain one to all who are confirmed.
pub fn plain(fields: Value) -> Value {
    let mut body = json!({
        "name": "Papers", "audience": {"registration_status": ["confirmed"]},
        "subject": "Papers of {{ event.title }}", "body": "Dear {{ person.full_name }}, read them.",
    });
    for (name, value) in fields.as_object().unwrap() {
        body[name] = value.clone();
    }
    body
}

pub fn own(follow_up: &Value) -> String {
    format!("/follow-ups/{}", follow_up["id"].as_str().unwrap())
}

pub fn id(follow_up: &Value) -> FollowUpId {
    follow_up["id"].as_str().unwrap().parse().unwrap()
}

pub fn at(instant: &str) -> DateTime<Utc> {
    instant.parse().unwrap()
}

pub fn registration_row(
    id: RegistrationId,
    event_id: EventId,
    person_id: PersonId,
    status: RegistrationStatus,
) -> registration::Model {
    registration::Model {
        id,
        version: 1,
        event_id,
        person_id,
        invitation_id: None,
        substitute_for_id: None,
        code: id.0.simple().to_string(),
        role: ParticipantRole::Delegate,
        country: None,
        organization_id: None,
        organization: None,
        position: None,
        answers: Answers::default(),
        answer_versions: Versions::default(),
        sensitive_version: None,
        consents: List::default(),
        attendance_mode: AttendanceMode::InPerson,
        status,
        source: RegistrationSource::Organizer,
        waitlist_seq: None,
        language: None,
        registered_by: None,
        decided_by: None,
        decision_reason: None,
        remark: None,
        calendar_sequence: 0,
        link_id: Uuid::from_bytes(random_bytes().unwrap()),
        link_generation: 0,
        unverified_until: None,
        decided_at: None,
        confirmed_at: None,
        withdrawn_at: None,
        made_on: beginning().date_naive(),
        search: String::new(),
        created_at: beginning(),
        updated_at: beginning(),
    }
}

fn invitation_row(
    id: InvitationId,
    event_id: EventId,
    person_id: PersonId,
    status: InvitationStatus,
) -> invitation::Model {
    invitation::Model {
        id,
        version: 1,
        event_id,
        person_id,
        substitute_for_id: None,
        in_own_right: true,
        role: ParticipantRole::Delegate,
        language: None,
        note: None,
        skip_approval: false,
        status,
        answered_by: None,
        decline_reason: None,
        substitute_name: None,
        reminders: 0,
        link_id: Uuid::from_bytes(random_bytes().unwrap()),
        link_generation: 0,
        sent_at: Some(beginning()),
        answered_at: None,
        expires_at: None,
        last_reminded_at: None,
        reminders_from: None,
        created_at: beginning(),
        updated_at: beginning(),
    }
}
