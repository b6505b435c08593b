//! The first page, for whoever types the address of the server.

use poem::{Route, handler};
use serde::Serialize;

use super::edge;
use super::language::Asked;
use super::respond::{Caching, Page, show};
use super::views::View;

#[derive(Serialize)]
struct HomeView {}

impl View for HomeView {
    const TEMPLATE: &'static str = "home.html";

    fn caching(&self) -> Caching {
        Caching::Public
    }
}

/// `route` with the first page.
pub(super) fn mount(route: Route) -> Route {
    route.at("/", edge::read("/", home))
}

#[expect(clippy::needless_pass_by_value, reason = "extractors come by value")]
#[handler]
fn home(asked: Asked) -> Page {
    show(&asked.reader([]), &HomeView {})
}
