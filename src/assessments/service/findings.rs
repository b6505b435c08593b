//! What assessments found: one finding for a country in a dimension.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, QueryTrait as _, Select,
};

use super::{lock as lock_assessment, visible as visible_assessments};
use crate::access::{Actor, Links, Scope};
use crate::assessments::entity::finding::{Column, Entity, Model};
use crate::assessments::entity::{assessment, finding_need as link};
use crate::assessments::rules::{self, FindingSaid, Place};
use crate::assessments::types::{FindingCreate, FindingFilter, FindingOut, FindingPatch};
use crate::audit::{self, Entry};
use crate::country_code::CountryCode;
use crate::db::page::{PageQuery, Paged};
use crate::db::{self, Expected, Write};
use crate::error::{AppError, Checks, Result};
use crate::ids::{AssessmentId, FindingId, NeedId};
use crate::needs;
use crate::needs::entity as need;
use crate::patch::Patch as _;
use crate::text::{self, Texts};

const KIND: &str = "finding";
const NEEDS: &str = "need_ids";
const UNKNOWN: &str = "There is no such capacity need or barrier.";

/// Records what an assessment found. 409 where there is a finding in this place.
pub async fn create(
    w: &Write,
    by: &Actor,
    assessment: AssessmentId,
    input: &FindingCreate,
) -> Result<FindingOut> {
    let of = lock_assessment(w, by, assessment).await?;
    let mut checks = Checks::new();
    let links = links(w, by, BTreeSet::new(), &input.need_ids).await?;
    links.check(&mut checks, NEEDS, &input.need_ids, UNKNOWN);
    let row = checked(checks, &of, new_row(w, of.id, input))?;
    check_free(w, &row).await?;
    check_room(w, &row).await?;
    let row = db::insert(w, row).await?;
    replace(w, row.id, &links.after(&input.need_ids)).await?;
    record(w, by, "finding.create", (&of, &row), Vec::new()).await?;
    whole(w, by, row).await
}

fn new_row(w: &Write, assessment: AssessmentId, input: &FindingCreate) -> Model {
    Model {
        id: w.new_id(),
        version: 1,
        assessment_id: assessment,
        dimension: input.dimension.clone(),
        country: input.country.clone(),
        country_key: input.country.clone().map(String::from).unwrap_or_default(),
        level: input.level,
        text: input.text.clone(),
        source: input.source.clone(),
        url: input.url.clone(),
        search: String::new(),
        created_at: w.now(),
        updated_at: w.now(),
    }
}

/// The assessment is locked, so that nobody else takes the place meanwhile.
async fn check_free(w: &Write, row: &Model) -> Result<()> {
    let there = Entity::find()
        .filter(Column::AssessmentId.eq(row.assessment_id))
        .filter(Column::Dimension.eq(&row.dimension))
        .filter(Column::CountryKey.eq(&row.country_key));
    if there.count(w).await? == 0 {
        return Ok(());
    }
    let detail = "There is a finding of this country in this dimension: change that one.";
    Err(AppError::conflict("finding.taken", detail))
}

/// The assessment is locked, so that nobody else says more meanwhile.
async fn check_room(w: &Write, row: &Model) -> Result<()> {
    let Some(text) = &row.text else { return Ok(()) };
    let letters = r#"COALESCE(SUM(LENGTH(CAST("findings"."text" AS TEXT))), 0)"#;
    let others = Entity::find()
        .select_only()
        .expr_as(Expr::cust(letters), "letters")
        .filter(Column::AssessmentId.eq(row.assessment_id))
        .filter(Column::Id.ne(row.id));
    let others: Option<i64> = others.into_tuple().one(w).await?;
    rules::check_letters(others.unwrap_or_default(), text)
}

