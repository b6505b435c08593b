//! A mail as a body: bytes as they came, within a limit.

use std::ops::Deref;

use poem::{Request, RequestBody, Result};
use poem_openapi::registry::{MetaMediaType, MetaRequest, MetaSchema, MetaSchemaRef};
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use super::Problem;
use super::body::{is_encoded, read};
use crate::error::{AppError, Kind};

const CONTENT_TYPE: &str = "message/rfc822";

/// A returned mail with its files may be in it.
const LIMIT: usize = 8 * 1024 * 1024;

/// What `/docs` offers to send.
const EXAMPLE: &str = "From: MAILER-DAEMON@mx.example.org\r\nTo: bounce+019ac3f08a0070008000000000000001.00000000000000000000@bounces.example.org\r\nSubject: Undelivered Mail Returned to Sender\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.org\r\n\r\nFinal-Recipient: rfc822; aigul@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no such user\r\n\r\n--x--\r\n";

/// A message (RFC 5322) of at most 8 MiB.
#[derive(Debug)]
pub struct Message {
    bytes: Vec<u8>,
}

impl Message {
    /// SHA-256 of the bytes as they came.
    pub fn digest(&self) -> [u8; 32] {
        Sha256::digest(&self.bytes).into()
    }
}

impl Deref for Message {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.bytes
    }
}

impl<'a> ApiExtractor<'a> for Message {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::RequestObject];
    type ParamType = ();
    type ParamRawType = ();

    fn request_meta() -> Option<MetaRequest> {
        let schema = MetaSchema { example: Some(json!(EXAMPLE)), ..MetaSchema::new("string") };
        let schema = MetaSchemaRef::Inline(Box::new(schema));
        let content = vec![MetaMediaType { content_type: CONTENT_TYPE, schema }];
        Some(MetaRequest { description: None, content, required: true })
    }

    async fn from_request(
        request: &'a Request,
        body: &mut RequestBody,
        _options: ExtractParamOptions<()>,
    ) -> Result<Self> {
        let media = request.content_type().unwrap_or_default();
        let media = media.split(';').next().unwrap_or_default().trim();
        if !media.eq_ignore_ascii_case(CONTENT_TYPE) || is_encoded(request) {
            return Err(Problem::from(AppError::new(
                Kind::UnsupportedMediaType,
                "request.media_type",
                "Send the message as it came with `Content-Type: message/rfc822`, and not compressed.",
            ))
            .into());
        }
        Ok(Self { bytes: read(body, LIMIT).await? })
    }
}
