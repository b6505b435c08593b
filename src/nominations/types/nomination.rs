//! Who is nominated.

use chrono::{DateTime, Utc};
use poem_openapi::Object;

use crate::countries::CountryCode;
use crate::events::types::ParticipantRole;
use crate::ids::{EventId, InvitationId, NominationId, NominationRequestId, PersonId};
use crate::people::types::{Gender, PersonCreate};
use crate::text::Language;

crate::choices! {
    /// How far a nomination is.
    NominationStatus {
        /// Named, and nothing decided.
        Submitted,
        /// Has one of the country's seats, and the invitation.
        Selected,
        /// Stands by: comes when one who is selected does not.
        Reserve,
        /// Does not come: the organizers said no, or they did themselves.
        Declined,
    }
}

impl NominationStatus {
    /// Whether they can still be selected, and are not.
    pub fn stands_by(self) -> bool {
        matches!(self, Self::Submitted | Self::Reserve)
    }
}

/// Somebody whom a country names.
#[derive(Clone, Debug, Object)]
pub struct NominationCreate {
    /// Who; or give `person`.
    pub person_id: Option<PersonId>,
    /// Who, if they are not in the address book yet; matched by e-mail, else made.
    pub person: Option<PersonCreate>,
    /// The country that names them; the person's when left out.
    pub country: Option<CountryCode>,
    /// In which role; `delegate` when left out.
    pub role: Option<ParticipantRole>,
    /// Their place in the country's order, 1 being the first; after all others when left out.
    #[oai(validator(minimum(value = "1"), maximum(value = "10000")))]
    pub rank: Option<i32>,
    /// Whether they are to come only in the place of another.
    #[oai(default)]
    pub alternate: bool,
}

/// What changes in a nomination: what is left out stays.
#[derive(Clone, Debug, Object)]
pub struct NominationPatch {
    /// In which role; of one who is selected it is the invitation's.
    pub role: Option<ParticipantRole>,
    /// Their place in the country's order.
    #[oai(validator(minimum(value = "1"), maximum(value = "10000")))]
    pub rank: Option<i32>,
    /// Whether they are to come only in the place of another.
    pub alternate: Option<bool>,
}

/// How somebody who is selected is invited.
#[derive(Clone, Debug, Default, Object)]
pub struct NominationSelect {
    /// The language of the letter; the person's, else the event's when left out.
    pub language: Option<Language>,
    /// A word of your own, which stands in the letter (Markdown).
    #[oai(validator(max_length = 5000))]
    pub note: Option<String>,
    /// Until when they can answer; then the seat goes to who is next. Until the event ends when left
    /// out.
    pub expires_at: Option<DateTime<Utc>>,
}

/// Why somebody is not taken.
#[derive(Clone, Debug, Default, Object)]
pub struct NominationDecline {
    /// The reason; kept with the nomination, and mailed to nobody.
    #[oai(validator(max_length = 2000))]
    pub reason: Option<String>,
}

/// A nomination.
#[derive(Clone, Debug, Object)]
pub struct NominationOut {
    /// Its id.
    pub id: NominationId,
    /// Its version, as in the `ETag`.
    pub version: i64,
    /// The event.
    pub event_id: EventId,
    /// Who.
    pub person_id: PersonId,
    /// Their name.
    pub full_name: String,
    /// The gender that the person gave; null where it is not recorded.
    pub gender: Option<Gender>,
    /// The country that named them.
    pub country: CountryCode,
    /// In which role.
    pub role: ParticipantRole,
    /// Their place in the country's order; of two with the same, the one that was named first.
    pub rank: i32,
    /// Whether they are to come only in the place of another.
    pub alternate: bool,
    /// How far it is.
    pub status: NominationStatus,
    /// The invitation that they got once they were selected.
    pub invitation_id: Option<InvitationId>,
    /// The request in answer to which they were named; null where an organizer entered them.
    pub request_id: Option<NominationRequestId>,
    /// Why they were declined.
    pub decline_reason: Option<String>,
    /// The organizer who decided last; null where it followed from an answer, or nobody has yet.
    pub decided_by: Option<String>,
    /// When it was decided last.
    pub decided_at: Option<DateTime<Utc>>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Filters for nominations.
#[derive(Clone, Debug, Default, Object)]
pub struct NominationFilter {
    /// Those in this state.
    pub status: Option<NominationStatus>,
    /// Those of this country.
    pub country: Option<CountryCode>,
    /// Those in this role.
    pub role: Option<ParticipantRole>,
    /// That of this person.
    pub person_id: Option<PersonId>,
    /// Those who were named in answer to this request.
    pub request_id: Option<NominationRequestId>,
    /// The alternates, or those who are none.
    pub alternate: Option<bool>,
}
