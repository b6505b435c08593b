//! Markdown into both parts of a mail.

mod text;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Parser, Tag, TagEnd};

use super::inline::Words;
use super::opaque::plain;
use text::TextWriter;

/// A value on one line: controls and line breaks become spaces, and what turns the direction of
/// the text around it is taken out.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if turns(c) => {}
            c if c.is_control() || matches!(c, ' ' | '\u{2028}' | '\u{2029}') => {
                if !line.is_empty() && !line.ends_with(' ') {
                    line.push(' ');
                }
            }
            c => line.push(c),
        }
    }
    line.truncate(line.trim_end_matches(' ').len());
    line
}

/// Whether it turns the direction of the text around it.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Somebody's own Markdown as a quotation: what is left open in it ends with it.
pub(super) fn quoted(text: &str) -> String {
    // To Markdown a lone CR ends a line too.
    let lines = text.replace("\r\n", "\n");
    let lines = lines.split(['\n', '\r']).map(|line| format!("> {}", line.replace(turns, "")));
    lines.collect::<Vec<_>>().join("\n")
}

/// A document, made safe: no HTML, no images, no links but to the web and to mail.
pub(super) struct Document(Vec<Piece>);

enum Piece {
    Event(Event<'static>),
    ButtonStart(String),
    ButtonEnd,
}

impl Document {
    /// Reads Markdown.
    pub(super) fn parse(source: &str) -> Self {
        let mut links = Vec::new();
        let mut open = Vec::new();
        let filled = Parser::new(source).map(filled);
        let shallow = filled.filter(|event| is_shallow(event, &mut open));
        let safe = shallow.filter_map(|event| safe(event, &mut links));
        let events: Vec<_> = safe.map(Event::into_static).collect();
        Self(buttons(&events))
    }

    /// As HTML, in which marks stand for the words.
    pub(super) fn html(&self, words: &mut Words) -> String {
        let mut html = String::new();
        let events = self.0.iter().map(|piece| match piece {
            Piece::Event(event) => marked(event, words),
            Piece::ButtonStart(url) => Event::Html(button_start(&words.link(url)).into()),
            Piece::ButtonEnd => Event::Html(BUTTON_END.into()),
        });
        pulldown_cmark::html::push_html(&mut html, events);
        html
    }

    /// As plain text.
    pub(super) fn text(&self) -> String {
        let mut writer = TextWriter::default();
        for piece in &self.0 {
            match piece {
                Piece::Event(event) => writer.event(event),
                Piece::ButtonStart(url) => writer.button_start(url),
                Piece::ButtonEnd => writer.button_end(),
            }
        }
        writer.written()
    }
}

/// How deep quotations, lists and emphasis stand in each other; what is deeper is shown as if it
/// were not. Whoever reads HTML goes as deep as it does, and deep enough ends the program.
const DEEPEST: usize = 32;

fn is_shallow(event: &Event<'_>, open: &mut Vec<bool>) -> bool {
    match event {
        Event::Start(_) => {
            let shallow = open.len() < DEEPEST;
            open.push(shallow);
            shallow
        }
        Event::End(_) => open.pop().unwrap_or(true),
        _ => true,
    }
}

/// What was read, with the values as they are: from here on nothing is read as Markdown.
fn filled<'a>(event: Event<'a>) -> Event<'a> {
    let filled = |text: CowStr<'a>| plain(&text).map_or(text, CowStr::from);
    match event {
        Event::Text(text) => Event::Text(filled(text)),
        Event::Code(text) => Event::Code(filled(text)),
        Event::Html(text) => Event::Html(filled(text)),
        Event::InlineHtml(text) => Event::InlineHtml(filled(text)),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Link { link_type, dest_url: filled(dest_url), title, id })
        }
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(kind))) => {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(filled(kind))))
        }
        other => other,
    }
}

fn safe<'a>(event: Event<'a>, links: &mut Vec<bool>) -> Option<Event<'a>> {
    Some(match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => return None,
        Event::Start(Tag::Link { link_type, dest_url, .. }) => {
            let (keep, dest_url) = destination(link_type, dest_url);
            links.push(keep);
            let (title, id) = (CowStr::Borrowed(""), CowStr::Borrowed(""));
            let link_type = LinkType::Inline;
            return keep.then_some(Event::Start(Tag::Link { link_type, dest_url, title, id }));
        }
        Event::End(TagEnd::Link) => return links.pop()?.then_some(event),
        other => other,
    })
}

