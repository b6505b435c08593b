//! Somebody comes in: by an invitation, by the public page, by an organizer; or comes back.

use std::collections::BTreeMap;

use chrono::Duration;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::edit::edit;
use super::join::{join, joins};
use super::searched::search_of;
use super::seats::{door, places, settle};
use super::told::tell_known;
use super::{record, tell_on_request};
use crate::access::Actor;
use crate::clock::random_bytes;
use crate::countries::CountryCode;
use crate::db::{self, Write};
use crate::error::{Checks, Result};
use crate::events::entity::event::Model as Event;
use crate::ids::{InvitationId, OrganizationId};
use crate::organizations;
use crate::people;
use crate::people::entity::person::Model as Person;
use crate::registrations::entity::{Column, Entity, Model};
use crate::registrations::files;
use crate::registrations::form::rules::Answered;
use crate::registrations::form::types::Versions;
use crate::registrations::messages::Notice;
use crate::registrations::rules::{self, Move, code};
use crate::registrations::sensitive::{self, Apart};
use crate::registrations::types::{
    Answers, AttendanceMode, Consent, ParticipantRole, RegistrationSource, RegistrationStatus,
};
use crate::text::Language;
use crate::zone::local;

/// How long an address may be confirmed.
pub(super) const CONFIRM_WITHIN: Duration = Duration::hours(24);

/// What somebody says about how they take part.
#[derive(Clone, Debug, Default)]
pub struct Details {
    /// The country they come for.
    pub country: Option<CountryCode>,
    /// The organization they come for.
    pub organization: Option<String>,
    /// The same as an entry of the address book.
    pub organization_id: Option<OrganizationId>,
    /// Their position.
    pub position: Option<String>,
    /// In the room or online.
    pub mode: Option<AttendanceMode>,
    /// Answers to the form.
    pub answers: BTreeMap<String, serde_json::Value>,
    /// Which version of its field each of them answers.
    pub answer_versions: Versions,
    /// What they agreed to.
    pub consents: Vec<Consent>,
    /// What they say to sensitive fields, where they were asked.
    pub apart: Option<Apart>,
    /// The language they read.
    pub language: Option<Language>,
    /// An organizer's remark.
    pub remark: Option<String>,
    /// What the registration said to the form when this was said of it, if it is that which changes.
    pub over: Option<Answered>,
}

impl Details {
    /// What is said to the form, of a registration that may have been changed meanwhile.
    fn answered_over(&self, row: &Model) -> Answered {
        let said = Answered {
            answers: self.answers.clone(),
            versions: self.answer_versions.clone(),
            consents: self.consents.clone(),
        };
        match &self.over {
            Some(before) => said.rebased(before, &Answered::of(row)),
            None => said,
        }
    }

    /// What is known of a person, for those who say nothing themselves.
    pub async fn of(db: &impl ConnectionTrait, person: &Person) -> Result<Self> {
        let organization = match person.organization_id {
            Some(id) => Some(organizations::service::find(db, id).await?.name),
            None => None,
        };
        Ok(Self {
            country: person.country.clone(),
            organization,
            organization_id: person.organization_id,
            position: person.position.clone(),
            ..Self::default()
        })
    }
}

/// Somebody who wants in.
#[derive(Clone, Debug)]
pub struct Newcomer<'a> {
    /// Who.
    pub person: &'a Person,
    /// In which role.
    pub role: ParticipantRole,
    /// By which way.
    pub source: RegistrationSource,
    /// Whether nobody need approve.
    pub skip_approval: bool,
    /// The invitation they hold.
    pub invitation: Option<InvitationId>,
    /// How they take part.
    pub details: &'a Details,
    /// Who registered them, if not they themselves.
    pub registered_by: Option<&'a str>,
    /// Whether they get a mail.
    pub notify: bool,
}

/// What came of it.
#[derive(Clone, Debug)]
pub enum Entered {
    /// A new registration, or one that came back.
    Now(Model),
    /// They were in already; what they said about themselves, and as what they come, is brought up
    /// to date.
    Before(Model),
}

impl Entered {
    /// The registration.
    pub fn row(self) -> Model {
        match self {
            Self::Now(row) | Self::Before(row) => row,
        }
    }
}

