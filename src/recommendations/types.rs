//! What recommendations are described by.

use serde::{Deserialize, Serialize};

use crate::ids::OrganizationId;

crate::choices! {
    /// Whether an addressee takes a recommendation on.
    Acceptance {
        /// Not answered yet.
        Pending,
        /// Accepted.
        Accepted,
        /// Accepted in part.
        PartiallyAccepted,
        /// Rejected; the reason is required.
        Rejected,
        /// Taken note of.
        Noted,
    }

    /// How far a recommendation is carried out.
    Implementation {
        /// Not begun.
        NotStarted,
        /// Under way.
        InProgress,
        /// Done.
        Implemented,
        /// Events have made it moot; the reason is required.
        OvertakenByEvents,
        /// It does not apply any more; the reason is required.
        NoLongerApplicable,
    }
}

/// With whom a recommendation is to be carried out: an organization that is kept here, or a name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counterpart {
    /// The organization, where it is kept here.
    pub organization_id: Option<OrganizationId>,
    /// The name as it is printed.
    pub name: Option<String>,
}
