//! What is done to a person and touches other parts, over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;

use crate::context::Context;
use crate::db::Write;
use crate::http::{Auth, Body, Found, IdempotencyKey, IfMatch, Organize, Problem, Tag, Told};
use crate::ids::{FocalPointId, PersonId};
use crate::people::focal_points;
use crate::people::focal_points::types::{FocalPointOut, FocalPointPatch};
use crate::people::types::{PersonMerge, PersonMergeResult, PersonOut, PersonPatch};
use crate::{people, processes};

/// Changing people and focal points.
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

    /// Change a focal point
    ///
    /// Where somebody has left the post, make them inactive and add who follows them, so that what
    /// was asked of whom stays on record. Their links to report progress open nothing from then on, and
    /// mails with them that wait are not sent.
    #[oai(path = "/focal-points/:id", method = "patch", operation_id = "update_focal_point")]
    async fn update_focal_point(
        &self,
        by: Auth<Organize>,
        id: Path<FocalPointId>,
        if_match: IfMatch,
        body: Body<FocalPointPatch>,
    ) -> Result<Found<FocalPointOut>, Problem> {
        let (by, id, expected, patch) = (&*by, id.0, &*if_match, &*body);
        let look = move |w: Write| async move { focal_points::service::get(&w, by, id).await };
        let deed = move |w| async move {
            processes::change_focal_point(&w, by, id, expected, patch).await
        };
        self.0.change(look, deed).await
    }

    /// Merge two people
    ///
    /// For one person who is on record twice. The one of the path stays; all that hangs on the other one
    /// hangs on them from then on (invitations, registrations with check-ins, nominations, posts as a
    /// focal point, places in agendas, recommendations, follow-ups, mails), links that were given out
    /// lead where they led, and what is open of their data is filled in. If both have an address, the
    /// one who stays keeps theirs, also what the other one asked for by an unsubscription holds for it;
    /// mails that wait go where they were going. The answer shows the other one for the last time. Where
    /// both have what one person has once, such as a registration for the same event, nothing is changed
    /// (409 `person.merge_clash`, which names each). A limited token may not (403).
    #[oai(path = "/people/:id/merge", method = "post", operation_id = "merge_people")]
    async fn merge_people(
        &self,
        by: Auth<Organize>,
        id: Path<PersonId>,
        idempotency_key: IdempotencyKey,
        body: Body<PersonMerge>,
    ) -> Result<Told<PersonMergeResult>, Problem> {
        let (by, id, other) = (&*by, id.0, body.other_id);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { processes::merge_people(&w, by, id, other).await };
        self.0.tell(by, repeat, deed).await
    }
}
