//! Keeping values of indices, and what they say of groups.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use super::entity::{Column, Entity, Model};
use super::rules::{self, Values};
use super::table::{Key, Row, Table, key};
use super::types::{
    CountryIndicatorCreate, CountryIndicatorFilter, CountryIndicatorImport, CountryIndicatorOut,
    CountryIndicatorPatch, CountryIndicatorSummary,
};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::countries::entity::group;
use crate::countries::service::members_of;
use crate::country_code::CountryCode;
use crate::db::page::{PageQuery, Paged};
use crate::db::{self, Database, Expected, Write};
use crate::error::{AppError, Checks, FieldError, Result};
use crate::ids::CountryIndicatorId;
use crate::patch::Patch as _;
use crate::text::fold;

const KIND: &str = "country_indicator";
/// How many rows of a table a write takes.
const TOGETHER: usize = 500;
/// How many faults of a table are told.
const TOLD: usize = 200;

/// Records a value.
pub async fn create(
    w: &Write,
    by: &Actor,
    input: &CountryIndicatorCreate,
) -> Result<CountryIndicatorOut> {
    by.require_unlimited()?;
    let mut checks = Checks::new();
    let (component, source) = (input.component.as_deref(), input.source.as_deref());
    rules::check(&mut checks, Some(&input.index), component, source);
    checks.finish()?;
    Ok(insert(w, by, input).await.map_err(taken)?.into())
}

async fn insert(w: &Write, by: &Actor, input: &CountryIndicatorCreate) -> Result<Model> {
    let (index_code, _, component_key, country) = key(input);
    let row = Model {
        id: w.new_id(),
        version: 1,
        country,
        index_code,
        component: input.component.clone(),
        component_key,
        edition: input.edition,
        value: input.value,
        rank: input.rank,
        source: input.source.clone(),
        created_at: w.now(),
        updated_at: w.now(),
    };
    let row = db::insert(w, row).await?;
    audit::record(w, by, &Entry::new("country_indicator.create", KIND, row.id)).await?;
    Ok(row)
}

/// Somebody has given the cell a value already.
fn taken(error: AppError) -> AppError {
    let cause = error.cause.as_deref().and_then(|cause| cause.downcast_ref());
    if cause.is_some_and(db::is_unique_violation) {
        return AppError::conflict(
            "country_indicator.taken",
            "There is a value for this country, index, component and edition: change that one.",
        );
    }
    error
}

/// Changes a value.
pub async fn update(
    w: &Write,
    by: &Actor,
    id: CountryIndicatorId,
    expected: &Expected,
    patch: &CountryIndicatorPatch,
) -> Result<CountryIndicatorOut> {
    by.require_unlimited()?;
    let before = lock(w, id).await?;
    expected.check(before.version)?;
    let mut after = before.clone();
    patch.value.apply(&mut after.value);
    patch.rank.apply(&mut after.rank);
    patch.source.apply(&mut after.source);
    let mut checks = Checks::new();
    rules::check(&mut checks, None, None, after.source.as_deref());
    checks.finish()?;
    Ok(save(w, by, &before, after).await?.into())
}

async fn save(w: &Write, by: &Actor, before: &Model, mut after: Model) -> Result<Model> {
    after.version += 1;
    after.updated_at = w.now();
    let after = db::update(w, after).await?;
    let fields = db::changed(before, &after);
    let entry = Entry::new("country_indicator.update", KIND, after.id).fields(fields);
    audit::record(w, by, &entry).await?;
    Ok(after)
}

async fn lock(w: &Write, id: CountryIndicatorId) -> Result<Model> {
    let found = Entity::find_by_id(id).lock_exclusive().one(w).await?;
    found.ok_or_else(|| AppError::not_found(KIND))
}

/// Deletes a value.
pub async fn delete(w: &Write, by: &Actor, id: CountryIndicatorId) -> Result<()> {
    by.require_unlimited()?;
    lock(w, id).await?;
    Entity::delete_by_id(id).exec(w).await?;
    audit::record(w, by, &Entry::new("country_indicator.delete", KIND, id)).await
}

/// One value.
pub async fn find(
    db: &impl ConnectionTrait,
    id: CountryIndicatorId,
) -> Result<CountryIndicatorOut> {
    let found = Entity::find_by_id(id).one(db).await?;
    Ok(found.ok_or_else(|| AppError::not_found(KIND))?.into())
}

