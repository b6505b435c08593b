//! A file that goes out to be saved, never shown in place: by the API and from pages alike.

use poem::http::{HeaderValue, header};
use poem::{Body, IntoResponse, Response};

use super::disposition::attachment;
use crate::pages::respond::Caching;

/// 200 with a file.
#[derive(Debug)]
pub struct Saved {
    name: String,
    media_type: String,
    size: Option<u64>,
    caching: Caching,
    body: Body,
}

impl Saved {
    /// A file of this name, which nobody keeps on its way.
    pub fn new(name: &str, media_type: &str, body: impl Into<Body>) -> Self {
        let (name, media_type) = (name.to_owned(), media_type.to_owned());
        Self { name, media_type, size: None, caching: Caching::Private, body: body.into() }
    }

    /// The same, which is so large.
    #[must_use]
    pub fn sized(self, bytes: u64) -> Self {
        Self { size: Some(bytes), ..self }
    }

    /// The same for everybody: kept briefly on its way.
    #[must_use]
    pub fn public(self) -> Self {
        Self { caching: Caching::Public, ..self }
    }
}

impl IntoResponse for Saved {
    fn into_response(self) -> Response {
        let mut response = Response::builder()
            .content_type(&self.media_type)
            .header(header::REFERRER_POLICY, "no-referrer")
            .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
            .header(
                header::CONTENT_SECURITY_POLICY,
                "default-src 'none'; frame-ancestors 'none'; sandbox",
            );
        response = match self.caching {
            Caching::Private => {
                response.header(header::CACHE_CONTROL, "no-store").header("x-robots-tag", "noindex")
            }
            Caching::Public => response
                .header(header::CACHE_CONTROL, "public, max-age=60")
                .header(header::VARY, "Accept-Language"),
        };
        if let Some(size) = self.size {
            response = response.header(header::CONTENT_LENGTH, size);
        }
        let mut response = response.body(self.body);
        if let Ok(value) = HeaderValue::from_str(&attachment(&self.name)) {
            response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_saved_and_runs_nothing_wherever_it_goes_out() {
        for (file, kept) in [
            (Saved::new("Нота.pdf", "application/pdf", "%PDF-"), "no-store"),
            (Saved::new("Нота.pdf", "application/pdf", "%PDF-").public(), "public, max-age=60"),
        ] {
            let response = file.sized(5).into_response();
            let header = |name: &str| response.headers()[name].to_str().unwrap().to_owned();
            assert!(header("content-disposition").starts_with("attachment; filename="));
            assert_eq!(header("x-content-type-options"), "nosniff");
            assert!(header("content-security-policy").contains("sandbox"));
            assert_eq!((header("cache-control").as_str(), &*header("content-length")), (kept, "5"));
        }
    }
}
