//! Taking a certificate back, and giving another one in its place.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::print::{Given, Press};
use super::{KIND, find};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::certificates::entity::{Column, Entity, Model};
use crate::certificates::rules;
use crate::certificates::types::{CertificateOut, CertificateReissue, CertificateRevoke};
use crate::db::{self, Write};
use crate::error::{AppError, Result};
use crate::events::entity::event::Model as Event;
use crate::events::seats;
use crate::ids::{CertificateId, EventId};
use crate::{people, registrations};

/// Takes a certificate back; it stays on record and is confirmed no more.
pub async fn revoke(
    w: &Write,
    by: &Actor,
    id: CertificateId,
    input: &CertificateRevoke,
) -> Result<CertificateOut> {
    rules::check_revoke(input)?;
    let (_, row) = locked(w, by, id).await?;
    rules::check_valid(&row)?;
    Ok(taken_back(w, by, row, Some(&input.reason)).await?.into())
}

/// Issues a certificate anew, with the name and what is said of the event as they are now; the former
/// one counts no more.
pub async fn reissue(
    w: &Write,
    by: &Actor,
    id: CertificateId,
    input: &CertificateReissue,
    site: &str,
) -> Result<CertificateOut> {
    rules::check_reissue(input)?;
    let (event, former) = locked(w, by, id).await?;
    rules::check_event(&event, w.now())?;
    let whose = registrations::service::find(w, by, former.registration_id).await?;
    let person = people::service::find_unscoped(w, whose.person_id).await?;
    rules::check_whose(whose.status, person.unnamed)?;
    let former = match former.revoked_at {
        None => taken_back(w, by, former, input.reason.as_deref()).await?,
        Some(_) if has_another(w, &former).await? => return Err(rules::replaced()),
        Some(_) => former,
    };
    let given = instead_of(former, input);
    let row = Press::of(w, &event, site).await?.print(&whose, &person, given)?;
    let row = db::insert(w, row).await?;
    audit::record(w, by, &Entry::new("certificate.issue", KIND, row.id).of(event.id)).await?;
    Ok(row.into())
}

/// Takes back all that are valid of an event that was called off.
pub async fn revoke_of_event(w: &Write, by: &Actor, event: EventId) -> Result<()> {
    let valid = Entity::find().filter(Column::EventId.eq(event));
    for row in valid.filter(Column::RevokedAt.is_null()).all(w).await? {
        taken_back(w, by, row, Some("The event was cancelled.")).await?;
    }
    Ok(())
}

/// A certificate with its event, both locked: first the event, always.
async fn locked(w: &Write, by: &Actor, id: CertificateId) -> Result<(Event, Model)> {
    let found = find(w, by, id).await?;
    let event = seats::lock(w, found.event_id).await?;
    let row = Entity::find_by_id(id).lock_exclusive().one(w).await?;
    Ok((event, row.ok_or_else(|| AppError::not_found(KIND))?))
}

async fn taken_back(w: &Write, by: &Actor, row: Model, reason: Option<&str>) -> Result<Model> {
    let after = Model {
        version: row.version + 1,
        revoked_at: Some(w.now()),
        revoked_by: Some(by.display_name().to_owned()),
        revoke_reason: reason.map(str::to_owned),
        updated_at: w.now(),
        ..row
    };
    let after = db::update(w, after).await?;
    let entry = Entry::new("certificate.revoke", KIND, after.id).of(after.event_id);
    audit::record(w, by, &entry).await?;
    Ok(after)
}

/// Whether another one of its kind is valid for its registration.
async fn has_another(w: &Write, row: &Model) -> Result<bool> {
    let valid = Entity::find()
        .filter(Column::RegistrationId.eq(row.registration_id))
        .filter(Column::Kind.eq(row.kind))
        .filter(Column::RevokedAt.is_null());
    Ok(valid.one(w).await?.is_some())
}

fn instead_of(former: Model, input: &CertificateReissue) -> Given {
    Given {
        kind: former.kind,
        language: input.language.clone().unwrap_or(former.language),
        hours: input.hours.or(former.hours),
        signatory_name: input.signatory_name.clone().or(former.signatory_name),
        signatory_title: input.signatory_title.clone().or(former.signatory_title),
        measure: former.measure,
        threshold: former.threshold,
        attended: former.attended,
        held: former.held,
        replaces_id: Some(former.id),
        further: former.further,
    }
}
