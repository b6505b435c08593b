//! What an event is made up of, as it comes in and as it goes out.

use chrono::{NaiveDate, NaiveTime};
use poem_openapi::Object;
use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};

use super::{Approval, EventCountryRole, EventOrganizationRole, RegistrationEditing};
use crate::countries::CountryCode;
use crate::ids::OrganizationId;
use crate::mail::EmailAddress;
use crate::patch::Change;
use crate::wall_time::WallTime;

/// An organization of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Object)]
pub struct EventOrganization {
    /// The organization.
    pub organization_id: OrganizationId,
    /// What it is to the event. One organization may have several roles, an entry each.
    pub role: EventOrganizationRole,
}

/// A country of an event.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Object)]
pub struct EventCountry {
    /// The country.
    pub country: CountryCode,
    /// What it is to the event.
    pub role: EventCountryRole,
}

/// How those are reminded who have not answered their invitation: by the clock, until they answer,
/// register, or their invitation ends, and never after the event has started.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult, Object,
)]
pub struct InvitationReminders {
    /// So many calendar days after the last letter to them, be it the invitation or a reminder.
    #[oai(validator(minimum(value = "1"), maximum(value = "90")))]
    pub every_days: i32,
    /// So often in all; reminders that you sent by hand count.
    #[oai(validator(minimum(value = "1"), maximum(value = "20")))]
    pub at_most: i32,
    /// From this time of the day on, in the event's zone; 09:00 unless given.
    #[oai(default = "nine")]
    pub at_time: WallTime,
}

/// How the focal points of addressees are asked how far recommendations are, as long as something is
/// still to be done; beside that as something is due soon, and once it is overdue. The contact of the
/// event is told each week how it stands with what has addressees; of what has none no mail tells.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult, Object,
)]
pub struct ProgressRequestRule {
    /// So many days after the last day of the event for the first time; 90 unless given.
    #[oai(default = "ninety", validator(minimum(value = "1"), maximum(value = "730")))]
    pub first_after_days: i32,
    /// Then every so many months; 6 unless given.
    #[oai(default = "six", validator(minimum(value = "1"), maximum(value = "24")))]
    pub every_months: i32,
    /// For so many months after the last day of the event; 18 unless given.
    #[oai(default = "eighteen", validator(minimum(value = "1"), maximum(value = "120")))]
    pub for_months: i32,
    /// From this time of the day on, in the event's zone; 09:00 unless given.
    #[oai(default = "nine")]
    pub at_time: WallTime,
}

fn ninety() -> i32 {
    90
}

fn six() -> i32 {
    6
}

fn eighteen() -> i32 {
    18
}

fn nine() -> WallTime {
    NaiveTime::from_hms_opt(9, 0, 0).unwrap_or_default().into()
}

/// Where an event is held: what is left out stays, null clears.
#[derive(Clone, Debug, Default, Object)]
pub struct VenueIn {
    /// The name of the house.
    #[oai(validator(max_length = 300))]
    pub name: Change<String>,
    /// Street and number.
    #[oai(validator(max_length = 500))]
    pub address: Change<String>,
    /// The city.
    #[oai(validator(max_length = 200))]
    pub city: Change<String>,
    /// The country.
    pub country: Change<CountryCode>,
}

/// How people get in: what is left out stays, null clears.
#[derive(Clone, Debug, Default, Object)]
pub struct RegistrationRulesIn {
    /// The first day of public registration, in the event's zone; null: from publication on.
    pub opens_on: Change<NaiveDate>,
    /// The last day of public registration; null: until the event starts.
    pub closes_on: Change<NaiveDate>,
    /// Who decides; `automatic` unless given.
    pub approval: Change<Approval>,
    /// Whether a waiting list is kept when the seats are taken; true unless given.
    pub waitlist: Change<bool>,
    /// Until when people change what they said with their registration; they can withdraw all the same.
    /// `until_end` unless given.
    pub editing: Change<RegistrationEditing>,
    /// Whether the event's contact gets a mail a day, at 8:00 in the event's zone, where there is
    /// something to tell of the register: who waits for a decision, who is new, has changed something
    /// or has withdrawn. True unless given.
    pub digest: Change<bool>,
}

/// Who answers questions: what is left out stays, null clears.
#[derive(Clone, Debug, Default, Object)]
pub struct ContactIn {
    /// The unit.
    #[oai(validator(max_length = 300))]
    pub unit: Change<String>,
    /// Its mailbox; answers to the event's mails go there.
    pub email: Change<EmailAddress>,
}

/// What a report claims about an event: what is left out stays, null clears.
#[derive(Clone, Debug, Default, Object)]
pub struct ClaimedIn {
    /// How many people took part.
    #[oai(validator(minimum(value = "0")))]
    pub participants: Change<i32>,
    /// From how many countries.
    #[oai(validator(minimum(value = "0")))]
    pub countries: Change<i32>,
    /// In which words, and where.
    #[oai(validator(max_length = 2000))]
    pub note: Change<String>,
}

/// Where an event is held.
#[derive(Clone, Debug, Object)]
pub struct Venue {
    /// The name of the house.
    pub name: Option<String>,
    /// Street and number.
    pub address: Option<String>,
    /// The city.
    pub city: Option<String>,
    /// The country.
    pub country: Option<CountryCode>,
}

/// How people get in.
#[derive(Clone, Debug, Object)]
pub struct RegistrationRules {
    /// The first day of public registration, in the event's zone; null: from publication on.
    pub opens_on: Option<NaiveDate>,
    /// The last day of public registration; null: until the event starts.
    pub closes_on: Option<NaiveDate>,
    /// Who decides.
    pub approval: Approval,
    /// Whether a waiting list is kept when the seats are taken.
    pub waitlist: bool,
    /// Until when people change what they said with their registration.
    pub editing: RegistrationEditing,
    /// Whether the event's contact gets a mail a day about the register.
    pub digest: bool,
}

/// Who answers questions.
#[derive(Clone, Debug, Object)]
pub struct Contact {
    /// The unit.
    pub unit: Option<String>,
    /// Its mailbox.
    pub email: Option<EmailAddress>,
}

/// What a report claims about an event; `/events/{id}/statistics` sets it beside what is counted.
#[derive(Clone, Debug, Object)]
pub struct Claimed {
    /// How many people took part.
    pub participants: Option<i32>,
    /// From how many countries.
    pub countries: Option<i32>,
    /// In which words, and where.
    pub note: Option<String>,
}
