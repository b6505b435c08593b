//! The form on which a delegation is named: a row for each person, and what was typed into them.

use std::collections::BTreeSet;

use fluent_bundle::FluentArgs;
use uuid::Uuid;

use super::entity::entry::Model as Entry;
use super::rules::{Row, Words, order};
use crate::error::FieldError;
use crate::ids::NominationEntryId;
use crate::mail::EmailAddress;
use crate::pages::catalogue::family;
use crate::pages::views::{
    DelegateRow, DelegationForm, FieldKind, FieldView, FormView, SummaryLine,
};
use crate::pages::{Form, Reader};
use crate::people::rules::{NAME_MAX, name_fault};
use crate::people::types::Gender;
use crate::text::line_fault;
use crate::uploads;

/// The most rows that one form has.
const ROWS_MAX: usize = 150;
/// How many rows there are where nobody says how many people are asked for.
const ROWS: usize = 5;
/// How many rows there are more than people are asked for, and how many "add a row" adds.
const SPARE: usize = 2;
/// Under which name the form says how many rows it has.
const COUNT: &str = "rows";
/// Under which name the form says which edition of the delegation it shows.
const EDITION: &str = "edition";

/// The field in which the note verbale is chosen.
pub const NOTE_VERBALE: &str = "note_verbale";

/// A row as it is shown: whom it is about, and what stands in it.
#[derive(Clone, Debug)]
pub struct Shown {
    entry: Option<NominationEntryId>,
    values: [String; 6],
}

impl Shown {
    /// Nobody yet.
    pub fn empty() -> Self {
        Self { entry: None, values: Default::default() }
    }

    /// Somebody who is named.
    pub fn of(entry: &Entry) -> Self {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let values = [
            entry.full_name.clone(),
            text(&entry.position),
            text(&entry.organization),
            entry.email.to_string(),
            entry.gender.map(|gender| gender.to_string()).unwrap_or_default(),
            if entry.alternate { "yes".to_owned() } else { String::new() },
        ];
        Self { entry: Some(entry.id), values }
    }

    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.values.iter().all(|value| value.trim().is_empty())
    }

    /// Whether it is about one of these.
    pub fn is_about_any(&self, entries: &BTreeSet<NominationEntryId>) -> bool {
        self.entry.is_some_and(|id| entries.contains(&id))
    }
}

/// The rows for those who are named, and room for those who are asked for and a few more.
pub fn rows(named: &[Entry], asked_for: Option<i32>) -> Vec<Shown> {
    let asked_for = asked_for.map_or(ROWS, |number| usize::try_from(number).unwrap_or(0));
    let count = asked_for.max(named.len()) + SPARE;
    let empty = std::iter::repeat_with(Shown::empty);
    named.iter().map(Shown::of).chain(empty).take(count.clamp(1, ROWS_MAX)).collect()
}

/// How many rows were sent.
pub fn count(form: &Form) -> usize {
    let count = form.text(COUNT).and_then(|text| text.parse().ok());
    count.unwrap_or(0).min(ROWS_MAX)
}

/// How many rows there are once some are added to those that were sent.
pub fn with_more(form: &Form) -> usize {
    (count(form) + SPARE).min(ROWS_MAX)
}

/// Which edition of the delegation the form showed; one that does not say has seen none.
pub fn edition(form: &Form) -> i64 {
    form.text(EDITION).and_then(|text| text.parse().ok()).unwrap_or(-1)
}

/// The rows that were sent, as they are; then so many more as are missing.
pub fn sent(form: &Form, count: usize) -> Vec<Shown> {
    let row = |number: usize| {
        let raw = |field: &str| form.raw(&format!("row{number}_{field}")).unwrap_or_default();
        let fields = ["full_name", "position", "organization", "email", "gender", "alternate"];
        Shown { entry: entry(form, number), values: fields.map(|field| raw(field).to_owned()) }
    };
    (1..=count).map(row).collect()
}

/// Whom the rows that were sent are about.
pub fn entries(rows: &[Shown]) -> Vec<NominationEntryId> {
    rows.iter().filter_map(|row| row.entry).collect()
}

fn entry(form: &Form, number: usize) -> Option<NominationEntryId> {
    let id = form.text(&format!("row{number}_id"))?.parse::<Uuid>().ok()?;
    Some(NominationEntryId(id))
}

