//! People over HTTP.

use poem::Request;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};

use super::types::{PersonCreate, PersonFilter, PersonOut};
use super::{service, table};
use crate::context::Context;
use crate::http::{
    Auth, Body, Created, Deleted, Filter, Format, FormatOf, Found, IdempotencyKey, List, Listing,
    Offered, Organize, Problem, Read, Rendered, Resource, Tag, wanted,
};
use crate::ids::PersonId;
use crate::pages::Asked;
use crate::text::Language;

/// People.
pub struct PeopleApi(pub Context);

impl Resource for PersonOut {
    fn path(&self) -> String {
        format!("people/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Filter for PersonFilter {
    const SORTS: &'static [&'static str] = &["full_name"];
    const SEARCHABLE: bool = true;
}

impl Offered for List<PersonOut> {
    const FORMATS: &'static [Format] = &[Format::Json, Format::Csv, Format::Xlsx];
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::People")]
impl PeopleApi {
    /// List people
    ///
    /// `q` finds names, addresses and positions. A token limited to some events lists those whom
    /// its events know. As `csv` or `xlsx` it is a table of all that the filters leave, and not of
    /// one page: `limit` and `cursor` say nothing there. Of an `xlsx` that is up to 50,000 (422).
    #[oai(path = "/people", method = "get", operation_id = "list_people")]
    async fn list_people(
        &self,
        by: Auth<Read>,
        query: Listing<PersonFilter>,
        /// `json`, `csv` or `xlsx`; it goes before `Accept`.
        format: Query<Option<FormatOf<List<PersonOut>>>>,
        /// The language of the headings of a table; it goes before `Accept-Language`.
        #[oai(name = "language")]
        _language: Query<Option<Language>>,
        request: &Request,
    ) -> Result<Rendered<List<PersonOut>>, Problem> {
        let (db, format) = (self.0.db.read(), wanted(request, format.as_ref())?);
        let Some(kind) = format.sheet() else {
            let page = service::list(db, &by, &query.page, &query).await?;
            return Ok(Rendered::Json(page.into()));
        };
        let mut sheet = table::begin(kind, &Asked::of(request).reader([]))?;
        let add = |row: &table::Row| sheet.row(&table::cells(row));
        service::each(db, &by, &query.page, &query, add).await?;
        Ok(Rendered::sheet(format, &format!("people.{}", format.name()), sheet).await?)
    }

    /// Add a person
    ///
    /// To invite somebody you need not add them first: an invitation takes a whole person, and
    /// finds those whose address is on record. Names are kept exactly as they are given.
    #[oai(path = "/people", method = "post", operation_id = "create_person")]
    async fn create_person(
        &self,
        by: Auth<Organize>,
        idempotency_key: IdempotencyKey,
        body: Body<PersonCreate>,
    ) -> Result<Created<PersonOut>, Problem> {
        let (by, input) = (&*by, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { service::create(&w, by, input).await };
        self.0.create(by, repeat, deed).await
    }

    /// One person
    #[oai(path = "/people/:id", method = "get", operation_id = "get_person")]
    async fn get_person(
        &self,
        by: Auth<Read>,
        id: Path<PersonId>,
    ) -> Result<Found<PersonOut>, Problem> {
        Ok(Found(service::find(self.0.db.read(), &by, id.0).await?.into()))
    }

    /// Delete a person
    ///
    /// Only one whom nothing names: who was invited, registered or spoke stays on record.
    #[oai(path = "/people/:id", method = "delete", operation_id = "delete_person")]
    async fn delete_person(
        &self,
        by: Auth<Organize>,
        id: Path<PersonId>,
    ) -> Result<Deleted, Problem> {
        let (by, id) = (&*by, id.0);
        self.0.db.write(move |w| async move { service::delete(&w, by, id).await }).await?;
        Ok(Deleted)
    }
}
