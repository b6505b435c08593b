//! Judging a table against what is on record, and making the people that are new.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::columns::{Columns, Mapping, columns};
use super::rows::{Likeness, Reading, Row, note_likeness};
use super::types::{CellError, ImportColumn, ImportedPerson, PeopleImport, PersonRowOutcome};
use crate::access::Actor;
use crate::db::Write;
use crate::error::{FieldError, Result};
use crate::files::incoming::{Incoming, letters};
use crate::ids::{OrganizationId, PersonId};
use crate::mail::EmailAddress;
use crate::organizations;
use crate::people::entity::person::{Column, Entity, Model};
use crate::people::service::{faults, match_or_create_many};
use crate::people::types::PersonCreate;

/// How many rows of which there is something to tell are told.
const TOLD: usize = 200;

/// A table whose rows were judged by themselves.
pub struct Table {
    encoding: &'static str,
    head: Vec<String>,
    columns: Columns,
    rows: Vec<Row>,
}

/// What became of a row.
#[derive(Clone, Debug)]
pub struct Done {
    row: u32,
    outcome: PersonRowOutcome,
    person: Option<PersonId>,
    same_name: Vec<PersonId>,
    differs: Vec<String>,
}

impl Done {
    /// Who was made of the row, or is on record.
    pub fn person(&self) -> Option<PersonId> {
        self.person
    }
}

impl Table {
    /// Reads all rows, and finds what can be wrong with them without looking for the people.
    pub async fn read(
        db: &impl ConnectionTrait,
        file: Incoming,
        mapping: &Mapping,
    ) -> Result<Self> {
        let columns = columns(&file.head, mapping)?;
        let reading = Reading::new(&columns);
        let rows = file.rows.iter().map(|(number, cells)| reading.row(*number, cells));
        let mut rows: Vec<Row> = rows.collect();
        find_organizations(db, &mut rows).await?;
        let people: Vec<&PersonCreate> = rows.iter().map(|row| &row.person).collect();
        let wrong = faults(db, "", &people).await?;
        for (row, wrong) in rows.iter_mut().zip(wrong) {
            row.errors.extend(wrong);
        }
        note_likeness(&mut rows);
        Ok(Self { encoding: file.encoding, head: file.head, columns, rows })
    }

    /// The rows of which somebody can be made, or who can be on record.
    pub fn good(&self) -> Vec<&Row> {
        self.rows.iter().filter(|row| row.errors.is_empty() && row.like.is_none()).collect()
    }

    /// What is told of all rows, given what became of the good ones.
    pub fn result(&self, done: &[Done], dry_run: bool) -> PeopleImport {
        let done: BTreeMap<u32, &Done> = done.iter().map(|it| (it.row, it)).collect();
        let mut result = PeopleImport {
            dry_run,
            encoding: self.encoding.to_owned(),
            columns: self.told_columns(),
            ..PeopleImport::default()
        };
        for row in &self.rows {
            let told = self.told(row, done.get(&row.number).copied());
            result.rows += 1;
            *result.count(told.outcome) += 1;
            if !told.is_worth_telling() {
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
            field: field.map(str::to_owned),
        });
        told.collect()
    }

    fn told(&self, row: &Row, done: Option<&Done>) -> ImportedPerson {
        let outcome = match (row.like, done) {
            (Some((_, Likeness::Address)), _) => PersonRowOutcome::Repeated,
            (Some((_, Likeness::Name)), _) => PersonRowOutcome::SameName,
            (None, Some(done)) => done.outcome,
            (None, None) => PersonRowOutcome::Failed,
        };
        ImportedPerson {
            row: row.number,
            outcome,
            person_id: done.and_then(|it| it.person),
            like_row: row.like.map(|(above, _)| above),
            same_name: done.map(|it| it.same_name.clone()).unwrap_or_default(),
            differs: done.map(|it| it.differs.clone()).unwrap_or_default(),
            errors: row.errors.iter().map(|error| self.cell_error(row, error)).collect(),
        }
    }

    fn cell_error(&self, row: &Row, error: &FieldError) -> CellError {
        let field = error.pointer.trim_start_matches('/');
        let place = self.columns.iter().position(|known| *known == Some(field));
        CellError {
            cell: place.map(|place| format!("{}{}", letters(place), row.number)),
            heading: place.map(|place| self.head[place].clone()),
            field: field.to_owned(),
            code: error.code.clone().into_owned(),
            message: error.message.clone(),
        }
    }
}

impl PeopleImport {
    fn count(&mut self, outcome: PersonRowOutcome) -> &mut u32 {
        match outcome {
            PersonRowOutcome::Created => &mut self.created,
            PersonRowOutcome::Known => &mut self.known,
            PersonRowOutcome::Repeated => &mut self.repeated,
            PersonRowOutcome::SameName => &mut self.same_name,
            PersonRowOutcome::Failed => &mut self.failed,
        }
    }
}

impl ImportedPerson {
    fn is_worth_telling(&self) -> bool {
        match self.outcome {
            PersonRowOutcome::Created => !self.same_name.is_empty(),
            PersonRowOutcome::Known => !self.differs.is_empty(),
            _ => true,
        }
    }
}

