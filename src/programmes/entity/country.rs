//! Countries of a programme.

use sea_orm::entity::prelude::*;

use crate::countries::CountryCode;
use crate::ids::ProgrammeId;
use crate::programmes::types::ProgrammeCountryRole;

/// A row of `programme_countries`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "programme_countries")]
pub struct Model {
    /// The programme.
    #[sea_orm(primary_key, auto_increment = false)]
    pub programme_id: ProgrammeId,
    /// The country.
    #[sea_orm(primary_key, auto_increment = false)]
    pub country: CountryCode,
    /// What it is to the programme.
    #[sea_orm(primary_key, auto_increment = false)]
    pub role: ProgrammeCountryRole,
    /// Its place in the list, from 1.
    pub position: i32,
}

crate::belongs_to! {
    /// The programme.
    Programme: ProgrammeId => super::programme,
}
