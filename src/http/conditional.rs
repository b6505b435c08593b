//! `If-None-Match`: what somebody has already is not sent again (RFC 9110, section 13.1.2).

use std::sync::Arc;

use poem::http::{HeaderMap, Method, StatusCode, header};
use poem::{Body, Endpoint, IntoResponse as _, Request, Response, Result};

/// Answers 304 where the `ETag` of what would be sent is one that the caller knows.
pub async fn unless_known<E: Endpoint>(endpoint: Arc<E>, request: Request) -> Result<Response> {
    let known = known(&request);
    let response = endpoint.call(request).await?.into_response();
    let Some(known) = known.filter(|_| response.status() == StatusCode::OK) else {
        return Ok(response);
    };
    Ok(if is_known(&known, response.headers()) { not_modified(response) } else { response })
}

fn known(request: &Request) -> Option<String> {
    let values = request.headers().get_all(header::IF_NONE_MATCH).iter();
    let values: Vec<&str> = values.filter_map(|value| value.to_str().ok()).collect();
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    (reads && !values.is_empty()).then(|| values.join(","))
}

/// The comparison is the weak one.
fn is_known(known: &str, headers: &HeaderMap) -> bool {
    let Some(tag) = headers.get(header::ETAG).and_then(|tag| tag.to_str().ok()) else {
        return false;
    };
    let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    known.trim() == "*" || known.split(',').any(|one| opaque(one) == opaque(tag))
}

fn not_modified(mut response: Response) -> Response {
    response.set_status(StatusCode::NOT_MODIFIED);
    response.set_body(Body::empty());
    response.headers_mut().remove(header::CONTENT_TYPE);
    response.headers_mut().remove(header::CONTENT_LENGTH);
    response
}
