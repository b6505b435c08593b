//! What countries and groups are described by.

crate::choices! {
    /// How a country or area stands to the United Nations.
    UnStatus {
        /// A member state.
        Member,
        /// A non-member observer state.
        Observer,
        /// Neither: an area with a code of its own.
        None,
    }
}
