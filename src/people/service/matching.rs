//! People as others bring them: matched by their address or made, one or five thousand at once.

use std::borrow::Borrow;
use std::collections::{BTreeSet, HashMap};

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel};

use super::addresses::by_addresses;
use super::overwriting::overwrite;
use super::row::{derived, new_row};
use super::{CHUNK, KIND};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::Write;
use crate::error::{AppError, Checks, FieldError, Result};
use crate::ids::{EventId, OrganizationId, PersonId};
use crate::mail::EmailAddress;
use crate::organizations;
use crate::people::entity::person::{Column, Entity, Model};
use crate::people::entity::person_event;
use crate::people::rules::{self, PersonTexts};
use crate::people::types::PersonCreate;

/// The person with this address as they are on record, with nothing overwritten; else a new one.
/// Where nothing is on record but what somebody typed with a sign-up that nobody has confirmed, all
/// of that gives way to these words.
///
/// Whoever calls this says by [`known_to`] which event brought the person in, and tells the register
/// that they may bear another name now.
pub async fn match_or_create(w: &Write, by: &Actor, input: &PersonCreate) -> Result<Model> {
    brought(w, by, input).await.map(|(person, _)| person)
}

/// The same, and whether nothing is on record of that person but these words.
pub async fn brought(w: &Write, by: &Actor, input: &PersonCreate) -> Result<(Model, bool)> {
    if let Some(known) = by_email(w, input.email.as_ref()).await?
        && !known.provisional
    {
        return Ok((known, false));
    }
    judge(w, input).await?;
    let person = only(match_or_create_many(w, by, &[input]).await?)?;
    // Another write may have been faster with the address.
    let said = derived(new_row(w, input));
    let own_words = person.full_name == said.full_name && person.search == said.search;
    Ok((person, own_words))
}

/// The same for somebody who signs up with an address that may be another's: these words count only
/// until anybody else says who that is, be it another sign-up.
pub async fn signed_up(w: &Write, by: &Actor, input: &PersonCreate) -> Result<Model> {
    // Before anybody is looked up, so that it says nothing about them.
    judge(w, input).await?;
    only(bring(w, by, &[input], true).await?)
}

fn only(people: Vec<Model>) -> Result<Model> {
    let first = people.into_iter().next();
    first.ok_or_else(|| AppError::internal("a person was neither found nor made"))
}

/// 422 with all that is wrong with somebody as they are described.
pub async fn judge(db: &impl ConnectionTrait, input: &PersonCreate) -> Result<()> {
    let wrong: Vec<_> = faults(db, "", &[input]).await?.into_iter().flatten().collect();
    if wrong.is_empty() { Ok(()) } else { Err(AppError::invalid(wrong)) }
}

/// The people for these, in their order; two with the same address are the same person.
///
/// What is wrong with them is for the caller to ask first ([`faults`]).
pub async fn match_or_create_many<P: Borrow<PersonCreate> + Sync>(
    w: &Write,
    by: &Actor,
    inputs: &[P],
) -> Result<Vec<Model>> {
    bring(w, by, inputs, false).await
}

async fn bring<P: Borrow<PersonCreate> + Sync>(
    w: &Write,
    by: &Actor,
    inputs: &[P],
    provisional: bool,
) -> Result<Vec<Model>> {
    let mut known: HashMap<String, Model> = HashMap::new();
    let mut people = Vec::with_capacity(inputs.len());
    for chunk in inputs.chunks(CHUNK) {
        let row = |input: &P| Model { provisional, ..derived(new_row(w, input.borrow())) };
        let rows: Vec<Model> = chunk.iter().map(row).collect();
        let emails = rows.iter().filter_map(|row| row.email_canonical.clone()).collect();
        look_up(w, &mut known, emails).await?;
        let new = unknown(&mut known, &rows);
        insert(w, by, &mut known, new).await?;
        overwrite(w, by, &mut known, &rows).await?;
        let person = |row: Model| {
            let found = row.email_canonical.as_ref().and_then(|email| known.get(email));
            found.cloned().unwrap_or(row)
        };
        people.extend(rows.into_iter().map(person));
    }
    Ok(people)
}

/// Those who have no address or one that nobody had before them; they are `known` from now on.
fn unknown(known: &mut HashMap<String, Model>, rows: &[Model]) -> Vec<Model> {
    let mut new = Vec::new();
    for row in rows {
        let email = row.email_canonical.as_ref();
        if email.is_none_or(|email| !known.contains_key(email)) {
            known.extend(email.map(|email| (email.clone(), row.clone())));
            new.push(row.clone());
        }
    }
    new
}

