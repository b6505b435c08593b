//! What was answered with names, as a table: a row for each who has answered.

use serde_json::Value;

use super::entity::evaluation::Model as Evaluation;
use super::rules::questions::chosen;
use super::service::Person;
use super::types::{EvaluationQuestion, EvaluationQuestionKind};
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::files::sheet::{Cell, Sheet, SheetKind};
use crate::pages::Reader;

/// The whole table, with the questions as headings.
pub fn whole(
    kind: SheetKind,
    reader: &Reader,
    event: &Event,
    row: &Evaluation,
    people: &[Person],
) -> Result<Sheet> {
    let mut head = reader.catalogue().headings(["full_name", "code"]);
    if row.kind.is_test() {
        head.extend(reader.catalogue().headings(["points"]));
    }
    let labels = row.questions.iter();
    head.extend(labels.map(|it| event.text_for(&it.label, reader.language()).to_owned()));
    let title = reader.catalogue().say("table-evaluation", []);
    let mut sheet = Sheet::new(kind, &title, &head)?;
    for person in people {
        sheet.row(&cells(row, person))?;
    }
    Ok(sheet)
}

fn cells(row: &Evaluation, person: &Person) -> Vec<Cell> {
    let mut cells =
        vec![Cell::from(person.full_name.as_str()), Cell::from(person.registration.code.as_str())];
    if row.kind.is_test() {
        cells.push(Cell::Number(person.said.points.unwrap_or(0).into()));
    }
    let answers = &person.said.answers.0;
    cells.extend(row.questions.iter().map(|it| cell(it, answers.get(&it.key))));
    cells
}

/// Of what was chosen the values, as they stand in the form.
fn cell(question: &EvaluationQuestion, answer: Option<&Value>) -> Cell {
    let Some(answer) = answer else { return Cell::from("") };
    match question.kind {
        EvaluationQuestionKind::Text => Cell::from(answer.as_str().unwrap_or_default()),
        _ => Cell::from(chosen(question, answer).join("; ")),
    }
}
