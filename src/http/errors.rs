//! What the framework answers by itself, as problems too.

use percent_encoding::percent_decode_str;
use poem::error::{MethodNotAllowedError, NotFoundError, ParsePathError, ReadBodyError};
use poem::http::{HeaderValue, Method, StatusCode, header};
use poem::{Error, IntoResponse, Response};
use poem_openapi::error::{ParseParamError, ParsePathError as ParseIdError};

use super::{Contract, Problem};
use crate::error::{AppError, Kind};

/// Turns any error that reaches the edge of the API into a problem document.
pub async fn catch_all(error: Error) -> Response {
    if error.is_from_response() {
        return error.into_response();
    }
    let status = error.status();
    if error.is::<MethodNotAllowedError>() {
        return method_not_allowed();
    }
    let told = if error.is::<NotFoundError>() {
        AppError::new(
            Kind::NotFound,
            "request.no_such_path",
            "There is nothing at this address. See /docs.",
        )
    } else if error.is::<ParseIdError>() || error.is::<ParsePathError>() {
        AppError::new(
            Kind::NotFound,
            "request.no_such_id",
            "There is nothing at this address: what should name an object in it cannot be its id \
             or code.",
        )
    } else if error.is::<ParseParamError>() {
        AppError::bad_request("request.parameter", "A parameter or a header cannot be read.")
    } else if error.is::<ReadBodyError>() {
        AppError::bad_request("request.body", "The body could not be read to its end.")
    } else if status.is_client_error() {
        let code = status.canonical_reason().unwrap_or("error").to_lowercase().replace(' ', "_");
        let detail = super::problem::meaning(status).to_owned();
        return Problem::new(status, format!("request.{code}"), detail, Vec::new()).into_response();
    } else {
        AppError::internal(error.to_string())
    };
    Problem::from(told).into_response()
}

/// Whether the path of an address is text at all: what is not UTF-8, or holds NUL, names nothing.
pub fn is_text(path: &str) -> bool {
    percent_decode_str(path).decode_utf8().is_ok_and(|path| !path.contains('\0'))
}

/// What a panic is answered with; its message is in the log alone.
pub fn panicked() -> Response {
    Problem::from(AppError::internal("a handler panicked")).into_response()
}

/// What a request that takes too long is answered with.
pub fn timed_out() -> Response {
    let detail = "The request took too long. Nothing is half done, but all of it may be: look before you send it again. With an Idempotency-Key you may just send it again.".to_owned();
    Problem::new(StatusCode::REQUEST_TIMEOUT, "request.timeout".to_owned(), detail, Vec::new())
        .into_response()
}

fn method_not_allowed() -> Response {
    let detail = "This address does not know this method; see Allow.".to_owned();
    let code = "request.method_not_allowed".to_owned();
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, code, detail, Vec::new()).into_response()
}

/// Names the methods that an address knows, where another was tried (RFC 9110, section 15.5.6).
pub fn allow(contract: &Contract, path: &str, response: &mut Response) {
    let told = response.headers().contains_key(header::ALLOW);
    if response.status() != StatusCode::METHOD_NOT_ALLOWED || told {
        return;
    }
    let methods = contract.methods(path);
    let mut names: Vec<&str> = methods.iter().map(Method::as_str).collect();
    if names.is_empty() {
        names.push("GET");
    }
    if names.contains(&"GET") {
        names.push("HEAD");
    }
    names.sort_unstable();
    if let Ok(value) = HeaderValue::from_str(&names.join(", ")) {
        response.headers_mut().insert(header::ALLOW, value);
    }
}
