//! The list of participants as a table.

use super::types::{ListOfParticipants, ListedParticipant};
use crate::error::Result;
use crate::files::sheet::{Cell, Sheet, SheetKind, said};
use crate::pages::Reader;
use crate::pages::catalogue::{Catalogue, family};

const COLUMNS: [&str; 7] =
    ["number", "part", "country", "honorific", "full_name", "position", "organization"];

/// The list as a table in the language of the reader.
pub fn table(kind: SheetKind, reader: &Reader, list: &ListOfParticipants) -> Result<Sheet> {
    let catalogue = reader.catalogue();
    let title = catalogue.say("table-participants", []);
    let mut sheet = Sheet::new(kind, &title, &catalogue.headings(COLUMNS))?;
    for person in &list.participants {
        sheet.row(&cells(catalogue, person))?;
    }
    Ok(sheet)
}

fn cells(catalogue: &Catalogue, person: &ListedParticipant) -> [Cell; COLUMNS.len()] {
    let part = family("participants-", person.part.as_str());
    [
        Cell::from(person.number),
        catalogue.text(&part, &fluent_bundle::FluentArgs::new()).into(),
        said(person.country_name.as_ref()),
        said(person.honorific.as_ref()),
        Cell::from(&*person.full_name),
        said(person.position.as_ref()),
        said(person.organization.as_ref()),
    ]
}
