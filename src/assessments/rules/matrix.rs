//! The findings of an assessment as a table.

use std::collections::BTreeMap;

use crate::assessments::entity::assessment::Model;
use crate::assessments::types::{
    AssessmentDimension, AssessmentMatrix, EmptyCell, MatrixCell, MatrixDimension, MatrixRow,
};
use crate::countries::names;
use crate::country_code::CountryCode;
use crate::ids::FindingId;
use crate::text::{Language, Texts};

/// What was found, as far as a table shows it.
#[derive(Clone, Debug)]
pub struct Found {
    /// The finding.
    pub id: FindingId,
    /// The key of the dimension.
    pub dimension: String,
    /// The country; none: all together.
    pub country: Option<CountryCode>,
    /// The level.
    pub level: Option<i32>,
    /// What was found.
    pub text: Option<Texts>,
}

/// The cell of a country, or of all together, in a dimension.
type Cells<'a> = BTreeMap<(Option<&'a CountryCode>, &'a str), &'a Found>;

/// Countries by dimensions for a reader of `language`, who calls all countries together `all`.
pub fn matrix(of: &Model, found: &[Found], language: &Language, all: &str) -> AssessmentMatrix {
    let by_cell: Cells<'_> =
        found.iter().map(|own| ((own.country.as_ref(), own.dimension.as_str()), own)).collect();
    let mut countries: Vec<&CountryCode> = of.countries.iter().collect();
    countries.sort_by_cached_key(|code| {
        (names::sort_key(names::name_of(code, language), language), (*code).clone())
    });
    let row = |country: Option<&CountryCode>| MatrixRow {
        country: country.cloned(),
        name: country.map_or(all, |code| names::name_of(code, language)).to_owned(),
        cells: of.dimensions.iter().map(|own| cell(&by_cell, country, own, language)).collect(),
    };
    let mut rows: Vec<MatrixRow> = countries.iter().map(|code| row(Some(code))).collect();
    let empty: Vec<EmptyCell> = rows.iter().flat_map(empty_cells).collect();
    let cells = rows.len() * of.dimensions.len();
    if found.iter().any(|own| own.country.is_none()) {
        rows.push(row(None));
    }
    let named = count(of.countries.len());
    AssessmentMatrix {
        assessment_id: of.id,
        language: language.clone(),
        title: of.title.pick([language]).to_owned(),
        dimensions: of.dimensions.iter().map(|own| column(own, &empty, of, language)).collect(),
        rows,
        cells: count(cells),
        filled: count(cells - empty.len()),
        empty,
        named_countries: named,
        claimed_countries: of.claimed_countries,
        countries_differ: of
            .claimed_countries
            .is_some_and(|own| i64::from(own) != i64::from(named)),
    }
}

fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

fn cell(
    by_cell: &Cells<'_>,
    country: Option<&CountryCode>,
    dimension: &AssessmentDimension,
    language: &Language,
) -> MatrixCell {
    let found = by_cell.get(&(country, dimension.key.as_str()));
    let level = found.and_then(|own| own.level);
    let label = dimension.scale.as_ref().zip(level).and_then(|(scale, level)| scale.label(level));
    let said = |texts: &Texts| texts.pick([language]).to_owned();
    MatrixCell {
        dimension: dimension.key.clone(),
        finding_id: found.map(|own| own.id),
        level,
        label: label.map(said),
        text: found.and_then(|own| own.text.as_ref()).map(said),
    }
}

fn empty_cells(row: &MatrixRow) -> Vec<EmptyCell> {
    let Some(country) = &row.country else { return Vec::new() };
    let empty = row.cells.iter().filter(|cell| cell.finding_id.is_none());
    let named = |cell: &MatrixCell| EmptyCell {
        country: country.clone(),
        dimension: cell.dimension.clone(),
    };
    empty.map(named).collect()
}

fn column(
    own: &AssessmentDimension,
    empty: &[EmptyCell],
    of: &Model,
    language: &Language,
) -> MatrixDimension {
    let missing = empty.iter().filter(|cell| cell.dimension == own.key).count();
    MatrixDimension {
        key: own.key.clone(),
        title: own.title.pick([language]).to_owned(),
        scale: own.scale.clone(),
        filled: count(of.countries.len() - missing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessments::rules::sample::assessment;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn found(n: u128, dimension: &str, country: Option<&str>) -> Found {
        Found {
            id: Uuid::from_u128(n).into(),
            dimension: dimension.to_owned(),
            country: country.map(|code| code.parse().unwrap()),
            level: (dimension == "scaled").then_some(3),
            text: Some(Texts::english("Found")),
        }
    }

    #[test]
    fn countries_stand_by_the_alphabet_and_all_together_last() {
        let of = Model { claimed_countries: Some(6), ..assessment(&["UZ", "KZ", "AM"]) };
        let given = [found(1, "text", None), found(2, "scaled", Some("AM"))];
        let shown = matrix(&of, &given, &Language::russian(), "Все страны");
        let names: Vec<&str> = shown.rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["Армения", "Казахстан", "Узбекистан", "Все страны"]);
        assert_eq!(shown.dimensions[0].title, "text по-русски");
        assert_eq!(shown.rows[0].cells[1].level, Some(3));
        assert_eq!(shown.rows[3].cells[0].text.as_deref(), Some("Found"));
        assert_eq!((shown.cells, shown.filled, shown.empty.len()), (6, 1, 5));
        assert_eq!((shown.dimensions[0].filled, shown.dimensions[1].filled), (0, 1));
        assert!(shown.countries_differ && shown.named_countries == 3);
    }

    #[test]
    fn what_nobody_assesses_has_no_cells() {
        let shown = matrix(&assessment(&[]), &[], &Language::english(), "All");
        assert_eq!((shown.cells, shown.filled, shown.rows.len()), (0, 0, 0));
        assert!(!shown.countries_differ, "nothing is claimed");
    }

    proptest! {
        #[test]
        fn each_cell_is_filled_or_empty_and_never_both(
            cells in prop::collection::btree_set((0..4_usize, 0..2_usize), 0..9),
        ) {
            let (codes, keys) = (["KZ", "KG", "MN", "UZ"], ["text", "scaled"]);
            let given: Vec<Found> = (1..)
                .zip(&cells)
                .map(|(n, (country, key))| found(n, keys[*key], Some(codes[*country])))
                .collect();
            let shown = matrix(&assessment(&codes), &given, &Language::english(), "All");
            prop_assert_eq!(shown.filled as usize, cells.len());
            prop_assert_eq!(shown.filled as usize + shown.empty.len(), shown.cells as usize);
            let of_columns: u32 = shown.dimensions.iter().map(|own| own.filled).sum();
            prop_assert_eq!(of_columns, shown.filled);
        }
    }
}
