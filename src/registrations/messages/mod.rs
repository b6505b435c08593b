//! The mails about registrations.

mod changes;
pub mod digest;

use chrono::{DateTime, Duration, Utc};
use serde::Serialize;

pub use changes::words_of;

use super::entity::Model;
use super::rules::Barred;
use super::types::RegistrationStatus;
use crate::db::Write;
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::events::messages::Letterhead;
use crate::files::ical::CalendarMethod;
use crate::invitations;
use crate::invitations::entity::Model as Invitation;
use crate::mail::data::{ChangeData, EventData, PersonData, RegistrationData};
use crate::mail::{self, LinkRef, Mail, NewMail, Purpose};
use crate::people::entity::person::Model as Person;
use crate::people::messages::person_data;
use crate::text::Language;

/// What every mail about a registration says.
#[derive(Clone, Debug, Serialize)]
pub struct About {
    event: EventData,
    person: PersonData,
    registration: RegistrationData,
    reason: Option<String>,
    changes: Vec<ChangeData>,
    /// Whether one who is out can come back by themselves.
    can_return: bool,
    /// Whether somebody comes in their place.
    replaced: bool,
    /// Whom they named in their place, as they wrote it.
    named: Option<String>,
    /// Whether the organizers took them out.
    taken_out: bool,
}

impl About {
    fn sample() -> Self {
        Self {
            event: EventData::sample(),
            person: PersonData::sample(),
            registration: RegistrationData::sample(),
            reason: Some("The number of seats is smaller than we had hoped.".to_owned()),
            changes: vec![ChangeData::sample()],
            can_return: true,
            replaced: false,
            named: Some("Bek Sample".to_owned()),
            taken_out: false,
        }
    }
}

macro_rules! mails {
    ($($(#[$doc:meta])* $name:ident = $template:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Serialize)]
        #[serde(transparent)]
        pub struct $name(About);

        impl Mail for $name {
            const TEMPLATE: &'static str = $template;

            fn sample() -> Self {
                Self(About::sample())
            }
        }
    )*};
}

mails! {
    /// Is this address yours?
    ConfirmAddress = "confirm_address";
    /// You have a seat.
    Confirmed = "registration_confirmed";
    /// You wait for one.
    Waitlisted = "registration_waitlisted";
    /// You waited, and now have one.
    Promoted = "registration_promoted";
    /// The organizers decide.
    Pending = "registration_pending";
    /// They decided against it.
    Rejected = "registration_rejected";
    /// You are out of it.
    Withdrawn = "registration_withdrawn";
    /// The organizers changed something about it.
    Changed = "registration_changed";
    /// Whom you named in your place does not come.
    Kept = "registration_kept";
}

/// Which of the mails.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Notice<'a> {
    /// To confirm an address.
    ConfirmAddress,
    /// What its status says.
    Status,
    /// From the waiting list to a seat.
    Promoted,
    /// Withdrawn; whether from a seat, which then leaves the calendar.
    Withdrawn {
        /// Whether there was a seat.
        seated: bool,
    },
    /// To the other mode, which the status tells; a seat that is lost leaves the calendar.
    Moved {
        /// Whether there was a seat.
        seated: bool,
    },
    /// What the organizers changed; nothing is said where that is nothing to the person.
    Changed {
        /// How it was.
        before: &'a Model,
    },
    /// As it was: whom they named in their place by this invitation does not come.
    Kept {
        /// Their invitation.
        invitation: &'a Invitation,
    },
}

impl Notice<'_> {
    /// The invitation that it is about as well.
    fn invitation(&self) -> Option<&Invitation> {
        match self {
            Self::Kept { invitation } => Some(invitation),
            _ => None,
        }
    }

    /// What becomes of the entry in the calendar.
    fn calendar(self, status: RegistrationStatus) -> Option<CalendarMethod> {
        let confirmed = status == RegistrationStatus::Confirmed;
        let seated = match self {
            Self::Kept { .. } => return None,
            Self::ConfirmAddress | Self::Status | Self::Promoted => false,
            Self::Withdrawn { seated } | Self::Moved { seated } => seated,
            Self::Changed { before } => before.status == RegistrationStatus::Confirmed,
        };
        match (confirmed, seated) {
            (true, _) => Some(CalendarMethod::Request),
            (false, true) => Some(CalendarMethod::Cancel),
            (false, false) => None,
        }
    }
}

/// What is not in the row: how it stands to others.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    /// The place on the waiting list; 1 is next.
    pub waitlist_position: Option<u64>,
    /// What keeps one who is out from coming back.
    pub barred: Option<Barred>,
}

