//! Acceptance and implementation are two axes, and each addressee answers for itself.
//!
//! Any value may follow any other: the history is kept, and corrections belong to it. Only one pair
//! contradicts itself, a recommendation that is rejected and carried out all the same.

mod alike;
mod said;
mod targets;

use chrono::NaiveDate;

use super::entity::recommendation::Model;
use super::types::{Acceptance, Implementation};
use crate::db::PartialDate;
use crate::error::{Checks, FieldError};
use crate::ids::OrganizationId;
use crate::text::{check_url, is_blank, long_text_fault};

pub use alike::{ALIKE, similarity};
pub use said::{Said, check_outcomes, check_said, check_targets, faults, progress_faults};
pub use targets::is_sdg_target;

/// How long a text may be, in characters.
pub const TEXT_MAX: usize = 20_000;
/// Through how many events a recommendation is followed.
pub const STEPS: usize = 100;
/// Where something is still to be done.
pub const OPEN: [Implementation; 2] = [Implementation::NotStarted, Implementation::InProgress];

/// Where one addressee stands, or a recommendation without addressees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whether it is taken on.
    pub acceptance: Acceptance,
    /// How far it is.
    pub implementation: Implementation,
}

impl Standing {
    /// Where everything begins.
    pub const START: Self =
        Self { acceptance: Acceptance::Pending, implementation: Implementation::NotStarted };

    /// Where a recommendation stands, by itself or as a whole.
    pub fn of(row: &Model) -> Self {
        Self { acceptance: row.acceptance, implementation: row.implementation }
    }

    /// Whether something is still to be done.
    pub fn is_open(self) -> bool {
        OPEN.contains(&self.implementation) && self.acceptance != Acceptance::Rejected
    }

    fn contradicts_itself(self) -> bool {
        let carried_out =
            matches!(self.implementation, Implementation::InProgress | Implementation::Implemented);
        carried_out && self.acceptance == Acceptance::Rejected
    }
}

/// What a report on progress says; what it does not say stays as it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Report<'a> {
    /// The acceptance, if it says one.
    pub acceptance: Option<Acceptance>,
    /// The implementation, if it says one.
    pub implementation: Option<Implementation>,
    /// Its text.
    pub text: Option<&'a str>,
    /// Whether it names evidence.
    pub has_evidence: bool,
}

/// Where the addressee stands after the report.
pub fn after(standing: Standing, report: &Report<'_>) -> Standing {
    Standing {
        acceptance: report.acceptance.unwrap_or(standing.acceptance),
        implementation: report.implementation.unwrap_or(standing.implementation),
    }
}

/// Notes what is wrong with a report: that it says nothing, that a no has no reason, that it
/// contradicts itself.
pub fn check_report(checks: &mut Checks, standing: Standing, report: &Report<'_>) {
    let has_text = report.text.is_some_and(|text| !is_blank(text));
    let says_nothing = report.acceptance.is_none() && report.implementation.is_none();
    if says_nothing && !has_text && !report.has_evidence {
        let message = "say something: acceptance, implementation, text or evidence_urls";
        checks.add("", "empty", message);
    }
    if needs_text(report.acceptance, report.implementation) && !has_text {
        let message = "rejected, overtaken_by_events and no_longer_applicable need the reason";
        checks.add("text", "required", message);
    }
    let after = after(standing, report);
    checks.extend(contradiction("", after));
}

/// What is wrong with a standing that is stated outright, under `base`.
pub fn contradiction(base: &str, standing: Standing) -> Option<FieldError> {
    let message = format!(
        "{} contradicts a recommendation that is rejected: state another implementation, or \
         another acceptance",
        standing.implementation
    );
    let pointer = format!("{base}/implementation");
    standing.contradicts_itself().then(|| FieldError::new(pointer, "contradiction", message))
}

/// What is given for both axes at once; none: nothing is said.
pub type Given = (Option<Acceptance>, Option<Implementation>);

/// Where one stands at first: as given, but a no is told by progress, with its reason.
pub fn first(checks: &mut Checks, base: &str, given: Given) -> Standing {
    let Standing { acceptance, implementation } = Standing::START;
    let standing = Standing {
        acceptance: given.0.unwrap_or(acceptance),
        implementation: given.1.unwrap_or(implementation),
    };
    let message = "needs its reason; make it pending and record progress with the text";
    let fine = !needs_text(given.0, None);
    checks.require(fine, &format!("{base}/acceptance"), "needs_reason", message);
    let message = "needs its reason; make it not_started and record progress with the text";
    let fine = !needs_text(None, given.1);
    checks.require(fine, &format!("{base}/implementation"), "needs_reason", message);
    checks.extend(contradiction(base, standing));
    standing
}

