//! Indicators of programmes as callers see them.

use chrono::{DateTime, Utc};
use poem_openapi::Object;

use crate::db::PartialDate;
use crate::ids::{IndicatorValueId, ProgrammeId, ProgrammeIndicatorId};
use crate::patch::Change;
use crate::text::Texts;

crate::choices! {
    /// Where the value of an indicator comes from: it is entered by hand, or counted over the events of
    /// the programme and of all programmes below it that have begun and are neither drafts nor called
    /// off. Who takes part is who is confirmed, but observers, media and organizers.
    IndicatorMeasure {
        /// It is entered by hand, entry by entry.
        Entered,
        /// The events.
        Events,
        /// Those who take part, once for each event.
        Participants,
        /// Those of them who were checked in at least once.
        Attended,
        /// The people who take part, each once however many events they came to.
        People,
        /// How many of a hundred of these people are women; those whose gender is not known are left out.
        WomenPercent,
        /// The countries from which somebody takes part.
        Countries,
        /// The organizations on record from which somebody takes part.
        Organizations,
        /// The certificates that were issued and not revoked.
        Certificates,
        /// The recommendations, each once, whatever repeats it or goes on with it.
        Recommendations,
        /// Those of them that are accepted as a whole, also in part.
        RecommendationsAccepted,
        /// Those of them that are carried out as a whole.
        RecommendationsImplemented,
        /// How many of a hundred recommendations are carried out as a whole.
        RecommendationsImplementedPercent,
        /// What participants think: the mean of what closed opinion forms may tell of their scales, from 0
        /// for the lowest to 100 for the highest; each form counts once.
        SatisfactionPercent,
        /// What participants learned: the mean of the gains between tests that closed post-tests may
        /// tell, in per cent of the points; each test counts once.
        LearningGain,
    }

    /// Where an indicator is to go.
    IndicatorDirection {
        /// Up.
        Increase,
        /// Down.
        Decrease,
    }
}

/// The value from which an indicator starts.
#[derive(Clone, Debug, PartialEq, Object)]
pub struct IndicatorBaseline {
    /// The value.
    #[oai(validator(minimum(value = "-1000000000000"), maximum(value = "1000000000000")))]
    pub value: f64,
    /// When that was its value, as far as it is known.
    pub dated: Option<PartialDate>,
    /// Where it stands.
    #[oai(validator(max_length = 500))]
    pub source: Option<String>,
}

/// The value that is to be reached.
#[derive(Clone, Debug, PartialEq, Object)]
pub struct IndicatorTarget {
    /// The value.
    #[oai(validator(minimum(value = "-1000000000000"), maximum(value = "1000000000000")))]
    pub value: f64,
    /// By when, as far as that is said.
    pub dated: Option<PartialDate>,
}

/// A new indicator.
#[derive(Clone, Debug, Object)]
pub struct ProgrammeIndicatorCreate {
    /// The number by which papers call it, such as `1.2`.
    #[oai(validator(max_length = 60))]
    pub code: Option<String>,
    /// Its title.
    pub title: Texts,
    /// In what it is measured.
    #[oai(validator(max_length = 60))]
    pub unit: Option<String>,
    /// Where its value comes from; `entered` unless given.
    pub measure: Option<IndicatorMeasure>,
    /// Where it is to go; `increase` unless given.
    pub direction: Option<IndicatorDirection>,
    /// The value from which it starts.
    pub baseline: Option<IndicatorBaseline>,
    /// The value that is to be reached.
    pub target: Option<IndicatorTarget>,
}

/// What changes in an indicator: what is left out stays, null clears.
#[derive(Clone, Debug, Object)]
pub struct ProgrammeIndicatorPatch {
    /// The number by which papers call it.
    #[oai(validator(max_length = 60))]
    pub code: Change<String>,
    /// Its title.
    pub title: Option<Texts>,
    /// In what it is measured.
    #[oai(validator(max_length = 60))]
    pub unit: Change<String>,
    /// Where its value comes from.
    pub measure: Option<IndicatorMeasure>,
    /// Where it is to go.
    pub direction: Option<IndicatorDirection>,
    /// The value from which it starts; replaced as a whole.
    pub baseline: Change<IndicatorBaseline>,
    /// The value that is to be reached; replaced as a whole.
    pub target: Change<IndicatorTarget>,
}