/// Queues the mail that tells of a registration, if there is an address to send it to and the event
/// was announced: what follows in a draft from what is done there stays untold.
pub async fn notify(
    w: &Write,
    event: &Event,
    person: &Person,
    registration: &Model,
    notice: Notice<'_>,
    standing: Standing,
) -> Result<()> {
    let Some(to) = person.email.as_ref().filter(|_| event.was_announced()) else {
        return Ok(());
    };
    let language = language(event, person, registration);
    let head = Letterhead::of(w, event.clone()).await?;
    let changes = match notice {
        Notice::Changed { before } => changes::changes(w, before, registration, &language).await?,
        _ => Vec::new(),
    };
    let body = About {
        event: head.data(&language),
        person: person_data(person),
        registration: RegistrationData {
            code: Some(registration.code.clone()),
            status: registration.status.as_str().to_owned(),
            role: registration.role.as_str().to_owned(),
            attendance_mode: registration.attendance_mode.as_str().to_owned(),
            waitlist_position: standing
                .waitlist_position
                .and_then(|place| u32::try_from(place).ok()),
        },
        reason: registration.decision_reason.clone(),
        changes,
        can_return: standing.barred.is_none(),
        replaced: standing.barred == Some(Barred::Replaced),
        named: notice.invitation().and_then(|it| it.substitute_name.clone()),
        taken_out: taken_out(registration, standing.barred),
    };
    let calendar = notice.calendar(registration.status);
    let answer = notice.invitation().map(invitations::messages::link);
    let envelope =
        Envelope { to, language: &language, head: &head, person, registration, calendar, answer };
    match notice {
        Notice::ConfirmAddress => envelope.queue(w, &ConfirmAddress(body)).await,
        Notice::Promoted => envelope.queue(w, &Promoted(body)).await,
        Notice::Withdrawn { .. } => envelope.queue(w, &Withdrawn(body)).await,
        Notice::Changed { .. } if body.changes.is_empty() => Ok(()),
        Notice::Changed { .. } => envelope.queue(w, &Changed(body)).await,
        Notice::Kept { .. } => envelope.queue(w, &Kept(body)).await,
        Notice::Status | Notice::Moved { .. } => envelope.queue_status(w, body).await,
    }
}

struct Envelope<'a> {
    to: &'a mail::EmailAddress,
    language: &'a Language,
    head: &'a Letterhead,
    person: &'a Person,
    registration: &'a Model,
    calendar: Option<CalendarMethod>,
    answer: Option<LinkRef>,
}

impl Envelope<'_> {
    async fn queue_status(&self, w: &Write, body: About) -> Result<()> {
        match self.registration.status {
            RegistrationStatus::Confirmed => self.queue(w, &Confirmed(body)).await,
            RegistrationStatus::Waitlisted => self.queue(w, &Waitlisted(body)).await,
            RegistrationStatus::Pending => self.queue(w, &Pending(body)).await,
            RegistrationStatus::Rejected => self.queue(w, &Rejected(body)).await,
            RegistrationStatus::Withdrawn => self.queue(w, &Withdrawn(body)).await,
            RegistrationStatus::Unverified => self.queue(w, &ConfirmAddress(body)).await,
        }
    }

    async fn queue<M: Mail>(&self, w: &Write, body: &M) -> Result<()> {
        let title = self.head.from_name(self.language);
        let confirms = M::TEMPLATE == ConfirmAddress::TEMPLATE;
        let link = if confirms {
            ("confirm", link(self.registration, Purpose::ConfirmAddress))
        } else {
            ("manage", link(self.registration, Purpose::Manage))
        };
        let entry = self.calendar.map(|method| {
            let attendee = (self.person.full_name.clone(), self.to.to_string());
            let sequence = self.head.event.calendar_sequence + self.registration.calendar_sequence;
            self.head.calendar(method, sequence, w.now(), self.language, Some(attendee))
        });
        let new = NewMail {
            person_id: Some(self.person.id),
            event_id: Some(self.head.event.id),
            about: Some(self.registration.id.0),
            from_name: Some(&title),
            reply_to: self.head.reply_to(),
            links: [Some(link), self.answer.map(|answer| ("answer", answer))]
                .into_iter()
                .flatten()
                .collect(),
            calendar: entry,
            not_after: if confirms { self.registration.unverified_until } else { None },
            ..NewMail::new(self.to, &self.person.full_name, self.language, body)
        };
        mail::queue(w, &new).await.map(drop)
    }
}

/// The language that a registered person reads.
pub fn language(event: &Event, person: &Person, registration: &Model) -> Language {
    let known = person.preferred_language.clone().or_else(|| registration.language.clone());
    known.or_else(|| event.language().cloned()).unwrap_or_else(Language::english)
}

/// Whether the organizers took somebody out. Whoever withdrew and whose invitation was then revoked
/// does not come back either, but went by themselves.
pub fn taken_out(registration: &Model, barred: Option<Barred>) -> bool {
    barred == Some(Barred::TakenBack) && registration.decided_by.is_some()
}

/// The link of a registration for a purpose.
pub fn link(registration: &Model, purpose: Purpose) -> LinkRef {
    LinkRef {
        purpose,
        event_id: Some(registration.event_id),
        link_id: registration.link_id,
        generation: registration.link_generation,
    }
}

/// When the link to one's registration ends: 30 days after the event.
pub fn manage_until(event_end: DateTime<Utc>) -> DateTime<Utc> {
    event_end + Duration::days(30)
}
