//! Tokens, the audit log and jobs over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use super::tokens::create_token;
use crate::access::service;
use crate::access::types::{TokenCreate, TokenFilter, TokenMade, TokenOut};
use crate::audit;
use crate::audit::types::{AuditFilter, AuditOut};
use crate::context::Context;
use crate::http::{
    Administer, Auth, Body, Created, Deleted, Filter, Found, IdempotencyKey, List, Listing,
    Problem, Read, Resource, Tag,
};
use crate::ids::{JobId, TokenId};
use crate::jobs;
use crate::jobs::types::JobOut;

/// Tokens, the audit log and jobs.
pub struct AdministrationApi(pub Context);

impl Filter for TokenFilter {
    const SORTS: &'static [&'static str] = &[];
    const SEARCHABLE: bool = true;
}

impl Filter for AuditFilter {
    const ORDER: &'static str = "at";
    const SORTS: &'static [&'static str] = &[];
    const SEARCHABLE: bool = false;
}

impl Resource for TokenMade {
    fn path(&self) -> String {
        format!("tokens/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.token.version
    }
}

impl Resource for TokenOut {
    fn path(&self) -> String {
        format!("tokens/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Resource for JobOut {
    fn path(&self) -> String {
        format!("jobs/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Administration")]
impl AdministrationApi {
    /// List tokens
    ///
    /// Without their secrets, which nobody can see again. Revoked ones stay in the list.
    #[oai(path = "/tokens", method = "get", operation_id = "list_tokens")]
    async fn list_tokens(
        &self,
        by: Auth<Administer>,
        query: Listing<TokenFilter>,
    ) -> Result<Json<List<TokenOut>>, Problem> {
        by.require_unlimited()?;
        Ok(service::list(self.0.db.read(), &query.page, &query).await?.into())
    }

    /// Make a token
    ///
    /// The answer holds the secret; it is shown this once and stored as a hash alone. Repeating
    /// the request with the same Idempotency-Key gives 409 and names the token, without its secret.
    #[oai(path = "/tokens", method = "post", operation_id = "create_token")]
    async fn create_token(
        &self,
        by: Auth<Administer>,
        idempotency_key: IdempotencyKey,
        body: Body<TokenCreate>,
    ) -> Result<Created<TokenMade>, Problem> {
        let (by, input) = (&*by, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { create_token(&w, by, input).await };
        self.0.create_secret(by, repeat, deed).await
    }

    /// One token
    #[oai(path = "/tokens/:id", method = "get", operation_id = "get_token")]
    async fn get_token(
        &self,
        by: Auth<Administer>,
        id: Path<TokenId>,
    ) -> Result<Found<TokenOut>, Problem> {
        by.require_unlimited()?;
        Ok(Found(service::find(self.0.db.read(), id.0).await?.into()))
    }

    /// Revoke a token
    ///
    /// Once this is answered, which takes a second, no server takes the token any more. The record
    /// of it stays.
    #[oai(path = "/tokens/:id", method = "delete", operation_id = "revoke_token")]
    async fn revoke_token(
        &self,
        by: Auth<Administer>,
        id: Path<TokenId>,
    ) -> Result<Deleted, Problem> {
        let (by, id) = (&*by, id.0);
        self.0.db.write(move |w| async move { service::revoke(&w, by, id).await }).await?;
        self.0.tokens.forget_everywhere(id).await;
        Ok(Deleted)
    }

    /// The audit log
    ///
    /// Who did what to which object, when and from where, with the names of the fields that
    /// changed. Nothing is ever changed or deleted here.
    #[oai(path = "/audit", method = "get", operation_id = "list_audit")]
    async fn list_audit(
        &self,
        by: Auth<Administer>,
        query: Listing<AuditFilter>,
    ) -> Result<Json<List<AuditOut>>, Problem> {
        let page = audit::service::list(self.0.db.read(), &by, &query.page, &query).await?;
        Ok(page.into())
    }

    /// One job
    ///
    /// Long work, such as a follow-up to thousands of people, goes on after its request was
    /// answered. Ask every second or so until `state` is neither `queued` nor `running`; `done` of
    /// `total` says how far it is. Work that a server dies over, or that waits for the database, is
    /// taken up again where it was; what cannot be done ends as `failed`, with the reason in
    /// `problem`. Jobs are kept for 90 days after their end; then they are not there any more (404).
    #[oai(path = "/jobs/:id", method = "get", operation_id = "get_job")]
    async fn get_job(&self, by: Auth<Read>, id: Path<JobId>) -> Result<Found<JobOut>, Problem> {
        Ok(Found(jobs::service::find(self.0.db.read(), &by, id.0).await?))
    }
}