fn destination(kind: LinkType, url: CowStr<'_>) -> (bool, CowStr<'_>) {
    if kind == LinkType::Email {
        return (true, format!("mailto:{url}").into());
    }
    let low = url.to_ascii_lowercase();
    let keep = ["http://", "https://", "mailto:"].iter().any(|scheme| low.starts_with(scheme));
    (keep, url)
}

/// Finds the paragraphs that are only a link.
fn buttons(events: &[Event<'static>]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::with_capacity(events.len());
    let mut start = 0;
    for (at, event) in events.iter().enumerate() {
        if *event == Event::Start(Tag::Paragraph) {
            start = pieces.len();
        }
        pieces.push(Piece::Event(event.clone()));
        let ends = *event == Event::End(TagEnd::Paragraph)
            && at > 0
            && events.get(at - 1) == Some(&Event::End(TagEnd::Link));
        if ends && let Some(url) = only_link(pieces.get(start..).unwrap_or_default()) {
            pieces.drain(start..start + 2);
            pieces.truncate(pieces.len() - 2);
            pieces.insert(start, Piece::ButtonStart(url));
            pieces.push(Piece::ButtonEnd);
        }
    }
    pieces
}

fn only_link(paragraph: &[Piece]) -> Option<String> {
    let [_, Piece::Event(Event::Start(Tag::Link { dest_url, .. })), inner @ .., _, _] = paragraph
    else {
        return None;
    };
    let one = !inner.iter().any(|piece| {
        matches!(piece, Piece::Event(Event::Start(Tag::Link { .. }) | Event::End(TagEnd::Link)))
    });
    (one && !inner.is_empty()).then(|| dest_url.to_string())
}

const BUTTON_END: &str = "</a></td></tr></table>\n";

fn button_start(url: &str) -> String {
    format!(
        "<table role=\"presentation\" class=\"button\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr><td class=\"button-cell\"><a class=\"button-link\" href=\"{url}\">"
    )
}

/// With marks where words stand.
fn marked(event: &Event<'static>, words: &mut Words) -> Event<'static> {
    match event {
        Event::Text(text) => Event::InlineHtml(words.text(text).into()),
        Event::Code(text) => Event::InlineHtml(format!("<code>{}</code>", words.text(text)).into()),
        Event::Start(Tag::Link { dest_url, .. }) => {
            Event::InlineHtml(format!("<a href=\"{}\">", words.link(dest_url)).into())
        }
        // Its language is somebody's word, and says nothing in a mail.
        Event::Start(Tag::CodeBlock(_)) => Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)),
        other => other.clone(),
    }
}

