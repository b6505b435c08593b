//! What a follow-up says and to whom, whole or in part.

use super::{Timing, check_attach, check_materials, check_timing};
use crate::error::{Checks, FieldError, Wrong};
use crate::follow_ups::types::{Audience, FollowUpPatch};
use crate::registrations::types::RegistrationStatus;
use crate::text::{Texts, check_line, check_long_texts, check_title};

const SUBJECT_MAX: usize = 300;
const BODY_MAX: usize = 50_000;

/// What is said; what is missing is not looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said<'a> {
    /// What organizers call it.
    pub name: Option<&'a str>,
    /// Who gets it.
    pub audience: Option<&'a Audience>,
    /// Its subject.
    pub subject: Option<&'a Texts>,
    /// Its body.
    pub body: Option<&'a Texts>,
}

impl<'a> From<&'a FollowUpPatch> for Said<'a> {
    fn from(patch: &'a FollowUpPatch) -> Self {
        Self {
            name: patch.name.as_deref(),
            audience: patch.audience.as_ref(),
            subject: patch.subject.as_ref(),
            body: patch.body.as_ref(),
        }
    }
}

/// Notes what is wrong with what is said.
pub fn check_texts(checks: &mut Checks, said: &Said<'_>) {
    check_line(checks, "name", said.name, 200);
    if let Some(audience) = said.audience {
        check_audience(checks, audience);
    }
    check_title(checks, "subject", said.subject, SUBJECT_MAX);
    check_long_texts(checks, "body", said.body, BODY_MAX);
}

fn check_audience(checks: &mut Checks, audience: &Audience) {
    let lists = [
        ("registration_status", audience.registration_status.as_ref().map(Vec::len)),
        ("invitation_status", audience.invitation_status.as_ref().map(Vec::len)),
        ("role", audience.role.as_ref().map(Vec::len)),
        ("country", audience.country.as_ref().map(Vec::len)),
        ("language", audience.language.as_ref().map(Vec::len)),
        ("attendance_mode", audience.attendance_mode.as_ref().map(Vec::len)),
        ("attendance", audience.attendance.as_ref().map(Vec::len)),
    ];
    let message = "say who gets it: registration_status, invitation_status, role, country, \
                   language, attendance_mode or attendance, or several";
    let given = lists.iter().any(|(_, length)| length.is_some());
    checks.require(given, "audience", "required", message);
    for (field, length) in lists {
        let pointer = format!("audience/{field}");
        checks.require(length != Some(0), &pointer, "empty", "name at least one, or leave it out");
    }
    for (index, status) in audience.registration_status.iter().flatten().enumerate() {
        let confirmed = *status != RegistrationStatus::Unverified;
        let message = "nobody is written to whose address is not confirmed; leave this out";
        let pointer = format!("audience/registration_status/{index}");
        checks.require(confirmed, &pointer, "unverified", message);
    }
}

fn check_files(checks: &mut Checks, part: &FollowUpPatch) {
    let anchor = part.anchor.value().copied();
    check_attach(checks, part.attach.list().unwrap_or_default(), anchor);
    check_materials(checks, part.materials.list().unwrap_or_default());
}

/// What can be said of a change of which some fields are wrong.
pub fn texts_faults(part: &FollowUpPatch, _: &Wrong<'_>) -> Vec<FieldError> {
    let mut checks = Checks::new();
    check_texts(&mut checks, &Said::from(part));
    check_files(&mut checks, part);
    checks.into_faults()
}

/// What can be said of a new follow-up of which some fields are wrong or missing. Its timing is
/// one thing: of a part of it nothing is said.
pub fn faults(part: &FollowUpPatch, wrong: &Wrong<'_>) -> Vec<FieldError> {
    let mut checks = Checks::new();
    check_texts(&mut checks, &Said::from(part));
    check_files(&mut checks, part);
    if !["send_at", "anchor", "offset_days", "at_time"].iter().any(|field| wrong.has(field)) {
        let timing = Timing {
            send_at: part.send_at.value().copied(),
            anchor: part.anchor.value().copied(),
            offset_days: part.offset_days.value().copied(),
            at_time: part.at_time.value().copied().map(Into::into),
        };
        check_timing(&mut checks, &timing);
    }
    checks.into_faults()
}
