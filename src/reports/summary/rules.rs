//! What can be written in a report.

use super::types::{Edition, ReportLanguage, ReportVersionPart, SectionPart};
use crate::error::{AppError, FieldError, Result, Wrong};
use crate::files::document;
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
    for (language, text) in text.iter() {
        let pointer = format!("/text/{language}");
        if document::cells(text) > document::CELLS && faults.iter().all(|it| it.pointer != pointer)
        {
            let message = format!(
                "tables have {} cells at most, short rows filled up to whole ones",
                document::CELLS
            );
            faults.push(FieldError::new(&pointer, "too_many_cells", message));
        }
        if !ReportLanguage::TAGS.contains(&language.as_str()) {
            let message = "reports are in en and ru";
            faults.push(FieldError::new(pointer, "unknown", message));
        }
    }
    faults
}

/// The number of the next version, or 409 where there are as many as are kept.
pub fn next_number(last: Option<i32>) -> Result<i32> {
    let next = last.unwrap_or(0).saturating_add(1);
    if next > VERSIONS_MAX {
        let detail = format!("{VERSIONS_MAX} versions of a report are kept at most.");
        return Err(AppError::conflict("report.versions_full", detail));
    }
    Ok(next)
}

/// 409: the last version says all that one more would.
pub fn unchanged(number: i32) -> AppError {
    let detail = format!(
        "Version {number} says the same in both languages, so no other one is kept. Change something \
         first, or hand on version {number}."
    );
    AppError::conflict("report.unchanged", detail)
}

/// Whether a version that was kept says in each language what the report says now, but for the line
/// of its head that names the version or the day.
pub fn says_the_same(
    kept: &[(ReportLanguage, Edition)],
    now: &[(ReportLanguage, Edition)],
) -> bool {
    now.iter().all(|(language, now)| {
        let same = |(known, kept): &(ReportLanguage, Edition)| {
            known == language && undated(kept) == undated(now)
        };
        kept.iter().any(same)
    })
}

fn undated(edition: &Edition) -> Edition {
    let mut edition = edition.clone();
    edition.document.lines.pop();
    edition
}

/// With which version another one is compared: the one before unless an earlier one is named. Nothing
/// for the first; 400 for one that is not earlier.
pub fn compared_with(number: i32, since: Option<i32>) -> Result<Option<i32>> {
    let Some(since) = since else { return Ok(Some(number - 1).filter(|before| *before > 0)) };
    if (1..number).contains(&since) {
        return Ok(Some(since));
    }
    let message = format!("Name a version before version {number}, from 1.");
    let fault = FieldError::new("since", "out_of_range", &*message);
    let detail = format!("since: {message}");
    Err(AppError { fields: vec![fault], ..AppError::bad_request("request.parameter", detail) })
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
        let table = format!("a|b|c\n-|-|-\n{}", "a\n".repeat(1_666));
        assert_eq!(codes(Texts::english(table)), ["/text/en too_many_cells"]);
    }

    #[test]
    fn a_version_says_the_same_as_another_whatever_its_name_and_not_in_one_language_alone() {
        let edition = |title: &str, named: &str| {
            let mut edition = Edition::default();
            edition.document.title = title.to_owned();
            edition.document.lines = vec!["25 May".to_owned(), named.to_owned()];
            edition
        };
        let both = |en: &str, ru: &str, named: &str| {
            vec![(ReportLanguage::En, edition(en, named)), (ReportLanguage::Ru, edition(ru, named))]
        };
        let kept = both("Report", "Отчёт", "Version 1 of 2 May");
        assert!(says_the_same(&kept, &both("Report", "Отчёт", "As of 3 May")));
        assert!(!says_the_same(&kept, &both("Report", "Итог", "As of 3 May")));
        assert!(!says_the_same(&kept[..1], &both("Report", "Отчёт", "As of 3 May")));
    }

    #[test]
    fn a_version_is_compared_with_one_before_it() {
        assert_eq!(compared_with(1, None).unwrap(), None);
        assert_eq!(compared_with(3, None).unwrap(), Some(2));
        assert_eq!(compared_with(3, Some(1)).unwrap(), Some(1));
        for wrong in [i32::MIN, -1, 0, 3, 4, i32::MAX] {
            assert_eq!(compared_with(3, Some(wrong)).unwrap_err().code, "request.parameter");
        }
        assert_eq!((next_number(None).unwrap(), next_number(Some(6)).unwrap()), (1, 7));
        assert_eq!(next_number(Some(VERSIONS_MAX)).unwrap_err().code, "report.versions_full");
    }
}
