//! Texts that are nothing but text.

use std::borrow::Cow;

use pulldown_cmark::{Event, Options, Parser, TagEnd};

use super::{NoText, TEXT_MAX};
use crate::files::incoming::decode;

/// The text, if it is one that shows something to people and nothing to a browser: what begins as
/// markup does, some browser may take for a page.
pub(crate) fn text_of(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let (_, text) = decode(bytes).ok()?;
    let strange = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}');
    let markup = text.trim_start().starts_with('<');
    (!markup && !text.contains(strange)).then_some(text)
}

/// The text of Markdown as a reader sees it.
pub(super) fn markdown(bytes: &[u8]) -> Result<String, NoText> {
    let source = text_of(bytes).ok_or(NoText::Broken)?;
    let (mut text, mut in_tag) = (String::new(), false);
    for event in Parser::new_ext(&source, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES) {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::Html(line) => in_tag = append_shown(&mut text, &line, in_tag),
            Event::InlineHtml(tag) if is_break(&tag) => text.push('\n'),
            Event::SoftBreak | Event::HardBreak | Event::Rule => text.push('\n'),
            Event::End(end) if is_block(end) => {
                in_tag = false;
                text.push('\n');
            }
            _ => {}
        }
        if text.len() > TEXT_MAX {
            break;
        }
    }
    Ok(text)
}

/// Appends what a line of HTML shows, a space for each tag; says whether the line ends in one, as it may
/// begin in one.
fn append_shown(text: &mut String, line: &str, mut in_tag: bool) -> bool {
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let begins = |next: &char| next.is_ascii_alphabetic() || matches!(*next, '/' | '!' | '?');
        match letter {
            '>' if in_tag => in_tag = false,
            _ if in_tag => {}
            '<' if letters.peek().is_some_and(begins) => {
                in_tag = true;
                text.push(' ');
            }
            _ => text.push(letter),
        }
    }
    in_tag
}

/// Whether this tag ends a line.
fn is_break(tag: &str) -> bool {
    tag.get(..3).is_some_and(|begin| begin.eq_ignore_ascii_case("<br"))
}

fn is_block(end: TagEnd) -> bool {
    !matches!(
        end,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}
