//! Files of registrations over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;

use super::service;
use crate::context::Context;
use crate::http::{Auth, Organize, Problem, Tag};
use crate::ids::RegistrationId;
use crate::uploads::api::Attachment;

/// Files of registrations.
pub struct RegistrationFilesApi(pub Context);

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Registrations")]
impl RegistrationFilesApi {
    /// Save a file of a registration
    ///
    /// The file that answers a field of kind `file`, to be saved. Each reading stands in the audit log
    /// with the name of the field (`registration.read_file`).
    #[oai(
        path = "/registrations/:id/files/:key",
        method = "get",
        operation_id = "get_registration_file"
    )]
    async fn get_registration_file(
        &self,
        by: Auth<Organize>,
        id: Path<RegistrationId>,
        /// The key of the field.
        key: Path<String>,
    ) -> Result<Attachment, Problem> {
        let (by, id, key) = (&*by, id.0, key.0.as_str());
        let deed = move |w| async move { service::read(&w, by, id, key).await };
        let file = self.0.db.write(deed).await?;
        Ok(Attachment::of(self.0.db.read(), &file))
    }
}
