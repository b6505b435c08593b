//! Reading who stands in the list.

use std::collections::BTreeMap;

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect,
};

use super::rules;
use super::types::{ListOfParticipants, ListedParticipant};
use crate::countries::{CountryCode, names};
use crate::db::List;
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::ids::{PersonId, RegistrationId};
use crate::nominations;
use crate::people::entity::person;
use crate::registrations::entity::{Column, Entity};
use crate::registrations::types::{
    Consent, LIST_OF_PARTICIPANTS, ParticipantRole, RegistrationStatus, consent_to,
};
use crate::text::Language;

/// What the list says of somebody who is confirmed.
#[derive(FromQueryResult)]
struct Confirmed {
    registration_id: RegistrationId,
    person_id: PersonId,
    role: ParticipantRole,
    country: Option<CountryCode>,
    organization: Option<String>,
    position: Option<String>,
    consents: List<Consent>,
    honorific: Option<String>,
    full_name: String,
}

/// The list of participants of an event that was found before.
pub async fn list(
    db: &impl ConnectionTrait,
    event: &Event,
    language: &Language,
) -> Result<ListOfParticipants> {
    let confirmed = Entity::find()
        .select_only()
        .column_as(Column::Id, "registration_id")
        .columns([
            Column::PersonId,
            Column::Role,
            Column::Country,
            Column::Organization,
            Column::Position,
        ])
        .column(Column::Consents)
        .columns([person::Column::Honorific, person::Column::FullName])
        .inner_join(person::Entity)
        .filter(Column::EventId.eq(event.id))
        .filter(Column::Status.eq(RegistrationStatus::Confirmed));
    let confirmed = confirmed.into_model::<Confirmed>().all(db).await?;
    let all = confirmed.len();
    let ranks = nominations::service::ranks(db, event.id).await?;
    let agreed = confirmed.into_iter().filter(Confirmed::agreed);
    let mut participants: Vec<_> = agreed.map(|it| it.listed(language, &ranks)).collect();
    rules::in_order(&mut participants, language);
    let count = |people: usize| u64::try_from(people).unwrap_or(u64::MAX);
    Ok(ListOfParticipants {
        event_id: event.id,
        title: event.title_for(language).to_owned(),
        starts_on: event.starts_on,
        ends_on: event.ends_on,
        language: language.clone(),
        listed: count(participants.len()),
        not_listed: count(all - participants.len()),
        participants,
    })
}

/// The same list for readers of another language: in the order of its alphabet.
pub fn in_language(
    list: &ListOfParticipants,
    event: &Event,
    language: &Language,
) -> ListOfParticipants {
    let mut participants = list.participants.clone();
    for person in &mut participants {
        let country = person.country.as_ref();
        person.country_name = country.map(|code| names::name_of(code, language).to_owned());
    }
    rules::in_order(&mut participants, language);
    ListOfParticipants {
        title: event.title_for(language).to_owned(),
        language: language.clone(),
        participants,
        ..list.clone()
    }
}

impl Confirmed {
    fn agreed(&self) -> bool {
        consent_to(&self.consents, LIST_OF_PARTICIPANTS) == Some(true)
    }

    fn listed(self, language: &Language, ranks: &BTreeMap<PersonId, i32>) -> ListedParticipant {
        let country_name =
            self.country.as_ref().map(|code| names::name_of(code, language).to_owned());
        ListedParticipant {
            number: 0,
            part: rules::part_of(self.role),
            registration_id: self.registration_id,
            role: self.role,
            country: self.country,
            country_name,
            honorific: self.honorific,
            full_name: self.full_name,
            position: self.position,
            organization: self.organization,
            rank: ranks.get(&self.person_id).copied(),
        }
    }
}
