//! The table of the outbox.

use std::collections::BTreeMap;

use sea_orm::FromJsonQueryResult;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::address::EmailAddress;
use super::files::FileRef;
use super::links::LinkRef;
use crate::files::ical::CalendarEntry;
use crate::ids::{EventId, FollowUpId, MailId, PersonId};
use crate::text::Language;

crate::choices! {
    /// Where a mail stands.
    MailStatus {
        /// Waits for its first attempt.
        Queued,
        /// Is being sent.
        Sending,
        /// The relay has taken it.
        Sent,
        /// Was refused for now; will be tried again.
        Deferred,
        /// Was refused for good, or could not be written.
        Failed,
        /// Was sent and came back.
        Bounced,
        /// Goes to an address that gets no mail.
        Suppressed,
        /// Was called off before it went out.
        Cancelled,
        /// Had lost its sense before it could go out.
        Expired,
    }
}

impl MailStatus {
    /// Whether nothing more happens to it by itself.
    pub fn is_final(self) -> bool {
        !matches!(self, Self::Queued | Self::Sending | Self::Deferred)
    }
}

/// What has not gone out, and may still.
pub(super) const UNSENT: [MailStatus; 3] =
    [MailStatus::Queued, MailStatus::Deferred, MailStatus::Sending];

/// What a mail is made from when it is rendered; never its text, and no secret.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Content {
    /// The name shown as its sender, such as that of the event.
    pub from_name: Option<String>,
    /// Who reads the answers, where it is not who the settings say.
    pub reply_to: Option<EmailAddress>,
    /// The links in it, by the names that its template uses.
    pub links: BTreeMap<String, LinkRef>,
    /// The entry for the reader's calendar.
    pub calendar: Option<CalendarEntry>,
    /// The files it carries.
    #[serde(default)]
    pub files: Vec<FileRef>,
    /// What the template is filled with.
    pub body: Json,
}

/// A row of `mails`.
#[expect(clippy::struct_excessive_bools, reason = "a row has the columns that it has")]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "mails")]
pub struct Model {
    /// Key; the Message-ID derives from it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MailId,
    /// Raised by every change.
    pub version: i64,
    /// The template, which is also its kind.
    pub template: String,
    /// Its one recipient.
    pub recipient: EmailAddress,
    /// The recipient's name.
    pub recipient_name: String,
    /// The recipient's domain, for the limit of connections.
    pub domain: String,
    /// The subject as last rendered; empty until then.
    pub subject: String,
    /// Its language.
    pub language: Language,
    /// The event it is about.
    pub event_id: Option<EventId>,
    /// The person it goes to.
    pub person_id: Option<PersonId>,
    /// The follow-up it belongs to.
    pub follow_up_id: Option<FollowUpId>,
    /// The row it is about: an invitation, a registration.
    pub about: Option<Uuid>,
    /// Where it stands.
    pub status: MailStatus,
    /// How often it was tried.
    pub attempts: i32,
    /// When it is due.
    pub next_attempt_at: DateTimeUtc,
    /// When it was first tried; giving up counts from then.
    pub first_attempt_at: Option<DateTimeUtc>,
    /// When it loses its sense.
    pub not_after: Option<DateTimeUtc>,
    /// Until when its holder may finish it.
    pub leased_until: Option<DateTimeUtc>,
    /// The lease under which it is being sent; a lease that was lost finishes nothing.
    pub lease_holder: Option<Uuid>,
    /// Called off while it was being sent: it is not tried again.
    pub cancel_requested: bool,
    /// Whether it goes after mails that somebody waits for: it was written with others like it.
    #[sea_orm(column_name = "of_many")]
    pub gives_way: bool,
    /// Makes sense only to somebody whom another mail about the same row reaches: called off with it.
    pub sequel: bool,
    /// Whether it may be taken back from its reader: then it makes no sense any more.
    #[sea_orm(column_name = "confirmed_only")]
    pub revocable: bool,
    /// Whether an attempt may have brought it that nobody could say the end of.
    pub in_doubt: bool,
    /// Whether its reader may stop mails like it, which nobody asked for one by one.
    pub bulk: bool,
    /// The relay's last reply: its code.
    pub last_code: Option<i32>,
    /// Its enhanced code (RFC 3463).
    pub last_enhanced_code: Option<String>,
    /// Its text, or what kept us from getting one.
    pub last_reply: Option<String>,
    /// The Message-ID it was sent with.
    pub message_id: Option<String>,
    /// When the relay took it.
    pub sent_at: Option<DateTimeUtc>,
    /// What it is made from.
    #[sea_orm(column_type = "JsonBinary")]
    pub content: Content,
    /// When it was queued.
    pub created_at: DateTimeUtc,
    /// Last change.
    pub updated_at: DateTimeUtc,
    /// Recipient and name, folded for search.
    pub search: String,
}

impl Model {
    /// Whether it was tried before; what is leased counts as tried once.
    pub fn is_retried(&self) -> bool {
        self.attempts > 1
    }

    /// Whether it is fresh, and somebody waits for it.
    pub fn is_answer(&self) -> bool {
        !self.gives_way && !self.is_retried()
    }
}

/// None: the outbox knows no feature.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
