//! Whom a change of an event concerns, and the one mail that each of them gets.

use std::collections::HashSet;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::db::Write;
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::events::messages::Letterhead;
use crate::files::ical::{CalendarEntry, CalendarMethod};
use crate::ids::{EventId, PersonId};
use crate::invitations::entity as invitation;
use crate::invitations::service::is_effectively;
use crate::invitations::types::InvitationStatus;
use crate::mail::{self, EmailAddress, LinkRef, Mail, NewMail, Purpose};
use crate::nominations::requests;
use crate::nominations::requests::entity::request;
use crate::people::entity::person::{self, Model as Person};
use crate::registrations::entity as registration;
use crate::registrations::types::RegistrationStatus;
use crate::text::Language;

/// Somebody whom an event concerns.
pub(super) struct Concerned {
    /// Who.
    pub person: Person,
    /// By what.
    pub by: Tie,
}

/// What ties somebody to an event.
pub(super) enum Tie {
    /// A registration that holds or waits.
    Registration(Box<registration::Model>),
    /// An invitation that is not answered.
    Invitation(Box<invitation::Model>),
    /// That they were asked to name a delegation.
    Request(Box<request::Model>),
}

/// Those who are registered: confirmed, waiting for a seat or for a decision.
pub(super) async fn registered(db: &impl ConnectionTrait, id: EventId) -> Result<Vec<Concerned>> {
    use RegistrationStatus::{Confirmed, Pending, Waitlisted};
    let rows = registration::Entity::find()
        .filter(registration::Column::EventId.eq(id))
        .filter(registration::Column::Status.is_in([Confirmed, Pending, Waitlisted]))
        .order_by_asc(registration::Column::Id)
        .find_also_related(person::Entity)
        .all(db)
        .await?;
    let tied = rows.into_iter().filter_map(|(row, person)| {
        Some(Concerned { person: person?, by: Tie::Registration(Box::new(row)) })
    });
    Ok(tied.collect())
}

/// Those who are invited and have neither answered nor registered.
pub(super) async fn unanswered(
    w: &Write,
    event: &Event,
    registered: &[Concerned],
) -> Result<Vec<Concerned>> {
    let known: HashSet<PersonId> = registered.iter().map(|it| it.person.id).collect();
    let rows = invitation::Entity::find()
        .filter(invitation::Column::EventId.eq(event.id))
        .filter(is_effectively(InvitationStatus::Sent, event, w.now()))
        .order_by_asc(invitation::Column::Id)
        .find_also_related(person::Entity)
        .all(w)
        .await?;
    let tied = rows.into_iter().filter_map(|(row, person)| {
        let person = person.filter(|person| !known.contains(&person.id))?;
        Some(Concerned { person, by: Tie::Invitation(Box::new(row)) })
    });
    Ok(tied.collect())
}

/// The focal points who were asked to name a delegation, and are not concerned otherwise.
pub(super) async fn asked(
    w: &Write,
    event: EventId,
    others: &[Concerned],
) -> Result<Vec<Concerned>> {
    let mut known: HashSet<PersonId> = others.iter().map(|it| it.person.id).collect();
    let mut all = Vec::new();
    for (row, people) in requests::service::asked(w, event).await? {
        for person in people.into_iter().filter(|person| known.insert(person.id)) {
            all.push(Concerned { person, by: Tie::Request(Box::new(row.clone())) });
        }
    }
    Ok(all)
}

impl Concerned {
    /// The language in which they are written to.
    pub fn language(&self, event: &Event) -> Language {
        let of_tie = match &self.by {
            Tie::Registration(row) => &row.language,
            Tie::Invitation(row) => &row.language,
            Tie::Request(row) => &row.language,
        };
        let known = [self.person.preferred_language.as_ref(), of_tie.as_ref(), event.language()];
        known.into_iter().flatten().next().cloned().unwrap_or_else(Language::english)
    }

    fn about(&self) -> uuid::Uuid {
        match &self.by {
            Tie::Registration(row) => row.id.0,
            Tie::Invitation(row) => row.id.0,
            Tie::Request(row) => row.id.0,
        }
    }

    fn link(&self) -> (&'static str, LinkRef) {
        let (name, purpose, event_id, link_id, generation) = match &self.by {
            Tie::Registration(row) => {
                ("manage", Purpose::Manage, row.event_id, row.link_id, row.link_generation)
            }
            Tie::Invitation(row) => {
                ("answer", Purpose::Answer, row.event_id, row.link_id, row.link_generation)
            }
            Tie::Request(row) => {
                ("nominate", Purpose::Nominate, row.event_id, row.link_id, row.link_generation)
            }
        };
        (name, LinkRef { purpose, event_id: Some(event_id), link_id, generation })
    }

    /// For the calendars of those who have a seat; an event that is off leaves those of all who had.
    fn calendar(
        &self,
        head: &Letterhead,
        method: CalendarMethod,
        language: &Language,
        to: &EmailAddress,
    ) -> Option<CalendarEntry> {
        let Tie::Registration(row) = &self.by else { return None };
        let seated = row.status == RegistrationStatus::Confirmed;
        // Whoever lost a seat may not have had the mail that takes the entry out.
        let had_seat = method == CalendarMethod::Cancel && row.confirmed_at.is_some();
        if !seated && !had_seat {
            return None;
        }
        let sequence = head.event.calendar_sequence + row.calendar_sequence;
        let attendee = (self.person.full_name.clone(), to.to_string());
        // The event was changed just now, which is why this is said.
        let stamp = head.event.updated_at;
        Some(head.calendar(method, sequence, stamp, language, Some(attendee)))
    }
}

/// A letter before it is queued.
struct Letter<'a, M> {
    to: &'a EmailAddress,
    who: &'a Concerned,
    language: Language,
    sender: String,
    calendar: Option<CalendarEntry>,
    body: M,
}

/// Queues one mail for each of them who has an address, with the entry for the calendar where that
/// changes. It loses its sense with the event's end.
pub(super) async fn write_to<M: Mail>(
    w: &Write,
    head: &Letterhead,
    all: &[Concerned],
    method: Option<CalendarMethod>,
    body: impl Fn(&Concerned, &Language) -> M,
) -> Result<usize> {
    let letters = all.iter().filter_map(|who| {
        let to = who.person.email.as_ref()?;
        let language = who.language(&head.event);
        Some(Letter {
            to,
            who,
            sender: head.from_name(&language),
            calendar: method.and_then(|method| who.calendar(head, method, &language, to)),
            body: body(who, &language),
            language,
        })
    });
    let letters: Vec<Letter<'_, M>> = letters.collect();
    let mails: Vec<NewMail<'_, M>> = letters.iter().map(|letter| new_mail(head, letter)).collect();
    Ok(mail::queue_many(w, &mails).await?.len())
}

fn new_mail<'a, M: Mail>(head: &'a Letterhead, letter: &'a Letter<'a, M>) -> NewMail<'a, M> {
    let person = &letter.who.person;
    NewMail {
        person_id: Some(person.id),
        event_id: Some(head.event.id),
        about: Some(letter.who.about()),
        from_name: Some(&letter.sender),
        reply_to: head.reply_to(),
        links: vec![letter.who.link()],
        calendar: letter.calendar.clone(),
        not_after: Some(head.event.ends_at()),
        // Whoever's invitation is called off on its way has heard of nothing that could change; nor has
        // whom such a request was to ask.
        sequel: !matches!(letter.who.by, Tie::Registration(_)),
        ..NewMail::new(letter.to, &person.full_name, &letter.language, &letter.body)
    }
}