/// The form with these rows, what was `typed` over them, and what is wrong with that.
pub fn form(
    reader: &Reader,
    rows: &[Shown],
    edition: i64,
    typed: Option<&Form>,
    faults: &[FieldError],
) -> DelegationForm {
    let mut fields = Vec::with_capacity(rows.len() * FIELDS + 1);
    for (at, row) in rows.iter().enumerate() {
        fields.extend(row_fields(reader, at + 1, row, typed));
    }
    let label = reader.catalogue().say("field-note_verbale", []);
    fields.push(uploads::pages::field(reader, NOTE_VERBALE, label));
    let mut form = FormView::new(fields).marked(faults, reader);
    let file = form.fields.pop();
    let mut fields = form.fields.into_iter();
    let views = rows.iter().enumerate().map(|(at, row)| DelegateRow {
        number: at + 1,
        entry: row.entry.map(|id| id.to_string()),
        fields: fields.by_ref().take(FIELDS).collect(),
    });
    DelegationForm {
        rows: views.collect(),
        edition,
        file,
        errors: form.errors.into_iter().map(numbered).collect(),
    }
}

/// The line with the number of its row, which the sentence does not say by itself.
fn numbered(line: SummaryLine) -> SummaryLine {
    let key = line.key.as_deref().unwrap_or_default();
    let number = key.strip_prefix("row").and_then(|rest| rest.split('_').next());
    match number {
        Some(number) => SummaryLine { text: format!("{number}: {}", line.text), ..line },
        None => line,
    }
}

/// How many fields a row has.
const FIELDS: usize = 7;

fn row_fields(
    reader: &Reader,
    number: usize,
    row: &Shown,
    typed: Option<&Form>,
) -> [FieldView; FIELDS] {
    use FieldKind::{Checkbox, Email, Number, Select, Text};
    let say = |key: &str| reader.catalogue().say(key, []);
    let field = |name: &str, label: &str, kind| {
        FieldView::new(format!("row{number}_{name}"), say(label), kind)
    };
    let gender = |it: &Gender| {
        let name = reader.catalogue().find(&family("gender-", it.as_str()), &FluentArgs::new());
        (it.to_string(), name.unwrap_or_default())
    };
    let genders = Gender::ALL.iter().map(gender);
    let wanted = typed.and_then(|form| form.raw(&format!("row{number}_rank")));
    let wanted = wanted.map_or_else(|| number.to_string(), str::to_owned);
    let [name, position, organization, email, gender, alternate] = row.values.clone();
    [
        field("full_name", "field-full_name", Text).required().value(name),
        field("position", "field-position", Text).value(position),
        field("organization", "field-organization", Text).value(organization),
        field("email", "field-email", Email).required().value(email),
        field("gender", "field-gender", Select).options(genders.collect()).value(gender),
        field("alternate", "field-alternate", Checkbox).value(alternate),
        field("rank", "field-rank", Number).value(wanted),
    ]
}

/// What was typed, in the order that was asked for, or all that is wrong with it. A row in which
/// nothing stands is about nobody.
pub fn read(form: &Form) -> Result<Vec<Row>, Vec<FieldError>> {
    let mut wrong = Vec::new();
    let mut rows = Vec::new();
    for number in 1..=count(form) {
        let row = Row { number, entry: entry(form, number), words: None };
        let wanted = rank(form, &row, &mut wrong);
        let words = words(form, &row, &mut wrong);
        rows.push((Row { words, ..row }, wanted));
    }
    if wrong.is_empty() { Ok(order(rows)) } else { Err(wrong) }
}

fn rank(form: &Form, row: &Row, wrong: &mut Vec<FieldError>) -> usize {
    let key = row.key("rank");
    let Some(text) = form.text(&key) else { return row.number };
    let wanted = text.parse().ok().filter(|wanted| (1..=ROWS_MAX).contains(wanted));
    if wanted.is_none() {
        wrong.push(FieldError::new(key, "number", "Give a number from 1 on."));
    }
    wanted.unwrap_or(row.number)
}