/// A page of values.
pub async fn list(
    db: &DatabaseConnection,
    page: &PageQuery,
    filter: &CountryIndicatorFilter,
) -> Result<Paged<CountryIndicatorOut>> {
    let which = Condition::all()
        .add_option(filter.country.as_ref().map(|own| Column::Country.eq(own.clone())))
        .add_option(filter.index.as_deref().map(|own| Column::IndexCode.eq(rules::index_code(own))))
        .add_option(filter.component.as_deref().map(|own| Column::ComponentKey.eq(fold(own))))
        .add_option(filter.edition.map(|own| Column::Edition.eq(own)));
    let found = page.fetch(db, Entity::find().filter(which), Column::Id, &[]).await?;
    Ok(found.map(Into::into))
}

/// Brings the values of a table in, or only says what would come of it.
pub async fn import(
    db: &Database,
    by: &Actor,
    table: &Table,
    dry_run: bool,
) -> Result<CountryIndicatorImport> {
    let told = table.faults.iter().take(TOLD).cloned().collect();
    let mut done = CountryIndicatorImport {
        dry_run,
        encoding: table.encoding.to_owned(),
        rows: table.rows,
        failed: table.failed,
        left_out: table.left_out.clone(),
        errors: told,
        more: u32::try_from(table.faults.len().saturating_sub(TOLD)).unwrap_or(u32::MAX),
        ..CountryIndicatorImport::default()
    };
    for rows in table.good.chunks(TOGETHER) {
        let counts = if dry_run {
            judge(db.read(), rows).await?.counts()
        } else {
            db.write(move |w| async move { take(&w, by, rows).await }).await?
        };
        done.created += counts[0];
        done.changed += counts[1];
        done.known += counts[2];
    }
    Ok(done)
}

/// What becomes of rows: those that are new, those that take the place of another value, and how many
/// are on record.
#[derive(Default)]
struct Judged<'a> {
    new: Vec<&'a Row>,
    other: Vec<(Model, &'a Row)>,
    known: u32,
}

impl Judged<'_> {
    fn counts(&self) -> [u32; 3] {
        let count = |of: usize| u32::try_from(of).unwrap_or(u32::MAX);
        [count(self.new.len()), count(self.other.len()), self.known]
    }
}

async fn judge<'a>(db: &impl ConnectionTrait, rows: &'a [Row]) -> Result<Judged<'a>> {
    let keys: BTreeSet<Key> = rows.iter().map(|row| key(&row.said)).collect();
    let indices: BTreeSet<&str> = keys.iter().map(|key| key.0.as_str()).collect();
    let editions: BTreeSet<i32> = keys.iter().map(|key| key.1).collect();
    let countries: BTreeSet<CountryCode> = keys.iter().map(|key| key.3.clone()).collect();
    let there = Entity::find()
        .filter(Column::IndexCode.is_in(indices))
        .filter(Column::Edition.is_in(editions))
        .filter(Column::Country.is_in(countries));
    let cell = |row: &Model| {
        (row.index_code.clone(), row.edition, row.component_key.clone(), row.country.clone())
    };
    let there = there.all(db).await?.into_iter().map(|row| (cell(&row), row));
    let mut there: BTreeMap<Key, Model> = there.collect();
    let mut judged = Judged::default();
    for row in rows {
        match there.remove(&key(&row.said)) {
            None => judged.new.push(row),
            Some(known) if says_the_same(&known, &row.said) => judged.known += 1,
            Some(known) => judged.other.push((known, row)),
        }
    }
    Ok(judged)
}

/// What a table leaves out stays as it is on record.
#[expect(clippy::float_cmp, reason = "the same digits are the same number")]
fn says_the_same(known: &Model, said: &CountryIndicatorCreate) -> bool {
    known.value == said.value
        && (said.rank.is_none() || said.rank == known.rank)
        && (said.source.is_none() || said.source == known.source)
}

