//! What a suppression may say.

use super::types::SuppressionPart;
use crate::error::{FieldError, Wrong};
use crate::mail::suppressions::SuppressionScope;
use crate::text::long_text_fault;

const NOTE_MAX: usize = 2000;

/// What can be said of a new suppression of which some fields are wrong or missing.
pub fn faults(part: &SuppressionPart, wrong: &Wrong<'_>) -> Vec<FieldError> {
    let note = part.note.as_deref().and_then(|note| long_text_fault("note", note, NOTE_MAX));
    let all = part.scope == Some(SuppressionScope::Everything) && !wrong.has("scope");
    let narrowed = (all && part.event_id.is_some()).then(|| {
        let message = "Only follow-ups can be stopped for one event: say scope follow_ups, or \
                       leave this out.";
        FieldError::new("event_id", "not_with_everything", message)
    });
    note.into_iter().chain(narrowed).collect()
}
