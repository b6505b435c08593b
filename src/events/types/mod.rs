//! What events are described by.

mod change;
mod conversions;
mod coverage;
mod event;
mod filter;
mod parts;

pub use change::{EventCancel, EventClone, EventCreate, EventPatch};
pub use coverage::{CoverageCreate, CoverageFilter, CoverageOut, CoveragePatch};
pub use event::EventOut;
pub use filter::EventFilter;
pub use parts::{
    Claimed, ClaimedIn, Contact, ContactIn, EventCountry, EventOrganization, InvitationReminders,
    ProgressRequestRule, RegistrationRules, RegistrationRulesIn, Venue, VenueIn,
};

use serde::{Deserialize, Serialize};

use crate::db::PartialDate;
use crate::ids::EventId;

crate::choices! {
    /// The kind of an event.
    EventKind {
        /// A seminar.
        Seminar,
        /// A workshop.
        Workshop,
        /// An expert group meeting.
        ExpertGroupMeeting,
        /// A study visit.
        StudyVisit,
        /// A preparatory meeting.
        PreparatoryMeeting,
        /// A conference.
        Conference,
        /// A training.
        Training,
        /// A webinar.
        Webinar,
        /// None of these.
        Other,
    }

    /// The role in which a person takes part.
    ParticipantRole {
        /// Represents a country or an organization.
        Delegate,
        /// Attends without representing.
        Observer,
        /// Speaks.
        Speaker,
        /// Brings expertise to the whole event.
        ResourcePerson,
        /// Reports on it.
        Media,
        /// Runs it; takes no seat.
        Organizer,
        /// A guest.
        Guest,
    }

    /// Who may register for an event.
    Access {
        /// Whoever finds its page.
        Public,
        /// Only those who are invited.
        InvitationOnly,
    }

    /// How an event is attended.
    Modality {
        /// In a room.
        InPerson,
        /// Over the network.
        Online,
        /// Both.
        Hybrid,
    }

    /// Who decides on a registration.
    Approval {
        /// Nobody: it is confirmed while there are seats.
        Automatic,
        /// An organizer.
        Manual,
    }

    /// Until when people change what they said with their registration.
    RegistrationEditing {
        /// Until the event ends.
        UntilEnd,
        /// Until it starts.
        UntilStart,
        /// Until public registration closes.
        UntilClose,
        /// Until they have a seat.
        UntilConfirmed,
        /// Not at all.
        Never,
    }

    /// What an organization is to an event.
    EventOrganizationRole {
        /// Organizes it in the first place.
        Lead,
        /// Organizes it together with the lead.
        CoOrganizer,
        /// Receives it.
        Host,
        /// Helps.
        Partner,
        /// Pays for it.
        Donor,
    }

    /// What a country is to an event.
    EventCountryRole {
        /// It is for this country.
        Beneficiary,
        /// This country shares its experience.
        Resource,
        /// It takes part.
        Participant,
    }

    /// How far an event is.
    EventStatus {
        /// Being prepared; nobody outside sees it.
        Draft,
        /// Announced; people can be invited and can register.
        Published,
        /// Called off.
        Cancelled,
        /// Held.
        Completed,
        /// Put away; nothing of it changes any more.
        Archived,
    }
}

/// A later meeting that took the outcomes of an event on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, poem_openapi::Object)]
#[serde(default)]
pub struct LaterMeeting {
    /// Its title.
    #[oai(validator(min_length = 1, max_length = 300))]
    pub title: String,
    /// When it was held.
    pub dated: Option<PartialDate>,
    /// The event, where it is kept here.
    pub event_id: Option<EventId>,
    /// Where it can be read about.
    pub url: Option<String>,
}
