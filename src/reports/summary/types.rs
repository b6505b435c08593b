//! Reports as callers see them.

use chrono::{DateTime, Utc};
use poem_openapi::Object;
use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use typesetting::Document;

use crate::ids::EventId;
use crate::text::{Language, Texts};

crate::choices! {
    /// What kind of report it is.
    ReportStage {
        /// What is known soon after the event: without the follow-up and the annexes, unless they are written.
        Progress,
        /// The whole.
        Summary,
    }

    /// A language in which there are reports.
    ReportLanguage {
        /// English.
        En,
        /// Russian.
        Ru,
    }

    /// A section of a report, in the order in which they stand in it.
    SectionKey {
        /// The event at a glance.
        Overview,
        /// Why it was held, and within what.
        Background,
        /// What it was meant to achieve.
        Objectives,
        /// Who held it, where and how.
        Organization,
        /// Who took part.
        Participation,
        /// What was said, panel by panel.
        Proceedings,
        /// What studies of the event found.
        Assessments,
        /// What capacity is needed; written by organizers.
        Needs,
        /// What was recommended to whom.
        Recommendations,
        /// What participants thought of it, and what they learned.
        Evaluation,
        /// What media reported.
        Media,
        /// What comes of it.
        FollowUp,
        /// The agenda.
        AnnexAgenda,
        /// The list of participants.
        AnnexParticipants,
        /// The evaluation in full.
        AnnexEvaluation,
    }

    /// Where the content of a section comes from.
    SectionSource {
        /// From what is on record.
        Computed,
        /// From the organizers.
        Written,
    }

    /// What became of a section between two versions.
    SectionChange {
        /// It is new.
        Added,
        /// It is gone.
        Removed,
        /// It says something else.
        Changed,
    }

    /// What became of a line.
    LineChange {
        /// It is as before; only lines around a change are given.
        Same,
        /// It is new.
        Added,
        /// It is gone.
        Removed,
    }
}

impl SectionKey {
    /// Whether it stands behind the others, as an annex.
    pub fn is_annex(self) -> bool {
        matches!(self, Self::AnnexAgenda | Self::AnnexParticipants | Self::AnnexEvaluation)
    }
}

impl ReportLanguage {
    /// The tags of all.
    pub const TAGS: &'static [&'static str] = &["en", "ru"];

    /// The one of a reader, who has one of them.
    pub fn of(language: &Language) -> Self {
        if *language == Language::russian() { Self::Ru } else { Self::En }
    }

    /// As a tag.
    pub fn tag(self) -> Language {
        match self {
            Self::En => Language::english(),
            Self::Ru => Language::russian(),
        }
    }
}

/// By which number kept editions say how they are written. Raised where an older one can no longer be
/// read as it is; it must always be read.
pub const FORMAT: u32 = 1;

/// A report in one language: what formats are made of, and what a version keeps.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(default)]
pub struct Edition {
    /// How it is written; see [`FORMAT`].
    pub format: u32,
    /// What stands in it.
    pub document: Document,
    /// The sections whose content is the organizers'.
    pub written: Vec<SectionKey>,
}

/// The report of an event.
#[derive(Debug, Object)]
pub struct ReportOut {
    /// The event.
    pub event_id: EventId,
    /// What kind of report it is.
    pub stage: ReportStage,
    /// Its language.
    pub language: Language,
    /// The number of the version that this is; null for the report as it is now.
    pub number: Option<i32>,
    /// What it is called.
    pub title: String,
    /// The event's title.
    pub subject: String,
    /// What else stands in its head, line by line.
    pub lines: Vec<String>,
    /// The sections that have content, the annexes last.
    pub sections: Vec<ReportSection>,
}

/// A section as it stands in a report.
#[derive(Debug, Object)]
pub struct ReportSection {
    /// Which it is.
    pub key: SectionKey,
    /// What it is called.
    pub title: String,
    /// Whether it is an annex.
    pub annex: bool,
    /// Where its content comes from.
    pub source: SectionSource,
    /// Its content as Markdown.
    pub text: String,
    /// The same as blocks, by `kind`: `heading` (`level`, `runs`), `paragraph` (`runs`), `list`
    /// (`start`, `items`, each a list of blocks), `table` (`columns`, `groups`), `chart` (`title`,
    /// `bars`) and `note` (`blocks`). A run is a stretch of `text` that may be `bold`, `italic` or
    /// `code`, or have a `link`.
    pub blocks: Vec<Value>,
}

/// A section of the report that can be written.
#[derive(Clone, Debug, Object)]
pub struct SectionOut {
    /// The event.
    pub event_id: EventId,
    /// Which it is.
    pub key: SectionKey,
    /// Its version, as in the `ETag`; 0 before it was ever written.
    pub version: i64,
    /// What organizers wrote, Markdown by language; null where it is computed in all languages.
    pub text: Option<Texts>,
    /// When it was last written or given back.
    pub updated_at: Option<DateTime<Utc>>,
}

/// What is written in a section.
#[derive(Clone, Debug, Object)]
pub struct SectionWrite {
    /// The text, Markdown by language: at most 50,000 characters each, and 5,000 cells in its tables
    /// (short rows count as whole ones). In a language that is left out the section stays computed.
    pub text: Texts,
}

/// What is kept as a version.
#[derive(Clone, Debug, Object)]
pub struct ReportVersionCreate {
    /// What kind of report it is.
    pub stage: ReportStage,
    /// What is to be known of it.
    #[oai(validator(max_length = 2000))]
    pub note: Option<String>,
}

/// A version of the report.
#[derive(Clone, Debug, Object)]
pub struct ReportVersionOut {
    /// The event.
    pub event_id: EventId,
    /// Its number, from 1.
    pub number: i32,
    /// What kind of report it is.
    pub stage: ReportStage,
    /// What is to be known of it.
    pub note: Option<String>,
    /// Who kept it.
    pub made_by: String,
    /// When.
    pub created_at: DateTime<Utc>,
}

/// Filters for versions.
#[derive(Clone, Debug, Default, Object)]
pub struct ReportVersionFilter {
    /// Those of this kind of report.
    pub stage: Option<ReportStage>,
}

/// What is different between two versions.
#[derive(Clone, Debug, Object)]
pub struct ReportChanges {
    /// The event.
    pub event_id: EventId,
    /// The number of the earlier version; null where nothing came before.
    pub since: Option<i32>,
    /// The number of the later version.
    pub number: i32,
    /// The language of what is compared.
    pub language: Language,
    /// The lines of the head that differ, with three around each change: the title, the event's title,
    /// and what else stands in it but the name of the version.
    pub head: Vec<ChangedLine>,
    /// The sections that differ, in their order. In the list of participants running numbers are not
    /// compared.
    pub sections: Vec<ChangedSection>,
}

/// A section that differs.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
pub struct ChangedSection {
    /// Which it is.
    pub key: SectionKey,
    /// What it is called.
    pub title: String,
    /// What became of it.
    pub change: SectionChange,
    /// Its lines as Markdown, with three around each change.
    pub lines: Vec<ChangedLine>,
}

/// A line that differs, or stands near one.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
pub struct ChangedLine {
    /// What became of it.
    pub change: LineChange,
    /// What it says.
    pub text: String,
}

/// What can be read of a section of which something is wrong.
#[derive(Clone, Debug, Object)]
pub struct SectionPart {
    /// The text by language.
    pub text: Option<Texts>,
}

/// What can be read of a version of which something is wrong.
#[derive(Clone, Debug, Object)]
pub struct ReportVersionPart {
    /// What is to be known of it.
    pub note: Option<String>,
}
