//! What programmes are described by.

use serde::{Deserialize, Serialize};

use crate::db::PartialDate;

crate::choices! {
    /// The kind of a programme; all kinds form one tree.
    ProgrammeKind {
        /// A programme: the widest frame.
        Programme,
        /// A project with a beginning, an end and money of its own.
        Project,
        /// A series of events.
        Series,
        /// An initiative, perhaps only proposed.
        Initiative,
    }

    /// How far a programme is.
    ProgrammeStatus {
        /// Proposed, not yet agreed.
        Proposed,
        /// Under way.
        Active,
        /// Interrupted.
        Suspended,
        /// Ended as planned.
        Completed,
        /// Given up.
        Cancelled,
    }

    /// What an organization is to a programme.
    ProgrammeOrganizationRole {
        /// Pays for it.
        Donor,
        /// Carries it out.
        Implementer,
        /// Helps to carry it out.
        Partner,
        /// Organizes its events.
        Organizer,
    }

    /// What a country is to a programme.
    ProgrammeCountryRole {
        /// It is for this country.
        Beneficiary,
        /// This country shares its experience.
        Resource,
    }
}

/// An agreement on which a programme rests.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Agreement {
    /// Its kind, such as a memorandum or a grant agreement.
    pub kind: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Who concluded it.
    pub parties: Vec<String>,
    /// When it was signed.
    pub signed_on: Option<PartialDate>,
    /// What it covers.
    pub scope: Option<String>,
}

/// A paper or a page that something refers to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, poem_openapi::Object)]
#[serde(default)]
pub struct Reference {
    /// Its title.
    pub title: String,
    /// Where it can be read.
    pub url: Option<String>,
    /// Its date.
    pub dated: Option<PartialDate>,
}
