//! Attendance over HTTP.

use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use super::service::{self, Checked};
use super::types::{
    AttendanceCounts, CheckInBatch, CheckInBatchResult, CheckInCreate, CheckInFilter, CheckInOut,
    CheckInOutcome, ExpectedFilter, ExpectedOut,
};
use crate::context::Context;
use crate::events;
use crate::http::{
    Acted, Auth, Body, CheckIn, Contract, CreatedOnce, Filter, Found, IdempotencyKey, LargeBody,
    List, Listing, Once, Problem, ReadAttendance, Resource, Tag, Told,
};
use crate::ids::{CheckInId, EventId};

/// Attendance.
pub struct AttendanceApi(pub Context);

impl Resource for CheckInOut {
    fn path(&self) -> String {
        format!("attendance/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Filter for CheckInFilter {
    const SORTS: &'static [&'static str] = &[];
    const SEARCHABLE: bool = true;
}

impl Filter for ExpectedFilter {
    const ORDER: &'static str = "registration_id";
    const SORTS: &'static [&'static str] = &[];
    const SEARCHABLE: bool = true;
}

impl From<Checked> for Once<CheckInOut> {
    fn from(checked: Checked) -> Self {
        match checked.outcome {
            CheckInOutcome::CheckedIn => Self::Made(checked.check_in),
            CheckInOutcome::Repeated | CheckInOutcome::Undone => Self::There(checked.check_in),
        }
    }
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Attendance")]
impl AttendanceApi {
    /// The check-ins of an event
    ///
    /// Those that stand; `undone=true` gives those that were undone. Who lost their place since is
    /// among them, with the `registration_status` they have now, and is counted no more. `q` finds
    /// names, codes and organizations.
    #[oai(path = "/events/:id/attendance", method = "get", operation_id = "list_check_ins")]
    async fn list_check_ins(
        &self,
        by: Auth<ReadAttendance>,
        id: Path<EventId>,
        query: Listing<CheckInFilter>,
    ) -> Result<Json<List<CheckInOut>>, Problem> {
        let db = self.0.db.read();
        events::service::check_seen(db, &by, id.0).await?;
        Ok(service::list(db, id.0, &query.page, &query).await?.into())
    }

    /// Check somebody in
    ///
    /// By `registration_id` or `code`, for a `day` or to a panel; without either, for the day of `at`.
    /// Only who is confirmed is let in (409 names the state and what would help), to an event that is
    /// published or completed. 201 is a new check-in. 200 is one that was there: the same `nonce`
    /// again, or the same person at the same place, also from another device; the earliest `at` that
    /// was told stays, in whatever order it comes. A `nonce` whose check-in was undone since gives
    /// that one, with its `undone_at`, and lets nobody in; a new nonce does. The answer shows whom
    /// you have before you.
    #[oai(path = "/events/:id/attendance", method = "post", operation_id = "create_check_in")]
    async fn create_check_in(
        &self,
        by: Auth<CheckIn>,
        id: Path<EventId>,
        idempotency_key: IdempotencyKey,
        body: Body<CheckInCreate>,
    ) -> Result<CreatedOnce<CheckInOut>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { Ok(service::check_in(&w, by, id, input).await?.into()) };
        self.0.create_once(by, repeat, deed).await
    }

    /// Check many in
    ///
    /// What a device queued while it was offline: up to 5,000 rows, in any order. Each is what
    /// `POST /events/{id}/attendance` takes, and gets a result; a row that is wrong stops no other.
    /// Give each row a `nonce` and its `at`: the queue may then be sent again, whole or in part.
    #[oai(
        path = "/events/:id/attendance/batch",
        method = "post",
        operation_id = "create_check_ins"
    )]
    async fn create_check_ins(
        &self,
        by: Auth<CheckIn>,
        contract: Data<&Contract>,
        id: Path<EventId>,
        idempotency_key: IdempotencyKey,
        body: LargeBody<CheckInBatch>,
    ) -> Result<Told<CheckInBatchResult>, Problem> {
        let rows = body.check_ins.parse(&contract)?;
        let (by, id, rows) = (&*by, id.0, rows.as_slice());
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { service::check_in_many(&w, by, id, rows).await };
        self.0.tell(by, repeat, deed).await
    }

    /// Count who came
    ///
    /// How many are confirmed and how many of them are here: at all, on each day, to each panel, and
    /// by role; as it is this moment. Who is no longer confirmed counts neither as expected nor as
    /// present. Where an event was moved, check-ins stay with the days that they were made for.
    #[oai(
        path = "/events/:id/attendance/counts",
        method = "get",
        operation_id = "get_attendance_counts"
    )]
    async fn get_attendance_counts(
        &self,
        by: Auth<ReadAttendance>,
        id: Path<EventId>,
    ) -> Result<Json<AttendanceCounts>, Problem> {
        Ok(Json(service::counts(self.0.db.read(), &by, id.0).await?))
    }

    /// List who is expected
    ///
    /// Everybody who is confirmed, with their check-ins: load it in the morning, and a device knows
    /// whom to let in while it is offline. `q` finds somebody without their code by name or
    /// organization. `day` or `panel_id` says for what `present` is meant: `present=false&day=...`
    /// are those who are still missing that day.
    #[oai(path = "/events/:id/attendance/expected", method = "get", operation_id = "list_expected")]
    async fn list_expected(
        &self,
        by: Auth<ReadAttendance>,
        id: Path<EventId>,
        query: Listing<ExpectedFilter>,
    ) -> Result<Json<List<ExpectedOut>>, Problem> {
        let db = self.0.db.read();
        events::service::check_seen(db, &by, id.0).await?;
        Ok(service::expected(db, id.0, &query.page, &query).await?.into())
    }

    /// One check-in
    #[oai(path = "/attendance/:id", method = "get", operation_id = "get_check_in")]
    async fn get_check_in(
        &self,
        by: Auth<ReadAttendance>,
        id: Path<CheckInId>,
    ) -> Result<Found<CheckInOut>, Problem> {
        let db = self.0.db.read();
        let row = service::find(db, &by, id.0).await?;
        Ok(Found(service::get(db, row).await?))
    }

    /// Undo a check-in
    ///
    /// The row stays, with when and by whom it was undone; the person is absent there until they are
    /// checked in anew.
    #[oai(path = "/attendance/:id/undo", method = "post", operation_id = "undo_check_in")]
    async fn undo_check_in(
        &self,
        by: Auth<CheckIn>,
        id: Path<CheckInId>,
        idempotency_key: IdempotencyKey,
    ) -> Result<Acted<CheckInOut>, Problem> {
        let (by, id) = (&*by, id.0);
        let deed = move |w| async move { service::undo(&w, by, id).await };
        self.0.act(by, idempotency_key.alone(), deed).await
    }
}
