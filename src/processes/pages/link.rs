//! A page behind a link of a mail: opened by its token, shown, acted on, and shown again.

use std::future::Future;

use poem::http::StatusCode;
use poem::{IntoResponse as _, Request, Response};

use crate::context::Context;
use crate::error::{AppError, Kind, Result};
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::mail::{LinkKeys, LinkRef, Purpose};
use crate::pages::views::MessageView;
use crate::pages::{Asked, Form, Page, Reader, Sent, SentFile, Unread, respond};
use crate::people::merged;
use crate::people::merged::entity::record;
use crate::uploads::rules::LARGEST_OF_PAGE;

/// How often one who is merged again and again is followed.
const MERGED_MOST: usize = 20;

/// What stands behind a link that is right.
pub(super) trait Opened: Sized + Send + Sync {
    /// Looks it up; 404 unless the token is exactly right.
    fn by(context: &Context, token: &str) -> impl Future<Output = Result<Self>> + Send;

    /// In whose language it is shown.
    fn reader(&self, asked: &Asked) -> Reader;

    /// Whether several values can be sent under a name.
    fn takes_several(&self, _key: &str) -> bool {
        false
    }

    /// The page; `done` is what was just done there.
    fn show(&self, at: &At<'_>, done: Option<&str>) -> impl Future<Output = Result<Page>> + Send;

    /// What a form of the page does.
    fn act(&self, at: &At<'_>, form: &Form) -> impl Future<Output = Result<Response>> + Send;

    /// The fields in which files can be chosen.
    fn files(&self) -> Vec<String> {
        Vec::new()
    }

    /// The same where it may bring files; of a page that asks for none they are passed over.
    fn act_with(
        &self,
        at: &At<'_>,
        form: &Form,
        _files: Vec<SentFile>,
    ) -> impl Future<Output = Result<Response>> + Send {
        self.act(at, form)
    }
}

/// The page that is asked for, and who reads it.
pub(super) struct At<'a> {
    pub context: &'a Context,
    pub token: &'a str,
    pub reader: Reader,
}

impl At<'_> {
    /// A page that says one thing about the event, and why, if that is that it is off.
    pub async fn about(&self, event: &Event, message: MessageView) -> Result<Page> {
        let (db, language) = (&self.context.db, self.reader.language());
        let summary = events::pages::summary(db.read(), event, language, db.clock().now()).await?;
        let message = message.because(event.cancel_reason.as_deref()).about(summary);
        Ok(respond::message(&self.reader, &message))
    }

    /// Sends the browser on to a page that tells of nothing that was just done.
    pub fn back(&self, path: &str) -> Response {
        respond::see_other(&self.reader.link(path))
    }

    /// Sends the browser on to a page that tells what was just done.
    pub fn done(&self, path: &str, what: &str) -> Response {
        let page = self.reader.link(path);
        let sign = if page.contains('?') { '&' } else { '?' };
        respond::see_other(&format!("{page}{sign}done={what}"))
    }
}

/// Shows the page; opening it changes nothing, however often and by whom.
pub(super) async fn show<O: Opened>(
    context: &Context,
    token: &str,
    asked: &Asked,
    request: &Request,
) -> Page {
    let (opened, token) = match follow::<O>(context, token).await {
        Ok(opened) => opened,
        Err(error) => return respond::refusal(error, &asked.reader([])),
    };
    let at = At { context, token: &token, reader: opened.reader(asked) };
    let done = done(request);
    let shown = opened.show(&at, done.as_deref()).await;
    shown.unwrap_or_else(|error| respond::refusal(error, &at.reader))
}

/// Takes a form. Once the link is right, every page is in the language of whoever holds it, also
/// the one that says that the form cannot be read.
pub(super) async fn act<O: Opened>(
    context: &Context,
    token: &str,
    asked: &Asked,
    sent: Sent,
) -> Response {
    take(context, token, asked, |_: &O| async { Ok((sent.0?, Vec::new())) }).await
}

/// The same for a form that may bring files: it is read once the link is right.
pub(super) async fn act_with_files<O: Opened>(
    context: &Context,
    token: &str,
    asked: &Asked,
    sent: Unread,
) -> Response {
    let read = |opened: &O| {
        let fields = opened.files();
        async move { sent.read(&fields, LARGEST_OF_PAGE).await }
    };
    take(context, token, asked, read).await
}

