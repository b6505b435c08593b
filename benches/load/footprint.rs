//! How soon the program itself is ready, and how much memory it holds.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::client::{self, Request};
use super::stock::{KEY, Stock};

const STARTS: usize = 7;
const CONNECTIONS: usize = 64;
const REGISTRATIONS: usize = 10_000;
const REST: Duration = Duration::from_secs(2);
const LOAD: Duration = Duration::from_secs(5);

/// `convoke serve` on an SQLite file in `folder`.
pub struct Program {
    child: Child,
    pub address: String,
}

impl Program {
    /// Starts it with these settings beside the usual ones.
    pub fn start(folder: &Path, settings: &[(&str, &str)]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_convoke"))
            .arg("serve")
            .current_dir(folder)
            .env_clear()
            .env("CONVOKE_LISTEN", "127.0.0.1:0")
            .env("CONVOKE_SECRET_KEY", KEY)
            .env("CONVOKE_REQUESTS_PER_SECOND", "0")
            .env("CONVOKE_PAGE_FAILURES_PER_MINUTE", "0")
            .envs(settings.iter().copied())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        let address = loop {
            line.clear();
            assert!(said.read_line(&mut line).unwrap() > 0, "it does not start");
            if let Some((_, address)) = line.split_once("listening address=") {
                break address.trim().to_owned();
            }
        };
        // Its log must go somewhere, or it waits.
        std::thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
        Self { child, address }
    }

    fn is_ready(&self) -> bool {
        let Ok(mut stream) = TcpStream::connect(&self.address) else { return false };
        stream.write_all(b"GET /readyz HTTP/1.1\r\nhost: b\r\nconnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).is_ok() && answer.starts_with("HTTP/1.1 200")
    }

    /// Mebibytes, as the kernel counts them under `name`.
    pub fn memory(&self, name: &str) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with(name)).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() / 1024.0
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

pub async fn measure() {
    println!("| what | |\n| --- | --- |");
    let mut starts: Vec<f64> = (0..STARTS).map(|_| start()).collect();
    starts.sort_by(f64::total_cmp);
    let (median, longest) = (starts[STARTS / 2], starts[STARTS - 1]);
    println!(
        "| start to ready, empty file | {median:.0} ms (longest of {STARTS}: {longest:.0} ms) |"
    );
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("convoke.db").display());
    let stock = Stock::lay_in(&url, REGISTRATIONS, 1).await;
    let program = Program::start(folder.path(), &[]);
    assert!(program.is_ready());
    tokio::time::sleep(REST).await;
    println!("| resident, idle | {:.1} MiB |", program.memory("VmRSS"));
    for (_, path) in stock.reads() {
        let request = Request::get(&path).bearer(&stock.token);
        client::during(LOAD, CONNECTIONS, &[&program.address], &request).await;
    }
    println!(
        "| resident at most, {CONNECTIONS} connections, {REGISTRATIONS} registrations | {:.1} MiB |",
        program.memory("VmHWM")
    );
}

/// Milliseconds from the start of the process, on an empty folder, to its first readiness.
fn start() -> f64 {
    let folder = tempfile::tempdir().unwrap();
    let begin = Instant::now();
    let program = Program::start(folder.path(), &[]);
    while !program.is_ready() {
        assert!(begin.elapsed() < Duration::from_secs(30), "it is never ready");
    }
    begin.elapsed().as_secs_f64() * 1_000.0
}