/// Changes a finding.
pub async fn update(
    w: &Write,
    by: &Actor,
    id: FindingId,
    expected: &Expected,
    patch: &FindingPatch,
) -> Result<FindingOut> {
    let (of, before) = lock(w, by, id).await?;
    expected.check(before.version)?;
    let mut after = before.clone();
    patch.level.apply(&mut after.level);
    patch.text.apply(&mut after.text);
    patch.source.apply(&mut after.source);
    patch.url.apply(&mut after.url);
    after.version += 1;
    after.updated_at = w.now();
    let mut checks = Checks::new();
    let given = patch.need_ids.list();
    let links = links(w, by, named(w, id).await?, given.unwrap_or_default()).await?;
    links.check(&mut checks, NEEDS, given.unwrap_or_default(), UNKNOWN);
    let after = checked(checks, &of, after)?;
    check_room(w, &after).await?;
    let new = given.map(|given| links.after(given)).filter(|new| *new != links.old);
    if let Some(new) = &new {
        replace(w, id, new).await?;
    }
    // After the links, of which each that goes raises the version too.
    let after = db::update(w, after).await?;
    let mut fields = db::changed(&before, &after);
    fields.extend(new.map(|_| NEEDS.to_owned()));
    record(w, by, "finding.update", (&of, &after), fields).await?;
    whole(w, by, after).await
}

/// Deletes a finding.
pub async fn delete(w: &Write, by: &Actor, id: FindingId) -> Result<()> {
    let (of, row) = lock(w, by, id).await?;
    Entity::delete_by_id(id).exec(w).await?;
    record(w, by, "finding.delete", (&of, &row), Vec::new()).await
}

/// Deletes the findings that have no place in what an assessment says now. 409 where they may not go.
pub(super) async fn settle(
    w: &Write,
    by: &Actor,
    after: &assessment::Model,
    may_go: bool,
) -> Result<()> {
    let gone = rules::displaced(after, &places(w, after.id).await?, may_go)?;
    if gone.is_empty() {
        return Ok(());
    }
    Entity::delete_many().filter(Column::Id.is_in(gone.iter().copied())).exec(w).await?;
    let entry = |id: &FindingId| Entry::new("finding.delete", KIND, *id).of(after.event_id);
    audit::record_many(w, by, &gone.iter().map(entry).collect::<Vec<_>>()).await
}

async fn places(w: &Write, assessment: AssessmentId) -> Result<Vec<Place>> {
    let select = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Dimension, Column::Country, Column::Level])
        .filter(Column::AssessmentId.eq(assessment))
        .order_by_asc(Column::Id);
    let rows: Vec<(FindingId, String, Option<CountryCode>, Option<i32>)> =
        select.into_tuple().all(w).await?;
    let place = |(id, dimension, country, level)| Place { id, dimension, country, level };
    Ok(rows.into_iter().map(place).collect())
}

/// The row with what derives from it, or all that is wrong with it.
fn checked(mut checks: Checks, of: &assessment::Model, mut row: Model) -> Result<Model> {
    let place = (row.dimension.as_str(), row.country.as_ref(), row.level);
    rules::check_place(&mut checks, of, place);
    rules::check_finding(&mut checks, &FindingSaid::from(&row));
    rules::check_says(&mut checks, &row);
    checks.finish()?;
    let texts = row.text.iter().flat_map(Texts::iter).map(|(_, text)| text);
    row.search = text::searchable(texts.chain(row.source.as_deref()));
    Ok(row)
}

async fn record(
    w: &Write,
    by: &Actor,
    action: &'static str,
    (of, row): (&assessment::Model, &Model),
    fields: Vec<String>,
) -> Result<()> {
    audit::record(w, by, &Entry::new(action, KIND, row.id).of(of.event_id).fields(fields)).await
}

/// Those that the caller sees: they see the assessment.
fn visible(by: &Actor) -> Select<Entity> {
    if by.scope == Scope::Everything {
        return Entity::find();
    }
    let seen = visible_assessments(by).select_only().column(assessment::Column::Id).into_query();
    Entity::find().filter(Column::AssessmentId.in_subquery(seen))
}

async fn find(db: &impl ConnectionTrait, by: &Actor, id: FindingId) -> Result<Model> {
    let found = visible(by).filter(Column::Id.eq(id)).one(db).await?;
    found.ok_or_else(|| AppError::not_found(KIND))
}

/// One that the caller may change, with its assessment, by which it is locked.
async fn lock(w: &Write, by: &Actor, id: FindingId) -> Result<(assessment::Model, Model)> {
    let assessment = find(w, by, id).await?.assessment_id;
    let of = lock_assessment(w, by, assessment).await?;
    Ok((of, find(w, by, id).await?))
}

