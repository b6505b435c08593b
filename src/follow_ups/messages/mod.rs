//! The mail of a follow-up: the organizer's own words, and what they can speak of.

pub mod placeholders;

use std::collections::BTreeMap;

use serde::Serialize;

use super::entity::follow_up::Model;
use crate::events::entity::event::Model as Event;
use crate::invitations::entity::Model as Invitation;
use crate::invitations::rules::ends_at;
use crate::invitations::types::InvitationStatus;
use crate::mail::data::{
    EventData, InvitationData, MomentData, OrganizerText, PaperData, PersonData, RegistrationData,
};
use crate::mail::{LinkRef, Mail, Purpose};
use crate::registrations::entity::Model as Registration;
use crate::text::{Language, Texts};
use crate::{invitations, registrations};

/// A follow-up to one person.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FollowUpMail {
    /// The event.
    pub event: EventData,
    /// The person.
    pub person: PersonData,
    /// The person's registration.
    pub registration: Option<RegistrationData>,
    /// The person's invitation.
    pub invitation: Option<InvitationData>,
    /// What the organizers wrote.
    pub organizer: OrganizerText,
    /// The materials that live elsewhere.
    pub papers: Vec<PaperData>,
}

impl Mail for FollowUpMail {
    const TEMPLATE: &'static str = "follow_up";
    const BULK: bool = true;

    fn sample() -> Self {
        Self {
            event: EventData::sample(),
            person: PersonData::sample(),
            registration: Some(RegistrationData::sample()),
            invitation: Some(InvitationData::sample()),
            organizer: OrganizerText::sample(),
            papers: vec![PaperData {
                title: "The recording of the first day".to_owned(),
                url: "https://example.org/recording".to_owned(),
            }],
        }
    }
}

/// The organizer's text for a reader: in their language, else in the event's own, else in English.
pub fn text_for(row: &Model, event: &Event, reader: &Language) -> OrganizerText {
    let text = |texts: &Texts| event.text_for(texts, reader).to_owned();
    OrganizerText { subject: text(&row.subject), body: text(&row.body) }
}

/// What the mail says of an invitation.
pub fn invitation_data(event: &Event, invitation: &Invitation) -> InvitationData {
    let end = ends_at(invitation.expires_at, event.ends_at());
    InvitationData {
        role: invitation.role.as_str().to_owned(),
        note: invitation.note.clone(),
        expires: Some(MomentData::new(end, event.time_zone)),
    }
}

/// What the mail says of a registration.
pub fn registration_data(registration: &Registration, position: Option<u32>) -> RegistrationData {
    RegistrationData {
        code: Some(registration.code.clone()),
        status: registration.status.as_str().to_owned(),
        role: registration.role.as_str().to_owned(),
        attendance_mode: registration.attendance_mode.as_str().to_owned(),
        waitlist_position: position,
    }
}

/// The person's own links: to the registration and to the invitation. Somebody who has but one of
/// them finds it behind both names, so that no text leads nowhere; nobody is led to an invitation that
/// was not sent or was taken back.
pub fn links(
    registration: Option<&Registration>,
    invitation: Option<&Invitation>,
) -> Vec<(&'static str, LinkRef)> {
    let manage = registration.map(|row| registrations::messages::link(row, Purpose::Manage));
    let invitation = invitation.filter(|row| can_be_answered(row.status));
    let answer = invitation.map(invitations::messages::link);
    let named = [("manage", manage.or(answer)), ("answer", answer.or(manage))];
    named.into_iter().filter_map(|(name, link)| link.map(|link| (name, link))).collect()
}

/// Whether there is something to answer: whoever was not invited yet, or no more, is led nowhere.
pub fn can_be_answered(status: InvitationStatus) -> bool {
    !matches!(status, InvitationStatus::Draft | InvitationStatus::Revoked)
}

/// Links that lead nowhere, for those who only look.
pub fn sample_links(public_url: &str) -> BTreeMap<String, String> {
    let link =
        |(name, page): (&str, &str)| (name.to_owned(), format!("{public_url}/{page}/preview"));
    [("manage", "r"), ("answer", "i"), ("unsubscribe", "u")].into_iter().map(link).collect()
}

/// The language in which somebody is written to: the person's, else that of the registration or
/// the invitation, else the event's, else English.
pub fn language(
    event: &Event,
    preferred: Option<&Language>,
    registration: Option<&Registration>,
    invitation: Option<&Invitation>,
) -> Language {
    let registered = || registration.and_then(|row| row.language.as_ref());
    let invited = || invitation.and_then(|row| row.language.as_ref());
    let known = preferred.or_else(registered).or_else(invited).or_else(|| event.language());
    known.cloned().unwrap_or_else(Language::english)
}
