//! Two people on record turn out to be one: the certificates that they were given.

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::certificates::entity::{Column, Entity, Model};
use crate::db::{self, Write};
use crate::error::Result;
use crate::ids::RegistrationId;

/// Gives the certificates of one registration to another. Where both have a valid one of a kind, both are
/// confirmed as before. The event must be locked.
pub async fn move_to(w: &Write, from: RegistrationId, to: RegistrationId) -> Result<()> {
    let of = |id: RegistrationId| {
        let select = Entity::find().filter(Column::RegistrationId.eq(id));
        select.order_by_asc(Column::Number).lock_exclusive()
    };
    let own = of(to).filter(Column::RevokedAt.is_null()).all(w).await?;
    let own: BTreeSet<_> = own.into_iter().map(|row| row.kind).collect();
    for row in of(from).all(w).await? {
        let (version, updated_at) = (row.version + 1, w.now());
        let further = row.further || row.revoked_at.is_none() && own.contains(&row.kind);
        db::update(w, Model { registration_id: to, further, version, updated_at, ..row }).await?;
    }
    Ok(())
}
