//! Follow-ups as callers see them.

mod plans;
mod recipients;

use chrono::{DateTime, Utc};
use poem_openapi::Object;
use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};

use crate::countries::CountryCode;
use crate::ids::{EventId, FollowUpId, FollowUpPlanId, JobId, MaterialId, PersonId};
use crate::invitations::types::{InvitationStatus, ParticipantRole};
use crate::patch::Change;
use crate::registrations::types::{AttendanceMode, RegistrationStatus};
use crate::text::{Language, Texts};
use crate::wall_time::WallTime;

pub use plans::{
    FollowUpPlanCreate, FollowUpPlanFilter, FollowUpPlanOut, FollowUpPlanPatch, FollowUpStep,
    FollowUpsFromPlan, FollowUpsMade,
};
pub use recipients::{AudienceFilter, AudienceMemberOut, DryRun, RecipientFilter, RecipientOut};

crate::choices! {
    /// What the time of a follow-up is relative to.
    Anchor {
        /// The start of the event.
        EventStart,
        /// The end of the event.
        EventEnd,
        /// The end of registration.
        RegistrationClose,
        /// The sending of each person's invitation.
        InvitationSent,
    }

    /// Whether somebody who was confirmed came.
    Attendance {
        /// Checked in at least once.
        Attended,
        /// Never checked in.
        Absent,
    }

    /// How far a follow-up is.
    FollowUpStatus {
        /// Being written; never sent by itself.
        Draft,
        /// Will be sent when it is due.
        Scheduled,
        /// Given to the outbox.
        Sent,
        /// Was due at a time when it could not be sent.
        Missed,
        /// Called off.
        Cancelled,
    }
}

/// Who gets a follow-up: all of the lists that are given must hold, and at least one is given.
/// Without either status it goes to those who are registered or invited and have not said no.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult, Object,
)]
#[serde(default)]
pub struct Audience {
    /// Registrations in one of these states; not `unverified`, to whom nothing more is written.
    #[oai(validator(min_items = 1))]
    pub registration_status: Option<Vec<RegistrationStatus>>,
    /// Invitations in one of these states; unless `registration_status` is asked for too, `sent`
    /// leaves out who is registered without an answer.
    #[oai(validator(min_items = 1))]
    pub invitation_status: Option<Vec<InvitationStatus>>,
    /// One of these roles, as registered, else as invited.
    #[oai(validator(min_items = 1))]
    pub role: Option<Vec<ParticipantRole>>,
    /// From one of these countries, as registered, else as the person.
    #[oai(validator(min_items = 1))]
    pub country: Option<Vec<CountryCode>>,
    /// Who is written to in one of these languages: the person's, else that of the registration or
    /// the invitation, else the event's, else English. `uz` also means `uz-Latn`.
    #[oai(validator(min_items = 1))]
    pub language: Option<Vec<Language>>,
    /// Who is registered to take part in one of these ways; nobody without a registration.
    #[oai(validator(min_items = 1))]
    pub attendance_mode: Option<Vec<AttendanceMode>>,
    /// Who is confirmed and was checked in at least once (`attended`), or never (`absent`), as it is
    /// when the mails are written; a check-in that was undone is none. It says something once the event
    /// has begun: before, everybody who is confirmed is `absent`.
    #[oai(validator(min_items = 1))]
    pub attendance: Option<Vec<Attendance>>,
}

/// A new follow-up.
#[derive(Clone, Debug, Object)]
pub struct FollowUpCreate {
    /// What you call it; recipients do not see it.
    #[oai(validator(min_length = 1, max_length = 200))]
    pub name: String,
    /// Who gets it.
    pub audience: Audience,
    /// When it goes out; or give `anchor`. Without either it is a draft until `send-now`.
    pub send_at: Option<DateTime<Utc>>,
    /// What its time is relative to.
    pub anchor: Option<Anchor>,
    /// So many calendar days after the anchor, or before it if negative.
    #[oai(validator(minimum(value = "-3660"), maximum(value = "3660")))]
    pub offset_days: Option<i32>,
    /// At this time of the day in the event's zone; the anchor's own when left out.
    pub at_time: Option<WallTime>,
    /// Subject, with placeholders such as `{{ event.title }}`.
    pub subject: Texts,
    /// Body in Markdown, with placeholders such as `{{ person.full_name }}` and
    /// `{{ links.manage }}`.
    pub body: Texts,
    /// The files it carries: `agenda`, the agenda as a calendar file in the reader's language, as it
    /// is when the mails are written; `certificate`, each reader's own certificates as PDF, and then it
    /// goes only to those of the audience who have a valid one. Together they may have 2 MB.
    #[oai(default, validator(max_items = 10))]
    pub attach: Vec<String>,
    /// The materials of the event that it carries: the file of each as an attachment, the address of what
    /// lives elsewhere below your text. None that is for organizers alone; what is for participants
    /// goes only to an audience that is confirmed as a whole (`registration_status` `["confirmed"]`, or
    /// `attendance`). Their files count among the 2 MB.
    #[oai(default, validator(max_items = 10))]
    pub materials: Vec<MaterialId>,
}

