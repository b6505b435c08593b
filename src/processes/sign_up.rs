//! Somebody signs up by the public page: nothing counts until the address is confirmed.

use crate::access::Actor;
use crate::db::Write;
use crate::error::Result;
use crate::events::seats;
use crate::ids::EventId;
use crate::people;
use crate::people::types::PersonCreate;
use crate::registrations;
use crate::registrations::messages::Notice;
use crate::registrations::service::{Details, Entered, Newcomer};
use crate::registrations::types::{ParticipantRole, RegistrationSource, RegistrationStatus};

/// What was typed.
#[derive(Clone, Debug)]
pub struct SignUp {
    /// Who; their address is known to be theirs only once they followed the link.
    pub person: PersonCreate,
    /// How they take part.
    pub details: Details,
}

/// Keeps the sign-up and sends a mail to the address. Whether the address was known before shows
/// in the mail alone, never in the answer.
pub async fn sign_up(w: &Write, by: &Actor, event: EventId, input: &SignUp) -> Result<()> {
    let event = seats::lock(w, event).await?;
    // Before anybody is looked up, so that it says nothing about them.
    registrations::service::check_public_place(w, &event, input.details.mode).await?;
    let person = people::service::signed_up(w, by, &input.person).await?;
    registrations::service::named(w, &[person.id]).await?;
    let known = registrations::service::locked_of_person(w, event.id, person.id).await?;
    if let Some(row) = known.filter(|row| row.status != RegistrationStatus::Unverified) {
        // Nothing of an existing registration changes by an address alone.
        return registrations::service::tell_on_request(w, &event, &row, Notice::Status).await;
    }
    let newcomer = Newcomer {
        person: &person,
        role: ParticipantRole::Delegate,
        source: RegistrationSource::Public,
        skip_approval: false,
        invitation: None,
        details: &input.details,
        registered_by: None,
        notify: true,
    };
    match registrations::service::enter(w, by, &event, &newcomer).await? {
        Entered::Now(_) => Ok(()),
        Entered::Before(row) => {
            registrations::service::renew_address(w, by, &event, row).await.map(drop)
        }
    }
}