/// What can be read of an indicator of which something is wrong.
#[derive(Clone, Debug, Object)]
pub struct ProgrammeIndicatorPart {
    /// The number by which papers call it.
    pub code: Option<String>,
    /// Its title.
    pub title: Option<Texts>,
    /// In what it is measured.
    pub unit: Option<String>,
    /// Where it is to go.
    pub direction: Option<IndicatorDirection>,
    /// The value from which it starts.
    pub baseline: Option<IndicatorFigurePart>,
    /// The value that is to be reached.
    pub target: Option<IndicatorFigurePart>,
}

/// What can be read of a baseline or a target of which something is wrong.
#[derive(Clone, Debug, Object)]
pub struct IndicatorFigurePart {
    /// The value.
    pub value: Option<f64>,
    /// Where it stands.
    pub source: Option<String>,
}

/// An indicator of a programme.
#[derive(Clone, Debug, Object)]
pub struct ProgrammeIndicatorOut {
    /// Its id.
    pub id: ProgrammeIndicatorId,
    /// Its version, as in the `ETag`.
    pub version: i64,
    /// The programme.
    pub programme_id: ProgrammeId,
    /// The number by which papers call it.
    pub code: Option<String>,
    /// Its title.
    pub title: Texts,
    /// In what it is measured.
    pub unit: Option<String>,
    /// Where its value comes from.
    pub measure: IndicatorMeasure,
    /// Where it is to go.
    pub direction: IndicatorDirection,
    /// The value from which it starts.
    pub baseline: Option<IndicatorBaseline>,
    /// The value that is to be reached.
    pub target: Option<IndicatorTarget>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Filters for indicators.
#[derive(Clone, Debug, Default, Object)]
pub struct ProgrammeIndicatorFilter {
    /// Those whose value comes from there.
    pub measure: Option<IndicatorMeasure>,
}

/// A value that is entered for an indicator.
#[derive(Clone, Debug, Object)]
pub struct IndicatorValueCreate {
    /// The value.
    #[oai(validator(minimum(value = "-1000000000000"), maximum(value = "1000000000000")))]
    pub value: f64,
    /// When that was its value; it has begun.
    pub dated: PartialDate,
    /// Where it stands.
    #[oai(validator(max_length = 500))]
    pub source: Option<String>,
    /// What is to be known of it.
    #[oai(validator(max_length = 2000))]
    pub note: Option<String>,
    /// A value of the same indicator that was entered wrongly: this one stands in its place, whatever the
    /// date of that one is.
    pub corrects: Option<IndicatorValueId>,
}

/// What can be read of a value of which something is wrong.
#[derive(Clone, Debug, Object)]
pub struct IndicatorValuePart {
    /// Where it stands.
    pub source: Option<String>,
    /// What is to be known of it.
    pub note: Option<String>,
}

/// A value that was entered for an indicator.
#[derive(Clone, Debug, Object)]
pub struct IndicatorValueOut {
    /// Its id.
    pub id: IndicatorValueId,
    /// The indicator.
    pub indicator_id: ProgrammeIndicatorId,
    /// The value.
    pub value: f64,
    /// When that was its value, as it was given.
    pub dated: PartialDate,
    /// Where it stands.
    pub source: Option<String>,
    /// What is to be known of it.
    pub note: Option<String>,
    /// The value in whose place it stands, which does not hold any more.
    pub corrects: Option<IndicatorValueId>,
    /// Who entered it.
    pub recorded_by: String,
    /// When it was entered.
    pub created_at: DateTime<Utc>,
}

/// Filters for values.
#[derive(Clone, Debug, Default, Object)]
pub struct IndicatorValueFilter {
    /// Those of exactly this date, as it was given.
    pub dated: Option<PartialDate>,
}
