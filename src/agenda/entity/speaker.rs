//! Speakers of an item, as they were on the day.

use sea_orm::entity::prelude::*;

use crate::agenda::types::SpeakerRole;
use crate::countries::CountryCode;
use crate::ids::{ItemId, PersonId};

/// A row of `item_speakers`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "item_speakers")]
pub struct Model {
    /// The item.
    #[sea_orm(primary_key, auto_increment = false)]
    pub item_id: ItemId,
    /// Place in the item, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    /// What the person does.
    pub role: SpeakerRole,
    /// The person.
    pub person_id: Option<PersonId>,
    /// The name on the day.
    pub full_name: String,
    /// The honorific on the day.
    pub honorific: Option<String>,
    /// The exact title on the day, with the unit.
    pub job_title: Option<String>,
    /// The organization on the day.
    pub organization: Option<String>,
    /// The country on the day.
    pub country: Option<CountryCode>,
}

crate::belongs_to! {
    /// The item.
    Item: ItemId => super::item,
    /// The person.
    Person: PersonId => crate::people::entity::person,
}
