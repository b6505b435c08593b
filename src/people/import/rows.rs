//! What a row says of a person, and what is wrong with that.

use std::collections::{BTreeMap, HashMap};

use super::columns::Columns;
use crate::countries::{CountryCode, names};
use crate::error::FieldError;
use crate::ids::{OrganizationId, PersonId};
use crate::mail::EmailAddress;
use crate::pages::catalogue;
use crate::people::entity::person::Model;
use crate::people::types::PersonCreate;
use crate::text::fold;

/// A row as it was read.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its number in the sheet.
    pub number: u32,
    /// Who the row says it is, on the server from which it came.
    pub id: Option<PersonId>,
    /// Whom it describes.
    pub person: PersonCreate,
    /// By what name it calls their organization.
    pub organization: Option<String>,
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
    columns: &'a Columns,
    countries: HashMap<String, CountryCode>,
}

/// What two languages call two countries is the one that the first of them means.
fn first_of_each(
    named: impl Iterator<Item = (String, CountryCode)>,
) -> HashMap<String, CountryCode> {
    let mut countries = HashMap::new();
    for (name, code) in named {
        countries.entry(name).or_insert(code);
    }
    countries
}

impl<'a> Reading<'a> {
    /// By these columns.
    pub fn new(columns: &'a Columns) -> Self {
        let languages = catalogue::all().iter().map(catalogue::Catalogue::language);
        let named = languages.flat_map(names::options);
        let countries = named.map(|(code, name)| (fold(name), code.clone()));
        let codes = CountryCode::all().map(|code| (fold(code.as_str()), code));
        Self { columns, countries: first_of_each(codes.chain(countries)) }
    }

    /// One row.
    pub fn row(&self, number: u32, cells: &[String]) -> Row {
        let (person, errors) = (PersonCreate::default(), Vec::new());
        let mut row = Row { number, id: None, person, organization: None, errors, like: None };
        for (field, cell) in self.columns.iter().zip(cells) {
            let cell = cell.trim();
            if let Some(field) = field.filter(|_| !cell.is_empty()) {
                self.take(&mut row, field, cell);
            }
        }
        let beyond = cells.get(self.columns.len()..).unwrap_or_default();
        if beyond.iter().any(|cell| !cell.trim().is_empty()) {
            let message = "has more cells than there are columns: put what holds a separator into \
                           quotation marks, or name the column";
            row.errors.push(FieldError::new("row", "too_many_cells", message));
        }
        row
    }

    fn take(&self, row: &mut Row, field: &'static str, cell: &str) {
        let text = || Some(cell.to_owned());
        let person = &mut row.person;
        let taken = match field {
            "id" => cell.parse().map(|id| row.id = Some(id)).map_err(|_| not_an_id()),
            "organization_id" => {
                let id = cell.parse::<OrganizationId>();
                id.map(|id| person.organization_id = Some(id)).map_err(|_| not_an_id())
            }
            "unnamed" => yes_or_no(cell).map(|unnamed| person.unnamed = unnamed),
            "email" => {
                let email = cell.parse().map(|email| person.email = Some(email));
                email.map_err(|error| ("email", format!("{error}")))
            }
            "gender" => {
                let gender = fold(cell).parse().map(|gender| person.gender = Some(gender));
                gender.map_err(|_| ("choice", "give female, male, other or undisclosed".to_owned()))
            }
            "country" => {
                person.country = self.countries.get(&fold(cell)).cloned();
                let message =
                    "give a code such as KG, or the name of a country in a language of the pages";
                person.country.as_ref().map(|_| ()).ok_or(("country", message.to_owned()))
            }
            "preferred_language" => {
                let language = cell.parse().map(|it| person.preferred_language = Some(it));
                language.map_err(|error| ("language", format!("{error}")))
            }
            _ => {
                match field {
                    "full_name" => cell.clone_into(&mut person.full_name),
                    "given_name" => person.given_name = text(),
                    "family_name" => person.family_name = text(),
                    "patronymic" => person.patronymic = text(),
                    "native_name" => person.native_name = text(),
                    "badge_name" => person.badge_name = text(),
                    "honorific" => person.honorific = text(),
                    "phone" => person.phone = text(),
                    "position" => person.position = text(),
                    _ => row.organization = text(),
                }
                Ok(())
            }
        };
        if let Err((code, message)) = taken {
            row.errors.push(FieldError::new(field, code, message));
        }
    }
}

