//! What a focal point reports by its link: new entries in the progress of recommendations.

use super::Task;
use super::asking::{is_enough, save};
use super::tasks::followed;
use crate::access::Actor;
use crate::db::Write;
use crate::error::{AppError, FieldError, Kind, Result};
use crate::events::entity::event::Model as Event;
use crate::events::messages::Letterhead;
use crate::ids::RecommendationId;
use crate::mail::{self, MailFilter, NewMail};
use crate::organizations;
use crate::organizations::entity::Model as Organization;
use crate::people::entity::person::Model as Person;
use crate::people::focal_points;
use crate::people::messages::person_data;
use crate::recommendations::entity::progress::Model as Progress;
use crate::recommendations::entity::recommendation::Model as Recommendation;
use crate::recommendations::requests::entity::request::Model;
use crate::recommendations::requests::messages::{
    ProgressReceived, ReportData, acceptance_in_words, implementation_in_words, language, link,
    shortened,
};
use crate::recommendations::requests::rules::{self, Sent};
use crate::recommendations::requests::types::ProgressRequestStatus;
use crate::recommendations::service::{lock, progress};
use crate::recommendations::types::{Acceptance, Implementation, ProgressCreate};
use crate::text::Language;

/// What is said of one recommendation by somebody who saw the first `seen` entries.
#[derive(Clone, Debug)]
pub struct Said {
    /// The recommendation, as the event made it.
    pub recommendation: RecommendationId,
    /// How many entries of the organization the page showed.
    pub seen: usize,
    /// The report.
    pub report: ProgressCreate,
}

/// What tells two reports apart.
#[derive(PartialEq)]
struct Content<'a> {
    acceptance: Option<Acceptance>,
    implementation: Option<Implementation>,
    text: Option<&'a str>,
    evidence_urls: &'a [String],
    by_link: bool,
}

impl<'a> From<&'a Progress> for Content<'a> {
    fn from(row: &'a Progress) -> Self {
        Self {
            acceptance: row.acceptance,
            implementation: row.implementation,
            text: row.text.as_deref(),
            evidence_urls: &row.evidence_urls,
            by_link: row.focal_point_id.is_some(),
        }
    }
}

impl<'a> From<&'a ProgressCreate> for Content<'a> {
    fn from(report: &'a ProgressCreate) -> Self {
        Self {
            acceptance: report.acceptance,
            implementation: report.implementation,
            text: report.text.as_deref(),
            evidence_urls: &report.evidence_urls,
            by_link: true,
        }
    }
}

/// Records all that is said, or nothing: where something is wrong (422, the name of each field ends in
/// the recommendation's id), somebody else has reported meanwhile, or it is not asked here any more (409).
/// What is recorded already is not recorded again, and what went on in a later event is recorded there.
/// Event and request are locked.
pub async fn report_all(
    w: &Write,
    by: &Actor,
    event: &Event,
    request: Model,
    said: &[Said],
) -> Result<()> {
    if !super::asking::is_alive(w, event, &request).await? {
        return Err(rules::dead());
    }
    // Of those that are one by now each, so that a page is heard that was opened before.
    let all = followed(w, event.id, Some(request.organization_id)).await?;
    let fresh = fresh(w, &request, &all, said).await?;
    let recorded = record(w, by, &request, fresh).await?;
    if recorded.is_empty() {
        return Ok(());
    }
    let answered_at = Some(w.now());
    let status = ProgressRequestStatus::Answered;
    let request = Model { status, answered_at, waiting_since: None, ..request };
    let request = save(w, request).await?;
    tell(w, event, &request, &all, &recorded).await
}

/// What is said for the first time, each with the recommendation with which it is recorded, which is
/// locked; 409 where somebody else was faster.
async fn fresh<'a>(
    w: &Write,
    request: &Model,
    tasks: &[Task],
    said: &'a [Said],
) -> Result<Vec<(&'a Said, Recommendation)>> {
    let mut about = Vec::with_capacity(said.len());
    for it in said {
        let found = tasks.iter().find(|task| task.made.id == it.recommendation);
        about.push((it, found.ok_or_else(rules::gone)?));
    }
    // Always in one order, so that two never wait for each other.
    about.sort_by_key(|(_, task)| task.current().id);
    let mut locked = Vec::with_capacity(about.len());
    for (it, task) in about {
        locked.push((it, task, lock(w, task.current().id).await?));
    }
    let ids: Vec<RecommendationId> = locked.iter().flat_map(|(_, task, _)| task.ids()).collect();
    let entries = progress::entries_of(w, request.organization_id, ids).await?;
    let mut fresh = Vec::with_capacity(locked.len());
    for (it, task, row) in locked {
        let theirs = task.ids().filter_map(|id| entries.get(&id)).flatten();
        let contents: Vec<Content<'_>> = theirs.map(Content::from).collect();
        match rules::sent(&contents, it.seen, &Content::from(&it.report)) {
            Sent::Again => {}
            _ if !task.takes_reports() => return Err(rules::gone()),
            Sent::Late => return Err(rules::changed()),
            Sent::New => fresh.push((it, row)),
        }
    }
    Ok(fresh)
}

