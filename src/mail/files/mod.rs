//! Files that mails carry: kept once under their digest, and named by the mails.

pub mod entity;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QuerySelect,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::entity as mails;
use crate::db::{Write, json};
use crate::error::{AppError, Result};
use crate::text;
use entity::{Column, Entity, Model};

/// How many bytes the files of one mail may have together. Relays take 10 MB and more, but a mail
/// that goes to hundreds should not need them.
pub const FILES_MAX: usize = 2 * 1024 * 1024;

/// How long a file is kept at the least; far longer than any write takes.
const UNNAMED_FOR: TimeDelta = TimeDelta::days(1);

/// So often it is noted at the most that a file was kept once more.
const NOTED_EVERY: TimeDelta = TimeDelta::hours(1);

/// So many files go at once.
const MOST_AT_ONCE: u64 = 200;

/// A file for mails to carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Its name, in letters that every program takes.
    pub name: String,
    /// Its content type with all parameters.
    pub media_type: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

impl NewFile {
    /// It, as a mail carries it; for one that stands in no outbox.
    pub fn enclosed(&self) -> Enclosed {
        Enclosed { file: self.named(), content: self.content.clone() }
    }

    /// It, as mails will name it.
    fn named(&self) -> FileRef {
        let digest = text::hex(&Sha256::digest(&self.content));
        FileRef { name: self.name.clone(), media_type: self.media_type.clone(), digest }
    }
}

/// A file as mails name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRef {
    /// Its name.
    pub name: String,
    /// Its content type with all parameters.
    pub media_type: String,
    /// Where its bytes are found.
    pub digest: String,
}

/// A file with its bytes, ready to go out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosed {
    /// Its name and type.
    pub file: FileRef,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// Whether one mail can carry these files together.
pub fn fit<'a>(files: impl IntoIterator<Item = &'a NewFile>) -> bool {
    sizes_fit(files.into_iter().map(|file| file.content.len()))
}

/// Whether one mail can carry files of these sizes together.
pub fn sizes_fit(sizes: impl IntoIterator<Item = usize>) -> bool {
    sizes.into_iter().fold(0, usize::saturating_add) <= FILES_MAX
}

/// Keeps a file on for the mails of this write, of which nobody need read the bytes again; false where
/// it is not kept.
pub async fn keep_on(w: &Write, file: &FileRef) -> Result<bool> {
    let own = || Column::Digest.eq(file.digest.as_str());
    Entity::update_many()
        .col_expr(Column::KeptAt, Expr::value(w.now()))
        .filter(own())
        .filter(Column::KeptAt.lt(w.now() - NOTED_EVERY))
        .exec(w)
        .await?;
    let kept = Entity::find().select_only().column(Column::Digest).filter(own());
    Ok(kept.into_tuple::<String>().one(w).await?.is_some())
}

/// Keeps a file for the mails of this write and of later ones; the same bytes are kept once. Whoever
/// forgets files just now, forgets none that was kept.
pub async fn keep(w: &Write, file: &NewFile) -> Result<FileRef> {
    let file_ref = file.named();
    let digest = file_ref.digest.clone();
    let row = Model { digest, content: file.content.clone(), kept_at: w.now() };
    let mut once = OnConflict::column(Column::Digest);
    // Not each time: a row is written as a whole, with its bytes.
    once.update_column(Column::KeptAt);
    once.action_and_where(Column::KeptAt.lt(w.now() - NOTED_EVERY));
    let insert = Entity::insert(row.into_active_model().reset_all()).on_conflict(once);
    insert.exec_without_returning(w).await?;
    Ok(file_ref)
}

/// Some files that no mail names, and none was written to for a day. All mails are looked through for
/// that, so it is for where nobody waits.
pub async fn unnamed(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Vec<String>> {
    let named = json::all_of(db.get_database_backend(), mails::Column::Content, "files", "digest");
    let select = Entity::find()
        .select_only()
        .column(Column::Digest)
        .filter(Column::KeptAt.lt(now - UNNAMED_FOR))
        .filter(Expr::cust(format!("digest NOT IN ({named})")))
        .limit(MOST_AT_ONCE);
    Ok(select.into_tuple().all(db).await?)
}

/// Deletes these files but for those that a mail was given meanwhile; says how many.
pub async fn forget(w: &Write, digests: &[String]) -> Result<u64> {
    let old = Column::KeptAt.lt(w.now() - UNNAMED_FOR);
    let theirs = Entity::delete_many().filter(Column::Digest.is_in(digests)).filter(old);
    Ok(theirs.exec(w).await?.rows_affected)
}

/// The files with their bytes.
pub async fn read(db: &impl ConnectionTrait, files: &[FileRef]) -> Result<Vec<Enclosed>> {
    let mut all = Vec::with_capacity(files.len());
    for file in files {
        let row = Entity::find_by_id(file.digest.as_str()).one(db).await?;
        let row = row.ok_or_else(|| AppError::not_found("file"))?;
        all.push(Enclosed { file: file.clone(), content: row.content });
    }
    Ok(all)
}
