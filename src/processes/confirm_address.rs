//! Whoever holds an address confirms it, and says who they are: all that is known of somebody whom
//! nobody else knows may have been typed by anybody.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::change_person;
use crate::access::Actor;
use crate::agenda;
use crate::audit;
use crate::db::{Expected, Write};
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::ids::PersonId;
use crate::invitations::entity as invitation;
use crate::patch::Change;
use crate::people;
use crate::people::entity::person::Model as Person;
use crate::people::types::PersonPatch;
use crate::recommendations::entity::recommendation;
use crate::registrations::entity::Model as Registration;
use crate::registrations::service::{self, Details};
use crate::registrations::types::RegistrationStatus;

/// Confirms an address with what its owner says, also of their `name` where that is theirs to say.
/// The event must be locked.
pub async fn confirm_address(
    w: &Write,
    by: &Actor,
    event: &Event,
    row: Registration,
    (name, said): (Option<&str>, &Details),
) -> Result<Registration> {
    let person = people::service::lock(w, by, row.person_id).await?;
    if !names_themselves(w, &row).await? {
        return service::confirm_address(w, by, event, row, said).await;
    }
    let Some(own) = own_word(&person, name, said) else {
        return service::confirm_address(w, by, event, row, said).await;
    };
    change_person(w, by, person.id, &Expected::Any, &own).await?;
    // It is found by the new name now.
    let row = service::locked_by_link(w, row.link_id).await?;
    service::confirm_address(w, by, event, row, said).await
}

/// What a sign-up writes of a person, in their own words; nothing where these are the same.
fn own_word(person: &Person, name: Option<&str>, said: &Details) -> Option<PersonPatch> {
    let same = name.is_none_or(|name| name == person.full_name)
        && said.position == person.position
        && said.country == person.country;
    let own = PersonPatch {
        full_name: name.map(str::to_owned),
        position: said.position.clone().map_or(Change::Null, Change::Value),
        country: said.country.clone().map_or(Change::Null, Change::Value),
        ..PersonPatch::default()
    };
    (!same).then_some(own)
}

/// Whether whoever confirms this registration says how they are called: nothing is known of them
/// but what was typed with sign-ups that nobody confirmed. Else the record is the organizers'.
pub async fn names_themselves(db: &impl ConnectionTrait, row: &Registration) -> Result<bool> {
    if row.status != RegistrationStatus::Unverified {
        return Ok(false);
    }
    Ok(signed_up_alone(db, row.person_id).await?
        && !is_named(db, row.person_id).await?
        && audit::service::only_by_participants(db, row.person_id).await?)
}

/// Whether every event that knows a person does so by a sign-up that was never confirmed.
async fn signed_up_alone(db: &impl ConnectionTrait, person: PersonId) -> Result<bool> {
    let mut known = people::service::known_at(db, person).await?;
    for row in service::all_of_person(db, person).await? {
        if row.status != RegistrationStatus::Unverified || row.confirmed_at.is_some() {
            return Ok(false);
        }
        known.remove(&row.event_id);
    }
    Ok(known.is_empty())
}

/// Whether anything but a registration names a person.
async fn is_named(db: &impl ConnectionTrait, person: PersonId) -> Result<bool> {
    let invited = invitation::Entity::find().filter(invitation::Column::PersonId.eq(person));
    let recommends =
        recommendation::Entity::find().filter(recommendation::Column::SourcePersonId.eq(person));
    Ok(invited.count(db).await? > 0
        || recommends.count(db).await? > 0
        || agenda::service::speaks(db, person).await?)
}
