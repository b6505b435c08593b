//! What the forms of `/i/{token}` do, of which the first is accepting.

use poem::{IntoResponse as _, Response};

use super::Invited;
use crate::db::Write;
use crate::error::{AppError, Kind, Result};
use crate::invitations;
use crate::invitations::types::Answer;
use crate::mail::Purpose;
use crate::pages::views::{MessageView, Outcome};
use crate::pages::{Form, SentFile, respond};
use crate::processes::Given;
use crate::processes::answer_invitation::answer;
use crate::processes::invitee::Invitee;
use crate::processes::pages::link::At;
use crate::processes::pages::participant;
use crate::registrations;
use crate::registrations::entity::Model as Registration;
use crate::registrations::files;
use crate::registrations::messages::link as link_of;
use crate::registrations::pages::read;

impl Invited {
    pub(super) async fn accept(
        &self,
        at: &At<'_>,
        form: &Form,
        sent: Vec<SentFile>,
    ) -> Result<Response> {
        let known = self.known(at.context).await?;
        let by = &participant(self.invitation.link_id);
        let (before, all) = (&known.answers, (form.clone(), sent));
        let (form, mut faults) =
            files::pages::take(at.context, by, &self.form, before, all).await?;
        let form = &form;
        let details = match read(form, &self.asking(), &at.reader, self.now, &known) {
            Ok(details) if faults.is_empty() => details,
            details => {
                faults.extend(details.err().into_iter().flatten());
                return self.again(at, form, &faults).await;
            }
        };
        let given = Given { details: Some(&details), ..Given::just(Answer::Accept) };
        match self.write(at, &given).await {
            Ok(Some(row)) => {
                let token = at.context.keys.token(&link_of(&row, Purpose::Manage))?;
                Ok(at.done(&format!("/r/{token}"), "accepted"))
            }
            Ok(None) => Err(AppError::internal("an acceptance left no registration")),
            Err(error) => self.refused(at, form, error).await,
        }
    }

    /// What the state does not allow is said with the contact; what is wrong, beside its field.
    pub(super) async fn refused(
        &self,
        at: &At<'_>,
        form: &Form,
        error: AppError,
    ) -> Result<Response> {
        if let Some(fault) = self.offer(at.context).await?.fault(&error) {
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

    /// The answer in one write. The link is verified again under the lock: it may have been revoked
    /// since it was looked up.
    pub(super) async fn write(
        &self,
        at: &At<'_>,
        given: &Given<'_>,
    ) -> Result<Option<Registration>> {
        let (event, name) = (self.event.id, self.invitation.link_id);
        let by = &participant(name);
        let (keys, token) = (&at.context.keys, at.token);
        let deed = move |w: Write| async move {
            let (event, invitee) = Invitee::by_link(&w, event, name).await?;
            if !keys.verify(token, &invitations::messages::link(&invitee.invitation)) {
                return Err(AppError::not_found("link"));
            }
            // The event may have been called off since, too.
            registrations::service::refuse_closed(&event)?;
            let (_, registration) = answer(&w, by, &event, invitee, given).await?;
            Ok(registration)
        };
        at.context.db.write(deed).await
    }

    /// A new link, to the address on record alone.
    pub(super) async fn renew(&self, at: &At<'_>) -> Result<Response> {
        at.context.limits.check_share(|limits| &limits.links)?;
        let (event, name) = (self.event.id, self.invitation.link_id);
        let by = &participant(name);
        let deed = move |w: Write| async move {
            let (event, invitation) = invitations::service::locked_by_link(&w, event, name).await?;
            invitations::service::renew(&w, by, &event, invitation).await
        };
        at.context.db.write(deed).await?;
        let page = MessageView::new(Outcome::LinkSent);
        Ok(respond::message(&at.reader, &page).into_response())
    }
}