fn words(form: &Form, row: &Row, wrong: &mut Vec<FieldError>) -> Option<Words> {
    let text = |field: &str| form.text(&row.key(field)).map(str::to_owned);
    let (name, position) = (text("full_name"), text("position"));
    let (organization, email, gender) = (text("organization"), text("email"), text("gender"));
    let alternate = form.ticked(&row.key("alternate"));
    let typed = [&name, &position, &organization, &email, &gender];
    // The mark alone names nobody.
    if typed.into_iter().all(Option::is_none) {
        return None;
    }
    let before = wrong.len();
    let name = name.unwrap_or_default();
    wrong.extend(name_fault(&row.key("full_name"), &name, NAME_MAX));
    for (field, text, max) in [("position", &position, 500), ("organization", &organization, 300)] {
        let fault = text.as_deref().and_then(|text| line_fault(&row.key(field), text, max));
        wrong.extend(fault);
    }
    let gender = gender.map(|text| text.parse::<Gender>());
    if matches!(gender, Some(Err(_))) {
        wrong.push(FieldError::new(row.key("gender"), "choice", "Choose one."));
    }
    let email = address(email.as_deref(), row, wrong)?;
    let words = Words {
        full_name: name,
        position,
        organization,
        email,
        gender: gender.and_then(Result::ok),
        alternate,
    };
    (wrong.len() == before).then_some(words)
}

fn address(typed: Option<&str>, row: &Row, wrong: &mut Vec<FieldError>) -> Option<EmailAddress> {
    let (code, message) = match typed.map(str::parse) {
        Some(Ok(email)) => return Some(email),
        Some(Err(_)) => ("email", "Give one address."),
        None => ("required", "Give an address."),
    };
    wrong.push(FieldError::new(row.key("email"), code, message));
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;
    use proptest::prelude::*;

    fn typed(text: &str) -> Form {
        text.parse().unwrap()
    }

    #[test]
    fn rows_are_read_in_the_order_that_is_asked_for_and_empty_ones_are_nobody() {
        let form = typed(
            "rows=3&row1_full_name=Anna&row1_email=a%40example.org&row1_rank=2&row2_rank=2\
             &row3_full_name=Bek&row3_email=b%40example.org&row3_rank=1&row3_alternate=yes",
        );
        let rows = read(&form).unwrap();
        let names: Vec<_> =
            rows.iter().map(|row| row.words.as_ref().map(|it| it.full_name.as_str())).collect();
        assert_eq!(names, [Some("Bek"), None, Some("Anna")]);
        assert!(rows[0].words.as_ref().unwrap().alternate);
    }

    #[test]
    fn all_that_is_wrong_is_told_and_stands_beside_its_field_with_what_was_typed() {
        let form = typed("rows=2&row1_position=Head&row1_email=x&row1_rank=a&row2_gender=king");
        let wrong = read(&form).unwrap_err();
        let pointers: Vec<_> = wrong.iter().map(|fault| fault.pointer.as_str()).collect();
        let expected = [
            "/row1_rank",
            "/row1_full_name",
            "/row1_email",
            "/row2_full_name",
            "/row2_gender",
            "/row2_email",
        ];
        assert_eq!(pointers, expected);
        let reader = Reader::of(&Language::english());
        let shown = super::form(&reader, &sent(&form, 2), 0, Some(&form), &wrong);
        let email = &shown.rows[0].fields[3];
        assert_eq!((email.value.as_str(), email.error.is_some()), ("x", true));
        assert_eq!(shown.rows[0].fields[6].value, "a");
        assert!(shown.errors[0].text.starts_with("1: "), "{:?}", shown.errors[0]);
    }

    #[test]
    fn there_is_room_for_those_who_are_asked_for_and_a_few_more() {
        assert_eq!(rows(&[], Some(3)).len(), 5);
        assert_eq!(rows(&[], None).len(), 7);
        assert_eq!(rows(&[], Some(200)).len(), ROWS_MAX);
    }

    proptest! {
        #[test]
        fn any_form_is_read_or_told_what_is_wrong(body in "(rows=[0-9]{1,3}|row[0-3]_[a-z_]{1,9}=[a-z0-9%@.]{0,6}|&){0,12}") {
            let Ok(form) = body.parse::<Form>() else { return Ok(()) };
            if let Ok(rows) = read(&form) {
                prop_assert_eq!(rows.len(), count(&form));
            }
        }
    }
}
