//! The settings of mail, and what must hold between them.

use std::fs;
use std::path::PathBuf;

use crate::mail::settings::{MailSettings, Sender, SmtpSettings};
use crate::mail::{Dkim, EmailAddress, on_the_wire};

use super::reader::Reader;

/// Who sends where nothing leaves this machine; the name is reserved (RFC 6761).
const LOCAL_SENDER: &str = "Convoke <no-reply@convoke.localhost>";

/// Words in an address that nobody reads.
const UNREAD: &[&str] = &["noreply", "donotreply"];

/// All mistakes go to `reader`; what it returns is good only where there are none.
pub(super) fn read(reader: &mut Reader, public_url: &str) -> Option<MailSettings> {
    let smtp = smtp(reader);
    let from = reader.optional("mail_from", str::parse::<Sender>);
    if from.is_none() && !reader.has("mail_from") && reader.has("smtp_url") {
        let needed = "is needed with SMTP, such as Seminars <seminars@example.org>";
        reader.wrong("mail_from", needed);
    }
    let reply_to = reader.optional("mail_reply_to", str::parse);
    let unread = from.as_ref().is_some_and(|from| is_unread(from.address.as_str()));
    if unread && !reader.has("mail_reply_to") && reader.has("smtp_url") {
        let deaf = "is needed with a sender whom nobody answers: name the address of a human, or another sender";
        reader.wrong("mail_reply_to", deaf);
    }
    let mut mail = MailSettings::new(public_url, from.or_else(|| LOCAL_SENDER.parse().ok())?);
    mail.reply_to = reply_to;
    mail.bounce_domain = reader.optional("mail_bounce_domain", bounce_domain);
    mail.dkim = dkim(reader, mail.from.address.domain());
    mail.smtp = smtp;
    mail.templates_dir = reader.optional("mail_templates_dir", folder);
    mail.dir = reader.value("mail_dir", mail.dir, |text| Ok::<_, &str>(PathBuf::from(text)));
    pace(reader, &mut mail);
    Some(mail)
}

fn smtp(reader: &mut Reader) -> Option<SmtpSettings> {
    let smtp = reader.optional("smtp_url", str::parse::<SmtpSettings>);
    let ca_file = reader.optional("smtp_ca_file", certificates);
    let mut smtp = smtp?;
    smtp.ca_file = ca_file.or(smtp.ca_file);
    Some(smtp)
}

/// Who signs; for the sender's domain or one above it, as those who check want it (RFC 7489, section
/// 3.1.1).
fn dkim(reader: &mut Reader, sender: &str) -> Option<Dkim> {
    let domain = reader.value("mail_dkim_domain", on_the_wire(sender), dkim_domain);
    let selector = reader.value("mail_dkim_selector", "convoke".to_owned(), dkim_selector);
    if !is_within(&on_the_wire(sender), &domain) {
        let other = format!("must be the domain of the sender, {sender}, or one above it");
        reader.wrong("mail_dkim_domain", other);
    }
    let key = reader.optional("mail_dkim_key", |pem| Dkim::new(pem, &domain, &selector));
    let given = ["mail_dkim_domain", "mail_dkim_selector"].iter().any(|key| reader.has(key));
    if given && !reader.has("mail_dkim_key") {
        reader.wrong(
            "mail_dkim_key",
            "is needed to sign mails: name its file in CONVOKE_MAIL_DKIM_KEY_FILE",
        );
    }
    key
}

fn is_within(name: &str, domain: &str) -> bool {
    name == domain || name.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'))
}

fn pace(reader: &mut Reader, mail: &mut MailSettings) {
    const DAY: u32 = 24 * 3600;
    mail.workers = reader.count("mail_workers", mail.workers, 1..=64);
    mail.per_domain = reader.count("mail_per_domain", mail.per_domain, 1..=64);
    mail.lease = reader.span("mail_lease_seconds", mail.lease, 3..=3600);
    mail.timeout = reader.span("mail_timeout_seconds", mail.timeout, 1..=3600);
    mail.first_wait = reader.span("mail_first_wait_seconds", mail.first_wait, 1..=DAY);
    mail.longest_wait = reader.span("mail_longest_wait_seconds", mail.longest_wait, 1..=7 * DAY);
    mail.give_up = reader.span("mail_give_up_seconds", mail.give_up, 1..=30 * DAY);
    if mail.longest_wait < mail.first_wait {
        let order = "must not be shorter than mail_first_wait_seconds";
        reader.wrong("mail_longest_wait_seconds", order);
    }
    if mail.give_up < mail.first_wait {
        reader.wrong("mail_give_up_seconds", "must not be shorter than mail_first_wait_seconds");
    }
}

/// Whether the address says that it reads no answers.
fn is_unread(address: &str) -> bool {
    let local = address.rsplit_once('@').map_or(address, |(local, _)| local);
    let plain: String = local.chars().filter(|c| c.is_alphanumeric()).collect();
    UNREAD.iter().any(|word| plain.to_lowercase().contains(word))
}

/// A domain that makes an address with the longest of the names that mails bear before it.
fn bounce_domain(text: &str) -> Result<String, &'static str> {
    let address = format!("{}@{text}", "x".repeat(64));
    let address = address.parse::<EmailAddress>().ok().filter(|_| !text.contains('@'));
    address
        .map(|address| address.domain().to_owned())
        .ok_or("is no domain that mails can come back to, such as bounces.example.org")
}

fn dkim_domain(text: &str) -> Result<String, &'static str> {
    let domain = bounce_domain(text).map(|domain| on_the_wire(&domain));
    domain.map_err(|_| "is no domain, such as example.org")
}

/// One name or several with dots between (RFC 6376, section 3.1).
fn dkim_selector(text: &str) -> Result<String, &'static str> {
    let fits = |part: &str| {
        let inside = part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        (1..=63).contains(&part.len()) && inside && !part.starts_with('-') && !part.ends_with('-')
    };
    let right = text.len() <= 180 && text.split('.').all(fits);
    right.then(|| text.to_owned()).ok_or("is no name for a record in DNS, such as convoke or 2027a")
}

fn folder(text: &str) -> Result<PathBuf, String> {
    match fs::read_dir(text) {
        Ok(_) => Ok(PathBuf::from(text)),
        Err(error) => Err(format!("is no folder that can be read: {error}")),
    }
}

fn certificates(text: &str) -> Result<PathBuf, String> {
    match fs::read_to_string(text) {
        Ok(pem) if pem.contains("-----BEGIN CERTIFICATE-----") => Ok(PathBuf::from(text)),
        Ok(_) => Err("holds no certificate in PEM (-----BEGIN CERTIFICATE-----)".to_owned()),
        Err(error) => Err(format!("cannot be read: {error}")),
    }
}