/// Records each, or says all that is wrong.
async fn record(
    w: &Write,
    by: &Actor,
    request: &Model,
    fresh: Vec<(&Said, Recommendation)>,
) -> Result<Vec<Progress>> {
    let (mut recorded, mut faults) = (Vec::new(), Vec::new());
    for (it, before) in fresh {
        let organization_id = Some(request.organization_id);
        let report = ProgressCreate { organization_id, ..it.report.clone() };
        match progress::record(w, by, before, Some(request.focal_point_id), &report).await {
            Ok(row) => recorded.push(row),
            Err(error) if error.kind == Kind::Invalid => {
                let placed = |fault| placed(it.recommendation, fault);
                faults.extend(error.fields.into_iter().map(placed));
            }
            Err(error) => return Err(error),
        }
    }
    if faults.is_empty() { Ok(recorded) } else { Err(AppError::invalid(faults)) }
}

/// The fault beside the field of the page that it is about.
fn placed(id: RecommendationId, fault: FieldError) -> FieldError {
    let field = match fault.pointer.split('/').nth(1) {
        Some("acceptance") => "acceptance",
        Some("implementation") => "implementation",
        Some("evidence_urls") => "evidence",
        _ => "text",
    };
    FieldError { pointer: format!("/{field}_{id}"), ..fault }
}

/// Tells whoever holds the address what was reported by its link, and the contact of the event: each
/// until they were written to often enough.
async fn tell(
    w: &Write,
    event: &Event,
    request: &Model,
    tasks: &[Task],
    recorded: &[Progress],
) -> Result<()> {
    let head = Letterhead::of(w, event.clone()).await?;
    let organization = organizations::service::find(w, request.organization_id).await?;
    let mut people = focal_points::service::people_of(w, [request.focal_point_id]).await?;
    let Some(person) = people.remove(&request.focal_point_id) else { return Ok(()) };
    let told = Told { head: &head, organization: &organization, person: &person, tasks, recorded };
    let reader = language(event, Some(&person));
    let (body, sender) = (told.body(&reader, true), head.from_name(&reader));
    if let Some(to) = &person.email
        && !is_enough(w, request.id, person.id).await?
    {
        let new = NewMail {
            person_id: Some(person.id),
            event_id: Some(event.id),
            about: Some(request.id.0),
            from_name: Some(&sender),
            reply_to: head.reply_to(),
            links: vec![("report", link(request))],
            ..NewMail::new(to, &person.full_name, &reader, &body)
        };
        mail::queue(w, &new).await?;
    }
    let Some(to) = event.contact_email.as_ref() else { return Ok(()) };
    // Not about the request, whose mails are those to whoever is asked.
    let (event_id, about) = (Some(event.id), Some(organization.id.0));
    let copies = MailFilter { event_id, about, to: Some(to.clone()), ..MailFilter::default() };
    if mail::is_enough(w, &copies).await? {
        return Ok(());
    }
    let reader = language(event, None);
    let (body, sender) = (told.body(&reader, false), head.from_name(&reader));
    let name = event.contact_unit.as_deref().unwrap_or(&sender);
    let new = NewMail {
        event_id,
        about,
        from_name: Some(&sender),
        ..NewMail::new(to, name, &reader, &body)
    };
    mail::queue(w, &new).await.map(drop)
}

struct Told<'a> {
    head: &'a Letterhead,
    organization: &'a Organization,
    person: &'a Person,
    tasks: &'a [Task],
    recorded: &'a [Progress],
}

impl Told<'_> {
    fn body(&self, reader: &Language, to_themselves: bool) -> ProgressReceived {
        let report = |row: &Progress| self.report(row, reader);
        ProgressReceived::new(
            self.head.data(reader),
            to_themselves.then(|| person_data(self.person)),
            self.organization.name_for(reader),
            &self.person.full_name,
            self.recorded.iter().filter_map(report).collect(),
        )
    }

    fn report(&self, row: &Progress, reader: &Language) -> Option<ReportData> {
        let mut tasks = self.tasks.iter();
        let task = tasks.find(|task| task.current().id == row.recommendation_id)?;
        let words = self.head.event.text_for(&task.made.text, reader);
        Some(ReportData {
            number: task.made.number,
            text: shortened(words),
            acceptance: row.acceptance.map(|own| acceptance_in_words(own, reader)),
            implementation: row.implementation.map(|own| implementation_in_words(own, reader)),
            said: row.text.as_deref().map(shortened),
            evidence: row.evidence_urls.len(),
        })
    }
}
