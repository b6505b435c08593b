//! `/i/{token}`: an invitation is opened and answered.

mod deeds;
mod earlier;
mod forms;
mod standing;

use chrono::{DateTime, Utc};
use poem::http::StatusCode;
use poem::web::{Data, Path};
use poem::{IntoResponse as _, Request, Response, handler};

use super::link::{self, At, Opened, wrong};
use super::places::Offer;
use crate::context::Context;
use crate::error::{AppError, Checks, FieldError, Kind, Result};
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::events::types::{EventStatus, Modality};
use crate::invitations;
use crate::invitations::entity::Model as Invitation;
use crate::invitations::rules;
use crate::invitations::types::{Answer, InvitationStatus};
use crate::mail::{EmailAddress, LinkKeys};
use crate::nominations::requests::service::organization_of;
use crate::pages::views::{FieldView, InvitationView, MessageView, Moment, Outcome, Places};
use crate::pages::{Asked, Form, Page, Reader, SafeHtml, SentFile, Unread, evenly, respond};
use crate::people::entity::person::Model as Person;
use crate::processes::Given;
use crate::registrations;
use crate::registrations::entity::Model as Registration;
use crate::registrations::form;
use crate::registrations::form::types::RegistrationForm;
use crate::registrations::pages::{Asking, fields, filled, with_places};
use crate::registrations::rules::{Barred, Instead, takes_seat};
use crate::registrations::sensitive::{self, Apart};
use crate::registrations::service::Details;
use crate::registrations::types::{AttendanceMode, RegistrationStatus};
use crate::text::long_text_fault;

/// What stands behind a link that is right.
pub(super) struct Invited {
    event: Event,
    invitation: Invitation,
    person: Person,
    registration: Option<Registration>,
    /// What the event asks of those who accept.
    form: RegistrationForm,
    /// What they have said to its sensitive fields.
    apart: Apart,
    /// What keeps the person from coming back by themselves.
    barred: Option<Barred>,
    /// How far it is with whom they named in their place.
    instead: Option<Instead>,
    /// Whether they had declined a place that whoever named them keeps since.
    given_back: bool,
    /// Whether the link is one that was given out and holds no more.
    former: bool,
    now: DateTime<Utc>,
}

impl Opened for Invited {
    async fn by(context: &Context, token: &str) -> Result<Self> {
        let unknown = || AppError::not_found("link");
        let db = context.db.read();
        let claimed = LinkKeys::claimed(token).ok_or_else(unknown)?;
        let (invitation, event, person) = invitations::service::by_link(db, claimed).await?;
        let link = invitations::messages::link(&invitation);
        let former = !context.keys.verify(token, &link);
        if former && !context.keys.verify_former(token, &link) {
            return Err(unknown());
        }
        let registration = registrations::service::of_person(db, event.id, person.id).await?;
        let form = form::service::asked(db, event.id).await?;
        let apart = match &registration {
            Some(row) => sensitive::service::of(db, &context.vault, row).await?,
            None => Apart::new(&context.vault),
        };
        let now = context.db.clock().now();
        let barred = match &registration {
            Some(row) => registrations::service::barred(db, row).await?,
            None => None,
        };
        let instead = match &invitation.substitute_name {
            Some(_) => registrations::service::instead(db, &event, &invitation, now).await?,
            None => None,
        };
        let given_back = !invitation.in_own_right
            && registrations::service::is_given_back(db, &event, &invitation, now).await?;
        Ok(Self {
            event,
            invitation,
            person,
            registration,
            form,
            apart,
            barred,
            instead,
            given_back,
            former,
            now,
        })
    }

    fn reader(&self, asked: &Asked) -> Reader {
        let own = invitations::messages::language(&self.event, &self.person, &self.invitation);
        asked.reader([&own].into_iter().chain(self.event.language()))
    }

    fn takes_several(&self, key: &str) -> bool {
        form::pages::takes_several(&self.form, key)
    }

    fn files(&self) -> Vec<String> {
        self.form.files()
    }

    async fn show(&self, at: &At<'_>, done: Option<&str>) -> Result<Page> {
        if let Some(page) = self.closed(at).await? {
            return Ok(page);
        }
        let view = self.view(at, None, &[], None, done).await?;
        Ok(respond::show(&at.reader, &view))
    }

