//! One nomination request: made, changed, sent, revoked, deleted.

use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::letters::{check_letter, letter};
use super::read::{closes, lock};
use super::{LOGGED, entries, get};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::clock::random_bytes;
use crate::countries::CountryCode;
use crate::db::{self, Expected, Write};
use crate::error::{AppError, Checks, FieldError, Result};
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::events::seats;
use crate::ids::{EventId, FocalPointId, NominationRequestId, OrganizationId};
use crate::mail;
use crate::nominations::entity::quota::Model as Quota;
use crate::nominations::requests::entity::request::{Column, Entity, Model};
use crate::nominations::requests::messages::NominationRequested;
use crate::nominations::requests::rules::{self, Move};
use crate::nominations::requests::types::{
    NominationRequestCreate, NominationRequestOut, NominationRequestPatch, NominationRequestStatus,
};
use crate::nominations::service::quotas;
use crate::organizations;
use crate::patch::Patch as _;
use crate::people::focal_points;
use crate::uploads;
use crate::zone::local;

/// Who is asked.
struct Asked {
    country: CountryCode,
    organization_id: Option<OrganizationId>,
    focal_point_id: Option<FocalPointId>,
}

/// Makes a nomination request, and sends it if that is wanted.
pub async fn create(
    w: &Write,
    by: &Actor,
    event: EventId,
    input: &NominationRequestCreate,
) -> Result<NominationRequestOut> {
    events::service::find(w, by, event).await?;
    let event = seats::lock_open(w, event).await?;
    events::rules::check_not_cancelled(event.status)?;
    check_input(&event, input, w)?;
    let asked = asked(w, by, input).await?;
    refuse_second(w, event.id, &asked).await?;
    let quota = quotas::of_country(w, event.id, &asked.country).await?;
    check_quota(quota.as_ref(), input.alternates)?;
    let most = |number: i32| number.min(rules::SEATS_MAX);
    let row = Model {
        id: w.new_id(),
        version: 1,
        event_id: event.id,
        country: asked.country,
        organization_id: asked.organization_id,
        focal_point_id: asked.focal_point_id,
        seats: input.seats.or_else(|| quota.as_ref().map(|it| most(it.seats))),
        alternates: input.alternates.or_else(|| quota.as_ref()?.alternates.map(most)),
        deadline: input.deadline,
        language: input.language.clone(),
        note: input.note.clone(),
        status: NominationRequestStatus::Draft,
        edition: 0,
        reminders: 0,
        link_id: Uuid::from_bytes(random_bytes()?),
        link_generation: 0,
        sent_at: None,
        answered_at: None,
        last_reminded_at: None,
        reminders_from: None,
        note_verbale_id: None,
        note_verbale_days: input.note_verbale_days.unwrap_or(rules::NOTE_VERBALE_DAYS),
        created_at: w.now(),
        updated_at: w.now(),
    };
    let row = db::insert(w, row).await?;
    let entry = Entry::new("nomination_request.create", LOGGED, row.id).of(event.id);
    audit::record(w, by, &entry).await?;
    let row = if input.send { dispatch(w, by, &event, row).await? } else { row };
    get(w, &event, row, w.now()).await
}

fn check_input(event: &Event, input: &NominationRequestCreate, w: &Write) -> Result<()> {
    let mut checks = Checks::new();
    rules::check_one(
        &mut checks,
        [input.country.is_some(), input.organization_id.is_some(), input.focal_point_id.is_some()],
    );
    let (numbers, note) = ((input.seats, input.alternates), input.note.as_deref());
    rules::check_said(&mut checks, numbers, note, input.note_verbale_days);
    let today = local(event.time_zone, w.now()).date();
    rules::check_deadline(&mut checks, input.deadline, event.starts_on, today);
    checks.finish()
}

fn check_quota(quota: Option<&Quota>, alternates: Option<i32>) -> Result<()> {
    let mut checks = Checks::new();
    rules::check_within_quota(&mut checks, alternates, quota.and_then(|it| it.alternates));
    checks.finish()
}

/// Who is asked: a country, an organization for its country, or what a focal point stands for.
async fn asked(w: &Write, by: &Actor, input: &NominationRequestCreate) -> Result<Asked> {
    let (mut country, mut organization_id) = (input.country.clone(), input.organization_id);
    let field = if input.focal_point_id.is_some() { "focal_point_id" } else { "organization_id" };
    if let Some(id) = input.focal_point_id {
        let found = focal_points::service::get(w, by, id).await;
        let unknown = || {
            let message = "There is no such focal point.";
            AppError::invalid(vec![FieldError::new(field, "unknown", message)])
        };
        let found = found.map_err(|error| error.if_missing(unknown))?;
        (country, organization_id) = (found.country, found.organization_id);
    }
    if let Some(id) = organization_id {
        let found = organizations::service::by_ids(w, [id]).await?.remove(&id);
        let message = "There is no such organization.";
        let unknown =
            || AppError::invalid(vec![FieldError::new("organization_id", "unknown", message)]);
        country = found.ok_or_else(unknown)?.country;
    }
    let country = country.ok_or_else(|| {
        let message =
            "The country of this organization is not recorded, and seats are counted by country.";
        AppError::invalid(vec![FieldError::new(field, "no_country", message)])
    })?;
    Ok(Asked { country, organization_id, focal_point_id: input.focal_point_id })
}

