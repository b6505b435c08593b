//! The pages that people reach from a mail or by an event's address.

use poem::Route;

use crate::agenda;
use crate::context::Context;
use crate::pages::edge;
use crate::processes;

/// Where pages are: below these, every answer is a page, errors too.
const PREFIXES: [&str; 3] = ["/e", "/i", "/r"];

/// All pages, with their style.
pub(super) fn page_routes(context: &Context) -> Route {
    let pages = agenda::pages::mount(Route::new(), context);
    let pages = processes::pages::mount(pages, context);
    let nowhere = |route: Route, prefix: &str| {
        route.at(prefix, edge::nowhere()).at(format!("{prefix}/*rest"), edge::nowhere())
    };
    edge::mount(PREFIXES.into_iter().fold(pages, nowhere))
}