    async fn act(&self, at: &At<'_>, form: &Form) -> Result<Response> {
        self.act_with(at, form, Vec::new()).await
    }

    async fn act_with(&self, at: &At<'_>, form: &Form, sent: Vec<SentFile>) -> Result<Response> {
        if form.raw("action") == Some("renew") && !self.former {
            return self.renew(at).await;
        }
        if let Some(page) = self.closed(at).await? {
            return Ok(page.into_response());
        }
        match form.raw("answer").and_then(|word| word.trim().parse().ok()) {
            Some(Answer::Accept) => self.accept(at, form, sent).await,
            Some(Answer::Decline) => self.decline(at, form).await,
            Some(Answer::Substitute) => self.substitute(at, form).await,
            None => {
                let choice = at.reader.catalogue().say("answer-missing", []);
                let view = self.view(at, Some(form), &[], Some(choice), None).await?;
                Ok(wrong(respond::show(&at.reader, &view)))
            }
        }
    }
}

impl Invited {
    fn ends(&self) -> DateTime<Utc> {
        rules::ends_at(self.invitation.expires_at, self.event.ends_at())
    }

    async fn is_renewable(&self, context: &Context) -> Result<bool> {
        let checked = invitations::service::check_renewal(context.db.read(), &self.invitation);
        match checked.await {
            Ok(()) => Ok(true),
            Err(error) if error.kind == Kind::Gone => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// What the page says instead, when there is nothing to answer any more.
    async fn closed(&self, at: &At<'_>) -> Result<Option<Page>> {
        use EventStatus::{Archived, Cancelled, Published};
        if self.former && self.invitation.status == InvitationStatus::Revoked {
            let withdrawn = MessageView::new(Outcome::Withdrawn);
            return at.about(&self.event, withdrawn).await.map(Some);
        }
        let outcome = match (self.event.standing(), self.former) {
            (Cancelled, _) => MessageView::new(Outcome::Cancelled),
            (Archived, _) => MessageView::new(Outcome::Over),
            _ if self.event.is_over(self.now) => MessageView::new(Outcome::Over),
            (_, true) => MessageView::new(Outcome::Replaced),
            _ if self.now < self.ends() => return Ok(None),
            (Published, _) if self.is_renewable(at.context).await? => {
                MessageView::expired_with_new_link()
            }
            _ => MessageView::new(Outcome::Expired),
        };
        at.about(&self.event, outcome.with_status(StatusCode::GONE)).await.map(Some)
    }

    async fn known(&self, context: &Context) -> Result<Details> {
        if let Some(row) = self.registration.as_ref().filter(|row| row.is_own_word()) {
            return Ok(Details::said(row).with_apart(&self.apart));
        }
        let db = context.db.read();
        let mut known = Details::of(db, &self.person).await?;
        if known.organization.is_none() {
            // What a focal point typed is on nobody's record; it is theirs once they send it.
            known.organization = organization_of(db, self.event.id, self.person.id).await?;
        }
        let choice = self.event.modality == Modality::Hybrid;
        let known = Details { mode: known.mode.filter(|_| !choice), ..known };
        Ok(known.with_apart(&self.apart))
    }

    /// The registration, while it counts.
    fn registered(&self) -> Option<&Registration> {
        self.registration.as_ref().filter(|row| row.status.is_in())
    }

    /// What is left for somebody in this role.
    async fn offer(&self, context: &Context) -> Result<Offer> {
        let offer = Offer::of(context, &self.event).await?;
        let offer = if self.invitation.skip_approval { offer.undecided() } else { offer };
        let seated = self
            .registered()
            .is_some_and(|row| row.status == RegistrationStatus::Confirmed && takes_seat(row.role));
        Ok(match seated {
            _ if !takes_seat(self.invitation.role) => offer.without_limit(),
            true => offer.for_seated(),
            false => match self.kept(context).await? {
                Some(mode) => offer.without_limit_of(mode),
                None => offer,
            },
        })
    }

    /// The kind of the place that somebody who named them keeps for them until they accept.
    async fn kept(&self, context: &Context) -> Result<Option<AttendanceMode>> {
        let kept = registrations::service::keepers(context.db.read(), &self.invitation).await?;
        Ok(kept.first().map(|row| row.attendance_mode))
    }

    fn asking(&self) -> Asking<'_> {
        // An organizer may have given them another role since they accepted.
        let own = self.registered().filter(|row| row.invitation_id == Some(self.invitation.id));
        let role = own.map_or(self.invitation.role, |row| row.role);
        Asking { event: &self.event, form: &self.form, role }
    }

    async fn asked(&self, at: &At<'_>, offer: &Offer) -> Result<Vec<FieldView>> {
        let own = self.registered().map(|row| row.attendance_mode);
        let fields =
            with_places(fields(&at.reader, &self.asking()), &at.reader, &offer.by_mode(), own);
        let fields = filled(fields, &self.asking(), &self.known(at.context).await?);
        self.offered(at.context, &at.reader, fields).await
    }

    /// The page with what is known, what was typed over it, and what is wrong with that.
    async fn view(
        &self,
        at: &At<'_>,
        typed: Option<&Form>,
        faults: &[FieldError],
        choice: Option<String>,
        done: Option<&str>,
    ) -> Result<InvitationView> {
        let At { context, reader, .. } = at;
        let registered = self.own(at)?;
        let email = self.person.email.as_ref();
        let offer = self.offer(context).await?;
        let accept = self.asked(at, &offer).await?;
        let [form, decline, substitute] = forms::all(reader, accept, typed, faults);
        let ends = Moment::new(self.ends(), self.event.time_zone.tz());
        let db = context.db.read();
        let view = InvitationView {
            event: events::pages::summary(db, &self.event, reader.language(), self.now).await?,
            person_name: self.person.full_name.clone(),
            role: self.invitation.role.as_str(),
            masked_email: email.map(EmailAddress::masked).unwrap_or_default(),
            answer_by: self.invitation.expires_at.map(|_| ends),
            answer: self.answered(done),
            note: SafeHtml::from_markdown(self.invitation.note.as_deref().unwrap_or_default()),
            named: self.named(),
            places: if registered.is_some() { Places::Free } else { offer.places() },
            form,
            decline,
            substitute,
            choice,
            errors: Vec::new(),
            registered,
            withdrawn: self.withdrawn(at)?,
            given_back: self.given_back,
        };
        Ok(view.summed_up())
    }

    /// The same page with what is wrong beside its field, and everything typed still there.
    async fn again(&self, at: &At<'_>, form: &Form, faults: &[FieldError]) -> Result<Response> {
        let view = self.view(at, Some(form), faults, None, None).await?;
        Ok(wrong(respond::show(&at.reader, &view)))
    }

    async fn decline(&self, at: &At<'_>, form: &Form) -> Result<Response> {
        let reason = form.text("reason");
        let mut checks = Checks::new();
        checks.extend(reason.and_then(|reason| long_text_fault("reason", reason, 2000)));
        if let Err(error) = checks.finish() {
            return self.again(at, form, &error.fields).await;
        }
        let given = Given { reason, ..Given::just(Answer::Decline) };
        self.write(at, &given).await?;
        Ok(at.done(&format!("/i/{}", at.token), "declined"))
    }

    async fn substitute(&self, at: &At<'_>, form: &Form) -> Result<Response> {
        let person = match forms::substitute(form) {
            Ok(person) => person,
            Err(faults) => return self.again(at, form, &faults).await,
        };
        at.context.limits.check_share(|limits| &limits.links)?;
        let given = Given { substitute: Some(&person), ..Given::just(Answer::Substitute) };
        // Whether somebody is known, or invited already, is not told by the time it takes either.
        match evenly(self.write(at, &given)).await {
            Ok(_) => Ok(at.done(&format!("/i/{}", at.token), "substituted")),
            Err(error) => {
                let fields = error.fields.into_iter().map(forms::of_substitute).collect();
                self.refused(at, form, AppError { fields, ..error }).await
            }
        }
    }
}

/// Shows the invitation.
#[handler]
pub(super) async fn show(
    context: Data<&Context>,
    token: Path<String>,
    asked: Asked,
    request: &Request,
) -> Page {
    link::show::<Invited>(&context, &token, &asked, request).await
}

/// Takes the answer.
#[handler]
pub(super) async fn act(
    context: Data<&Context>,
    token: Path<String>,
    asked: Asked,
    sent: Unread,
) -> Response {
    link::act_with_files::<Invited>(&context, &token, &asked, sent).await
}
