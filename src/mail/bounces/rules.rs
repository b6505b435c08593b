//! What a reply means for the address (RFC 3463) and for the mail.

use super::entity::{BounceKind, BounceOutcome};
use super::reading::Delivery;
use crate::mail::MailStatus;

/// The subjects and details of a refusal for good (RFC 3463, and what IANA added) that say of the
/// address itself that no other mail would arrive there either: no such mailbox, domain or way, or
/// closed, or in other hands.
const GONE: [(u16, u16); 12] = [
    (1, 1),
    (1, 2),
    (1, 3),
    (1, 6),
    (1, 10),
    (2, 1),
    (4, 1),
    (4, 4),
    (7, 13),
    (7, 16),
    (7, 17),
    (7, 18),
];

/// What relays write that give no code that says more than "no".
const GONE_IN_WORDS: [&str; 14] = [
    "user unknown",
    "unknown user",
    "no such user",
    "user not found",
    "user doesn't exist",
    "does not exist",
    "no such recipient",
    "recipient not found",
    "unknown recipient",
    "invalid recipient",
    "no mailbox",
    "no such mailbox",
    "mailbox not found",
    "account is disabled",
];

/// Whether a refusal for good is one of the address. It is none where the mail, its sender, the relay
/// or a policy is to blame, of which another mail may hear nothing; nor where nobody can tell.
pub fn blames_address(code: Option<u16>, enhanced: Option<&str>, text: &str) -> bool {
    let said = || {
        let text = text.to_lowercase();
        GONE_IN_WORDS.iter().any(|words| text.contains(words))
    };
    let Some(enhanced) = enhanced else {
        return code.is_some_and(|code| (500..600).contains(&code)) && said();
    };
    let mut parts = enhanced.split('.').map(|part| part.parse::<u16>().unwrap_or(0));
    let class = parts.next();
    let (subject, detail) = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    let vague = matches!((subject, detail), (0, _) | (1 | 5, 0));
    class == Some(5) && (GONE.contains(&(subject, detail)) || (vague && said()))
}

/// Whether the relay has had a mail that waits for its next attempt: it may have taken it and not
/// said so, and the report shows that it did. Another attempt would come back the same way. One that
/// was refused each time was taken by nobody: then the report is on an earlier sending, which somebody
/// has seen and sent it again since, and the mail goes on as if it had not come.
fn was_taken_after_all(status: MailStatus, in_doubt: bool) -> bool {
    status == MailStatus::Deferred && in_doubt
}

/// What is made of a report on a mail that it is proven to be about.
pub fn outcome(
    kind: BounceKind,
    (status, in_doubt): (MailStatus, bool),
    delivery: &Delivery,
) -> BounceOutcome {
    let taken = was_taken_after_all(status, in_doubt) && kind == BounceKind::Failed;
    let status = if taken { MailStatus::Sent } else { status };
    match (kind, status) {
        (BounceKind::Automatic, _) => BounceOutcome::Ignored,
        (BounceKind::Unknown, _) => BounceOutcome::Unreadable,
        (BounceKind::Complaint, MailStatus::Sent | MailStatus::Bounced) => {
            BounceOutcome::Suppressed
        }
        (BounceKind::Delayed, MailStatus::Sent) => BounceOutcome::Noted,
        (BounceKind::Failed, MailStatus::Sent) => {
            let enhanced = delivery.enhanced.as_deref();
            if delivery.is_ours && blames_address(delivery.code, enhanced, &delivery.text) {
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
        for blamed in ["5.1.1", "5.1.2", "5.1.10", "5.2.1", "5.4.1", "5.4.4", "5.7.13"] {
            assert!(blames_address(Some(550), Some(blamed), ""), "{blamed}");
        }
        for (code, enhanced, text) in [
            (550, None, "No such user here"),
            (550, Some("5.0.0"), "<a@b.example>: Recipient address rejected: User unknown"),
            (553, Some("5.5.0"), "mailbox not found"),
        ] {
            assert!(blames_address(Some(code), enhanced, text), "{text}");
        }
    }

    #[test]
    fn an_address_is_not_blamed_for_the_mail_its_sender_or_what_nobody_can_tell() {
        let not = [
            "5.1.7", "5.1.8", "5.2.2", "5.2.3", "5.3.4", "5.4.6", "5.4.7", "5.6.1", "5.7.1",
            "5.7.26", "5.0.0", "5.5.0", "4.4.1", "4.1.1", "2.1.5", "x",
        ];
        for not in not {
            assert!(!blames_address(Some(550), Some(not), "Sender address rejected"), "{not}");
        }
        for text in [
            "Service unavailable; client host blocked using zen.spamhaus.org",
            "SPF check failed: sender not permitted",
            "message rejected as spam",
            "",
        ] {
            assert!(!blames_address(Some(554), Some("5.0.0"), text), "{text}");
            assert!(!blames_address(Some(550), None, text), "{text}");
        }
        assert!(!blames_address(Some(450), None, "no such user"));
        assert!(!blames_address(None, None, "no such user"));
    }

    #[test]
    fn only_what_was_sent_comes_back() {
        let text = "No such user".to_owned();
        let delivery = Delivery { code: Some(550), is_ours: true, text, ..Delivery::default() };
        for status in MailStatus::ALL {
            let sent = *status == MailStatus::Sent;
            for in_doubt in [false, true] {
                let outcome = |kind| outcome(kind, (*status, in_doubt), &delivery);
                let taken = sent || (*status == MailStatus::Deferred && in_doubt);
                let failed = outcome(BounceKind::Failed);
                assert_eq!(failed == BounceOutcome::Suppressed, taken, "{status} {in_doubt}");
                let delayed = outcome(BounceKind::Delayed);
                assert_eq!(delayed == BounceOutcome::Noted, sent, "{status} {in_doubt}");
                assert_eq!(outcome(BounceKind::Automatic), BounceOutcome::Ignored);
            }
        }
        let other = Delivery { is_ours: false, ..delivery };
        let came = outcome(BounceKind::Failed, (MailStatus::Sent, false), &other);
        assert_eq!(came, BounceOutcome::Bounced, "one of those whom a list hands it on to");
    }
}
