//! What the buttons of `/r/{token}` do.

use poem::{IntoResponse as _, Response};

use super::{Registered, purpose};
use crate::db::Write;
use crate::error::{AppError, FieldError, Kind, Result};
use crate::events::seats;
use crate::events::types::EventStatus;
use crate::mail::Purpose;
use crate::pages::views::{MessageView, Outcome};
use crate::pages::{Form, SentFile, respond};
use crate::processes::confirm_address;
use crate::processes::follow_nominations::follow_nominations;
use crate::processes::pages::link::{At, wrong};
use crate::processes::pages::participant;
use crate::registrations::entity::Model as Registration;
use crate::registrations::files;
use crate::registrations::messages::link as link_of;
use crate::registrations::pages::{read, read_name};
use crate::registrations::rules::{Refusal, check_editing};
use crate::registrations::service::{self, Details};
use crate::registrations::types::{RegistrationDecision, RegistrationStatus};

/// What somebody says of themselves.
pub(super) struct Said {
    name: Option<String>,
    details: Details,
}

impl Registered {
    /// Another mail to confirm the address with.
    pub(super) async fn renew(&self, at: &At<'_>) -> Result<Response> {
        at.context.limits.check_share(|limits| &limits.links)?;
        self.write(at, "renew", None).await?;
        let page = respond::message(&at.reader, &MessageView::new(Outcome::LinkSent));
        Ok(page.into_response())
    }

    /// Takes what was typed and chosen. Once nothing can be changed any more, no file is kept.
    pub(super) async fn say(
        &self,
        at: &At<'_>,
        form: &Form,
        sent: Vec<SentFile>,
    ) -> Result<Response> {
        if let Err(closed) = self.check_files(form, &sent) {
            return self.refused(at, form, closed, true).await;
        }
        let by = &participant(self.row.link_id);
        let sent = if self.is_editable() { sent } else { Vec::new() };
        let (before, all) = (&self.row.answers.0, (form.clone(), sent));
        let (form, faults) = files::pages::take(at.context, by, &self.form, before, all).await?;
        let action = form.raw("action").unwrap_or_default();
        match self.said(at, &form) {
            Ok(said) if faults.is_empty() => self.finish(at, &form, (action, Some(&said))).await,
            said => {
                let faults: Vec<_> =
                    faults.into_iter().chain(said.err().into_iter().flatten()).collect();
                self.again(at, &form, &faults).await
            }
        }
    }

    /// 409 for a file that is chosen where none is kept any more: it may be all that was changed, and the
    /// page would say that it is saved. What is over altogether, the write refuses.
    fn check_files(&self, form: &Form, sent: &[SentFile]) -> Result<()> {
        if form.raw("action") != Some("save") || sent.is_empty() || !self.is_open() {
            return Ok(());
        }
        check_editing(self.editable_until().filter(|_| self.is_editable()), self.now)
    }

    /// Does it, and tells what came of it.
    pub(super) async fn finish(
        &self,
        at: &At<'_>,
        form: &Form,
        (action, said): (&str, Option<&Said>),
    ) -> Result<Response> {
        match self.write(at, action, said).await {
            Ok((row, changed)) => {
                let token = at.context.keys.token(&link_of(&row, Purpose::Manage))?;
                let page = format!("/r/{token}");
                // What was so before is saved, but was not done now.
                let told = changed || action == "save";
                Ok(if told { at.done(&page, action) } else { at.back(&page) })
            }
            Err(error) => self.refused(at, form, error, said.is_some()).await,
        }
    }

    /// What was typed, or all that is wrong with it. A name that was not sent stays as it is.
    fn said(&self, at: &At<'_>, form: &Form) -> Result<Said, Vec<FieldError>> {
        let typed = Details::typed(&self.row).with_apart(&self.apart);
        let unconfirmed = self.row.status == RegistrationStatus::Unverified;
        let before = if unconfirmed { typed.shown(&self.form) } else { typed };
        let details = read(form, &self.asking(), &at.reader, self.now, &before);
        let named = self.names_themselves && form.raw("full_name").is_some();
        let mut wrong = Vec::new();
        let name = named.then(|| read_name(form, &mut wrong).to_owned());
        match details {
            Ok(details) if wrong.is_empty() => Ok(Said { name, details }),
            details => {
                wrong.extend(details.err().into_iter().flatten());
                Err(wrong)
            }
        }
    }

    /// The same page with what is wrong beside its field, and everything typed still there.
    async fn again(&self, at: &At<'_>, form: &Form, faults: &[FieldError]) -> Result<Response> {
        let form = self.form(at).await?.filled(form).marked(faults, &at.reader);
        let view = self.view(at, form, None).await?;
        Ok(wrong(respond::show(&at.reader, &view)))
    }

    /// What the state does not allow is said with the contact; what is wrong, beside its field, if
    /// it was a field that was sent.
    async fn refused(
        &self,
        at: &At<'_>,
        form: &Form,
        error: AppError,
        said: bool,
    ) -> Result<Response> {
        if let Some(fault) = self.offer(at.context).await?.fault(&error).filter(|_| said) {
            return self.again(at, form, &[fault]).await;
        }
        match error.kind {
            Kind::Conflict => {
                let message = MessageView::of_error(&error, &at.reader);
                Ok(at.about(&self.event, message).await?.into_response())
            }
            Kind::Invalid => self.again(at, form, &error.fields).await,
            _ => Err(error),
        }
    }

    /// One action in one write, and whether it changed anything; the link is verified again under
    /// the lock.
    async fn write(
        &self,
        at: &At<'_>,
        action: &str,
        said: Option<&Said>,
    ) -> Result<(Registration, bool)> {
        let (event, name) = (self.event.id, self.row.link_id);
        let (context, token) = (at.context, at.token);
        let by = &participant(name);
        let deed = move |w: Write| async move {
            let event = seats::lock(&w, event).await?;
            let row = service::locked_by_link(&w, name).await?;
            let purpose = purpose(context, token, &row)?;
            service::refuse_closed(&event)?;
            if event.status != EventStatus::Published || event.is_over(w.now()) {
                return Err(Refusal::Over.into());
            }
            let told = RegistrationDecision { reason: None, notify: true };
            let before = row.clone();
            let after = match (action, purpose, said) {
                ("confirm", _, Some(Said { name, details })) => {
                    confirm_address(&w, by, &event, row, (name.as_deref(), details)).await
                }
                ("renew", _, _) => service::renew_address(&w, by, &event, row).await,
                ("withdraw", Purpose::Manage, _) => {
                    service::withdraw(&w, by, &event, row, &told).await
                }
                ("return", Purpose::Manage, _) => service::come_back(&w, by, &event, row).await,
                ("save", Purpose::Manage, Some(said)) => {
                    service::edit(&w, by, &event, row, &said.details).await
                }
                _ => Err(AppError::bad_request("registration.no_action", "Choose what to do.")),
            }?;
            let changed = after != before;
            if changed && matches!(action, "withdraw" | "return") {
                let person = Some(after.person_id);
                Box::pin(follow_nominations(&w, by, &event, person)).await?;
            }
            Ok((after, changed))
        };
        context.db.write(deed).await
    }
}
