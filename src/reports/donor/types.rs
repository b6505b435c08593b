//! The report of a programme as callers see it.

use poem_openapi::Object;
use serde_json::Value;

use crate::db::PartialDate;
use crate::ids::{ProgrammeId, ProgrammeIndicatorId};
use crate::programmes::indicators::types::{
    IndicatorBaseline, IndicatorDirection, IndicatorMeasure, IndicatorTarget,
};
use crate::reports::types::Counts;
use crate::text::{Language, Texts};

crate::choices! {
    /// A section of the report of a programme, in the order in which they stand in it.
    DonorSectionKey {
        /// What the programme is, and within what.
        Overview,
        /// The events that were held.
        Events,
        /// Who took part.
        Participation,
        /// How far the indicators are.
        Indicators,
        /// How far the recommendations are.
        Recommendations,
        /// What participants thought, and what they learned.
        Evaluation,
        /// The materials and the certificates that came of it.
        Outputs,
        /// What is claimed beside what is counted.
        Claims,
    }
}

/// The report of a programme.
#[derive(Debug, Object)]
pub struct DonorReportOut {
    /// The programme.
    pub programme_id: ProgrammeId,
    /// Its language.
    pub language: Language,
    /// The first day of its time, as it was given; null: it has no beginning.
    pub from: Option<PartialDate>,
    /// The last day of its time, as it was given; null: it goes on.
    pub to: Option<PartialDate>,
    /// What it is called.
    pub title: String,
    /// The programme's title.
    pub subject: String,
    /// What else stands in its head, line by line.
    pub lines: Vec<String>,
    /// What is counted.
    pub figures: DonorFigures,
    /// Whether more evaluations are closed than the 100 that are told of.
    pub more_forms: bool,
    /// How far the indicators of the programme are, in the order in which they were made.
    pub indicators: Vec<IndicatorProgress>,
    /// The sections that have content.
    pub sections: Vec<DonorReportSection>,
}

/// What is counted over the events of a programme that have begun and are neither drafts nor called off.
#[derive(Clone, Debug, Default, PartialEq, Object)]
pub struct DonorFigures {
    /// The events.
    pub events: i64,
    /// Those who take part, once for each event: the confirmed but observers, media and organizers.
    pub participants: i64,
    /// Those of them who were checked in at least once.
    pub attended: i64,
    /// The people behind them, each once.
    pub people: i64,
    /// How many of a hundred of these people are women; those whose gender is not known are left out, and
    /// it is null where that leaves nobody.
    pub women_percent: Option<f64>,
    /// The countries from which they come.
    pub countries: i64,
    /// The organizations on record from which they come.
    pub organizations: i64,
    /// The certificates that were issued and not revoked.
    pub certificates: i64,
    /// The recommendations.
    pub recommendations: i64,
    /// Those of them that are accepted as a whole, also in part.
    pub recommendations_accepted: i64,
    /// Those of them that are carried out as a whole.
    pub recommendations_implemented: i64,
    /// How many of a hundred are carried out; null where there are none.
    pub recommendations_implemented_percent: Option<f64>,
    /// The mean of what closed opinion forms may tell of their scales, from 0 to 100; null where none may,
    /// and where there are more forms than are told of (`more_forms`).
    pub satisfaction_percent: Option<f64>,
    /// The mean of the gains that closed post-tests may tell, in per cent; null where none may, and where
    /// there are more forms than are told of.
    pub learning_gain: Option<f64>,
}

/// How far an indicator is.
#[derive(Clone, Debug, Object)]
pub struct IndicatorProgress {
    /// The indicator.
    pub indicator_id: ProgrammeIndicatorId,
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
    /// Its value: what is counted over the events of the report, or what was entered, none corrects, and
    /// is dated last until the end of its time. Null where nothing is.
    pub value: Option<f64>,
    /// When that was its value; null where it is counted.
    pub dated: Option<PartialDate>,
    /// Where it stands; null where it is counted.
    pub source: Option<String>,
    /// What is to be known of it; null where it is counted.
    pub note: Option<String>,
    /// What share of the way from the baseline to the target is done, in per cent; null where one of the
    /// three is not known, or the target is the baseline.
    pub progress_percent: Option<f64>,
    /// Whether the target is reached; null where there is none, or no value.
    pub reached: Option<bool>,
    /// The value by country, where it is a count that can be told so; whoever came from two is in both.
    /// How many attended or were given a certificate is told of countries, genders and kinds of which five
    /// or more take part, without those from which that of fewer would follow.
    pub by_country: Counts,
    /// The value by gender, where it is a count of people or of what they got.
    pub by_gender: Counts,
    /// The value by the kind of people's organizations, where it is such a count.
    pub by_organization_kind: Counts,
}

/// A section as it stands in a report.
#[derive(Debug, Object)]
pub struct DonorReportSection {
    /// Which it is.
    pub key: DonorSectionKey,
    /// What it is called.
    pub title: String,
    /// Its content as Markdown.
    pub text: String,
    /// The same as blocks, by `kind`, as in the report of an event.
    pub blocks: Vec<Value>,
}
