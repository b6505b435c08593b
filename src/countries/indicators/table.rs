//! Values out of a table: each row is read by itself, and two for one cell are told of each other.

use std::collections::BTreeMap;

use super::rules;
use super::types::{CountryIndicatorCreate, CountryIndicatorFault};
use crate::countries::meant;
use crate::country_code::CountryCode;
use crate::error::{AppError, Checks, FieldError, Kind, Result};
use crate::files::incoming::{Incoming, letters};
use crate::text::fold;

/// The fields, as they stand above the columns.
const FIELDS: [&str; 7] = ["country", "index", "component", "edition", "value", "rank", "source"];
/// How they are headed in Russian.
const RUSSIAN: [(&str, &str); 9] = [
    ("Страна", "country"),
    ("Индекс", "index"),
    ("Компонент", "component"),
    ("Выпуск", "edition"),
    ("Год", "edition"),
    ("Значение", "value"),
    ("Место", "rank"),
    ("Ранг", "rank"),
    ("Источник", "source"),
];
/// Those without which a row says nothing.
const NEEDED: [&str; 4] = ["country", "index", "edition", "value"];

/// What stands for one cell: an index, an edition, a component and a country.
pub type Key = (String, i32, String, CountryCode);

/// A row that is right by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its number in the sheet.
    pub number: u32,
    /// What it says.
    pub said: CountryIndicatorCreate,
}

/// The cell of a value.
pub fn key(said: &CountryIndicatorCreate) -> Key {
    let component = said.component.as_deref().map(fold).unwrap_or_default();
    (rules::index_code(&said.index), said.edition, component, said.country.clone())
}

/// A table that was read.
#[derive(Debug, Default)]
pub struct Table {
    /// In which letters it was written.
    pub encoding: &'static str,
    /// How many rows it has.
    pub rows: u32,
    /// Those that are right.
    pub good: Vec<Row>,
    /// With how many something is wrong.
    pub failed: u32,
    /// What is wrong.
    pub faults: Vec<CountryIndicatorFault>,
    /// The columns that are not read.
    pub left_out: Vec<String>,
}

/// Which column holds each field.
type Places = BTreeMap<&'static str, usize>;

impl Table {
    /// Reads all rows; 422 where the columns do not say what they are.
    pub fn read(file: &Incoming) -> Result<Self> {
        let (places, left_out) = places(&file.head)?;
        let mut table = Self { encoding: file.encoding, left_out, ..Self::default() };
        let mut faults: BTreeMap<u32, Vec<FieldError>> = BTreeMap::new();
        for (number, cells) in &file.rows {
            table.rows += 1;
            match row(&places, cells) {
                Ok(said) => table.good.push(Row { number: *number, said }),
                Err(wrong) => drop(faults.insert(*number, wrong)),
            }
        }
        for (number, fault) in repeated(&table.good) {
            faults.entry(number).or_default().push(fault);
        }
        table.good.retain(|row| !faults.contains_key(&row.number));
        table.failed = u32::try_from(faults.len()).unwrap_or(u32::MAX);
        for (number, wrong) in faults {
            table.faults.extend(wrong.iter().map(|fault| told(&places, number, fault)));
        }
        Ok(table)
    }
}

fn places(head: &[String]) -> Result<(Places, Vec<String>)> {
    let (mut places, mut left_out, mut wrong) = (Places::new(), Vec::new(), Vec::new());
    for (place, heading) in head.iter().enumerate() {
        match headed(heading) {
            None => left_out.push(heading.clone()),
            Some(field) => {
                if places.insert(field, place).is_some() {
                    let message = format!("More than one column is read as {field}.");
                    wrong.push(FieldError::new(format!("columns/{field}"), "duplicate", message));
                }
            }
        }
    }
    for field in NEEDED.into_iter().filter(|field| !places.contains_key(field)) {
        let russian = RUSSIAN.iter().filter(|(_, own)| *own == field);
        let russian: Vec<String> = russian.map(|(other, _)| format!(" or `{other}`")).collect();
        let message = format!("No column is headed `{field}`{}.", russian.concat());
        wrong.push(FieldError::new(format!("columns/{field}"), "required", message));
    }
    if wrong.is_empty() {
        return Ok((places, left_out));
    }
    let detail = wrong.iter().map(|it| it.message.as_str()).collect::<Vec<_>>().join(" ");
    Err(AppError { fields: wrong, ..AppError::new(Kind::Invalid, "import.columns", detail) })
}

