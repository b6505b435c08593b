//! A relay that does as it is told, and remembers what it got.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use convoke::mail::settings::{SmtpSettings, Tls};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{ServerConfig, crypto};

/// Where in a mail something happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Greeting,
    Ehlo,
    StartTls,
    MailFrom,
    RcptTo,
    Data,
    Body,
    Quit,
}

/// What the relay does with a mail (for `Greeting`: with a connection).
#[derive(Clone, Debug)]
pub enum Act {
    Accept,
    Say(Stage, &'static str),
    HangUp(Stage),
    Hang(Stage),
    /// Gives its answer one byte at a time, with this much between.
    Drip(Stage, Duration),
}

/// A mail that came through.
#[derive(Clone, Debug)]
pub struct Received {
    pub from: String,
    pub to: String,
    pub data: Vec<u8>,
}

#[derive(Default)]
struct State {
    received: Vec<Received>,
    commands: Vec<String>,
    contents: usize,
    next: VecDeque<Act>,
    refused: Vec<(String, &'static str)>,
    connections: usize,
    open: usize,
    most_open: usize,
    held: bool,
    slow: Duration,
    slow_to: Vec<(String, Duration)>,
    one_by_one: bool,
    together: usize,
}

/// The relay.
pub struct FakeRelay {
    pub address: SocketAddr,
    state: Arc<Mutex<State>>,
    task: tokio::task::JoinHandle<()>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Offer {
    Plain,
    StartTls,
    Implicit,
    Injecting,
}

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/support/tls").join(name)
}

fn acceptor() -> TlsAcceptor {
    let chain = CertificateDer::pem_file_iter(file("relay.pem")).unwrap();
    let key = PrivateKeyDer::from_pem_file(file("relay.key")).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain.map(Result::unwrap).collect(), key)
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}

impl FakeRelay {
    pub async fn start() -> Self {
        Self::offering(Offer::Plain).await
    }

    /// Offers STARTTLS.
    pub async fn with_starttls() -> Self {
        Self::offering(Offer::StartTls).await
    }

    /// Speaks TLS from the first byte.
    pub async fn with_tls() -> Self {
        Self::offering(Offer::Implicit).await
    }

    /// Says more than it is asked before TLS begins.
    pub async fn injecting() -> Self {
        Self::offering(Offer::Injecting).await
    }

