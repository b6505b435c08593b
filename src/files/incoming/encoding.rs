//! In which letters a CSV is written: as its mark says, in UTF-8, or in Windows-1251 where that makes
//! words of it.

use std::borrow::Cow;

use encoding_rs::{Encoding, IBM866, KOI8_R, UTF_8, WINDOWS_1251, WINDOWS_1252, X_MAC_CYRILLIC};

use super::unreadable;
use crate::error::Result;

/// What a file without a mark may be written in as well.
fn others() -> [(&'static Encoding, &'static str); 4] {
    [
        (KOI8_R, "KOI8-R"),
        (IBM866, "the Cyrillic letters of DOS (CP866)"),
        (X_MAC_CYRILLIC, "the Cyrillic letters of old Macintoshes"),
        (WINDOWS_1252, "Western letters (Windows-1252)"),
    ]
}

/// By how much others must read better; a letter or two tell nothing.
const MARGIN: i32 = 15;

/// How much of a file is looked at to tell.
const LOOKED_AT: usize = 200_000;

/// The text, and in which letters it is written.
pub(in crate::files) fn decode(bytes: &[u8]) -> Result<(&'static str, Cow<'_, str>)> {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let encoding = match marked {
        Some(encoding) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => unmarked(bytes)?,
    };
    let (text, wrong) = encoding.decode_with_bom_removal(bytes);
    if wrong || text.contains('\0') {
        let detail = "The letters of this file cannot be read: save it as \"CSV UTF-8\". UTF-16 is read \
                      where its mark stands at the beginning, and Windows-1251 without one.";
        return Err(unreadable("file.not_text", detail));
    }
    let name = match encoding.name() {
        "UTF-16LE" | "UTF-16BE" => "utf-16",
        "windows-1251" => "windows-1251",
        _ => "utf-8",
    };
    Ok((name, text))
}

/// Windows-1251, or 422 where something else makes better words.
fn unmarked(bytes: &[u8]) -> Result<&'static Encoding> {
    if is_broken(bytes) {
        let detail = "Some letters of this file are UTF-8 and others are not: save it once more as \
                      \"CSV UTF-8\".";
        return Err(unreadable("file.not_text", detail));
    }
    let start = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let read = |encoding: &'static Encoding| words(&encoding.decode_without_bom_handling(start).0);
    let own = read(WINDOWS_1251);
    let others = others().into_iter().map(|(encoding, name)| (read(encoding), name));
    let better = others.filter(|(score, _)| *score > own.saturating_add(MARGIN)).max();
    if let Some((_, name)) = better {
        let detail = format!(
            "This file looks as if it were written in {name}, and without a mark only UTF-8 and \
             Windows-1251 are read: save it once more as \"CSV UTF-8\"."
        );
        return Err(unreadable("file.not_text", detail));
    }
    if own < -2 * MARGIN {
        let detail = "The letters of this file make no words in UTF-8 or in Windows-1251: save it once \
                      more as \"CSV UTF-8\".";
        return Err(unreadable("file.not_text", detail));
    }
    Ok(WINDOWS_1251)
}

/// Whether these are letters in UTF-8 with some that are not among them: those of another encoding
/// hardly ever make any in UTF-8.
fn is_broken(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    wrong > 0 && right > wrong
}

/// How much a text reads as words: by its letters, and by what stands beside what.
fn words(text: &str) -> i32 {
    let (mut score, mut before) = (0_i32, ' ');
    for c in text.chars() {
        if !c.is_ascii() {
            score = score.saturating_add(weight(c));
        }
        if !(c.is_ascii() && before.is_ascii()) {
            score = score.saturating_sub(clash(before, c));
        }
        before = c;
    }
    score
}

/// How odd it is that these stand beside each other.
fn clash(before: char, c: char) -> i32 {
    if !before.is_alphabetic() || !c.is_alphabetic() {
        return 0;
    }
    let scripts = if is_cyrillic(before) == is_cyrillic(c) { 0 } else { 40 };
    let case = if before.is_lowercase() && c.is_uppercase() { 30 } else { 0 };
    // Letters with accents hardly ever stand beside each other.
    let accents = !before.is_ascii() && !c.is_ascii() && !is_cyrillic(before) && !is_cyrillic(c);
    scripts + case + if accents { 15 } else { 0 }
}

fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&c)
}

/// The letters of Russian by how much oftener than on average they come, ten times the logarithm of it.
const OFTEN: &str = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэф";
const WEIGHTS: [i32; 31] = [
    13, 10, 10, 9, 8, 7, 6, 4, 4, 4, 1, 1, 0, -1, -1, -4, -5, -6, -6, -6, -6, -7, -9, -11, -12,
    -14, -16, -18, -21, -22, -25,
];

/// How likely a letter is that is not of ASCII.
fn weight(c: char) -> i32 {
    let small = c.to_lowercase().next().unwrap_or(c);
    if let Some(place) = OFTEN.chars().position(|letter| letter == small) {
        return WEIGHTS.get(place).copied().unwrap_or(0);
    }
    match small {
        'ъ' => -30,
        'ў' | 'ђ' | 'ѓ' | 'љ' | 'њ' | 'ќ' | 'ћ' | 'џ' => -25,
        _ if is_cyrillic(c) => 0,
        'é' | 'è' | 'ê' | 'ë' | 'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' | 'ç' | 'ñ' | 'ó' | 'ö' | 'ô'
        | 'õ' | 'ø' | 'ú' | 'ü' | 'û' | 'í' | 'î' | 'ï' | 'ß' => 5,
        '\u{a0}' | '«' | '»' | '–' | '—' | '“' | '”' | '„' | '‘' | '’' | '…' | '№' | '§' | '•' => {
            0
        }
        _ if c.is_alphabetic() => -5,
        _ => -40,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUSSIAN: [&str; 6] = [
        "Полное имя;Почта\r\nЁлкин Юрий;a@example.org\r\n",
        "ФИО\nИВАНОВ ПЁТР\n",
        "имя\nщербаков жданов\n",
        "name,city\nAnna,Москва\n",
        "Name\nЩукин\n",
        "ФИО;Должность\nЭльмира Жээнбекова;Заместитель министра цифрового развития\n",
    ];

    fn refusal(bytes: &[u8]) -> String {
        decode(bytes).unwrap_err().detail
    }

    #[test]
    fn russian_in_windows_1251_is_read() {
        for text in RUSSIAN {
            let bytes = WINDOWS_1251.encode(text).0;
            assert_eq!(decode(&bytes).unwrap(), ("windows-1251", text.into()), "{text}");
        }
        let dashes = WINDOWS_1251.encode("name,note\nAnna,\"a – b\" № 5\n").0.into_owned();
        assert_eq!(decode(&dashes).unwrap().0, "windows-1251");
    }

    #[test]
    fn russian_in_other_letters_is_not_taken_for_it() {
        for text in RUSSIAN {
            for (encoding, name) in &others()[..3] {
                // Of small letters alone, and of one capital, old Macintoshes have the same.
                let small = !text.chars().any(|c| c.is_uppercase() && !c.is_ascii());
                if small && *encoding == X_MAC_CYRILLIC {
                    continue;
                }
                let (bytes, _, lost) = encoding.encode(text);
                if !lost {
                    assert!(refusal(&bytes).contains(name), "{name}: {text}");
                }
            }
        }
    }

    #[test]
    fn western_letters_are_not_taken_for_russian_ones() {
        for text in ["name\nJosé Müller\n", "name\nZoë\n", "nom\nÉmile Lefèvre\n", "FÜR ÄRZTE"]
        {
            assert!(refusal(&WINDOWS_1252.encode(text).0).contains("Western"), "{text}");
        }
    }

    #[test]
    fn letters_that_make_no_words_are_refused() {
        let korean = encoding_rs::EUC_KR.encode("이름\n오강탁\n김민수\n").0.into_owned();
        assert!(refusal(&korean).contains("CSV UTF-8"), "{:?}", decode(&korean));
        assert!(refusal(b"a\0b").contains("UTF-16"));
    }
}
