//! CSV as spreadsheets write it: with commas, semicolons or tabs, in UTF-8, UTF-16 or Windows-1251.

use super::encoding::decode;
use super::{Rows, Void, Voids, check_columns, check_rows, unreadable};
use crate::error::{AppError, Result};
use crate::files::formula::{is_error, restored};

/// The rows, and in which letters they are written.
pub(super) fn read(bytes: &[u8]) -> Result<(&'static str, Rows)> {
    let other: [(&[u8], &str); 3] = [
        (b"PK\x03\x04", "It is packed, as an XLSX is: send it as one."),
        (b"\xd0\xcf\x11\xe0", "It is an XLS: save it as XLSX or CSV."),
        (b"%PDF", "It is a PDF."),
    ];
    if let Some((_, what)) = other.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(unreadable("file.not_csv", format!("This is no CSV. {what}")));
    }
    let (encoding, text) = decode(bytes)?;
    let delimiter = delimiter(&text);
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let (mut rows, mut void) = (Vec::new(), Voids::new());
    let numbers = numbers(&text, delimiter)?.into_iter().map(Some).chain(std::iter::repeat(None));
    for ((record, place), number) in reader.records().zip(1_u32..).zip(numbers) {
        let row = number.unwrap_or(place);
        let broken = |_| unreadable("file.not_csv", "The file cannot be read as CSV.");
        let record = record.map_err(broken)?;
        check_rows(rows.len())?;
        check_columns(record.len())?;
        let failed = record.iter().enumerate().filter(|(_, cell)| is_error(cell));
        void.extend(failed.map(|(column, _)| ((row, column), Void::Error)));
        rows.push((row, record.iter().map(|cell| restored(cell).to_owned()).collect()));
    }
    Ok((encoding, (rows, void)))
}

/// Where in a cell one is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Start,
    Plain,
    Quoted,
    Closed,
}

/// The numbers of the rows in which something stands, as a spreadsheet counts them: what reads the file
/// passes over empty lines. It takes any quotation mark for what it may be, too; 422 for one that is
/// never closed, or closed before the end of its cell: what it swallows would be lost.
fn numbers(text: &str, delimiter: u8) -> Result<Vec<u32>> {
    let (mut numbers, mut place) = (Vec::new(), Place::Start);
    let (mut row, mut empty, mut opened, mut returned) = (1, true, 1, false);
    for byte in text.bytes() {
        let line_feed = std::mem::take(&mut returned) && byte == b'\n';
        if line_feed && place != Place::Quoted {
            continue;
        }
        returned = byte == b'\r';
        let ends = matches!(byte, b'\r' | b'\n') && place != Place::Quoted;
        if ends {
            numbers.extend((!empty).then_some(row));
            (row, empty, place) = (row + 1, true, Place::Start);
            continue;
        }
        empty = false;
        place = match (place, byte) {
            (Place::Start, b'"') => {
                opened = row;
                Place::Quoted
            }
            (Place::Quoted, b'"') => Place::Closed,
            (Place::Quoted, _) | (Place::Closed, b'"') => Place::Quoted,
            (_, byte) if byte == delimiter => Place::Start,
            (Place::Closed, _) => return Err(unclosed(opened)),
            (Place::Start | Place::Plain, _) => Place::Plain,
        };
    }
    if place == Place::Quoted {
        return Err(unclosed(opened));
    }
    numbers.extend((!empty).then_some(row));
    Ok(numbers)
}

fn unclosed(row: u32) -> AppError {
    let detail = format!(
        "In row {row} a cell begins with a quotation mark that is not closed at its end: close it there, \
         and write one that belongs to the text twice."
    );
    unreadable("file.not_csv", detail)
}

/// What stands between the cells: of comma, semicolon and tab the one that the head has most.
fn delimiter(text: &str) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in text.trim_start_matches(['\r', '\n']).bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\r' | b'\n' if !quoted => break,
            _ if quoted => {}
            byte => {
                for (_, count) in counts.iter_mut().filter(|(sign, _)| *sign == byte) {
                    *count += 1;
                }
            }
        }
    }
    let most = counts.iter().rev().max_by_key(|(_, count)| *count);
    most.filter(|(_, count)| *count > 0).map_or(b',', |(sign, _)| *sign)
}

