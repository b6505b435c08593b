//! Whom a focal point has named, row by row. What that means for nominations is for the process
//! `name_delegation`.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::LOGGED;
use super::deeds::save;
use crate::access::Actor;
use crate::audit;
use crate::db::{self, Write};
use crate::error::Result;
use crate::ids::{EventId, NominationEntryId, NominationId, NominationRequestId, PersonId};
use crate::nominations::entity::nomination;
use crate::nominations::requests::entity::entry::{Column, Entity, Model};
use crate::nominations::requests::entity::request;
use crate::nominations::requests::types::NominationRequestStatus;

/// Whom these requests have brought, in the order of each delegation.
pub async fn entries(
    db: &impl ConnectionTrait,
    requests: &[NominationRequestId],
) -> Result<Vec<Model>> {
    if requests.is_empty() {
        return Ok(Vec::new());
    }
    let select = Entity::find().filter(Column::RequestId.is_in(requests.iter().copied()));
    Ok(select.order_by_asc(Column::Place).order_by_asc(Column::Id).all(db).await?)
}

/// The organization for which whoever named somebody says that they come.
pub async fn organization_of(
    db: &impl ConnectionTrait,
    event: EventId,
    person: PersonId,
) -> Result<Option<String>> {
    let found = Entity::find()
        .select_only()
        .column(Column::Organization)
        .inner_join(nomination::Entity)
        .filter(nomination::Column::EventId.eq(event))
        .filter(nomination::Column::PersonId.eq(person));
    let found: Option<Option<String>> = found.into_tuple().one(db).await?;
    Ok(found.flatten())
}

/// Keeps somebody who is named now.
pub async fn insert_entry(w: &Write, row: Model) -> Result<Model> {
    db::insert(w, row).await
}

/// Keeps what is said of somebody now.
pub async fn update_entry(w: &Write, mut row: Model) -> Result<Model> {
    row.version += 1;
    row.updated_at = w.now();
    db::update(w, row).await
}

/// Takes somebody off the list.
pub async fn drop_entry(w: &Write, id: NominationEntryId) -> Result<()> {
    Entity::delete_by_id(id).exec(w).await?;
    Ok(())
}

/// Takes whoever stands behind a nomination off the list on which they stand, as the organizers delete
/// it; whoever looks at the list just now is told that it has changed.
pub async fn forget_nomination(w: &Write, nomination: NominationId) -> Result<()> {
    let theirs = Entity::find().filter(Column::NominationId.eq(nomination));
    for entry in theirs.all(w).await? {
        drop_entry(w, entry.id).await?;
        let row = super::read::locked(w, entry.request_id).await?;
        save(w, request::Model { edition: row.edition + 1, ..row }).await?;
    }
    Ok(())
}

/// Takes note that the delegation is another one now. Where nobody is named any more, the answer is
/// awaited again.
pub async fn answered(
    w: &Write,
    by: &Actor,
    row: request::Model,
    named: bool,
) -> Result<request::Model> {
    let status =
        if named { NominationRequestStatus::Answered } else { NominationRequestStatus::Sent };
    let (edition, answered_at) = (row.edition + 1, named.then(|| w.now()));
    let row = save(w, request::Model { status, edition, answered_at, ..row }).await?;
    let entry = audit::Entry::new("nomination_request.answer", LOGGED, row.id).of(row.event_id);
    audit::record(w, by, &entry).await?;
    Ok(row)
}
