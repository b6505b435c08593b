//! Which country is meant by what people write: by a code, a name in any language, or what it is called
//! every day and on official papers.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use super::names::name_of;
use crate::country_code::CountryCode;
use crate::text::{Language, fold};

const NAMES: &str = include_str!("../../migrations/data/countries.csv");
const ALIASES: &str = include_str!("../../migrations/data/country-aliases.csv");

/// What stands before the name of a country on official papers. Whoever is called quite otherwise there
/// stands among the aliases.
const STATES: [&str; 16] = [
    "the",
    "republic of",
    "islamic republic of",
    "federal republic of",
    "peoples republic of",
    "kingdom of",
    "principality of",
    "sultanate of",
    "республика",
    "исламская республика",
    "федеративная республика",
    "народная республика",
    "королевство",
    "княжество",
    "султанат",
    "государство",
];

type Known = HashMap<String, BTreeSet<CountryCode>>;

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut known = Known::new();
    for table in [NAMES, ALIASES] {
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        // A test holds that no row is lost here.
        let rows = reader.deserialize::<BTreeMap<String, String>>().filter_map(Result::ok);
        for row in rows {
            let code = row.get("alpha2").and_then(|code| code.parse::<CountryCode>().ok());
            let Some(code) = code else { continue };
            let says = |column: &str| {
                column.starts_with("name_") || ["alpha2", "alpha3", "alias"].contains(&column)
            };
            for (_, name) in row.iter().filter(|(column, name)| says(column) && !name.is_empty()) {
                known.entry(key(name)).or_default().insert(code.clone());
            }
        }
    }
    known
});

/// The countries that may be meant: none, the one, or those among which it is not clear.
pub fn meant(text: &str) -> Vec<CountryCode> {
    let mut name = turned(key(text));
    loop {
        if let Some(found) = KNOWN.get(&name) {
            return found.iter().cloned().collect();
        }
        let Some(rest) = without_state(&name) else { return Vec::new() };
        name = rest;
    }
}

/// Those among which it is not clear, for whoever has to say which: `KP (...) or KR (...)`.
pub fn listed(countries: &[CountryCode], language: &Language) -> String {
    let shown = countries.iter().map(|code| format!("{code} ({})", name_of(code, language)));
    shown.collect::<Vec<_>>().join(" or ")
}

/// With what lists that go by the alphabet put behind the name in front of it: `Korea, Republic of`.
fn turned(name: String) -> String {
    let found =
        |state: &&str| Some(format!("{state} {}", name.strip_suffix(*state)?.strip_suffix(' ')?));
    let longest = STATES.iter().filter(|state| name.ends_with(**state)).max_by_key(|it| it.len());
    longest.filter(|_| !KNOWN.contains_key(&name)).as_ref().and_then(|it| found(it)).unwrap_or(name)
}

fn without_state(name: &str) -> Option<String> {
    let rest = |state: &&str| name.strip_prefix(state)?.strip_prefix(' ');
    STATES.iter().filter_map(rest).min_by_key(|rest| rest.len()).map(str::to_owned)
}

/// A name without what people write in one way or another: case, accents, dots, hyphens, brackets.
fn key(name: &str) -> String {
    let mut words = String::with_capacity(name.len());
    for c in fold(name).chars() {
        match c {
            '\'' | '.' => {}
            '&' => words.push_str(" and "),
            c if c.is_alphanumeric() => words.push(c),
            _ => words.push(' '),
        }
    }
    let whole = |word| if word == "st" { "saint" } else { word };
    words.split_whitespace().map(whole).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> String {
        let found = meant(text);
        found.iter().map(CountryCode::as_str).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_country_is_known_by_what_people_call_it_and_by_what_papers_do() {
        for (text, code) in [
            ("kg", "KG"),
            ("KAZ", "KZ"),
            ("South Korea", "KR"),
            ("Korea, Republic of", "KR"),
            ("Korea (Republic of)", "KR"),
            ("Korea, Democratic People's Republic of", "KP"),
            ("Moldova, Republic of", "MD"),
            ("Республика Корея", "KR"),
            ("Киргизия", "KG"),
            ("Кыргызская Республика", "KG"),
            ("Республика Казахстан", "KZ"),
            ("the Republic of Uzbekistan", "UZ"),
            ("Islamic Republic of Iran", "IR"),
            ("Iran, Islamic Republic of", "IR"),
            ("Viet-Nam", "VN"),
            ("U.S.A.", "US"),
            ("Russia", "RU"),
            ("россия", "RU"),
            ("Соединённые Штаты", "US"),
            ("Turkey", "TR"),
            ("Türkiye", "TR"),
            ("Cote dIvoire", "CI"),
            ("St. Lucia", "LC"),
            ("Bosnia & Herzegovina", "BA"),
            ("Қазақстан", "KZ"),
            ("대한민국", "KR"),
            ("საქართველო", "GE"),
            ("Королевство Нидерландов", "NL"),
            ("Republic of the Congo", "CG"),
            ("Republic of Guinea", "GN"),
            ("Туркмения", "TM"),
        ] {
            assert_eq!(codes(text), code, "{text}");
        }
    }

    #[test]
    fn what_may_be_several_countries_is_said_to_be_so() {
        for (text, found) in [
            ("Korea", "KP KR"),
            ("Корея", "KP KR"),
            ("Congo", "CD CG"),
            ("Конго", "CD CG"),
            ("Virgin Islands", "VG VI"),
            ("Republic of China", "CN TW"),
            ("РК", "KR KZ"),
        ] {
            assert_eq!(codes(text), found, "{text}");
        }
        let shown = listed(&meant("Korea"), &Language::english());
        let expected = "KP (Democratic People's Republic of Korea) or KR (Republic of Korea)";
        assert_eq!(shown, expected);
    }

    #[test]
    fn what_is_no_country_is_none() {
        for text in ["", " ", "Atlantis", "XX", "the", "republic of", "Europe", "Республика"]
        {
            assert_eq!(codes(text), "", "{text:?}");
        }
    }

    #[test]
    fn no_row_of_either_table_is_lost_and_no_code_is_another_countrys_name() {
        for table in [NAMES, ALIASES] {
            let mut reader = csv::Reader::from_reader(table.as_bytes());
            for row in reader.deserialize::<BTreeMap<String, String>>() {
                let row = row.unwrap();
                let code: CountryCode = row["alpha2"].parse().unwrap();
                for name in row.get("alias").into_iter().chain(row.get("name_en")) {
                    assert!(meant(name).contains(&code), "{name}");
                }
                if let Some(alpha3) = row.get("alpha3") {
                    assert_eq!(meant(alpha3), std::slice::from_ref(&code));
                    assert_eq!(meant(&row["alpha2"]), [code]);
                }
            }
        }
    }
}
