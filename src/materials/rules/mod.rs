//! What a material must be, and how its text is kept to be found.

pub mod words;

use url::Url;

use super::entity::material::Model;
use super::types::{MaterialCreate, MaterialPatch, TextReason, TextStatus, Topic};
use crate::error::{AppError, Checks, FieldError, Result, Wrong};
use crate::events::rules::fields::check_unique;
use crate::files::reading::{NoText, Readable};
use crate::text::{check_line, check_url};
use crate::uploads::rules::FileKind;

/// How long a title may be, in characters.
pub const TITLE_MAX: usize = 300;
/// What stands for a title where none can be told; never kept, since then there is neither a file nor an
/// address of the web.
const UNTITLED: &str = "untitled";
/// How long a word on the rights may be.
const RIGHTS_MAX: usize = 500;
/// How many materials an event may have: its pages show all that their reader may see.
const OF_EVENT_MAX: u64 = 500;

/// What is said; what is missing is not looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said<'a> {
    title: Option<&'a str>,
    rights: Option<&'a str>,
    url: Option<&'a str>,
    topics: &'a [Topic],
}

impl<'a> From<&'a Model> for Said<'a> {
    fn from(row: &'a Model) -> Self {
        Self {
            title: Some(&row.title),
            rights: row.rights.as_deref(),
            url: row.url.as_deref(),
            topics: &row.topics,
        }
    }
}

/// Notes what is wrong with what is said.
pub fn check(checks: &mut Checks, said: &Said<'_>) {
    check_line(checks, "title", said.title, TITLE_MAX);
    check_line(checks, "rights", said.rights, RIGHTS_MAX);
    check_url(checks, "url", said.url);
    check_unique(checks, "topics", said.topics);
}

/// Whether an event that has so many materials may have one more.
pub fn check_room(count: u64) -> Result<()> {
    if count < OF_EVENT_MAX {
        return Ok(());
    }
    let detail = "An event has at most 500 materials. Delete one, or give the url of a folder in which \
                  many lie.";
    Err(AppError::conflict("material.too_many", detail))
}

/// Notes unless there is a file or an address, and not both.
pub fn check_source(checks: &mut Checks, has_file: bool, has_url: bool) {
    let message =
        "upload a file and give its id as upload_id, or give the url of what lives elsewhere";
    checks.require(has_file || has_url, "upload_id", "required", message);
    let message = "give upload_id or url, not both";
    checks.require(!(has_file && has_url), "url", "has_file", message);
}

/// What can be said of a new material, or of a change of one, in which some fields are wrong.
pub fn faults(part: &MaterialPatch, _: &Wrong<'_>) -> Vec<FieldError> {
    let mut checks = Checks::new();
    let said = Said {
        title: part.title.as_deref(),
        rights: part.rights.value().map(String::as_str),
        url: part.url.as_deref(),
        topics: part.topics.list().unwrap_or_default(),
    };
    check(&mut checks, &said);
    checks.into_faults()
}

/// What a material is called where nobody says it: as its file, or as the page that it is.
pub fn title(input: &MaterialCreate, file: Option<&str>) -> String {
    let of_file =
        || file.map(|name| name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned());
    let of_page = || {
        let url = Url::parse(input.url.as_deref()?).ok()?;
        Some(url.host_str()?.chars().take(TITLE_MAX).collect())
    };
    input.title.clone().or_else(of_file).or_else(of_page).unwrap_or_else(|| UNTITLED.to_owned())
}

/// What the text of a file of this media type is read as; none of pictures.
pub fn readable(media_type: &str) -> Option<Readable> {
    match FileKind::of_media_type(media_type)? {
        FileKind::Pdf => Some(Readable::Pdf),
        FileKind::Docx => Some(Readable::Docx),
        FileKind::Pptx => Some(Readable::Pptx),
        FileKind::Markdown => Some(Readable::Markdown),
        FileKind::Plain => Some(Readable::Plain),
        FileKind::Jpeg | FileKind::Png => None,
    }
}

/// How it stands with the text of a new material.
pub fn first_text(media_type: Option<&str>) -> (TextStatus, Option<TextReason>) {
    match media_type.map(readable) {
        Some(Some(_)) => (TextStatus::Pending, None),
        Some(None) => (TextStatus::None, Some(TextReason::Picture)),
        None => (TextStatus::None, Some(TextReason::Elsewhere)),
    }
}

/// Why there is no text, as callers are told.
pub fn reason(why: NoText) -> TextReason {
    match why {
        NoText::Encrypted => TextReason::Encrypted,
        NoText::Broken => TextReason::Broken,
        NoText::TooLarge => TextReason::TooLarge,
        NoText::TooSlow => TextReason::TooSlow,
        NoText::Empty => TextReason::Empty,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(part: &Said<'_>) -> Vec<(String, String)> {
        let mut checks = Checks::new();
        check(&mut checks, part);
        checks.into_faults().into_iter().map(|it| (it.pointer, it.code.into_owned())).collect()
    }

    #[test]
    fn only_addresses_of_the_web_are_taken_and_no_topic_twice() {
        for url in [
            "javascript:alert(1)",
            "data:text/html,x",
            "ftp://x.org/a",
            "//x.org",
            "x",
            " https://x.org/a",
            "https://x.org/a b",
        ] {
            let said = Said { url: Some(url), ..Said::default() };
            assert_eq!(codes(&said), [("/url".to_owned(), "url".to_owned())], "{url}");
        }
        let topics = [Topic::Legal, Topic::Access, Topic::Legal];
        let said = Said { topics: &topics, url: Some("https://x.org/a"), ..Said::default() };
        assert_eq!(codes(&said), [("/topics/2".to_owned(), "duplicate".to_owned())]);
    }

    #[test]
    fn an_event_has_no_more_materials_than_its_pages_show() {
        assert!(check_room(OF_EVENT_MAX - 1).is_ok());
        assert_eq!(check_room(OF_EVENT_MAX).unwrap_err().code, "material.too_many");
    }

    #[test]
    fn a_material_is_a_file_or_lives_elsewhere() {
        for (file, url, faults) in
            [(true, false, 0), (false, true, 0), (false, false, 1), (true, true, 1)]
        {
            let mut checks = Checks::new();
            check_source(&mut checks, file, url);
            assert_eq!(checks.into_faults().len(), faults, "{file} {url}");
        }
    }
}
