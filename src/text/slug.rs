//! Short names for addresses, from titles in any script.

use any_ascii::any_ascii_char;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::is_unseen;

/// From where on a name ends with its word.
const ENOUGH: usize = 60;
/// Where it ends in any case.
const MOST: usize = 64;

/// A short name for addresses: small letters a to z and digits, words joined by `-`; other letters by
/// those that sound like them. May be empty.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    // Put together first: a letter such as й sounds otherwise than what is left without its mark.
    for c in text.nfkc().filter(|c| !is_silent(*c)) {
        if c.is_alphanumeric() {
            let letters = any_ascii_char(c).chars().filter(char::is_ascii_alphanumeric);
            slug.extend(letters.map(|letter| letter.to_ascii_lowercase()));
        } else if slug.len() >= ENOUGH {
            break;
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(MOST);
    slug.trim_end_matches('-').to_owned()
}

/// Whether a text has letters, and all of them are Latin ones.
pub fn is_latin(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some()
        && letters.all(|c| matches!(c, 'A'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}'))
}

/// What parts no words: apostrophes, marks on letters, and what nobody sees.
fn is_silent(c: char) -> bool {
    let mark = is_combining_mark(c) && !c.is_alphanumeric();
    mark || is_unseen(c) || matches!(c, '\'' | '’' | '‘' | '`')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn letters_of_each_script_are_written_by_those_that_sound_like_them() {
        let known = [
            ("Семинар по открытым данным", "seminar-po-otkrytym-dannym"),
            ("Подъезд и щёлочь: объявление № 5", "podezd-i-shcheloch-obyavlenie-no-5"),
            ("ციფრული მმართველობის სემინარი", "tsipruli-mmartvelobis-seminari"),
            ("Թվային կառավարման սեմինար", "tvayin-karravarman-seminar"),
            ("Цифрлық үкімет: қазақ ғылымы", "tsifrlyq-ukimet-qazaq-ghylymy"),
            ("Цахим засаглалын өдөр", "tsakhim-zasaglalyn-odor"),
            ("디지털 정부 세미나", "dijiteol-jeongbu-semina"),
            ("Rəqəmsal İdarəetmə", "reqemsal-idareetme"),
            ("O‘zbekiston: Oʻzbekiston", "ozbekiston-ozbekiston"),
            ("Straße nach Łódź — Ørsted’s", "strasse-nach-lodz-orsteds"),
            ("👑 «!»", ""),
        ];
        for (title, expected) in known {
            assert_eq!(slug(title), expected, "{title}");
            let apart: String = title.nfd().collect();
            assert_eq!(slug(&apart), expected, "{title}, its marks apart");
        }
    }

    #[test]
    fn a_long_name_ends_after_a_word_or_within_one_that_is_too_long() {
        let words = "щит ".repeat(30);
        assert_eq!(slug(&words), format!("{}shchit", "shchit-".repeat(8)));
        assert_eq!(slug(&"щ".repeat(70)), "shch".repeat(16));
    }

    #[test]
    fn a_text_is_latin_by_its_letters() {
        for latin in ["Forum 2030", "Oʻzbekiston — «Rəqəmsal»", "Hội thảo"] {
            assert!(is_latin(latin), "{latin}");
        }
        for other in ["Форум", "ICT-форум", "2030", "", "სემინარი"] {
            assert!(!is_latin(other), "{other}");
        }
    }

    proptest! {
        #[test]
        fn a_slug_is_fit_for_an_address(text in "\\PC{0,200}") {
            let slug = slug(&text);
            prop_assert!(slug.len() <= 64);
            prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            prop_assert!(!slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"));
        }
    }
}
