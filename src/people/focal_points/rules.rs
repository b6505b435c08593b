//! What a focal point must be: somebody for exactly one country or organization.

mod merged;

pub use merged::standing;

use super::types::FocalPointPatch;
use crate::error::{Checks, FieldError, Wrong};
use crate::text::line_fault;

/// How long a topic may be, in characters.
pub const TOPIC_MAX: usize = 200;

/// Notes what is wrong with a topic.
pub fn check_topic(checks: &mut Checks, topic: Option<&str>) {
    checks.extend(topic.and_then(|topic| line_fault("topic", topic, TOPIC_MAX)));
}

/// Notes that neither of the two is given, or both are.
pub fn check_one(checks: &mut Checks, country: bool, organization: bool) {
    if country != organization {
        return;
    }
    let (code, message) = if country {
        ("one_of", "Give either country or organization_id, not both.")
    } else {
        ("required", "Give the country or the organization_id that named them.")
    };
    checks.add("country", code, message);
}

/// What can be said of a focal point of which some fields are wrong or missing.
pub fn faults(part: &FocalPointPatch, _: &Wrong<'_>) -> Vec<FieldError> {
    let mut checks = Checks::new();
    check_topic(&mut checks, part.topic.value().map(String::as_str));
    checks.into_faults()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(country: bool, organization: bool) -> Vec<String> {
        let mut checks = Checks::new();
        check_one(&mut checks, country, organization);
        checks.into_faults().into_iter().map(|fault| fault.code.to_string()).collect()
    }

    #[test]
    fn somebody_is_focal_point_of_one_country_or_one_organization() {
        assert_eq!(codes(true, false), [""; 0]);
        assert_eq!(codes(false, true), [""; 0]);
        assert_eq!(codes(false, false), ["required"]);
        assert_eq!(codes(true, true), ["one_of"]);
    }
}
