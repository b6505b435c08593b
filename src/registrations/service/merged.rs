//! Two people on record turn out to be one: their registrations.

use std::collections::BTreeSet;

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::Value;

use super::instead::untie;
use super::seats::seat_kind;
use super::{KIND, find_unscoped, record};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{self, Write};
use crate::error::Result;
use crate::events::seats;
use crate::ids::{InvitationId, PersonId, RegistrationId};
use crate::people::merged::entity::record::Kind;
use crate::people::merged::service::{self as merged, Gone};
use crate::registrations::entity::{Column, Entity, Model};
use crate::registrations::form::types::FileAnswer;
use crate::registrations::rules;
use crate::registrations::sensitive;
use crate::registrations::types::RegistrationStatus;
use crate::vault::Vault;

/// All registrations of some people, event by event; nobody else changes them until the write ends.
pub async fn all_of(w: &Write, people: &[PersonId]) -> Result<Vec<Model>> {
    let select = Entity::find().filter(Column::PersonId.is_in(people.iter().copied()));
    let select = select.order_by_asc(Column::EventId).order_by_asc(Column::Id);
    Ok(select.lock_exclusive().all(w).await?)
}

/// Gives all registrations of one person to another, who has none for the same events; how many.
pub async fn move_to(w: &Write, from: PersonId, to: PersonId) -> Result<u64> {
    let done = Entity::update_many()
        .col_expr(Column::PersonId, Expr::value(to))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(w.now()))
        .filter(Column::PersonId.eq(from));
    Ok(done.exec(w).await?.rows_affected)
}

/// Makes one registration of two, the second of which nothing of another part may name any more. The
/// seat that it had is free then; who is next is for the caller to let in. The event must be locked.
pub async fn unite(
    w: &Write,
    by: &Actor,
    vault: &Vault,
    (stays, goes): (Model, Model),
    person: PersonId,
) -> Result<Model> {
    if goes.status == RegistrationStatus::Confirmed && rules::takes_seat(goes.role) {
        seats::count(w, goes.event_id, seat_kind(goes.attendance_mode), -1).await?;
    }
    let mut after = rules::one_of_two(&stays, &goes);
    after.substitute_for_id = retie(w, by, &stays, &goes).await?;
    let sealed = seal_anew(w, vault, &goes, &mut after).await?;
    keep(w, (&stays, &goes, person), &after, sealed).await?;
    Entity::delete_by_id(goes.id).exec(w).await?;
    after.version = Ord::max(stays.version, goes.version) + 1;
    after.updated_at = w.now();
    let after = db::update(w, after).await?;
    let entry = Entry::new("registration.merge", KIND, after.id).of(after.event_id);
    audit::record(w, by, &entry.fields(db::changed(&stays, &after))).await?;
    record(w, by, "registration.merge_away", &goes).await?;
    Ok(after)
}

/// Whoever took the place of the one that goes took that of the one that stays, unless its person comes:
/// then they came in nobody's place. Gives in whose place the person comes themselves, unless that leads
/// back to them.
async fn retie(
    w: &Write,
    by: &Actor,
    stays: &Model,
    goes: &Model,
) -> Result<Option<RegistrationId>> {
    let instead = Entity::find().filter(Column::SubstituteForId.eq(goes.id));
    for row in instead.lock_exclusive().all(w).await? {
        if row.id == stays.id {
            // It must not name what is deleted before it is written.
            db::update(w, Model { substitute_for_id: None, ..row }).await?;
        } else if stays.status.is_in() {
            untie(w, by, row).await?;
        } else {
            let (version, updated_at) = (row.version + 1, w.now());
            let substitute_for_id = Some(stays.id);
            db::update(w, Model { version, substitute_for_id, updated_at, ..row }).await?;
        }
    }
    let own = stays.substitute_for_id.filter(|id| *id != goes.id);
    let theirs = goes.substitute_for_id.filter(|id| *id != stays.id);
    for before in own.into_iter().chain(theirs.filter(|_| stays.status == goes.status)) {
        if !leads_to(w, before, stays.id).await? {
            return Ok(Some(before));
        }
    }
    Ok(None)
}

/// Whether somebody came in the place of another, be it by way of those between.
async fn leads_to(w: &Write, from: RegistrationId, to: RegistrationId) -> Result<bool> {
    let (mut next, mut passed) = (Some(from), BTreeSet::new());
    while let Some(id) = next.filter(|id| *id != to && passed.insert(*id)) {
        next = find_unscoped(w, id).await?.and_then(|row| row.substitute_for_id);
    }
    Ok(next == Some(to))
}

/// Seals for the one that stays what the other said to sensitive fields of which that says nothing.
/// Gives what is left, as it was sealed.
async fn seal_anew(w: &Write, vault: &Vault, goes: &Model, after: &mut Model) -> Result<Value> {
    let apart = sensitive::service::of(w, vault, after).await?;
    let (apart, left) = sensitive::service::taking_over(w, vault, apart, goes).await?;
    after.sensitive_version = apart.version(after.sensitive_version);
    sensitive::service::write(w, after.id, &apart).await?;
    sensitive::service::forget(w, goes.id).await?;
    Ok(left)
}

async fn keep(
    w: &Write,
    (stays, goes, person): (&Model, &Model, PersonId),
    after: &Model,
    sealed: Value,
) -> Result<()> {
    let link = |row: &Model| (row.link_id, row.link_generation);
    let gone = Gone {
        kind: Kind::Registration,
        id: goes.id.0,
        became: stays.id.0,
        person,
        event: Some(goes.event_id),
        links: Some((link(goes), link(stays))),
        code: Some(&goes.code),
    };
    merged::keep(w, gone, goes, [("sealed", sealed)]).await?;
    for (key, value) in &goes.answers.0 {
        let moved = after.answers.0.get(key) == Some(value);
        if let Some(file) = FileAnswer::of(value).filter(|_| !moved) {
            merged::keep_file(w, goes.id.0, key, file.upload_id).await?;
        }
    }
    Ok(())
}

/// Has registrations name another invitation wherever they name one.
pub async fn follow_invitation(w: &Write, from: InvitationId, to: InvitationId) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::InvitationId, Expr::value(to))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::InvitationId.eq(from))
        .exec(w)
        .await?;
    Ok(())
}
