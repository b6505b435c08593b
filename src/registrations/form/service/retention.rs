//! Answers are deleted as many days after the event as their field says, of fields that were taken out
//! of the form too.

use std::collections::BTreeSet;

use chrono::{DateTime, Duration, Utc};
use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{self, Write};
use crate::error::Result;
use crate::events::entity::event;
use crate::events::seats;
use crate::ids::EventId;
use crate::people::merged;
use crate::registrations::entity::{Column, Entity, Model};
use crate::registrations::form::entity::question;
use crate::registrations::form::types::FormFieldKind;
use crate::registrations::sensitive;

/// How many registrations in one write.
const CHUNK: u64 = 100;
/// How many where files go with the answers: one may have five of 10 MiB, for which all others wait on
/// SQLite.
const CHUNK_WITH_FILES: u64 = 1;

/// The events that are over and whose answers are not to be kept for ever.
pub async fn with_retention(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
) -> Result<BTreeSet<EventId>> {
    let kept = question::Entity::find()
        .filter(question::Column::RetentionDays.is_not_null())
        .inner_join(event::Entity)
        .filter(event::Column::EndsOn.lte(now.date_naive() + Duration::days(1)))
        .select_only()
        .column(question::Column::EventId)
        .distinct();
    let events: Vec<EventId> = kept.into_tuple().all(db).await?;
    Ok(events.into_iter().collect())
}

/// Deletes answers of some registrations of an event whose time has come, and when there are none left, of
/// some that went; of how many.
pub async fn delete_answers(w: &Write, by: &Actor, event: EventId) -> Result<u64> {
    let end = seats::lock(w, event).await?.ends_at();
    let kept = question::Entity::find()
        .filter(question::Column::EventId.eq(event))
        .filter(question::Column::RetentionDays.is_not_null())
        .all(w)
        .await?;
    let is_due = |it: &question::Model| {
        it.retention_days.is_some_and(|days| end + Duration::days(days.into()) <= w.now())
    };
    let due: Vec<question::Model> = kept.into_iter().filter(is_due).collect();
    let with_files = due.iter().any(|it| it.kind == FormFieldKind::File);
    let chunk = if with_files { CHUNK_WITH_FILES } else { CHUNK };
    let keys: BTreeSet<String> = due.into_iter().map(|it| it.key).collect();
    if keys.is_empty() {
        return Ok(0);
    }
    let answered = keys.iter().map(|key| has_answer(w.get_database_backend(), key));
    let rows = Entity::find()
        .filter(Column::EventId.eq(event))
        .filter(
            answered
                .fold(Condition::any(), Condition::add)
                .add(Column::Id.in_subquery(sensitive::service::answering(&keys))),
        )
        .order_by_asc(Column::Id)
        .limit(chunk)
        .lock_exclusive()
        .all(w)
        .await?;
    if rows.is_empty() {
        // A step of its own, as what became one with another may have had files too.
        return merged::service::forget_answers(w, event, &keys).await;
    }
    let entry = |row: &Model| {
        let entry = Entry::new("registration.delete_answers", "registration", row.id).of(event);
        entry.fields(vec!["answers".to_owned()])
    };
    audit::record_many(w, by, &rows.iter().map(entry).collect::<Vec<_>>()).await?;
    let (count, ids) = (rows.len() as u64, rows.iter().map(|row| row.id).collect::<Vec<_>>());
    let left = sensitive::service::forget_some(w, &ids, &keys).await?;
    for mut row in rows {
        let apart = row.sensitive_version.filter(|_| left.contains(&row.id));
        row.sensitive_version = apart.map(|version| version + 1);
        db::update(w, without(row, &keys, w.now())).await?;
    }
    Ok(count)
}

fn without(mut row: Model, keys: &BTreeSet<String>, now: DateTime<Utc>) -> Model {
    row.answers.0.retain(|key, _| !keys.contains(key));
    row.answer_versions.0.retain(|key, _| !keys.contains(key));
    row.version += 1;
    row.updated_at = now;
    row
}

/// That a registration has an answer under a key, which has letters, digits and `_` alone. Each
/// database looks into JSON in its own way.
fn has_answer(backend: DbBackend, key: &str) -> SimpleExpr {
    Expr::cust(match backend {
        DbBackend::Postgres => format!("jsonb_exists(registrations.answers, '{key}')"),
        _ => format!("json_type(registrations.answers, '$.{key}') IS NOT NULL"),
    })
}
