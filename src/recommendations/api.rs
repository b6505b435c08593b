//! Recommendations over HTTP.

use poem::Request;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::types::{
    AllCarriedForward, CarryAllForward, CarryForward, PossibleDuplicates, ProgressCreate,
    ProgressFilter, ProgressOut, RecommendationCreate, RecommendationFilter, RecommendationOut,
    RecommendationPatch,
};
use super::{service, table};
use crate::access::Actor;
use crate::context::Context;
use crate::db::Write;
use crate::events;
use crate::files::sheet::SheetKind;
use crate::http::{
    Auth, Body, Created, Deleted, Filter, Format, FormatOf, Found, IdempotencyKey, IfMatch, List,
    Listing, Offered, Organize, Problem, Read, Rendered, Resource, Tag, Told, wanted,
};
use crate::ids::{EventId, ProgressId, RecommendationId};
use crate::pages::Asked;
use crate::text::Language;

/// Recommendations and their progress.
pub struct RecommendationsApi(pub Context);

impl Resource for RecommendationOut {
    fn path(&self) -> String {
        format!("recommendations/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Resource for ProgressOut {
    fn path(&self) -> String {
        format!("recommendations/{}/progress/{}", self.recommendation_id, self.id)
    }

    fn version(&self) -> i64 {
        1
    }
}

impl Filter for RecommendationFilter {
    const SORTS: &'static [&'static str] = &["number"];
    const SEARCHABLE: bool = true;
}

impl Filter for ProgressFilter {
    const ORDER: &'static str = "at";
    const SORTS: &'static [&'static str] = &[];
    const SEARCHABLE: bool = false;
}

impl Offered for List<RecommendationOut> {
    const FORMATS: &'static [Format] = &[Format::Json, Format::Csv, Format::Xlsx];
}

impl RecommendationsApi {
    /// All that the filters leave, as a table.
    async fn table(
        &self,
        by: &Actor,
        event: Option<EventId>,
        query: &Listing<RecommendationFilter>,
        request: &Request,
        (format, name): (Format, String),
    ) -> Result<Rendered<List<RecommendationOut>>, Problem> {
        let (db, now) = (self.0.db.read(), self.0.db.clock().now());
        let kind = format.sheet().unwrap_or(SheetKind::Csv);
        let reader = Asked::of(request).reader([]);
        let mut sheet = table::begin(kind, &reader)?;
        let rows = service::whole(db, by, now, event, (&query.page, query)).await?;
        for row in rows {
            sheet.row(&table::cells(&row, reader.language()))?;
        }
        Ok(Rendered::sheet(format, &name, sheet).await?)
    }
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Recommendations")]
impl RecommendationsApi {
    /// List recommendations
    ///
    /// Those of all events that the token sees. With `organization_id`, `acceptance` and
    /// `implementation` are those of that addressee. As `csv` or `xlsx` it is a table of all that the
    /// filters leave, with a row for each addressee: `limit` and `cursor` say nothing there. What is one
    /// of several choices stands in a table as in JSON, in every language (`accepted`, `no`), as it does
    /// in the lists of people, that come in again as they were; headings and texts are translated. The
    /// report of an event says them in words.
    #[oai(path = "/recommendations", method = "get", operation_id = "list_recommendations")]
    async fn list_recommendations(
        &self,
        by: Auth<Read>,
        query: Listing<RecommendationFilter>,
        /// `json`, `csv` or `xlsx`; it goes before `Accept`.
        format: Query<Option<FormatOf<List<RecommendationOut>>>>,
        /// The language of the headings and texts of a table; it goes before `Accept-Language`.
        #[oai(name = "language")]
        _language: Query<Option<Language>>,
        request: &Request,
    ) -> Result<Rendered<List<RecommendationOut>>, Problem> {
        let (db, now) = (self.0.db.read(), self.0.db.clock().now());
        let wanted = wanted(request, format.as_ref())?;
        if wanted.sheet().is_some() {
            let name = format!("recommendations.{}", wanted.name());
            return self.table(&by, None, &query, request, (wanted, name)).await;
        }
        let page = service::list(db, &by, now, &query.page, &query).await?;
        Ok(Rendered::Json(page.into()))
    }

