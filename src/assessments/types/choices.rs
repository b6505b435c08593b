//! What can be said of an assessment.

crate::choices! {
    /// What kind of assessment it is.
    AssessmentKind {
        /// A study of how things stand.
        Study,
        /// How far countries have come on a way that is known.
        MaturityAssessment,
        /// Whether countries are ready for something.
        ReadinessAssessment,
        /// What countries have to be able to do and are not yet.
        NeedsAssessment,
        /// How things stood before something began.
        Baseline,
        /// Countries that assess each other.
        PeerReview,
        /// None of these.
        Other,
    }

    /// How far an assessment is.
    AssessmentStatus {
        /// It has not begun.
        Planned,
        /// It is being made.
        InProgress,
        /// It is published.
        Published,
    }

    /// What an organization is to an assessment.
    AssessmentOrganizationRole {
        /// Carries it out.
        Implementer,
        /// Helps to carry it out.
        Partner,
        /// Asked for it.
        Commissioner,
        /// Pays for it.
        Donor,
        /// Reads what was found before it is published.
        Reviewer,
    }

    /// What a document is that came of an assessment.
    OutcomeDocumentKind {
        /// The study itself.
        Study,
        /// A strategy.
        Strategy,
        /// A roadmap.
        Roadmap,
        /// A plan of action.
        ActionPlan,
        /// A brief on policy.
        PolicyBrief,
        /// None of these.
        Other,
    }
}
