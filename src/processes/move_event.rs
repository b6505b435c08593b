//! Changing an event, with what follows from it.

use crate::access::Actor;
use crate::db::{Expected, Write};
use crate::error::Result;
use crate::events::service;
use crate::events::types::{EventOut, EventPatch};
use crate::ids::EventId;

/// Changes an event.
pub async fn move_event(
    w: &Write,
    by: &Actor,
    id: EventId,
    expected: &Expected,
    patch: &EventPatch,
) -> Result<EventOut> {
    let changed = service::update(w, by, id, expected, patch).await?;
    service::out(w, changed.after).await
}
