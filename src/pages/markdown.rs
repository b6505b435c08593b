//! Long texts: Markdown in, HTML out that can do no harm.
//!
//! Raw HTML is shown as the text it is, of an image only its description is kept, and a link leads
//! to the web or to an address, or it is no link.

use minijinja::Value;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use serde::{Serialize, Serializer};

/// How many cells the tables of a text have at most, with those that fill up short rows; where they would
/// have more, they are the text they are.
pub const CELLS: usize = 5_000;

/// How many cells the tables of a text can have at most. A row has as many as its table has columns,
/// so that few letters make many of them: they are reckoned before any is made.
pub fn cells(text: &str) -> usize {
    let (mut all, mut columns) = (0, 0);
    for line in text.replace("\r\n", "\n").split(['\n', '\r']) {
        let inner = line.trim_matches(|c: char| c.is_whitespace() || c == '>');
        let is_rule =
            inner.chars().all(|c| matches!(c, '|' | ':' | '-' | '>') || c.is_whitespace());
        if inner.is_empty() {
            columns = 0;
        } else if is_rule && inner.contains('|') && inner.contains('-') {
            // The row of headings stands above it.
            let inner = inner.strip_prefix('|').unwrap_or(inner);
            let inner = inner.strip_suffix('|').unwrap_or(inner);
            columns = columns.max(inner.matches('|').count() + 1);
            all += columns;
        } else {
            all += columns;
        }
    }
    all
}

/// HTML that is safe to show as it stands; only [`SafeHtml::from_markdown`] and
/// [`SafeHtml::from_blocks`] make it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// The HTML of a Markdown text. Its headings rank below the page's own.
    pub fn from_markdown(text: &str) -> Self {
        let mut tamer = Tamer::default();
        let are_tables = cells(text) <= CELLS;
        let options = if are_tables { Options::ENABLE_TABLES } else { Options::empty() };
        let events: Vec<Event<'_>> =
            Parser::new_ext(text, options).filter_map(|e| tamer.tame(e)).collect();
        let mut out = String::with_capacity(text.len() + text.len() / 2);
        html::push_html(&mut out, events.into_iter());
        Self(out)
    }

    /// HTML of which every text has been escaped.
    pub(super) fn made(html: String) -> Self {
        Self(html)
    }

    /// The HTML.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.trim().is_empty()
    }
}

/// For templates: a value that is not escaped again, and false when it is empty.
impl Serialize for SafeHtml {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::from_safe_string(self.0.clone()).serialize(serializer)
    }
}

#[derive(Default)]
struct Tamer {
    /// For each link that is open: whether it is shown as one.
    links: Vec<bool>,
}

impl Tamer {
    fn tame<'a>(&mut self, event: Event<'a>) -> Option<Event<'a>> {
        Some(match event {
            Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
            Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => return None,
            Event::Start(Tag::Link { dest_url, .. }) => return self.open(&dest_url),
            Event::End(TagEnd::Link) => {
                return self.links.pop()?.then_some(Event::InlineHtml(CowStr::Borrowed("</a>")));
            }
            Event::Start(Tag::Heading { level, .. }) => Event::Start(Tag::Heading {
                level: lower(level),
                id: None,
                classes: Vec::new(),
                attrs: Vec::new(),
            }),
            Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lower(level))),
            other => other,
        })
    }

    fn open<'a>(&mut self, target: &str) -> Option<Event<'a>> {
        let shown = leads_outside(target);
        self.links.push(shown);
        let link = format!("<a href=\"{}\" rel=\"noopener noreferrer\">", super::escape(target));
        shown.then(|| Event::InlineHtml(link.into()))
    }
}

/// Whether a target is an address on the web or of a mailbox.
pub fn leads_outside(target: &str) -> bool {
    let scheme = target.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https" | "mailto"))
        && !target.contains(|c: char| c.is_control() || c.is_whitespace())
}

fn lower(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => HeadingLevel::H3,
        HeadingLevel::H3 => HeadingLevel::H4,
        HeadingLevel::H4 => HeadingLevel::H5,
        HeadingLevel::H5 | HeadingLevel::H6 => HeadingLevel::H6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn html(text: &str) -> String {
        SafeHtml::from_markdown(text).0
    }

    #[test]
    fn markup_in_a_text_is_shown_and_not_run() {
        let out = html("Hello <b onclick=x>you</b>\n\n<script>alert(1)</script>");
        assert!(out.contains("&lt;b onclick=x&gt;you&lt;/b&gt;"), "{out}");
        assert!(out.contains("&lt;script&gt;") && !out.contains("<script"), "{out}");
    }

    #[test]
    fn links_lead_to_the_web_or_to_a_mailbox_or_nowhere() {
        let out = html(
            "[a](https://example.org/?x=1&y=\"2) [b](JavaScript:alert(1)) [c](/i/x) <d@example.org>",
        );
        assert!(out.contains(" rel=\"noopener noreferrer\">a</a>"), "{out}");
        assert!(!out.to_lowercase().contains("javascript") && out.contains(" b c "), "{out}");
        assert!(
            out.contains("href=\"mailto:d@example.org\"") || out.contains("d@example.org"),
            "{out}"
        );
    }

    #[test]
    fn of_an_image_only_its_description_is_left() {
        assert_eq!(html("![the hall](https://example.org/x.png)"), "<p>the hall</p>\n");
    }

    #[test]
    fn a_text_whose_tables_would_have_far_too_many_cells_has_none() {
        let row = |cell: &str| vec![cell; 362].join("|");
        let bomb = format!("{}\n{}\n{}", row("a"), row("-"), "a\n".repeat(724));
        assert!(html(&bomb).len() < 10_000);
        assert!(html("a|b\n-|-\nc|d").contains("<td>c</td><td>d</td>"));
    }

    #[test]
    fn headings_rank_below_the_pages_own() {
        assert_eq!(html("# Aims\n## More"), "<h3>Aims</h3>\n<h3>More</h3>\n");
    }

    proptest! {
        #[test]
        fn no_text_brings_in_a_tag_that_we_do_not_make(text in "[<>a-z\\[\\]()!\"'&:/ *#`\n-]{0,80}") {
            let out = html(&text);
            for tag in out.split('<').skip(1) {
                let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
                let known = ["p", "a", "em", "strong", "ul", "ol", "li", "code", "pre", "blockquote", "hr", "br",
                    "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"];
                prop_assert!(known.contains(&name.as_str()), "<{} in {}", name, out);
            }
        }
    }
}
