//! SMTP with a small pool of connections that wait for no delayed acknowledgement.

use std::error::Error as _;
use std::fmt;
use std::io;
use std::iter::once;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, AsyncTokioStream};
use lettre::transport::smtp::commands::{Data, Ehlo, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::Response;
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout};
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;

use super::LastLook;
use super::starttls;
use super::wire::{Wire, connector};
use crate::error::Result;
use crate::mail::mime::Outgoing;
use crate::mail::rules::{Outcome, Reply};
use crate::mail::settings::{SmtpSettings, Tls};

/// A connection that has rested this long is asked whether it is still there.
const FRESH: Duration = Duration::from_secs(1);
/// A connection that has rested this long is given up; relays do so after minutes.
const STALE: Duration = Duration::from_secs(30);
/// So long a relay has to take note that no more comes.
const GOODBYE: Duration = Duration::from_secs(1);
/// Relays limit the mails of one connection.
const MAILS_A_CONNECTION: u32 = 100;

/// A relay and our connections to it.
pub struct Relay {
    settings: SmtpSettings,
    tls: Option<TlsConnector>,
    hello: ClientId,
    timeout: Duration,
    idle: Mutex<Vec<Connection>>,
}

struct Connection {
    smtp: AsyncSmtpConnection,
    /// Whether the relay takes several commands at once.
    pipelining: bool,
    since: Instant,
    sent: u32,
}

impl fmt::Debug for Relay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Relay").field("settings", &self.settings).finish_non_exhaustive()
    }
}

impl Relay {
    /// A relay; nothing is connected yet.
    pub fn new(settings: SmtpSettings, timeout: Duration) -> Result<Self> {
        let tls = connector(&settings)?;
        Ok(Self { settings, tls, hello: ClientId::default(), timeout, idle: Mutex::default() })
    }

    /// The library's own time-out ends with connecting, so ours is around all of it; the
    /// connection is dropped with it.
    pub(super) async fn send(&self, mail: &Outgoing, last: &dyn LastLook) -> Outcome {
        let begun = AtomicBool::new(false);
        let attempt = timeout(self.timeout, self.attempt(mail, last, &begun)).await;
        attempt.unwrap_or_else(|_| {
            let seconds = self.timeout.as_secs_f32();
            let reply = Reply::instead(format!("no reply within {seconds} s"));
            let is_begun = begun.load(Ordering::Relaxed);
            if is_begun { Outcome::Unanswered(reply) } else { Outcome::Deferred(reply) }
        })
    }

    /// Sends; `begun` becomes true when the relay may have all of the mail.
    async fn attempt(&self, mail: &Outgoing, last: &dyn LastLook, begun: &AtomicBool) -> Outcome {
        let mut connection = match self.connection().await {
            Ok(connection) => connection,
            Err(reply) => return Outcome::Deferred(reply),
        };
        if let Err(outcome) = announce(&mut connection, mail).await {
            // A relay that says no more takes nothing of what it said before.
            let _ = timeout(GOODBYE, connection.smtp.abort()).await;
            return outcome;
        }
        // The relay waits for the content, for which it would take a goodbye too: a connection that
        // ends without any leaves it with nothing to deliver.
        if let Some(outcome) = last.refused().await {
            return outcome;
        }
        begun.store(true, Ordering::Relaxed);
        match connection.smtp.message(&mail.bytes).await {
            Ok(response) => {
                self.put_back(connection);
                Outcome::Sent(accepted(&response))
            }
            // The connection is dropped: after an error nobody knows what the relay expects next.
            Err(error) if error.status().is_none() => Outcome::Unanswered(reply(&error)),
            Err(error) => Outcome::refused(reply(&error)),
        }
    }

    /// Connects as for a mail, and says goodbye.
    pub async fn greet(&self) -> Result<(), Reply> {
        let greeted = timeout(self.timeout, self.connect()).await;
        let seconds = self.timeout.as_secs_f32();
        let mut connection =
            greeted.map_err(|_| Reply::instead(format!("no reply within {seconds} s")))??;
        connection.smtp.quit().await.map_err(|error| reply(&error))?;
        Ok(())
    }

    fn put_back(&self, mut connection: Connection) {
        connection.sent += 1;
        connection.since = Instant::now();
        if connection.sent < MAILS_A_CONNECTION && !connection.smtp.has_broken() {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        }
    }

    /// One that rests, or a new one. What fails here is not the mail's fault, so it is never final.
    async fn connection(&self) -> Result<Connection, Reply> {
        loop {
            let rested = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let Some(mut rested) = rested else { break };
            let age = rested.since.elapsed();
            if age < FRESH || (age < STALE && rested.smtp.test_connected().await) {
                return Ok(rested);
            }
        }
        self.connect().await
    }

