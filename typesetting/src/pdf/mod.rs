//! Papers as PDF: tagged, with a title and a language (PDF/UA-1).

use serde_json::json;
use typst::diag::{SourceDiagnostic, SourceResult};
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::world::{Desk, SHELF};
use crate::{Error, Paper, glyphs};

/// The paper as PDF. The same paper gives the same bytes.
pub fn pdf(paper: &Paper) -> Result<Vec<u8>, Error> {
    let mut data = serde_json::to_value(paper)?;
    glyphs::show(&mut data);
    if let Some(language) = data.get_mut("language") {
        *language = json!(language.as_str().map_or("en", primary));
    }
    let given = json!({"families": SHELF.families, "paper": data});
    let desk = Desk::new(template(paper), serde_json::to_vec(&given)?)?;
    let bytes = set(&desk);
    // What was worked out for this paper would be kept for the next, which is another.
    typst::comemo::evict(0);
    bytes
}

fn set(desk: &Desk) -> Result<Vec<u8>, Error> {
    let document = whole(typst::compile::<PagedDocument>(desk).output)?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1])
        .map_err(|error| Error::Set(error.message().to_string()))?;
    let creator = Smart::Custom(Some("Convoke".to_owned()));
    whole(typst_pdf::pdf(&document, &PdfOptions { creator, standards, ..PdfOptions::default() }))
}

fn whole<T>(outcome: SourceResult<T>) -> Result<T, Error> {
    outcome.map_err(|faults| {
        let said: Vec<&str> =
            faults.iter().map(|fault: &SourceDiagnostic| &*fault.message).collect();
        Error::Set(said.join("; "))
    })
}

fn template(paper: &Paper) -> &'static str {
    match paper {
        Paper::ListOfParticipants(_) => "participants.typ",
        Paper::Badges(_) => "badges.typ",
        Paper::Letter(_) => "letter.typ",
        Paper::Certificate(_) => "certificate.typ",
        Paper::Document(_) => "document.typ",
    }
}

/// The language without its script and region, as templates take it.
fn primary(tag: &str) -> &str {
    let first = tag.split('-').next().unwrap_or(tag);
    let is_known = matches!(first.len(), 2 | 3) && first.bytes().all(|it| it.is_ascii_lowercase());
    if is_known { first } else { "en" }
}

#[cfg(test)]
mod document_tests;
#[cfg(test)]
mod tests;
