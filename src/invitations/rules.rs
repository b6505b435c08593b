//! Which way an invitation goes, and when it ends.

mod merged;
mod reminders;

use chrono::{DateTime, Utc};

use super::types::{Answer, InvitationPatch, InvitationStatus};
use crate::error::{AppError, Checks, FieldError, Result};
use crate::events::types::EventStatus;
use crate::ids::RegistrationId;
use crate::text::long_text_fault;

pub use merged::{Twin, one_of_two, standing, tied_to};
pub use reminders::{is_due, is_hour, last_letters_end};

/// How long a note may be, in characters.
const NOTE_MAX: usize = 5000;

/// What can be done with an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Send it, or send it again: the link is the same unless it was revoked.
    Send,
    /// Remind of it.
    Remind,
    /// Take it back.
    Revoke,
    /// Answer it, or answer otherwise.
    Answer,
}

impl std::fmt::Display for Move {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Send => "send",
            Self::Remind => "remind",
            Self::Revoke => "revoke",
            Self::Answer => "answer",
        })
    }
}

/// What can be done in a state; a second thought is an answer too.
pub fn allowed(status: InvitationStatus) -> &'static [Move] {
    match status {
        InvitationStatus::Draft => &[Move::Send, Move::Answer, Move::Revoke],
        InvitationStatus::Sent => &[Move::Send, Move::Remind, Move::Answer, Move::Revoke],
        InvitationStatus::Accepted | InvitationStatus::Declined => &[Move::Answer, Move::Revoke],
        InvitationStatus::Revoked => &[Move::Send],
        InvitationStatus::Expired => &[Move::Revoke],
    }
}

/// 409 unless the move is allowed in this (effective) state, naming those that are.
pub fn check(status: InvitationStatus, wanted: Move) -> Result<()> {
    let moves = allowed(status);
    if moves.contains(&wanted) {
        return Ok(());
    }
    if status == InvitationStatus::Expired {
        return Err(AppError::conflict(
            "invitation.state",
            "This invitation has expired; what can be done now: give it a later expires_at, revoke.",
        ));
    }
    Err(AppError::wrong_state("invitation.state", "invitation", status, moves))
}

/// Notes what is wrong with what an invitation says, whoever is invited to whatever: an end that has
/// passed is no end to give, for an invitation is taken back by `revoke`.
pub fn check_said(
    checks: &mut Checks,
    note: Option<&str>,
    expires_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) {
    checks.extend(note.and_then(|note| long_text_fault("note", note, NOTE_MAX)));
    let past = expires_at.is_some_and(|at| at <= now);
    checks.require(!past, "expires_at", "past", "This lies in the past.");
}

/// What can be said of an invitation of which some fields are wrong or missing.
pub fn faults(part: &InvitationPatch, now: DateTime<Utc>) -> Vec<FieldError> {
    let mut checks = Checks::new();
    let note = part.note.value().map(String::as_str);
    check_said(&mut checks, note, part.expires_at.value().copied(), now);
    checks.into_faults()
}

/// Notes an end that is given and lies after that of the event.
pub fn check_end(
    checks: &mut Checks,
    expires_at: Option<DateTime<Utc>>,
    event_end: DateTime<Utc>,
    now: DateTime<Utc>,
) {
    // After an event's end both would be wrong with one field.
    let fits = expires_at.is_none_or(|at| at <= event_end || at <= now);
    checks.require(fits, "expires_at", "after_event", "An invitation cannot outlast its event.");
}

/// 409 if the invitee has a registration already: there is no answer of theirs to wait for.
pub fn check_unregistered(registration: Option<RegistrationId>) -> Result<()> {
    let Some(id) = registration else { return Ok(()) };
    let detail = format!(
        "This person is registered already, as {id}, and need not answer; what can be done now: \
         change the role of that registration, revoke the invitation."
    );
    Err(AppError::conflict("invitation.registered", detail))
}

/// 409 if the role of an invitation is to change that was accepted: the registration has it now.
pub fn check_role_change(status: InvitationStatus, changes: bool) -> Result<()> {
    if !changes || status != InvitationStatus::Accepted {
        return Ok(());
    }
    let detail = "This invitation was accepted, and its role is the registration's now; change the \
                  role of that registration instead.";
    Err(AppError::conflict("invitation.accepted", detail))
}