/// Puts the ids of organizations in place of their names. An id that is not known here gives way to the
/// name, for the table may come from another server.
async fn find_organizations(db: &impl ConnectionTrait, rows: &mut [Row]) -> Result<()> {
    let ids: BTreeSet<OrganizationId> =
        rows.iter().filter_map(|row| row.person.organization_id).collect();
    let known = organizations::service::by_ids(db, ids).await?;
    let names = rows.iter().filter_map(|row| row.organization.as_deref());
    let named = organizations::service::by_names(db, names).await?;
    for row in rows {
        let Some(name) = &row.organization else { continue };
        if row.person.organization_id.is_some_and(|id| known.contains_key(&id)) {
            continue;
        }
        let found = named.get(&crate::text::fold(name)).map_or(&[][..], Vec::as_slice);
        let (code, message) = match found {
            [id] => {
                row.person.organization_id = Some(*id);
                continue;
            }
            [] => ("unknown", "There is no organization of this name: add it first."),
            _ => ("ambiguous", "Several organizations have this name: give organization_id."),
        };
        row.person.organization_id = None;
        row.errors.push(FieldError::new("organization", code, message));
    }
    Ok(())
}

/// Who is on record of those that rows may name.
struct OnRecord {
    ids: HashMap<PersonId, Model>,
    addresses: HashMap<String, Model>,
    names: HashMap<String, Vec<PersonId>>,
}

impl OnRecord {
    async fn of(db: &impl ConnectionTrait, rows: &[&Row]) -> Result<Self> {
        let addresses: Vec<String> = rows
            .iter()
            .filter_map(|row| row.person.email.as_ref())
            .map(EmailAddress::canonical)
            .collect();
        let ids: Vec<PersonId> = rows.iter().filter_map(|row| row.id).collect();
        let found = Entity::find().filter(Column::EmailCanonical.is_in(addresses)).all(db).await?;
        let address = |row: Model| Some((row.email_canonical.clone()?, row));
        let known_addresses = found.into_iter().filter_map(address).collect();
        let found = Entity::find().filter(Column::Id.is_in(ids)).all(db).await?;
        let known_ids = found.into_iter().map(|row| (row.id, row)).collect();
        let names = rows.iter().map(|row| row.name());
        let select = Entity::find().select_only().column(Column::NameSort).column(Column::Id);
        let found = select.filter(Column::NameSort.is_in(names)).into_tuple().all(db).await?;
        let mut known_names: HashMap<String, Vec<PersonId>> = HashMap::new();
        for (name, id) in found {
            known_names.entry(name).or_default().push(id);
        }
        Ok(Self { ids: known_ids, addresses: known_addresses, names: known_names })
    }

    fn known(&self, row: &Row) -> Option<&Model> {
        let address = row.person.email.as_ref().map(EmailAddress::canonical);
        let by_address = || self.addresses.get(&address?);
        row.id.and_then(|id| self.ids.get(&id)).or_else(by_address)
    }

    fn judge(&self, row: &Row) -> Done {
        let same_name = self.names.get(&row.name()).cloned().unwrap_or_default();
        let (outcome, known) = match self.known(row) {
            Some(known) => (PersonRowOutcome::Known, Some(known)),
            None if row.person.email.is_none() && !same_name.is_empty() => {
                (PersonRowOutcome::SameName, None)
            }
            None => (PersonRowOutcome::Created, None),
        };
        let person = known.map(|known| known.id);
        Done {
            row: row.number,
            outcome,
            person,
            same_name: same_name.into_iter().filter(|id| Some(*id) != person).collect(),
            differs: known.map(|known| row.differs(known)).unwrap_or_default(),
        }
    }

    /// Whether the words of a row count instead of those on record, which nobody has confirmed: those of
    /// a table that was written, not of one that was made of the record itself.
    fn gives_way(&self, row: &Row) -> bool {
        row.id.is_none() && self.known(row).is_some_and(|known| known.provisional)
    }
}

/// What would become of these rows.
pub async fn judge(db: &impl ConnectionTrait, rows: &[&Row]) -> Result<Vec<Done>> {
    let on_record = OnRecord::of(db, rows).await?;
    Ok(rows.iter().map(|row| on_record.judge(row)).collect())
}

/// Makes the people of these rows that are new. Whoever calls this tells the register that some may bear
/// another name now.
pub async fn make(w: &Write, by: &Actor, rows: &[&Row]) -> Result<Vec<Done>> {
    let on_record = OnRecord::of(w, rows).await?;
    let mut done: Vec<Done> = rows.iter().map(|row| on_record.judge(row)).collect();
    let new: Vec<(&mut Done, &PersonCreate)> = done
        .iter_mut()
        .zip(rows)
        .filter(|(done, row)| done.outcome == PersonRowOutcome::Created || on_record.gives_way(row))
        .map(|(done, row)| (done, &row.person))
        .collect();
    let people: Vec<&PersonCreate> = new.iter().map(|(_, person)| *person).collect();
    let made = match_or_create_many(w, by, &people).await?;
    for ((done, _), made) in new.into_iter().zip(made) {
        done.person = Some(made.id);
    }
    Ok(done)
}
