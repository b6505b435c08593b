//! Changing a person, who is found in the register of each event by the name they bear now, and keeps what
//! they asked for where mail goes to another of their addresses.

use crate::access::Actor;
use crate::db::{Expected, Write};
use crate::error::Result;
use crate::ids::PersonId;
use crate::mail::{EmailAddress, suppressions};
use crate::people::entity::person::Model as Person;
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
    let (before, person) = service::update(w, by, id, expected, patch).await?;
    registrations::service::renamed(w, &person).await?;
    if before.email_canonical != person.email_canonical {
        // An address that nobody knew may be in the place of one that was wrong, and another's.
        let was_theirs = person.email.as_ref().is_some_and(|now| before.is_found_by(now));
        let of = if was_theirs { &before } else { &person };
        let addresses: Vec<EmailAddress> = of.addresses().cloned().collect();
        keep_wishes(w, by, &addresses, &person).await?;
    }
    Ok(person.into())
}

/// What was asked for at any of these addresses holds for the one to which mail goes now.
pub(super) async fn keep_wishes(
    w: &Write,
    by: &Actor,
    addresses: &[EmailAddress],
    person: &Person,
) -> Result<()> {
    let Some(to) = &person.email else { return Ok(()) };
    for from in addresses.iter().filter(|it| it.canonical() != to.canonical()) {
        suppressions::keep_wishes(w, by, from, to).await?;
    }
    Ok(())
}
