//! Reading, changing and copying the form of an event.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::entity::{form, question};
use super::rules;
use super::types::{
    FormField, FormerField, RegistrationForm, RegistrationFormOut, RegistrationFormPatch, Versions,
};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{self, Expected, List, Write};
use crate::error::{AppError, Result};
use crate::events;
use crate::ids::EventId;
use crate::text::Texts;

const KIND: &str = "registration_form";

/// The form of an event that was found before; none where nothing was ever asked.
pub async fn of_event(db: &impl ConnectionTrait, event: EventId) -> Result<Option<form::Model>> {
    Ok(form::Entity::find_by_id(event).one(db).await?)
}

/// What such an event asks.
pub async fn asked(db: &impl ConnectionTrait, event: EventId) -> Result<RegistrationForm> {
    let form = of_event(db, event).await?;
    Ok(form.map_or_else(RegistrationForm::default, |form| RegistrationForm {
        fields: form.fields.0,
        versions: form.field_versions,
    }))
}

/// The form as callers see it, with what was asked before.
pub async fn get(db: &impl ConnectionTrait, event: EventId) -> Result<RegistrationFormOut> {
    let form = of_event(db, event).await?;
    let asked = questions(db, event).await?;
    Ok(out(event, form, asked))
}

async fn questions(db: &impl ConnectionTrait, event: EventId) -> Result<Vec<question::Model>> {
    let select = question::Entity::find()
        .filter(question::Column::EventId.eq(event))
        .order_by_asc(question::Column::Key)
        .order_by_asc(question::Column::Version);
    Ok(select.all(db).await?)
}

fn out(
    event_id: EventId,
    form: Option<form::Model>,
    asked: Vec<question::Model>,
) -> RegistrationFormOut {
    let updated_at = form.as_ref().map(|form| form.updated_at);
    let (version, fields, Versions(field_versions)) = form.map_or_else(
        || (0, Vec::new(), Versions::default()),
        |form| (form.version, form.fields.0, form.field_versions),
    );
    let former = asked.into_iter().filter(|it| field_versions.get(&it.key) != Some(&it.version));
    let former_fields = former.map(FormerField::from).collect();
    RegistrationFormOut { event_id, version, fields, field_versions, former_fields, updated_at }
}

impl From<question::Model> for FormerField {
    fn from(row: question::Model) -> Self {
        Self {
            key: row.key,
            version: row.version,
            kind: row.kind,
            label: row.label,
            help: row.help,
            options: row.options.0,
            created_at: row.created_at,
        }
    }
}

/// Changes what an event asks. What is asked otherwise than before gets a new version, and what was
/// asked before stays on record.
pub async fn update(
    w: &Write,
    by: &Actor,
    id: EventId,
    expected: &Expected,
    patch: &RegistrationFormPatch,
) -> Result<RegistrationFormOut> {
    let event = events::service::lock(w, by, id).await?;
    let before = of_event(w, id).await?;
    expected.check(before.as_ref().map_or(0, |form| form.version))?;
    events::rules::check_open(event.status)?;
    let fields = patch.fields.clone().unwrap_or_else(|| fields_of(before.as_ref()).to_vec());
    let faults = rules::form_faults(&fields);
    if !faults.is_empty() {
        return Err(AppError::invalid(faults));
    }
    write(w, id, before, fields).await?;
    let entry = Entry::new("registration_form.update", KIND, id).of(id);
    audit::record(w, by, &entry.fields(vec!["fields".to_owned()])).await?;
    get(w, id).await
}

fn fields_of(form: Option<&form::Model>) -> &[FormField] {
    form.map_or(&[], |form| form.fields.as_slice())
}

async fn write(
    w: &Write,
    id: EventId,
    before: Option<form::Model>,
    fields: Vec<FormField>,
) -> Result<()> {
    let asked = questions(w, id).await?.into_iter();
    let last: BTreeMap<String, i32> = asked.map(|it| (it.key, it.version)).collect();
    let nothing = Versions::default();
    let known = before.as_ref().map_or(&nothing, |form| &form.field_versions);
    let field_versions = rules::next_versions((fields_of(before.as_ref()), known), &fields, &last);
    for field in &fields {
        let version = field_versions.0.get(&field.key).copied().unwrap_or(1);
        if last.get(&field.key).is_none_or(|last| *last < version) {
            db::insert(w, question_of(w, id, field, version)).await?;
        }
    }
    let form = form::Model {
        event_id: id,
        version: before.as_ref().map_or(0, |form| form.version) + 1,
        fields: List(fields),
        field_versions,
        created_at: before.as_ref().map_or_else(|| w.now(), |form| form.created_at),
        updated_at: w.now(),
    };
    match before {
        None => db::insert(w, form).await.map(drop),
        Some(_) => db::update(w, form).await.map(drop),
    }
}

fn question_of(w: &Write, id: EventId, field: &FormField, version: i32) -> question::Model {
    question::Model {
        event_id: id,
        key: field.key.clone(),
        version,
        kind: field.kind,
        label: field.label.clone(),
        help: field.help.clone().filter(|help: &Texts| !help.is_blank()),
        options: field.options.clone().into(),
        created_at: w.now(),
    }
}

/// Gives a new event the form of another one.
pub async fn copy(w: &Write, from: EventId, to: EventId) -> Result<()> {
    match of_event(w, from).await? {
        Some(form) => write(w, to, None, form.fields.0).await,
        None => Ok(()),
    }
}