    async fn offering(offer: Offer) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(Mutex::new(State::default()));
        let shared = state.clone();
        let task = tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                stream.set_nodelay(true).unwrap();
                tokio::spawn(connection(stream, offer, shared.clone()));
            }
        });
        Self { address, state, task }
    }

    /// How to reach it without TLS.
    pub fn settings(&self) -> SmtpSettings {
        self.settings_with(Tls::None)
    }

    /// How to reach it, trusting its authority.
    pub fn settings_with(&self, tls: Tls) -> SmtpSettings {
        SmtpSettings {
            host: if tls == Tls::None { "127.0.0.1".into() } else { "localhost".into() },
            port: self.address.port(),
            tls,
            credentials: None,
            ca_file: (tls != Tls::None).then(|| file("ca.pem")),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// What to do with the next mails, in this order.
    pub fn next(&self, acts: impl IntoIterator<Item = Act>) {
        self.state().next.extend(acts);
    }

    /// Refuses a recipient for as long as it lives.
    pub fn refuse(&self, recipient: &str, reply: &'static str) {
        self.state().refused.push((recipient.into(), reply));
    }

    /// Does not say that it takes several commands at once.
    pub fn takes_one_by_one(&self) {
        self.state().one_by_one = true;
    }

    /// How many mails were announced in one piece.
    pub fn together(&self) -> usize {
        self.state().together
    }

    /// Takes no other mail until it is told to go on.
    pub fn hold(&self, held: bool) {
        self.state().held = held;
    }

    /// Takes its time with every mail.
    pub fn be_slow(&self, by: Duration) {
        self.state().slow = by;
    }

    /// Takes its time with every recipient of this kind.
    pub fn be_slow_to(&self, recipient: &str, by: Duration) {
        self.state().slow_to.push((recipient.into(), by));
    }

    pub fn received(&self) -> Vec<Received> {
        self.state().received.clone()
    }

    /// How many mails it was given whole, whatever it says of them then.
    pub fn contents(&self) -> usize {
        self.state().contents
    }

    /// How many mails came through.
    pub fn count(&self) -> usize {
        self.state().received.len()
    }

    /// All that was said to it, in clear and in TLS.
    pub fn commands(&self) -> Vec<String> {
        self.state().commands.clone()
    }

    pub fn connections(&self) -> usize {
        self.state().connections
    }

    /// The most connections that were open at a time.
    pub fn most_open(&self) -> usize {
        self.state().most_open
    }
}

impl Drop for FakeRelay {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn connection(mut stream: TcpStream, offer: Offer, state: Arc<Mutex<State>>) {
    {
        let mut state = state.lock().unwrap();
        state.connections += 1;
        state.open += 1;
        state.most_open = state.most_open.max(state.open);
    }
    match offer {
        Offer::Plain => talk(stream, &state, true).await,
        Offer::Implicit => {
            if let Ok(stream) = acceptor().accept(stream).await {
                talk(stream, &state, true).await;
            }
        }
        Offer::StartTls | Offer::Injecting => {
            if before_tls(&mut stream, offer, &state).await.is_some()
                && let Ok(stream) = acceptor().accept(stream).await
            {
                talk(stream, &state, false).await;
            }
        }
    }
    state.lock().unwrap().open -= 1;
}

async fn before_tls(stream: &mut TcpStream, offer: Offer, state: &Mutex<State>) -> Option<()> {
    let (reader, mut writer) = stream.split();
    let mut lines = BufReader::new(reader).lines();
    writer.write_all(b"220 relay.test\r\n").await.ok()?;
    loop {
        let line = lines.next_line().await.ok()??;
        state.lock().unwrap().commands.push(line.clone());
        if line.starts_with("EHLO") {
            writer.write_all(b"250-relay.test\r\n250 STARTTLS\r\n").await.ok()?;
        } else if line == "STARTTLS" {
            match planned(state, Stage::StartTls) {
                None => {}
                Some(Act::Say(_, reply)) => {
                    writer.write_all(format!("{reply}\r\n").as_bytes()).await.ok()?;
                    continue;
                }
                Some(Act::Hang(_)) => std::future::pending().await,
                Some(_) => return None,
            }
            let extra = if offer == Offer::Injecting { "250 injected\r\n" } else { "" };
            writer.write_all(format!("220 go on\r\n{extra}").as_bytes()).await.ok()?;
            return Some(());
        } else {
            writer.write_all(b"530 5.7.0 STARTTLS first\r\n").await.ok()?;
        }
    }
}

struct Talk<'a, S> {
    stream: BufReader<S>,
    state: &'a Mutex<State>,
    act: Act,
}

async fn talk<S: AsyncRead + AsyncWrite + Unpin>(stream: S, state: &Mutex<State>, greets: bool) {
    let mut talk = Talk { stream: BufReader::new(stream), state, act: Act::Accept };
    if let Some(act) = planned(state, Stage::Greeting) {
        talk.act = act;
    }
    if greets && talk.answer(Stage::Greeting, "220 relay.test").await.is_none() {
        return;
    }
    while talk.mail().await.is_some() {}
}

/// What is to happen next, if that is at this stage.
fn planned(shared: &Mutex<State>, now: Stage) -> Option<Act> {
    let acts = &mut shared.lock().unwrap().next;
    let at = match acts.front()? {
        Act::Say(at, _) | Act::HangUp(at) | Act::Hang(at) | Act::Drip(at, _) => *at,
        Act::Accept => return None,
    };
    if at == now { acts.pop_front() } else { None }
}

impl<S: AsyncRead + AsyncWrite + Unpin> Talk<'_, S> {
    async fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        let length = self.stream.read_line(&mut line).await.ok()?;
        (length > 0).then(|| line.trim_end().to_owned())
    }

    async fn say(&mut self, reply: &str) -> Option<()> {
        self.stream.get_mut().write_all(format!("{reply}\r\n").as_bytes()).await.ok()?;
        self.stream.get_mut().flush().await.ok()
    }

    /// The usual reply, or what was asked for at this stage. None: the connection is over.
    async fn answer(&mut self, stage: Stage, usual: &str) -> Option<bool> {
        match self.act.clone() {
            Act::Say(at, reply) if at == stage => {
                self.act = Act::Accept;
                self.say(reply).await?;
                (!reply.starts_with("421")).then_some(false)
            }
            Act::HangUp(at) if at == stage => None,
            Act::Hang(at) if at == stage => std::future::pending().await,
            Act::Drip(at, between) if at == stage => {
                for byte in format!("{usual}\r\n").bytes() {
                    tokio::time::sleep(between).await;
                    self.stream.get_mut().write_all(&[byte]).await.ok()?;
                    self.stream.get_mut().flush().await.ok()?;
                }
                Some(true)
            }
            _ => self.say(usual).await.map(|()| true),
        }
    }

    async fn mail(&mut self) -> Option<()> {
        let line = self.line().await?;
        self.state.lock().unwrap().commands.push(line.clone());
        let word = line.split(' ').next().unwrap_or_default().to_ascii_uppercase();
        match word.as_str() {
            "EHLO" => {
                if let Some(act) = planned(self.state, Stage::Ehlo) {
                    self.act = act;
                }
                let usual = "250-relay.test\r\n250-AUTH PLAIN\r\n250-PIPELINING\r\n250 8BITMIME";
                let one_by_one = self.state.lock().unwrap().one_by_one;
                let less = usual.replace("250-PIPELINING\r\n", "");
                let usual = if one_by_one { &less } else { usual };
                self.answer(Stage::Ehlo, usual).await.map(|_| ())
            }
            "AUTH" => self.say("235 welcome").await,
            // Some relays take the content of a mail that is for nobody (RFC 2920, section 3.1).
            "DATA" => {
                self.say("354 go on").await?;
                self.data().await?;
                self.state.lock().unwrap().contents += 1;
                self.say("554 5.5.1 no valid recipients").await
            }
            "MAIL" => {
                while self.state.lock().unwrap().held {
                    tokio::time::sleep(Duration::from_millis(1)).await;
                }
                self.state.lock().unwrap().together +=
                    usize::from(!self.stream.buffer().is_empty());
                self.act = self.state.lock().unwrap().next.pop_front().unwrap_or(Act::Accept);
                if self.answer(Stage::MailFrom, "250 ok").await? {
                    self.rest(&line).await
                } else {
                    Some(())
                }
            }
            "QUIT" => {
                self.answer(Stage::Quit, "221 bye").await;
                None
            }
            _ => self.say("250 ok").await,
        }
    }

    async fn rest(&mut self, from: &str) -> Option<()> {
        let to = self.line().await?;
        self.state.lock().unwrap().commands.push(to.clone());
        let slow = {
            let state = self.state.lock().unwrap();
            state.slow_to.iter().find(|(who, _)| to.contains(who)).map(|(_, by)| *by)
        };
        tokio::time::sleep(slow.unwrap_or_default()).await;
        let refused = {
            let state = self.state.lock().unwrap();
            state.refused.iter().find(|(who, _)| to.contains(who)).map(|(_, reply)| *reply)
        };
        if let Some(reply) = refused {
            return self.say(reply).await;
        }
        if !self.answer(Stage::RcptTo, "250 ok").await? {
            return Some(());
        }
        if self.line().await? != "DATA" || !self.answer(Stage::Data, "354 go on").await? {
            return Some(());
        }
        let data = self.data().await?;
        self.state.lock().unwrap().contents += 1;
        let slow = self.state.lock().unwrap().slow;
        tokio::time::sleep(slow).await;
        let keep = !matches!(self.act, Act::Say(Stage::Body, _));
        let address = |line: &str| line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
        if keep {
            let received = Received { from: address(from), to: address(&to), data };
            self.state.lock().unwrap().received.push(received);
        }
        self.answer(Stage::Body, "250 2.0.0 taken").await.map(|_| ())
    }

    async fn data(&mut self) -> Option<Vec<u8>> {
        let mut data = Vec::new();
        loop {
            let mut line = Vec::new();
            if self.stream.read_until(b'\n', &mut line).await.ok()? == 0 {
                return None;
            }
            if line == b".\r\n" {
                return Some(data);
            }
            let stuffed = line.starts_with(b"..");
            data.extend_from_slice(&line[usize::from(stuffed)..]);
        }
    }
}
