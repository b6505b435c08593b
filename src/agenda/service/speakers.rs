//! Speakers, recorded as they are on the day.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationTrait,
};

use crate::access::Actor;
use crate::agenda::entity::speaker::{Column, Entity, Model, Relation};
use crate::agenda::entity::{item, panel};
use crate::agenda::types::{SpeakerInput, SpeakerOut};
use crate::db::{self, Write};
use crate::error::{Checks, Kind, Result};
use crate::ids::{EventId, ItemId, PersonId};
use crate::organizations;
use crate::patch::Patch;
use crate::people::{self, entity::person};
use crate::text::line_fault;

/// What is known of a person when they are recorded.
#[derive(Clone, Debug, Default)]
struct Known {
    full_name: Option<String>,
    honorific: Option<String>,
    job_title: Option<String>,
    organization: Option<String>,
    country: Option<crate::countries::CountryCode>,
}

/// The rows of the `given` speakers: what a speaker leaves out is what this item `had` of that
/// person, else what the address book says now.
pub(super) async fn recorded(
    w: &Write,
    by: &Actor,
    checks: &mut Checks,
    item: ItemId,
    (given, had): (&[SpeakerInput], &[Model]),
) -> Result<Vec<Model>> {
    let book = address_book(w, by, given).await?;
    let mut rows: Vec<Model> = Vec::new();
    for ((at, input), position) in given.iter().enumerate().zip(1..) {
        let pointer = format!("speakers/{at}");
        let known = before(had, input).or_else(|| book.get(&input.person_id?).cloned());
        if input.person_id.is_some() && known.is_none() {
            checks.add(format!("{pointer}/person_id"), "unknown", "There is no such person.");
            continue;
        }
        let row = row(item, position, input, known.unwrap_or_default());
        check(checks, &pointer, &row);
        if row.person_id.is_some()
            && rows.iter().any(|other| (other.person_id, other.role) == (row.person_id, row.role))
        {
            let message = "This person has this role here already.";
            checks.add(format!("{pointer}/person_id"), "duplicate", message);
        }
        rows.push(row);
    }
    Ok(rows)
}

/// What was recorded of the person before, in the same role if they had several.
fn before(had: &[Model], input: &SpeakerInput) -> Option<Known> {
    let person = input.person_id?;
    let mut theirs = had.iter().filter(|row| row.person_id == Some(person));
    let first = theirs.clone().next();
    theirs.find(|row| row.role == input.role).or(first).map(Known::from)
}

fn row(item_id: ItemId, position: i32, input: &SpeakerInput, known: Known) -> Model {
    let name = input.full_name.clone().or(known.full_name).unwrap_or_default();
    Model {
        item_id,
        position,
        role: input.role,
        person_id: input.person_id,
        full_name: name.trim().to_owned(),
        honorific: or_known(&input.honorific, known.honorific),
        job_title: or_known(&input.position, known.job_title),
        organization: or_known(&input.organization, known.organization),
        country: or_known(&input.country, known.country),
    }
}

/// What was given, else what is known.
fn or_known<T>(given: &impl Patch<Option<T>>, known: Option<T>) -> Option<T> {
    let mut value = known;
    given.apply(&mut value);
    value
}

fn check(checks: &mut Checks, pointer: &str, row: &Model) {
    checks.extend(line_fault(&format!("{pointer}/full_name"), &row.full_name, 300));
    let others = [
        ("honorific", &row.honorific, 60),
        ("position", &row.job_title, 500),
        ("organization", &row.organization, 300),
    ];
    for (field, value, max) in others {
        let value = value.as_deref();
        checks
            .extend(value.and_then(|value| line_fault(&format!("{pointer}/{field}"), value, max)));
    }
}

/// The people named, as they are now; only those whom the caller may see.
async fn address_book(
    w: &Write,
    by: &Actor,
    given: &[SpeakerInput],
) -> Result<BTreeMap<PersonId, Known>> {
    let mut people: BTreeMap<PersonId, person::Model> = BTreeMap::new();
    for id in given.iter().filter_map(|speaker| speaker.person_id) {
        match people::service::named(w, by, id).await {
            Ok(person) => _ = people.insert(id, person),
            Err(error) if error.kind == Kind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    let houses = people.values().filter_map(|person| person.organization_id);
    let houses = organizations::service::by_ids(w, houses).await?;
    let known = |person: person::Model| Known {
        organization: person.organization_id.and_then(|id| Some(houses.get(&id)?.name.clone())),
        full_name: Some(person.full_name),
        honorific: person.honorific,
        job_title: person.position,
        country: person.country,
    };
    Ok(people.into_iter().map(|(id, person)| (id, known(person))).collect())
}

/// Writes the speakers of an item over those it had, and lets the event know them.
pub(super) async fn replace(w: &Write, event: EventId, item: ItemId, who: &[Model]) -> Result<()> {
    Entity::delete_many().filter(Column::ItemId.eq(item)).exec(w).await?;
    for row in who {
        db::insert(w, row.clone()).await?;
        if let Some(person) = row.person_id {
            people::service::known_to(w, person, event).await?;
        }
    }
    Ok(())
}

/// The speakers of some items, in order, by item: one query.
pub(super) async fn of_items(
    db: &impl ConnectionTrait,
    items: impl IntoIterator<Item = ItemId>,
) -> Result<BTreeMap<ItemId, Vec<Model>>> {
    let select = Entity::find().filter(Column::ItemId.is_in(items));
    let mut by_item: BTreeMap<ItemId, Vec<Model>> = BTreeMap::new();
    for row in select.order_by_asc(Column::Position).all(db).await? {
        by_item.entry(row.item_id).or_default().push(row);
    }
    Ok(by_item)
}

impl From<&Model> for Known {
    fn from(row: &Model) -> Self {
        let row = row.clone();
        Self {
            full_name: Some(row.full_name),
            honorific: row.honorific,
            job_title: row.job_title,
            organization: row.organization,
            country: row.country,
        }
    }
}

impl From<Model> for SpeakerOut {
    fn from(row: Model) -> Self {
        Self {
            person_id: row.person_id,
            role: row.role,
            honorific: row.honorific,
            full_name: row.full_name,
            position: row.job_title,
            organization: row.organization,
            country: row.country,
        }
    }
}

/// Whether the agenda of an event names a person.
pub async fn speaks_at(
    db: &impl ConnectionTrait,
    person: PersonId,
    event: EventId,
) -> Result<bool> {
    let found = Entity::find()
        .filter(Column::PersonId.eq(person))
        .join(JoinType::InnerJoin, Relation::Item.def())
        .join(JoinType::InnerJoin, item::Relation::Panel.def())
        .filter(panel::Column::EventId.eq(event));
    Ok(found.one(db).await?.is_some())
}

/// Has agendas name another person wherever they name one, who was on the day what stands there; how
/// often.
pub async fn move_to(w: &Write, from: PersonId, to: PersonId) -> Result<u64> {
    let theirs = Query::select()
        .column(Column::ItemId)
        .from(Entity)
        .and_where(Column::PersonId.eq(from))
        .to_owned();
    item::Entity::update_many()
        .col_expr(item::Column::Version, Expr::col(item::Column::Version).add(1))
        .col_expr(item::Column::UpdatedAt, Expr::value(w.now()))
        .filter(item::Column::Id.in_subquery(theirs))
        .exec(w)
        .await?;
    let done = Entity::update_many()
        .col_expr(Column::PersonId, Expr::value(to))
        .filter(Column::PersonId.eq(from));
    Ok(done.exec(w).await?.rows_affected)
}
