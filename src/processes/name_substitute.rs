//! An invitee names somebody who comes in their place: that one is invited, or invited again.

use crate::access::Actor;
use crate::db::Write;
use crate::error::{AppError, FieldError, Result};
use crate::events::entity::event::Model as Event;
use crate::invitations;
use crate::invitations::entity::Model as Invitation;
use crate::invitations::rules::NotNamed;
use crate::invitations::types::InvitationStatus;
use crate::mail::{self, MailFilter};
use crate::nominations;
use crate::people;
use crate::people::entity::person::Model as Person;
use crate::people::types::PersonCreate;
use crate::registrations;
use crate::registrations::rules::{Barred, Instead};
use crate::registrations::types::RegistrationStatus;

/// An invitee who names somebody.
#[derive(Clone, Copy)]
pub(super) struct Naming<'a> {
    /// Their invitation as it was.
    pub first: &'a Invitation,
    /// The same as it is answered.
    pub answered: &'a Invitation,
}

/// Invites whom an invitee named. The same person again changes nothing while they have not answered;
/// another one takes the place of those whom they named before, who are the `chain`. Why somebody is
/// not invited is for organizers alone to learn: they find it in the log, and the name with the
/// invitation.
pub(super) async fn name_substitute(
    w: &Write,
    by: &Actor,
    event: &Event,
    naming: Naming<'_>,
    mut chain: Vec<Invitation>,
    input: &PersonCreate,
) -> Result<()> {
    let Naming { first, answered } = naming;
    let person = people::service::match_or_create(w, by, input).await?;
    registrations::service::named(w, &[person.id]).await?;
    if person.id == first.person_id {
        let message = "A substitute is somebody else than the invitee.";
        return Err(AppError::invalid(vec![FieldError::new("email", "same_person", message)]));
    }
    if let Some(same) = chain.first().filter(|row| row.person_id == person.id) {
        if state(w, event, same) == InvitationStatus::Sent {
            return Ok(());
        }
        chain.remove(0);
    }
    registrations::service::call_back(w, by, event, chain).await?;
    invitations::service::release_taken_back(w, by, first).await?;
    let known = invitations::service::of_person(w, event.id, person.id).await?;
    if let Some(why) = not_named(w, by, event, answered, &person, known.as_ref()).await? {
        return refuse(w, by, event, naming, known.as_ref(), why).await;
    }
    match known {
        None => invitations::service::invite_instead(w, by, event, answered, &person).await,
        Some(known) => {
            if !is_before(w, answered, &known).await? {
                // Of those whom they named in turn none comes.
                let chain = invitations::service::named_after(w, &known).await?;
                registrations::service::call_back(w, by, event, chain).await?;
            }
            invitations::service::invite_again_instead(w, by, event, answered, known, &person).await
        }
    }
}

fn state(w: &Write, event: &Event, row: &Invitation) -> InvitationStatus {
    let ends = invitations::rules::ends_at(row.expires_at, event.ends_at());
    invitations::rules::effective(row.status, ends, w.now())
}

/// What stands in the way. An organizer who records the answer may overrule what organizers did.
async fn not_named(
    w: &Write,
    by: &Actor,
    event: &Event,
    first: &Invitation,
    person: &Person,
    known: Option<&Invitation>,
) -> Result<Option<NotNamed>> {
    if by.is_participant() {
        let nominated = nominations::service::of_person(w, event.id, person.id).await?;
        if nominated.is_some_and(|row| row.is_turned_down()) {
            return Ok(Some(NotNamed::Declined));
        }
    }
    let row = registrations::service::locked_of_person(w, event.id, person.id).await?;
    if let Some(row) = &row {
        if row.status == RegistrationStatus::Rejected {
            return Ok(Some(NotNamed::TurnedDown));
        }
        // Whoever was called back by an invitee can be named again.
        let theirs = row.decided_by.is_some() || known.is_none_or(|known| known.in_own_right);
        let barred = registrations::service::barred(w, row).await?;
        if by.is_participant() && theirs && barred == Some(Barred::TakenBack) {
            return Ok(Some(NotNamed::TakenBack));
        }
    }
    let Some(known) = known else { return Ok(None) };
    if row.is_some_and(|row| row.status.is_in() && row.invitation_id == Some(known.id)) {
        return Ok(Some(NotNamed::TakesPart));
    }
    let asked = state(w, event, known) == InvitationStatus::Sent;
    if asked && known.substitute_for_id.is_some_and(|id| id != first.id) {
        return Ok(Some(NotNamed::NamedByAnother));
    }
    if known.status == InvitationStatus::Draft {
        return Ok(Some(NotNamed::NotSent));
    }
    if is_replaced(w, event, first, known).await? {
        return Ok(Some(NotNamed::Replaced));
    }
    let revoked = known.status == InvitationStatus::Revoked && known.in_own_right;
    if revoked && by.is_participant() {
        return Ok(Some(NotNamed::TakenBack));
    }
    let letters = MailFilter { about: Some(known.id.0), ..MailFilter::default() };
    Ok(mail::is_enough(w, &letters).await?.then_some(NotNamed::MailedEnough))
}

/// Whether somebody comes in the place of whoever holds the invitation `known`, or may still. Who
/// gives a place back to somebody before them in the chain is such a one themselves.
async fn is_replaced(
    w: &Write,
    event: &Event,
    first: &Invitation,
    known: &Invitation,
) -> Result<bool> {
    if is_before(w, first, known).await? {
        return Ok(false);
    }
    let instead = registrations::service::instead(w, event, known, w.now()).await?;
    Ok(instead.is_some_and(|instead| instead != Instead::StaysAway))
}

async fn is_before(w: &Write, first: &Invitation, known: &Invitation) -> Result<bool> {
    let before = invitations::service::named_from(w, first).await?;
    Ok(before.iter().any(|row| row.id == known.id))
}

async fn refuse(
    w: &Write,
    by: &Actor,
    event: &Event,
    Naming { first, answered }: Naming<'_>,
    known: Option<&Invitation>,
    why: NotNamed,
) -> Result<()> {
    if !by.is_participant() {
        return Err(why.into());
    }
    if answered.version == first.version {
        return Ok(());
    }
    // Whoever named this invitee waits for nobody any more.
    registrations::service::tell_keepers(w, event, answered).await?;
    invitations::service::note_known(w, by, first, known).await
}
