//! Capacity needs and barriers with the recommendations that answer them.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait as _,
};

use super::entity::{Column, Entity, Model as Link};
use crate::access::{Actor, Links};
use crate::audit::{self, Entry};
use crate::db::page::{PageQuery, Paged};
use crate::db::{self, Expected, Write};
use crate::error::{Checks, Result};
use crate::ids::{NeedId, RecommendationId};
use crate::needs;
use crate::needs::entity::{self as need, Model};
use crate::needs::types::{NeedCreate, NeedFilter, NeedKind, NeedOut, NeedPatch};
use crate::recommendations::entity::recommendation;
use crate::recommendations::service::reading::visible;

const FIELD: &str = "recommendation_ids";
const UNKNOWN: &str = "There is no such recommendation.";

/// Records a capacity need or a barrier.
pub async fn create(w: &Write, by: &Actor, kind: NeedKind, input: &NeedCreate) -> Result<NeedOut> {
    let mut checks = Checks::new();
    let answers = &input.recommendation_ids;
    links(w, by, BTreeSet::new(), answers).await?.check(&mut checks, FIELD, answers, UNKNOWN);
    let row = needs::service::create(w, by, kind, input, checks).await?;
    replace(w, row.id, &answers.iter().copied().collect()).await?;
    record(w, by, &row, ["capacity_need.create", "barrier.create"], Vec::new()).await?;
    whole(w, by, row).await
}

/// Changes one.
pub async fn update(
    w: &Write,
    by: &Actor,
    (kind, id): (NeedKind, NeedId),
    expected: &Expected,
    patch: &NeedPatch,
) -> Result<NeedOut> {
    let before = needs::service::lock(w, by, kind, id).await?;
    expected.check(before.version)?;
    let mut checks = Checks::new();
    let given = patch.recommendation_ids.list();
    let links = links(w, by, answers(w, id).await?, given.unwrap_or_default()).await?;
    links.check(&mut checks, FIELD, given.unwrap_or_default(), UNKNOWN);
    let after = needs::service::changed(w, &before, patch, checks)?;
    let new = given.map(|given| links.after(given)).filter(|new| *new != links.old);
    if let Some(new) = &new {
        replace(w, id, new).await?;
    }
    // After the links, of which each that goes raises the version too.
    let after = needs::service::update(w, after).await?;
    let mut fields = db::changed(&before, &after);
    fields.extend(new.map(|_| FIELD.to_owned()));
    record(w, by, &after, ["capacity_need.update", "barrier.update"], fields).await?;
    whole(w, by, after).await
}

/// Deletes one.
pub async fn delete(w: &Write, by: &Actor, kind: NeedKind, id: NeedId) -> Result<()> {
    let row = needs::service::lock(w, by, kind, id).await?;
    needs::service::delete(w, by, &row).await?;
    record(w, by, &row, ["capacity_need.delete", "barrier.delete"], Vec::new()).await
}

/// The capacity needs and barriers that a recommendation answers: nobody else can change them until the
/// write ends. Whoever deletes it changes them with it, and so holds them before it, in one order, as
/// whoever changes one of them holds that before what answers it.
pub async fn hold_answered(w: &Write, id: RecommendationId) -> Result<()> {
    let answered = Query::select()
        .column(Column::NeedId)
        .from(Entity)
        .and_where(Column::RecommendationId.eq(id))
        .to_owned();
    let select = need::Entity::find().select_only().column(need::Column::Id);
    let select = select.filter(need::Column::Id.in_subquery(answered));
    let select = select.order_by_asc(need::Column::Id).lock_exclusive();
    select.into_tuple::<NeedId>().all(w).await?;
    Ok(())
}

