//! What organizers decide on registrations over HTTP: the seats of countries follow.

use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Path;

use crate::context::Context;
use crate::http::{
    Acted, Auth, Body, Contract, Created, IdempotencyKey, LargeBody, Organize, Problem, Tag, Told,
};
use crate::ids::{EventId, RegistrationId};
use crate::processes::{self, ForAll};
use crate::registrations::types::{
    RegistrationCreate, RegistrationDecision, RegistrationDecisionBatch,
    RegistrationDecisionsResult, RegistrationOut, RegistrationSubstitute,
};

/// Registering, and deciding on registrations.
pub struct RegistrationProcessesApi(pub Context);

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Registrations")]
impl RegistrationProcessesApi {
    /// Register somebody
    ///
    /// Approved at once, also outside the public window and in a past event that is being
    /// recorded; never beyond capacity. The record keeps who did it. Nobody is told of a draft: there,
    /// this and whatever else is done to a registration wants `"notify": false` (else 409), and a
    /// follow-up tells people once the event is published.
    #[oai(
        path = "/events/:id/registrations",
        method = "post",
        operation_id = "create_registration"
    )]
    async fn create_registration(
        &self,
        by: Auth<Organize>,
        id: Path<EventId>,
        idempotency_key: IdempotencyKey,
        body: Body<RegistrationCreate>,
    ) -> Result<Created<RegistrationOut>, Problem> {
        let (by, vault, id, input) = (&*by, &self.0.vault, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { processes::register(&w, by, vault, id, input).await };
        self.0.create(by, repeat, deed).await
    }

    /// Decide on many registrations
    ///
    /// Up to 5,000 rows, in the order in which seats are given. Each gets a result; a row that is wrong
    /// stops no other, and one on which the same was decided before stays as it is (`as_before`). They
    /// are decided 50 a write: what was stopped half-way is completed by the same call once more.
    #[oai(
        path = "/events/:id/registrations/decide",
        method = "post",
        operation_id = "decide_registrations"
    )]
    async fn decide_registrations(
        &self,
        by: Auth<Organize>,
        contract: Data<&Contract>,
        id: Path<EventId>,
        idempotency_key: IdempotencyKey,
        body: LargeBody<RegistrationDecisionBatch>,
    ) -> Result<Told<RegistrationDecisionsResult>, Problem> {
        let rows = body.decisions.parse(&contract)?;
        let (by, db, id, rows) = (&*by, &self.0.db, id.0, rows.as_slice());
        let all = ForAll { reason: body.reason.as_ref(), notify: body.notify };
        let repeat = idempotency_key.with(&body);
        let deed = move || async move { processes::decide_many(db, by, id, rows, all).await };
        self.0.tell_at_length(by, repeat, deed).await
    }

    /// Approve a registration
    ///
    /// It gets a seat if one is free, else a place on the waiting list. Also for one that was
    /// rejected before.
    #[oai(
        path = "/registrations/:id/approve",
        method = "post",
        operation_id = "approve_registration"
    )]
    async fn approve_registration(
        &self,
        by: Auth<Organize>,
        id: Path<RegistrationId>,
        idempotency_key: IdempotencyKey,
        body: Body<RegistrationDecision>,
    ) -> Result<Acted<RegistrationOut>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { processes::approve_registration(&w, by, id, input).await };
        self.0.act(by, repeat, deed).await
    }

    /// Reject a registration
    ///
    /// The reason, if you give one, stands in the mail.
    #[oai(
        path = "/registrations/:id/reject",
        method = "post",
        operation_id = "reject_registration"
    )]
    async fn reject_registration(
        &self,
        by: Auth<Organize>,
        id: Path<RegistrationId>,
        idempotency_key: IdempotencyKey,
        body: Body<RegistrationDecision>,
    ) -> Result<Acted<RegistrationOut>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { processes::reject_registration(&w, by, id, input).await };
        self.0.act(by, repeat, deed).await
    }

    /// Withdraw a registration
    ///
    /// The seat goes to the first on the waiting list. The person does not come back by themselves
    /// (409 `registration.taken_back`); you can register them again. Where they told you that they
    /// cannot come, answer their invitation on their behalf, which leaves them the way back. Check-ins
    /// stay on record, and are counted no more unless the person is confirmed again.
    #[oai(
        path = "/registrations/:id/withdraw",
        method = "post",
        operation_id = "withdraw_registration"
    )]
    async fn withdraw_registration(
        &self,
        by: Auth<Organize>,
        id: Path<RegistrationId>,
        idempotency_key: IdempotencyKey,
        body: Body<RegistrationDecision>,
    ) -> Result<Acted<RegistrationOut>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed =
            move |w| async move { processes::withdraw_registration(&w, by, id, input).await };
        self.0.act(by, repeat, deed).await
    }

    /// Put somebody else in their place
    ///
    /// The substitute takes the seat, or the place on the waiting list, and none of the data: whoever
    /// was checked in stays so on record, and the substitute is checked in anew. A seat of a country goes
    /// to somebody of that country alone (409 `nomination.other_country`).
    #[oai(
        path = "/registrations/:id/substitute",
        method = "post",
        operation_id = "substitute_registration"
    )]
    async fn substitute_registration(
        &self,
        by: Auth<Organize>,
        id: Path<RegistrationId>,
        idempotency_key: IdempotencyKey,
        body: Body<RegistrationSubstitute>,
    ) -> Result<Acted<RegistrationOut>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed =
            move |w| async move { processes::substitute_registration(&w, by, id, input).await };
        self.0.act(by, repeat, deed).await
    }
}
