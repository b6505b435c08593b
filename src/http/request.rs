//! The request's id, in its answer and in every line that is logged for it.

use std::borrow::Cow;
use std::net::{IpAddr, SocketAddr};

use poem::http::{HeaderName, HeaderValue};
use poem::{Endpoint, IntoResponse, Middleware, Request, Response, Result};
use tracing::Instrument as _;

use super::catch_all;
use crate::access::Origin;
use crate::clock::random_bytes;
use crate::config::Network;
use crate::error::{AppError, Kind};
use crate::ids::TokenId;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

tokio::task_local! {
    static CURRENT: Origin;
}

/// The id of the request that this task serves, empty outside one.
pub fn id() -> String {
    origin().request_id.unwrap_or_default()
}

/// The request that this task serves.
pub fn origin() -> Origin {
    CURRENT.try_with(Clone::clone).unwrap_or_default()
}

/// Notes in the log whose token it is: its id, which opens nothing.
pub(super) fn note_token(id: TokenId) {
    tracing::Span::current().record("token", id.to_string());
}

/// Logs what was our fault or the database's, once; what the caller did wrong is their answer.
pub fn log_failure(error: &AppError) {
    if !matches!(error.kind, Kind::Internal | Kind::Unavailable) {
        return;
    }
    let cause = error.cause.as_ref().map(ToString::to_string).unwrap_or_default();
    tracing::error!(code = %error.code, cause, "a request failed");
}

/// Gives every request an id and logs one line for it: the route's template and never the
/// address itself, which may hold a token.
#[derive(Clone, Debug, Default)]
pub struct Track {
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<Network>,
}

impl<E: Endpoint> Middleware<E> for Track {
    type Output = Tracked<E>;

    fn transform(&self, inner: E) -> Self::Output {
        Tracked { inner, trusted_proxies: self.trusted_proxies.clone() }
    }
}

/// An endpoint that is tracked.
pub struct Tracked<E> {
    inner: E,
    trusted_proxies: Vec<Network>,
}

impl<E: Endpoint> Endpoint for Tracked<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let id = accepted_id(&request).unwrap_or_else(new_id);
        let remote = remote_address(&request, &self.trusted_proxies);
        let origin = Origin { request_id: Some(id.clone()), remote };
        let method = request.method().clone();
        let token = tracing::field::Empty;
        let span = tracing::info_span!("request", request_id = %id, %method, token);
        let started = tokio::time::Instant::now();
        let served = CURRENT.scope(origin, self.inner.call(request)).instrument(span.clone());
        let mut response = match served.await {
            Ok(response) => response.into_response(),
            Err(error) => catch_all(error).await,
        };
        let route = response.data::<RouteName>().map_or("", |name| name.0.as_ref());
        let millis = started.elapsed().as_secs_f64() * 1000.0;
        span.in_scope(|| {
            tracing::info!(route, status = response.status().as_u16(), millis, "answered");
        });
        if let Ok(value) = HeaderValue::from_str(&id) {
            response.headers_mut().insert(REQUEST_ID, value);
        }
        Ok(response)
    }
}

/// What the log calls a route: its template, such as `/e/{slug}`. Responses bear it.
#[derive(Clone, Debug)]
pub struct RouteName(pub Cow<'static, str>);

fn accepted_id(request: &Request) -> Option<String> {
    let id = request.headers().get(REQUEST_ID)?.to_str().ok()?;
    let fits = (8..=64).contains(&id.len())
        && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    fits.then(|| id.to_owned())
}

fn new_id() -> String {
    use base64::Engine as _;
    let bytes = random_bytes::<12>().unwrap_or_default();
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}

/// Who asks: the peer, unless it is a proxy that is trusted; then whoever it, and each trusted
/// proxy before it, says that the request came from. What stands to the left of that anybody may
/// have written, and so may who stands to the left of what cannot be read.
fn remote_address(request: &Request, trusted: &[Network]) -> Option<IpAddr> {
    let peer = request.remote_addr().as_socket_addr()?.ip().to_canonical();
    let is_trusted = |address: &IpAddr| trusted.iter().any(|network| network.contains(*address));
    let values: Vec<_> = request.headers().get_all("x-forwarded-for").iter().collect();
    let hops = values.iter().rev().flat_map(|value| {
        let hops = value.to_str().map(|text| text.rsplit(',').map(hop_address).collect());
        hops.unwrap_or_else(|_| vec![None])
    });
    let mut known = peer;
    for hop in hops {
        match hop.filter(|_| is_trusted(&known)) {
            Some(address) => known = address,
            None => break,
        }
    }
    Some(known)
}

/// An address as proxies write it, some with a port.
fn hop_address(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let bare = text.trim_start_matches('[').trim_end_matches(']').parse().ok();
    let address = bare.or_else(|| text.parse::<SocketAddr>().ok().map(|socket| socket.ip()));
    address.map(|address| address.to_canonical())
}
