//! Errors on the wire: RFC 9457 problem documents.

use poem::http::{HeaderValue, StatusCode, header};
use poem::{IntoResponse, Response};
use poem_openapi::ApiResponse;
use poem_openapi::payload::Json;
use poem_openapi::registry::{MetaMediaType, MetaResponse, MetaResponses, Registry};
use poem_openapi::{Object, types::Type};

use super::{request, spent};
use crate::error::{AppError, Kind};

/// What went wrong (RFC 9457).
#[derive(Clone, Debug, Object)]
#[oai(rename = "Problem")]
pub struct ProblemBody {
    /// A URI that names the kind of problem.
    #[oai(rename = "type")]
    pub kind: String,
    /// The status in words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What is wrong here, and what to do.
    pub detail: String,
    /// A stable code to tell problems apart, such as `registration.full`.
    pub code: String,
    /// The request's id; name it when you ask for help.
    pub request_id: String,
    /// All fields that are wrong.
    pub errors: Vec<ProblemField>,
}

/// One field that is wrong.
#[derive(Clone, Debug, Object)]
pub struct ProblemField {
    /// JSON pointer to the field (RFC 6901).
    pub pointer: String,
    /// A stable code, such as `required`.
    pub code: String,
    /// What is wrong with it, and what would be right.
    pub message: String,
}

/// An error as it goes out.
#[derive(Debug)]
pub struct Problem {
    status: StatusCode,
    body: ProblemBody,
    retry_after: Option<u64>,
}

/// The statuses that every operation may answer with, and when.
const STATUSES: [(u16, &str); 16] = [
    (400, "Not understood: broken JSON, an unknown query parameter, a wrong cursor."),
    (401, "No token, or one that is unknown, expired or revoked."),
    (403, "The token's role or scope does not allow it."),
    (404, "There is no such object, or it is outside the token's scope."),
    (405, "This path does not know this method."),
    (406, "There is nothing in a format that Accept allows."),
    (408, "The request took too long."),
    (409, "The state of the object does not allow it, or the same key is still under way."),
    (412, "Somebody changed the object first."),
    (413, "The body is too large."),
    (415, "The body is of a kind that is not read here."),
    (422, "Understood, and wrong: see errors for every field."),
    (428, "If-Match is missing."),
    (429, "Too many requests; see Retry-After."),
    (500, "Our fault; the request id leads to the cause."),
    (503, "The database does not answer just now."),
];

/// When a status is answered.
pub(super) fn meaning(status: StatusCode) -> &'static str {
    let known = STATUSES.iter().find(|(number, _)| *number == status.as_u16());
    known.map_or("The request was not understood.", |(_, meaning)| meaning)
}

impl Problem {
    /// The status it goes out with.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Says after how many seconds to try again.
    #[must_use]
    pub fn retry_after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }
}

/// The HTTP status of a kind of refusal.
pub fn status_of(kind: Kind) -> StatusCode {
    match kind {
        Kind::BadRequest => StatusCode::BAD_REQUEST,
        Kind::Unauthorized => StatusCode::UNAUTHORIZED,
        Kind::Forbidden => StatusCode::FORBIDDEN,
        Kind::NotFound => StatusCode::NOT_FOUND,
        Kind::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
        Kind::Conflict => StatusCode::CONFLICT,
        Kind::Gone => StatusCode::GONE,
        Kind::PreconditionFailed => StatusCode::PRECONDITION_FAILED,
        Kind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Kind::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Kind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
        Kind::PreconditionRequired => StatusCode::PRECONDITION_REQUIRED,
        Kind::TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
        Kind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        Kind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
    }
}

impl From<AppError> for Problem {
    fn from(error: AppError) -> Self {
        request::log_failure(&error);
        let status = status_of(error.kind);
        let errors = error.fields.iter().map(|field| ProblemField {
            pointer: field.pointer.clone(),
            code: field.code.to_string(),
            message: field.message.clone(),
        });
        Self::new(status, error.code.to_string(), error.detail.clone(), errors.collect())
    }
}

impl Problem {
    /// A problem from its parts.
    pub(super) fn new(
        status: StatusCode,
        code: String,
        detail: String,
        errors: Vec<ProblemField>,
    ) -> Self {
        let body = ProblemBody {
            kind: format!("urn:convoke:problem:{code}"),
            title: status.canonical_reason().unwrap_or("Error").to_owned(),
            status: status.as_u16(),
            detail,
            code,
            request_id: request::id(),
            errors,
        };
        let retry_after = (status == StatusCode::SERVICE_UNAVAILABLE).then_some(5);
        Self { status, body, retry_after }
    }
}

impl From<Problem> for poem::Error {
    fn from(problem: Problem) -> Self {
        Self::from_response(problem.into_response())
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = Json(self.body).into_response();
        response.set_status(self.status);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if let (StatusCode::TOO_MANY_REQUESTS, Some(seconds)) = (self.status, self.retry_after)
            && let Ok(value) = HeaderValue::from_str(&spent(seconds))
        {
            headers.insert("ratelimit", value);
        }
        response
    }
}

impl ApiResponse for Problem {
    fn meta() -> MetaResponses {
        let response = |(status, description)| MetaResponse {
            description,
            status: Some(status),
            status_range: None,
            content: vec![MetaMediaType {
                content_type: "application/problem+json",
                schema: ProblemBody::schema_ref(),
            }],
            headers: Vec::new(),
        };
        MetaResponses { responses: STATUSES.into_iter().map(response).collect() }
    }

    fn register(registry: &mut Registry) {
        ProblemBody::register(registry);
    }
}
