//! Nominating and selecting over HTTP: whoever is selected is invited.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;

use crate::context::Context;
use crate::http::{Acted, Auth, Body, Created, IdempotencyKey, Organize, Problem, Tag};
use crate::ids::{EventId, NominationId};
use crate::nominations::types::{NominationCreate, NominationOut, NominationSelect};
use crate::processes::{nominate, select_nomination};

/// Nominating and selecting.
pub struct NominationProcessesApi(pub Context);

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Nominations")]
impl NominationProcessesApi {
    /// Nominate somebody
    ///
    /// As a country has named them, such as by note verbale. Each person is nominated once to an event
    /// (409 `nomination.exists`). A country may name more people than it has seats: you select among
    /// them. Not more alternates than its quota asks for (409 `nomination.alternates_full`). Nobody is
    /// mailed.
    #[oai(path = "/events/:id/nominations", method = "post", operation_id = "create_nomination")]
    async fn create_nomination(
        &self,
        by: Auth<Organize>,
        id: Path<EventId>,
        idempotency_key: IdempotencyKey,
        body: Body<NominationCreate>,
    ) -> Result<Created<NominationOut>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { nominate(&w, by, id, input).await };
        self.0.create(by, repeat, deed).await
    }

    /// Select somebody who is nominated
    ///
    /// They have one of the seats of their country from now on, and get the invitation, whose
    /// acceptance is the registration and needs no approval. Who is registered already gets the seat
    /// alone. A country that has no seat left is a 409 (`nomination.quota_full`), and so is somebody whom
    /// no letter reaches (`invitation.suppressed`) or in whose place another comes
    /// (`nomination.replaced`). When they decline,
    /// do not answer in time, or are taken out of the register, the first of those of their country
    /// who stand by (`reserve`, and alternates on whom you have not decided) gets the seat and the
    /// invitation at once; where they named somebody in their place, that person has the seat.
    #[oai(path = "/nominations/:id/select", method = "post", operation_id = "select_nomination")]
    async fn select_nomination(
        &self,
        by: Auth<Organize>,
        id: Path<NominationId>,
        idempotency_key: IdempotencyKey,
        body: Body<NominationSelect>,
    ) -> Result<Acted<NominationOut>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { select_nomination(&w, by, id, input).await };
        self.0.act(by, repeat, deed).await
    }
}
