//! What a file is, and what is said of one that is not taken.

mod names;

pub use names::clean_name;

use chrono::TimeDelta;

use crate::error::{AppError, FieldError, Kind};

/// The largest file that an organizer uploads.
pub const LARGEST: u64 = 25 * MEBIBYTE;
/// The largest file that comes by a page.
pub const LARGEST_OF_PAGE: u64 = 10 * MEBIBYTE;
/// The largest text without any form.
pub const LARGEST_TEXT: u64 = 4 * MEBIBYTE;
/// How long a file is kept that nothing names.
pub const UNNAMED_FOR: TimeDelta = TimeDelta::days(1);

const MEBIBYTE: u64 = 1024 * 1024;

/// A kind of file that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A PDF.
    Pdf,
    /// A photograph or a scan.
    Jpeg,
    /// A picture.
    Png,
    /// A document of a word processor.
    Docx,
    /// A presentation.
    Pptx,
    /// A text in Markdown.
    Markdown,
    /// A plain text.
    Plain,
}

/// All kinds that are taken: what can hold a script that a browser runs is none of them.
pub const KINDS: &[FileKind] = &[
    FileKind::Pdf,
    FileKind::Jpeg,
    FileKind::Png,
    FileKind::Docx,
    FileKind::Pptx,
    FileKind::Markdown,
    FileKind::Plain,
];

/// Those that are taken by a page: what papers of people come as.
pub const KINDS_OF_PAGE: &[FileKind] =
    &[FileKind::Pdf, FileKind::Jpeg, FileKind::Png, FileKind::Docx];

impl FileKind {
    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Docx => "DOCX",
            Self::Pptx => "PPTX",
            Self::Markdown => "Markdown",
            Self::Plain => "TXT",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Pptx => {
                "application/vnd.openxmlformats-officedocument.presentationml.presentation"
            }
            Self::Markdown => "text/markdown",
            Self::Plain => "text/plain",
        }
    }

    /// How names of such files end, the usual one first.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Png => &["png"],
            Self::Docx => &["docx"],
            Self::Pptx => &["pptx"],
            Self::Markdown => &["md", "markdown"],
            Self::Plain => &["txt"],
        }
    }

    /// The kind with a media type of ours.
    pub fn of_media_type(media_type: &str) -> Option<Self> {
        KINDS.iter().copied().find(|kind| kind.media_type() == media_type)
    }

    /// Whether a name ends as those of such files do.
    fn ends(self, name: &str) -> bool {
        let name = name.trim().to_lowercase();
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        self.endings().contains(&ending)
    }
}

/// The kind of text as which a file may be read by its name: no content tells them apart.
pub fn text_named(name: &str) -> Option<FileKind> {
    [FileKind::Markdown, FileKind::Plain].into_iter().find(|kind| kind.ends(name))
}

/// Whether a file calls itself a document or a presentation, of those that are taken.
pub fn is_package_named(name: &str, taken: &[FileKind]) -> bool {
    [FileKind::Docx, FileKind::Pptx].iter().any(|kind| taken.contains(kind) && kind.ends(name))
}

/// The names of some kinds, for a sentence.
pub fn kind_names(kinds: &[FileKind]) -> String {
    let names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
    names.join(", ")
}

/// What a file looks like by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// Of a kind that its first bytes prove.
    Like(FileKind),
    /// A package, of which its parts say what it is.
    Package,
    /// Something else.
    Else,
}

/// What a file looks like.
pub fn looks(head: &[u8]) -> Looks {
    // Readers find the mark of a PDF also further on, where it may stand in a page of HTML.
    match infer::get(head).map(|found| found.mime_type()) {
        Some("application/pdf") if head.starts_with(b"%PDF-") => Looks::Like(FileKind::Pdf),
        Some("image/jpeg") => Looks::Like(FileKind::Jpeg),
        Some("image/png") => Looks::Like(FileKind::Png),
        _ if head.starts_with(b"PK\x03\x04") => Looks::Package,
        _ => Looks::Else,
    }
}

