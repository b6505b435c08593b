//! `/r/{token}`: one's registration, seen, confirmed, edited, withdrawn.

mod acting;

use chrono::{DateTime, Utc};
use poem::http::StatusCode;
use poem::web::{Data, Path};
use poem::{IntoResponse as _, Request, Response, handler};

use super::link::{self, At, Opened};
use super::participant;
use super::places::Offer;
use crate::certificates;
use crate::context::Context;
use crate::error::{AppError, Result};
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::events::types::{EventStatus, Modality};
use crate::ids::{EventId, RegistrationId};
use crate::invitations;
use crate::mail::{EmailAddress, LinkKeys, Purpose};
use crate::materials;
use crate::materials::types::Visibility;
use crate::pages::views::{
    CertificateLine, FormView, LinkView, MaterialLine, MessageView, Moment, NamedView, Notice,
    Outcome, QrView, RegistrationView,
};
use crate::pages::{Asked, Form, Page, Reader, SafeHtml, SentFile, Unread, respond};
use crate::people;
use crate::people::entity::person::Model as Person;
use crate::processes::names_themselves;
use crate::registrations::entity::Model as Registration;
use crate::registrations::form;
use crate::registrations::form::types::RegistrationForm;
use crate::registrations::messages::{language, link as link_of, manage_until, taken_out};
use crate::registrations::pages::{Asking, fields, filled, name_field, with_places};
use crate::registrations::rules::{Barred, Instead, editable_until, takes_seat};
use crate::registrations::sensitive::{self, Apart};
use crate::registrations::service::{self, Details};
use crate::registrations::types::{AttendanceMode, RegistrationStatus};

/// What stands behind a link that is right.
pub(super) struct Registered {
    event: Event,
    row: Registration,
    person: Person,
    /// What the event asks of those who take part.
    form: RegistrationForm,
    /// What they have said to its sensitive fields.
    apart: Apart,
    purpose: Purpose,
    /// Whether they say how they are called, and are not on record by that already.
    names_themselves: bool,
    now: DateTime<Utc>,
}

/// What the link is for, if it is right for this row.
fn purpose(context: &Context, token: &str, row: &Registration) -> Result<Purpose> {
    let purposes = [Purpose::Manage, Purpose::ConfirmAddress];
    let right =
        purposes.into_iter().find(|purpose| context.keys.verify(token, &link_of(row, *purpose)));
    right.ok_or_else(|| AppError::not_found("link"))
}

impl Opened for Registered {
    async fn by(context: &Context, token: &str) -> Result<Self> {
        let db = context.db.read();
        let claimed = LinkKeys::claimed(token).ok_or_else(|| AppError::not_found("link"))?;
        let row = service::by_link(db, claimed).await?;
        let purpose = purpose(context, token, &row)?;
        let event = events::service::find(db, &participant(row.link_id), row.event_id).await?;
        let person = people::service::find_unscoped(db, row.person_id).await?;
        let form = form::service::asked(db, event.id).await?;
        let apart = sensitive::service::of(db, &context.vault, &row).await?;
        let names_themselves = names_themselves(&person, &row);
        let now = context.db.clock().now();
        Ok(Self { event, row, person, form, apart, purpose, names_themselves, now })
    }

    fn reader(&self, asked: &Asked) -> Reader {
        let own = language(&self.event, &self.person, &self.row);
        asked.reader([&own].into_iter().chain(self.event.language()))
    }

    fn takes_several(&self, key: &str) -> bool {
        form::pages::takes_several(&self.form, key)
    }

    fn files(&self) -> Vec<String> {
        self.form.files()
    }

    async fn show(&self, at: &At<'_>, done: Option<&str>) -> Result<Page> {
        if let Some(ended) = self.ended() {
            return at.about(&self.event, ended).await;
        }
        let form = self.form(at).await?;
        let view = self.view(at, form, done.and_then(notice)).await?;
        Ok(respond::show(&at.reader, &view))
    }

    async fn act(&self, at: &At<'_>, form: &Form) -> Result<Response> {
        self.act_with(at, form, Vec::new()).await
    }

    async fn act_with(&self, at: &At<'_>, form: &Form, sent: Vec<SentFile>) -> Result<Response> {
        match form.raw("action").unwrap_or_default() {
            "renew" => self.renew(at).await,
            _ if self.ended().is_some() => self.show(at, None).await.map(Page::into_response),
            "save" | "confirm" => self.say(at, form, sent).await,
            action => self.finish(at, form, (action, None)).await,
        }
    }
}

