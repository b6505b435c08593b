//! Two people on record turn out to be one.

use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::row::derived;
use super::{KIND, addresses, in_use, lock, nobody, taken_meanwhile};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{self, Write};
use crate::error::{AppError, FieldError, Result};
use crate::ids::{EventId, PersonId};
use crate::people::entity::person::{Entity, Model};
use crate::people::entity::person_event;
use crate::people::merged;
use crate::people::merged::entity::record::Kind;
use crate::people::merged::service::Gone;
use crate::people::rules::{self, one_of_two};

/// Both of them, the one who stays first; nobody else changes them until the write ends.
pub async fn lock_both(
    w: &Write,
    by: &Actor,
    stays: PersonId,
    other: PersonId,
) -> Result<(Model, Model)> {
    by.require_unlimited()?;
    let wrong =
        |code, message: String| AppError::invalid(vec![FieldError::new("other_id", code, message)]);
    if stays == other {
        return Err(wrong("same", "This is the person who stays; name another one.".to_owned()));
    }
    let unknown = || wrong("unknown", nobody().message);
    let find_other = async || lock(w, by, other).await.map_err(|it| it.if_missing(unknown));
    // Always in one order, so that two who do it at once do not wait for each other.
    if stays < other {
        let stays = lock(w, by, stays).await?;
        return Ok((stays, find_other().await?));
    }
    let other = find_other().await;
    let stays = lock(w, by, stays).await?;
    Ok((stays, other?))
}

/// Makes one record of two, the second of which nothing may name any more: what the first leaves open
/// is filled from it, and it goes.
pub async fn merge(w: &Write, by: &Actor, stays: Model, other: Model) -> Result<Model> {
    note_events(w, other.id, stays.id).await?;
    addresses::move_to(w, other.id, stays.id).await?;
    merged::service::move_to(w, other.id, stays.id).await?;
    keep(w, &stays, &other).await?;
    Entity::delete_by_id(other.id).exec(w).await.map_err(in_use)?;
    let mut after = one_of_two(&stays, &other);
    let others = stays.email.iter().chain(&other.email);
    let others = stays.other_emails.iter().chain(others).chain(other.other_emails.iter());
    after.other_emails = rules::beside(after.email.as_ref(), others).into();
    let mut after = derived(after);
    let found_by = [stays.other_emails.0.clone(), other.other_emails.0.clone()].concat();
    addresses::write(w, &Model { other_emails: found_by.into(), ..stays.clone() }, &after).await?;
    // Beyond what anybody has read of either.
    after.version = stays.version.max(other.version) + 1;
    after.updated_at = w.now();
    let after = db::update(w, after).await.map_err(taken_meanwhile)?;
    let entry = Entry::new("person.merge", KIND, stays.id).fields(db::changed(&stays, &after));
    audit::record(w, by, &entry).await?;
    audit::record(w, by, &Entry::new("person.merge_away", KIND, other.id)).await?;
    Ok(after)
}

/// What was on record of the one who goes; what is made of their id leads to the one who stays.
async fn keep(w: &Write, stays: &Model, other: &Model) -> Result<()> {
    let gone = Gone {
        kind: Kind::Person,
        id: other.id.0,
        became: stays.id.0,
        person: stays.id,
        event: None,
        links: None,
        code: None,
    };
    merged::service::keep(w, gone, other, []).await
}

/// What events know of the one, they know of the other.
async fn note_events(w: &Write, from: PersonId, to: PersonId) -> Result<()> {
    use person_event::{Column, Entity};
    let known = Query::select()
        .column(Column::EventId)
        .from(Entity)
        .and_where(Column::PersonId.eq(to))
        .to_owned();
    Entity::update_many()
        .col_expr(Column::PersonId, Expr::value(to))
        .filter(Column::PersonId.eq(from))
        .filter(Column::EventId.not_in_subquery(known))
        .exec(w)
        .await?;
    Ok(())
}

/// The events that know one of these people, in the order of their ids.
pub async fn events_of(w: &Write, people: &[PersonId]) -> Result<Vec<EventId>> {
    use person_event::{Column, Entity};
    let known = Entity::find()
        .select_only()
        .column(Column::EventId)
        .distinct()
        .filter(Column::PersonId.is_in(people.iter().copied()));
    let mut events: Vec<EventId> = known.into_tuple().all(w).await?;
    events.sort();
    Ok(events)
}
