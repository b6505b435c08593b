//! One thing in several formats: `?format=` first, then `Accept`, else JSON.

use std::borrow::Cow;
use std::marker::PhantomData;

use poem::http::{HeaderValue, header};
use poem::{IntoResponse, Request, Response};
use poem_openapi::ApiResponse;
use poem_openapi::payload::Json;
use poem_openapi::registry::{
    MetaMediaType, MetaResponse, MetaResponses, MetaSchema, MetaSchemaRef, Registry,
};
use poem_openapi::types::{ParseError, ParseFromParameter, ParseResult, ToJSON, Type};
use serde_json::Value;
use typesetting::Paper;

use super::Saved;
use crate::error::{AppError, Kind, Result};
use crate::files::paper;
use crate::files::sheet::{Sheet, SheetKind};

/// A format in which something can be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// JSON.
    Json,
    /// iCalendar.
    Ics,
    /// A page.
    Html,
    /// A table as CSV.
    Csv,
    /// A table as a sheet.
    Xlsx,
    /// A paper as it is printed.
    Pdf,
    /// A paper to go on writing in.
    Docx,
    /// A paper as plain text with marks.
    Markdown,
}

impl Format {
    /// Its name in `?format=`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Ics => "ics",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Markdown => "md",
        }
    }

    /// Its media type, without parameters.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Ics => "text/calendar",
            Self::Html => "text/html",
            Self::Csv => "text/csv",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Markdown => "text/markdown",
        }
    }

    /// The kind of file, if it is a table.
    pub fn sheet(self) -> Option<SheetKind> {
        match self {
            Self::Csv => Some(SheetKind::Csv),
            Self::Xlsx => Some(SheetKind::Xlsx),
            Self::Json | Self::Ics | Self::Html | Self::Pdf | Self::Docx | Self::Markdown => None,
        }
    }

    fn content_type(self) -> String {
        let is_packed = matches!(self, Self::Xlsx | Self::Pdf | Self::Docx);
        let charset = if is_packed { "" } else { "; charset=utf-8" };
        format!("{}{charset}", self.media_type())
    }
}

/// Something that can be had in several formats, the usual one first.
pub trait Offered: ToJSON + Type {
    /// The formats.
    const FORMATS: &'static [Format];
}

fn names<T: Offered>() -> Vec<&'static str> {
    T::FORMATS.iter().map(|format| format.name()).collect()
}

/// `?format=`: one of the formats in which a `T` can be had.
#[derive(Debug)]
pub struct FormatOf<T>(Format, PhantomData<fn() -> T>);

impl<T: Offered> Type for FormatOf<T> {
    const IS_REQUIRED: bool = true;
    type RawValueType = Self;
    type RawElementValueType = Self;

    fn name() -> Cow<'static, str> {
        format!("format_of_{}", T::name()).into()
    }

    fn schema_ref() -> MetaSchemaRef {
        let enum_items = names::<T>().into_iter().map(Value::from).collect();
        MetaSchemaRef::Inline(Box::new(MetaSchema { enum_items, ..MetaSchema::new("string") }))
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }

    fn raw_element_iter<'a>(&'a self) -> Box<dyn Iterator<Item = &'a Self> + 'a> {
        Box::new(std::iter::once(self))
    }
}

impl<T: Offered> ParseFromParameter for FormatOf<T> {
    fn parse_from_parameter(text: &str) -> ParseResult<Self> {
        let found = T::FORMATS.iter().find(|format| format.name() == text);
        let wrong = || ParseError::custom(format!("must be one of {}", names::<T>().join(", ")));
        found.map(|format| Self(*format, PhantomData)).ok_or_else(wrong)
    }
}

/// The format of `T` that a request wants: the one that it names, else the one that its `Accept`
/// wants most; 406 when that leaves none of ours.
pub fn wanted<T: Offered>(request: &Request, format: Option<&FormatOf<T>>) -> Result<Format> {
    if let Some(FormatOf(format, _)) = format {
        return Ok(*format);
    }
    let accept = request.headers().get_all(header::ACCEPT).iter();
    let accept: Vec<&str> = accept.filter_map(|value| value.to_str().ok()).collect();
    accepted(T::FORMATS, &accept.join(",")).ok_or_else(|| {
        let names = names::<T>().join(", ");
        let detail = format!("This can be had as {names}; none of them is in Accept.");
        AppError::new(Kind::NotAcceptable, "request.not_acceptable", detail)
    })
}

