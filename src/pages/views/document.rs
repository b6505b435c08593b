//! A document of sections as a page that is whole in itself: it is handed on, and so has its style in it
//! and leads to nothing of this server.

use serde::Serialize;
use typesetting::Document;

use super::View;
use crate::pages::{SafeHtml, assets};

/// A document.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentView {
    title: String,
    subject: String,
    lines: Vec<String>,
    contents: String,
    annexes: String,
    nothing: String,
    style: SafeHtml,
    sections: Vec<SectionView>,
}

/// A section of it.
#[derive(Clone, Debug, Serialize)]
pub struct SectionView {
    key: String,
    title: String,
    annex: bool,
    body: SafeHtml,
}

impl View for DocumentView {
    const TEMPLATE: &'static str = "document.html";
}

impl DocumentView {
    /// The document as a page shows it.
    pub fn of(document: &Document) -> Self {
        let section = |it: &typesetting::Section| SectionView {
            key: it.key.clone(),
            title: it.title.clone(),
            annex: it.annex,
            body: SafeHtml::from_blocks(&it.blocks),
        };
        Self {
            title: document.title.clone(),
            subject: document.subject.clone(),
            lines: document.lines.clone(),
            contents: document.contents.clone(),
            annexes: document.annexes.clone(),
            nothing: document.nothing.clone(),
            style: SafeHtml::made(assets::style_sheet().to_owned()),
            sections: document.sections.iter().map(section).collect(),
        }
    }
}
