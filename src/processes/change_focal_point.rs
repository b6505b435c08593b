//! Changing a focal point, whose links open nothing once they are none, nor those on their way.

use crate::access::Actor;
use crate::db::{Expected, Write};
use crate::error::Result;
use crate::ids::FocalPointId;
use crate::people::focal_points::service;
use crate::people::focal_points::types::{FocalPointOut, FocalPointPatch};
use crate::recommendations::requests;

/// Changes a focal point.
pub async fn change_focal_point(
    w: &Write,
    by: &Actor,
    id: FocalPointId,
    expected: &Expected,
    patch: &FocalPointPatch,
) -> Result<FocalPointOut> {
    let point = service::update(w, by, id, expected, patch).await?;
    let still = point.organization_id.filter(|_| point.active);
    requests::service::call_off(w, id, still).await?;
    Ok(point)
}
