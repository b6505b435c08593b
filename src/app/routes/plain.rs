//! The routes beside the API: is it alive, is it ready, what can it do.

use poem::http::{StatusCode, header};
use poem::web::{Data, Html, Json};
use poem::{IntoResponse, Response, handler};
use poem_openapi::OpenApiService;
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

/// Swagger UI on our document: the page brings its own script and style, so no other host is asked.
#[allow(clippy::needless_pass_by_value, reason = "extractors are handed over")]
#[handler]
pub(super) fn docs(contract: Data<&Contract>) -> Html<String> {
    let empty = OpenApiService::new((), "Convoke", env!("CARGO_PKG_VERSION"));
    let (text, _) = contract.text();
    let ours = String::from_utf8_lossy(&text).replace("</", "<\\/");
    let page = empty
        .swagger_ui_html()
        .replace(&empty.spec(), &ours)
        .replace("<html charset=\"UTF-8\">", "<!doctype html>\n<html lang=\"en\">")
        .replace("<div id=\"ui\"></div>", "<main id=\"ui\"></main>")
        .replace("<title>Swagger UI</title>", "<title>Convoke API</title>\n    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n    <link rel=\"icon\" href=\"data:,\">");
    Html(page)
}
