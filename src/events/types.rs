//! What events are described by.

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
