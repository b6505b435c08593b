//! Certificates as callers see them.

use chrono::{DateTime, NaiveDate, Utc};
use poem_openapi::Object;

use super::entity::Model;
use super::rules::code::grouped;
use crate::attendance::types::AttendanceMeasure;
use crate::ids::{CertificateId, EvaluationId, EventId, RegistrationId};
use crate::registrations::types::ParticipantRole;
use crate::text::Language;

crate::choices! {
    /// What a certificate certifies.
    CertificateKind {
        /// That somebody took part.
        Participation,
        /// That somebody went through all of it.
        Completion,
    }

    /// Whether a certificate counts.
    CertificateStatus {
        /// It does.
        Valid,
        /// It was taken back, or another one took its place.
        Revoked,
    }

    /// What came of somebody when certificates were issued.
    CertificateOutcome {
        /// They get one now; in a dry run, they would.
        Issued,
        /// They have a valid one of this kind, which stays.
        Already,
        /// They came to less than is asked.
        TooLittle,
        /// They came to enough, and have fewer points in the test than are asked, or did not take it.
        TestTooLow,
        /// Theirs was revoked: `reissue` gives a new one.
        Revoked,
        /// Their registration is not confirmed.
        NotConfirmed,
        /// Nobody knows their name.
        Unnamed,
    }
}

/// How many points of a post-test are asked.
#[derive(Clone, Copy, Debug, Object)]
pub struct CertificateTests {
    /// What share of its points, in per cent.
    #[oai(validator(minimum(value = "1"), maximum(value = "100")))]
    pub minimum_percent: i32,
    /// Which of the post-tests, where the event has several (`/events/{id}/evaluations`).
    pub evaluation_id: Option<EvaluationId>,
}

/// Certificates to be issued.
#[derive(Clone, Debug, Object)]
pub struct CertificatesIssue {
    /// Of which kind.
    pub kind: CertificateKind,
    /// What attendance is measured in: `days` when left out.
    pub measure: Option<AttendanceMeasure>,
    /// What share of the days or panels held one must have come to, in per cent; when left out, 50 for
    /// `participation` and 80 for `completion`. 0 asks nothing.
    #[oai(validator(minimum(value = "0"), maximum(value = "100")))]
    pub threshold: Option<i32>,
    /// What share of the points of the post-test one must have beside that; none when left out.
    pub tests: Option<CertificateTests>,
    /// To these registrations alone. At most 2,000 people get theirs at once; where an event has more,
    /// name some of them, or a role at a time.
    #[oai(validator(min_items = 1, max_items = 2000))]
    pub registration_ids: Option<Vec<RegistrationId>>,
    /// To those in this role alone.
    pub role: Option<ParticipantRole>,
    /// How many hours they certify.
    #[oai(validator(minimum(value = "1"), maximum(value = "10000")))]
    pub hours: Option<i32>,
    /// The language of all of them, one of those that pages come in; that in which each person is
    /// written to when left out. English stands in for any other.
    pub language: Option<Language>,
    /// Who signs them; a line to sign on is there either way.
    pub signatory_name: Option<String>,
    /// Their position.
    pub signatory_title: Option<String>,
    /// `true` says what would come of it, and issues nothing.
    #[oai(default)]
    pub dry_run: bool,
}

/// What came of issuing certificates.
#[derive(Clone, Debug, Object)]
pub struct CertificatesIssued {
    /// The event.
    pub event_id: EventId,
    /// Of which kind.
    pub kind: CertificateKind,
    /// What attendance was measured in.
    pub measure: AttendanceMeasure,
    /// What share was asked, in per cent.
    pub threshold: i32,
    /// What share of the points of the post-test was asked, in per cent; null where none was.
    pub minimum_percent: Option<i32>,
    /// How many days or panels were held: those to which anybody is checked in.
    pub held: u32,
    /// Whether nothing was issued.
    pub dry_run: bool,
    /// How many got one; in a dry run, would.
    pub issued: u32,
    /// How many had one.
    pub already: u32,
    /// How many get none.
    pub left_out: u32,
    /// What came of each, by name.
    pub results: Vec<CertificateResult>,
    /// The valid ones of this kind whose reason is gone since they were issued, by their numbers,
    /// whoever else is named. They stay valid until they are revoked.
    pub no_longer_due: Vec<CertificateNotDue>,
}

/// A valid certificate that would not be issued any more, as things stand.
#[derive(Clone, Debug, Object)]
pub struct CertificateNotDue {
    /// The certificate.
    pub certificate_id: CertificateId,
    /// Whose it is.
    pub registration_id: RegistrationId,
    /// Its reference number.
    pub reference: String,
    /// The name that it bears.
    pub name: String,
    /// To how many of the days or panels held they came, as attendance stands now.
    pub attended: u32,
    /// How many days or panels were held.
    pub held: u32,
    /// What share was asked when it was issued, in per cent.
    pub threshold: i32,
    /// Why: `not_confirmed` or `too_little`.
    pub outcome: CertificateOutcome,
}