/// When an invitation ends: at its own end, and with the event, should that be moved before it.
pub fn ends_at(expires_at: Option<DateTime<Utc>>, event_end: DateTime<Utc>) -> DateTime<Utc> {
    expires_at.map_or(event_end, |at| at.min(event_end))
}

/// 410 for one that only an invitee brought about, and that ended without an answer: whoever named
/// its holder has heard that they do not come. The same for whoever is nominated and has not accepted:
/// until when their seat is kept the organizers have said, and then it goes to who is next.
pub fn check_renewal(
    status: InvitationStatus,
    tied: bool,
    in_own_right: bool,
    nominated: bool,
) -> Result<()> {
    let late = nominated && status != InvitationStatus::Accepted;
    if !late && (status.is_answered() || !tied || in_own_right) {
        return Ok(());
    }
    let detail = "This invitation has ended; the place is no longer kept for its holder.";
    Err(AppError::gone("invitation.expired", detail))
}

/// 409 for somebody who had declined a place that whoever named them keeps since.
pub fn check_place_kept(given_back: bool) -> Result<()> {
    if !given_back {
        return Ok(());
    }
    let detail = "They had declined, and whoever named them keeps the place; what can be done now: \
                  whoever keeps it names them again, or an organizer revokes this invitation and \
                  sends it anew.";
    Err(AppError::conflict("invitation.place_kept", detail))
}

/// Why somebody is not invited who is invited already, in this (effective) state.
pub fn invited_already(status: InvitationStatus) -> AppError {
    let moves: Vec<String> = allowed(status).iter().map(ToString::to_string).collect();
    AppError::conflict(
        "invitation.exists",
        format!(
            "This person is invited to this event already, by an invitation that is {status}; what \
             can be done with it now: {}.",
            moves.join(", ")
        ),
    )
}

/// 409 where the address gets no mail: nobody would be reminded.
pub fn check_open(is_closed: bool) -> Result<()> {
    if !is_closed {
        return Ok(());
    }
    let detail = "This person's address gets no mail, so nobody would be reminded; \
                  /mail/suppressions says more.";
    Err(AppError::conflict("invitation.suppressed", detail))
}

/// 409 where the address gets no mail: the invitation would not reach them.
pub fn check_reachable(is_closed: bool) -> Result<()> {
    if !is_closed {
        return Ok(());
    }
    let detail = "This person's address gets no mail, so the invitation would not reach them; \
                  /mail/suppressions says more.";
    Err(AppError::conflict("invitation.suppressed", detail))
}

/// 409 once somebody has the place of an invitee who named them: one invitation brings one person.
pub fn check_substituted(comes: bool) -> Result<()> {
    if !comes {
        return Ok(());
    }
    let detail = "The person named in their place has accepted; one invitation brings one person.";
    Err(AppError::conflict("invitation.substituted", detail))
}

/// What stands in the way of inviting somebody whom an invitee named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotNamed {
    /// They take part already.
    TakesPart,
    /// Somebody else named them, and they have not answered yet.
    NamedByAnother,
    /// The organizers took back their invitation or their registration.
    TakenBack,
    /// The organizers have not sent them the invitation that they made.
    NotSent,
    /// Somebody comes in their place.
    Replaced,
    /// The organizers turned their registration down.
    TurnedDown,
    /// They were written to often enough today.
    MailedEnough,
    /// The organizers declined their nomination.
    Declined,
}

impl From<NotNamed> for AppError {
    fn from(why: NotNamed) -> Self {
        let detail = match why {
            NotNamed::TakesPart => {
                "This person takes part already; let the invitee decline instead."
            }
            NotNamed::NamedByAnother => {
                "This person was named in somebody else's place too and has not answered yet."
            }
            NotNamed::TakenBack => {
                "The organizers took this person's invitation or registration back; send the \
                 invitation again or register the person first."
            }
            NotNamed::NotSent => {
                "This person's invitation is a draft; send it, and let the invitee decline instead."
            }
            NotNamed::Replaced => "Somebody comes in this person's place already.",
            NotNamed::TurnedDown => {
                "The organizers turned this person's registration down; approve it first."
            }
            NotNamed::Declined => {
                "The organizers declined this person's nomination; select it first."
            }
            NotNamed::MailedEnough => {
                "This person's invitation was mailed often enough today; try tomorrow."
            }
        };
        Self::conflict("invitation.exists", detail)
    }
}

