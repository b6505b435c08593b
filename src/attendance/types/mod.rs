//! Attendance as callers see it.

mod batch;
mod counts;

use chrono::{DateTime, NaiveDate, Utc};
use poem_openapi::Object;

use crate::countries::CountryCode;
use crate::ids::{CheckInId, EventId, PanelId, RegistrationId};
use crate::registrations::types::{ParticipantRole, RegistrationStatus};

pub use batch::{CheckInBatch, CheckInBatchResult, CheckInBatchRow};
pub use counts::{AttendanceCounts, DayTurnout, PanelTurnout, RoleTurnout};

crate::choices! {
    /// What came of telling of a check-in.
    CheckInOutcome {
        /// The person is checked in now.
        CheckedIn,
        /// They were before; nothing changed but the instant, where an earlier one was told.
        Repeated,
        /// What was told of before under this nonce was undone since, and stays so.
        Undone,
    }

    /// What attendance is measured in.
    AttendanceMeasure {
        /// Days on which somebody is checked in.
        Days,
        /// Panels to which somebody is checked in.
        Panels,
    }
}

/// Somebody who came.
#[derive(Clone, Debug, Default, Object)]
pub struct CheckInCreate {
    /// Whose registration; or give `code`.
    pub registration_id: Option<RegistrationId>,
    /// Its code, as it is printed or scanned; case, spaces and dashes do not matter.
    #[oai(validator(max_length = 50))]
    pub code: Option<String>,
    /// Which day of the event; or give `panel_id`. Without either, the day of `at` in the event's time
    /// zone. One that has not begun is refused.
    pub day: Option<NaiveDate>,
    /// Which panel of the event.
    pub panel_id: Option<PanelId>,
    /// When they came, by the clock of the device; now when left out.
    pub at: Option<DateTime<Utc>>,
    /// A text of your own that stands for this check-in, unique within the event: told twice, it is one.
    #[oai(validator(min_length = 1, max_length = 200))]
    pub nonce: Option<String>,
}

/// A check-in, and whom it lets in.
#[derive(Clone, Debug, Object)]
pub struct CheckInOut {
    /// Its id.
    pub id: CheckInId,
    /// Its version, as in the ETag.
    pub version: i64,
    /// The event.
    pub event_id: EventId,
    /// Whose registration.
    pub registration_id: RegistrationId,
    /// The code of the registration.
    pub code: String,
    /// Their name.
    pub full_name: String,
    /// The name on their badge, where it is another.
    pub badge_name: Option<String>,
    /// In which role.
    pub role: ParticipantRole,
    /// The country they come for.
    pub country: Option<CountryCode>,
    /// The organization they come for.
    pub organization: Option<String>,
    /// How far their registration is now: who is not `confirmed` any more is not counted.
    pub registration_status: RegistrationStatus,
    /// The day; null where it is for a panel.
    pub day: Option<NaiveDate>,
    /// The panel; null where it is for a day.
    pub panel_id: Option<PanelId>,
    /// When they came: the earliest instant that was told.
    pub at: DateTime<Utc>,
    /// The nonce under which it was first told.
    pub nonce: Option<String>,
    /// Who told of it first.
    pub recorded_by: String,
    /// When it was undone; null while it stands.
    pub undone_at: Option<DateTime<Utc>>,
    /// By whom.
    pub undone_by: Option<String>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Filters for check-ins.
#[derive(Clone, Debug, Default, Object)]
pub struct CheckInFilter {
    /// Those for this day.
    pub day: Option<NaiveDate>,
    /// Those to this panel.
    pub panel_id: Option<PanelId>,
    /// Those of this registration.
    pub registration_id: Option<RegistrationId>,
    /// Those of people in this role.
    pub role: Option<ParticipantRole>,
    /// Those of people from this country.
    pub country: Option<CountryCode>,
    /// `true` for those that were undone; when left out, those that stand.
    pub undone: Option<bool>,
}

/// Somebody who is expected: confirmed, and here or not.
#[derive(Clone, Debug, Object)]
pub struct ExpectedOut {
    /// Their registration.
    pub registration_id: RegistrationId,
    /// Its code.
    pub code: String,
    /// Their name.
    pub full_name: String,
    /// The name on their badge, where it is another.
    pub badge_name: Option<String>,
    /// In which role.
    pub role: ParticipantRole,
    /// The country they come for.
    pub country: Option<CountryCode>,
    /// The organization they come for.
    pub organization: Option<String>,
    /// Whether they are checked in for the `day` or the `panel_id` that is asked for; without either,
    /// whether they are for any.
    pub present: bool,
    /// Their check-ins that stand.
    pub check_ins: Vec<ExpectedCheckIn>,
}

/// A check-in of somebody who is expected.
#[derive(Clone, Debug, Object)]
pub struct ExpectedCheckIn {
    /// Its id.
    pub id: CheckInId,
    /// The day; null where it is for a panel.
    pub day: Option<NaiveDate>,
    /// The panel; null where it is for a day.
    pub panel_id: Option<PanelId>,
    /// When they came.
    pub at: DateTime<Utc>,
}

/// Filters for those who are expected.
#[derive(Clone, Debug, Default, Object)]
pub struct ExpectedFilter {
    /// The day for which `present` is meant.
    pub day: Option<NaiveDate>,
    /// The panel for which `present` is meant.
    pub panel_id: Option<PanelId>,
    /// Those who are here, or those who are not.
    pub present: Option<bool>,
    /// Those in this role.
    pub role: Option<ParticipantRole>,
    /// Those from this country.
    pub country: Option<CountryCode>,
}
