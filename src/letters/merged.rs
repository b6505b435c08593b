//! Two people on record turn out to be one: the letters that were issued to them.

use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::entity::{Column, Entity, Model};
use super::service::{About, is_about, of};
use crate::db::{self, Write};
use crate::error::Result;

/// Has the letter about one thing be about another. Where there is one about that, this one keeps its
/// number beside it. The event must be locked.
pub async fn move_to(w: &Write, from: About, to: About) -> Result<()> {
    // The first of them, if any, before those that stand beside it.
    let theirs = Entity::find().filter(is_about(from)).order_by_asc(Column::Further);
    let theirs = theirs.order_by_asc(Column::Number).lock_exclusive().all(w).await?;
    let mut taken = of(w, to).await?.is_some();
    for row in theirs {
        let (invitation_id, registration_id) = match to {
            About::Invitation(id) => (Some(id), None),
            About::Registration(id) => (None, Some(id)),
        };
        let further = row.further || taken;
        taken |= !further;
        let (version, updated_at) = (row.version + 1, w.now());
        let moved = Model { version, invitation_id, registration_id, further, updated_at, ..row };
        db::update(w, moved).await?;
    }
    Ok(())
}
