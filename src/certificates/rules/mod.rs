//! Who gets a certificate, and which one is given up for another.

pub mod code;

use chrono::{DateTime, Utc};

use super::entity::Model;
use super::types::{
    CertificateKind, CertificateOutcome, CertificateReissue, CertificateRevoke, CertificatesIssue,
};
use crate::error::{AppError, Checks, FieldError, Result, Wrong};
use crate::events::entity::event::Model as Event;
use crate::events::rules::check_open;
use crate::events::types::EventStatus;
use crate::registrations::types::RegistrationStatus;
use crate::text::{is_blank, line_fault, long_text_fault};
use crate::zone::local;

/// How long a signatory's name or position may be, in characters.
const LINE_MAX: usize = 200;
/// How long a reason may be.
const REASON_MAX: usize = 500;
/// To how many certificates are issued at once: all others who want to write wait for it.
pub const PEOPLE_MAX: u64 = 2000;

/// 422 for what is to be issued with something wrong in it.
pub fn check_issue(input: &CertificatesIssue) -> Result<()> {
    found(lines(input.signatory_name.as_deref(), input.signatory_title.as_deref()))
}

/// 422 for one that is to be issued anew with something wrong in it.
pub fn check_reissue(input: &CertificateReissue) -> Result<()> {
    found(of_reissue(input))
}

/// 422 for a reason in which something is wrong.
pub fn check_revoke(input: &CertificateRevoke) -> Result<()> {
    found(reason(Some(&input.reason)).into_iter().collect())
}

/// What is wrong with one, issued or issued anew, where something is wrong by its form already.
pub fn faults(part: &CertificateReissue, _: &Wrong<'_>) -> Vec<FieldError> {
    of_reissue(part)
}

/// The same of a reason.
pub fn revoke_faults(input: &CertificateRevoke, _: &Wrong<'_>) -> Vec<FieldError> {
    reason(Some(&input.reason)).into_iter().collect()
}

fn found(faults: Vec<FieldError>) -> Result<()> {
    let mut checks = Checks::new();
    checks.extend(faults);
    checks.finish()
}

fn of_reissue(input: &CertificateReissue) -> Vec<FieldError> {
    let mut faults = lines(input.signatory_name.as_deref(), input.signatory_title.as_deref());
    faults.extend(reason(input.reason.as_deref()));
    faults
}

fn lines(name: Option<&str>, title: Option<&str>) -> Vec<FieldError> {
    let lines = [("signatory_name", name), ("signatory_title", title)];
    let fault = |(pointer, text): (&str, Option<&str>)| line_fault(pointer, text?, LINE_MAX);
    lines.into_iter().filter_map(fault).collect()
}

fn reason(text: Option<&str>) -> Option<FieldError> {
    let text = text?;
    let blank = || FieldError::new("reason", "required", "must not be empty: say why");
    is_blank(text).then(blank).or_else(|| long_text_fault("reason", text, REASON_MAX))
}

/// What share of attendance a kind asks where nothing is said, in per cent.
pub fn usual_threshold(kind: CertificateKind) -> i32 {
    match kind {
        CertificateKind::Participation => 50,
        CertificateKind::Completion => 80,
    }
}

/// 409 for an event for which none are issued: called off, never published, put away, or before its
/// last day.
pub fn check_event(event: &Event, now: DateTime<Utc>) -> Result<()> {
    if event.standing() == EventStatus::Cancelled {
        let detail = "This event was cancelled, so there are no certificates of it.";
        return Err(AppError::conflict("certificate.event_cancelled", detail));
    }
    check_open(event.status)?;
    let begun = local(event.time_zone, now).date() >= event.ends_on;
    if !event.was_announced() || !begun {
        let detail = format!(
            "Certificates say that somebody took part: they are issued from the last day of a \
             published event on ({}).",
            event.ends_on
        );
        return Err(AppError::conflict("certificate.too_early", detail));
    }
    Ok(())
}

/// 409 where a share is asked of what nobody has recorded.
pub fn check_held(held: u32, threshold: i32) -> Result<()> {
    if held > 0 || threshold <= 0 {
        return Ok(());
    }
    let detail = "Nobody is checked in to this event by what you measure, so nobody meets the \
                  threshold. Record attendance, measure by the other, or give 0 as the threshold.";
    Err(AppError::conflict("certificate.no_attendance", detail))
}

/// 422 for more people than get theirs at once.
pub fn check_people(count: usize) -> Result<()> {
    let few = u64::try_from(count).is_ok_and(|count| count <= PEOPLE_MAX);
    let message = format!(
        "These are more than {PEOPLE_MAX} people at once: name some of them, or a role at a time."
    );
    let mut checks = Checks::new();
    checks.require(few, "registration_ids", "too_many", &message);
    checks.finish()
}

/// 409 for somebody who can have none, be it in the place of another one.
pub fn check_whose(status: RegistrationStatus, unnamed: bool) -> Result<()> {
    if status != RegistrationStatus::Confirmed {
        let detail = "The registration is not confirmed, and certificates are of those who came. \
                      Confirm it first, or revoke the certificate.";
        return Err(AppError::conflict("certificate.not_confirmed", detail));
    }
    if unnamed {
        let detail = "Nobody knows this person's name yet; give it first.";
        return Err(AppError::conflict("certificate.unnamed", detail));
    }
    Ok(())
}

/// What is known of somebody who may get one.
#[expect(clippy::struct_excessive_bools, reason = "each is asked by itself")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// How their registration stands.
    pub status: RegistrationStatus,
    /// Whether nobody knows their name.
    pub unnamed: bool,
    /// How many days or panels they came to.
    pub attended: u32,
    /// Whether they have the points that are asked, if any are.
    pub passed: bool,
    /// Whether they have a valid one of the kind.
    pub has_one: bool,
    /// Whether theirs was revoked.
    pub had_one: bool,
}

