//! Reports on mails as callers see them.

use chrono::{DateTime, Utc};
use poem_openapi::Object;

use crate::ids::{BounceId, MailId};
use crate::mail::bounces::{BounceKind, BounceOutcome};
use crate::mail::{EmailAddress, ReplyOut};

/// A report on a mail.
#[derive(Clone, Debug, Object)]
pub struct BounceOut {
    /// Its id.
    pub id: BounceId,
    /// Its version, as in the ETag.
    pub version: i64,
    /// What it tells.
    pub kind: BounceKind,
    /// What was made of it.
    pub outcome: BounceOutcome,
    /// The mail that it is about; where nothing proves that (`unproven`), the one that it names.
    pub mail_id: Option<MailId>,
    /// Whom the mail went to, or as the report says it.
    pub recipient: Option<EmailAddress>,
    /// The reply that it tells of.
    pub reply: Option<ReplyOut>,
    /// When it came.
    pub received_at: DateTime<Utc>,
}

/// A report on a mail, with its text.
#[derive(Clone, Debug, Object)]
pub struct BounceReport {
    /// The report.
    #[oai(flatten)]
    pub report: BounceOut,
    /// Its text as it came, up to 64 KiB; where nothing proves which mail it is about, up to 4 KiB.
    /// Of the mail that it returns, and of what cannot be taken apart, the headers alone are kept.
    pub raw: String,
}

/// Filters for reports on mails.
#[derive(Clone, Debug, Default, Object)]
pub struct BounceFilter {
    /// Those that tell this.
    pub kind: Option<BounceKind>,
    /// Those of which this was made.
    pub outcome: Option<BounceOutcome>,
    /// Those on this mail.
    pub mail_id: Option<MailId>,
}
