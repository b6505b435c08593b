//! Finding and listing materials.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, DbBackend, EntityTrait,
    QueryFilter, QueryOrder, QuerySelect, Select, Statement, Value,
};

use super::not_found;
use crate::access::{Actor, Scope};
use crate::db::json;
use crate::db::page::{PageQuery, Paged};
use crate::error::Result;
use crate::events;
use crate::ids::{EventId, MaterialId, UploadId};
use crate::materials::entity::material::{Column, Entity, Model};
use crate::materials::rules::words::{Asked, BEFORE, SHOWN, SHOWN_WITHIN, excerpt};
use crate::materials::types::{
    MaterialFile, MaterialFilter, MaterialOut, MaterialText, Visibility,
};
use crate::uploads;
use crate::uploads::entity::upload;

fn visible(by: &Actor) -> Select<Entity> {
    match &by.scope {
        Scope::Everything => Entity::find(),
        Scope::Limited { events, .. } => {
            Entity::find().filter(Column::EventId.is_in(events.iter().copied()))
        }
    }
}

/// One material.
pub async fn find(db: &impl ConnectionTrait, by: &Actor, id: MaterialId) -> Result<Model> {
    let found = visible(by).filter(Column::Id.eq(id)).one(db).await?;
    found.ok_or_else(not_found)
}

/// Which of several materials there are for this caller.
pub async fn seen(
    db: &impl ConnectionTrait,
    by: &Actor,
    ids: impl IntoIterator<Item = MaterialId>,
) -> Result<BTreeSet<MaterialId>> {
    let select = visible(by).select_only().column(Column::Id).filter(Column::Id.is_in(ids));
    let found: Vec<MaterialId> = select.into_tuple().all(db).await?;
    Ok(found.into_iter().collect())
}

/// One material as callers see it.
pub async fn get(db: &impl ConnectionTrait, by: &Actor, id: MaterialId) -> Result<MaterialOut> {
    let row = find(db, by, id).await?;
    let file = file_of(db, &row).await?;
    Ok(out(row, file.as_ref(), None))
}

/// The file of a material, if it is one.
pub async fn file_of(db: &impl ConnectionTrait, row: &Model) -> Result<Option<upload::Model>> {
    Ok(uploads::service::by_ids(db, row.upload_id).await?.into_iter().next())
}

/// What of an event these see, all or one of it, with the files; an event has a bounded number. Not
/// scoped: the page says who asks.
pub async fn shown(
    db: &impl ConnectionTrait,
    event: EventId,
    to: Visibility,
    one: Option<MaterialId>,
) -> Result<Vec<(Model, Option<upload::Model>)>> {
    let wanted = Condition::all()
        .add(Column::EventId.eq(event))
        .add(match to {
            Visibility::Public => Column::Visibility.eq(Visibility::Public),
            Visibility::Participants => Column::Visibility.ne(Visibility::Organizers),
            Visibility::Organizers => Column::Visibility.is_not_null(),
        })
        .add_option(one.map(|id| Column::Id.eq(id)));
    let select = Entity::find().find_also_related(upload::Entity).filter(wanted);
    Ok(select.order_by_asc(Column::Id).all(db).await?)
}

/// Those of an event that somebody names, with their files. Not scoped: whoever names them has found the
/// event.
pub async fn named(
    db: &impl ConnectionTrait,
    event: EventId,
    ids: &[MaterialId],
) -> Result<Vec<(Model, Option<upload::Model>)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let select = Entity::find().find_also_related(upload::Entity);
    let theirs = select.filter(Column::EventId.eq(event));
    Ok(theirs.filter(Column::Id.is_in(ids.iter().copied())).all(db).await?)
}

/// A page of the materials of an event.
pub async fn list_of_event(
    db: &DatabaseConnection,
    by: &Actor,
    event: EventId,
    page: &PageQuery,
    filter: &MaterialFilter,
) -> Result<Paged<MaterialOut>> {
    events::service::check_seen(db, by, event).await?;
    select(db, visible(by).filter(Column::EventId.eq(event)), page, filter).await
}

/// A page of the materials of all events that the caller sees.
pub async fn list(
    db: &DatabaseConnection,
    by: &Actor,
    page: &PageQuery,
    filter: &MaterialFilter,
) -> Result<Paged<MaterialOut>> {
    select(db, visible(by), page, filter).await
}

async fn select(
    db: &DatabaseConnection,
    select: Select<Entity>,
    page: &PageQuery,
    filter: &MaterialFilter,
) -> Result<Paged<MaterialOut>> {
    let backend = db.get_database_backend();
    let asked = Asked::new(&page.words);
    let select = select
        .filter(condition(backend, filter))
        .filter(Condition::all().add_option(asked.as_ref().map(|asked| found(backend, asked))));
    let rows = page.fetch(db, select, Column::Id, &[]).await?;
    let files = uploads::service::by_ids(db, rows.items.iter().filter_map(|row| row.upload_id));
    let files: BTreeMap<UploadId, upload::Model> =
        files.await?.into_iter().map(|file| (file.id, file)).collect();
    let mut excerpts = match &asked {
        Some(asked) => excerpts(db, asked, rows.items.iter().map(|row| row.id)).await?,
        None => BTreeMap::new(),
    };
    Ok(rows.map(|row| {
        let file = row.upload_id.and_then(|id| files.get(&id));
        let excerpt = excerpts.remove(&row.id);
        out(row, file, excerpt)
    }))
}

