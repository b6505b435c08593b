//! Items of a panel, with their speakers.

use std::collections::BTreeMap;

use sea_orm::sea_query::Query;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait, PaginatorTrait,
    QueryFilter,
};

use super::{Places, panels, place, shift, speakers};
use crate::access::Actor;
use crate::agenda::entity::item::{Column, Entity, Model};
use crate::agenda::entity::{panel, speaker};
use crate::agenda::messages::{Change, Shown};
use crate::agenda::rules::{self, order};
use crate::agenda::types::{ItemCreate, ItemFilter, ItemOut, ItemPatch};
use crate::audit::{self, Entry};
use crate::db::page::{PageQuery, Paged};
use crate::db::{self, Expected, Write};
use crate::error::{AppError, Checks, Result};
use crate::events::entity::event;
use crate::ids::{ItemId, PanelId};
use crate::organizations;
use crate::patch::Patch as _;
use crate::text::{self, Texts};

const KIND: &str = "item";
const PLACES: Places<Entity> =
    Places { position: Column::Position, version: Column::Version, updated_at: Column::UpdatedAt };

/// Makes an item with its speakers.
pub async fn create(
    w: &Write,
    by: &Actor,
    panel_id: PanelId,
    input: &ItemCreate,
) -> Result<ItemOut> {
    let (event, panel) = panels::locked(w, by, panel_id).await?;
    let (position, room) = order::inserted(input.position, count(w, panel_id).await?);
    let row = Model {
        id: w.new_id(),
        version: 1,
        panel_id,
        position,
        kind: input.kind,
        title: input.title.clone(),
        abstract_text: input.abstract_text.clone(),
        host_organization_id: input.host_organization_id,
        start_time: input.start_time.map(Into::into),
        end_time: input.end_time.map(Into::into),
        search: String::new(),
        created_at: w.now(),
        updated_at: w.now(),
    };
    let mut checks = Checks::new();
    let who = speakers::recorded(w, by, &mut checks, row.id, (&input.speakers, &[])).await?;
    let row = checked(w, checks, (&event, &panel), (row, &who)).await?;
    shift(w, of(panel_id), &PLACES, room).await?;
    let row = db::insert(w, row).await?;
    speakers::replace(w, event.id, row.id, &who).await?;
    audit::record(w, by, &Entry::new("item.create", KIND, row.id).of(event.id)).await?;
    Ok(out(row, who))
}

/// Changes an item; a new position moves it and the others make room.
pub async fn update(
    w: &Write,
    by: &Actor,
    id: ItemId,
    expected: &Expected,
    patch: &ItemPatch,
) -> Result<(ItemOut, Change)> {
    let (event, panel, before) = locked(w, by, id).await?;
    expected.check(before.version)?;
    let mut after = patched(before.clone(), patch);
    if let Some(wanted) = patch.position {
        let count = count(w, panel.id).await?;
        let (position, room) = order::moved(before.position, wanted, count);
        shift(w, of(panel.id), &PLACES, room).await?;
        after.position = position;
    }
    after.version += 1;
    after.updated_at = w.now();
    let mut checks = Checks::new();
    let had = speakers::of_items(w, [id]).await?.remove(&id).unwrap_or_default();
    let who = match patch.speakers.list() {
        Some(given) => speakers::recorded(w, by, &mut checks, id, (given, &had)).await?,
        None => had.clone(),
    };
    let after = checked(w, checks, (&event, &panel), (after, &who)).await?;
    let after = db::update(w, after).await?;
    let columns = db::changed(&before, &after).into_iter();
    let mut fields: Vec<String> = columns.map(rules::field_of).collect();
    if who != had {
        speakers::replace(w, event.id, id, &who).await?;
        fields.push("speakers".to_owned());
    }
    let entry = Entry::new("item.update", KIND, id).of(event.id);
    audit::record(w, by, &entry.fields(fields)).await?;
    let after = out(after, who);
    let before = Shown::item(&out(before, had), panel.day);
    let now = Shown::item(&after, panel.day);
    Ok((after, Change { event, before, after: now }))
}

fn patched(mut row: Model, patch: &ItemPatch) -> Model {
    patch.kind.apply(&mut row.kind);
    patch.title.apply(&mut row.title);
    patch.abstract_text.apply(&mut row.abstract_text);
    patch.host_organization_id.apply(&mut row.host_organization_id);
    patch.start_time.apply(&mut row.start_time);
    patch.end_time.apply(&mut row.end_time);
    row
}

/// Deletes an item with its speakers.
pub async fn delete(w: &Write, by: &Actor, id: ItemId) -> Result<()> {
    let (event, panel, row) = locked(w, by, id).await?;
    let count = count(w, panel.id).await?;
    Entity::delete_by_id(id).exec(w).await?;
    shift(w, of(panel.id), &PLACES, order::removed(row.position, count)).await?;
    audit::record(w, by, &Entry::new("item.delete", KIND, id).of(event.id)).await
}

/// One item, with its speakers, of an event that the caller may see.
pub async fn find(db: &impl ConnectionTrait, by: &Actor, id: ItemId) -> Result<ItemOut> {
    let (row, _) = row(db, by, id).await?;
    let who = speakers::of_items(db, [id]).await?.remove(&id).unwrap_or_default();
    Ok(out(row, who))
}

