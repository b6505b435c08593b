//! `/p/{token}`: a focal point reports how far its organization is with what an event recommended.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use poem::http::StatusCode;
use poem::web::{Data, Path};
use poem::{IntoResponse as _, Request, Response, handler};

use super::link::{self, At, Opened};
use super::participant;
use crate::context::Context;
use crate::db::Write;
use crate::error::{AppError, FieldError, Kind, Result};
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::ids::{EventId, FocalPointId, RecommendationId};
use crate::mail::LinkKeys;
use crate::organizations;
use crate::organizations::entity::Model as Organization;
use crate::pages::views::{
    EntryView, FieldView, FormView, LinkView, MessageView, Moment, Outcome, ProgressNotice,
    ProgressView, TaskView,
};
use crate::pages::{Asked, Form, Page, Reader, SafeHtml, Sent, respond};
use crate::people::entity::person::Model as Person;
use crate::people::focal_points;
use crate::recommendations;
use crate::recommendations::entity::progress::Model as Entry;
use crate::recommendations::requests::entity::proposal::Model as Proposal;
use crate::recommendations::requests::entity::request::Model as Row;
use crate::recommendations::requests::messages::{language, link as link_of};
use crate::recommendations::requests::pages;
use crate::recommendations::requests::rules::{self, Due, HISTORY_MAX, ROWS_MAX, due};
use crate::recommendations::requests::service::{self, Contact, Said, Task};
use crate::recommendations::requests::types::ProgressRequestStatus;
use crate::recommendations::service::{Latest, latest_of};
use crate::zone::local;

/// What stands behind a link that is right, or was.
pub(super) struct Reporting {
    event: Event,
    request: Row,
    organization: Organization,
    person: Person,
    /// Whether the link opens anything still.
    alive: bool,
    now: DateTime<Utc>,
}

/// What the page shows of an organization.
struct Shown {
    tasks: Vec<Task>,
    more: usize,
    entries: BTreeMap<RecommendationId, Latest>,
    /// The events in which others stand in the place of some, where these were announced.
    later: BTreeMap<EventId, Event>,
    reporters: BTreeMap<FocalPointId, Person>,
    proposed: Vec<Proposal>,
}

/// What is said above the forms, and what was typed into them with what is wrong with it.
#[derive(Default)]
struct Filled<'a> {
    notice: Option<ProgressNotice>,
    reported: Option<&'a Form>,
    named: Option<&'a Form>,
    faults: &'a [FieldError],
}

impl Opened for Reporting {
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
        let organization = organizations::service::find(db, request.organization_id).await?;
        let people = focal_points::service::people_of(db, [request.focal_point_id]).await?;
        let person = people.into_values().next().ok_or_else(unknown)?;
        let alive = !former && service::is_alive(db, &event, &request).await?;
        let now = context.db.clock().now();
        Ok(Self { event, request, organization, person, alive, now })
    }

    fn reader(&self, asked: &Asked) -> Reader {
        let own = language(&self.event, Some(&self.person));
        asked.reader([&own].into_iter().chain(self.event.language()))
    }

    async fn show(&self, at: &At<'_>, done: Option<&str>) -> Result<Page> {
        if !self.alive {
            return self.dead(at).await;
        }
        let notice = match done {
            Some("saved") => Some(ProgressNotice::Saved),
            Some("named") => Some(ProgressNotice::Named),
            _ => None,
        };
        self.page(at, Filled { notice, ..Filled::default() }).await
    }

    async fn act(&self, at: &At<'_>, form: &Form) -> Result<Response> {
        if !self.alive {
            return Ok(self.dead(at).await?.into_response());
        }
        match form.raw("action") {
            Some("contact") => self.name(at, form).await,
            _ => self.report(at, form).await,
        }
    }
}

impl Reporting {
    /// The page of a link that no longer serves: what to do instead.
    async fn dead(&self, at: &At<'_>) -> Result<Page> {
        let message = MessageView::of_error(&rules::dead(), &at.reader);
        if !self.event.was_announced() {
            return Ok(respond::message(&at.reader, &message));
        }
        let outcome = match self.event.cancelled_at {
            Some(_) => MessageView::new(Outcome::Cancelled).with_status(StatusCode::GONE),
            // As at the link of a delegation: one that was taken back is none any more, and one that was
            // replaced is gone.
            None if self.request.status == ProgressRequestStatus::Revoked => {
                message.with_status(StatusCode::NOT_FOUND)
            }
            None => message,
        };
        at.about(&self.event, outcome).await
    }