/// The status as it holds now: what was not answered by its end has expired, whether or not
/// somebody wrote that down; one whose end was moved into the future is open again.
pub fn effective(
    status: InvitationStatus,
    ends_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> InvitationStatus {
    match status {
        InvitationStatus::Sent if now >= ends_at => InvitationStatus::Expired,
        InvitationStatus::Expired if now < ends_at => InvitationStatus::Sent,
        _ => status,
    }
}

/// Whether an answer is taken by link or on the invitee's behalf: until the end, also a second
/// thought. 410 after it, 409 for one that was revoked.
pub fn check_answer(
    status: InvitationStatus,
    ends_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<()> {
    if status != InvitationStatus::Revoked && now >= ends_at {
        let detail = "This invitation has ended; it can no longer be answered.";
        return Err(AppError::gone("invitation.expired", detail));
    }
    check(effective(status, ends_at, now), Move::Answer)
}

/// The status that an answer leaves; who names a substitute does not come.
pub fn answered(answer: Answer) -> InvitationStatus {
    match answer {
        Answer::Accept => InvitationStatus::Accepted,
        Answer::Decline | Answer::Substitute => InvitationStatus::Declined,
    }
}

/// 409 unless invitations to an event in this state can go out.
pub fn check_sending(event: EventStatus, over: bool) -> Result<()> {
    if event == EventStatus::Published && !over {
        return Ok(());
    }
    let state = if over && event == EventStatus::Published { "over" } else { event.as_str() };
    let detail = format!(
        "The event is {state}; invitations go out while it is published and has not ended."
    );
    Err(AppError::conflict("invitation.event_state", detail))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Kind;
    use proptest::prelude::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_second_thought_is_allowed_until_the_deadline() {
        let (end, before) = (at("2026-04-01T00:00:00Z"), at("2026-03-31T23:59:59Z"));
        for status in
            [InvitationStatus::Sent, InvitationStatus::Accepted, InvitationStatus::Declined]
        {
            assert!(check_answer(status, end, before).is_ok());
            assert_eq!(check_answer(status, end, end).unwrap_err().kind, Kind::Gone);
        }
        let error = check_answer(InvitationStatus::Revoked, end, end).unwrap_err();
        assert_eq!(error.kind, Kind::Conflict);
    }

    #[test]
    fn a_move_that_the_state_does_not_allow_names_those_that_it_does() {
        let error = check(InvitationStatus::Revoked, Move::Remind).unwrap_err();
        assert_eq!(error.code, "invitation.state");
        assert_eq!(error.detail, "This invitation is revoked; what can be done now: send.");
        assert!(check(InvitationStatus::Draft, Move::Remind).is_err());
        assert!(check(InvitationStatus::Accepted, Move::Remind).is_err());
        assert!(check(InvitationStatus::Expired, Move::Send).is_err());
    }

    #[test]
    fn an_invitation_ends_at_its_own_end_and_with_the_event_at_the_latest() {
        let event_end = at("2026-04-03T14:00:00Z");
        assert_eq!(ends_at(None, event_end), event_end);
        assert_eq!(
            ends_at(Some(at("2026-03-20T00:00:00Z")), event_end),
            at("2026-03-20T00:00:00Z")
        );
        assert_eq!(ends_at(Some(at("2026-05-01T00:00:00Z")), event_end), event_end);
    }

    #[test]
    fn invitations_go_out_while_the_event_is_on() {
        assert!(check_sending(EventStatus::Published, false).is_ok());
        assert!(check_sending(EventStatus::Published, true).is_err());
        let error = check_sending(EventStatus::Draft, false).unwrap_err();
        assert!(error.detail.starts_with("The event is draft;"));
    }

    proptest! {
        #[test]
        fn the_effective_status_does_not_depend_on_when_it_was_written_down(
            index in 0..InvitationStatus::ALL.len(), now in 0..100_i64, end in 0..100_i64,
        ) {
            let time = |seconds| DateTime::from_timestamp(seconds, 0).unwrap();
            let once = effective(InvitationStatus::ALL[index], time(end), time(now));
            prop_assert_eq!(effective(once, time(end), time(now)), once);
            prop_assert!(!(once == InvitationStatus::Sent && now >= end));
        }
    }
}