async fn row(db: &impl ConnectionTrait, by: &Actor, id: ItemId) -> Result<(Model, panel::Model)> {
    let found = Entity::find_by_id(id).find_also_related(panel::Entity).one(db).await?;
    let found = found.and_then(|(row, panel)| Some((row, panel?)));
    let found = found.filter(|(_, panel)| by.scope.contains_event(panel.event_id));
    found.ok_or_else(|| AppError::not_found(KIND))
}

/// The item with its panel and its event, which is locked.
async fn locked(w: &Write, by: &Actor, id: ItemId) -> Result<(event::Model, panel::Model, Model)> {
    let (_, panel) = row(w, by, id).await?;
    let (event, panel) = panels::locked(w, by, panel.id).await?;
    let (row, _) = row(w, by, id).await?;
    Ok((event, panel, row))
}

/// A page of a panel's items.
pub async fn list(
    db: &DatabaseConnection,
    by: &Actor,
    panel_id: PanelId,
    page: &PageQuery,
    filter: &ItemFilter,
) -> Result<Paged<ItemOut>> {
    panels::find(db, by, panel_id).await?;
    let mut select = Entity::find().filter(of(panel_id)).filter(page.matching(Column::Search));
    if let Some(kind) = filter.kind {
        select = select.filter(Column::Kind.eq(kind));
    }
    if let Some(host) = filter.host_organization_id {
        select = select.filter(Column::HostOrganizationId.eq(host));
    }
    if let Some(speaking) = speaking(filter) {
        select = select.filter(speaking);
    }
    let sorts = [("position", Column::Position)];
    let rows = page.fetch(db, select, Column::Id, &sorts).await?;
    let mut who = speakers::of_items(db, rows.items.iter().map(|row| row.id)).await?;
    Ok(rows.map(|row| {
        let who = who.remove(&row.id).unwrap_or_default();
        out(row, who)
    }))
}

/// Somebody speaks who fits the filter.
fn speaking(filter: &ItemFilter) -> Option<Condition> {
    let person = filter.person_id.map(|person| speaker::Column::PersonId.eq(person));
    let role = filter.role.map(|role| speaker::Column::Role.eq(role));
    let country = filter.country.clone().map(|country| speaker::Column::Country.eq(country));
    let wanted: Vec<_> = person.into_iter().chain(role).chain(country).collect();
    if wanted.is_empty() {
        return None;
    }
    let fits = wanted.into_iter().fold(Condition::all(), Condition::add);
    let items = Query::select()
        .column(speaker::Column::ItemId)
        .from(speaker::Entity)
        .cond_where(fits)
        .to_owned();
    Some(Condition::all().add(Column::Id.in_subquery(items)))
}

fn of(panel: PanelId) -> Condition {
    Condition::all().add(Column::PanelId.eq(panel))
}

async fn count(w: &Write, panel: PanelId) -> Result<i32> {
    Ok(place(Entity::find().filter(of(panel)).count(w).await?))
}

/// The row with what derives from it, or all that is wrong with it and was before.
async fn checked(
    w: &Write,
    mut checks: Checks,
    (event, panel): (&event::Model, &panel::Model),
    (mut row, who): (Model, &[speaker::Model]),
) -> Result<Model> {
    let about = ("abstract", row.abstract_text.as_ref());
    rules::check_texts(&mut checks, Some(&row.title), about);
    rules::check_times(&mut checks, row.start_time, row.end_time);
    let span = event.span();
    let times = [("start_time", row.start_time), ("end_time", row.end_time)];
    rules::check_exist(&mut checks, span.zone, rules::day_of(&span, panel.day), times);
    if let Some(host) = row.host_organization_id {
        let known = organizations::service::by_ids(w, [host]).await?.contains_key(&host);
        let message = "There is no such organization.";
        checks.require(known, "host_organization_id", "unknown", message);
    }
    checks.finish()?;
    let texts = row.title.iter().chain(row.abstract_text.iter().flat_map(Texts::iter));
    let texts = texts.map(|(_, text)| text);
    row.search = text::searchable(texts.chain(who.iter().map(|who| who.full_name.as_str())));
    Ok(row)
}

/// The item as callers see it.
pub(super) fn out(row: Model, who: Vec<speaker::Model>) -> ItemOut {
    ItemOut {
        id: row.id,
        version: row.version,
        panel_id: row.panel_id,
        position: row.position,
        kind: row.kind,
        title: row.title,
        abstract_text: row.abstract_text,
        host_organization_id: row.host_organization_id,
        start_time: row.start_time.map(Into::into),
        end_time: row.end_time.map(Into::into),
        speakers: who.into_iter().map(Into::into).collect(),
        created_at: row.created_at,
        updated_at: row.updated_at,
    }
}

/// All items of some panels, in order, by panel.
pub(super) async fn of_panels(
    db: &impl ConnectionTrait,
    panels: impl IntoIterator<Item = PanelId>,
) -> Result<BTreeMap<PanelId, Vec<Model>>> {
    use sea_orm::QueryOrder;
    let select = Entity::find().filter(Column::PanelId.is_in(panels));
    let rows = select.order_by_asc(Column::Position).order_by_asc(Column::Id).all(db).await?;
    let mut by_panel: BTreeMap<PanelId, Vec<Model>> = BTreeMap::new();
    for row in rows {
        by_panel.entry(row.panel_id).or_default().push(row);
    }
    Ok(by_panel)
}
