//! The outbox and the templates over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use super::types::{
    MailListFilter, MailOut, MailPreview, Retried, RetryFilter, TemplateOut, TemplatePreview,
};
use crate::context::Context;
use crate::http::{
    Acted, Auth, Body, Filter, Found, IdempotencyKey, List, Listing, Organize, Problem, Read,
    Resource, Tag, Told,
};
use crate::ids::MailId;

/// The outbox and the templates.
pub struct MailApi(pub Context);

impl Filter for MailListFilter {
    const SORTS: &'static [&'static str] = &["next_attempt_at"];
    const SEARCHABLE: bool = true;
}

impl Resource for MailOut {
    fn path(&self) -> String {
        format!("mail/messages/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Mail")]
impl MailApi {
    /// List mails
    ///
    /// The outbox: what waits, what was sent, and what the relay said to it. `person_id` shows
    /// all mails to a person, `about_id` all about an invitation or a registration (with
    /// `sort=-created_at&limit=1` the last of them), `status=failed` what needs a look, and
    /// `follow_up_id` with `status=suppressed` who did not want a follow-up. `q` finds recipients by name and
    /// address.
    #[oai(path = "/mail/messages", method = "get", operation_id = "list_mails")]
    async fn list_mails(
        &self,
        by: Auth<Read>,
        query: Listing<MailListFilter>,
    ) -> Result<Json<List<MailOut>>, Problem> {
        let (db, room) = (self.0.db.read(), &self.0.mailroom);
        Ok(super::list(db, &by, room, &query.page, &query).await?.into())
    }

    /// One mail
    #[oai(path = "/mail/messages/:id", method = "get", operation_id = "get_mail")]
    async fn get_mail(&self, by: Auth<Read>, id: Path<MailId>) -> Result<Found<MailOut>, Problem> {
        Ok(Found(super::find(self.0.db.read(), &by, &self.0.mailroom, id.0).await?))
    }

    /// Read a mail as its recipient does
    ///
    /// The links in it are the recipient's own and work: whoever opens one acts as that person.
    /// So this is for organizers only, and not for sharing. A mail that was sent is written anew
    /// with today's templates.
    #[oai(path = "/mail/messages/:id/preview", method = "get", operation_id = "preview_mail")]
    async fn preview_mail(
        &self,
        by: Auth<Organize>,
        id: Path<MailId>,
    ) -> Result<Json<MailPreview>, Problem> {
        Ok(Json(super::preview(self.0.db.read(), &by, &self.0.mailroom, id.0).await?))
    }

    /// Send a mail again
    ///
    /// One that failed, came back or was suppressed, or at once one that waits for its next attempt.
    /// It keeps its Message-ID. While its address is suppressed it ends as `suppressed` again: lift
    /// that first (`/mail/suppressions`).
    #[oai(path = "/mail/messages/:id/retry", method = "post", operation_id = "retry_mail")]
    async fn retry_mail(
        &self,
        by: Auth<Organize>,
        id: Path<MailId>,
        idempotency_key: IdempotencyKey,
    ) -> Result<Acted<MailOut>, Problem> {
        let (by, id, room) = (&*by, id.0, &self.0.mailroom);
        let deed = move |w| async move { super::retry(&w, by, room, id).await };
        self.0.act(by, idempotency_key.alone(), deed).await
    }

    /// Call a mail off
    ///
    /// One that is being sent just now may still go out, but is not tried again.
    #[oai(path = "/mail/messages/:id/cancel", method = "post", operation_id = "cancel_mail")]
    async fn cancel_mail(
        &self,
        by: Auth<Organize>,
        id: Path<MailId>,
        idempotency_key: IdempotencyKey,
    ) -> Result<Acted<MailOut>, Problem> {
        let (by, id, room) = (&*by, id.0, &self.0.mailroom);
        let deed = move |w| async move { super::cancel(&w, by, room, id).await };
        self.0.act(by, idempotency_key.alone(), deed).await
    }

    /// Send failed mails again
    ///
    /// All that failed and that the filter leaves, such as those of one follow-up.
    #[oai(
        path = "/mail/messages/retry-failed",
        method = "post",
        operation_id = "retry_failed_mails"
    )]
    async fn retry_failed_mails(
        &self,
        by: Auth<Organize>,
        idempotency_key: IdempotencyKey,
        body: Body<RetryFilter>,
    ) -> Result<Told<Retried>, Problem> {
        let (by, filter) = (&*by, &*body);
        let deed = move |w| async move { super::retry_failed(&w, by, filter).await };
        self.0.tell(by, idempotency_key.with(&body), deed).await
    }

    /// List mail templates
    ///
    /// With what can stand in them between `{{` and `}}`.
    #[oai(path = "/mail/templates", method = "get", operation_id = "list_mail_templates")]
    async fn list_mail_templates(
        &self,
        _by: Auth<Read>,
    ) -> Result<Json<List<TemplateOut>>, Problem> {
        let items = super::templates(&self.0.mailroom)?;
        Ok(Json(List { items, next_cursor: None }))
    }

    /// Preview a mail template
    ///
    /// Filled with sample data, or with yours in its place. Its links lead nowhere.
    #[oai(
        path = "/mail/templates/:name/preview",
        method = "post",
        operation_id = "preview_mail_template"
    )]
    async fn preview_mail_template(
        &self,
        by: Auth<Read>,
        name: Path<String>,
        idempotency_key: IdempotencyKey,
        body: Body<TemplatePreview>,
    ) -> Result<Told<MailPreview>, Problem> {
        let (room, name, input) = (&self.0.mailroom, &*name, &*body);
        let look = move || async move { super::preview_template(room, name, input) };
        self.0.look(&by, idempotency_key.with(&body), look).await
    }
}
