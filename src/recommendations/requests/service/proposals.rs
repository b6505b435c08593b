//! Whom focal points name in their place or beside them; the organizers decide.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use super::asking::{Asking, Point, ask, is_alive, of_points, reaching};
use super::read::locked;
use super::{Task, tasks};
use crate::access::{Actor, Scope};
use crate::audit::{self, Entry};
use crate::db::page::{PageQuery, Paged};
use crate::db::{self, Write};
use crate::error::{AppError, FieldError, Result};
use crate::events::entity::event::Model as Event;
use crate::events::messages::Letterhead;
use crate::events::seats;
use crate::ids::{ContactProposalId, EventId, FocalPointId, OrganizationId};
use crate::mail::{self, EmailAddress, NewMail};
use crate::people::focal_points;
use crate::people::types::PersonCreate;
use crate::recommendations::requests::entity::proposal::{Column, Entity, Model};
use crate::recommendations::requests::entity::request::Model as Request;
use crate::recommendations::requests::messages::{ContactProposed, ProposedData, language};
use crate::recommendations::requests::rules;
use crate::recommendations::requests::types::{
    ContactProposalFilter, ContactProposalOut, ContactProposalStatus, ProgressRequestStatus,
};
use crate::{organizations, people, registrations};

const KIND: &str = "contact proposal";
const LOGGED: &str = "contact_proposal";

/// Somebody whom a focal point names.
#[derive(Clone, Debug)]
pub struct Contact {
    /// The name.
    pub full_name: String,
    /// The address.
    pub email: EmailAddress,
    /// The office.
    pub position: Option<String>,
}

/// Those of an organization who wait for the organizers, as this event's page named them.
pub async fn waiting(
    db: &impl ConnectionTrait,
    event: EventId,
    organization: OrganizationId,
) -> Result<Vec<Model>> {
    let select = Entity::find()
        .filter(Column::EventId.eq(event))
        .filter(Column::OrganizationId.eq(organization))
        .filter(Column::Status.eq(ContactProposalStatus::Proposed));
    Ok(select.order_by_asc(Column::Id).all(db).await?)
}

/// Proposes somebody to the organizers, unless the same person waits already. Event and request are
/// locked.
pub async fn propose(
    w: &Write,
    by: &Actor,
    event: &Event,
    request: &Request,
    contact: &Contact,
) -> Result<()> {
    if !is_alive(w, event, request).await? {
        return Err(rules::dead());
    }
    let there = waiting(w, event.id, request.organization_id).await?;
    if there.iter().any(|row| row.email.canonical() == contact.email.canonical()) {
        return Ok(());
    }
    if there.len() >= rules::PROPOSALS_MAX {
        let message = "Those whom you have named already wait for the organizers.";
        return Err(AppError::invalid(vec![FieldError::new("full_name", "waiting", message)]));
    }
    let row = Model {
        id: w.new_id(),
        version: 1,
        event_id: event.id,
        organization_id: request.organization_id,
        request_id: request.id,
        full_name: contact.full_name.clone(),
        email: contact.email.clone(),
        position: contact.position.clone(),
        status: ContactProposalStatus::Proposed,
        focal_point_id: None,
        decided_by: None,
        decided_at: None,
        created_at: w.now(),
        updated_at: w.now(),
    };
    let row = db::insert(w, row).await?;
    let entry = Entry::new("contact_proposal.create", LOGGED, row.id).of(event.id);
    audit::record(w, by, &entry).await?;
    tell(w, event, request, &row).await
}

async fn tell(w: &Write, event: &Event, request: &Request, row: &Model) -> Result<()> {
    let Some(to) = event.contact_email.as_ref() else { return Ok(()) };
    let reader = language(event, None);
    let head = Letterhead::of(w, event.clone()).await?;
    let organization = organizations::service::find(w, row.organization_id).await?;
    let people = focal_points::service::people_of(w, [request.focal_point_id]).await?;
    let reporter = people.into_values().next().map(|person| person.full_name);
    let contact = ProposedData {
        full_name: row.full_name.clone(),
        email: row.email.to_string(),
        position: row.position.clone(),
    };
    let body = ContactProposed::new(
        head.data(&reader),
        organization.name_for(&reader),
        &reporter.unwrap_or_default(),
        contact,
    );
    let sender = head.from_name(&reader);
    let name = event.contact_unit.as_deref().unwrap_or(&sender);
    let new = NewMail {
        event_id: Some(event.id),
        about: Some(row.id.0),
        from_name: Some(&sender),
        ..NewMail::new(to, name, &reader, &body)
    };
    mail::queue(w, &new).await.map(drop)
}

/// One proposed contact within the caller's scope.
pub async fn find_proposal(
    db: &impl ConnectionTrait,
    by: &Actor,
    id: ContactProposalId,
) -> Result<Model> {
    let mut select = Entity::find_by_id(id);
    if let Scope::Limited { events, .. } = &by.scope {
        select = select.filter(Column::EventId.is_in(events.iter().copied()));
    }
    select.one(db).await?.ok_or_else(|| AppError::not_found(KIND))
}