    async fn report(&self, at: &At<'_>, form: &Form) -> Result<Response> {
        let said = match pages::read(form) {
            Ok(said) if said.is_empty() => {
                let notice = Some(ProgressNotice::Nothing);
                let said = Filled { notice, reported: Some(form), ..Filled::default() };
                return self.wrong(at, said).await;
            }
            Ok(said) => said,
            Err(wrong) => {
                return self.wrong(at, Filled { reported: Some(form), ..faulty(&wrong) }).await;
            }
        };
        let mut recorded = self.record(at, &said).await;
        // What is carried forward at this moment takes a report where it goes on.
        if recorded.as_ref().is_err_and(|error| error.code == rules::CARRIED) {
            recorded = self.record(at, &said).await;
        }
        match recorded {
            Ok(()) => Ok(at.done(&format!("/p/{}", at.token), "saved")),
            Err(error) if error.code == rules::CHANGED => {
                let notice = Some(ProgressNotice::Changed);
                let said = Filled { notice, reported: Some(form), ..Filled::default() };
                Ok(self.page(at, said).await?.into_response())
            }
            Err(error) if error.code == rules::GONE => {
                let said = Filled { reported: Some(form), ..Filled::default() };
                Ok(self.page(at, said).await?.into_response())
            }
            Err(error) if error.code == rules::DEAD => Ok(self.dead(at).await?.into_response()),
            Err(error) if error.kind == Kind::Invalid => {
                self.wrong(at, Filled { reported: Some(form), ..faulty(&error.fields) }).await
            }
            Err(error) => Err(error),
        }
    }

    /// All that is said in one write.
    async fn record(&self, at: &At<'_>, said: &[Said]) -> Result<()> {
        let by = &participant(self.request.link_id);
        let deed = move |w: Write| async move {
            let (event, request) = self.locked(&w, at).await?;
            Box::pin(service::report_all(&w, by, &event, request, said)).await
        };
        at.context.db.write(deed).await
    }

    async fn name(&self, at: &At<'_>, form: &Form) -> Result<Response> {
        let contact = match pages::read_contact(form) {
            Ok(contact) => contact,
            Err(wrong) => {
                return self.wrong(at, Filled { named: Some(form), ..faulty(&wrong) }).await;
            }
        };
        match self.propose(at, &contact).await {
            Ok(()) => Ok(at.done(&format!("/p/{}", at.token), "named")),
            Err(error) if error.code == rules::DEAD => Ok(self.dead(at).await?.into_response()),
            Err(error) if error.kind == Kind::Invalid => {
                self.wrong(at, Filled { named: Some(form), ..faulty(&error.fields) }).await
            }
            Err(error) => Err(error),
        }
    }

    async fn propose(&self, at: &At<'_>, contact: &Contact) -> Result<()> {
        let by = &participant(self.request.link_id);
        let deed = move |w: Write| async move {
            let (event, request) = self.locked(&w, at).await?;
            service::propose(&w, by, &event, &request, contact).await
        };
        at.context.db.write(deed).await
    }

    /// Event and request as they are under the lock: the link may have been revoked since it was looked
    /// up.
    async fn locked(&self, w: &Write, at: &At<'_>) -> Result<(Event, Row)> {
        let (event, request) = service::locked_by_link(w, self.request.link_id).await?;
        if at.context.keys.verify(at.token, &link_of(&request)) {
            return Ok((event, request));
        }
        Err(rules::dead())
    }

    /// The same page with what is wrong beside its field, and everything typed still there.
    async fn wrong(&self, at: &At<'_>, said: Filled<'_>) -> Result<Response> {
        Ok(link::wrong(self.page(at, said).await?))
    }

    async fn page(&self, at: &At<'_>, said: Filled<'_>) -> Result<Page> {
        let shown = self.shown(at).await?;
        let view = self.view(at, &shown, &said).await?;
        Ok(respond::show(&at.reader, &view))
    }

    async fn shown(&self, at: &At<'_>) -> Result<Shown> {
        let db = at.context.db.read();
        let (event, organization) = (self.event.id, self.request.organization_id);
        let mut tasks = service::tasks(db, event, organization).await?;
        // What is open comes first, also where there is more than a page shows.
        tasks.sort_by_key(|task| !task.is_open());
        let more = tasks.len().saturating_sub(ROWS_MAX);
        tasks.truncate(ROWS_MAX);
        let ids: Vec<RecommendationId> = tasks.iter().flat_map(Task::ids).collect();
        let entries = latest_of(db, organization, ids, HISTORY_MAX).await?;
        let shown = entries.values().flat_map(|latest| &latest.entries);
        let points: Vec<FocalPointId> = shown.filter_map(|entry| entry.focal_point_id).collect();
        let reporters = focal_points::service::people_of(db, points).await?;
        let proposed = service::waiting(db, event, organization).await?;
        let later = self.later(at, &tasks).await?;
        Ok(Shown { tasks, more, entries, later, reporters, proposed })
    }

