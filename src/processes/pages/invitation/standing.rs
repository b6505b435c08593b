//! How it stands with an invitation: its answer, the registration, and whom the invitee named.

use super::Invited;
use crate::error::Result;
use crate::invitations::types::InvitationStatus;
use crate::mail::Purpose;
use crate::pages::views::{AnswerView, Moment, NamedView, OwnView, WithdrawnView};
use crate::processes::pages::link::At;
use crate::registrations::entity::Model as Registration;
use crate::registrations::messages::link as link_of;
use crate::registrations::rules::Instead;
use crate::registrations::types::RegistrationStatus;

impl Invited {
    /// Whether the registration says otherwise than the answer does by now: it was withdrawn after
    /// the invitee had accepted, or for good, or was made anew after they had declined.
    pub(super) fn is_outdated(&self) -> bool {
        let Some(row) = &self.registration else { return false };
        if row.status == RegistrationStatus::Rejected {
            return true;
        }
        match self.invitation.status {
            InvitationStatus::Accepted => row.status == RegistrationStatus::Withdrawn,
            InvitationStatus::Declined if row.status.is_in() => {
                self.invitation.substitute_name.is_none()
            }
            InvitationStatus::Declined => {
                self.barred.is_some() && self.instead != Some(Instead::Comes)
            }
            _ => false,
        }
    }

    pub(super) fn answered(&self, done: Option<&str>) -> Option<AnswerView> {
        let (answer, words) = match self.invitation.status {
            _ if self.is_outdated() => return None,
            InvitationStatus::Accepted => ("accepted", ["accepted", "accepted"]),
            InvitationStatus::Declined => ("declined", ["declined", "substituted"]),
            _ => return None,
        };
        let fresh = done.and_then(|done| words.into_iter().find(|word| *word == done));
        let at = Moment::new(self.invitation.answered_at?, self.event.time_zone.tz());
        Some(AnswerView { answer, at, reason: self.invitation.decline_reason.clone(), fresh })
    }

    pub(super) fn own(&self, at: &At<'_>) -> Result<Option<OwnView>> {
        self.registered().map(|row| own_view(at, row)).transpose()
    }

    /// The registration, where it was turned down, was withdrawn after the invitation was accepted, or
    /// cannot be taken up again. One that the organizers have sent since is a new word of theirs.
    pub(super) fn withdrawn(&self, at: &At<'_>) -> Result<Option<WithdrawnView>> {
        use InvitationStatus::{Accepted, Declined};
        let Some(row) = &self.registration else { return Ok(None) };
        let (shown, back) = match (row.status, self.invitation.status) {
            (RegistrationStatus::Rejected, _) => (true, false),
            (RegistrationStatus::Withdrawn, Accepted) => (true, self.barred.is_none()),
            (RegistrationStatus::Withdrawn, Declined) => (self.barred.is_some(), false),
            _ => (false, false),
        };
        let OwnView { url, status, .. } = own_view(at, row)?;
        Ok(shown.then_some(WithdrawnView { url, status, back }))
    }

    /// Whom they named. That nobody was invited for it, as they were already, does not show.
    pub(super) fn named(&self) -> Option<NamedView> {
        let state = self.instead.unwrap_or(Instead::Asked).as_str();
        self.invitation.substitute_name.clone().map(|name| NamedView { name, state })
    }
}

fn own_view(at: &At<'_>, row: &Registration) -> Result<OwnView> {
    let token = at.context.keys.token(&link_of(row, Purpose::Manage))?;
    Ok(OwnView {
        url: at.reader.link(&format!("/r/{token}")),
        status: row.status.as_str(),
        role: row.role.as_str(),
    })
}
