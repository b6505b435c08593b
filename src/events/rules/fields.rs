//! What the texts, figures and lists of an event must be.

use std::collections::HashSet;
use std::hash::Hash;

use url::Url;

use crate::error::{Checks, FieldError};
use crate::text::{has_control, line_fault, long_text_fault};

/// How long a theme or an objective may be, in characters.
pub const SENTENCE_MAX: usize = 1000;
/// How long a description or a remark may be.
pub const LONG_TEXT_MAX: usize = 20_000;
/// How long a tag may be.
pub const TAG_MAX: usize = 60;
/// How long an address of a page may be.
pub const URL_MAX: usize = 2000;

/// What is wrong with the address of a page.
pub fn url_fault(pointer: &str, text: &str) -> Option<FieldError> {
    let parsed = Url::parse(text).ok();
    let fine = parsed.is_some_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    let message = "give a whole address that begins with http:// or https://";
    let plain = fine && !has_control(text) && text.len() <= URL_MAX;
    (!plain).then(|| FieldError::new(pointer, "url", message))
}

/// Notes what is wrong with a text of one line that may be missing.
pub fn check_line(checks: &mut Checks, pointer: &str, text: Option<&str>, max: usize) {
    checks.extend(text.and_then(|text| line_fault(pointer, text, max)));
}

/// Notes what is wrong with a remark that may be missing.
pub fn check_remark(checks: &mut Checks, pointer: &str, text: Option<&str>) {
    checks.extend(text.and_then(|text| long_text_fault(pointer, text, LONG_TEXT_MAX)));
}

/// Notes what is wrong with the address of a page that may be missing.
pub fn check_url(checks: &mut Checks, pointer: &str, text: Option<&str>) {
    checks.extend(text.and_then(|text| url_fault(pointer, text)));
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