    async fn later(&self, at: &At<'_>, tasks: &[Task]) -> Result<BTreeMap<EventId, Event>> {
        let going_on = tasks.iter().filter(|task| task.goes_on());
        let ids: BTreeSet<EventId> = going_on.map(|task| task.current().event_id).collect();
        if ids.is_empty() {
            return Ok(BTreeMap::new());
        }
        let holder = participant(self.request.link_id);
        let events = events::service::by_ids(at.context.db.read(), &holder, ids).await?;
        // Nobody learns by this page what an event is called that is still a draft.
        let events = events.into_iter().filter(Event::was_announced);
        Ok(events.map(|event| (event.id, event)).collect())
    }

    async fn view(&self, at: &At<'_>, shown: &Shown, said: &Filled<'_>) -> Result<ProgressView> {
        let (db, language) = (at.context.db.read(), at.reader.language());
        let (in_report, in_contact): (&[FieldError], &[FieldError]) =
            if said.named.is_some() { (&[], said.faults) } else { (said.faults, &[]) };
        let form = pages::form(&at.reader, &shown.tasks, said.reported, in_report);
        let contact = pages::contact_form(&at.reader, said.named, in_contact);
        let FormView { fields, mut errors, .. } = form;
        errors.extend(contact.errors.iter().cloned());
        let mut fields = fields.into_iter();
        let views = shown.tasks.iter().map(|task| {
            let count = if task.takes_reports() { pages::FIELDS } else { 0 };
            let own = fields.by_ref().take(count).collect();
            (task.is_open(), self.task(at, shown, task, own))
        });
        let (open, closed): (Vec<_>, Vec<_>) = views.partition(|(open, _)| *open);
        let only = |views: Vec<(bool, TaskView)>| views.into_iter().map(|(_, view)| view).collect();
        Ok(ProgressView {
            event: events::pages::summary(db, &self.event, language, self.now).await?,
            organization: self.organization.name_for(language).to_owned(),
            notice: said.notice,
            open: only(open),
            closed: only(closed),
            more: shown.more,
            lost: pages::lost(&at.reader, &shown.tasks, said.reported),
            errors,
            contact,
            proposed: pages::proposed(&shown.proposed),
        })
    }

    fn task(&self, at: &At<'_>, shown: &Shown, task: &Task, fields: Vec<FieldView>) -> TaskView {
        let (row, current) = (&task.made, task.current());
        let latest: Vec<&Latest> = task.ids().filter_map(|id| shown.entries.get(&id)).collect();
        let seen: usize = latest.iter().map(|latest| latest.count).sum();
        let all: Vec<&Entry> = latest.iter().flat_map(|latest| &latest.entries).collect();
        let entries = &all[all.len().saturating_sub(HISTORY_MAX)..];
        let language = at.reader.language();
        let later = shown.later.get(&current.event_id).filter(|_| task.goes_on());
        // What one repeats is worded otherwise.
        let said = if task.repeats() && later.is_some() { current } else { row };
        let words = events::pages::worded(&self.event, &said.text, language);
        let today = local(self.event.time_zone, self.now).date();
        let due = due(current.due_last_day, task.standing(), today);
        TaskView {
            id: row.id.to_string(),
            number: row.number,
            text: words.map(|text| SafeHtml::from_markdown(&text)),
            goes_on: task.goes_on(),
            repeats: task.repeats(),
            later: later.map(|event| event.title_for(language).to_owned()),
            due: current.due.as_ref().map(ToString::to_string),
            overdue: due == Due::Overdue,
            soon: due == Due::Soon,
            acceptance: task.addressee.acceptance.as_str(),
            implementation: task.addressee.implementation.as_str(),
            history: entries.iter().rev().map(|entry| self.entry(shown, entry)).collect(),
            earlier: seen.saturating_sub(entries.len()),
            seen,
            fields,
        }
    }

    fn entry(&self, shown: &Shown, entry: &Entry) -> EntryView {
        let reporter = entry.focal_point_id.and_then(|id| shown.reporters.get(&id));
        let link = |url: &String| LinkView::new(url, Some(url.clone()));
        EntryView {
            at: Moment::new(entry.at, self.event.time_zone.tz()),
            by: reporter.map(|person| person.full_name.clone()),
            acceptance: entry.acceptance.map(recommendations::types::Acceptance::as_str),
            implementation: entry
                .implementation
                .map(recommendations::types::Implementation::as_str),
            text: SafeHtml::from_markdown(entry.text.as_deref().unwrap_or_default()),
            evidence: entry.evidence_urls.iter().map(link).collect(),
        }
    }
}

fn faulty(faults: &[FieldError]) -> Filled<'_> {
    Filled { faults, ..Filled::default() }
}

/// Shows what is asked.
#[handler]
pub(super) async fn show(
    context: Data<&Context>,
    token: Path<String>,
    asked: Asked,
    request: &Request,
) -> Page {
    link::show::<Reporting>(&context, &token, &asked, request).await
}

/// Takes a report, or the name of somebody else.
#[handler]
pub(super) async fn act(
    context: Data<&Context>,
    token: Path<String>,
    asked: Asked,
    sent: Sent,
) -> Response {
    link::act::<Reporting>(&context, &token, &asked, sent).await
}
