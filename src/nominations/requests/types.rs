//! Nomination requests as callers see them.

use chrono::{DateTime, NaiveDate, Utc};
use poem_openapi::Object;

use crate::countries::CountryCode;
use crate::ids::{
    EventId, FocalPointId, NominationId, NominationRequestId, OrganizationId, UploadId,
};
use crate::mail::{EmailAddress, LastMail};
use crate::patch::Change;
use crate::people::types::Gender;
use crate::text::Language;

crate::choices! {
    /// How far a nomination request is.
    NominationRequestStatus {
        /// Not sent yet.
        Draft,
        /// Sent, and nobody is named.
        Sent,
        /// Somebody is named; that can be changed until the deadline.
        Answered,
        /// The deadline has passed.
        Closed,
        /// Taken back; its link is dead.
        Revoked,
    }
}

/// A new nomination request.
#[derive(Clone, Debug, Object)]
pub struct NominationRequestCreate {
    /// The country that is asked, by all of its focal points; or give one of the two below.
    pub country: Option<CountryCode>,
    /// The organization that is asked, by all of its focal points. Whom it names comes for its country.
    pub organization_id: Option<OrganizationId>,
    /// The one focal point who is asked, for the country or the organization that named them.
    pub focal_point_id: Option<FocalPointId>,
    /// How many they may name; those of the country's quota when left out, and as many as they like
    /// where it has none.
    #[oai(validator(minimum(value = "0"), maximum(value = "100")))]
    pub seats: Option<i32>,
    /// How many alternates they may name besides; those of the country's quota when left out, and as
    /// many as they like where it says nothing of that.
    #[oai(validator(minimum(value = "0"), maximum(value = "100")))]
    pub alternates: Option<i32>,
    /// The last day, in the event's time zone; until the event starts when left out.
    pub deadline: Option<NaiveDate>,
    /// The language of the letters; that of whoever gets them, else the event's when left out.
    pub language: Option<Language>,
    /// A word of your own, which stands in the letter (Markdown).
    #[oai(validator(max_length = 5000))]
    pub note: Option<String>,
    /// How many days after the end of the event its note verbale is deleted; 180 when left out.
    #[oai(validator(minimum(value = "0"), maximum(value = "3660")))]
    pub note_verbale_days: Option<i32>,
    /// Whether it is sent at once; else it stays a draft.
    #[oai(default)]
    pub send: bool,
}

/// What changes in a nomination request: what is left out stays, null clears. Nobody is mailed.
#[derive(Clone, Debug, Object)]
pub struct NominationRequestPatch {
    /// How many they may name; null: as many as they like. Whom they have named already stays.
    #[oai(validator(minimum(value = "0"), maximum(value = "100")))]
    pub seats: Change<i32>,
    /// How many alternates they may name besides; null: as many as they like.
    #[oai(validator(minimum(value = "0"), maximum(value = "100")))]
    pub alternates: Change<i32>,
    /// The last day, in the event's time zone; a later one opens a closed request again. Null: until
    /// the event starts.
    pub deadline: Change<NaiveDate>,
    /// The language of the letters.
    pub language: Change<Language>,
    /// A word of your own, which stands in the letter (Markdown).
    #[oai(validator(max_length = 5000))]
    pub note: Change<String>,
    /// How many days after the end of the event its note verbale is deleted.
    #[oai(validator(minimum(value = "0"), maximum(value = "3660")))]
    pub note_verbale_days: Option<i32>,
}

/// Somebody whom a focal point has named, in its own words; what is on record of a person says the
/// nomination.
#[derive(Clone, Debug, Object)]
pub struct DelegateOut {
    /// The name.
    pub full_name: String,
    /// The office.
    pub position: Option<String>,
    /// Where.
    pub organization: Option<String>,
    /// The address.
    pub email: EmailAddress,
    /// The gender.
    pub gender: Option<Gender>,
    /// Whether they are to come only in the place of another.
    pub alternate: bool,
    /// What came of it; null where this person is nominated by another country or in answer to another
    /// request, of which the focal point is not told: decide which of the two counts.
    pub nomination_id: Option<NominationId>,
}

/// The note verbale by which a delegation is named.
#[derive(Clone, Debug, Object)]
pub struct NoteVerbaleOut {
    /// What the file is called.
    pub name: String,
    /// How many bytes it has.
    pub size: i64,
    /// What it is, by its content.
    pub media_type: String,
    /// When it came.
    pub received_at: DateTime<Utc>,
}

/// A note verbale that came by another way than the page.
#[derive(Clone, Debug, Object)]
pub struct NoteVerbaleFile {
    /// The handle of the file (`POST /uploads`).
    pub upload_id: UploadId,
}

/// A nomination request.
#[derive(Clone, Debug, Object)]
pub struct NominationRequestOut {
    /// Its id.
    pub id: NominationRequestId,
    /// Its version, as in the `ETag`.
    pub version: i64,
    /// The event.
    pub event_id: EventId,
    /// The country that names them; that of the organization, where one is asked.
    pub country: CountryCode,
    /// The organization that is asked; null where it is the country.
    pub organization_id: Option<OrganizationId>,
    /// The one focal point who is asked; null: all of the country or the organization.
    pub focal_point_id: Option<FocalPointId>,
    /// How many they may name; null: as many as they like.
    pub seats: Option<i32>,
    /// How many alternates they may name besides; null: as many as they like.
    pub alternates: Option<i32>,
    /// The last day, in the event's time zone; null: until the event starts.
    pub deadline: Option<NaiveDate>,
    /// Until when they can name people: the end of that day, and the start of the event at the latest.
    pub closes_at: DateTime<Utc>,
    /// The language of the letters.
    pub language: Option<Language>,
    /// What the organizers add.
    pub note: Option<String>,
    /// How far it is.
    pub status: NominationRequestStatus,
    /// Whom they have named, the head of the delegation first.
    pub delegation: Vec<DelegateOut>,
    /// The note verbale that came with it; the file itself is at
    /// `/nomination-requests/{id}/note-verbale`.
    pub note_verbale: Option<NoteVerbaleOut>,
    /// How many days after the end of the event that is deleted.
    pub note_verbale_days: i32,
    /// How often was reminded of it.
    pub reminders: i32,
    /// When it was first sent.
    pub sent_at: Option<DateTime<Utc>>,
    /// When the delegation was last changed.
    pub answered_at: Option<DateTime<Utc>>,
    /// When was last reminded of it.
    pub last_reminded_at: Option<DateTime<Utc>>,
    /// The last mail about it and what became of that; all of them are under
    /// `/mail/messages?about_id=`. It changes without the version.
    pub last_mail: Option<LastMail>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Filters for nomination requests.
#[derive(Clone, Debug, Default, Object)]
pub struct NominationRequestFilter {
    /// Those in this state.
    pub status: Option<NominationRequestStatus>,
    /// Those to this country, and to organizations of it.
    pub country: Option<CountryCode>,
    /// Those to this organization.
    pub organization_id: Option<OrganizationId>,
    /// Those to this focal point alone.
    pub focal_point_id: Option<FocalPointId>,
}
