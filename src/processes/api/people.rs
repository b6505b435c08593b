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
    /// What a person was on the day of an event stays as it was there. An address that another person has,
    /// also as one of their `other_emails`, is refused (409 `person.email_taken`, which says whose). Where
    /// mail goes to one of `other_emails` from now on, what was asked for at any of their addresses, such
    /// as by an unsubscription, holds for it.
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
    /// For duplicates: a person on record twice. The one of the path stays; all that hangs on the other one
    /// hangs on them from then on (invitations, registrations with check-ins, nominations, posts as a
    /// focal point, places in agendas, recommendations, follow-ups, mails), links that were given out
    /// lead where they led, and what is open of their data is filled in. If both have an address, mail
    /// goes to that of the one who stays, unless all that is on record of them was typed with a sign-up
    /// that nobody has confirmed and the other one is known otherwise: then it goes to the other one's, as
    /// the other one's data goes before. All their other addresses are among `other_emails` then, and
    /// whoever uses one means them: sign-ups, invitations, imports and delegations. What was asked for at
    /// any of them (by an unsubscription, a complaint, the organizers) holds for the one to which mail
    /// goes. Mails that wait go where they were going.
    ///
    /// Of what both have for one event one stays. Of two registrations that is one with a seat before one
    /// that waits for a seat, before one that waits for a decision, before what was rejected, withdrawn or
    /// never confirmed; of two who wait, who has waited for longer. Of two invitations it is an accepted
    /// one whose person takes part, before one that can be answered, before any other. Of two nominations
    /// it is one that is selected, then a reserve, then one that is not decided on. Of two alike it is
    /// that of the one who stays; of two same posts as a focal point an active one. What the other says
    /// and this one does not is filled in (answers, sensitive ones sealed anew, consents of what was
    /// confirmed); check-ins, certificates, letters and mails move to it, with every nonce, code and
    /// number. Links, codes and badges of the one that goes lead to it, for as long as its own do. A seat
    /// that nobody has any more goes to who is first on the waiting list, one of a country to who is next
    /// of it; they hear of it, and of the merge nobody does. What went is kept as it was, as long as the
    /// person is on record and no longer than the form says of its answers.
    ///
    /// Who was nominated as the one, and not declined, and comes as the other takes a seat of the country;
    /// 409 `nomination.quota_full` where it has none left. A limited token may not (403).
    ///
    /// By its id, what went is found no more (404), but for a registration at check-in and a person in a
    /// table that is imported: its links, codes and badges lead on, and the answer here says who stays.
    #[oai(path = "/people/:id/merge", method = "post", operation_id = "merge_people")]
    async fn merge_people(
        &self,
        by: Auth<Organize>,
        id: Path<PersonId>,
        idempotency_key: IdempotencyKey,
        body: Body<PersonMerge>,
    ) -> Result<Told<PersonMergeResult>, Problem> {
        let (by, id, other) = (&*by, id.0, body.other_id);
        let (repeat, vault) = (idempotency_key.with(&body), &self.0.vault);
        let deed = move |w| async move { processes::merge_people(&w, by, vault, id, other).await };
        self.0.tell(by, repeat, deed).await
    }
}