/// The field that a heading means.
fn headed(heading: &str) -> Option<&'static str> {
    let heading = fold(heading);
    let russian = RUSSIAN.iter().find(|(other, _)| fold(other) == heading);
    let named = FIELDS.into_iter().find(|field| heading == *field);
    named.or_else(|| russian.map(|(_, field)| *field))
}

/// What a row says, or all that is wrong with it.
fn row(
    places: &Places,
    cells: &[String],
) -> std::result::Result<CountryIndicatorCreate, Vec<FieldError>> {
    let cell = |field: &str| {
        let text = places.get(field).and_then(|place| cells.get(*place)).map(|text| text.trim());
        text.filter(|text| !text.is_empty())
    };
    let mut checks = Checks::new();
    for field in NEEDED {
        checks.require(cell(field).is_some(), field, "required", "is empty");
    }
    let country = cell("country").and_then(|text| {
        if let [country] = meant::meant(text).as_slice() {
            return Some(country.clone());
        }
        checks.add("country", "unknown", "give a country by its code or its name");
        None
    });
    let edition = number(&mut checks, cell("edition"), "edition", (1900, 2200));
    let rank = number(&mut checks, cell("rank"), "rank", (1, 1000));
    let value = cell("value").and_then(|text| {
        let value = text.replace(',', ".").parse::<f64>().ok();
        let value = value.filter(|value| value.abs() <= 1e9);
        checks.require(value.is_some(), "value", "number", "give a number such as 0.6498");
        value
    });
    let (index, component, source) = (cell("index"), cell("component"), cell("source"));
    rules::check(&mut checks, index, component, source);
    let faults = checks.into_faults();
    match (country, index, edition, value) {
        (Some(country), Some(index), Some(edition), Some(value)) if faults.is_empty() => {
            Ok(CountryIndicatorCreate {
                country,
                index: index.to_owned(),
                component: component.map(str::to_owned),
                edition,
                value,
                rank,
                source: source.map(str::to_owned),
            })
        }
        _ => Err(faults),
    }
}

fn number(
    checks: &mut Checks,
    text: Option<&str>,
    field: &'static str,
    (least, most): (i32, i32),
) -> Option<i32> {
    let number = text?.parse::<i32>().ok().filter(|number| (least..=most).contains(number));
    let message = format!("give a whole number from {least} to {most}");
    checks.require(number.is_some(), field, "number", &message);
    number
}

/// Rows that give a value to a cell to which another row gives one; each is told of the first other.
fn repeated(rows: &[Row]) -> Vec<(u32, FieldError)> {
    let mut cells: BTreeMap<Key, Vec<u32>> = BTreeMap::new();
    for row in rows {
        cells.entry(key(&row.said)).or_default().push(row.number);
    }
    let mut faults = Vec::new();
    for numbers in cells.into_values().filter(|numbers| numbers.len() > 1) {
        for number in &numbers {
            let other = numbers.iter().find(|other| *other != number).unwrap_or(number);
            let message = format!(
                "Rows {number} and {other} give a value to the same country, index, component and \
                 edition: leave one."
            );
            faults.push((*number, FieldError::new("value", "repeated", message)));
        }
    }
    faults
}

