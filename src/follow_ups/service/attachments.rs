//! The files that a follow-up carries, made anew when its mails are queued.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect};

use super::audience;
use super::materials::Papers;
use super::stretches::Stretch;
use crate::access::Actor;
use crate::agenda::service::{CALENDAR_TYPE, Outline, calendar_name, ics};
use crate::certificates;
use crate::certificates::entity::Model as Certificate;
use crate::db::Write;
use crate::error::{AppError, Checks, Result};
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::follow_ups::entity::follow_up::{Entity, Model};
use crate::follow_ups::messages;
use crate::follow_ups::rules::{AGENDA, CERTIFICATE, MAY_GO_OUT};
use crate::follow_ups::types::FollowUpFile;
use crate::ids::{CertificateId, FollowUpId, PersonId};
use crate::mail::{self, FILES_MAX, FileRef, NewFile};
use crate::people::entity::person;
use crate::registrations::entity as registration;
use crate::text::Language;
use crate::words::catalogue::{self, Catalogue};

/// Certificates that were set before the write in which they are sent: that takes longer than others
/// should wait. One that is not among them is set there.
pub(super) type Printed = BTreeMap<CertificateId, NewFile>;

/// What each person gets that is their own.
pub(super) type Own = BTreeMap<PersonId, Vec<NewFile>>;

/// What the files of a follow-up are made from.
pub(super) struct Attachments {
    agenda: Option<Outline>,
    papers: Papers,
}

/// The files of all readers of a language, as they were kept.
struct Shared {
    new: Vec<NewFile>,
    kept: Vec<FileRef>,
}

impl Attachments {
    /// Reads what the follow-up attaches.
    pub(super) async fn of(db: &impl ConnectionTrait, row: &Model, event: &Event) -> Result<Self> {
        let wanted = row.attach.iter().any(|name| name == AGENDA);
        let agenda = if wanted { Some(Outline::read(db, event.clone()).await?) } else { None };
        Ok(Self { agenda, papers: Papers::of(db, row).await? })
    }

    /// The materials among them.
    pub(super) fn papers(&self) -> &Papers {
        &self.papers
    }

    /// What all readers of a language get; 409 where that cannot be.
    pub(super) async fn read(
        &self,
        db: &impl ConnectionTrait,
        language: &Language,
    ) -> Result<Vec<NewFile>> {
        self.papers.check()?;
        let mut files = self.in_language(language);
        if !self.fits(&files) {
            return Err(AppError::conflict("follow_up.too_large", too_large()));
        }
        files.extend(self.papers.read(db).await?);
        Ok(files)
    }

    /// What all readers of a language get, without reading it, and what keeps it from being given out.
    pub(super) fn listed(&self, row: &Model, event: &Event) -> (Vec<FollowUpFile>, Vec<String>) {
        let own = self.in_language(&messages::language(event, None, None, None));
        let mut obstacles: Vec<String> = self.papers.obstacles().map(str::to_owned).collect();
        if MAY_GO_OUT.contains(&row.status) && !self.fits_everybody(row, event) {
            obstacles.push(too_large());
        }
        let papers = self.papers.files().map(|file| FollowUpFile {
            name: file.name.clone(),
            media_type: file.media_type.clone(),
            size: u64::try_from(file.size).unwrap_or_default(),
        });
        (own.into_iter().map(FollowUpFile::from).chain(papers).collect(), obstacles)
    }

