//! Ids: a type of its own for each thing, `UUIDv7` inside (RFC 9562, section 5.7).

use std::fmt;
use std::str::FromStr;
use std::sync::Mutex;

use chrono::{DateTime, Utc};
use sea_orm::{DbErr, DeriveValueType, TryFromU64};
use serde::{Deserialize, Serialize};
use uuid::{ContextV7, Timestamp, Uuid};

/// What all ids can do.
pub trait Id: Copy + From<Uuid> + Into<Uuid> + fmt::Display + Send + Sync + 'static {}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
            DeriveValueType,
        )]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl Id for $name {}

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::try_parse(text).map(Self)
            }
        }

        impl TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, DbErr> {
                Err(DbErr::ConvertFromU64(stringify!($name)))
            }
        }
    )*};
}

ids! {
    /// A bearer token.
    TokenId,
    /// An entry in the audit log.
    AuditId,
    /// A mail in the outbox.
    MailId,
    /// An address that gets no mail, or no follow-ups.
    SuppressionId,
    /// A report on a mail that came back.
    BounceId,
    /// A group of countries.
    CountryGroupId,
    /// An organization.
    OrganizationId,
    /// A file that somebody has uploaded.
    UploadId,
    /// A person.
    PersonId,
    /// Whom a country or an organization has named to be written to.
    FocalPointId,
    /// A programme, project, series or initiative.
    ProgrammeId,
    /// An indicator of a programme.
    ProgrammeIndicatorId,
    /// A value that was entered for an indicator.
    IndicatorValueId,
    /// An event.
    EventId,
    /// A panel of an agenda.
    PanelId,
    /// An item of a panel.
    ItemId,
    /// Media coverage of an event.
    CoverageId,
    /// The seats of a country at an event.
    QuotaId,
    /// A nomination.
    NominationId,
    /// A request to name a delegation.
    NominationRequestId,
    /// Somebody whom a focal point has named.
    NominationEntryId,
    /// An invitation.
    InvitationId,
    /// A registration.
    RegistrationId,
    /// A letter.
    LetterId,
    /// A check-in.
    CheckInId,
    /// A certificate.
    CertificateId,
    /// An evaluation.
    EvaluationId,
    /// A follow-up.
    FollowUpId,
    /// A plan of follow-ups.
    FollowUpPlanId,
    /// A material of an event.
    MaterialId,
    /// A practice or a digital public good.
    PracticeId,
    /// Long work.
    JobId,
    /// A recommendation.
    RecommendationId,
    /// A value of an index.
    CountryIndicatorId,
    /// A capacity need or a barrier.
    NeedId,
    /// A study over a set of countries.
    AssessmentId,
    /// What an assessment found.
    FindingId,
    /// An entry in the progress of a recommendation.
    ProgressId,
    /// A request to report progress.
    ProgressRequestId,
    /// Somebody who is named to be written to.
    ContactProposalId,
    /// A section of a report that organizers wrote.
    ReportSectionId,
    /// A version of a report.
    ReportVersionId,
}

/// The least id of those that are made at `at` or later.
pub fn first_at<I: Id>(at: DateTime<Utc>) -> I {
    let millis = u128::try_from(at.timestamp_millis()).unwrap_or_default();
    Uuid::from_u128(millis << 80).into()
}

/// Makes ids that grow with time, also within one microsecond.
#[derive(Debug, Default)]
pub struct IdSource(Mutex<ContextV7>);

impl IdSource {
    /// The next id at `now`.
    pub fn next<I: Id>(&self, now: DateTime<Utc>) -> I {
        let context = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let seconds = u64::try_from(now.timestamp()).unwrap_or_default();
        Uuid::new_v7(Timestamp::from_unix(&*context, seconds, now.timestamp_subsec_nanos())).into()
    }
}