/// What changes in a follow-up: what is left out stays, null clears.
#[derive(Clone, Debug, Object)]
pub struct FollowUpPatch {
    /// What you call it.
    #[oai(validator(min_length = 1, max_length = 200))]
    pub name: Option<String>,
    /// Who gets it; replaced as a whole.
    pub audience: Option<Audience>,
    /// When it goes out.
    pub send_at: Change<DateTime<Utc>>,
    /// What its time is relative to.
    pub anchor: Change<Anchor>,
    /// So many calendar days after the anchor, or before it if negative.
    #[oai(validator(minimum(value = "-3660"), maximum(value = "3660")))]
    pub offset_days: Change<i32>,
    /// At this time of the day in the event's zone.
    pub at_time: Change<WallTime>,
    /// Subject, with placeholders.
    pub subject: Option<Texts>,
    /// Body in Markdown, with placeholders.
    pub body: Option<Texts>,
    /// The files it carries; replaces all of them.
    #[oai(validator(max_items = 10))]
    pub attach: Change<Vec<String>>,
    /// The materials of the event that it carries; replaces all of them.
    #[oai(validator(max_items = 10))]
    pub materials: Change<Vec<MaterialId>>,
}

/// A follow-up.
#[derive(Clone, Debug, Object)]
pub struct FollowUpOut {
    /// Its id.
    pub id: FollowUpId,
    /// Its version, as in the `ETag`.
    pub version: i64,
    /// The event.
    pub event_id: EventId,
    /// The plan it was made from.
    pub plan_id: Option<FollowUpPlanId>,
    /// What you call it.
    pub name: String,
    /// Who gets it.
    pub audience: Audience,
    /// When it goes out, where that was given.
    pub send_at: Option<DateTime<Utc>>,
    /// What its time is relative to.
    pub anchor: Option<Anchor>,
    /// So many calendar days after the anchor, or before it if negative.
    pub offset_days: Option<i32>,
    /// At this time of the day in the event's zone.
    pub at_time: Option<WallTime>,
    /// When it is due, computed from the above; null for a draft without a time, and where each
    /// invitation has its own.
    pub due_at: Option<DateTime<Utc>>,
    /// Subject, with placeholders.
    pub subject: Texts,
    /// Body in Markdown, with placeholders.
    pub body: Texts,
    /// The files it carries.
    pub attach: Vec<String>,
    /// The materials of the event that it carries.
    pub materials: Vec<MaterialId>,
    /// How far it is.
    pub status: FollowUpStatus,
    /// How many people it was given to the outbox for.
    pub recipients: i32,
    /// How many of the audience could not get it, because they have no e-mail address.
    pub without_address: i32,
    /// The job under `/jobs/{id}` that says how far its sending is, or why it goes no further; it is
    /// there for 90 days after its end. Null before, and for one that goes to each person at their
    /// own time.
    pub job_id: Option<JobId>,
    /// Since when its mails are given to the outbox.
    pub started_at: Option<DateTime<Utc>>,
    /// When all of them were.
    pub sent_at: Option<DateTime<Utc>>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Filters for follow-ups.
#[derive(Clone, Debug, Default, Object)]
pub struct FollowUpFilter {
    /// Those in this state.
    pub status: Option<FollowUpStatus>,
    /// Those with this anchor.
    pub anchor: Option<Anchor>,
}

/// For whom a follow-up is shown.
#[derive(Clone, Debug, Default, Object)]
pub struct PreviewRequest {
    /// Somebody who is registered or invited; a made-up person when left out.
    pub person_id: Option<PersonId>,
    /// In this language; the person's when left out.
    pub language: Option<Language>,
}

/// A follow-up as somebody would read it. The links in it are not real.
#[derive(Clone, Debug, Object)]
pub struct FollowUpPreview {
    /// The person; null where it is a made-up one.
    pub person_id: Option<PersonId>,
    /// The language of the frame.
    pub language: Language,
    /// Subject.
    pub subject: String,
    /// The plain part.
    pub text: String,
    /// The HTML part, a whole document.
    pub html: String,
    /// The whole message with its headers and files, as the relay would get it, but for a signature.
    pub raw: String,
    /// The files it carries, as they are now.
    pub attachments: Vec<FollowUpFile>,
}

/// A file that a follow-up carries.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
pub struct FollowUpFile {
    /// Its name.
    pub name: String,
    /// Its content type.
    pub media_type: String,
    /// Its size in bytes.
    pub size: u64,
}
