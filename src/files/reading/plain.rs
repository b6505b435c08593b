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
    let mut text = String::new();
    for event in Parser::new_ext(&source, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES) {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::SoftBreak | Event::HardBreak | Event::Rule => text.push('\n'),
            Event::End(end) if is_block(end) => text.push('\n'),
            _ => {}
        }
        if text.len() > TEXT_MAX {
            break;
        }
    }
    Ok(text)
}

fn is_block(end: TagEnd) -> bool {
    !matches!(
        end,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}
