//! Headers that keep an answer from being used by other sites, for whatever says nothing of its own.

use std::sync::Arc;

use poem::http::{HeaderName, HeaderValue, header};
use poem::{Endpoint, IntoResponse as _, Request, Response, Result};

/// What every answer bears unless it says otherwise: nobody guesses its type, puts it into a frame,
/// or is told where somebody came from.
const HEADERS: [(HeaderName, &str); 4] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::CONTENT_SECURITY_POLICY, "frame-ancestors 'none'"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "no-referrer"),
];

/// Adds them.
pub async fn harmless<E: Endpoint>(endpoint: Arc<E>, request: Request) -> Result<Response> {
    let mut response = endpoint.call(request).await?.into_response();
    for (name, value) in HEADERS {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    Ok(response)
}
