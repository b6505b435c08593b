//! Invitations as callers see them.

use chrono::{DateTime, Utc};
use poem_openapi::Object;

use crate::http::{RowError, Rows};
use crate::ids::{EventId, InvitationId, PersonId};
use crate::mail::LastMail;
use crate::patch::Change;
use crate::people::types::PersonCreate;
use crate::text::Language;

pub use crate::events::types::ParticipantRole;

crate::choices! {
    /// How far an invitation is.
    InvitationStatus {
        /// Not sent yet.
        Draft,
        /// Sent, not answered.
        Sent,
        /// Accepted.
        Accepted,
        /// Declined.
        Declined,
        /// Taken back; its link is dead.
        Revoked,
        /// Ended without an answer.
        Expired,
    }

    /// What an invitee answers.
    Answer {
        /// Comes.
        Accept,
        /// Does not come.
        Decline,
        /// Names somebody else.
        Substitute,
    }
}

impl InvitationStatus {
    /// Whether the invitee said whether they come.
    pub fn is_answered(self) -> bool {
        matches!(self, Self::Accepted | Self::Declined)
    }
}

/// A new invitation.
#[derive(Clone, Debug, Object)]
pub struct InvitationCreate {
    /// Who; or give `person`.
    pub person_id: Option<PersonId>,
    /// Who, if they are not in the address book yet; matched by e-mail, else made.
    pub person: Option<PersonCreate>,
    /// In which role; `delegate` when left out.
    pub role: Option<ParticipantRole>,
    /// The language of the letter; the person's, else the event's when left out.
    pub language: Option<Language>,
    /// A word of your own, which stands in the letter (Markdown).
    #[oai(validator(max_length = 5000))]
    pub note: Option<String>,
    /// Whether accepting needs no approval; never more than there are seats.
    #[oai(default)]
    pub skip_approval: bool,
    /// Until when it can be answered; until the event ends when left out.
    pub expires_at: Option<DateTime<Utc>>,
    /// Whether it is sent at once; else it stays a draft.
    #[oai(default)]
    pub send: bool,
}

/// Many invitations at once.
#[derive(Clone, Debug, Object)]
pub struct InvitationBatch {
    /// Up to 5,000 rows; one that is wrong stops no other.
    pub invitations: Rows<InvitationCreate>,
    /// Whether they are sent at once; else they stay drafts.
    #[oai(default)]
    pub send: bool,
}

/// What came of a batch.
#[derive(Clone, Debug, Object)]
pub struct InvitationBatchResult {
    /// How many were made.
    pub created: u32,
    /// How many were not.
    pub failed: u32,
    /// A result for each row, in the order of the rows.
    pub results: Vec<InvitationBatchRow>,
}

/// What came of a row.
#[derive(Clone, Debug, Object)]
pub struct InvitationBatchRow {
    /// The row, from 0.
    pub index: u32,
    /// The invitation that was made.
    pub invitation_id: Option<InvitationId>,
    /// Whom it invites.
    pub person_id: Option<PersonId>,
    /// What is wrong with the row; pointers lead into the row.
    pub errors: Vec<RowError>,
}

/// What changes in an invitation: what is left out stays, null clears. The invitee is
/// told where `notify` says so.
#[derive(Clone, Debug, Object)]
pub struct InvitationPatch {
    /// In which role.
    pub role: Option<ParticipantRole>,
    /// The language of the letter.
    pub language: Change<Language>,
    /// A word of your own, which stands in the letter (Markdown).
    #[oai(validator(max_length = 5000))]
    pub note: Change<String>,
    /// Whether accepting needs no approval.
    pub skip_approval: Option<bool>,
    /// Until when it can be answered, an instant to come; it opens an expired one again.
    pub expires_at: Change<DateTime<Utc>>,
    /// Whether the invitee, who has the letter and has not answered, gets one mail that names what
    /// changed.
    pub notify: Option<bool>,
}

/// An answer given on the invitee's behalf.
#[derive(Clone, Debug, Object)]
pub struct InvitationAnswer {
    /// What they answer.
    pub answer: Answer,
    /// Why not; kept with the invitation.
    #[oai(validator(max_length = 2000))]
    pub reason: Option<String>,
    /// Who comes instead, for `substitute`; they are invited, or sent their invitation again.
    pub substitute: Option<PersonCreate>,
}

/// An invitation.
#[derive(Clone, Debug, Object)]
pub struct InvitationOut {
    /// Its id.
    pub id: InvitationId,
    /// Its version, as in the ETag.
    pub version: i64,
    /// The event.
    pub event_id: EventId,
    /// Who.
    pub person_id: PersonId,
    /// Their name.
    pub full_name: String,
    /// In which role.
    pub role: ParticipantRole,
    /// The language of the letter.
    pub language: Option<Language>,
    /// A word of the organizers.
    pub note: Option<String>,
    /// Whether accepting needs no approval.
    pub skip_approval: bool,
    /// How far it is.
    pub status: InvitationStatus,
    /// When it was first sent.
    pub sent_at: Option<DateTime<Utc>>,
    /// When it was answered.
    pub answered_at: Option<DateTime<Utc>>,
    /// Who answered on the invitee's behalf.
    pub answered_by: Option<String>,
    /// Why not.
    pub decline_reason: Option<String>,
    /// Whom they named in their place, as they wrote it. Somebody who was invited already is sent that
    /// invitation again. Where that cannot be (they take part, or you took their invitation back),
    /// nobody is invited, and the log has `invitation.substitute_known` for the invitations.
    pub substitute_name: Option<String>,
    /// Until when it can be answered; until the event ends when null.
    pub expires_at: Option<DateTime<Utc>>,
    /// The invitation of the person who named this one in their place.
    pub substitute_for_id: Option<InvitationId>,
    /// How often a reminder was written.
    pub reminders: i32,
    /// When the last reminder was sent.
    pub last_reminded_at: Option<DateTime<Utc>>,
    /// The last mail about it and what became of that, such as `suppressed` where the address gets no
    /// mail; all of them are under `/mail/messages?about_id=`. It changes without the version.
    pub last_mail: Option<LastMail>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Filters for invitations.
#[derive(Clone, Debug, Default, Object)]
pub struct InvitationFilter {
    /// Those in this state.
    pub status: Option<InvitationStatus>,
    /// Those in this role.
    pub role: Option<ParticipantRole>,
    /// Those of this person.
    pub person_id: Option<PersonId>,
    /// Those to people of this country.
    pub country: Option<crate::countries::CountryCode>,
}