async fn take<O: Opened, S: Future<Output = Result<(Form, Vec<SentFile>)>> + Send>(
    context: &Context,
    token: &str,
    asked: &Asked,
    sent: impl FnOnce(&O) -> S,
) -> Response {
    let (opened, token) = match follow::<O>(context, token).await {
        Ok(opened) => opened,
        Err(error) => return respond::refusal(error, &asked.reader([])).into_response(),
    };
    let at = At { context, token: &token, reader: opened.reader(asked) };
    let sent = sent(&opened).await.and_then(|(form, files)| {
        form.check_once(|key| opened.takes_several(key))?;
        Ok((form, files))
    });
    let taken = match sent {
        Ok((form, files)) => match opened.act_with(&at, &form, files.clone()).await {
            Err(error) => act_again::<O>(&at, asked, (&form, files), error).await,
            done => done,
        },
        Err(error) => Err(error),
    };
    taken.unwrap_or_else(|error| respond::refusal(error, &at.reader).into_response())
}

/// Once more where the row that was opened is part of another one by now: two people became one while
/// the form was on its way.
async fn act_again<O: Opened>(
    at: &At<'_>,
    asked: &Asked,
    (form, files): (&Form, Vec<SentFile>),
    error: AppError,
) -> Result<Response> {
    if error.kind != Kind::NotFound {
        return Err(error);
    }
    // Whoever wrote beside this may share a commit that is still to come; after one's own it is there.
    at.context.db.write(|_| async { Ok(()) }).await?;
    let (opened, token) = follow::<O>(at.context, at.token).await?;
    if token == at.token {
        return Err(error);
    }
    let at = At { context: at.context, token: &token, reader: opened.reader(asked) };
    opened.act_with(&at, form, files).await
}

pub(super) async fn open<O: Opened>(context: &Context, token: &str) -> Result<O> {
    follow::<O>(context, token).await.map(|(opened, _)| opened)
}

/// The same with the token that opens it, which is another one where two people became one, and what
/// was given out with a row that went leads to the one that stays.
async fn follow<O: Opened>(context: &Context, token: &str) -> Result<(O, String)> {
    let mut token = token.to_owned();
    for _ in 0..MERGED_MOST {
        match O::by(context, &token).await {
            Err(error) if error.kind == Kind::NotFound => match led_on(context, &token).await? {
                Some(next) => token = next,
                None => return Err(context.limits.failed_look_up(error)),
            },
            opened => {
                let opened = opened.map_err(|error| context.limits.failed_look_up(error))?;
                return Ok((opened, token));
            }
        }
    }
    Err(context.limits.failed_look_up(AppError::not_found("link")))
}

/// The token of what a row became whose own token this was, as it was good when the row went.
async fn led_on(context: &Context, token: &str) -> Result<Option<String>> {
    let Some(claimed) = LinkKeys::claimed(token) else { return Ok(None) };
    let found = merged::service::by_link(context.db.read(), claimed).await?;
    let Some(row) = found else { return Ok(None) };
    let purposes: &[Purpose] = match row.kind {
        record::Kind::Invitation => &[Purpose::Answer],
        record::Kind::Registration => &[Purpose::Manage, Purpose::ConfirmAddress],
        record::Kind::ProgressRequest => &[Purpose::Report],
        record::Kind::Evaluation => &[Purpose::Evaluate],
        _ => &[],
    };
    let (Some(generation), Some(to), Some(to_generation)) =
        (row.link_generation, row.to_link_id, row.to_generation)
    else {
        return Ok(None);
    };
    let event_id = row.event_id;
    let own = |purpose| LinkRef { purpose, event_id, link_id: claimed, generation };
    let right = purposes.iter().copied().find(|it| context.keys.verify(token, &own(*it)));
    let Some(purpose) = right else { return Ok(None) };
    let next = LinkRef { purpose, event_id, link_id: to, generation: to_generation };
    context.keys.token(&next).map(Some)
}

/// What was just done, as the address of the page says it.
fn done(request: &Request) -> Option<String> {
    let query = request.uri().query().unwrap_or_default();
    query.split('&').find_map(|pair| pair.strip_prefix("done=")).map(str::to_owned)
}

/// The page with something wrong on it.
pub(super) fn wrong(page: Page) -> Response {
    page.with_status(StatusCode::UNPROCESSABLE_ENTITY).into_response()
}
