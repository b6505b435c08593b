//! How the delegations of an event are balanced.

use poem_openapi::Object;

use crate::countries::CountryCode;

/// How countries, women and men are balanced among those nominated to an event, and those selected.
#[derive(Clone, Debug, Object)]
pub struct NominationBalance {
    /// How many are selected, whether or not they have answered.
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
    /// The same by country, in the order of their codes: of those that have a quota, or have named
    /// anybody.
    pub countries: Vec<CountryBalance>,
}

/// The same of one country.
#[derive(Clone, Debug, Object)]
pub struct CountryBalance {
    /// The country.
    pub country: CountryCode,
    /// How many seats it has; null where it has no quota.
    pub seats: Option<i32>,
    /// How many of a hundred are to be women.
    pub women_share: Option<i32>,
    /// How many are selected.
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
}
