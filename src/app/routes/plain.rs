//! The routes beside the API: is it alive, is it ready, what can it do.

use poem::http::{StatusCode, header};
use poem::web::{Data, Json};
use poem::{IntoResponse, Response, handler};
use serde_json::{Value, json};

use crate::context::Context;
use crate::http::{Contract, Problem};

/// Answers while the process lives.
#[handler]
pub(super) fn healthy() -> Json<Value> {
    Json(json!({"status": "alive"}))
}

/// Answers while the database can be used.
#[handler]
pub(super) async fn ready(context: Data<&Context>) -> Response {
    match context.db.require_ready().await {
        Ok(()) => Json(json!({"status": "ready"})).into_response(),
        Err(error) => {
            let mut response = Problem::from(error).into_response();
            response.set_status(StatusCode::SERVICE_UNAVAILABLE);
            response
        }
    }
}

/// The description, as it was made once.
#[allow(clippy::needless_pass_by_value, reason = "extractors are handed over")]
#[handler]
pub(super) fn openapi(contract: Data<&Contract>) -> Response {
    let (text, etag) = contract.text();
    Response::builder()
        .content_type("application/json")
        .header(header::ETAG, etag)
        .header(header::CACHE_CONTROL, "no-cache")
        .body(text)
}