    async fn connect(&self) -> Result<Connection, Reply> {
        let stream = self.stream().await.map_err(|error| Reply::instead(error.to_string()))?;
        let connected = AsyncSmtpConnection::connect_with_transport(stream, &self.hello).await;
        let mut smtp = connected.map_err(|error| reply(&error))?;
        let pipelining = is_pipelining(&mut smtp, &self.hello).await?;
        if let Some((user, password)) = &self.settings.credentials {
            let credentials = Credentials::new(user.clone(), password.clone());
            let known = [Mechanism::Plain, Mechanism::Login];
            smtp.auth(&known, &credentials).await.map_err(|error| reply(&error))?;
        }
        Ok(Connection { smtp, pipelining, since: Instant::now(), sent: 0 })
    }

    async fn stream(&self) -> io::Result<Box<dyn AsyncTokioStream>> {
        let SmtpSettings { host, port, tls, .. } = &self.settings;
        let mut stream = TcpStream::connect((host.as_str(), *port)).await?;
        // Bodies and their final dot are written apart; without this each waits 40 ms for the other.
        stream.set_nodelay(true)?;
        let peer = stream.peer_addr()?;
        let Some(connector) = &self.tls else { return Ok(Box::new(Wire::new(stream, peer))) };
        let name = ServerName::try_from(host.clone()).map_err(io::Error::other)?;
        if *tls == Tls::Implicit {
            let stream = connector.connect(name, stream).await?;
            return Ok(Box::new(Wire::new(stream, peer)));
        }
        starttls::negotiate(&mut stream, &self.hello.to_string()).await?;
        let stream = connector.connect(name, stream).await?;
        Ok(Box::new(Wire::greeted(stream, peer)))
    }
}

fn accepted(response: &Response) -> Reply {
    let text = response.message().collect::<Vec<_>>().join(" ");
    Reply::from_relay(response.code().into(), &text)
}

fn reply(error: &Error) -> Reply {
    let text = error.source().map_or_else(|| error.to_string(), ToString::to_string);
    match error.status() {
        Some(code) => Reply::from_relay(code.into(), &text),
        None if error.is_response() => {
            Reply::instead(format!("the relay's answer cannot be understood ({text})"))
        }
        None => Reply::instead(text),
    }
}

/// Whether the relay takes several commands at once (RFC 2920, section 3.1). The library asks for what
/// a relay offers and keeps this to itself, so it is asked once more.
async fn is_pipelining(smtp: &mut AsyncSmtpConnection, hello: &ClientId) -> Result<bool, Reply> {
    let offer = smtp.command(Ehlo::new(hello.clone())).await.map_err(|error| reply(&error))?;
    Ok(offer.message().any(|line| line.trim().eq_ignore_ascii_case("PIPELINING")))
}

/// All that is said before the content. The library would say it too, but not how far it came, nor at
/// once.
async fn announce(connection: &mut Connection, mail: &Outgoing) -> Result<(), Outcome> {
    let Connection { smtp, pipelining, .. } = connection;
    let refused = |error: Error| Outcome::refused(reply(&error));
    let from = Mail::new(mail.envelope.from().cloned(), parameters(smtp, mail)?).to_string();
    let to = mail.envelope.to().iter().map(|to| Rcpt::new(to.clone(), Vec::new()).to_string());
    let commands: Vec<String> = once(from).chain(to).chain(once(Data.to_string())).collect();
    if !*pipelining {
        for command in commands {
            smtp.command(command).await.map_err(refused)?;
        }
        return Ok(());
    }
    smtp.command(commands.concat()).await.map_err(refused)?;
    for _ in 1..commands.len() {
        smtp.read_response().await.map_err(refused)?;
    }
    Ok(())
}

/// What the relay must be able to do for this mail; without it, it cannot take it at all.
fn parameters(smtp: &AsyncSmtpConnection, mail: &Outgoing) -> Result<Vec<MailParameter>, Outcome> {
    let eight_bits = MailParameter::Body(MailBodyParameter::EightBitMime);
    let mut addresses = mail.envelope.from().into_iter().chain(mail.envelope.to());
    let other_letters = !addresses.all(|address| AsRef::<str>::as_ref(address).is_ascii());
    let all = [
        (other_letters, Extension::SmtpUtfEight, MailParameter::SmtpUtfEight),
        (!mail.bytes.is_ascii(), Extension::EightBitMime, eight_bits),
    ];
    let mut wanted = Vec::new();
    for (_, extension, parameter) in all.into_iter().filter(|(is_needed, ..)| *is_needed) {
        if !smtp.server_info().supports_feature(extension) {
            let text = format!("the relay does not offer {parameter}, which this mail needs");
            return Err(Outcome::Failed(Reply::instead(text)));
        }
        wanted.push(parameter);
    }
    Ok(wanted)
}