/// Where one stands who stood there before: only progress changes that, so what is given must be
/// what was read.
pub fn kept(checks: &mut Checks, base: &str, standing: Standing, given: Given) -> Standing {
    let message = "is changed by progress; record it there";
    let fine = given.0.is_none_or(|own| own == standing.acceptance);
    checks.require(fine, &format!("{base}/acceptance"), "by_progress", message);
    let fine = given.1.is_none_or(|own| own == standing.implementation);
    checks.require(fine, &format!("{base}/implementation"), "by_progress", message);
    standing
}

/// Notes what is wrong with the words and the evidence of a report.
pub fn check_evidence(checks: &mut Checks, text: Option<&str>, urls: &[String]) {
    checks.extend(text.and_then(|text| long_text_fault("text", text, TEXT_MAX)));
    for (index, url) in urls.iter().enumerate() {
        check_url(checks, &format!("evidence_urls/{index}"), Some(url));
    }
}

/// Whether one of the values needs its reason in words.
pub fn needs_text(acceptance: Option<Acceptance>, implementation: Option<Implementation>) -> bool {
    acceptance == Some(Acceptance::Rejected)
        || matches!(
            implementation,
            Some(Implementation::OvertakenByEvents | Implementation::NoLongerApplicable)
        )
}

/// What is wrong with who reports: one of the addressees, nobody where there are none.
pub fn reporter_fault(
    addressees: &[OrganizationId],
    reporter: Option<OrganizationId>,
) -> Option<FieldError> {
    let (code, message) = match reporter {
        None if addressees.is_empty() => return None,
        Some(own) if addressees.contains(&own) => return None,
        None => ("required", "name the addressee that reports"),
        Some(_) if addressees.is_empty() => {
            ("no_addressee", "this recommendation has no addressees; leave this out")
        }
        Some(_) => ("no_addressee", "this organization is no addressee of the recommendation"),
    };
    Some(FieldError::new("organization_id", code, message))
}

/// Notes addressees that are named twice.
pub fn check_addressees(checks: &mut Checks, addressees: &[OrganizationId]) {
    for (index, id) in addressees.iter().enumerate() {
        if addressees[..index].contains(id) {
            let pointer = format!("addressees/{index}/organization_id");
            checks.add(pointer, "duplicate", "is named already");
        }
    }
}

/// Whether a recommendation is overdue: the last day of its due date has passed and for somebody
/// something is still to be done. Without addressees `standings` is its own one.
pub fn overdue(due: Option<&PartialDate>, standings: &[Standing], today: NaiveDate) -> bool {
    let passed = due.is_some_and(|due| due.last_day() < today);
    passed && standings.iter().any(|standing| standing.is_open())
}

/// Where the recommendation stands as a whole.
pub fn overall(standings: &[Standing]) -> Standing {
    Standing {
        acceptance: overall_acceptance(standings),
        implementation: overall_implementation(standings),
    }
}

/// What all say; pending while one has not answered; accepted in part where they differ and
/// somebody accepts; else noted.
fn overall_acceptance(standings: &[Standing]) -> Acceptance {
    let all: Vec<Acceptance> = standings.iter().map(|standing| standing.acceptance).collect();
    let accepts =
        |own: &Acceptance| matches!(own, Acceptance::Accepted | Acceptance::PartiallyAccepted);
    match all.as_slice() {
        [] => Acceptance::Pending,
        [first, rest @ ..] if rest.iter().all(|other| other == first) => *first,
        all if all.contains(&Acceptance::Pending) => Acceptance::Pending,
        all if all.iter().any(accepts) => Acceptance::PartiallyAccepted,
        _ => Acceptance::Noted,
    }
}

/// What those say who did not reject it; those for whom it is moot count only if it is so for all.
fn overall_implementation(standings: &[Standing]) -> Implementation {
    use Implementation::{
        Implemented, InProgress, NoLongerApplicable, NotStarted, OvertakenByEvents,
    };
    let takers: Vec<&Standing> =
        standings.iter().filter(|standing| standing.acceptance != Acceptance::Rejected).collect();
    let counted = if takers.is_empty() { standings.iter().collect() } else { takers };
    let all: Vec<Implementation> =
        counted.into_iter().map(|standing| standing.implementation).collect();
    let moot = |own: &Implementation| matches!(own, OvertakenByEvents | NoLongerApplicable);
    let live: Vec<Implementation> = all.iter().copied().filter(|own| !moot(own)).collect();
    if live.is_empty() {
        let same = all.iter().all(|own| *own == NoLongerApplicable);
        return match all.is_empty() {
            true => NotStarted,
            false if same => NoLongerApplicable,
            false => OvertakenByEvents,
        };
    }
    if live.iter().all(|own| *own == Implemented) {
        Implemented
    } else if live.iter().all(|own| *own == NotStarted) {
        NotStarted
    } else {
        InProgress
    }
}

/// The field of the API behind a column.
pub fn field_of(column: &str) -> &str {
    match column {
        "duplicate_of_id" => "duplicate_of",
        column if column.starts_with("source_") => "source",
        column => column,
    }
}

#[cfg(test)]
mod tests;
