//! What a reply means for the address (RFC 3463) and for the mail.

use super::entity::{BounceKind, BounceOutcome};
use super::reading::Delivery;
use crate::mail::MailStatus;

/// Whether a refusal for good is one of the address, and not of this mail or this hour. What is
/// full, too large, unwanted in its content or against a policy may be taken another time; what
/// ran out of time was never refused.
pub fn blames_address(code: Option<u16>, enhanced: Option<&str>) -> bool {
    let Some(enhanced) = enhanced else {
        return matches!(code, Some(521 | 550 | 551 | 553 | 556));
    };
    let mut parts = enhanced.split('.').map(|part| part.parse::<u16>().unwrap_or(0));
    let class = parts.next();
    let (subject, detail) = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    let passing = match subject {
        2 => matches!(detail, 2 | 3),
        3 => matches!(detail, 1..=5),
        4 => detail == 7,
        6 | 7 => true,
        _ => false,
    };
    class == Some(5) && !passing
}

/// What is made of a report on a mail that it is proven to be about.
pub fn outcome(kind: BounceKind, status: MailStatus, delivery: &Delivery) -> BounceOutcome {
    match (kind, status) {
        (BounceKind::Automatic, _) => BounceOutcome::Ignored,
        (BounceKind::Unknown, _) => BounceOutcome::Unreadable,
        (BounceKind::Complaint, MailStatus::Sent | MailStatus::Bounced) => {
            BounceOutcome::Suppressed
        }
        (BounceKind::Delayed, MailStatus::Sent) => BounceOutcome::Noted,
        (BounceKind::Failed, MailStatus::Sent) => {
            let enhanced = delivery.enhanced.as_deref();
            if delivery.is_ours && blames_address(delivery.code, enhanced) {
                BounceOutcome::Suppressed
            } else {
                BounceOutcome::Bounced
            }
        }
        _ => BounceOutcome::Unchanged,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_blamed_for_what_another_mail_would_meet_too() {
        for blamed in ["5.1.1", "5.1.2", "5.1.10", "5.0.0", "5.2.1", "5.4.1", "5.4.4", "5.5.0"] {
            assert!(blames_address(Some(550), Some(blamed)), "{blamed}");
        }
        for not in
            ["5.2.2", "5.2.3", "5.3.4", "5.6.1", "5.7.1", "5.7.26", "5.4.7", "4.4.1", "2.1.5", "x"]
        {
            assert!(!blames_address(Some(550), Some(not)), "{not}");
        }
        for (code, blamed) in [(550, true), (551, true), (553, true), (552, false), (554, false)] {
            assert_eq!(blames_address(Some(code), None), blamed, "{code}");
        }
        assert!(!blames_address(None, None));
    }

    #[test]
    fn only_what_was_sent_comes_back() {
        let delivery = Delivery { code: Some(550), is_ours: true, ..Delivery::default() };
        for status in MailStatus::ALL {
            let sent = *status == MailStatus::Sent;
            let failed = outcome(BounceKind::Failed, *status, &delivery);
            assert_eq!(failed == BounceOutcome::Suppressed, sent, "{status}");
            let delayed = outcome(BounceKind::Delayed, *status, &delivery);
            assert_eq!(delayed == BounceOutcome::Noted, sent, "{status}");
            let answer = outcome(BounceKind::Automatic, *status, &delivery);
            assert_eq!(answer, BounceOutcome::Ignored);
        }
        let other = Delivery { is_ours: false, ..delivery };
        let came = outcome(BounceKind::Failed, MailStatus::Sent, &other);
        assert_eq!(came, BounceOutcome::Bounced, "one of those whom a list hands it on to");
    }
}
