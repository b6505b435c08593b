//! Both have something for one event: of each kind one stays, by the rules of its part, with what hangs
//! on the other.

use std::collections::{BTreeMap, BTreeSet};

use crate::access::Actor;
use crate::db::Write;
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::events::seats;
use crate::ids::{EventId, PersonId};
use crate::invitations::entity::Model as Invitation;
use crate::invitations::rules::{effective, ends_at};
use crate::letters::merged as letters;
use crate::letters::service::About;
use crate::mail;
use crate::nominations::entity::nomination::Model as Nomination;
use crate::nominations::types::NominationStatus;
use crate::registrations::entity::Model as Registration;
use crate::vault::Vault;
use crate::{attendance, certificates, follow_ups, invitations, nominations, registrations};

/// What nobody has any more once two are one.
#[derive(Debug, Default)]
pub(super) struct Freed {
    /// The events of which a registration went.
    pub events: BTreeSet<EventId>,
    /// The nominations that went with a seat of their country.
    pub seats: Vec<Nomination>,
    /// How many invitations, registrations and nominations went.
    pub united: u64,
}

/// The one who stays, and the other.
type Both = (PersonId, PersonId);

/// Makes one of all that both have for one event, which is locked.
pub(super) async fn unite(w: &Write, by: &Actor, vault: &Vault, both: Both) -> Result<Freed> {
    let mut freed = Freed::default();
    let (stays, other) = both;
    let rows = registrations::service::all_of(w, &[stays, other]).await?;
    let mut rows = by_event(rows, |row| row.event_id);
    for (event, rows) in &mut rows {
        rows.sort_by_key(|it| {
            registrations::rules::standing(it.status, it.waitlist_seq, it.person_id == stays)
        });
        if let [first, second] = rows.as_slice() {
            let first = unite_registrations(w, by, vault, (first, second), stays).await?;
            *rows = vec![first];
            freed.events.insert(*event);
            freed.united += 1;
        }
    }
    let registered: BTreeMap<EventId, Registration> = rows
        .into_iter()
        .filter_map(|(event, rows)| Some((event, rows.into_iter().next()?)))
        .collect();
    let rows = invitations::service::all_of(w, &[stays, other]).await?;
    for (id, rows) in by_event(rows, |row| row.event_id) {
        if rows.len() == 2 {
            let event = seats::lock(w, id).await?;
            unite_invitations(w, by, &event, rows, (registered.get(&id), stays)).await?;
            freed.united += 1;
        }
    }
    let rows = nominations::service::all_of(w, &[stays, other]).await?;
    for mut rows in by_event(rows, |row| row.event_id).into_values() {
        rows.sort_by_key(|it| nominations::rules::standing(&nominated(it, stays)));
        if let [first, second] = rows.as_slice() {
            let pair = (first.clone(), second.clone());
            nominations::service::unite(w, by, pair, stays).await?;
            freed.seats.extend(rows.pop().filter(|it| it.status == NominationStatus::Selected));
            freed.united += 1;
        }
    }
    Ok(freed)
}

fn by_event<T>(rows: Vec<T>, event: impl Fn(&T) -> EventId) -> BTreeMap<EventId, Vec<T>> {
    let mut all: BTreeMap<EventId, Vec<T>> = BTreeMap::new();
    for row in rows {
        all.entry(event(&row)).or_default().push(row);
    }
    all
}

fn nominated(row: &Nomination, stays: PersonId) -> nominations::rules::Twin {
    let (status, alternate) = (row.status, row.alternate);
    nominations::rules::Twin { status, alternate, of_who_stays: row.person_id == stays }
}

async fn unite_registrations(
    w: &Write,
    by: &Actor,
    vault: &Vault,
    (first, second): (&Registration, &Registration),
    person: PersonId,
) -> Result<Registration> {
    let (from, to) = (second.id, first.id);
    attendance::service::move_to(w, by, (from, to), person).await?;
    certificates::service::move_to(w, from, to).await?;
    letters::move_to(w, About::Registration(from), About::Registration(to)).await?;
    follow_ups::service::follow_registration(w, from, to).await?;
    mail::retell(w, from.0, to.0).await?;
    let pair = (first.clone(), second.clone());
    registrations::service::unite(w, by, vault, pair, person).await
}

async fn unite_invitations(
    w: &Write,
    by: &Actor,
    event: &Event,
    mut rows: Vec<Invitation>,
    (registered, stays): (Option<&Registration>, PersonId),
) -> Result<()> {
    let twin = |row: &Invitation| invitations::rules::Twin {
        status: effective(row.status, ends_at(row.expires_at, event.ends_at()), w.now()),
        takes_part: registered.is_some_and(|it| it.status.is_in()),
        registered: registered.is_some_and(|it| it.invitation_id == Some(row.id)),
        of_who_stays: row.person_id == stays,
    };
    rows.sort_by_key(|row| invitations::rules::standing(&twin(row)));
    let [first, second] = rows.as_slice() else { return Ok(()) };
    let (from, to) = (second.id, first.id);
    letters::move_to(w, About::Invitation(from), About::Invitation(to)).await?;
    follow_ups::service::follow_invitation(w, from, to).await?;
    registrations::service::follow_invitation(w, from, to).await?;
    nominations::service::follow_invitation(w, from, to).await?;
    mail::retell(w, from.0, to.0).await?;
    let pair = (first.clone(), second.clone());
    invitations::service::unite(w, by, event, pair, stays).await.map(drop)
}
