//! What a row says of a person, and what is wrong with that.

use std::collections::{BTreeMap, HashMap};

use super::cells::{self, Wrong};
use super::columns::Columns;
use crate::error::FieldError;
use crate::files::incoming::{Void, Voids};
use crate::ids::PersonId;
use crate::mail::EmailAddress;
use crate::people::types::PersonCreate;
use crate::text::fold;

/// A row as it was read.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Its number in the sheet.
    pub number: u32,
    /// Who the row says it is, on the server from which it came.
    pub id: Option<PersonId>,
    /// Whom it describes.
    pub person: PersonCreate,
    /// By what name it calls their organization.
    pub organization: Option<String>,
    /// What stands in columns that say nothing of the person, by their fields.
    pub others: BTreeMap<String, String>,
    /// Whether it says itself that nothing is to come of it.
    pub left_out: bool,
    /// All that is wrong with it.
    pub errors: Vec<FieldError>,
    /// The row above with the same address or, without one, with the same name.
    pub like: Option<(u32, Likeness)>,
}

/// In what a row is like one above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// Both have the same address.
    Address,
    /// Both have the same name, and this one has no address.
    Name,
}

/// Reads the rows of a table.
pub struct Reading<'a> {
    /// By these columns.
    pub columns: &'a Columns,
    /// But for these cells, of which nothing can be read.
    pub void: &'a Voids,
}

impl Reading<'_> {
    /// One row.
    pub fn row(&self, number: u32, cells: Vec<String>) -> Row {
        let mut row = Row { number, ..Row::default() };
        let beyond = cells.get(self.columns.len()..).unwrap_or_default();
        if beyond.iter().any(|cell| !cell.trim().is_empty()) {
            let message = "has more cells than there are columns: put what holds a separator into \
                           quotation marks, or name the column";
            row.errors.push(FieldError::new("row", "too_many_cells", message));
        }
        for ((field, cell), column) in self.columns.iter().zip(cells).zip(0..) {
            let Some(field) = field else { continue };
            let taken = match self.void.get(&(number, column)) {
                Some(void) => Err(nothing(*void, &cell)),
                None if cell.trim().is_empty() => Ok(()),
                None => row.take(field, cell),
            };
            if let Err((code, message)) = taken {
                row.errors.push(FieldError::new(field, code, message));
            }
        }
        row
    }
}

fn nothing(void: Void, cell: &str) -> Wrong {
    let message = match void {
        Void::Error => {
            format!("is no value: the formula came to {}; mend it in the table", cell.trim())
        }
        Void::Formula => {
            "is a formula that nothing has computed: open the file in a spreadsheet and \
                          save it, or write the value"
                .to_owned()
        }
    };
    ("formula", message)
}

impl Row {
    fn take(&mut self, field: &str, whole: String) -> Result<(), Wrong> {
        let cell = whole.trim();
        let person = &mut self.person;
        match field {
            "id" | "person_id" => self.id = Some(cells::id(cell)?),
            "organization_id" => person.organization_id = Some(cells::id(cell)?),
            "unnamed" => person.unnamed = cells::yes_or_no(cell)?,
            "email" => person.email = Some(cells::parsed("email", cell)?),
            "gender" => person.gender = Some(cells::gender(cell)?),
            "country" => person.country = Some(cells::country(cell)?),
            "preferred_language" => {
                person.preferred_language = Some(cells::parsed("language", cell)?);
            }
            "organization" => self.organization = Some(cell.to_owned()),
            "full_name" => cell.clone_into(&mut person.full_name),
            _ => match text(person, field) {
                Some(text) => *text = Some(cell.to_owned()),
                None => drop(self.others.insert(field.to_owned(), whole)),
            },
        }
        Ok(())
    }

    /// Takes what stands in a column that says nothing of the person, without what stands around it.
    pub fn other(&mut self, field: &str) -> Option<String> {
        self.others.remove(field).map(|cell| cell.trim().to_owned())
    }

    /// The same as something else, or notes what is wrong with it.
    pub fn read<T>(&mut self, field: &str, read: impl Fn(&str) -> Result<T, Wrong>) -> Option<T> {
        let read = read(&self.other(field)?);
        read.map_err(|(code, message)| self.errors.push(FieldError::new(field, code, message))).ok()
    }

    /// Notes what is wrong with it, once for each cell.
    pub fn wrong(&mut self, errors: impl IntoIterator<Item = FieldError>) {
        for error in errors {
            if !self.errors.iter().any(|known| known.pointer == error.pointer) {
                self.errors.push(error);
            }
        }
    }

