//! The routes of pages: what the framework answers by itself is a page here too.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures_util::FutureExt as _;
use poem::endpoint::{BoxEndpoint, make};
use poem::error::{MethodNotAllowedError, NotFoundError, ParsePathError, ReadBodyError};
use poem::http::header::{ACCEPT_LANGUAGE, ALLOW};
use poem::http::{Method, StatusCode};
use poem::{
    Endpoint, EndpointExt as _, Error, IntoEndpoint, IntoResponse as _, Request, Response, Route,
    RouteMethod, get,
};

use super::cross_site;
use super::language::{Asked, Reader};
use super::respond::{message, refusal};
use super::views::{MessageView, Outcome};
use crate::error::AppError;
use crate::http::request::RouteName;

/// The methods of a page that is only read.
const READ: &str = "GET, HEAD, OPTIONS";

/// How long a page may take; the routes hold it.
#[derive(Clone, Copy, Debug)]
pub struct TimeLimit(pub Duration);

/// A page that is only read. `template` is what the log calls it, such as `/e/{slug}`.
pub fn read<E>(template: &'static str, show: E) -> BoxEndpoint<'static, Response>
where
    E: IntoEndpoint,
    E::Endpoint: 'static,
{
    told(template, READ, get(show))
}

/// A page that is read by GET and HEAD, and acts only on POST.
pub fn form<G, P>(template: &'static str, show: G, act: P) -> BoxEndpoint<'static, Response>
where
    G: IntoEndpoint,
    G::Endpoint: 'static,
    P: IntoEndpoint,
    P::Endpoint: 'static,
{
    told(template, "GET, HEAD, OPTIONS, POST", get(show).post(act))
}

/// The same, where also programs of other sites may post: whoever acts asks [`is_foreign`] itself,
/// and refuses ([`foreign`]) what only a page of ours may send.
pub fn open_form<G, P>(template: &'static str, show: G, act: P) -> BoxEndpoint<'static, Response>
where
    G: IntoEndpoint,
    G::Endpoint: 'static,
    P: IntoEndpoint,
    P::Endpoint: 'static,
{
    let route = get(show).post(act);
    Told { template, allow: "GET, HEAD, OPTIONS, POST", route, guarded: false }.boxed()
}

/// Whether the browser says that a request was begun by a page of another site.
pub fn is_foreign(request: &Request) -> bool {
    cross_site::is_foreign(request.headers())
}

/// 403 for such a request.
pub fn foreign() -> AppError {
    AppError::forbidden("form.cross_site", "This form was sent from another site.")
}

/// The page for every address that leads nowhere.
pub fn nowhere() -> BoxEndpoint<'static, Response> {
    let refused = make(|_: Request| async { Err::<Response, Error>(NotFoundError.into()) });
    told("/*", READ, get(refused))
}

/// `route` with the first page, and with what the pages need beside them: the style, the icon.
pub fn mount(route: Route) -> Route {
    super::home::mount(super::assets::mount(route))
}

fn told(
    template: &'static str,
    allow: &'static str,
    route: RouteMethod,
) -> BoxEndpoint<'static, Response> {
    Told { template, allow, route, guarded: true }.boxed()
}

struct Told {
    template: &'static str,
    allow: &'static str,
    route: RouteMethod,
    /// Whether forms of other sites are refused before they are looked at.
    guarded: bool,
}

impl Endpoint for Told {
    type Output = Response;

    async fn call(&self, request: Request) -> poem::Result<Response> {
        if request.method() == Method::OPTIONS {
            let response = StatusCode::NO_CONTENT.with_header(ALLOW, self.allow).into_response();
            return Ok(named(response, self.template));
        }
        let reader = reader(&request);
        if self.guarded && request.method() == Method::POST && is_foreign(&request) {
            let page = refusal(foreign(), &reader);
            return Ok(named(page.into_response(), self.template));
        }
        let limit = request.data::<TimeLimit>().map_or(Duration::MAX, |limit| limit.0);
        let work = AssertUnwindSafe(self.route.call(request)).catch_unwind();
        let response = match tokio::time::timeout(limit, work).await {
            Ok(Ok(Ok(response))) => response,
            Ok(Ok(Err(error))) => page_of(error, &reader, self.allow),
            Ok(Err(_)) => refusal(AppError::internal("a page panicked"), &reader).into_response(),
            Err(late) => refusal(AppError::in_doubt(late), &reader).into_response(),
        };
        Ok(named(response, self.template))
    }
}

/// Who asks for a page.
pub fn reader(request: &Request) -> Reader {
    let accepted = request.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Asked::new(request.uri().query(), accepted).reader([])
}

/// The page for what was refused before any page was found.
pub fn fallback(error: Error, reader: &Reader) -> Response {
    named(page_of(error, reader, READ), "/*")
}

/// What the framework says by itself, as a page.
fn page_of(error: Error, reader: &Reader, allow: &str) -> Response {
    if error.is_from_response() {
        return error.into_response();
    }
    if error.is::<MethodNotAllowedError>() {
        let page = message(reader, &MessageView::new(Outcome::MethodNotAllowed));
        return page.with(ALLOW, allow).into_response();
    }
    let nothing = error.is::<NotFoundError>() || error.is::<ParsePathError>();
    let error = if nothing || error.status() == StatusCode::NOT_FOUND {
        AppError::not_found("page")
    } else if error.is::<ReadBodyError>() || error.status().is_client_error() {
        AppError::bad_request("request.not_understood", "The request was not understood.")
    } else {
        AppError::internal(error.to_string())
    };
    refusal(error, reader).into_response()
}

/// Gives the log the route's template: the address itself may hold a token.
fn named(mut response: Response, template: &'static str) -> Response {
    response.extensions_mut().insert(RouteName(template.into()));
    response
}

#[cfg(test)]
#[expect(clippy::needless_pass_by_value, reason = "extractors come by value")]
mod tests {
    use super::super::Page;
    use super::*;
    use poem::handler;
    use poem::test::TestClient;

    #[handler]
    fn show(asked: Asked) -> Page {
        message(&asked.reader([]), &MessageView::new(Outcome::LinkSent))
    }

    #[handler]
    fn act(sent: super::super::Sent) -> Response {
        match sent.0 {
            Ok(form) => form.text("answer").unwrap_or("none").to_owned().into(),
            Err(error) => refusal(error, &Asked::default().reader([])).into_response(),
        }
    }

    #[handler]
    fn break_down() -> String {
        panic!("of the test's own")
    }

    fn client() -> TestClient<Route> {
        let route = Route::new()
            .at("/i/:token", form("/i/{token}", show, act))
            .at("/e/:slug", read("/e/{slug}", break_down))
            .at("/*rest", nowhere());
        TestClient::new(mount(route))
    }

    #[tokio::test]
    async fn a_head_has_the_headers_of_a_get_and_options_only_names_the_methods() {
        let client = client();
        let got = client.get("/i/x").header("accept-language", "ru").send().await;
        let head = client.head("/i/x").header("accept-language", "ru").send().await;
        assert_eq!(got.0.status(), StatusCode::OK);
        assert_eq!(head.0.headers()["content-language"], "ru");
        assert_eq!(got.0.headers(), head.0.headers());
        let options = client.request(Method::OPTIONS, "/i/x").send().await;
        options.assert_status(StatusCode::NO_CONTENT);
        options.assert_header("allow", "GET, HEAD, OPTIONS, POST");
    }

    #[tokio::test]
    async fn another_method_an_unknown_page_and_a_panic_are_answered_with_pages() {
        let client = client();
        let put = client.put("/i/x").send().await;
        put.assert_status(StatusCode::METHOD_NOT_ALLOWED);
        put.assert_header("allow", "GET, HEAD, OPTIONS, POST");
        put.assert_content_type("text/html; charset=utf-8");
        let lost = client.get("/nowhere/at/all?language=ru").send().await;
        lost.assert_status(StatusCode::NOT_FOUND);
        assert!(lost.0.into_body().into_string().await.unwrap().contains("Страница не найдена"));
        let broken = client.get("/e/x").send().await;
        broken.assert_status(StatusCode::INTERNAL_SERVER_ERROR);
        broken.assert_header("cache-control", "no-store");
    }

    #[tokio::test]
    async fn a_form_is_read_and_a_broken_one_is_answered_with_a_page() {
        let client = client();
        let form = "application/x-www-form-urlencoded";
        let good = client.post("/i/x").content_type(form).body("answer=accept").send().await;
        good.assert_text("accept").await;
        let broken = client.post("/i/x").content_type(form).body("a=%ff").send().await;
        broken.assert_status(StatusCode::BAD_REQUEST);
        broken.assert_content_type("text/html; charset=utf-8");
        let json = client.post("/i/x").content_type("application/json").body("{}").send().await;
        json.assert_status(StatusCode::UNSUPPORTED_MEDIA_TYPE);
    }

    #[tokio::test]
    async fn the_style_has_an_address_of_its_own_and_is_kept_long() {
        let client = client();
        let style = client.get(super::super::assets::style()).send().await;
        style.assert_status_is_ok();
        style.assert_header("cache-control", "public, max-age=31536000, immutable");
        style.assert_content_type("text/css; charset=utf-8");
        client.get("/assets/style.0000.css").send().await.assert_status(StatusCode::NOT_FOUND);
        client.get("/favicon.ico").send().await.assert_status(StatusCode::NO_CONTENT);
    }
}
