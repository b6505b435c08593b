//! Which mails a suppression holds, and what is said of one.

use super::entity::{SuppressionReason, SuppressionScope};
use crate::ids::{EventId, SuppressionId};
use crate::mail::entity::Model as Mail;

/// What is added where an attempt was made of which nobody knows the end.
pub const PERHAPS: &str = " An earlier attempt may have brought it: no answer came to it.";

/// Whether a suppression of its reader's address keeps a mail from going out.
pub fn holds(scope: SuppressionScope, event: Option<EventId>, mail: &Mail) -> bool {
    let everything = scope == SuppressionScope::Everything;
    everything || (mail.bulk && (event.is_none() || event == mail.event_id))
}

/// Why a mail is not sent, and what to do.
pub fn refusal(id: SuppressionId, reason: SuppressionReason) -> String {
    let (why, when) = match reason {
        SuppressionReason::Bounced => {
            ("mail to this address came back as undeliverable", "Once the address works again")
        }
        SuppressionReason::Unsubscribed => {
            ("whoever reads this address asked for no more follow-ups", "If they want them again")
        }
        SuppressionReason::Complained => {
            ("whoever reads this address reported a mail as unwanted", "If they want mail again")
        }
        SuppressionReason::Organizer => {
            ("the organizers stopped mail to this address", "To send it all the same")
        }
    };
    format!("Not sent: {why}. {when}, lift the suppression {id}, and send this mail again.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::rules::Reply;

    #[test]
    fn every_reason_is_said_with_what_to_do_and_fits_what_is_kept() {
        let id = SuppressionId(uuid::Uuid::from_u128(7));
        for reason in SuppressionReason::ALL {
            let text = refusal(id, *reason);
            assert!(text.contains(&id.to_string()) && text.contains("send this mail again"));
            let whole = format!("{text}{PERHAPS}");
            assert_eq!(Reply::instead(&whole).text, whole.trim());
        }
    }
}
