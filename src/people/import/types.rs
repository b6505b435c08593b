//! What came of a table of people, as callers see it.

use poem_openapi::Object;

use crate::ids::PersonId;

crate::choices! {
    /// What came of a row.
    PersonRowOutcome {
        /// A person was made of it.
        Created,
        /// Their id or their address is on record: nothing was changed.
        Known,
        /// A row above has the same address: nothing was made of it.
        Repeated,
        /// It has no address, and a person on record or a row above has the same name: nothing was made of
        /// it, for it may be the same person.
        SameName,
        /// Something is wrong with it: nothing was made of it.
        Failed,
    }
}

/// What came of a table of people.
#[derive(Clone, Debug, Default, Object)]
pub struct PeopleImport {
    /// Whether this only says what would come of it.
    pub dry_run: bool,
    /// In which letters the file is written: `utf-8`, `utf-16` or `windows-1251`.
    pub encoding: String,
    /// How many rows it has below its head.
    pub rows: u32,
    /// Of how many rows a person was made.
    pub created: u32,
    /// How many name somebody on record.
    pub known: u32,
    /// How many have the address of a row above.
    pub repeated: u32,
    /// How many may be somebody on record, or in a row above, who has the same name.
    pub same_name: u32,
    /// With how many something is wrong.
    pub failed: u32,
    /// The columns of the file, and as what each is read.
    pub columns: Vec<ImportColumn>,
    /// The rows of which there is something to tell, the first 200 of them: all but those of which a
    /// person was made whose name nobody else bears, and those on record as the row says.
    pub told: Vec<ImportedPerson>,
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
    /// As which field of a person it is read; null where it is not read.
    pub field: Option<String>,
}

/// What is to be told of a row.
#[derive(Clone, Debug, Object)]
pub struct ImportedPerson {
    /// Its number in the sheet; the head is row 1.
    pub row: u32,
    /// What came of it.
    pub outcome: PersonRowOutcome,
    /// Who was made of it, or who is on record.
    pub person_id: Option<PersonId>,
    /// The row above whose address or name it has.
    pub like_row: Option<u32>,
    /// Others on record who have the same name.
    pub same_name: Vec<PersonId>,
    /// The fields in which it says something else than what is on record.
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
