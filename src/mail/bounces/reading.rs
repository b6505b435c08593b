//! What a report says, whoever wrote it: delivery reports (RFC 3464), those of Exim without their
//! form, complaints (RFC 5965). Nothing that comes in is trusted to be well formed, or true.

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::entity::BounceKind;
use super::fields::{self, Fields, groups};
use super::keeping::kept;
use crate::ids::MailId;
use crate::mail::EmailAddress;
use crate::text::hex;

/// So much of a report is read: what it has to say stands before what it returns.
pub const READ_MAX: usize = 256 * 1024;

/// A report of parts within parts within parts is none, and to take it apart could cost dearly.
const MOST_PARTS: usize = 64;

/// So many claims are looked at.
const MOST_CLAIMS: usize = 8;

/// A report that was read.
#[derive(Clone, Debug)]
pub struct Report {
    /// The SHA-256 of its first 256 KiB, which are all that is read.
    pub digest: String,
    /// Mails that it names with what is to prove it, those of the envelope first.
    pub claims: Vec<Claim>,
    /// A mail that it names without proof.
    pub named: Option<MailId>,
    /// What it says of each recipient.
    pub deliveries: Vec<Delivery>,
    /// What it tells, where that does not depend on the recipient.
    pub kind: BounceKind,
    /// What of it is kept.
    pub kept: String,
}

/// An address of ours that names a mail, and the tag that is to prove it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The mail.
    pub mail: MailId,
    /// The tag, in small letters.
    pub tag: String,
}

/// What became of a mail at one recipient.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delivery {
    /// What it tells; nothing where its action is none that we know.
    pub kind: Option<BounceKind>,
    /// The addresses it is about: as it was given, and as it was at last.
    pub addresses: Vec<String>,
    /// The code of the reply.
    pub code: Option<u16>,
    /// Its enhanced code.
    pub enhanced: Option<String>,
    /// Its text.
    pub text: String,
    /// Whether it is about the address that we wrote to, as far as can be told.
    pub is_ours: bool,
}

impl Report {
    /// Reads a report. Whatever it is, something is kept of it.
    pub fn read(bytes: &[u8]) -> Self {
        let bytes = bytes.get(..READ_MAX).unwrap_or(bytes);
        let message = parsed(bytes);
        let small = bytes.to_ascii_lowercase();
        let (kind, deliveries) = message.as_ref().map_or((BounceKind::Unknown, Vec::new()), told);
        Self {
            digest: hex(&Sha256::digest(bytes)),
            claims: claims(&small),
            named: named(&small),
            deliveries,
            kind,
            kept: kept(bytes, message.as_ref()),
        }
    }

    /// What it says of a mail to this address: of that address where it names it; of the only one
    /// where it names but one, which may be where that was forwarded to; else of one of several
    /// behind it.
    pub fn delivery(&self, address: Option<&str>) -> Delivery {
        let one_form = |text: &str| {
            let parsed = text.parse::<EmailAddress>();
            parsed.map_or_else(|_| text.to_ascii_lowercase(), |address| address.canonical())
        };
        let ours = address.map(one_form);
        let same = |one: &String| ours.as_ref().is_some_and(|to| *to == one_form(one));
        let exact = self.deliveries.iter().find(|it| it.addresses.iter().any(same));
        if let Some(exact) = exact {
            return Delivery { is_ours: true, ..exact.clone() };
        }
        let first = |kind| self.deliveries.iter().find(move |it| it.kind == Some(kind));
        let worst = first(BounceKind::Failed).or_else(|| first(BounceKind::Delayed));
        let one = worst.or(self.deliveries.first()).cloned().unwrap_or_default();
        Delivery { is_ours: self.deliveries.len() == 1, ..one }
    }
}

fn parsed(bytes: &[u8]) -> Option<Message<'_>> {
    const PART: &[u8] = b"content-type";
    let is_part = |window: &&[u8]| window.eq_ignore_ascii_case(PART);
    if bytes.windows(PART.len()).filter(is_part).count() > MOST_PARTS {
        return None;
    }
    MessageParser::default().parse(bytes)
}