/// The format that an `Accept` header wants most (RFC 9110, section 12.5.1).
fn accepted(offered: &[Format], accept: &str) -> Option<Format> {
    let ranges: Vec<(&str, f32)> = accept.split(',').filter_map(range).collect();
    if ranges.is_empty() {
        return offered.first().copied();
    }
    // The range that names the type most closely decides.
    let weight = |format: &Format| {
        let media = format.media_type();
        let whole_type = media.split('/').next().map(|main| format!("{main}/*"));
        let exact =
            |wanted: &str| ranges.iter().find(|(range, _)| range.eq_ignore_ascii_case(wanted));
        let found = exact(media).or_else(|| exact(&whole_type?)).or_else(|| exact("*/*"));
        found.map_or(0.0, |(_, weight)| *weight)
    };
    let mut best = None;
    for format in offered {
        let weight = weight(format);
        if weight > best.map_or(0.0, |(_, most)| most) {
            best = Some((*format, weight));
        }
    }
    best.map(|(format, _)| format)
}

fn range(text: &str) -> Option<(&str, f32)> {
    let mut parts = text.split(';').map(str::trim);
    let media = parts.next().filter(|media| media.contains('/'))?;
    let weight = parts.find_map(|part| part.strip_prefix("q="));
    Some((media, weight.map_or(Some(1.0), |weight| weight.parse().ok())?))
}

/// 200 with something in the format that was wanted.
#[derive(Debug)]
pub enum Rendered<T> {
    /// As JSON.
    Json(T),
    /// As a finished response of another format.
    Other(Response),
}

impl<T> Rendered<T> {
    /// As a file with a name.
    pub fn file(format: Format, name: &str, content: impl Into<poem::Body>) -> Self {
        // Most hold people's data.
        Self::Other(Saved::new(name, &format.content_type(), content).into_response())
    }

    /// As a table, which is packed where it holds nobody up.
    pub async fn sheet(format: Format, name: &str, sheet: Sheet) -> Result<Self> {
        let packed = tokio::task::spawn_blocking(move || sheet.finish()).await;
        Ok(Self::file(format, name, packed.map_err(AppError::internal)??))
    }

    /// As a paper.
    pub async fn pdf(name: &str, paper: impl FnOnce() -> Paper + Send + 'static) -> Result<Self> {
        Ok(Self::file(Format::Pdf, name, paper::pdf(paper).await?))
    }
}

impl<T: Offered + Send> IntoResponse for Rendered<T> {
    fn into_response(self) -> Response {
        let mut response = match self {
            Self::Json(value) => Json(value).into_response(),
            Self::Other(response) => response,
        };
        let vary = HeaderValue::from_static("Accept, Accept-Language");
        response.headers_mut().insert(header::VARY, vary);
        response
    }
}

impl<T: Offered + Send> ApiResponse for Rendered<T> {
    fn meta() -> MetaResponses {
        let text = || MetaSchemaRef::Inline(Box::new(MetaSchema::new("string")));
        let content = T::FORMATS.iter().map(|format| MetaMediaType {
            content_type: format.media_type(),
            schema: if *format == Format::Json { T::schema_ref() } else { text() },
        });
        MetaResponses {
            responses: vec![MetaResponse {
                description: "In the format that was wanted.",
                status: Some(200),
                status_range: None,
                content: content.collect(),
                headers: Vec::new(),
            }],
        }
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_accepted_most_is_given_and_the_closest_range_decides() {
        let all = [Format::Json, Format::Ics, Format::Html];
        for (accept, format) in [
            ("", Some(Format::Json)),
            ("*/*", Some(Format::Json)),
            ("text/calendar", Some(Format::Ics)),
            ("TEXT/HTML, application/json;q=0.5", Some(Format::Html)),
            ("text/html,application/xhtml+xml,*/*;q=0.8", Some(Format::Html)),
            ("text/*", Some(Format::Ics)),
            ("text/*, text/calendar;q=0.1", Some(Format::Html)),
            ("application/json;q=0, */*", Some(Format::Ics)),
            ("application/pdf", None),
            ("*/*;q=0", None),
        ] {
            assert_eq!(accepted(&all, accept), format, "{accept}");
        }
    }
}
