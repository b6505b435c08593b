//! The findings of an assessment as a table of a file, and as a page to be handed on.

use typesetting::{Block, Column, Document, LINE_BREAK, Run, Section, Table};

use super::types::{AssessmentMatrix, MatrixCell, MatrixDimension};
use crate::error::Result;
use crate::files::document::{blocks_with, flat};
use crate::files::sheet::{Cell, Sheet, SheetKind, said};
use crate::pages::Reader;

/// What stands where nothing was found yet.
const NOTHING: &str = "—";

/// A row for each country; for a dimension with a scale a column of levels, and for each one of texts.
pub fn sheet(kind: SheetKind, reader: &Reader, it: &AssessmentMatrix) -> Result<Sheet> {
    let catalogue = reader.catalogue();
    let mut head = catalogue.headings(["code", "country"]);
    for own in &it.dimensions {
        head.extend(own.scale.is_some().then(|| heading(own)));
        head.push(own.title.clone());
    }
    let mut sheet = Sheet::new(kind, &catalogue.say("table-findings", []), &head)?;
    for row in &it.rows {
        let mut cells = vec![said(row.country.as_ref()), Cell::from(row.name.as_str())];
        for (own, cell) in it.dimensions.iter().zip(&row.cells) {
            let level = || cell.level.map_or(Cell::Empty, |level| Cell::Number(level.into()));
            cells.extend(own.scale.is_some().then(level));
            cells.push(Cell::from(cell.text.as_deref()));
        }
        sheet.row(&cells)?;
    }
    Ok(sheet)
}

/// The same as a document of one section, where level and text stand in one cell.
pub fn document(reader: &Reader, it: &AssessmentMatrix) -> Document {
    let findings = reader.catalogue().say("table-findings", []);
    let named = usize::try_from(it.named_countries).unwrap_or(usize::MAX);
    let differing = countries_differ(reader, it.claimed_countries, named).map(Block::note);
    let table = Block::Table(table(&reader.catalogue().headings(["country"]).concat(), it));
    let blocks = std::iter::once(table).chain(differing).collect();
    Document {
        language: it.language.to_string(),
        title: findings.clone(),
        subject: it.title.clone(),
        sections: vec![Section::new("findings", findings, false, blocks)],
        ..Document::default()
    }
}

/// Of how many countries a study says that it covers them, where it names another number. Neither is
/// corrected.
pub fn countries_differ(reader: &Reader, claimed: Option<i32>, named: usize) -> Option<String> {
    let claimed = claimed.filter(|claimed| usize::try_from(*claimed) != Ok(named))?;
    let say = |key: &str| reader.catalogue().say(key, []);
    let (countries, of_claim) = (say("statistics-countries"), say("statistics-claimed"));
    Some(format!("{countries}. {of_claim}: {claimed}; {}: {named}", say("statistics-counted")))
}

fn table(country: &str, it: &AssessmentMatrix) -> Table {
    let dimensions = it.dimensions.iter().map(|own| Column::words(heading(own), 3));
    let columns = std::iter::once(Column::words(country, 2)).chain(dimensions).collect();
    let rows = it.rows.iter().map(|row| {
        let cells = row.cells.iter().map(runs);
        std::iter::once(vec![Run::bold(&row.name)]).chain(cells).collect()
    });
    Table::new(columns, rows.collect())
}

/// What stands above a dimension: its title with its scale.
fn heading(own: &MatrixDimension) -> String {
    match &own.scale {
        Some(scale) => format!("{} ({}–{})", own.title, scale.minimum, scale.maximum),
        None => own.title.clone(),
    }
}

fn runs(cell: &MatrixCell) -> Vec<Run> {
    let mut runs = Vec::new();
    if let Some(level) = cell.level {
        let label = cell.label.iter().map(|label| format!(": {label}"));
        runs.push(Run::bold(format!("{level}{}", label.collect::<String>())));
    }
    if let Some(text) = &cell.text {
        if !runs.is_empty() {
            runs.push(Run::plain(LINE_BREAK));
        }
        // A table in it stays text: a few letters of one can stand for thousands of cells.
        runs.extend(flat(&blocks_with(text, false)));
    }
    if runs.is_empty() {
        runs.push(Run::plain(NOTHING));
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessments::types::{AssessmentScale, MatrixRow};
    use crate::text::{Language, Texts};
    use uuid::Uuid;

    fn matrix() -> AssessmentMatrix {
        let labels = ["Low", "High"].map(Texts::english).into();
        let scale = AssessmentScale { minimum: 1, maximum: 2, labels };
        let dimension = |key: &str, scale| MatrixDimension {
            key: key.to_owned(),
            title: key.to_uppercase(),
            scale,
            filled: 1,
        };
        let cell = |dimension: &str, level, text: Option<&str>| MatrixCell {
            dimension: dimension.to_owned(),
            finding_id: Some(Uuid::nil().into()),
            level,
            label: level.map(|_| "High".to_owned()),
            text: text.map(str::to_owned),
        };
        let rows = vec![MatrixRow {
            country: "KG".parse().ok(),
            name: "Kyrgyzstan".to_owned(),
            cells: vec![cell("a", Some(2), Some("- =1+1\n- <b>two</b>")), cell("b", None, None)],
        }];
        AssessmentMatrix {
            assessment_id: Uuid::nil().into(),
            language: Language::english(),
            title: "Study".to_owned(),
            dimensions: vec![dimension("a", Some(scale)), dimension("b", None)],
            rows,
            cells: 2,
            filled: 1,
            empty: Vec::new(),
            named_countries: 1,
            claimed_countries: None,
            countries_differ: false,
        }
    }

    #[test]
    fn levels_are_numbers_of_their_own_in_a_file() {
        let reader = Reader::of(&Language::english());
        let file = sheet(SheetKind::Csv, &reader, &matrix()).unwrap().finish().unwrap();
        let text = String::from_utf8(file).unwrap();
        assert!(text.contains("\"Code\",\"Country\",\"A (1–2)\",\"A\",\"B\""), "{text}");
        assert!(text.contains("KG,Kyrgyzstan,2,\"'- =1+1"), "{text}");
    }

    #[test]
    fn a_page_says_where_other_countries_are_claimed_than_named() {
        let reader = Reader::of(&Language::english());
        let claimed = AssessmentMatrix { claimed_countries: Some(7), ..matrix() };
        let document = document(&reader, &claimed);
        let [Block::Table(_), note] = document.sections[0].blocks.as_slice() else { panic!() };
        assert_eq!(*note, Block::note("Countries. Claimed: 7; Counted: 1"));
        assert_eq!(countries_differ(&reader, Some(6), 6), None);
        assert_eq!(countries_differ(&reader, None, 6), None);
    }

    #[test]
    fn on_a_page_a_level_has_its_name_and_nothing_is_a_dash() {
        let reader = Reader::of(&Language::english());
        let document = document(&reader, &matrix());
        let [Block::Table(table)] = document.sections[0].blocks.as_slice() else { panic!() };
        let said = |runs: &Vec<Run>| runs.iter().map(|run| run.text.clone()).collect::<String>();
        let row: Vec<String> = table.groups[0].rows[0].iter().map(said).collect();
        let first = format!("2: High{LINE_BREAK}=1+1{LINE_BREAK}<b>two</b>");
        assert_eq!(row, ["Kyrgyzstan", first.as_str(), "—"]);
        assert_eq!(table.columns[1].heading, "A (1–2)");
    }
}
