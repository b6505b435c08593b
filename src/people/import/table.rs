//! A table whose rows are judged by themselves, and what is told of all of them in the end.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::ConnectionTrait;

use super::columns::{Columns, Mapping, columns};
use super::fields::Fields;
use super::rows::{Likeness, Reading, Row, note_likeness};
use super::service::Done;
use super::types::{CellError, ImportColumn, ImportedRow, RowOutcome, TableImport};

use crate::access::Actor;
use crate::error::{FieldError, Result};
use crate::files::incoming::{Incoming, letters};
use crate::ids::OrganizationId;
use crate::organizations::entity::Model as Organization;
use crate::people::service::{faults, visible_by_ids};
use crate::people::types::PersonCreate;
use crate::{organizations, text};

/// How many rows of which there is something to tell are told.
const TOLD: usize = 200;

/// How many organizations are named that a word may mean.
const NAMED: usize = 5;

/// A table whose rows were judged by themselves.
pub struct Table {
    encoding: &'static str,
    head: Vec<String>,
    columns: Columns,
    rows: Vec<Row>,
}

/// What becomes of the name of an organization that is not on record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// Nothing says it but an organization on record.
    Wrong,
    /// It is kept as it is written.
    Kept,
}

impl Table {
    /// Reads all cells.
    pub fn read(file: Incoming, fields: &Fields, mapping: &Mapping) -> Result<Self> {
        let columns = columns(&file.head, fields, mapping)?;
        let reading = Reading { columns: &columns, void: &file.void };
        let rows = file.rows.into_iter().map(|(number, cells)| reading.row(number, cells));
        let rows = rows.collect();
        Ok(Self { encoding: file.encoding, head: file.head, columns, rows })
    }

    /// The rows, for whoever reads what they say beside who somebody is.
    pub fn rows_mut(&mut self) -> &mut [Row] {
        &mut self.rows
    }

    /// Finds what can be wrong with whom the rows describe, without looking for the people.
    pub async fn judge(
        &mut self,
        db: &impl ConnectionTrait,
        by: &Actor,
        unknown: Unknown,
    ) -> Result<()> {
        find_organizations(db, &mut self.rows, unknown).await?;
        let people: Vec<&PersonCreate> = self.rows.iter().map(|row| &row.person).collect();
        let wrong = faults(db, "", &people).await?;
        for (row, wrong) in self.rows.iter_mut().zip(wrong) {
            row.wrong(wrong);
        }
        let known = visible_by_ids(db, by, self.rows.iter().filter_map(|row| row.id)).await?;
        note_likeness(&mut self.rows, |id| known.contains_key(&id));
        Ok(())
    }

    /// The rows of which something can be made, or which can be on record.
    pub fn good(&self) -> Vec<&Row> {
        self.rows.iter().filter(|row| row.is_good()).collect()
    }

    /// What is told of all rows, given what became of the good ones.
    pub fn result(&self, done: &[Done], dry_run: bool) -> TableImport {
        let done: BTreeMap<u32, &Done> = done.iter().map(|it| (it.row, it)).collect();
        let mut result = TableImport {
            dry_run,
            encoding: self.encoding.to_owned(),
            columns: self.told_columns(),
            ..TableImport::default()
        };
        for row in &self.rows {
            let done = done.get(&row.number).copied();
            let told = self.told(row, done);
            result.count(&told);
            if !done.is_none_or(Done::is_worth_telling) {
                continue;
            }
            if result.told.len() < TOLD {
                result.told.push(told);
            } else {
                result.more += 1;
            }
        }
        result
    }

    fn told_columns(&self) -> Vec<ImportColumn> {
        let columns = self.head.iter().zip(&self.columns).enumerate();
        let told = columns.map(|(place, (heading, field))| ImportColumn {
            column: letters(place),
            heading: heading.clone(),
            field: field.clone(),
        });
        told.collect()
    }

