//! Countries and areas.

use sea_orm::entity::prelude::*;

use crate::countries::CountryCode;
use crate::countries::types::UnStatus;
use crate::text::Texts;

/// A row of `countries`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "countries")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub alpha2: CountryCode,
    /// The code of three letters.
    pub alpha3: String,
    /// The number of UN M49.
    pub m49: String,
    /// How it stands to the United Nations.
    pub un_status: UnStatus,
    /// Names by language.
    #[sea_orm(column_type = "JsonBinary")]
    pub names: Texts,
    /// The English name, folded, to sort by.
    pub name_sort: String,
    /// The region, by its number.
    pub region: Option<String>,
    /// The subregion, by its number.
    pub subregion: Option<String>,
    /// Names and codes, folded for search.
    pub search: String,
}

crate::belongs_to! {}
