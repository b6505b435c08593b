//! The table of reports on mails that came back.

use sea_orm::entity::prelude::*;

use crate::ids::{BounceId, MailId};
use crate::mail::EmailAddress;

crate::choices! {
    /// What a report tells.
    BounceKind {
        /// A mail could not be delivered.
        Failed,
        /// A mail is late, and still being tried.
        Delayed,
        /// Whoever got it told their provider that it was unwanted.
        Complaint,
        /// Nothing went wrong: an automatic answer, a receipt, a report of success.
        Automatic,
        /// No report that can be read.
        Unknown,
    }

    /// What was made of a report.
    BounceOutcome {
        /// The address gets no more mail of this kind; see `/mail/suppressions`.
        Suppressed,
        /// The mail is `bounced`; the address may be right, and is written to as before.
        Bounced,
        /// It stands on the mail as its last reply, and nothing else changed.
        Noted,
        /// There was nothing to do.
        Ignored,
        /// Nothing proves which mail it is about, so nothing was changed.
        Unproven,
        /// What it tells was known, or the mail was not sent.
        Unchanged,
        /// It could not be read, and is kept for people.
        Unreadable,
    }
}

/// A row of `bounce_reports`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "bounce_reports")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BounceId,
    /// The `ETag`; there is but one.
    pub version: i64,
    /// The SHA-256 of the first 256 KiB of what came, by which the same report is known again.
    pub digest: String,
    /// What it tells.
    pub kind: BounceKind,
    /// What was made of it.
    pub outcome: BounceOutcome,
    /// The mail that it is about; where nothing proves it, the one that it names.
    pub mail_id: Option<MailId>,
    /// Whom the mail went to, or as the report says it.
    pub recipient: Option<EmailAddress>,
    /// The reply that it tells of: its code.
    pub code: Option<i32>,
    /// Its enhanced code (RFC 3463).
    pub enhanced_code: Option<String>,
    /// Its text.
    pub diagnostic: Option<String>,
    /// The report as text, without what the returned mail said.
    pub raw: String,
    /// Recipient and diagnostic, folded for search.
    pub search: String,
    /// When it came.
    pub received_at: DateTimeUtc,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
