//! A whole agenda, read with three queries, and what derives from it.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{items, speakers};
use crate::agenda::entity::{item, panel, speaker};
use crate::agenda::rules::{self, Clash, ItemSlot, PanelSlot, SpeakerSlot};
use crate::agenda::types::{AgendaDay, AgendaOut, AgendaPanel, ClashOut};
use crate::error::Result;
use crate::events::entity::event;

/// The agenda of an event.
#[derive(Clone, Debug)]
pub struct Outline {
    /// The event.
    pub event: event::Model,
    /// Its panels, in order.
    pub panels: Vec<PanelOutline>,
}

/// A panel with its items, in order.
#[derive(Clone, Debug)]
pub struct PanelOutline {
    /// The panel.
    pub panel: panel::Model,
    /// The day on which it is: its own, or the only one of the event.
    pub day: Option<NaiveDate>,
    /// Its items.
    pub items: Vec<ItemOutline>,
}

/// An item with its speakers, in order.
#[derive(Clone, Debug)]
pub struct ItemOutline {
    /// The item.
    pub item: item::Model,
    /// Its speakers.
    pub speakers: Vec<speaker::Model>,
}

impl Outline {
    /// The agenda of an event that the caller has found.
    pub async fn read(db: &impl ConnectionTrait, event: event::Model) -> Result<Self> {
        let select = panel::Entity::find().filter(panel::Column::EventId.eq(event.id));
        let select = select.order_by_asc(panel::Column::Position).order_by_asc(panel::Column::Id);
        let panels = select.all(db).await?;
        let mut items = items::of_panels(db, panels.iter().map(|panel| panel.id)).await?;
        let ids = items.values().flatten().map(|item| item.id);
        let mut speakers = speakers::of_items(db, ids).await?;
        let mut with_speakers = |item: item::Model| {
            let speakers = speakers.remove(&item.id).unwrap_or_default();
            ItemOutline { item, speakers }
        };
        let span = event.span();
        let mut whole = |panel: panel::Model| {
            let items = items.remove(&panel.id).unwrap_or_default();
            let items = items.into_iter().map(&mut with_speakers).collect();
            PanelOutline { day: rules::day_of(&span, panel.day), panel, items }
        };
        let panels = panels.into_iter().map(&mut whole).collect();
        Ok(Self { event, panels })
    }

    /// The panels by day, in order of the days; those without a day come last.
    pub fn days(&self) -> Vec<(Option<NaiveDate>, Vec<&PanelOutline>)> {
        let mut days: BTreeMap<(bool, Option<NaiveDate>), Vec<&PanelOutline>> = BTreeMap::new();
        for panel in &self.panels {
            days.entry((panel.day.is_none(), panel.day)).or_default().push(panel);
        }
        days.into_iter().map(|((_, day), panels)| (day, panels)).collect()
    }

    /// When anything of it was last changed.
    pub fn changed_at(&self) -> DateTime<Utc> {
        let panels = self.panels.iter().map(|whole| whole.panel.updated_at);
        let items = self.items().map(|whole| whole.item.updated_at);
        panels.chain(items).fold(self.event.updated_at, DateTime::max)
    }

    /// All items with their speakers.
    pub fn items(&self) -> impl Iterator<Item = &ItemOutline> {
        self.panels.iter().flat_map(|panel| &panel.items)
    }

    /// What cannot be as it is planned.
    pub fn clashes(&self) -> Vec<Clash> {
        let panels: Vec<PanelSlot> = self.panels.iter().map(PanelSlot::from).collect();
        let items: Vec<ItemSlot> = self.items().map(ItemSlot::from).collect();
        rules::clashes(&self.event.span(), &panels, &items)
    }
}

impl From<&PanelOutline> for PanelSlot {
    fn from(whole: &PanelOutline) -> Self {
        let panel = &whole.panel;
        Self {
            id: panel.id,
            day: panel.day,
            start: panel.start_time,
            end: panel.end_time,
            room: panel.room.clone(),
        }
    }
}

impl From<&ItemOutline> for ItemSlot {
    fn from(whole: &ItemOutline) -> Self {
        let item = &whole.item;
        let slot = |who: &speaker::Model| SpeakerSlot {
            person: who.person_id,
            name: who.full_name.clone(),
        };
        Self {
            id: item.id,
            panel: item.panel_id,
            start: item.start_time,
            end: item.end_time,
            speakers: whole.speakers.iter().map(slot).collect(),
        }
    }
}

impl From<&Outline> for AgendaOut {
    fn from(outline: &Outline) -> Self {
        let event = &outline.event;
        let day = |(day, panels): (Option<NaiveDate>, Vec<&PanelOutline>)| AgendaDay {
            day,
            panels: panels.into_iter().map(AgendaPanel::from).collect(),
        };
        Self {
            event_id: event.id,
            title: event.title.clone(),
            time_zone: event.time_zone,
            starts_on: event.starts_on,
            ends_on: event.ends_on,
            days: outline.days().into_iter().map(day).collect(),
            clashes: outline.clashes().into_iter().map(Into::into).collect(),
        }
    }
}

impl From<&PanelOutline> for AgendaPanel {
    fn from(whole: &PanelOutline) -> Self {
        let item = |whole: &ItemOutline| items::out(whole.item.clone(), whole.speakers.clone());
        Self { panel: whole.panel.clone().into(), items: whole.items.iter().map(item).collect() }
    }
}

impl From<Clash> for ClashOut {
    fn from(clash: Clash) -> Self {
        Self {
            kind: clash.kind,
            day: clash.day,
            start_time: clash.start.map(Into::into),
            end_time: clash.end.map(Into::into),
            panel_ids: clash.panels,
            item_ids: clash.items,
            what: clash.what,
        }
    }
}
