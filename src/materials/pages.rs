//! Materials as pages show them.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::entity::material::Model;
use super::service;
use super::types::Visibility;
use crate::agenda::entity::{item, panel};
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::events::pages::worded;
use crate::ids::{ItemId, PanelId};
use crate::pages::views::{MaterialLine, Worded};
use crate::text::{Language, Texts};
use crate::uploads::entity::upload;
use crate::uploads::rules::FileKind;

/// What of an event these see; files are given below `base`.
pub async fn lines(
    db: &impl ConnectionTrait,
    event: &Event,
    to: Visibility,
    base: &str,
    reader: &Language,
) -> Result<Vec<MaterialLine>> {
    let rows = service::shown(db, event.id, to, None).await?;
    let places = Places::of(db, rows.iter().map(|(row, _)| row)).await?;
    let lines = rows.into_iter().map(|(row, file)| {
        let place = places.title(&row).map(|title| worded(event, title, reader));
        line((row, file), base, reader).at(place.filter(|place| !place.text.is_empty()))
    });
    Ok(lines.collect())
}

/// The titles of the panels and items to which materials belong.
#[derive(Default)]
struct Places {
    panels: BTreeMap<PanelId, Texts>,
    items: BTreeMap<ItemId, Texts>,
}

impl Places {
    async fn of(db: &impl ConnectionTrait, rows: impl Iterator<Item = &Model>) -> Result<Self> {
        let (mut panels, mut items) = (Vec::new(), Vec::new());
        for row in rows {
            match (row.item_id, row.panel_id) {
                (Some(item), _) => items.push(item),
                (None, panel) => panels.extend(panel),
            }
        }
        let mut places = Self::default();
        if !panels.is_empty() {
            let found = panel::Entity::find().filter(panel::Column::Id.is_in(panels));
            let found = found.all(db).await?.into_iter();
            places.panels = found.map(|panel| (panel.id, panel.title)).collect();
        }
        if !items.is_empty() {
            let found = item::Entity::find().filter(item::Column::Id.is_in(items));
            let found = found.all(db).await?.into_iter();
            places.items = found.map(|item| (item.id, item.title)).collect();
        }
        Ok(places)
    }

    /// What stands in the agenda where a material belongs.
    fn title(&self, row: &Model) -> Option<&Texts> {
        let item = row.item_id.and_then(|id| self.items.get(&id));
        item.or_else(|| self.panels.get(&row.panel_id?))
    }
}

fn line(
    (row, file): (Model, Option<upload::Model>),
    base: &str,
    reader: &Language,
) -> MaterialLine {
    let href = file.as_ref().map(|_| format!("{base}/materials/{}", row.id));
    let format = file.as_ref().and_then(|file| FileKind::of_media_type(&file.media_type));
    let title = match &row.language {
        Some(own) => Worded::new(row.title, own, reader),
        None => row.title.into(),
    };
    let line = MaterialLine::new(title, href).of_kind(format.map(FileKind::name));
    line.elsewhere(row.url).with_rights(row.rights)
}
