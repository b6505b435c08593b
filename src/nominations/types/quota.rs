//! Seats by country.

use chrono::{DateTime, Utc};
use poem_openapi::Object;

use crate::countries::CountryCode;
use crate::ids::{EventId, QuotaId};
use crate::patch::Change;

/// The seats of a country at an event.
#[derive(Clone, Debug, Object)]
pub struct QuotaCreate {
    /// The country.
    pub country: CountryCode,
    /// How many of its nominees can be selected.
    #[oai(validator(minimum(value = "0"), maximum(value = "10000")))]
    pub seats: i32,
    /// How many alternates may stand by; as many as it names when left out.
    #[oai(validator(minimum(value = "0"), maximum(value = "10000")))]
    pub alternates: Option<i32>,
    /// How many of a hundred are to be women. It is a target: nobody is refused by it.
    #[oai(validator(minimum(value = "0"), maximum(value = "100")))]
    pub women_share: Option<i32>,
}

/// What changes in a quota: what is left out stays, null clears.
#[derive(Clone, Debug, Object)]
pub struct QuotaPatch {
    /// How many of its nominees can be selected; not fewer than are.
    #[oai(validator(minimum(value = "0"), maximum(value = "10000")))]
    pub seats: Option<i32>,
    /// How many alternates may stand by; not fewer than do. Null: as many as it names.
    #[oai(validator(minimum(value = "0"), maximum(value = "10000")))]
    pub alternates: Change<i32>,
    /// How many of a hundred are to be women.
    #[oai(validator(minimum(value = "0"), maximum(value = "100")))]
    pub women_share: Change<i32>,
}

/// The seats of a country at an event, and how they stand.
#[derive(Clone, Debug, Object)]
pub struct QuotaOut {
    /// Its id.
    pub id: QuotaId,
    /// Its version, as in the `ETag`. What is counted changes without it.
    pub version: i64,
    /// The event.
    pub event_id: EventId,
    /// The country.
    pub country: CountryCode,
    /// How many of its nominees can be selected.
    pub seats: i32,
    /// How many alternates may stand by; null: as many as it names.
    pub alternates: Option<i32>,
    /// How many of a hundred are to be women.
    pub women_share: Option<i32>,
    /// How many seats are taken: by those who are selected, whether or not they have answered.
    pub taken: i64,
    /// How many of these are women.
    pub women: i64,
    /// How many of these are men.
    pub men: i64,
    /// How many are nominated in all, but for those declined.
    pub nominated: i64,
    /// How many of these are women.
    pub nominated_women: i64,
    /// How many of these are men.
    pub nominated_men: i64,
    /// How many of those nominated are alternates who have no seat.
    pub standing_by: i64,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Filters for quotas.
#[derive(Clone, Debug, Default, Object)]
pub struct QuotaFilter {
    /// That of this country.
    pub country: Option<CountryCode>,
}
