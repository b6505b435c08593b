//! What a group's data must be.

use super::types::CountryGroupPatch;
use crate::error::{Checks, FieldError, Wrong};
use crate::text::{Texts, check_line, check_title};

/// How long a code may be, in characters.
pub const CODE_MAX: usize = 40;
/// How long a name or a source may be.
pub const NAME_MAX: usize = 300;

/// Notes what is wrong with what is said of a group.
pub fn check(checks: &mut Checks, code: Option<&str>, names: Option<&Texts>, source: Option<&str>) {
    checks.extend(code.and_then(code_fault));
    check_title(checks, "names", names, NAME_MAX);
    check_line(checks, "source", source, NAME_MAX);
}

/// What can be said of a group of which some fields are wrong or missing.
pub fn faults(part: &CountryGroupPatch, _: &Wrong<'_>) -> Vec<FieldError> {
    let mut checks = Checks::new();
    let source = part.source.value().map(String::as_str);
    check(&mut checks, part.code.as_deref(), part.names.as_ref(), source);
    checks.into_faults()
}

fn code_fault(code: &str) -> Option<FieldError> {
    let known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let fine = !code.is_empty() && code.len() <= CODE_MAX && code.chars().all(known);
    let message = "give a code of letters, digits, dots and hyphens, such as central-asia";
    (!fine).then(|| FieldError::new("code", "format", message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_short_and_fit_for_an_address() {
        for fine in ["speca", "D9+".trim_end_matches('+'), "escap-nca", "G7.2026"] {
            assert_eq!(code_fault(fine), None, "{fine}");
        }
        for wrong in ["", "central asia", "a/b", "ЦА", &"a".repeat(41)] {
            assert!(code_fault(wrong).is_some(), "{wrong}");
        }
    }

    #[test]
    fn all_that_is_wrong_with_a_group_is_said_at_once() {
        let mut checks = Checks::new();
        check(&mut checks, Some("a b"), Some(&Texts::default()), Some("x\ny"));
        let pointers: Vec<_> =
            checks.finish().unwrap_err().fields.into_iter().map(|field| field.pointer).collect();
        assert_eq!(pointers, ["/code", "/names", "/source"]);
    }
}
