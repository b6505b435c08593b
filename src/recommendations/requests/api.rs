//! Progress requests and proposed contacts over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use super::service;
use super::types::{
    ContactProposalFilter, ContactProposalOut, ProgressRequestFilter, ProgressRequestOut,
    UpdateRequest, UpdateRequested,
};
use crate::context::Context;
use crate::events;
use crate::http::{
    Acted, Auth, Body, Filter, Found, IdempotencyKey, List, Listing, Organize, Problem, Read,
    Resource, Tag, Told,
};
use crate::ids::{ContactProposalId, EventId, ProgressRequestId, RecommendationId};

/// Progress requests, and whom focal points name.
pub struct ProgressRequestsApi(pub Context);

impl Resource for ProgressRequestOut {
    fn path(&self) -> String {
        format!("progress-requests/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Resource for ContactProposalOut {
    fn path(&self) -> String {
        format!("contact-proposals/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Filter for ProgressRequestFilter {
    const SORTS: &'static [&'static str] = &[];
    const SEARCHABLE: bool = false;
}

impl Filter for ContactProposalFilter {
    const SORTS: &'static [&'static str] = &[];
    const SEARCHABLE: bool = false;
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Recommendations")]
impl ProgressRequestsApi {
    /// Ask how far a recommendation is
    ///
    /// The active focal points of its addressees (`/focal-points`, those of an organization) get a mail
    /// with a link: of all for whom something is still to be done, or of the one in `organization_id`.
    /// Behind the link they see all that the event recommended to their organization, report on it, and
    /// name somebody else who is in charge. The link stays the same unless the progress request was
    /// revoked in between. What was carried forward stays there, and what they report is recorded where it
    /// goes on; while that event is a draft, or once it is cancelled, they are asked about the event from
    /// which it was carried, by the link of that one. Where nobody can be asked, that is a 409 that says
    /// why.
    #[oai(
        path = "/recommendations/:id/request-update",
        method = "post",
        operation_id = "request_update"
    )]
    async fn request_update(
        &self,
        by: Auth<Organize>,
        id: Path<RecommendationId>,
        idempotency_key: IdempotencyKey,
        body: Body<UpdateRequest>,
    ) -> Result<Told<UpdateRequested>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { service::request_update(&w, by, id, input).await };
        self.0.tell(by, repeat, deed).await
    }

    /// The progress requests of an event
    ///
    /// One for each addressee and focal point who was asked.
    #[oai(
        path = "/events/:id/progress-requests",
        method = "get",
        operation_id = "list_progress_requests"
    )]
    async fn list_progress_requests(
        &self,
        by: Auth<Read>,
        id: Path<EventId>,
        query: Listing<ProgressRequestFilter>,
    ) -> Result<Json<List<ProgressRequestOut>>, Problem> {
        let db = self.0.db.read();
        events::service::check_seen(db, &by, id.0).await?;
        Ok(service::list(db, id.0, &query.page, &query).await?.into())
    }

    /// One progress request
    #[oai(path = "/progress-requests/:id", method = "get", operation_id = "get_progress_request")]
    async fn get_progress_request(
        &self,
        by: Auth<Read>,
        id: Path<ProgressRequestId>,
    ) -> Result<Found<ProgressRequestOut>, Problem> {
        let db = self.0.db.read();
        let row = service::find(db, &by, id.0).await?;
        Ok(Found(service::get(db, row).await?))
    }

    /// Take a progress request back
    ///
    /// Its link is dead from now on, and a mail that has not gone out is called off. What was reported
    /// by it stays. Requesting an update again makes a new link.
    #[oai(
        path = "/progress-requests/:id/revoke",
        method = "post",
        operation_id = "revoke_progress_request"
    )]
    async fn revoke_progress_request(
        &self,
        by: Auth<Organize>,
        id: Path<ProgressRequestId>,
        idempotency_key: IdempotencyKey,
    ) -> Result<Acted<ProgressRequestOut>, Problem> {
        let (by, id) = (&*by, id.0);
        let deed = move |w| async move { service::revoke(&w, by, id).await };
        self.0.act(by, idempotency_key.alone(), deed).await
    }

    /// Whom focal points named in charge
    ///
    /// On the pages of this event. They become focal points once you confirm them.
    #[oai(
        path = "/events/:id/contact-proposals",
        method = "get",
        operation_id = "list_contact_proposals"
    )]
    async fn list_contact_proposals(
        &self,
        by: Auth<Read>,
        id: Path<EventId>,
        query: Listing<ContactProposalFilter>,
    ) -> Result<Json<List<ContactProposalOut>>, Problem> {
        let db = self.0.db.read();
        events::service::check_seen(db, &by, id.0).await?;
        Ok(service::list_proposals(db, id.0, &query.page, &query).await?.into())
    }

    /// One proposed contact
    #[oai(path = "/contact-proposals/:id", method = "get", operation_id = "get_contact_proposal")]
    async fn get_contact_proposal(
        &self,
        by: Auth<Read>,
        id: Path<ContactProposalId>,
    ) -> Result<Found<ContactProposalOut>, Problem> {
        Ok(Found(service::find_proposal(self.0.db.read(), &by, id.0).await?.into()))
    }

    /// Confirm a proposed contact
    ///
    /// The person with this address, or a new one, is a focal point of the organization from now on; what
    /// is on record of somebody stays as it is. They get a mail with a link of their own, unless they have
    /// one, the link of whoever named them was taken back, no mail reaches them, or the event is cancelled.
    /// Whoever was a focal point before stays one: make them inactive at `/focal-points` where they are
    /// replaced, and their links end. A limited token may not (403).
    #[oai(
        path = "/contact-proposals/:id/confirm",
        method = "post",
        operation_id = "confirm_contact_proposal"
    )]
    async fn confirm_contact_proposal(
        &self,
        by: Auth<Organize>,
        id: Path<ContactProposalId>,
        idempotency_key: IdempotencyKey,
    ) -> Result<Acted<ContactProposalOut>, Problem> {
        let (by, id) = (&*by, id.0);
        let deed = move |w| async move { service::confirm(&w, by, id).await };
        self.0.act(by, idempotency_key.alone(), deed).await
    }

    /// Dismiss a proposed contact
    ///
    /// Nobody becomes a focal point, and nobody is told.
    #[oai(
        path = "/contact-proposals/:id/dismiss",
        method = "post",
        operation_id = "dismiss_contact_proposal"
    )]
    async fn dismiss_contact_proposal(
        &self,
        by: Auth<Organize>,
        id: Path<ContactProposalId>,
        idempotency_key: IdempotencyKey,
    ) -> Result<Acted<ContactProposalOut>, Problem> {
        let (by, id) = (&*by, id.0);
        let deed = move |w| async move { service::dismiss(&w, by, id).await };
        self.0.act(by, idempotency_key.alone(), deed).await
    }
}
