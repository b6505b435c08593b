//! Issuing certificates to those who came, and, where that is asked, passed the test.

use std::collections::BTreeMap;

use crate::access::Actor;
use crate::certificates::types::{CertificatesIssue, CertificatesIssued};
use crate::db::Write;
use crate::error::Result;
use crate::ids::EventId;
use crate::{certificates, evaluations, events};

/// Issues certificates to all who meet what is asked and have none; says what came of each. `site` is
/// where this server is reached.
pub async fn issue_certificates(
    w: &Write,
    by: &Actor,
    id: EventId,
    input: &CertificatesIssue,
    site: &str,
) -> Result<CertificatesIssued> {
    events::service::check_seen(w, by, id).await?;
    let percents = match input.tests {
        Some(tests) => evaluations::service::test_percents(w, id, tests.evaluation_id).await?,
        None => BTreeMap::new(),
    };
    certificates::service::issue(w, by, id, input, &percents, site).await
}
