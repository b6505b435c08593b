//! Making, changing, finding and deleting indicators, and entering their values.

use std::collections::BTreeMap;

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait, PaginatorTrait as _,
    QueryFilter, QueryOrder, QuerySelect,
};

use super::entity::indicator::{Column, Entity, Model};
use super::entity::value;
use super::rules::{self, Sayings};
use super::types::{
    IndicatorBaseline, IndicatorDirection, IndicatorMeasure, IndicatorTarget, IndicatorValueCreate,
    IndicatorValueFilter, IndicatorValueOut, ProgrammeIndicatorCreate, ProgrammeIndicatorFilter,
    ProgrammeIndicatorOut, ProgrammeIndicatorPatch,
};
use crate::access::{Actor, Scope};
use crate::audit::{self, Entry};
use crate::db::page::{PageQuery, Paged};
use crate::db::{self, Expected, Write};
use crate::error::{AppError, Checks, Result};
use crate::ids::{IndicatorValueId, ProgrammeId, ProgrammeIndicatorId};
use crate::patch::Patch as _;
use crate::programmes;

const KIND: &str = "programme indicator";

/// Makes an indicator of a programme.
pub async fn create(
    w: &Write,
    by: &Actor,
    programme: ProgrammeId,
    input: &ProgrammeIndicatorCreate,
) -> Result<ProgrammeIndicatorOut> {
    programmes::service::lock(w, by, programme).await?;
    let theirs = Entity::find().filter(Column::ProgrammeId.eq(programme));
    rules::check_indicators(theirs.count(w).await?)?;
    let row = new_row(w, programme, input);
    let row = db::insert(w, checked(w, None, row).await?).await?;
    audit::record(w, by, &Entry::new("programme_indicator.create", KIND, row.id)).await?;
    Ok(row.into())
}

fn new_row(w: &Write, programme_id: ProgrammeId, input: &ProgrammeIndicatorCreate) -> Model {
    let (baseline, target) = (input.baseline.as_ref(), input.target.as_ref());
    Model {
        id: w.new_id(),
        version: 1,
        programme_id,
        code: input.code.clone(),
        title: input.title.clone(),
        unit: input.unit.clone(),
        measure: input.measure.unwrap_or(IndicatorMeasure::Entered),
        direction: input.direction.unwrap_or(IndicatorDirection::Increase),
        baseline_value: baseline.map(|it| it.value),
        baseline_dated: baseline.and_then(|it| it.dated.clone()),
        baseline_source: baseline.and_then(|it| it.source.clone()),
        target_value: target.map(|it| it.value),
        target_dated: target.and_then(|it| it.dated.clone()),
        created_at: w.now(),
        updated_at: w.now(),
    }
}

/// The row, or all that is wrong with it.
async fn checked(w: &Write, before: Option<&Model>, row: Model) -> Result<Model> {
    let (baseline, target) = (row.baseline(), row.target());
    let mut checks = Checks::new();
    let said = Sayings {
        code: row.code.as_deref(),
        title: Some(&row.title),
        unit: row.unit.as_deref(),
        direction: Some(row.direction),
        baseline: baseline.as_ref(),
        target: target.as_ref(),
    };
    rules::check(&mut checks, &said);
    if before.is_none_or(|before| before.code != row.code) {
        code(w, &mut checks, &row).await?;
    }
    checks.finish()?;
    Ok(row)
}

/// Notes where another indicator of the programme has this code. The programme is locked.
async fn code(w: &Write, checks: &mut Checks, row: &Model) -> Result<()> {
    let Some(code) = &row.code else { return Ok(()) };
    let others = Entity::find()
        .filter(Column::ProgrammeId.eq(row.programme_id))
        .filter(Column::Code.eq(code.as_str()))
        .filter(Column::Id.ne(row.id));
    let message = "another indicator of this programme has this code";
    checks.require(others.count(w).await? == 0, "code", "taken", message);
    Ok(())
}

/// Changes an indicator.
pub async fn update(
    w: &Write,
    by: &Actor,
    id: ProgrammeIndicatorId,
    expected: &Expected,
    patch: &ProgrammeIndicatorPatch,
) -> Result<ProgrammeIndicatorOut> {
    // Of two that take one code at a time the second finds here what the first has done.
    let programme = find(w, by, id).await?.programme_id;
    programmes::service::lock(w, by, programme).await?;
    let before = lock(w, by, id).await?;
    expected.check(before.version)?;
    let mut after = before.clone();
    apply(patch, &mut after);
    after.version += 1;
    after.updated_at = w.now();
    let after = db::update(w, checked(w, Some(&before), after).await?).await?;
    let fields = rules::names(db::changed(&before, &after));
    audit::record(w, by, &Entry::new("programme_indicator.update", KIND, id).fields(fields))
        .await?;
    Ok(after.into())
}

