//! Dates of which one does not lie before the other: who departs has arrived.

use std::collections::BTreeMap;

use serde_json::Value;

use super::answer::WrongAnswer;
use crate::error::Checks;
use crate::registrations::form::types::{FormField, FormFieldKind};

/// Notes what is wrong with the date of which a field says that it does not lie before it.
pub(super) fn check_not_before(checks: &mut Checks, field: &FormField, before: &[FormField]) {
    let Some(key) = &field.not_before else { return };
    let is_date = field.kind == FormFieldKind::Date;
    let message = "Only dates are in an order; leave this out.";
    checks.require(is_date, "not_before", "unfit", message);
    let Some(other) = before.iter().find(|it| it.key == *key) else {
        return checks.add("not_before", "unknown", "No field above has this key.");
    };
    let is_date = other.kind == FormFieldKind::Date;
    checks.require(is_date, "not_before", "unfit", "That field is not answered by a date.");
    let seen = !other.organizers_only || field.organizers_only;
    let message = "Organizers alone see that field, so nobody else can know what to keep to.";
    checks.require(seen, "not_before", "organizers_only", message);
    let apart = !other.sensitive || field.sensitive;
    let message = "That field is sensitive, and what is wrong with this one would tell of it: this one \
                   must be sensitive too.";
    checks.require(apart, "not_before", "sensitive", message);
}

/// A date that lies before one that was given above. A day of either reads as it sorts. Which day that
/// is stays untold: it may stand apart, where each reading is logged.
pub(super) fn too_early(
    field: &FormField,
    value: Option<&Value>,
    above: &BTreeMap<String, Value>,
) -> Option<WrongAnswer> {
    let other = field.not_before.as_ref()?;
    let too_early = value?.as_str()? < above.get(other)?.as_str()?;
    let message = format!("This must not lie before what is answered to `{other}`.");
    too_early.then_some(WrongAnswer { code: "not_before", message })
}
