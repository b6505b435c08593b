//! Whether the names that others must find can be found from here.

use std::net::IpAddr;
use std::time::Duration;

use tokio::net::lookup_host;
use tokio::time::timeout;
use url::Url;

use super::finding::{Finding, doubtful, good};
use crate::config::Settings;

/// Who waits longer than this for a name gives up.
const PATIENCE: Duration = Duration::from_secs(5);

/// What is not found is doubtful and no more: others may be told what this machine is not.
pub(super) async fn look_up(settings: &Settings) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(host) = host_of(&settings.public_url).filter(|host| is_public(host)) {
        findings.push(found(&host, |fault| format!(
            "links in mails lead to {host}, which cannot be found from here ({fault}): make a DNS record (A or AAAA) for it, or set CONVOKE_PUBLIC_URL to the name that people use"
        )).await);
    }
    let domain = settings.mail.from.address.domain();
    if is_public(domain) {
        findings.push(found(domain, |fault| format!(
            "mails are from {domain}, which has no address that can be found from here ({fault}): unless it has an MX record, relays refuse what comes from it. Look with `dig MX {domain}`; make that record, or set CONVOKE_MAIL_FROM"
        )).await);
    }
    findings
}

/// The name in an address of the web; none where it is a number.
fn host_of(address: &str) -> Option<String> {
    Url::parse(address).ok()?.domain().map(str::to_owned)
}

/// Whether it is a name that others know too (RFC 6761).
pub(super) fn is_public(name: &str) -> bool {
    let local = name == "localhost" || name.ends_with(".localhost");
    !local && name.parse::<IpAddr>().is_err()
}

async fn found(name: &str, missing: impl FnOnce(String) -> String) -> Finding {
    match addresses(name).await {
        Ok(count) => good("dns", format!("{name} is found, {count} addresses")),
        Err(fault) => doubtful("dns", missing(fault)),
    }
}

async fn addresses(name: &str) -> Result<usize, String> {
    let ascii = idna::domain_to_ascii(name).map_err(|error| error.to_string())?;
    let asked = timeout(PATIENCE, lookup_host((ascii, 0))).await;
    let answer = asked.map_err(|_| format!("no answer within {} s", PATIENCE.as_secs()))?;
    match answer.map(Iterator::count) {
        Ok(0) => Err("it has no address".to_owned()),
        Ok(count) => Ok(count),
        Err(error) => Err(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_others_know_are_looked_up() {
        assert_eq!(
            host_of("https://seminars.example.org/x").as_deref(),
            Some("seminars.example.org")
        );
        for address in ["http://127.0.0.1:8080", "http://[::1]:8080"] {
            assert_eq!(host_of(address), None, "{address}");
        }
        assert!(is_public("seminars.example.org"));
        for name in ["localhost", "convoke.localhost", "127.0.0.1", "::1"] {
            assert!(!is_public(name), "{name}");
        }
    }

    #[tokio::test]
    async fn a_name_is_found_or_the_reason_is_told() {
        assert!(addresses("localhost").await.is_ok());
        let finding =
            found("nobody.invalid", |fault| format!("not found ({fault}): make it")).await;
        assert_eq!(finding.state, super::super::finding::State::Doubtful);
        let told = finding.to_string();
        assert!(told.contains("not found (") && told.ends_with("): make it"), "{told}");
    }
}
