//! Certificates over HTTP.

use poem::Request;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::types::{CertificateFilter, CertificateOut, CertificateReissue, CertificateRevoke};
use super::{paper, service};
use crate::context::Context;
use crate::events;
use crate::http::{
    Acted, Auth, Body, Created, Filter, Format, FormatOf, IdempotencyKey, List, Listing, Offered,
    Organize, Problem, Read, Rendered, Resource, Tag, wanted,
};
use crate::ids::{CertificateId, EventId};

/// Certificates.
pub struct CertificatesApi(pub Context);

impl Resource for CertificateOut {
    fn path(&self) -> String {
        format!("certificates/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Offered for CertificateOut {
    const FORMATS: &'static [Format] = &[Format::Json, Format::Pdf];
}

impl Filter for CertificateFilter {
    const SORTS: &'static [&'static str] = &["number"];
    const SEARCHABLE: bool = true;
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Certificates")]
impl CertificatesApi {
    /// List an event's certificates
    ///
    /// Valid and revoked ones. `q` searches names and reference numbers.
    #[oai(path = "/events/:id/certificates", method = "get", operation_id = "list_certificates")]
    async fn list_certificates(
        &self,
        by: Auth<Read>,
        id: Path<EventId>,
        query: Listing<CertificateFilter>,
    ) -> Result<Json<List<CertificateOut>>, Problem> {
        let db = self.0.db.read();
        events::service::check_seen(db, &by, id.0).await?;
        Ok(service::list(db, id.0, &query.page, &query).await?.into())
    }

    /// One certificate
    ///
    /// As it was issued, whatever is changed of the person and the event since. As `pdf` it is ready to
    /// print, on A4, with a line to sign on and a QR code that leads to the page on which anybody can
    /// verify it (`/verify/{code}`); one that is revoked is not printed (409).
    #[oai(path = "/certificates/:id", method = "get", operation_id = "get_certificate")]
    async fn get_certificate(
        &self,
        by: Auth<Read>,
        id: Path<CertificateId>,
        /// `json` or `pdf`; it goes before `Accept`.
        format: Query<Option<FormatOf<CertificateOut>>>,
        request: &Request,
    ) -> Result<Rendered<CertificateOut>, Problem> {
        let format = wanted(request, format.as_ref())?;
        let row = service::find(self.0.db.read(), &by, id.0).await?;
        if format == Format::Json {
            return Ok(Rendered::Json(row.into()));
        }
        super::rules::check_valid(&row)?;
        let name = paper::file_name(&row);
        Ok(Rendered::pdf(&name, move || paper::paper(&row).into()).await?)
    }

    /// Revoke a certificate
    ///
    /// It stays on record, and the page that confirmed it says that it counts no more. `issue` gives
    /// the person no new one; `reissue` does.
    #[oai(path = "/certificates/:id/revoke", method = "post", operation_id = "revoke_certificate")]
    async fn revoke_certificate(
        &self,
        by: Auth<Organize>,
        id: Path<CertificateId>,
        idempotency_key: IdempotencyKey,
        body: Body<CertificateRevoke>,
    ) -> Result<Acted<CertificateOut>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { service::revoke(&w, by, id, input).await };
        self.0.act(by, repeat, deed).await
    }

    /// Issue a certificate anew
    ///
    /// The way to correct one: the name, and what is said of the event, are as they are now, what you
    /// leave out is as it was, and the new one has a number and a code of its own. The former one is
    /// revoked. Also for one that was revoked, unless another of its kind is valid (409).
    #[oai(
        path = "/certificates/:id/reissue",
        method = "post",
        operation_id = "reissue_certificate"
    )]
    async fn reissue_certificate(
        &self,
        by: Auth<Organize>,
        id: Path<CertificateId>,
        idempotency_key: IdempotencyKey,
        body: Body<CertificateReissue>,
    ) -> Result<Created<CertificateOut>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let site = &*self.0.settings.public_url;
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { service::reissue(&w, by, id, input, site).await };
        self.0.create(by, repeat, deed).await
    }
}
