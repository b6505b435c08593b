//! The files that a follow-up carries, made anew when its mails are queued.

use std::collections::BTreeMap;

use sea_orm::ConnectionTrait;

use crate::agenda::service::{CALENDAR_TYPE, Outline, calendar_name, ics};
use crate::db::Write;
use crate::error::{AppError, Checks, Result};
use crate::events::entity::event::Model as Event;
use crate::follow_ups::entity::follow_up::Model;
use crate::follow_ups::rules::AGENDA;
use crate::mail::{self, FILES_MAX, FileRef, NewFile};
use crate::text::Language;

/// What the files of a follow-up are made from.
pub(super) struct Attachments {
    agenda: Option<Outline>,
}

impl Attachments {
    /// Reads what the follow-up attaches.
    pub(super) async fn of(db: &impl ConnectionTrait, row: &Model, event: &Event) -> Result<Self> {
        let wanted = row.attach.iter().any(|name| name == AGENDA);
        let agenda = if wanted { Some(Outline::read(db, event.clone()).await?) } else { None };
        Ok(Self { agenda })
    }

    /// The files for readers of a language.
    pub(super) fn in_language(&self, language: &Language) -> Vec<NewFile> {
        let agenda = self.agenda.iter().map(|outline| NewFile {
            name: calendar_name(outline),
            media_type: CALENDAR_TYPE.to_owned(),
            // The same bytes as long as nothing changes, so that they are kept once.
            content: ics(outline, language, None, outline.changed_at()).into_bytes(),
        });
        agenda.collect()
    }

    /// Keeps the files for readers of these languages; 409 if they have grown too large since they
    /// were looked at.
    pub(super) async fn keep<'a>(
        &self,
        w: &Write,
        languages: impl Iterator<Item = &'a Language>,
    ) -> Result<BTreeMap<Language, Vec<FileRef>>> {
        let mut kept = BTreeMap::new();
        for language in languages {
            if kept.contains_key(language) {
                continue;
            }
            let new = self.in_language(language);
            if !mail::files::fit(&new) {
                return Err(AppError::conflict("follow_up.too_large", too_large()));
            }
            let mut files = Vec::new();
            for file in &new {
                files.push(mail::files::keep(w, file).await?);
            }
            kept.insert(language.clone(), files);
        }
        Ok(kept)
    }
}

/// 422 if the files are too large for a mail, in any language that it is written in.
pub(super) async fn check(db: &impl ConnectionTrait, row: &Model, event: &Event) -> Result<()> {
    let attachments = Attachments::of(db, row, event).await?;
    let written = row.subject.iter().chain(row.body.iter()).map(|(language, _)| language);
    let fit = |language: &Language| mail::files::fit(&attachments.in_language(language));
    let mut checks = Checks::new();
    let fits = written.chain(event.language()).all(fit);
    checks.require(fits, "attach", "too_large", &too_large());
    checks.finish()
}

fn too_large() -> String {
    let most = FILES_MAX / 1_048_576;
    format!("the files are larger than {most} MB together; attach less, or link to them")
}