async fn record(
    w: &Write,
    by: &Actor,
    row: &Model,
    [of_need, of_barrier]: [&'static str; 2],
    fields: Vec<String>,
) -> Result<()> {
    let action = match row.kind {
        NeedKind::CapacityNeed => of_need,
        NeedKind::Barrier => of_barrier,
    };
    let entry = Entry::new(action, row.kind.as_str(), row.id).of(row.event_id).fields(fields);
    audit::record(w, by, &entry).await
}

/// One as callers see it.
pub async fn get(
    db: &impl ConnectionTrait,
    by: &Actor,
    kind: NeedKind,
    id: NeedId,
) -> Result<NeedOut> {
    whole(db, by, needs::service::find(db, by, kind, id).await?).await
}

async fn whole(db: &impl ConnectionTrait, by: &Actor, row: Model) -> Result<NeedOut> {
    let answers = seen_of(db, by, [row.id]).await?.remove(&row.id).unwrap_or_default();
    Ok(needs::service::shown(row, answers))
}

/// A page of those of a kind.
pub async fn list(
    db: &DatabaseConnection,
    by: &Actor,
    kind: NeedKind,
    page: &PageQuery,
    filter: &NeedFilter,
) -> Result<Paged<NeedOut>> {
    let mut select = needs::service::visible(by, kind)
        .filter(needs::service::matching(filter))
        .filter(page.matching(need::Column::Search));
    if let Some(own) = filter.recommendation_id {
        let answered = Query::select()
            .column(Column::NeedId)
            .from(Entity)
            .and_where(Column::RecommendationId.eq(own))
            .and_where(Column::RecommendationId.in_subquery(all_seen(by)))
            .to_owned();
        select = select.filter(need::Column::Id.in_subquery(answered));
    }
    let found = page.fetch(db, select, need::Column::Id, &[]).await?;
    let mut answers = seen_of(db, by, found.items.iter().map(|row| row.id)).await?;
    Ok(found.map(|row| {
        let own = answers.remove(&row.id).unwrap_or_default();
        needs::service::shown(row, own)
    }))
}

/// The ids of all recommendations that the caller sees.
fn all_seen(by: &Actor) -> SelectStatement {
    visible(by).select_only().column(recommendation::Column::Id).into_query()
}

/// The recommendations that answer each of several, as far as the caller sees them.
async fn seen_of(
    db: &impl ConnectionTrait,
    by: &Actor,
    ids: impl IntoIterator<Item = NeedId>,
) -> Result<BTreeMap<NeedId, Vec<RecommendationId>>> {
    let select = Entity::find()
        .filter(Column::NeedId.is_in(ids))
        .filter(Column::RecommendationId.in_subquery(all_seen(by)))
        .order_by_asc(Column::RecommendationId);
    let mut all: BTreeMap<NeedId, Vec<RecommendationId>> = BTreeMap::new();
    for row in select.all(db).await? {
        all.entry(row.need_id).or_default().push(row.recommendation_id);
    }
    Ok(all)
}

async fn answers(w: &Write, id: NeedId) -> Result<BTreeSet<RecommendationId>> {
    let rows = Entity::find().filter(Column::NeedId.eq(id)).all(w).await?;
    Ok(rows.into_iter().map(|row| row.recommendation_id).collect())
}

/// Those that answered one so far, with what the caller sees of these and of those that are to.
async fn links(
    w: &Write,
    by: &Actor,
    old: BTreeSet<RecommendationId>,
    given: &[RecommendationId],
) -> Result<Links<RecommendationId>> {
    use recommendation::Column::Id;
    let all: Vec<RecommendationId> = old.iter().chain(given).copied().collect();
    let seen = visible(by).select_only().column(Id).filter(Id.is_in(all));
    let seen: Vec<RecommendationId> = seen.into_tuple().all(w).await?;
    Ok(Links { old, seen: seen.into_iter().collect() })
}

async fn replace(w: &Write, id: NeedId, answers: &BTreeSet<RecommendationId>) -> Result<()> {
    Entity::delete_many().filter(Column::NeedId.eq(id)).exec(w).await?;
    for own in answers.iter().copied() {
        db::insert(w, Link { need_id: id, recommendation_id: own }).await?;
    }
    Ok(())
}