/// What comes of somebody, by the share that is asked of what was held.
pub fn outcome(who: Candidate, held: u32, threshold: i32) -> CertificateOutcome {
    if who.has_one {
        CertificateOutcome::Already
    } else if who.had_one {
        CertificateOutcome::Revoked
    } else if who.status != RegistrationStatus::Confirmed {
        CertificateOutcome::NotConfirmed
    } else if who.unnamed {
        CertificateOutcome::Unnamed
    } else if !meets(who.attended, held, threshold) {
        CertificateOutcome::TooLittle
    } else if who.passed {
        CertificateOutcome::Issued
    } else {
        CertificateOutcome::TestTooLow
    }
}

/// Why a certificate would not be issued any more, as things stand; nothing where it would. Of what nobody
/// has recorded nobody came to a share.
pub fn doubt(
    status: RegistrationStatus,
    (attended, held): (u32, u32),
    threshold: i32,
) -> Option<CertificateOutcome> {
    if status != RegistrationStatus::Confirmed {
        Some(CertificateOutcome::NotConfirmed)
    } else if !meets(attended, held.max(1), threshold) {
        Some(CertificateOutcome::TooLittle)
    } else {
        None
    }
}

/// Whether so much of what was held is the share that is asked, in per cent.
fn meets(attended: u32, held: u32, threshold: i32) -> bool {
    i64::from(attended) * 100 >= i64::from(held) * i64::from(threshold)
}

/// 409 for one that was revoked before.
pub fn check_valid(row: &Model) -> Result<()> {
    if row.revoked_at.is_none() {
        return Ok(());
    }
    let detail = "This certificate is revoked already; reissue it to give a new one in its place.";
    Err(AppError::conflict("certificate.revoked", detail))
}

/// 409: another one took its place.
pub fn replaced() -> AppError {
    let detail =
        "Another certificate of this kind is valid for this registration; reissue that one.";
    AppError::conflict("certificate.replaced", detail)
}

/// The reference number of a certificate: the event's name in addresses, and the number.
pub fn reference(slug: &str, number: i32) -> String {
    format!("{slug}/C{number:03}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SOMEBODY: Candidate = Candidate {
        status: RegistrationStatus::Confirmed,
        unnamed: false,
        attended: 2,
        passed: true,
        has_one: false,
        had_one: false,
    };

    #[test]
    fn who_has_come_to_the_share_that_is_asked_gets_one() {
        for (attended, held, threshold, outcome_is) in [
            (2, 3, 66, CertificateOutcome::Issued),
            (2, 3, 67, CertificateOutcome::TooLittle),
            (3, 3, 100, CertificateOutcome::Issued),
            (0, 3, 1, CertificateOutcome::TooLittle),
            (0, 0, 0, CertificateOutcome::Issued),
            (0, 3, 0, CertificateOutcome::Issued),
        ] {
            let who = Candidate { attended, ..SOMEBODY };
            assert_eq!(outcome(who, held, threshold), outcome_is, "{attended}/{held} {threshold}");
        }
        let failed = Candidate { passed: false, ..SOMEBODY };
        assert_eq!(outcome(failed, 2, 100), CertificateOutcome::TestTooLow);
        assert_eq!(outcome(failed, 3, 100), CertificateOutcome::TooLittle);
    }

    #[test]
    fn nobody_gets_a_second_one_and_none_whose_was_taken_back_or_who_has_no_place_or_name() {
        for (who, outcome_is) in [
            (Candidate { has_one: true, had_one: true, ..SOMEBODY }, CertificateOutcome::Already),
            (Candidate { had_one: true, ..SOMEBODY }, CertificateOutcome::Revoked),
            (Candidate { unnamed: true, ..SOMEBODY }, CertificateOutcome::Unnamed),
            (
                Candidate { status: RegistrationStatus::Withdrawn, ..SOMEBODY },
                CertificateOutcome::NotConfirmed,
            ),
        ] {
            assert_eq!(outcome(who, 2, 50), outcome_is);
        }
    }

    #[test]
    fn a_certificate_is_due_as_long_as_its_reason_stands() {
        use RegistrationStatus::{Confirmed, Withdrawn};
        assert_eq!(doubt(Confirmed, (2, 3), 66), None);
        assert_eq!(doubt(Confirmed, (0, 0), 0), None, "nothing was asked");
        assert_eq!(doubt(Confirmed, (1, 3), 66), Some(CertificateOutcome::TooLittle));
        assert_eq!(doubt(Confirmed, (0, 0), 50), Some(CertificateOutcome::TooLittle));
        assert_eq!(doubt(Withdrawn, (3, 3), 0), Some(CertificateOutcome::NotConfirmed));
    }

    #[test]
    fn so_many_get_theirs_at_once_and_no_more() {
        assert!(check_people(2000).is_ok());
        assert_eq!(check_people(2001).unwrap_err().fields[0].pointer, "/registration_ids");
    }

    #[test]
    fn a_share_of_what_nobody_recorded_is_refused() {
        assert!(check_held(0, 0).is_ok() && check_held(1, 100).is_ok());
        assert_eq!(check_held(0, 1).unwrap_err().code, "certificate.no_attendance");
    }

    proptest! {
        #[test]
        fn more_attendance_never_loses_a_certificate_and_a_lower_share_neither(
            attended in 0_u32..40, held in 1_u32..40, threshold in 0..=100,
        ) {
            if meets(attended, held, threshold) {
                prop_assert!(meets(attended + 1, held, threshold));
                prop_assert!(threshold == 0 || meets(attended, held, threshold - 1));
            }
        }
    }
}
