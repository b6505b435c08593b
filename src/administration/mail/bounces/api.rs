//! Reports on mails over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use super::types::{BounceFilter, BounceOut, BounceReport};
use crate::context::Context;
use crate::http::{
    Acted, Auth, Filter, Found, IdempotencyKey, List, Listing, Message, Organize, Problem, Read,
    Resource, Tag, aside,
};
use crate::ids::BounceId;
use crate::mail::bounces::Report;

/// Reports on mails that came back, are late, or were unwanted.
pub struct BouncesApi(pub Context);

impl Filter for BounceFilter {
    const ORDER: &'static str = "received_at";
    const SORTS: &'static [&'static str] = &[];
    const SEARCHABLE: bool = true;
}

impl Resource for BounceReport {
    fn path(&self) -> String {
        format!("mail/bounces/{}", self.report.id)
    }

    fn version(&self) -> i64 {
        self.report.version
    }
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Mail")]
impl BouncesApi {
    /// List reports on mails
    ///
    /// What mail servers reported of mails that came back, are late, or were unwanted, and what was
    /// made of it. They are kept for 90 days, and of those that are `unproven`, `unreadable` or
    /// `ignored` the newest 10,000; their text stands in each of them alone. They concern all events,
    /// so a token that is limited to some may not see them (403).
    #[oai(path = "/mail/bounces", method = "get", operation_id = "list_bounces")]
    async fn list_bounces(
        &self,
        by: Auth<Read>,
        query: Listing<BounceFilter>,
    ) -> Result<Json<List<BounceOut>>, Problem> {
        Ok(super::list(self.0.db.read(), &by, &query.page, &query).await?.into())
    }

    /// Hand in a report on a mail
    ///
    /// One message as it came, headers and all: a delivery report (RFC 3464), a complaint (RFC
    /// 5965), or anything else that came to the address to which mails come back. `convoke bounce`
    /// takes the same from a mail server.
    ///
    /// A report counts only if the address `bounce+...` stands in it that was the sender of just
    /// that mail, and that nobody can make up; mails have such senders once
    /// `CONVOKE_MAIL_BOUNCE_DOMAIN` is set. Without it nothing can be proven: reports are kept and
    /// change nothing (`unproven`).
    ///
    /// A mail that could not be delivered becomes `bounced`. Its address gets no more mail if the
    /// reply blames the address; not if the mailbox is full, the mail too large, or its content or a
    /// policy was the reason. A complaint stops follow-ups, or all mail if it was about another mail.
    /// A delay is noted on the mail. The same report again changes nothing, nor does an automatic
    /// answer or what cannot be read; nothing is ever sent in answer.
    #[oai(path = "/mail/bounces", method = "post", operation_id = "create_bounce")]
    async fn create_bounce(
        &self,
        by: Auth<Organize>,
        idempotency_key: IdempotencyKey,
        body: Message,
    ) -> Result<Acted<BounceReport>, Problem> {
        by.require_unlimited()?;
        let (by, keys, bytes) = (&*by, &*self.0.keys, &*body);
        let report = &aside(|| Report::read(bytes))?;
        let repeat = idempotency_key.with_message(&body);
        let deed = move |w| async move { super::take(&w, by, keys, report).await };
        self.0.act(by, repeat, deed).await
    }

    /// One report on a mail, with its text
    #[oai(path = "/mail/bounces/:id", method = "get", operation_id = "get_bounce")]
    async fn get_bounce(
        &self,
        by: Auth<Read>,
        id: Path<BounceId>,
    ) -> Result<Found<BounceReport>, Problem> {
        Ok(Found(super::find(self.0.db.read(), &by, id.0).await?))
    }
}
