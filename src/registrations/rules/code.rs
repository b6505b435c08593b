//! The short code of a registration, as it is read out at the desk.

/// Consonants and digits that nobody mistakes for another; without vowels they spell little.
const SYMBOLS: &[u8; 28] = b"23456789BCDFGHJKMNPQRSTVWXYZ";
/// How many of the symbols are digits; they stand first.
const DIGITS: u64 = 8;
/// How many symbols a code has.
const LENGTH: usize = 8;

/// A code such as `K7QM-3XWD`. After two letters in a row comes a digit, so that it spells nothing.
pub fn from_random(bytes: [u8; 8]) -> String {
    let mut rest = u64::from_le_bytes(bytes);
    let mut code = String::with_capacity(LENGTH + 1);
    let mut letters = 0;
    for place in 0..LENGTH {
        if place == LENGTH / 2 {
            code.push('-');
        }
        let choices = if letters == 2 { DIGITS } else { SYMBOLS.len() as u64 };
        let index = rest % choices;
        rest /= choices;
        letters = if index < DIGITS { 0 } else { letters + 1 };
        let symbol = usize::try_from(index).ok().and_then(|index| SYMBOLS.get(index));
        code.push(symbol.map_or('2', |symbol| char::from(*symbol)));
    }
    code
}

/// The code as it is kept, however it was typed; none if it can be no code.
pub fn parse(text: &str) -> Option<String> {
    let typed: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '—'))
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let known = typed.bytes().all(|byte| SYMBOLS.contains(&byte));
    (known && typed.len() == LENGTH)
        .then(|| format!("{}-{}", &typed[..LENGTH / 2], &typed[LENGTH / 2..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        assert_eq!(parse(" k7qm 3xwd ").as_deref(), Some("K7QM-3XWD"));
        assert_eq!(parse("K7QM–3XWD").as_deref(), Some("K7QM-3XWD"));
        for wrong in ["", "K7QM-3XW", "K7QM-3XWD2", "K7QM-3XWO", "K7QM-3XW1", "К7QM-3XWD"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn a_code_is_short_unambiguous_and_spells_nothing(bytes: [u8; 8]) {
            let code = from_random(bytes);
            prop_assert_eq!(parse(&code.to_lowercase()), Some(code.clone()));
            prop_assert!(!code.contains(['0', 'O', '1', 'I', 'L', 'A', 'E', 'U']));
            let plain = code.replace('-', "");
            prop_assert!(
                plain.as_bytes().windows(3).all(|three| three.iter().any(u8::is_ascii_digit))
            );
        }

        #[test]
        fn other_bytes_make_another_code(one in 0..10_000_000_u64, other in 0..10_000_000_u64) {
            let same = from_random(one.to_le_bytes()) == from_random(other.to_le_bytes());
            prop_assert_eq!(same, one == other);
        }
    }
}
