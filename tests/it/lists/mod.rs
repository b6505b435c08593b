//! Lists as files: the list of participants, the register and the people as tables, and the first of
//! them as a paper.

mod import;
mod import_nominations;
mod import_registrations;
mod papers;
pub mod participants;
mod people;
mod register;
mod round_trip;

use calamine::{Data, Reader, Xlsx};

use crate::support::TestApp;
use crate::support::http::Answer;
use serde_json::Value;

/// The cells of a CSV, as they were before they were made into text.
pub fn csv(answer: &Answer) -> Vec<Vec<String>> {
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
    let bytes = answer.bytes.strip_prefix("\u{feff}".as_bytes()).expect("the mark of UTF-8");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    let cell = |cell: &str| convoke::files::formula::restored(cell).to_owned();
    reader.records().map(|row| row.unwrap().iter().map(cell).collect()).collect()
}

/// The cells of the first sheet of an XLSX.
pub fn xlsx(answer: &Answer) -> Vec<Vec<String>> {
    let media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    assert_eq!(answer.header("content-type"), media);
    let mut book = Xlsx::new(std::io::Cursor::new(answer.bytes.clone())).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let name = book.sheet_names()[0].clone();
    assert!(book.worksheet_formula(&name).unwrap().is_empty(), "a cell is computed");
    let cell = |cell: &Data| convoke::files::formula::restored(&cell.to_string()).to_owned();
    sheet.rows().map(|row| row.iter().map(cell).collect()).collect()
}

/// What stands on the pages of a PDF, without the breaks of lines.
pub fn pdf(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.header("content-type"), "application/pdf");
    let pages = pdf_extract::extract_text_from_mem_by_pages(&answer.bytes).unwrap();
    let flat = |page: &String| page.split_whitespace().collect::<Vec<_>>().join(" ");
    pages.iter().map(flat).collect()
}

/// What came of a table that comes in.
pub async fn send_table(app: &TestApp, path: &str, table: impl Into<Vec<u8>>) -> Value {
    app.call("POST", path).bytes("text/csv", table).json_of(200).await
}

/// How many rows were created, known, repeated, of the same name, left out, and failed.
pub fn counts(result: &Value) -> [i64; 6] {
    ["created", "known", "repeated", "same_name", "left_out", "failed"]
        .map(|it| result[it].as_i64().unwrap())
}

/// What is wrong with a row that is told: cells and codes.
pub fn wrong(row: &Value) -> Vec<String> {
    let said = |it: &Value, key: &str| it[key].as_str().unwrap_or("-").to_owned();
    let errors = row["errors"].as_array().unwrap().iter();
    errors.map(|it| format!("{} {}", said(it, "cell"), said(it, "code"))).collect()
}

/// One column of a table, without its head.
pub fn column(table: &[Vec<String>], name: &str) -> Vec<String> {
    let place = table[0].iter().position(|head| head == name);
    let place = place.unwrap_or_else(|| panic!("no {name} in {:?}", table[0]));
    table[1..].iter().map(|row| row[place].clone()).collect()
}
