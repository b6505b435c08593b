//! Whole rows: written as the models that services reason about.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sea_orm::sea_query::sea_value_to_json_value;
use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, EntityTrait, IdenStatic, IntoActiveModel, Iterable,
    ModelTrait, Value,
};

use super::Write;
use crate::error::Result;

/// Columns that every change touches and nobody asks about, and those that no caller knows: what
/// derives from others, and what the house keeps for itself.
const SILENT: [&str; 16] = [
    "version",
    "updated_at",
    "search",
    "name_sort",
    "topic_key",
    "title_sort",
    "email_canonical",
    "due_last_day",
    "calendar_sequence",
    "waitlist_seq",
    "link_generation",
    "unverified_until",
    "decided_at",
    "provisional",
    "form_version",
    "subjects",
];

/// Inserts a row. It is not read back: what the database keeps is what it was given, instants to the
/// microsecond ([`crate::clock::kept`]).
pub async fn insert<M>(w: &Write, row: M) -> Result<M>
where
    M: ModelTrait + IntoActiveModel<<M::Entity as EntityTrait>::ActiveModel>,
    M::Entity: EntityTrait<Model = M>,
    <M::Entity as EntityTrait>::ActiveModel: ActiveModelBehavior + Send,
{
    let written = row.clone().into_active_model().reset_all();
    M::Entity::insert(written).exec_without_returning(w).await?;
    Ok(row)
}

/// Writes a row over the one with its key, and does not read it back either.
pub async fn update<M>(w: &Write, row: M) -> Result<M>
where
    M: ModelTrait + IntoActiveModel<<M::Entity as EntityTrait>::ActiveModel>,
    M::Entity: EntityTrait<Model = M>,
    <M::Entity as EntityTrait>::ActiveModel: ActiveModelBehavior + Send,
{
    let written = row.clone().into_active_model().reset_all();
    M::Entity::update(written).exec_without_returning(w).await?;
    Ok(row)
}

/// A row as JSON, by the names of its columns; bytes in base64.
pub fn as_json<M: ModelTrait>(row: &M) -> serde_json::Value {
    let shown = |value: Value| match value {
        Value::Bytes(bytes) => bytes.map(|bytes| STANDARD.encode(bytes)).into(),
        value => sea_value_to_json_value(&value),
    };
    let columns = <M::Entity as EntityTrait>::Column::iter();
    let all = columns.map(|column| (column.as_str().to_owned(), shown(row.get(column))));
    serde_json::Value::Object(all.collect())
}

/// The names of the columns in which two rows differ, for the audit log.
pub fn changed<M: ModelTrait>(before: &M, after: &M) -> Vec<String> {
    let columns = <M::Entity as EntityTrait>::Column::iter();
    let differing = columns.filter(|column| before.get(*column) != after.get(*column));
    let names = differing.map(|column| column.as_str().to_owned());
    names.filter(|name| !SILENT.contains(&name.as_str())).collect()
}
