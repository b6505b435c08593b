//! The nonces under which check-ins were told.

use sea_orm::entity::prelude::*;

use crate::ids::{CheckInId, EventId};

/// A row of `check_in_nonces`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "check_in_nonces")]
pub struct Model {
    /// The event, within which a nonce is unique.
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_id: EventId,
    /// The nonce.
    #[sea_orm(primary_key, auto_increment = false)]
    pub nonce: String,
    /// The check-in that it stands for.
    pub check_in_id: CheckInId,
}

crate::belongs_to! {
    /// The check-in that it stands for.
    CheckIn: CheckInId => crate::attendance::entity::check_in,
}
