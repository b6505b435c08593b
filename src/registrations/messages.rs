//! The mails about registrations.

use chrono::{DateTime, Duration, Utc};
use serde::Serialize;

use super::entity::Model;
use super::types::RegistrationStatus;
use crate::db::Write;
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::events::messages::Letterhead;
use crate::files::ical::CalendarMethod;
use crate::mail::data::{EventData, PersonData, RegistrationData};
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
}

impl About {
    fn sample() -> Self {
        Self {
            event: EventData::sample(),
            person: PersonData::sample(),
            registration: RegistrationData::sample(),
            reason: Some("The number of seats is smaller than we had hoped.".to_owned()),
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
}

/// Which of the mails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
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
}

/// The same because somebody without an account asks for it, who may not be whose address it is:
/// nothing, once this person was written to often enough.
pub async fn notify_on_request(
    w: &Write,
    event: &Event,
    person: &Person,
    registration: &Model,
    notice: Notice,
    waitlist_position: Option<u64>,
) -> Result<()> {
    let to = mail::MailFilter { person_id: Some(person.id), ..mail::MailFilter::default() };
    if mail::is_enough(w, &to).await? {
        return Ok(());
    }
    notify(w, event, person, registration, notice, waitlist_position).await
}

/// Queues the mail that tells of a registration, if there is an address to send it to.
pub async fn notify(
    w: &Write,
    event: &Event,
    person: &Person,
    registration: &Model,
    notice: Notice,
    waitlist_position: Option<u64>,
) -> Result<()> {
    let Some(to) = &person.email else { return Ok(()) };
    let language = language(event, person, registration);
    let head = Letterhead::of(w, event.clone()).await?;
    let body = About {
        event: head.data(&language),
        person: person_data(person),
        registration: RegistrationData {
            code: Some(registration.code.clone()),
            status: registration.status.as_str().to_owned(),
            role: registration.role.as_str().to_owned(),
            waitlist_position: waitlist_position.and_then(|position| u32::try_from(position).ok()),
        },
        reason: registration.decision_reason.clone(),
    };
    let envelope = Envelope { to, language: &language, head: &head, person, registration };
    match notice {
        Notice::ConfirmAddress => envelope.queue(w, &ConfirmAddress(body), None).await,
        Notice::Promoted => envelope.queue(w, &Promoted(body), Some(CalendarMethod::Request)).await,
        Notice::Withdrawn { seated } => {
            let calendar = seated.then_some(CalendarMethod::Cancel);
            envelope.queue(w, &Withdrawn(body), calendar).await
        }
        Notice::Status => match registration.status {
            RegistrationStatus::Confirmed => {
                envelope.queue(w, &Confirmed(body), Some(CalendarMethod::Request)).await
            }
            RegistrationStatus::Waitlisted => envelope.queue(w, &Waitlisted(body), None).await,
            RegistrationStatus::Pending => envelope.queue(w, &Pending(body), None).await,
            RegistrationStatus::Rejected => envelope.queue(w, &Rejected(body), None).await,
            RegistrationStatus::Withdrawn => envelope.queue(w, &Withdrawn(body), None).await,
            RegistrationStatus::Unverified => envelope.queue(w, &ConfirmAddress(body), None).await,
        },
    }
}

struct Envelope<'a> {
    to: &'a mail::EmailAddress,
    language: &'a Language,
    head: &'a Letterhead,
    person: &'a Person,
    registration: &'a Model,
}

impl Envelope<'_> {
    async fn queue<M: Mail>(
        &self,
        w: &Write,
        body: &M,
        calendar: Option<CalendarMethod>,
    ) -> Result<()> {
        let title = self.head.from_name(self.language);
        let confirms = M::TEMPLATE == ConfirmAddress::TEMPLATE;
        let link = if confirms {
            ("confirm", link(self.registration, Purpose::ConfirmAddress))
        } else {
            ("manage", link(self.registration, Purpose::Manage))
        };
        let entry = calendar.map(|method| {
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
            links: vec![link],
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
