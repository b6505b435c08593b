//! `If-Match`: which version a change is meant for (RFC 9110, section 13.1.1).

use std::ops::Deref;

use poem::http::header;
use poem::{Request, RequestBody};
use poem_openapi::registry::{MetaParamIn, MetaSchema, MetaSchemaRef};
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};

use super::Problem;
use crate::db::Expected;
use crate::error::{AppError, Kind};

/// The header `If-Match`, without which a change is refused (428).
#[derive(Debug)]
pub struct IfMatch(Expected);

impl Deref for IfMatch {
    type Target = Expected;

    fn deref(&self) -> &Expected {
        &self.0
    }
}

impl<'a> ApiExtractor<'a> for IfMatch {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::Parameter];
    const PARAM_IS_REQUIRED: bool = true;
    type ParamType = ();
    type ParamRawType = ();

    fn param_in() -> Option<MetaParamIn> {
        Some(MetaParamIn::Header)
    }

    fn param_schema_ref() -> Option<MetaSchemaRef> {
        let example = Some("\"1\"".into());
        let schema = MetaSchema { example, ..MetaSchema::new("string") };
        Some(MetaSchemaRef::Inline(Box::new(schema)))
    }

    async fn from_request(
        request: &'a Request,
        _body: &mut RequestBody,
        _options: ExtractParamOptions<()>,
    ) -> poem::Result<Self> {
        let values = request.headers().get_all(header::IF_MATCH);
        let tags: Vec<&str> = values.iter().filter_map(|value| value.to_str().ok()).collect();
        if tags.is_empty() {
            return Err(Problem::from(AppError::new(
                Kind::PreconditionRequired,
                "precondition.required",
                "Send If-Match with the ETag that you last read, so that nobody's change is lost.",
            ))
            .into());
        }
        read(&tags.join(",")).map(Self).map_err(|error| Problem::from(error).into())
    }
}

/// What cannot be read matches nothing, and so is stale. Nor does a weak tag, since the comparison
/// is the strong one.
fn read(tags: &str) -> Result<Expected, AppError> {
    if tags.trim() == "*" {
        return Ok(Expected::Any);
    }
    let (weak, strong): (Vec<&str>, Vec<&str>) =
        tags.split(',').map(str::trim).partition(|tag| tag.starts_with("W/"));
    if strong.is_empty() && !weak.is_empty() {
        return Err(AppError::new(
            Kind::PreconditionFailed,
            "precondition.weak",
            "If-Match takes strong tags alone, and W/ makes a tag weak: send the ETag as it was read.",
        ));
    }
    let strong = strong.into_iter().map(|tag| tag.trim_matches('"'));
    Ok(Expected::OneOf(strong.filter_map(|tag| tag.parse().ok()).collect()))
}
