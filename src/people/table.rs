//! People as a table, with all that is on record.

use crate::error::Result;
use crate::files::sheet::{Cell, Columns, Sheet, SheetKind, at, said, yes_or_no};
use crate::organizations::entity::Model as Organization;
use crate::pages::Reader;
use crate::people::entity::person::Model;

/// A person with their organization.
pub type Row = (Model, Option<Organization>);

/// The columns, by the names of the fields.
const COLUMNS: &Columns<Row> = &[
    ("id", |row| said(Some(&row.0.id))),
    ("full_name", |row| Cell::from(&*row.0.full_name)),
    ("unnamed", |row| yes_or_no(row.0.unnamed)),
    ("given_name", |row| said(row.0.given_name.as_ref())),
    ("family_name", |row| said(row.0.family_name.as_ref())),
    ("patronymic", |row| said(row.0.patronymic.as_ref())),
    ("native_name", |row| said(row.0.native_name.as_ref())),
    ("badge_name", |row| said(row.0.badge_name.as_ref())),
    ("honorific", |row| said(row.0.honorific.as_ref())),
    ("email", |row| said(row.0.email.as_ref())),
    ("phone", |row| said(row.0.phone.as_ref())),
    ("gender", |row| said(row.0.gender.as_ref())),
    ("position", |row| said(row.0.position.as_ref())),
    ("organization", |row| said(row.1.as_ref().map(|it| &it.name))),
    ("organization_id", |row| said(row.0.organization_id.as_ref())),
    ("country", |row| said(row.0.country.as_ref())),
    ("preferred_language", |row| said(row.0.preferred_language.as_ref())),
    ("created_at", |row| at(Some(row.0.created_at))),
    ("updated_at", |row| at(Some(row.0.updated_at))),
];

/// A table of people in a reader's language, with its head alone.
pub fn begin(kind: SheetKind, reader: &Reader) -> Result<Sheet> {
    let catalogue = reader.catalogue();
    let head = catalogue.headings(COLUMNS.iter().map(|(name, _)| *name));
    Sheet::new(kind, &catalogue.say("table-people", []), &head)
}

/// A row of it.
pub fn cells(row: &Row) -> Vec<Cell> {
    COLUMNS.iter().map(|(_, cell)| cell(row)).collect()
}