fn told(places: &Places, row: u32, fault: &FieldError) -> CountryIndicatorFault {
    let field = fault.pointer.trim_start_matches('/');
    CountryIndicatorFault {
        row,
        cell: places.get(field).map(|place| format!("{}{row}", letters(*place))),
        field: field.to_owned(),
        code: fault.code.clone().into_owned(),
        message: fault.message.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::incoming::read;
    use crate::files::sheet::SheetKind;
    use proptest::prelude::*;

    fn table(text: &str) -> Result<Table> {
        Table::read(&read(SheetKind::Csv, text.as_bytes())?)
    }

    #[test]
    fn a_table_is_read_cell_by_cell() {
        let text = "Country,Index,Component,Edition,Value,Rank,Note\n\
                    KZ,osi,e-participation,2022,0.75,15,x\n\
                    Nowhere,OSI,,22,many,0,\nKyrgyzstan,OSI,,2022,\"0,6\",,\n";
        let table = table(text).unwrap();
        assert_eq!((table.rows, table.good.len(), table.failed), (3, 2, 1));
        assert_eq!(table.left_out, ["Note"]);
        assert!((table.good[1].said.value - 0.6).abs() < 1e-9);
        let cells: Vec<_> = table.faults.iter().filter_map(|fault| fault.cell.clone()).collect();
        assert_eq!(cells, ["A3", "D3", "F3", "E3"]);
    }

    #[test]
    fn columns_are_known_by_their_headings_in_russian_too() {
        let text = "Страна;ИНДЕКС;Компонент;Год;Значение;Место;Источник;Примечание\n\
                    Казахстан;EGDI;;2022;0,8628;28;Обзор ООН;x\n";
        let read = table(text).unwrap();
        assert_eq!((read.faults, read.left_out), (vec![], vec!["Примечание".to_owned()]));
        let said = &read.good[0].said;
        assert_eq!((said.country.as_str(), said.edition, said.rank), ("KZ", 2022, Some(28)));
        assert_eq!((said.component.as_deref(), said.source.as_deref()), (None, Some("Обзор ООН")));
        for (heading, field) in RUSSIAN {
            assert_eq!(headed(heading), Some(field), "{heading}");
        }
        let error = table("Страна;Индекс;Год;Выпуск\nKZ;OSI;2022;2022\n").unwrap_err();
        let pointers: Vec<_> = error.fields.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(pointers, ["/columns/edition", "/columns/value"]);
        assert!(error.fields[1].message.ends_with(" or `Значение`."), "{:?}", error.fields[1]);
    }

    #[test]
    fn two_values_for_one_cell_are_told_of_each_other() {
        let text = "country,index,edition,value\nKZ,OSI,2022,0.7\nUZ,OSI,2022,0.5\nKazakhstan,osi,2022,0.8\n";
        let table = table(text).unwrap();
        assert_eq!((table.good.len(), table.failed), (1, 2));
        let said: Vec<_> = table.faults.iter().map(|it| (it.row, it.code.as_str())).collect();
        assert_eq!(said, [(2, "repeated"), (4, "repeated")]);
        assert!(table.faults[0].message.starts_with("Rows 2 and 4 "), "{:?}", table.faults[0]);
    }

    #[test]
    fn columns_that_are_missing_or_twice_are_named() {
        let error = table("country,index,index\nKZ,OSI,OSI\n").unwrap_err();
        let pointers: Vec<_> = error.fields.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(pointers, ["/columns/index", "/columns/edition", "/columns/value"]);
    }

    mod any_input {
        use super::*;

        proptest! {
            #[test]
            fn is_read_or_told_why_not(rows in prop::collection::vec("\\PC{0,12}(,\\PC{0,8}){0,4}", 0..6)) {
                let text = format!("country,index,edition,value,rank\n{}\n", rows.join("\n"));
                if let Ok(table) = table(&text) {
                    prop_assert_eq!(table.rows as usize, table.good.len() + table.failed as usize);
                    prop_assert!(table.good.iter().all(|row| row.said.value.is_finite()));
                }
            }
        }
    }
}
