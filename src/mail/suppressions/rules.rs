//! What is said of a mail that is not sent because of a suppression.

use super::entity::SuppressionReason;
use crate::ids::SuppressionId;

/// What is added where an attempt was made of which nobody knows the end.
pub const PERHAPS: &str = " An earlier attempt may have brought it: no answer came to it.";

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
