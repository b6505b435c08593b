//! What invitations are described by.

crate::choices! {
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

    /// How far an invitation is.
    InvitationStatus {
        /// Not sent yet.
        Draft,
        /// Sent, not answered.
        Sent,
        /// Accepted.
        Accepted,
        /// Declined.
        Declined,
        /// Taken back; its link is dead.
        Revoked,
        /// Ended without an answer.
        Expired,
    }

    /// What an invitee answers.
    Answer {
        /// Comes.
        Accept,
        /// Does not come.
        Decline,
        /// Names somebody else.
        Substitute,
    }
}
