//! To PostgreSQL a process that is killed is a line that ends. So the line is ended: between the
//! program and its server, at each message in turn.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use convoke::db::Database;
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};
use url::Url;

use super::{has_done_all, open, picture};
use crate::support::database::TestDatabase;

/// A migration has long been done with so many messages.
const MOST_MESSAGES: usize = 2_000;

/// How many messages are left, and whether the end has come.
#[derive(Clone)]
struct End {
    left: Arc<AtomicUsize>,
    come: watch::Sender<bool>,
}

impl End {
    /// Counts a message; with the last of them the end comes, and it is not sent any more.
    fn comes_with_this(&self) -> bool {
        let last = self.left.fetch_sub(1, Ordering::SeqCst) == 1;
        self.come.send_if_modified(|come| {
            let comes = last && !*come;
            *come |= last;
            comes
        });
        *self.come.borrow()
    }

    async fn awaited(come: &mut watch::Receiver<bool>) {
        come.wait_for(|come| *come).await.ok();
    }
}

/// All connections of one program to its server.
struct Line {
    url: String,
    end: End,
    carrying: JoinHandle<()>,
}

impl Line {
    async fn to(url: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut here = Url::parse(url).unwrap();
        let server = format!("{}:{}", here.host_str().unwrap(), here.port().unwrap_or(5432));
        here.set_host(Some("127.0.0.1")).unwrap();
        here.set_port(Some(listener.local_addr().unwrap().port())).unwrap();
        let end =
            End { left: Arc::new(AtomicUsize::new(usize::MAX)), come: watch::Sender::new(false) };
        let carrying = tokio::spawn(carry_all(listener, server, end.clone()));
        Self { url: here.to_string(), end, carrying }
    }

    /// Ends at the so manyth message from now on.
    fn end_at(&self, number: usize) {
        self.end.left.store(number, Ordering::SeqCst);
    }

    /// How many messages there were since that was said.
    fn messages(&self, number: usize) -> usize {
        number - self.end.left.load(Ordering::SeqCst)
    }

    /// Ends now, if it has not; returns once the server has noticed and undone what it had to.
    async fn ended(self) {
        self.end.come.send_replace(true);
        self.carrying.await.unwrap();
    }
}

async fn carry_all(listener: TcpListener, server: String, end: End) {
    let (mut connections, mut come) = (JoinSet::new(), end.come.subscribe());
    loop {
        tokio::select! {
            client = listener.accept() => {
                let (client, _) = client.unwrap();
                connections.spawn(carry(client, server.clone(), end.clone()));
            }
            () = End::awaited(&mut come) => break,
        }
    }
    drop(listener);
    connections.join_all().await;
}

async fn carry(client: TcpStream, server: String, end: End) {
    let server = TcpStream::connect(server).await.unwrap();
    client.set_nodelay(true).unwrap();
    server.set_nodelay(true).unwrap();
    let (mut from_client, mut to_client) = client.into_split();
    let (mut from_server, mut to_server) = server.into_split();
    // Until the server closes, which it does when it has undone what was not committed.
    let answers = tokio::spawn(async move {
        copy(&mut from_server, &mut to_client).await.ok();
    });
    let (mut message, mut come) = (vec![0; 1 << 16], end.come.subscribe());
    loop {
        let length = tokio::select! {
            length = from_client.read(&mut message) => length.unwrap_or(0),
            () = End::awaited(&mut come) => 0,
        };
        if length == 0 || end.comes_with_this() {
            break;
        }
        if to_server.write_all(&message[..length]).await.is_err() {
            break;
        }
    }
    drop(to_server);
    answers.await.unwrap();
}

/// Migrates until the line ends, which it does at this message.
async fn migrate_until(database: &TestDatabase, number: usize) {
    let line = Line::to(&database.url).await;
    let db = open(&line.url).await;
    line.end_at(number);
    db.migrate().await.ok();
    line.ended().await;
    drop(db);
}

/// From which message on a migration is about itself: all before them are sent, and few after them,
/// where there is nothing to do.
pub async fn first_of_its_own(database: &TestDatabase) -> usize {
    let line = Line::to(&database.url).await;
    let db = open(&line.url).await;
    line.end_at(usize::MAX);
    db.migrate().await.unwrap();
    let idle = line.messages(usize::MAX);
    db.close().await.unwrap();
    line.ended().await;
    idle.saturating_sub(4).max(1)
}

/// Ends the line at each message of the next migration in turn, from this one on, until that is done.
/// Says how many messages these were.
pub async fn killed_at_each_message(
    database: &TestDatabase,
    first: usize,
    after: &[String],
) -> usize {
    let watching: Database = open(&database.url).await;
    let before = picture(&watching).await;
    for number in first..first + MOST_MESSAGES {
        migrate_until(database, number).await;
        if has_done_all(&watching, &before, after).await {
            watching.close().await.unwrap();
            return number - first + 1;
        }
    }
    panic!("however many messages it sends, the migration is not done");
}
