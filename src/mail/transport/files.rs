//! Mails as files, where no relay is set.

use std::io;
use std::path::PathBuf;

use tokio::fs::OpenOptions;
use tokio::io::AsyncWriteExt;

use super::LastLook;
use crate::mail::mime::Outgoing;
use crate::mail::rules::{Outcome, Reply};

/// Writes each mail to a file of its own, `<when>-<id>.eml`.
#[derive(Clone, Debug)]
pub struct Files {
    folder: PathBuf,
}

impl Files {
    /// Into this folder, which is made when it is missing.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    pub(super) async fn send(&self, mail: &Outgoing, last: &dyn LastLook) -> Outcome {
        if let Some(outcome) = last.refused().await {
            return outcome;
        }
        match self.write(mail).await {
            Ok(name) => Outcome::Sent(Reply::instead(format!("written to {name}"))),
            Err(error) => {
                Outcome::Deferred(Reply::instead(format!("could not be written: {error}")))
            }
        }
    }

    /// Whoever looks into the folder sees whole mails only: the name comes last.
    async fn write(&self, mail: &Outgoing) -> io::Result<String> {
        tokio::fs::create_dir_all(&self.folder).await?;
        let name = format!("{}-{}.eml", mail.at.format("%Y%m%dT%H%M%SZ"), mail.id);
        let unfinished = self.folder.join(format!(".{name}.part"));
        // The links in it are secrets.
        let mut options = OpenOptions::new();
        let options = options.write(true).create(true).truncate(true).mode(0o600);
        let mut file = options.open(&unfinished).await?;
        file.write_all(&mail.bytes).await?;
        file.sync_all().await?;
        tokio::fs::rename(&unfinished, self.folder.join(&name)).await?;
        Ok(name)
    }
}
