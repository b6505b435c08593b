//! The only place that sends: over SMTP, as files, or into memory for tests.

mod catcher;
mod files;
mod smtp;
mod starttls;
mod wire;

use super::mime::Outgoing;
use super::rules::Outcome;
use super::settings::MailSettings;
use crate::error::Result;

pub use catcher::Catcher;
pub use files::Files;
pub use smtp::Relay;

/// How mails leave.
#[derive(Debug)]
pub enum Transport {
    /// To a relay.
    Smtp(Relay),
    /// Into a folder.
    Files(Files),
    /// Into memory.
    Catcher(Catcher),
}

/// What is asked right before a mail is given away, since much time can pass until then.
#[async_trait::async_trait]
pub trait LastLook: Sync {
    /// What becomes of the mail instead, if it is wanted no more.
    async fn refused(&self) -> Option<Outcome>;
}

impl Transport {
    /// To the relay of the settings; without one, into their folder.
    pub fn from_settings(settings: &MailSettings) -> Result<Self> {
        match &settings.smtp {
            Some(smtp) => Ok(Self::Smtp(Relay::new(smtp.clone(), settings.timeout)?)),
            None => Ok(Self::Files(Files::new(settings.dir.clone()))),
        }
    }

    /// Sends one mail, unless the last look refuses it, and says what became of it.
    pub async fn send(&self, mail: &Outgoing, last: &dyn LastLook) -> Outcome {
        match self {
            Self::Smtp(relay) => relay.send(mail, last).await,
            Self::Files(files) => files.send(mail, last).await,
            Self::Catcher(catcher) => catcher.send(mail, last).await,
        }
    }
}
