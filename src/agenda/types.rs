//! What panels, items and speakers are described by.

crate::choices! {
    /// The kind of an agenda item.
    ItemKind {
        /// Opening remarks.
        Opening,
        /// A keynote.
        Keynote,
        /// A presentation.
        Presentation,
        /// A presentation on behalf of a country.
        CountryPresentation,
        /// A discussion.
        Discussion,
        /// A visit to a host organization.
        Visit,
        /// A break.
        Break,
        /// Closing remarks.
        Closing,
    }

    /// What a person does in an agenda item.
    SpeakerRole {
        /// Speaks.
        Speaker,
        /// Moderates.
        Moderator,
        /// Sits on the panel.
        Panellist,
        /// Chairs.
        Chair,
        /// Keeps the record.
        Rapporteur,
        /// Opens the discussion of what others said.
        Discussant,
    }
}
