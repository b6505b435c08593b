//! The demo as a program.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use super::database::{TestDatabase, postgres};

/// It runs, and has said where to begin.
pub struct Demo {
    child: Child,
    lines: BTreeMap<String, String>,
}

impl Demo {
    pub fn start(database: &TestDatabase) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_convoke"));
        command
            .arg("demo")
            .current_dir(database.folder.path())
            .env_clear()
            .env("CONVOKE_LISTEN", "127.0.0.1:0")
            .env("CONVOKE_SMTP_URL", "smtp://127.0.0.1:1?tls=none")
            .env("CONVOKE_MAIL_FROM", "Demo <demo@example.org>")
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        if postgres().is_some() {
            command
                .env("CONVOKE_DATABASE_URL", &database.url)
                .env("CONVOKE_SECRET_KEY", "a key that is only for the tests of the demo");
        }
        let mut child = command.spawn().unwrap();
        let said = BufReader::new(child.stdout.take().unwrap()).lines();
        let lines = said.take(6).map(|line| {
            let line = line.unwrap();
            let (name, value) = line.split_once(": ").expect("a name and a value");
            (name.to_owned(), value.to_owned())
        });
        Self { lines: lines.collect(), child }
    }

    pub fn line(&self, name: &str) -> &str {
        &self.lines[name]
    }

    /// The status and the answer of a GET of one of the printed addresses.
    pub async fn get(&self, name: &str, rest: &str, header: &str) -> (u16, String) {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let url = format!("{}{rest}", self.line(name));
        let (host, path) = url.strip_prefix("http://").unwrap().split_once('/').unwrap();
        let mut stream = tokio::net::TcpStream::connect(host).await.unwrap();
        let request =
            format!("GET /{path} HTTP/1.1\r\nHost: {host}\r\n{header}Connection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok());
        (status.expect("a status"), answer)
    }

    pub fn stop(mut self) {
        Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert_eq!(self.child.wait().unwrap().code(), Some(0));
    }
}

/// Nothing is left running by a test that failed.
impl Drop for Demo {
    fn drop(&mut self) {
        self.child.kill().ok();
    }
}
