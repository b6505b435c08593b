//! Naming files as answers, showing them, and giving them out.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::Write;
use crate::error::{AppError, FieldError, Result};
use crate::ids::{RegistrationId, UploadId};
use crate::registrations;
use crate::registrations::form::types::{FileAnswer, FormFieldKind, RegistrationForm};
use crate::uploads;
use crate::uploads::entity::upload;
use crate::uploads::rules::{LARGEST_OF_PAGE, gone, too_large};

impl From<upload::Model> for FileAnswer {
    fn from(file: upload::Model) -> Self {
        let upload::Model { id: upload_id, name, media_type, size, .. } = file;
        Self { upload_id, name, media_type, size }
    }
}

/// The upload that an answer names.
fn named(value: &Value) -> Option<UploadId> {
    value.get("upload_id")?.as_str()?.parse().ok()
}

/// What organizers give, with the files that it names as they are: those that stood there `before`, and
/// uploads of theirs that wait. Beside it, what is wrong with the others.
pub async fn found(
    w: &Write,
    by: &Actor,
    form: &RegistrationForm,
    before: &BTreeMap<String, Value>,
    given: &BTreeMap<String, Value>,
) -> Result<(BTreeMap<String, Value>, Vec<FieldError>)> {
    let (mut all, mut wrong) = (given.clone(), Vec::new());
    let asks =
        |key: &str| form.fields.iter().any(|it| it.key == key && it.kind == FormFieldKind::File);
    for (key, value) in given {
        let Some(id) = named(value) else { continue };
        if let Some(same) = before.get(key).filter(|it| named(it) == Some(id)) {
            all.insert(key.clone(), same.clone());
        } else if asks(key) {
            match waiting(w, by, id, &format!("answers/{key}")).await? {
                Ok(file) => drop(all.insert(key.clone(), file.value())),
                Err(fault) => {
                    all.remove(key);
                    wrong.push(fault);
                }
            }
        }
    }
    Ok((all, wrong))
}

async fn waiting(
    w: &Write,
    by: &Actor,
    id: UploadId,
    at: &str,
) -> Result<Result<FileAnswer, FieldError>> {
    let Some(file) = uploads::service::waiting(w, by, id, w.now()).await? else {
        return Ok(Err(gone(at, "unknown")));
    };
    if u64::try_from(file.size).is_ok_and(|size| size > LARGEST_OF_PAGE) {
        return Ok(Err(FieldError::new(at, "file_too_large", too_large(LARGEST_OF_PAGE).detail)));
    }
    Ok(Ok(file.into()))
}

/// Takes the files that answers name and did not name before, of whoever gives these answers.
pub async fn claim(
    w: &Write,
    by: &Actor,
    before: &BTreeMap<String, Value>,
    after: &BTreeMap<String, Value>,
) -> Result<()> {
    let new = after.iter().filter(|(key, value)| before.get(*key) != Some(*value));
    for (key, value) in new {
        if let Some(file) = FileAnswer::of(value) {
            uploads::service::claim(w, by, file.upload_id, &format!("answers/{key}")).await?;
        }
    }
    Ok(())
}

/// Answers as callers read them: with where a file is saved from.
pub fn shown(id: RegistrationId, mut answers: BTreeMap<String, Value>) -> BTreeMap<String, Value> {
    for (key, value) in &mut answers {
        if let Value::Object(file) = value {
            let path = format!("/api/v1/registrations/{id}/files/{key}");
            file.insert("path".to_owned(), json!(path));
        }
    }
    answers
}

/// The file of a registration within the caller's scope; that it is read is logged.
pub async fn read(w: &Write, by: &Actor, id: RegistrationId, key: &str) -> Result<upload::Model> {
    let unknown = || AppError::not_found("file");
    let row = registrations::service::find(w, by, id).await?;
    let answer = row.answers.0.get(key).and_then(FileAnswer::of).ok_or_else(unknown)?;
    let found = uploads::service::by_ids(w, [answer.upload_id]).await?;
    let file = found.into_iter().next().ok_or_else(unknown)?;
    let entry = Entry::new("registration.read_file", "registration", id).of(row.event_id);
    audit::record(w, by, &entry.fields(vec![format!("answers/{key}")])).await?;
    Ok(file)
}