async fn by_email(w: &Write, email: Option<&EmailAddress>) -> Result<Option<Model>> {
    let Some(email) = email else { return Ok(None) };
    Ok(by_addresses(w, vec![email.canonical()]).await?.into_values().next())
}

/// Adds to `known` those who have one of the addresses, as their own or as a further one.
async fn look_up(
    w: &Write,
    known: &mut HashMap<String, Model>,
    emails: BTreeSet<String>,
) -> Result<()> {
    let emails: Vec<String> = emails.into_iter().filter(|e| !known.contains_key(e)).collect();
    if emails.is_empty() {
        return Ok(());
    }
    known.extend(by_addresses(w, emails).await?);
    Ok(())
}

/// Inserts those who are new. Where another write was faster with an address, its person counts.
async fn insert(
    w: &Write,
    by: &Actor,
    known: &mut HashMap<String, Model>,
    mut new: Vec<Model>,
) -> Result<()> {
    if new.is_empty() {
        return Ok(());
    }
    let rows = new.iter().cloned().map(|row| row.into_active_model().reset_all());
    let same = OnConflict::column(Column::EmailCanonical).do_nothing().to_owned();
    let inserted = Entity::insert_many(rows).on_conflict(same).exec_without_returning(w).await?;
    if inserted < new.len() as u64 {
        let emails: BTreeSet<String> =
            new.iter().filter_map(|row| row.email_canonical.clone()).collect();
        known.retain(|email, _| !emails.contains(email));
        look_up(w, known, emails).await?;
        new.retain(|row| {
            row.email_canonical.as_ref().and_then(|e| known.get(e)).is_none_or(|k| k.id == row.id)
        });
    }
    let entries: Vec<Entry> =
        new.iter().map(|row| Entry::new("person.create", KIND, row.id)).collect();
    audit::record_many(w, by, &entries).await
}

/// What is wrong with each of these, in their order, with pointers below `base` (such as `/person`).
pub async fn faults<P: Borrow<PersonCreate> + Sync>(
    db: &impl ConnectionTrait,
    base: &str,
    inputs: &[P],
) -> Result<Vec<Vec<FieldError>>> {
    let named: BTreeSet<OrganizationId> =
        inputs.iter().filter_map(|input| input.borrow().organization_id).collect();
    let there = organizations::service::by_ids(db, named).await?;
    let faults = |input: &P| {
        let input = input.borrow();
        let mut checks = Checks::new();
        rules::check(&mut checks, base, &texts_of(input));
        if input.organization_id.is_some_and(|id| !there.contains_key(&id)) {
            let pointer = format!("{base}/organization_id");
            checks.add(pointer, "unknown", "There is no such organization.");
        }
        checks.finish().err().map(|error| error.fields).unwrap_or_default()
    };
    Ok(inputs.iter().map(faults).collect())
}

fn texts_of(input: &PersonCreate) -> PersonTexts<'_> {
    PersonTexts {
        full_name: Some(&input.full_name),
        given_name: input.given_name.as_deref(),
        family_name: input.family_name.as_deref(),
        patronymic: input.patronymic.as_deref(),
        native_name: input.native_name.as_deref(),
        badge_name: input.badge_name.as_deref(),
        honorific: input.honorific.as_deref(),
        position: input.position.as_deref(),
        phone: input.phone.as_deref(),
    }
}

/// Notes that an event knows a person; once more changes nothing.
pub async fn known_to(w: &Write, person: PersonId, event: EventId) -> Result<()> {
    known_to_many(w, &[person], event).await
}

/// Notes that an event knows these people; once more changes nothing.
pub async fn known_to_many(w: &Write, people: &[PersonId], event: EventId) -> Result<()> {
    // In one order, so that two writes that meet do not wait for each other.
    let people: BTreeSet<PersonId> = people.iter().copied().collect();
    let people: Vec<PersonId> = people.into_iter().collect();
    for chunk in people.chunks(CHUNK) {
        let rows = chunk.iter().map(|person| person_event::ActiveModel {
            person_id: Set(*person),
            event_id: Set(event),
        });
        let key = [person_event::Column::PersonId, person_event::Column::EventId];
        let same = OnConflict::columns(key).do_nothing().to_owned();
        let insert = person_event::Entity::insert_many(rows).on_conflict(same);
        insert.exec_without_returning(w).await?;
    }
    Ok(())
}
