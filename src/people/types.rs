//! What people are described by.

crate::choices! {
    /// The gender that a person gave.
    Gender {
        /// Female.
        Female,
        /// Male.
        Male,
        /// Another.
        Other,
        /// Not said, or asked not to say.
        Undisclosed,
    }
}
