//! Files that come by a page: each is kept as it comes, for whoever holds the link, so that nobody need
//! choose it again whatever is wrong with the form around it.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::access::Actor;
use crate::context::Context;
use crate::db::Write;
use crate::error::{FieldError, Result};
use crate::ids::UploadId;
use crate::pages::views::removal;
use crate::pages::{Form, FormFile, SentFile};
use crate::registrations::form::types::{FileAnswer, RegistrationForm};
use crate::uploads;
use crate::uploads::rules::{KINDS_OF_PAGE, LARGEST_OF_PAGE, gone, too_large};
use crate::uploads::service::Arrived;

/// Keeps the files that came with a form, finds again those that it names, and says what is wrong with
/// the others. What stands there is as it was `before`.
pub async fn take(
    context: &Context,
    by: &Actor,
    form: &RegistrationForm,
    before: &BTreeMap<String, Value>,
    (typed, sent): (Form, Vec<SentFile>),
) -> Result<(Form, Vec<FieldError>)> {
    let (mut kept, mut wrong) = (BTreeMap::new(), Vec::new());
    let mut sent: BTreeMap<String, SentFile> =
        sent.into_iter().map(|file| (file.field.clone(), file)).collect();
    for key in form.files() {
        let at = format!("answers/{key}");
        let found = match sent.remove(&key) {
            Some(file) => keep(context, by, &at, file).await?,
            None => again(context, by, (&key, &at), before, &typed).await?,
        };
        match found {
            Ok(file) => kept.extend(file.map(|file| (key, file))),
            Err(fault) => wrong.push(fault),
        }
    }
    Ok((typed.with_files(kept), wrong))
}

type Kept = Result<Option<FormFile>, FieldError>;

async fn keep(context: &Context, by: &Actor, at: &str, file: SentFile) -> Result<Kept> {
    let judged = match file.content {
        Some(content) => Arrived::judge(&file.name, content, KINDS_OF_PAGE).await,
        None => Err(too_large(LARGEST_OF_PAGE)),
    };
    let file = match judged {
        Ok(file) => file,
        Err(error) => {
            let Some(fault) = error.fields.first() else { return Err(error) };
            return Ok(Err(FieldError::new(at, fault.code.clone(), fault.message.clone())));
        }
    };
    let file = &file;
    let deed = move |w: Write| async move { uploads::service::hold(&w, by, file).await };
    let row = context.db.write(deed).await?;
    Ok(Ok(Some(FileAnswer::from(row).into())))
}

/// The file that a page shows, and sends back by its handle.
async fn again(
    context: &Context,
    by: &Actor,
    (key, at): (&str, &str),
    before: &BTreeMap<String, Value>,
    typed: &Form,
) -> Result<Kept> {
    let Some(handle) = typed.text(key).filter(|_| !typed.ticked(&removal(key))) else {
        return Ok(Ok(None));
    };
    let lost = || Ok(Err(gone(at, "file_gone")));
    let Ok(id) = handle.parse::<UploadId>() else { return lost() };
    let stands = before.get(key).and_then(FileAnswer::of).filter(|file| file.upload_id == id);
    if let Some(file) = stands {
        return Ok(Ok(Some(file.into())));
    }
    let (db, now) = (context.db.read(), context.db.clock().now());
    match uploads::service::waiting(db, by, id, now).await? {
        Some(row) => Ok(Ok(Some(FileAnswer::from(row).into()))),
        None => lost(),
    }
}