/// 413: it is larger than `most`.
pub fn too_large(most: u64) -> AppError {
    let most = most / MEBIBYTE;
    let detail = format!("A file may have up to {most} MiB here. Make it smaller, or send a part.");
    fault(Kind::TooLarge, "file_too_large", detail)
}

/// What is said of a file that does not wait any more.
pub fn gone(field: &str, code: &'static str) -> FieldError {
    let message = "There is no such upload of yours that waits to be named. Upload the file again.";
    FieldError::new(field, code, message)
}

/// 422: nothing is in it.
pub fn empty() -> AppError {
    fault(Kind::Invalid, "file_empty", "The file is empty. Choose it again, or another one.".into())
}

/// 422: it calls itself a document or a presentation, of those that are taken, and is none.
pub fn broken_package(taken: &[FileKind]) -> AppError {
    let which = if taken.contains(&FileKind::Pptx) { "a DOCX or a PPTX" } else { "a DOCX" };
    let detail = format!(
        "This calls itself {which} and is none that can be read, or it holds macros. Save it anew \
         without macros, or as a PDF."
    );
    fault(Kind::Invalid, "file_broken", detail)
}

/// 415: it is of no kind that is taken.
pub fn wrong_kind(head: &[u8], taken: &[FileKind]) -> AppError {
    let found = infer::get(head).map(|found| found.mime_type());
    let is = found.map_or_else(String::new, |found| format!(" By its content this is {found}."));
    let detail = format!("Send a file of one of these kinds: {}.{is}", kind_names(taken));
    fault(Kind::UnsupportedMediaType, "file_kind", detail)
}

fn fault(kind: Kind, code: &'static str, detail: String) -> AppError {
    let fields = vec![FieldError::new("", code, detail.clone())];
    AppError { fields, ..AppError::new(kind, format!("upload.{code}"), detail) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_a_broken_file_names_what_is_taken_alone() {
        let (document, both) = ([FileKind::Docx], [FileKind::Docx, FileKind::Pptx]);
        assert!(!broken_package(&document).detail.contains("PPTX"));
        assert!(broken_package(&both).detail.contains("PPTX"));
        assert!(!is_package_named("a.pptx", &document) && is_package_named("a.docx", &document));
        assert!(is_package_named("a.pptx", &both));
    }

    #[test]
    fn what_a_file_is_its_content_says() {
        for (head, looks_like) in [
            (&b"%PDF-1.7\n"[..], Looks::Like(FileKind::Pdf)),
            (b"\x89PNG\r\n\x1a\n", Looks::Like(FileKind::Png)),
            (b"\xff\xd8\xff\xe0\x00\x10JFIF", Looks::Like(FileKind::Jpeg)),
            (b"PK\x03\x04\x14\x00", Looks::Package),
            (b"<html><script>alert(1)</script>%PDF-1.7", Looks::Else),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Looks::Else),
            (b"GIF89a", Looks::Else),
            (b"MZ", Looks::Else),
            (b"%PDF", Looks::Else),
            (b"hello", Looks::Else),
            (b"", Looks::Else),
        ] {
            assert_eq!(looks(head), looks_like, "{}", String::from_utf8_lossy(head));
        }
    }

    #[test]
    fn who_sends_what_is_not_taken_hears_what_is() {
        let error = wrong_kind(b"GIF89a", KINDS_OF_PAGE);
        assert!(error.detail.contains("PDF, JPEG, PNG, DOCX."), "{}", error.detail);
        assert!(wrong_kind(b"", KINDS).detail.contains("DOCX, PPTX, Markdown, TXT."));
        assert!(error.detail.contains("image/gif"), "{}", error.detail);
        assert_eq!(too_large(LARGEST_OF_PAGE).detail.matches("10 MiB").count(), 1);
    }
}
