//! Sensitive answers over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use super::service;
use super::types::SensitiveAnswersOut;
use crate::context::Context;
use crate::http::{Auth, Organize, Problem, Tag};
use crate::ids::RegistrationId;

/// Sensitive answers.
pub struct SensitiveAnswersApi(pub Context);

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Registrations")]
impl SensitiveAnswersApi {
    /// Read the sensitive answers of a registration
    ///
    /// What somebody answers to the fields of the form that are `sensitive`, such as about their health
    /// or their passport. Each reading stands in the audit log with the names of the fields
    /// (`registration.read_sensitive_answers`). They are deleted as many days after the event as their
    /// field says.
    #[oai(
        path = "/registrations/:id/sensitive-answers",
        method = "get",
        operation_id = "get_sensitive_answers"
    )]
    async fn get_sensitive_answers(
        &self,
        by: Auth<Organize>,
        id: Path<RegistrationId>,
    ) -> Result<Json<SensitiveAnswersOut>, Problem> {
        let (by, vault, id) = (&*by, &self.0.vault, id.0);
        let deed = move |w| async move { service::read(&w, by, vault, id).await };
        Ok(Json(self.0.db.write(deed).await?))
    }
}
