//! Deleting a panel, to which people may have been checked in.

use crate::access::Actor;
use crate::agenda::service::panels;
use crate::attendance;
use crate::db::Write;
use crate::error::{AppError, Result};
use crate::events;
use crate::ids::PanelId;

/// Deletes a panel that nobody came to. Its event is locked first, so that nobody is checked in to it
/// in the meantime.
pub async fn delete_panel(w: &Write, by: &Actor, id: PanelId) -> Result<()> {
    let panel = panels::find(w, by, id).await?;
    events::service::lock(w, by, panel.event_id).await?;
    if attendance::service::names_panel(w, id).await? {
        let detail = "Somebody was checked in to this panel: it stays on record.";
        return Err(AppError::conflict("panel.in_use", detail));
    }
    panels::delete(w, by, id).await
}
