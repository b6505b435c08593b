//! Keeping what goes, and finding what it became.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::{Expr, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait, Condition, ConnectionTrait, DbBackend, EntityTrait,
    IntoActiveModel as _, ModelTrait, QueryFilter, QueryOrder as _, QuerySelect,
};
use uuid::Uuid;

use super::entity::file;
use super::entity::record::{Column, Entity, Kind, Model};
use crate::db::{self, Write};
use crate::error::Result;
use crate::ids::{EventId, PersonId, UploadId};

/// How many ids or codes a statement asks for.
const CHUNK: usize = 500;
/// How many records are rewritten at once.
const AT_ONCE: u64 = 100;
/// How many files go at once: each may be 10 MiB, for which all others wait on SQLite.
const FILES_AT_ONCE: u64 = 1;
/// Where a record has what was answered, by the keys of the fields.
const PARTS: [&str; 3] = ["answers", "answer_versions", "sealed"];

/// What names a row in links, and the generation of those that are good.
pub type Link = (Uuid, i32);

/// A row that goes, and what it is part of from now on.
#[derive(Clone, Copy, Debug)]
pub struct Gone<'a> {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub id: Uuid,
    /// The id of what stays.
    pub became: Uuid,
    /// Whose that is.
    pub person: PersonId,
    /// The event that it is for.
    pub event: Option<EventId>,
    /// Its links, and those of what stays.
    pub links: Option<(Link, Link)>,
    /// Its code.
    pub code: Option<&'a str>,
}

/// Keeps a row as it is, with what `more` says of it besides. Whoever calls this deletes it then.
pub async fn keep<M: ModelTrait>(
    w: &Write,
    gone: Gone<'_>,
    row: &M,
    more: impl IntoIterator<Item = (&'static str, serde_json::Value)>,
) -> Result<()> {
    let mut record = db::as_json(row);
    for (name, value) in more {
        record[name] = value;
    }
    // What went before it is part of the same.
    Entity::update_many()
        .col_expr(Column::Became, Expr::value(gone.became))
        .filter(Column::Became.eq(gone.id))
        .exec(w)
        .await?;
    let (link, to) = gone.links.unzip();
    let model = Model {
        id: gone.id,
        kind: gone.kind,
        became: gone.became,
        person_id: gone.person,
        event_id: gone.event,
        link_id: link.map(|(id, _)| id),
        link_generation: link.map(|(_, generation)| generation),
        to_link_id: to.map(|(id, _)| id),
        to_generation: to.map(|(_, generation)| generation),
        code: gone.code.map(str::to_owned),
        record,
        merged_at: w.now(),
    };
    Entity::insert(model.into_active_model().reset_all()).exec_without_returning(w).await?;
    Ok(())
}

/// Keeps a file that answered a field of what went.
pub async fn keep_file(w: &Write, record: Uuid, key: &str, upload: UploadId) -> Result<()> {
    let row = file::Model { upload_id: upload, key: key.to_owned(), record_id: record };
    file::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(w).await?;
    Ok(())
}

/// What went of which links bear this name. Whoever has the link must show that it is a good one.
pub async fn by_link(db: &impl ConnectionTrait, link: Uuid) -> Result<Option<Model>> {
    Ok(Entity::find().filter(Column::LinkId.eq(link)).one(db).await?)
}

/// What those of these ids became that went.
pub async fn became(
    db: &impl ConnectionTrait,
    kind: Kind,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, Uuid>> {
    let (ids, mut found): (Vec<Uuid>, _) = (ids.into_iter().collect(), BTreeMap::new());
    for chunk in ids.chunks(CHUNK) {
        let select = Entity::find().select_only().columns([Column::Id, Column::Became]);
        let select = select.filter(Column::Kind.eq(kind));
        let select = select.filter(Column::Id.is_in(chunk.iter().copied()));
        found.extend(select.into_tuple::<(Uuid, Uuid)>().all(db).await?);
    }
    Ok(found)
}

/// The same of registrations by their codes.
pub async fn became_of_codes(
    db: &impl ConnectionTrait,
    event: EventId,
    codes: &[&str],
) -> Result<BTreeMap<String, Uuid>> {
    let mut found = BTreeMap::new();
    for chunk in codes.chunks(CHUNK) {
        let select = Entity::find().select_only().columns([Column::Code, Column::Became]);
        let select = select.filter(Column::EventId.eq(event));
        let select = select.filter(Column::Code.is_in(chunk.iter().copied()));
        found.extend(select.into_tuple::<(String, Uuid)>().all(db).await?);
    }
    Ok(found)
}

/// The registration that the one with this code became, as part of another query.
pub fn of_code(code: &str) -> SelectStatement {
    let mut select = Query::select();
    select.column(Column::Became).from(Entity).and_where(Column::Code.eq(code));
    select
}

/// All that is kept with one person is kept with another.
pub async fn move_to(w: &Write, from: PersonId, to: PersonId) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::PersonId, Expr::value(to))
        .filter(Column::PersonId.eq(from))
        .exec(w)
        .await?;
    Ok(())
}

