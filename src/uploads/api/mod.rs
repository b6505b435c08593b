//! Uploads over HTTP.

mod attachment;
mod body;

use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};

pub use attachment::{Attachment, saved};
use body::FileBody;

use super::rules::KINDS;
use super::service::{self, Arrived};
use super::types::UploadOut;
use crate::context::Context;
use crate::http::{Auth, Created, Found, IdempotencyKey, Organize, Problem, Resource, Tag};
use crate::ids::UploadId;

/// Uploads.
pub struct UploadsApi(pub Context);

impl Resource for UploadOut {
    fn path(&self) -> String {
        format!("uploads/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Uploads")]
impl UploadsApi {
    /// Upload a file
    ///
    /// Send its bytes as the body, up to 25 MiB: a PDF, JPEG, PNG, DOCX or PPTX. What it is is told by its
    /// content; whatever else it is called, it is that, and its name ends so. A text of up to 4 MiB is
    /// taken too, as Markdown where its name ends in `.md` and as plain text where that is `.txt`; one
    /// that begins as markup does (`<`) is not. The answer's `id` is the handle by which something else
    /// names the file, with the same token and within a day; what nothing names by then is deleted.
    ///
    /// The name stands in `?name=`, or as `filename` in a header `Content-Disposition`.
    #[oai(path = "/uploads", method = "post", operation_id = "create_upload")]
    async fn create_upload(
        &self,
        by: Auth<Organize>,
        /// What the file is called.
        name: Query<Option<String>>,
        idempotency_key: IdempotencyKey,
        body: FileBody,
    ) -> Result<Created<UploadOut>, Problem> {
        let FileBody { name: sent, file } = body;
        let name = name.0.or(sent).unwrap_or_default();
        let (by, file) = (&*by, &Arrived::judge(&name, file, KINDS).await?);
        let repeat = idempotency_key.with_digest(&[&file.digest(), name.as_bytes()].concat());
        let deed = move |w| async move { service::create(&w, by, file).await };
        self.0.create(by, repeat, deed).await
    }

    /// One upload
    ///
    /// As long as nothing names it, and for the token alone that uploaded it.
    #[oai(path = "/uploads/:id", method = "get", operation_id = "get_upload")]
    async fn get_upload(
        &self,
        by: Auth<Organize>,
        id: Path<UploadId>,
    ) -> Result<Found<UploadOut>, Problem> {
        let now = self.0.db.clock().now();
        Ok(Found(service::get(self.0.db.read(), &by, id.0, now).await?))
    }
}