/// 409 where the same are asked already.
async fn refuse_second(w: &Write, event: EventId, asked: &Asked) -> Result<()> {
    let organization = match asked.organization_id {
        Some(id) => Column::OrganizationId.eq(id),
        None => Column::OrganizationId.is_null(),
    };
    let focal_point = match asked.focal_point_id {
        Some(id) => Column::FocalPointId.eq(id),
        None => Column::FocalPointId.is_null(),
    };
    let same = Condition::all()
        .add(Column::EventId.eq(event))
        .add(Column::Country.eq(asked.country.clone()))
        .add(organization)
        .add(focal_point);
    let Some(known) = Entity::find().filter(same).one(w).await? else { return Ok(()) };
    let detail = format!(
        "They are asked already, by the nomination request {}, which is {}; change or send that one.",
        known.id, known.status
    );
    Err(AppError::conflict("nomination_request.exists", detail))
}

/// Changes a nomination request; nobody is mailed.
pub async fn update(
    w: &Write,
    by: &Actor,
    id: NominationRequestId,
    expected: &Expected,
    patch: &NominationRequestPatch,
) -> Result<NominationRequestOut> {
    let (event, before) = lock(w, by, id).await?;
    expected.check(before.version)?;
    let mut after = before.clone();
    patch.seats.apply(&mut after.seats);
    patch.alternates.apply(&mut after.alternates);
    patch.deadline.apply(&mut after.deadline);
    patch.language.apply(&mut after.language);
    patch.note.apply(&mut after.note);
    patch.note_verbale_days.apply(&mut after.note_verbale_days);
    let mut checks = Checks::new();
    let (numbers, note) = ((after.seats, after.alternates), after.note.as_deref());
    rules::check_said(&mut checks, numbers, note, Some(after.note_verbale_days));
    let given = patch.deadline.value().copied().filter(|day| before.deadline != Some(*day));
    let today = local(event.time_zone, w.now()).date();
    rules::check_deadline(&mut checks, given, event.starts_on, today);
    checks.finish()?;
    let quota = quotas::of_country(w, event.id, &before.country).await?;
    check_quota(quota.as_ref(), patch.alternates.value().copied())?;
    let after = save(w, after).await?;
    let entry = Entry::new("nomination_request.update", LOGGED, id).of(event.id);
    audit::record(w, by, &entry.fields(db::changed(&before, &after))).await?;
    get(w, &event, after, w.now()).await
}

pub(super) async fn save(w: &Write, mut row: Model) -> Result<Model> {
    row.version += 1;
    row.updated_at = w.now();
    db::update(w, row).await
}

/// Sends a nomination request, or sends it again; the link is the same unless it was revoked.
pub async fn send(w: &Write, by: &Actor, id: NominationRequestId) -> Result<NominationRequestOut> {
    let (event, row) = lock(w, by, id).await?;
    let row = dispatch(w, by, &event, row).await?;
    get(w, &event, row, w.now()).await
}

async fn dispatch(w: &Write, by: &Actor, event: &Event, mut row: Model) -> Result<Model> {
    let people = check_letter(w, Some(&by.scope), event, &row, Move::Send).await?;
    let named = entries(w, &[row.id]).await?;
    row.status = if named.is_empty() {
        NominationRequestStatus::Sent
    } else {
        NominationRequestStatus::Answered
    };
    row.sent_at = row.sent_at.or(Some(w.now()));
    row.reminders_from = Some(w.now());
    let row = save(w, row).await?;
    letter::<NominationRequested>(w, event, &row, &named, &people).await?;
    let entry = Entry::new("nomination_request.send", LOGGED, row.id).of(event.id);
    audit::record(w, by, &entry).await?;
    Ok(row)
}

/// Takes a nomination request back: its link is dead from now on, and a letter still queued is not
/// sent. Whom it has brought stays nominated.
pub async fn revoke(
    w: &Write,
    by: &Actor,
    id: NominationRequestId,
) -> Result<NominationRequestOut> {
    let (event, mut row) = lock(w, by, id).await?;
    rules::check(rules::effective(row.status, closes(&event, &row), w.now()), Move::Revoke)?;
    row.status = NominationRequestStatus::Revoked;
    row.link_generation += 1;
    let row = save(w, row).await?;
    mail::cancel_queued_about(w, row.id.0).await?;
    let entry = Entry::new("nomination_request.revoke", LOGGED, row.id).of(event.id);
    audit::record(w, by, &entry).await?;
    get(w, &event, row, w.now()).await
}

/// Deletes a nomination request that was never sent.
pub async fn delete(w: &Write, by: &Actor, id: NominationRequestId) -> Result<()> {
    let (event, row) = lock(w, by, id).await?;
    rules::check_deletable(row.status, row.sent_at.is_some())?;
    Entity::delete_by_id(id).exec(w).await?;
    if let Some(file) = row.note_verbale_id {
        uploads::service::delete(w, file).await?;
    }
    audit::record(w, by, &Entry::new("nomination_request.delete", LOGGED, id).of(event.id)).await
}