async fn take(w: &Write, by: &Actor, rows: &[Row]) -> Result<[u32; 3]> {
    by.require_unlimited()?;
    let judged = judge(w, rows).await?;
    let counts = judged.counts();
    for row in &judged.new {
        insert(w, by, &row.said).await?;
    }
    for (known, row) in judged.other {
        let after = Model {
            value: row.said.value,
            rank: row.said.rank.or(known.rank),
            source: row.said.source.clone().or_else(|| known.source.clone()),
            ..known.clone()
        };
        save(w, by, &known, after).await?;
    }
    Ok(counts)
}

/// What is asked of an index.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The index.
    pub index: String,
    /// The edition; the latest unless given.
    pub edition: Option<i32>,
    /// The code of a group; none: all countries.
    pub group: Option<String>,
    /// The code of the group beside it.
    pub against: Option<String>,
}

/// What an index says of a group in one edition, as a whole and by component.
pub async fn summary(db: &impl ConnectionTrait, asked: Asked) -> Result<CountryIndicatorSummary> {
    let index = rules::index_code(&asked.index);
    let group = members(db, "group", asked.group.as_deref()).await?;
    let against = members(db, "against", asked.against.as_deref()).await?;
    let editions = editions(db, &index).await?;
    let edition = asked.edition.or_else(|| editions.first().copied());
    let mut by_component = values(db, &index, edition).await?;
    let shown = |component, values: &Values| {
        rules::summary(component, values, group.as_ref(), against.as_ref())
    };
    let whole = by_component.remove("").map(|(_, values)| shown(None, &values));
    let mut components: Vec<_> =
        by_component.into_values().map(|(name, values)| shown(name, &values)).collect();
    rules::lowest_first(&mut components);
    let named = components.iter().filter(|own| own.mean.is_some()).take(rules::WEAKEST);
    let weakest_components = named.filter_map(|own| own.component.clone()).collect();
    let mut parts = whole.iter().chain(&components);
    let lacks = parts.any(|it| !it.missing.is_empty() || !it.against_missing.is_empty());
    let mut notes = vec!["Values of different editions are not comparable.".to_owned()];
    if lacks {
        notes.push("Countries without a value in this edition are missing from the means.".into());
    }
    Ok(CountryIndicatorSummary {
        index,
        edition,
        editions,
        group: asked.group,
        against: asked.against,
        whole,
        components,
        weakest_components,
        notes,
    })
}

/// The countries of a group by its code; 400 where there is none.
async fn members(
    db: &impl ConnectionTrait,
    parameter: &'static str,
    code: Option<&str>,
) -> Result<Option<BTreeSet<CountryCode>>> {
    let Some(code) = code else { return Ok(None) };
    let found = group::Entity::find().filter(group::Column::Code.eq(code)).one(db).await?;
    let Some(group) = found else {
        let detail = format!("{parameter}: there is no group of countries with this code.");
        let fields = vec![FieldError::new(parameter, "unknown", detail.clone())];
        let error = AppError::bad_request("request.parameter", detail);
        return Err(AppError { fields, ..error });
    };
    let mut members = members_of(db, [group.id]).await?;
    Ok(Some(members.remove(&group.id).unwrap_or_default().into_iter().collect()))
}

async fn editions(db: &impl ConnectionTrait, index: &str) -> Result<Vec<i32>> {
    let select = Entity::find().select_only().column(Column::Edition).distinct();
    let select = select.filter(Column::IndexCode.eq(index)).order_by_desc(Column::Edition);
    Ok(select.into_tuple().all(db).await?)
}

/// The values of an edition by component, with its name; under no letters the index as a whole.
async fn values(
    db: &impl ConnectionTrait,
    index: &str,
    edition: Option<i32>,
) -> Result<BTreeMap<String, (Option<String>, Values)>> {
    let select = Entity::find().filter(Column::IndexCode.eq(index));
    let select = select.filter(Column::Edition.eq(edition)).order_by_asc(Column::Id);
    let mut all: BTreeMap<String, (Option<String>, Values)> = BTreeMap::new();
    for row in select.all(db).await? {
        let own = all.entry(row.component_key).or_insert((row.component, Values::new()));
        own.1.insert(row.country, row.value);
    }
    Ok(all)
}

impl From<Model> for CountryIndicatorOut {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            version: row.version,
            country: row.country,
            index: row.index_code,
            component: row.component,
            edition: row.edition,
            value: row.value,
            rank: row.rank,
            source: row.source,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}