    /// The name by which it is compared with others.
    pub fn name(&self) -> String {
        fold(&self.person.full_name)
    }

    /// Whether anything can come of it.
    pub fn is_good(&self) -> bool {
        self.errors.is_empty() && self.like.is_none() && !self.left_out
    }
}

/// The fields of a person that are text.
fn text<'a>(person: &'a mut PersonCreate, field: &str) -> Option<&'a mut Option<String>> {
    Some(match field {
        "given_name" => &mut person.given_name,
        "family_name" => &mut person.family_name,
        "patronymic" => &mut person.patronymic,
        "native_name" => &mut person.native_name,
        "badge_name" => &mut person.badge_name,
        "honorific" => &mut person.honorific,
        "phone" => &mut person.phone,
        "position" => &mut person.position,
        _ => return None,
    })
}

/// Notes which rows are like one above, of those with which nothing is wrong. Whoever is named by an id
/// that is `known` here is nobody else, whatever they are called.
pub fn note_likeness(rows: &mut [Row], known: impl Fn(PersonId) -> bool) {
    let (mut addresses, mut names) = (HashMap::new(), HashMap::new());
    for row in rows.iter_mut().filter(|row| row.is_good()) {
        let address = row.person.email.as_ref().map(EmailAddress::canonical);
        let name = row.name();
        row.like = match &address {
            Some(address) => addresses.get(address).map(|above| (*above, Likeness::Address)),
            None if row.id.is_some_and(&known) => None,
            None => names.get(&name).map(|above| (*above, Likeness::Name)),
        };
        if row.like.is_none() {
            addresses.extend(address.map(|address| (address, row.number)));
            names.entry(name).or_insert(row.number);
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::countries::CountryCode;

    fn read(rows: &[[&str; 4]]) -> Vec<Row> {
        let names = ["full_name", "email", "country", "unnamed"];
        let columns: Columns = names.map(|name| Some(name.to_owned())).to_vec();
        let void = Voids::from([((9, 0), Void::Error), ((9, 2), Void::Formula)]);
        let reading = Reading { columns: &columns, void: &void };
        let cells = rows.iter().map(|row| row.map(str::to_owned).to_vec());
        cells.zip(2..).map(|(cells, number)| reading.row(number, cells)).collect()
    }

    fn wrong(row: &Row) -> Vec<String> {
        row.errors.iter().map(|it| format!("{} {}", it.pointer, it.code)).collect()
    }

    #[test]
    fn a_country_is_known_by_its_code_and_by_its_names() {
        let rows = read(&[
            ["A", "", "kg", ""],
            ["B", "", "Кыргызстан", "да"],
            ["C", "", " republic of KOREA ", "no"],
            ["D", "no", "Atlantis", "maybe"],
        ]);
        let codes: Vec<_> =
            rows.iter().map(|row| row.person.country.as_ref().map(CountryCode::as_str)).collect();
        assert_eq!(codes, [Some("KG"), Some("KG"), Some("KR"), None]);
        assert!(rows[1].person.unnamed);
        assert_eq!(wrong(&rows[3]), ["/email email", "/country country", "/unnamed choice"]);
    }

    #[test]
    fn a_cell_of_which_nothing_can_be_read_is_no_value() {
        let mut rows = vec![["A", "", "", ""]; 7];
        rows.push(["#N/A", "", "=", ""]);
        let rows = read(&rows);
        assert_eq!(wrong(&rows[7]), ["/full_name formula", "/country formula"]);
        assert!(rows[7].errors[0].message.contains("#N/A"));
        assert_eq!(rows[7].person.full_name, "");
    }

    #[test]
    fn a_row_is_like_one_above_by_its_address_and_without_one_by_its_name() {
        let mut rows = read(&[
            ["Anna", "a@example.org", "", ""],
            ["Anna A.", "A@EXAMPLE.org", "", ""],
            ["ANNA", "", "", ""],
            ["Anna", "other@example.org", "", ""],
            ["Bek", "", "", ""],
            ["bek", "", "", ""],
            ["Anna", "broken", "", ""],
            ["Bek", "", "", ""],
        ]);
        let (here, elsewhere) = (PersonId(Uuid::from_u128(1)), PersonId(Uuid::from_u128(2)));
        rows[5].id = Some(elsewhere);
        rows[7].id = Some(here);
        note_likeness(&mut rows, |id| id == here);
        let like: Vec<_> = rows.iter().map(|row| row.like).collect();
        let address = Some((2, Likeness::Address));
        let name = |row| Some((row, Likeness::Name));
        assert_eq!(like, [None, address, name(2), None, None, name(6), None, None]);
    }
}