fn apply(patch: &ProgrammeIndicatorPatch, row: &mut Model) {
    patch.code.apply(&mut row.code);
    patch.title.apply(&mut row.title);
    patch.unit.apply(&mut row.unit);
    patch.measure.apply(&mut row.measure);
    patch.direction.apply(&mut row.direction);
    if !patch.baseline.is_undefined() {
        let given = patch.baseline.value();
        row.baseline_value = given.map(|it| it.value);
        row.baseline_dated = given.and_then(|it| it.dated.clone());
        row.baseline_source = given.and_then(|it| it.source.clone());
    }
    if !patch.target.is_undefined() {
        let given = patch.target.value();
        row.target_value = given.map(|it| it.value);
        row.target_dated = given.and_then(|it| it.dated.clone());
    }
}

/// Deletes an indicator for which no value was entered.
pub async fn delete(w: &Write, by: &Actor, id: ProgrammeIndicatorId) -> Result<()> {
    lock(w, by, id).await?;
    Entity::delete_by_id(id).exec(w).await.map_err(in_use)?;
    audit::record(w, by, &Entry::new("programme_indicator.delete", KIND, id)).await
}

fn in_use(error: sea_orm::DbErr) -> AppError {
    if !db::is_foreign_key_violation(&error) {
        return error.into();
    }
    let detail = "Values were entered for it, and these are the record.";
    AppError::conflict("programme_indicator.in_use", detail)
}

/// One indicator of a programme that the caller may see.
pub async fn find(
    db: &impl ConnectionTrait,
    by: &Actor,
    id: ProgrammeIndicatorId,
) -> Result<Model> {
    let found = Entity::find_by_id(id).filter(visible(by)).one(db).await?;
    found.ok_or_else(|| AppError::not_found(KIND))
}

/// The same as it is shown.
pub async fn show(
    db: &impl ConnectionTrait,
    by: &Actor,
    id: ProgrammeIndicatorId,
) -> Result<ProgrammeIndicatorOut> {
    Ok(find(db, by, id).await?.into())
}

/// One indicator that the caller may see, which nobody else can change until the write ends.
async fn lock(w: &Write, by: &Actor, id: ProgrammeIndicatorId) -> Result<Model> {
    let found = Entity::find_by_id(id).filter(visible(by)).lock_exclusive().one(w).await?;
    found.ok_or_else(|| AppError::not_found(KIND))
}

/// The condition that the programme lies within the caller's scope.
fn visible(by: &Actor) -> Condition {
    match &by.scope {
        Scope::Everything => Condition::all(),
        Scope::Limited { programmes, .. } => {
            Condition::all().add(Column::ProgrammeId.is_in(programmes.iter().copied()))
        }
    }
}

/// A page of the indicators of a programme that the caller may see.
pub async fn list(
    db: &DatabaseConnection,
    by: &Actor,
    programme: ProgrammeId,
    page: &PageQuery,
    filter: &ProgrammeIndicatorFilter,
) -> Result<Paged<ProgrammeIndicatorOut>> {
    programmes::service::find(db, by, programme).await?;
    let which = Condition::all()
        .add(Column::ProgrammeId.eq(programme))
        .add_option(filter.measure.map(|measure| Column::Measure.eq(measure)));
    let found = page.fetch(db, Entity::find().filter(which), Column::Id, &[]).await?;
    Ok(found.map(Into::into))
}

/// An indicator with all values that were entered for it, in the order in which they were.
pub type WithValues = (Model, Vec<value::Model>);

/// All indicators of a programme that the caller has found, in the order in which they were made.
pub async fn all_of(db: &impl ConnectionTrait, programme: ProgrammeId) -> Result<Vec<WithValues>> {
    let theirs = Entity::find().filter(Column::ProgrammeId.eq(programme)).order_by_asc(Column::Id);
    let indicators = theirs.all(db).await?;
    let values = value::Entity::find()
        .filter(value::Column::IndicatorId.is_in(indicators.iter().map(|own| own.id)))
        .order_by_asc(value::Column::Id);
    let mut by_indicator: BTreeMap<ProgrammeIndicatorId, Vec<value::Model>> = BTreeMap::new();
    for row in values.all(db).await? {
        by_indicator.entry(row.indicator_id).or_default().push(row);
    }
    let whole = |own: Model| {
        let values = by_indicator.remove(&own.id).unwrap_or_default();
        (own, values)
    };
    Ok(indicators.into_iter().map(whole).collect())
}

