//! Answers as they stand in cells.

use serde_json::{Value, json};

use crate::people::import::cells::{self, Wrong};
use crate::registrations::form::types::{FormField, FormFieldKind};
use crate::text::fold;

/// Up to here a number of a table is a whole one where it has no decimals.
const WHOLE: f64 = 1e15;

/// The answer that a cell gives to a field; what is wrong with its value, the form says.
pub(super) fn answer(field: &FormField, cell: &str) -> Result<Value, Wrong> {
    use FormFieldKind::{
        Consent, Country, Date, File, LongText, Number, OneOf, SeveralOf, Text, YesNo,
    };
    let plain = cell.trim();
    Ok(match field.kind {
        Text | LongText => cell.into(),
        Number => number(plain)?,
        Date => date(plain).into(),
        YesNo | Consent => cells::yes_or_no(plain)?.into(),
        OneOf => option(field, plain).unwrap_or(plain).into(),
        SeveralOf => Value::Array(several(field, plain).into_iter().map(Value::from).collect()),
        Country => cells::country(plain)?.as_str().into(),
        File => return Err(("file", "a file does not stand in a cell; upload it".to_owned())),
    })
}

/// With a point or a comma, and spaces between thousands.
fn number(cell: &str) -> Result<Value, Wrong> {
    let plain = cell.replace([' ', '\u{a0}', '\u{202f}'], "").replace(',', ".");
    let number = plain.parse::<f64>().ok().filter(|number| number.is_finite());
    let Some(number) = number else {
        return Err(("number", "give a number, such as 12 or 12.5".to_owned()));
    };
    let whole = (number.fract() == 0.0 && number.abs() < WHOLE).then(|| plain.parse::<i64>().ok());
    Ok(whole.flatten().map_or_else(|| json!(number), Value::from))
}

/// `25.05.2026` as `2026-05-25`; anything else stays as it is.
fn date(cell: &str) -> String {
    let parts: Vec<&str> = cell.split('.').collect();
    match parts.as_slice() {
        [day, month, year] if year.len() == 4 => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => cell.to_owned(),
    }
}

/// The value of the option that a cell names, by its value or by what people read.
fn option<'a>(field: &'a FormField, cell: &str) -> Option<&'a str> {
    let exact = field.options.iter().find(|option| option.value == cell);
    let folded = fold(cell);
    let read = || {
        let mut named = field.options.iter().filter(|option| {
            fold(&option.value) == folded || option.label.iter().any(|(_, it)| fold(it) == folded)
        });
        named.next().filter(|_| named.next().is_none())
    };
    exact.or_else(read).map(|option| option.value.as_str())
}

/// A line for each that is chosen, as tables go out, or something between them.
fn several<'a>(field: &'a FormField, cell: &'a str) -> Vec<&'a str> {
    let between: [&[char]; 3] = [&['\n'], &['\n', ';'], &['\n', ';', ',']];
    let split = |signs: &[char]| -> Vec<&'a str> {
        let parts = cell.split(signs).map(str::trim).filter(|part| !part.is_empty());
        parts.map(|part| option(field, part).unwrap_or(part)).collect()
    };
    let known = |values: &Vec<&str>| values.iter().all(|value| option(field, value).is_some());
    let mut readings = between.into_iter().map(split);
    readings.find(known).unwrap_or_else(|| split(&['\n']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(kind: &str, options: &Value) -> FormField {
        let field = json!({"key": "k", "kind": kind, "label": {"en": "K"}, "options": options});
        serde_json::from_value(field).unwrap()
    }

    fn read(kind: &str, cell: &str) -> Value {
        let options = json!([
            {"value": "vegan", "label": {"en": "Vegan", "ru": "Веганское"}},
            {"value": "no, thanks", "label": {"en": "Nothing", "ru": "Ничего"}},
            {"value": "halal", "label": {"en": "Halal", "ru": "Халяль"}},
        ]);
        answer(&field(kind, &options), cell).unwrap()
    }

    #[test]
    fn cells_are_read_by_the_kind_of_their_field() {
        for (kind, cell, value) in [
            ("text", " a ", json!(" a ")),
            ("number", "12", json!(12)),
            ("number", "1 200,5", json!(1200.5)),
            ("number", "-0.5", json!(-0.5)),
            ("date", "2026-05-25", json!("2026-05-25")),
            ("date", "5.6.2026", json!("2026-06-05")),
            ("yes_no", "Да", json!(true)),
            ("consent", "no", json!(false)),
            ("one_of", "ХАЛЯЛЬ", json!("halal")),
            ("one_of", "else", json!("else")),
            ("several_of", "vegan\nhalal", json!(["vegan", "halal"])),
            ("several_of", "no, thanks", json!(["no, thanks"])),
            ("several_of", "Веганское, халяль", json!(["vegan", "halal"])),
            ("several_of", "vegan; what", json!(["vegan; what"])),
            ("country", "Киргизия", json!("KG")),
        ] {
            assert_eq!(read(kind, cell), value, "{kind} {cell:?}");
        }
        let wrong = |kind, cell| answer(&field(kind, &json!([])), cell).unwrap_err().0;
        assert_eq!(wrong("number", "many"), "number");
        assert_eq!(wrong("number", "inf"), "number");
        assert_eq!(wrong("country", "Korea"), "ambiguous");
    }
}
