//! Issuing certificates over HTTP: what they ask may be the points of a test.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;

use crate::certificates::types::{CertificatesIssue, CertificatesIssued};
use crate::context::Context;
use crate::http::{Auth, Body, IdempotencyKey, Organize, Problem, Tag, Told};
use crate::ids::EventId;
use crate::processes;

/// Issuing certificates.
pub struct CertificateProcessesApi(pub Context);

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Certificates")]
impl CertificateProcessesApi {
    /// Issue certificates
    ///
    /// To everybody who is confirmed, meets the threshold and has no valid one of this kind; once more
    /// it issues nothing new. The threshold is the share, in per cent, of the days or panels held that
    /// one came to; held are those to which anybody is checked in. With `tests`, one must have so many
    /// of the points of the post-test too (409 where that is anonymous). `dry_run` first: it says who meets
    /// it and who does not, and why. With `registration_ids` and 0 as the threshold, certificates go to
    /// people by name, whatever was recorded. From the last day of a published event on (409). What is
    /// printed stays as it is now: the name for badges and certificates (else the full name), the
    /// title, dates and place of the event. It mails nobody: a follow-up with `certificate` in `attach`
    /// does, and each person finds theirs on the page of their registration, until 30 days after the
    /// event. `no_longer_due` names those whose reason is gone, as their attendance was undone or their
    /// registration withdrawn: it is for you to revoke them.
    #[oai(
        path = "/events/:id/certificates/issue",
        method = "post",
        operation_id = "issue_certificates"
    )]
    async fn issue_certificates(
        &self,
        by: Auth<Organize>,
        id: Path<EventId>,
        idempotency_key: IdempotencyKey,
        body: Body<CertificatesIssue>,
    ) -> Result<Told<CertificatesIssued>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let site = &*self.0.settings.public_url;
        let repeat = idempotency_key.with(&body);
        let deed =
            move |w| async move { processes::issue_certificates(&w, by, id, input, site).await };
        self.0.tell(by, repeat, deed).await
    }
}
