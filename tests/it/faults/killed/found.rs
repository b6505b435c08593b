//! What is in the database when all is over.

use std::collections::{BTreeSet, HashMap, HashSet};

use convoke::db::Database;
use convoke::events::entity::event::{Entity as Events, Model as Event};
use convoke::ids::InvitationId;
use convoke::invitations::entity::{Entity as Invitations, Model as Invitation};
use convoke::invitations::types::InvitationStatus;
use convoke::mail::MailStatus;
use convoke::mail::entity::{Column, Entity as Mails, Model as Mail};
use convoke::registrations::entity::{Entity as Registrations, Model as Registration};
use convoke::registrations::types::RegistrationStatus;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseBackend, EntityTrait, PaginatorTrait, QueryFilter,
    Statement,
};
use uuid::Uuid;

use crate::support::Letter;
use crate::support::smtp::Received;

pub struct Found {
    event: Event,
    invitations: HashMap<InvitationId, Invitation>,
    registrations: Vec<Registration>,
    mails: Vec<Mail>,
    /// Action and object of each entry.
    log: Vec<(String, Uuid)>,
}

/// How many mails have not come to their end.
pub async fn unsent(db: &Database) -> u64 {
    let waiting = [MailStatus::Queued, MailStatus::Sending, MailStatus::Deferred];
    Mails::find().filter(Column::Status.is_in(waiting)).count(db.read()).await.unwrap()
}

async fn log(db: &Database) -> Vec<(String, Uuid)> {
    let sql = "SELECT action, object_id FROM audit_log";
    let rows = db.read().query_all_raw(Statement::from_string(db.backend(), sql)).await.unwrap();
    let entry = |row: &sea_orm::QueryResult| {
        (row.try_get("", "action").unwrap(), row.try_get("", "object_id").unwrap())
    };
    rows.iter().map(entry).collect()
}

async fn assert_file_is_sound(db: &Database) {
    if db.backend() == DatabaseBackend::Sqlite {
        let query = Statement::from_string(db.backend(), "PRAGMA integrity_check");
        let row = db.read().query_one_raw(query).await.unwrap().unwrap();
        assert_eq!(row.try_get_by_index::<String>(0).unwrap(), "ok");
    }
}

impl Found {
    pub async fn read(db: &Database) -> Self {
        assert_file_is_sound(db).await;
        let invitations = Invitations::find().all(db.read()).await.unwrap();
        Self {
            event: Events::find().one(db.read()).await.unwrap().unwrap(),
            invitations: invitations.into_iter().map(|row| (row.id, row)).collect(),
            registrations: Registrations::find().all(db.read()).await.unwrap(),
            mails: Mails::find().all(db.read()).await.unwrap(),
            log: log(db).await,
        }
    }

    fn logged(&self, action: &str, object: Uuid) -> usize {
        self.log.iter().filter(|(it, of)| it == action && *of == object).count()
    }

    /// How many mails from one of these templates are about something.
    fn written(&self, about: Uuid, templates: &[&str]) -> usize {
        let fits =
            |mail: &&Mail| mail.about == Some(about) && templates.contains(&mail.template.as_str());
        self.mails.iter().filter(fits).count()
    }

    fn registration(&self, who: InvitationId) -> Option<&Registration> {
        self.registrations.iter().find(|row| row.invitation_id == Some(who))
    }

    pub fn assert_accepted(&self, who: InvitationId) {
        assert_eq!(self.invitations[&who].status, InvitationStatus::Accepted, "{who}");
        assert_eq!(self.logged("invitation.accept", who.0), 1, "{who}");
        assert!(self.registration(who).is_some(), "{who} has no registration");
    }

    pub fn assert_coming(&self, who: InvitationId) {
        self.assert_accepted(who);
        let status = self.registration(who).unwrap().status;
        assert!(matches!(status, RegistrationStatus::Confirmed | RegistrationStatus::Waitlisted));
    }

    pub fn assert_withdrawn(&self, who: InvitationId) {
        self.assert_accepted(who);
        let row = self.registration(who).unwrap();
        assert_eq!(row.status, RegistrationStatus::Withdrawn);
        assert_eq!(self.logged("registration.withdraw", row.id.0), 1);
        assert_eq!(self.written(row.id.0, &["registration_withdrawn"]), 1);
    }

    pub fn assert_declined(&self, who: InvitationId) {
        assert_eq!(self.invitations[&who].status, InvitationStatus::Declined, "{who}");
        assert_eq!(self.logged("invitation.decline", who.0), 1, "{who}");
        assert!(self.registration(who).is_none(), "{who}");
    }

    /// Nothing is half there: rows, counters, mails and log tell one story.
    pub fn assert_whole(&self, capacity: i32) {
        let accepted =
            self.invitations.values().filter(|it| it.status == InvitationStatus::Accepted);
        assert_eq!(accepted.count(), self.registrations.len());
        for row in &self.registrations {
            self.assert_accepted(row.invitation_id.expect("came by an invitation"));
            assert_eq!(self.logged("registration.create", row.id.0), 1);
            let entered = ["registration_confirmed", "registration_waitlisted"];
            assert_eq!(self.written(row.id.0, &entered), 1, "{row:?}");
            let promoted = self.logged("registration.promote", row.id.0);
            assert_eq!(self.written(row.id.0, &["registration_promoted"]), promoted);
        }
        let with = |status| self.registrations.iter().filter(move |row| row.status == status);
        let confirmed = i32::try_from(with(RegistrationStatus::Confirmed).count()).unwrap();
        assert_eq!(self.event.confirmed_count, confirmed);
        assert!(confirmed <= capacity, "{confirmed}");
        let waiting = with(RegistrationStatus::Waitlisted);
        let places: Vec<i64> = waiting.map(|row| row.waitlist_seq.unwrap()).collect();
        assert!(places.is_empty() || confirmed == capacity, "a free seat was given to nobody");
        assert_eq!(places.iter().collect::<BTreeSet<_>>().len(), places.len());
        assert!(places.iter().all(|place| *place <= self.event.waitlist_counter));
    }

    /// No mail is lost; one that went out twice is the same mail, by its Message-ID.
    pub fn assert_mailed(&self, received: &[Received]) {
        let got: Vec<String> =
            received.iter().map(|mail| Letter::parse(&mail.data).message_id).collect();
        let different: HashSet<&String> = got.iter().collect();
        let bare = |id: &str| id.trim_matches(['<', '>']).to_owned();
        let sent: HashSet<String> = self
            .mails
            .iter()
            .filter(|mail| mail.status == MailStatus::Sent)
            .map(|mail| bare(mail.message_id.as_ref().expect("a Message-ID")))
            .collect();
        for id in &sent {
            assert!(different.contains(id), "{id} never reached the relay");
        }
        // An invitation that was answered while it went out is noted as called off.
        let called_off = |mail: &&Mail| mail.status == MailStatus::Cancelled;
        let called_off = self.mails.iter().filter(called_off).count();
        assert_eq!(sent.len() + called_off, self.mails.len(), "each was sent or called off");
        assert!(different.len() <= self.mails.len(), "a mail went out under two names");
        println!("{} mails, {} copies at the relay", self.mails.len(), got.len());
    }
}
