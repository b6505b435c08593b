//! A server as a process, and somebody who writes and reads there and remembers what was said.

use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};

use crate::support::database::TestDatabase;
use crate::support::process::{Server, convoke, token};
use crate::support::wire::{Client, Got, send};

pub struct House {
    pub database: TestDatabase,
    pub server: Server,
    pub client: Client,
    told: Mutex<Told>,
}

/// The names of what was to be kept, by what the server said of it.
#[derive(Default)]
struct Told {
    kept: Vec<String>,
    refused: Vec<String>,
    in_doubt: usize,
}

impl House {
    pub async fn start() -> Self {
        Self::on(TestDatabase::create().await, |command| command)
    }

    /// On this database, with the command changed before it runs.
    pub fn on(database: TestDatabase, change: impl FnOnce(Command) -> Command) -> Self {
        let token = token(&database);
        let server = Server::start(change(serve(&database)));
        let client = Client { address: server.address.clone(), token };
        Self { database, server, client, told: Mutex::default() }
    }

    /// Ended with a signal and started again; and how it ended.
    pub fn restarted(self, signal: &str) -> (Self, Option<i32>) {
        let Self { database, server, client, told } = self;
        let ended = server.stop(signal);
        let server = Server::start(serve(&database));
        let client = Client { address: server.address.clone(), ..client };
        (Self { database, server, client, told }, ended)
    }

    pub fn folder(&self) -> &Path {
        self.database.folder.path()
    }

    /// The file of the database.
    pub fn file(&self) -> &Path {
        Path::new(self.database.url.strip_prefix("sqlite://").unwrap())
    }

    /// Has something kept. Either it is, or the refusal is clear.
    pub async fn write(&self) -> Got {
        self.write_kilobytes(0).await
    }

    /// The same with so many kilobytes more.
    pub async fn write_kilobytes(&self, more: usize) -> Got {
        let name = format!("Ministry {}", uuid::Uuid::new_v4());
        let aliases: Vec<String> = (0..10 * more).map(|n| format!("{n:0>100}")).collect();
        let body = json!({"name": name, "kind": "government", "aliases": aliases});
        let started = Instant::now();
        let got = self.client.call("POST", "/organizations", &body).await;
        assert!(started.elapsed() < Duration::from_secs(30), "{:?}: {got:?}", started.elapsed());
        let mut told = self.told.lock().unwrap();
        match got.status {
            201 => told.kept.push(name),
            _ => {
                assert_refusal(&got);
                // What the database was just keeping when it went away may be there or not.
                if got.json()["code"] == "database.in_doubt" {
                    told.in_doubt += 1;
                } else {
                    told.refused.push(name);
                }
            }
        }
        got
    }

    /// Reads, and says how long that took.
    pub async fn read(&self) -> Duration {
        let started = Instant::now();
        self.client.call("GET", "/organizations?limit=1", &Value::Null).await.expect(200);
        started.elapsed()
    }

    pub async fn readyz(&self) -> Got {
        send(&self.client.address, "GET /readyz", &[], "").await
    }

    /// Waits until it takes writes again.
    pub async fn recovers(&self) {
        let until = Instant::now() + Duration::from_secs(30);
        while self.write().await.status != 201 {
            assert!(Instant::now() < until, "{}", self.server.log());
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }

    /// Kills the server; what it acknowledged is there once, what it refused is not. Says how much
    /// that was.
    pub async fn killed_it_has_kept_its_word(self) -> (usize, usize) {
        self.server.stop("-KILL");
        let mut names = names(&self.database.url).await;
        names.sort_unstable();
        let told = self.told.into_inner().unwrap();
        let times = |name: &String| names.iter().filter(|there| *there == name).count();
        for name in &told.kept {
            assert_eq!(times(name), 1, "{name} was acknowledged");
        }
        for name in &told.refused {
            assert_eq!(times(name), 0, "{name} was refused");
        }
        (told.kept.len(), told.refused.len())
    }
}

fn serve(database: &TestDatabase) -> Command {
    let mut command = convoke(database, &["serve"]);
    command.env("CONVOKE_REQUESTS_PER_SECOND", "0");
    command
}

/// A refusal that a program can act on and a human can read.
pub fn assert_refusal(got: &Got) {
    assert_eq!(got.status, 503, "{got:?}");
    assert!(got.header("retry-after").parse::<u64>().is_ok_and(|wait| wait > 0), "{got:?}");
    assert_eq!(got.header("content-type"), "application/problem+json");
    let problem = got.json();
    assert!(problem["code"].as_str().unwrap().starts_with("database."), "{problem}");
    assert!(problem["detail"].as_str().unwrap().len() > 30, "{problem}");
}

async fn names(url: &str) -> Vec<String> {
    let connection = sea_orm::Database::connect(url).await.unwrap();
    let query =
        Statement::from_string(connection.get_database_backend(), "SELECT name FROM organizations");
    let rows = connection.query_all_raw(query).await.unwrap();
    let names = rows.iter().map(|row| row.try_get("", "name").unwrap()).collect();
    connection.close().await.unwrap();
    names
}
