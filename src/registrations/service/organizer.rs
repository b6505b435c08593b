//! What organizers do over the API: register somebody, change a registration.

use super::edit::{change_mode, check_stays_confirmed, keep};
use super::enter::{Details, Newcomer, checks};
use super::read::lock;
use super::word::Stead;
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
use crate::registrations::entity::Model;
use crate::registrations::form::rules::{Answered, Who};
use crate::registrations::messages::Notice;
use crate::registrations::rules;
use crate::registrations::sensitive::{self, Apart};
use crate::registrations::types::{
    Answers, ParticipantRole, RegistrationCreate, RegistrationOut, RegistrationPatch,
    RegistrationSource,
};
use crate::vault::Vault;

/// Registers somebody, within capacity; without the answers that the form would ask for.
pub async fn register(
    w: &Write,
    by: &Actor,
    vault: Option<&Vault>,
    event: EventId,
    input: &RegistrationCreate,
) -> Result<RegistrationOut> {
    let event = locked_event(w, by, event).await?;
    rules::check_telling(event.was_announced(), input.notify)?;
    let person = people::service::meant(w, by, input.person_id, input.person.as_ref()).await?;
    super::named(w, &[person.id]).await?;
    let before = super::of_person(w, event.id, person.id).await?;
    if let Some(known) = before.as_ref().filter(|row| row.status.is_in()) {
        return Err(AppError::conflict(
            "registration.exists",
            format!("This person is registered already, as {}.", known.id),
        ));
    }
    // What was answered before does not come back with them; what they agreed to does.
    let before = Answered {
        consents: before.filter(Model::is_own_word).map(|row| row.consents.0).unwrap_or_default(),
        ..Answered::default()
    };
    let role = input.role.unwrap_or(ParticipantRole::Delegate);
    let mode = input.attendance_mode.unwrap_or_else(|| rules::default_mode(event.modality));
    let who = Who { role, mode: Some(mode) };
    let stead = Stead { by, event: &event, who, before, row: None, vault };
    let (word, wrong) = match stead.say(w, &input.answers).await? {
        Ok(word) => (word, Vec::new()),
        Err(wrong) => ((Answered::default(), None), wrong),
    };
    let mut details = details(input, Details::of(w, &person).await?, word);
    if let Some(given) = input.list_of_participants {
        details.consents = rules::to_list(given, details.consents, w.now());
    }
    check_organization(w, details.organization_id).await?;
    let newcomer = Newcomer {
        person: &person,
        role,
        source: RegistrationSource::Organizer,
        skip_approval: true,
        invitation: None,
        details: &details,
        registered_by: Some(by.display_name()),
        notify: input.notify,
    };
    if !wrong.is_empty() {
        let mut checks = checks(&event, &enter::blank(w, &event, &newcomer)?);
        checks.extend(wrong);
        checks.finish()?;
    }
    let row = enter::enter(w, by, &event, &newcomer).await?.row();
    get(w, row).await
}

/// What is said of somebody, and what is known of them where nothing is said.
fn details(
    input: &RegistrationCreate,
    known: Details,
    (answered, apart): (Answered, Option<Apart>),
) -> Details {
    // Who comes for another organization than usual does not come for the usual one.
    let usual = known.organization_id.filter(|_| input.organization.is_none());
    Details {
        country: input.country.clone().or(known.country),
        organization: input.organization.clone().or(known.organization),
        organization_id: input.organization_id.or(usual),
        position: input.position.clone().or(known.position),
        mode: input.attendance_mode,
        answers: answered.answers,
        answer_versions: answered.versions,
        consents: answered.consents,
        apart,
        language: input.language.clone(),
        remark: input.remark.clone(),
        over: None,
    }
}

/// Changes a registration; the person is mailed what changed if that is wanted.
pub async fn update(
    w: &Write,
    by: &Actor,
    vault: &Vault,
    id: RegistrationId,
    (expected, patch): (&Expected, &RegistrationPatch),
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
    patch.language.apply(&mut after.language);
    patch.remark.apply(&mut after.remark);
    let (apart, wrong) = answer(w, by, vault, (&event, &mut after), patch).await?;
    let mut checks = checks(&event, &after);
    checks.extend(wrong);
    checks.finish()?;
    check_organization(w, after.organization_id).await?;
    check_stays_confirmed(w, &event, &before, &after).await?;
    change_mode(w, &event, &before, &mut after).await?;
    let after = keep(w, by, "registration.update", &before, after).await?;
    if let Some(apart) = apart {
        sensitive::service::write(w, after.id, &apart).await?;
    }
    if patch.notify == Some(true) {
        tell(w, &event, &after, Notice::Changed { before: &before }).await?;
    }
    fill_free_seats(w, by, event.id).await?;
    get(w, find(w, by, id).await?).await
}

/// Puts the answers of a change in place of those before, unless something is wrong with them; what is
/// said to sensitive fields is still to be kept.
async fn answer(
    w: &Write,
    by: &Actor,
    vault: &Vault,
    (event, row): (&Event, &mut Model),
    patch: &RegistrationPatch,
) -> Result<(Option<Apart>, Vec<FieldError>)> {
    if patch.answers.is_undefined() {
        return Ok((None, Vec::new()));
    }
    let given = patch.answers.value().cloned().unwrap_or_default();
    let who = Who { role: row.role, mode: Some(row.attendance_mode) };
    let (before, vault) = (Answered::of(row), Some(vault));
    let stead = Stead { by, event, who, before, row: Some(row), vault };
    match stead.say(w, &given).await? {
        Ok((answered, apart)) => {
            row.answers = Answers(answered.answers);
            row.answer_versions = answered.versions;
            row.consents = answered.consents.into();
            if let Some(apart) = &apart {
                row.sensitive_version = apart.version(row.sensitive_version);
            }
            Ok((apart, Vec::new()))
        }
        Err(wrong) => Ok((None, wrong)),
    }
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
