//! What cells say: words that people use for the values of fields.

use std::fmt::Display;
use std::str::FromStr;

use crate::countries::{CountryCode, meant};
use crate::people::types::Gender;
use crate::text::{Language, fold};

/// A stable code of what is wrong with a cell, and what would be right.
pub type Wrong = (&'static str, String);

/// An id.
pub fn id<T: FromStr>(cell: &str) -> Result<T, Wrong> {
    let message = || "give an id as the lists have it, or leave this empty".to_owned();
    cell.parse().map_err(|_| ("uuid", message()))
}

/// Yes or no.
pub fn yes_or_no(cell: &str) -> Result<bool, Wrong> {
    match &*fold(cell) {
        "yes" | "true" | "1" | "y" | "да" | "истина" | "+" => Ok(true),
        "no" | "false" | "0" | "n" | "нет" | "ложь" | "-" | "−" => Ok(false),
        _ => Err(("choice", "give yes or no".to_owned())),
    }
}

/// A gender, by its name or by a word or letter for it in English or Russian.
pub fn gender(cell: &str) -> Result<Gender, Wrong> {
    match fold(cell).trim_end_matches('.') {
        "female" | "f" | "w" | "woman" | "ж" | "жен" | "женскии" | "женщина" => {
            Ok(Gender::Female)
        }
        "male" | "m" | "man" | "м" | "муж" | "мужскои" | "мужчина" => {
            Ok(Gender::Male)
        }
        "other" | "x" | "другои" | "другое" | "инои" => Ok(Gender::Other),
        "undisclosed" | "not said" | "не указан" | "не указано" => {
            Ok(Gender::Undisclosed)
        }
        _ => Err(("choice", "give female, male, other or undisclosed, or f or m".to_owned())),
    }
}

/// A country, by its code, by a name in any language, or by what it is called.
pub fn country(cell: &str) -> Result<CountryCode, Wrong> {
    let found = meant::meant(cell);
    match found.as_slice() {
        [country] => Ok(country.clone()),
        [] => Err((
            "country",
            "give a code such as KG or KGZ, or the name of a country, such as in English or Russian"
                .to_owned(),
        )),
        several => {
            let several = meant::listed(several, &Language::english());
            Err(("ambiguous", format!("this may be {several}: give the code of the one you mean")))
        }
    }
}

/// One of some values, as it is written on the wire, or by another word for it.
pub fn choice<T: FromStr + Display + Copy>(
    cell: &str,
    all: &[T],
    words: &[(&str, T)],
) -> Result<T, Wrong> {
    let folded = fold(cell);
    let named = folded.replace([' ', '-'], "_").parse().ok();
    let word = || words.iter().find(|(word, _)| *word == folded).map(|(_, value)| *value);
    named.or_else(word).ok_or_else(|| {
        let all: Vec<String> = all.iter().map(ToString::to_string).collect();
        ("choice", format!("give one of {}", all.join(", ")))
    })
}

/// A number from 1, such as a place in an order.
pub fn place(cell: &str) -> Result<i32, Wrong> {
    let number = cell.trim_end_matches('.').parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| ("number", "give a number from 1".to_owned()))
}

/// Whatever says itself what is wrong with it.
pub fn parsed<T: FromStr<Err: Display>>(code: &'static str, cell: &str) -> Result<T, Wrong> {
    cell.parse().map_err(|error: T::Err| (code, error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn genders_are_words_and_letters_in_english_and_russian() {
        for word in ["Female", "F", "w", "Ж", "ж.", "женский", "Жен."] {
            assert_eq!(gender(word), Ok(Gender::Female), "{word}");
        }
        for word in ["male", "m", "М", "муж.", "Мужской"] {
            assert_eq!(gender(word), Ok(Gender::Male), "{word}");
        }
        for word in ["", "fm", "жм", "1"] {
            assert_eq!(gender(word).unwrap_err().0, "choice", "{word}");
        }
    }

    #[test]
    fn a_country_that_is_not_clear_is_refused_with_those_that_it_may_be() {
        assert_eq!(country("South Korea").unwrap().as_str(), "KR");
        let (code, message) = country("Korea").unwrap_err();
        assert_eq!(code, "ambiguous");
        assert!(message.contains("KR (Republic of Korea)"), "{message}");
        assert_eq!(country("Atlantis").unwrap_err().0, "country");
    }

    #[test]
    fn a_choice_is_written_as_people_write_it() {
        let words = [("женщина", Gender::Female)];
        for cell in ["female", " FEMALE ", "Женщина"] {
            assert_eq!(choice(cell, Gender::ALL, &words), Ok(Gender::Female));
        }
        let (_, message) = choice("x", Gender::ALL, &words).unwrap_err();
        assert_eq!(message, "give one of female, male, other, undisclosed");
        assert_eq!((place("3."), place("1").is_ok()), (Ok(3), true));
        assert!(place("0").is_err() && place("x").is_err());
    }
}
