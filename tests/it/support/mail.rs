//! A mailroom on a database of its own.

use std::time::Duration;

use convoke::clock::Clock;
use convoke::db::Database;
use convoke::ids::MailId;
use convoke::mail::data::{EventData, PersonData, RegistrationData};
use convoke::mail::entity::Model;
use convoke::mail::transport::Catcher;
use convoke::mail::{
    self, EmailAddress, LinkKeys, LinkRef, Mail, MailSettings, MailStatus, Mailroom, NewMail,
    Purpose, Transport,
};
use convoke::text::Language;
use serde::Serialize;

use super::database::{TestDatabase, postgres};

/// A mail to a registered person.
#[derive(Clone, Serialize)]
pub struct Confirmed {
    pub event: EventData,
    pub person: PersonData,
    pub registration: RegistrationData,
}

impl Mail for Confirmed {
    const TEMPLATE: &'static str = "registration_confirmed";

    fn sample() -> Self {
        Self {
            event: EventData::sample(),
            person: PersonData::sample(),
            registration: RegistrationData::sample(),
        }
    }
}

/// A mail that no template can be found for.
#[derive(Serialize)]
pub struct Untemplated {}

impl Mail for Untemplated {
    const TEMPLATE: &'static str = "nothing_of_the_kind";

    fn sample() -> Self {
        Self {}
    }
}

/// The outbox, what empties it, and what it empties it into.
pub struct Post {
    pub db: Database,
    pub clock: Clock,
    pub settings: MailSettings,
    pub catcher: Catcher,
    pub room: Mailroom,
    _database: TestDatabase,
}

pub fn settings() -> MailSettings {
    let from = "Convoke <seminars@un.example>".parse().unwrap();
    let mut settings = MailSettings::new("https://un.example", from);
    settings.reply_to = Some("secretariat@un.example".parse().unwrap());
    settings.lease = Duration::from_secs(1);
    settings.poll = Duration::from_millis(50);
    settings
}

pub fn keys() -> LinkKeys {
    LinkKeys::new("a secret of at least thirty-two characters").unwrap()
}

impl Post {
    /// Into memory.
    pub async fn start() -> Self {
        Self::with(settings(), None).await
    }

    /// With these settings, to their relay or folder unless `into_memory`.
    pub async fn sending(settings: MailSettings) -> Self {
        let transport = Transport::from_settings(&settings).unwrap();
        Self::with(settings, Some(transport)).await
    }

    pub async fn with(settings: MailSettings, transport: Option<Transport>) -> Self {
        let database = TestDatabase::create().await;
        let clock = Clock::fixed(super::beginning());
        let db = Database::connect(&database.url, clock.clone()).await.unwrap();
        let catcher = Catcher::default();
        let transport = transport.unwrap_or_else(|| Transport::Catcher(catcher.clone()));
        let room = Mailroom::new(db.clone(), settings.clone(), keys(), transport).unwrap();
        Self { db, clock, settings, catcher, room, _database: database }
    }

    /// Another server on the same database and with the same catcher.
    pub fn another_room(&self) -> Mailroom {
        let transport = Transport::Catcher(self.catcher.clone());
        Mailroom::new(self.db.clone(), self.settings.clone(), keys(), transport).unwrap()
    }

    /// Queues a confirmation.
    pub async fn queue(&self, to: &str) -> MailId {
        self.queue_with(to, |_| {}).await
    }

    /// Queues a confirmation after a change.
    pub async fn queue_with(
        &self,
        to: &str,
        change: impl Fn(&mut NewMail<'_, Confirmed>) + Send + Sync,
    ) -> MailId {
        let (to, body): (EmailAddress, _) = (to.parse().unwrap(), Confirmed::sample());
        let (to, body, change, language) = (&to, &body, &change, &Language::english());
        self.db
            .write(move |w| async move {
                let mut new = confirmation(to, language, body);
                change(&mut new);
                mail::queue(&w, &new).await
            })
            .await
            .unwrap()
    }

    /// Queues so many confirmations to `n@domain`.
    pub async fn queue_many(&self, count: usize, domain: &str) -> Vec<MailId> {
        let to: Vec<EmailAddress> =
            (0..count).map(|n| format!("{n}@{domain}").parse().unwrap()).collect();
        let (to, body, language) = (&to, &Confirmed::sample(), &Language::english());
        self.db
            .write(move |w| async move {
                let new: Vec<_> = to.iter().map(|to| confirmation(to, language, body)).collect();
                mail::queue_many(&w, &new).await
            })
            .await
            .unwrap()
    }

    pub async fn find(&self, id: MailId) -> Model {
        mail::find(self.db.read(), id).await.unwrap()
    }

    pub async fn status(&self, id: MailId) -> MailStatus {
        self.find(id).await.status
    }

    pub async fn step(&self) -> usize {
        self.room.step().await.unwrap()
    }

    /// Moves the clock, and waits where leases run by the clock of the database.
    pub async fn outlive_the_lease(&self) {
        self.clock.advance(chrono::Duration::seconds(2));
        if postgres().is_some() {
            tokio::time::sleep(Duration::from_millis(1_200)).await;
        }
    }

    pub fn hours_later(&self, hours: i64) {
        self.clock.advance(chrono::Duration::hours(hours));
    }
}

/// A confirmation with its link.
pub fn confirmation<'a>(
    to: &'a EmailAddress,
    language: &'a Language,
    body: &'a Confirmed,
) -> NewMail<'a, Confirmed> {
    let link_id = uuid::Uuid::from_u128(7);
    let link = LinkRef { purpose: Purpose::Manage, event_id: None, link_id, generation: 0 };
    NewMail { links: vec![("manage", link)], ..NewMail::new(to, "Aigul Nurlanova", language, body) }
}
