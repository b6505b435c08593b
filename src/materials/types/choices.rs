//! What can be said of a material.

crate::choices! {
    /// What a material is.
    MaterialKind {
        /// What the event is for and how it goes about it.
        ConceptNote,
        /// A paper to be read before.
        BackgroundPaper,
        /// The slides of somebody who spoke.
        Presentation,
        /// A speech or a statement.
        Statement,
        /// A report.
        Report,
        /// A declaration, a communiqué or another text that was agreed on.
        Declaration,
        /// A law, a strategy or another act of a state.
        Legislation,
        /// A guide, an exercise or other papers for learning.
        Training,
        /// A photograph.
        Photo,
        /// A recording of sound or moving pictures.
        Recording,
        /// None of these.
        Other,
    }

    /// Who sees a material: everybody, on the page of the event; `participants`, who are those that are
    /// confirmed, on the page of their registration until 30 days after the event; or `organizers`, who
    /// are whoever has a token that reads this event.
    Visibility {
        /// Everybody, on the page of the event.
        Public,
        /// Those who are confirmed, on the page of their registration, until 30 days after the event.
        Participants,
        /// Whoever has a token that reads this event, alone.
        Organizers,
    }

    /// What a material or a practice is about.
    Topic {
        /// Strategies.
        Strategies,
        /// Policies.
        Policies,
        /// Programmes.
        Programmes,
        /// Access to services and technologies.
        Access,
        /// Laws and regulation.
        Legal,
        /// What else makes it possible: institutions, skills, infrastructure, money.
        EnablingEnvironment,
        /// Monitoring and evaluation.
        Monitoring,
    }

    /// How it stands with the text of a material.
    TextStatus {
        /// It is still to be read.
        Pending,
        /// It was read, and `q` searches it.
        Read,
        /// There is none, or none that can be read.
        None,
    }

    /// Why a material has no text; `given_up` is a file that was tried again and again, and never to the
    /// end.
    TextReason {
        /// It lives elsewhere.
        Elsewhere,
        /// It is a picture.
        Picture,
        /// It opens with a password alone.
        Encrypted,
        /// It is broken.
        Broken,
        /// Unpacked, it is larger than what is read.
        TooLarge,
        /// It takes longer to read than anybody waits.
        TooSlow,
        /// There are no letters in it, as in a scan.
        Empty,
        /// It was tried again and again, and never to the end.
        GivenUp,
    }
}
