//! `/f/{token}`: somebody who takes part fills in an evaluation.

use chrono::{DateTime, Utc};
use poem::web::{Data, Path};
use poem::{IntoResponse as _, Request, Response, handler};

use super::link::{self, At};
use super::participant;
use crate::context::Context;
use crate::error::{AppError, FieldError, Kind, Result};
use crate::evaluations::messages::link as link_of;
use crate::evaluations::service::{self, Opened};
use crate::evaluations::{pages, rules};
use crate::events;
use crate::events::types::EventStatus;
use crate::follow_ups::messages::language;
use crate::mail::LinkKeys;
use crate::pages::views::{EvaluationNotice, EvaluationView, MessageView, Moment, Outcome};
use crate::pages::{Asked, Form, Page, Reader, SafeHtml, Sent, respond};
use crate::people;
use crate::people::entity::person::Model as Person;

/// What stands behind a link that is right.
pub(super) struct Answering {
    opened: Opened,
    person: Person,
    now: DateTime<Utc>,
}

/// What is said above the form, and what was typed into it with what is wrong with it.
#[derive(Default)]
struct Filled<'a> {
    notice: Option<EvaluationNotice>,
    typed: Option<&'a Form>,
    faults: &'a [FieldError],
}

impl link::Opened for Answering {
    async fn by(context: &Context, token: &str) -> Result<Self> {
        let unknown = || AppError::not_found("link");
        let db = context.db.read();
        let opened = service::by_link(db, LinkKeys::claimed(token).ok_or_else(unknown)?).await?;
        if !context.keys.verify(token, &link_of(opened.event.id, &opened.invitee)) {
            return Err(unknown());
        }
        let person = people::service::find_unscoped(db, opened.registration.person_id).await?;
        Ok(Self { opened, person, now: context.db.clock().now() })
    }

    fn reader(&self, asked: &Asked) -> Reader {
        let (event, own) = (&self.opened.event, &self.opened.registration);
        let own = language(event, self.person.preferred_language.as_ref(), Some(own), None);
        asked.reader([&own].into_iter().chain(event.language()))
    }

    fn takes_several(&self, key: &str) -> bool {
        pages::takes_several(&self.opened, key)
    }

    async fn show(&self, at: &At<'_>, done: Option<&str>) -> Result<Page> {
        if let Some(ended) = self.ended(at) {
            return at.about(&self.opened.event, ended).await;
        }
        let notice = (done == Some("saved")).then_some(EvaluationNotice::Saved);
        self.page(at, Filled { notice, ..Filled::default() }).await
    }

    async fn act(&self, at: &At<'_>, form: &Form) -> Result<Response> {
        if self.ended(at).is_some() {
            return Ok(self.show(at, None).await?.into_response());
        }
        match self.answer(at, form).await {
            Ok(()) => Ok(at.done(&format!("/f/{}", at.token), "saved")),
            Err(error) if matches!(&*error.code, rules::CLOSED | rules::OVER | rules::ANSWERED) => {
                let message = MessageView::of_error(&error, &at.reader);
                Ok(at.about(&self.opened.event, message).await?.into_response())
            }
            Err(error) if error.kind == Kind::Invalid => {
                let nothing = error.fields.iter().all(|it| it.code == rules::NOTHING);
                let faults = if nothing { &[] } else { error.fields.as_slice() };
                let notice = nothing.then_some(EvaluationNotice::Nothing);
                let page = self.page(at, Filled { notice, typed: Some(form), faults }).await?;
                Ok(link::wrong(page))
            }
            Err(error) => Err(error),
        }
    }
}

impl Answering {
    /// What the page says instead, when there is nothing to answer.
    fn ended(&self, at: &At<'_>) -> Option<MessageView> {
        if self.opened.event.standing() == EventStatus::Cancelled {
            let off = MessageView::new(Outcome::Cancelled);
            return Some(off.with_status(poem::http::StatusCode::GONE));
        }
        if !self.opened.takes_part() {
            return Some(MessageView::of_error(&rules::over(), &at.reader));
        }
        let closed = !self.opened.is_open(self.now);
        closed.then(|| MessageView::of_error(&rules::closed(), &at.reader))
    }

    /// All that is answered in one write.
    async fn answer(&self, at: &At<'_>, form: &Form) -> Result<()> {
        let given = &pages::typed(&self.opened, form);
        let seen = form.text("asked").and_then(|text| text.parse().ok());
        let link = self.opened.invitee.link_id;
        let by = &participant(link);
        let deed =
            move |w| async move { Box::pin(service::answer(&w, by, link, seen, given)).await };
        at.context.db.write(deed).await
    }

    async fn page(&self, at: &At<'_>, said: Filled<'_>) -> Result<Page> {
        let (db, language) = (at.context.db.read(), at.reader.language());
        let Opened { evaluation: row, event, invitee, .. } = &self.opened;
        let before = service::said_by(db, invitee).await?;
        let subjects = service::subjects_of(db, event, row).await?;
        let introduction = row.introduction.as_ref().map(|texts| {
            events::pages::worded(event, texts, language).map(|text| SafeHtml::from_markdown(&text))
        });
        let view = EvaluationView {
            event: events::pages::summary(db, event, language, self.now).await?,
            title: events::pages::worded(event, &row.title, language),
            introduction,
            anonymous: row.anonymous,
            closes: row.closes_at.map(|end| Moment::new(end, event.time_zone.tz())),
            answered: invitee.answered,
            notice: said.notice,
            version: row.form_version,
            form: pages::form(
                &self.opened,
                &subjects,
                &at.reader,
                before.as_ref(),
                said.typed,
                said.faults,
            ),
        };
        Ok(respond::show(&at.reader, &view))
    }
}

/// Shows the form.
#[handler]
pub(super) async fn show(
    context: Data<&Context>,
    token: Path<String>,
    asked: Asked,
    request: &Request,
) -> Page {
    link::show::<Answering>(&context, &token, &asked, request).await
}

/// Takes what is answered.
#[handler]
pub(super) async fn act(
    context: Data<&Context>,
    token: Path<String>,
    asked: Asked,
    sent: Sent,
) -> Response {
    link::act::<Answering>(&context, &token, &asked, sent).await
}