/// Lets somebody in, to the waiting list, or to the organizers' decision; or refuses and changes
/// nothing. The event must be locked.
pub async fn enter(
    w: &Write,
    by: &Actor,
    event: &Event,
    newcomer: &Newcomer<'_>,
) -> Result<Entered> {
    let found = Entity::find()
        .filter(Column::EventId.eq(event.id))
        .filter(Column::PersonId.eq(newcomer.person.id))
        .lock_exclusive()
        .one(w)
        .await?;
    match found {
        None => enter_new(w, by, event, newcomer).await.map(Entered::Now),
        Some(row) if joins(&row, newcomer) => {
            join(w, by, event, row, newcomer).await.map(Entered::Before)
        }
        Some(row) if is_in(&row, newcomer) => {
            edit(w, by, event, row, newcomer.details).await.map(Entered::Before)
        }
        Some(row) => again(w, by, event, row, newcomer).await.map(Entered::Now),
    }
}

/// Whether a registration counts already. An unverified one gives way to any other way in.
fn is_in(row: &Model, newcomer: &Newcomer<'_>) -> bool {
    let unverified = row.status == RegistrationStatus::Unverified;
    row.status.is_in() || (unverified && newcomer.source == RegistrationSource::Public)
}

/// The same with somebody of whom there is no registration, as the caller has seen.
pub async fn enter_new(
    w: &Write,
    by: &Actor,
    event: &Event,
    newcomer: &Newcomer<'_>,
) -> Result<Model> {
    let mut row = blank(w, event, newcomer)?;
    check(event, &row)?;
    if newcomer.source == RegistrationSource::Public {
        rules::door(&door(event, w.now()), &rules_newcomer(newcomer))?;
        row.unverified_until = Some(w.now() + CONFIRM_WITHIN);
    } else {
        let status = decide(w, event, &row, newcomer).await?;
        settle(w, &mut row, status).await?;
    }
    row.version = 1;
    files::service::claim(w, by, &BTreeMap::new(), &row.answers.0).await?;
    let row = db::insert(w, row).await?;
    keep_apart(w, &row, newcomer.details).await?;
    if newcomer.invitation.is_none() {
        // To the event of an invitation they are known by that.
        people::service::known_to(w, row.person_id, row.event_id).await?;
    }
    record(w, by, "registration.create", &row).await?;
    tell_newcomer(w, event, newcomer, &row).await?;
    Ok(row)
}

async fn again(
    w: &Write,
    by: &Actor,
    event: &Event,
    mut row: Model,
    newcomer: &Newcomer<'_>,
) -> Result<Model> {
    if row.status == RegistrationStatus::Rejected {
        rules::check(row.status, Move::Return)?;
    }
    let own_word = row.is_own_word();
    row.role = newcomer.role;
    row.source = newcomer.source;
    row.invitation_id = newcomer.invitation.or(row.invitation_id);
    row.substitute_for_id = None;
    row.registered_by = newcomer.registered_by.map(str::to_owned);
    if !own_word {
        // Anybody may have agreed to that, and chosen the language.
        row.consents = Vec::new().into();
        row.language = None;
    }
    let goes_on = newcomer.details.apart.as_ref().is_some_and(|apart| apart.goes_on(row.id));
    if row.sensitive_version.is_some() && !goes_on {
        sensitive::service::forget(w, row.id).await?;
        row.sensitive_version = None;
    }
    let before = row.answers.0.clone();
    apply(&mut row, newcomer.details, event);
    row.search = search_of(newcomer.person, &row);
    check(event, &row)?;
    files::service::claim(w, by, &before, &row.answers.0).await?;
    if newcomer.source == RegistrationSource::Public {
        rules::door(&door(event, w.now()), &rules_newcomer(newcomer))?;
        settle(w, &mut row, RegistrationStatus::Unverified).await?;
        row.unverified_until = Some(w.now() + CONFIRM_WITHIN);
    } else {
        let status = decide(w, event, &row, newcomer).await?;
        settle(w, &mut row, status).await?;
    }
    let row = db::update(w, row).await?;
    keep_apart(w, &row, newcomer.details).await?;
    record(w, by, "registration.return", &row).await?;
    tell_newcomer(w, event, newcomer, &row).await?;
    Ok(row)
}

/// A new row in place of one that nobody confirmed: of that stays what names it in links, in the log
/// and at the door.
pub(super) fn instead_of(before: Model, person: &Person, new: Model) -> Model {
    let row = Model {
        id: before.id,
        version: before.version + 1,
        code: before.code,
        calendar_sequence: before.calendar_sequence + 1,
        link_id: before.link_id,
        link_generation: before.link_generation,
        made_on: before.made_on,
        created_at: before.created_at,
        ..new
    };
    Model { search: search_of(person, &row), ..row }
}

