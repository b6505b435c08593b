//! The mail that asks people to fill in an evaluation.

use serde::Serialize;

use super::entity::evaluation::Model;
use super::entity::invitee;
use crate::events::messages::Letterhead;
use crate::follow_ups::messages::language;
use crate::ids::EventId;
use crate::mail::data::{EventData, InvitationData, MomentData, PersonData};
use crate::mail::{LinkRef, Mail, NewMail, Purpose};
use crate::people::entity::person::Model as Person;
use crate::people::messages::person_data;
use crate::registrations::entity::Model as Registration;
use crate::text::Language;

/// The generation of all links to evaluations.
pub const LINK_GENERATION: i32 = 0;

/// Somebody is asked to fill in an evaluation, or reminded of it.
#[derive(Clone, Debug, Serialize)]
pub struct EvaluationAsked {
    event: EventData,
    person: PersonData,
    evaluation: EvaluationData,
}

/// The evaluation; in templates `evaluation`.
#[derive(Clone, Debug, Serialize)]
pub struct EvaluationData {
    /// `reaction`, `pre_test`, `post_test` or `application`.
    kind: &'static str,
    title: String,
    /// Whether nobody learns who answered what.
    anonymous: bool,
    /// Until when it can be answered.
    closes: Option<MomentData>,
    /// Whether they were asked before.
    reminder: bool,
}

impl Mail for EvaluationAsked {
    const TEMPLATE: &'static str = "evaluation";
    const BULK: bool = true;

    fn sample() -> Self {
        let evaluation = EvaluationData {
            kind: "reaction",
            title: "What do you think of the seminar?".to_owned(),
            anonymous: true,
            closes: InvitationData::sample().expires,
            reminder: false,
        };
        Self { event: EventData::sample(), person: PersonData::sample(), evaluation }
    }
}

/// A mail that is being put together.
#[derive(Clone, Debug)]
pub struct Asking<'a> {
    person: &'a Person,
    link: LinkRef,
    language: Language,
    sender: String,
    body: EvaluationAsked,
}

impl<'a> Asking<'a> {
    /// To somebody who is asked, or reminded.
    pub fn new(
        head: &Letterhead,
        row: &Model,
        (invitee, own, person): (&invitee::Model, &Registration, &'a Person),
        reminder: bool,
    ) -> Self {
        let event = &head.event;
        let language = language(event, person.preferred_language.as_ref(), Some(own), None);
        let evaluation = EvaluationData {
            kind: row.kind.as_str(),
            title: event.text_for(&row.title, &language).to_owned(),
            anonymous: row.anonymous,
            closes: row.closes_at.map(|at| MomentData::new(at, event.time_zone)),
            reminder,
        };
        let body = EvaluationAsked {
            event: head.data(&language),
            person: person_data(person),
            evaluation,
        };
        let sender = head.from_name(&language);
        Self { person, link: link(row.event_id, invitee), language, sender, body }
    }
}

/// The mail; none for whoever has no address. It is about the evaluation, with which it is called off.
pub fn mail<'a>(
    asking: &'a Asking<'_>,
    head: &'a Letterhead,
    row: &Model,
) -> Option<NewMail<'a, EvaluationAsked>> {
    let to = asking.person.email.as_ref()?;
    Some(NewMail {
        person_id: Some(asking.person.id),
        event_id: Some(row.event_id),
        about: Some(row.id.0),
        from_name: Some(&asking.sender),
        reply_to: head.reply_to(),
        links: vec![("evaluate", asking.link)],
        not_after: row.closes_at,
        ..NewMail::new(to, &asking.person.full_name, &asking.language, &asking.body)
    })
}

/// The link by which an evaluation is filled in. It is good for as long as they are asked, so there is one
/// generation of it.
pub fn link(event: EventId, invitee: &invitee::Model) -> LinkRef {
    LinkRef {
        purpose: Purpose::Evaluate,
        event_id: Some(event),
        link_id: invitee.link_id,
        generation: LINK_GENERATION,
    }
}
