//! Sealing, opening and deleting.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::{OnConflict, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};
use serde_json::{Map, Value};

use super::entity::{Column, Entity, Model};
use super::types::SensitiveAnswersOut;
use super::{Apart, Given};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{self, Write};
use crate::error::Result;
use crate::ids::RegistrationId;
use crate::registrations;
use crate::registrations::entity::Model as Registration;
use crate::vault::{Sealed, Vault};

/// What is sealed is as long as a multiple of this, so that its length tells little.
const BLOCK: usize = 64;

/// What a registration has answered so far.
pub async fn of(db: &impl ConnectionTrait, vault: &Vault, row: &Registration) -> Result<Apart> {
    if row.sensitive_version.is_none() {
        return Ok(Apart::of(vault, row.id, Given::new(), Vec::new()));
    }
    let select = Entity::find().filter(Column::RegistrationId.eq(row.id));
    let (mut given, mut closed) = (Given::new(), Vec::new());
    for row in select.order_by_asc(Column::Key).all(db).await? {
        match opened(vault, &row) {
            Some(value) => drop(given.insert(row.key, (value, row.version))),
            None => closed.push(row.key),
        }
    }
    Ok(Apart::of(vault, row.id, given, closed))
}

fn opened(vault: &Vault, row: &Model) -> Option<Value> {
    let sealed = Sealed { key: row.sealed_with.clone(), bytes: row.sealed.clone() };
    let text = vault.open(&place(row.registration_id, &row.key, row.version), &sealed)?;
    serde_json::from_slice(&text).ok()
}

/// Where an answer stands; it opens nowhere else.
fn place(registration: RegistrationId, key: &str, version: i32) -> Vec<u8> {
    let parts: [&[u8]; 4] =
        [b"answer ", registration.0.as_bytes(), &version.to_be_bytes(), key.as_bytes()];
    parts.concat()
}

/// What is said apart with what another registration, which goes, says to fields of which nothing is
/// said; beside it, sealed as it was, what is not taken over.
pub async fn taking_over(
    w: &Write,
    vault: &Vault,
    apart: Apart,
    goes: &Registration,
) -> Result<(Apart, Value)> {
    let (mut said, mut left) = (apart.said().clone(), Map::new());
    if goes.sensitive_version.is_none() {
        return Ok((apart, left.into()));
    }
    for row in Entity::find().filter(Column::RegistrationId.eq(goes.id)).all(w).await? {
        let is_said = said.contains_key(&row.key) || apart.closed.contains(&row.key);
        match opened(vault, &row).filter(|_| !is_said && goes.is_own_word()) {
            Some(value) => drop(said.insert(row.key, (value, row.version))),
            None => drop(left.insert(row.key.clone(), db::as_json(&row))),
        }
    }
    Ok((apart.saying(said), left.into()))
}

/// Writes what is said otherwise than before, of a registration that is on record.
pub async fn write(w: &Write, id: RegistrationId, apart: &Apart) -> Result<()> {
    for (key, said) in apart.changes() {
        let Some((value, version)) = said else {
            Entity::delete_by_id((id, key.to_owned())).exec(w).await?;
            continue;
        };
        let row = sealed(w, id, apart, (key, value, *version))?;
        let mut instead = OnConflict::columns([Column::RegistrationId, Column::Key]);
        instead.update_columns([
            Column::Version,
            Column::SealedWith,
            Column::Sealed,
            Column::UpdatedAt,
        ]);
        let insert = Entity::insert(row.into_active_model().reset_all()).on_conflict(instead);
        insert.exec_without_returning(w).await?;
    }
    Ok(())
}

fn sealed(
    w: &Write,
    id: RegistrationId,
    apart: &Apart,
    (key, value, version): (&str, &Value, i32),
) -> Result<Model> {
    let mut text = value.to_string().into_bytes();
    // Spaces at its end are no part of what JSON says.
    text.resize(text.len().next_multiple_of(BLOCK), b' ');
    let Sealed { key: sealed_with, bytes: sealed } =
        apart.vault.seal(&place(id, key, version), &text)?;
    let (registration_id, key) = (id, key.to_owned());
    Ok(Model { registration_id, key, version, sealed_with, sealed, updated_at: w.now() })
}

/// Deletes what a registration has answered.
pub async fn forget(w: &Write, id: RegistrationId) -> Result<()> {
    Entity::delete_many().filter(Column::RegistrationId.eq(id)).exec(w).await?;
    Ok(())
}

/// Deletes the answers of these registrations under these keys; those that have others still.
pub async fn forget_some(
    w: &Write,
    ids: &[RegistrationId],
    keys: &BTreeSet<String>,
) -> Result<BTreeSet<RegistrationId>> {
    let of = || Column::RegistrationId.is_in(ids.iter().copied());
    Entity::delete_many()
        .filter(of())
        .filter(Column::Key.is_in(keys.iter().map(String::as_str)))
        .exec(w)
        .await?;
    let left = Entity::find().select_only().column(Column::RegistrationId).distinct().filter(of());
    let left: Vec<RegistrationId> = left.into_tuple().all(w).await?;
    Ok(left.into_iter().collect())
}

/// The registrations that have answers under one of these keys.
pub fn answering(keys: &BTreeSet<String>) -> SelectStatement {
    let mut select = Query::select();
    select
        .column(Column::RegistrationId)
        .from(Entity)
        .and_where(Column::Key.is_in(keys.iter().map(String::as_str)));
    select
}

/// Shows an organizer what a registration answers, and says so in the log.
pub async fn read(
    w: &Write,
    by: &Actor,
    vault: &Vault,
    id: RegistrationId,
) -> Result<SensitiveAnswersOut> {
    let row = registrations::service::find(w, by, id).await?;
    let apart = of(w, vault, &row).await?;
    let keys = apart.said().keys().map(|key| format!("answers/{key}")).collect();
    let entry = Entry::new("registration.read_sensitive_answers", "registration", id);
    audit::record(w, by, &entry.of(row.event_id).fields(keys)).await?;
    let said = apart.said().iter();
    let (answers, answer_versions): (BTreeMap<_, _>, BTreeMap<_, _>) = said
        .map(|(key, (value, version))| ((key.clone(), value.clone()), (key.clone(), *version)))
        .unzip();
    Ok(SensitiveAnswersOut {
        registration_id: id,
        sensitive_version: row.sensitive_version,
        answers,
        answer_versions,
        unreadable: apart.closed,
    })
}

/// How many answers are sealed with each key, by its name.
pub async fn sealed_with(db: &impl ConnectionTrait) -> Result<Vec<(String, i64)>> {
    let select = Entity::find()
        .select_only()
        .column(Column::SealedWith)
        .column_as(Column::Key.count(), "count")
        .group_by(Column::SealedWith);
    Ok(select.into_tuple().all(db).await?)
}
