//! The pages that people reach from a mail or by an event's address.

use poem::Route;

use crate::agenda;
use crate::context::Context;
use crate::pages::edge;
use crate::processes;

/// Where pages are: below these, every answer is a page, errors too.
const PREFIXES: [&str; 3] = ["/e", "/i", "/r"];

/// Whether a path is a page's.
pub(super) fn is_page(path: &str) -> bool {
    let below = |prefix: &str| {
        path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    PREFIXES.into_iter().any(below)
}

/// All pages, with their style.
pub(super) fn page_routes(context: &Context) -> Route {
    let pages = agenda::pages::mount(Route::new(), context);
    let pages = processes::pages::mount(pages, context);
    let nowhere = |route: Route, prefix: &str| {
        route.at(prefix, edge::nowhere()).at(format!("{prefix}/*rest"), edge::nowhere())
    };
    edge::mount(PREFIXES.into_iter().fold(pages, nowhere))
}
