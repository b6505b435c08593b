//! The pages that people reach from a mail, and the one on which they sign up.

mod invitation;
mod registration;
mod sign_up;

use std::net::{IpAddr, Ipv4Addr};

use poem::{EndpointExt as _, Request, Route};
use uuid::Uuid;

use crate::access::Actor;
use crate::context::Context;
use crate::error::{AppError, Kind, Result};
use crate::http::{Limits, request};
use crate::pages::edge;

/// `/i/{token}`, `/r/{token}` and `/e/{slug}/register`.
pub fn mount(route: Route, context: &Context) -> Route {
    let data = || context.clone();
    route
        .at(
            "/i/:token",
            edge::form("/i/{token}", invitation::show.data(data()), invitation::act.data(data())),
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
            "/e/:slug/register",
            edge::form("/e/{slug}/register", sign_up::show.data(data()), sign_up::act.data(data())),
        )
}

/// Whoever holds the link of a row.
fn participant(link: Uuid) -> Actor {
    Actor::participant(link, request::origin())
}

/// 429 when this address has asked for too much of something.
fn check_share(limits: &Limits<IpAddr>) -> Result<()> {
    // Whose address is not known share one: behind a socket of the machine they are one proxy.
    let address = request::origin().remote.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
    limits.check(&address).map_err(|(error, _)| error)
}

/// A failed look-up counts against the address that made it: tokens are not to be guessed.
fn failed(context: &Context, error: AppError) -> AppError {
    if error.kind != Kind::NotFound {
        return error;
    }
    check_share(&context.limits.failures).err().unwrap_or(error)
}

/// What was just done, as the address of the page says it.
fn done(request: &Request) -> Option<String> {
    let query = request.uri().query().unwrap_or_default();
    query.split('&').find_map(|pair| pair.strip_prefix("done=")).map(str::to_owned)
}