impl Registered {
    /// What the page says instead, when the link has ended.
    fn ended(&self) -> Option<MessageView> {
        if self.event.standing() == EventStatus::Cancelled {
            let off = MessageView::new(Outcome::Cancelled).with_status(StatusCode::GONE);
            return Some(off.instead_of(&self.person.full_name, self.row.role.as_str()));
        }
        if self.now >= manage_until(self.event.ends_at()) {
            return Some(MessageView::new(Outcome::Expired));
        }
        let late = self.row.unverified_until.is_some_and(|until| self.now >= until);
        let unverified = self.row.status == RegistrationStatus::Unverified;
        (unverified && late).then(MessageView::expired_with_new_link)
    }

    /// Whether anything can still be changed here.
    fn is_open(&self) -> bool {
        !self.event.is_over(self.now) && self.event.status == EventStatus::Published
    }

    /// Until when what was said can be changed here, as the event has it.
    fn editable_until(&self) -> Option<DateTime<Utc>> {
        let (rule, schedule) = (self.event.registration_editing, self.event.schedule());
        editable_until(rule, &schedule, self.row.status)
    }

    /// Whether what was said can be changed now.
    fn is_editable(&self) -> bool {
        let status = self.row.status;
        let counts = status.is_in() || status == RegistrationStatus::Unverified;
        counts && self.is_open() && self.editable_until().is_some_and(|until| self.now < until)
    }

