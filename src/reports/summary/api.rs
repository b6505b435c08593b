//! The report over HTTP.

use std::sync::Arc;

use poem::Request;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::service;
use super::types::{
    ReportChanges, ReportLanguage, ReportOut, ReportStage, ReportVersionCreate,
    ReportVersionFilter, ReportVersionOut, SectionKey, SectionOut, SectionWrite,
};
use crate::context::Context;
use crate::db::Write;
use crate::events;
use crate::http::{
    Auth, Body, Created, Deleted, Filter, Format, FormatOf, Found, IdempotencyKey, IfMatch, List,
    Listing, Offered, Organize, Problem, Read, Rendered, Resource, Tag, wanted,
};
use crate::ids::EventId;
use crate::reports::api::{handed_on, reader};

/// The report.
pub struct SummaryApi(pub Context);

impl Offered for ReportOut {
    const FORMATS: &'static [Format] =
        &[Format::Json, Format::Markdown, Format::Html, Format::Docx, Format::Pdf];
}

impl Resource for SectionOut {
    fn path(&self) -> String {
        format!("events/{}/report/sections/{}", self.event_id, self.key)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Resource for ReportVersionOut {
    fn path(&self) -> String {
        format!("events/{}/report/versions/{}", self.event_id, self.number)
    }

    fn version(&self) -> i64 {
        1
    }
}

impl Filter for ReportVersionFilter {
    const SORTS: &'static [&'static str] = &["number"];
    const SEARCHABLE: bool = false;
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Reports")]
impl SummaryApi {
    /// The report of an event
    ///
    /// As it is now: computed from what is on record, but for the sections that organizers wrote.
    /// What a report claims stands beside what is counted, and where they differ it says so. A section
    /// of which nothing is known is left out. As `json`, with the text of each section as Markdown and
    /// as blocks; as `md`, `html`, `docx` and `pdf` to be handed on. The summary report names the last
    /// progress report that was kept. The list of participants has those alone who agreed to stand in
    /// it; where these are more than 10,000, it says so in place of them. Of the texts of the agenda, of
    /// programmes and of recommendations it takes in 1,000,000 characters and 5,000 cells of tables.
    #[oai(path = "/events/:id/report", method = "get", operation_id = "get_report")]
    async fn get_report(
        &self,
        by: Auth<Read>,
        id: Path<EventId>,
        /// `json`, `md`, `html`, `docx` or `pdf`; it goes before `Accept`.
        format: Query<Option<FormatOf<ReportOut>>>,
        /// `en` or `ru`; it goes before `Accept-Language`.
        #[oai(name = "language")]
        _language: Query<Option<ReportLanguage>>,
        /// Which report: `summary` when left out.
        stage: Query<Option<ReportStage>>,
        request: &Request,
    ) -> Result<Rendered<ReportOut>, Problem> {
        let format = wanted(request, format.as_ref())?;
        let stage = stage.0.unwrap_or(ReportStage::Summary);
        let (db, now) = (self.0.db.read(), self.0.db.clock().now());
        let event = events::service::find(db, &by, id.0).await?;
        let reader = reader(request, event.working_languages.iter());
        let edition = service::current(db, &by, &event, stage, (reader.clone(), now)).await?;
        let (language, ending) = (reader.language(), format.name());
        let name = format!("{}-{stage}-report-{language}.{ending}", event.slug);
        if format == Format::Json {
            let shown = service::shown(event.id, stage, None, reader.language(), edition).await?;
            return Ok(Rendered::Json(shown));
        }
        Ok(handed_on(format, &name, &reader, edition.document).await?)
    }

    /// A section as organizers wrote it
    ///
    /// `text` is null where nothing is written; its `ETag` is what writing it wants.
    #[oai(
        path = "/events/:id/report/sections/:key",
        method = "get",
        operation_id = "get_report_section"
    )]
    async fn get_report_section(
        &self,
        by: Auth<Read>,
        id: Path<EventId>,
        key: Path<SectionKey>,
    ) -> Result<Found<SectionOut>, Problem> {
        Ok(Found(service::section(self.0.db.read(), &by, id.0, key.0).await?))
    }