/// Enters a value; what was entered before stays.
pub async fn enter(
    w: &Write,
    by: &Actor,
    id: ProgrammeIndicatorId,
    input: &IndicatorValueCreate,
) -> Result<IndicatorValueOut> {
    let indicator = lock(w, by, id).await?;
    rules::check_entered(indicator.measure)?;
    let mut checks = Checks::new();
    rules::check_value(&mut checks, input.source.as_deref(), input.note.as_deref());
    rules::check_dated(&mut checks, &input.dated, w.now());
    check_corrected(w, &mut checks, id, input.corrects).await?;
    checks.finish()?;
    let entered = value::Entity::find().filter(value::Column::IndicatorId.eq(id));
    rules::check_values(entered.count(w).await?)?;
    let row = value::Model {
        id: w.new_id(),
        indicator_id: id,
        value: input.value,
        dated: input.dated.clone(),
        source: input.source.clone(),
        note: input.note.clone(),
        corrects_id: input.corrects,
        recorded_by: by.display_name().to_owned(),
        created_at: w.now(),
    };
    let row = db::insert(w, row).await?;
    audit::record(w, by, &Entry::new("programme_indicator.enter", KIND, id)).await?;
    Ok(row.into())
}

/// Notes where a value is to stand in the place of one that there is not, or that another one corrects.
async fn check_corrected(
    w: &Write,
    checks: &mut Checks,
    id: ProgrammeIndicatorId,
    corrected: Option<IndicatorValueId>,
) -> Result<()> {
    let Some(corrected) = corrected else { return Ok(()) };
    let own = value::Entity::find_by_id(corrected).filter(value::Column::IndicatorId.eq(id));
    if own.count(w).await? == 0 {
        checks.add("corrects", "unknown", "The indicator has no such value.");
        return Ok(());
    }
    let others = value::Entity::find().filter(value::Column::CorrectsId.eq(corrected));
    let is_first = others.count(w).await? == 0;
    let message = "This value was corrected already: correct the one that stands in its place.";
    checks.require(is_first, "corrects", "corrected", message);
    Ok(())
}

/// One value of an indicator that the caller may see.
pub async fn find_value(
    db: &impl ConnectionTrait,
    by: &Actor,
    id: ProgrammeIndicatorId,
    entry: IndicatorValueId,
) -> Result<IndicatorValueOut> {
    find(db, by, id).await?;
    let found = value::Entity::find_by_id(entry).filter(value::Column::IndicatorId.eq(id));
    let found = found.one(db).await?.ok_or_else(|| AppError::not_found("indicator value"))?;
    Ok(found.into())
}

/// A page of the values of an indicator that the caller may see.
pub async fn list_values(
    db: &DatabaseConnection,
    by: &Actor,
    id: ProgrammeIndicatorId,
    page: &PageQuery,
    filter: &IndicatorValueFilter,
) -> Result<Paged<IndicatorValueOut>> {
    find(db, by, id).await?;
    let which = Condition::all()
        .add(value::Column::IndicatorId.eq(id))
        .add_option(filter.dated.as_ref().map(|dated| value::Column::Dated.eq(dated.clone())));
    let select = value::Entity::find().filter(which);
    Ok(page.fetch(db, select, value::Column::Id, &[]).await?.map(Into::into))
}

impl Model {
    /// The value from which it starts.
    pub fn baseline(&self) -> Option<IndicatorBaseline> {
        Some(IndicatorBaseline {
            value: self.baseline_value?,
            dated: self.baseline_dated.clone(),
            source: self.baseline_source.clone(),
        })
    }

    /// The value that is to be reached.
    pub fn target(&self) -> Option<IndicatorTarget> {
        Some(IndicatorTarget { value: self.target_value?, dated: self.target_dated.clone() })
    }
}

impl From<Model> for ProgrammeIndicatorOut {
    fn from(row: Model) -> Self {
        Self {
            baseline: row.baseline(),
            target: row.target(),
            id: row.id,
            version: row.version,
            programme_id: row.programme_id,
            code: row.code,
            title: row.title,
            unit: row.unit,
            measure: row.measure,
            direction: row.direction,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

impl From<value::Model> for IndicatorValueOut {
    fn from(row: value::Model) -> Self {
        Self {
            id: row.id,
            indicator_id: row.indicator_id,
            value: row.value,
            dated: row.dated,
            source: row.source,
            note: row.note,
            corrects: row.corrects_id,
            recorded_by: row.recorded_by,
            created_at: row.created_at,
        }
    }
}
