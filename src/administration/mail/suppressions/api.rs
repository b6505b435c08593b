//! Suppressions over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use super::types::{SuppressionCreate, SuppressionFilter, SuppressionOut};
use crate::context::Context;
use crate::http::{
    Auth, Body, Created, Deleted, Filter, Found, IdempotencyKey, List, Listing, Organize, Problem,
    Read, Resource, Tag,
};
use crate::ids::SuppressionId;
use crate::mail::suppressions;

/// Addresses that get no mail, or no follow-ups.
pub struct SuppressionsApi(pub Context);

impl Filter for SuppressionFilter {
    const SORTS: &'static [&'static str] = &[];
    const SEARCHABLE: bool = true;
}

impl Resource for SuppressionOut {
    fn path(&self) -> String {
        format!("mail/suppressions/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Mail")]
impl SuppressionsApi {
    /// List suppressions
    ///
    /// Addresses that get no mail (`everything`) or no follow-ups (`follow_ups`, of one event or of
    /// all), and why: mail to them came back, their reader stopped it or complained, or you did it.
    /// A mail to such an address is not sent and ends as `suppressed`; its last reply names the
    /// suppression. An address concerns all events, so a token that is limited to some may neither
    /// see nor change anything here (403).
    #[oai(path = "/mail/suppressions", method = "get", operation_id = "list_suppressions")]
    async fn list_suppressions(
        &self,
        by: Auth<Read>,
        query: Listing<SuppressionFilter>,
    ) -> Result<Json<List<SuppressionOut>>, Problem> {
        Ok(super::list(self.0.db.read(), &by, &query.page, &query).await?.into())
    }

    /// Stop mail to an address
    ///
    /// At once: what is queued for it ends as `suppressed`, and what is being sent is not tried
    /// again. If you did the same already, that is told with its id (409). What readers wish and what
    /// came back is kept beside it: lifting one leaves the others.
    #[oai(path = "/mail/suppressions", method = "post", operation_id = "create_suppression")]
    async fn create_suppression(
        &self,
        by: Auth<Organize>,
        idempotency_key: IdempotencyKey,
        body: Body<SuppressionCreate>,
    ) -> Result<Created<SuppressionOut>, Problem> {
        let (by, input) = (&*by, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { super::keep(&w, by, input).await };
        self.0.create(by, repeat, deed).await
    }

    /// One suppression
    #[oai(path = "/mail/suppressions/:id", method = "get", operation_id = "get_suppression")]
    async fn get_suppression(
        &self,
        by: Auth<Read>,
        id: Path<SuppressionId>,
    ) -> Result<Found<SuppressionOut>, Problem> {
        Ok(Found(super::find(self.0.db.read(), &by, id.0).await?))
    }

    /// Lift a suppression
    ///
    /// The address gets mail again. Mails that were `suppressed` meanwhile stay so until you send
    /// them again (`retry`). What somebody wished themselves (`unsubscribed`, `complained`) is theirs:
    /// lift it only if they ask you to.
    #[oai(path = "/mail/suppressions/:id", method = "delete", operation_id = "lift_suppression")]
    async fn lift_suppression(
        &self,
        by: Auth<Organize>,
        id: Path<SuppressionId>,
    ) -> Result<Deleted, Problem> {
        by.require_unlimited()?;
        let (by, id) = (&*by, id.0);
        self.0.db.write(move |w| async move { suppressions::lift(&w, by, id).await }).await?;
        Ok(Deleted)
    }
}
