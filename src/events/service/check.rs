//! What must hold for an event's row before it is written, and what derives from it.

use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect};

use super::parts::Parts;
use super::{held, slug};
use crate::access::{Actor, Scope};
use crate::db::Write;
use crate::error::{AppError, Checks, Result};
use crate::events::entity::event::{Column, Entity, Model};
use crate::events::rules;
use crate::events::rules::fields::check_unique;
use crate::ids::{EventId, ProgrammeId};
use crate::organizations;
use crate::programmes::entity::programme;
use crate::text::{self, Language, Texts};

/// Through how many events the ones before them are followed.
const STEPS: usize = 100;

/// The row with what derives from it, or all that is wrong with it and its lists.
pub(super) async fn checked(
    w: &Write,
    by: &Actor,
    before: Option<&Model>,
    mut row: Model,
    parts: &Parts,
) -> Result<Model> {
    let mut checks = Checks::new();
    rules::Sayings::from(&row).check(&mut checks);
    rules::check_schedule(&mut checks, &row.schedule());
    let chosen = !row.slug.is_empty() && before.is_none_or(|before| before.slug != row.slug);
    if chosen {
        let fault = rules::slug_fault("slug", &row.slug);
        if fault.is_none() && slug::is_taken(w, &row.slug, row.id).await? {
            checks.extend([slug::taken()]);
        }
        checks.extend(fault);
    }
    if before.is_none_or(|before| before.programme_id != row.programme_id) {
        programme(w, by, &mut checks, row.programme_id).await?;
    }
    events(w, by, &mut checks, before, &row).await?;
    lists(w, &mut checks, parts).await?;
    checks.finish()?;
    row.title_sort = text::fold(row.title.pick([&Language::english()]));
    row.search = searchable(&row);
    Ok(row)
}

fn searchable(row: &Model) -> String {
    let about = row.theme.iter().chain(&row.description).chain(row.objectives.iter());
    let texts = row.title.iter().chain(about.flat_map(Texts::iter)).map(|(_, text)| text);
    let names = [&row.venue_city, &row.venue_name, &row.contact_unit];
    let remarks = [&row.claimed_note, &row.notes];
    let names = names.into_iter().chain(remarks).filter_map(Option::as_deref);
    let tags = row.tags.iter().map(String::as_str);
    let papers = row.references.iter().map(|paper| paper.title.as_str());
    let meetings = row.leads_to.iter().map(|meeting| meeting.title.as_str());
    text::searchable(texts.chain(names).chain(tags).chain(papers).chain(meetings))
}

/// 403 where a limited token would put an event outside what it may see.
async fn programme(
    w: &Write,
    by: &Actor,
    checks: &mut Checks,
    id: Option<ProgrammeId>,
) -> Result<()> {
    if let Scope::Limited { programmes, .. } = &by.scope
        && id.is_none_or(|id| !programmes.contains(&id))
    {
        return Err(AppError::forbidden(
            "access.scope",
            "This token is limited; its events stand under a programme of its scope: give the \
             programme_id of one.",
        ));
    }
    if let Some(id) = id
        && programme::Entity::find_by_id(id).one(w).await?.is_none()
    {
        checks.add("programme_id", "unknown", "There is no such programme.");
    }
    Ok(())
}

async fn events(
    w: &Write,
    by: &Actor,
    checks: &mut Checks,
    before: Option<&Model>,
    row: &Model,
) -> Result<()> {
    let mut named: Vec<(String, EventId)> = Vec::new();
    let previous =
        row.previous_event_id.filter(|id| before.and_then(|b| b.previous_event_id) != Some(*id));
    named.extend(previous.map(|id| ("previous_event_id".to_owned(), id)));
    let known = |id: EventId| {
        let before = before.into_iter().flat_map(|before| before.leads_to.iter());
        before.filter_map(|meeting| meeting.event_id).any(|old| old == id)
    };
    let meetings = row.leads_to.iter().enumerate();
    named.extend(meetings.filter_map(|(index, meeting)| {
        let new = meeting.event_id.filter(|id| !known(*id))?;
        Some((format!("leads_to/{index}/event_id"), new))
    }));
    if named.is_empty() {
        return Ok(());
    }
    let found = held(w, by, named.iter().map(|(_, id)| *id)).await?;
    for (pointer, id) in named {
        if id == row.id {
            checks.add(pointer, "itself", "This is the event itself.");
        } else if found.iter().all(|event| event.id != id) {
            checks.add(pointer, "unknown", "There is no such event.");
        } else if before.is_some()
            && pointer == "previous_event_id"
            && follows(w, id, row.id).await?
        {
            checks.add(pointer, "circle", "That event follows this one.");
        }
    }
    Ok(())
}

/// Whether an event comes after another one, by itself or by those between them.
async fn follows(db: &impl ConnectionTrait, id: EventId, first: EventId) -> Result<bool> {
    let mut next = id;
    for _ in 0..STEPS {
        let select = Entity::find_by_id(next).select_only().column(Column::PreviousEventId);
        let before: Option<Option<EventId>> = select.into_tuple().one(db).await?;
        match before.flatten() {
            Some(before) if before == first => return Ok(true),
            Some(before) => next = before,
            None => break,
        }
    }
    Ok(false)
}

async fn lists(db: &impl ConnectionTrait, checks: &mut Checks, parts: &Parts) -> Result<()> {
    check_unique(
        checks,
        "organizations",
        parts.organizations.iter().map(|entry| (entry.organization_id, entry.role)),
    );
    check_unique(
        checks,
        "countries",
        parts.countries.iter().map(|entry| (entry.country.clone(), entry.role)),
    );
    if parts.organizations.is_empty() {
        return Ok(());
    }
    let ids = parts.organizations.iter().map(|entry| entry.organization_id);
    let known = organizations::service::by_ids(db, ids).await?;
    for (index, entry) in parts.organizations.iter().enumerate() {
        let pointer = format!("organizations/{index}/organization_id");
        let found = known.contains_key(&entry.organization_id);
        checks.require(found, &pointer, "unknown", "There is no such organization.");
    }
    Ok(())
}
