//! Forms that another site sends in the name of whoever looks at it.
//!
//! A link page cannot be guessed, but `/e/{slug}/register` is known to everybody. Browsers say where
//! a form comes from by `Sec-Fetch-Site`; older ones by `Origin`, which our own pages leave `null`,
//! because they tell no referrer. Who says neither is no browser that another site could use.

use poem::http::HeaderMap;
use poem::http::header::{HOST, ORIGIN};

/// Whether the browser says that a request was begun by a page of another site.
pub(super) fn is_foreign(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match (text("sec-fetch-site"), text(ORIGIN.as_str())) {
        (Some(site), _) => !matches!(site, "same-origin" | "none"),
        (None, None | Some("null")) => false,
        (None, Some(origin)) => {
            let host = text(HOST.as_str()).unwrap_or_default();
            let from = origin.split_once("://").map_or(origin, |(_, host)| host);
            !name(from).eq_ignore_ascii_case(name(host))
        }
    }
}

/// A host without its port, which proxies do not always hand on.
fn name(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn foreign(headers: &[(&'static str, &'static str)]) -> bool {
        let all = headers.iter().map(|(name, value)| {
            (name.parse::<poem::http::HeaderName>().unwrap(), value.parse().unwrap())
        });
        is_foreign(&all.collect())
    }

    #[test]
    fn a_browser_that_says_where_the_form_was_is_believed() {
        for site in ["cross-site", "same-site", "something-new", ""] {
            assert!(foreign(&[("sec-fetch-site", site), ("host", "un.example")]), "{site}");
        }
        for site in ["same-origin", "none"] {
            assert!(!foreign(&[("sec-fetch-site", site), ("origin", "null")]), "{site}");
        }
    }

    #[test]
    fn without_that_the_origin_decides() {
        let host = ("host", "un.example:8080");
        for origin in ["https://un.example", "http://UN.example:8080", "null"] {
            assert!(!foreign(&[("origin", origin), host]), "{origin}");
        }
        for origin in ["https://evil.example", "https://un.example.evil", "https://", "un", ""] {
            assert!(foreign(&[("origin", origin), host]), "{origin}");
        }
        assert!(!foreign(&[("origin", "http://[::1]:8080"), ("host", "[::1]:9090")]));
        assert!(
            foreign(&[("origin", "https://un.example")]),
            "without a host there is no own site"
        );
    }

    #[test]
    fn a_program_says_nothing_and_passes() {
        assert!(!foreign(&[("host", "un.example")]));
    }
}
