//! Pure decisions of the outbox: what a reply means, how long to wait, when to give up.

use std::time::Duration;

use chrono::{DateTime, Utc};

use super::settings::MailSettings;

/// The longest text of a relay that is kept.
const LONGEST_REPLY: usize = 500;

/// What is noted of a mail that was called off after an attempt of which nobody knows the end.
pub const MAY_HAVE_ARRIVED: &str = "Called off, but it may have arrived: it was given to the relay, \
    and no answer came that says whether it was taken.";

/// What a relay said, or what kept it from saying anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// Its code, such as 550.
    pub code: Option<u16>,
    /// Its enhanced code, such as 5.1.1 (RFC 3463).
    pub enhanced: Option<String>,
    /// Its text.
    pub text: String,
}

impl Reply {
    /// A relay's reply; an enhanced code at the beginning of the text is taken apart from it.
    pub fn from_relay(code: u16, text: &str) -> Self {
        let text = tidy(text);
        let first = text.split(' ').next().unwrap_or_default();
        let enhanced = is_enhanced(first).then(|| first.to_owned());
        let text = match &enhanced {
            Some(enhanced) => text[enhanced.len()..].trim_start().to_owned(),
            None => text,
        };
        Self { code: Some(code), enhanced, text }
    }

    /// Of a mail that was called off when nobody could say whether it had gone out.
    pub fn called_off() -> Self {
        Self::instead(MAY_HAVE_ARRIVED)
    }

    /// What happened instead of a reply.
    pub fn instead(text: impl AsRef<str>) -> Self {
        Self { code: None, enhanced: None, text: tidy(text.as_ref()) }
    }
}

/// One line without controls, cut to what is kept.
pub(super) fn tidy(text: &str) -> String {
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    clean.trim().chars().take(LONGEST_REPLY).collect()
}

/// Whether a word is an enhanced code (RFC 3463).
pub(super) fn is_enhanced(word: &str) -> bool {
    let parts: Vec<&str> = word.split('.').collect();
    let digits = |part: &&str| {
        (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    parts.len() == 3
        && parts.iter().all(digits)
        && matches!(parts.first(), Some(&("2" | "4" | "5")))
}

/// What became of one attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The relay has taken it.
    Sent(Reply),
    /// Not now: try again later.
    Deferred(Reply),
    /// The relay may have taken it, and has not said so: try again later.
    Unanswered(Reply),
    /// Never.
    Failed(Reply),
    /// It had lost its sense.
    Expired,
    /// It was called off; with what is to be said of that.
    Cancelled(Option<Reply>),
    /// It goes to an address that gets no such mail; with why, and what to do.
    Suppressed(Reply),
}

impl Outcome {
    /// One word for the log.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Sent(_) => "sent",
            Self::Deferred(_) => "deferred",
            Self::Unanswered(_) => "unanswered",
            Self::Failed(_) => "failed",
            Self::Expired => "expired",
            Self::Cancelled(_) => "cancelled",
            Self::Suppressed(_) => "suppressed",
        }
    }

    /// What a refusal means: 5xx is final, except where the relay wants us to log in, which is
    /// for the operator to mend and not the mail's fault.
    pub fn refused(reply: Reply) -> Self {
        match reply.code {
            Some(530 | 534 | 535 | 538) => Self::Deferred(reply),
            Some(500..=599) => Self::Failed(reply),
            _ => Self::Deferred(reply),
        }
    }
}

/// The wait after so many attempts: doubling, up to the longest, and up to a fifth longer or
/// shorter, so that what failed together does not come back together.
pub fn wait(settings: &MailSettings, attempts: i32, jitter: u8) -> Duration {
    let doublings = u32::try_from(attempts.saturating_sub(1)).unwrap_or(0).min(20);
    let wait = settings.first_wait.saturating_mul(1 << doublings).min(settings.longest_wait);
    wait.mul_f64(0.8 + 0.4 * f64::from(jitter) / 255.0)
}

/// Whether a mail that was first tried at `first` is not worth another attempt.
pub fn is_hopeless(settings: &MailSettings, first: DateTime<Utc>, next: DateTime<Utc>) -> bool {
    (next - first).to_std().is_ok_and(|since| since > settings.give_up)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn settings() -> MailSettings {
        MailSettings::new("https://un.example", "seminars@example.org".parse().unwrap())
    }

    #[test]
    fn replies_are_sorted_by_what_can_still_come_of_them() {
        let kind = |code| match Outcome::refused(Reply::from_relay(code, "")) {
            Outcome::Failed(_) => "final",
            Outcome::Deferred(_) => "later",
            _ => "other",
        };
        for code in [421, 450, 451, 452, 530, 535] {
            assert_eq!(kind(code), "later", "{code}");
        }
        for code in [500, 550, 552, 553, 554] {
            assert_eq!(kind(code), "final", "{code}");
        }
        assert!(matches!(Outcome::refused(Reply::instead("hung up")), Outcome::Deferred(_)));
    }

    #[test]
    fn an_enhanced_code_is_taken_apart_from_the_text() {
        let reply = Reply::from_relay(550, "5.1.1 No such user\r\nhere");
        assert_eq!(reply.enhanced.as_deref(), Some("5.1.1"));
        assert_eq!(reply.text, "No such user  here");
        assert_eq!(Reply::from_relay(550, "5.1 is no code").enhanced, None);
        assert_eq!(Reply::from_relay(554, &"x".repeat(9_000)).text.len(), LONGEST_REPLY);
    }

    #[test]
    fn waits_grow_from_minutes_to_hours() {
        let minutes = |attempts| wait(&settings(), attempts, 128).as_secs_f64() / 60.0;
        assert!((minutes(1) - 5.0).abs() < 0.1 && (minutes(2) - 10.0).abs() < 0.1);
        assert!((minutes(12) - 240.0).abs() < 1.0);
    }

    #[test]
    fn after_five_days_it_is_given_up() {
        let first = DateTime::UNIX_EPOCH;
        assert!(!is_hopeless(&settings(), first, first + chrono::Duration::days(5)));
        assert!(is_hopeless(&settings(), first, first + chrono::Duration::hours(121)));
    }

    proptest! {
        #[test]
        fn no_wait_is_shorter_or_longer_than_the_settings_allow(attempts: i32, jitter: u8) {
            let (settings, wait) = (settings(), wait(&settings(), attempts, jitter));
            prop_assert!(wait >= settings.first_wait.mul_f64(0.79) && wait <= settings.longest_wait.mul_f64(1.21));
        }
    }
}