    fn asking(&self) -> Asking<'_> {
        Asking { event: &self.event, form: &self.form, role: self.row.role }
    }

    async fn form(&self, at: &At<'_>) -> Result<FormView> {
        let own = Some(self.row.attendance_mode);
        let left = self.offer(at.context).await?.by_mode();
        let fields = with_places(fields(&at.reader, &self.asking()), &at.reader, &left, own);
        let known = Details::typed(&self.row).with_apart(&self.apart);
        let fields = filled(fields, &self.asking(), &known);
        let name = || name_field(&at.reader).value(&self.person.full_name);
        let name = self.names_themselves.then(name);
        Ok(FormView::new(name.into_iter().chain(fields).collect()))
    }

    /// What is left for somebody in this role.
    async fn offer(&self, context: &Context) -> Result<Offer> {
        // Who is in already goes to the other mode without a decision.
        let offer = Offer::of(context, &self.event).await?.undecided();
        Ok(match self.row.status {
            _ if !takes_seat(self.row.role) => offer.without_limit(),
            RegistrationStatus::Confirmed => offer.for_seated(),
            _ => offer,
        })
    }

    async fn view(
        &self,
        at: &At<'_>,
        form: FormView,
        notice: Option<Notice>,
    ) -> Result<RegistrationView> {
        let db = at.context.db.read();
        let status = self.row.status;
        let open = self.is_open();
        let ended = matches!(status, RegistrationStatus::Rejected | RegistrationStatus::Withdrawn);
        let place = service::waitlist_position(db, &self.row).await?;
        let manages = self.purpose == Purpose::Manage;
        let can_confirm = status == RegistrationStatus::Unverified && open;
        let barred = service::barred(db, &self.row).await?;
        let until = self.editable_until();
        let editable = until.is_some_and(|until| self.now < until);
        let is_own = manages && open && status.is_in();
        let zone = self.event.time_zone.tz();
        let back = status == RegistrationStatus::Withdrawn && barred.is_none();
        let email = self.person.email.as_ref();
        Ok(RegistrationView {
            event: events::pages::summary(db, &self.event, at.reader.language(), self.now).await?,
            person_name: self.person.full_name.clone(),
            role: self.row.role.as_str(),
            masked_email: email.map(EmailAddress::masked).unwrap_or_default(),
            status: status.as_str(),
            words: self.words(barred),
            code: self.row.code.clone(),
            qr: self.qr(),
            reason: self.row.decision_reason.clone().filter(|_| ended),
            waitlist_place: place.and_then(|place| u32::try_from(place).ok()),
            online: self.online(),
            certificates: self.certificates(at).await?,
            materials: self.materials(at).await?,
            note: SafeHtml::from_markdown(""),
            notice,
            form: ((is_own && editable) || can_confirm).then_some(form),
            editable_until: until.filter(|_| is_own).map(|until| Moment::new(until, zone)),
            is_closed: is_own && !editable,
            can_confirm,
            named: self.named(at.context).await?,
            can_withdraw: is_own,
            can_return: manages && back && open,
        })
    }

    /// Whose certificates can be downloaded here, if the link is for that and has not ended.
    pub(super) fn shows_certificates(&self) -> Option<RegistrationId> {
        let shows = self.purpose == Purpose::Manage && self.ended().is_none();
        shows.then_some(self.row.id)
    }

    /// Of which event materials can be downloaded here, if the link is for that and has not ended.
    pub(super) fn shows_materials(&self) -> Option<EventId> {
        let confirmed = self.row.status == RegistrationStatus::Confirmed;
        let shows = confirmed && self.purpose == Purpose::Manage && self.ended().is_none();
        shows.then_some(self.event.id)
    }

    async fn materials(&self, at: &At<'_>) -> Result<Vec<MaterialLine>> {
        if self.shows_materials().is_none() {
            return Ok(Vec::new());
        }
        let (db, base) = (at.context.db.read(), format!("/r/{}", at.token));
        let reader = at.reader.language();
        materials::pages::lines(db, &self.event, Visibility::Participants, &base, reader).await
    }

    async fn certificates(&self, at: &At<'_>) -> Result<Vec<CertificateLine>> {
        let own = certificates::service::valid_of(at.context.db.read(), self.shows_certificates());
        let line = |row: certificates::entity::Model| CertificateLine {
            kind: row.kind.as_str(),
            href: format!("/r/{}/certificates/{}", at.token, row.id),
        };
        Ok(own.await?.into_iter().map(line).collect())
    }

    /// Whom they named in their place, while they keep it for that one.
    async fn named(&self, context: &Context) -> Result<Option<NamedView>> {
        let db = context.db.read();
        if !self.row.status.is_in() {
            return Ok(None);
        }
        let first = invitations::service::of_person(db, self.event.id, self.person.id).await?;
        let Some(first) = first else { return Ok(None) };
        let instead = service::instead(db, &self.event, &first, self.now).await?;
        let state = instead.unwrap_or(Instead::Asked);
        let name = first.substitute_name.filter(|_| state != Instead::Comes);
        Ok(name.map(|name| NamedView { name, state: state.as_str() }))
    }

    /// By which words the page tells how it stands.
    fn words(&self, barred: Option<Barred>) -> &'static str {
        match barred {
            Some(Barred::Replaced) => "replaced",
            _ if taken_out(&self.row, barred) => "taken_out",
            _ => self.row.status.as_str(),
        }
    }

    /// Whether they take part over the network.
    fn joins_online(&self) -> bool {
        self.row.attendance_mode == AttendanceMode::Online
            || self.event.modality == Modality::Online
    }

    /// The code for the door, for those who come to it.
    fn qr(&self) -> Option<QrView> {
        let comes = self.row.status == RegistrationStatus::Confirmed && !self.joins_online();
        comes.then(|| QrView::of(&self.row.code)).flatten()
    }

    fn online(&self) -> Option<LinkView> {
        let confirmed = self.row.status == RegistrationStatus::Confirmed;
        let joins = self.joins_online();
        let url = self.event.online_url.clone().filter(|_| confirmed && joins)?;
        Some(LinkView::new(url.clone(), Some(url)))
    }
}

fn notice(word: &str) -> Option<Notice> {
    match word {
        "accepted" => Some(Notice::Accepted),
        "save" => Some(Notice::Saved),
        "confirm" => Some(Notice::Confirmed),
        "withdraw" => Some(Notice::Withdrawn),
        "return" => Some(Notice::Returned),
        _ => None,
    }
}

/// Shows the registration.
#[handler]
pub(super) async fn show(
    context: Data<&Context>,
    token: Path<String>,
    asked: Asked,
    request: &Request,
) -> Page {
    link::show::<Registered>(&context, &token, &asked, request).await
}

/// Does what the button says.
#[handler]
pub(super) async fn act(
    context: Data<&Context>,
    token: Path<String>,
    asked: Asked,
    sent: Unread,
) -> Response {
    link::act_with_files::<Registered>(&context, &token, &asked, sent).await
}
