//! The pages that people reach from a mail, and the one on which they sign up.

mod certificate;
mod delegation;
mod evaluation;
mod event;
mod invitation;
mod link;
mod material;
mod places;
mod progress;
mod registration;
mod sign_up;
mod unsubscribe;

use poem::{EndpointExt as _, Route};
use uuid::Uuid;

use crate::access::Actor;
use crate::context::Context;
use crate::http::request;
use crate::pages::edge;

/// `/f/{token}`, `/i/{token}`, `/n/{token}`, `/p/{token}`, `/r/{token}` with its certificates and materials,
/// `/u/{token}`, `/e/{slug}` with its materials, and `/e/{slug}/register`.
pub fn mount(route: Route, context: &Context) -> Route {
    let data = || context.clone();
    route
        .at(
            "/f/:token",
            edge::form("/f/{token}", evaluation::show.data(data()), evaluation::act.data(data())),
        )
        .at(
            "/i/:token",
            edge::form("/i/{token}", invitation::show.data(data()), invitation::act.data(data())),
        )
        .at(
            "/n/:token",
            edge::form("/n/{token}", delegation::show.data(data()), delegation::act.data(data())),
        )
        .at(
            "/p/:token",
            edge::form("/p/{token}", progress::show.data(data()), progress::act.data(data())),
        )
        .at(
            "/r/:token",
            edge::form(
                "/r/{token}",
                registration::show.data(data()),
                registration::act.data(data()),
            ),
        )
        .at(
            "/r/:token/certificates/:id",
            edge::read("/r/{token}/certificates/{id}", certificate::download.data(data())),
        )
        .at(
            "/r/:token/materials/:id",
            edge::read("/r/{token}/materials/{id}", material::own.data(data())),
        )
        .at(
            "/e/:slug/materials/:id",
            edge::read("/e/{slug}/materials/{id}", material::public.data(data())),
        )
        .at(
            "/u/:token",
            edge::open_form(
                "/u/{token}",
                unsubscribe::show.data(data()),
                unsubscribe::act.data(data()),
            ),
        )
        .at("/e/:slug", edge::read("/e/{slug}", event::show.data(data())))
        .at(
            "/e/:slug/register",
            edge::form("/e/{slug}/register", sign_up::show.data(data()), sign_up::act.data(data())),
        )
}

/// Whoever holds the link of a row.
fn participant(link: Uuid) -> Actor {
    Actor::participant(link, request::origin())
}
