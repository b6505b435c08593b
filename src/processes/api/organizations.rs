//! What is done to an organization and touches other parts, over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;

use crate::context::Context;
use crate::http::{Auth, Deleted, Organize, Problem, Tag};
use crate::ids::OrganizationId;
use crate::processes;

/// Deleting organizations.
pub struct OrganizationProcessesApi(pub Context);

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Organizations")]
impl OrganizationProcessesApi {
    /// Delete an organization
    ///
    /// Only one that nothing names: an organization that took part in anything stays on record.
    #[oai(path = "/organizations/:id", method = "delete", operation_id = "delete_organization")]
    async fn delete_organization(
        &self,
        by: Auth<Organize>,
        id: Path<OrganizationId>,
    ) -> Result<Deleted, Problem> {
        let (by, id) = (&*by, id.0);
        let deed = move |w| async move { processes::delete_organization(&w, by, id).await };
        self.0.db.write(deed).await?;
        Ok(Deleted)
    }
}
