//! A table as a body: a CSV or an XLSX, within a limit.

use std::marker::PhantomData;

use bytes::Bytes;
use poem::{Request, RequestBody, Result};
use poem_openapi::registry::{MetaMediaType, MetaRequest, MetaSchema, MetaSchemaRef};
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use super::body::{is_encoded, read};
use super::{Format, Problem};
use crate::error::{AppError, Kind};
use crate::files::incoming::{self, Incoming};
use crate::files::sheet::SheetKind;

const LIMIT: usize = 8 * 1024 * 1024;

/// What stands in a table, for `/docs` to offer one.
pub trait Sampled {
    /// A CSV of one row.
    const SAMPLE: &'static str;
}

/// People, with whatever else is said of them.
#[derive(Debug)]
pub struct OfPeople;

impl Sampled for OfPeople {
    const SAMPLE: &'static str =
        "full_name,email,country\r\nAigul Sadykova,aigul@example.org,KG\r\n";
}

/// A table of at most 8 MiB.
#[derive(Debug)]
pub struct TableFile<S = OfPeople> {
    kind: SheetKind,
    bytes: Bytes,
    of: PhantomData<fn() -> S>,
}

impl<S> TableFile<S> {
    /// SHA-256 of the bytes as they came.
    pub fn digest(&self) -> [u8; 32] {
        Sha256::digest(&self.bytes).into()
    }

    /// What stands in it, read where it holds nobody up.
    pub async fn read(&self) -> Result<Incoming, AppError> {
        let (kind, bytes) = (self.kind, self.bytes.clone());
        let read = tokio::task::spawn_blocking(move || incoming::read(kind, &bytes));
        read.await.map_err(AppError::internal)?
    }
}

impl<'a, S: Sampled> ApiExtractor<'a> for TableFile<S> {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::RequestObject];
    type ParamType = ();
    type ParamRawType = ();

    fn request_meta() -> Option<MetaRequest> {
        let schema = |example: Option<&str>| {
            let example = example.map(|text| json!(text));
            let schema = MetaSchema::new_with_format("string", "binary");
            MetaSchemaRef::Inline(Box::new(MetaSchema { example, ..schema }))
        };
        let media =
            |format: Format, schema| MetaMediaType { content_type: format.media_type(), schema };
        let content =
            vec![media(Format::Csv, schema(Some(S::SAMPLE))), media(Format::Xlsx, schema(None))];
        Some(MetaRequest { description: None, content, required: true })
    }

    async fn from_request(
        request: &'a Request,
        body: &mut RequestBody,
        _options: ExtractParamOptions<()>,
    ) -> Result<Self> {
        let media = request.content_type().unwrap_or_default();
        let media = media.split(';').next().unwrap_or_default().trim();
        let known = [Format::Csv, Format::Xlsx].into_iter();
        let mut known = known.filter(|format| media.eq_ignore_ascii_case(format.media_type()));
        match known.next().and_then(Format::sheet) {
            Some(kind) if !is_encoded(request) => {
                Ok(Self { kind, bytes: read(body, LIMIT).await?.into(), of: PhantomData })
            }
            _ => Err(Problem::from(AppError::new(
                Kind::UnsupportedMediaType,
                "request.media_type",
                format!(
                    "Send the file as it is with `Content-Type: text/csv` or `Content-Type: {}`, and \
                     not compressed.",
                    Format::Xlsx.media_type()
                ),
            ))
            .into()),
        }
    }
}
