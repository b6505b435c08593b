//! The text of a file that anybody may have made: of a PDF, a DOCX, a PPTX, of Markdown, of plain text.
//!
//! [`read`] may run for long, need much memory or break off: it is called in a process of its own,
//! which `apart` starts and holds to its bounds.

mod apart;
mod office;
mod pdf;
mod plain;

pub use apart::{child, read_apart};
pub(crate) use plain::text_of;

/// How long a text may be, in bytes; the rest is left out.
pub const TEXT_MAX: usize = 1_500_000;

/// What the text of a file is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readable {
    /// A PDF.
    Pdf,
    /// A document of a word processor.
    Docx,
    /// A presentation.
    Pptx,
    /// Markdown.
    Markdown,
    /// Plain text.
    Plain,
}

/// All of them, with what they are called between two processes.
const NAMES: [(Readable, &str); 5] = [
    (Readable::Pdf, "pdf"),
    (Readable::Docx, "docx"),
    (Readable::Pptx, "pptx"),
    (Readable::Markdown, "markdown"),
    (Readable::Plain, "plain"),
];

impl Readable {
    /// What a command line calls it.
    fn name(self) -> &'static str {
        NAMES.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }

    /// What a command line means.
    fn named(name: &str) -> Option<Self> {
        NAMES.iter().find(|(_, own)| *own == name).map(|(kind, _)| *kind)
    }
}

/// The text of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The text.
    pub text: String,
    /// Whether some of it is left out.
    pub partial: bool,
}

/// Why a file has no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoText {
    /// It opens with a password alone.
    Encrypted,
    /// It is not what it says that it is.
    Broken,
    /// Unpacked, it is larger than what is read.
    TooLarge,
    /// It took longer than anybody waits.
    TooSlow,
    /// There are no letters in it, as in a scan.
    Empty,
}

/// Reads the text of a file.
pub fn read(kind: Readable, bytes: &[u8]) -> Result<Text, NoText> {
    let (mut text, left_out) = match kind {
        Readable::Pdf => pdf::read(bytes)?,
        Readable::Docx => (office::document(bytes)?, false),
        Readable::Pptx => (office::slides(bytes)?, false),
        Readable::Markdown => (plain::markdown(bytes)?, false),
        Readable::Plain => (plain::text_of(bytes).ok_or(NoText::Broken)?.into_owned(), false),
    };
    let partial = left_out || text.len() > TEXT_MAX;
    text.truncate(text.floor_char_boundary(TEXT_MAX));
    let letters = text.chars().any(char::is_alphanumeric);
    if letters { Ok(Text { text, partial }) } else { Err(NoText::Empty) }
}

#[cfg(test)]
mod tests;
