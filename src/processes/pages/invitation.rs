//! `/i/{token}`: an invitation is opened and answered.

use chrono::{DateTime, Utc};
use poem::web::{Data, Path};
use poem::{IntoResponse as _, Request, Response, handler};

use super::{check_share, done, failed, participant};
use crate::context::Context;
use crate::db::Write;
use crate::error::{AppError, Checks, Kind, Result};
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::events::types::{EventStatus, Modality};
use crate::invitations;
use crate::invitations::entity::Model as Invitation;
use crate::invitations::rules;
use crate::invitations::types::{Answer, InvitationStatus};
use crate::mail::{LinkKeys, Purpose};
use crate::pages::views::{
    AnswerView, FormView, InvitationView, MessageView, Moment, Outcome, Places,
};
use crate::pages::{Asked, Form, Page, Reader, SafeHtml, respond};
use crate::people;
use crate::people::entity::person::Model as Person;
use crate::processes::{Given, answer};
use crate::registrations;
use crate::registrations::entity::Model as Registration;
use crate::registrations::messages::link;
use crate::registrations::pages::{fields, filled, read};
use crate::registrations::service::Details;
use crate::text::long_text_fault;

/// What stands behind a link that is right.
struct Opened {
    event: Event,
    invitation: Invitation,
    person: Person,
    registration: Option<Registration>,
    now: DateTime<Utc>,
}

impl Opened {
    async fn by(context: &Context, token: &str) -> Result<Self> {
        let unknown = || AppError::not_found("link");
        let db = context.db.read();
        let claimed = LinkKeys::claimed(token).ok_or_else(unknown)?;
        let invitation = invitations::service::by_link(db, claimed).await?;
        if !context.keys.verify(token, &invitations::messages::link(&invitation)) {
            return Err(unknown());
        }
        let holder = participant(invitation.link_id);
        let event = events::service::find(db, &holder, invitation.event_id).await?;
        let person = people::service::find_unscoped(db, invitation.person_id).await?;
        let registration = registrations::service::of_person(db, event.id, person.id).await?;
        let now = context.db.clock().now();
        Ok(Self { event, invitation, person, registration, now })
    }

    fn reader(&self, asked: &Asked) -> Reader {
        asked.reader([&invitations::messages::language(
            &self.event,
            &self.person,
            &self.invitation,
        )])
    }

    fn ends(&self) -> DateTime<Utc> {
        rules::ends_at(self.invitation.expires_at, self.event.ends_at())
    }

    /// What the page says instead, when there is nothing to answer any more.
    async fn closed(&self, context: &Context, reader: &Reader) -> Result<Option<Page>> {
        let over = self.event.is_over(self.now);
        let outcome = if self.event.status == EventStatus::Cancelled {
            MessageView::new(Outcome::Cancelled)
        } else if self.now < self.ends() {
            return Ok(None);
        } else if over || self.event.status != EventStatus::Published {
            MessageView::new(Outcome::Expired)
        } else {
            MessageView::expired_with_new_link()
        };
        let summary = events::pages::summary(context.db.read(), &self.event, reader.language());
        let page = outcome.with_status(poem::http::StatusCode::GONE).about(summary.await?);
        Ok(Some(respond::message(reader, &page)))
    }

    fn answered(&self, fresh: bool) -> Option<AnswerView> {
        let answer = match self.invitation.status {
            InvitationStatus::Accepted => "accepted",
            InvitationStatus::Declined => "declined",
            _ => return None,
        };
        let at = Moment::new(self.invitation.answered_at?, self.event.time_zone.tz());
        Some(AnswerView { answer, at, reason: self.invitation.decline_reason.clone(), fresh })
    }

    async fn known(&self, context: &Context) -> Result<Details> {
        if let Some(row) = &self.registration {
            return Ok(Details::said(row));
        }
        let known = Details::of(context.db.read(), &self.person).await?;
        let choice = self.event.modality == Modality::Hybrid;
        Ok(Details { mode: known.mode.filter(|_| !choice), ..known })
    }

    async fn places(&self, context: &Context) -> Result<Places> {
        if self.registration.as_ref().is_some_and(|row| row.status.is_in()) {
            return Ok(Places::Free);
        }
        super::sign_up::places(context, &self.event).await
    }

    async fn view(
        &self,
        context: &Context,
        reader: &Reader,
        form: FormView,
        reason: String,
        fresh: bool,
    ) -> Result<InvitationView> {
        let registered = self.registration.as_ref().filter(|row| row.status.is_in());
        let manage = registered.map(|row| context.keys.token(&link(row, Purpose::Manage)));
        let manage_url = manage.transpose()?.map(|token| reader.link(&format!("/r/{token}")));
        let note = self.invitation.note.as_deref().unwrap_or_default();
        let email = self.person.email.as_ref();
        Ok(InvitationView {
            event: events::pages::summary(context.db.read(), &self.event, reader.language())
                .await?,
            person_name: self.person.full_name.clone(),
            role: self.invitation.role.as_str(),
            masked_email: email.map(crate::mail::EmailAddress::masked).unwrap_or_default(),
            answer_by: Some(Moment::new(self.ends(), self.event.time_zone.tz())),
            answer: self.answered(fresh),
            note: SafeHtml::from_markdown(note),
            can_decline: true,
            places: self.places(context).await?,
            form,
            decline_reason: reason,
            manage_url,
        })
    }
}

