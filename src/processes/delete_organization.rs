//! Deleting an organization, which recommendations may name as a counterpart.

use crate::access::Actor;
use crate::db::Write;
use crate::error::Result;
use crate::ids::OrganizationId;
use crate::organizations::service;
use crate::recommendations;

/// Deletes an organization that nothing names. It is locked first, so that no recommendation names
/// it in the meantime.
pub async fn delete_organization(w: &Write, by: &Actor, id: OrganizationId) -> Result<()> {
    service::lock(w, by, id).await?;
    if recommendations::service::has_counterpart(w, id).await? {
        return Err(service::in_use());
    }
    service::delete(w, by, id).await
}
