//! Whom an invitee named in their place, as far as the register goes: whether that one has the
//! place, for whom it is kept, and what becomes of it when they are called back.

use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;

use super::{find_unscoped, locked_of_person, of_person, record, tell, withdraw};
use crate::access::Actor;
use crate::db::{self, Write};
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::invitations;
use crate::invitations::entity::Model as Invitation;
use crate::invitations::types::InvitationStatus;
use crate::registrations::entity::Model;
use crate::registrations::messages::Notice;
use crate::registrations::rules::{Instead, Place};
use crate::registrations::types::{RegistrationDecision, RegistrationSource, RegistrationStatus};

/// Whether one of the chain of those whom an invitee named has their place.
pub async fn comes_instead(
    db: &impl ConnectionTrait,
    first: &Invitation,
    chain: &[Invitation],
) -> Result<bool> {
    Ok(place_of(db, first, chain).await? == Some(Place::Has))
}

/// How far it is with whom an invitee named; none if nobody was invited for it.
pub async fn instead(
    db: &impl ConnectionTrait,
    event: &Event,
    first: &Invitation,
    now: DateTime<Utc>,
) -> Result<Option<Instead>> {
    let chain = invitations::service::named_after(db, first).await?;
    let Some(last) = chain.last() else {
        let taken_back = invitations::service::is_taken_back(db, first).await?;
        return Ok(taken_back.then_some(Instead::StaysAway));
    };
    let place = place_of(db, first, &chain).await?;
    let ends = invitations::rules::ends_at(last.expires_at, event.ends_at());
    let asked = invitations::rules::effective(last.status, ends, now) == InvitationStatus::Sent;
    Ok(Some(Instead::of(place, asked)))
}

/// What those whom an invitee named have of their place. Only what came of the invitation counts:
/// they may have a registration of their own besides.
async fn place_of(
    db: &impl ConnectionTrait,
    first: &Invitation,
    chain: &[Invitation],
) -> Result<Option<Place>> {
    let mut all = Vec::new();
    for named in chain {
        let found = of_person(db, named.event_id, named.person_id).await?;
        let came_of_it = found.filter(|row| row.invitation_id == Some(named.id));
        all.extend(came_of_it.map(|row| row.status));
    }
    if all.is_empty() {
        return Ok(None);
    }
    let own = of_person(db, first.event_id, first.person_id).await?;
    let kept = own.is_some_and(|row| row.status.is_in());
    Ok(all.into_iter().filter_map(|status| Place::of(status, kept)).max())
}

/// Whether a place that was kept for whoever holds this invitation is kept for them no more, as they
/// had declined it and whoever keeps it was told.
pub async fn is_given_back(
    db: &impl ConnectionTrait,
    event: &Event,
    named: &Invitation,
    now: DateTime<Utc>,
) -> Result<bool> {
    if named.status != InvitationStatus::Declined {
        return Ok(false);
    }
    let before = invitations::service::named_from(db, named).await?;
    let Some(first) = before.first() else { return Ok(false) };
    let stays_away = instead(db, event, first, now).await? == Some(Instead::StaysAway);
    Ok(stays_away && !keepers(db, named).await?.is_empty())
}

/// The registrations of those who keep their place for whoever holds this invitation: of who named
/// them, and of who named that one; the best place first.
pub async fn keepers(db: &impl ConnectionTrait, invitation: &Invitation) -> Result<Vec<Model>> {
    let mut kept = Vec::new();
    for first in invitations::service::named_from(db, invitation).await? {
        let found = of_person(db, first.event_id, first.person_id).await?;
        kept.extend(found.filter(|row| row.status.is_in()));
    }
    kept.sort_by_key(|row| {
        (row.status != RegistrationStatus::Confirmed, row.waitlist_seq.is_none())
    });
    Ok(kept)
}

/// The same, locked.
pub async fn kept_places(w: &Write, invitation: &Invitation) -> Result<Vec<Model>> {
    let mut kept = Vec::new();
    for row in keepers(w, invitation).await? {
        kept.extend(locked_of_person(w, row.event_id, row.person_id).await?);
    }
    Ok(kept)
}

/// Those who keep a place beside the one that has changed hands give it up.
pub(super) async fn give_up(w: &Write, by: &Actor, event: &Event, kept: Vec<Model>) -> Result<()> {
    for row in kept {
        step_aside(w, by, event, row).await?;
    }
    Ok(())
}

