//! Tables that come in, over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};

use crate::context::Context;
use crate::http::{Auth, IdempotencyKey, Organize, Problem, TableFile, Tag, Told};
use crate::ids::EventId;
use crate::nominations::import::NominationTable;
use crate::people::import::columns::mapping;
use crate::people::import::fields::Fields;
use crate::people::import::table::{Table, Unknown};
use crate::people::import::types::TableImport;
use crate::processes::Register;
use crate::registrations::import::RegistrationTable;
use crate::{events, processes};

/// People, nominations and registrations out of tables.
pub struct ImportsApi(pub Context);

#[OpenApi(prefix_path = "/api/v1")]
impl ImportsApi {
    /// Bring in people out of a table
    ///
    /// A CSV or an XLSX of up to 8 MiB and 10,000 rows, sent as it is. Its first row names the
    /// columns, by the names of the fields or as they stand above the tables that go out, in English or
    /// Russian; `mapping` says it of others. A CSV is read with commas, semicolons or tabs, in UTF-8,
    /// UTF-16 with its mark, or Windows-1251. Countries are codes, names in any of the languages that
    /// they have here, or what they are called every day (`South Korea`); organizations are names,
    /// acronyms or other spellings of those on record. What may be several is refused with those that
    /// it may be.
    ///
    /// A row that is wrong stops no other; what is wrong is told with its cell, also a formula that
    /// came to nothing. Nobody is overwritten or merged: whose id or address is on record stays as they
    /// stand there, and in what the row differs is told. Who has no address and a name that is on record
    /// is shown and not made, so that the same table once more makes nobody. In a table of registrations
    /// or nominations `person_id` says who it is, and `id` is not read. People are made 500 a write: what
    /// was stopped half-way is completed by the same table once more. A limited token may not (403).
    #[oai(
        path = "/people/import",
        method = "post",
        operation_id = "import_people",
        tag = "Tag::People"
    )]
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
    ) -> Result<Told<TableImport>, Problem> {
        by.require_unlimited()?;
        let (by, db) = (&*by, &self.0.db);
        let (mapping, dry_run) = (mapping(given.as_deref())?, dry_run.unwrap_or(false));
        let repeat = idempotency_key.with_table(&body);
        let deed = move || async move {
            let fields = Fields::of_person_and(&[]);
            let mut table = Table::read(body.read().await?, &fields, &mapping)?;
            table.judge(db.read(), by, Unknown::Wrong).await?;
            processes::import_people(db, by, &table, dry_run).await
        };
        self.0.tell_at_length(by, repeat, deed).await
    }

    /// Bring in nominations out of a table
    ///
    /// Read as `POST /people/import` reads people, who are made or matched by their address as there. A
    /// row says also which country names them (`country`; their own when left out), in which `role`, with
    /// which `rank`, and whether as an `alternate`. A `status` of `reserve` or `declined` is taken over
    /// with its `decline_reason`; one of `selected` is not, for selecting invites: decide on them anew.
    /// Nobody is mailed.
    ///
    /// Who is nominated already stays as they are. Who is registered already takes a seat of the country
    /// at once, or is refused where none is left, as by hand; a dry run says so. Each 50 rows are a write,
    /// under the lock of the event: what was stopped half-way is completed by the same table once more.
    #[oai(
        path = "/events/:id/nominations/import",
        method = "post",
        operation_id = "import_nominations",
        tag = "Tag::Nominations"
    )]
    async fn import_nominations(
        &self,
        by: Auth<Organize>,
        id: Path<EventId>,
        /// Whether only to say what would come of it.
        dry_run: Query<Option<bool>>,
        /// As which fields columns are read, by what stands above them, as a JSON object:
        /// `{"Name": "full_name", "Room": null}`.
        #[oai(name = "mapping")]
        given: Query<Option<String>>,
        idempotency_key: IdempotencyKey,
        body: TableFile,
    ) -> Result<Told<TableImport>, Problem> {
        let (by, id, db) = (&*by, id.0, &self.0.db);
        events::service::check_seen(db.read(), by, id).await?;
        let (mapping, dry_run) = (mapping(given.as_deref())?, dry_run.unwrap_or(false));
        let repeat = idempotency_key.with_table(&body);
        let deed = move || async move {
            let table = NominationTable::read(db.read(), by, body.read().await?, &mapping).await?;
            processes::import_nominations(db, by, id, &table, dry_run).await
        };
        self.0.tell_at_length(by, repeat, deed).await
    }

    /// Bring in registrations out of a table
    ///
    /// Read as `POST /people/import` reads people, who are made or matched by their address as there. A
    /// row says also the `role`, the `country`, `organization` and `position` as on the day (any
    /// organization will do), the `attendance_mode`, whether they agreed to stand in the
    /// `list_of_participants`, the `language` of their mails and a `remark`. Each field of the
    /// registration form has a column by its key, by what it asks in any language, or by anything with
    /// the key in brackets behind it (`Topic [topic]`), as in the tables that go out; an option is its
    /// value or what people read, and several stand on lines of their own or with `;` between.
    ///
    /// Each is registered as by hand (`POST /events/{id}/registrations`): approved, with a seat while
    /// there is one, else on the waiting list or refused, and with a seat of the country that nominated
    /// them. A dry run says of each row what would become of it. Rows whose `status` is `withdrawn`,
    /// `rejected` or `unverified` are left out. Who is registered already stays as they are. Nobody is
    /// mailed unless `notify` is true, which a draft refuses (409). Each 50 rows are a write, under the
    /// lock of the event: what was stopped half-way is completed by the same table once more.
    #[oai(
        path = "/events/:id/registrations/import",
        method = "post",
        operation_id = "import_registrations",
        tag = "Tag::Registrations"
    )]
    #[expect(clippy::too_many_arguments, reason = "each is a parameter of the request")]
    async fn import_registrations(
        &self,
        by: Auth<Organize>,
        id: Path<EventId>,
        /// Whether only to say what would come of it.
        dry_run: Query<Option<bool>>,
        /// Whether those who are registered get a mail about it.
        notify: Query<Option<bool>>,
        /// As which fields columns are read, by what stands above them, as a JSON object:
        /// `{"Name": "full_name", "Room": null}`.
        #[oai(name = "mapping")]
        given: Query<Option<String>>,
        idempotency_key: IdempotencyKey,
        body: TableFile,
    ) -> Result<Told<TableImport>, Problem> {
        let (by, db, vault) = (&*by, &self.0.db, &self.0.vault);
        let event = events::service::find(db.read(), by, id.0).await?;
        let mapping = mapping(given.as_deref())?;
        let (dry_run, notify) = (dry_run.unwrap_or(false), notify.unwrap_or(false));
        let repeat = idempotency_key.with_table(&body);
        let deed = move || async move {
            let (file, now) = (body.read().await?, db.clock().now());
            let table = RegistrationTable::read(db.read(), by, &event, file, &mapping, now).await?;
            let to = Register { event: event.id, dry_run, notify, vault };
            processes::import_registrations(db, by, &table, to).await
        };
        self.0.tell_at_length(by, repeat, deed).await
    }
}
