//! What organizations are described by.

crate::choices! {
    /// The kind of an organization.
    OrganizationKind {
        /// A ministry, an agency or another part of a state.
        Government,
        /// A part of the United Nations system.
        UnEntity,
        /// An organization of states outside the United Nations system.
        Intergovernmental,
        /// A university, a school or a research institute.
        Academia,
        /// An association, a foundation or another non-profit.
        CivilSociety,
        /// A company.
        PrivateSector,
        /// A newspaper, a broadcaster or an agency.
        Media,
        /// None of these.
        Other,
    }
}
