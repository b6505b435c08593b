//! A file as a body: its bytes as they are, within a limit, never as a whole in memory.

use futures_util::StreamExt as _;
use poem::http::header::{CONTENT_DISPOSITION, CONTENT_LENGTH};
use poem::{Request, RequestBody, Result};
use poem_openapi::registry::{MetaMediaType, MetaRequest, MetaSchema, MetaSchemaRef};
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};

use crate::error::{AppError, Kind};
use crate::files::spool::{Spool, Spooled};
use crate::http::{Problem, file_name, is_encoded};
use crate::uploads::rules::{KINDS, LARGEST, kind_names, too_large};

/// What says nothing of what a file is.
const BYTES: &str = "application/octet-stream";

/// A file, and what it is called if its header says so.
#[derive(Debug)]
pub(super) struct FileBody {
    pub(super) name: Option<String>,
    pub(super) file: Spooled,
}

impl<'a> ApiExtractor<'a> for FileBody {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::RequestObject];
    type ParamType = ();
    type ParamRawType = ();

    fn request_meta() -> Option<MetaRequest> {
        let schema = || MetaSchema::new_with_format("string", "binary");
        let media = |content_type| MetaMediaType {
            content_type,
            schema: MetaSchemaRef::Inline(Box::new(schema())),
        };
        let content = KINDS.iter().map(|kind| kind.media_type()).chain([BYTES]).map(media);
        Some(MetaRequest { description: None, content: content.collect(), required: true })
    }

    async fn from_request(
        request: &'a Request,
        body: &mut RequestBody,
        _options: ExtractParamOptions<()>,
    ) -> Result<Self> {
        check_headers(request).map_err(Problem::from)?;
        let header = request.headers().get(CONTENT_DISPOSITION);
        let name = header.and_then(|value| file_name(value.as_bytes()));
        let file = spooled(body.take()?).await.map_err(Problem::from)?;
        Ok(Self { name, file })
    }
}

/// What can be told before anything of it has come.
fn check_headers(request: &Request) -> Result<(), AppError> {
    let media = request.content_type().unwrap_or(BYTES);
    let media = media.split(';').next().unwrap_or_default().trim();
    let mut known = KINDS.iter().map(|kind| kind.media_type()).chain([BYTES]);
    if !known.any(|known| media.eq_ignore_ascii_case(known)) || is_encoded(request) {
        let detail = format!(
            "Send the bytes of the file as they are, not compressed and in no form, with the \
             `Content-Type` of a {} or with `{BYTES}`.",
            kind_names(KINDS)
        );
        return Err(AppError::new(Kind::UnsupportedMediaType, "request.media_type", detail));
    }
    let length = request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    let length: Option<u64> = length.and_then(|length| length.parse().ok());
    if length.is_some_and(|length| length > LARGEST) { Err(too_large(LARGEST)) } else { Ok(()) }
}

async fn spooled(body: poem::Body) -> Result<Spooled, AppError> {
    let mut spool = Spool::begin().await?;
    let mut stream = body.into_bytes_stream();
    while let Some(bytes) = stream.next().await {
        let broken = "The body could not be read to its end.";
        let bytes = bytes.map_err(|_| AppError::bad_request("request.body", broken))?;
        if spool.size() + bytes.len() as u64 > LARGEST {
            return Err(too_large(LARGEST));
        }
        spool.push(&bytes).await?;
    }
    spool.end().await
}
