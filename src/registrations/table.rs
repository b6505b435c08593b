//! The register as a table: what stands in each registration, and a column for each field of the form.

use serde_json::Value;

use super::entity::Model;
use super::form::types::{FileAnswer, FormFieldKind, RegistrationFormOut};
use super::types::LIST_OF_PARTICIPANTS;
use crate::error::Result;
use crate::files::sheet::{Cell, Columns, Sheet, SheetKind, at, said, yes_or_no};
use crate::pages::Reader;
use crate::people::entity::person::Model as Person;
use crate::text::{Language, Texts};

/// A registration, whose it is, and the place on the waiting list.
pub struct Row {
    /// The registration.
    pub registration: Model,
    /// Whose it is.
    pub person: Person,
    /// The place on the waiting list.
    pub waitlist_position: Option<u64>,
}

/// The columns before those of the form, by the names of the fields.
const BEFORE: &Columns<Row> = &[
    ("code", |row| Cell::from(&*row.registration.code)),
    ("status", |row| said(Some(&row.registration.status))),
    ("role", |row| said(Some(&row.registration.role))),
    ("honorific", |row| said(row.person.honorific.as_ref())),
    ("full_name", |row| Cell::from(&*row.person.full_name)),
    ("native_name", |row| said(row.person.native_name.as_ref())),
    ("email", |row| said(row.person.email.as_ref())),
    ("phone", |row| said(row.person.phone.as_ref())),
    ("gender", |row| said(row.person.gender.as_ref())),
    ("country", |row| said(row.registration.country.as_ref())),
    ("organization", |row| said(row.registration.organization.as_ref())),
    ("position", |row| said(row.registration.position.as_ref())),
    ("attendance_mode", |row| said(Some(&row.registration.attendance_mode))),
    ("list_of_participants", |row| consent(&row.registration, LIST_OF_PARTICIPANTS)),
];

/// The columns after those of the form.
const AFTER: &Columns<Row> = &[
    ("waitlist_position", |row| row.waitlist_position.into()),
    ("source", |row| said(Some(&row.registration.source))),
    ("language", |row| said(row.registration.language.as_ref())),
    ("remark", |row| said(row.registration.remark.as_ref())),
    ("registered_by", |row| said(row.registration.registered_by.as_ref())),
    ("decided_by", |row| said(row.registration.decided_by.as_ref())),
    ("decision_reason", |row| said(row.registration.decision_reason.as_ref())),
    ("confirmed_at", |row| at(row.registration.confirmed_at)),
    ("withdrawn_at", |row| at(row.registration.withdrawn_at)),
    ("created_at", |row| at(Some(row.registration.created_at))),
    ("updated_at", |row| at(Some(row.registration.updated_at))),
    ("id", |row| said(Some(&row.registration.id))),
    ("person_id", |row| said(Some(&row.registration.person_id))),
    ("organization_id", |row| said(row.registration.organization_id.as_ref())),
    ("invitation_id", |row| said(row.registration.invitation_id.as_ref())),
    ("substitute_for_id", |row| said(row.registration.substitute_for_id.as_ref())),
];

/// A field of the form, as it is asked now or was at last.
struct Question {
    key: String,
    is_consent: bool,
}

/// The register of an event as a table in the making.
pub struct RegisterTable {
    sheet: Sheet,
    questions: Vec<Question>,
}

impl RegisterTable {
    /// With its head alone, in a reader's language. What is asked no more has its column behind what
    /// is asked now.
    pub fn begin(kind: SheetKind, reader: &Reader, form: &RegistrationFormOut) -> Result<Self> {
        let catalogue = reader.catalogue();
        let mut questions = Vec::new();
        let mut head = catalogue.headings(BEFORE.iter().map(|(name, _)| *name));
        // What stands apart is in no table.
        let now = form.fields.iter().filter(|field| !field.sensitive);
        let now = now.map(|field| (&field.key, field.kind, &field.label));
        let once = form.former_fields.iter().rev().filter(|it| !it.sensitive);
        let once = once.map(|it| (&it.key, it.kind, &it.label));
        for (key, kind, label) in now.chain(once) {
            if questions.iter().all(|known: &Question| known.key != *key) {
                head.push(heading(label, key, reader.language()));
                let is_consent = kind == FormFieldKind::Consent;
                questions.push(Question { key: key.clone(), is_consent });
            }
        }
        head.extend(catalogue.headings(AFTER.iter().map(|(name, _)| *name)));
        let sheet = Sheet::new(kind, &catalogue.say("table-register", []), &head)?;
        Ok(Self { sheet, questions })
    }

    /// One more registration.
    pub fn add(&mut self, row: &Row) -> Result<()> {
        let before = BEFORE.iter().map(|(_, cell)| cell(row));
        let answers = self.questions.iter().map(|question| question.cell(&row.registration));
        let after = AFTER.iter().map(|(_, cell)| cell(row));
        let cells: Vec<Cell> = before.chain(answers).chain(after).collect();
        self.sheet.row(&cells)
    }

    /// The table.
    pub fn end(self) -> Sheet {
        self.sheet
    }
}

/// What a field asks, with its key: two fields may ask the same.
fn heading(label: &Texts, key: &str, language: &Language) -> String {
    format!("{} [{key}]", label.pick([language]))
}

impl Question {
    fn cell(&self, row: &Model) -> Cell {
        match row.answers.0.get(&self.key) {
            Some(value) => answer(value),
            None if self.is_consent => consent(row, &self.key),
            None => Cell::Empty,
        }
    }
}

fn answer(value: &Value) -> Cell {
    match value {
        Value::Null => Cell::Empty,
        Value::Bool(yes) => yes_or_no(*yes),
        Value::Number(number) => number.as_f64().map_or(Cell::Empty, Cell::Number),
        Value::String(text) => Cell::from(&**text),
        // A line for each that was chosen: a value of an option can have any other sign in it.
        Value::Array(chosen) => {
            let chosen: Vec<&str> = chosen.iter().filter_map(Value::as_str).collect();
            chosen.join("\n").into()
        }
        Value::Object(_) => {
            FileAnswer::of(value).map_or_else(|| value.to_string(), |file| file.name).into()
        }
    }
}

fn consent(row: &Model, purpose: &str) -> Cell {
    row.consent_to(purpose).map_or(Cell::Empty, yes_or_no)
}
