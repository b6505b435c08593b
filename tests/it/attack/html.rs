//! HTML as a browser takes it apart: the tags and their attributes, by html5ever.

use std::cell::RefCell;
use std::collections::BTreeSet;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// A document: its start tags, and its comments.
#[derive(Default)]
pub struct Tags {
    tags: RefCell<Vec<Tag>>,
    comments: RefCell<Vec<String>>,
}

impl TokenSink for Tags {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                let raw = match &*tag.name {
                    "title" | "textarea" => Some(RawKind::Rcdata),
                    "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(RawKind::Rawtext),
                    "script" => Some(RawKind::ScriptData),
                    _ => None,
                };
                self.tags.borrow_mut().push(tag);
                raw.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData)
            }
            Token::CommentToken(text) => {
                self.comments.borrow_mut().push(text.to_string());
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

/// Takes a document apart.
pub fn read(html: &str) -> Tags {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let tokenizer = Tokenizer::new(Tags::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink
}

/// The attributes that lead somewhere or load something.
const ADDRESSES: [&str; 12] = [
    "href",
    "src",
    "action",
    "formaction",
    "srcset",
    "poster",
    "data",
    "background",
    "cite",
    "ping",
    "xlink:href",
    "manifest",
];

impl Tags {
    /// Each tag with each of its attributes, such as `a href`, and each comment: what is used at all.
    pub fn kinds(&self) -> BTreeSet<String> {
        let tags = self.tags.borrow();
        let kinds = tags.iter().flat_map(|tag| {
            let bare = std::iter::once(tag.name.to_string());
            bare.chain(tag.attrs.iter().map(|it| format!("{} {}", tag.name, it.name.local)))
        });
        kinds.chain(self.comments.borrow().iter().map(|text| format!("<!--{text}-->"))).collect()
    }

    /// What no page and no mail of ours may have, wherever it comes from.
    pub fn dangers(&self) -> Vec<String> {
        let mut found = Vec::new();
        for tag in self.tags.borrow().iter() {
            let runs =
                ["script", "iframe", "object", "embed", "base", "svg", "math", "frame", "applet"];
            if runs.contains(&&*tag.name) && !is_our_picture(tag) {
                found.push(format!("<{}>", tag.name));
            }
            for attribute in &tag.attrs {
                let (name, value) = (&*attribute.name.local, &*attribute.value);
                let leads = ADDRESSES.contains(&name) && !is_harmless(value);
                let refreshes = name == "http-equiv" && value.eq_ignore_ascii_case("refresh");
                if name.starts_with("on") || name == "srcdoc" || leads || refreshes {
                    found.push(format!("<{} {name}={value:?}>", tag.name));
                }
            }
        }
        found
    }
}

/// Whether a tag begins the picture of a code, which has nothing that could run or load anything.
fn is_our_picture(tag: &Tag) -> bool {
    let known = ["class", "role", "aria-label", "viewbox"];
    let fits = |name: &str| known.contains(&name.to_ascii_lowercase().as_str());
    &*tag.name == "svg" && tag.attrs.len() == 4 && tag.attrs.iter().all(|it| fits(&it.name.local))
}

/// A place of this site, or one on the web or a mailbox, written plainly.
fn is_harmless(address: &str) -> bool {
    let plain = !address.chars().any(|c| c.is_control() || c.is_whitespace());
    let own =
        address.starts_with('/') && !address.starts_with("//") || address.starts_with(['?', '#']);
    let whole = ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme));
    plain && (own || whole || address.is_empty())
}

#[test]
fn what_a_browser_would_run_is_found_however_it_is_written() {
    for html in [
        "<p><ScRiPt>x</script>",
        "<img/src=x/onerror=x>",
        "<a href=' java\nscript:x'>",
        "<a href=JAVASCRIPT:x>",
        "<a href=//evil.example>",
        "<svg/onload=x>",
        "<svg class=qr role=img aria-label=x viewBox=x onload=x>",
        "<form action=data:x>",
        "<meta http-equiv=Refresh content=0>",
        "</title><script>",
    ] {
        assert!(!read(html).dangers().is_empty(), "{html}");
    }
    let fine =
        "<title><script></title><a href=\"https://a.example/?x=1&amp;y=2\">&lt;script&gt;</a>";
    assert_eq!(read(fine).dangers(), Vec::<String>::new());
    assert!(read(fine).kinds().contains("a href"));
}
