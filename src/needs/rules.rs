//! What a capacity need or a barrier must be.

use super::types::NeedPatch;
use crate::error::{Checks, FieldError, Wrong};
use crate::text::{Texts, check_line, check_long_texts, check_title};

/// How long a title may be, in characters.
const TITLE_MAX: usize = 500;
/// How long a description may be.
const TEXT_MAX: usize = 20_000;

/// Notes what is wrong with what is said; what is missing is not looked at.
pub fn check_said(
    checks: &mut Checks,
    title: Option<&Texts>,
    description: Option<&Texts>,
    category: Option<&str>,
) {
    check_title(checks, "title", title, TITLE_MAX);
    check_long_texts(checks, "description", description, TEXT_MAX);
    check_line(checks, "category", category, 200);
}

/// Notes that it must be known who named it: an event or a programme, and not both.
pub fn check_owner(checks: &mut Checks, of_event: bool, of_programme: bool) {
    let message = "give event_id, or programme_id where no event named it";
    checks.require(of_event || of_programme, "event_id", "required", message);
    check_not_both(checks, of_event, of_programme);
}

/// Notes what belongs to an event and to a programme.
pub fn check_not_both(checks: &mut Checks, of_event: bool, of_programme: bool) {
    let message = "give event_id or programme_id, and not both";
    checks.require(!(of_event && of_programme), "programme_id", "one_of", message);
}

/// What can be said of one of which some fields are wrong or missing.
pub fn faults(part: &NeedPatch, _: &Wrong<'_>) -> Vec<FieldError> {
    let mut checks = Checks::new();
    let category = part.category.value().map(String::as_str);
    check_said(&mut checks, part.title.as_ref(), part.description.value(), category);
    checks.into_faults()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(note: impl FnOnce(&mut Checks)) -> Vec<String> {
        let mut checks = Checks::new();
        note(&mut checks);
        checks.into_faults().into_iter().map(|fault| fault.pointer).collect()
    }

    #[test]
    fn one_has_named_it_and_not_two() {
        assert_eq!(wrong(|checks| check_owner(checks, true, false)), Vec::<String>::new());
        assert_eq!(wrong(|checks| check_owner(checks, false, true)), Vec::<String>::new());
        assert_eq!(wrong(|checks| check_owner(checks, false, false)), ["/event_id"]);
        assert_eq!(wrong(|checks| check_owner(checks, true, true)), ["/programme_id"]);
    }

    #[test]
    fn its_words_have_their_bounds() {
        let title = Texts::english(" ");
        let long = Texts::english("a".repeat(TEXT_MAX + 1));
        let faults = wrong(|checks| check_said(checks, Some(&title), Some(&long), Some("a\nb")));
        assert_eq!(faults, ["/title", "/description/en", "/category"]);
    }
}
