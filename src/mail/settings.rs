//! How mail goes out.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use super::address::EmailAddress;
use super::dkim::Dkim;

const MINUTE: Duration = Duration::from_mins(1);
const HOUR: Duration = Duration::from_hours(1);

/// Settings of the mail part. All waits can be set.
#[derive(Clone, Debug)]
pub struct MailSettings {
    /// Where people reach this server; no slash at its end.
    pub public_url: String,
    /// Who sends.
    pub from: Sender,
    /// A human who reads the answers.
    pub reply_to: Option<EmailAddress>,
    /// Where undeliverable mails come back to; their envelope sender then names the mail.
    pub bounce_domain: Option<String>,
    /// What signs every message.
    pub dkim: Option<Dkim>,
    /// The relay; without one, mails are written as files.
    pub smtp: Option<SmtpSettings>,
    /// Where those files go.
    pub dir: PathBuf,
    /// Templates that stand in for those built in.
    pub templates_dir: Option<PathBuf>,
    /// Connections to the relay at a time.
    pub workers: usize,
    /// Connections at a time for one recipient domain.
    pub per_domain: usize,
    /// How long a mail in flight is ours before another server may take it over.
    pub lease: Duration,
    /// The longest that one send may take.
    pub timeout: Duration,
    /// The wait after the first refusal; it doubles from then on.
    pub first_wait: Duration,
    /// The longest wait between two attempts.
    pub longest_wait: Duration,
    /// When to give up.
    pub give_up: Duration,
    /// How often to look for mail that other servers have queued.
    pub poll: Duration,
}

impl MailSettings {
    /// The defaults around what has none.
    pub fn new(public_url: impl Into<String>, from: Sender) -> Self {
        Self {
            public_url: public_url.into().trim_end_matches('/').to_owned(),
            from,
            reply_to: None,
            bounce_domain: None,
            dkim: None,
            smtp: None,
            dir: PathBuf::from("mailbox"),
            templates_dir: None,
            workers: 8,
            per_domain: 2,
            lease: Duration::from_secs(15),
            timeout: MINUTE,
            first_wait: 5 * MINUTE,
            longest_wait: 4 * HOUR,
            give_up: 5 * 24 * HOUR,
            poll: Duration::from_secs(1),
        }
    }
}

/// A name and an address: `Seminars <seminars@example.org>`, or the address alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    /// Shown where a mail belongs to no event; may be empty.
    pub name: String,
    /// The address.
    pub address: EmailAddress,
}

/// The text is no sender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("give a sender such as seminars@example.org or Seminars <seminars@example.org>")]
pub struct NotASender;

impl FromStr for Sender {
    type Err = NotASender;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let (name, address) = match text.strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
            Some((name, address)) => (name.trim().trim_matches('"').trim(), address),
            None => ("", text),
        };
        if crate::text::has_control(name) {
            return Err(NotASender);
        }
        let address = address.parse().map_err(|_| NotASender)?;
        Ok(Self { name: name.to_owned(), address })
    }
}

/// How the connection to the relay is protected. There is no falling back from one to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tls {
    /// From the first byte (`smtps://`).
    Implicit,
    /// After STARTTLS, which is required (`smtp://`).
    StartTls,
    /// Not at all (`smtp://...?tls=none`).
    None,
}

/// The relay.
#[derive(Clone, PartialEq, Eq)]
pub struct SmtpSettings {
    /// Its name, which its certificate must bear.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Protection.
    pub tls: Tls,
    /// User and password.
    pub credentials: Option<(String, String)>,
    /// A certificate authority to trust instead of the public ones, as PEM.
    pub ca_file: Option<PathBuf>,
}

/// The text is no address of a relay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("give smtps://user:password@host:port (TLS), smtp://... (STARTTLS) or smtp://...?tls=none")]
pub struct NotARelay;

impl FromStr for SmtpSettings {
    type Err = NotARelay;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (scheme, rest) = text.trim().split_once("://").ok_or(NotARelay)?;
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        let (user, place) = match rest.rsplit_once('@') {
            Some((user, place)) => (Some(user), place),
            None => (None, rest),
        };
        let (tls, ca_file) = options(scheme, query)?;
        let (host, port) = host_and_port(place)?;
        let port = port.unwrap_or(match tls {
            Tls::Implicit => 465,
            Tls::StartTls => 587,
            Tls::None => 25,
        });
        Ok(Self { host, port, tls, credentials: user.map(credentials).transpose()?, ca_file })
    }
}

