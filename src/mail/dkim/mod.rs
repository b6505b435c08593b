//! DKIM (RFC 6376; Ed25519: RFC 8463): the very bytes that go out are signed, whole, relaxed/relaxed.
//!
//! Written here because no library does what mails need: lettre's cannot sign the content type of a
//! message of several parts, and mail-auth's names each header only as often as it occurs.

mod key;
mod relaxed;

use std::fmt;
use std::sync::Arc;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use chrono::{DateTime, Utc};
use sha2::{Digest as _, Sha256};

use crate::error::{AppError, Result};
pub use key::NotAKey;
use key::SigningKey;
use relaxed::Field;

/// What is signed. Each is named once more than it occurs, so that none can be added (RFC 6376,
/// section 5.4.2).
const SIGNED: [&str; 12] = [
    "from",
    "to",
    "subject",
    "date",
    "message-id",
    "reply-to",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
    "list-unsubscribe",
    "list-unsubscribe-post",
    "list-id",
];

/// Signatures stand in lines of so many letters.
const LINE: usize = 72;

/// Signs for a domain. Cheap to clone.
#[derive(Clone)]
pub struct Dkim(Arc<Inner>);

struct Inner {
    key: SigningKey,
    domain: String,
    selector: String,
}

/// Never shows the key.
impl fmt::Debug for Dkim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dkim").field("record", &self.record_name()).finish_non_exhaustive()
    }
}

impl Dkim {
    /// A signer for `domain`, whose key `pem` has its public half in DNS under `selector`.
    pub fn new(pem: &str, domain: &str, selector: &str) -> Result<Self, NotAKey> {
        let (domain, selector) = (domain.to_owned(), selector.to_owned());
        Ok(Self(Arc::new(Inner { key: SigningKey::from_pem(pem)?, domain, selector })))
    }

    /// The name of the TXT record that those who check ask for.
    pub fn record_name(&self) -> String {
        format!("{}._domainkey.{}", self.0.selector, self.0.domain)
    }

    /// What must stand in that record (RFC 6376, section 3.6.1).
    pub fn record(&self) -> String {
        let public = BASE64_STANDARD.encode(self.0.key.public());
        format!("v=DKIM1; k={}; p={public}", self.0.key.kind())
    }

    /// The message with its signature before it.
    pub fn sign(&self, message: &[u8], at: DateTime<Utc>) -> Result<Vec<u8>> {
        let (head, body) = split(message);
        let (names, mut hashed) = signed(&relaxed::fields(head));
        let body_hash = BASE64_STANDARD.encode(Sha256::digest(relaxed::body(body)));
        let Inner { key, domain, selector } = &*self.0;
        let unsigned = format!(
            "DKIM-Signature: v=1; a={}-sha256; c=relaxed/relaxed; d={domain};\r\n s={selector}; t={};\r\n h={};\r\n bh={body_hash};\r\n b=",
            key.kind(),
            at.timestamp(),
            names.join(":\r\n "),
        );
        for field in relaxed::fields(unsigned.as_bytes()) {
            hashed.extend(field.text.trim_ascii_end());
        }
        let signature = key.sign(&hashed).map_err(|error| AppError::internal(error.to_string()))?;
        let signature = BASE64_STANDARD.encode(signature);
        let lines: Vec<&[u8]> = signature.as_bytes().chunks(LINE).collect();
        Ok([unsigned.as_bytes(), &lines.join(&b"\r\n "[..]), b"\r\n", message].concat())
    }
}

/// The headers, each with its line break, and the body.
fn split(message: &[u8]) -> (&[u8], &[u8]) {
    match message.windows(4).position(|four| four == b"\r\n\r\n") {
        Some(end) => (&message[..end + 2], &message[end + 4..]),
        None => (message, &[]),
    }
}

/// The names for `h=`, and the headers that they stand for; of several of one name the last comes
/// first (RFC 6376, section 5.4.2).
fn signed(fields: &[Field]) -> (Vec<&'static str>, Vec<u8>) {
    let (mut names, mut text) = (Vec::new(), Vec::new());
    for name in SIGNED {
        for field in fields.iter().rev().filter(|field| field.name == name.as_bytes()) {
            names.push(name);
            text.extend(&field.text);
        }
        names.push(name);
    }
    (names, text)
}

#[cfg(test)]
mod tests;