/// Deletes something of what registrations for an event answered under these keys before they went: a
/// file, or else what some of them said. Of how many; once there is nothing left, of none.
pub async fn forget_answers(w: &Write, event: EventId, keys: &BTreeSet<String>) -> Result<u64> {
    let of_event = Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(Column::EventId.eq(event))
        .to_owned();
    let files = file::Entity::find()
        .filter(file::Column::RecordId.in_subquery(of_event))
        .filter(file::Column::Key.is_in(keys.iter().map(String::as_str)))
        .limit(FILES_AT_ONCE);
    let files: Vec<UploadId> = files.all(w).await?.into_iter().map(|row| row.upload_id).collect();
    if !files.is_empty() {
        let some = file::Entity::delete_many().filter(file::Column::UploadId.is_in(files));
        return Ok(some.exec(w).await?.rows_affected);
    }
    let backend = w.get_database_backend();
    let answered = keys.iter().map(|key| has_answer(backend, key));
    let rows = Entity::find()
        .filter(Column::EventId.eq(event))
        .filter(Column::Kind.eq(Kind::Registration))
        .filter(answered.fold(Condition::any(), Condition::add))
        .order_by_asc(Column::Id)
        .limit(AT_ONCE)
        .all(w)
        .await?;
    let count = rows.len() as u64;
    for row in rows {
        let mut record = row.record.clone();
        without(&mut record, keys);
        db::update(w, Model { record, ..row }).await?;
    }
    Ok(count)
}

/// That a record has an answer under a key, which has letters, digits and `_` alone. Each database looks
/// into JSON in its own way.
fn has_answer(backend: DbBackend, key: &str) -> Condition {
    let within = |part: &&str| {
        Expr::cust(match backend {
            DbBackend::Postgres => {
                format!("jsonb_exists(merged_records.record->'{part}', '{key}')")
            }
            _ => format!("json_type(merged_records.record, '$.{part}.{key}') IS NOT NULL"),
        })
    };
    PARTS.iter().map(within).fold(Condition::any(), Condition::add)
}

fn without(record: &mut serde_json::Value, keys: &BTreeSet<String>) {
    for part in PARTS {
        if let Some(answers) = record.get_mut(part).and_then(|it| it.as_object_mut()) {
            answers.retain(|key, _| !keys.contains(key));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_not_kept_any_longer_goes_from_what_went_too() {
        let mut record = json!({"code": "K", "answers": {"diet": "x", "topic": "y"},
            "answer_versions": {"diet": 1, "topic": 1}, "sealed": {"diet": "z"}});
        without(&mut record, &BTreeSet::from(["diet".to_owned()]));
        let left = json!({"code": "K", "answers": {"topic": "y"}, "answer_versions": {"topic": 1},
            "sealed": {}});
        assert_eq!(record, left);
    }
}
