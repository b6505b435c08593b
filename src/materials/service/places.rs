//! Where in the agenda a material belongs.

use sea_orm::EntityTrait;

use crate::agenda::entity::{item, panel};
use crate::db::Write;
use crate::error::{Checks, Result};
use crate::materials::entity::material::Model;

/// The row at its place: an item says its panel. What stood there before may stay.
pub(super) async fn placed(
    w: &Write,
    checks: &mut Checks,
    before: Option<&Model>,
    mut row: Model,
) -> Result<Model> {
    let place = |row: &Model| (row.panel_id, row.item_id);
    if before.is_some_and(|before| place(before) == place(&row)) {
        return Ok(row);
    }
    if let Some(id) = row.item_id {
        let found = item::Entity::find_by_id(id).find_also_related(panel::Entity).one(w).await?;
        let own = found.and_then(|(_, panel)| panel).filter(|own| own.event_id == row.event_id);
        match own {
            None => checks.add("item_id", "unknown", "There is no such item in this event."),
            Some(own) => {
                let same = row.panel_id.is_none_or(|panel| panel == own.id);
                let message = "the item stands in another panel; leave this out, and it is the item's, \
                               or take it off its item with item_id null";
                checks.require(same, "panel_id", "of_another_panel", message);
                row.panel_id = Some(own.id);
            }
        }
    } else if let Some(id) = row.panel_id {
        let found = panel::Entity::find_by_id(id).one(w).await?;
        let known = found.is_some_and(|panel| panel.event_id == row.event_id);
        checks.require(known, "panel_id", "unknown", "There is no such panel in this event.");
    }
    Ok(row)
}
