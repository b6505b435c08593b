//! Evaluations over HTTP.

use poem::{IntoResponse as _, Request};
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::types::{
    EvaluationCreate, EvaluationFilter, EvaluationOut, EvaluationPatch, EvaluationResults,
};
use super::{pages, service, table};
use crate::context::Context;
use crate::db::Write;
use crate::events;
use crate::files::sheet::SheetKind;
use crate::http::{
    Acted, Auth, Body, Created, Deleted, Filter, Format, FormatOf, Found, IdempotencyKey, IfMatch,
    List, Listing, Offered, Organize, Problem, Read, Rendered, Resource, Tag, wanted,
};
use crate::ids::{EvaluationId, EventId};
use crate::pages::Asked;
use crate::text::Language;

/// Evaluations.
pub struct EvaluationsApi(pub Context);

impl Resource for EvaluationOut {
    fn path(&self) -> String {
        format!("evaluations/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Filter for EvaluationFilter {
    const SORTS: &'static [&'static str] = &[];
    const SEARCHABLE: bool = false;
}

impl Offered for EvaluationResults {
    const FORMATS: &'static [Format] = &[Format::Json, Format::Html, Format::Csv, Format::Xlsx];
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Evaluations")]
impl EvaluationsApi {
    /// List an event's evaluations
    #[oai(path = "/events/:id/evaluations", method = "get", operation_id = "list_evaluations")]
    async fn list_evaluations(
        &self,
        by: Auth<Read>,
        id: Path<EventId>,
        query: Listing<EvaluationFilter>,
    ) -> Result<Json<List<EvaluationOut>>, Problem> {
        let db = self.0.db.read();
        events::service::check_seen(db, &by, id.0).await?;
        Ok(service::list(db, id.0, &query.page, &query).await?.into())
    }

    /// Add an evaluation
    ///
    /// A form that people fill in by a link of their own: `reaction` asks what they think, `pre_test` and
    /// `post_test` have points and tell what was gained, `application` asks months later what came of it.
    /// With `opens` it opens by itself, moves with the event, and is `missed` where it could not open in
    /// time; without, by `open`. For the application after three and after six months make two. The
    /// confirmed are asked, but organizers; once attendance was taken, those of them who came (of a
    /// `pre_test` all but those who have answered a `post_test`), each once. Of either test an event has
    /// one that is not closed: a second one is 409, `evaluation.second_test`. What is answered with a name
    /// can be changed until it closes; what is answered anonymously is counted, and never again found.
    #[oai(path = "/events/:id/evaluations", method = "post", operation_id = "create_evaluation")]
    async fn create_evaluation(
        &self,
        by: Auth<Organize>,
        id: Path<EventId>,
        idempotency_key: IdempotencyKey,
        body: Body<EvaluationCreate>,
    ) -> Result<Created<EvaluationOut>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { service::create(&w, by, id, input).await };
        self.0.create(by, repeat, deed).await
    }

    /// One evaluation
    ///
    /// With the right answers of a test, which nobody sees who answers.
    #[oai(path = "/evaluations/:id", method = "get", operation_id = "get_evaluation")]
    async fn get_evaluation(
        &self,
        by: Auth<Read>,
        id: Path<EvaluationId>,
    ) -> Result<Found<EvaluationOut>, Problem> {
        let db = self.0.db.read();
        let row = service::find(db, &by, id.0).await?;
        Ok(Found(service::get(db, row).await?))
    }

    /// Change an evaluation
    ///
    /// What it asks, and how it is called, while nobody has answered (409); whether it is anonymous, until
    /// it is opened; for how long it is open, until it is closed. Whoever is filling it in is shown what was
    /// typed with the new questions, where these change, and else notices nothing.
    #[oai(path = "/evaluations/:id", method = "patch", operation_id = "update_evaluation")]
    async fn update_evaluation(
        &self,
        by: Auth<Organize>,
        id: Path<EvaluationId>,
        if_match: IfMatch,
        body: Body<EvaluationPatch>,
    ) -> Result<Found<EvaluationOut>, Problem> {
        let (by, id, expected, patch) = (&*by, id.0, &*if_match, &*body);
        let look = move |w: Write| async move {
            let row = service::find(&w, by, id).await?;
            service::get(&w, row).await
        };
        let deed = move |w| async move { service::update(&w, by, id, expected, patch).await };
        self.0.change(look, deed).await
    }

