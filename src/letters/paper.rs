//! What stands in letters.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ConnectionTrait, EntityTrait};
use typesetting::{Fact, Letter, Signature};

use super::entity::Model;
use super::rules;
use crate::countries::names;
use crate::error::{AppError, Result};
use crate::events::entity::event::Model as Event;
use crate::events::messages::Letterhead;
use crate::files::paper::number_of_page;
use crate::ids::PersonId;
use crate::invitations::entity::Model as Invitation;
use crate::organizations;
use crate::pages::Reader;
use crate::pages::catalogue::{Catalogue, family};
use crate::pages::dates;
use crate::people::entity::person::{self, Model as Person};
use crate::registrations::entity::Model as Registration;
use crate::text::Language;
use crate::zone::local;

/// What the letters about an event have in common.
struct Desk<'a> {
    letter: &'a Model,
    event: &'a Event,
    head: Letterhead,
    person: Person,
    reader: Reader,
}

/// The invitation as a letter; 409 where it stands no more.
pub async fn invitation(
    db: &impl ConnectionTrait,
    event: &Event,
    invitation: &Invitation,
    letter: &Model,
    now: DateTime<Utc>,
) -> Result<Letter> {
    rules::check_event(event.standing())?;
    rules::check_invitation(rules::standing(event, invitation, now))?;
    let desk = Desk::open(db, event, letter, invitation.person_id).await?;
    let organization = organization_of(db, &desk.person, desk.reader.language()).await?;
    let catalogue = desk.catalogue();
    let role = catalogue.text(&family("badge-role-", invitation.role.as_str()), &none());
    // The last day on which it can be answered: the end of a day is not the next one.
    let until = invitation.expires_at.map(|at| at.min(event.ends_at()) - TimeDelta::minutes(1));
    let until = until.map(|at| local(event.time_zone, at).date());
    let until = until.map(|day| dates::date(desk.reader.language(), day));
    let mut facts = desk.event_facts();
    facts.extend(desk.fact("role", Some(role)));
    facts.extend(desk.fact("answer_by", until));
    let mut addressee = vec![desk.name()];
    addressee.extend(desk.person.position.clone());
    addressee.extend(organization);
    let country = desk.person.country.as_ref();
    addressee.extend(country.map(|code| names::name_of(code, desk.reader.language()).to_owned()));
    let said = [("event", desk.title().into())];
    Ok(Letter {
        addressee,
        greeting: catalogue.say("letter-dear", [("name", desk.name().into())]),
        opening: vec![catalogue.say("letter-invites", said)],
        facts,
        closing: desk.closing(catalogue.say("letter-welcome", [])),
        ..desk.frame(catalogue.say("letter-invitation", []))
    })
}

/// The letter for a visa; 409 for whoever does not come. The number of the passport is kept nowhere.
pub async fn visa(
    db: &impl ConnectionTrait,
    event: &Event,
    registration: &Registration,
    letter: &Model,
    passport: Option<&str>,
) -> Result<Letter> {
    rules::check_event(event.standing())?;
    rules::check_registration(registration.status, registration.attendance_mode)?;
    let desk = Desk::open(db, event, letter, registration.person_id).await?;
    let catalogue = desk.catalogue();
    let answer = |key: &str| registration.answers.0.get(key).and_then(|value| value.as_str());
    let day = |key: &str| {
        let day = answer(key).and_then(|day| day.parse().ok());
        day.map(|day| dates::date(desk.reader.language(), day))
    };
    let mut facts = Vec::new();
    facts.extend(desk.fact("full_name", Some(desk.person.full_name.clone())));
    facts.extend(desk.fact("passport", passport.map(str::to_owned)));
    facts.extend(desk.fact("citizenship", country(answer("citizenship"), desk.reader.language())));
    facts.extend(desk.fact("position", registration.position.clone()));
    facts.extend(desk.fact("organization", registration.organization.clone()));
    facts.extend(desk.event_facts());
    facts.extend(desk.fact("arrives_on", day("arrives_on")));
    facts.extend(desk.fact("leaves_on", day("leaves_on")));
    facts.extend(desk.fact("code", Some(registration.code.clone())));
    let mut addressee = vec![catalogue.say("letter-to_consul", [])];
    addressee.extend(answer("visa_applied_in").map(str::to_owned));
    let said = [("name", desk.name().into()), ("event", desk.title().into())];
    Ok(Letter {
        addressee,
        greeting: catalogue.say("letter-dear_consul", []),
        opening: vec![catalogue.say("letter-confirms", said)],
        facts,
        closing: desk.closing(catalogue.say("letter-asks", [])),
        ..desk.frame(catalogue.say("letter-visa", []))
    })
}

