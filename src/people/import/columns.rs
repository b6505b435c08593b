//! Which column is which field: by what stands above it, in a language of the pages, or by what the
//! caller says.

use std::collections::{BTreeMap, HashMap};

use super::fields::Fields;
use crate::error::{AppError, FieldError, Kind, Result};
use crate::files::incoming::letters;
use crate::text::fold;

/// Which field each column is read as.
pub type Columns = Vec<Option<String>>;

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
pub fn columns(head: &[String], fields: &Fields, mapping: &Mapping) -> Result<Columns> {
    let mut wrong = wrong_mapping(head, fields, mapping);
    let given: HashMap<String, Option<&str>> = mapping
        .iter()
        .map(|(heading, field)| (fold(heading), field.as_deref().and_then(|it| fields.named(it))))
        .collect();
    let mut columns = Columns::with_capacity(head.len());
    for (heading, place) in head.iter().zip(0..) {
        let found = match given.get(&fold(heading)) {
            Some(said) => said.iter().copied().collect(),
            None => fields.headed(heading),
        };
        if found.len() > 1 {
            wrong.push(not_clear(place, &found));
        }
        columns.push(found.first().map(|field| (*field).to_owned()));
    }
    leave_other_ids(head, &given, &mut columns);
    wrong.extend(fields.names().filter_map(|field| read_twice(field, &columns)));
    if !columns.iter().flatten().any(|field| field == "full_name") {
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

/// In a table of registrations or nominations `id` is theirs, and `person_id` is whose they are.
fn leave_other_ids(
    head: &[String],
    given: &HashMap<String, Option<&str>>,
    columns: &mut [Option<String>],
) {
    if !columns.iter().any(|field| field.as_deref() == Some("person_id")) {
        return;
    }
    for (field, heading) in columns.iter_mut().zip(head) {
        if field.as_deref() == Some("id") && !given.contains_key(&fold(heading)) {
            *field = None;
        }
    }
}

fn read_twice(name: &str, columns: &[Option<String>]) -> Option<FieldError> {
    let found = columns.iter().enumerate().filter(|(_, field)| field.as_deref() == Some(name));
    let found: Vec<String> = found.map(|(column, _)| letters(column)).collect();
    let message = || format!("More than one column is read as {name}: {}.", found.join(", "));
    (found.len() > 1).then(|| FieldError::new(format!("columns/{name}"), "duplicate", message()))
}

fn not_clear(column: usize, found: &[&str]) -> FieldError {
    let column = letters(column);
    let message = format!(
        "Column {column} may be {}: put the key of the one that is meant in brackets behind its \
         heading, or say it in `mapping`.",
        found.join(" or ")
    );
    FieldError::new(format!("columns/{column}"), "ambiguous", message)
}

fn wrong_mapping(head: &[String], fields: &Fields, mapping: &Mapping) -> Vec<FieldError> {
    let mut wrong = Vec::new();
    for (heading, field) in mapping {
        let pointer = format!("mapping/{}", heading.replace('~', "~0").replace('/', "~1"));
        if !head.iter().any(|known| fold(known) == fold(heading)) {
            let message = "No column of this file has this heading.";
            wrong.push(FieldError::new(pointer, "unknown", message));
        } else if field.as_deref().is_some_and(|field| fields.named(field).is_none()) {
            let names: Vec<&str> = fields.names().collect();
            let message = format!("This must be null or one of {}.", names.join(", "));
            wrong.push(FieldError::new(pointer, "choice", message));
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(head: &[&str], mapping: &Mapping) -> Result<Vec<String>> {
        let head: Vec<String> = head.iter().map(|heading| (*heading).to_owned()).collect();
        let mut fields = Fields::of_person_and(&[]);
        fields.asked("topic", ["Topic"]);
        fields.asked("theme", ["Topic"]);
        let columns = columns(&head, &fields, mapping)?;
        Ok(columns.into_iter().map(|field| field.unwrap_or_else(|| "-".to_owned())).collect())
    }

    fn given(json: &str) -> Mapping {
        mapping(Some(json)).unwrap()
    }

    #[test]
    fn a_column_is_known_by_the_name_of_its_field_and_by_its_heading() {
        let head = ["FULL_NAME", "Электронная почта", "badge name?", " Position "];
        let found = read(&head, &Mapping::new()).unwrap();
        assert_eq!(found, ["full_name", "email", "-", "position"]);
    }

    #[test]
    fn what_the_caller_says_goes_before_what_stands_there() {
        let head = ["Участник", "Full name", "Room"];
        let said = given("{\"участник\": \"full_name\", \"Full name\": null, \"Room\": \"topic\"}");
        assert_eq!(read(&head, &said).unwrap(), ["full_name", "-", "answers/topic"]);
        for json in ["[]", "{", "{\"a\": 1}", "x"] {
            assert_eq!(mapping(Some(json)).unwrap_err().kind, Kind::BadRequest);
        }
    }

    #[test]
    fn the_id_of_a_registration_is_not_that_of_a_person() {
        let none = Mapping::new();
        assert_eq!(read(&["Id", "Full name"], &none).unwrap(), ["id", "full_name"]);
        let register = ["Full name", "Id", "Person id"];
        assert_eq!(read(&register, &none).unwrap(), ["full_name", "-", "person_id"]);
    }

    #[test]
    fn all_that_stands_against_the_columns_is_told_at_once() {
        let said = given("{\"Nowhere\": \"email\", \"Room\": \"room\"}");
        let error = read(&["E-mail", "email", "Room", "Topic"], &said).unwrap_err();
        let pointers: Vec<&str> = error.fields.iter().map(|it| it.pointer.as_str()).collect();
        let expected = [
            "/mapping/Nowhere",
            "/mapping/Room",
            "/columns/D",
            "/columns/email",
            "/columns/full_name",
        ];
        assert_eq!(pointers, expected);
    }
}
