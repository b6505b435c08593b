//! Materials over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use super::service;
use super::types::{MaterialCreate, MaterialFilter, MaterialOut};
use crate::context::Context;
use crate::error::AppError;
use crate::http::{
    Auth, Body, Created, Filter, Found, IdempotencyKey, List, Listing, Organize, Problem, Read,
    Resource, Tag,
};
use crate::ids::{EventId, MaterialId};
use crate::uploads::api::Attachment;

/// Materials of events.
pub struct MaterialsApi(pub Context);

impl Resource for MaterialOut {
    fn path(&self) -> String {
        format!("materials/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Filter for MaterialFilter {
    const SORTS: &'static [&'static str] = &[];
    const SEARCHABLE: bool = true;
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Materials")]
impl MaterialsApi {
    /// List materials
    ///
    /// Those of all events that the token sees. `q` searches titles and texts of PDF, DOCX, PPTX,
    /// Markdown and plain text: all its words must be there as they are written, and the last, if it has
    /// three letters or more, may be the beginning of one; case, accents, ё and е make no difference.
    /// Other forms of a word are not looked for: `стратегии` does not find `стратегия`; try the beginning
    /// that they share, `стратеги`. Each item whose text has one of the words in its first 100,000
    /// characters then has an `excerpt`. Up to 32 words are looked for. A file is found by its text once
    /// that was read, some seconds after it came.
    #[oai(path = "/materials", method = "get", operation_id = "list_materials")]
    async fn list_materials(
        &self,
        by: Auth<Read>,
        query: Listing<MaterialFilter>,
    ) -> Result<Json<List<MaterialOut>>, Problem> {
        Ok(service::list(self.0.db.read(), &by, &query.page, &query).await?.into())
    }

    /// List an event's materials
    ///
    /// `q` searches titles and texts, as in the list of all events.
    #[oai(path = "/events/:id/materials", method = "get", operation_id = "list_event_materials")]
    async fn list_event_materials(
        &self,
        by: Auth<Read>,
        id: Path<EventId>,
        query: Listing<MaterialFilter>,
    ) -> Result<Json<List<MaterialOut>>, Problem> {
        let db = self.0.db.read();
        Ok(service::list_of_event(db, &by, id.0, &query.page, &query).await?.into())
    }

    /// Add a material
    ///
    /// Upload its file first (`POST /uploads`) and give the upload's id as `upload_id`; the material then
    /// owns the file, which goes with it. What lives elsewhere, such as a recording, has a `url` instead.
    ///
    /// What is `public` is linked on the page of a published event for everybody; what is for
    /// `participants` on the page of the registration of whoever is confirmed, until 30 days after the
    /// event; the rest whoever has a token that reads this event sees here alone. The text of the file is
    /// read some seconds later, once; `text` says how that stands, and why there is none: a file under a
    /// password, a broken one and one that is too large to read are kept all the same.
    ///
    /// An event has at most 500 materials: one more is 409, `material.too_many`.
    #[oai(path = "/events/:id/materials", method = "post", operation_id = "create_material")]
    async fn create_material(
        &self,
        by: Auth<Organize>,
        id: Path<EventId>,
        idempotency_key: IdempotencyKey,
        body: Body<MaterialCreate>,
    ) -> Result<Created<MaterialOut>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { service::create(&w, by, id, input).await };
        self.0.create(by, repeat, deed).await
    }

    /// One material
    #[oai(path = "/materials/:id", method = "get", operation_id = "get_material")]
    async fn get_material(
        &self,
        by: Auth<Read>,
        id: Path<MaterialId>,
    ) -> Result<Found<MaterialOut>, Problem> {
        Ok(Found(service::get(self.0.db.read(), &by, id.0).await?))
    }

    /// The file of a material
    ///
    /// To be saved, as it came. A material that lives elsewhere has none: 404.
    #[oai(path = "/materials/:id/file", method = "get", operation_id = "get_material_file")]
    async fn get_material_file(
        &self,
        by: Auth<Read>,
        id: Path<MaterialId>,
    ) -> Result<Attachment, Problem> {
        let db = self.0.db.read();
        let row = service::find(db, &by, id.0).await?;
        let file = service::file_of(db, &row).await?;
        let file = file.ok_or_else(|| AppError::not_found("material file"))?;
        Ok(Attachment::of(db, &file))
    }
}
