//! What organizers do with nominations, but for selecting, which invites.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::seats::{check_alternate, decided};
use super::{KIND, get, lock, of_person};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::countries::CountryCode;
use crate::db::{self, Expected, Write};
use crate::error::{AppError, Checks, FieldError, Result};
use crate::events;
use crate::events::seats;
use crate::events::types::ParticipantRole;
use crate::ids::{EventId, NominationId};
use crate::nominations::entity::nomination::{Column, Entity, Model};
use crate::nominations::requests;
use crate::nominations::rules::{self, Move};
use crate::nominations::types::{
    NominationCreate, NominationDecline, NominationOut, NominationPatch, NominationStatus,
};
use crate::patch::Patch as _;
use crate::people;

/// Nominates somebody. What follows for the registers of events is for the process `nominate`, which
/// calls this.
pub async fn create(
    w: &Write,
    by: &Actor,
    event: EventId,
    input: &NominationCreate,
) -> Result<NominationOut> {
    events::service::find(w, by, event).await?;
    let event = seats::lock_open(w, event).await?;
    events::rules::check_not_cancelled(event.status)?;
    let person = people::service::meant(w, by, input.person_id, input.person.as_ref()).await?;
    let mut checks = Checks::new();
    rules::check_rank(&mut checks, input.rank);
    checks.finish()?;
    let country = input.country.clone().or_else(|| person.country.clone());
    let country = country.ok_or_else(no_country)?;
    if let Some(known) = of_person(w, event.id, person.id).await? {
        return Err(exists(&known));
    }
    if input.alternate {
        check_alternate(w, event.id, &country).await?;
    }
    let rank = match input.rank {
        Some(rank) => rank,
        None => next_rank(w, event.id, &country).await?,
    };
    let row = Model {
        id: w.new_id(),
        version: 1,
        event_id: event.id,
        person_id: person.id,
        country,
        invitation_id: None,
        request_id: None,
        role: input.role.unwrap_or(ParticipantRole::Delegate),
        rank,
        alternate: input.alternate,
        status: NominationStatus::Submitted,
        decline_reason: None,
        decided_by: None,
        decided_at: None,
        created_at: w.now(),
        updated_at: w.now(),
    };
    let row = db::insert(w, row).await?;
    people::service::known_to(w, person.id, event.id).await?;
    audit::record(w, by, &Entry::new("nomination.create", KIND, row.id).of(event.id)).await?;
    get(w, row).await
}

/// 422 where nobody says which country names somebody.
pub fn no_country() -> AppError {
    let message = "Say which country names this person, whose own is not recorded.";
    AppError::invalid(vec![FieldError::new("country", "required", message)])
}

fn exists(known: &Model) -> AppError {
    let detail = format!(
        "This person is nominated to this event already, by {}; that nomination is {}.",
        known.country, known.status
    );
    AppError::conflict("nomination.exists", detail)
}

/// The place after all others of the country; the last ones share the last place that there is.
async fn next_rank(w: &Write, event: EventId, country: &CountryCode) -> Result<i32> {
    let last = Entity::find()
        .select_only()
        .expr(Column::Rank.max())
        .filter(Column::EventId.eq(event))
        .filter(Column::Country.eq(country.clone()));
    let last = last.into_tuple::<Option<i32>>().one(w).await?.flatten();
    Ok(rules::rank_after(last))
}

/// Changes the order of nominations, or as what somebody is to come.
pub async fn update(
    w: &Write,
    by: &Actor,
    id: NominationId,
    expected: &Expected,
    patch: &NominationPatch,
) -> Result<NominationOut> {
    let (event, before) = lock(w, by, id).await?;
    expected.check(before.version)?;
    let mut after = before.clone();
    patch.role.apply(&mut after.role);
    patch.rank.apply(&mut after.rank);
    patch.alternate.apply(&mut after.alternate);
    let mut checks = Checks::new();
    rules::check_rank(&mut checks, Some(after.rank));
    checks.finish()?;
    rules::check_role_change(before.status, before.role != after.role)?;
    if after.alternate && !before.alternate && before.status.stands_by() {
        check_alternate(w, event.id, &after.country).await?;
    }
    after.version += 1;
    after.updated_at = w.now();
    let after = db::update(w, after).await?;
    let entry = Entry::new("nomination.update", KIND, id).of(event.id);
    audit::record(w, by, &entry.fields(db::changed(&before, &after))).await?;
    get(w, after).await
}

/// Has somebody stand by.
pub async fn reserve(w: &Write, by: &Actor, id: NominationId) -> Result<NominationOut> {
    let (event, row) = lock(w, by, id).await?;
    rules::check(row.status, Move::Reserve)?;
    events::rules::check_not_cancelled(event.status)?;
    if row.alternate && !row.status.stands_by() {
        check_alternate(w, event.id, &row.country).await?;
    }
    let row = Model { decline_reason: None, ..row };
    let row = decided(w, by, row, NominationStatus::Reserve, "nomination.reserve").await?;
    get(w, row).await
}

/// Says no to somebody.
pub async fn decline(
    w: &Write,
    by: &Actor,
    id: NominationId,
    input: &NominationDecline,
) -> Result<NominationOut> {
    let mut checks = Checks::new();
    rules::check_reason(&mut checks, input.reason.as_deref());
    checks.finish()?;
    let (_, row) = lock(w, by, id).await?;
    rules::check(row.status, Move::Decline)?;
    let row = Model { decline_reason: input.reason.clone(), ..row };
    let row = decided(w, by, row, NominationStatus::Declined, "nomination.decline").await?;
    get(w, row).await
}

/// Deletes a nomination that was entered by mistake; the person stays.
pub async fn delete(w: &Write, by: &Actor, id: NominationId) -> Result<()> {
    let (event, row) = lock(w, by, id).await?;
    if row.status == NominationStatus::Selected {
        return Err(rules::selected());
    }
    requests::service::forget_nomination(w, id).await?;
    Entity::delete_by_id(id).exec(w).await?;
    audit::record(w, by, &Entry::new("nomination.delete", KIND, id).of(event.id)).await
}
