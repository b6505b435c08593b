//! Nominations that come of a request: made, put in order and taken back by whoever is asked. The
//! event must be locked.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::KIND;
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::countries::CountryCode;
use crate::db::{self, Write};
use crate::error::Result;
use crate::events::types::ParticipantRole;
use crate::ids::{EventId, NominationId, NominationRequestId, PersonId};
use crate::nominations::entity::nomination::{Column, Entity, Model};
use crate::nominations::types::NominationStatus;
use crate::people;

/// Somebody whom a focal point names.
#[derive(Clone, Debug)]
pub struct Nominee {
    /// Who.
    pub person: PersonId,
    /// For which country.
    pub country: CountryCode,
    /// In answer to which request.
    pub request: NominationRequestId,
    /// Their place in the delegation.
    pub rank: i32,
    /// Whether they are to come only in the place of another.
    pub alternate: bool,
}

/// Nominates somebody who is not nominated yet.
pub async fn named(w: &Write, by: &Actor, event: EventId, nominee: Nominee) -> Result<Model> {
    let row = Model {
        id: w.new_id(),
        version: 1,
        event_id: event,
        person_id: nominee.person,
        country: nominee.country,
        invitation_id: None,
        request_id: Some(nominee.request),
        role: ParticipantRole::Delegate,
        rank: nominee.rank,
        alternate: nominee.alternate,
        status: NominationStatus::Submitted,
        decline_reason: None,
        decided_by: None,
        decided_at: None,
        created_at: w.now(),
        updated_at: w.now(),
    };
    let row = db::insert(w, row).await?;
    people::service::known_to(w, row.person_id, event).await?;
    audit::record(w, by, &Entry::new("nomination.create", KIND, row.id).of(event)).await?;
    Ok(row)
}

/// One nomination, for the process that found it by the list on which it stands.
pub async fn find_named(w: &Write, id: NominationId) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(id).lock_exclusive().one(w).await?)
}

/// Several nominations by id; what names them decides who sees them.
pub async fn by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = NominationId>,
) -> Result<BTreeMap<NominationId, Model>> {
    let ids: Vec<NominationId> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = Entity::find().filter(Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// Several nominations, held until the write ends.
pub async fn locked_many(
    w: &Write,
    ids: impl IntoIterator<Item = NominationId>,
) -> Result<BTreeMap<NominationId, Model>> {
    let ids: Vec<NominationId> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let select = Entity::find().filter(Column::Id.is_in(ids)).order_by_asc(Column::Id);
    let rows = select.lock_exclusive().all(w).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// Gives a nomination the place that the country wants.
pub async fn put_in_order(
    w: &Write,
    by: &Actor,
    before: Model,
    rank: i32,
    alternate: bool,
) -> Result<()> {
    if (before.rank, before.alternate) == (rank, alternate) {
        return Ok(());
    }
    let (version, updated_at) = (before.version + 1, w.now());
    let after = Model { version, rank, alternate, updated_at, ..before.clone() };
    let after = db::update(w, after).await?;
    let entry = Entry::new("nomination.update", KIND, after.id).of(after.event_id);
    audit::record(w, by, &entry.fields(db::changed(&before, &after))).await
}

/// Takes a nomination back on which nobody has decided.
pub async fn take_back(w: &Write, by: &Actor, row: &Model) -> Result<()> {
    Entity::delete_by_id(row.id).exec(w).await?;
    audit::record(w, by, &Entry::new("nomination.delete", KIND, row.id).of(row.event_id)).await
}
