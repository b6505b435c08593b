//! Since when an event asks by its rule, and up to when its contact was told what came of it.

use sea_orm::entity::prelude::*;

use crate::ids::EventId;

/// A row of `progress_rounds`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "progress_rounds")]
pub struct Model {
    /// The event.
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_id: EventId,
    /// When it was last looked what there is to tell.
    pub told_at: Option<DateTimeUtc>,
    /// Before when no round counts as due, in a database that was restored.
    pub asks_from: Option<DateTimeUtc>,
}

crate::belongs_to! {
    /// The event.
    Event: EventId => crate::events::entity::event,
}