/// One finding.
pub async fn get(db: &impl ConnectionTrait, by: &Actor, id: FindingId) -> Result<FindingOut> {
    whole(db, by, find(db, by, id).await?).await
}

/// A page of the findings of an assessment.
pub async fn list(
    db: &DatabaseConnection,
    by: &Actor,
    assessment: AssessmentId,
    page: &PageQuery,
    filter: &FindingFilter,
) -> Result<Paged<FindingOut>> {
    super::find(db, by, assessment).await?;
    let which = Condition::all()
        .add(Column::AssessmentId.eq(assessment))
        .add_option(filter.country.as_ref().map(|own| Column::Country.eq(own.clone())))
        .add_option(filter.dimension.as_ref().map(|own| Column::Dimension.eq(own)))
        .add_option(filter.level.map(|own| Column::Level.eq(own)))
        .add(page.matching(Column::Search));
    let rows = page.fetch(db, Entity::find().filter(which), Column::Id, &[]).await?;
    let mut needs = needs_of(db, by, rows.items.iter().map(|row| row.id)).await?;
    Ok(rows.map(|row| {
        let own = needs.remove(&row.id).unwrap_or_default();
        shown(row, own)
    }))
}

async fn whole(db: &impl ConnectionTrait, by: &Actor, row: Model) -> Result<FindingOut> {
    let needs = needs_of(db, by, [row.id]).await?.remove(&row.id).unwrap_or_default();
    Ok(shown(row, needs))
}

fn shown(row: Model, need_ids: Vec<NeedId>) -> FindingOut {
    FindingOut {
        id: row.id,
        version: row.version,
        assessment_id: row.assessment_id,
        dimension: row.dimension,
        country: row.country,
        level: row.level,
        text: row.text,
        source: row.source,
        url: row.url,
        need_ids,
        created_at: row.created_at,
        updated_at: row.updated_at,
    }
}

/// The ids of all capacity needs and barriers that the caller sees.
fn needs_seen(by: &Actor) -> SelectStatement {
    needs::service::visible_of_both(by).select_only().column(need::Column::Id).into_query()
}

/// The capacity needs and barriers of which several findings speak, as far as the caller sees them.
async fn needs_of(
    db: &impl ConnectionTrait,
    by: &Actor,
    ids: impl IntoIterator<Item = FindingId>,
) -> Result<BTreeMap<FindingId, Vec<NeedId>>> {
    let select = link::Entity::find()
        .filter(link::Column::FindingId.is_in(ids))
        .filter(link::Column::NeedId.in_subquery(needs_seen(by)))
        .order_by_asc(link::Column::NeedId);
    let mut all: BTreeMap<FindingId, Vec<NeedId>> = BTreeMap::new();
    for row in select.all(db).await? {
        all.entry(row.finding_id).or_default().push(row.need_id);
    }
    Ok(all)
}

async fn named(w: &Write, id: FindingId) -> Result<BTreeSet<NeedId>> {
    let rows = link::Entity::find().filter(link::Column::FindingId.eq(id)).all(w).await?;
    Ok(rows.into_iter().map(|row| row.need_id).collect())
}

/// What a finding spoke of so far, with what the caller sees of that and of what it is to speak of.
async fn links(
    w: &Write,
    by: &Actor,
    old: BTreeSet<NeedId>,
    given: &[NeedId],
) -> Result<Links<NeedId>> {
    let all: Vec<NeedId> = old.iter().chain(given).copied().collect();
    let select = needs::service::visible_of_both(by).select_only().column(need::Column::Id);
    let seen: Vec<NeedId> = select.filter(need::Column::Id.is_in(all)).into_tuple().all(w).await?;
    Ok(Links { old, seen: seen.into_iter().collect() })
}

async fn replace(w: &Write, id: FindingId, needs: &BTreeSet<NeedId>) -> Result<()> {
    link::Entity::delete_many().filter(link::Column::FindingId.eq(id)).exec(w).await?;
    for need in needs.iter().copied() {
        db::insert(w, link::Model { finding_id: id, need_id: need }).await?;
    }
    Ok(())
}