/// A country that was answered, by its name.
fn country(code: Option<&str>, language: &Language) -> Option<String> {
    Some(names::name_of(&code?.parse().ok()?, language).to_owned())
}

fn none() -> fluent_bundle::FluentArgs<'static> {
    fluent_bundle::FluentArgs::new()
}

async fn organization_of(
    db: &impl ConnectionTrait,
    person: &Person,
    language: &Language,
) -> Result<Option<String>> {
    let Some(id) = person.organization_id else { return Ok(None) };
    let found = organizations::service::by_ids(db, [id]).await?;
    Ok(found.get(&id).map(|one| one.name_for(language).to_owned()))
}

impl<'a> Desk<'a> {
    async fn open(
        db: &impl ConnectionTrait,
        event: &'a Event,
        letter: &'a Model,
        person: PersonId,
    ) -> Result<Self> {
        let person = person::Entity::find_by_id(person).one(db).await?;
        let person = person.ok_or_else(|| AppError::not_found("person"))?;
        let head = Letterhead::of(db, event.clone()).await?;
        Ok(Self { letter, event, head, person, reader: Reader::of(&letter.language) })
    }

    fn catalogue(&self) -> &'static Catalogue {
        self.reader.catalogue()
    }

    fn title(&self) -> &str {
        self.event.title_for(self.reader.language())
    }

    /// The name with how the person is addressed.
    fn name(&self) -> String {
        match &self.person.honorific {
            Some(honorific) => format!("{honorific} {}", self.person.full_name),
            None => self.person.full_name.clone(),
        }
    }

    fn fact(&self, name: &str, value: Option<String>) -> Option<Fact> {
        let name = self.catalogue().text(&family("letter-fact-", name), &none());
        value.filter(|value| !value.is_empty()).map(|value| Fact { name, value })
    }

    fn event_facts(&self) -> Vec<Fact> {
        let (language, event) = (self.reader.language(), self.event);
        let dates = dates::date_range(language, event.starts_on, event.ends_on);
        let place = self.head.location(language);
        let facts = [
            self.fact("event", Some(self.title().to_owned())),
            self.fact("dates", Some(dates)),
            self.fact("place", Some(place)),
        ];
        facts.into_iter().flatten().collect()
    }

    fn closing(&self, first: String) -> Vec<String> {
        let contact = self.event.contact_email.as_ref().map(|email| {
            self.catalogue().say("letter-write_to", [("contact", email.to_string().into())])
        });
        std::iter::once(first).chain(contact).collect()
    }

    /// Letterhead, number, day and signature, with nothing between them.
    fn frame(&self, title: String) -> Letter {
        let catalogue = self.catalogue();
        let data = self.head.data(self.reader.language());
        let email = self.event.contact_email.as_ref().map(ToString::to_string);
        let contact = [self.event.contact_unit.clone(), email];
        let reference = self.letter.reference.clone();
        Letter {
            language: self.reader.language().to_string(),
            title,
            senders: data.organizers,
            contact: contact.into_iter().flatten().collect(),
            reference: catalogue.say("letter-reference", [("reference", reference.into())]),
            date: dates::date(self.reader.language(), self.letter.issued_on),
            addressee: Vec::new(),
            greeting: String::new(),
            opening: Vec::new(),
            facts: Vec::new(),
            closing: Vec::new(),
            farewell: catalogue.say("letter-farewell", []),
            signature: Signature {
                name: self.letter.signatory_name.clone(),
                title: self.letter.signatory_title.clone(),
            },
            page: number_of_page(catalogue),
        }
    }
}