/// Without the spaces and line ends around it; any other space belongs to a value.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_ascii_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::opaque::opaque;
    use proptest::prelude::*;

    fn both(source: &str) -> (String, String) {
        let document = Document::parse(source);
        let mut words = Words::default();
        let shape = document.html(&mut words);
        (trimmed(&words.put_into(&shape)).to_owned(), document.text())
    }

    fn in_html(text: &str) -> String {
        let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        text.replace('\u{a0}', "&nbsp;")
    }

    /// Where values can stand in a text.
    const FRAMES: [&str; 12] = [
        "X V Y",
        "- X V\n- Y",
        "> X V\\\n> Y",
        "X **b** V\n\nY",
        "X **V**Y",
        "# V",
        "X `V` Y",
        "```\nV\nY\n```",
        "X\n\n    V\n    Y",
        "| X |\n|---|\n| V |",
        "X <V> <i title=V>",
        "V",
    ];

    #[test]
    fn a_paragraph_that_is_only_a_link_becomes_the_button() {
        let (html, text) = both("Hello\n\n[Answer](https://un.example/i/a?b=1&c=2)\n\nBye");
        assert!(html.contains(
            "class=\"button-link\" href=\"https://un.example/i/a?b=1&amp;c=2\">Answer</a>"
        ));
        assert_eq!(text, "Hello\n\nAnswer:\nhttps://un.example/i/a?b=1&c=2\n\nBye");
        let (html, text) = both("See [here](https://a.example) and [there](https://b.example)");
        assert!(!html.contains("button"));
        assert_eq!(text, "See here <https://a.example> and there <https://b.example>");
        assert!(!both("[a](https://a.example) [b](https://b.example)").0.contains("button"));
    }

    #[test]
    fn html_is_shown_images_are_dropped_and_other_schemes_are_no_links() {
        let (html, text) =
            both("<b>x</b> ![pixel](https://evil.example/p.png) [y](javascript:alert)");
        assert_eq!(html, "<p>&lt;b&gt;x&lt;/b&gt; pixel y</p>");
        assert_eq!(text, "<b>x</b> pixel y");
        let (html, _) = both("<script>alert(1)</script>\n");
        assert!(!html.contains("<script>"), "{html}");
        assert!(both("<a@example.org>").0.contains("mailto:a@example.org"));
        assert!(!both("[z](data:text/html,x) [w](//evil.example)").0.contains("href"));
    }

    #[test]
    fn lists_and_quotes_can_be_read_as_plain_text() {
        let (_, text) = both(
            "Intro\n\n- one\n- two\n  more\n\n1. first\n2. second\n\n> **When** now\\\n> **Where** here\n\nEnd",
        );
        assert_eq!(
            text,
            "Intro\n\n- one\n- two more\n\n1. first\n2. second\n\n  When now\n  Where here\n\nEnd"
        );
    }

    #[test]
    fn what_is_nested_deeper_than_anybody_means_is_shown_without_its_nesting() {
        for part in [">", "- ", "1. ", "* [", "> - "] {
            let (html, text) = both(&format!("{}word\n\nAfter", part.repeat(5000)));
            let nested = ["<blockquote", "<ul", "<ol", "<li"].map(|tag| html.matches(tag).count());
            assert!(nested.iter().sum::<usize>() <= DEEPEST, "{part}: {nested:?}");
            assert!(html.contains("word") && html.ends_with("<p>After</p>"), "{part}");
            assert!(text.contains("word") && text.ends_with("After"), "{part}");
        }
    }

    #[test]
    fn a_hostile_name_is_shown_as_it_is() {
        for name in [
            "{{token}}",
            "[x](http://evil)",
            "<b>",
            "*a* _b_ `c`",
            "1. one",
            "# h",
            "&amp; &#65;",
            "a\\",
            "---",
            "    code",
            "http://evil",
        ] {
            let (html, text) = both(&format!("{}\n", opaque(name)));
            assert_eq!(text, name.trim());
            assert_eq!(html, format!("<p>{}</p>", in_html(name.trim())));
        }
    }

    proptest! {
        #[test]
        fn nothing_gets_out_of_a_quotation(text in "[\\[\\]()<>*_`#&!~ \r\n\t=+.0-9a-z-]{0,60}") {
            let (html, text) = both(&format!("{}\n\nAfter *it*\n", quoted(&text)));
            prop_assert!(html.ends_with("</blockquote>\n<p>After <em>it</em></p>"), "{html}");
            prop_assert!(text.ends_with("After it"), "{text}");
        }

        #[test]
        fn any_value_anywhere_comes_out_as_itself(value in "\\PC{0,30}|\\PC{0,3}[ \u{a0}\u{2000}\u{3000}\u{F0041}!]{1,3}|[\\[\\]()<>*_`#&;:!|\\\\ \r\n~=+.0-9a-z-]{0,20}", place in 0..FRAMES.len()) {
            let shown = one_line(&value);
            prop_assume!(!shown.is_empty());
            let (html, text) = both(&FRAMES[place].replace('V', &opaque(&value)));
            let (html_frame, text_frame) = both(&FRAMES[place].replace('V', "VALUE"));
            prop_assert_eq!(text, text_frame.replace("VALUE", &shown));
            prop_assert_eq!(html, html_frame.replace("VALUE", &in_html(&shown)));
        }

        #[test]
        fn any_value_in_a_link_is_a_part_of_its_address(value in "[\\[\\]()<>*_`'\"\\\\ a-z]{1,12}") {
            let (frame, shown) = ("[X](https://un.example/?V)", one_line(&value));
            let (html, text) = both(&frame.replace('V', &opaque(&value)));
            prop_assert_eq!(text, format!("X:\nhttps://un.example/?{}", shown));
            prop_assert_eq!(html.matches("href").count(), 1);
            prop_assert!(html.ends_with("\">X</a></td></tr></table>"), "{html}");
        }
    }
}
