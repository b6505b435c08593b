//! What recommendations are described by.

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