/// Shows the invitation; opening it changes nothing, however often and by whom.
#[handler]
pub(super) async fn show(
    context: Data<&Context>,
    token: Path<String>,
    asked: Asked,
    request: &Request,
) -> Page {
    let fresh = done(request).is_some();
    let shown = async {
        let opened = Opened::by(&context, &token).await.map_err(|e| failed(&context, e))?;
        let reader = opened.reader(&asked);
        if let Some(page) = opened.closed(&context, &reader).await? {
            return Ok(page);
        }
        let known = opened.known(&context).await?;
        let form = FormView::new(filled(fields(&reader, &opened.event), &known));
        let view = opened.view(&context, &reader, form, String::new(), fresh).await?;
        Ok(respond::show(&reader, &view))
    };
    shown.await.unwrap_or_else(|error| respond::refusal(error, &asked.reader([])))
}

/// Takes the answer.
#[handler]
pub(super) async fn act(
    context: Data<&Context>,
    token: Path<String>,
    asked: Asked,
    form: Form,
) -> Response {
    let reader = asked.reader([]);
    match take(&context, &token, &asked, &form).await {
        Ok(response) => response,
        Err(error) => respond::refusal(error, &reader).into_response(),
    }
}

async fn take(context: &Context, token: &str, asked: &Asked, form: &Form) -> Result<Response> {
    let opened = Opened::by(context, token).await.map_err(|error| failed(context, error))?;
    let reader = opened.reader(asked);
    if form.raw("action") == Some("renew") {
        return renew(context, &opened, &reader).await;
    }
    if let Some(page) = opened.closed(context, &reader).await? {
        return Ok(page.into_response());
    }
    match form.raw("answer") {
        Some("accept") => accept(context, token, &opened, &reader, form).await,
        Some("decline") => decline(context, token, &opened, &reader, form).await,
        _ => Err(AppError::bad_request("invitation.no_answer", "Choose accept or decline.")),
    }
}

async fn accept(
    context: &Context,
    token: &str,
    opened: &Opened,
    reader: &Reader,
    form: &Form,
) -> Result<Response> {
    let known = opened.known(context).await?;
    let details = match read(form, &opened.event, reader, opened.now, &known) {
        Ok(details) => details,
        Err(wrong) => return again(context, opened, reader, form, &wrong).await,
    };
    let given = &Given {
        answer: Answer::Accept,
        details: Some(&details),
        reason: None,
        substitute: None,
        on_behalf: None,
    };
    match write(context, token, opened, given).await {
        Ok(Some(row)) => {
            let token = context.keys.token(&link(&row, Purpose::Manage))?;
            let page = reader.link(&format!("/r/{token}"));
            let sign = if page.contains('?') { '&' } else { '?' };
            Ok(respond::see_other(&format!("{page}{sign}done=accepted")))
        }
        Ok(None) => Err(AppError::internal("an acceptance left no registration")),
        Err(error) if error.kind == Kind::Conflict => {
            let db = context.db.read();
            let summary = events::pages::summary(db, &opened.event, reader.language()).await?;
            let page = MessageView::of_error(&error, reader).about(summary);
            Ok(respond::message(reader, &page).into_response())
        }
        Err(error) if error.kind == Kind::Invalid => {
            again(context, opened, reader, form, &error.fields).await
        }
        Err(error) => Err(error),
    }
}

async fn decline(
    context: &Context,
    token: &str,
    opened: &Opened,
    reader: &Reader,
    form: &Form,
) -> Result<Response> {
    let reason = form.text("reason");
    let mut checks = Checks::new();
    checks.extend(reason.and_then(|reason| long_text_fault("reason", reason, 2000)));
    if let Err(error) = checks.finish() {
        return again(context, opened, reader, form, &error.fields).await;
    }
    let given = &Given {
        answer: Answer::Decline,
        details: None,
        reason,
        substitute: None,
        on_behalf: None,
    };
    write(context, token, opened, given).await?;
    let page = reader.link(&format!("/i/{token}"));
    let sign = if page.contains('?') { '&' } else { '?' };
    Ok(respond::see_other(&format!("{page}{sign}done=declined")))
}

/// The answer in one write. The link is verified again under the lock: it may have been revoked
/// since it was looked up.
async fn write(
    context: &Context,
    token: &str,
    opened: &Opened,
    given: &Given<'_>,
) -> Result<Option<Registration>> {
    let name = opened.invitation.link_id;
    let by = &participant(name);
    let keys = &context.keys;
    let deed = move |w: Write| async move {
        let (event, invitation) = invitations::service::locked_by_link(&w, name).await?;
        if !keys.verify(token, &invitations::messages::link(&invitation)) {
            return Err(AppError::not_found("link"));
        }
        let (_, registration) = answer(&w, by, &event, invitation, given).await?;
        Ok(registration)
    };
    context.db.write(deed).await
}

/// A new link, to the address on record alone.
async fn renew(context: &Context, opened: &Opened, reader: &Reader) -> Result<Response> {
    check_share(&context.limits.links)?;
    let name = opened.invitation.link_id;
    let by = &participant(name);
    let deed = move |w: Write| async move {
        let (event, invitation) = invitations::service::locked_by_link(&w, name).await?;
        invitations::service::renew(&w, by, &event, invitation).await
    };
    context.db.write(deed).await?;
    let page = MessageView::new(Outcome::LinkSent);
    Ok(respond::message(reader, &page).into_response())
}

/// The same page with what is wrong beside its field, and everything typed still there.
async fn again(
    context: &Context,
    opened: &Opened,
    reader: &Reader,
    form: &Form,
    wrong: &[crate::error::FieldError],
) -> Result<Response> {
    let fields = FormView::new(fields(reader, &opened.event)).filled(form).marked(wrong, reader);
    let reason = form.raw("reason").unwrap_or_default().to_owned();
    let view = opened.view(context, reader, fields, reason, false).await?;
    Ok(respond::show(reader, &view).into_response())
}
