//! Mails and templates as callers see them.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use poem_openapi::Object;
use serde_json::Value;
use uuid::Uuid;

use crate::ids::{EventId, FollowUpId, MailId, PersonId};
use crate::mail::{EmailAddress, MailStatus, ReplyOut};
use crate::text::Language;

/// A mail of the outbox.
#[derive(Clone, Debug, Object)]
pub struct MailOut {
    /// Its id.
    pub id: MailId,
    /// Its version, as in the ETag.
    pub version: i64,
    /// Its kind, which is the name of its template.
    pub kind: String,
    /// Its one recipient.
    pub to: EmailAddress,
    /// The recipient's name.
    pub to_name: String,
    /// Its subject: as it was sent, else as it would be now.
    pub subject: String,
    /// Its language.
    pub language: Language,
    /// The event it is about.
    pub event_id: Option<EventId>,
    /// The person it goes to.
    pub person_id: Option<PersonId>,
    /// The follow-up it belongs to.
    pub follow_up_id: Option<FollowUpId>,
    /// The invitation or registration it is about.
    pub about_id: Option<Uuid>,
    /// Where it stands.
    pub status: MailStatus,
    /// How often it was tried.
    pub attempts: i32,
    /// When it is tried next; null when it is not.
    pub next_attempt_at: Option<DateTime<Utc>>,
    /// What the relay said last, or what kept us from asking it.
    pub last_reply: Option<ReplyOut>,
    /// The Message-ID it was sent with; the same for every attempt.
    pub message_id: Option<String>,
    /// When the relay took it.
    pub sent_at: Option<DateTime<Utc>>,
    /// When it was queued.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Filters for mails.
#[derive(Clone, Debug, Default, Object)]
pub struct MailListFilter {
    /// Those in this state.
    pub status: Option<MailStatus>,
    /// And what else is said of them.
    #[oai(flatten)]
    pub which: RetryFilter,
}

/// Which failed mails to send again; what is left out does not matter.
#[derive(Clone, Debug, Default, Object)]
pub struct RetryFilter {
    /// Those of this kind, such as `invitation`.
    pub kind: Option<String>,
    /// Those about this event.
    pub event_id: Option<EventId>,
    /// Those to this person.
    pub person_id: Option<PersonId>,
    /// Those to this address.
    pub to: Option<EmailAddress>,
    /// Those of this follow-up.
    pub follow_up_id: Option<FollowUpId>,
    /// Those about this invitation or registration.
    pub about_id: Option<Uuid>,
    /// Those in this language.
    pub language: Option<Language>,
}

/// How many mails are sent again.
#[derive(Clone, Debug, Object)]
pub struct Retried {
    /// So many.
    pub retried: u64,
}

/// A mail as its reader sees it.
#[derive(Clone, Debug, Object)]
pub struct MailPreview {
    /// The language it is written in.
    pub language: Language,
    /// Subject.
    pub subject: String,
    /// The plain part.
    pub text: String,
    /// The HTML part, a whole document.
    pub html: String,
    /// The whole message with its headers, as the relay would get it, but for a signature.
    pub raw: String,
}

/// A template.
#[derive(Clone, Debug, Object)]
pub struct TemplateOut {
    /// Its name, which is the kind of the mails written from it.
    pub name: String,
    /// The languages it is written in; readers of others get the nearest, at last English.
    pub languages: Vec<Language>,
    /// Whether it goes to many who did not ask for it one by one.
    pub bulk: bool,
    /// What can stand in it between `{{` and `}}`.
    pub placeholders: Vec<String>,
}

/// What a preview is made from.
#[derive(Clone, Debug, Default, Object)]
pub struct TemplatePreview {
    /// The reader's language; English when left out.
    pub language: Option<Language>,
    /// Replaces parts of the sample data, such as `{"event": {"title": "..."}}`.
    #[oai(default)]
    pub data: BTreeMap<String, Value>,
}
