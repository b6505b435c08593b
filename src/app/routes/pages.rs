//! The pages that people reach from a mail or by an event's address.

use poem::http::header::ACCEPT;
use poem::{Request, Route};

use crate::context::Context;
use crate::pages::edge;
use crate::{agenda, certificates, processes};

/// Where pages are: below these, every answer is a page, errors too.
const PREFIXES: [&str; 8] = ["/e", "/f", "/i", "/n", "/p", "/r", "/u", "/verify"];

/// Whether what goes wrong with a request is told by a page: where pages are, always; elsewhere, but
/// in the API, to browsers.
pub(super) fn wants_page(request: &Request) -> bool {
    let path = request.uri().path();
    let below = |prefix: &str| {
        path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    PREFIXES.into_iter().any(below) || (!below("/api") && is_browser(request))
}

/// Browsers ask for HTML by its name when somebody opens an address.
fn is_browser(request: &Request) -> bool {
    let accepted = request.headers().get(ACCEPT).and_then(|value| value.to_str().ok());
    let ranges = accepted.unwrap_or_default().split(',');
    ranges.filter_map(|range| range.split(';').next()).any(|kind| kind.trim() == "text/html")
}

/// All pages, with their style.
pub(super) fn page_routes(context: &Context) -> Route {
    let pages = agenda::pages::mount(Route::new(), context);
    let pages = certificates::pages::mount(pages, context);
    let pages = processes::pages::mount(pages, context);
    let nowhere = |route: Route, prefix: &str| {
        route.at(prefix, edge::nowhere()).at(format!("{prefix}/*rest"), edge::nowhere())
    };
    edge::mount(PREFIXES.into_iter().fold(pages, nowhere))
}
