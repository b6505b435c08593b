//! Cells that a spreadsheet would compute, made into text, and back again.

use std::borrow::Cow;

/// What spreadsheets in English and in Russian show where a formula comes to nothing.
const ERRORS: [&str; 22] = [
    "#N/A",
    "#REF!",
    "#NAME?",
    "#VALUE!",
    "#DIV/0!",
    "#NULL!",
    "#NUM!",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BLOCKED!",
    "#CONNECT!",
    "#BUSY!",
    "#UNKNOWN!",
    "#GETTING_DATA",
    "#ERROR!",
    "#Н/Д",
    "#ССЫЛКА!",
    "#ИМЯ?",
    "#ЗНАЧ!",
    "#ДЕЛ/0!",
    "#ЧИСЛО!",
];

/// Whether this stands for a formula that comes to nothing.
pub(super) fn is_error(cell: &str) -> bool {
    let cell = cell.trim();
    cell.starts_with('#') && ERRORS.contains(&cell.to_uppercase().as_str())
}

/// Whether a spreadsheet would compute this, or take it for what it computed in vain. It looks past
/// blanks, and some take the wide forms of the signs for the signs.
pub(super) fn is_formula(cell: &str) -> bool {
    let blank = [' ', '\u{a0}', '\n', '\u{feff}', '\u{200b}'];
    let first = cell.trim_start_matches(blank).chars().next();
    first.is_some_and(|first| "=+-@\t\r＝＋－＠".contains(first)) || is_error(cell)
}

/// The same behind apostrophes, as it stands where it was made into text.
pub(super) fn is_quoted(cell: &str) -> bool {
    cell.starts_with('\'') && is_formula(cell.trim_start_matches('\''))
}

/// The cell as text: an apostrophe before what would be computed, and one more before what has some
/// already, so that all of it can be taken back.
pub fn defused(cell: &str) -> Cow<'_, str> {
    if is_formula(cell) || is_quoted(cell) { format!("'{cell}").into() } else { cell.into() }
}

/// What stood there before it was made into text.
pub fn restored(cell: &str) -> &str {
    if is_quoted(cell) { &cell[1..] } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn no_cell_becomes_a_formula() {
        for cell in ["=cmd()", "+996 555", "-1", "@SUM(A1)", "\tx", "\rx", " =1", "＝1", "'=1"] {
            assert_eq!(defused(cell), format!("'{cell}"));
        }
        for cell in ["#N/A", " #ref! ", "#Н/Д"] {
            assert_eq!(defused(cell), format!("'{cell}"));
        }
        for cell in
            ["", "a=b", "#1", "# N/A", "N/A", "Смит-Джонс", "12 officials", "'quoted'", "'", "''"]
        {
            assert_eq!(defused(cell), cell);
        }
    }

    #[test]
    fn what_others_wrote_with_an_apostrophe_or_without_is_read_as_they_meant_it() {
        for (cell, meant) in [("'+996 555", "+996 555"), ("+996 555", "+996 555"), ("'t", "'t")] {
            assert_eq!(restored(cell), meant);
        }
    }

    proptest! {
        #[test]
        fn every_cell_comes_back(cell in "['=+@ \t-]{0,4}\\PC{0,8}|'{0,2}#(N/A|REF!)") {
            let written = defused(&cell);
            prop_assert!(!is_formula(&written));
            prop_assert_eq!(restored(&written), cell.as_str());
        }
    }
}
