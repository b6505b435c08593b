//! Two people on record turn out to be one: when they came.

use std::collections::HashMap;

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::KIND;
use crate::access::Actor;
use crate::attendance::entity::check_in::{Column, Entity, Model};
use crate::attendance::entity::{attendance, nonce};
use crate::attendance::rules::Place;
use crate::audit::{self, Entry};
use crate::db::{self, Write};
use crate::error::Result;
use crate::ids::{CheckInId, PersonId, RegistrationId};
use crate::people::merged::entity::record::Kind;
use crate::people::merged::service::{self as merged, Gone};

/// Gives the check-ins of one registration to another. Where both stand for one day or panel, they are
/// one, with the earlier instant and all their nonces. The event must be locked.
pub async fn move_to(
    w: &Write,
    by: &Actor,
    (from, to): (RegistrationId, RegistrationId),
    person: PersonId,
) -> Result<()> {
    let of = |id: RegistrationId| Entity::find().filter(Column::RegistrationId.eq(id));
    let standing = of(to).filter(Column::UndoneAt.is_null());
    let standing = standing.lock_exclusive().all(w).await?;
    let standing: HashMap<Place, Model> =
        standing.into_iter().map(|row| (row.place(), row)).collect();
    let theirs = of(from).order_by_asc(Column::Id).lock_exclusive().all(w).await?;
    for row in theirs {
        let same = standing.get(&row.place()).filter(|_| row.undone_at.is_none());
        if let Some(same) = same {
            unite(w, by, same.clone(), row, person).await?;
        } else {
            let (version, updated_at) = (row.version + 1, w.now());
            let moved = Model { registration_id: to, version, updated_at, ..row };
            db::update(w, moved).await?;
        }
    }
    attendance::Entity::delete_by_id(from).exec(w).await?;
    Ok(())
}

async fn unite(w: &Write, by: &Actor, stays: Model, goes: Model, person: PersonId) -> Result<()> {
    nonce::Entity::update_many()
        .col_expr(nonce::Column::CheckInId, Expr::value(stays.id))
        .filter(nonce::Column::CheckInId.eq(goes.id))
        .exec(w)
        .await?;
    let (id, became): (CheckInId, CheckInId) = (goes.id, stays.id);
    let gone = Gone {
        kind: Kind::CheckIn,
        id: id.0,
        became: became.0,
        person,
        event: Some(goes.event_id),
        links: None,
        code: None,
    };
    merged::keep(w, gone, &goes, []).await?;
    Entity::delete_by_id(goes.id).exec(w).await?;
    if goes.at < stays.at {
        let (version, updated_at) = (stays.version + 1, w.now());
        db::update(w, Model { at: goes.at, version, updated_at, ..stays.clone() }).await?;
    }
    let entries = [
        Entry::new("check_in.merge", KIND, stays.id).of(stays.event_id),
        Entry::new("check_in.merge_away", KIND, goes.id).of(goes.event_id),
    ];
    audit::record_many(w, by, &entries).await
}
