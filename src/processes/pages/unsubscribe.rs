//! `/u/{token}`: mails that go to many, stopped and taken up again by whoever reads them.

use poem::http::header::CONTENT_TYPE;
use poem::web::{Data, Path};
use poem::{Body, IntoResponse as _, Request, Response, handler};

use super::link::{self, At, Opened};
use super::participant;
use crate::access::Actor;
use crate::context::Context;
use crate::db::{self, Write};
use crate::error::{AppError, Result};
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::ids::MailId;
use crate::mail::entity::Model as Mail;
use crate::mail::suppressions::{self, SuppressionReason, SuppressionScope};
use crate::mail::{self, LinkKeys};
use crate::pages::views::{Stopped, UnsubscribeView};
use crate::pages::{Asked, Form, Page, Reader, Sent, edge, forms, respond};
use crate::people;

/// What stands behind a link that is right.
struct Subscribed {
    mail: Mail,
    event: Event,
}

/// What the reader of a mail wishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    StopEvent,
    StopAll,
    TakeBack,
}

impl Opened for Subscribed {
    async fn by(context: &Context, token: &str) -> Result<Self> {
        let unknown = || AppError::not_found("link");
        let db = context.db.read();
        let claimed = LinkKeys::claimed(token).ok_or_else(unknown)?;
        let mail = mail::find(db, MailId(claimed)).await;
        let mail = mail.map_err(|error| error.if_missing(unknown))?;
        let right = mail.bulk && context.keys.verify(token, &suppressions::link(&mail));
        let event = mail.event_id.filter(|_| right).ok_or_else(unknown)?;
        let event = events::service::find(db, &participant(mail.id.0), event).await?;
        Ok(Self { mail, event })
    }

    fn reader(&self, asked: &Asked) -> Reader {
        asked.reader([&self.mail.language])
    }

    async fn show(&self, at: &At<'_>, _done: Option<&str>) -> Result<Page> {
        let db = at.context.db.read();
        let (language, now) = (at.reader.language(), at.context.db.clock().now());
        let held = suppressions::of_reader(db, &self.mail).await?;
        let own = |row: &suppressions::entity::Model| row.reason == SuppressionReason::Unsubscribed;
        let view = UnsubscribeView {
            event: events::pages::summary(db, &self.event, language, now).await?,
            masked_email: self.mail.recipient.masked(),
            stopped: stopped(&held),
            can_take_back: held.iter().any(own),
            by_others: !held.iter().all(own),
        };
        Ok(respond::show(&at.reader, &view))
    }

    async fn act(&self, at: &At<'_>, form: &Form) -> Result<Response> {
        let wish = match form.raw("action") {
            Some("stop_event") => Wish::StopEvent,
            Some("stop_all") => Wish::StopAll,
            Some("take_back") => Wish::TakeBack,
            _ => return Err(AppError::bad_request("unsubscribe.no_action", "Choose what to do.")),
        };
        self.write(at.context, wish).await?;
        Ok(at.back(&format!("/u/{}", at.token)))
    }
}

/// How much of what goes to many is stopped, by whomever.
fn stopped(held: &[suppressions::entity::Model]) -> Stopped {
    let follow_ups = held.iter().filter(|row| row.scope == SuppressionScope::FollowUps);
    let events: Vec<_> = follow_ups.map(|row| row.event_id).collect();
    match events.as_slice() {
        [] => Stopped::Nothing,
        events if events.contains(&None) => Stopped::All,
        _ => Stopped::Event,
    }
}

impl Subscribed {
    /// Does it in one write; once it is answered, nothing that was stopped goes out any more.
    async fn write(&self, context: &Context, wish: Wish) -> Result<()> {
        let (by, mail) = (&participant(self.mail.id.0), &self.mail);
        let deed = move |w: Write| async move {
            let mut stopped = Vec::new();
            for mail in wherever(&w, by, mail).await? {
                match wish {
                    Wish::StopEvent => {
                        stopped.push(suppressions::stop(&w, by, &mail, mail.event_id).await?);
                    }
                    Wish::StopAll => stopped.push(suppressions::stop(&w, by, &mail, None).await?),
                    Wish::TakeBack => suppressions::take_back(&w, by, &mail).await?,
                }
            }
            Ok(stopped)
        };
        for row in context.db.write(deed).await? {
            suppressions::settle(&context.db, &row).await?;
        }
        Ok(())
    }
}

/// The mail as it went out, and as it would now where its reader is written to at another address of
/// theirs; who that is stays so until the write ends.
async fn wherever(w: &Write, by: &Actor, mail: &Mail) -> Result<Vec<Mail>> {
    let mut all = vec![mail.clone()];
    let sent_to = mail.recipient.canonical();
    let found = people::service::by_addresses(w, vec![sent_to.clone()]).await?;
    let Some(reader) = found.into_values().next() else { return Ok(all) };
    let reader = people::service::lock(w, by, reader.id).await;
    // Another write may have made one of them and another one.
    let reader = reader.map_err(|error| error.if_missing(db::overtaken))?;
    let now = reader.email.filter(|email| email.canonical() != sent_to);
    all.extend(now.map(|recipient| Mail { recipient, ..mail.clone() }));
    Ok(all)
}

/// Shows what can be stopped.
#[handler]
pub(super) async fn show(
    context: Data<&Context>,
    token: Path<String>,
    asked: Asked,
    request: &Request,
) -> Page {
    link::show::<Subscribed>(&context, &token, &asked, request).await
}

/// Does what the button says, or what a provider posts for its reader: from its own servers, so that
/// this alone is taken whatever site a browser says it comes from.
#[handler]
pub(super) async fn act(
    context: Data<&Context>,
    token: Path<String>,
    asked: Asked,
    request: &Request,
    body: Body,
) -> Response {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let bytes = forms::whole(body).await;
    if bytes.as_ref().is_ok_and(|bytes| forms::is_one_click(kind, bytes)) {
        return one_click(&context, &token, &asked).await;
    }
    if edge::is_foreign(request) {
        return respond::refusal(edge::foreign(), &asked.reader([])).into_response();
    }
    let sent = Sent(bytes.and_then(|bytes| Form::given(kind, &bytes)));
    link::act::<Subscribed>(&context, &token, &asked, sent).await
}

/// One press of a button at the reader's provider, which follows nowhere: the page itself.
async fn one_click(context: &Context, token: &str, asked: &Asked) -> Response {
    let opened = match link::open::<Subscribed>(context, token).await {
        Ok(opened) => opened,
        Err(error) => return respond::refusal(error, &asked.reader([])).into_response(),
    };
    let at = At { context, token, reader: opened.reader(asked) };
    let shown = match opened.write(context, Wish::StopEvent).await {
        Ok(()) => opened.show(&at, None).await,
        Err(error) => Err(error),
    };
    shown.unwrap_or_else(|error| respond::refusal(error, &at.reader)).into_response()
}
