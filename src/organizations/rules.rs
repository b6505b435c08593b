//! What an organization's data must be, and that its parents form a tree.

use super::types::OrganizationPatch;
use crate::error::{Checks, FieldError, Wrong};
use crate::text::{Texts, line_fault, title_faults};

pub use crate::tree::would_circle;

/// How long a name may be, in characters.
pub const NAME_MAX: usize = 300;
/// How long an acronym may be.
pub const ACRONYM_MAX: usize = 40;
/// How many other spellings are kept.
pub const ALIASES_MAX: usize = 50;

/// Notes what is wrong with the texts that are given.
pub fn check(
    checks: &mut Checks,
    name: Option<&str>,
    acronym: Option<&str>,
    aliases: Option<&[String]>,
) {
    checks.extend(name.and_then(|name| line_fault("name", name, NAME_MAX)));
    checks.extend(acronym.and_then(|acronym| line_fault("acronym", acronym, ACRONYM_MAX)));
    let aliases = aliases.unwrap_or_default();
    for (index, alias) in aliases.iter().enumerate() {
        checks.extend(line_fault(&format!("aliases/{index}"), alias, NAME_MAX));
    }
    if aliases.len() > ALIASES_MAX {
        let message = format!("give at most {ALIASES_MAX} other spellings");
        checks.extend([FieldError::new("aliases", "too_many", message)]);
    }
}

/// What is wrong with its names in several languages.
pub fn names_faults(names: Option<&Texts>) -> Vec<FieldError> {
    names.map(|names| title_faults("names", names, NAME_MAX)).unwrap_or_default()
}

/// What can be said of an organization of which some fields are wrong or missing.
pub fn faults(part: &OrganizationPatch, _: &Wrong<'_>) -> Vec<FieldError> {
    let mut checks = Checks::new();
    let acronym = part.acronym.value().map(String::as_str);
    check(&mut checks, part.name.as_deref(), acronym, part.aliases.list());
    checks.extend(names_faults(part.names.value()));
    checks.into_faults()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_organization_needs_a_name_and_may_have_two_spellings() {
        let mut checks = Checks::new();
        let aliases = ["Ministry of Digital Development and Aerospace Industry".to_owned()];
        check(&mut checks, Some("MDDIAI"), None, Some(&aliases));
        assert!(checks.is_empty());
        check(&mut checks, Some(""), Some("A\nB"), Some(&[String::new()]));
        let fields = checks.finish().unwrap_err().fields;
        let pointers: Vec<_> = fields.iter().map(|field| field.pointer.as_str()).collect();
        assert_eq!(pointers, ["/name", "/acronym", "/aliases/0"]);
    }
}
