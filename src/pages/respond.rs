//! Pages as responses, with the headers that links need, and errors as pages.

use poem::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LANGUAGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    HeaderName, LOCATION, REFERRER_POLICY, RETRY_AFTER, VARY, X_CONTENT_TYPE_OPTIONS,
};
use poem::http::{HeaderValue, StatusCode};
use poem::{IntoResponse, Response};
use typesetting::Document;

use super::assets;
use super::language::Reader;
use super::render::render;
use super::views::{DocumentView, MessageView, View};
use crate::error::{AppError, Kind, Result};
use crate::http::{request, spent};
use crate::text::Language;

const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; \
                      base-uri 'none'; frame-ancestors 'none'";

const RATE_LIMIT: HeaderName = HeaderName::from_static("ratelimit");

/// Shown when not even the page for errors can be made.
const LAST_RESORT: &str = "<!doctype html><html lang=\"en\"><title>Something went wrong</title>\
                           <h1>Something went wrong</h1><p>Please try again later.</p></html>";

/// Who may keep a page, and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caching {
    /// Behind a link: kept by nobody, found by no search.
    Private,
    /// For everybody: kept briefly, and found.
    Public,
}

/// A page that is ready to go out.
#[derive(Clone, Debug)]
pub struct Page {
    /// The status.
    pub status: StatusCode,
    /// The whole document.
    pub html: String,
    /// The language it is in.
    pub language: Language,
    /// Who may keep it.
    pub caching: Caching,
    /// Headers of this page alone, such as `Retry-After`, in place of the usual ones of these names.
    pub headers: Vec<(HeaderName, HeaderValue)>,
}

impl Page {
    /// The page with another status.
    #[must_use]
    pub fn with_status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// The page with another header.
    #[must_use]
    pub fn with(mut self, name: HeaderName, value: &str) -> Self {
        self.headers.extend(HeaderValue::from_str(value).ok().map(|value| (name, value)));
        self
    }
}

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        let mut response = Response::builder()
            .status(self.status)
            .header(CONTENT_TYPE, "text/html; charset=utf-8")
            .header(CONTENT_LANGUAGE, self.language.as_str())
            .header(CONTENT_SECURITY_POLICY, POLICY)
            .header(REFERRER_POLICY, "no-referrer")
            .header(X_CONTENT_TYPE_OPTIONS, "nosniff");
        response = match self.caching {
            Caching::Private => {
                response.header(CACHE_CONTROL, "no-store").header("x-robots-tag", "noindex")
            }
            Caching::Public => {
                response.header(CACHE_CONTROL, "public, max-age=60").header(VARY, "Accept-Language")
            }
        };
        let mut response = response.body(self.html);
        for (name, value) in self.headers {
            response.headers_mut().insert(name, value);
        }
        response
    }
}

impl From<Page> for poem::Error {
    fn from(page: Page) -> Self {
        Self::from_response(page.into_response())
    }
}

/// The page of `view`, or the one that says that it could not be made.
pub fn show<V: View>(reader: &Reader, view: &V) -> Page {
    render(reader, view).unwrap_or_else(|error| refusal(error, reader))
}

/// A document of sections as a file to be handed on, which is called `name`.
pub fn handed_on(reader: &Reader, document: &Document, name: &str) -> Result<Page> {
    let page = render(reader, &DocumentView::of(document))?;
    Ok(page
        .with(CONTENT_SECURITY_POLICY, &assets::policy_of_whole_pages())
        .with(CONTENT_DISPOSITION, &format!("attachment; filename=\"{name}\"")))
}

/// The page of an outcome or of a refusal that has no view of its own.
pub fn message(reader: &Reader, view: &MessageView) -> Page {
    render(reader, view).unwrap_or_else(|error| {
        tracing::error!(%error, cause = ?error.cause, "the page for messages cannot be made");
        Page {
            status: StatusCode::INTERNAL_SERVER_ERROR,
            html: LAST_RESORT.to_owned(),
            language: Language::english(),
            caching: Caching::Private,
            headers: Vec::new(),
        }
    })
}

/// The page that tells `reader` of `error`. The cause of a 500 goes to the log, here and only here;
/// the page has the request id by which it is found again.
#[expect(clippy::needless_pass_by_value, reason = "an error is told once")]
pub fn refusal(error: AppError, reader: &Reader) -> Page {
    request::log_failure(&error);
    let ours = matches!(error.kind, Kind::Internal | Kind::Unavailable);
    let id = Some(request::id()).filter(|id| ours && !id.is_empty());
    let page = message(reader, &MessageView::of_error(&error, reader).with_request_id(id));
    // What pages limit, they limit by the minute.
    if error.kind == Kind::TooManyRequests {
        return page.with(RETRY_AFTER, "60").with(RATE_LIMIT, &spent(60));
    }
    page
}

/// Sends the browser on to `path`, to be read there.
pub fn see_other(path: &str) -> Response {
    Response::builder()
        .status(StatusCode::SEE_OTHER)
        .header(LOCATION, path)
        .header(CACHE_CONTROL, "no-store")
        .header(REFERRER_POLICY, "no-referrer")
        .header("x-robots-tag", "noindex")
        .finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(error: AppError) -> Page {
        refusal(error, &Reader::of(&Language::english()))
    }

    #[test]
    fn a_fault_of_ours_is_told_without_its_cause() {
        let page = page(AppError::internal("secret cause"));
        assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(!page.html.contains("secret"));
    }

    #[test]
    fn what_is_refused_has_the_status_of_its_kind_and_the_words_of_its_code() {
        let full = page(AppError::conflict("registration.full", "No seat is left."));
        assert_eq!(full.status, StatusCode::CONFLICT);
        assert!(full.html.contains("All places are taken"), "{}", full.html);
        let other = page(AppError::conflict("something.else", "detail for programs"));
        assert!(!other.html.contains("detail for programs"));
        assert_eq!(page(AppError::not_found("link")).status, StatusCode::NOT_FOUND);
    }

    #[test]
    fn a_page_behind_a_link_is_kept_by_nobody_and_leads_nowhere() {
        let response = page(AppError::not_found("link")).into_response();
        let header = |name: &str| response.headers()[name].to_str().unwrap().to_owned();
        assert_eq!(header("cache-control"), "no-store");
        assert_eq!(header("referrer-policy"), "no-referrer");
        assert_eq!(header("x-robots-tag"), "noindex");
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("content-language"), "en");
        assert!(
            header("content-security-policy").starts_with("default-src 'none'; style-src 'self'")
        );
    }
}
