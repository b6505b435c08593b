//! What programmes are described by.

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
