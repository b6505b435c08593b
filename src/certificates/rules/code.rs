//! The code of a certificate, as it stands on paper: typed by whoever is shown one, and not guessed.

/// Crockford's digits: none is mistaken for another.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many symbols come from chance: 70 bits.
const RANDOM: usize = 14;
/// With the last one, by which a typing error is told from a code that there is not.
const LENGTH: usize = RANDOM + 1;
/// How many symbols stand together on paper.
const GROUP: usize = 5;

/// A code, as it is kept.
pub fn from_random(bytes: [u8; RANDOM]) -> String {
    let values = bytes.map(|byte| byte & 31);
    let last = doubled(values.into_iter().fold(0, next));
    values.into_iter().chain([last]).map(symbol).collect()
}

/// The code as it is kept, however it was typed; none if it can be no code.
pub fn parse(text: &str) -> Option<String> {
    let typed = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '—'));
    let values: Vec<u8> = typed.map(value).collect::<Option<_>>()?;
    let fine = values.len() == LENGTH && values.iter().copied().fold(0, next) == 0;
    fine.then(|| values.into_iter().map(symbol).collect())
}

/// The code as it is printed.
pub fn grouped(code: &str) -> String {
    let symbols: Vec<char> = code.chars().collect();
    let groups = symbols.chunks(GROUP).map(|group| group.iter().collect::<String>());
    groups.collect::<Vec<_>>().join("-")
}

fn symbol(value: u8) -> char {
    SYMBOLS.get(usize::from(value)).map_or('0', |symbol| char::from(*symbol))
}

/// What a symbol stands for, also where a letter was typed for the digit that it looks like.
fn value(c: char) -> Option<u8> {
    let read = match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let place = SYMBOLS.iter().position(|symbol| char::from(*symbol) == read)?;
    u8::try_from(place).ok()
}

/// The sum of all symbols, each times a power of two in the field of 32 elements: one symbol that is
/// wrong, or two that changed places, leave another sum.
fn next(sum: u8, value: u8) -> u8 {
    doubled(sum) ^ value
}

fn doubled(value: u8) -> u8 {
    let twice = value << 1;
    if twice & 32 == 0 { twice } else { (twice ^ 0b10_0101) & 31 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = from_random([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
        let shown = grouped(&code);
        assert_eq!(shown.len(), 17);
        let typed = shown.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
        assert_eq!(parse(&typed), Some(code.clone()));
        assert_eq!(parse(&shown.replace('-', "–")), Some(code));
        for wrong in ["", "U", "00000-00000-0000", "00000-00000-000000", "А0000-00000-00000"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn what_is_given_out_is_read_back(bytes: [u8; RANDOM]) {
            let code = from_random(bytes);
            prop_assert_eq!(code.len(), LENGTH);
            prop_assert_eq!(parse(&grouped(&code)), Some(code));
        }

        #[test]
        fn one_wrong_symbol_and_two_that_changed_places_are_no_code(
            bytes: [u8; RANDOM],
            place in 0..LENGTH,
            other in 0..LENGTH,
            by in 1_u8..32,
        ) {
            let code: Vec<char> = from_random(bytes).chars().collect();
            let mut wrong = code.clone();
            wrong[place] = symbol(value(code[place]).unwrap() ^ by);
            prop_assert_eq!(parse(&wrong.iter().collect::<String>()), None);
            let mut swapped = code.clone();
            swapped.swap(place, other);
            let same = swapped == code;
            prop_assert_eq!(parse(&swapped.iter().collect::<String>()).is_some(), same);
        }

        #[test]
        fn nothing_that_is_typed_is_too_much(text: String) {
            let _ = parse(&text);
        }
    }
}
