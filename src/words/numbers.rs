//! Numbers as a language writes them.

use crate::text::Language;

/// Those of the languages of pages in which a comma stands before decimals.
const COMMA: [&str; 9] = ["ru", "kk", "ky", "tg", "uz", "tk", "az", "hy", "ka"];

/// A number without a tail of noughts: `71.4`, and «71,4» in Russian. There is no zero below zero.
pub fn decimal(language: &Language, value: f64) -> String {
    let said = if value == 0.0 { "0".to_owned() } else { value.to_string() };
    if COMMA.contains(&language.primary()) { said.replace('.', ",") } else { said }
}

/// The same without noise behind its second place.
pub fn rounded(language: &Language, value: f64) -> String {
    decimal(language, (value * 100.0).round() / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_the_mark_of_its_language_and_is_rounded_where_it_was_reckoned() {
        let given = [0.6125, -0.001, 70.0, -0.0, 1e12];
        let english = given.map(|value| decimal(&Language::english(), value));
        assert_eq!(english, ["0.6125", "-0.001", "70", "0", "1000000000000"]);
        let rough = [2.0 / 3.0, -0.001, 50.0].map(|value| rounded(&Language::english(), value));
        assert_eq!(rough, ["0.67", "0", "50"]);
        let russian = given.map(|value| decimal(&Language::russian(), value));
        assert_eq!(russian, ["0,6125", "-0,001", "70", "0", "1000000000000"]);
    }
}
