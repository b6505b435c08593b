//! A text as it is kept to be found, and what is looked for in it.

use crate::text;

/// How long the words of a text may be together, in bytes: databases have a bound for what they index
/// of one row.
const WORDS_MAX: usize = 1_000_000;
/// How long a word may be, in letters; the rest of a longer one is a word of its own.
const WORD_MAX: usize = 64;
/// From how many letters on the last word that is looked for may be the beginning of one: of shorter ones
/// there are too many.
const BEGINNING_MIN: usize = 3;
/// Up to how many letters beginnings are kept as words are; longer ones are those of few words.
const BEGINNING_KEPT: usize = 6;
/// How many words are looked for; what else is said beyond them is passed over.
const ASKED_MAX: usize = 32;
/// How many characters before a word are shown with it, and how many in all.
pub const BEFORE: usize = 80;
/// How many characters are shown around a word.
pub const SHOWN: usize = 240;
/// Among how many characters from the beginning on a word is looked for that is shown.
pub const SHOWN_WITHIN: usize = 100_000;

/// A text to be kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Its words as they are searched, a space before each and at the end. What stands at a place here
    /// stands about there in `body`, so that what is around it can be shown.
    pub folded: String,
    /// The text itself.
    pub body: String,
    /// Whether some of it is left out.
    pub partial: bool,
}

/// A text as it is kept.
pub fn kept(text: &str) -> Kept {
    let mut kept = Kept { folded: " ".to_owned(), body: " ".to_owned(), partial: false };
    for piece in text.split_whitespace().flat_map(short) {
        let words = searched(&piece);
        if kept.folded.len() + words.len() + piece.len() > WORDS_MAX {
            kept.partial = true;
            break;
        }
        let length = words.chars().count().max(piece.chars().count()) + 1;
        for (whole, part) in [(&mut kept.folded, words), (&mut kept.body, piece)] {
            let missing = length.saturating_sub(part.chars().count());
            whole.push_str(&part);
            whole.extend(std::iter::repeat_n(' ', missing));
        }
    }
    kept
}

/// What stands between two spaces, in pieces no longer than a word may be, without what nothing shows.
fn short(piece: &str) -> Vec<String> {
    let shown: Vec<char> = piece.chars().filter(|c| !c.is_control()).collect();
    let (mut rest, mut pieces) = (shown.as_slice(), Vec::new());
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(end(rest));
        pieces.push(piece.iter().collect());
        rest = after;
    }
    pieces
}

/// Where the first piece of this ends: at the last place that cuts no word, if there is one.
fn end(rest: &[char]) -> usize {
    if rest.len() <= WORD_MAX {
        return rest.len();
    }
    let pairs = rest.windows(2).take(WORD_MAX).enumerate().rev();
    let mut places = pairs.filter(|(_, pair)| parts_words(pair, 1)).map(|(before, _)| before + 1);
    let fits = |at: &usize| parts_words(rest.get(..at + WORD_MAX).unwrap_or(rest), *at);
    places.find(fits).unwrap_or(WORD_MAX)
}

/// Whether no word goes over this place. What is told of two letters may be so of them alone: accents
/// belong to no word by themselves.
fn parts_words(letters: &[char], at: usize) -> bool {
    let found = |part: &[char]| words(&part.iter().collect::<String>());
    let (before, after) = letters.split_at(at);
    [found(before), found(after)].concat() == found(letters)
}

/// The words of a text as they are searched, a space between them.
pub fn searched(text: &str) -> String {
    words(text).join(" ")
}

/// The words of a text. What Armenian writes in two ways, and capitals in a third, is one.
fn words(text: &str) -> Vec<String> {
    text::words(text).into_iter().map(|word| word.replace("եվ", "եւ")).collect()
}

/// What is looked for: words that must all be there, of which the last may go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked(Vec<String>);

impl Asked {
    /// From what somebody typed, if anything of it is a word.
    pub fn new(typed: &[String]) -> Option<Self> {
        let words = typed.iter().flat_map(|part| words(part));
        let words: Vec<String> = words.take(ASKED_MAX).collect();
        (!words.is_empty()).then_some(Self(words))
    }

    /// As SQLite is asked (FTS5). A word has neither quotes nor anything else that means something there.
    pub fn sqlite(&self) -> String {
        self.joined('"', "*", " AND ")
    }

    /// As PostgreSQL is asked.
    pub fn postgres(&self) -> Postgres<'_> {
        match self.0.split_last() {
            Some((last, others)) if self.may_go_on() && last.chars().count() <= BEGINNING_KEPT => {
                let words = (!others.is_empty()).then(|| joined(others, '\'', "", " & "));
                Postgres { words, beginning: Some(last) }
            }
            _ => Postgres { words: Some(self.joined('\'', ":*", " & ")), beginning: None },
        }
    }

    fn joined(&self, quote: char, beginning: &str, and: &str) -> String {
        joined(&self.0, quote, if self.may_go_on() { beginning } else { "" }, and)
    }

    /// Whether the last word may be the beginning of one.
    fn may_go_on(&self) -> bool {
        self.0.last().is_some_and(|last| last.chars().count() >= BEGINNING_MIN)
    }

    /// What the words are, each as it stands in what is kept: the last may go on. Three are enough to
    /// show where something was found.
    pub fn places(&self) -> Vec<String> {
        let open = self.may_go_on().then(|| self.0.len() - 1);
        let place = |(at, word): (usize, &String)| {
            if Some(at) == open { format!(" {word}") } else { format!(" {word} ") }
        };
        self.0.iter().enumerate().map(place).take(3).collect()
    }
}

