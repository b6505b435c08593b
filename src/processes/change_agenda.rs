//! Changing a panel or an item; those whom the event concerns are told if that is wanted.

use super::concerned::{Concerned, registered, unanswered, write_to};
use crate::access::Actor;
use crate::agenda::messages::{self, Change};
use crate::agenda::service::{items, panels};
use crate::agenda::types::{ItemOut, ItemPatch, PanelOut, PanelPatch};
use crate::db::{Expected, Write};
use crate::error::Result;
use crate::events::messages::{EventChanged, Letterhead};
use crate::events::types::EventStatus;
use crate::ids::{ItemId, PanelId};
use crate::people::messages::person_data;
use crate::text::Language;

/// Changes a panel.
pub async fn change_panel(
    w: &Write,
    by: &Actor,
    id: PanelId,
    expected: &Expected,
    patch: &PanelPatch,
) -> Result<PanelOut> {
    let (panel, change) = panels::update(w, by, id, expected, patch).await?;
    if patch.notify == Some(true) {
        tell(w, change).await?;
    }
    Ok(panel)
}

/// Changes an item.
pub async fn change_item(
    w: &Write,
    by: &Actor,
    id: ItemId,
    expected: &Expected,
    patch: &ItemPatch,
) -> Result<ItemOut> {
    let (item, change) = items::update(w, by, id, expected, patch).await?;
    if patch.notify == Some(true) {
        tell(w, change).await?;
    }
    Ok(item)
}

/// One mail each for the registered and the invited, about what the agenda shows them.
async fn tell(w: &Write, change: Change) -> Result<()> {
    let Change { event, before, after } = change;
    let ahead = event.status == EventStatus::Published && !event.is_over(w.now());
    if before == after || !ahead {
        return Ok(());
    }
    let mut all = registered(w, event.id).await?;
    all.extend(unanswered(w, &event, &all).await?);
    let head = Letterhead::of(w, event).await?;
    let body = |who: &Concerned, language: &Language| EventChanged {
        person: person_data(&who.person),
        event: head.data(language),
        changes: vec![messages::change(&head.event, &before, &after, language)],
        reason: None,
    };
    write_to(w, &head, &all, None, body).await?;
    Ok(())
}
