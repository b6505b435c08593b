//! Requests as bytes to a server that runs, when what matters is the server and not the routes.

use std::io;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What came back over the wire.
#[derive(Debug)]
pub struct Got {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Got {
    /// A whole answer; none where its head did not come to its end.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let text = String::from_utf8_lossy(bytes);
        let (head, body) = text.split_once("\r\n\r\n")?;
        let status = head.split(' ').nth(1)?.parse().ok()?;
        Some(Self { status, head: head.to_owned(), body: body.to_owned() })
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("no JSON: {self:?}"))
    }

    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{self:?}");
        self
    }

    /// A header by its name in small letters.
    pub fn header(&self, name: &str) -> &str {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(key, _)| key.to_lowercase() == name).map_or("", |(_, value)| value)
    }
}

/// Sends one request with these header lines.
pub async fn send(address: &str, line: &str, headers: &[String], body: &str) -> Got {
    try_send(address, line, headers, body).await.expect("an answer")
}

/// The same where the server may be gone before it has answered.
pub async fn try_send(
    address: &str,
    line: &str,
    headers: &[String],
    body: &str,
) -> io::Result<Got> {
    let mut stream = TcpStream::connect(address).await?;
    let mut request = format!("{line} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n");
    for header in headers {
        request.push_str(&format!("{header}\r\n"));
    }
    request.push_str(&format!("Content-Length: {}\r\n\r\n{body}", body.len()));
    stream.write_all(request.as_bytes()).await?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await?;
    Got::parse(&bytes).ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
}

/// A client of the API with a token.
pub struct Client {
    pub address: String,
    pub token: String,
}

impl Client {
    pub async fn call(&self, method: &str, path: &str, body: &Value) -> Got {
        self.try_call(method, path, body).await.expect("an answer")
    }

    /// The same where the server may be gone before it has answered.
    pub async fn try_call(&self, method: &str, path: &str, body: &Value) -> io::Result<Got> {
        let headers = [
            format!("Authorization: Bearer {}", self.token),
            "Content-Type: application/json".into(),
        ];
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let headers = if body.is_empty() { &headers[..1] } else { &headers[..] };
        try_send(&self.address, &format!("{method} /api/v1{path}"), headers, &body).await
    }

    /// A form of a page.
    pub async fn form(&self, path: &str, fields: &[(&str, &str)]) -> Got {
        self.try_form(path, fields).await.expect("an answer")
    }

    /// The same where the server may be gone before it has answered.
    pub async fn try_form(&self, path: &str, fields: &[(&str, &str)]) -> io::Result<Got> {
        let headers = ["Content-Type: application/x-www-form-urlencoded".to_owned()];
        let body = serde_urlencoded::to_string(fields).unwrap();
        try_send(&self.address, &format!("POST {path}"), &headers, &body).await
    }

    pub async fn page(&self, path: &str) -> Got {
        send(&self.address, &format!("GET {path}"), &[], "").await
    }
}
