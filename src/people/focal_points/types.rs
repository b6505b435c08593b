//! Focal points as callers see them.

use chrono::{DateTime, Utc};
use poem_openapi::Object;

use crate::countries::CountryCode;
use crate::ids::{FocalPointId, OrganizationId, PersonId};
use crate::patch::Change;

/// A new focal point: of a country or of an organization, not of both.
#[derive(Clone, Debug, Object)]
pub struct FocalPointCreate {
    /// Who; one of the address book.
    pub person_id: PersonId,
    /// The country that named them.
    pub country: Option<CountryCode>,
    /// Or the organization that did.
    pub organization_id: Option<OrganizationId>,
    /// In what matter, in any words; in all when left out.
    #[oai(validator(max_length = 200))]
    pub topic: Option<String>,
    /// Whether they are one now; true when left out.
    pub active: Option<bool>,
}

/// What changes in a focal point: what is left out stays, null clears. The country and the
/// organization take each other's place.
#[derive(Clone, Debug, Object)]
pub struct FocalPointPatch {
    /// The country that named them, in the place of what did before.
    pub country: Change<CountryCode>,
    /// The organization that named them, in the place of what did before.
    pub organization_id: Change<OrganizationId>,
    /// In what matter; null: in all.
    #[oai(validator(max_length = 200))]
    pub topic: Change<String>,
    /// Whether they are one now.
    pub active: Option<bool>,
}

/// A focal point.
#[derive(Clone, Debug, Object)]
pub struct FocalPointOut {
    /// Its id.
    pub id: FocalPointId,
    /// Its version, as in the `ETag`.
    pub version: i64,
    /// Who.
    pub person_id: PersonId,
    /// Their name.
    pub full_name: String,
    /// The country that named them; null where an organization did.
    pub country: Option<CountryCode>,
    /// The organization that named them; null where a country did.
    pub organization_id: Option<OrganizationId>,
    /// In what matter; null: in all.
    pub topic: Option<String>,
    /// Whether they are one now.
    pub active: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Filters for focal points.
#[derive(Clone, Debug, Default, Object)]
pub struct FocalPointFilter {
    /// Those of this country.
    pub country: Option<CountryCode>,
    /// Those of this organization.
    pub organization_id: Option<OrganizationId>,
    /// What this person is focal point of.
    pub person_id: Option<PersonId>,
    /// Those who are one now, or those who were.
    pub active: Option<bool>,
}
