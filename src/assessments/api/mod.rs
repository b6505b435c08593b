//! Assessments over HTTP.

mod findings;

use poem::{IntoResponse as _, Request};
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::types::{
    AssessmentCreate, AssessmentFilter, AssessmentMatrix, AssessmentOut, AssessmentPatch,
};
use super::{service, table};
use crate::context::Context;
use crate::db::Write;
use crate::error::AppError;
use crate::http::{
    Auth, Body, Created, Deleted, Filter, Format, FormatOf, Found, IdempotencyKey, IfMatch, List,
    Listing, Offered, Organize, Problem, Read, Rendered, Resource, Tag, wanted,
};
use crate::ids::AssessmentId;
use crate::pages::{Asked, handed_on};
use crate::text::Language;

pub use findings::FindingsApi;

/// Assessments.
pub struct AssessmentsApi(pub Context);

impl Resource for AssessmentOut {
    fn path(&self) -> String {
        format!("assessments/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Filter for AssessmentFilter {
    const SORTS: &'static [&'static str] = &["title"];
    const SEARCHABLE: bool = true;
}

impl Offered for AssessmentMatrix {
    const FORMATS: &'static [Format] = &[Format::Json, Format::Csv, Format::Xlsx, Format::Html];
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Assessments")]
impl AssessmentsApi {
    /// List assessments
    ///
    /// Those of the programmes and events that the token sees; one that is limited sees none that belongs
    /// to neither. `q` finds titles, descriptions, methods and dimensions in all languages.
    #[oai(path = "/assessments", method = "get", operation_id = "list_assessments")]
    async fn list_assessments(
        &self,
        by: Auth<Read>,
        query: Listing<AssessmentFilter>,
    ) -> Result<Json<List<AssessmentOut>>, Problem> {
        Ok(service::list(self.0.db.read(), &by, &query.page, &query).await?.into())
    }

    /// Make an assessment
    ///
    /// A study over at most 60 countries in at most 20 dimensions: of an event, of a programme, or of
    /// neither, which a limited token does not make. What it found goes into its findings, one for each
    /// country and dimension. An event has 10 at most (409 `assessment.too_many`). None is made for an
    /// archived event.
    #[oai(path = "/assessments", method = "post", operation_id = "create_assessment")]
    async fn create_assessment(
        &self,
        by: Auth<Organize>,
        idempotency_key: IdempotencyKey,
        body: Body<AssessmentCreate>,
    ) -> Result<Created<AssessmentOut>, Problem> {
        let (by, input) = (&*by, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { service::create(&w, by, input).await };
        self.0.create(by, repeat, deed).await
    }

    /// One assessment
    #[oai(path = "/assessments/:id", method = "get", operation_id = "get_assessment")]
    async fn get_assessment(
        &self,
        by: Auth<Read>,
        id: Path<AssessmentId>,
    ) -> Result<Found<AssessmentOut>, Problem> {
        Ok(Found(service::get(self.0.db.read(), &by, id.0).await?))
    }

    /// Change an assessment
    ///
    /// Lists are replaced as a whole when they are given; a document that keeps its kind and its title
    /// keeps what it names and the token does not see. A country or a dimension of which there are
    /// findings is not left out (409 `assessment.has_findings`) unless `remove_findings` says that they go
    /// too, and a scale keeps the levels that findings have (409 `assessment.level_lost`). Nothing
    /// changes of an archived event.
    #[oai(path = "/assessments/:id", method = "patch", operation_id = "update_assessment")]
    async fn update_assessment(
        &self,
        by: Auth<Organize>,
        id: Path<AssessmentId>,
        if_match: IfMatch,
        body: Body<AssessmentPatch>,
    ) -> Result<Found<AssessmentOut>, Problem> {
        let (by, id, expected, patch) = (&*by, id.0, &*if_match, &*body);
        let look = move |w: Write| async move { service::get(&w, by, id).await };
        let deed = move |w| async move { service::update(&w, by, id, expected, patch).await };
        self.0.change(look, deed).await
    }

    /// Delete an assessment
    ///
    /// One with findings is not deleted (409 `assessment.has_findings`) unless these go too.
    #[oai(path = "/assessments/:id", method = "delete", operation_id = "delete_assessment")]
    async fn delete_assessment(
        &self,
        by: Auth<Organize>,
        id: Path<AssessmentId>,
        /// Whether its findings go too.
        remove_findings: Query<Option<bool>>,
    ) -> Result<Deleted, Problem> {
        let (by, id, with_findings) = (&*by, id.0, remove_findings.unwrap_or(false));
        let deed = move |w| async move { service::delete(&w, by, id, with_findings).await };
        self.0.db.write(deed).await?;
        Ok(Deleted)
    }

    /// The findings of an assessment as a table
    ///
    /// Countries by dimensions, with names and texts in the language of the reader; which cells are still
    /// empty; and, beside how many countries it names, how many it says that it covers. As `json`; as
    /// `csv` and `xlsx`, with levels in columns of their own; and as `html` to be handed on.
    #[oai(path = "/assessments/:id/matrix", method = "get", operation_id = "get_assessment_matrix")]
    async fn get_assessment_matrix(
        &self,
        by: Auth<Read>,
        id: Path<AssessmentId>,
        /// `json`, `csv`, `xlsx` or `html`; it goes before `Accept`.
        format: Query<Option<FormatOf<AssessmentMatrix>>>,
        /// The language of names and texts; it goes before `Accept-Language`.
        #[oai(name = "language")]
        _language: Query<Option<Language>>,
        request: &Request,
    ) -> Result<Rendered<AssessmentMatrix>, Problem> {
        let format = wanted(request, format.as_ref())?;
        let reader = Asked::of(request).reader([]);
        let all = reader.catalogue().say("assessment-all-countries", []);
        let db = self.0.db.read();
        let matrix = service::matrix(db, &by, id.0, reader.language(), &all).await?;
        let name = format!("assessment-findings.{}", format.name());
        if let Some(kind) = format.sheet() {
            let sheet = table::sheet(kind, &reader, &matrix)?;
            return Ok(Rendered::sheet(format, &name, sheet).await?);
        }
        if format == Format::Json {
            return Ok(Rendered::Json(matrix));
        }
        let page = move || handed_on(&reader, &table::document(&reader, &matrix), &name);
        let page = tokio::task::spawn_blocking(page).await.map_err(AppError::internal)??;
        Ok(Rendered::Other(page.into_response()))
    }
}
