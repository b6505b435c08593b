//! The folder into which the demo's mails are written, read again.

use std::io;
use std::path::PathBuf;

use mail_parser::{Address, Message, MessageParser, MimeHeaders, PartType};
use serde::Serialize;

/// How many mails the list shows.
const SHOWN: usize = 200;

/// A folder of mails.
#[derive(Clone, Debug)]
pub(super) struct Mailbox(PathBuf);

/// The newest mails.
#[derive(Debug, Serialize)]
pub(super) struct Pile {
    /// How many there are in all.
    pub total: usize,
    /// The newest first.
    pub letters: Vec<Letter>,
}

/// A mail as its reader sees it.
#[derive(Debug, Serialize)]
pub(super) struct Letter {
    /// The name of its file, without the ending.
    pub name: String,
    /// To whom.
    pub to: String,
    /// From whom.
    pub from: String,
    /// Where answers go.
    pub reply_to: String,
    /// The subject.
    pub subject: String,
    /// The date, UTC.
    pub date: String,
    /// The text part.
    pub text: String,
    /// The HTML part.
    #[serde(skip)]
    pub html: Option<String>,
    /// Whether there is an HTML part.
    pub has_html: bool,
    /// What else it brings.
    pub parts: Vec<Part>,
}

/// Something that a mail brings beside its text.
#[derive(Debug, Serialize)]
pub(super) struct Part {
    /// Its media type.
    pub media_type: String,
    /// The name of the file.
    pub file_name: String,
    /// Its text, where it is one.
    pub text: Option<String>,
}

impl Mailbox {
    /// The mails of this folder.
    pub fn new(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// The newest mails; names begin with the time, and within a second with what grows with it.
    pub async fn pile(&self) -> io::Result<Pile> {
        let mut names = self.names().await?;
        names.sort_unstable_by(|one, other| other.cmp(one));
        let total = names.len();
        let mut letters = Vec::new();
        for name in names.into_iter().take(SHOWN) {
            letters.extend(self.letter(&name).await);
        }
        Ok(Pile { total, letters })
    }

    async fn names(&self) -> io::Result<Vec<String>> {
        let mut folder = match tokio::fs::read_dir(&self.0).await {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            folder => folder?,
        };
        let mut names = Vec::new();
        while let Some(file) = folder.next_entry().await? {
            let name = file.file_name().to_string_lossy().into_owned();
            names.extend(name.strip_suffix(".eml").filter(|name| is_name(name)).map(str::to_owned));
        }
        Ok(names)
    }

    /// The bytes of a mail.
    pub async fn source(&self, name: &str) -> Option<Vec<u8>> {
        if !is_name(name) {
            return None;
        }
        tokio::fs::read(self.0.join(format!("{name}.eml"))).await.ok()
    }

    /// One mail.
    pub async fn letter(&self, name: &str) -> Option<Letter> {
        let bytes = self.source(name).await?;
        let message = MessageParser::default().parse(&bytes)?;
        Some(letter(name, &message))
    }
}

/// Nothing that could lead out of the folder, and no file that is still being written.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

fn letter(name: &str, message: &Message<'_>) -> Letter {
    let html = message.html_bodies().find_map(|part| match &part.body {
        PartType::Html(html) => Some(html.to_string()),
        _ => None,
    });
    Letter {
        name: name.to_owned(),
        to: people(message.to()),
        from: people(message.from()),
        reply_to: people(message.reply_to()),
        subject: message.subject().unwrap_or_default().to_owned(),
        date: message.date().map(|date| date.to_rfc3339().replace('T', " ")).unwrap_or_default(),
        text: message.body_text(0).unwrap_or_default().replace("\r\n", "\n"),
        has_html: html.is_some(),
        html,
        parts: message.attachments().map(part).collect(),
    }
}

fn part(part: &mail_parser::MessagePart<'_>) -> Part {
    let media_type = part.content_type().map(|kind| match kind.subtype() {
        Some(subtype) => format!("{}/{subtype}", kind.ctype()),
        None => kind.ctype().to_owned(),
    });
    Part {
        media_type: media_type.unwrap_or_default(),
        file_name: part.attachment_name().unwrap_or_default().to_owned(),
        text: part.text_contents().map(str::to_owned),
    }
}

fn people(address: Option<&Address<'_>>) -> String {
    let each = address.into_iter().flat_map(Address::iter).map(|one| {
        let address = one.address().unwrap_or_default();
        one.name().map_or_else(|| address.to_owned(), |name| format!("{name} <{address}>"))
    });
    each.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_whole_mails_of_the_folder_itself_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let mail = "From: A <a@example.org>\r\nTo: b@example.org\r\nSubject: =?utf-8?q?=C3=81?=\r\n\r\nHello\r\n";
        for name in ["20260302T080000Z-1.eml", "20260302T080001Z-2.eml", ".x.eml.part", "note.txt"]
        {
            std::fs::write(folder.path().join(name), mail).unwrap();
        }
        let mailbox = Mailbox::new(folder.path().join("."));
        let pile = mailbox.pile().await.unwrap();
        assert_eq!(pile.total, 2);
        assert_eq!(pile.letters[0].name, "20260302T080001Z-2");
        assert_eq!(pile.letters[0].subject, "Á");
        assert_eq!(pile.letters[0].from, "A <a@example.org>");
        assert!(mailbox.letter("../20260302T080000Z-1").await.is_none());
        assert!(mailbox.letter("").await.is_none());
        assert!(mailbox.letter("20260302T080000Z-1").await.is_some());
        let nothing = Mailbox::new(folder.path().join("nowhere")).pile().await.unwrap();
        assert_eq!(nothing.total, 0);
    }
}
