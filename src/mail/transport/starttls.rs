//! STARTTLS by hand, up to the point where TLS begins (RFC 3207).

use std::io;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::wire::LONGEST_REPLY;

/// Asks for TLS. A relay that does not offer it gets nothing from us; one that says more than
/// its reply before TLS begins may be somebody in between, and gets nothing either.
pub(super) async fn negotiate(stream: &mut TcpStream, hello: &str) -> io::Result<()> {
    expect(&reply(stream).await?, "220")?;
    stream.write_all(format!("EHLO {hello}\r\n").as_bytes()).await?;
    let offers = reply(stream).await?;
    expect(&offers, "250")?;
    let offered = offers.lines().any(|line| {
        line.get(4..).is_some_and(|offer| offer.trim().eq_ignore_ascii_case("STARTTLS"))
    });
    if !offered {
        return Err(io::Error::other("the relay does not offer STARTTLS, which is required"));
    }
    stream.write_all(b"STARTTLS\r\n").await?;
    expect(&reply(stream).await?, "220")
}

fn expect(reply: &str, code: &str) -> io::Result<()> {
    if reply.starts_with(code) {
        return Ok(());
    }
    let line = reply.lines().next().unwrap_or_default();
    Err(io::Error::other(format!("the relay said: {line}")))
}

/// One whole reply and not a byte more.
async fn reply(stream: &mut TcpStream) -> io::Result<String> {
    let mut bytes = Vec::new();
    let mut chunk = [0; 1024];
    loop {
        match stream.read(&mut chunk).await? {
            0 => return Err(io::Error::other("the relay hung up")),
            n => bytes.extend_from_slice(chunk.get(..n).unwrap_or_default()),
        }
        if let Some(end) = end_of_reply(&bytes) {
            return if end == bytes.len() {
                Ok(String::from_utf8_lossy(&bytes).into_owned())
            } else {
                Err(io::Error::other("the relay said more than it was asked before TLS"))
            };
        }
        if bytes.len() > LONGEST_REPLY {
            return Err(io::Error::other("the relay's reply has no end"));
        }
    }
}

/// Where the last line of a reply ends: the one with a space after its code.
fn end_of_reply(bytes: &[u8]) -> Option<usize> {
    let mut start = 0;
    loop {
        let rest = bytes.get(start..)?;
        let length = rest.windows(2).position(|pair| pair == b"\r\n")? + 2;
        if rest.get(3) != Some(&b'-') {
            return Some(start + length);
        }
        start += length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_ends_with_its_last_line() {
        assert_eq!(end_of_reply(b"220 hello\r\n"), Some(11));
        assert_eq!(end_of_reply(b"250-a\r\n250 b\r\n"), Some(14));
        assert_eq!(end_of_reply(b"250-a\r\n250 b"), None);
        assert_eq!(end_of_reply(b"220 go\r\n250 injected\r\n"), Some(8));
        assert_eq!(end_of_reply(b""), None);
    }
}