    /// Whether one mail can carry the materials and these files.
    fn fits<'a>(&self, files: impl IntoIterator<Item = &'a NewFile>) -> bool {
        let sizes = files.into_iter().map(|file| file.content.len());
        mail::files::sizes_fit(sizes.chain(self.papers.sizes()))
    }

    /// Whether one mail can carry them whatever its reader reads: a language of the follow-up, of its
    /// event, or of the pages.
    fn fits_everybody(&self, row: &Model, event: &Event) -> bool {
        let written = row.subject.iter().chain(row.body.iter()).map(|(language, _)| language);
        let spoken = catalogue::all().iter().map(Catalogue::language);
        let all: BTreeSet<&Language> = written.chain(event.language()).chain(spoken).collect();
        all.into_iter().all(|language| self.fits(&self.in_language(language)))
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

    /// Keeps the files for these readers, who read these languages; 409 if they have grown too large
    /// since they were looked at, or may not be carried any more.
    pub(super) async fn keep<'a>(
        &self,
        w: &Write,
        readers: impl Iterator<Item = (PersonId, &'a Language)>,
        own: &Own,
    ) -> Result<BTreeMap<PersonId, Vec<FileRef>>> {
        self.papers.check()?;
        let papers = if self.fits(&[]) { self.papers.keep(w).await? } else { Vec::new() };
        let mut shared: BTreeMap<&Language, Shared> = BTreeMap::new();
        let mut all = BTreeMap::new();
        for (person, language) in readers {
            if !shared.contains_key(language) {
                let new = self.in_language(language);
                let mut kept = keep_each(w, &new).await?;
                kept.extend_from_slice(&papers);
                shared.insert(language, Shared { new, kept });
            }
            let Some(shared) = shared.get(language) else { continue };
            let own = own.get(&person).map(Vec::as_slice).unwrap_or_default();
            if !self.fits(shared.new.iter().chain(own)) {
                return Err(AppError::conflict("follow_up.too_large", too_large()));
            }
            let mut files = shared.kept.clone();
            files.extend(keep_each(w, own).await?);
            all.insert(person, files);
        }
        Ok(all)
    }
}

async fn keep_each(w: &Write, new: &[NewFile]) -> Result<Vec<FileRef>> {
    let mut files = Vec::with_capacity(new.len());
    for file in new {
        files.push(mail::files::keep(w, file).await?);
    }
    Ok(files)
}

/// Whether each reader gets certificates of their own.
pub(super) fn attaches_certificates(row: &Model) -> bool {
    row.attach.iter().any(|name| name == CERTIFICATE)
}

/// Sets the certificates of those of a stretch whom the follow-up still goes to, where it attaches them.
pub(super) async fn print(
    db: &impl ConnectionTrait,
    id: FollowUpId,
    people: Stretch,
    now: DateTime<Utc>,
) -> Result<Printed> {
    let row = Entity::find_by_id(id).one(db).await?;
    let Some(row) = row.filter(attaches_certificates) else { return Ok(Printed::new()) };
    let event = events::service::find(db, &Actor::system("worker"), row.event_id).await?;
    let whose = audience::waiting_of(&row, &event, now, people);
    let whose: Vec<PersonId> =
        whose.select_only().column(person::Column::Id).into_tuple().all(db).await?;
    let mut printed = Printed::new();
    for certificate in certificates::service::valid_of_people(db, row.event_id, whose).await? {
        printed.insert(certificate.id, certificates::paper::file(certificate).await?);
    }
    Ok(printed)
}

/// The certificates of these people as files, each set if it was not before.
pub(super) async fn own(
    db: &impl ConnectionTrait,
    row: &Model,
    registrations: &BTreeMap<PersonId, registration::Model>,
    printed: &Printed,
) -> Result<Own> {
    if !attaches_certificates(row) {
        return Ok(Own::new());
    }
    let whose: BTreeMap<_, _> = registrations.values().map(|it| (it.id, it.person_id)).collect();
    let valid = certificates::service::valid_of(db, whose.keys().copied()).await?;
    let mut own = Own::new();
    for certificate in valid {
        let Some(person) = whose.get(&certificate.registration_id) else { continue };
        own.entry(*person).or_default().push(file(certificate, printed).await?);
    }
    Ok(own)
}

async fn file(certificate: Certificate, printed: &Printed) -> Result<NewFile> {
    match printed.get(&certificate.id) {
        Some(file) => Ok(file.clone()),
        None => certificates::paper::file(certificate).await,
    }
}

/// 422 if the files are too large for a mail, in any language that its readers may have.
pub(super) async fn check(db: &impl ConnectionTrait, row: &Model, event: &Event) -> Result<()> {
    let attachments = Attachments::of(db, row, event).await?;
    let mut checks = Checks::new();
    let fits = attachments.fits_everybody(row, event);
    let field = if row.attach.is_empty() { "materials" } else { "attach" };
    checks.require(fits, field, "too_large", &too_large());
    checks.finish()
}

fn too_large() -> String {
    let most = FILES_MAX / 1_048_576;
    format!("the files are larger than {most} MB together; attach less, or link to them")
}
