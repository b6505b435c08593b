//! What organizers do over the API: register somebody, change a registration.

use std::collections::BTreeMap;

use super::edit::{change_mode, check_stays_confirmed, keep};
use super::enter::{Details, Newcomer, check};
use super::read::lock;
use super::{enter, fill_free_seats, find, get, tell};
use crate::access::Actor;
use crate::db::{Expected, Write};
use crate::error::{AppError, FieldError, Result};
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::events::seats;
use crate::ids::{EventId, OrganizationId, RegistrationId};
use crate::organizations;
use crate::patch::Patch as _;
use crate::people;
use crate::registrations::messages::Notice;
use crate::registrations::rules;
use crate::registrations::types::{
    ParticipantRole, RegistrationCreate, RegistrationOut, RegistrationPatch, RegistrationSource,
};

/// Registers somebody, within capacity; without the answers that the form would ask for.
pub async fn register(
    w: &Write,
    by: &Actor,
    event: EventId,
    input: &RegistrationCreate,
) -> Result<RegistrationOut> {
    let event = locked_event(w, by, event).await?;
    rules::check_telling(event.was_announced(), input.notify)?;
    let person = people::service::meant(w, by, input.person_id, input.person.as_ref()).await?;
    super::named(w, &[person.id]).await?;
    if let Some(known) = super::of_person(w, event.id, person.id).await?
        && known.status.is_in()
    {
        return Err(AppError::conflict(
            "registration.exists",
            format!("This person is registered already, as {}.", known.id),
        ));
    }
    let known = Details::of(w, &person).await?;
    let details = Details {
        country: input.country.clone().or(known.country),
        organization: input.organization.clone().or(known.organization),
        organization_id: input.organization_id.or(known.organization_id),
        position: input.position.clone().or(known.position),
        mode: input.attendance_mode,
        answers: input.answers.clone(),
        consents: Vec::new(),
        language: input.language.clone(),
        remark: input.remark.clone(),
    };
    check_organization(w, details.organization_id).await?;
    let newcomer = Newcomer {
        person: &person,
        role: input.role.unwrap_or(ParticipantRole::Delegate),
        source: RegistrationSource::Organizer,
        skip_approval: true,
        invitation: None,
        details: &details,
        registered_by: Some(by.display_name()),
        notify: input.notify,
    };
    let row = enter::enter(w, by, &event, &newcomer).await?.row();
    get(w, row).await
}

/// Changes a registration; the person is mailed what changed if that is wanted.
pub async fn update(
    w: &Write,
    by: &Actor,
    id: RegistrationId,
    expected: &Expected,
    patch: &RegistrationPatch,
) -> Result<RegistrationOut> {
    let (event, before) = lock(w, by, id).await?;
    expected.check(before.version)?;
    rules::check_telling(event.was_announced(), patch.notify == Some(true))?;
    let mut after = before.clone();
    patch.role.apply(&mut after.role);
    patch.country.apply(&mut after.country);
    patch.organization.apply(&mut after.organization);
    patch.organization_id.apply(&mut after.organization_id);
    patch.position.apply(&mut after.position);
    patch.attendance_mode.apply(&mut after.attendance_mode);
    patch.answers.apply_or(&mut after.answers.0, BTreeMap::new());
    patch.language.apply(&mut after.language);
    patch.remark.apply(&mut after.remark);
    check(&event, &after)?;
    check_organization(w, after.organization_id).await?;
    check_stays_confirmed(w, &event, &before, &after).await?;
    change_mode(w, &event, &before, &mut after).await?;
    let after = keep(w, by, "registration.update", &before, after).await?;
    if patch.notify == Some(true) {
        tell(w, &event, &after, Notice::Changed { before: &before }).await?;
    }
    fill_free_seats(w, by, event.id).await?;
    get(w, find(w, by, id).await?).await
}

async fn check_organization(w: &Write, id: Option<OrganizationId>) -> Result<()> {
    let Some(id) = id else { return Ok(()) };
    if organizations::service::by_ids(w, [id]).await?.contains_key(&id) {
        return Ok(());
    }
    let message = "There is no such organization.";
    Err(AppError::invalid(vec![FieldError::new("organization_id", "unknown", message)]))
}

/// The event within the caller's scope, locked for whoever decides on its seats.
async fn locked_event(w: &Write, by: &Actor, id: EventId) -> Result<Event> {
    events::service::find(w, by, id).await?;
    seats::lock_open(w, id).await
}
