//! Which column is which field: by what stands above it, in a language of the pages, or by what the
//! caller says.

use std::collections::{BTreeMap, HashMap};

use crate::error::{AppError, FieldError, Kind, Result};
use crate::files::incoming::letters;
use crate::pages::catalogue;
use crate::text::fold;

/// The fields that are read.
pub const FIELDS: [&str; 17] = [
    "id",
    "full_name",
    "unnamed",
    "given_name",
    "family_name",
    "patronymic",
    "native_name",
    "badge_name",
    "honorific",
    "email",
    "phone",
    "gender",
    "position",
    "organization",
    "organization_id",
    "country",
    "preferred_language",
];

/// Which field each column is read as.
pub type Columns = Vec<Option<&'static str>>;

/// As which fields a caller wants columns to be read, by what stands above them; none: not at all.
pub type Mapping = BTreeMap<String, Option<String>>;

/// The mapping that a caller gave as JSON; 400 where it is none.
pub fn mapping(json: Option<&str>) -> Result<Mapping> {
    let Some(json) = json else { return Ok(Mapping::new()) };
    serde_json::from_str(json).map_err(|_| {
        let detail = "mapping: give a JSON object of headings and fields, such as {\"Name\": \
                      \"full_name\", \"Room\": null}.";
        let fields = vec![FieldError::new("mapping", "type", detail)];
        AppError { fields, ..AppError::bad_request("request.parameter", detail) }
    })
}

/// Which column is which field; 422 with all that stands against it.
pub fn columns(head: &[String], mapping: &Mapping) -> Result<Columns> {
    let mut wrong = wrong_mapping(head, mapping);
    let usual = usual();
    let given: HashMap<String, Option<&'static str>> = mapping
        .iter()
        .map(|(heading, field)| (fold(heading), field.as_deref().and_then(field_named)))
        .collect();
    let field = |heading: &String| {
        let heading = fold(heading);
        given.get(&heading).copied().unwrap_or_else(|| usual.get(&heading).copied())
    };
    let columns: Columns = head.iter().map(field).collect();
    for name in FIELDS {
        let found = columns.iter().enumerate().filter(|(_, field)| **field == Some(name));
        let found: Vec<String> = found.map(|(column, _)| letters(column)).collect();
        if found.len() > 1 {
            let message = format!("More than one column is read as {name}: {}.", found.join(", "));
            wrong.push(FieldError::new(format!("columns/{name}"), "duplicate", message));
        }
    }
    if !columns.contains(&Some("full_name")) {
        let message = "No column is read as full_name: name one `full_name`, `Full name` or `Полное \
                       имя`, or say in `mapping` which one it is.";
        wrong.push(FieldError::new("columns/full_name", "required", message));
    }
    if wrong.is_empty() {
        return Ok(columns);
    }
    let detail = wrong.iter().map(|it| it.message.as_str()).collect::<Vec<_>>().join(" ");
    Err(AppError { fields: wrong, ..AppError::new(Kind::Invalid, "import.columns", detail) })
}

fn wrong_mapping(head: &[String], mapping: &Mapping) -> Vec<FieldError> {
    let mut wrong = Vec::new();
    for (heading, field) in mapping {
        let pointer = format!("mapping/{}", heading.replace('~', "~0").replace('/', "~1"));
        if !head.iter().any(|known| fold(known) == fold(heading)) {
            let message = "No column of this file has this heading.";
            wrong.push(FieldError::new(pointer, "unknown", message));
        } else if field.as_deref().is_some_and(|field| field_named(field).is_none()) {
            let message = format!("This must be null or one of {}.", FIELDS.join(", "));
            wrong.push(FieldError::new(pointer, "choice", message));
        }
    }
    wrong
}

fn field_named(name: &str) -> Option<&'static str> {
    FIELDS.into_iter().find(|field| *field == name)
}

/// The fields by their names and by what stands above them in the tables that go out.
fn usual() -> HashMap<String, &'static str> {
    let named = FIELDS.map(|field| (fold(field), field)).into_iter();
    let headed = catalogue::all().iter().flat_map(|catalogue| {
        let headings = catalogue.headings(FIELDS).into_iter().map(|heading| fold(&heading));
        headings.zip(FIELDS)
    });
    headed.chain(named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(headings: &[&str]) -> Vec<String> {
        headings.iter().map(|heading| (*heading).to_owned()).collect()
    }

    fn given(json: &str) -> Mapping {
        mapping(Some(json)).unwrap()
    }

    #[test]
    fn a_column_is_known_by_the_name_of_its_field_and_by_its_heading_in_each_language() {
        let head = head(&["FULL_NAME", "Электронная почта", "badge name?", " Position "]);
        let none = Mapping::new();
        let found = columns(&head, &none).unwrap();
        assert_eq!(found, [Some("full_name"), Some("email"), None, Some("position")]);
        for catalogue in catalogue::all() {
            let found = columns(&catalogue.headings(FIELDS), &none).unwrap();
            assert_eq!(found, FIELDS.map(Some));
        }
    }

    #[test]
    fn what_the_caller_says_goes_before_what_stands_there() {
        let head = head(&["Участник", "Full name", "Room"]);
        let said = given("{\"участник\": \"full_name\", \"Full name\": null}");
        assert_eq!(columns(&head, &said).unwrap(), [Some("full_name"), None, None]);
        for json in ["[]", "{", "{\"a\": 1}", "x"] {
            assert_eq!(mapping(Some(json)).unwrap_err().kind, Kind::BadRequest);
        }
    }

    #[test]
    fn all_that_stands_against_the_columns_is_told_at_once() {
        let said = given("{\"Nowhere\": \"email\", \"Room\": \"room\"}");
        let error = columns(&head(&["E-mail", "email", "Room"]), &said).unwrap_err();
        let pointers: Vec<&str> = error.fields.iter().map(|it| it.pointer.as_str()).collect();
        let expected =
            ["/mapping/Nowhere", "/mapping/Room", "/columns/email", "/columns/full_name"];
        assert_eq!(pointers, expected);
    }
}
