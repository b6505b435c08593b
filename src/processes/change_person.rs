//! Changing a person, who is found in the register of each event by the name they bear now.

use crate::access::Actor;
use crate::db::{Expected, Write};
use crate::error::Result;
use crate::ids::PersonId;
use crate::people::service;
use crate::people::types::{PersonOut, PersonPatch};
use crate::registrations;

/// Changes a person.
pub async fn change_person(
    w: &Write,
    by: &Actor,
    id: PersonId,
    expected: &Expected,
    patch: &PersonPatch,
) -> Result<PersonOut> {
    let person = service::update(w, by, id, expected, patch).await?;
    registrations::service::renamed(w, &person).await?;
    Ok(person.into())
}
