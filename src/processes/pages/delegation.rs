//! `/n/{token}`: a focal point names a delegation.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use poem::http::StatusCode;
use poem::web::{Data, Path};
use poem::{IntoResponse as _, Request, Response, handler};

use super::link::{self, At, Opened};
use super::participant;
use crate::context::Context;
use crate::countries::names::name_of;
use crate::db::Write;
use crate::error::{AppError, FieldError, Kind, Result};
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::events::types::EventStatus;
use crate::ids::NominationEntryId;
use crate::mail::LinkKeys;
use crate::nominations;
use crate::nominations::requests::entity::entry::Model as Entry;
use crate::nominations::requests::entity::request::Model as Asked;
use crate::nominations::requests::messages::{language, link as link_of};
use crate::nominations::requests::pages::{self, Shown};
use crate::nominations::requests::rules::{self, Row};
use crate::nominations::requests::service;
use crate::nominations::requests::types::NominationRequestStatus;
use crate::organizations;
use crate::pages::views::{
    DelegateLine, DelegationForm, DelegationNotice, DelegationView, MessageView, Moment, Outcome,
};
use crate::pages::{
    Asked as Wanted, Form, Page, Reader, SafeHtml, SentFile, Unread, evenly, respond,
};
use crate::processes::{is_decided, name_delegation};
use crate::registrations;
use crate::uploads;
use crate::uploads::entity::upload;
use crate::uploads::rules::{KINDS_OF_PAGE, LARGEST_OF_PAGE, too_large};
use crate::uploads::service::Arrived;

/// What stands behind a link that is right.
pub(super) struct Delegation {
    event: Event,
    request: Asked,
    /// Whom the form can change.
    open: Vec<Entry>,
    /// On whom the organizers have decided.
    decided: Vec<Entry>,
    note_verbale: Option<upload::Model>,
    /// Whether the link is one that was given out and holds no more.
    former: bool,
    now: DateTime<Utc>,
}

impl Opened for Delegation {
    async fn by(context: &Context, token: &str) -> Result<Self> {
        let unknown = || AppError::not_found("link");
        let db = context.db.read();
        let claimed = LinkKeys::claimed(token).ok_or_else(unknown)?;
        let request = service::by_link(db, claimed).await?;
        let link = link_of(&request);
        let former = !context.keys.verify(token, &link);
        if former && !context.keys.verify_former(token, &link) {
            return Err(unknown());
        }
        let holder = participant(request.link_id);
        let event = events::service::find(db, &holder, request.event_id).await?;
        let named = service::entries(db, &[request.id]).await?;
        let ids = named.iter().filter_map(|entry| entry.nomination_id);
        let nominations = nominations::service::by_ids(db, ids).await?;
        let is_open =
            |entry: &Entry| !is_decided(entry.nomination_id.and_then(|id| nominations.get(&id)));
        let (open, decided) = named.into_iter().partition(is_open);
        let file = uploads::service::by_ids(db, request.note_verbale_id).await?.into_iter().next();
        let now = context.db.clock().now();
        Ok(Self { event, request, open, decided, note_verbale: file, former, now })
    }

    fn reader(&self, asked: &Wanted) -> Reader {
        asked.reader([&language(&self.event, &self.request, None)])
    }

    fn files(&self) -> Vec<String> {
        let file = (!self.former).then(|| pages::NOTE_VERBALE.to_owned());
        file.into_iter().collect()
    }

    async fn show(&self, at: &At<'_>, done: Option<&str>) -> Result<Page> {
        if let Some(page) = self.off(at).await? {
            return Ok(page);
        }
        let notice = (done == Some("saved")).then_some(DelegationNotice::Saved);
        let form = self.is_open().then(|| self.form(at));
        let view = self.view(at, form, notice).await?;
        Ok(respond::show(&at.reader, &view))
    }

    async fn act(&self, at: &At<'_>, form: &Form) -> Result<Response> {
        if let Some(page) = self.off(at).await? {
            return Ok(page.into_response());
        }
        if !self.is_open() {
            return self.closed(at).await;
        }
        self.take(at, form, Vec::new()).await
    }

    /// A file is kept whatever is wrong with the list, so that nobody need choose it again; where somebody
    /// else has changed that meanwhile, or with one that is not taken, nothing is saved.
    async fn act_with(&self, at: &At<'_>, form: &Form, files: Vec<SentFile>) -> Result<Response> {
        let file = files.into_iter().find(|file| file.field == pages::NOTE_VERBALE);
        let is_current = pages::edition(form) == self.request.edition;
        let file = file.filter(|_| self.is_open() && is_current && !self.former);
        let Some(file) = file else { return self.act(at, form).await };
        match self.keep(at, file).await {
            Ok(()) => link::open::<Self>(at.context, at.token).await?.act(at, form).await,
            Err(error) if error.kind == Kind::Gone => self.act(at, form).await,
            Err(error) if !error.fields.is_empty() => self.take(at, form, error.fields).await,
            Err(error) => Err(error),
        }
    }
}

