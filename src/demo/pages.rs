//! The pages of the mailbox. They show what is secret otherwise, so only a browser on this very
//! machine gets them: a peer that is loopback, with no proxy between, by a name of this machine.

use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use minijinja::value::Serde;
use minijinja::{Environment, Value, context};
use poem::error::NotFoundError;
use poem::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST};
use poem::http::{HeaderMap, StatusCode};
use poem::web::{Data, Path};
use poem::{Endpoint, EndpointExt as _, IntoResponse as _, Request, Response, Route, handler};

use super::mailbox::{Letter, Mailbox};
use crate::error::AppError;
use crate::http::request::Track;
use crate::http::{Problem, catch_all};
use crate::pages::{assets, edge};

/// Where the mailbox is.
pub const PATH: &str = "/demo/mailbox";

/// The pages of the mailbox: our style, and the mail in a frame.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A mail's own HTML: its inline style alone; its links open elsewhere.
const MAIL_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
                           base-uri 'none'; form-action 'none'; frame-ancestors 'self'; \
                           sandbox allow-popups allow-popups-to-escape-sandbox";

static TEMPLATES: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut env = Environment::new();
    for (name, source) in
        [("list.html", include_str!("list.html")), ("letter.html", include_str!("letter.html"))]
    {
        if let Err(error) = env.add_template(name, source) {
            tracing::error!(%error, "a template does not parse");
        }
    }
    env
});

type Shared = Arc<Mailbox>;

/// `routes` with the mailbox of `folder` added.
pub fn mount(
    routes: impl Endpoint<Output = Response> + 'static,
    folder: PathBuf,
) -> impl Endpoint<Output = Response> + 'static {
    let mailbox: Shared = Arc::new(Mailbox::new(folder));
    let page = |template, endpoint: poem::endpoint::BoxEndpoint<'static, Response>| {
        edge::read(template, endpoint.data(mailbox.clone()).before(local_only))
            .with(Track::default())
    };
    let own = Route::new()
        .at(PATH, page("/demo/mailbox", show_list.boxed()))
        .at("/demo/mailbox/:name", page("/demo/mailbox/{name}", show_letter.boxed()))
        .at("/demo/mailbox/:name/html", page("/demo/mailbox/{name}/html", show_html.boxed()))
        .at("/demo/mailbox/:name/source", page("/demo/mailbox/{name}/source", show_source.boxed()))
        .catch_all_error(catch_all);
    let own = Arc::new(own);
    routes.around(move |routes, request| {
        let own = own.clone();
        async move {
            let rest = request.uri().path().strip_prefix(PATH);
            let is_own = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
            if is_own { own.call(request).await } else { routes.call(request).await }
        }
    })
}

async fn local_only(request: Request) -> poem::Result<Request> {
    let peer = request.remote_addr().as_socket_addr().map(std::net::SocketAddr::ip);
    if is_local(peer, request.headers()) { Ok(request) } else { Err(NotFoundError.into()) }
}

/// Whether a request comes from this machine itself. A proxy on this machine brings requests of
/// others, and a foreign name that leads here (DNS rebinding) the pages of others.
fn is_local(peer: Option<IpAddr>, headers: &HeaderMap) -> bool {
    let brought = ["forwarded", "x-forwarded-for", "x-real-ip", "via"];
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    peer.is_some_and(|peer| peer.to_canonical().is_loopback())
        && brought.iter().all(|name| !headers.contains_key(*name))
        && is_own_name(host)
}

fn is_own_name(host: &str) -> bool {
    let Ok(url) = url::Url::parse(&format!("http://{host}/")) else { return false };
    match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.to_canonical().is_loopback(),
        None => false,
    }
}

#[handler]
async fn show_list(mailbox: Data<&Shared>) -> Response {
    let pile = match mailbox.pile().await {
        Ok(pile) => pile,
        Err(error) => return Problem::from(AppError::internal(error)).into_response(),
    };
    page(
        "list.html",
        context! { pile => Value::from(Serde(pile)), path => PATH, style => assets::style() },
    )
}

#[handler]
async fn show_letter(mailbox: Data<&Shared>, Path(name): Path<String>) -> poem::Result<Response> {
    let letter = find(&mailbox, &name).await?;
    Ok(page(
        "letter.html",
        context! { letter => Value::from(Serde(letter)), path => PATH, style => assets::style() },
    ))
}

#[handler]
async fn show_html(mailbox: Data<&Shared>, Path(name): Path<String>) -> poem::Result<Response> {
    let html = find(&mailbox, &name).await?.html.ok_or(NotFoundError)?;
    // The frame may not lead anywhere itself: what is clicked opens beside it.
    let html = html.replacen("<head>", "<head><base target=\"_blank\">", 1);
    Ok(plain("text/html; charset=utf-8", MAIL_POLICY, html))
}

#[handler]
async fn show_source(mailbox: Data<&Shared>, Path(name): Path<String>) -> poem::Result<Response> {
    let bytes = mailbox.source(&name).await.ok_or(NotFoundError)?;
    Ok(plain("text/plain; charset=utf-8", POLICY, bytes))
}

async fn find(mailbox: &Mailbox, name: &str) -> Result<Letter, NotFoundError> {
    mailbox.letter(name).await.ok_or(NotFoundError)
}

fn page(template: &str, values: Value) -> Response {
    let rendered = TEMPLATES.get_template(template).and_then(|page| page.render(values));
    match rendered {
        Ok(html) => plain("text/html; charset=utf-8", POLICY, html),
        Err(error) => Problem::from(AppError::internal(error)).into_response(),
    }
}

fn plain(media_type: &str, policy: &str, body: impl Into<poem::Body>) -> Response {
    Response::builder()
        .status(StatusCode::OK)
        .header(CONTENT_TYPE, media_type)
        .header(CONTENT_SECURITY_POLICY, policy)
        .header(CACHE_CONTROL, "no-store")
        .header("referrer-policy", "no-referrer")
        .header("x-content-type-options", "nosniff")
        .header("x-robots-tag", "noindex")
        .body(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(peer: &str, headers: &[(&'static str, &str)]) -> bool {
        let headers = headers.iter().map(|(name, value)| {
            (poem::http::HeaderName::from_static(name), value.parse().unwrap())
        });
        is_local(peer.parse().ok(), &headers.collect())
    }

    #[test]
    fn only_a_browser_on_this_machine_sees_the_mails() {
        for host in ["127.0.0.1:8080", "localhost", "[::1]:8080", "demo.localhost:1"] {
            assert!(local("127.0.0.1", &[("host", host)]), "{host}");
            assert!(local("::ffff:127.0.0.1", &[("host", host)]), "{host}");
            assert!(!local("192.0.2.7", &[("host", host)]), "{host}");
            assert!(!local("", &[("host", host)]), "a peer without an address");
            assert!(!local("::1", &[("host", host), ("x-forwarded-for", "192.0.2.7")]));
        }
        for host in ["", "evil.example", "127.0.0.1.evil.example", "192.0.2.7", "a b"] {
            assert!(!local("127.0.0.1", &[("host", host)]), "{host}");
        }
        assert!(!local("127.0.0.1", &[]));
    }
}
