//! Suppressions as callers see them.

use chrono::{DateTime, Utc};
use poem_openapi::Object;

use crate::ids::{EventId, MailId, SuppressionId};
use crate::mail::EmailAddress;
use crate::mail::suppressions::{SuppressionReason, SuppressionScope};

/// An address that is to get no mail, or no follow-ups.
#[derive(Clone, Debug, Object)]
pub struct SuppressionCreate {
    /// The address.
    pub email: EmailAddress,
    /// Which mails it does not get.
    pub scope: SuppressionScope,
    /// Follow-ups of which event alone; only with the scope `follow_ups`.
    pub event_id: Option<EventId>,
    /// Why, for those who read it later; the address never sees it.
    #[oai(validator(max_length = 2000))]
    pub note: Option<String>,
}

/// What of a new suppression can be judged without the rest.
#[derive(Clone, Debug, Default, Object)]
pub struct SuppressionPart {
    /// Which mails it does not get.
    pub scope: Option<SuppressionScope>,
    /// Follow-ups of which event alone.
    pub event_id: Option<EventId>,
    /// Why.
    pub note: Option<String>,
}

/// An address that gets no mail, or no follow-ups.
#[derive(Clone, Debug, Object)]
pub struct SuppressionOut {
    /// Its id.
    pub id: SuppressionId,
    /// Its version, as in the ETag.
    pub version: i64,
    /// The address, in small letters, its domain in those that people read.
    pub email: EmailAddress,
    /// Which mails it does not get.
    pub scope: SuppressionScope,
    /// Follow-ups of which event alone; those of all where it is null.
    pub event_id: Option<EventId>,
    /// Why.
    pub reason: SuppressionReason,
    /// What was noted.
    pub note: Option<String>,
    /// The mail that it came from.
    pub mail_id: Option<MailId>,
    /// Since when.
    pub created_at: DateTime<Utc>,
}

/// Filters for suppressions.
#[derive(Clone, Debug, Default, Object)]
pub struct SuppressionFilter {
    /// Those of this address.
    pub email: Option<EmailAddress>,
    /// Those with this scope.
    pub scope: Option<SuppressionScope>,
    /// Those of the follow-ups of this event.
    pub event_id: Option<EventId>,
    /// Those for this reason.
    pub reason: Option<SuppressionReason>,
}
