//! Peers that trickle, lie, send without end or come in thousands. Meanwhile the others are served.

mod crowds;
mod heavy;
mod slow;

use std::future::Future;
use std::io;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use crate::faults::house::House;
use crate::support::database::TestDatabase;
use crate::support::wire::Got;

/// More than this, in kilobytes, is not needed by a server that was built for tests.
const MUCH: u64 = 150_000;

/// A server that waits for a request for four seconds, and for its peer for fourteen.
async fn impatient() -> House {
    House::on(TestDatabase::create().await, |mut command: Command| {
        command.env("CONVOKE_REQUEST_TIMEOUT_SECONDS", "4");
        command
    })
}

/// Does `what`, and holds the server to its promise to all others for as long as that takes, and
/// for a hundred requests at least.
async fn while_others_are_served<T>(house: &House, what: impl Future<Output = T>) -> T {
    tokio::pin!(what);
    let (mut times, mut dropped, mut done) = (Vec::new(), 0, None);
    while done.is_none() || times.len() < 100 {
        let honest = async {
            let started = Instant::now();
            let got = loop {
                // Where all places are taken, somebody new may be sent away once and comes again.
                match house.client.try_call("GET", "/events?limit=5", &Value::Null).await {
                    Ok(got) => break got,
                    Err(_) => dropped += 1,
                }
            };
            got.expect(200);
            times.push(started.elapsed());
            sleep(Duration::from_millis(10)).await;
        };
        match done {
            None => tokio::select! {
                biased;
                () = honest => {}
                outcome = &mut what => done = Some(outcome),
            },
            Some(_) => honest.await,
        }
    }
    times.sort_unstable();
    let p99 = times[times.len() * 99 / 100];
    let count = times.len();
    println!("{count} honest requests, {dropped} dropped, p99 {p99:?}, {} kB", memory(house));
    assert!(dropped <= count / 20, "{dropped} of {count} were sent away");
    assert!(p99 < Duration::from_secs(1), "p99 of {count} requests: {p99:?}");
    assert!(memory(house) < MUCH, "{} kB", memory(house));
    done.unwrap()
}

/// The most memory that the server has had, in kilobytes, without the pages of the program itself: of a
/// build for tests these are many, and the system takes them back.
fn memory(house: &House) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", house.server.id())).unwrap();
    let line = |name| status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
    let number = |name| line(name).trim().trim_end_matches(" kB").parse::<u64>().unwrap();
    number("VmHWM:") - number("RssFile:")
}

/// A peer that speaks bytes.
struct Peer(TcpStream);

impl Peer {
    async fn connect(house: &House) -> io::Result<Self> {
        TcpStream::connect(&house.client.address).await.map(Self)
    }

    async fn say(&mut self, text: &str) -> io::Result<()> {
        self.0.write_all(text.as_bytes()).await
    }

    /// What the server says until it closes the connection, which it does in time.
    async fn hear(&mut self) -> Option<Got> {
        let mut bytes = Vec::new();
        let end = timeout(Duration::from_secs(30), self.0.read_to_end(&mut bytes)).await;
        drop(end.expect("the server ends the connection"));
        Got::parse(&bytes)
    }

    /// The head of a request with a token and these headers, and where its body begins.
    async fn post(house: &House, headers: &str) -> io::Result<Self> {
        let mut peer = Self::connect(house).await?;
        let (address, token) = (&house.client.address, &house.client.token);
        peer.say(&format!(
            "POST /api/v1/organizations HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n{headers}\r\n\r\n"
        ))
        .await?;
        Ok(peer)
    }
}

fn organization() -> String {
    json!({"name": "Ministry of Bytes", "kind": "government"}).to_string()
}