fn told(message: &Message<'_>) -> (BounceKind, Vec<Delivery>) {
    if let Some(part) = part(message, &["delivery-status", "global-delivery-status"]) {
        let deliveries: Vec<Delivery> =
            groups(&text_of(part)).iter().filter_map(delivery).collect();
        let kind = deliveries.iter().find_map(|it| it.kind).unwrap_or(BounceKind::Unknown);
        return (kind, deliveries);
    }
    if let Some(part) = part(message, &["feedback-report"]) {
        return feedback(&text_of(part));
    }
    if let Some(failed) = header(message, "X-Failed-Recipients") {
        return (BounceKind::Failed, without_form(message, &failed));
    }
    if part(message, &["disposition-notification"]).is_some() {
        return (BounceKind::Automatic, Vec::new());
    }
    if is_late(message) {
        let (kind, text) = (Some(BounceKind::Delayed), reason(&body_of(message), ""));
        return (BounceKind::Delayed, vec![Delivery { kind, text, ..Delivery::default() }]);
    }
    let automatic = is_automatic(message) && !is_report(message);
    let kind = if automatic { BounceKind::Automatic } else { BounceKind::Unknown };
    (kind, Vec::new())
}

/// Whether it calls itself a report; then something of it is missing.
fn is_report(message: &Message<'_>) -> bool {
    let kind = message.content_type();
    kind.is_some_and(|kind| kind.ctype() == "multipart" && kind.subtype() == Some("report"))
}

/// The part of type `message/...` with one of these subtypes.
fn part<'m>(message: &'m Message<'m>, subtypes: &[&str]) -> Option<&'m MessagePart<'m>> {
    message.parts.iter().find(|part| {
        part.content_type().is_some_and(|kind| {
            kind.ctype().eq_ignore_ascii_case("message")
                && kind
                    .subtype()
                    .is_some_and(|it| subtypes.iter().any(|s| it.eq_ignore_ascii_case(s)))
        })
    })
}

fn text_of(part: &MessagePart<'_>) -> String {
    String::from_utf8_lossy(part.contents()).into_owned()
}

fn header(message: &Message<'_>, name: &str) -> Option<String> {
    message.header_raw(name).map(|value| value.trim().to_owned())
}

/// One group of a delivery report; that about the report as a whole names no recipient.
fn delivery(fields: &Fields) -> Option<Delivery> {
    let names = ["original-recipient", "final-recipient"];
    let addresses: Vec<String> = names
        .iter()
        .filter_map(|name| fields.get(name))
        .map(|value| fields::address(value).to_owned())
        .collect();
    let action = fields.get("action").unwrap_or_default().to_ascii_lowercase();
    if addresses.is_empty() && action.is_empty() {
        return None;
    }
    let diagnostic = fields.get("diagnostic-code").unwrap_or_default();
    let (code, said) = fields::codes(diagnostic);
    let status = fields.get("status").and_then(|status| status.split_whitespace().next());
    let status = status.filter(|status| crate::mail::rules::is_enhanced(status));
    // Where the report itself gives no more than the class, the reply may.
    let vague = status.is_none_or(|status| status.ends_with(".0.0"));
    let enhanced =
        if vague { said.or(status.map(str::to_owned)) } else { status.map(str::to_owned) };
    let kind = match action.split_whitespace().next().unwrap_or_default() {
        "failed" => Some(BounceKind::Failed),
        "delayed" => Some(BounceKind::Delayed),
        "delivered" | "relayed" | "expanded" => Some(BounceKind::Automatic),
        _ => None,
    };
    let text = diagnostic.split_once(';').map_or(diagnostic, |(_, text)| text).trim().to_owned();
    Some(Delivery { kind, addresses, code, enhanced, text, is_ours: false })
}

/// A complaint; other feedback, such as that a mail was no spam, asks for nothing.
fn feedback(text: &str) -> (BounceKind, Vec<Delivery>) {
    let groups = groups(text);
    let get = |name: &str| groups.iter().find_map(|group| group.get(name));
    let abuse = get("feedback-type").is_some_and(|kind| kind.eq_ignore_ascii_case("abuse"));
    if !abuse {
        return (BounceKind::Automatic, Vec::new());
    }
    let addresses = get("original-rcpt-to").map(|it| fields::address(it).to_owned());
    let text = "Reported as unwanted by whoever reads it.".to_owned();
    let kind = Some(BounceKind::Complaint);
    let delivery =
        Delivery { kind, addresses: addresses.into_iter().collect(), text, ..Delivery::default() };
    (BounceKind::Complaint, vec![delivery])
}

