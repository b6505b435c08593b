//! The bytes that go over the wire, and the last look at them.

use std::time::SystemTime;

use chrono::{DateTime, Utc};
use lettre::address::Envelope;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Body, Mailbox, MessageBuilder, MultiPart, SinglePart};
use lettre::{Address, Message};

use super::address::on_the_wire;
use super::entity::Model;
use super::files::{Enclosed, FileRef};
use super::links::LinkKeys;
use super::markdown::one_line;
use super::render::Rendered;
use super::settings::MailSettings;
use super::suppressions;
use crate::error::{AppError, Result};
use crate::files::ical::{self, CalendarEntry};
use crate::ids::MailId;

/// RFC 5322, section 2.1.1, without the CRLF.
const LONGEST_LINE: usize = 998;

/// A message that is ready to be sent.
#[derive(Clone, Debug)]
pub struct Outgoing {
    /// The mail.
    pub id: MailId,
    /// When it is sent.
    pub at: DateTime<Utc>,
    /// Who it is from and who it goes to, for the relay.
    pub envelope: Envelope,
    /// Its Message-ID.
    pub message_id: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// Puts a message together: one recipient, and the parts in the order in which readers want them.
pub fn message(
    settings: &MailSettings,
    keys: &LinkKeys,
    mail: &Model,
    rendered: &Rendered,
    files: &[Enclosed],
    at: DateTime<Utc>,
) -> Result<Outgoing> {
    let to = parsed(mail.recipient.as_str())?;
    let from = parsed(settings.from.address.as_str())?;
    let reply_to = mail.content.reply_to.as_ref().or(settings.reply_to.as_ref());
    let message_id = message_id(settings, mail.id);
    let sender = mailbox(sender_name(settings, mail), from.clone());
    let reader = mailbox(&mail.recipient_name, to.clone());
    let mut builder = between(sender, reader)
        .subject(spoken(&rendered.subject))
        .message_id(Some(message_id.clone()))
        .date(SystemTime::from(at));
    if let Some(reply_to) = reply_to {
        builder = builder.reply_to(Mailbox::new(None, parsed(reply_to.as_str())?));
    }
    let sender = envelope_sender(settings, keys, mail.id, from)?;
    let envelope = Envelope::new(Some(sender), vec![to]).map_err(AppError::internal)?;
    builder = builder
        .envelope(envelope.clone())
        .raw_header(header("Auto-Submitted", "auto-generated"))
        .raw_header(header("Content-Language", rendered.language.as_str()));
    if mail.bulk {
        builder = of_a_list(builder, settings, keys, mail)?;
    }
    let message =
        builder.multipart(whole(settings, mail, rendered, files)?).map_err(AppError::internal)?;
    let bytes = match &settings.dkim {
        Some(dkim) => dkim.sign(&message.formatted(), at)?,
        None => message.formatted(),
    };
    Ok(Outgoing { id: mail.id, at, envelope, message_id, bytes })
}

/// What lets a reader's program offer to stop mails of this kind with one press (RFC 8058), and know
/// them by the event that they are about (RFC 2919).
fn of_a_list(
    builder: MessageBuilder,
    settings: &MailSettings,
    keys: &LinkKeys,
    mail: &Model,
) -> Result<MessageBuilder> {
    let link = keys.url(&settings.public_url, &suppressions::link(mail))?;
    let domain = on_the_wire(settings.from.address.domain());
    let event = mail.event_id.map(|id| format!("{}.", id.0.simple())).unwrap_or_default();
    Ok(builder
        .raw_header(header("List-Id", &format!("<{event}follow-ups.{domain}>")))
        .raw_header(header("List-Unsubscribe", &format!("<{link}>")))
        .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")))
}

/// The name shown as the sender: the mail's own, else that of the settings.
pub fn sender_name<'a>(settings: &'a MailSettings, mail: &'a Model) -> &'a str {
    mail.content.from_name.as_deref().unwrap_or(&settings.from.name)
}

/// The same for every copy of a mail that may go out.
fn message_id(settings: &MailSettings, id: MailId) -> String {
    format!("<{}@{}>", id.0.simple(), on_the_wire(settings.from.address.domain()))
}

fn envelope_sender(
    settings: &MailSettings,
    keys: &LinkKeys,
    id: MailId,
    from: Address,
) -> Result<Address> {
    match &settings.bounce_domain {
        Some(domain) => {
            let tag = keys.bounce_tag(id)?;
            parsed(&format!("bounce+{}.{tag}@{domain}", id.0.simple()))
        }
        None => Ok(from),
    }
}

/// An address as the relay gets it.
fn parsed(address: &str) -> Result<Address> {
    let (local, domain) = address.rsplit_once('@').unwrap_or((address, ""));
    let address = Address::new(local, on_the_wire(domain));
    address.map_err(|_| AppError::internal("an address that was taken is none"))
}

/// A text for a header. One that looks like an encoded word (RFC 2047) is kept from being read as
/// one, in which could stand what nobody may write into a header: with a joiner of no width in it,
/// it is encoded itself.
fn spoken(text: &str) -> String {
    one_line(text).replace("=?", "=\u{2060}?")
}

fn mailbox(name: &str, address: Address) -> Mailbox {
    let name = spoken(name);
    Mailbox::new((!name.is_empty()).then_some(name), address)
}

/// A message from one to another. What the library would leave as it is, though it is no phrase
/// (RFC 5322, section 3.2.5), stands in quotation marks instead.
fn between(from: Mailbox, to: Mailbox) -> MessageBuilder {
    let quoted = [("From", &from), ("To", &to)].map(|(field, who)| quoted(field, who));
    let builder = Message::builder().from(from).to(to);
    quoted.into_iter().flatten().fold(builder, MessageBuilder::raw_header)
}

/// The header of somebody in whose name is a dot and nothing that the library quotes or encodes.
fn quoted(field: &'static str, who: &Mailbox) -> Option<HeaderValue> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let name = who.name.as_deref().filter(|name| name.contains('.') && name.chars().all(plain))?;
    let whole = format!("\"{name}\" <{}>", who.email);
    let field = HeaderName::new_from_ascii_str(field);
    Some(HeaderValue::dangerous_new_pre_encoded(field, who.email.to_string(), whole))
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// What is read, with the files after it.
fn whole(
    settings: &MailSettings,
    mail: &Model,
    rendered: &Rendered,
    files: &[Enclosed],
) -> Result<MultiPart> {
    let read = parts(settings, mail, rendered)?;
    if files.is_empty() {
        return Ok(read);
    }
    let mut whole = MultiPart::mixed().multipart(read);
    for Enclosed { file, content } in files {
        let kind = kind(file, content)?;
        // A text is to arrive byte for byte too, and its lines may end in any way.
        let body = Body::new_with_encoding(content.clone(), ContentTransferEncoding::Base64);
        let body = body.map_err(|_| AppError::internal("a file that cannot be encoded"))?;
        whole = whole.singlepart(Attachment::new(file.name.clone()).body(body, kind));
    }
    Ok(whole)
}

/// What a file is said to be. A text that names no charset is read as US-ASCII (RFC 2046, section 4.1.2):
/// it is in UTF-8, or nothing that a reader's program should show as a text.
fn kind(file: &FileRef, content: &[u8]) -> Result<ContentType> {
    let named = file.media_type.to_ascii_lowercase();
    let kind = if !named.starts_with("text/") || named.contains("charset=") {
        file.media_type.clone()
    } else if std::str::from_utf8(content).is_ok() {
        format!("{}; charset=utf-8", file.media_type)
    } else {
        "application/octet-stream".to_owned()
    };
    ContentType::parse(&kind).map_err(AppError::internal)
}

fn parts(settings: &MailSettings, mail: &Model, rendered: &Rendered) -> Result<MultiPart> {
    let mut parts = MultiPart::alternative()
        .singlepart(plain(settings, &rendered.text))
        .singlepart(SinglePart::html(rendered.html.clone()));
    if let Some(entry) = &mail.content.calendar {
        let entry = &organized(settings, mail, entry);
        let kind = format!("text/calendar; charset=utf-8; method={}", entry.method.as_str());
        let kind = ContentType::parse(&kind).map_err(AppError::internal)?;
        let part = SinglePart::builder().header(kind).body(ical::to_ics(entry));
        parts = parts.singlepart(part);
    }
    Ok(parts)
}

/// In a file links stand whole, for people to copy. Not every relay takes eight bits, and the
/// library takes them in short lines alone.
fn plain(settings: &MailSettings, text: &str) -> SinglePart {
    let lines: Vec<&str> = text.lines().collect();
    let fits = |line: &&str| line.len() <= LONGEST_LINE && !line.contains(['\r', '\0']);
    if settings.smtp.is_some() || !lines.iter().all(fits) {
        return SinglePart::plain(text.to_owned());
    }
    let bytes = lines.join("\r\n").into_bytes();
    let body = Body::dangerous_pre_encoded(bytes, ContentTransferEncoding::EightBit);
    SinglePart::builder().header(ContentType::TEXT_PLAIN).body(body)
}

/// An entry that is sent has an organizer (RFC 5546, section 3.2.2): where the event names nobody,
/// it is who reads the answers.
fn organized(settings: &MailSettings, mail: &Model, entry: &CalendarEntry) -> CalendarEntry {
    let mut entry = entry.clone();
    entry.organizer.get_or_insert_with(|| {
        let address = settings.reply_to.as_ref().unwrap_or(&settings.from.address);
        (sender_name(settings, mail).to_owned(), address.to_string())
    });
    entry
}

/// Why bytes may not go out as a mail.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WireFault {
    /// A CR without its LF, or an LF without its CR.
    #[error("a bare CR or LF in line {0}")]
    BareLineBreak(usize),
    /// Too long a line.
    #[error("line {0} is longer than 998 octets")]
    LongLine(usize),
    /// A header that is none.
    #[error("line {0} is no header")]
    BrokenHeader(usize),
    /// NUL.
    #[error("a NUL in line {0}")]
    Nul(usize),
    /// Headers that never end, or a header that must not be there twice.
    #[error("the headers are not those that were written")]
    Headers,
}

/// The last look at a message before it is sent, whatever the library did.
pub fn wire_check(bytes: &[u8]) -> Result<(), WireFault> {
    let mut in_headers = true;
    let mut names: Vec<String> = Vec::new();
    let mut rest = bytes;
    let mut number = 0;
    while !rest.is_empty() {
        number += 1;
        let end = rest.windows(2).position(|pair| pair == b"\r\n");
        let (line, after) = match end {
            Some(end) => (&rest[..end], &rest[end + 2..]),
            None => (rest, &rest[rest.len()..]),
        };
        check_line(line, number)?;
        if in_headers && line.is_empty() {
            in_headers = false;
        } else if in_headers {
            names.extend(header_name(line, number, !names.is_empty())?);
        }
        rest = after;
    }
    let once = ["from", "to", "subject", "date", "message-id"];
    let right = once.iter().all(|name| names.iter().filter(|it| it == name).count() == 1);
    let strange = ["bcc", "cc", "sender"].iter().any(|name| names.iter().any(|it| it == name));
    if in_headers || !right || strange { Err(WireFault::Headers) } else { Ok(()) }
}

fn check_line(line: &[u8], number: usize) -> Result<(), WireFault> {
    if line.iter().any(|byte| matches!(byte, b'\r' | b'\n')) {
        return Err(WireFault::BareLineBreak(number));
    }
    if line.contains(&0) {
        return Err(WireFault::Nul(number));
    }
    if line.len() > LONGEST_LINE { Err(WireFault::LongLine(number)) } else { Ok(()) }
}

/// The name of the header that begins on this line; none if the line goes on with the one before.
fn header_name(line: &[u8], number: usize, goes_on: bool) -> Result<Option<String>, WireFault> {
    let broken = WireFault::BrokenHeader(number);
    if line.starts_with(b" ") || line.starts_with(b"\t") {
        let blank = line.iter().all(u8::is_ascii_whitespace);
        return if goes_on && !blank { Ok(None) } else { Err(broken) };
    }
    let end = line.iter().position(|byte| *byte == b':').ok_or_else(|| broken.clone())?;
    let name = line.get(..end).unwrap_or_default();
    if name.is_empty() || !name.iter().all(|byte| (33..=126).contains(byte)) {
        return Err(broken);
    }
    Ok(Some(String::from_utf8_lossy(name).to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::sample;
    use crate::text::Language;
    use mail_parser::MessageParser;
    use proptest::prelude::*;

    const HEAD: &str = "From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\nDate: now\r\nMessage-ID: <1@x>\r\n";

    fn check(tail: &str) -> Result<(), WireFault> {
        wire_check(format!("{HEAD}{tail}").as_bytes())
    }

    #[test]
    fn a_right_message_passes() {
        assert_eq!(check("X-Long: a\r\n b\r\n\r\nbody\r\n.\r\n..\r\n"), Ok(()));
        assert_eq!(check(&format!("\r\n{}\r\n", "x".repeat(998))), Ok(()));
    }

    fn written(name: &str) -> Vec<u8> {
        let who = || mailbox(name, parsed("x@example.org").unwrap());
        let message = between(who(), who()).subject("x").message_id(Some("<1@x>".to_owned()));
        message.body("body\r\n".to_owned()).unwrap().formatted()
    }

    /// Whom a message is from and to, as a reader's program has it.
    fn read(bytes: &[u8]) -> Vec<(Option<String>, Option<String>)> {
        let message = MessageParser::default().parse(bytes).unwrap();
        let all = [message.from(), message.to()].into_iter().flatten();
        let who = all.flat_map(|field| field.iter());
        who.map(|it| (it.name().map(str::to_owned), it.address().map(str::to_owned))).collect()
    }

    #[test]
    fn a_text_names_its_charset_or_is_no_text() {
        let said = |media_type: &str, content: &[u8]| {
            let (name, media_type) = ("x".to_owned(), media_type.to_owned());
            kind(&FileRef { name, media_type, digest: String::new() }, content).unwrap()
        };
        let calendar = "text/calendar; charset=utf-8; method=PUBLISH";
        let cases: [(&str, &[u8], &str); 5] = [
            ("text/plain", "Открытое".as_bytes(), "text/plain; charset=utf-8"),
            ("text/markdown", b"plain", "text/markdown; charset=utf-8"),
            ("text/plain", &[0xCE, 0xF2, 0xEA], "application/octet-stream"),
            ("image/png", &[0x89, b'P'], "image/png"),
            (calendar, b"BEGIN", calendar),
        ];
        for (media_type, content, expected) in cases {
            assert_eq!(said(media_type, content), ContentType::parse(expected).unwrap());
        }
    }

    #[test]
    fn a_name_that_is_no_phrase_is_quoted() {
        for name in
            ["..", ".anna", "A.B", "J. Doe", "Doe, J.", "a@b.c", "(x)", "\"", "\\", "a:;<b>"]
        {
            let bytes = written(name);
            let text = String::from_utf8_lossy(&bytes).into_owned();
            assert!(text.contains("To: \"") || text.contains("To: =?utf-8?b?"), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_name_is_read_back_as_itself(name in "\\PC{0,40}|[ -~]{0,120}|[.a-z -]{1,8}|([\\PC&&[^ ]]{1,12} ){1,30}") {
            let bytes = written(&name);
            prop_assert_eq!(wire_check(&bytes), Ok(()));
            let name = Some(spoken(&name)).filter(|name| !name.is_empty());
            let one = (name, Some("x@example.org".to_owned()));
            prop_assert_eq!(read(&bytes), vec![one.clone(), one]);
        }
    }

    /// A message with these words in all places where words of others stand, as it goes out.
    fn whole(name: &str, subject: &str, text: &str) -> Vec<u8> {
        let mut settings = MailSettings::new("https://x.example", "a@x.example".parse().unwrap());
        settings.smtp = Some("smtps://relay.x.example".parse().unwrap());
        let keys = LinkKeys::new("a secret of at least thirty-two characters").unwrap();
        let language = Language::english();
        let body = serde_json::json!({"person": {"full_name": name}, "event": {"title": subject}});
        let mail = sample("follow_up", true, &language, body).unwrap();
        let (subject, text, html) = (subject.to_owned(), text.to_owned(), format!("<p>{text}</p>"));
        let rendered = Rendered { language, subject, html, text };
        message(&settings, &keys, &mail, &rendered, &[], DateTime::UNIX_EPOCH).unwrap().bytes
    }

    proptest! {
        #[test]
        fn any_words_go_out_whole_and_are_read_back(
            name in "\\PC{0,60}", subject in "\\PC{0,300}", text in "(\\PC{0,120}[\\n\\t]?){0,12}",
        ) {
            let bytes = whole(&name, &subject, &text);
            prop_assert_eq!(wire_check(&bytes), Ok(()));
            let message = MessageParser::default().parse(&bytes).unwrap();
            let lines = |text: &str| text.trim_end().lines().map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(lines(&message.body_text(0).unwrap()), lines(&text));
            prop_assert_eq!(lines(&message.body_html(0).unwrap()), lines(&format!("<p>{text}</p>")));
            let expected = spoken(&subject);
            prop_assert_eq!(message.subject().unwrap_or_default().trim(), expected.trim());
            let to = message.to().and_then(|to| to.first()).and_then(|to| to.name());
            let expected = spoken(&name);
            prop_assert_eq!(to.unwrap_or_default().trim(), expected.trim());
        }
    }

    #[test]
    fn what_could_be_read_as_another_message_is_stopped() {
        assert_eq!(check("\r\nbody\n.\r\nMAIL FROM"), Err(WireFault::BareLineBreak(7)));
        assert_eq!(check("\r\nbody\r.\r\n"), Err(WireFault::BareLineBreak(7)));
        assert_eq!(check(&format!("\r\n{}\r\n", "x".repeat(999))), Err(WireFault::LongLine(7)));
        assert_eq!(check("no header\r\n\r\n"), Err(WireFault::BrokenHeader(6)));
        assert_eq!(check("\u{441}: x\r\n\r\n"), Err(WireFault::BrokenHeader(6)));
        assert_eq!(check(" \r\n\r\n"), Err(WireFault::BrokenHeader(6)));
        assert_eq!(check("Subject: two\r\n\r\n"), Err(WireFault::Headers));
        assert_eq!(check("Bcc: c@example.org\r\n\r\n"), Err(WireFault::Headers));
        assert_eq!(check("\r\na\0b"), Err(WireFault::Nul(7)));
        assert_eq!(wire_check(b""), Err(WireFault::Headers));
    }
}