    /// Write a section
    ///
    /// Markdown by language, in place of all that was written before. In the languages that are given
    /// it is computed no more; in the other one it goes on being computed, or, where nothing is
    /// computed, says the same as in this one. Headings rank below the section's own; raw HTML is shown
    /// as text, of an image its description is kept, and a link leads to the web or to a mailbox, or
    /// it is no link. Versions that were kept stay as they are. Not in an archived event (409).
    #[oai(
        path = "/events/:id/report/sections/:key",
        method = "put",
        operation_id = "write_report_section"
    )]
    async fn write_report_section(
        &self,
        by: Auth<Organize>,
        id: Path<EventId>,
        key: Path<SectionKey>,
        if_match: IfMatch,
        body: Body<SectionWrite>,
    ) -> Result<Found<SectionOut>, Problem> {
        let (by, which, expected, input) = (&*by, (id.0, key.0), &*if_match, &*body);
        let look = move |w: Write| async move { service::section(&w, by, which.0, which.1).await };
        let deed = move |w| async move { service::write(&w, by, which, expected, input).await };
        self.0.change(look, deed).await
    }

    /// Give a section back
    ///
    /// What organizers wrote goes, and the section is computed again. Once more it changes nothing. It
    /// wants the `ETag` of what was written, as writing does. Not in an archived event (409).
    #[oai(
        path = "/events/:id/report/sections/:key",
        method = "delete",
        operation_id = "give_back_report_section"
    )]
    async fn give_back_report_section(
        &self,
        by: Auth<Organize>,
        id: Path<EventId>,
        key: Path<SectionKey>,
        if_match: IfMatch,
    ) -> Result<Deleted, Problem> {
        let (by, which, expected) = (&*by, (id.0, key.0), &*if_match);
        let deed = move |w| async move { service::give_back(&w, by, which, expected).await };
        self.0.db.write(deed).await?;
        Ok(Deleted)
    }

    /// List the versions of a report
    #[oai(
        path = "/events/:id/report/versions",
        method = "get",
        operation_id = "list_report_versions"
    )]
    async fn list_report_versions(
        &self,
        by: Auth<Read>,
        id: Path<EventId>,
        query: Listing<ReportVersionFilter>,
    ) -> Result<Json<List<ReportVersionOut>>, Problem> {
        Ok(service::list(self.0.db.read(), &by, id.0, &query.page, &query).await?.into())
    }

    /// Keep a report as a version
    ///
    /// As it is now, in both languages: what it says can be had again in each format, whatever changes
    /// later. That is the content; how a file of it looks may change with the program. First a progress
    /// report, then the summary report, which names it. 200 versions are kept at most (409), and none that
    /// says the same as the last one in both languages (409, `report.unchanged`), whatever its note.
    #[oai(
        path = "/events/:id/report/versions",
        method = "post",
        operation_id = "create_report_version"
    )]
    async fn create_report_version(
        &self,
        by: Auth<Organize>,
        id: Path<EventId>,
        idempotency_key: IdempotencyKey,
        body: Body<ReportVersionCreate>,
    ) -> Result<Created<ReportVersionOut>, Problem> {
        let (db, now) = (self.0.db.read(), self.0.db.clock().now());
        let repeat = idempotency_key.with(&body);
        let (by, id, input) = (&*by, id.0, &*body);
        let prepare = move || service::prepare(db, by, id, input, now);
        let deed = move |w, prepared: Arc<service::Prepared>| async move {
            service::keep(&w, by, id, input, &prepared).await
        };
        self.0.create_prepared(by, repeat, prepare, deed).await
    }

    /// A version of a report
    ///
    /// What it says is what it said when it was kept.
    #[oai(
        path = "/events/:id/report/versions/:number",
        method = "get",
        operation_id = "get_report_version"
    )]
    async fn get_report_version(
        &self,
        by: Auth<Read>,
        id: Path<EventId>,
        number: Path<i32>,
        /// `json`, `md`, `html`, `docx` or `pdf`; it goes before `Accept`.
        format: Query<Option<FormatOf<ReportOut>>>,
        /// `en` or `ru`; it goes before `Accept-Language`.
        #[oai(name = "language")]
        _language: Query<Option<ReportLanguage>>,
        request: &Request,
    ) -> Result<Rendered<ReportOut>, Problem> {
        let (db, format) = (self.0.db.read(), wanted(request, format.as_ref())?);
        let event = events::service::find(db, &by, id.0).await?;
        let reader = reader(request, event.working_languages.iter());
        let which = (event.id, number.0);
        let language = ReportLanguage::of(reader.language());
        let (kept, edition) = service::version(db, &by, which, language).await?;
        let (number, tag, ending) = (kept.number, language.tag(), format.name());
        let name = format!("{}-{}-report-{number}-{tag}.{ending}", event.slug, kept.stage);
        if format == Format::Json {
            let (stage, language) = (kept.stage, language.tag());
            let shown = service::shown(event.id, stage, Some(number), &language, edition).await?;
            return Ok(Rendered::Json(shown));
        }
        Ok(handed_on(format, &name, &reader, edition.document).await?)
    }

    /// What is different in a version of a report
    ///
    /// The head and then section by section, with the lines that differ as Markdown. Since the version
    /// before, or since the earlier one that `since` names (400 where it is not earlier).
    #[oai(
        path = "/events/:id/report/versions/:number/changes",
        method = "get",
        operation_id = "get_report_changes"
    )]
    async fn get_report_changes(
        &self,
        by: Auth<Read>,
        id: Path<EventId>,
        number: Path<i32>,
        /// The number of an earlier version.
        #[oai(validator(minimum(value = "1")))]
        since: Query<Option<i32>>,
        /// `en` or `ru`; it goes before `Accept-Language`.
        #[oai(name = "language")]
        _language: Query<Option<ReportLanguage>>,
        request: &Request,
    ) -> Result<Json<ReportChanges>, Problem> {
        let db = self.0.db.read();
        let event = events::service::find(db, &by, id.0).await?;
        let reader = reader(request, event.working_languages.iter());
        let (which, language) = ((event.id, number.0), ReportLanguage::of(reader.language()));
        Ok(Json(service::changes(db, &by, which, since.0, language).await?))
    }
}
