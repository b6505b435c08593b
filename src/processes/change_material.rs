//! Changing and deleting a material, which follow-ups may carry.

use crate::access::Actor;
use crate::db::{Expected, Write};
use crate::error::Result;
use crate::follow_ups;
use crate::ids::MaterialId;
use crate::materials::service;
use crate::materials::types::{MaterialOut, MaterialPatch};

/// Changes a material, unless a follow-up could not carry it any more.
pub async fn change_material(
    w: &Write,
    by: &Actor,
    id: MaterialId,
    expected: &Expected,
    patch: &MaterialPatch,
) -> Result<MaterialOut> {
    let changed = service::update(w, by, id, expected, patch).await?;
    if patch.visibility.is_some() {
        follow_ups::service::check_all_that_carry(w, changed.event_id, id).await?;
    }
    Ok(changed)
}

/// Deletes a material that no follow-up carries which may still go out.
pub async fn delete_material(w: &Write, by: &Actor, id: MaterialId) -> Result<()> {
    let event = service::find(w, by, id).await?.event_id;
    service::delete(w, by, id).await?;
    follow_ups::service::check_all_that_carry(w, event, id).await
}
