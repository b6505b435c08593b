//! Who gets a follow-up, and who got it, as callers see them.

use chrono::{DateTime, Utc};
use poem_openapi::Object;

use super::FollowUpFile;
use crate::ids::{FollowUpId, InvitationId, MailId, PersonId, RegistrationId};
use crate::mail::{EmailAddress, MailStatus};
use crate::text::Language;

/// What sending a follow-up now would come to.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
pub struct DryRun {
    /// So many people would get a mail.
    pub recipients: i64,
    /// So many of the audience would not, because they have no e-mail address.
    pub without_address: i64,
    /// So many of the audience would not, because their address gets no follow-ups of the event
    /// (`/mail/suppressions`).
    pub suppressed: i64,
    /// The files that all of them would get, in the event's language; the certificates of each are not
    /// among them.
    pub attachments: Vec<FollowUpFile>,
    /// What keeps it from going out as it is, such as a material that is for organizers alone by now:
    /// until that is mended, nobody gets it. Empty once it was sent or called off.
    pub obstacles: Vec<String>,
}

/// Somebody of the audience who has not got the follow-up yet.
#[derive(Clone, Debug, Object)]
pub struct AudienceMemberOut {
    /// The person.
    pub person_id: PersonId,
    /// The person's name.
    pub full_name: String,
    /// Where the mail would go; null: they would get none.
    pub email: Option<EmailAddress>,
    /// Whether the address gets no follow-ups of the event (`/mail/suppressions`): the mail would end
    /// as `suppressed`.
    pub suppressed: bool,
    /// The language they are written to in.
    pub language: Language,
    /// Their registration for the event.
    pub registration_id: Option<RegistrationId>,
    /// Their invitation to the event.
    pub invitation_id: Option<InvitationId>,
}

/// Filters for the audience of a follow-up.
#[derive(Clone, Debug, Default, Object)]
pub struct AudienceFilter {
    /// Whether they have an e-mail address.
    pub has_address: Option<bool>,
}

/// Somebody whom a follow-up was written to, or could not be.
#[derive(Clone, Debug, Object)]
pub struct RecipientOut {
    /// The follow-up.
    pub follow_up_id: FollowUpId,
    /// The person.
    pub person_id: PersonId,
    /// The person's name.
    pub full_name: String,
    /// The registration that they had then.
    pub registration_id: Option<RegistrationId>,
    /// The invitation that they had then.
    pub invitation_id: Option<InvitationId>,
    /// The mail, to look at under `/mail/messages/{id}`; null: they had no address, or it was too
    /// late for them.
    pub mail_id: Option<MailId>,
    /// Where the mail stands.
    pub status: Option<MailStatus>,
    /// How often it was tried.
    pub attempts: Option<i32>,
    /// What the relay said last, such as `550 5.1.1 No such user`, or what kept us from asking it.
    pub last_reply: Option<String>,
    /// When the relay took it.
    pub sent_at: Option<DateTime<Utc>>,
    /// When it was queued.
    pub created_at: DateTime<Utc>,
}

/// Filters for the recipients of a follow-up.
#[derive(Clone, Debug, Default, Object)]
pub struct RecipientFilter {
    /// Those whose mail is in this state.
    pub status: Option<MailStatus>,
    /// Whether there is a mail.
    pub has_mail: Option<bool>,
    /// This person.
    pub person_id: Option<PersonId>,
}