pub(super) fn rules_newcomer(newcomer: &Newcomer<'_>) -> rules::Newcomer {
    rules::Newcomer {
        role: newcomer.role,
        source: newcomer.source,
        skip_approval: newcomer.skip_approval,
    }
}

pub(super) async fn decide(
    w: &Write,
    event: &Event,
    row: &Model,
    newcomer: &Newcomer<'_>,
) -> Result<RegistrationStatus> {
    let seats = places(w, event, row.attendance_mode).await?;
    let mut who = rules_newcomer(newcomer);
    who.skip_approval |= row.decided_at.is_some() || row.confirmed_at.is_some();
    Ok(rules::decide(&door(event, w.now()), &seats, &who).status()?)
}

async fn tell_newcomer(
    w: &Write,
    event: &Event,
    newcomer: &Newcomer<'_>,
    row: &Model,
) -> Result<()> {
    match newcomer.source {
        _ if !newcomer.notify => Ok(()),
        RegistrationSource::Public => tell_on_request(w, event, row, Notice::Status).await,
        _ => tell_known(w, event, newcomer.person, row, Notice::Status).await,
    }
}

/// Writes what is said to sensitive fields, of a registration that is on record.
pub(super) async fn keep_apart(w: &Write, row: &Model, details: &Details) -> Result<()> {
    match &details.apart {
        Some(apart) => sensitive::service::write(w, row.id, apart).await,
        None => Ok(()),
    }
}

pub(super) fn apply(row: &mut Model, details: &Details, event: &Event) {
    row.country.clone_from(&details.country);
    row.organization.clone_from(&details.organization);
    row.organization_id = details.organization_id;
    row.position.clone_from(&details.position);
    row.attendance_mode = details.mode.unwrap_or_else(|| rules::default_mode(event.modality));
    let said = details.answered_over(row);
    row.answers = Answers(said.answers);
    row.answer_versions = said.versions;
    if let Some(apart) = &details.apart {
        row.sensitive_version = apart.version(row.sensitive_version);
    }
    if !said.consents.is_empty() {
        row.consents = said.consents.into();
    }
    if details.language.is_some() {
        row.language.clone_from(&details.language);
    }
    if details.remark.is_some() {
        row.remark.clone_from(&details.remark);
    }
}

pub(super) fn check(event: &Event, row: &Model) -> Result<()> {
    checks(event, row).finish()
}

/// All that is wrong with what a registration says, but for its answers to the form.
pub(super) fn checks(event: &Event, row: &Model) -> Checks {
    let mut checks = Checks::new();
    checks.extend(rules::mode_fault("attendance_mode", event.modality, row.attendance_mode));
    rules::check_said(&mut checks, &rules::Said::from(row));
    checks
}

pub(super) fn blank(w: &Write, event: &Event, newcomer: &Newcomer<'_>) -> Result<Model> {
    let person = newcomer.person;
    let mut row = Model {
        id: w.new_id(),
        version: 1,
        event_id: event.id,
        person_id: person.id,
        invitation_id: newcomer.invitation,
        substitute_for_id: None,
        code: code::from_random(random_bytes()?),
        role: newcomer.role,
        country: None,
        organization_id: None,
        organization: None,
        position: None,
        answers: Answers::default(),
        answer_versions: Versions::default(),
        sensitive_version: None,
        consents: Vec::new().into(),
        attendance_mode: AttendanceMode::InPerson,
        status: RegistrationStatus::Unverified,
        source: newcomer.source,
        waitlist_seq: None,
        language: None,
        registered_by: newcomer.registered_by.map(str::to_owned),
        decided_by: None,
        decision_reason: None,
        remark: None,
        calendar_sequence: 0,
        link_id: Uuid::from_bytes(random_bytes()?),
        link_generation: 0,
        unverified_until: None,
        decided_at: None,
        confirmed_at: None,
        withdrawn_at: None,
        search: String::new(),
        made_on: local(event.time_zone, w.now()).date(),
        created_at: w.now(),
        updated_at: w.now(),
    };
    apply(&mut row, newcomer.details, event);
    row.search = search_of(person, &row);
    Ok(row)
}
