//! People as callers see them.

use chrono::{DateTime, Utc};
use poem_openapi::Object;

use crate::countries::CountryCode;
use crate::ids::{EventId, OrganizationId, PersonId};
use crate::mail::EmailAddress;
use crate::patch::Change;
use crate::text::Language;

crate::choices! {
    /// The gender that a person gave.
    Gender {
        /// Female.
        Female,
        /// Male.
        Male,
        /// Another.
        Other,
        /// Not said, or asked not to say.
        Undisclosed,
    }
}

/// A new person.
#[derive(Clone, Debug, Default, Object)]
pub struct PersonCreate {
    /// The whole name as the person writes it; a single word in any script will do.
    #[oai(validator(min_length = 1, max_length = 200))]
    pub full_name: String,
    /// True where a source tells of somebody without the name; `full_name` then says what is known.
    #[oai(default)]
    pub unnamed: bool,
    /// Given name.
    #[oai(validator(max_length = 200))]
    pub given_name: Option<String>,
    /// Family name.
    #[oai(validator(max_length = 200))]
    pub family_name: Option<String>,
    /// Patronymic.
    #[oai(validator(max_length = 200))]
    pub patronymic: Option<String>,
    /// The name in the person's own script.
    #[oai(validator(max_length = 200))]
    pub native_name: Option<String>,
    /// The name for badges, where it differs from the full name.
    #[oai(validator(max_length = 200))]
    pub badge_name: Option<String>,
    /// How the person is addressed, in any words: H.E., Mr., Ms., Dr., Prof.
    #[oai(validator(max_length = 60))]
    pub honorific: Option<String>,
    /// One e-mail address. No two people have the same; case makes no difference.
    pub email: Option<EmailAddress>,
    /// A telephone number as people write it.
    #[oai(validator(max_length = 60))]
    pub phone: Option<String>,
    /// The gender that the person gave.
    pub gender: Option<Gender>,
    /// The exact title of the office held.
    #[oai(validator(max_length = 500))]
    pub position: Option<String>,
    /// The organization the person works for.
    pub organization_id: Option<OrganizationId>,
    /// The country the person stands for.
    pub country: Option<CountryCode>,
    /// The language in which the person is written to.
    pub preferred_language: Option<Language>,
}

/// What changes in a person: what is left out stays, null clears.
#[derive(Clone, Debug, Default, Object)]
pub struct PersonPatch {
    /// The whole name as the person writes it.
    #[oai(validator(min_length = 1, max_length = 200))]
    pub full_name: Option<String>,
    /// Whether the name is unknown.
    pub unnamed: Option<bool>,
    /// Given name.
    #[oai(validator(max_length = 200))]
    pub given_name: Change<String>,
    /// Family name.
    #[oai(validator(max_length = 200))]
    pub family_name: Change<String>,
    /// Patronymic.
    #[oai(validator(max_length = 200))]
    pub patronymic: Change<String>,
    /// The name in the person's own script.
    #[oai(validator(max_length = 200))]
    pub native_name: Change<String>,
    /// The name for badges, where it differs from the full name.
    #[oai(validator(max_length = 200))]
    pub badge_name: Change<String>,
    /// How the person is addressed.
    #[oai(validator(max_length = 60))]
    pub honorific: Change<String>,
    /// One e-mail address. One of `other_emails` changes places with it.
    pub email: Change<EmailAddress>,
    /// Those of the further addresses that stay: none can be added here.
    #[oai(validator(max_items = 100))]
    pub other_emails: Change<Vec<EmailAddress>>,
    /// A telephone number.
    #[oai(validator(max_length = 60))]
    pub phone: Change<String>,
    /// The gender that the person gave.
    pub gender: Change<Gender>,
    /// The exact title of the office held.
    #[oai(validator(max_length = 500))]
    pub position: Change<String>,
    /// The organization the person works for.
    pub organization_id: Change<OrganizationId>,
    /// The country the person stands for.
    pub country: Change<CountryCode>,
    /// The language in which the person is written to.
    pub preferred_language: Change<Language>,
}

/// A person.
#[derive(Clone, Debug, Object)]
pub struct PersonOut {
    /// Their id.
    pub id: PersonId,
    /// Their version, as in the `ETag`.
    pub version: i64,
    /// The whole name as the person writes it.
    pub full_name: String,
    /// Whether the source gives no name: `full_name` then says what is known.
    pub unnamed: bool,
    /// Given name.
    pub given_name: Option<String>,
    /// Family name.
    pub family_name: Option<String>,
    /// Patronymic.
    pub patronymic: Option<String>,
    /// The name in the person's own script.
    pub native_name: Option<String>,
    /// The name for badges, where it differs from the full name.
    pub badge_name: Option<String>,
    /// How the person is addressed.
    pub honorific: Option<String>,
    /// Their e-mail address.
    pub email: Option<EmailAddress>,
    /// Further addresses by which they are found, of people who were merged with them. Mail goes to
    /// `email` alone.
    pub other_emails: Vec<EmailAddress>,
    /// Their telephone number.
    pub phone: Option<String>,
    /// The gender that the person gave; null where it is not recorded.
    pub gender: Option<Gender>,
    /// The exact title of the office held.
    pub position: Option<String>,
    /// The organization the person works for.
    pub organization_id: Option<OrganizationId>,
    /// The country the person stands for.
    pub country: Option<CountryCode>,
    /// The language in which the person is written to.
    pub preferred_language: Option<Language>,
    /// When they were added.
    pub created_at: DateTime<Utc>,
    /// When they were last changed.
    pub updated_at: DateTime<Utc>,
}

/// Filters for people.
#[derive(Clone, Debug, Default, Object)]
pub struct PersonFilter {
    /// The one with this address, or with this further one; case makes no difference.
    pub email: Option<EmailAddress>,
    /// Those with this gender.
    pub gender: Option<Gender>,
    /// Those of this organization.
    pub organization_id: Option<OrganizationId>,
    /// Those of this country.
    pub country: Option<CountryCode>,
    /// Those who are written to in this language.
    pub preferred_language: Option<Language>,
    /// Those whose name is unknown, or those whose name is known.
    pub unnamed: Option<bool>,
    /// Those who were invited to this event, registered for it or speak at it.
    pub event_id: Option<EventId>,
}

/// Who is the same person.
#[derive(Clone, Debug, Object)]
pub struct PersonMerge {
    /// The person on record who goes: what hangs on them hangs on the one of the path from then on.
    pub other_id: PersonId,
}

/// What came of two people.
#[derive(Clone, Debug, Object)]
pub struct PersonMergeResult {
    /// The one who stays, with what was open filled in.
    pub person: PersonOut,
    /// The other one as they were, who is on record no more. What of theirs the one who stays has
    /// otherwise stands here for the last time; by their address the one who stays is found.
    pub other: PersonOut,
    /// What hung on the other one.
    pub moved: MovedToPerson,
}

/// How much hangs on a person now that hung on another one.
#[derive(Clone, Copy, Debug, Object)]
pub struct MovedToPerson {
    /// Posts as a focal point.
    pub focal_points: u64,
    /// Places among the speakers of an agenda.
    pub speakers: u64,
    /// Nominations.
    pub nominations: u64,
    /// Invitations, with their answers and links.
    pub invitations: u64,
    /// Registrations, with their answers, check-ins and links.
    pub registrations: u64,
    /// Follow-ups that they got.
    pub follow_ups: u64,
    /// Recommendations whose source they are.
    pub recommendations: u64,
    /// Mails.
    pub mails: u64,
    /// Posts, nominations, invitations and registrations that are one with those that the person had
    /// for the same.
    pub united: u64,
}