    /// Delete an evaluation
    ///
    /// One that is not open, and that nobody has answered (409).
    #[oai(path = "/evaluations/:id", method = "delete", operation_id = "delete_evaluation")]
    async fn delete_evaluation(
        &self,
        by: Auth<Organize>,
        id: Path<EvaluationId>,
    ) -> Result<Deleted, Problem> {
        let (by, id) = (&*by, id.0);
        self.0.db.write(move |w| async move { service::delete(&w, by, id).await }).await?;
        Ok(Deleted)
    }

    /// Open an evaluation
    ///
    /// Soon after, those who are to be asked get a mail with their link, and whoever is confirmed or
    /// checked in later, or had no address, gets one as long as it is open. Those who have not answered are
    /// reminded once. The days, titles and speakers that it asks about stay as they are in the agenda now.
    #[oai(path = "/evaluations/:id/open", method = "post", operation_id = "open_evaluation")]
    async fn open_evaluation(
        &self,
        by: Auth<Organize>,
        id: Path<EvaluationId>,
        idempotency_key: IdempotencyKey,
    ) -> Result<Acted<EvaluationOut>, Problem> {
        let (by, id) = (&*by, id.0);
        let deed = move |w| async move { service::open(&w, by, id).await };
        self.0.act(by, idempotency_key.alone(), deed).await
    }

    /// Close an evaluation
    ///
    /// Nobody can answer any more, and mails that have not gone out are called off. It closes by itself
    /// after `open_days`. What is closed stays so, with names too: reports tell of it from then on, and
    /// whoever compared two of them would know what was answered between. Where a post-test was closed too
    /// soon, make another one for those who are left; `issue` of the certificates takes each by its
    /// `tests.evaluation_id`.
    #[oai(path = "/evaluations/:id/close", method = "post", operation_id = "close_evaluation")]
    async fn close_evaluation(
        &self,
        by: Auth<Organize>,
        id: Path<EvaluationId>,
        idempotency_key: IdempotencyKey,
    ) -> Result<Acted<EvaluationOut>, Problem> {
        let (by, id) = (&*by, id.0);
        let deed = move |w| async move { service::close(&w, by, id).await };
        self.0.act(by, idempotency_key.alone(), deed).await
    }

    /// What came of an evaluation
    ///
    /// By question, day and speaker; of a test the points, and of a `post_test` what was gained since the
    /// pre-test by those who took both. As `json`, as `html` with pictures, and as `csv` or `xlsx` with
    /// a row for each who has answered, which an anonymous one does not have (409). Of an anonymous one nothing
    /// is told before it closes, nor where fewer than five have answered; how many chose what is told only
    /// where that shows no one to four people, means are rounded, the fewer answered the coarser, and what
    /// was written is in the order of the letters. Where one of two tests is anonymous, the gain is that between the means of all.
    #[oai(
        path = "/evaluations/:id/results",
        method = "get",
        operation_id = "get_evaluation_results"
    )]
    async fn get_evaluation_results(
        &self,
        by: Auth<Read>,
        id: Path<EvaluationId>,
        /// `json`, `html`, `csv` or `xlsx`; it goes before `Accept`.
        format: Query<Option<FormatOf<EvaluationResults>>>,
        /// The language of `html`, and of the headings of a table; it goes before `Accept-Language`.
        #[oai(name = "language")]
        _language: Query<Option<Language>>,
        request: &Request,
    ) -> Result<Rendered<EvaluationResults>, Problem> {
        let format = wanted(request, format.as_ref())?;
        let (db, now) = (self.0.db.read(), self.0.db.clock().now());
        let row = service::find(db, &by, id.0).await?;
        let event = events::service::find(db, &by, row.event_id).await?;
        let reader = Asked::of(request).reader(event.working_languages.iter());
        if format.sheet().is_some() {
            super::rules::check_named(&row)?;
            let people = service::each_answer(db, row.id).await?;
            let kind = format.sheet().unwrap_or(SheetKind::Csv);
            let sheet = table::whole(kind, &reader, &event, &row, &people)?;
            let name = format!("{}-evaluation.{}", event.slug, format.name());
            return Ok(Rendered::sheet(format, &name, sheet).await?);
        }
        let (questions, subjects) =
            (row.questions.clone(), service::subjects_of(db, &event, &row).await?);
        let results = service::results(db, row, &event).await?;
        if format == Format::Json {
            return Ok(Rendered::Json(results));
        }
        let asked = (questions.as_slice(), subjects.as_slice());
        let page = pages::results(db, &event, asked, results, &reader, now).await?;
        Ok(Rendered::Other(page.into_response()))
    }
}