/// Takes back the invitations of the chain of those whom an invitee named, and the registrations
/// that wait for a decision because of them. The event must be locked.
pub async fn call_back(w: &Write, by: &Actor, event: &Event, chain: Vec<Invitation>) -> Result<()> {
    for named in chain {
        let named = invitations::service::call_back(w, by, named).await?;
        let found = locked_of_person(w, event.id, named.person_id).await?;
        let came_of_it = found.filter(|row| row.invitation_id == Some(named.id));
        if let Some(row) = came_of_it.filter(|row| row.substitute_for_id.is_some()) {
            // In a box, as telling people makes it large.
            Box::pin(let_go(w, by, event, &named, row)).await?;
        }
    }
    Ok(())
}

/// Whoever waited for a decision on somebody's place waits for it no more, and is out unless they
/// had registered by themselves before they were named.
async fn let_go(
    w: &Write,
    by: &Actor,
    event: &Event,
    named: &Invitation,
    row: Model,
) -> Result<()> {
    let gone = row.status == RegistrationStatus::Pending
        && named.status == InvitationStatus::Revoked
        && named.answered_at.is_some_and(|answered| row.created_at >= answered);
    if gone { step_aside(w, by, event, row).await } else { untie(w, by, row).await.map(drop) }
}

/// A registration that waits for a decision on the place of who named its person waits for that
/// place no more; says whether there was one.
pub async fn wait_no_more(w: &Write, by: &Actor, named: &Invitation) -> Result<bool> {
    let Some(row) = locked_of_person(w, named.event_id, named.person_id).await? else {
        return Ok(false);
    };
    let waited = kept_for(w, &row).await?.is_some();
    if waited {
        untie(w, by, row).await?;
    }
    Ok(waited)
}

/// Takes a registration back because somebody else is to have the place for which it waited.
async fn step_aside(w: &Write, by: &Actor, event: &Event, row: Model) -> Result<()> {
    let row = untie(w, by, row).await?;
    let told = RegistrationDecision { reason: None, notify: true };
    withdraw(w, by, event, row, &told).await.map(drop)
}

pub(super) async fn untie(w: &Write, by: &Actor, row: Model) -> Result<Model> {
    if row.substitute_for_id.is_none() {
        return Ok(row);
    }
    let (version, updated_at) = (row.version + 1, w.now());
    let row = Model { substitute_for_id: None, version, updated_at, ..row };
    let row = db::update(w, row).await?;
    record(w, by, "registration.untie", &row).await?;
    Ok(row)
}

/// The registration whose place somebody takes who waits for a decision, while it is in.
pub(super) async fn kept_for(w: &Write, row: &Model) -> Result<Option<Model>> {
    // Where an organizer put somebody else in, the place changed hands then and there.
    let invited = [RegistrationSource::Invitation, RegistrationSource::Nomination];
    let by_invitation = invited.contains(&row.source) && row.status == RegistrationStatus::Pending;
    let Some(left) = row.substitute_for_id.filter(|_| by_invitation) else { return Ok(None) };
    Ok(find_unscoped(w, left).await?.filter(|left| left.status.is_in()))
}

/// Takes back the invitations of those whom somebody named and who have not answered, once an
/// organizer has put another into the place.
pub(super) async fn call_back_asked(
    w: &Write,
    by: &Actor,
    event: &Event,
    left: &Model,
) -> Result<()> {
    let first = invitations::service::of_person(w, event.id, left.person_id).await?;
    let Some(first) = first else { return Ok(()) };
    let chain = invitations::service::named_after(w, &first).await?;
    if place_of(w, &first, &chain).await?.is_some() {
        return Ok(());
    }
    call_back(w, by, event, chain).await
}

/// Tells all who keep a place for whoever holds this invitation that they do not come after all.
pub async fn tell_keepers(w: &Write, event: &Event, invitation: &Invitation) -> Result<()> {
    for kept in keepers(w, invitation).await? {
        tell_kept(w, event, &kept).await?;
    }
    Ok(())
}

/// Tells whoever keeps their place for somebody that this one does not come after all.
pub(super) async fn tell_kept(w: &Write, event: &Event, kept: &Model) -> Result<()> {
    let Some(first) = invitations::service::of_person(w, event.id, kept.person_id).await? else {
        return Ok(());
    };
    tell(w, event, kept, Notice::Kept { invitation: &first }).await
}
