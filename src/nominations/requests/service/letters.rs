//! Who is written to, and the letters.

use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::deeds::save;
use super::read::{closes, lock};
use super::{LOGGED, entries, get};
use crate::access::{Actor, Scope};
use crate::audit::{self, Entry};
use crate::db::Write;
use crate::error::{AppError, Result};
use crate::events::entity::event::Model as Event;
use crate::ids::{NominationRequestId, PersonId};
use crate::mail::{self, suppressions};
use crate::nominations::requests::entity::entry::Model as Named;
use crate::nominations::requests::entity::request::Model;
use crate::nominations::requests::messages::{
    Kind, NominationReceived, NominationReminder, write_letters,
};
use crate::nominations::requests::rules::{self, Move};
use crate::nominations::requests::types::NominationRequestOut;
use crate::people;
use crate::people::entity::person::{self, Model as Person};
use crate::people::focal_points::entity as focal_point;

/// The focal points who are asked, whether or not a mail reaches them. Whoever sends a request writes
/// to those whom their token may see; later letters go to those whom the event knows by then.
async fn focal_points(
    db: &impl ConnectionTrait,
    scope: Option<&Scope>,
    row: &Model,
) -> Result<Vec<Person>> {
    use focal_point::Column;
    let which = match (row.focal_point_id, row.organization_id) {
        (Some(id), _) => Column::Id.eq(id),
        (None, Some(id)) => Column::OrganizationId.eq(id),
        (None, None) => Column::Country.eq(row.country.clone()),
    };
    let known = match scope {
        Some(Scope::Everything) => None,
        Some(Scope::Limited { events, .. }) => {
            Some(people::service::known_to_any(Column::PersonId, events))
        }
        None => Some(people::service::known_to_any(Column::PersonId, &[row.event_id])),
    };
    let active = Condition::all().add(Column::Active.eq(true)).add(which).add_option(known);
    let rows = focal_point::Entity::find().filter(active).all(db).await?;
    let ids = rows.into_iter().map(|row| row.person_id);
    let people = person::Entity::find().filter(person::Column::Id.is_in(ids));
    Ok(people.order_by_asc(person::Column::Id).all(db).await?)
}

/// Those of them whom a mail reaches.
pub(super) async fn reached(db: &impl ConnectionTrait, row: &Model) -> Result<Vec<Person>> {
    reaching(db, focal_points(db, None, row).await?).await
}

async fn reaching(db: &impl ConnectionTrait, people: Vec<Person>) -> Result<Vec<Person>> {
    let mut reached = Vec::with_capacity(people.len());
    for person in people {
        let Some(email) = &person.email else { continue };
        if !suppressions::is_closed(db, email).await? {
            reached.push(person);
        }
    }
    Ok(reached)
}

/// Whom a letter reaches, if one may go out now.
pub(super) async fn check_letter(
    w: &Write,
    scope: Option<&Scope>,
    event: &Event,
    row: &Model,
    wanted: Move,
) -> Result<Vec<Person>> {
    let ends = closes(event, row);
    rules::check_sending(event.status, w.now() >= ends)?;
    rules::check(rules::effective(row.status, ends, w.now()), wanted)?;
    let asked = focal_points(w, scope, row).await?;
    if asked.is_empty() {
        let detail = "No active focal point there can be written to; add one at /focal-points, then send it.";
        return Err(AppError::conflict("nomination_request.no_focal_point", detail));
    }
    let reached = reaching(w, asked).await?;
    if reached.is_empty() {
        let detail = "No focal point has an address that gets mail; /mail/suppressions says more.";
        return Err(AppError::conflict("nomination_request.no_address", detail));
    }
    if is_enough(w, row).await? {
        let most = mail::MOST_ON_REQUEST;
        let detail =
            format!("This nomination request was mailed {most} times within a day; try tomorrow.");
        return Err(AppError::conflict("nomination_request.mailed_enough", detail));
    }
    Ok(reached)
}

async fn is_enough(w: &Write, row: &Model) -> Result<bool> {
    let letters = mail::MailFilter { about: Some(row.id.0), ..mail::MailFilter::default() };
    mail::is_enough(w, &letters).await
}

/// Writes a letter to each of these, whom the event knows from now on.
pub(super) async fn letter<M: Kind>(
    w: &Write,
    event: &Event,
    row: &Model,
    named: &[Named],
    people: &[Person],
) -> Result<()> {
    let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
    people::service::known_to_many(w, &ids, event.id).await?;
    write_letters::<M>(w, event, row, named, people).await
}

/// Reminds of a request to which nobody has been named.
pub async fn remind(
    w: &Write,
    by: &Actor,
    id: NominationRequestId,
) -> Result<NominationRequestOut> {
    let (event, row) = lock(w, by, id).await?;
    let people = check_letter(w, None, &event, &row, Move::Remind).await?;
    let row = reminded(w, by, &event, row, &people).await?;
    get(w, &event, row, w.now()).await
}

pub(super) async fn reminded(
    w: &Write,
    by: &Actor,
    event: &Event,
    mut row: Model,
    people: &[Person],
) -> Result<Model> {
    row.reminders += 1;
    row.last_reminded_at = Some(w.now());
    let row = save(w, row).await?;
    letter::<NominationReminder>(w, event, &row, &[], people).await?;
    let entry = Entry::new("nomination_request.remind", LOGGED, row.id).of(event.id);
    audit::record(w, by, &entry).await?;
    Ok(row)
}

/// Tells the focal points what is named now, whoever has named it; not more often than is sensible.
pub async fn tell_received(w: &Write, event: &Event, row: &Model) -> Result<()> {
    if is_enough(w, row).await? {
        return Ok(());
    }
    let named = entries(w, &[row.id]).await?;
    let people = reached(w, row).await?;
    write_letters::<NominationReceived>(w, event, row, &named, &people).await
}