/// Exim's report without parts: a header names who failed, and the text says why.
fn without_form(message: &Message<'_>, failed: &str) -> Vec<Delivery> {
    let body = body_of(message);
    let delivery = |address: &str| {
        let text = reason(&body, address);
        let (code, enhanced) = fields::codes(&text);
        let (kind, addresses) = (Some(BounceKind::Failed), vec![address.to_owned()]);
        Delivery { kind, addresses, code, enhanced, text, is_ours: false }
    };
    failed.split(',').map(fields::address).filter(|it| !it.is_empty()).map(delivery).collect()
}

/// The words under the address; where it stands nowhere, all that is set in; else all there is.
fn reason(body: &str, address: &str) -> String {
    let set_in = fields::set_in(body);
    let own =
        |(head, words): &&(String, String)| head.eq_ignore_ascii_case(address) && !words.is_empty();
    if let Some((_, words)) = set_in.iter().find(own) {
        return words.clone();
    }
    let all: Vec<String> = set_in.iter().map(|(head, words)| format!("{head} {words}")).collect();
    if all.is_empty() { body.to_owned() } else { all.join(" ").trim().to_owned() }
}

/// What a person would read first, without what was returned with it.
fn body_of(message: &Message<'_>) -> String {
    let body = message.body_text(0).unwrap_or_default();
    super::keeping::before_copy(&body).to_owned()
}

/// Exim's word that a message is late.
fn is_late(message: &Message<'_>) -> bool {
    let subject = message.subject().unwrap_or_default().to_ascii_lowercase();
    subject.starts_with("warning: message") && subject.contains("delayed")
}

/// Answers that no person wrote (RFC 3834), and those that say so in older words.
fn is_automatic(message: &Message<'_>) -> bool {
    let submitted = header(message, "Auto-Submitted");
    let precedence = header(message, "Precedence").unwrap_or_default().to_ascii_lowercase();
    submitted.is_some_and(|it| !it.eq_ignore_ascii_case("no"))
        || matches!(precedence.as_str(), "auto_reply" | "bulk" | "junk" | "list")
        || ["X-Autoreply", "X-Autorespond", "X-Autoresponder"]
            .iter()
            .any(|name| message.header_raw(*name).is_some())
}

/// All places that look like the address to which we have mails come back. Whoever forwards one may
/// write something around it, so what proves it is the tag alone.
fn claims(small: &[u8]) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::new();
    for at in super::keeping::tags(small) {
        let claim = small.get(at.start - 33..at.start - 1).and_then(mail_id);
        let tag = small.get(at).map(|tag| String::from_utf8_lossy(tag).into_owned());
        let claim = claim.zip(tag).map(|(mail, tag)| Claim { mail, tag });
        claims.extend(claim.filter(|claim| !claims.contains(claim)));
        if claims.len() == MOST_CLAIMS {
            break;
        }
    }
    claims
}

/// The mail whose Message-ID the report names; anybody can write one.
fn named(small: &[u8]) -> Option<MailId> {
    const NAME: &[u8] = b"message-id:";
    let places = small.windows(NAME.len()).enumerate().filter(|(_, it)| *it == NAME);
    let mut ids = places.filter_map(|(at, _)| {
        let rest = small.get(at + NAME.len()..)?;
        let open = rest.iter().position(|byte| !byte.is_ascii_whitespace())?;
        let id = rest.get(open + 1..open + 33)?;
        (rest.get(open) == Some(&b'<') && rest.get(open + 33) == Some(&b'@'))
            .then(|| mail_id(id))?
    });
    ids.next_back()
}

fn mail_id(hex: &[u8]) -> Option<MailId> {
    let text = std::str::from_utf8(hex).ok()?;
    Uuid::try_parse(text).ok().map(MailId)
}

/// Whether a part returns the mail itself.
pub(super) fn is_returned(part: &MessagePart<'_>) -> bool {
    matches!(part.body, PartType::Message(_))
}