#[cfg(test)]
mod tests {
    use encoding_rs::WINDOWS_1251;

    use super::*;

    fn cells(bytes: &[u8]) -> (&'static str, Vec<Vec<String>>) {
        let (encoding, (rows, _)) = read(bytes).unwrap();
        (encoding, rows.into_iter().map(|(_, cells)| cells).collect())
    }

    #[test]
    fn the_same_table_is_read_in_whatever_letters_and_with_whatever_between_its_cells() {
        let expected = vec![vec!["Полное имя", "Почта"], vec!["Ёлкин; \"Ю\"", "a@example.org"]];
        for between in [",", ";", "\t"] {
            let text = format!(
                "Полное имя{between}Почта\r\n\"Ёлкин; \"\"Ю\"\"\"{between}a@example.org\r\n"
            );
            let utf_16: Vec<u16> = std::iter::once(0xfeff).chain(text.encode_utf16()).collect();
            let little = utf_16.iter().flat_map(|unit| unit.to_le_bytes()).collect();
            let big = utf_16.iter().flat_map(|unit| unit.to_be_bytes()).collect();
            for (name, bytes) in [
                ("utf-8", text.clone().into_bytes()),
                ("utf-8", format!("\u{feff}{text}").into_bytes()),
                ("utf-16", little),
                ("utf-16", big),
                ("windows-1251", WINDOWS_1251.encode(&text).0.into_owned()),
            ] {
                let (encoding, found) = cells(&bytes);
                assert_eq!(
                    (encoding, &found[0][0]),
                    (name, &"Полное имя".to_owned()),
                    "{between:?}"
                );
                assert_eq!(found, expected, "{name} {between:?}");
            }
        }
    }

    #[test]
    fn rows_have_the_numbers_that_a_spreadsheet_gives_them() {
        let text =
            b"name,note\r\n\r\nAnna,\"two\r\n\r\nlines, \"\"quoted\"\"\"\r\n,\r\nBek,\n\n\nChen,x";
        let (_, (rows, _)) = read(text).unwrap();
        let numbers: Vec<u32> = rows.iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, [1, 3, 4, 5, 8]);
    }

    #[test]
    fn a_quotation_mark_swallows_no_rows() {
        let refused = |text: &str| read(text.as_bytes()).unwrap_err().detail;
        let open = "name,room,country\nAnna,\"12,KZ\nBek,13,KZ\nChen,14,KZ\n";
        assert!(refused(open).starts_with("In row 2 a cell"), "{}", refused(open));
        let closed_later = "name,room\nAnna,\"12\nBek \"B\" Bek,13\n";
        assert!(refused(closed_later).starts_with("In row 2 a cell"));
        let within = cells(b"name,room\nBek \"B\" Bek,13\r\"Chen\",\"a \"\"b\"\"\"\n").1;
        assert_eq!(within, [["name", "room"], ["Bek \"B\" Bek", "13"], ["Chen", "a \"b\""]]);
    }

    #[test]
    fn letters_that_are_broken_are_not_taken_for_others() {
        let mut text = "Имя\nИван\n".as_bytes().to_vec();
        text.push(0xff);
        assert_eq!(read(&text).unwrap_err().code, "file.not_text");
    }

    #[test]
    fn what_a_formula_came_to_in_vain_is_no_text_unless_it_is_quoted() {
        let (_, (rows, void)) = read("name,room\n#N/A,'#REF!\n#1,#Н/Д\n".as_bytes()).unwrap();
        assert_eq!(rows[1].1, ["#N/A", "#REF!"]);
        assert_eq!(
            void.into_iter().collect::<Vec<_>>(),
            [((2, 0), Void::Error), ((3, 1), Void::Error)]
        );
    }

    #[test]
    fn a_table_of_one_column_has_nothing_between_its_cells() {
        assert_eq!(cells(b"full_name\nAnna\n").1, [["full_name"], ["Anna"]]);
        assert_eq!(cells(b"\"a;b;c\",d\n1,2\n").1, [["a;b;c", "d"], ["1", "2"]]);
    }
}
