//! The description as a page on which every call can be read and sent.
//!
//! The page reads `/openapi.json`; script and style are ours, and its policy lets it load and ask
//! nothing but this server.

use std::sync::LazyLock;

use poem::error::NotFoundError;
use poem::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY};
use poem::web::Path;
use poem::{Response, Route, get, handler};

use crate::pages::assets::{self, Asset};

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
                      connect-src 'self'; form-action 'none'; base-uri 'none'; \
                      frame-ancestors 'none'";

/// One script out of all; the last one starts it.
static SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    let parts = concat!(
        include_str!("../docs/dom.js"),
        include_str!("../docs/schema.js"),
        include_str!("../docs/form.js"),
        include_str!("../docs/send.js"),
        include_str!("../docs/call.js"),
        include_str!("../docs/page.js"),
    );
    Asset::new("/docs/page", "js", "text/javascript; charset=utf-8", parts)
});
static STYLE: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("/docs/page", "css", "text/css; charset=utf-8", include_str!("../docs/page.css"))
});
static PAGE: LazyLock<String> = LazyLock::new(|| {
    include_str!("../docs/page.html")
        .replace("{icon}", assets::icon())
        .replace("{house}", assets::style())
        .replace("{style}", STYLE.path())
        .replace("{script}", SCRIPT.path())
});

/// `route` with the page and what it loads added.
pub(super) fn mount(route: Route) -> Route {
    route.at("/docs", get(page)).at("/docs/:file", get(asset))
}

#[handler]
fn page() -> Response {
    Response::builder()
        .content_type("text/html; charset=utf-8")
        .header(CONTENT_SECURITY_POLICY, POLICY)
        .header(CACHE_CONTROL, "no-cache")
        .body(PAGE.as_str())
}

#[handler]
fn asset(Path(file): Path<String>) -> poem::Result<Response> {
    Asset::find(&[&SCRIPT, &STYLE], &file).ok_or_else(|| NotFoundError.into())
}
