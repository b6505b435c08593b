//! The targets of the Sustainable Development Goals (A/RES/71/313): which there are.

/// For each goal, in order, how many targets have a number, and how many a letter.
const TARGETS: [(u8, u8); 17] = [
    (5, 2),
    (5, 3),
    (9, 4),
    (7, 3),
    (6, 3),
    (6, 2),
    (3, 2),
    (10, 2),
    (5, 3),
    (7, 3),
    (7, 3),
    (8, 3),
    (3, 2),
    (7, 3),
    (9, 3),
    (10, 2),
    (19, 0),
];

/// Whether there is such a target: `16.6`, `8.10`, `9.c`.
pub fn is_sdg_target(text: &str) -> bool {
    let Some((goal, target)) = text.split_once('.') else { return false };
    let Some(counts) = place(goal).and_then(|goal| TARGETS.get(usize::from(goal) - 1)) else {
        return false;
    };
    match target.as_bytes() {
        [letter @ b'a'..=b'z'] => letter - b'a' < counts.1,
        _ => place(target).is_some_and(|number| number <= counts.0),
    }
}

/// A number from 1 that is written as it is printed.
fn place(text: &str) -> Option<u8> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    text.parse().ok().filter(|_| plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_169_targets() {
        let numbers: u32 = TARGETS.iter().map(|(numbers, _)| u32::from(*numbers)).sum();
        let letters: u32 = TARGETS.iter().map(|(_, letters)| u32::from(*letters)).sum();
        assert_eq!((numbers, letters, numbers + letters), (126, 43, 169));
    }

    #[test]
    fn a_target_is_one_that_there_is_as_it_is_printed() {
        for target in ["1.1", "8.10", "9.c", "16.6", "16.10", "16.b", "17.19"] {
            assert!(is_sdg_target(target), "{target}");
        }
        for target in [
            "", "16", "16.", ".6", "0.1", "18.1", "16.11", "16.c", "17.a", "17.20", "016.6",
            "16.06", "16.6 ", "SDG 16.6", "16.B", "16.6.1", "+1.1", "1.256", "4.７",
        ] {
            assert!(!is_sdg_target(target), "{target}");
        }
    }
}
