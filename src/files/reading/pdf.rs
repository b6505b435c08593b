//! PDF.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_extract::{Document, PlainTextOutput, output_doc_page};

use super::{NoText, TEXT_MAX};

/// How many pages are read.
const PAGES: usize = 5_000;

/// The text of a PDF, page after page, and whether some are left out: a page that cannot be read is
/// passed over.
pub(super) fn read(bytes: &[u8]) -> Result<(String, bool), NoText> {
    read_pages(bytes, PAGES)
}

/// The text of so many pages at most.
pub(super) fn read_pages(bytes: &[u8], most: usize) -> Result<(String, bool), NoText> {
    let mut document = guarded(|| Document::load_mem(bytes).ok()).ok_or(NoText::Broken)?;
    // Many open for everybody and keep but their changing under a password. How it is locked may also
    // stand in place.
    if document.trailer.get(b"Encrypt").is_ok() {
        let open = guarded(|| document.decrypt("").ok());
        open.ok_or(NoText::Encrypted)?;
    }
    let pages: Vec<u32> =
        guarded(|| Some(document.get_pages().into_keys().collect())).ok_or(NoText::Broken)?;
    let (mut text, mut broken) = (String::new(), 0);
    for number in pages.iter().take(most) {
        match guarded(|| page(&document, *number)) {
            Some(page) => text.push_str(&page),
            None => broken += 1,
        }
        text.push('\n');
        if text.len() > TEXT_MAX {
            break;
        }
    }
    if pages.is_empty() || broken == pages.len() {
        return Err(NoText::Broken);
    }
    Ok((text, broken > 0 || pages.len() > most))
}

fn page(document: &Document, number: u32) -> Option<String> {
    let mut text = String::new();
    output_doc_page(document, &mut PlainTextOutput::new(&mut text), number).ok()?;
    Some(text)
}

/// What reads a PDF has been seen to break off where one is not as it should be.
fn guarded<T>(read: impl FnOnce() -> Option<T>) -> Option<T> {
    catch_unwind(AssertUnwindSafe(read)).ok().flatten()
}
