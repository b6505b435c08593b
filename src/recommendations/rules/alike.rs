//! How much alike two texts are.

use crate::text::{Language, Texts, fold};

/// From where on two say nearly the same.
pub const ALIKE: f64 = 0.8;
/// How much of a text is compared, in characters.
const COMPARED: usize = 1_000;

/// How much alike two are in the language in which they are most alike, up to 1; 0 where they have no
/// language in common.
pub fn similarity(one: &Texts, other: &Texts) -> f64 {
    let beginning = |text: &str| fold(text).chars().take(COMPARED).collect::<String>();
    let in_one = |(language, text): (&Language, &str)| {
        let there = other.in_language(language)?;
        Some(shared_pairs(&beginning(text), &beginning(there)))
    };
    one.iter().filter_map(in_one).fold(0.0, f64::max)
}

/// The share of pairs of letters that two texts have in common (Sørensen and Dice). The library divides
/// by bytes, of which a letter that is not Latin has several.
fn shared_pairs(one: &str, other: &str) -> f64 {
    let [one, other] = [one, other].map(|text| text.split_whitespace().collect::<String>());
    let letters = one.chars().count() + other.chars().count();
    if one == other || letters <= 2 {
        return f64::from(u8::from(one == other));
    }
    let pairs = |letters: usize| f64::from(u32::try_from(letters - 2).unwrap_or(u32::MAX));
    strsim::sorensen_dice(&one, &other) * pairs(one.len() + other.len()) / pairs(letters)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn alike(one: &str, other: &str) -> bool {
        similarity(&Texts::english(one), &Texts::english(other)) >= ALIKE
    }

    #[test]
    fn nearly_the_same_words_are_alike_and_other_words_are_not() {
        let one = "Continue the work on the emGKR in Central Asia";
        assert!(alike(one, "To continue work on the EMGKR in Central Asia."));
        assert!(alike("Провести подготовительную встречу", "провести подготовительные встречи"));
        assert!(!alike(one, "Set up a partnership with MOPAS"));
        assert!(!alike(one, "Hold a preparatory meeting on the emGKR in Kyrgyzstan"));
        let russian = Texts::new([(Language::russian(), one.to_owned())]);
        assert!(similarity(&Texts::english(one), &russian) < ALIKE);
    }

    proptest! {
        #[test]
        fn any_input_is_like_itself_and_as_like_another_as_that_is_like_it(one in ".{2,80}", other in ".{0,80}") {
            let (one, other) = (Texts::english(one), Texts::english(other));
            let there = similarity(&one, &other);
            prop_assert!((0.0..=1.0).contains(&there));
            prop_assert!((there - similarity(&other, &one)).abs() < 1e-9);
        }
    }
}
