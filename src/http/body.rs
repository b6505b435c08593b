//! Bodies: JSON within a limit, held against the description, with all that is wrong at once.

use std::ops::Deref;

use poem::http::header;
use poem::{Request, RequestBody, Result};
use poem_openapi::payload::{ParsePayload, Payload};
use poem_openapi::registry::{MetaMediaType, MetaRequest, MetaSchemaRef, Registry};
use poem_openapi::types::{ParseFromJSON, Type};
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::{Contract, Problem};
use crate::error::{AppError, FieldError, Kind};

const MEBIBYTE: usize = 1024 * 1024;

/// Up to here a float is exact: 2 to the power of 53.
const MOST_EXACT: f64 = 9_007_199_254_740_992.0;

/// A JSON body of at most `MIB` mebibytes that fits the schema of `T`.
#[derive(Debug)]
pub struct Body<T, const MIB: usize = 1> {
    value: T,
    digest: [u8; 32],
}

/// A body for batches and imports.
pub type LargeBody<T> = Body<T, 8>;

impl<T, const MIB: usize> Body<T, MIB> {
    /// SHA-256 of the bytes as they came.
    pub fn digest(&self) -> [u8; 32] {
        self.digest
    }
}

impl<T, const MIB: usize> Deref for Body<T, MIB> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: Type, const MIB: usize> Payload for Body<T, MIB> {
    const CONTENT_TYPE: &'static str = "application/json";

    fn schema_ref() -> MetaSchemaRef {
        T::schema_ref()
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }
}

impl<T: ParseFromJSON, const MIB: usize> ParsePayload for Body<T, MIB> {
    const IS_REQUIRED: bool = true;

    async fn from_request(request: &Request, body: &mut RequestBody) -> Result<Self> {
        let bytes = read(body, MIB * MEBIBYTE).await?;
        parse(request, &bytes).map_err(|error| Problem::from(error).into())
    }
}

impl<'a, T: ParseFromJSON, const MIB: usize> ApiExtractor<'a> for Body<T, MIB> {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::RequestObject];
    type ParamType = ();
    type ParamRawType = ();

    fn register(registry: &mut Registry) {
        <Self as Payload>::register(registry);
    }

    fn request_meta() -> Option<MetaRequest> {
        let content = MetaMediaType {
            content_type: Self::CONTENT_TYPE,
            schema: <Self as Payload>::schema_ref(),
        };
        Some(MetaRequest { description: None, content: vec![content], required: true })
    }

    async fn from_request(
        request: &'a Request,
        body: &mut RequestBody,
        _options: ExtractParamOptions<()>,
    ) -> Result<Self> {
        if request.content_type().is_none() && has_no_body(request) {
            return parse(request, b"{}").map_err(|error| Problem::from(error).into());
        }
        let is_json = request.content_type().is_some_and(is_json);
        if !is_json || is_encoded(request) {
            return Err(Problem::from(AppError::new(
                Kind::UnsupportedMediaType,
                "request.media_type",
                "Send JSON with `Content-Type: application/json`, and not compressed.",
            ))
            .into());
        }
        <Self as ParsePayload>::from_request(request, body).await
    }
}

/// An action without a body is one with an empty object.
fn has_no_body(request: &Request) -> bool {
    let headers = request.headers();
    let length = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    length.unwrap_or("0") == "0" && !headers.contains_key(header::TRANSFER_ENCODING)
}

/// Whether a body is packed: unpacking what somebody else has packed could take more room than there is.
pub fn is_encoded(request: &Request) -> bool {
    let encoding = request.headers().get(header::CONTENT_ENCODING);
    encoding.is_some_and(|encoding| !encoding.as_bytes().eq_ignore_ascii_case(b"identity"))
}

fn is_json(content_type: &str) -> bool {
    let media = content_type.split(';').next().unwrap_or_default().trim();
    media.eq_ignore_ascii_case("application/json") || media.ends_with("+json")
}

pub(super) async fn read(body: &mut RequestBody, limit: usize) -> Result<Vec<u8>> {
    let too_large = || {
        Problem::from(AppError::new(
            Kind::TooLarge,
            "request.too_large",
            format!("The body is larger than {} MiB.", limit / MEBIBYTE),
        ))
    };
    match body.take()?.into_bytes_limit(limit).await {
        Ok(bytes) => Ok(bytes.to_vec()),
        Err(poem::error::ReadBodyError::PayloadTooLarge) => Err(too_large().into()),
        Err(_) => Err(Problem::from(AppError::bad_request(
            "request.body",
            "The body could not be read to its end.",
        ))
        .into()),
    }
}

fn parse<T: ParseFromJSON, const MIB: usize>(
    request: &Request,
    bytes: &[u8],
) -> Result<Body<T, MIB>, AppError> {
    let mut value: Value = serde_json::from_slice(bytes).map_err(|error| not_json(&error))?;
    whole_numbers(&mut value);
    let contract = request.data::<Contract>().ok_or_else(|| AppError::internal("no contract"))?;
    let wrong = contract.validate(&T::name(), &value)?;
    if !wrong.is_empty() {
        return Err(AppError::invalid(wrong));
    }
    let value = T::parse_from_json(Some(value)).map_err(|_| {
        tracing::warn!(schema = %T::name(), "a body fits its schema and still cannot be read");
        let message = "A value in this body is not one that can be kept here.";
        AppError::invalid(vec![FieldError::new("", "invalid", message)])
    })?;
    Ok(Body { value, digest: Sha256::digest(bytes).into() })
}

/// Where the text stops being JSON, and no more: the parser's own words are for programmers.
fn not_json(error: &serde_json::Error) -> AppError {
    let (line, column) = (error.line(), error.column());
    let detail = if error.is_eof() {
        "The body ends before its JSON does.".to_owned()
    } else {
        format!(
            "The body is not valid JSON; it cannot be read from line {line}, column {column} on."
        )
    };
    AppError::bad_request("request.json", detail)
}

/// `12.0` is a whole number too (JSON Schema 2020-12, section 4.2.3).
fn whole_numbers(value: &mut Value) {
    match value {
        Value::Number(number) if number.is_f64() => {
            let float = number.as_f64().unwrap_or(f64::NAN);
            if float.fract() == 0.0 && float.abs() < MOST_EXACT {
                let text = format!("{float:.0}");
                *value = text.parse::<i64>().map_or_else(|_| value.take(), Value::from);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(whole_numbers),
        Value::Object(fields) => fields.values_mut().for_each(whole_numbers),
        _ => {}
    }
}
