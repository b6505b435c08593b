//! Nominations as a table, with whom they name.

use super::entity::nomination::Model;
use crate::error::Result;
use crate::files::sheet::{Cell, Columns, Sheet, SheetKind, at, said, yes_or_no};
use crate::organizations::entity::Model as Organization;
use crate::pages::Reader;
use crate::people::entity::person::Model as Person;

/// A nomination, whom it names, and their organization.
pub struct Row {
    /// The nomination.
    pub nomination: Model,
    /// Whom it names.
    pub person: Person,
    /// For which organization they work.
    pub organization: Option<Organization>,
}

/// The columns, by the names of the fields.
const COLUMNS: &Columns<Row> = &[
    ("country", |row| said(Some(&row.nomination.country))),
    ("rank", |row| Cell::Number(row.nomination.rank.into())),
    ("alternate", |row| yes_or_no(row.nomination.alternate)),
    ("status", |row| said(Some(&row.nomination.status))),
    ("role", |row| said(Some(&row.nomination.role))),
    ("honorific", |row| said(row.person.honorific.as_ref())),
    ("full_name", |row| Cell::from(&*row.person.full_name)),
    ("native_name", |row| said(row.person.native_name.as_ref())),
    ("email", |row| said(row.person.email.as_ref())),
    ("phone", |row| said(row.person.phone.as_ref())),
    ("gender", |row| said(row.person.gender.as_ref())),
    ("position", |row| said(row.person.position.as_ref())),
    ("organization", |row| said(row.organization.as_ref().map(|it| &it.name))),
    ("decline_reason", |row| said(row.nomination.decline_reason.as_ref())),
    ("decided_by", |row| said(row.nomination.decided_by.as_ref())),
    ("decided_at", |row| at(row.nomination.decided_at)),
    ("created_at", |row| at(Some(row.nomination.created_at))),
    ("updated_at", |row| at(Some(row.nomination.updated_at))),
    ("id", |row| said(Some(&row.nomination.id))),
    ("person_id", |row| said(Some(&row.nomination.person_id))),
    ("organization_id", |row| said(row.person.organization_id.as_ref())),
    ("invitation_id", |row| said(row.nomination.invitation_id.as_ref())),
];

/// A table of nominations in a reader's language, with its head alone.
pub fn begin(kind: SheetKind, reader: &Reader) -> Result<Sheet> {
    let catalogue = reader.catalogue();
    let head = catalogue.headings(COLUMNS.iter().map(|(name, _)| *name));
    Sheet::new(kind, &catalogue.say("table-nominations", []), &head)
}

/// A row of it.
pub fn cells(row: &Row) -> Vec<Cell> {
    COLUMNS.iter().map(|(_, cell)| cell(row)).collect()
}
