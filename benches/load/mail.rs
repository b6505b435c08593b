//! Mails a second from the outbox to a sink on this machine: leased, written, sent, noted; beside
//! them one connection of the library on which the same message goes out again and again.
//!
//! The sink is a process of its own and takes everything at once; the mails are confirmations with
//! both parts, to many domains, through as many connections as by default, unsigned and signed.

use std::time::{Duration, Instant};

use convoke::clock::Clock;
use convoke::db::Database;
use convoke::mail::outbox::Passed;
use convoke::mail::{
    self, Dkim, EmailAddress, LinkKeys, LinkRef, Mail, MailFilter, MailSettings, MailStatus,
    Mailroom, NewMail, Purpose, Transport, mime, outbox,
};
use convoke::registrations::messages::Confirmed;
use convoke::text::Language;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::extension::ClientId;
use sea_orm::PaginatorTrait;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use super::server::Server;

const MAILS: usize = 10_000;
const DOMAINS: usize = 100;

const ED25519: &str = include_str!("../../tests/it/support/dkim/ed25519.pem");

/// Sends from a new database, and prints how fast that went.
pub async fn measure(database: &str, url: &str) {
    let sink = Server::start("sink", "");
    let db = Database::connect(url, Clock::System).await.unwrap();
    db.migrate().await.unwrap();
    let from = "Seminars <seminars@example.org>".parse().unwrap();
    let mut settings = MailSettings::new("https://seminars.example.org", from);
    settings.smtp = Some(format!("smtp://{}?tls=none", sink.address).parse().unwrap());
    let plain = bare(&db, &settings, &sink.address).await;
    println!("| {database} | the same message on one bare connection | 1 | {plain:.0} | | | |");
    let mut said = "mails to a local sink";
    for (round, key) in [None, Some(ED25519)].into_iter().enumerate() {
        if let Some(pem) = key {
            settings.dkim = Some(Dkim::new(pem, "example.org", "convoke").unwrap());
            said = "mails to a local sink, signed (Ed25519)";
        }
        let (connections, rate) = (settings.workers, sent(&db, &settings, round + 1).await);
        let share = 100.0 * rate / plain;
        println!("| {database} | {said} | {connections} | {rate:.0} | | | {share:.0} % |");
    }
}

fn room(db: &Database, settings: &MailSettings) -> Mailroom {
    let transport = Transport::from_settings(settings).unwrap();
    Mailroom::new(db.clone(), settings.clone(), keys(), transport).unwrap()
}

fn keys() -> LinkKeys {
    LinkKeys::new("a secret of the benches, long enough to be one").unwrap()
}

/// Mails a second, of those queued in this round.
async fn sent(db: &Database, settings: &MailSettings, round: usize) -> f64 {
    queue(db, MAILS).await;
    let room = room(db, settings);
    let begin = Instant::now();
    let working = tokio::spawn(async move { room.run(std::future::pending()).await });
    // One of them is enough to know, so that looking takes none of what is measured.
    let unsent = [MailStatus::Queued, MailStatus::Sending, MailStatus::Deferred];
    let unsent = MailFilter { status: unsent.to_vec(), ..MailFilter::default() }.select();
    while unsent.clone().one(db.read()).await.unwrap().is_some() {
        assert!(begin.elapsed() < Duration::from_mins(5), "mails do not go out");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let rate = MAILS as f64 / begin.elapsed().as_secs_f64();
    working.abort();
    let sent = MailFilter { status: vec![MailStatus::Sent], ..MailFilter::default() };
    // One more, of which the bare message was made.
    assert_eq!(sent.select().count(db.read()).await.unwrap(), (MAILS * round + 1) as u64);
    rate
}

/// Messages a second that the library alone brings through one connection that waits for nothing.
async fn bare(db: &Database, settings: &MailSettings, sink: &str) -> f64 {
    queue(db, 1).await;
    let lease = outbox::lease(db, settings, 1, &Passed::default()).await.unwrap();
    let (room, row) = (room(db, settings), &lease.mails[0]);
    let rendered = room.render(row).unwrap();
    let mail = mime::message(settings, &keys(), row, &rendered, &[], Clock::System.now()).unwrap();
    outbox::release(db, lease.holder, &[row.id]).await.unwrap();
    let stream = TcpStream::connect(sink).await.unwrap();
    stream.set_nodelay(true).unwrap();
    let hello = ClientId::default();
    let stream = Box::new(stream);
    let mut smtp = AsyncSmtpConnection::connect_with_transport(stream, &hello).await.unwrap();
    let begin = Instant::now();
    for _ in 0..MAILS {
        smtp.send(&mail.envelope, &mail.bytes).await.unwrap();
    }
    MAILS as f64 / begin.elapsed().as_secs_f64()
}

async fn queue(db: &Database, count: usize) {
    let address = |n: usize| format!("reader{n}@d{}.example.org", n % DOMAINS);
    let to: Vec<EmailAddress> = (0..count).map(|n| address(n).parse().unwrap()).collect();
    let (to, body, language) = (&to, &Confirmed::sample(), &Language::english());
    let link_id = uuid::Uuid::from_u128(7);
    let link = LinkRef { purpose: Purpose::Manage, event_id: None, link_id, generation: 0 };
    let deed = move |w| async move {
        let one = |to| NewMail {
            links: vec![("manage", link)],
            ..NewMail::new(to, "Aigul Nurlanova", language, body)
        };
        mail::queue_many(&w, &to.iter().map(one).collect::<Vec<_>>()).await
    };
    db.write(deed).await.unwrap();
}

/// Takes mails until killed, and says where.
pub async fn sink() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    println!("{}", listener.local_addr().unwrap());
    loop {
        let (stream, _) = listener.accept().await.unwrap();
        stream.set_nodelay(true).unwrap();
        tokio::spawn(take(stream));
    }
}

/// A relay that never says a word, so that nothing goes out.
pub async fn silent() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    println!("{}", listener.local_addr().unwrap());
    let mut held = Vec::new();
    loop {
        held.push(listener.accept().await.unwrap());
    }
}

async fn take(stream: TcpStream) -> Option<()> {
    let mut stream = BufReader::new(stream);
    let mut replies = b"220 sink\r\n".to_vec();
    loop {
        // Whoever gives several commands at once gets their answers at once.
        if stream.buffer().is_empty() {
            stream.write_all(&replies).await.ok()?;
            replies.clear();
        }
        let line = line(&mut stream).await?;
        let reply: &[u8] = match line.get(..4)? {
            b"EHLO" => b"250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n",
            b"DATA" => {
                stream.write_all(&[&*replies, b"354 go on\r\n"].concat()).await.ok()?;
                replies.clear();
                while self::line(&mut stream).await? != b".\r\n" {}
                b"250 2.0.0 taken\r\n"
            }
            b"QUIT" => return None,
            _ => b"250 ok\r\n",
        };
        replies.extend_from_slice(reply);
    }
}

async fn line(stream: &mut BufReader<TcpStream>) -> Option<Vec<u8>> {
    let mut line = Vec::new();
    let length = stream.read_until(b'\n', &mut line).await.ok()?;
    (length > 0).then_some(line)
}