    fn told(&self, row: &Row, done: Option<&Done>) -> ImportedRow {
        let outcome = match (row.like, done) {
            _ if row.left_out => RowOutcome::LeftOut,
            (Some((_, Likeness::Address)), _) => RowOutcome::Repeated,
            (Some((_, Likeness::Name)), _) => RowOutcome::SameName,
            (None, Some(done)) => done.outcome,
            (None, None) => RowOutcome::Failed,
        };
        let wrong = row.errors.iter().chain(done.into_iter().flat_map(|it| &it.errors));
        ImportedRow {
            row: row.number,
            outcome,
            person_id: done.and_then(|it| it.shown),
            nomination_id: done.and_then(|it| it.nomination),
            registration_id: done.and_then(|it| it.registration),
            status: done.and_then(|it| it.status).map(str::to_owned),
            like_row: row.like.map(|(above, _)| above),
            same_name: done.map(|it| it.same_name.clone()).unwrap_or_default(),
            differs: done.map(|it| it.differs.clone()).unwrap_or_default(),
            errors: wrong.map(|error| self.cell_error(row, error)).collect(),
        }
    }

    fn cell_error(&self, row: &Row, error: &FieldError) -> CellError {
        let field = error.pointer.trim_start_matches('/');
        let place = self.columns.iter().position(|known| known.as_deref() == Some(field));
        CellError {
            cell: place.map(|place| format!("{}{}", letters(place), row.number)),
            heading: place.and_then(|place| self.head.get(place).cloned()),
            field: field.to_owned(),
            code: error.code.clone().into_owned(),
            message: error.message.clone(),
        }
    }
}

impl TableImport {
    fn count(&mut self, told: &ImportedRow) {
        self.rows += 1;
        *match told.outcome {
            RowOutcome::Created => &mut self.created,
            RowOutcome::Known => &mut self.known,
            RowOutcome::Repeated => &mut self.repeated,
            RowOutcome::SameName => &mut self.same_name,
            RowOutcome::LeftOut => &mut self.left_out,
            RowOutcome::Failed => &mut self.failed,
        } += 1;
        if told.outcome == RowOutcome::Created {
            self.namesakes += u32::from(!told.same_name.is_empty());
            if let Some(status) = &told.status {
                *self.by_status.entry(status.clone()).or_default() += 1;
            }
        }
    }
}

/// Puts the ids of organizations in place of what they are called. An id that is not known here gives way
/// to that, for the table may come from another server.
async fn find_organizations(
    db: &impl ConnectionTrait,
    rows: &mut [Row],
    unknown: Unknown,
) -> Result<()> {
    let ids: BTreeSet<OrganizationId> =
        rows.iter().filter_map(|row| row.person.organization_id).collect();
    let known = organizations::service::by_ids(db, ids).await?;
    let names = rows.iter().filter_map(|row| row.organization.as_deref());
    let called = organizations::service::called(db, names).await?;
    for row in rows {
        let Some(name) = &row.organization else { continue };
        if row.person.organization_id.is_some_and(|id| known.contains_key(&id)) {
            continue;
        }
        let found = called.get(&text::fold(name)).map_or(&[][..], Vec::as_slice);
        row.person.organization_id = match found {
            [one] => Some(one.id),
            _ => None,
        };
        if unknown == Unknown::Wrong && found.len() != 1 {
            row.wrong([not_one(found)]);
        }
    }
    Ok(())
}

fn not_one(found: &[Organization]) -> FieldError {
    if found.is_empty() {
        let message =
            "There is no organization of this name, acronym or other spelling: add it first.";
        return FieldError::new("organization", "unknown", message);
    }
    let shown = found.iter().take(NAMED).map(|it| format!("{} ({})", it.name, it.id));
    let mut shown = shown.collect::<Vec<_>>().join(", ");
    if found.len() > NAMED {
        shown += ", ...";
    }
    let message = format!("Several organizations are called so: {shown}. Give organization_id.");
    FieldError::new("organization", "ambiguous", message)
}
