//! What can be written in a report.

use super::types::{ReportLanguage, ReportVersionPart, SectionPart};
use crate::error::{FieldError, Wrong};
use crate::text::{Texts, long_text_fault, long_texts_faults};

/// How long a section may be in a language, in characters.
const TEXT_MAX: usize = 50_000;
/// How long a note may be, in characters.
const NOTE_MAX: usize = 2_000;
/// How many versions are kept of a report.
pub const VERSIONS_MAX: i32 = 200;

/// What is wrong with the text of a section.
pub fn text_faults(text: &Texts) -> Vec<FieldError> {
    let mut faults = long_texts_faults("text", text, TEXT_MAX);
    for (language, _) in text.iter() {
        if !ReportLanguage::TAGS.contains(&language.as_str()) {
            let message = "reports are in en and ru";
            faults.push(FieldError::new(format!("text/{language}"), "unknown", message));
        }
    }
    faults
}

/// What is wrong with the note of a version.
pub fn note_faults(note: Option<&str>) -> Vec<FieldError> {
    note.and_then(|note| long_text_fault("note", note, NOTE_MAX)).into_iter().collect()
}

/// What is wrong with a section in which something is wrong by its form already.
pub fn section_faults(part: &SectionPart, _: &Wrong<'_>) -> Vec<FieldError> {
    part.text.as_ref().map(text_faults).unwrap_or_default()
}

/// The same of a version.
pub fn version_faults(part: &ReportVersionPart, _: &Wrong<'_>) -> Vec<FieldError> {
    note_faults(part.note.as_deref())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn a_section_is_in_the_languages_of_reports_and_of_a_length_that_a_paper_bears() {
        let codes = |text: Texts| {
            let faults = text_faults(&text);
            faults.iter().map(|it| format!("{} {}", it.pointer, it.code)).collect::<Vec<_>>()
        };
        assert!(codes(Texts::english("x")).is_empty());
        assert_eq!(codes(Texts::english("x".repeat(TEXT_MAX + 1))), ["/text/en too_long"]);
        let kazakh = Texts::new([("kk".parse::<Language>().unwrap(), "x".to_owned())]);
        assert_eq!(codes(kazakh), ["/text/kk unknown"]);
        assert_eq!(codes(Texts::default()), ["/text required"]);
    }
}
