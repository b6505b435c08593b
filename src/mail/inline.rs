//! Styles written into the elements of a mail, as many mail programs want them.
//!
//! Where they go depends on the elements alone, so of many mails that differ in their words one is
//! worked on, with marks in place of the words, and what comes of it is kept.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

use css_inline::{CSSInliner, InlineError, InlineOptions};
use pulldown_cmark_escape::escape_href;

/// What a mark is made of: controls, which no value on one line and no template holds.
const OPEN: char = '\u{1}';
const CLOSE: char = '\u{2}';

/// How many shapes are kept: those of some sendings to many at a time.
const SHAPES: usize = 64;

/// The words of a mail, as they stand in HTML; in its shape stand marks.
#[derive(Debug, Default)]
pub(super) struct Words(Vec<String>);

impl Words {
    /// A mark for a text.
    pub(super) fn text(&mut self, text: &str) -> String {
        let mut escaped = String::with_capacity(text.len() + 8);
        for c in text.chars() {
            match c {
                '&' => escaped.push_str("&amp;"),
                '<' => escaped.push_str("&lt;"),
                '>' => escaped.push_str("&gt;"),
                '\u{a0}' => escaped.push_str("&nbsp;"),
                c => escaped.push(c),
            }
        }
        self.mark(escaped)
    }

    /// A mark for the address of a link.
    pub(super) fn link(&mut self, url: &str) -> String {
        let mut escaped = String::with_capacity(url.len() + 8);
        // Writing to a string cannot fail.
        let _ = escape_href(&mut escaped, url);
        self.mark(escaped)
    }

    fn mark(&mut self, escaped: String) -> String {
        let mark = format!("{OPEN}{}{CLOSE}", self.0.len());
        self.0.push(escaped);
        mark
    }

    /// The shape with the words in it.
    pub(super) fn put_into(&self, shape: &str) -> String {
        let long: usize = self.0.iter().map(String::len).sum();
        let mut html = String::with_capacity(shape.len() + long);
        let mut parts = shape.split(OPEN);
        html.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let marked = part.split_once(CLOSE);
            let word =
                marked.and_then(|(n, rest)| Some((self.0.get(n.parse::<usize>().ok()?)?, rest)));
            match word {
                Some((word, rest)) => {
                    let _ = write!(html, "{word}{rest}");
                }
                None => html.push_str(part),
            }
        }
        html
    }
}

/// Writes styles into elements.
pub(super) struct Inliner {
    inliner: CSSInliner<'static>,
    shapes: Mutex<HashMap<String, Arc<str>>>,
}

impl Inliner {
    pub(super) fn new() -> Self {
        let options = InlineOptions { load_remote_stylesheets: false, ..InlineOptions::default() };
        Self { inliner: CSSInliner::new(options), shapes: Mutex::default() }
    }

    /// A document of this shape, its styles in its elements and its words in their places.
    pub(super) fn inline(&self, shape: String, words: &Words) -> Result<String, InlineError> {
        let known = self.shapes().get(&shape).cloned();
        let styled = match known {
            Some(styled) => styled,
            None => self.keep(shape)?,
        };
        Ok(words.put_into(&styled))
    }

    fn keep(&self, shape: String) -> Result<Arc<str>, InlineError> {
        let styled: Arc<str> = self.inliner.inline(&shape)?.into();
        let mut shapes = self.shapes();
        if shapes.len() >= SHAPES {
            shapes.clear();
        }
        shapes.insert(shape, styled.clone());
        Ok(styled)
    }

    fn shapes(&self) -> std::sync::MutexGuard<'_, HashMap<String, Arc<str>>> {
        self.shapes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FRAME: &str = "<!DOCTYPE html><html><head><style>p { color: #111 } \
        a[href^='x'], a { margin: 0 }</style></head><body>BODY</body></html>";

    fn paragraph(words: &mut Words, text: &str, url: &str) -> String {
        let (url, text) = (words.link(url), words.text(text));
        format!("<p><a href=\"{url}\">{text}</a></p>")
    }

    proptest! {
        #[test]
        fn a_mail_of_a_known_shape_is_what_it_would_be_by_itself(
            texts in prop::collection::vec(("[^\0-\u{1f}\u{7f}-\u{9f}]{0,20}", "[^\0-\u{1f}\u{7f}-\u{9f}']{0,20}"), 1..5),
        ) {
            let inliner = Inliner::new();
            let mut words = Words::default();
            let body: String =
                texts.iter().map(|(text, url)| paragraph(&mut words, text, url)).collect();
            let shape = FRAME.replace("BODY", &body);
            let whole = words.put_into(&shape);
            let alone = inliner.inline(whole, &Words::default()).unwrap();
            for _ in 0..2 {
                prop_assert_eq!(&inliner.inline(shape.clone(), &words).unwrap(), &alone);
            }
        }
    }

    #[test]
    fn a_mark_that_stands_for_nothing_stays_as_it_is() {
        let html = Words(vec!["a".into()]).put_into("x\u{1}0\u{2}y\u{1}7\u{2}z\u{1}");
        assert_eq!(html, "xay7\u{2}z");
    }

    #[test]
    fn no_more_shapes_are_kept_than_there_is_room_for() {
        let inliner = Inliner::new();
        for n in 0..=SHAPES {
            inliner.inline(format!("<p>{n}</p>"), &Words::default()).unwrap();
        }
        assert_eq!(inliner.shapes().len(), 1);
    }
}
