//! When a field is asked: a condition names a field above, so that there is no circle, and answers
//! that can be given to it.

use serde_json::Value;

use crate::countries::CountryCode;
use crate::error::Checks;
use crate::registrations::form::types::{FormField, FormFieldKind, ShowIf};

/// Notes what is wrong with the condition of a field that stands below `before` and above what comes
/// after it in `rest`.
pub(super) fn check_show_if(
    checks: &mut Checks,
    field: &FormField,
    before: &[FormField],
    rest: &[FormField],
) {
    let Some(condition) = &field.show_if else { return };
    let ShowIf { field: key, is, role, attendance_mode } = condition;
    if key.is_none() && role.is_none() && attendance_mode.is_none() {
        let message = "Say when it is asked, by `field` and `is`, `role` or `attendance_mode`; or \
                       leave this out.";
        checks.add("show_if", "required", message);
    }
    let alone = key.is_none() && is.is_some();
    checks.require(!alone, "show_if/is", "unfit", "Name the `field` whose answers these are.");
    checks.require(
        !is_empty(is.as_deref()),
        "show_if/is",
        "too_short",
        "Give at least one answer.",
    );
    checks.require(
        !is_empty(role.as_deref()),
        "show_if/role",
        "too_short",
        "Give at least one role.",
    );
    let at = "show_if/attendance_mode";
    checks.require(
        !is_empty(attendance_mode.as_deref()),
        at,
        "too_short",
        "Give at least one mode.",
    );
    let Some(key) = key else { return };
    checks.require(
        is.is_some(),
        "show_if/is",
        "required",
        "Give the answers for which it is asked.",
    );
    if let Some(other) = before.iter().find(|other| other.key == *key) {
        return check_asked(checks, field, other, is.as_deref().unwrap_or_default());
    }
    let below = rest.iter().any(|other| other.key == *key);
    let (code, message) = if below {
        ("later", "This field does not stand above; what is asked first stands first.")
    } else {
        ("unknown", "No field above has this key.")
    };
    checks.add("show_if/field", code, message);
}

fn is_empty<T>(list: Option<&[T]>) -> bool {
    list.is_some_and(<[T]>::is_empty)
}

fn check_asked(checks: &mut Checks, field: &FormField, asked: &FormField, is: &[Value]) {
    if !is_closed(asked.kind) {
        let message = format!("Answers of the kind {} are not to be foreseen.", asked.kind);
        return checks.add("show_if/field", "unfit", message);
    }
    let seen = !asked.organizers_only || field.organizers_only;
    let message =
        "Organizers alone see that field, so nobody else can know when this one is asked.";
    checks.require(seen, "show_if/field", "organizers_only", message);
    let apart = !asked.sensitive || field.sensitive;
    let message = "That field is sensitive, and an answer to this one would tell of it: this one must \
                   be sensitive too.";
    checks.require(apart, "show_if/field", "sensitive", message);
    for (index, value) in is.iter().enumerate() {
        let message = "This is no answer that can be given to that field.";
        let at = format!("show_if/is/{index}");
        checks.require(can_be_answered(asked, value), &at, "choice", message);
    }
}

fn is_closed(kind: FormFieldKind) -> bool {
    use FormFieldKind::{Consent, Country, OneOf, SeveralOf, YesNo};
    matches!(kind, YesNo | OneOf | SeveralOf | Country | Consent)
}

/// Whether one of the answers to a field can be this value.
fn can_be_answered(field: &FormField, value: &Value) -> bool {
    match field.kind {
        FormFieldKind::YesNo | FormFieldKind::Consent => value.is_boolean(),
        FormFieldKind::Country => {
            value.as_str().is_some_and(|code| code.parse::<CountryCode>().is_ok())
        }
        _ => value.as_str().is_some_and(|value| field.has_option(value)),
    }
}

impl FormField {
    /// Whether one of its options has this value.
    pub fn has_option(&self, value: &str) -> bool {
        self.options.iter().any(|option| option.value == value)
    }
}
