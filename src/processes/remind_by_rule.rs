//! Invitees who have not answered are reminded by the rule of their event, unless they came by
//! another way.

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::access::Actor;
use crate::db::Write;
use crate::error::Result;
use crate::events::seats;
use crate::ids::{EventId, InvitationId, PersonId};
use crate::invitations;
use crate::registrations::entity as registration;
use crate::registrations::types::RegistrationStatus;

/// How many of an event were reminded, and where to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reminded {
    /// So many.
    pub count: u64,
    /// The last that was looked at, if there are more.
    pub last: Option<InvitationId>,
}

/// Reminds some of the invitees of an event, those after `after`. Of several servers the second
/// waits for the event, and finds that they were reminded just now.
pub async fn remind_by_rule(
    w: &Write,
    by: &Actor,
    event: EventId,
    after: Option<InvitationId>,
) -> Result<Reminded> {
    let event = seats::lock(w, event).await?;
    let mut waiting = invitations::service::waiting(w, &event, after).await?;
    let people = waiting.rows.iter().map(|row| row.person_id);
    let registered = registered(w, event.id, people.collect()).await?;
    waiting.rows.retain(|row| !registered.contains(&row.person_id));
    let count = invitations::service::remind_many(w, by, &event, waiting.rows).await?;
    Ok(Reminded { count, last: waiting.last })
}

/// Which of these take part already, or wait for it.
async fn registered(
    w: &Write,
    event: EventId,
    people: Vec<PersonId>,
) -> Result<BTreeSet<PersonId>> {
    if people.is_empty() {
        return Ok(BTreeSet::new());
    }
    let is_in = RegistrationStatus::ALL.iter().copied().filter(|status| status.is_in());
    let found: Vec<PersonId> = registration::Entity::find()
        .select_only()
        .column(registration::Column::PersonId)
        .filter(registration::Column::EventId.eq(event))
        .filter(registration::Column::PersonId.is_in(people))
        .filter(registration::Column::Status.is_in(is_in))
        .into_tuple()
        .all(w)
        .await?;
    Ok(found.into_iter().collect())
}