    /// List an event's recommendations
    ///
    /// As `csv` or `xlsx` it is a table of all that the filters leave, with a row for each addressee,
    /// whose choices stand in it as in JSON, in every language.
    #[oai(
        path = "/events/:id/recommendations",
        method = "get",
        operation_id = "list_event_recommendations"
    )]
    async fn list_event_recommendations(
        &self,
        by: Auth<Read>,
        id: Path<EventId>,
        query: Listing<RecommendationFilter>,
        /// `json`, `csv` or `xlsx`; it goes before `Accept`.
        format: Query<Option<FormatOf<List<RecommendationOut>>>>,
        /// The language of the headings and texts of a table; it goes before `Accept-Language`.
        #[oai(name = "language")]
        _language: Query<Option<Language>>,
        request: &Request,
    ) -> Result<Rendered<List<RecommendationOut>>, Problem> {
        let (db, now) = (self.0.db.read(), self.0.db.clock().now());
        let wanted = wanted(request, format.as_ref())?;
        if wanted.sheet().is_some() {
            let event = events::service::find(db, &by, id.0).await?;
            let name = format!("{}-recommendations.{}", event.slug, wanted.name());
            return self.table(&by, Some(id.0), &query, request, (wanted, name)).await;
        }
        let asked = (&query.page, &*query);
        let page = service::list_of_event(db, &by, now, id.0, asked).await?;
        Ok(Rendered::Json(page.into()))
    }

    /// Add a recommendation
    ///
    /// It may have one addressee, several or none; each answers for itself. Once the event is
    /// archived, what was recommended is the record: none is added or deleted any more, but those
    /// there are can be changed and followed up for as long as it takes.
    #[oai(
        path = "/events/:id/recommendations",
        method = "post",
        operation_id = "create_recommendation"
    )]
    async fn create_recommendation(
        &self,
        by: Auth<Organize>,
        id: Path<EventId>,
        idempotency_key: IdempotencyKey,
        body: Body<RecommendationCreate>,
    ) -> Result<Created<RecommendationOut>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { service::create(&w, by, id, input).await };
        self.0.create(by, repeat, deed).await
    }

    /// One recommendation
    #[oai(path = "/recommendations/:id", method = "get", operation_id = "get_recommendation")]
    async fn get_recommendation(
        &self,
        by: Auth<Read>,
        id: Path<RecommendationId>,
    ) -> Result<Found<RecommendationOut>, Problem> {
        let (db, now) = (self.0.db.read(), self.0.db.clock().now());
        Ok(Found(service::get(db, &by, now, id.0).await?))
    }

    /// Change a recommendation
    ///
    /// `addressees` are replaced as a whole: those who stay keep their state, and one that has
    /// reported cannot be taken out. Acceptance and implementation change by progress alone.
    ///
    /// `duplicate_of` says that it repeats another one: that one is counted and asked about in its
    /// place, so whoever has something left to do here must be an addressee there too. It keeps its own
    /// text, addressees and progress, and null takes the link back. It is a 422 (`circle`) where one of
    /// the two goes on in the other, be it through others, as they are counted once already.
    #[oai(path = "/recommendations/:id", method = "patch", operation_id = "update_recommendation")]
    async fn update_recommendation(
        &self,
        by: Auth<Organize>,
        id: Path<RecommendationId>,
        if_match: IfMatch,
        body: Body<RecommendationPatch>,
    ) -> Result<Found<RecommendationOut>, Problem> {
        let (by, id, expected, patch) = (&*by, id.0, &*if_match, &*body);
        let look = move |w: Write| async move { service::get(&w, by, w.now(), id).await };
        let deed = move |w| async move { service::update(&w, by, id, expected, patch).await };
        self.0.change(look, deed).await
    }

    /// Delete a recommendation
    ///
    /// Only one for which no progress was recorded, which nothing repeats, and which was not carried
    /// forward. Deleting one in which an earlier one goes on takes that back.
    #[oai(path = "/recommendations/:id", method = "delete", operation_id = "delete_recommendation")]
    async fn delete_recommendation(
        &self,
        by: Auth<Organize>,
        id: Path<RecommendationId>,
    ) -> Result<Deleted, Problem> {
        let (by, id) = (&*by, id.0);
        self.0.db.write(move |w| async move { service::delete(&w, by, id).await }).await?;
        Ok(Deleted)
    }

    /// Recommendations that say nearly the same
    ///
    /// Those of the same programme, or of the same event where that stands under none, whose words are
    /// nearly the same in one of their languages. Nothing is done with them: where one repeats the other,
    /// say so in its `duplicate_of`.
    #[oai(
        path = "/recommendations/:id/possible-duplicates",
        method = "get",
        operation_id = "get_possible_duplicates"
    )]
    async fn get_possible_duplicates(
        &self,
        by: Auth<Read>,
        id: Path<RecommendationId>,
    ) -> Result<Json<PossibleDuplicates>, Problem> {
        let (db, now) = (self.0.db.read(), self.0.db.clock().now());
        Ok(Json(service::possible_duplicates(db, &by, now, id.0).await?))
    }

    /// Carry a recommendation forward
    ///
    /// It goes on as a new recommendation of a later event, which says where it comes from. Addressees
    /// who have something left to do go with it as they stand; those who are done, or have rejected it,
    /// stay with the old one. That keeps its text and its progress, says where it goes on
    /// (`carried_to`), takes no more progress, is never overdue, and nobody is asked about it. It is a
    /// 409 where nothing is left to be done, where it was carried forward already, or where it repeats
    /// another one, and a 422 where the event starts before its own, or where it came from that event.
    #[oai(
        path = "/recommendations/:id/carry-forward",
        method = "post",
        operation_id = "carry_recommendation_forward"
    )]
    async fn carry_recommendation_forward(
        &self,
        by: Auth<Organize>,
        id: Path<RecommendationId>,
        idempotency_key: IdempotencyKey,
        body: Body<CarryForward>,
    ) -> Result<Created<RecommendationOut>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { service::carry_forward(&w, by, id, input).await };
        self.0.create(by, repeat, deed).await
    }

    /// Carry all open recommendations forward
    ///
    /// Those of the event before this one (`previous_event_id`) of which something is left to be done,
    /// each as if it was carried forward by itself; 500 at a time. With `dry_run` it says which they
    /// are, and does nothing. It is a 409 where this event names none before it, or starts before that.
    #[oai(
        path = "/events/:id/carry-forward",
        method = "post",
        operation_id = "carry_recommendations_forward"
    )]
    async fn carry_recommendations_forward(
        &self,
        by: Auth<Organize>,
        id: Path<EventId>,
        idempotency_key: IdempotencyKey,
        body: Body<CarryAllForward>,
    ) -> Result<Told<AllCarriedForward>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { service::carry_all_forward(&w, by, id, input).await };
        self.0.tell(by, repeat, deed).await
    }

    /// List the progress of a recommendation
    #[oai(path = "/recommendations/:id/progress", method = "get", operation_id = "list_progress")]
    async fn list_progress(
        &self,
        by: Auth<Read>,
        id: Path<RecommendationId>,
        query: Listing<ProgressFilter>,
    ) -> Result<Json<List<ProgressOut>>, Problem> {
        let reports = service::list_reports(self.0.db.read(), &by, id.0, &query.page, &query);
        Ok(reports.await?.into())
    }

    /// Record progress
    ///
    /// Acceptance and implementation are two axes; what is left out stays as it is. `rejected`,
    /// `overtaken_by_events` and `no_longer_applicable` need the reason in `text`. What was
    /// recorded is never changed; correct it by recording what holds now. Of one that was carried forward
    /// it is recorded where it goes on.
    #[oai(
        path = "/recommendations/:id/progress",
        method = "post",
        operation_id = "create_progress"
    )]
    async fn create_progress(
        &self,
        by: Auth<Organize>,
        id: Path<RecommendationId>,
        idempotency_key: IdempotencyKey,
        body: Body<ProgressCreate>,
    ) -> Result<Created<ProgressOut>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { service::report(&w, by, id, input).await };
        self.0.create(by, repeat, deed).await
    }

    /// One report on progress
    #[oai(
        path = "/recommendations/:id/progress/:progress_id",
        method = "get",
        operation_id = "get_progress"
    )]
    async fn get_progress(
        &self,
        by: Auth<Read>,
        id: Path<RecommendationId>,
        progress_id: Path<ProgressId>,
    ) -> Result<Found<ProgressOut>, Problem> {
        let db = self.0.db.read();
        Ok(Found(service::find_report(db, &by, id.0, progress_id.0).await?))
    }
}
