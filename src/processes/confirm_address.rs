//! Whoever holds an address confirms it, and says who they are: all that is known of somebody whom
//! nobody else knows may have been typed by anybody.

use super::change_person;
use crate::access::Actor;
use crate::db::{Expected, Write};
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::patch::Change;
use crate::people;
use crate::people::entity::person::Model as Person;
use crate::people::types::PersonPatch;
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
    if !names_themselves(&person, &row) {
        return service::confirm_address(w, by, event, row, said).await;
    }
    match own_word(&person, name, said) {
        Some(own) => drop(change_person(w, by, person.id, &Expected::Any, &own).await?),
        None => people::service::vouch(w, &[person.id]).await?,
    }
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
pub fn names_themselves(person: &Person, row: &Registration) -> bool {
    row.status == RegistrationStatus::Unverified && person.provisional
}
