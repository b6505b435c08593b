//! Which letters can be shown.
//!
//! A letter that a font lacks becomes an empty box, and nothing says so. So whatever will be set is
//! looked through before.

use std::fmt::Write as _;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::world::SHELF;

/// Nothing inside a text, and refused in a tagged PDF.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The letters of a text that no font has, each once, in the order of the text.
pub fn missing(text: &str) -> Vec<char> {
    let mut found = Vec::new();
    for cluster in text.graphemes(true) {
        for letter in missing_in(cluster) {
            if !found.contains(&letter) {
                found.push(letter);
            }
        }
    }
    found
}

/// The same text with the code of each such letter in its place: `[U+1F600]`.
pub(crate) fn shown(text: &str) -> String {
    let text: String = text.nfc().collect();
    let mut out = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        let missing = missing_in(cluster);
        for letter in cluster.chars() {
            if missing.contains(&letter) {
                // Writing into a string cannot fail.
                let _ = write!(out, "[U+{:04X}]", u32::from(letter));
            } else if letter.is_control() {
                out.push(' ');
            } else if letter != BYTE_ORDER_MARK {
                out.push(letter);
            }
        }
    }
    out
}

/// The same in every text of a value.
pub(crate) fn show(value: &mut Value) {
    match value {
        Value::String(text) => *text = shown(text),
        Value::Array(values) => values.iter_mut().for_each(show),
        Value::Object(fields) => fields.values_mut().for_each(show),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// What is missing of letters that are set as one: one font must have them all. Where none has, that
/// one counts which has the first and most of the others.
fn missing_in(cluster: &str) -> Vec<char> {
    if cluster.is_ascii() {
        return Vec::new();
    }
    let letters: Vec<char> = cluster.nfc().filter(|letter| !is_silent(*letter)).collect();
    let has = |font: u32, letter: char| SHELF.fonts_with(letter) & (1 << font) != 0;
    if letters.iter().fold(u32::MAX, |all, letter| all & SHELF.fonts_with(*letter)) != 0 {
        return Vec::new();
    }
    let lacking = |font: u32| -> Vec<char> {
        letters.iter().copied().filter(|letter| !has(font, *letter)).collect()
    };
    let with_first = |lacking: &Vec<char>| lacking.first() == letters.first();
    let all = (0..u32::BITS).map(lacking);
    all.min_by_key(|lacking| (with_first(lacking), lacking.len())).unwrap_or_default()
}

/// What is not seen by itself, and needs no picture of it.
fn is_silent(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_the_scripts_of_the_region_lack_nothing() {
        for name in [
            "Нұрсұлтан Әбішұлы Қайратов, Өндіріс және Ғылым, Һәм Ің",
            "გიორგი მაისურაძე, ᲛᲗᲐᲕᲠᲣᲚᲘ",
            "Հայկ Սարգսյան և Ընկերներ",
            "오강탁, 행정안전부, 뷁 쀍, 吳康鐸",
            "Бат-Эрдэнэ Өлзийхутагийн Үүрд",
            "Ҷамшед Ӯғлӣ Ғаффоров Ҳақ Қӣ",
            "Oʻtkir Toʻrayev, Gʻafur; Şükran Çöläk Ňýaz; İlhamə Əliyeva",
            "王小明 山田太郎 ひらがな カタカナ",
            "محمد علی, สมชาย, राम",
            "Zoë Łukasz Dvořák Nguyễn Thị Ánh — № 5, “quoted” «в кавычках» ’",
            "Александр с ударе\u{301}нием",
        ] {
            assert!(missing(name).is_empty(), "{name}: {:?}", missing(name));
            assert_eq!(shown(name), name.nfc().collect::<String>());
        }
    }

    #[test]
    fn a_letter_that_no_font_has_is_found_once_and_shown_as_its_code() {
        assert_eq!(missing("A😀B😀 ᠮᠣᠩ"), ['😀', 'ᠮ', 'ᠣ', 'ᠩ']);
        assert_eq!(shown("A😀B"), "A[U+1F600]B");
        // The accent alone is not in the font of the letter below it.
        assert_eq!(shown("ա\u{20dd}"), "ա[U+20DD]");
    }

    #[test]
    fn what_is_not_seen_is_not_missed() {
        assert!(missing("a\u{ad}b\u{200b}c\u{200d}\u{fe0f}\n\t\u{7}").is_empty());
        assert_eq!(shown("a\nb\u{7}"), "a b ");
    }
}