fn condition(backend: DbBackend, filter: &MaterialFilter) -> Condition {
    Condition::all()
        .add_option(filter.event_id.map(|id| Column::EventId.eq(id)))
        .add_option(filter.panel_id.map(|id| Column::PanelId.eq(id)))
        .add_option(filter.item_id.map(|id| Column::ItemId.eq(id)))
        .add_option(filter.kind.map(|kind| Column::Kind.eq(kind)))
        .add_option(filter.language.as_ref().map(|own| Column::Language.eq(own.clone())))
        .add_option(filter.country.as_ref().map(|own| Column::Country.eq(own.clone())))
        .add_option(filter.visibility.map(|own| Column::Visibility.eq(own)))
        .add_option(filter.topic.map(|topic| json::has(backend, Column::Topics, topic.as_str())))
}

/// That all words are among those of the title or the text.
fn found(backend: DbBackend, asked: &Asked) -> SimpleExpr {
    let (condition, values) = match backend {
        DbBackend::Sqlite => {
            let matching =
                "number IN (SELECT rowid FROM material_index WHERE material_index MATCH ?)";
            (matching.to_owned(), vec![asked.sqlite()])
        }
        _ => postgres(asked),
    };
    // By itself, so that the index is asked also where few materials are left by other filters: to ask
    // each of their texts takes longer than a plan knows.
    let condition = format!(
        "\"materials\".\"id\" IN (WITH found AS MATERIALIZED \
         (SELECT material_id FROM material_texts WHERE {condition}) SELECT material_id FROM found)"
    );
    Expr::cust_with_values(condition, values)
}

fn postgres(asked: &Asked) -> (String, Vec<String>) {
    let asked = asked.postgres();
    let (mut conditions, mut values) = (Vec::new(), Vec::new());
    if let Some(words) = asked.words {
        values.push(words);
        conditions.push(format!("material_words(title, folded) @@ ${}::tsquery", values.len()));
    }
    if let Some(beginning) = asked.beginning {
        values.push(beginning.to_owned());
        // Within brackets no value would be put.
        let one = format!("string_to_array(${}, ' ')", values.len());
        conditions.push(format!("material_beginnings(title, folded) @> {one}"));
    }
    (conditions.join(" AND "), values)
}

/// What stands around the first of the words that is found in the beginning of each text. The database
/// cuts it out, so that no text comes here as a whole, and looks for it once, in so much as is bounded.
async fn excerpts(
    db: &DatabaseConnection,
    asked: &Asked,
    ids: impl Iterator<Item = MaterialId>,
) -> Result<BTreeMap<MaterialId, String>> {
    let backend = db.get_database_backend();
    let (mut values, mut number) = (Vec::<Value>::new(), 0);
    let mut place = |value: Value| {
        values.push(value);
        number += 1;
        if backend == DbBackend::Sqlite { "?".to_owned() } else { format!("${number}") }
    };
    let function = if backend == DbBackend::Sqlite { "instr" } else { "strpos" };
    let places: Vec<String> = asked
        .places()
        .into_iter()
        .map(|word| format!("NULLIF({function}(folded, {}), 0)", place(word.into())))
        .collect();
    let ids: Vec<String> = ids.map(|id| place(id.into())).collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let (places, ids) = (places.join(", "), ids.join(", "));
    let kept = SHOWN_WITHIN + SHOWN;
    let sql = format!(
        "WITH found AS MATERIALIZED (SELECT material_id, body, COALESCE({places}, 0) AS place \
         FROM (SELECT material_id, substr(folded, 1, {SHOWN_WITHIN}) AS folded, \
         substr(body, 1, {kept}) AS body FROM material_texts WHERE material_id IN ({ids})) AS texts) \
         SELECT material_id, place > {BEFORE} AS cut, substr(body, \
         CASE WHEN place > {BEFORE} THEN CAST(place AS integer) - {BEFORE} ELSE 1 END, {SHOWN}) AS piece \
         FROM found WHERE place > 0"
    );
    let rows = db.query_all_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    let mut all = BTreeMap::new();
    for row in rows {
        let (id, cut, piece): (MaterialId, bool, String) =
            (row.try_get("", "material_id")?, row.try_get("", "cut")?, row.try_get("", "piece")?);
        all.insert(id, excerpt(&piece, cut));
    }
    Ok(all)
}

/// A row with its file as callers see it.
pub(super) fn out(
    row: Model,
    file: Option<&upload::Model>,
    excerpt: Option<String>,
) -> MaterialOut {
    MaterialOut {
        id: row.id,
        version: row.version,
        event_id: row.event_id,
        panel_id: row.panel_id,
        item_id: row.item_id,
        title: row.title,
        kind: row.kind,
        language: row.language,
        country: row.country,
        visibility: row.visibility,
        topics: row.topics.0,
        rights: row.rights,
        url: row.url,
        file: file.map(|file| MaterialFile {
            name: file.name.clone(),
            media_type: file.media_type.clone(),
            size: file.size,
            sha256: file.digest.clone(),
        }),
        text: MaterialText {
            status: row.text_status,
            reason: row.text_reason,
            partial: row.text_partial,
        },
        excerpt,
        created_at: row.created_at,
        updated_at: row.updated_at,
    }
}
