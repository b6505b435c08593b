//! Files that pages load, such as the stylesheet and the icon, at addresses that change with their
//! content.

use std::fmt::Write as _;
use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use poem::http::StatusCode;
use poem::http::header::{CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use poem::web::Path;
use poem::{IntoResponse as _, Response, Route, get, handler};
use sha2::{Digest as _, Sha256};

static STYLE: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("/assets/style", "css", "text/css; charset=utf-8", include_str!("style.css"))
});
static ICON: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("/assets/icon", "svg", "image/svg+xml", include_str!("icon.svg")));

/// A file that is part of the program, and is kept by browsers for as long as they like.
#[derive(Debug)]
pub struct Asset {
    path: String,
    media_type: &'static str,
    content: &'static str,
}

impl Asset {
    /// A file whose address is `name`, a part that changes with its content, and `ending`.
    pub fn new(name: &str, ending: &str, media_type: &'static str, content: &'static str) -> Self {
        let mut path = format!("{name}.");
        for byte in Sha256::digest(content).iter().take(8) {
            // Writing into a string cannot fail.
            let _ = write!(path, "{byte:02x}");
        }
        path.push('.');
        path.push_str(ending);
        Self { path, media_type, content }
    }

    /// Its address.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The one of `all` whose address ends in `file`, as an answer.
    pub fn find(all: &[&Self], file: &str) -> Option<Response> {
        let found = all.iter().find(|it| it.path.ends_with(&format!("/{file}")));
        found.map(|it| it.response())
    }

    fn response(&self) -> Response {
        Response::builder()
            .header(CONTENT_TYPE, self.media_type)
            .header(CACHE_CONTROL, "public, max-age=31536000, immutable")
            .header(X_CONTENT_TYPE_OPTIONS, "nosniff")
            .body(self.content)
    }
}

/// The path of the stylesheet.
pub fn style() -> &'static str {
    &STYLE.path
}

/// The stylesheet itself, for pages that have it in them.
pub fn style_sheet() -> &'static str {
    STYLE.content
}

/// What a page may load that has the stylesheet in it and leads to nothing here: nothing more.
pub fn policy_of_whole_pages() -> String {
    let digest = STANDARD.encode(Sha256::digest(STYLE.content));
    format!(
        "default-src 'none'; style-src 'sha256-{digest}'; form-action 'none'; base-uri 'none'; \
         frame-ancestors 'none'"
    )
}

/// The path of the icon.
pub fn icon() -> &'static str {
    &ICON.path
}

/// `route` with the assets added.
pub fn mount(route: Route) -> Route {
    route.at("/assets/:file", get(asset)).at("/favicon.ico", get(favicon))
}

#[handler]
fn asset(Path(file): Path<String>) -> Response {
    Asset::find(&[&STYLE, &ICON], &file).unwrap_or_else(|| StatusCode::NOT_FOUND.into_response())
}

/// Browsers ask for it whatever the page says; the icon itself has its own address.
#[handler]
fn favicon() -> Response {
    StatusCode::NO_CONTENT.with_header(CACHE_CONTROL, "public, max-age=86400").into_response()
}
