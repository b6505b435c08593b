//! What jobs are described by.

crate::choices! {
    /// How far a job is.
    JobState {
        /// Waits for its turn.
        Queued,
        /// Under way.
        Running,
        /// Done; the result says what came of it.
        Done,
        /// Ended early; the result says why.
        Failed,
    }
}
