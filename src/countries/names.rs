//! Names of countries for pages, mails and papers, from the shipped table and without a query.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::country_code::CountryCode;
use crate::text::{Language, Texts, fold};

const TABLE: &str = include_str!("../../migrations/data/countries.csv");

static NAMES: LazyLock<BTreeMap<CountryCode, Texts>> = LazyLock::new(|| {
    let mut reader = csv::Reader::from_reader(TABLE.as_bytes());
    // A test holds that no row is lost here.
    let rows = reader.deserialize::<BTreeMap<String, String>>().filter_map(Result::ok);
    rows.filter_map(|row| Some((row.get("alpha2")?.parse().ok()?, names(&row)))).collect()
});

fn names(row: &BTreeMap<String, String>) -> Texts {
    let named = row.iter().filter(|(_, name)| !name.is_empty()).filter_map(|(column, name)| {
        Some((column.strip_prefix("name_")?.parse().ok()?, name.clone()))
    });
    Texts::new(named)
}

/// The country's name in a language, else in English.
pub fn name_of(code: &CountryCode, language: &Language) -> &'static str {
    NAMES.get(code).map_or("", |names| names.pick([language]))
}

/// All countries with their names in a language, in the alphabetical order of that language.
pub fn options(language: &Language) -> &'static [(CountryCode, &'static str)] {
    let known = OPTIONS.get(language.primary()).or_else(|| OPTIONS.get("en"));
    known.map_or(&[], Vec::as_slice)
}

/// Kept because it is in every form, and putting it in order takes longer than the rest of one.
static OPTIONS: LazyLock<BTreeMap<String, Vec<(CountryCode, &'static str)>>> =
    LazyLock::new(|| {
        let languages: BTreeSet<&Language> =
            NAMES.values().flat_map(|names| names.iter().map(|(language, _)| language)).collect();
        let listed = |language: &Language| (language.primary().to_owned(), in_order(language));
        languages.into_iter().map(listed).collect()
    });

fn in_order(language: &Language) -> Vec<(CountryCode, &'static str)> {
    let named = NAMES.iter().map(|(code, names)| (code.clone(), names.pick([language])));
    let mut options: Vec<_> = named.collect();
    options.sort_by_cached_key(|(_, name)| sort_key(name, language));
    options
}

/// What names are sorted by in a language: the places of their letters in its alphabet.
pub fn sort_key(name: &str, language: &Language) -> Vec<u32> {
    let alphabet = alphabet(language.primary());
    if alphabet.is_empty() {
        return fold(name).chars().map(u32::from).collect();
    }
    let place = |c: char| {
        let found = alphabet.chars().position(|letter| letter == c);
        found.and_then(|place| u32::try_from(place).ok()).map(|place| FIRST_LETTER + place)
    };
    let letters = name.chars().flat_map(char::to_lowercase);
    letters
        .filter_map(|c| {
            let bare = || fold(&c.to_string()).chars().next();
            let known = place(c).or_else(|| place(bare()?));
            known.or_else(|| c.is_whitespace().then_some(0)).or_else(|| other(c))
        })
        .collect()
}

/// Letters of the alphabet stand after the digits and before all other letters.
const FIRST_LETTER: u32 = 0x80;

fn other(c: char) -> Option<u32> {
    // Hyphens and apostrophes do not count: what they join is one word.
    c.is_alphanumeric().then(|| u32::from(c) + if c.is_ascii_digit() { 0 } else { 0x1000 })
}

/// The alphabets whose order is not that of the folded letters.
fn alphabet(primary: &str) -> &'static str {
    match primary {
        "ru" => "абвгдежзийклмнопрстуфхцчшщъыьэюя",
        "kk" => "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
        "ky" => "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя",
        "tg" => "абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя",
        "mn" => "абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя",
        "tk" => "abçdeäfghijžklmnňoöprsştuüwyýz",
        "az" => "abcçdeəfgğhxıijkqlmnoöprsştuüvyz",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(text: &str) -> Language {
        text.parse().unwrap()
    }

    #[test]
    fn every_country_has_a_name_in_every_language() {
        assert_eq!(NAMES.len(), CountryCode::all().count());
        for (code, names) in NAMES.iter() {
            assert_eq!(names.iter().count(), 16, "{code}");
        }
    }

    #[test]
    fn names_are_those_of_the_united_nations() {
        let name = |code: &str, language: &str| name_of(&code.parse().unwrap(), &tag(language));
        assert_eq!(name("KR", "en"), "Republic of Korea");
        assert_eq!(name("KR", "ru"), "Республика Корея");
        assert_eq!(name("KG", "ru-KG"), "Кыргызстан");
        assert_eq!(name("UZ", "uz-Latn"), "Oʻzbekiston");
        assert_eq!(name("KZ", "ja"), "Kazakhstan");
    }

    #[test]
    fn options_stand_in_the_order_of_the_language() {
        let place = |language: &str, code: &str| {
            options(&tag(language)).iter().position(|(c, _)| c.as_str() == code).unwrap()
        };
        let russian = options(&tag("ru"));
        assert_eq!(russian.len(), 249);
        assert!(russian[0].1.starts_with("Ав"), "{:?}", russian[0]);
        // Й stands after И, and Ё with Е; Åland stands with A, Côte with C.
        assert!(place("ru", "IT") < place("ru", "YE") && place("ru", "YE") < place("ru", "KZ"));
        assert!(place("en", "CI") < place("en", "HR"));
        assert!(place("en", "AX") < place("en", "DZ"));
        // Kazakh: Әзербайжан after А, before Б; Қазақстан between К and Л.
        assert!(place("kk", "AU") < place("kk", "AZ") && place("kk", "AZ") < place("kk", "BE"));
        assert!(place("kk", "CU") < place("kk", "KZ") && place("kk", "KZ") < place("kk", "LV"));
    }
}
