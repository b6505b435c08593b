//! The dashboard of a programme as callers see it.

use poem_openapi::Object;

use crate::countries::CountryCode;
use crate::ids::{OrganizationId, ProgrammeId};
use crate::recommendations::types::{Acceptance, Implementation};

/// How many recommendations have an acceptance as a whole.
#[derive(Clone, Debug, Object)]
pub struct AcceptanceCount {
    /// The acceptance.
    pub acceptance: Acceptance,
    /// How many.
    pub count: u64,
}

/// How many recommendations have an implementation as a whole.
#[derive(Clone, Debug, Object)]
pub struct ImplementationCount {
    /// The implementation.
    pub implementation: Implementation,
    /// How many.
    pub count: u64,
}

/// How many of some recommendations there are, and how far they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Object)]
pub struct StandingCounts {
    /// How many there are.
    pub total: u64,
    /// For how many something is still to be done.
    pub open: u64,
    /// How many of these are overdue.
    pub overdue: u64,
    /// How many of these are due within 30 days.
    pub due_soon: u64,
    /// How many are carried out.
    pub implemented: u64,
}

/// Those of a country: what its organizations are to carry out, or, without addressees, what is
/// proposed to be carried out there. What concerns several is counted for each.
#[derive(Clone, Debug, Object)]
pub struct CountryCounts {
    /// The country.
    pub country: CountryCode,
    /// How they stand.
    pub counts: StandingCounts,
}

/// Those of an addressee, as it answers for itself.
#[derive(Clone, Debug, Object)]
pub struct AddresseeCounts {
    /// The organization.
    pub organization_id: OrganizationId,
    /// Its name.
    pub name: String,
    /// Its country.
    pub country: Option<CountryCode>,
    /// How they stand.
    pub counts: StandingCounts,
}

/// How the recommendations of a programme stand.
#[derive(Clone, Debug, Object)]
pub struct RecommendationsDashboard {
    /// The programme.
    pub programme_id: ProgrammeId,
    /// How many events it has that the token sees, those of the programmes below it among them.
    pub events: u64,
    /// How all of their recommendations stand, each as a whole; what repeats another one is counted
    /// once. What was carried forward is counted once where it goes on, also where that is in another
    /// programme: then as it stands there, or, where the token does not see that, as it stood where the
    /// token sees it last. Whoever was done before and did not go on with it stands in it as they stood
    /// last.
    pub counts: StandingCounts,
    /// How many repeat another one.
    pub duplicates: u64,
    /// How many were carried forward to a later event.
    pub carried_forward: u64,
    /// The same by acceptance; every one is there, also those that none has.
    pub by_acceptance: Vec<AcceptanceCount>,
    /// The same by implementation.
    pub by_implementation: Vec<ImplementationCount>,
    /// By country, in the order of the codes.
    pub by_country: Vec<CountryCounts>,
    /// By addressee, those first for whom most is still to be done.
    pub by_addressee: Vec<AddresseeCounts>,
}
