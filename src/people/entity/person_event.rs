//! Which event knows which person; a token limited to the event sees the person.

use sea_orm::entity::prelude::*;

use crate::ids::{EventId, PersonId};

/// A row of `person_events`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "person_events")]
pub struct Model {
    /// The person.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// The event. Events stand above people, so only the key is kept here.
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_id: EventId,
}

crate::belongs_to! {
    /// The person.
    Person: PersonId => super::person,
}
