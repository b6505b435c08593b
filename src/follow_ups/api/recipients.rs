//! Who gets a follow-up, over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use crate::context::Context;
use crate::follow_ups::service;
use crate::follow_ups::types::{
    AudienceFilter, AudienceMemberOut, DryRun, RecipientFilter, RecipientOut,
};
use crate::http::{Auth, Filter, IdempotencyKey, List, Listing, Problem, Read, Tag, Told};
use crate::ids::FollowUpId;

/// Who gets a follow-up.
pub struct RecipientsApi(pub Context);

impl Filter for AudienceFilter {
    const ORDER: &'static str = "person_id";
    const SORTS: &'static [&'static str] = &["full_name"];
    const SEARCHABLE: bool = true;
}

impl Filter for RecipientFilter {
    const ORDER: &'static str = "person_id";
    const SORTS: &'static [&'static str] = &["created_at"];
    const SEARCHABLE: bool = true;
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::FollowUps")]
impl RecipientsApi {
    /// Count whom a follow-up would go to
    ///
    /// As if it were sent now: how many would get a mail, how many have no address, and the address
    /// of how many gets no follow-ups; together these are the audience. The files that all of them would
    /// get are named, and what keeps it from going out. Nothing is sent or changed. Who
    /// they are is listed under `/follow-ups/{id}/audience`. Those who have got it are not counted
    /// again; of one that goes by each person's invitation all are counted, whenever their time is.
    #[oai(path = "/follow-ups/:id/dry-run", method = "post", operation_id = "dry_run_follow_up")]
    async fn dry_run_follow_up(
        &self,
        by: Auth<Read>,
        id: Path<FollowUpId>,
        idempotency_key: IdempotencyKey,
    ) -> Result<Told<DryRun>, Problem> {
        let (by, id, db) = (&*by, id.0, &self.0.db);
        let look = move || async move { service::dry_run(db.read(), by, id, db.clock()).await };
        self.0.look(by, idempotency_key.alone(), look).await
    }

    /// List whom a follow-up would go to
    ///
    /// Those who would get it if it were sent now, and with `has_address=false` those who would not
    /// for want of an e-mail address. Those whose address gets no follow-ups are among them, with
    /// `suppressed`. Whoever has got it stands under `/follow-ups/{id}/recipients` instead. `q` finds
    /// names.
    #[oai(
        path = "/follow-ups/:id/audience",
        method = "get",
        operation_id = "list_follow_up_audience"
    )]
    async fn list_follow_up_audience(
        &self,
        by: Auth<Read>,
        id: Path<FollowUpId>,
        query: Listing<AudienceFilter>,
    ) -> Result<Json<List<AudienceMemberOut>>, Problem> {
        let (read, clock) = (self.0.db.read(), self.0.db.clock());
        Ok(service::audience(read, &by, id.0, &query.page, &query, clock).await?.into())
    }

    /// List who got a follow-up
    ///
    /// Each person with their mail and what became of it. `status=failed` shows whom it did not
    /// reach; `POST /mail/messages/retry-failed` with `follow_up_id` sends it to all of these again,
    /// and to nobody else. `q` finds names.
    #[oai(
        path = "/follow-ups/:id/recipients",
        method = "get",
        operation_id = "list_follow_up_recipients"
    )]
    async fn list_follow_up_recipients(
        &self,
        by: Auth<Read>,
        id: Path<FollowUpId>,
        query: Listing<RecipientFilter>,
    ) -> Result<Json<List<RecipientOut>>, Problem> {
        let page = service::recipients(self.0.db.read(), &by, id.0, &query.page, &query).await?;
        Ok(page.into())
    }
}
