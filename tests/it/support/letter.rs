//! A mail as its reader's program shows it.

use convoke::mail::mime::Outgoing;
use mail_parser::{Message, MessageParser, MimeHeaders};

/// A mail that went out.
#[derive(Clone, Debug)]
pub struct Letter {
    message: Message<'static>,
    pub message_id: String,
}

impl Letter {
    pub fn read(mail: &Outgoing) -> Self {
        Self::parse(&mail.bytes)
    }

    pub fn parse(bytes: &[u8]) -> Self {
        let message = MessageParser::default().parse(bytes).expect("a message").into_owned();
        let message_id = message.message_id().expect("a Message-ID").to_owned();
        Self { message, message_id }
    }

    pub fn subject(&self) -> String {
        self.message.subject().expect("a subject").to_owned()
    }

    /// The name that it shows as its sender.
    pub fn sender_name(&self) -> String {
        let from = self.message.from().and_then(|from| from.first()).expect("a sender");
        from.name().unwrap_or_default().to_owned()
    }

    /// The plain part.
    pub fn text(&self) -> String {
        self.message.body_text(0).expect("a plain part").into_owned()
    }

    /// The HTML part.
    pub fn html(&self) -> String {
        self.message.body_html(0).expect("an HTML part").into_owned()
    }

    /// The calendar part with its long lines put together again; empty if there is none.
    pub fn calendar(&self) -> String {
        let part = self.calendar_part();
        let text = part.and_then(mail_parser::MessagePart::text_contents).unwrap_or_default();
        text.replace("\r\n ", "").replace("\n ", "")
    }

    /// The method that the content type of the calendar part names.
    pub fn calendar_method(&self) -> Option<String> {
        let kind = self.calendar_part()?.content_type()?;
        kind.attribute("method").map(str::to_owned)
    }

    fn calendar_part(&self) -> Option<&mail_parser::MessagePart<'static>> {
        let is_calendar = |part: &&mail_parser::MessagePart<'static>| {
            part.content_type().is_some_and(|it| it.subtype() == Some("calendar"))
        };
        self.message.parts.iter().find(is_calendar)
    }

    /// The attached files: name, content type, text.
    pub fn files(&self) -> Vec<(String, String, String)> {
        let file = |part: &mail_parser::MessagePart<'static>| {
            let kind = part.content_type().expect("a content type");
            let kind = format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or_default());
            let name = part.attachment_name().expect("a name").to_owned();
            (name, kind, part.text_contents().unwrap_or_default().to_owned())
        };
        let attached = |part: &&mail_parser::MessagePart<'static>| {
            part.content_disposition().is_some_and(|it| it.is_attachment())
        };
        self.message.parts.iter().filter(attached).map(file).collect()
    }

    /// The attached files: name and bytes.
    pub fn attached(&self) -> Vec<(String, Vec<u8>)> {
        let attached = |part: &&mail_parser::MessagePart<'static>| {
            part.content_disposition().is_some_and(|it| it.is_attachment())
        };
        let file = |part: &mail_parser::MessagePart<'static>| {
            (part.attachment_name().expect("a name").to_owned(), part.contents().to_vec())
        };
        self.message.parts.iter().filter(attached).map(file).collect()
    }

    /// The first address in the plain part that contains `part`, such as `/i/`.
    pub fn link(&self, part: &str) -> String {
        let text = self.text();
        let links = text.split(|c: char| c.is_whitespace() || "<>()".contains(c));
        let mut links = links.filter(|word| word.starts_with("http"));
        let link = links.find(|link| link.contains(part));
        link.unwrap_or_else(|| panic!("no link with {part} in:\n{text}")).to_owned()
    }

    /// The same without the server's name: what [`super::TestApp::raw`] takes.
    pub fn path(&self, part: &str) -> String {
        let link = self.link(part);
        let path = link.strip_prefix("https://convoke.example.org");
        path.expect("a link to this server").to_owned()
    }
}