fn options(scheme: &str, query: &str) -> Result<(Tls, Option<PathBuf>), NotARelay> {
    let mut tls = match scheme {
        "smtps" => Tls::Implicit,
        "smtp" => Tls::StartTls,
        _ => return Err(NotARelay),
    };
    let mut ca_file = None;
    for option in query.split('&').filter(|option| !option.is_empty()) {
        match option.split_once('=') {
            Some(("tls", "none")) if scheme == "smtp" => tls = Tls::None,
            Some(("tls", "required")) => {}
            Some(("ca_file", path)) if !path.is_empty() => ca_file = Some(decoded(path)?.into()),
            _ => return Err(NotARelay),
        }
    }
    Ok((tls, ca_file))
}

fn host_and_port(place: &str) -> Result<(String, Option<u16>), NotARelay> {
    let (host, port) = match place.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, "")) => (address, None),
        Some((address, port)) => (address, Some(port.strip_prefix(':').ok_or(NotARelay)?)),
        None => match place.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (place, None),
        },
    };
    let fits = !host.is_empty() && !host.contains(|c: char| c.is_whitespace() || c == '/');
    if !fits {
        return Err(NotARelay);
    }
    let port = port.map(|port| port.parse().map_err(|_| NotARelay)).transpose()?;
    Ok((host.to_owned(), port))
}

fn credentials(text: &str) -> Result<(String, String), NotARelay> {
    let (user, password) = text.split_once(':').ok_or(NotARelay)?;
    Ok((decoded(user)?, decoded(password)?))
}

fn decoded(text: &str) -> Result<String, NotARelay> {
    let text = percent_encoding::percent_decode_str(text).decode_utf8().map_err(|_| NotARelay)?;
    Ok(text.into_owned())
}

/// Never shows the password.
impl fmt::Debug for SmtpSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let user = self.credentials.as_ref().map(|(user, _)| user.as_str());
        f.debug_struct("SmtpSettings")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("tls", &self.tls)
            .field("user", &user)
            .field("ca_file", &self.ca_file)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relay_is_read_from_one_address() {
        let relay: SmtpSettings = "smtps://un%40mail:p%3Aw@relay.example:2465".parse().unwrap();
        assert_eq!(
            (relay.host.as_str(), relay.port, relay.tls),
            ("relay.example", 2465, Tls::Implicit)
        );
        assert_eq!(relay.credentials, Some(("un@mail".into(), "p:w".into())));
        let relay: SmtpSettings = "smtp://relay.example".parse().unwrap();
        assert_eq!((relay.port, relay.tls, relay.credentials), (587, Tls::StartTls, None));
        let relay: SmtpSettings = "smtp://[::1]:2525/?tls=none".parse().unwrap();
        assert_eq!((relay.host.as_str(), relay.port, relay.tls), ("::1", 2525, Tls::None));
    }

    #[test]
    fn a_password_is_never_shown() {
        let relay: SmtpSettings = "smtps://user:hunter2@relay.example".parse().unwrap();
        let shown = format!("{relay:?}");
        assert!(shown.contains("user") && !shown.contains("hunter2"), "{shown}");
    }

    #[test]
    fn what_is_no_relay_is_refused() {
        for wrong in [
            "",
            "relay.example",
            "http://relay.example",
            "smtp://",
            "smtp://user@relay.example",
            "smtp://relay.example:port",
            "smtp://relay.example?tls=maybe",
            "smtps://relay.example?tls=none",
            "smtp://relay.example/path",
        ] {
            assert_eq!(wrong.parse::<SmtpSettings>(), Err(NotARelay), "{wrong}");
        }
    }

    #[test]
    fn a_sender_may_have_a_name() {
        let sender: Sender = "\"Seminars, Astana\" <seminars@example.org>".parse().unwrap();
        assert_eq!(sender.name, "Seminars, Astana");
        let sender: Sender = "seminars@example.org".parse().unwrap();
        assert_eq!((sender.name.as_str(), sender.address.as_str()), ("", "seminars@example.org"));
        assert_eq!("a\nb <seminars@example.org>".parse::<Sender>(), Err(NotASender));
        assert_eq!("Seminars".parse::<Sender>(), Err(NotASender));
    }
}
