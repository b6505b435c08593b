//! What is done to a material and touches the follow-ups that carry it, over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;

use crate::context::Context;
use crate::db::Write;
use crate::http::{Auth, Body, Deleted, Found, IfMatch, Organize, Problem, Tag};
use crate::ids::MaterialId;
use crate::materials::service;
use crate::materials::types::{MaterialOut, MaterialPatch};
use crate::processes;

/// Changing and deleting materials.
pub struct MaterialProcessesApi(pub Context);

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Materials")]
impl MaterialProcessesApi {
    /// Change a material
    ///
    /// What is said of it; another file is another material. Its version also changes once its text
    /// was read. Who sees it is not narrowed while a follow-up that may still go out carries it to
    /// others (409, `material.attached`).
    #[oai(path = "/materials/:id", method = "patch", operation_id = "update_material")]
    async fn update_material(
        &self,
        by: Auth<Organize>,
        id: Path<MaterialId>,
        if_match: IfMatch,
        body: Body<MaterialPatch>,
    ) -> Result<Found<MaterialOut>, Problem> {
        let (by, id, expected, patch) = (&*by, id.0, &*if_match, &*body);
        let look = move |w: Write| async move { service::get(&w, by, id).await };
        let deed =
            move |w| async move { processes::change_material(&w, by, id, expected, patch).await };
        self.0.change(look, deed).await
    }

    /// Delete a material
    ///
    /// With its file and its text. A practice that names it stays; while a follow-up that may still go
    /// out carries it, so does the material (409, `material.attached`). Mails that wait to be sent have
    /// the file with them and keep it.
    #[oai(path = "/materials/:id", method = "delete", operation_id = "delete_material")]
    async fn delete_material(
        &self,
        by: Auth<Organize>,
        id: Path<MaterialId>,
    ) -> Result<Deleted, Problem> {
        let (by, id) = (&*by, id.0);
        let deed = move |w| async move { processes::delete_material(&w, by, id).await };
        self.0.db.write(deed).await?;
        Ok(Deleted)
    }
}