impl Delegation {
    fn ends(&self) -> DateTime<Utc> {
        rules::closes_at(self.request.deadline, self.event.time_zone, self.event.starts_at())
    }

    /// Whether people can be named now.
    fn is_open(&self) -> bool {
        let status = rules::effective(self.request.status, self.ends(), self.now);
        rules::check_open(status).is_ok()
    }

    /// What the page says of an event that is off, and to whoever holds a link that was revoked: whom
    /// to write to. Nothing else of the delegation is told there.
    async fn off(&self, at: &At<'_>) -> Result<Option<Page>> {
        let outcome = match self.event.standing() {
            EventStatus::Cancelled => MessageView::new(Outcome::Cancelled),
            EventStatus::Archived => MessageView::new(Outcome::Over),
            _ if !self.former => return Ok(None),
            _ if self.request.status == NominationRequestStatus::Revoked => {
                let revoked = MessageView::new(Outcome::RequestRevoked);
                return at.about(&self.event, revoked).await.map(Some);
            }
            _ => MessageView::new(Outcome::Replaced),
        };
        at.about(&self.event, outcome.with_status(StatusCode::GONE)).await.map(Some)
    }

    /// What was typed, beside which some `faults` are known.
    async fn take(
        &self,
        at: &At<'_>,
        form: &Form,
        mut faults: Vec<FieldError>,
    ) -> Result<Response> {
        if form.raw("action") == Some("add") {
            let rows = pages::sent(form, pages::with_more(form));
            let edition = pages::edition(form);
            let shown = pages::form(&at.reader, &rows, edition, Some(form), &faults);
            let view = self.view(at, Some(shown), None).await?;
            return Ok(respond::show(&at.reader, &view).into_response());
        }
        match pages::read(form) {
            Ok(rows) if faults.is_empty() => return self.save(at, form, &rows).await,
            Ok(_) => {}
            Err(wrong) => faults.splice(0..0, wrong).for_each(drop),
        }
        self.again(at, form, &faults).await
    }

    /// Keeps the note verbale.
    async fn keep(&self, at: &At<'_>, sent: SentFile) -> Result<()> {
        let judged = match sent.content {
            Some(content) => Arrived::judge(&sent.name, content, KINDS_OF_PAGE).await,
            None => Err(too_large(LARGEST_OF_PAGE)),
        };
        let file = &judged.map_err(|error| error.below(&format!("/{}", pages::NOTE_VERBALE)))?;
        let by = &participant(self.request.link_id);
        let deed = move |w: Write| async move {
            let (_, request) = self.locked(&w, at).await?;
            service::file_note_verbale(&w, by, request, file).await
        };
        at.context.db.write(deed).await
    }

    /// The page once the time has passed, in answer to a form that changes nothing any more.
    async fn closed(&self, at: &At<'_>) -> Result<Response> {
        let view = self.view(at, None, None).await?;
        Ok(respond::show(&at.reader, &view).with_status(StatusCode::GONE).into_response())
    }

    /// The form as it stands.
    fn form(&self, at: &At<'_>) -> DelegationForm {
        let asked = self.request.seats.zip(self.request.alternates.or(Some(0)));
        let decided = i32::try_from(self.decided.len()).unwrap_or(i32::MAX);
        let left = asked.map(|(seats, alternates)| (seats + alternates - decided).max(0));
        let rows = pages::rows(&self.open, left);
        pages::form(&at.reader, &rows, self.request.edition, None, &[])
    }

    async fn view(
        &self,
        at: &At<'_>,
        form: Option<DelegationForm>,
        notice: Option<DelegationNotice>,
    ) -> Result<DelegationView> {
        let (db, language) = (at.context.db.read(), at.reader.language());
        let asked = organizations::service::by_ids(db, self.request.organization_id).await?;
        let named: Vec<&Entry> = self.named();
        let fixed: Vec<&Entry> =
            if form.is_some() { self.decided.iter().collect() } else { named.clone() };
        let changed = notice == Some(DelegationNotice::Changed);
        Ok(DelegationView {
            event: events::pages::summary(db, &self.event, language, self.now).await?,
            country: name_of(&self.request.country, language).to_owned(),
            organization: asked.into_values().next().map(|it| it.name_for(language).to_owned()),
            seats: self.request.seats,
            alternates: self.request.alternates,
            until: Moment::new(rules::last_minute(self.ends()), self.event.time_zone.tz()),
            note: SafeHtml::from_markdown(self.request.note.as_deref().unwrap_or_default()),
            notice,
            fixed: fixed.into_iter().map(line).collect(),
            named: named.len(),
            note_verbale: self
                .note_verbale
                .as_ref()
                .map(|file| uploads::pages::line(file, self.event.time_zone)),
            meanwhile: named.into_iter().filter(|_| changed).map(line).collect(),
            form,
        })
    }