/// What came of one registration.
#[derive(Clone, Debug, Object)]
pub struct CertificateResult {
    /// The registration.
    pub registration_id: RegistrationId,
    /// The name that stands on the certificate, or would: the name for badges and certificates, else
    /// the full name.
    pub name: String,
    /// How many of the days or panels held they came to.
    pub attended: u32,
    /// What share of the points of the post-test they have, in per cent; null where they did not take
    /// it, or nothing was asked.
    pub test_percent: Option<i32>,
    /// What came of it.
    pub outcome: CertificateOutcome,
    /// Their certificate, where they have one.
    pub certificate_id: Option<CertificateId>,
}

/// Why a certificate is taken back.
#[derive(Clone, Debug, Object)]
pub struct CertificateRevoke {
    /// Why; it is shown to nobody but organizers.
    pub reason: String,
}

/// A certificate to be issued anew. What is left out is as on the former one; the name, and what is
/// said of the event, are as they are now.
#[derive(Clone, Debug, Default, Object)]
pub struct CertificateReissue {
    /// Why the former one is taken back; shown to nobody but organizers.
    pub reason: Option<String>,
    /// How many hours it certifies.
    #[oai(validator(minimum(value = "1"), maximum(value = "10000")))]
    pub hours: Option<i32>,
    /// Its language.
    pub language: Option<Language>,
    /// Who signs it.
    pub signatory_name: Option<String>,
    /// Their position.
    pub signatory_title: Option<String>,
}

/// A certificate as it was issued.
#[derive(Clone, Debug, Object)]
pub struct CertificateOut {
    /// Its id.
    pub id: CertificateId,
    /// Its version, as in the `ETag`.
    pub version: i64,
    /// The event.
    pub event_id: EventId,
    /// Whose it is.
    pub registration_id: RegistrationId,
    /// What it certifies.
    pub kind: CertificateKind,
    /// Whether it counts.
    pub status: CertificateStatus,
    /// Its number among those of the event.
    pub number: i32,
    /// The reference number that stands in it.
    pub reference: String,
    /// The code that confirms it.
    pub code: String,
    /// The page that confirms it, as it stands in it.
    pub verify_url: String,
    /// Its language.
    pub language: Language,
    /// The name that it bears.
    pub name: String,
    /// The title of the event as it stands in it.
    pub event_title: String,
    /// The first day of the event as it stands in it.
    pub starts_on: NaiveDate,
    /// The last day.
    pub ends_on: NaiveDate,
    /// The place as it stands in it.
    pub place: Option<String>,
    /// Who held the event as it stands in it.
    pub organizers: Vec<String>,
    /// How many hours it certifies.
    pub hours: Option<i32>,
    /// Who signs it.
    pub signatory_name: Option<String>,
    /// Their position.
    pub signatory_title: Option<String>,
    /// The day that it bears.
    pub issued_on: NaiveDate,
    /// What attendance was measured in.
    pub measure: AttendanceMeasure,
    /// What share was asked, in per cent.
    pub threshold: i32,
    /// How many of the days or panels held they had come to when it was issued.
    pub attended: i32,
    /// How many were held.
    pub held: i32,
    /// The one that it was issued instead of.
    pub replaces_id: Option<CertificateId>,
    /// When it was revoked.
    pub revoked_at: Option<DateTime<Utc>>,
    /// By whom.
    pub revoked_by: Option<String>,
    /// Why.
    pub revoke_reason: Option<String>,
    /// When it was issued.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Filters for certificates.
#[derive(Clone, Debug, Default, Object)]
pub struct CertificateFilter {
    /// Those of this kind.
    pub kind: Option<CertificateKind>,
    /// Those that are valid, or revoked; both when left out.
    pub status: Option<CertificateStatus>,
    /// Those of this registration.
    pub registration_id: Option<RegistrationId>,
}

impl Model {
    /// Whether it counts.
    pub fn status(&self) -> CertificateStatus {
        match self.revoked_at {
            None => CertificateStatus::Valid,
            Some(_) => CertificateStatus::Revoked,
        }
    }
}

impl From<Model> for CertificateOut {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            version: row.version,
            event_id: row.event_id,
            registration_id: row.registration_id,
            kind: row.kind,
            status: row.status(),
            number: row.number,
            reference: row.reference,
            code: grouped(&row.code),
            verify_url: row.address,
            language: row.language,
            name: row.name,
            event_title: row.event_title,
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            place: row.place,
            organizers: row.organizers.0,
            hours: row.hours,
            signatory_name: row.signatory_name,
            signatory_title: row.signatory_title,
            issued_on: row.issued_on,
            measure: row.measure,
            threshold: row.threshold,
            attended: row.attended,
            held: row.held,
            replaces_id: row.replaces_id,
            revoked_at: row.revoked_at,
            revoked_by: row.revoked_by,
            revoke_reason: row.revoke_reason,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}
