//! Reading, changing and copying the form of an event.

mod retention;

use std::collections::BTreeMap;

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::entity::{form, question};
use super::types::{
    FormField, FormFieldKind, FormerField, RegistrationForm, RegistrationFormAddSet,
    RegistrationFormOut, RegistrationFormPatch, Versions,
};
use super::{rules, sets};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{self, Expected, List, Write};
use crate::error::{AppError, Result};
use crate::events;
use crate::ids::EventId;
use crate::text::Texts;

pub use retention::{delete_answers, with_retention};

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
        version: form.version,
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

/// What these versions of its fields asked, of those that whoever takes part has seen.
pub async fn shown_questions(
    db: &impl ConnectionTrait,
    event: EventId,
    versions: &Versions,
) -> Result<Vec<FormerField>> {
    let asked = questions(db, event).await?.into_iter();
    let shown =
        asked.filter(|it| !it.organizers_only && versions.0.get(&it.key) == Some(&it.version));
    Ok(shown.map(FormerField::from).collect())
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
            sensitive: row.sensitive,
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
    let before = lock(w, by, id).await?;
    expected.check(before.as_ref().map_or(0, |form| form.version))?;
    let fields = patch.fields.list().unwrap_or_else(|| fields_of(before.as_ref())).to_vec();
    replace(w, by, id, before, fields).await
}

/// Adds the fields of a set that ships, below those that are asked already.
pub async fn add_set(
    w: &Write,
    by: &Actor,
    id: EventId,
    input: &RegistrationFormAddSet,
) -> Result<RegistrationFormOut> {
    let before = lock(w, by, id).await?;
    let mut fields = fields_of(before.as_ref()).to_vec();
    let set = sets::find(input.set)?;
    let known = |field: &&FormField| fields.iter().any(|other| other.key == field.key);
    if let Some(known) = set.fields.iter().find(known) {
        return Err(rules::set_added(&known.key));
    }
    fields.extend(set.fields);
    replace(w, by, id, before, fields).await
}

/// The form, with its event locked for whoever changes it; 409 once that is put away.
async fn lock(w: &Write, by: &Actor, id: EventId) -> Result<Option<form::Model>> {
    let event = events::service::lock(w, by, id).await?;
    events::rules::check_open(event.status)?;
    of_event(w, id).await
}

async fn replace(
    w: &Write,
    by: &Actor,
    id: EventId,
    before: Option<form::Model>,
    fields: Vec<FormField>,
) -> Result<RegistrationFormOut> {
    let mut faults = rules::form_faults(&fields);
    let asked = questions(w, id).await?;
    let private = asked.iter().filter(|it| it.organizers_only).map(|it| it.key.clone());
    faults.extend(rules::opened(&fields, &private.collect()));
    let sensitive = asked.iter().map(|it| (it.key.as_str(), it.sensitive)).collect();
    faults.extend(rules::moved_apart(&fields, &sensitive));
    let files = asked.iter().map(|it| (it.key.as_str(), it.kind == FormFieldKind::File)).collect();
    faults.extend(rules::changed_to_files(&fields, &files));
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
    let asked = questions(w, id).await?;
    let last = asked.iter().map(|it| (it.key.clone(), it.version));
    let last: BTreeMap<String, i32> = last.collect();
    let nothing = Versions::default();
    let known = before.as_ref().map_or(&nothing, |form| &form.field_versions);
    let field_versions = rules::next_versions((fields_of(before.as_ref()), known), &fields, &last);
    for field in &fields {
        let version = field_versions.0.get(&field.key).copied().unwrap_or(1);
        let row = question_of(w, id, field, version);
        match asked.iter().find(|it| (&it.key, it.version) == (&row.key, version)) {
            None => drop(db::insert(w, row).await?),
            Some(known) => {
                drop(db::update(w, question::Model { created_at: known.created_at, ..row }).await?);
            }
        }
        let other = |it: &question::Model| it.retention_days != field.retention_days;
        if asked.iter().any(|it| it.key == field.key && other(it)) {
            keep_for(w, id, field).await?;
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

/// Answers to former versions of a field are kept for as long as those to the present one, unless that
/// is a consent, which is kept always.
async fn keep_for(w: &Write, id: EventId, field: &FormField) -> Result<()> {
    if field.kind == FormFieldKind::Consent {
        return Ok(());
    }
    let kept = question::Entity::update_many()
        .col_expr(question::Column::RetentionDays, Expr::value(field.retention_days))
        .filter(question::Column::EventId.eq(id))
        .filter(question::Column::Key.eq(&field.key));
    kept.exec(w).await?;
    Ok(())
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
        organizers_only: field.organizers_only,
        sensitive: field.sensitive,
        retention_days: field.retention_days,
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