/// A page of the contacts that were named on the pages of an event.
pub async fn list_proposals(
    db: &DatabaseConnection,
    event: EventId,
    page: &PageQuery,
    filter: &ContactProposalFilter,
) -> Result<Paged<ContactProposalOut>> {
    let shown = Condition::all()
        .add(Column::EventId.eq(event))
        .add_option(filter.status.map(|status| Column::Status.eq(status)))
        .add_option(filter.organization_id.map(|id| Column::OrganizationId.eq(id)))
        .add_option(filter.progress_request_id.map(|id| Column::RequestId.eq(id)))
        .add_option(filter.focal_point_id.map(|id| Column::FocalPointId.eq(id)));
    let page = page.fetch(db, Entity::find().filter(shown), Column::Id, &[]).await?;
    Ok(page.map(ContactProposalOut::from))
}

/// Makes a proposed contact a focal point of the organization: the person with this address, else a new
/// one, and mails them a link of their own. Whoever was one before stays so.
pub async fn confirm(w: &Write, by: &Actor, id: ContactProposalId) -> Result<ContactProposalOut> {
    let named_on = find_proposal(w, by, id).await?.event_id;
    let event = seats::lock(w, named_on).await?;
    let row = lock(w, by, id).await?;
    by.require_unlimited()?;
    rules::check_proposed(row.status)?;
    let input = PersonCreate {
        full_name: row.full_name.clone(),
        email: Some(row.email.clone()),
        position: row.position.clone(),
        organization_id: Some(row.organization_id),
        ..PersonCreate::default()
    };
    let person = people::service::match_or_create(w, by, &input).await?;
    registrations::service::renamed(w, &person).await?;
    people::service::known_to(w, person.id, row.event_id).await?;
    let post = focal_points::service::appoint(w, by, person.id, row.organization_id).await?;
    give_link(w, by, &event, &row, post).await?;
    let row = Model { focal_point_id: Some(post), ..row };
    decided(w, by, row, ContactProposalStatus::Confirmed, "contact_proposal.confirm").await
}

/// Mails a confirmed contact a link of their own, where that of whoever named them was not taken back and
/// a mail reaches them; who has one keeps it. The event is locked.
async fn give_link(
    w: &Write,
    by: &Actor,
    event: &Event,
    row: &Model,
    post: FocalPointId,
) -> Result<()> {
    let is_revoked = |request: &Request| request.status == ProgressRequestStatus::Revoked;
    let theirs = locked(w, row.request_id).await?;
    if is_revoked(&theirs) || !rules::is_asked_about(event.standing()) {
        return Ok(());
    }
    let organization = row.organization_id;
    let mut points: Vec<Point> =
        focal_points::service::active_of(w, &Scope::Everything, [organization]).await?;
    points.retain(|(point, _)| point.id == post);
    let points = reaching(w, points).await?;
    let known = of_points(w, event, &points).await?;
    if points.is_empty() || !known.values().all(is_revoked) {
        return Ok(());
    }
    let mut tasks: Vec<Task> = tasks(w, event.id, organization).await?;
    tasks.retain(Task::takes_reports);
    // Where nothing is left to be done they can correct what was reported.
    if tasks.iter().any(Task::is_open) {
        tasks.retain(Task::is_open);
    }
    if tasks.is_empty() {
        return Ok(());
    }
    let asking = Asking { organization, tasks: &tasks, note: None };
    ask(w, by, event, asking, points).await.map(drop)
}

/// Leaves a proposed contact at that.
pub async fn dismiss(w: &Write, by: &Actor, id: ContactProposalId) -> Result<ContactProposalOut> {
    let row = lock(w, by, id).await?;
    rules::check_proposed(row.status)?;
    decided(w, by, row, ContactProposalStatus::Dismissed, "contact_proposal.dismiss").await
}

async fn decided(
    w: &Write,
    by: &Actor,
    row: Model,
    status: ContactProposalStatus,
    action: &'static str,
) -> Result<ContactProposalOut> {
    let row = Model {
        version: row.version + 1,
        status,
        decided_by: Some(by.display_name().to_owned()),
        decided_at: Some(w.now()),
        updated_at: w.now(),
        ..row
    };
    let row = db::update(w, row).await?;
    audit::record(w, by, &Entry::new(action, LOGGED, row.id).of(row.event_id)).await?;
    Ok(row.into())
}

async fn lock(w: &Write, by: &Actor, id: ContactProposalId) -> Result<Model> {
    find_proposal(w, by, id).await?;
    let found = Entity::find_by_id(id).lock_exclusive().one(w).await?;
    found.ok_or_else(|| AppError::not_found(KIND))
}

impl From<Model> for ContactProposalOut {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            version: row.version,
            event_id: row.event_id,
            organization_id: row.organization_id,
            progress_request_id: row.request_id,
            full_name: row.full_name,
            email: row.email,
            position: row.position,
            status: row.status,
            focal_point_id: row.focal_point_id,
            decided_by: row.decided_by,
            decided_at: row.decided_at,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}
