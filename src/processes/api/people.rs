//! What is done to a person and touches other parts, over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};

use crate::context::Context;
use crate::db::Write;
use crate::http::{
    Auth, Body, Found, IdempotencyKey, IfMatch, Organize, Problem, TableFile, Tag, Told,
};
use crate::ids::PersonId;
use crate::people::import::columns::mapping;
use crate::people::import::service::Table;
use crate::people::import::types::PeopleImport;
use crate::people::types::{PersonOut, PersonPatch};
use crate::{people, processes};

/// Changing people.
pub struct PersonProcessesApi(pub Context);

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::People")]
impl PersonProcessesApi {
    /// Change a person
    ///
    /// What a person was on the day of an event stays as it was there.
    #[oai(path = "/people/:id", method = "patch", operation_id = "update_person")]
    async fn update_person(
        &self,
        by: Auth<Organize>,
        id: Path<PersonId>,
        if_match: IfMatch,
        body: Body<PersonPatch>,
    ) -> Result<Found<PersonOut>, Problem> {
        let (by, id, expected, patch) = (&*by, id.0, &*if_match, &*body);
        let look =
            move |w: Write| async move { Ok(people::service::find(&w, by, id).await?.into()) };
        let deed =
            move |w| async move { processes::change_person(&w, by, id, expected, patch).await };
        self.0.change(look, deed).await
    }

    /// Bring in people out of a table
    ///
    /// A CSV or an XLSX of up to 8 MiB and 10,000 rows, sent as it is. Its first row names the
    /// columns, by the names of the fields or as they stand above the tables that go out, in any language
    /// of the pages; `mapping` says it of others. A CSV is read with commas, semicolons or tabs, in UTF-8,
    /// UTF-16 with its mark, or Windows-1251. Countries are codes or names, organizations are
    /// names of those on record.
    ///
    /// A row that is wrong stops no other; what is wrong is told with its cell. Nobody is overwritten or
    /// merged: whose id or address is on record stays as they stand there, and in what the row differs is
    /// told. Who has no address and a name that is on record is shown and not made, so that
    /// the same table once more makes nobody. People are made 500 a write: what was stopped half-way is
    /// completed by the same table once more. A limited token may not (403).
    #[oai(path = "/people/import", method = "post", operation_id = "import_people")]
    async fn import_people(
        &self,
        by: Auth<Organize>,
        /// Whether only to say what would come of it.
        dry_run: Query<Option<bool>>,
        /// As which fields columns are read, by what stands above them, as a JSON object:
        /// `{"Name": "full_name", "Room": null}`.
        #[oai(name = "mapping")]
        given: Query<Option<String>>,
        idempotency_key: IdempotencyKey,
        body: TableFile,
    ) -> Result<Told<PeopleImport>, Problem> {
        by.require_unlimited()?;
        let (by, db) = (&*by, &self.0.db);
        let (mapping, dry_run) = (mapping(given.as_deref())?, dry_run.unwrap_or(false));
        let repeat = idempotency_key.with_table(&body);
        let deed = move || async move {
            let table = Table::read(db.read(), body.read().await?, &mapping).await?;
            processes::import_people(db, by, &table, dry_run).await
        };
        self.0.tell_at_length(by, repeat, deed).await
    }
}
