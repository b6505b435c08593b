//! What came of a table, as callers see it.

use std::collections::BTreeMap;

use poem_openapi::Object;

use crate::ids::{NominationId, PersonId, RegistrationId};

crate::choices! {
    /// What came of a row.
    RowOutcome {
        /// What the table is of was made: a person, a nomination or a registration.
        Created,
        /// It is on record: nothing was changed.
        Known,
        /// A row above has the same address: nothing was made of it.
        Repeated,
        /// It has no address, and a person on record or a row above has the same name: nothing was made of
        /// it, for it may be the same person.
        SameName,
        /// It says itself that they are not to come: nothing was made of it.
        LeftOut,
        /// Something is wrong with it: nothing was made of it.
        Failed,
    }
}

/// What came of a table.
#[derive(Clone, Debug, Default, Object)]
pub struct TableImport {
    /// Whether this only says what would come of it.
    pub dry_run: bool,
    /// In which letters the file is written: `utf-8`, `utf-16` or `windows-1251`.
    pub encoding: String,
    /// How many rows it has below its head.
    pub rows: u32,
    /// Of how many rows something was made: a person, a nomination or a registration.
    pub created: u32,
    /// Of how many it is on record already.
    pub known: u32,
    /// How many have the address of a row above.
    pub repeated: u32,
    /// Of how many nothing was made because they have no address and the name of somebody on record or in
    /// a row above. Who has the same name and an address of their own is among the created, and counted
    /// as a namesake.
    pub same_name: u32,
    /// How many of those created have the name of somebody else on record.
    pub namesakes: u32,
    /// How many say themselves that they are not to come: withdrawn or rejected in the table.
    pub left_out: u32,
    /// With how many something is wrong.
    pub failed: u32,
    /// In which states those created are, by how many; of people there is none.
    pub by_status: BTreeMap<String, u32>,
    /// The columns of the file, and as what each is read.
    pub columns: Vec<ImportColumn>,
    /// The rows of which there is something to tell, the first 200 of them: all but those of which
    /// something usual was made, and those on record as the row says.
    pub told: Vec<ImportedRow>,
    /// How many more such rows there are.
    pub more: u32,
}

/// A column of a file.
#[derive(Clone, Debug, Object)]
pub struct ImportColumn {
    /// Its letters, such as `C`.
    pub column: String,
    /// What stands above it.
    pub heading: String,
    /// As which field it is read; null where it is not read.
    pub field: Option<String>,
}

/// What is to be told of a row.
#[derive(Clone, Debug, Object)]
pub struct ImportedRow {
    /// Its number in the sheet; the head is row 1.
    pub row: u32,
    /// What came of it.
    pub outcome: RowOutcome,
    /// Who was made of the row, or who is on record.
    pub person_id: Option<PersonId>,
    /// The nomination that was made of it, or is on record.
    pub nomination_id: Option<NominationId>,
    /// The registration that was made of it, or is on record.
    pub registration_id: Option<RegistrationId>,
    /// How far that nomination or registration is; in a dry run, how far it would be.
    pub status: Option<String>,
    /// The row above whose address or name it has.
    pub like_row: Option<u32>,
    /// Others on record who have the same name.
    pub same_name: Vec<PersonId>,
    /// The fields in which it says something else of the person than what is on record.
    pub differs: Vec<String>,
    /// What is wrong with it.
    pub errors: Vec<CellError>,
}

/// What is wrong with a cell.
#[derive(Clone, Debug, Object)]
pub struct CellError {
    /// Where it is, such as `C5`; null where the file has no column for it.
    pub cell: Option<String>,
    /// What stands above its column.
    pub heading: Option<String>,
    /// The field.
    pub field: String,
    /// A stable code.
    pub code: String,
    /// What is wrong, and what would be right.
    pub message: String,
}
