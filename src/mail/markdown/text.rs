//! What was read, as plain text.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::trimmed;

/// Writes plain text: a block a paragraph, links with their addresses.
#[derive(Default)]
pub(super) struct TextWriter {
    out: String,
    block: String,
    link: Option<(usize, String)>,
    /// What stands before each line, outermost first; the mark of a list item stands once.
    prefixes: Vec<(String, String)>,
    lists: Vec<Option<u64>>,
    tight: bool,
}

impl TextWriter {
    pub(super) fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) => self.block.push_str(text),
            Event::SoftBreak => self.block.push(' '),
            Event::HardBreak => self.block.push('\n'),
            Event::Rule => {
                self.block.push_str("----");
                self.flush();
            }
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Link { dest_url, .. } => {
                self.link = Some((self.block.len(), dest_url.to_string()));
            }
            Tag::List(first) => {
                self.flush();
                self.lists.push(*first);
                self.tight = false;
            }
            Tag::Item => self.item(),
            Tag::BlockQuote(_) => {
                self.flush();
                self.prefixes.push(("  ".into(), "  ".into()));
            }
            _ => {}
        }
    }

    fn item(&mut self) {
        self.flush();
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        };
        let rest = " ".repeat(mark.len());
        self.prefixes.push((mark, rest));
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock => self.flush(),
            TagEnd::Link => self.link_end(),
            TagEnd::Item => {
                self.flush();
                self.prefixes.pop();
                self.tight = true;
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.prefixes.pop();
            }
            TagEnd::List(_) => {
                self.lists.pop();
                self.tight = false;
            }
            _ => {}
        }
    }

    fn link_end(&mut self) {
        let Some((start, url)) = self.link.take() else { return };
        let shown = self.block.get(start..).unwrap_or_default();
        if shown != url && format!("mailto:{shown}") != url {
            self.block.extend([" <", &url, ">"]);
        }
    }

    pub(super) fn button_start(&mut self, url: &str) {
        self.link = Some((0, url.to_owned()));
    }

    pub(super) fn button_end(&mut self) {
        if let Some((_, url)) = self.link.take() {
            self.block.extend([":\n", &url]);
        }
        self.flush();
    }

    /// All of it.
    pub(super) fn written(mut self) -> String {
        self.flush();
        trimmed(&self.out).to_owned()
    }

    fn flush(&mut self) {
        let block = std::mem::take(&mut self.block);
        let block = trimmed(&block);
        if block.is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push_str(if self.tight { "\n" } else { "\n\n" });
        }
        self.tight = false;
        let lines: Vec<String> =
            block.lines().map(|line| format!("{}{line}", self.prefix())).collect();
        self.out.push_str(&lines.join("\n"));
    }

    fn prefix(&mut self) -> String {
        let mut prefix = String::new();
        for (first, rest) in &mut self.prefixes {
            prefix.push_str(&std::mem::replace(first, rest.clone()));
        }
        prefix
    }
}
