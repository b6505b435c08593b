//! What registrations are described by.

pub use crate::invitations::types::ParticipantRole;

crate::choices! {
    /// How far a registration is.
    RegistrationStatus {
        /// The address is not confirmed yet.
        Unverified,
        /// Waits for an organizer's decision.
        Pending,
        /// Has a seat.
        Confirmed,
        /// Waits for a seat.
        Waitlisted,
        /// Turned down by an organizer.
        Rejected,
        /// Taken back.
        Withdrawn,
    }

    /// How a registration came about.
    RegistrationSource {
        /// By an invitation.
        Invitation,
        /// By the public page.
        Public,
        /// By a nomination.
        Nomination,
        /// By an organizer.
        Organizer,
    }

    /// How a person attends.
    AttendanceMode {
        /// In the room.
        InPerson,
        /// Over the network.
        Online,
    }
}
