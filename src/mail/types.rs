//! What of mails is shown with what they are about.

use poem_openapi::Object;

use super::entity::MailStatus;
use crate::ids::MailId;

/// The relay's last words on a mail.
#[derive(Clone, Debug, Object)]
pub struct ReplyOut {
    /// The code, such as 550; null where no relay replied.
    pub code: Option<i32>,
    /// The enhanced code, such as 5.1.1 (RFC 3463).
    pub enhanced_code: Option<String>,
    /// The text.
    pub text: String,
}

impl ReplyOut {
    /// From what is noted; nothing where nobody said anything.
    pub fn of(
        code: Option<i32>,
        enhanced_code: Option<String>,
        text: Option<String>,
    ) -> Option<Self> {
        let replied = code.is_some() || enhanced_code.is_some() || text.is_some();
        replied.then(|| Self { code, enhanced_code, text: text.unwrap_or_default() })
    }
}

/// The last mail about something, and what became of it.
#[derive(Clone, Debug, Object)]
pub struct LastMail {
    /// The mail, under `/mail/messages/{id}`.
    pub id: MailId,
    /// Its kind, such as `invitation`.
    pub kind: String,
    /// Where it stands.
    pub status: MailStatus,
    /// What the relay said last, or what kept us from asking it.
    pub last_reply: Option<ReplyOut>,
}
