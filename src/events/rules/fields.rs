//! What the texts, figures and lists of an event must be.

use std::collections::HashSet;
use std::hash::Hash;

use crate::error::Checks;
use crate::text::long_text_fault;

/// How long a theme or an objective may be, in characters.
pub const SENTENCE_MAX: usize = 1000;
/// How long a description or a remark may be.
pub const LONG_TEXT_MAX: usize = 20_000;
/// How long a tag may be.
pub const TAG_MAX: usize = 60;
/// Notes what is wrong with a remark that may be missing.
pub fn check_remark(checks: &mut Checks, pointer: &str, text: Option<&str>) {
    checks.extend(text.and_then(|text| long_text_fault(pointer, text, LONG_TEXT_MAX)));
}

/// Notes what stands twice in a list.
pub fn check_unique<T: Eq + Hash>(
    checks: &mut Checks,
    pointer: &str,
    values: impl IntoIterator<Item = T>,
) {
    let mut seen = HashSet::new();
    for (index, value) in values.into_iter().enumerate() {
        let fresh = seen.insert(value);
        let message = "stands in the list already";
        checks.require(fresh, &format!("{pointer}/{index}"), "duplicate", message);
    }
}
