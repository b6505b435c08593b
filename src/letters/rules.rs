//! Which letters are given, and how they are numbered.

use chrono::{DateTime, Utc};

use super::types::LetterCreate;
use crate::error::{AppError, Checks, FieldError, Result, Wrong};
use crate::events::entity::event::Model as Event;
use crate::events::types::EventStatus;
use crate::invitations;
use crate::invitations::entity::Model as Invitation;
use crate::invitations::types::InvitationStatus;
use crate::registrations::types::{AttendanceMode, RegistrationStatus};
use crate::text::line_fault;

/// How long a signatory's name or position may be, in characters.
const LINE_MAX: usize = 200;
/// How long a passport number may be; the machine-readable ones have nine characters.
const PASSPORT_MAX: usize = 20;

/// 422 for a letter in which something is wrong.
pub fn check(input: &LetterCreate) -> Result<()> {
    let mut checks = Checks::new();
    checks.extend(lines(input));
    checks.finish()
}

/// What is wrong with a letter in which something is wrong by its form already.
pub fn faults(input: &LetterCreate, _: &Wrong<'_>) -> Vec<FieldError> {
    lines(input)
}

fn lines(input: &LetterCreate) -> Vec<FieldError> {
    let lines = [
        ("signatory_name", input.signatory_name.as_deref()),
        ("signatory_title", input.signatory_title.as_deref()),
    ];
    let fault = |(pointer, text): (&str, Option<&str>)| line_fault(pointer, text?, LINE_MAX);
    lines.into_iter().filter_map(fault).collect()
}

/// 400 for what can be no passport number.
pub fn check_passport(number: &str) -> Result<()> {
    let known = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-');
    if number.chars().all(known) && !number.trim().is_empty() && number.len() <= PASSPORT_MAX {
        return Ok(());
    }
    let detail = format!(
        "Passport-Number takes Latin letters, digits, spaces and hyphens, {PASSPORT_MAX} at most."
    );
    Err(AppError::bad_request("letter.passport_number", detail))
}

/// 409 for an event that does not take place.
pub fn check_event(status: EventStatus) -> Result<()> {
    if status == EventStatus::Cancelled {
        let detail = "This event was cancelled, so there are no letters to it any more.";
        return Err(AppError::conflict("letter.event_cancelled", detail));
    }
    Ok(())
}

/// How an invitation stands now, whatever was written down of it.
pub fn standing(event: &Event, invitation: &Invitation, now: DateTime<Utc>) -> InvitationStatus {
    let ends = invitations::rules::ends_at(invitation.expires_at, event.ends_at());
    invitations::rules::effective(invitation.status, ends, now)
}

/// 409 for an invitation that stands no more.
pub fn check_invitation(status: InvitationStatus) -> Result<()> {
    use InvitationStatus::{Declined, Expired, Revoked};
    if matches!(status, Declined | Expired | Revoked) {
        let detail = format!("This invitation is {status}; send it again before you print it.");
        return Err(AppError::conflict("letter.invitation", detail));
    }
    Ok(())
}

/// 409 for a registration whose owner does not travel.
pub fn check_registration(status: RegistrationStatus, mode: AttendanceMode) -> Result<()> {
    if status == RegistrationStatus::Confirmed && mode == AttendanceMode::InPerson {
        return Ok(());
    }
    let detail = format!(
        "Letters for a visa are for those who are confirmed and come to the place; this registration \
         is {status} ({mode})."
    );
    Err(AppError::conflict("letter.not_coming", detail))
}

/// The reference number of a letter: the event's name in addresses, and the number.
pub fn reference(slug: &str, number: i32) -> String {
    format!("{slug}/{number:03}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_apart_by_their_events_and_are_in_order_where_they_are_sorted() {
        assert_eq!(reference("open-data-2027", 7), "open-data-2027/007");
        assert_eq!(reference("open-data-2027", 1234), "open-data-2027/1234");
    }

    #[test]
    fn a_passport_number_is_letters_and_digits_and_nothing_else() {
        for number in ["N12345678", "AB 123-456", "1"] {
            assert!(check_passport(number).is_ok(), "{number}");
        }
        for number in ["", "  ", "№ 5", "<b>", "N\n1", "123456789012345678901"] {
            assert!(check_passport(number).is_err(), "{number:?}");
        }
    }

    #[test]
    fn a_letter_is_given_to_whoever_can_still_come() {
        for (status, given) in [
            (InvitationStatus::Draft, true),
            (InvitationStatus::Sent, true),
            (InvitationStatus::Accepted, true),
            (InvitationStatus::Declined, false),
            (InvitationStatus::Expired, false),
            (InvitationStatus::Revoked, false),
        ] {
            assert_eq!(check_invitation(status).is_ok(), given, "{status}");
        }
        for status in RegistrationStatus::ALL {
            for mode in AttendanceMode::ALL {
                let given =
                    *status == RegistrationStatus::Confirmed && *mode == AttendanceMode::InPerson;
                assert_eq!(check_registration(*status, *mode).is_ok(), given, "{status} {mode}");
            }
        }
    }

    #[test]
    fn a_signatory_stands_in_one_line() {
        let input = LetterCreate {
            signatory_name: Some("A\nB".to_owned()),
            signatory_title: Some("x".repeat(201)),
            ..LetterCreate::default()
        };
        let codes: Vec<_> = lines(&input).into_iter().map(|fault| fault.code).collect();
        assert_eq!(codes, ["control_character", "too_long"]);
        assert!(check(&LetterCreate::default()).is_ok());
    }
}