    /// All who are named, in their order.
    fn named(&self) -> Vec<&Entry> {
        let mut all: Vec<&Entry> = self.open.iter().chain(&self.decided).collect();
        all.sort_by_key(|entry| (entry.place, entry.id));
        all
    }

    /// The same page with what is wrong beside its field, and everything typed still there.
    async fn again(&self, at: &At<'_>, form: &Form, faults: &[FieldError]) -> Result<Response> {
        let rows = pages::sent(form, pages::count(form).max(1));
        let shown = pages::form(&at.reader, &rows, pages::edition(form), Some(form), faults);
        let view = self.view(at, Some(shown), None).await?;
        Ok(link::wrong(respond::show(&at.reader, &view)))
    }

    async fn save(&self, at: &At<'_>, form: &Form, rows: &[Row]) -> Result<Response> {
        // Whether somebody is known is not told by the time it takes either.
        let saved = evenly(self.write(at, pages::edition(form), rows)).await;
        match saved {
            Ok(()) => Ok(at.done(&format!("/n/{}", at.token), "saved")),
            Err(error) if error.code == rules::CHANGED => {
                let now: Self = link::open(at.context, at.token).await?;
                now.meanwhile(at, form).await
            }
            Err(error) if error.kind == Kind::Gone => self.closed(at).await,
            Err(error) if error.kind == Kind::Invalid => self.again(at, form, &error.fields).await,
            Err(error) => Err(error),
        }
    }

    /// The list in one write.
    async fn write(&self, at: &At<'_>, edition: i64, rows: &[Row]) -> Result<()> {
        let by = &participant(self.request.link_id);
        let deed = move |w: Write| async move {
            let (event, request) = self.locked(&w, at).await?;
            Box::pin(name_delegation(&w, by, &event, request, edition, rows)).await
        };
        at.context.db.write(deed).await
    }

    /// Event and request as they are under the lock: the link may have been revoked since it was looked
    /// up, or the event called off.
    async fn locked(&self, w: &Write, at: &At<'_>) -> Result<(Event, Asked)> {
        let (event, request) = service::locked_by_link(w, self.request.link_id).await?;
        if !at.context.keys.verify(at.token, &link_of(&request)) {
            return Err(AppError::not_found("link"));
        }
        registrations::service::refuse_closed(&event)?;
        let ends = rules::closes_at(request.deadline, event.time_zone, event.starts_at());
        rules::check_open(rules::effective(request.status, ends, w.now()))?;
        Ok((event, request))
    }

    /// What was typed, then those whom somebody else has added meanwhile, with what is named now: what
    /// is saved next is saved by somebody who has seen it.
    async fn meanwhile(&self, at: &At<'_>, form: &Form) -> Result<Response> {
        let there: BTreeSet<NominationEntryId> = self.open.iter().map(|entry| entry.id).collect();
        let mut rows = pages::sent(form, pages::count(form));
        // Whom the other has taken off the list would be named anew, if that is what is typed.
        let known: BTreeSet<NominationEntryId> = pages::entries(&rows).into_iter().collect();
        let others = self.open.iter().filter(|entry| !known.contains(&entry.id));
        rows.retain(|row| row.is_about_any(&there) || !row.is_blank());
        rows.extend(others.map(Shown::of));
        let shown = pages::form(&at.reader, &rows, self.request.edition, None, &[]);
        let view = self.view(at, Some(shown), Some(DelegationNotice::Changed)).await?;
        Ok(respond::show(&at.reader, &view).into_response())
    }
}

fn line(entry: &Entry) -> DelegateLine {
    DelegateLine {
        full_name: entry.full_name.clone(),
        position: entry.position.clone(),
        organization: entry.organization.clone(),
        alternate: entry.alternate,
    }
}

/// Shows the list.
#[handler]
pub(super) async fn show(
    context: Data<&Context>,
    token: Path<String>,
    asked: Wanted,
    request: &Request,
) -> Page {
    link::show::<Delegation>(&context, &token, &asked, request).await
}

/// Takes the list.
#[handler]
pub(super) async fn act(
    context: Data<&Context>,
    token: Path<String>,
    asked: Wanted,
    sent: Unread,
) -> Response {
    link::act_with_files::<Delegation>(&context, &token, &asked, sent).await
}