/// What PostgreSQL is asked; all of it has to hold.
#[derive(Debug, PartialEq, Eq)]
pub struct Postgres<'a> {
    /// A `tsquery`.
    pub words: Option<String>,
    /// One of the beginnings that are kept.
    pub beginning: Option<&'a str>,
}

fn joined(words: &[String], quote: char, beginning: &str, and: &str) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("{quote}{word}{quote}")).collect();
    format!("{}{beginning}", words.join(and))
}

/// What is shown of a piece of a text: whole words, and dots where it was cut.
pub fn excerpt(piece: &str, cut_before: bool) -> String {
    let cut_after = piece.chars().count() >= SHOWN;
    let piece = if cut_before { piece.split_once(' ').map_or("", |(_, rest)| rest) } else { piece };
    let piece = if cut_after { piece.rsplit_once(' ').map_or("", |(rest, _)| rest) } else { piece };
    let words: Vec<&str> = piece.split_whitespace().collect();
    let (before, after) = (if cut_before { "… " } else { "" }, if cut_after { " …" } else { "" });
    format!("{before}{}{after}", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_word_stands_where_it_stands_in_the_text() {
        let kept = kept("“Электронное   правительство” — e-Government, Straße: ёж");
        for (word, shown) in [(" правительство", "правительство"), (" еж", "ёж"), (" e ", "e-")]
        {
            let at = kept.folded.find(word).unwrap();
            let at = kept.folded[..at].chars().count();
            let around: String =
                kept.body.chars().skip(at).take(word.chars().count() + 2).collect();
            assert!(around.contains(shown), "{word}: {around}");
        }
        assert_eq!(kept.folded.chars().count(), kept.body.chars().count());
    }

    #[test]
    fn what_is_typed_is_asked_word_by_word_and_the_last_may_go_on() {
        let asked = Asked::new(&["e-gov".to_owned(), "прав".to_owned()]).unwrap();
        assert_eq!(asked.sqlite(), "\"e\" AND \"gov\" AND \"прав\"*");
        let two = Some("'e' & 'gov'".to_owned());
        assert_eq!(asked.postgres(), Postgres { words: two, beginning: Some("прав") });
        assert_eq!(asked.places(), [" e ", " gov ", " прав"]);
        let short = Asked::new(&["пр".to_owned()]).unwrap();
        assert_eq!(short.sqlite(), "\"пр\"");
        assert_eq!(short.postgres(), Postgres { words: Some("'пр'".into()), beginning: None });
        let long = Asked::new(&["e правите".to_owned()]).unwrap();
        let words = Some("'e' & 'правите':*".to_owned());
        assert_eq!(long.postgres(), Postgres { words, beginning: None });
        assert_eq!(short.places(), [" пр "], "too short to be the beginning of a word");
        assert_eq!(Asked::new(&["--".to_owned()]), None);
        let many = vec!["x".to_owned(); 100];
        assert_eq!(Asked::new(&many).unwrap().sqlite().matches('x').count(), ASKED_MAX);
    }

    #[test]
    fn an_excerpt_has_whole_words() {
        assert_eq!(excerpt("ing one  two", true), "… one two");
        assert_eq!(excerpt("one  two", false), "one two");
        let long = "word ".repeat(60);
        let piece: String = long.chars().take(SHOWN).collect();
        assert!(excerpt(&piece, false).ends_with("word …"));
    }

    #[test]
    fn a_text_without_end_is_kept_in_part() {
        let kept = kept(&"ж ".repeat(600_000));
        assert!(kept.partial && kept.folded.len() <= WORDS_MAX);
    }

    #[test]
    fn where_there_is_no_space_no_word_is_cut_that_is_short_enough() {
        let address =
            "https://example.org/reports/2026/digital-transformation/of-administration.pdf";
        let listed = "e\u{301}galite\u{301},".repeat(30);
        for text in [address.to_owned(), listed, "電子政府ABC".repeat(30)] {
            let kept = kept(&text);
            for word in text::words(&text) {
                assert!(kept.folded.contains(&format!(" {word} ")), "{word}: {}", kept.folded);
            }
        }
    }

    #[test]
    fn armenian_and_is_one_however_it_is_written() {
        let kept = kept("Երևան Երեւան ԵՐԵՎԱՆ");
        let asked = |typed: &str| Asked::new(&[typed.to_owned()]).unwrap().places();
        for typed in ["երևան", "երեւան", "Երեվան"] {
            assert_eq!(kept.folded.matches(&asked(typed)[0]).count(), 3, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_kept_and_found_again(text in "\\PC{0,200}|[ა-ჰ ]{0,80}|[Ա-Ֆա-ֆ ]{0,80}") {
            let kept = kept(&text);
            prop_assert_eq!(kept.folded.chars().count(), kept.body.chars().count());
            for word in text::words(&text) {
                let asked = Asked::new(std::slice::from_ref(&word)).unwrap();
                prop_assert!(kept.folded.contains(&asked.places()[0]), "{word}");
            }
            for word in kept.folded.split(' ') {
                prop_assert!(word.chars().count() <= WORD_MAX, "{word}");
            }
        }

        #[test]
        fn what_is_asked_holds_nothing_that_means_something_to_a_database(q in "\\PC{0,60}") {
            if let Some(asked) = Asked::new(&[q]) {
                prop_assert!(asked.0.iter().all(|word| word.chars().all(char::is_alphanumeric)));
            }
        }
    }
}
