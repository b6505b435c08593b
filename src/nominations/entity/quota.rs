//! The seats of a country at an event.

use sea_orm::entity::prelude::*;

use crate::countries::CountryCode;
use crate::ids::{EventId, QuotaId};

/// A row of `nomination_quotas`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "nomination_quotas")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: QuotaId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// The event.
    pub event_id: EventId,
    /// The country; one quota for each country and event.
    pub country: CountryCode,
    /// How many of its nominees can be selected.
    pub seats: i32,
    /// How many alternates it is asked for; none: as many as it likes.
    pub alternates: Option<i32>,
    /// How many of a hundred are to be women; none: nothing is said.
    pub women_share: Option<i32>,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

crate::belongs_to! {
    /// The event.
    Event: EventId => crate::events::entity::event,
}