fn not_an_id() -> (&'static str, String) {
    ("uuid", "give an id as the lists have it, or leave this empty".to_owned())
}

fn yes_or_no(cell: &str) -> Result<bool, (&'static str, String)> {
    match &*fold(cell) {
        "yes" | "true" | "1" | "да" => Ok(true),
        "no" | "false" | "0" | "нет" => Ok(false),
        _ => Err(("choice", "give yes or no".to_owned())),
    }
}

/// Notes which rows are like one above, of those with which nothing is wrong.
pub fn note_likeness(rows: &mut [Row]) {
    let (mut addresses, mut names) = (HashMap::new(), HashMap::new());
    for row in rows.iter_mut().filter(|row| row.errors.is_empty()) {
        let address = row.person.email.as_ref().map(EmailAddress::canonical);
        let name = row.name();
        row.like = match &address {
            Some(address) => addresses.get(address).map(|above| (*above, Likeness::Address)),
            None => names.get(&name).map(|above| (*above, Likeness::Name)),
        };
        if row.like.is_none() {
            addresses.extend(address.map(|address| (address, row.number)));
            names.entry(name).or_insert(row.number);
        }
    }
}

impl Row {
    /// The name by which it is compared with others.
    pub fn name(&self) -> String {
        fold(&self.person.full_name)
    }

    /// The fields in which it says something else than what is on record.
    pub fn differs(&self, known: &Model) -> Vec<String> {
        let person = &self.person;
        let other =
            |given: &Option<String>, known: &Option<String>| given.is_some() && given != known;
        let fields: BTreeMap<&str, bool> = [
            ("full_name", person.full_name != known.full_name),
            ("unnamed", person.unnamed && !known.unnamed),
            ("given_name", other(&person.given_name, &known.given_name)),
            ("family_name", other(&person.family_name, &known.family_name)),
            ("patronymic", other(&person.patronymic, &known.patronymic)),
            ("native_name", other(&person.native_name, &known.native_name)),
            ("badge_name", other(&person.badge_name, &known.badge_name)),
            ("honorific", other(&person.honorific, &known.honorific)),
            ("email", person.email.is_some() && person.email != known.email),
            ("phone", other(&person.phone, &known.phone)),
            ("gender", person.gender.is_some() && person.gender != known.gender),
            ("position", other(&person.position, &known.position)),
            (
                "organization",
                person.organization_id.is_some() && person.organization_id != known.organization_id,
            ),
            ("country", person.country.is_some() && person.country != known.country),
            (
                "preferred_language",
                person.preferred_language.is_some()
                    && person.preferred_language != known.preferred_language,
            ),
        ]
        .into();
        let differing = fields.into_iter().filter(|(_, differs)| *differs);
        differing.map(|(field, _)| field.to_owned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(rows: &[[&str; 4]]) -> Vec<Row> {
        let columns =
            ["full_name", "email", "country", "unnamed"].map(Some).into_iter().collect::<Columns>();
        let reading = Reading::new(&columns);
        let cells = rows.iter().map(|row| row.map(str::to_owned).to_vec());
        cells.zip(2..).map(|(cells, number)| reading.row(number, &cells)).collect()
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
        let wrong: Vec<&str> = rows[3].errors.iter().map(|it| it.pointer.as_str()).collect();
        assert_eq!(wrong, ["/email", "/country", "/unnamed"]);
    }

    #[test]
    fn a_name_that_languages_share_for_two_countries_is_read_as_in_the_first_of_them() {
        let rows = read(&[["A", "", "Конго", ""], ["B", "", "ყაზახეთი", ""]]);
        let codes: Vec<_> = rows.iter().map(|row| row.person.country.clone().unwrap()).collect();
        assert_eq!(codes.iter().map(CountryCode::as_str).collect::<Vec<_>>(), ["CG", "KZ"]);
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
        ]);
        note_likeness(&mut rows);
        let like: Vec<_> = rows.iter().map(|row| row.like).collect();
        let address = Some((2, Likeness::Address));
        let name = |row| Some((row, Likeness::Name));
        assert_eq!(like, [None, address, name(2), None, None, name(6), None]);
    }
}
