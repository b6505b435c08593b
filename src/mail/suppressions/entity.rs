//! The table of addresses that get no mail, or no follow-ups.

use sea_orm::entity::prelude::*;

use crate::ids::{EventId, MailId, SuppressionId};
use crate::mail::EmailAddress;

crate::choices! {
    /// Which mails an address does not get.
    SuppressionScope {
        /// None at all.
        Everything,
        /// No follow-ups; confirmations and whatever else concerns the person still go.
        FollowUps,
    }

    /// Why an address gets no mail.
    SuppressionReason {
        /// A mail to it came back for good.
        Bounced,
        /// Whoever reads it asked for it, by the link in a follow-up.
        Unsubscribed,
        /// Whoever reads it told their provider that a mail was unwanted.
        Complained,
        /// The organizers did it.
        Organizer,
    }
}

/// A row of `suppressions`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "suppressions")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SuppressionId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// The address in its canonical form.
    pub email: EmailAddress,
    /// Which mails it does not get.
    pub scope: SuppressionScope,
    /// Of which event alone; only of follow-ups.
    pub event_id: Option<EventId>,
    /// Why.
    pub reason: SuppressionReason,
    /// What organizers noted.
    pub note: Option<String>,
    /// The mail that it came from.
    pub mail_id: Option<MailId>,
    /// Address and note, folded for search.
    pub search: String,
    /// Since when.
    pub created_at: DateTimeUtc,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
