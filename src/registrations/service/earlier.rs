//! What somebody answered before, with their last registration for another event.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::Value;

use crate::error::Result;
use crate::ids::{EventId, PersonId};
use crate::registrations::entity::{Column, Entity, Model};
use crate::registrations::form;
use crate::registrations::form::rules::asked_again;
use crate::registrations::form::types::RegistrationForm;

/// How many registrations are looked at, of which one has answers.
const LOOKED_AT: u64 = 10;

/// What was answered before to what is asked again.
#[derive(Clone, Debug)]
pub struct Earlier {
    /// With the registration for which event.
    pub event: EventId,
    /// The answers by the keys of their fields.
    pub answers: BTreeMap<String, Value>,
}

/// What a person answered with their last registration for another event than this, to what its form
/// asks too. Whoever asks has shown that they are that person.
pub async fn earlier(
    db: &impl ConnectionTrait,
    asks: &RegistrationForm,
    event: EventId,
    person: PersonId,
) -> Result<Option<Earlier>> {
    if asks.fields.is_empty() {
        return Ok(None);
    }
    let select = Entity::find()
        .filter(Column::PersonId.eq(person))
        .filter(Column::EventId.ne(event))
        .order_by_desc(Column::Id)
        .limit(LOOKED_AT);
    let said = |row: &Model| row.is_own_word() && !row.answers.0.is_empty();
    let Some(row) = select.all(db).await?.into_iter().find(said) else { return Ok(None) };
    let asked = form::service::shown_questions(db, row.event_id, &row.answer_versions).await?;
    let answers = asked_again(asks, &asked, &row.answers.0);
    Ok((!answers.is_empty()).then_some(Earlier { event: row.event_id, answers }))
}
