//! What a row says of how somebody takes part.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::DatabaseConnection;

use super::answers::answer;
use crate::access::Actor;
use crate::error::{Checks, FieldError, Result};
use crate::events::entity::event::Model as Event;
use crate::files::incoming::Incoming;
use crate::ids::PersonId;
use crate::nominations::import::role;
use crate::people::import::cells;
use crate::people::import::columns::Mapping;
use crate::people::import::fields::{self, Fields};
use crate::people::import::rows::Row;
use crate::people::import::table::{Table, Unknown};
use crate::registrations::form;
use crate::registrations::form::rules::{Answered, By, Judge, Who};
use crate::registrations::form::types::{FormFieldKind, RegistrationForm};
use crate::registrations::rules::{self, Said};
use crate::registrations::types::{
    AttendanceMode, ParticipantRole, RegistrationCreate, RegistrationStatus,
};

/// What a table of registrations may say beside who somebody is.
const OWN: [&str; 6] =
    ["role", "attendance_mode", "list_of_participants", "language", "remark", "status"];

/// What else states are called.
const STATUSES: [(&str, RegistrationStatus); 9] = [
    ("cancelled", RegistrationStatus::Withdrawn),
    ("canceled", RegistrationStatus::Withdrawn),
    ("declined", RegistrationStatus::Rejected),
    ("approved", RegistrationStatus::Confirmed),
    ("подтверждена", RegistrationStatus::Confirmed),
    ("отозвана", RegistrationStatus::Withdrawn),
    ("отменена", RegistrationStatus::Withdrawn),
    ("отклонена", RegistrationStatus::Rejected),
    ("ожидает", RegistrationStatus::Pending),
];

/// What the ways of taking part are called in Russian.
const MODES: [(&str, AttendanceMode); 3] = [
    ("очно", AttendanceMode::InPerson),
    ("онлаин", AttendanceMode::Online),
    ("дистанционно", AttendanceMode::Online),
];

/// A table of registrations whose rows were judged by themselves.
pub struct RegistrationTable {
    /// The rows, as to who somebody is.
    pub table: Table,
    said: BTreeMap<u32, RegistrationCreate>,
}

impl RegistrationTable {
    /// Reads all rows, and finds what can be wrong with them without looking for the people.
    pub async fn read(
        db: &DatabaseConnection,
        by: &Actor,
        event: &Event,
        file: Incoming,
        mapping: &Mapping,
        now: DateTime<Utc>,
    ) -> Result<Self> {
        let form = form::service::asked(db, event.id).await?;
        let mut fields = Fields::of_person_and(&OWN);
        // A column with the names of files is read as nothing: no file comes in a table.
        for field in form.fields.iter().filter(|field| field.kind != FormFieldKind::File) {
            fields.asked(&field.key, field.label.iter().map(|(_, label)| label));
        }
        let mut table = Table::read(file, &fields, mapping)?;
        let reading = Reading { event, form: &form, now };
        let said = table.rows_mut().iter_mut().map(|row| (row.number, reading.said(row)));
        let said: BTreeMap<u32, RegistrationCreate> = said.collect();
        table.judge(db, by, Unknown::Kept).await?;
        Ok(Self { table, said })
    }

    /// The registration that a row describes, of somebody who is known here by their id, or else of whom
    /// it describes.
    pub fn of(&self, row: &Row, known: Option<PersonId>, notify: bool) -> RegistrationCreate {
        let said = self.said.get(&row.number).cloned().unwrap_or_else(nothing);
        let person = known.is_none().then(|| row.person.clone());
        let organization_id = row.person.organization_id;
        RegistrationCreate { person_id: known, person, organization_id, notify, ..said }
    }

    /// As what somebody is to come, and in which way.
    pub fn place(&self, row: &Row, event: &Event) -> (ParticipantRole, AttendanceMode) {
        self.said
            .get(&row.number)
            .map_or_else(|| place(&nothing(), event), |said| place(said, event))
    }
}

fn nothing() -> RegistrationCreate {
    RegistrationCreate {
        person_id: None,
        person: None,
        role: None,
        country: None,
        organization: None,
        organization_id: None,
        position: None,
        attendance_mode: None,
        answers: BTreeMap::new(),
        list_of_participants: None,
        language: None,
        remark: None,
        notify: false,
    }
}

fn place(said: &RegistrationCreate, event: &Event) -> (ParticipantRole, AttendanceMode) {
    let role = said.role.unwrap_or(ParticipantRole::Delegate);
    (role, said.attendance_mode.unwrap_or_else(|| rules::default_mode(event.modality)))
}

struct Reading<'a> {
    event: &'a Event,
    form: &'a RegistrationForm,
    now: DateTime<Utc>,
}

impl Reading<'_> {
    fn said(&self, row: &mut Row) -> RegistrationCreate {
        let mode = |cell: &str| cells::choice(cell, AttendanceMode::ALL, &MODES);
        let said = RegistrationCreate {
            role: row.read("role", role),
            country: row.person.country.clone(),
            organization: row.organization.clone(),
            position: row.person.position.clone(),
            attendance_mode: row.read("attendance_mode", mode),
            answers: self.answers(row),
            list_of_participants: row.read("list_of_participants", cells::yes_or_no),
            language: row.read("language", |cell| cells::parsed("language", cell)),
            remark: row.others.remove("remark"),
            ..nothing()
        };
        let status = |cell: &str| cells::choice(cell, RegistrationStatus::ALL, &STATUSES);
        let status = row.read("status", status);
        row.left_out = status.is_some_and(|status| !status.is_in());
        self.judge(row, &said);
        said
    }

    fn answers(&self, row: &mut Row) -> BTreeMap<String, serde_json::Value> {
        let mut answers = BTreeMap::new();
        for field in &self.form.fields {
            let name = fields::answer(&field.key);
            let Some(cell) = row.others.remove(&name) else { continue };
            match answer(field, &cell) {
                Ok(value) => drop(answers.insert(field.key.clone(), value)),
                Err((code, message)) => {
                    row.wrong([FieldError::new(name, code, message)]);
                }
            }
        }
        answers
    }

    /// Notes what is wrong with that, as the register will judge it.
    fn judge(&self, row: &mut Row, said: &RegistrationCreate) {
        let (role, mode) = place(said, self.event);
        let mut checks = Checks::new();
        checks.extend(rules::mode_fault("attendance_mode", self.event.modality, mode));
        rules::check_said(&mut checks, &Said::from(said));
        let (who, before) = (Who { role, mode: Some(mode) }, Answered::default());
        let judge =
            Judge { form: self.form, who, by: By::Organizer, before: &before, now: self.now };
        checks.extend(judge.judge(&said.answers).err().into_iter().flatten());
        row.wrong(checks.into_faults());
    }
}
