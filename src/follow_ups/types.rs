//! What follow-ups are described by.

crate::choices! {
    /// What the time of a follow-up is relative to.
    Anchor {
        /// The start of the event.
        EventStart,
        /// The end of the event.
        EventEnd,
        /// The end of registration.
        RegistrationClose,
        /// The sending of each person's invitation.
        InvitationSent,
    }

    /// How far a follow-up is.
    FollowUpStatus {
        /// Being written; never sent by itself.
        Draft,
        /// Will be sent when it is due.
        Scheduled,
        /// Given to the outbox.
        Sent,
        /// Was due at a time when it could not be sent.
        Missed,
        /// Called off.
        Cancelled,
    }
}
