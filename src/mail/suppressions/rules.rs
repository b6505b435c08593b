//! Which mails a suppression holds, and what is said of one.

use super::entity::SuppressionScope;
use crate::ids::{EventId, SuppressionId};
use crate::mail::entity::Model as Mail;

/// What is added where an attempt was made of which nobody knows the end.
pub const PERHAPS: &str = " An earlier attempt may have brought it: no answer came to it.";

/// Whether a suppression of its reader's address keeps a mail from going out.
pub fn holds(scope: SuppressionScope, event: Option<EventId>, mail: &Mail) -> bool {
    let everything = scope == SuppressionScope::Everything;
    everything || (mail.bulk && (event.is_none() || event == mail.event_id))
}

/// That a mail is not sent, and what to do. Why is for those to read who may see suppressions: an
/// address concerns all events, and whoever sees the mails of one may know nothing of the others.
pub fn refusal(id: SuppressionId) -> String {
    format!(
        "Not sent: this address gets no such mail. /mail/suppressions/{id} says why; once that is \
         lifted, send this mail again."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::rules::Reply;

    #[test]
    fn what_to_do_is_said_and_fits_what_is_kept() {
        let id = SuppressionId(uuid::Uuid::from_u128(7));
        let whole = format!("{}{PERHAPS}", refusal(id));
        assert!(whole.contains(&id.to_string()) && whole.contains("send this mail again"));
        assert_eq!(Reply::instead(&whole).text, whole);
    }
}
