//! Which country is in which group.

use sea_orm::entity::prelude::*;

use crate::countries::CountryCode;
use crate::ids::CountryGroupId;

/// A row of `country_group_members`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "country_group_members")]
pub struct Model {
    /// The group.
    #[sea_orm(primary_key, auto_increment = false)]
    pub group_id: CountryGroupId,
    /// The country.
    #[sea_orm(primary_key, auto_increment = false)]
    pub country: CountryCode,
}

crate::belongs_to! {
    /// The group.
    Group: GroupId => super::group,
}
