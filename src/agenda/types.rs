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

crate::choices! {
    /// What clashes in an agenda.
    ClashKind {
        /// Two panels want one room at one time.
        Room,
        /// Two items want one speaker at one time.
        Speaker,
        /// A panel lies outside the event's days or hours.
        OutsideEvent,
        /// An item lies outside its panel's hours.
        OutsidePanel,
        /// Something ends before it begins.
        EndBeforeStart,
    }
}
